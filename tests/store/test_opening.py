"""A store opens, or says why not and what to do."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from penumbra.errors import StoreError, StoreTooNew
from penumbra.store import open_store
from tests.make import a_document


def test_a_store_is_made_with_its_folders(tmp_path: Path):
    path = tmp_path / "new" / "folder" / "a store %20?#.sqlite"

    with open_store(path) as store:
        store.add(a_document())

    assert path.is_file()
    with open_store(path, create=False) as store:
        assert len(list(store.documents())) == 1


def test_memory_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)

    with open_store(":memory:") as store:
        store.add(a_document())
        assert len(list(store.documents())) == 1

    assert list(tmp_path.iterdir()) == []


def test_a_store_that_must_be_there_is_not_made(tmp_path: Path):
    path = tmp_path / "none" / "store.sqlite"

    with pytest.raises(StoreError, match="`penumbra read` makes one"):
        open_store(path, create=False)

    assert not path.parent.exists()


def test_a_store_of_a_later_penumbra_is_refused_with_the_way_out(path: Path):
    open_store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = path.read_bytes()

    with pytest.raises(StoreTooNew, match=r"schema 9999.*update Penumbra"):
        open_store(path)

    assert path.read_bytes() == before


def test_another_programs_database_is_left_alone(path: Path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()
    before = path.read_bytes()

    with pytest.raises(StoreError, match="database of another program"):
        open_store(path)

    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"not a database, but a letter to my aunt" * 99, b"\0" * 4096])
def test_a_file_that_is_no_database_is_refused_and_kept(path: Path, content: bytes):
    path.write_bytes(content)

    with pytest.raises(StoreError, match="no store of Penumbra"):
        open_store(path)

    assert path.read_bytes() == content


def test_an_empty_file_becomes_a_store(path: Path):
    path.touch()

    with open_store(path) as store:
        store.add(a_document())


def test_a_damaged_store_says_so(path: Path):
    with open_store(path) as store:
        for number in range(50):
            store.add(a_document(f"Fire number {number}."))
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (path.stat().st_size - 8192))

    with pytest.raises(StoreError, match=r"damaged.*recover"), open_store(path) as store:
        list(store.documents())


def test_a_folder_is_no_store(tmp_path: Path):
    with pytest.raises(StoreError, match="is a folder"):
        open_store(tmp_path)


def test_a_file_where_a_folder_should_be_is_named(tmp_path: Path):
    (tmp_path / "file").touch()

    with pytest.raises(StoreError, match=r"store .*file/store.sqlite.*--store"):
        open_store(tmp_path / "file" / "store.sqlite")


@pytest.fixture
def locked_folder() -> Iterator[Path]:
    """A folder that may be read and not written; for root, as somebody else."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_store(folder / "kept.sqlite") as store:
            store.add(a_document())
        folder.chmod(0o555)
        is_root = os.geteuid() == 0
        if is_root:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if is_root:
                os.seteuid(0)
            folder.chmod(0o755)


def test_a_folder_that_may_not_be_written_is_named(locked_folder: Path):
    for name in ("new.sqlite", "kept.sqlite", "deeper/new.sqlite"):
        with pytest.raises(StoreError, match=f"{name}.*--store"):
            open_store(locked_folder / name)


def test_an_up_to_date_store_opens_without_alembic(path: Path):
    code = (
        "import sys; from penumbra.store import open_store\n"
        f"open_store({str(path)!r}).close(); open_store({str(path)!r}).close()\n"
        "assert 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
