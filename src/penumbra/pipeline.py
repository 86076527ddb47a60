"""The hallway: collect → read → fuse → keep, and the picture that comes of it. Start here.

`take_in` does the whole of it for whatever a person names; `picture` asks for what is kept.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO

from platformdirs import user_data_path

from penumbra import sources
from penumbra.assessment import attributions, state_of
from penumbra.errors import PenumbraError
from penumbra.fusion import fuse, known_by
from penumbra.model import (
    Claim,
    Document,
    Event,
    EventView,
    Figure,
    Header,
    Picture,
    Reading,
    Report,
    Skip,
    Source,
    Statement,
)
from penumbra.reading.extract import EXTRACTOR, VERSION, version
from penumbra.reading.many import Known, collect_seldom, read
from penumbra.reference.countries import countries
from penumbra.reference.sources import source_of
from penumbra.store import ALL, Filter, Store


@dataclass(slots=True)
class Taken:
    """What one run took in: counts, and everything it passed over, by name."""

    documents: int = 0
    known: int = 0
    reports: int = 0
    claims: int = 0
    statements: int = 0
    figures: int = 0
    events: int = 0
    skips: list[Skip] = field(default_factory=list)

    def count(self, reading: Reading) -> None:
        self.documents += 1
        self.reports += len(reading.reports)
        self.claims += len(reading.claims)
        self.statements += len(reading.statements)
        self.figures += len(reading.figures)


# Told what was just read or passed over, and what came of it; for progress and for --json.
Told = Callable[[Document | Skip, Reading | None], None]


def default_store() -> Path:
    """Return where the store is if nobody names one: a file in the user's data folder.

    PENUMBRA_STORE in the environment overrides it.
    """
    named = os.environ.get("PENUMBRA_STORE")
    return Path(named) if named else user_data_path("penumbra", appauthor=False) / "penumbra.db"


def take_in(
    what: Sequence[str],
    store: Store,
    *,
    now: datetime,
    published: date | None = None,
    outlet: str | None = None,
    stdin: BinaryIO | None = None,
    jobs: int | None = None,
    names: bool = False,
    told: Told | None = None,
    fusing: Callable[[], None] | None = None,
) -> Taken:
    """Read everything named in `what` into the store, and fuse what is new.

    A document that cannot be received or read is a Skip in the result, named with its
    reason, and the rest is read. The store keeps each document whole or not at all, so an
    interrupted run can simply be repeated. `jobs` is how many processes read (default: one
    per core). `names` keeps the names of private persons; what was kept without them is read
    again, and the other way round. `fusing` is called when all is read and the reports are
    about to be fused.

    Raises StoreError if the store cannot be written; what it held stays.
    """
    collect_seldom()
    taken = Taken()
    run = store.start_run(list(what), now)
    arriving = sources.read(what, published=published, outlet=outlet, stdin=stdin, today=now.date())
    with store.batch(recorded=now) as batch:
        try:
            unread = _unread(arriving, batch.has_reading, version(names=names))
            for arrived, reading in read(unread, jobs=jobs, names=names):
                if isinstance(arrived, Skip):
                    taken.skips.append(arrived)
                elif reading is not None:
                    batch.add(arrived, reading, source=_source(arrived))
                    taken.count(reading)
                else:
                    taken.known += 1
                if told is not None:
                    told(arrived, reading)
        finally:
            # Also of a run that is stopped here, so that nothing is passed over in silence.
            store.note_skips(run, taken.skips)
    if fusing is not None:
        fusing()
    taken.events = bring_up_to_date(store)
    skipped = sum(not skip.kept for skip in taken.skips)
    counts = {"documents": taken.documents, "known": taken.known, "skips": skipped}
    store.finish_run(run, datetime.now(UTC), counts)
    return taken


def readings(
    what: Sequence[str],
    *,
    now: datetime,
    published: date | None = None,
    outlet: str | None = None,
    stdin: BinaryIO | None = None,
    jobs: int | None = None,
    names: bool = False,
) -> Iterator[tuple[Document | Skip, Reading | None]]:
    """Read everything named in `what`, keeping nothing; a Skip comes with None."""
    arriving = sources.read(what, published=published, outlet=outlet, stdin=stdin, today=now.date())
    return read(arriving, jobs=jobs, names=names)


def reading_of(store: Store, document: Document) -> Reading | None:
    """Return what this version took from a document, as it is kept."""
    return store.reading(document.id, EXTRACTOR)


def _source(document: Document) -> Source | None:
    return source_of(document.outlet) if document.outlet else None


def _unread(
    arriving: Iterable[Document | Skip],
    has_reading: Callable[[str, str, str], bool],
    reading_version: str,
) -> Iterator[Document | Skip | Known]:
    for arrived in arriving:
        if isinstance(arrived, Document) and has_reading(arrived.id, EXTRACTOR, reading_version):
            yield Known(arrived)
        else:
            yield arrived


def bring_up_to_date(store: Store) -> int:
    """Fuse if reports wait that are in no event; return how many events there are then.

    A run that was killed between reading and fusing is made whole here.
    """
    if next(iter(store.unfused_reports()), None) is None:
        return store.describe().rows["events"]
    # Fusion reads neither reasons nor the wider evidence; without them ten times as many fit.
    reports = [replace(r, evidence=r.mentions, reasons=()) for r in store.all_reports()]
    known = store.events_of(report.id for report in reports)
    published = {document.id: document.published for document in store.documents()}
    events = fuse(reports, store.judgements(), known=known, published=published)
    store.replace_events(events)
    return len(events)


def picture(
    store: Store, asked: Filter = ALL, *, as_of: date | None = None, with_text: bool = True
) -> Picture:
    """Return what is kept, seen through a filter, newest events first.

    With `as_of`, only what was published by that day counts: an event is what its reports
    said until then, and one that nobody had told of is not there. The filter picks events as
    they are known today. Without `with_text` the documents come without their texts.
    """
    return _picture(
        store,
        store.events(asked),
        store.statements(asked),
        store.figures(asked),
        as_of=as_of,
        with_text=with_text,
        seen_through=in_words(asked, as_of),
    )


def picture_of(store: Store, document_ids: Sequence[str]) -> Picture:
    """Return what these documents tell: each event with all that is known of it from others too."""
    told = [reading for id in document_ids if (reading := store.reading(id, EXTRACTOR))]
    report_ids = [report.id for reading in told for report in reading.reports]
    event_ids = dict.fromkeys(store.events_of(report_ids).values())
    return _picture(
        store,
        [store.event(id) for id in event_ids],
        [statement for reading in told for statement in reading.statements],
        [figure for reading in told for figure in reading.figures],
    )


def picture_of_event(store: Store, id: str) -> Picture:
    """Return the picture with one event in it, by an id or the beginning of one.

    Raises UnknownItem, which names the near ones.
    """
    return _picture(store, [store.event(id)], [], [])


def _picture(
    store: Store,
    events: Sequence[Event],
    statements: Sequence[Statement],
    figures: Sequence[Figure],
    *,
    as_of: date | None = None,
    with_text: bool = True,
    seen_through: tuple[str, ...] = (),
) -> Picture:
    described = store.describe()
    ids = [id for event in events for id in event.report_ids]
    reports = {report.id: report for report in store.reports(ids)}
    told = store.claims(ids)
    cited = {report.document_id for report in reports.values()}
    cited |= {claim.document_id for claim in told}
    cited |= {statement.document_id for statement in statements}
    cited |= {figure.document_id for figure in figures}
    if with_text:
        documents = {d.id: Header.of(d) for d in store.documents(sorted(cited))}
    else:
        documents = store.headers(sorted(cited))
    if as_of is not None:
        public = {
            id: header
            for id, header in documents.items()
            if header.published is not None and header.published <= as_of
        }
        documents = public
        reports = {id: report for id, report in reports.items() if report.document_id in public}
        told = [claim for claim in told if claim.document_id in public]
        statements = [each for each in statements if each.document_id in public]
        figures = [each for each in figures if each.document_id in public]
        events = known_by(events, reports)
    claims: dict[str, list[Claim]] = {}
    for claim in told:
        claims.setdefault(claim.report_id, []).append(claim)
    return Picture(
        events=tuple(view(event, reports, claims, documents) for event in events),
        statements=tuple(statements),
        figures=tuple(figures),
        documents=documents,
        total_events=described.rows["events"],
        total_documents=described.rows["documents"],
        seen_through=seen_through,
        read_by=f"{EXTRACTOR} {VERSION}",
    )


def view(
    event: Event,
    reports: dict[str, Report],
    claims: dict[str, list[Claim]],
    documents: dict[str, Header],
) -> EventView:
    """Put an event together with its reports, claims and ledger."""
    told = [claim for id in event.report_ids for claim in claims.get(id, ())]
    published = {id: header.published for id, header in documents.items()}
    return EventView(
        event=event,
        reports=tuple(reports[id] for id in event.report_ids),
        claims=tuple(told),
        state=state_of(told, published=published),
        attributions=tuple(attributions(event.id, told, published=published)),
    )


def in_words(asked: Filter, as_of: date | None = None) -> tuple[str, ...]:
    """Say a filter in words, one condition each."""
    rows = [
        ("kind", ", ".join(asked.kinds)),
        ("family", ", ".join(asked.families)),
        ("status", ", ".join(asked.statuses)),
        ("place", asked.place),
        ("country", ", ".join(map(_country_name, asked.countries))),
        ("since", asked.since),
        ("until", asked.until),
        ("accused", _country_name(asked.accused) if asked.accused else None),
        ("text", asked.text),
        ("as known on", as_of),
        ("newest", asked.limit),
    ]
    return tuple(f"{name} {value}" for name, value in rows if value not in (None, "", ()))


def _country_name(code: str) -> str:
    """A country's name; anything else already is one."""
    return countries()[code].name if code in countries() else code


__all__ = [
    "PenumbraError",
    "Taken",
    "bring_up_to_date",
    "default_store",
    "picture",
    "picture_of",
    "picture_of_event",
    "read",
    "reading_of",
    "readings",
    "take_in",
]
