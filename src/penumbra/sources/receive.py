"""Receive documents from anywhere: the one way in; start reading this room here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, BinaryIO

from penumbra.errors import SourceError
from penumbra.model import Document, Skip, document_id
from penumbra.reference.dates import dateline
from penumbra.sources.decoding import clean
from penumbra.sources.draft import Draft, Item
from penumbra.sources.language import foreign, left_out
from penumbra.sources.places import Found, find
from penumbra.sources.readers import choose
from penumbra.sources.streams import opened, refuse_binary

if TYPE_CHECKING:
    import httpx

# A thick book. What is longer is no report, and reading it would take minutes.
MAX_CHARACTERS = 1_000_000
# When it is evening in New York, papers in Tallinn already bear the next day.
_AHEAD = timedelta(days=1)
_FIRST_YEAR = 1900
# What is longer is no name of anything, and would fill every table and page that shows it.
_LONGEST_NAME = 500
_LONGEST_ADDRESS = 4_000


def read(
    what: Sequence[str],
    *,
    published: date | None = None,
    outlet: str | None = None,
    stdin: BinaryIO | None = None,
    today: date,
    client: httpx.Client | None = None,
) -> Iterator[Document | Skip]:
    """Read every document that `what` names, one at a time, at flat memory.

    `what` holds files, folders, patterns, addresses and "-" for `stdin`. `published` and
    `outlet`, if given, go before what a document says of itself. A day of publication after
    `today` is dropped and said so. `client` fetches addresses; by default a new one.

    What cannot be read comes as a Skip with place and reason, between the documents; nothing
    that is read raises.
    """
    for found in find(what):
        if isinstance(found, Skip):
            yield found
            continue
        for each in _drafts(found, stdin, client):
            if isinstance(each, Skip):
                yield each
            else:
                yield from _settled(each, published=published, outlet=outlet, today=today)


def _drafts(
    found: Found, stdin: BinaryIO | None, client: httpx.Client | None
) -> Iterator[Draft | Skip]:
    """Read one file, stream or address; whatever fails in it becomes a Skip."""
    try:
        if found.url is not None:
            # Half the program's start would go into importing it.
            from penumbra.sources.web import fetch

            item = fetch(found.url, client=client)
            yield from _unpacked(item.where, item.stream, item)
        elif found.path is not None:
            with found.path.open("rb", buffering=0) as stream:
                yield from _unpacked(found.where, stream, None)
        elif stdin is None:
            yield Skip(found.where, "standard input is not connected")
        else:
            yield from _unpacked("standard input", stdin, None)
    except SourceError as error:
        yield Skip(found.where, str(error))
    except PermissionError:
        yield Skip(found.where, "may not be read; change its permissions, or read it as its owner")
    except OSError as error:
        yield Skip(found.where, f"cannot be read: {error.strerror or error}")


def _unpacked(where: str, stream: BinaryIO, fetched: Item | None) -> Iterator[Draft | Skip]:
    plain, packed = opened(stream)
    head = plain.peek(1)
    if packed is not None and packed.trouble and not head:
        raise SourceError(packed.trouble)
    refuse_binary(head)
    name = where.lower().removesuffix(".gz").rpartition("/")[2]
    suffix = f".{name.rpartition('.')[2]}" if "." in name else ""
    if fetched is None:
        item = Item(where, plain, suffix)
    else:
        item = Item(where, plain, "", fetched.media, fetched.charset, fetched.url)
    yield from choose(item, head).read(item)
    if packed is not None and packed.trouble:
        yield Skip(where, packed.trouble)


def _settled(
    draft: Draft, *, published: date | None, outlet: str | None, today: date
) -> Iterator[Document | Skip]:
    """Make a document of a draft, or say why not; then what was left out of it."""
    text = clean(draft.text)
    if not any(map(str.isalpha, text)):
        yield Skip(draft.where, "holds no words")
        return
    if len(text) > MAX_CHARACTERS:
        yield Skip(
            draft.where,
            f"has {len(text):,} characters, too many for one report "
            f"(limit {MAX_CHARACTERS:,}); split it",
        )
        return
    if language := foreign(text):
        yield Skip(draft.where, f"text is in {language}; Penumbra reads English")
        return
    day, day_by, note = _day(draft, text, published, today)
    cut: list[str] = []

    def line(field: str, words: str | None, longest: int = _LONGEST_NAME) -> str | None:
        whole = " ".join(clean(words).split()) if words else ""
        if len(whole) > longest:
            cut.append(f"{field} has {len(whole):,} characters; only {longest:,} of them are kept")
        return whole[:longest].strip() or None

    publisher = line("outlet", outlet or draft.outlet)
    yield Document(
        id=document_id(draft.given_id, publisher, day, text),
        name=line("id", draft.name) or draft.where,
        title=line("title", draft.title),
        outlet=publisher,
        url=line("url", draft.url, _LONGEST_ADDRESS),
        published=day,
        published_by=day_by,
        text=text,
        digest=draft.digest,
    )
    foreign_parts = left_out(text)
    for reason in (*draft.notes, *note, *cut, *([foreign_parts] if foreign_parts else [])):
        yield Skip(draft.where, reason, kept=True)


def _day(
    draft: Draft, text: str, given: date | None, today: date
) -> tuple[date | None, str | None, tuple[str, ...]]:
    """Settle the day of publication, who says so, and what is wrong with it."""
    if given is not None:
        day, by = given, "given"
    elif draft.published is not None:
        day, by = draft.published, draft.published_by or "record"
    else:
        found, _ = dateline(text)
        if found is None:
            return None, None, ()
        day, by = found, "dateline"
    if day > today + _AHEAD:
        return None, None, (f"publication date {day} lies in the future; kept without it",)
    if day.year < _FIRST_YEAR:
        return None, None, (f"publication date {day} lies before {_FIRST_YEAR}; kept without it",)
    return day, by, ()
