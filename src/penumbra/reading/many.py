"""Read many documents: as they come, in their order, with several processes if there are many."""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from signal import SIG_IGN, SIGINT, signal
from threading import Thread

from penumbra.model import Document, Reading, Skip
from penumbra.reading.extract import extract

# So many documents are read in this process before others are asked to help: starting one
# costs about as much as reading fifty documents.
_ALONE = 60
# Documents handed to a worker at a time, and how many such parcels may wait per worker.
_PARCEL = 8
_AHEAD = 3


@dataclass(frozen=True, slots=True)
class Known:
    """A document that this version has read before."""

    document: Document


def read(
    arriving: Iterable[Document | Skip | Known], *, jobs: int | None = None, names: bool = False
) -> Iterator[tuple[Document | Skip, Reading | None]]:
    """Read documents as they come, in their order, with several processes if there are many.

    Skips pass through. A document that was read before comes back with None. Memory is
    bounded: only a few parcels of documents are under way at once. `names` keeps the names of
    private persons.
    """
    rows = iter(arriving)
    read_one = partial(_read_one, names=names)
    yield from map(read_one, islice(rows, _ALONE))
    workers = jobs if jobs is not None else _cores()
    if workers <= 1:
        yield from map(read_one, rows)
        return
    yield from _read_together(rows, workers, names=names)


def _read_together(
    rows: Iterator[Document | Skip | Known], workers: int, *, names: bool
) -> Iterator[tuple[Document | Skip, Reading | None]]:
    first = list(islice(rows, _PARCEL))
    if not first:
        return
    # Not fork: a forked copy of a process with threads (SQLite, progress bars) may hang.
    context = get_context("forkserver")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_follow_parent)
    try:
        under_way: deque[tuple[list[Document | Skip | Known], Future[list[Reading | Skip]]]]
        under_way = deque()
        parcels = chain([first], iter(lambda: list(islice(rows, _PARCEL)), []))
        for parcel in parcels:
            documents = [row for row in parcel if isinstance(row, Document)]
            under_way.append((parcel, pool.submit(_read_parcel, documents, names=names)))
            if len(under_way) >= workers * _AHEAD:
                yield from _unpack(*under_way.popleft(), names=names)
        while under_way:
            yield from _unpack(*under_way.popleft(), names=names)
    finally:
        # Whoever stops in the middle does not wait for what nobody will look at.
        pool.shutdown(cancel_futures=True)


def collect_seldom() -> None:
    """Let Python look for circles of garbage less often.

    Readings are trees of small values, freed by counting; looking for circles among them
    after every few hundred new ones cost a sixth of the time of reading.
    """
    gc.set_threshold(50_000, 20, 50)


def _follow_parent() -> None:
    """Leave Ctrl-C to the parent, and end with it, also if it was killed."""
    signal(SIGINT, SIG_IGN)
    collect_seldom()
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _unpack(
    parcel: list[Document | Skip | Known], future: Future[list[Reading | Skip]], *, names: bool
) -> Iterator[tuple[Document | Skip, Reading | None]]:
    try:
        outcomes = iter(future.result())
    except BrokenProcessPool:
        # A worker was killed, for memory perhaps: what it held is read here, one by one.
        documents = [row for row in parcel if isinstance(row, Document)]
        outcomes = iter(_read_parcel(documents, names=names))
    for row in parcel:
        if isinstance(row, Skip):
            yield row, None
        elif isinstance(row, Known):
            yield row.document, None
        else:
            outcome = next(outcomes)
            yield (outcome, None) if isinstance(outcome, Skip) else (row, outcome)


def _read_parcel(documents: Sequence[Document], *, names: bool) -> list[Reading | Skip]:
    return [_extracted(document, names=names) for document in documents]


def _read_one(
    row: Document | Skip | Known, *, names: bool
) -> tuple[Document | Skip, Reading | None]:
    if isinstance(row, Skip):
        return row, None
    if isinstance(row, Known):
        return row.document, None
    outcome = _extracted(row, names=names)
    return (outcome, None) if isinstance(outcome, Skip) else (row, outcome)


def _extracted(document: Document, *, names: bool) -> Reading | Skip:
    try:
        return extract(document, names=names)
    # One text that trips a reader must not end a run over ten thousand; it is named instead.
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        return Skip(document.name, f"could not be read ({reason}); please report this text")


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
