"""Makes the nouns for tests, so that a test shows only its point.

Everything is given by keyword over a sensible default; quotes are cut out of the document's
own text, so what is made here keeps the rule that every quote stands in its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import count

from penumbra.model import (
    Act,
    Amount,
    Attribution,
    Claim,
    Decision,
    Document,
    Event,
    EventView,
    Figure,
    Header,
    Interval,
    Judgement,
    Passage,
    Picture,
    Place,
    Report,
    Stance,
    State,
    Statement,
    Status,
    document_id,
)

_numbers = count(1)

WAREHOUSE = "A warehouse in Riga burned down. Latvian prosecutors blamed Russia. Moscow denied it."
RIGA = Place("Riga", "LVA", 56.95, 24.11, 10, "town")


def a_document(
    text: str = WAREHOUSE,
    *,
    name: str = "",
    title: str | None = "Fire in Riga",
    outlet: str | None = "Baltic Post",
    url: str | None = "https://baltic-post.example/fire",
    published: date | None = date(2024, 5, 6),
    language: str | None = "en",
) -> Document:
    return Document(
        id=document_id(name, outlet, published, text),
        name=name or "fire.txt",
        title=title,
        outlet=outlet,
        url=url,
        published=published,
        published_by="given" if published else None,
        text=text,
        digest=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        language=language,
    )


def a_passage(document: Document, quote: str) -> Passage:
    """Cut the first `quote` out of the document; fails where it does not stand there."""
    start = document.text.index(quote)
    return Passage(start, start + len(quote), quote)


def days(first: date | str, last: date | str | None = None) -> Interval:
    """Make an interval of whole days, from dates or their ISO form."""
    first, last = (date.fromisoformat(d) if isinstance(d, str) else d for d in (first, last))
    assert first is not None
    return Interval.of_days(first, last)


def an_amount(low: float | None, high: float | None = None) -> Amount:
    """Make "exactly low", or the range from low to high."""
    return Amount(low, low if high is None else high)


def a_report(
    document: Document | None = None,
    *,
    id: str | None = None,
    kind: str = "arson",
    status: Status = Status.OCCURRED,
    when: Interval | None = None,
    where: Sequence[Place] = (),
    targets: Sequence[str] = (),
    instruments: Sequence[str] = (),
    actors: Sequence[str] = (),
    killed: Amount | None = None,
    injured: Amount | None = None,
    mention: str | None = None,
) -> Report:
    """Make a report; without `mention` the document's first sentence is what it rests on."""
    document = document or a_document()
    passage = a_passage(document, mention or document.text.partition(".")[0])
    return Report(
        id=id or f"r{next(_numbers)}",
        document_id=document.id,
        kind=kind,
        status=status,
        when=when,
        where=tuple(where),
        targets=tuple(targets),
        instruments=tuple(instruments),
        actors=tuple(actors),
        killed=killed,
        injured=injured,
        mentions=(passage,),
        evidence=(passage,),
    )


def a_claim(
    report: Report,
    document: Document | None = None,
    *,
    id: str | None = None,
    speaker: str | None = "Latvian prosecutors",
    speaker_country: str | None = "LVA",
    stance: Stance = Stance.ATTRIBUTES,
    accused: str | None = "Russia",
    accused_country: str | None = "RUS",
    cue: str = "blamed",
    quote: str | None = None,
) -> Claim:
    """Make a claim; without `quote` it cites the report's own evidence."""
    evidence = report.evidence
    if quote is not None:
        evidence = (a_passage(document or a_document(), quote),)
    return Claim(
        id=id or f"c{next(_numbers)}",
        document_id=report.document_id,
        report_id=report.id,
        speaker=speaker,
        speaker_country=speaker_country,
        stance=stance,
        accused=accused,
        accused_country=accused_country,
        cue=cue,
        evidence=evidence,
    )


def a_statement(
    document: Document,
    quote: str,
    *,
    id: str | None = None,
    speaker: str | None = "Foreign Ministry",
    speaker_country: str | None = "RUS",
    act: Act = Act.DENIAL,
    addressee_country: str | None = None,
) -> Statement:
    return Statement(
        id=id or f"s{next(_numbers)}",
        document_id=document.id,
        speaker=speaker,
        speaker_country=speaker_country,
        act=act,
        addressee_country=addressee_country,
        quote=quote,
        evidence=(a_passage(document, quote),),
    )


