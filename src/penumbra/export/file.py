"""Writes a file whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import TextIO

from penumbra.errors import ExportError


@contextmanager
def whole_file(out: Path) -> Iterator[TextIO]:
    """Open `out` for UTF-8 text that takes its place only when the block ends well.

    Until then the text stands in a hidden file beside it, so that a full disk or an error
    leaves what was there before. A device or pipe is written to directly. Code points that
    UTF-8 does not hold (lone surrogates of a broken page) are written as \\udc80.

    Raises ExportError if the file cannot be written.
    """
    try:
        if out.is_dir():
            raise ExportError(f"{out} is a folder; name a file in it")
        if out.exists() and not out.is_file():
            with _open(out) as stream:
                yield stream
            return
        target = out.resolve()
        part = target.with_name(f".{token_hex(8)}.part")
        try:
            with _open(part) as stream:
                yield stream
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(
            f"cannot write {out}: {reason}; nothing was changed there. "
            "Make room, or choose another place"
        ) from error


def _open(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", errors="backslashreplace", newline="")
