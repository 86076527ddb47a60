"""A process that is killed, a disk that is full, others at work: nothing kept is lost."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import event

from penumbra.errors import StoreError
from penumbra.store import Store, open_store
from tests.make import a_document, a_report, an_event
from tests.store.telling import a_reading, tell

ROOT = Path(__file__).parents[2]
DOCUMENTS = 60

# Reads sixty documents, six at a time, and puts their events.
READ_ALL = """
import os, signal, sys
sys.path.insert(0, {root!r})
from sqlalchemy import Engine, event
from penumbra.store import batch, open_store
from tests.store.test_interrupted import read_all
batch._DOCUMENTS = 6
{trouble}
with open_store({path!r}) as store:
    read_all(store)
"""

# Dies as under the kernel's out-of-memory killer, the nth time it is about to say these words.
DIE_AT = """
left = {time}
@event.listens_for(Engine, "before_cursor_execute")
def die(connection, cursor, statement, *_):
    global left
    left -= statement.strip().startswith({words!r})
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
"""

SMALL_DISK = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))
"""


def read_all(store: Store) -> None:
    with store.batch() as batch:
        for number in range(DOCUMENTS):
            text = f"Fire number {number}. " + "It burned long. " * 40
            document = a_document(text, name=f"{number}.txt")
            if not batch.has_reading(document.id, "rules", "1"):
                report = a_report(document, id=f"r{number:03}")
                batch.add(document, a_reading(document, report))
    reports = list(store.all_reports())
    store.replace_events([an_event(report, id=f"e{report.id}") for report in reports])


def run(path: Path, trouble: str = "") -> subprocess.CompletedProcess[str]:
    code = READ_ALL.format(root=str(ROOT), path=str(path), trouble=trouble)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)


def assert_whole(store: Store) -> None:
    """Each document is there with its reading or not at all, and events rest on reports."""
    rows = store.describe().rows
    assert rows["documents"] == rows["readings"] == rows["reports"]
    assert rows["events"] == rows["event_reports"]
    with store._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert store._words.broken_keys(connection) == 0
        check = "INSERT INTO document_words(document_words) VALUES ('integrity-check')"
        connection.exec_driver_sql(check)


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("CREATE TABLE claims", 1),
        ("INSERT INTO alembic_version", 1),
        ("BEGIN IMMEDIATE", 4),
        ("INSERT INTO documents", 3),
        ("INSERT INTO readings", 5),
        ("INSERT INTO reports", 10),
        ("DELETE FROM event_reports", 1),
        ("INSERT INTO event_reports", 1),
    ],
)
def test_a_killed_process_leaves_a_store_that_opens_and_a_run_that_can_be_repeated(
    path: Path, words: str, time: int
):
    killed = run(path, DIE_AT.format(words=words, time=time))
    assert killed.returncode == -signal.SIGKILL, killed.stderr

    with open_store(path) as store:
        assert_whole(store)
        assert store.describe().rows["documents"] % 6 == 0

        read_all(store)

        assert_whole(store)
        assert store.describe().rows["documents"] == store.describe().rows["events"] == DOCUMENTS


@pytest.mark.parametrize("size", [40_000, 250_000, 330_000])
def test_a_disk_without_room_is_an_error_that_loses_nothing_kept(path: Path, size: int):
    with open_store(path) as store:
        kept = tell(store, "A fire that was kept before.")

    stopped = run(path, SMALL_DISK.format(size=size))

    assert stopped.returncode == 1
    last = stopped.stderr.strip().splitlines()[-1]
    assert "StoreError" in last
    assert "what was kept before is intact" in last
    with open_store(path) as store:
        assert_whole(store)
        assert store.event(kept).id == kept
        assert len(list(store.documents())) < DOCUMENTS + 1


def test_a_full_database_is_named_and_what_was_kept_stays(path: Path):
    with open_store(path) as store:
        kept = tell(store, "A fire that was kept before.")

        @event.listens_for(store._engine, "begin")
        def leave_little_room(connection):
            connection.exec_driver_sql("PRAGMA max_page_count = 1")

        with pytest.raises(StoreError, match=r"no space is left .* run the same command again"):
            store.add(a_document("A long story. " * 9999))
        batch = store.batch()
        for number in range(3):
            batch.add(a_document(f"{number} long stories. " * 9999))
        with pytest.raises(StoreError, match="no space is left"):
            batch.flush()

        assert [event.id for event in store.events()] == [kept]
        assert_whole(store)


def test_one_reads_while_another_writes(path: Path):
    with open_store(path) as writer, open_store(path) as reader:
        first = tell(writer, "A fire.")
        documents = reader.documents()
        next(documents)

        second = tell(writer, "Another fire.")
        with writer._writes() as held:
            held.exec_driver_sql("DELETE FROM events")
            assert {event.id for event in reader.events()} == {first, second}

        assert reader.events() == []


def test_a_reader_sees_one_moment_and_holds_nobody_up(path: Path):
    count = "SELECT count(*) FROM documents"
    with open_store(path) as writer, open_store(path) as reader:
        with reader._reads() as held:
            before = held.exec_driver_sql(count).scalar()
            tell(writer, "A fire.")
            assert held.exec_driver_sql(count).scalar() == before == 0

        assert len(list(reader.documents())) == 1


def test_two_writers_take_turns(path: Path):
    with open_store(path) as one, open_store(path) as other:
        with one.batch() as first, other.batch() as second:
            for number in range(30):
                document = a_document(f"Fire number {number}.", name=f"{number}.txt")
                report = a_report(document, id=f"r{number}")
                first.add(document, a_reading(document, report))
                second.add(document, a_reading(document, report))

        assert one.describe() == other.describe()
        assert (first.added.known, second.added.known) == (30, 0)
        assert one.describe().rows["reports"] == 30


def test_a_store_that_stays_busy_says_so(path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("penumbra.store.engines._PATIENCE_SECONDS", 0.05)
    with (
        open_store(path) as one,
        open_store(path) as other,
        one._writes(),
        pytest.raises(StoreError, match="another process is writing"),
    ):
        other.add(a_document())
