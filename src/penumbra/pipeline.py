"""The hallway: collect → read → fuse → keep, and the picture that comes of it. Start here.

`take_in` does the whole of it for whatever a person names; `picture` asks for what is kept.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import BinaryIO

from platformdirs import user_data_path

from penumbra import sources
from penumbra.assessment import attributions, state_of
from penumbra.errors import PenumbraError
from penumbra.fusion import fuse
from penumbra.model import (
    Claim,
    Document,
    Event,
    EventView,
    Header,
    Picture,
    Reading,
    Report,
    Skip,
    Source,
)
from penumbra.reading.extract import EXTRACTOR, VERSION, extract
from penumbra.reference.sources import source_of
from penumbra.store import ALL, Filter, Store

# So many documents are read in this process before others are asked to help: starting one
# costs about as much as reading fifty documents.
_ALONE = 60
# Documents handed to a worker at a time, and how many such parcels may wait per worker.
_PARCEL = 8
_AHEAD = 3


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
    told: Told | None = None,
) -> Taken:
    """Read everything named in `what` into the store, and fuse what is new.

    A document that cannot be received or read is a Skip in the result, named with its
    reason, and the rest is read. The store keeps each document whole or not at all, so an
    interrupted run can simply be repeated. `jobs` is how many processes read (default: one
    per core).

    Raises StoreError if the store cannot be written; what it held stays.
    """
    taken = Taken()
    run = store.start_run(list(what), now)
    arriving = sources.read(what, published=published, outlet=outlet, stdin=stdin, today=now.date())
    with store.batch(recorded=now) as batch:
        for arrived, reading in read(_unread(arriving, batch.has_reading, taken), jobs=jobs):
            if isinstance(arrived, Skip):
                taken.skips.append(arrived)
            elif reading is not None:
                batch.add(arrived, reading, source=_source(arrived))
                taken.count(reading)
            else:
                taken.known += 1
            if told is not None:
                told(arrived, reading)
    taken.events = bring_up_to_date(store)
    store.note_skips(run, taken.skips)
    counts = {"documents": taken.documents, "known": taken.known, "skips": len(taken.skips)}
    store.finish_run(run, datetime.now(UTC), counts)
    return taken


def _source(document: Document) -> Source | None:
    return source_of(document.outlet) if document.outlet else None


@dataclass(frozen=True, slots=True)
class _Known:
    """A document that this version has read before."""

    document: Document


def _unread(
    arriving: Iterable[Document | Skip], has_reading: Callable[[str, str, str], bool], taken: Taken
) -> Iterator[Document | Skip | _Known]:
    del taken
    for arrived in arriving:
        if isinstance(arrived, Document) and has_reading(arrived.id, EXTRACTOR, VERSION):
            yield _Known(arrived)
        else:
            yield arrived


def read(
    arriving: Iterable[Document | Skip | _Known], *, jobs: int | None = None
) -> Iterator[tuple[Document | Skip, Reading | None]]:
    """Read documents as they come, in their order, with several processes if there are many.

    Skips pass through. A document that was read before comes back with None. Memory is
    bounded: only a few parcels of documents are under way at once.
    """
    rows = iter(arriving)
    yield from map(_read_one, islice(rows, _ALONE))
    workers = jobs if jobs is not None else _cores()
    if workers <= 1:
        yield from map(_read_one, rows)
        return
    yield from _read_together(rows, workers)


def _read_together(
    rows: Iterator[Document | Skip | _Known], workers: int
) -> Iterator[tuple[Document | Skip, Reading | None]]:
    first = list(islice(rows, _PARCEL))
    if not first:
        return
    # Not fork: a forked copy of a process with threads (SQLite, progress bars) may hang.
    with ProcessPoolExecutor(workers, mp_context=get_context("forkserver")) as pool:
        under_way: deque[tuple[list[Document | Skip | _Known], Future[list[Reading | Skip]]]]
        under_way = deque()
        parcels = chain([first], iter(lambda: list(islice(rows, _PARCEL)), []))
        for parcel in parcels:
            documents = [row for row in parcel if isinstance(row, Document)]
            under_way.append((parcel, pool.submit(_read_parcel, documents)))
            if len(under_way) >= workers * _AHEAD:
                yield from _unpack(*under_way.popleft())
        while under_way:
            yield from _unpack(*under_way.popleft())


def _unpack(
    parcel: list[Document | Skip | _Known], future: Future[list[Reading | Skip]]
) -> Iterator[tuple[Document | Skip, Reading | None]]:
    try:
        outcomes = iter(future.result())
    except BrokenProcessPool:
        # A worker was killed, for memory perhaps: what it held is read here, one by one.
        outcomes = iter(_read_parcel([row for row in parcel if isinstance(row, Document)]))
    for row in parcel:
        if isinstance(row, Skip):
            yield row, None
        elif isinstance(row, _Known):
            yield row.document, None
        else:
            outcome = next(outcomes)
            yield (outcome, None) if isinstance(outcome, Skip) else (row, outcome)


def _read_parcel(documents: Sequence[Document]) -> list[Reading | Skip]:
    return [_extracted(document) for document in documents]


def _read_one(row: Document | Skip | _Known) -> tuple[Document | Skip, Reading | None]:
    if isinstance(row, Skip):
        return row, None
    if isinstance(row, _Known):
        return row.document, None
    outcome = _extracted(row)
    return (outcome, None) if isinstance(outcome, Skip) else (row, outcome)


def _extracted(document: Document) -> Reading | Skip:
    try:
        return extract(document)
    # One text that trips a reader must not end a run over ten thousand; it is named instead.
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        return Skip(document.name, f"could not be read ({reason}); please report this text")


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def bring_up_to_date(store: Store) -> int:
    """Fuse if reports wait that are in no event; return how many events there are then.

    A run that was killed between reading and fusing is made whole here.
    """
    if next(iter(store.unfused_reports()), None) is None:
        return store.describe().rows["events"]
    reports = list(store.all_reports())
    known = store.events_of(report.id for report in reports)
    events = fuse(reports, store.judgements(), known=known)
    store.replace_events(events)
    return len(events)


def picture(store: Store, asked: Filter = ALL, *, as_of: date | None = None) -> Picture:
    """Return what is kept, seen through a filter, newest events first.

    With `as_of`, claims count only if their document was published by that day.
    """
    described = store.describe()
    events = store.events(asked)
    statements, figures = store.statements(asked), store.figures(asked)
    ids = [id for event in events for id in event.report_ids]
    reports = {report.id: report for report in store.reports(ids)}
    claims: dict[str, list[Claim]] = {}
    for claim in store.claims(ids):
        claims.setdefault(claim.report_id, []).append(claim)
    cited = {report.document_id for report in reports.values()}
    cited |= {statement.document_id for statement in statements}
    cited |= {figure.document_id for figure in figures}
    cited |= {claim.document_id for rows in claims.values() for claim in rows}
    documents = {d.id: Header.of(d) for d in store.documents(sorted(cited))}
    views = tuple(view(event, reports, claims, documents, as_of) for event in events)
    return Picture(
        events=views,
        statements=tuple(statements),
        figures=tuple(figures),
        documents=documents,
        total_events=described.rows["events"],
        total_documents=described.rows["documents"],
        seen_through=in_words(asked, as_of),
        read_by=f"{EXTRACTOR} {VERSION}",
    )


def view(
    event: Event,
    reports: dict[str, Report],
    claims: dict[str, list[Claim]],
    documents: dict[str, Header],
    as_of: date | None = None,
) -> EventView:
    """Put an event together with its reports, claims and ledger."""
    told = [claim for id in event.report_ids for claim in claims.get(id, ())]
    published = {id: header.published for id, header in documents.items()}
    return EventView(
        event=event,
        reports=tuple(reports[id] for id in event.report_ids),
        claims=tuple(told),
        state=state_of(told, published=published, as_of=as_of),
        attributions=tuple(attributions(event.id, told, published=published, as_of=as_of)),
    )


def in_words(asked: Filter, as_of: date | None = None) -> tuple[str, ...]:
    """Say a filter in words, one condition each."""
    rows = [
        ("kind", ", ".join(asked.kinds)),
        ("family", ", ".join(asked.families)),
        ("status", ", ".join(asked.statuses)),
        ("place", asked.place),
        ("country", ", ".join(asked.countries)),
        ("since", asked.since),
        ("until", asked.until),
        ("accused", asked.accused),
        ("text", asked.text),
        ("as known on", as_of),
        ("newest", asked.limit),
    ]
    return tuple(f"{name} {value}" for name, value in rows if value not in (None, "", ()))


__all__ = [
    "PenumbraError",
    "Taken",
    "bring_up_to_date",
    "default_store",
    "picture",
    "read",
    "take_in",
]
