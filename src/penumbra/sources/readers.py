"""The one list of readers, and how the right one is chosen for what came in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from penumbra.errors import SourceError
from penumbra.model import Skip
from penumbra.sources.draft import Draft, Item
from penumbra.sources.feed import read_feed
from penumbra.sources.page import read_page
from penumbra.sources.records import read_json, read_lines, starts_lines
from penumbra.sources.text import read_markdown, read_text

_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|article)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reader:
    """One format: what reads it, its file endings and media types, how it looks inside."""

    what: str
    read: Callable[[Item], Iterator[Draft | Skip]]
    suffixes: tuple[str, ...]
    media: tuple[str, ...]


# The one list of readers. Add yours here, in alphabetical order.
READERS: dict[str, Reader] = {
    "feed": Reader(
        "RSS or Atom, each entry a document",
        read_feed,
        (".atom", ".rss"),
        ("application/atom+xml", "application/rss+xml"),
    ),
    "json": Reader(
        "a JSON object with a text, or a list of them",
        read_json,
        (".json",),
        ("application/json",),
    ),
    "lines": Reader(
        "JSON Lines, each line a document",
        read_lines,
        (".jsonl", ".ndjson"),
        ("application/jsonl", "application/x-ndjson"),
    ),
    "markdown": Reader(
        "Markdown, with or without front matter",
        read_markdown,
        (".markdown", ".md"),
        ("text/markdown",),
    ),
    "page": Reader(
        "a web page",
        read_page,
        (".htm", ".html", ".xhtml"),
        ("application/xhtml+xml", "text/html"),
    ),
    "text": Reader("plain text", read_text, (".text", ".txt"), ()),
}


# What would be read as one muddled text.
_UNREAD = {
    ".csv": "is a table; give each row's text as a line of JSON Lines",
    ".tsv": "is a table; give each row's text as a line of JSON Lines",
    ".xml": "is XML, but neither a feed nor a page; save it as text",
}


def choose(item: Item, head: bytes) -> Reader:
    """Choose by ending, then media type, then by how the text begins; plain text if all fail.

    A page or feed that is served under the other's name is known by its beginning.

    Raises SourceError for tables, and for XML of other sorts.
    """
    begins = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if begins.startswith(b"<"):
        if _FEED.search(begins[:2000]):
            return READERS["feed"]
        if _PAGE.search(begins[:2000]):
            return READERS["page"]
        if begins.startswith(b"<?xml"):
            raise SourceError(_UNREAD[".xml"])
    if item.suffix in _UNREAD:
        raise SourceError(_UNREAD[item.suffix])
    for reader in READERS.values():
        if item.suffix in reader.suffixes or (not item.suffix and item.media in reader.media):
            return reader
    if not item.suffix and starts_lines(begins):
        return READERS["lines"]
    if not item.suffix and begins.startswith((b"{", b"[{", b"[\n")):
        return READERS["json"]
    return READERS["text"]
