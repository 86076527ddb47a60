"""From what was asked for to single files, addresses and standard input, one after the other."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from penumbra.model import Skip
from penumbra.sources.draft import shown, without_password

_LINES = (".jsonl", ".ndjson")
# One of these holds more documents than can be counted without reading it.
_MANY = (".atom", ".gz", ".json", ".rss", ".xml")
# Up to here line ends are counted; above it the first part stands for the whole.
_COUNTED_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Found:
    """One thing to open: a file, an address, or (both None) standard input."""

    where: str
    path: Path | None = None
    url: str | None = None


def find(what: Sequence[str]) -> Iterator[Found | Skip]:
    """Find every file, address and stream that `what` names, in order; folders sorted by name.

    A name that exists is taken literally, also with `*` in it. Hidden files are left out
    unless named themselves; a folder reached twice through links is read once.
    """
    for each in what:
        if each == "-":
            yield Found("-")
        elif each.lower().startswith(("http://", "https://")):
            yield Found(shown(without_password(each)), url=each)
        elif os.path.lexists(path := os.path.expanduser(each)):
            yield from _at(Path(path), shown(each))
        elif glob.has_magic(each):
            yield from _matching(path, shown(each))
        else:
            yield Skip(shown(each), _absent(each))


def _absent(each: str) -> str:
    if "://" in each:
        return "only http:// and https:// addresses are read; download it and give the file"
    parent, name = os.path.split(each)
    try:
        near = get_close_matches(name, os.listdir(parent or "."), n=1, cutoff=0.75)
    except (OSError, ValueError):
        near = []
    if near:
        return f"no such file or folder; did you mean {shown(os.path.join(parent, near[0]))}?"
    return "no such file or folder; check the path, or give - to read standard input"


def _matching(pattern: str, where: str) -> Iterator[Found | Skip]:
    start = Path(pattern)
    while glob.has_magic(str(start)):
        start = start.parent
    rest = os.path.relpath(pattern, start)
    deep = "**" in rest
    # pathlib's own search does not walk through symbolic links, so it cannot be led in circles.
    try:
        matches = sorted(path for path in start.glob(rest) if not _hidden(path, start))
    except (OSError, ValueError, NotImplementedError) as error:
        yield Skip(where, f"the pattern cannot be read: {error}")
        return
    chosen = [path for path in matches if not (deep and path.is_dir())]
    if not chosen:
        yield Skip(where, "no file matches this pattern; check it, or name the folder instead")
    for path in chosen:
        yield from _at(path, shown(path))


def _hidden(path: Path, start: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(start).parts)


def _at(path: Path, where: str) -> Iterator[Found | Skip]:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield Skip(where, _why(error))
        return
    if stat.S_ISREG(mode):
        yield Found(where, path=path)
    elif stat.S_ISDIR(mode):
        empty = True
        for found in _under(path, set()):
            empty = False
            yield found
        if empty:
            yield Skip(where, "the folder holds no file (hidden files are not read)")
    else:
        # Opening a pipe without a writer would wait for ever.
        yield Skip(where, f"is a {_sort(mode)}, not a file; pipe it in and give - instead")


def _under(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Found | Skip]:
    try:
        status = folder.stat()
        names = sorted(os.listdir(folder))
    except OSError as error:
        yield Skip(shown(folder), _why(error))
        return
    seen.add((status.st_dev, status.st_ino))
    for name in names:
        path = folder / name
        if name.startswith("."):
            continue
        try:
            inner = path.stat()
        except OSError as error:
            yield Skip(shown(path), _why(error))
            continue
        if not stat.S_ISDIR(inner.st_mode):
            yield from _at(path, shown(path))
        elif (inner.st_dev, inner.st_ino) in seen:
            yield Skip(shown(path), "this link leads to a folder that is read already")
        else:
            yield from _under(path, seen)


def _why(error: OSError) -> str:
    """Say why the system refuses a path, and what would help."""
    if isinstance(error, PermissionError):
        return "may not be read; change its permissions, or read it as its owner"
    if isinstance(error, FileNotFoundError):
        return "is a link to something that is not there"
    return f"cannot be opened: {error.strerror or error}"


def _sort(mode: int) -> str:
    named = {
        stat.S_IFIFO: "named pipe",
        stat.S_IFSOCK: "socket",
        stat.S_IFCHR: "device",
        stat.S_IFBLK: "device",
    }
    return named.get(stat.S_IFMT(mode), "special file")


def count(what: Sequence[str]) -> int | None:
    """Estimate how many documents `what` holds, without reading it; None if nobody can tell.

    Each file counts as one, each line of JSON Lines as one; above 64 MB the number of lines
    is projected from the first of them. Feeds, packed files, addresses and standard input
    do not tell.
    """
    total = 0
    for found in find(what):
        if isinstance(found, Skip):
            continue
        if found.path is None or found.path.suffix.lower() in _MANY:
            return None
        total += _lines_in(found.path) if found.path.suffix.lower() in _LINES else 1
    return total


def _lines_in(path: Path) -> int:
    try:
        size = path.stat().st_size
        lines = read = 0
        with path.open("rb") as stream:
            while read < _COUNTED_BYTES and (part := stream.read(2**20)):
                lines += part.count(b"\n")
                read += len(part)
    except OSError:
        return 1
    return max(1, round(lines * size / read)) if read else 0
