"""Many wordings under a few labels, searched for at once: each only where it can begin."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from penumbra.reference.openings import LETTERS, needed, openings

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Entry:
    rank: int
    label: str
    pattern: re.Pattern[str]


class Phrases:
    """The patterns of each label; of one label's matches the first counts.

    `rows` are regular expressions for whole words, read without regard to capitals; a blank
    stands for any blanks. Raises re.error where one is no pattern.
    """

    def __init__(self, rows: Mapping[str, Sequence[str]]) -> None:
        self.labels = tuple(rows)
        self._by_head: dict[str, list[_Entry]] = {}
        # What may begin with anything is searched for in the whole text that has what it needs.
        self._anywhere: list[tuple[tuple[frozenset[str], ...], _Entry]] = []
        every = [(label, row.strip()) for label, several in rows.items() for row in several]
        for rank, (label, row) in enumerate(every):
            plain = re.sub(r"(?<!\\)\((?!\?)", "(?:", row).replace(" ", r"\s+")
            entry = _Entry(rank, label, re.compile(rf"(?<!\w)(?:{plain})(?!\w)", re.IGNORECASE))
            heads = openings(row)
            if heads is None:
                self._anywhere.append((needed(row), entry))
            for head in heads or ():
                self._by_head.setdefault(head, []).append(entry)

    def first(self, text: str) -> dict[str, re.Match[str]]:
        """Return each label's first match in a text; of two at one place the one listed first."""
        found: dict[str, tuple[int, int, re.Match[str]]] = {}
        seen = set()
        for word in _WORD.finditer(text):
            head = word.group()[:LETTERS].lower()
            seen.add(head)
            for entry in self._by_head.get(head, ()):
                if entry.label not in found and (match := entry.pattern.match(text, word.start())):
                    found[entry.label] = (match.start(), entry.rank, match)
        for needs, entry in self._anywhere:
            if any(map(seen.isdisjoint, needs)) or not (match := entry.pattern.search(text)):
                continue
            place = (match.start(), entry.rank, match)
            found[entry.label] = min(found.get(entry.label, place), place, key=_place)
        return {label: match for label, (_, _, match) in found.items()}


def _place(found: tuple[int, int, re.Match[str]]) -> tuple[int, int]:
    return found[:2]
