"""Measure how fast many documents are read, fused and kept, and in how much memory.

    python bench/throughput.py [--documents 10000] [--jobs N] [--only-read] [--keep FOLDER]

Composes the documents (`bench/composed.py`), runs `penumbra read FILE --store TMP` as a person
would, and watches it and every process it starts through /proc (Linux). With `--only-read` it
is `penumbra read FILE --json --no-keep`: nothing is fused and nothing kept.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep

sys.path.insert(0, str(Path(__file__).parent))
from composed import documents

TICKS = os.sysconf("SC_CLK_TCK")
# Seconds between two looks at the processes: a peak shorter than that may be missed.
LOOK = 0.5


@dataclass(slots=True)
class Watch:
    """What a process and all it started have used; memory as the share of each (PSS), in MiB."""

    began: float = field(default_factory=monotonic)
    cpu: dict[int, float] = field(default_factory=dict)
    memory: list[tuple[float, float]] = field(default_factory=list)

    def look(self, root: int) -> None:
        total = 0.0
        for pid in _tree(root):
            try:
                words = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
                rollup = Path(f"/proc/{pid}/smaps_rollup").read_text("utf-8")
            except (OSError, ProcessLookupError):
                continue  # it has just ended
            self.cpu[pid] = (int(words[11]) + int(words[12])) / TICKS
            total += next(int(r.split()[1]) for r in rollup.splitlines() if r[:4] == "Pss:") / 1024
        self.memory.append((monotonic() - self.began, total))

    def highest(self, first: float, last: float) -> float:
        """The highest memory between two shares of the time."""
        end = self.memory[-1][0]
        return max(
            (size for moment, size in self.memory if first * end <= moment <= last * end),
            default=float("nan"),
        )


def _tree(root: int) -> list[int]:
    """The process and all below it, as they are now."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                words = (entry / "stat").read_text("utf-8").rpartition(")")[2].split()
            except OSError:
                continue
            children.setdefault(int(words[1]), []).append(int(entry.name))
    found = [root]
    for pid in found:
        found += children.get(pid, [])
    return found


def measure(
    count: int, folder: Path, *, jobs: int | None, only_read: bool = False
) -> dict[str, object]:
    """Read `count` composed documents, into a new store in `folder` or without keeping.

    Returns the figures. Raises SystemExit if the run fails.
    """
    texts, store = folder / "documents.jsonl", folder / "store.db"
    words = 0
    with texts.open("w", encoding="utf-8") as lines:
        for record in documents(count):
            words += len(record["text"].split())
            print(json.dumps(record), file=lines)
    command = [sys.executable, "-m", "penumbra", "read", str(texts)]
    command += ["--json", "--no-keep"] if only_read else ["--store", str(store)]
    command += ["--jobs", str(jobs)] if jobs else []
    watch = Watch()
    with (folder / "screen.txt").open("wb") as screen:
        out = subprocess.DEVNULL if only_read else screen
        process = subprocess.Popen(command, stdout=out, stderr=screen)
        while process.poll() is None:
            watch.look(process.pid)
            sleep(LOOK)
    wall = monotonic() - watch.began
    if process.returncode:
        raise SystemExit((folder / "screen.txt").read_text("utf-8")[-2000:])
    said = (folder / "screen.txt").read_text("utf-8").splitlines()
    return {
        "documents": count,
        "words each": round(words / count),
        "documents per second": round(count / wall, 1),
        "wall seconds": round(wall, 1),
        "CPU seconds": round(sum(watch.cpu.values()), 1),
        "peak memory, MiB": round(watch.highest(0, 1)),
        "of that by quarter of the time": [
            round(watch.highest(part / 4, (part + 1) / 4)) for part in range(4)
        ],
        "store, MB": round(sum(f.stat().st_size for f in folder.glob("store.db*")) / 1e6, 1),
        "it said": said[0] if said else "nothing",
    }


def main() -> int:
    """Measure once and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, help="processes that read; one per core")
    parser.add_argument("--only-read", action="store_true", help="fuse and keep nothing")
    parser.add_argument("--keep", type=Path, help="leave documents and store in this folder")
    given = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        figures = measure(given.documents, folder, jobs=given.jobs, only_read=given.only_read)
        for name, value in figures.items():
            print(f"{name:32} {value}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
