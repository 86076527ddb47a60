"""Runs the examples in the documentation again and writes down what comes out.

    python tools/refresh_docs.py [FILE.md …]      write what the program prints today
    python tools/refresh_docs.py --check          only say what has changed; ends with 1 if so

In a block marked `console` each line after "$ " is run, in a new folder with a home of its own
and with the demo read into `penumbra-demo/`. In a block marked `pycon` each ">>> " is run; the
blocks of one file share their names. Other blocks are left alone. A comment before a block,
<!-- lines: 12 -->, keeps so many lines of each answer and puts "…" for the rest; <!-- cut: 60 -->
keeps so many characters of a line; <!-- event: --kind arson --place Riga --> puts the event told
most among those in place of the first one after `penumbra show`, for ids change when reading does.
"""

from __future__ import annotations

import argparse
import code
import contextlib
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", *sorted(str(p.relative_to(ROOT)) for p in (ROOT / "docs").rglob("*.md")))
WIDTH = 96
_BLOCK = re.compile(
    r"(?P<head>(?:<!-- (?P<marks>[^\n]*) -->\n)?```(?P<sort>console|pycon)\n)"
    r"(?P<body>.*?)(?P<tail>^```$)",
    re.DOTALL | re.MULTILINE,
)
_MARK = re.compile(r"(lines|cut): (\d+)")
_EVENT = re.compile(r"event: ([^;]+)")
_SHOWN = re.compile(r"(?<=penumbra show )e[0-9a-f]+")
DEMO = "--store penumbra-demo/demo.db"
# What differs from run to run and says nothing.
_TIMING = re.compile(r"read in \d+\.\d s")

Run = Callable[[str], str]


def refreshed(page: str, shell: Run, python: Run) -> str:
    """Return the page with the answers that its examples get today."""

    def again(match: re.Match[str]) -> str:
        limits = {name: int(number) for name, number in _MARK.findall(match["marks"] or "")}
        run, lead = (shell, "$ ") if match["sort"] == "console" else (python, ">>> ")
        body, pieces = match["body"], []
        if event := _EVENT.search(match["marks"] or ""):
            body = _SHOWN.sub(_most_told(shell, event[1]), body, count=1)
        for asked in _asked(body, lead):
            pieces.append(asked)
            pieces += _shortened(run(_bare(asked, lead)), **limits)
        return match["head"] + "".join(f"{line}\n" for line in pieces) + match["tail"]

    return _BLOCK.sub(again, page)


def _most_told(shell: Run, choice: str) -> str:
    """The first letters of the id of the event that most reports tell."""
    lines = shell(f"penumbra export --as jsonl {DEMO} {choice}").splitlines()
    events = [json.loads(line) for line in lines]
    most: str = max(events, key=lambda event: len(event["reports"]))["id"]
    return most[:8]


def _asked(body: str, lead: str) -> Iterator[str]:
    """Yield what is typed, with the lines that go on from it."""
    typed: list[str] = []
    for line in body.splitlines():
        goes_on = bool(typed) and (
            line.startswith("... ") or line == "..." or typed[-1].endswith("\\")
        )
        if line.startswith(lead):
            if typed:
                yield "\n".join(typed)
            typed = [line]
        elif goes_on:
            typed.append(line)
    if typed:
        yield "\n".join(typed)


def _bare(asked: str, lead: str) -> str:
    first, *more = asked.split("\n")
    if lead == ">>> ":
        more = [line[4:] for line in more]
    return "\n".join([first.removeprefix(lead), *more])


def _shortened(answer: str, *, lines: int = 1000, cut: int = 200) -> Iterator[str]:
    rows = [row.rstrip() for row in answer.rstrip().splitlines()]
    for row in rows[:lines]:
        yield row if len(row) <= cut else row[: cut - 1] + "…"
    if len(rows) > lines:
        yield "…"


@contextlib.contextmanager
def a_shell() -> Iterator[Run]:
    """Run commands as a new user would, in a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        home, here = Path(folder, "home"), Path(folder, "here")
        home.mkdir()
        here.mkdir()
        surroundings = {
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "HOME": str(home),
            "COLUMNS": str(WIDTH),
            "NO_COLOR": "1",
            "LANG": "C.UTF-8",
        }

        def run(command: str) -> str:
            done = subprocess.run(
                ["bash", "-c", command],
                cwd=here,
                env=surroundings,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
            )
            said = done.stdout.replace(str(home), "~").replace(f"{here}/", "")
            said = said.replace(str(ROOT), "~/penumbra")
            return _TIMING.sub("read in 3.0 s", said)

        run("penumbra demo")
        yield run


def a_python() -> Run:
    """Run Python as if typed in; names stay from one example to the next."""
    console = code.InteractiveConsole()

    def run(typed: str) -> str:
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            try:
                compiled = code.compile_command(typed + "\n", symbol="single")
                if compiled is not None:
                    exec(compiled, console.locals)
            # An example that fails shows its error, and whoever reads the difference sees it.
            except Exception:
                print(traceback.format_exc().splitlines()[-1])
        return said.getvalue()

    return run


def main() -> int:
    """Refresh the pages that are named, or all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pages", nargs="*", default=PAGES)
    parser.add_argument("--check", action="store_true", help="change nothing")
    given = parser.parse_args()
    stale = 0
    with a_shell() as shell:
        for name in given.pages:
            before = (ROOT / name).read_text("utf-8")
            after = refreshed(before, shell, a_python())
            if after != before:
                stale += 1
                print(f"{name} {'is out of date' if given.check else 'refreshed'}")
                if not given.check:
                    (ROOT / name).write_text(after, "utf-8")
    return 1 if stale and given.check else 0


if __name__ == "__main__":
    raise SystemExit(main())
