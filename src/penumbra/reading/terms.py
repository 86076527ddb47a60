"""Words of a text by their base forms, and where patterns of `reference.wordings` stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from penumbra.reading.layout import Span
from penumbra.reference.wordings import GAP, Pattern

_TOKEN = re.compile(r"%|\d+(?:[.,]\d+)+|[^\W_]+(?:[’'.\-–][^\W_]+)*")
# A gap reaches over no such mark.
_STOPS = frozenset(",;:()[]—–\n")
# How many words a gap may hold.
_REACH = 5


@dataclass(frozen=True, slots=True)
class Term(Span):
    """One word with the base forms that it may be a form of; `nouns` are those of a noun only.

    `after_stop` tells that a comma or another mark stands between it and the word before.
    """

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


def _is_month(text: str, word: re.Match[str]) -> bool:
    """Whether "May" is the month: with a capital where no sentence begins."""
    if word.group() != "May":
        return False
    return not _OPENING.search(text[max(0, word.start() - 3) : word.start()])


def terms(text: str) -> list[Term]:
    """Cut a text into terms."""
    found = []
    end = 0
    for match in _TOKEN.finditer(text):
        stopped = any(mark in _STOPS for mark in text[end : match.start()])
        word = match.group()
        forms = (_MAY, _MAY) if _is_month(text, match) else (bases(word), noun_bases(word))
        found.append(Term(match.start(), match.end(), word.lower(), *forms, stopped))
        end = match.end()
    return found


class Matcher:
    """Finds many patterns at once: each is looked up by its first word only.

    `lists` are the named word lists that patterns may refer to, those in `nouns` of nouns only;
    `patterns` are filed under any label. Cost grows with the text and with how often first
    words occur in it.
    """

    def __init__(
        self,
        lists: Mapping[str, Sequence[Pattern]],
        patterns: Iterable[tuple[str, Pattern]],
        nouns: frozenset[str] = frozenset(),
    ) -> None:
        self._words: dict[str, list[tuple[str, Pattern]]] = {}
        self._nouns: dict[str, list[tuple[str, Pattern]]] = {}
        for name, entries in lists.items():
            filed = self._nouns if name in nouns else self._words
            for entry in entries:
                filed.setdefault(entry.elements[0], []).append((name, entry))
        self._patterns: dict[str, list[tuple[str, Pattern]]] = {}
        for label, pattern in patterns:
            self._patterns.setdefault(pattern.elements[0], []).append((label, pattern))

    def list_hits(self, found: Sequence[Term]) -> list[dict[str, int]]:
        """Return, for each term, the lists with an entry beginning there and the longest's end."""
        table: list[dict[str, int]] = []
        for at, term in enumerate(found):
            here: dict[str, int] = {}
            for base in term.bases:
                for name, entry in self._words.get(base, ()):
                    end = _row(entry.elements, found, at)
                    if end is not None and end > here.get(name, 0):
                        here[name] = end
            for base in term.nouns:
                for name, entry in self._nouns.get(base, ()):
                    end = _row(entry.elements, found, at, nouns=True)
                    if end is not None and end > here.get(name, 0):
                        here[name] = end
            table.append(here)
        return table

    def hits(
        self, found: Sequence[Term], listed: Sequence[dict[str, int]], ends: Sequence[int]
    ) -> Iterator[tuple[str, Hit]]:
        """Yield (label, hit) for every pattern; `ends[i]` is where term i's clause ends."""
        for at, term in enumerate(found):
            keys = [*term.bases, *(f"<{name}>" for name in listed[at])]
            for key in keys:
                for label, pattern in self._patterns.get(key, ()):
                    end = _match(pattern.elements, found, listed, at, ends[at])
                    if end is not None:
                        yield label, Hit(at, end, pattern.source)


def _row(
    elements: Sequence[str], found: Sequence[Term], at: int, *, nouns: bool = False
) -> int | None:
    """Match plain words in a row; return the end."""
    end = at + len(elements)
    if end > len(found):
        return None
    for element, term in zip(elements, found[at:end], strict=True):
        if element not in (term.nouns if nouns else term.bases):
            return None
    return end


def _match(
    elements: Sequence[str],
    found: Sequence[Term],
    listed: Sequence[dict[str, int]],
    at: int,
    stop: int,
) -> int | None:
    """Match elements from term `at` on, inside its clause; return the end of the nearest match."""
    if not elements:
        return at
    if elements[0] == GAP:
        for skip in range(_REACH + 1):
            if at + skip >= stop or found[at + skip].after_stop:
                return None
            end = _match(elements[1:], found, listed, at + skip, stop)
            if end is not None:
                return end
        return None
    if at >= stop:
        return None
    if elements[0].startswith("<"):
        after = listed[at].get(elements[0][1:-1])
        return None if after is None else _match(elements[1:], found, listed, after, stop)
    if elements[0] not in found[at].bases:
        return None
    return _match(elements[1:], found, listed, at + 1, stop)
