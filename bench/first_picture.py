"""Measure how long one waits for the first answer: `python bench/first_picture.py [--times 3]`.

Runs `penumbra --help`, `penumbra read one.txt` and `penumbra demo` in new folders and gives the
time to the end, and for the demo to the first picture on the screen: the head of its table.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import monotonic

TEXT = "RIGA, 6 May 2024 – A warehouse burned down on Friday. Latvian prosecutors blamed Russia.\n"
# What the picture begins with.
HEAD = b"Incidents"


def seconds(command: list[str], folder: Path, *, until: bytes | None = None) -> float:
    """Run a command and return how long it took, or until it printed `until`.

    Raises SystemExit if it fails or never prints it.
    """
    began = monotonic()
    run = [sys.executable, "-m", "penumbra", *command]
    surroundings = os.environ | {"PYTHONUNBUFFERED": "1", "PENUMBRA_STORE": str(folder / "own.db")}
    with subprocess.Popen(run, cwd=folder, env=surroundings, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        moment, printed = None, b""
        while chunk := os.read(process.stdout.fileno(), 65536):
            printed += chunk
            if moment is None and until is not None and until in printed:
                moment = monotonic()
    ended = moment if until is not None else monotonic()
    if process.returncode or ended is None:
        raise SystemExit(f"{' '.join(run)} failed:\n{printed.decode('utf-8', 'replace')[-1000:]}")
    return ended - began


def main() -> int:
    """Measure each some times; print the median and the slowest."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--times", type=int, default=3)
    given = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores; median, slowest (seconds)")
    rows: list[tuple[str, list[str], bytes | None]] = [
        ("penumbra --help", ["--help"], None),
        ("penumbra read one.txt", ["read", "one.txt"], None),
        ("penumbra demo, first picture", ["demo"], HEAD),
        ("penumbra demo, with the brief", ["demo"], None),
    ]
    for name, command, until in rows:
        taken = []
        for _ in range(given.times):
            with tempfile.TemporaryDirectory() as folder:
                Path(folder, "one.txt").write_text(TEXT, "utf-8")
                taken.append(seconds(command, Path(folder), until=until))
        print(f"{name:32} {median(taken):5.2f} {max(taken):5.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
