"""Write to the store: documents with their readings, events, runs, judgements.

Each function works inside a transaction that its caller holds, so it is done whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, tuple_, update

from penumbra.errors import StoreError
from penumbra.model import Document, Event, Judgement, Reading, Skip, Source
from penumbra.store import rows
from penumbra.store.engines import Sqlite, chunks
from penumbra.store.schema import (
    claims,
    documents,
    event_places,
    event_reports,
    events,
    figures,
    judgements,
    readings,
    report_places,
    reports,
    runs,
    skips,
    sources,
    statements,
)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document as it reaches the store, with what was read in it, if it was read."""

    document: Document
    reading: Reading | None
    source: Source | None
    recorded: datetime | None

    def __post_init__(self) -> None:
        if self.reading and self.reading.document_id != self.document.id:
            raise StoreError(
                f"a reading of {self.reading.document_id} came with document {self.document.id}"
            )


@dataclass(frozen=True, slots=True)
class Added:
    """What a batch of documents brought: `known` ones added nothing."""

    documents: int = 0
    readings: int = 0
    known: int = 0

    def __add__(self, other: Added) -> Added:
        return Added(
            self.documents + other.documents,
            self.readings + other.readings,
            self.known + other.known,
        )


def add(connection: Connection, words: Sqlite, arrivals: Sequence[Arrival]) -> Added:
    """Keep documents and their readings; what is there already adds nothing.

    A reading by another version of the same extractor takes the former one's place, and
    the events that rested on that are dropped: fuse them anew.
    """
    fresh_documents = _unknown_documents(connection, arrivals)
    fresh_readings = _unknown_readings(connection, arrivals)
    by_id = {arrival.source.id: arrival.source for arrival in arrivals if arrival.source}
    words.upsert(connection, sources, [rows.source_row(source) for source in by_id.values()])
    _insert(
        connection,
        documents,
        [rows.document_row(new.document, new.source) for new in fresh_documents],
    )
    read = [arrival.reading for arrival in fresh_readings if arrival.reading]
    _forget(connection, [(reading.document_id, reading.extractor) for reading in read])
    _insert(
        connection,
        readings,
        [
            {
                "document_id": new.document.id,
                "extractor": new.reading.extractor,
                "version": new.reading.version,
                "recorded": new.recorded,
            }
            for new in fresh_readings
            if new.reading
        ],
    )
    _add_records(connection, read)
    touched = {arrival.document.id for arrival in (*fresh_documents, *fresh_readings)}
    return Added(len(fresh_documents), len(fresh_readings), len(arrivals) - len(touched))


def _unknown_documents(connection: Connection, arrivals: Sequence[Arrival]) -> list[Arrival]:
    by_id: dict[str, Arrival] = {}
    for arrival in arrivals:
        by_id.setdefault(arrival.document.id, arrival)
    for ids in chunks(list(by_id)):
        known = select(documents.c.id).where(documents.c.id.in_(ids))
        for id in connection.execute(known).scalars():
            del by_id[id]
    return list(by_id.values())


def _unknown_readings(connection: Connection, arrivals: Sequence[Arrival]) -> list[Arrival]:
    """Return the arrivals whose reading is new; the last one where several read alike."""
    by_key = {
        (arrival.document.id, arrival.reading.extractor): arrival
        for arrival in arrivals
        if arrival.reading
    }
    for keys in chunks(list(by_key)):
        known = select(readings.c.document_id, readings.c.extractor, readings.c.version).where(
            tuple_(readings.c.document_id, readings.c.extractor).in_(keys)
        )
        for document_id, extractor, version in connection.execute(known):
            reading = by_key[document_id, extractor].reading
            if reading and reading.version == version:
                del by_key[document_id, extractor]
    return list(by_key.values())


