"""Reader of RSS and Atom: each entry a document."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

from penumbra.errors import SourceError
from penumbra.model import Skip
from penumbra.sources.days import day_of
from penumbra.sources.draft import Draft, Item, digest
from penumbra.sources.page import plain
from penumbra.sources.streams import whole

_MAX_FEED = 20 * 2**20


def read_feed(item: Item) -> Iterator[Draft | Skip]:
    """Read every entry of a feed: its headline and what the feed gives of its text.

    Entries before a damaged place are read; the damage is named.
    """
    received = whole(item, limit=_MAX_FEED)
    import feedparser

    headers = {"content-type": f"application/xml; charset={item.charset}"} if item.charset else {}
    feed = feedparser.parse(
        # As a stream: a string might be taken for an address and opened.
        BytesIO(received),
        response_headers=headers,
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    trouble = feed.get("bozo_exception")
    if not feed.entries:
        if not feed.get("version"):
            raise SourceError(f"is no feed that can be read ({trouble or 'no feed in it'})")
        raise SourceError("is a feed without entries")
    outlet = plain(feed.feed.get("title", "")) or None
    for number, entry in enumerate(feed.entries, 1):
        yield _of_entry(entry, f"{item.where}[{number}]", outlet)
    if trouble is not None and not isinstance(trouble, feedparser.ThingsNobodyCaresAboutButMe):
        yield Skip(item.where, f"the feed is damaged after entry {len(feed.entries)} ({trouble})")


def _of_entry(entry: Any, where: str, outlet: str | None) -> Draft:
    title = plain(entry.get("title", "")) or None
    contents = [part.get("value", "") for part in entry.get("content", ())]
    markup = max([*contents, entry.get("summary", "")], key=len)
    body = plain(markup)
    link = entry.get("link")
    # A teaser often does without what its headline says, so the headline stands first.
    text = body if title is None or body.startswith(title) else f"{title}\n\n{body}".strip()
    received = "\x1f".join((entry.get("id", ""), link or "", title or "", markup))
    return Draft(
        where=where,
        text=text,
        digest=digest(received.encode("utf-8", "replace")),
        given_id=entry.get("id", ""),
        name=entry.get("id") or link,
        title=title,
        outlet=plain(entry.get("source", {}).get("title", "")) or outlet,
        url=link,
        published=_day(entry),
        published_by="feed",
    )


def _day(entry: Any) -> date | None:
    # Atom demands `updated` and lets `published` be left out.
    for field in ("published", "updated"):
        if (day := day_of(entry.get(field))) is not None:
            return day
        if parsed := entry.get(f"{field}_parsed"):
            return date(parsed.tm_year, parsed.tm_mon, parsed.tm_mday)
    return None
