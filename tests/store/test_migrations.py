"""The schema is the same by either way: made at once, or brought up step by step."""

import re
import shutil
import sqlite3
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from penumbra.errors import StoreError
from penumbra.store import open_store, opening, schema
from penumbra.store.engines import Sqlite
from penumbra.store.opening import MIGRATIONS, migrate
from tests.make import a_document, a_report, an_event
from tests.store.telling import a_reading

STEP = """
import sqlalchemy as sa
from alembic import op
revision, down_revision = "0002", "0001"
def upgrade():
    with op.batch_alter_table("documents") as documents:
        documents.add_column(sa.Column("mood", sa.Text(), server_default="calm"))
        documents.alter_column("digest", nullable=True)
"""


def schema_of(path: Path) -> dict[str, str]:
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    words = {name: re.sub(r"[\s\"]+", " ", sql) for name, sql in found}
    connection.close()
    return words


def test_the_newest_revision_is_the_one_the_schema_names():
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [schema.REVISION]


def test_a_store_brought_up_from_nothing_equals_one_made_at_once(tmp_path: Path):
    open_store(tmp_path / "at once").close()
    migrate(Sqlite(), str(tmp_path / "step by step"))

    assert schema_of(tmp_path / "step by step") == schema_of(tmp_path / "at once")


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The scripts of a later Penumbra, whose schema has one more step."""
    scripts = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "r0002_mood.py").write_text(STEP)
    monkeypatch.setattr(opening, "MIGRATIONS", scripts)
    monkeypatch.setattr(opening, "REVISION", "0002")
    return scripts


def fill(path: Path) -> None:
    document = a_document()
    report = a_report(document)
    with open_store(path) as store:
        store.add(document, a_reading(document, report))
        store.put_events([an_event(report)])


def test_an_older_store_is_brought_up_and_loses_nothing(path: Path, request):
    fill(path)
    request.getfixturevalue("later")

    with open_store(path) as store:
        rows = store.describe().rows
        assert (rows["documents"], rows["reports"], rows["event_reports"]) == (1, 1, 1)

    connection = sqlite3.connect(path)
    assert connection.execute("SELECT mood FROM documents").fetchall() == [("calm",)]
    assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0002",)
    connection.close()


def test_a_step_that_fails_leaves_the_older_store_as_it_was(path: Path, later: Path):
    with pytest.MonkeyPatch.context() as today:
        today.setattr(opening, "REVISION", "0001")
        fill(path)
    before = schema_of(path)
    step = later / "versions" / "r0002_mood.py"
    step.write_text(STEP + '    op.execute("DELETE FROM events")\n    op.execute("nonsense")\n')

    with pytest.raises(StoreError, match="nonsense"):
        open_store(path)

    assert schema_of(path) == before
    with pytest.MonkeyPatch.context() as today:
        today.setattr(opening, "REVISION", "0001")
        with open_store(path) as store:
            assert len(store.events()) == 1


def test_a_step_that_would_break_references_is_undone(path: Path, later: Path):
    with pytest.MonkeyPatch.context() as today:
        today.setattr(opening, "REVISION", "0001")
        fill(path)
    (later / "versions" / "r0002_mood.py").write_text(
        STEP + '    op.execute("DELETE FROM events")\n'
    )

    with pytest.raises(StoreError, match="1 rows pointing at nothing"):
        open_store(path)
