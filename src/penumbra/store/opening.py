"""Open a store: make a new one, bring an older one up, refuse what cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Column, Connection, Engine, MetaData, String, Table, insert, inspect, select
from sqlalchemy.exc import DBAPIError, IntegrityError

from penumbra.errors import StoreError, StoreTooNew
from penumbra.store.engines import MEMORY, Sqlite
from penumbra.store.schema import REVISION, metadata

MIGRATIONS = Path(__file__).with_name("migrations")

# Alembic's own table, written here as Alembic would, so that opening need not import it.
_revisions = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), primary_key=True),
)
_revisions.primary_key.name = "alembic_version_pkc"


class RowsRefused(StoreError):
    """Rows contradict each other or what is kept; nothing of them was kept."""


@contextmanager
def told(words: Sqlite, where: str) -> Iterator[None]:
    """Turn the database's errors into a StoreError that says where and the way out."""
    try:
        yield
    except IntegrityError as error:
        raise RowsRefused(
            f"store {where}: what was to be kept contradicts itself or what is there "
            f"({error.orig}); nothing of it was kept; please report this"
        ) from error
    except DBAPIError as error:
        raise StoreError(f"store {where}: {words.trouble(error)}") from error


def prepared(where: Path | str, words: Sqlite, *, create: bool) -> Engine:
    """Return an engine on a store that has today's schema.

    Raises StoreError if it cannot be opened, StoreTooNew if a later Penumbra wrote it.
    """
    place = str(where)
    if place != MEMORY:
        _make_room(Path(place), create=create)
    engine = words.connect(place)
    try:
        with told(words, place):
            with engine.connect() as connection:
                revision = _revision(connection)
            if revision != REVISION:
                _bring_up(engine, words, place)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _make_room(path: Path, *, create: bool) -> None:
    try:
        if path.is_dir():
            raise StoreError(f"store {path} is a folder; name a file in it")
        if not path.exists():
            if not create:
                raise StoreError(f"there is no store at {path}; `penumbra read` makes one")
            path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"store {path}: {error.strerror or error}; name another place with --store"
        ) from error


def _bring_up(engine: Engine, words: Sqlite, place: str) -> None:
    # Whoever comes first does the work, in one transaction: a second process waits, then looks
    # again, and a killed one leaves the store as it was.
    with engine.execution_options(writes=True).begin() as connection:
        revision = _revision(connection)
        if revision is None:
            words.mark_ours(connection)
            metadata.create_all(connection)
            _revisions.create(connection)
            connection.execute(insert(_revisions).values(version_num=REVISION))
    if revision not in (None, REVISION):
        migrate(words, place)


def _revision(connection: Connection) -> str | None:
    """Return the revision of the store's schema, None if it has none yet."""
    if not inspect(connection).has_table(_revisions.name):
        return None
    return connection.execute(select(_revisions.c.version_num)).scalar()


def migrate(words: Sqlite, place: str) -> None:
    """Bring an older store up to today's schema, all of it or nothing.

    Raises StoreTooNew if the store's revision is none that we know.
    """
    # Slow to import, and needed once per new schema.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    engine = words.connect(place)
    words.suspend_keys(engine)
    try:
        with told(words, place), engine.execution_options(writes=True).begin() as connection:
            revision = _revision(connection)
            if revision is not None and revision not in known:
                raise StoreTooNew(
                    f"store {place} was written by a later Penumbra (schema {revision}, this one "
                    f"knows {REVISION}); update Penumbra, or name another file with --store"
                )
            words.mark_ours(connection)
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            if broken := words.broken_keys(connection):
                raise StoreError(
                    f"store {place}: bringing its schema up would leave {broken} rows pointing "
                    "at nothing, so nothing was changed; please report this"
                )
    finally:
        engine.dispose()
