"""Readers of plain text and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from penumbra.model import Skip
from penumbra.reference.dates import dateline
from penumbra.sources.days import day_of
from penumbra.sources.decoding import clean, decode
from penumbra.sources.draft import Draft, Item, digest
from penumbra.sources.page import plain
from penumbra.sources.streams import whole

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_HEADING = re.compile(r"^#{1,2}[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
# A headline is one line; what is longer is a sentence of the text.
_LONGEST_TITLE = 150
# Markdown by the book takes its time on hostile nesting; longer texts are read as they stand.
_LONGEST_MARKDOWN = 100_000


def read_text(item: Item) -> Iterator[Draft | Skip]:
    """Read plain text as it stands; a short first line that ends no sentence is its title."""
    received = whole(item)
    text = clean(decode(received, item.charset))
    yield Draft(
        where=item.where,
        text=text,
        digest=digest(received),
        title=headline(text),
        url=item.url,
    )


def headline(text: str) -> str | None:
    """Return the title a text opens with, if it has one.

    >>> headline("Cable cut off Gotland\\n\\nA cable was cut on Monday.")
    'Cable cut off Gotland'
    >>> headline("A cable was cut on Monday.\\n\\nNobody knows why.") is None
    True
    """
    first, _, rest = text.lstrip()[:5000].partition("\n")
    title = first.strip()
    if not rest.strip() or not 3 <= len(title) <= _LONGEST_TITLE:
        return None
    if title.rstrip("\"'”’»)")[-1:] in ("", ".", ":", ";", ","):
        return None
    _, filed = dateline(first)
    if filed is not None and filed.start == 0 and len(filed.quote) > len(title) / 2:
        return None
    # Two lines without a space between them are one wrapped sentence, unless the first is short.
    if not rest.lstrip(" \t\r").startswith("\n") and len(title) > 70:
        return None
    return title


def read_markdown(item: Item) -> Iterator[Draft | Skip]:
    """Read Markdown: title, date and outlet from its front matter, the text without markup."""
    received = whole(item)
    text = clean(decode(received, item.charset))
    front, body = _front_matter(text)
    heading = _HEADING.search(body[:5000])
    outlet = front.get("outlet") or front.get("source") or front.get("publisher")
    url = front.get("url") or front.get("link")
    given = _words(front.get("date")) or _words(front.get("published"))
    day = day_of(given)
    yield Draft(
        where=item.where,
        text=_without_markup(body),
        digest=digest(received),
        title=_words(front.get("title")) or (heading[1] if heading else headline(body)),
        outlet=_words(outlet),
        url=_words(url) or item.url,
        published=day,
        published_by="page",
        notes=(f"date {given[:60]!r} is no date; kept without it",) if given and not day else (),
    )


def _front_matter(text: str) -> tuple[dict[str, object], str]:
    match = _FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    try:
        # The base loader makes strings of everything and follows no merge key, so nothing grows.
        front = yaml.load(match[1], yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, text
    if not isinstance(front, dict):
        return {}, text
    return {str(key).lower(): value for key, value in front.items()}, text[match.end() :]


def _words(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _without_markup(body: str) -> str:
    if len(body) > _LONGEST_MARKDOWN:
        return body
    from markdown_it import MarkdownIt

    return plain(MarkdownIt("commonmark").enable("table").render(body))
