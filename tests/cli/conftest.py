"""A command line whose own store is a temporary one, and the demo's store, read once."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from penumbra.cli.app import app

KAUNAS = """\
A fire broke out on Sunday at a furniture warehouse in Kaunas. Lithuanian prosecutors blamed \
Russian military intelligence for the arson. The Kremlin denied any involvement. Two people \
were injured.

"Such acts will have a price," Lithuania's foreign minister said. NATO is considering a \
pre-emptive strike on drone factories, an official said.
"""

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the user's own store would be; no test touches the real one."""
    path = tmp_path / "own" / "penumbra.db"
    monkeypatch.setenv("PENUMBRA_STORE", str(path))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("PENUMBRA_DEBUG", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    return path


@pytest.fixture
def run() -> Run:
    """Run `penumbra` in this process: run("read", path, stdin=b"...")."""

    def call(*words: str | Path, stdin: bytes = b"") -> Result:
        return CliRunner().invoke(app, [str(word) for word in words], stdin, prog_name="penumbra")

    return call


@pytest.fixture
def start() -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Start `penumbra` as a process of its own, where warnings are errors too."""

    def begin(*words: str | Path, **options) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-W", "error", "-m", "penumbra", *map(str, words)]
        given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
        return subprocess.Popen(command, env=os.environ.copy(), **given)

    # What a shell starts in the background ignores Ctrl-C, and so would what it starts itself.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield begin
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "kaunas.txt"
    path.write_text(KAUNAS, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def demo_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the demo corpus in it, made by the command itself; do not write to it."""
    folder = tmp_path_factory.mktemp("demo")
    result = CliRunner().invoke(app, ["demo", "--out", str(folder)], prog_name="penumbra")
    assert result.exit_code == 0, result.output
    return folder / "demo.db"


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """More reports than one process reads alone, of fires a week apart."""
    path = tmp_path / "many.jsonl"
    rows = (
        {
            "id": f"many-{number}",
            "title": f"Fire {number}",
            "published": f"{date(2019, 1, 2) + timedelta(weeks=number)}",
            "text": f"{KAUNAS}\nThis is report number {number}.",
        }
        for number in range(300)
    )
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path
