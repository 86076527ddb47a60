"""The store: keep what was read, ask for it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from penumbra.errors import UnknownItem
from penumbra.model import (
    Claim,
    Document,
    Event,
    Figure,
    Header,
    Judgement,
    Reading,
    Report,
    Skip,
    Source,
    Statement,
)
from penumbra.store import asking, keeping, status
from penumbra.store.batch import Batch
from penumbra.store.engines import Sqlite
from penumbra.store.filters import ALL, Filter
from penumbra.store.keeping import Added, Arrival
from penumbra.store.opening import prepared, told

# As many rows as are read at a time where all are asked for.
_PAGE = 500


def open_store(path: Path | str, *, create: bool = True) -> Store:
    """Open the store in this file, or in memory (":memory:"; for one thread).

    A file that is not there is made, with its folders, unless `create` is False. An older
    store is brought up to today's schema. Raises StoreTooNew if a later Penumbra wrote it, and
    StoreError if it cannot be opened; both name the way out.
    """
    words = Sqlite()
    return Store(prepared(path, words, create=create), words, str(path))


class Store:
    """Documents, what was read in them, and the events made of that; made by `open_store`.

    Each call is one transaction: it is done whole or not at all, and raises StoreError if the
    database fails. Others may read and write the same file meanwhile. NUL characters and lone
    surrogates come back as U+FFFD; a quote still stands in its text at its offsets.
    """

    def __init__(self, engine: Engine, words: Sqlite, path: str) -> None:
        self._engine = engine
        self._writer = engine.execution_options(writes=True)
        self._words = words
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _reads(self) -> Iterator[Connection]:
        with told(self._words, self.path), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writes(self) -> Iterator[Connection]:
        with told(self._words, self.path), self._writer.begin() as connection:
            yield connection

    # --- documents and readings ---

    def add(
        self,
        document: Document,
        reading: Reading | None = None,
        *,
        source: Source | None = None,
        recorded: datetime | None = None,
    ) -> Added:
        """Keep a document, and what was read in it if it was read.

        A document that is there stays as it is; a reading by the same extractor and version
        adds nothing; by another version it takes the former's place, and events that rested
        on the former are dropped, to be fused anew (`unfused_reports`). `recorded` is now.
        """
        return self._add([Arrival(document, reading, source, recorded)])

    def _add(self, arrivals: list[Arrival]) -> Added:
        with self._writes() as connection:
            return keeping.add(connection, self._words, arrivals)

    def batch(self, *, recorded: datetime | None = None) -> Batch:
        """Keep many documents, some hundred in one transaction; use it with `with`."""
        return Batch(self._add, self.has_reading, recorded)

    def has_document(self, id: str) -> bool:
        return self.document(id) is not None

    def has_reading(self, document_id: str, extractor: str, version: str) -> bool:
        """Whether this version of the extractor has read the document."""
        with self._reads() as connection:
            return asking.version_read(connection, document_id, extractor) == version

    def document(self, id: str) -> Document | None:
        with self._reads() as connection:
            return asking.document(connection, id)

    def documents(self, ids: Iterable[str] | None = None) -> Iterator[Document]:
        """Yield the documents of these ids, or all, in the order in which they came."""
        if ids is None:
            yield from self._pages_of_documents()
            return
        with self._reads() as connection:
            found = asking.documents_by_id(connection, ids)
        yield from found

    def headers(self, ids: Iterable[str]) -> dict[str, Header]:
        """Return by id what is cited of these documents, without their texts."""
        with self._reads() as connection:
            return asking.headers(connection, ids)

    def sources(self) -> list[Source]:
        """Return every source, by id, as it was last described."""
        with self._reads() as connection:
            return asking.all_sources(connection)

    def unread_documents(self, extractor: str, version: str) -> Iterator[Document]:
        """Yield the documents that this version of the extractor has not read."""
        return self._pages_of_documents(unread_by=(extractor, version))

    def _pages_of_documents(self, unread_by: tuple[str, str] | None = None) -> Iterator[Document]:
        # Page by page, so that the caller may write meanwhile and memory stays flat.
        last = 0
        while True:
            with self._reads() as connection:
                page, last = asking.next_documents(connection, last, _PAGE, unread_by)
            if not page:
                return
            yield from page

    def reading(self, document_id: str, extractor: str) -> Reading | None:
        """Return what the extractor took from the document, None if it has not read it."""
        with self._reads() as connection:
            return asking.reading(connection, document_id, extractor)

    def withdraw(self, extractor: str, version: str) -> int:
        """Remove all that one version of an extractor said; return from how many documents.

        The documents stay and can be read again. Events that rested on it are dropped; reports
        of theirs that stay are `unfused_reports`.
        """
        with self._writes() as connection:
            return keeping.withdraw(connection, extractor, version)

    # --- reports, claims, statements, figures ---

    def reports(self, ids: Iterable[str]) -> list[Report]:
        """Return the reports of these ids that are kept, in this order."""
        with self._reads() as connection:
            return asking.reports_by_id(connection, ids)

    def reports_of(self, event_id: str) -> list[Report]:
        """Return the reports that tell of the event, in its order."""
        with self._reads() as connection:
            return asking.reports_of_event(connection, event_id)

    def all_reports(self) -> Iterator[Report]:
        """Yield every report, by id."""
        return self._pages_of_reports(unfused=False)

    def unfused_reports(self) -> Iterator[Report]:
        """Yield the reports on which no event rests, by id."""
        return self._pages_of_reports(unfused=True)

    def _pages_of_reports(self, *, unfused: bool) -> Iterator[Report]:
        last = ""
        while True:
            with self._reads() as connection:
                page = asking.next_reports(connection, last, _PAGE, unfused=unfused)
            if not page:
                return
            last = page[-1].id
            yield from page

    def claims(self, report_ids: Iterable[str]) -> list[Claim]:
        """Return the claims about these reports, by report in this order."""
        with self._reads() as connection:
            return asking.claims_about(connection, report_ids)

    def statements(self, asked: Filter = ALL) -> list[Statement]:
        """Return the statements that `asked` picks, newest publication first.

        Countries are the speaker's or addressee's, days those of publication. Kind, family,
        status, place and accused pick the documents that tell of such events.
        """
        with self._reads() as connection:
            return asking.statements_like(connection, self._words, asked)

    def figures(self, asked: Filter = ALL) -> list[Figure]:
        """Return the figures that `asked` picks, as for statements; countries are claimants'."""
        with self._reads() as connection:
            return asking.figures_like(connection, self._words, asked)

    # --- events ---

    def put_events(self, changed: Sequence[Event], removed_ids: Iterable[str] = ()) -> None:
        """Keep `changed` events, new or in place of those with their ids, and drop others.

        A report tells of one event: one that moves needs both its events here. Raises
        StoreError, and changes nothing, if a report is unknown or told twice.
        """
        with self._writes() as connection:
            keeping.put_events(connection, self._words, changed, removed_ids)

    def replace_events(self, events: Sequence[Event]) -> None:
        """Keep these events and no others; else as `put_events`."""
        with self._writes() as connection:
            keeping.drop_events(connection)
            keeping.put_events(connection, self._words, events, ())

    def events(self, asked: Filter = ALL) -> list[Event]:
        """Return the events that `asked` picks, newest first, those of unknown date last."""
        with self._reads() as connection:
            return asking.events_like(connection, self._words, asked)

    def event(self, id: str) -> Event:
        """Return the event with this id, or with an id that alone begins so.

        Raises UnknownItem, which names the near ones. At least four letters are needed.
        """
        with self._reads() as connection:
            return asking.event_by(connection, id)

    def events_of(self, report_ids: Iterable[str]) -> dict[str, str]:
        """Return the event's id for each of these reports that tells of one."""
        with self._reads() as connection:
            return asking.events_of_reports(connection, report_ids)

    # --- runs, judgements, the whole ---

    def start_run(self, given: Sequence[str], started: datetime) -> int:
        """Note that a run over what was `given` has begun; return its number."""
        with self._writes() as connection:
            return keeping.start_run(connection, given, started)

    def note_skips(self, run: int, skips: Iterable[Skip]) -> None:
        """Note what a run passes over, as it does; an interrupted run keeps what was noted."""
        with self._writes() as connection:
            keeping.note_skips(connection, run, skips)

    def finish_run(self, run: int, finished: datetime, counts: Mapping[str, int]) -> None:
        """Note that a run came to its end, with what came of it; without it, it is unfinished."""
        with self._writes() as connection:
            keeping.finish_run(connection, run, finished, counts)

    def runs(self, limit: int = 20) -> list[status.Run]:
        """Return the newest runs, newest first."""
        with self._reads() as connection:
            return status.last_runs(connection, limit)

    def add_judgement(self, judgement: Judgement) -> None:
        """Keep a judgement; one that is there adds nothing."""
        with self._writes() as connection:
            keeping.add_judgement(connection, judgement)

    def undo_judgement(self, id: str) -> None:
        """Mark a judgement as undone; it stays. Raises UnknownItem if there is none."""
        with self._writes() as connection:
            if not keeping.undo_judgement(connection, id):
                raise UnknownItem(f"no judgement {id!r}; list them to see their ids")

    def judgements(self) -> list[Judgement]:
        """Return every judgement, undone ones too, in the order in which they were made."""
        with self._reads() as connection:
            return asking.all_judgements(connection)

    def describe(self) -> status.Description:
        """Return what is in the store, how much and from when."""
        with self._reads() as connection:
            return status.describe(connection, self._words, self.path)
