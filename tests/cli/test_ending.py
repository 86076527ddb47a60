"""How commands begin and end: help, errors, broken pipes, Ctrl-C, a killed process."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from penumbra import __version__
from penumbra.cli import looking
from penumbra.cli.app import app
from penumbra.store import open_store

COMMANDS = [command.callback.__name__ for command in app.registered_commands]


def test_alone_it_shows_an_overview_with_every_command(run):
    result = run()

    assert result.exit_code == 0
    assert all(re.search(rf"\b{name}\b", result.stdout) for name in COMMANDS)
    assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help_with_an_example(run, name):
    for option in ("--help", "-h"):
        result = run(name, option)

        assert result.exit_code == 0
        assert re.search(rf"Examples?:\n +(curl .*)?penumbra {name}", result.stdout)
        assert max(map(len, result.stdout.splitlines())) <= 80


def test_it_says_its_version(run):
    assert run("--version").stdout == f"penumbra {__version__}\n"


def test_help_needs_nothing_that_is_slow_to_import():
    code = (
        "import sys\nfrom penumbra.cli.app import app\n"
        "slow = {'altair', 'vl_convert', 'trafilatura', 'alembic', 'sqlalchemy', 'numpy'}\n"
        "print(sorted(slow & set(sys.modules)), 'penumbra.pipeline' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert found.stdout == "[] False\n"


def test_looking_at_a_picture_loads_no_charts(demo_store):
    code = (
        "import sys\nfrom penumbra.cli.app import app\n"
        f"app(['picture', '--store', {str(demo_store)!r}], standalone_mode=False)\n"
        "print(sorted({'altair', 'vl_convert', 'alembic', 'trafilatura'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert found.stdout.endswith("[]\n")


def test_a_bug_is_one_line_and_a_traceback_only_when_asked_for(run, demo_store, monkeypatch):
    def broken(*_, **__):
        raise KeyError("somewhere")

    monkeypatch.setattr(looking, "show_picture", broken)

    result = run("picture", "--store", demo_store)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "PENUMBRA_DEBUG=1" in result.stderr

    monkeypatch.setenv("PENUMBRA_DEBUG", "1")
    assert isinstance(run("picture", "--store", demo_store).exception, KeyError)


def test_head_ends_it_quietly_and_what_was_read_is_kept(start, many, own_store):
    process = start("read", many, "--json", "--jobs", "1")
    first = json.loads(process.stdout.readline())
    process.stdout.close()
    stderr = process.stderr.read()
    process.stderr.close()

    assert first["id"] == "many-0"
    assert process.wait() == 141
    assert stderr == b""
    with open_store(own_store) as kept:
        assert kept.describe().rows["documents"] >= 1


def test_a_picture_that_nobody_reads_to_its_end_ends_quietly(start, demo_store):
    process = start("picture", "--store", demo_store, "--limit", "0")
    process.stdout.read(1)
    process.stdout.close()
    stderr = process.stderr.read()
    process.stderr.close()

    assert process.wait() in (0, 141)
    assert b"Traceback" not in stderr
    assert b"Exception" not in stderr


def wait_until_kept(path: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until a run has begun and some documents are kept."""
    for _ in range(300):
        assert process.poll() is None, "it was over before it could be stopped"
        if path.exists():
            with open_store(path) as kept:
                if kept.describe().rows["documents"]:
                    return
        time.sleep(0.1)
    raise AssertionError("nothing was kept in half a minute")


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_ends_it_with_130_and_one_line(start, many, own_store, jobs):
    process = start("read", many, "--jobs", jobs, start_new_session=True)
    wait_until_kept(own_store, process)
    process.send_signal(signal.SIGINT)
    stdout, stderr = process.communicate(timeout=30)

    assert process.returncode == 130
    assert stdout == b""
    assert stderr.startswith(b"penumbra: stopped")
    assert len(stderr.splitlines()) == 1


def test_a_killed_read_leaves_a_store_that_opens_and_can_be_repeated(start, run, many, own_store):
    process = start("read", many, "--jobs", "2")
    wait_until_kept(own_store, process)
    process.kill()
    process.communicate()

    assert "Cut short" in run("status").stdout
    again = run("read", many, "--jobs", "1")
    status = run("status").stdout

    assert again.exit_code == 0
    assert "read before; nothing added" in again.stdout
    assert "Documents  300" in status
    assert "Cut short" not in status


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks for processes in /proc")
def test_no_helper_process_outlives_a_killed_read(start, many, own_store):
    process = start("read", many, "--jobs", "2", "--store", own_store)
    # The process that starts helpers, the one that minds what they share, and two that read.
    while len(helpers := family_of(process.pid)) < 4:
        assert process.poll() is None, "it was over before it could be killed"
        time.sleep(0.05)
    process.kill()
    process.communicate()

    for _ in range(100):
        if not [pid for pid in helpers if Path(f"/proc/{pid}").exists()]:
            break
        time.sleep(0.1)
    assert helpers
    assert not [pid for pid in helpers if Path(f"/proc/{pid}").exists()]


def family_of(pid: int) -> list[int]:
    """Every process that descends from this one."""
    parents = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(folder.name)] = int(fields[1])
    found, wanted = [], [pid]
    while wanted:
        here = wanted.pop()
        children = [child for child, parent in parents.items() if parent == here]
        found += children
        wanted += children
    return found


def test_a_store_that_cannot_be_written_is_one_line(run, story, tmp_path):
    (tmp_path / "taken").write_text("a file")

    result = run("read", story, "--store", tmp_path / "taken" / "store.db")

    assert result.exit_code == 1
    assert result.stderr.startswith("penumbra: ")
    assert "--store" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_kill_stops_as_ctrl_c_does_and_keeps_what_was_read(start, many, tmp_path):
    store = tmp_path / "killed.db"
    process = start("read", many, "--jobs", 2, "--json", "--store", store)
    assert process.stdout is not None
    for _ in range(70):
        process.stdout.readline()

    process.terminate()
    _, said = process.communicate(timeout=60)

    assert process.returncode == 130
    assert said.decode().startswith("penumbra: stopped; what was read before is kept")
    assert "semaphore" not in said.decode()
    with open_store(store) as kept:
        assert kept.describe().rows["documents"] >= 69


def test_a_terminal_without_our_letters_shows_what_it_can(start, demo_store, monkeypatch):
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")

    process = start("picture", "--store", demo_store)
    shown, said = process.communicate(timeout=60)

    assert process.returncode == 0, said
    assert b"Incidents" in shown


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_does_no_harm(closed, story, tmp_path):
    store = tmp_path / "x.db"
    command = f"exec {sys.executable} -m penumbra read {story} --store {store} {closed}"

    done = subprocess.run(["sh", "-c", command], capture_output=True, timeout=60, check=False)

    assert done.returncode == 0, done.stderr
    assert b"should not happen" not in done.stderr
    with open_store(store) as kept:
        assert kept.describe().rows["documents"] == 1


def test_closed_standard_input_is_empty():
    command = f"exec {sys.executable} -m penumbra read - --no-keep <&-"

    done = subprocess.run(["sh", "-c", command], capture_output=True, timeout=60, check=False)

    assert done.returncode == 1
    assert done.stderr.startswith(b"skipped -: is empty")
