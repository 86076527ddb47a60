"""From a group of mentions to a report: its slots, each with the words and rule it came from."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from penumbra.model import Amount, Interval, Passage, Place, Reason, Report, Status
from penumbra.reading.grouping import Group
from penumbra.reading.numbers import casualties
from penumbra.reading.page import Page, PlaceMention, TimeMention
from penumbra.reading.participants import Participants, participants

# How many places one report keeps, most exact first.
_PLACES = 4


def make_reports(page: Page, groups: Sequence[Group], document_id: str) -> list[Report]:
    """Make one report of each group of mentions."""
    return [_report(page, group, document_id) for group in groups]


def _report(page: Page, group: Group, document_id: str) -> Report:
    reasons: list[Reason] = []
    mentions = tuple(page.passage(one.start, one.end) for one in group.mentions)
    first = group.mentions[0]
    reasons.append(Reason("kind", first.rule, mentions[0]))
    reasons.append(Reason("status", group.status_rule, mentions[0]))
    when = _when(page, group.times, reasons)
    where = _where(page, group.places, reasons)
    killed, injured = _toll(page, group, reasons)
    parts: Participants = participants(page, group)
    reasons += parts.reasons
    evidence = list(mentions)
    evidence.append(page.passage(first.sentence.start, first.sentence.end))
    evidence += [reason.passage for reason in reasons if reason.passage]
    return Report(
        id=_id(document_id, group, mentions[0]),
        document_id=document_id,
        kind=group.kind,
        status=group.status,
        when=when,
        where=where,
        targets=parts.targets,
        instruments=parts.instruments,
        actors=parts.actors,
        killed=killed,
        injured=injured,
        mentions=mentions,
        evidence=tuple(dict.fromkeys(evidence)),
        reasons=tuple(reasons),
    )


def _id(document_id: str, group: Group, first: Passage) -> str:
    key = f"{document_id}|{group.kind}|{first.start}|{first.end}"
    return "r" + sha256(key.encode()).hexdigest()[:19]


def _when(page: Page, times: Sequence[TimeMention], reasons: list[Reason]) -> Interval | None:
    """The narrowest of the stretches; the first told decides between equals."""
    known = [time for time in times if time.when is not None]
    if not known:
        return None
    best = min(known, key=lambda time: time.when.days if time.when else 0)
    reasons.append(Reason("when", best.rule, page.passage(best.start, best.end)))
    return best.when


def _where(page: Page, places: Sequence[PlaceMention], reasons: list[Reason]) -> tuple[Place, ...]:
    """The places that can be one scene with the first one, most exact first."""
    kept: dict[str, PlaceMention] = {}
    for mention in places:
        kept.setdefault(mention.place.name, mention)
    rows = sorted(kept.values(), key=lambda one: one.place.within_km or 1e9)[:_PLACES]
    for mention in rows:
        reasons.append(Reason("where", mention.rule, page.passage(mention.start, mention.end)))
    return tuple(mention.place for mention in rows)


def _toll(page: Page, group: Group, reasons: list[Reason]) -> tuple[Amount | None, Amount | None]:
    """The killed and injured told in the sentences of the mentions."""
    killed: Amount | None = None
    injured: Amount | None = None
    if group.status in (Status.HYPOTHETICAL, Status.PLANNED):
        return None, None
    seen = set()
    for mention in group.mentions:
        if mention.sentence.index in seen:
            continue
        seen.add(mention.sentence.index)
        dead, hurt, spans = casualties(
            page.text, page.numbers, mention.sentence.start, mention.sentence.end
        )
        for span in spans:
            reasons.append(
                Reason("toll", "numbers: casualties", page.passage(span.start, span.end))
            )
        killed = dead if killed is None else killed
        injured = hurt if injured is None else injured
    return killed, injured
