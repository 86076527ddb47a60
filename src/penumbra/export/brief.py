"""The brief: a picture as one page for people, in HTML or Markdown.

picture → page (what is shown, in which order, what is left out) → text → a file
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from penumbra.errors import UnknownItem
from penumbra.export.file import whole_file
from penumbra.export.page import MOST_CARDS, Page, page_of
from penumbra.export.render import as_html, as_markdown
from penumbra.model import Picture

# The one list of formats. Add yours here, in alphabetical order.
FORMATS: dict[str, Callable[[Page], str]] = {
    "html": as_html,
    "md": as_markdown,
}


def write_brief(
    picture: Picture,
    out: Path,
    *,
    title: str,
    as_of: date,
    format: str = "html",
    most_cards: int = MOST_CARDS,
) -> None:
    """Write the brief as one file that loads nothing else, whole or not at all.

    `as_of` is the day up to which documents were taken. Blame is always in the words "X said".
    Beyond `most_cards` incidents the ones told most often are shown, and the page says how
    many are not. Markdown has no pictures, only their tables.

    Raises UnknownItem for a format that is not there, ExportError if the file cannot be written.
    """
    if format not in FORMATS:
        raise UnknownItem(f"no brief as {format!r}; we have: {', '.join(FORMATS)}")
    page = page_of(picture, title=title, as_of=as_of, most_cards=most_cards)
    text = FORMATS[format](page)
    with whole_file(out) as stream:
        stream.write(text)
