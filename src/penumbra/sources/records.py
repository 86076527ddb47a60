"""Readers of JSON: one record per line, one object, or a list of objects."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BufferedReader, BytesIO
from typing import Any

from penumbra.errors import SourceError
from penumbra.model import Skip
from penumbra.sources.days import day_of
from penumbra.sources.decoding import decode
from penumbra.sources.draft import Draft, Item, digest
from penumbra.sources.streams import MAX_LINE, lines, whole

_JSON_NAMES = {
    bool: "true or false",
    dict: "an object",
    float: "a number",
    int: "a number",
    list: "a list",
    str: "a string",
    type(None): "null",
}


def read_lines(item: Item) -> Iterator[Draft | Skip]:
    """Read JSON Lines: each line a record, named by its number; a broken one is passed over.

    Any length is read at flat memory.
    """
    for number, line in lines(item):
        where = f"{item.where}:{number}"
        if line is None:
            yield Skip(where, f"line is longer than {MAX_LINE // 2**20} MB; split it")
        elif line.strip():
            try:
                record = _parsed(line)
            except SourceError as error:
                yield Skip(where, str(error))
            else:
                yield from _of_record(record, where, digest(line))


def read_json(item: Item) -> Iterator[Draft | Skip]:
    """Read a JSON object with a `text`, as gold files are, or a list of such objects.

    Only the fields of a record are read, nothing of what a gold file says about its text.
    """
    received = whole(item)
    try:
        parsed = _parsed(received)
    except SourceError:
        first, _, rest = received.lstrip().partition(b"\n")
        if not rest.strip() or not _is_object(first):
            raise
        again: BufferedReader[Any] = BufferedReader(BytesIO(received))
        yield from read_lines(Item(item.where, again, url=item.url))
        return
    if not isinstance(parsed, list):
        yield from _of_record(parsed, item.where, digest(received))
        return
    if not parsed:
        yield Skip(item.where, "is an empty list; put records with a text into it")
    for number, record in enumerate(parsed, 1):
        # A list's members have no bytes of their own; their canonical form stands for them.
        own = json.dumps(record, sort_keys=True).encode("utf-8")
        yield from _of_record(record, f"{item.where}[{number}]", digest(own))


def starts_lines(head: bytes) -> bool:
    """Whether a file that begins so is JSON Lines rather than one JSON value or plain text."""
    first, ended, _ = head.partition(b"\n")
    return first.startswith(b"{") and (_is_object(first) or (not ended and b'"' in first[:50]))


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(_parsed(line), dict)
    except SourceError:
        return False


def _parsed(received: bytes) -> object:
    try:
        parsed: object = json.loads(decode(received))
    except json.JSONDecodeError as error:
        raise SourceError(f"is not JSON (character {error.pos + 1}: {error.msg})") from None
    except RecursionError:
        raise SourceError("is not read: its JSON nests too deeply") from None
    except ValueError:
        # What Python says here is advice to programmers.
        raise SourceError("is not read: it holds a number of thousands of digits") from None
    return parsed


def _of_record(record: object, where: str, received_digest: str) -> Iterator[Draft | Skip]:
    if not isinstance(record, dict):
        yield Skip(where, f"is {_JSON_NAMES[type(record)]}, not an object with a text")
        return
    text = record.get("text")
    if not isinstance(text, str):
        found = f"text is {_JSON_NAMES[type(text)]}" if "text" in record else "has no text"
        yield Skip(where, f'{found}; a record needs {{"text": "…"}}')
        return
    notes: list[str] = []

    def words(field: str) -> str | None:
        value = record.get(field)
        if value is None or isinstance(value, str):
            return value or None
        if field == "id" and isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        notes.append(f"{field} is {_JSON_NAMES[type(value)]}, not a string; kept without it")
        return None

    published = record.get("published")
    day = day_of(published)
    if published not in (None, "") and day is None:
        given = json.dumps(published, ensure_ascii=False)[:60]
        notes.append(f"published {given} is no date; write it as 2025-03-14; kept without it")
    given_id = words("id")
    yield Draft(
        where=where,
        text=text,
        digest=received_digest,
        given_id=given_id or "",
        name=given_id,
        title=words("title"),
        outlet=words("outlet"),
        url=words("url"),
        published=day,
        published_by="record",
        notes=tuple(notes),
    )
