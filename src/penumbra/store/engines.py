"""What each database engine says in its own words; so far there is SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import (
    URL,
    ColumnElement,
    Connection,
    Engine,
    Select,
    StaticPool,
    Table,
    create_engine,
    event,
    literal_column,
    select,
    text,
)
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from penumbra.errors import StoreError
from penumbra.store.folding import search_words
from penumbra.store.rows import AnyRow, list_to_json
from penumbra.store.schema import documents, storable

MEMORY = ":memory:"

# "PENU" in the file's head, so that another program's SQLite file is not taken for a store.
_MARK = 0x50454E55

# How long to wait for another process to finish its writing. A batch holds the store for well
# below a second; a migration of a large one may take longer.
_PATIENCE_SECONDS = 15

# Engines take some thousand bound values in one statement.
_AT_ONCE = 500

_Item = TypeVar("_Item")


def chunks(items: Iterable[_Item], size: int = _AT_ONCE) -> Iterator[list[_Item]]:
    """Split `items` into lists that fit one statement."""
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk


class Sqlite:
    """One file, or memory; readers and one writer side by side (WAL)."""

    def connect(self, where: str) -> Engine:
        """Return an engine for the file at `where`; nothing is opened before it is used.

        Using it raises StoreError if the file is another program's.
        """
        in_memory = where == MEMORY
        engine = create_engine(
            URL.create("sqlite", database=where),
            json_serializer=list_to_json,
            connect_args={"timeout": _PATIENCE_SECONDS, "check_same_thread": False},
            # A memory store lives in its one connection.
            **({"poolclass": StaticPool} if in_memory else {}),
        )

        @event.listens_for(engine, "connect")
        def settle(connection: sqlite3.Connection, entry: ConnectionPoolEntry) -> None:  # noqa: ARG001
            # Python's driver begins transactions late and by guess; `begin` below does it instead.
            connection.isolation_level = None
            # Before any setting, for WAL stays with the file.
            if not _is_ours(connection):
                raise StoreError(
                    f"{where} is a database of another program; name another file with --store"
                )
            for setting in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
                connection.execute(f"PRAGMA {setting}").close()

        @event.listens_for(engine, "begin")
        def begin(connection: Connection) -> None:
            # A writer takes its turn at once: a reader that turns writer cannot wait for it.
            writes = connection.get_execution_options().get("writes")
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

        return engine

    def mark_ours(self, connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA application_id = {_MARK}")

    def suspend_keys(self, engine: Engine) -> None:
        """Let foreign keys rest in new connections, so that a migration can rebuild tables."""

        @event.listens_for(engine, "connect")
        def rest(connection: sqlite3.Connection, entry: ConnectionPoolEntry) -> None:  # noqa: ARG001
            connection.execute("PRAGMA foreign_keys=OFF").close()

    def broken_keys(self, connection: Connection) -> int:
        """Count the rows that point at nothing."""
        return len(connection.exec_driver_sql("PRAGMA foreign_key_check").all())

    def upsert(self, connection: Connection, table: Table, rows: list[AnyRow]) -> None:
        """Insert `rows`; one whose key is there takes that row's place."""
        if rows:
            statement = sqlite_insert(table)
            keys = [column.name for column in table.primary_key]
            fresh = {name: statement.excluded[name] for name in rows[0] if name not in keys}
            connection.execute(
                statement.on_conflict_do_update(index_elements=keys, set_=fresh), rows
            )

    def found(self, typed: str) -> Select[Any]:
        """Select the numbers of the documents that hold every word or phrase of `typed`."""
        phrases = [
            f'"{phrase.rstrip("*")}"{"*" if phrase.endswith("*") else ""}'
            for phrase in search_words(storable(typed))
        ]
        chosen = select(documents.c.number)
        if not phrases:
            return chosen.where(text("1 = 0"))
        number: ColumnElement[int] = literal_column("document_words.rowid")
        match = text("document_words MATCH :phrases").bindparams(phrases=" ".join(phrases))
        return select(number).select_from(text("document_words")).where(match)

    def size(self, where: str, connection: Connection) -> int:
        """Return the bytes that the store takes, its log included."""
        if where == MEMORY:
            (pages,) = connection.exec_driver_sql("PRAGMA page_count").one()
            (page,) = connection.exec_driver_sql("PRAGMA page_size").one()
            return int(pages * page)
        files = (Path(where + ending) for ending in ("", "-wal", "-shm"))
        return sum(file.stat().st_size for file in files if file.exists())

    def trouble(self, error: DBAPIError) -> str:
        """Say what went wrong and the way out."""
        name = str(getattr(error.orig, "sqlite_errorname", ""))
        for beginning, advice in _ADVICE.items():
            if name.startswith(beginning):
                return f"{advice} ({error.orig})"
        return f"{error.orig or error} [{name or type(error.orig).__name__}]"


def _is_ours(connection: sqlite3.Connection) -> bool:
    """Whether this is a store, or may become one: it has our mark, or nothing at all."""
    ((mark,),) = connection.execute("PRAGMA application_id")
    if mark == _MARK:
        return True
    ((tables,),) = connection.execute("SELECT count(*) FROM sqlite_master")
    return bool(mark == 0 and tables == 0)


# By the beginning of SQLite's own name for the error; the more exact comes first.
_ADVICE = {
    "SQLITE_FULL": "no space is left on the disk; what was kept before is intact: free some "
    "space and run the same command again",
    "SQLITE_READONLY": "it cannot be written; give yourself the right to write it and its "
    "folder, or name another with --store",
    "SQLITE_PERM": "the right to use it is missing; ask its owner, or name another with --store",
    "SQLITE_CANTOPEN": "it cannot be opened; check that its folder exists and that you may write "
    "there, or name another with --store",
    "SQLITE_BUSY": "another process is writing to it; wait for that to end and run the same "
    "command again",
    "SQLITE_LOCKED": "another process is writing to it; wait for that to end and run the same "
    "command again",
    "SQLITE_NOTADB": "it is no store of Penumbra; move it away, or name another with --store",
    "SQLITE_CORRUPT": "it is damaged; move it away and read the documents again, or rescue what "
    "is left with `sqlite3 FILE .recover`",
    "SQLITE_IOERR": "the disk failed, is full, or a limit on file size was reached; what was "
    "kept before is intact: mend that and run the same command again",
    "SQLITE_TOOBIG": "a text is too long to be kept (1 GB)",
    "SQLITE_NOMEM": "memory ran out; close other programs and run the same command again",
}
