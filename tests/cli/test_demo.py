"""`penumbra demo`: the shop window."""

from __future__ import annotations

import shlex
import socket
from pathlib import Path

import pytest

from penumbra.cli import demo


@pytest.fixture
def no_network(monkeypatch):
    """Any attempt to reach another machine fails the test; processes here may talk."""
    connect = socket.socket.connect

    def refuse(*words, **options):
        raise AssertionError(f"reached for the network: {words} {options}")

    def only_here(self, address):
        return connect(self, address) if self.family == socket.AF_UNIX else refuse(address)

    monkeypatch.setattr(socket.socket, "connect", only_here)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.usefixtures("no_network")
def test_the_demo_needs_no_network_and_leaves_the_own_store_alone(run, tmp_path, own_store):
    result = run("demo", "--out", tmp_path / "demo")

    assert result.exit_code == 0, result.output
    assert "Incidents" in result.stdout
    assert "The war of words" in result.stdout
    assert "<svg" in (tmp_path / "demo" / "brief.html").read_text(encoding="utf-8")
    assert (tmp_path / "demo" / "demo.db").exists()
    assert not own_store.exists()


def test_a_second_demo_shows_the_same_picture(run, demo_store):
    again = run("demo", "--out", demo_store.parent).stdout
    first = run("picture", "--store", demo_store, "--limit", "10").stdout

    assert (
        again.partition("Incidents")[2].partition("Figures")[0]
        == (first.partition("Incidents")[2].partition("Figures")[0])
    )


def test_the_three_commands_it_proposes_work_as_printed(run, demo_store, monkeypatch):
    monkeypatch.setattr(demo, "_program", lambda: "penumbra")
    shown = run("demo", "--out", demo_store.parent).stdout

    proposed = [line.strip() for line in shown.partition("Try next:")[2].splitlines()]
    commands = [line for line in proposed if line]
    assert len(commands) == 3
    for command in commands:
        before, _, words = command.rpartition("penumbra ")
        stdin = shlex.split(before.rstrip("| "))[1] if before else ""
        result = run(*shlex.split(words), stdin=stdin.encode())
        assert result.exit_code == 0, result.output
        assert result.stdout


def test_a_folder_that_cannot_be_made_is_one_line(run, tmp_path):
    (tmp_path / "taken").write_text("a file")

    result = run("demo", "--out", tmp_path / "taken")

    assert result.exit_code == 1
    assert result.stderr.startswith("penumbra: ")
    assert "--out" in result.stderr


def test_by_default_it_makes_a_folder_where_one_stands(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    run("demo")

    assert {path.name for path in Path("penumbra-demo").iterdir()} >= {"demo.db", "brief.html"}