def _add_records(connection: Connection, read: Iterable[Reading]) -> None:
    new: dict[Table, list[rows.AnyRow]] = {
        table: [] for table in (reports, report_places, claims, statements, figures)
    }
    for reading in read:
        for position, report in enumerate(reading.reports):
            new[reports].append(rows.report_row(report, reading, position))
            new[report_places].extend(rows.place_rows("report_id", report))
        for position, claim in enumerate(reading.claims):
            new[claims].append(rows.claim_row(claim, reading, position))
        for position, statement in enumerate(reading.statements):
            new[statements].append(rows.statement_row(statement, reading, position))
        for position, figure in enumerate(reading.figures):
            new[figures].append(rows.figure_row(figure, reading, position))
    for table, new_rows in new.items():
        _insert(connection, table, new_rows)


def _insert(connection: Connection, table: Table, new: Sequence[Mapping[str, Any]]) -> None:
    if new:
        connection.execute(insert(table), new)


def _forget(connection: Connection, keys: Sequence[tuple[str, str]]) -> None:
    """Remove readings by document and extractor, with all they said and what rested on it."""
    for some in chunks(keys):
        gone = tuple_(reports.c.document_id, reports.c.extractor).in_(some)
        resting = (
            select(event_reports.c.event_id)
            .join(reports, reports.c.id == event_reports.c.report_id)
            .where(gone)
        )
        connection.execute(delete(events).where(events.c.id.in_(resting)))
        connection.execute(
            delete(readings).where(tuple_(readings.c.document_id, readings.c.extractor).in_(some))
        )


def withdraw(connection: Connection, extractor: str, version: str) -> int:
    """Remove all that one version of an extractor said; return from how many documents."""
    said = select(readings.c.document_id).where(
        readings.c.extractor == extractor, readings.c.version == version
    )
    ids = connection.execute(said).scalars().all()
    _forget(connection, [(id, extractor) for id in ids])
    return len(ids)


def put_events(
    connection: Connection, words: Sqlite, changed: Sequence[Event], removed_ids: Iterable[str]
) -> None:
    """Keep `changed` events, new or in place of the former ones, and drop the removed."""
    for ids in chunks([event.id for event in changed]):
        connection.execute(delete(event_reports).where(event_reports.c.event_id.in_(ids)))
        connection.execute(delete(event_places).where(event_places.c.event_id.in_(ids)))
    for ids in chunks(removed_ids):
        connection.execute(delete(events).where(events.c.id.in_(ids)))
    # In parts, so that a hundred thousand events never stand as rows in memory all at once.
    for some in chunks(changed):
        words.upsert(connection, events, [rows.event_row(event) for event in some])
        _insert(
            connection,
            event_places,
            [row for event in some for row in rows.place_rows("event_id", event)],
        )
        _insert(
            connection,
            event_reports,
            [
                {"report_id": report_id, "event_id": event.id, "position": position}
                for event in some
                for position, report_id in enumerate(event.report_ids)
            ],
        )


def drop_events(connection: Connection) -> None:
    """Remove every event; the reports stay."""
    for table in (event_reports, event_places, events):
        connection.execute(delete(table))


def start_run(connection: Connection, given: Sequence[str], started: datetime) -> int:
    row = {"given": list(given), "started": started, "finished": None, "counts": {}}
    number = connection.execute(insert(runs).values(row).returning(runs.c.number)).scalar_one()
    return int(number)


def note_skips(connection: Connection, run: int, passed_over: Iterable[Skip]) -> None:
    for some in chunks(passed_over):
        new = [{"run": run, "skipped": skip.where, "reason": skip.reason} for skip in some]
        _insert(connection, skips, new)


def finish_run(
    connection: Connection, run: int, finished: datetime, counts: Mapping[str, int]
) -> None:
    done = update(runs).where(runs.c.number == run)
    connection.execute(done.values(finished=finished, counts=dict(counts)))


def add_judgement(connection: Connection, judgement: Judgement) -> None:
    there = select(func.count()).where(judgements.c.id == judgement.id)
    if not connection.execute(there).scalar_one():
        connection.execute(insert(judgements), [rows.judgement_row(judgement)])


def undo_judgement(connection: Connection, id: str) -> bool:
    """Mark it as undone; return whether there is one of this id."""
    undone = update(judgements).where(judgements.c.id == id).values(undone=True)
    return connection.execute(undone).rowcount > 0
