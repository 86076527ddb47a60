"""Read from the store: small named queries that give the nouns back.

Each works on a connection that its caller holds and returns whole values.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, and_, select

from penumbra.errors import UnknownItem
from penumbra.model import (
    Claim,
    Document,
    Event,
    Figure,
    Header,
    Judgement,
    Place,
    Reading,
    Report,
    Source,
    Statement,
)
from penumbra.store import rows
from penumbra.store.engines import Sqlite, chunks
from penumbra.store.filters import Filter, event_conditions, has_no_event, utterance_conditions
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
    sources,
    statements,
)

# As many letters of an event's id as must be given.
ENOUGH_LETTERS = 4
_NEAR = 5


def document(connection: Connection, id: str) -> Document | None:
    row = connection.execute(select(documents).where(documents.c.id == id)).one_or_none()
    return None if row is None else rows.document_from(row)


def documents_by_id(connection: Connection, ids: Iterable[str]) -> list[Document]:
    """Return the documents of these ids that are kept, in the order in which they came."""
    found = [
        row
        for some in chunks(dict.fromkeys(ids))
        for row in connection.execute(select(documents).where(documents.c.id.in_(some)))
    ]
    return [rows.document_from(row) for row in sorted(found, key=lambda row: int(row.number))]


def headers(connection: Connection, ids: Iterable[str]) -> dict[str, Header]:
    """Return the headers, without texts, of the documents of these ids that are kept."""
    of = documents.c
    query: Select[Any] = select(of.id, of.name, of.title, of.outlet, of.url, of.published)
    return {
        row.id: rows.header_from(row)
        for some in chunks(dict.fromkeys(ids))
        for row in connection.execute(query.where(of.id.in_(some)))
    }


def all_sources(connection: Connection) -> list[Source]:
    query = select(sources).order_by(sources.c.id)
    return [rows.source_from(row) for row in connection.execute(query)]


def next_documents(
    connection: Connection,
    after: int,
    at_most: int,
    unread_by: tuple[str, str] | None = None,
) -> tuple[list[Document], int]:
    """Return documents that came after number `after`, and the number of the last of them.

    `unread_by` names an extractor and its version that have not read them.
    """
    query = select(documents).where(documents.c.number > after)
    if unread_by:
        extractor, version = unread_by
        query = query.outerjoin(
            readings,
            and_(
                readings.c.document_id == documents.c.id,
                readings.c.extractor == extractor,
                readings.c.version == version,
            ),
        ).where(readings.c.document_id.is_(None))
    found = connection.execute(query.order_by(documents.c.number).limit(at_most)).all()
    last = int(found[-1].number) if found else after
    return [rows.document_from(row) for row in found], last


def reports_by_id(connection: Connection, ids: Iterable[str]) -> list[Report]:
    """Return the reports of these ids that are kept, in the order of `ids`."""
    order = {id: place for place, id in enumerate(dict.fromkeys(ids))}
    found = [
        row
        for some in chunks(order)
        for row in connection.execute(select(reports).where(reports.c.id.in_(some)))
    ]
    return _with_places(connection, sorted(found, key=lambda row: order[row.id]))


def reports_of_event(connection: Connection, event_id: str) -> list[Report]:
    query = (
        select(reports)
        .join(event_reports, event_reports.c.report_id == reports.c.id)
        .where(event_reports.c.event_id == event_id)
        .order_by(event_reports.c.position)
    )
    return _with_places(connection, connection.execute(query).all())


def next_reports(
    connection: Connection, after: str, at_most: int, *, unfused: bool
) -> list[Report]:
    """Return the reports whose ids follow `after`, by id; `unfused` are those in no event."""
    query = select(reports).where(reports.c.id > after)
    if unfused:
        query = query.where(has_no_event())
    found = connection.execute(query.order_by(reports.c.id).limit(at_most)).all()
    return _with_places(connection, found)


def reading(connection: Connection, document_id: str, extractor: str) -> Reading | None:
    """Return what one extractor took from one document; None if it has not read it."""
    version = version_read(connection, document_id, extractor)
    if version is None:
        return None

    def all_of(table: Table) -> list[Row[Any]]:
        query = select(table).where(
            table.c.document_id == document_id, table.c.extractor == extractor
        )
        return list(connection.execute(query.order_by(table.c.position)))

    return Reading(
        document_id,
        extractor,
        version,
        reports=tuple(_with_places(connection, all_of(reports))),
        claims=tuple(rows.claim_from(row) for row in all_of(claims)),
        statements=tuple(rows.statement_from(row) for row in all_of(statements)),
        figures=tuple(rows.figure_from(row) for row in all_of(figures)),
    )


def version_read(connection: Connection, document_id: str, extractor: str) -> str | None:
    query = select(readings.c.version).where(
        readings.c.document_id == document_id, readings.c.extractor == extractor
    )
    return connection.execute(query).scalar()


def claims_about(connection: Connection, report_ids: Iterable[str]) -> list[Claim]:
    """Return the claims about these reports, by report in the order given."""
    order = {id: place for place, id in enumerate(dict.fromkeys(report_ids))}
    found = [
        row
        for some in chunks(order)
        for row in connection.execute(select(claims).where(claims.c.report_id.in_(some)))
    ]
    found.sort(key=lambda row: (order[row.report_id], row.position))
    return [rows.claim_from(row) for row in found]


def events_like(connection: Connection, words: Sqlite, asked: Filter) -> list[Event]:
    """Return the events that `asked` picks, newest first, those of unknown date last."""
    query = (
        select(events)
        .where(*event_conditions(asked, words))
        .order_by(events.c.when_start.desc().nulls_last(), events.c.id)
        .limit(asked.limit)
    )
    return _whole_events(connection, connection.execute(query).all())


def event_by(connection: Connection, id: str) -> Event:
    """Return the event whose id begins with `id`.

    Raises UnknownItem if there is none, or several; it names the near ones.
    """
    if len(id) < ENOUGH_LETTERS:
        raise UnknownItem(f"event {id!r}: give at least {ENOUGH_LETTERS} letters of its id")
    begins = _begins(events.c.id, id)
    found = connection.execute(select(events).where(begins).order_by(events.c.id).limit(9)).all()
    exact = [row for row in found if row.id == id]
    if not found:
        near = _near(connection, id)
        raise UnknownItem(
            f"no event {id!r}; " + (f"near it: {', '.join(near)}" if near else "none is kept yet")
        )
    if len(found) > 1 and not exact:
        names = ", ".join(row.id for row in found[:_NEAR])
        more = " and more" if len(found) > _NEAR else ""
        raise UnknownItem(f"event {id!r} may be any of {names}{more}; give more letters")
    (event,) = _whole_events(connection, exact or found)
    return event


def events_of_reports(connection: Connection, report_ids: Iterable[str]) -> dict[str, str]:
    """Return the id of the event that each of these reports tells, where it has one."""
    return {
        row.report_id: row.event_id
        for some in chunks(report_ids)
        for row in connection.execute(
            select(event_reports).where(event_reports.c.report_id.in_(some))
        )
    }


def statements_like(connection: Connection, words: Sqlite, asked: Filter) -> list[Statement]:
    of = statements.c
    parties = (of.speaker_country, of.addressee_country)
    return [
        rows.statement_from(row)
        for row in connection.execute(_utterances(statements, words, asked, *parties))
    ]


def figures_like(connection: Connection, words: Sqlite, asked: Filter) -> list[Figure]:
    query = _utterances(figures, words, asked, figures.c.claimant_country)
    return [rows.figure_from(row) for row in connection.execute(query)]


def all_judgements(connection: Connection) -> list[Judgement]:
    query = select(judgements).order_by(judgements.c.number)
    return [rows.judgement_from(row) for row in connection.execute(query)]


def _utterances(
    table: Table, words: Sqlite, asked: Filter, *parties: ColumnElement[str | None]
) -> Select[Any]:
    """Newest publication first, unknown last; within a document as they stand in it."""
    return (
        select(table)
        .join(documents, documents.c.id == table.c.document_id)
        .where(*utterance_conditions(asked, words, table.c.document_id, *parties))
        .order_by(
            documents.c.published.desc().nulls_last(),
            documents.c.number.desc(),
            table.c.position,
        )
        .limit(asked.limit)
    )


def _with_places(connection: Connection, found: Iterable[Row[Any]]) -> list[Report]:
    found = list(found)
    where = _places(connection, report_places, report_places.c.report_id, found)
    return [rows.report_from(row, tuple(where[row.id])) for row in found]


def _whole_events(connection: Connection, found: Iterable[Row[Any]]) -> list[Event]:
    found = list(found)
    where = _places(connection, event_places, event_places.c.event_id, found)
    told: defaultdict[str, list[str]] = defaultdict(list)
    for some in chunks(row.id for row in found):
        query = (
            select(event_reports)
            .where(event_reports.c.event_id.in_(some))
            .order_by(event_reports.c.event_id, event_reports.c.position)
        )
        for row in connection.execute(query):
            told[row.event_id].append(row.report_id)
    return [rows.event_from(row, tuple(where[row.id]), told[row.id]) for row in found]


def _places(
    connection: Connection, table: Table, owner: ColumnElement[str], found: Iterable[Row[Any]]
) -> defaultdict[str, list[Place]]:
    where: defaultdict[str, list[Place]] = defaultdict(list)
    for some in chunks(row.id for row in found):
        query = select(owner.label("owner"), table).where(owner.in_(some))
        for row in connection.execute(query.order_by(owner, table.c.position)):
            where[row.owner].append(rows.place_from(row))
    return where


def _begins(column: ColumnElement[str], prefix: str) -> ColumnElement[bool]:
    """An id begins with `prefix`; a range of ids, which an index answers."""
    return and_(column >= prefix, column < prefix + "\N{REPLACEMENT CHARACTER}")


def _near(connection: Connection, id: str) -> list[str]:
    """Return the ids on both sides of where `id` would stand, most alike first."""
    before = select(events.c.id).where(events.c.id < id).order_by(events.c.id.desc())
    after = select(events.c.id).where(events.c.id > id).order_by(events.c.id)
    beside = [
        other
        for query in (before, after)
        for other in connection.execute(query.limit(_NEAR)).scalars()
    ]

    def shared(other: str) -> int:
        """How many letters both begin with."""
        return next(
            (at for at, (left, right) in enumerate(zip(id, other, strict=False)) if left != right),
            min(len(id), len(other)),
        )

    return sorted(beside, key=shared, reverse=True)[:_NEAR]
