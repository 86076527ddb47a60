"""Words of a text by their base forms, and where patterns of `reference.wordings` stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from penumbra.reference.wordings import GAP, Pattern

_TOKEN = re.compile(r"%|\d+(?:[.,]\d+)+|[^\W_]+(?:[’'.\-–][^\W_]+)*")
# A gap reaches over no such mark.
_STOPS = frozenset(",;:()[]—–\n")
# How many words a gap may hold.
_REACH = 5


class Term(NamedTuple):
    """One word with the base forms that it may be a form of; `nouns` are those of a noun only.

    `after_stop` tells that a comma or another mark stands between it and the word before.
    """

    start: int
    end: int
    lower: str
    bases: frozenset[str]
    nouns: frozenset[str]
    after_stop: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """Terms `first` up to `last` (not included) match the pattern written `source`."""

    first: int
    last: int
    source: str


# American spellings by their British ones, which wordings are written in.
_BRITISH = (
    (re.compile(r"(?<=[a-z]{3})iz(?=(?:e[drs]?|ers?|ing|ations?)$)"), "is"),
    (re.compile(r"(?<=[a-z]{3})yz(?=(?:e[drs]?|ing)$)"), "ys"),
    (re.compile(r"^(defen|offen|licen)s(?=es?$)"), r"\1c"),
    (re.compile(r"^(cent|fib|theat|met|lit|kilomet|millimet|calib)er(?=s?$)"), r"\1re"),
    (re.compile(r"^(harb|neighb|rum|lab|col|behavi|arm|hon|vap)or(?=s|ed|ing|hood|$)"), r"\1our"),
    (re.compile(r"^maneuver"), "manoeuvre"),
)


@lru_cache(maxsize=100_000)
def bases(word: str) -> frozenset[str]:
    """Return what a word may be a form of, itself included; a guess by its ending.

    Irregular verbs are looked up; an American spelling also stands for the British one.

    >>> sorted(bases("severed"))
    ['sever', 'severe', 'severed']
    >>> sorted(bases("weaponized"))
    ['weaponis', 'weaponise', 'weaponised', 'weaponiz', 'weaponize', 'weaponized']
    """
    plain = word.lower().replace("’", "'")
    found = _endings(plain)
    for american, british in _BRITISH:
        spelt = american.sub(british, plain)
        if spelt != plain:
            found |= _endings(spelt)
    return frozenset(found)


@cache
def _irregular() -> dict[str, str]:
    """The base of each irregular form."""
    text = files("penumbra.reference").joinpath("data/irregular_verbs.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return {form: base for base, forms in rows for form in forms.split()}


def is_past(word: str) -> bool:
    """Whether a word shows that it may be a verb in the past: "severed", "blew", not "cut"."""
    plain = word.lower()
    return (plain.endswith("ed") and len(plain) > 4) or (
        plain in _irregular() and not plain.endswith("ing")
    )


@lru_cache(maxsize=100_000)
def noun_bases(word: str) -> frozenset[str]:
    """Return what a word may be a plural or possessive of, itself included.

    >>> sorted(noun_bases("trains")), sorted(noun_bases("trained"))
    (['train', 'trains'], ['trained'])
    """
    plain = word.lower().replace("’", "'")
    found = _plurals(plain)
    for american, british in _BRITISH:
        spelt = american.sub(british, plain)
        if spelt != plain:
            found |= _plurals(spelt)
    return frozenset(found)


def _endings(plain: str) -> set[str]:
    found = _plurals(plain)
    if plain in _irregular():
        found.add(_irregular()[plain])
    if plain.endswith("ied") and len(plain) > 4:
        found.add(plain[:-3] + "y")
    elif plain.endswith("ed") and len(plain) > 4:
        found |= _stems(plain[:-2])
    elif plain.endswith("ing") and len(plain) > 5:
        found |= _stems(plain[:-3])
    return found


def _plurals(plain: str) -> set[str]:
    found = {plain}
    if plain.endswith("'s"):
        plain = plain[:-2]
        found.add(plain)
    elif plain.endswith("s'"):
        plain = plain[:-1]
        found.add(plain)
    if plain.endswith("ies") and len(plain) > 4:
        found.add(plain[:-3] + "y")
    elif plain.endswith("es") and len(plain) > 3:
        found |= {plain[:-1], plain[:-2]}
    elif plain.endswith("s") and not plain.endswith("ss") and len(plain) > 3:
        found.add(plain[:-1])
    return found


def _stems(stem: str) -> set[str]:
    """A verb's base from what is left without -ed or -ing: cut(t), jam(m), damag(e)."""
    found = {stem, stem + "e"}
    if len(stem) > 2 and stem[-1] == stem[-2]:
        found.add(stem[:-1])
    return found


_MAY = frozenset(("may (month)",))
_OPENING = re.compile(r"(?:^|[.!?:\n“\"])\s*$")


def _is_month(text: str, start: int) -> bool:
    """Whether "May" is the month: with a capital where no sentence begins."""
    return not _OPENING.search(text[max(0, start - 3) : start])


