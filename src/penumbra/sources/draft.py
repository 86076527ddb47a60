"""What passes between the steps of this room: an item of bytes, and a draft of a document."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from io import BufferedReader
from typing import Any, TypeAlias

Stream: TypeAlias = "BufferedReader[Any]"


@dataclass(frozen=True, slots=True)
class Item:
    """Something received: its bytes, and what its sender says about them.

    `suffix` is the file name's ending without ".gz", `media` and `charset` come from an HTTP
    header. `where` is how people are told of it.
    """

    where: str
    stream: Stream
    suffix: str = ""
    media: str | None = None
    charset: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A document as a reader found it, before its day and language are settled.

    `given_id` is set only if the source itself gave an id. `notes` say what was left out of it
    and why; they are told once the document is kept.
    """

    where: str
    text: str
    digest: str
    given_id: str = ""
    name: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    published_by: str | None = None
    notes: tuple[str, ...] = ()


def digest(received: bytes) -> str:
    """Return the SHA-256 of bytes as received, in hexadecimal."""
    return sha256(received).hexdigest()


def shown(path: str | os.PathLike[str]) -> str:
    """Return a path that can be printed: file names may hold any byte, even line ends."""
    letters = os.fspath(path)
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in letters)


def without_password(url: str) -> str:
    """Return an address as it may be shown and kept: without user name and password."""
    head, at, rest = url.partition("@")
    scheme, slashes, user = head.partition("://")
    return f"{scheme}{slashes}{rest}" if at and "/" not in user and slashes else url
