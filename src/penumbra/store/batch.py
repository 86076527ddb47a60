"""Keep many documents in few transactions, each short."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from time import monotonic
from types import TracebackType
from typing import Self

from penumbra.errors import StoreError
from penumbra.model import Document, Reading, Source
from penumbra.store.keeping import Added, Arrival
from penumbra.store.opening import RowsRefused

# A transaction costs about as much as keeping two documents. Past some hundred nothing is gained.
_DOCUMENTS = 200
# Memory stays flat also where each document is a book.
_CHARACTERS = 8_000_000
# What waits is lost if the process is killed; it need not be more than this.
_SECONDS = 2.0


class Batch:
    """Documents on their way into the store; made by `Store.batch`.

    What is added waits in memory and is kept some hundred documents or two seconds at a time,
    so the store is held for other writers only briefly. Each document goes in whole with its
    reading or not at all. Leaving the block keeps the rest, also when an error leaves it.
    """

    def __init__(
        self,
        keep: Callable[[list[Arrival]], Added],
        has_reading: Callable[[str, str, str], bool],
        recorded: datetime | None,
    ) -> None:
        self._keep = keep
        self._has_reading = has_reading
        self._recorded = recorded
        self._waiting: list[Arrival] = []
        self._read: set[tuple[str, str, str]] = set()
        self._characters = 0
        self._since = monotonic()
        self.added = Added()

    def add(
        self, document: Document, reading: Reading | None = None, *, source: Source | None = None
    ) -> None:
        """Take a document in, with its reading if it was read.

        Raises StoreError if there is no room; what was kept before stays.
        """
        self._waiting.append(Arrival(document, reading, source, self._recorded))
        if reading:
            self._read.add((document.id, reading.extractor, reading.version))
        self._characters += len(document.text)
        if (
            len(self._waiting) >= _DOCUMENTS
            or self._characters >= _CHARACTERS
            or monotonic() - self._since >= _SECONDS
        ):
            self.flush()

    def has_reading(self, document_id: str, extractor: str, version: str) -> bool:
        """Whether this version has read the document, be it kept or still waiting."""
        key = (document_id, extractor, version)
        return key in self._read or self._has_reading(*key)

    def flush(self) -> None:
        """Keep what waits, now.

        Raises StoreError if the database refuses one of the documents, once the others are
        kept; or if it refuses all, as a full disk does.
        """
        waiting, self._waiting, self._read, self._characters = self._waiting, [], set(), 0
        self._since = monotonic()
        if not waiting:
            return
        try:
            self.added += self._keep(waiting)
        except RowsRefused:
            self._keep_one_by_one(waiting)

    def _keep_one_by_one(self, waiting: list[Arrival]) -> None:
        """Keep all but the documents that are refused, and name those."""
        refused: dict[str, RowsRefused] = {}
        for arrival in waiting:
            try:
                self.added += self._keep([arrival])
            except RowsRefused as error:
                refused[arrival.document.name] = error
        if refused:
            first = next(iter(refused.values()))
            raise StoreError(f"{first}; not kept: {', '.join(refused)}") from first

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.flush()
