"""Take the picture elsewhere: GeoJSON, CSV, JSON Lines, and a brief for people.

picture → one of EXPORTS, or a brief with its map and timeline → a file, whole or not at all
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from penumbra.errors import UnknownItem
from penumbra.export.file import whole_file
from penumbra.export.geojson import write_geojson
from penumbra.export.lines import write_jsonl
from penumbra.export.table import write_csv
from penumbra.model import Picture

__all__ = ["EXPORTS", "write_csv", "write_export", "write_geojson", "write_jsonl"]

# The one list of exports. Add yours here, in alphabetical order.
EXPORTS: dict[str, Callable[[Picture, TextIO], None]] = {
    "csv": write_csv,
    "geojson": write_geojson,
    "jsonl": write_jsonl,
}


def write_export(picture: Picture, out: Path | TextIO, *, form: str) -> None:
    """Write `picture` in a form of EXPORTS to a stream or, whole or not at all, to a file.

    A stream should be open for UTF-8 without newline translation. Raises UnknownItem for a
    form that is not there, ExportError if the file cannot be written.
    """
    try:
        write = EXPORTS[form]
    except KeyError:
        raise UnknownItem(f"no export {form!r}; we have: {', '.join(EXPORTS)}") from None
    if isinstance(out, Path):
        with whole_file(out) as stream:
            write(picture, stream)
    else:
        write(picture, out)
