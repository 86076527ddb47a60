"""Documents, the sources they come from, and what was passed over on the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256

from penumbra.errors import ModelError


class Reliability(StrEnum):
    """How far a source has proved reliable: the NATO grades of AJP-2.1; F cannot be judged."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher. `owner` is who controls it: two outlets of one owner are one voice."""

    id: str
    name: str
    owner: str | None = None
    language: str | None = None
    licence: str | None = None
    reliability: Reliability = Reliability.F


@dataclass(frozen=True, slots=True)
class Document:
    """One text as received; it never changes.

    `id` is computed from what the source wrote (`document_id`); `name` is what the source
    itself calls it (an `id` field, a path, a URL). `digest` is the SHA-256 of the bytes
    received, `text` what was made of them. `published` is a day, None if nobody knows;
    `published_by` says where that day comes from ("given", "dateline", "feed", "page").
    """

    id: str
    name: str
    title: str | None
    outlet: str | None
    url: str | None
    published: date | None
    published_by: str | None
    text: str
    digest: str
    language: str | None = "en"
    fetched: datetime | None = None

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ModelError(f"document {self.name!r} has no text")

    @property
    def text_sha256(self) -> str:
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


def document_id(name: str, outlet: str | None, published: date | None, text: str) -> str:
    """Compute a document's id: the same words of the same outlet and day are one document.

    `name` counts only if the source gave it as an id; a path must be left out by the caller
    (pass ""), so that a file moved to another folder is still the same document.
    """
    parts = (name, outlet or "", published.isoformat() if published else "", text)
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return "d" + sha256(joined).hexdigest()[:19]


@dataclass(frozen=True, slots=True)
class Skip:
    """Something that could not be read, with its place and reason; counted, never silent.

    `kept` if the document itself was read and only something of it was left out.
    """

    where: str
    reason: str
    kept: bool = False
