"""`penumbra status` and `penumbra doctor`."""

from __future__ import annotations

import sqlite3
import sys
from datetime import UTC, datetime

from penumbra.cli import doctor
from penumbra.store import open_store


def test_status_counts_what_is_kept(run, demo_store):
    shown = run("status", "--store", demo_store).stdout

    assert str(demo_store) in shown
    assert "Documents  88" in shown
    assert "Published  11 May 2022 – 3 Dec 2025" in shown
    assert "rules" in shown
    assert "Last run" in shown
    assert "Cut short" not in shown


def test_status_without_a_store_says_where_it_would_be(run, own_store):
    result = run("status")

    assert result.exit_code == 0
    assert f"No store yet at {own_store}" in result.stdout
    assert "penumbra read" in result.stderr
    assert not own_store.exists()


def test_a_run_that_was_cut_short_is_shown_once_with_the_command_to_repeat(run, own_store):
    with open_store(own_store) as kept:
        kept.start_run(["my news/"], datetime(2025, 3, 12, 8, tzinfo=UTC))
        kept.start_run(["my news/"], datetime(2025, 3, 12, 9, tzinfo=UTC))

    shown = run("status").stdout

    assert shown.count("Cut short") == 1
    assert "penumbra read 'my news/'" in shown


def test_a_reading_by_an_older_version_is_named(run, story, own_store):
    run("read", story)
    with sqlite3.connect(own_store) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("UPDATE readings SET version = '0'")
    connection.close()

    assert "rules 0: 1 document – this Penumbra reads with" in run("status").stdout


def test_a_store_of_a_later_penumbra_is_refused_with_the_way_out(run, story, own_store):
    run("read", story)
    with sqlite3.connect(own_store) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()

    for command in (("picture",), ("status",), ("read", story)):
        result = run(*command)
        assert result.exit_code == 1
        assert "update Penumbra" in result.stderr
        assert len(result.stderr.splitlines()) == 1


def test_doctor_finds_everything_here(run):
    result = run("doctor")

    assert result.exit_code == 0, result.stdout
    for name in (
        "Python",
        "SQLite",
        "Libraries",
        "Gazetteer",
        "Web pages",
        "Pictures",
        "Store",
        "Disk",
    ):
        assert f"ok       {name}" in result.stdout
    assert "missing" not in result.stdout


def test_doctor_notices_that_web_pages_cannot_be_read(run, monkeypatch):
    """An import that only pages need fails late: no other command would have noticed."""
    monkeypatch.setitem(sys.modules, "trafilatura", None)

    result = run("doctor")

    assert result.exit_code == 1
    assert "missing  Web pages" in result.stdout


def test_doctor_names_what_is_missing_and_how_to_get_it(run, monkeypatch):
    monkeypatch.setattr(doctor, "_LIBRARIES", ("rich", "no-such-library"))

    result = run("doctor")

    assert result.exit_code == 1
    assert "missing  Libraries  missing: no-such-library" in result.stdout
    assert "pip install no-such-library" in result.stdout
    assert "1 of the above needs mending" in result.stderr


def test_doctor_goes_on_when_a_check_breaks(run, own_store):
    own_store.parent.mkdir(parents=True)
    own_store.write_bytes(b"no database at all, but quite a few bytes of something else")

    result = run("doctor")

    assert result.exit_code == 1
    assert "missing  Store" in result.stdout
    assert "ok       Disk" in result.stdout