def a_figure(
    document: Document,
    quote: str,
    *,
    id: str | None = None,
    subject: str = "damage",
    amount: Amount | None = None,
    unit: str = "EUR",
    claimant: str | None = "fire service",
    claimant_country: str | None = "LVA",
) -> Figure:
    return Figure(
        id=id or f"f{next(_numbers)}",
        document_id=document.id,
        subject=subject,
        amount=amount or Amount.exactly(1_200_000),
        unit=unit,
        claimant=claimant,
        claimant_country=claimant_country,
        evidence=(a_passage(document, quote),),
    )


def an_event(
    *reports: Report,
    id: str | None = None,
    kind: str | None = None,
    status: Status | None = None,
    when: Interval | None = None,
    where: Sequence[Place] | None = None,
) -> Event:
    """Fuse reports the plainest way: the first one's kind, status and time, all their places."""
    reports = reports or (a_report(),)
    first = reports[0]
    return Event(
        id=id or f"e{next(_numbers)}",
        kind=kind or first.kind,
        status=status or first.status,
        when=when or first.when,
        when_span=_span(report.when for report in reports),
        where=tuple(
            where
            if where is not None
            else dict.fromkeys(place for report in reports for place in report.where)
        ),
        targets=_each(report.targets for report in reports),
        instruments=_each(report.instruments for report in reports),
        actors=_each(report.actors for report in reports),
        killed=_span(report.killed for report in reports),
        injured=_span(report.injured for report in reports),
        report_ids=tuple(report.id for report in reports),
    )


def a_judgement(
    decision: Decision, *reports: Report, reason: str = "seen on site", undone: bool = False
) -> Judgement:
    return Judgement(
        id=f"j{next(_numbers)}",
        decision=decision,
        report_ids=tuple(report.id for report in reports),
        author="an analyst",
        made=datetime(2024, 6, 1, tzinfo=UTC),
        reason=reason,
        undone=undone,
    )


def an_attribution(
    event: Event,
    accused: str = "RUS",
    *,
    attributes: Sequence[str] = (),
    suspects: Sequence[str] = (),
    denies: Sequence[str] = (),
    admits: Sequence[str] = (),
    since: date | None = None,
) -> Attribution:
    return Attribution(
        event.id,
        accused,
        tuple(attributes),
        tuple(suspects),
        tuple(denies),
        tuple(admits),
        since,
    )


def a_view(
    event: Event | None = None,
    reports: Iterable[Report] | None = None,
    *,
    claims: Iterable[Claim] = (),
    state: State = State.UNATTRIBUTED,
    attributions: Iterable[Attribution] = (),
) -> EventView:
    """Make one event with what is told of it; without arguments, the fire in Riga."""
    if reports is None:
        assert event is None, "an event is shown with its reports"
        reports = (a_report(when=days("2024-05-04"), where=(RIGA,)),)
    reports = tuple(reports)
    return EventView(
        event or an_event(*reports), reports, tuple(claims), state, tuple(attributions)
    )


def a_picture(
    *views: EventView,
    documents: Iterable[Document] = (),
    statements: Iterable[Statement] = (),
    figures: Iterable[Figure] = (),
    total_events: int | None = None,
    seen_through: Sequence[str] = (),
    read_by: str | None = "rules 1",
) -> Picture:
    """Make a picture; without `documents` everything is cited from the fire in Riga."""
    headers = {document.id: Header.of(document) for document in documents or (a_document(),)}
    return Picture(
        events=views,
        statements=tuple(statements),
        figures=tuple(figures),
        documents=headers,
        total_events=len(views) if total_events is None else total_events,
        total_documents=len(headers),
        seen_through=tuple(seen_through),
        read_by=read_by,
    )


def _each(lists: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry for entries in lists for entry in entries))


def _span(values):
    known = [value for value in values if value is not None]
    whole = known[0] if known else None
    for value in known[1:]:
        whole = whole.span(value)
    return whole
