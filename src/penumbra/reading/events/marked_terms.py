"""A page's words with the sentence and clause of each, and the wordings that stand on them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from penumbra.reading.layout import Sentence, Span, clauses
from penumbra.reading.page import Page
from penumbra.reading.terms import Matcher, Term
from penumbra.reference.wordings import MARKED, event_wordings

_CURRENCY = re.compile(r"[A-Z]{3}$")
_SUBORDINATE = frozenset(("after", "since", "when", "following", "before", "while"))
_ARTICLES = frozenset(("a", "an", "the"))


@dataclass(frozen=True, slots=True)
class Wording:
    """Terms first..last speak of a kind; `weight` says how telling the wording is.

    `gap` is how many words stand between the two sides of a pair.
    """

    first: int
    last: int
    kind: str
    rule: str
    weight: int
    gap: int = 0


def place(found: Wording) -> tuple[int, int, str]:
    """Return what puts wordings in text order."""
    return found.first, found.last, found.kind


class MarkedTerms:
    """A page's terms with the sentence and clause of each."""

    def __init__(self, page: Page) -> None:
        self.all: list[Term] = _literal(page.terms())
        self.sentence: list[Sentence] = []
        self.clause: list[Span] = []
        self.ends: list[int] = []
        self._by_sentence(page)
        # How many words stand before each term, not counting those of names of places, times
        # and actors: "a cable between Ventspils in Latvia and the island of Gotland was cut".
        self.counted = list(accumulate(self._counts(page), initial=0))

    def _counts(self, page: Page) -> Iterator[int]:
        named = [*page.places, *page.times, *page.actors]
        edges = sorted((one.start, one.end) for one in named)
        at = 0
        covered = -1
        for term in self.all:
            while at < len(edges) and edges[at][0] <= term.start:
                covered = max(covered, edges[at][1])
                at += 1
            yield int(term.start >= covered)

    def lists_on(self, first: int, last: int) -> bool:
        """Whether a list goes on between two terms: "trains in Oslo, the cutting of a cable".

        Two commas enclose an apposition, and stand for nothing: "a depot, a former mill, burned".
        """
        stops = [at for at in range(first + 1, last + 1) if self.all[at].after_stop]
        if len(stops) != 1:
            return False
        return self.all[stops[0]].lower in _ARTICLES or self._is_aside(first)

    def _is_aside(self, at: int) -> bool:
        """Whether a term stands in what a sentence opens with: "A year after the fire, Oslo …"."""
        clause = self.clause[at]
        while at and self.clause[at - 1] is clause and not self.all[at].after_stop:
            at -= 1
            if self.all[at].lower in _SUBORDINATE:
                return True
        return False

    def enter_names(self, page: Page, listed: Sequence[dict[str, int]]) -> None:
        """Enter the places, actors and sums of money read in the page as entries of `MARKED`."""
        sums = [one for one in page.numbers if one.unit is not None and _CURRENCY.match(one.unit)]
        starts = [term.start for term in self.all]
        for name, spans in zip(MARKED, (page.places, page.actors, sums), strict=True):
            for span in spans:
                first = bisect_left(starts, span.start)
                last = bisect_left(starts, span.end)
                if first < last:
                    listed[first][name] = max(last, listed[first].get(name, 0))

    def apart(self, end: int, start: int) -> int:
        """How many counted words stand between two terms; negative if they overlap."""
        return self.counted[start] - self.counted[end] if start >= end else -1

    def _by_sentence(self, page: Page) -> None:
        starts = [term.start for term in self.all]
        for sentence in page.sentences:
            for clause in clauses(page.text, sentence):
                first = bisect_left(starts, clause.start)
                last = bisect_left(starts, clause.end)
                for _ in range(len(self.sentence), last):
                    self.sentence.append(sentence)
                    self.clause.append(clause)
                    self.ends.append(last)
                del first
        for _ in range(len(self.sentence), len(self.all)):
            self.sentence.append(page.sentences[-1])
            self.clause.append(page.sentences[-1])
            self.ends.append(len(self.all))


def _literal(terms: Sequence[Term]) -> list[Term]:
    """Take their meaning from the words of fixed phrases: "the fire brigade" tells of no fire."""
    found = list(terms)
    nowhere: list[dict[str, int]] = [{}] * len(found)
    ends = [len(found)] * len(found)
    hits = _idioms().hits(found, nowhere, ends)
    for at in {at for _, hit in hits for at in range(hit.first, hit.last)}:
        found[at] = found[at]._replace(bases=frozenset(), nouns=frozenset())
    return found


@cache
def _idioms() -> Matcher:
    return Matcher({}, [("idiom", row) for row in event_wordings().idioms])