def terms(text: str, begin: int = 0, stop: int | None = None) -> list[Term]:
    """Cut a text, or the stretch from `begin` to `stop` of it, into terms."""
    found = []
    end = begin
    for match in _TOKEN.finditer(text, begin, len(text) if stop is None else stop):
        word, start = match.group(), match.start()
        stopped = stop_between(text, end, start)
        month = word == "May" and _is_month(text, start)
        forms = (_MAY, _MAY) if month else (bases(word), noun_bases(word))
        end = match.end()
        found.append(Term(start, end, word.lower(), *forms, stopped))
    return found


def stop_between(text: str, start: int, end: int) -> bool:
    """Whether a comma or another mark that parts words stands between two offsets."""
    gap = text[start:end]
    return gap != " " and not _STOPS.isdisjoint(gap)


class _Node:
    """Where the rows of a matcher stand after some elements: what ends here, what goes on.

    `ends` are rows by their rank among all, `words` and `lists` lead on over a word of that base
    and over an entry of that list, `gap` over a few words of any sort.
    """

    __slots__ = ("ends", "gap", "lists", "words")

    def __init__(self) -> None:
        self.ends: list[int] = []
        self.words: dict[str, _Node] = {}
        self.lists: dict[str, _Node] = {}
        self.gap: _Node | None = None

    def enter(self, elements: Iterable[str], rank: int) -> None:
        """File a row under this node."""
        node = self
        for element in elements:
            if element == GAP:
                node.gap = node.gap or _Node()
                node = node.gap
            elif element.startswith("<"):
                node = node.lists.setdefault(element[1:-1], _Node())
            else:
                node = node.words.setdefault(element, _Node())
        node.ends.append(rank)


class Matcher:
    """Finds many patterns at once, each looked up word by word: a tree of their elements.

    `lists` are the named word lists that patterns may refer to, those in `nouns` of nouns only;
    `patterns` are filed under any label. Cost grows with the text and with how far it follows
    a pattern, not with how many patterns there are.
    """

    def __init__(
        self,
        lists: Mapping[str, Sequence[Pattern]],
        patterns: Iterable[tuple[str, Pattern]],
        nouns: frozenset[str] = frozenset(),
    ) -> None:
        self._words, self._nouns, self._patterns = _Node(), _Node(), _Node()
        self._lists = tuple(lists)
        for rank, name in enumerate(self._lists):
            filed = self._nouns if name in nouns else self._words
            for entry in lists[name]:
                filed.enter(entry.elements, rank)
        self._labelled = tuple(patterns)
        for rank, (_, pattern) in enumerate(self._labelled):
            self._patterns.enter(pattern.elements, rank)

    def list_hits(self, found: Sequence[Term]) -> list[dict[str, int]]:
        """Return, for each term, the lists with an entry beginning there and the longest's end."""
        words, nouns = self._words.words, self._nouns.words
        table: list[dict[str, int]] = []
        for at, term in enumerate(found):
            here: dict[str, int] = {}
            for base in term.bases:
                if base in words:
                    self._follow_row(words[base], found, at + 1, here, nouns=False)
            for base in term.nouns:
                if base in nouns:
                    self._follow_row(nouns[base], found, at + 1, here, nouns=True)
            table.append(here)
        return table

    def _follow_row(
        self, node: _Node, found: Sequence[Term], at: int, here: dict[str, int], *, nouns: bool
    ) -> None:
        """Enter the lists with an entry that goes on so; `at` is the first term behind it."""
        for rank in node.ends:
            name = self._lists[rank]
            if at > here.get(name, 0):
                here[name] = at
        if node.words and at < len(found):
            for base in found[at].nouns if nouns else found[at].bases:
                if base in node.words:
                    self._follow_row(node.words[base], found, at + 1, here, nouns=nouns)

    def hits(
        self, found: Sequence[Term], listed: Sequence[dict[str, int]], ends: Sequence[int]
    ) -> Iterator[tuple[str, Hit]]:
        """Yield (label, hit) for every pattern; `ends[i]` is where term i's clause ends.

        Hits come in the order of the terms, those at one term in the order of the patterns.
        """
        for at in range(len(found)):
            here: dict[int, int] = {}
            _follow(self._patterns, found, listed, at, ends[at], here)
            for rank in sorted(here):
                label, pattern = self._labelled[rank]
                yield label, Hit(at, here[rank], pattern.source)


def _follow(
    node: _Node,
    found: Sequence[Term],
    listed: Sequence[dict[str, int]],
    at: int,
    stop: int,
    here: dict[int, int],
) -> None:
    """Enter the end of the nearest match of every pattern that goes on so inside its clause."""
    for rank in node.ends:
        here.setdefault(rank, at)
    if at >= stop:
        return
    if node.words:
        for base in found[at].bases:
            if base in node.words:
                _follow(node.words[base], found, listed, at + 1, stop, here)
    if node.lists:
        for name, after in listed[at].items():
            if name in node.lists:
                _follow(node.lists[name], found, listed, after, stop, here)
    if node.gap is not None:
        for near in range(at, min(at + _REACH + 1, stop)):
            if found[near].after_stop:
                return
            _follow(node.gap, found, listed, near, stop, here)
