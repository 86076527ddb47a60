"""One event as a brief shows it: sentences, facts, ledger and evidence, tied by numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from penumbra.export.quotes import Excerpt, excerpts
from penumbra.export.wording import (
    NOT_REPORTED,
    STATES,
    STATUSES,
    Sentence,
    amount_in_words,
    day_in_words,
    in_short,
    kind_in_words,
    place_in_words,
    plainly,
    speaker,
    stance_in_words,
    what_happened,
    when_in_words,
    who_says,
)
from penumbra.model import Amount, Claim, EventView, Passage, Picture, Report, Stance

Numbers = dict[tuple[str, Passage], int]

DENIALS = (Stance.DENIES, Stance.DISPUTES, Stance.EXONERATES)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, or one voice of the ledger, with the numbers of its excerpts."""

    words: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    name: str
    value: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """Everything that is shown of one event; `anchor` is where it stands in the page."""

    anchor: str
    kind: str
    when: str
    place: str
    status: str
    state: str
    state_words: str
    in_short: str | None
    reports: int
    lines: tuple[Line, ...]
    facts: tuple[Fact, ...]
    claims: tuple[Line, ...]
    denials: tuple[Line, ...]
    excerpts: tuple[Excerpt, ...]

    @property
    def tolls(self) -> tuple[Fact, ...]:
        """How many were killed and injured, where anybody says."""
        return tuple(
            fact
            for fact in self.facts
            if fact.name in ("Killed", "Injured") and fact.value != NOT_REPORTED
        )


def card(view: EventView, picture: Picture, *, anchor: str) -> Card:
    event = view.event
    cited = ((picture.documents[id], passage) for id, passage in view.evidence())
    found = excerpts(cited)
    numbers = {
        (excerpt.header.id, passage): number
        for number, excerpt in enumerate(found, start=1)
        for passage in excerpt.passages
    }

    def line(sentence: Sentence) -> Line:
        return Line(sentence.words, _numbers(sentence.records, numbers))

    return Card(
        anchor=anchor,
        kind=kind_in_words(event.kind),
        when=when_in_words(event.when),
        place=place_in_words(event.where[0]) if event.where else "place unknown",
        status=STATUSES[event.status],
        state=view.state.value,
        state_words=STATES[view.state],
        in_short=in_short(view),
        reports=len(view.reports),
        lines=tuple(line(sentence) for sentence in (what_happened(view), *who_says(view))),
        facts=tuple(_facts(view, picture)),
        claims=_ledger(view, picture, numbers, denials=False),
        denials=_ledger(view, picture, numbers, denials=True),
        excerpts=tuple(found),
    )


def _numbers(records: Iterable[Report | Claim], numbers: Numbers) -> tuple[int, ...]:
    return tuple(
        sorted(
            {
                numbers[record.document_id, passage]
                for record in records
                for passage in record.evidence
            }
        )
    )


def _facts(view: EventView, picture: Picture) -> Iterable[Fact]:
    event = view.event
    span = event.when_span
    wider = span and span != event.when
    yield Fact(
        "Date", when_in_words(event.when), f"reports span {when_in_words(span)}" if wider else None
    )
    where = [place_in_words(place, uncertainty=True) for place in event.where]
    yield Fact("Place", where[0] if where else "unknown", _also(where[1:]))
    yield Fact("Kind", kind_in_words(event.kind), _also(_other_kinds(view), "reports also say"))
    yield Fact("Status", STATUSES[event.status])
    if event.targets:
        yield Fact("Target", "; ".join(map(plainly, event.targets)))
    if event.instruments:
        yield Fact("Means", "; ".join(map(plainly, event.instruments)))
    if event.actors:
        yield Fact("Doers, as reports name them", "; ".join(map(plainly, event.actors)))
    yield _toll("Killed", event.killed, [report.killed for report in view.reports])
    yield _toll("Injured", event.injured, [report.injured for report in view.reports])
    outlets = {picture.documents[report.document_id].outlet for report in view.reports} - {None}
    yield Fact(
        "Told by",
        _count(len(view.reports), "report"),
        _count(len(outlets), "outlet") if outlets else None,
    )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _also(values: Sequence[str], words: str = "also named:") -> str | None:
    return f"{words} {'; '.join(values)}" if values else None


def _other_kinds(view: EventView) -> list[str]:
    kinds = dict.fromkeys(report.kind for report in view.reports)
    return [kind_in_words(kind) for kind in kinds if kind != view.event.kind]


def _toll(name: str, whole: Amount | None, told: Sequence[Amount | None]) -> Fact:
    """Say the range, and where reports differ what each of them says."""
    different = list(dict.fromkeys(amount for amount in told if amount is not None))
    note = None
    if len(different) > 1:
        note = f"reports differ: {'; '.join(map(amount_in_words, different))}"
    return Fact(name, amount_in_words(whole), note)


def _ledger(
    view: EventView, picture: Picture, numbers: Numbers, *, denials: bool
) -> tuple[Line, ...]:
    """One line for each voice and stance, by the first day it was published."""
    voices: dict[str, list[Claim]] = {}
    for claim in view.claims:
        if (claim.stance in DENIALS) is denials:
            words = f"{speaker(claim.speaker, claim.speaker_country)} {stance_in_words(claim)}"
            voices.setdefault(words, []).append(claim)
    lines = []
    for words, claims in voices.items():
        days = [day for claim in claims if (day := picture.documents[claim.document_id].published)]
        since = day_in_words(min(days)) if days else "undated"
        lines.append((min(days).isoformat() if days else "9999", f"{since}: {words}.", claims))
    lines.sort(key=lambda line: line[0])
    return tuple(Line(words, _numbers(claims, numbers)) for _, words, claims in lines)
