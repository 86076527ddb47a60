"""Passages as a reader wants them: the words quoted, marked, among the words around them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from penumbra.model import Header, Passage

# Passages of one document that are nearer to each other are shown in one piece.
NEAR = 160
AROUND = 110


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of one document with the passages in it; the unquoted pieces are its context."""

    header: Header
    pieces: tuple[Piece, ...]
    passages: tuple[Passage, ...]


def excerpts(cited: Iterable[tuple[Header, Passage]]) -> list[Excerpt]:
    """Gather passages into excerpts: documents in the order given, passages in that of the text.

    Where a document's text is not at hand each passage stands alone.
    """
    by_document: dict[str, tuple[Header, list[Passage]]] = {}
    for header, passage in cited:
        by_document.setdefault(header.id, (header, []))[1].append(passage)
    return [
        Excerpt(header, tuple(_pieces(header, group)), tuple(group))
        for header, passages in by_document.values()
        for group in _groups(header, sorted(set(passages)))
    ]


def told_in(header: Header) -> str | None:
    """What to call a document beside its outlet and day: its title, else its address or file.

    Of a file the name only: where it lies on somebody's disk is nobody else's business.
    """
    if header.title or header.url:
        return header.title or header.url
    return None if header.outlet else header.name.rsplit("/", 1)[-1]


def _groups(header: Header, passages: list[Passage]) -> list[list[Passage]]:
    groups: list[list[Passage]] = []
    end = 0
    for passage in passages:
        if groups and _joins(header, end, passage):
            groups[-1].append(passage)
            end = max(end, passage.end)
        else:
            groups.append([passage])
            end = passage.end
    return groups


def _joins(header: Header, end: int, passage: Passage) -> bool:
    text = header.text
    if text is None or not passage.stands_in(text):
        return False
    return passage.start - end <= NEAR and "\n\n" not in text[end : passage.start]


def _pieces(header: Header, group: list[Passage]) -> list[Piece]:
    text = header.text
    if text is None or not all(passage.stands_in(text) for passage in group):
        return [Piece(group[0].quote, True)]
    start, end = group[0].start, max(passage.end for passage in group)
    before, _, after = header.around(Passage(start, end, text[start:end]), width=AROUND)
    pieces = [Piece(before, False)] if before else []
    at = start
    for passage in group:
        if passage.end <= at:
            continue
        if passage.start > at:
            pieces.append(Piece(text[at : passage.start], False))
        pieces.append(Piece(text[max(at, passage.start) : passage.end], True))
        at = passage.end
    return [*pieces, Piece(after, False)] if after else pieces
