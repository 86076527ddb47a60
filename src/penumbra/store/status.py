"""What is in the store, for `penumbra status`: sizes, counts, days, runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from penumbra.model import Skip
from penumbra.store.engines import Sqlite
from penumbra.store.filters import has_no_event
from penumbra.store.schema import REVISION, documents, metadata, readings, reports, runs, skips


@dataclass(frozen=True, slots=True)
class Run:
    """One reading run: what it was given, what came of it, what it passed over.

    `finished` is None for a run that was interrupted or is still going; its `counts` are
    then empty. `skips` holds the first of them, `skipped` how many there are.
    """

    number: int
    given: tuple[str, ...]
    started: datetime
    finished: datetime | None
    counts: Mapping[str, int]
    skipped: int
    skips: tuple[Skip, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """The store at a glance.

    `size` is in bytes. `rows` counts each table. `unfused` counts the reports in no event.
    `unfinished` are runs that were interrupted, or are still going, and that no later run over
    the same things has made good. `extractors` counts documents by extractor and version.
    """

    path: str
    size: int
    revision: str
    rows: Mapping[str, int]
    unfused: int
    first_published: date | None
    last_published: date | None
    last_run: Run | None
    unfinished: tuple[Run, ...]
    extractors: Mapping[tuple[str, str], int]


# As many skips of a run as are read back; the rest is counted.
_SKIPS_SHOWN = 100


def describe(connection: Connection, words: Sqlite, path: str) -> Description:
    days = select(func.min(documents.c.published), func.max(documents.c.published))
    first, last = connection.execute(days).one()
    newest = connection.execute(select(runs).order_by(runs.c.number.desc()).limit(1)).one_or_none()
    by_version = (
        select(readings.c.extractor, readings.c.version, func.count())
        .group_by(readings.c.extractor, readings.c.version)
        .order_by(readings.c.extractor, readings.c.version)
    )
    return Description(
        path=path,
        size=words.size(path, connection),
        revision=REVISION,
        rows={
            table.name: _count(connection, select(func.count()).select_from(table))
            for table in metadata.sorted_tables
        },
        unfused=_count(connection, select(func.count(reports.c.id)).where(has_no_event())),
        first_published=first,
        last_published=last,
        last_run=_run(connection, newest) if newest else None,
        unfinished=tuple(_run(connection, row) for row in _unfinished(connection)),
        extractors={
            (extractor, version): count
            for extractor, version, count in connection.execute(by_version)
        },
    )


def last_runs(connection: Connection, limit: int) -> list[Run]:
    """Return the newest runs, newest first."""
    newest = select(runs).order_by(runs.c.number.desc()).limit(limit)
    return [_run(connection, row) for row in connection.execute(newest).all()]


def _count(connection: Connection, query: Any) -> int:
    return int(connection.execute(query).scalar_one())


def _unfinished(connection: Connection) -> list[Row[Any]]:
    open_runs = select(runs).where(runs.c.finished.is_(None)).order_by(runs.c.number)
    found = connection.execute(open_runs).all()
    if not found:
        return []
    later = select(runs.c.number, runs.c.given).where(
        runs.c.finished.is_not(None), runs.c.number > found[0].number
    )
    made_good = {tuple(given): number for number, given in connection.execute(later)}
    return [row for row in found if made_good.get(tuple(row.given), 0) < row.number]


def _run(connection: Connection, row: Row[Any]) -> Run:
    of_run = skips.c.run == row.number
    passed_over = select(skips).where(of_run).order_by(skips.c.number).limit(_SKIPS_SHOWN)
    return Run(
        number=row.number,
        given=tuple(row.given),
        started=row.started,
        finished=row.finished,
        counts=row.counts,
        skipped=_count(connection, select(func.count()).select_from(skips).where(of_run)),
        skips=tuple(Skip(skip.skipped, skip.reason) for skip in connection.execute(passed_over)),
    )
