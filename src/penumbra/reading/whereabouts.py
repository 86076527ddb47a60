"""Which country a stretch of text is about: whose "police" or "prosecutors" are meant there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from penumbra.reading.actor_words import Words
from penumbra.reading.role_attachments import name_after
from penumbra.reading.role_phrases import Phrase
from penumbra.reference.places import lookup

# After these words a place is where something is, not who is meant.
LOCATIVES = frozenset(
    "in near at outside inside across around off throughout within over above above".split()
)
_DATELINE = re.compile(
    r"\s*(?:\S[^\n]{0,120}\n\s*)?(?P<place>[A-ZÀ-Þ][^\n—–]{1,60}?)\s+(?:—|–|--?)\s"
)
# A town named without "in" or the like must have so many people: smaller ones are names of people.
_TOWN = 20_000
# How strongly a word sets the scene: "in Poland", "Polish police", "Poland", "Polish".
_SCENE, _OFFICE, _NAME, _ADJECTIVE = 2.0, 1.5, 0.5, 0.4


@dataclass(frozen=True, slots=True)
class Anchor:
    """A token that sets the scene in a country, and how strongly."""

    token: int
    sentence: int
    paragraph: int
    country: str
    weight: float


class Whereabouts:
    """Answers which country the surroundings of a token are about.

    `main` is the whole text's: that of its dateline, else of most that is said in it to be
    somewhere or somebody's; None if it says neither.
    """

    def __init__(self, words: Words, phrases: Sequence[Phrase]) -> None:
        self.words = words
        found = [*_nations(words), *_towns(words), *_offices(words, phrases)]
        self.anchors = sorted(found, key=lambda anchor: anchor.token)
        tally: Counter[str] = Counter()
        for anchor in self.anchors:
            tally[anchor.country] += int(10 * anchor.weight)
        self.main = _dateline(words) or (max(tally, key=lambda code: tally[code], default=None))

    def country_at(self, token: int) -> str | None:
        """Return the country of the nearest scene before the token, else the text's own.

        The token's sentence is asked first, then its paragraph.
        """
        sentence = self.words.tokens[token].sentence
        paragraph = self.words.sentences[sentence].paragraph
        before = [one for one in self.anchors if one.token < token and one.weight >= _SCENE]
        for anchor in reversed(before):
            if anchor.sentence == sentence:
                return anchor.country
        for anchor in reversed(before):
            if anchor.paragraph == paragraph:
                return anchor.country
        return self.main

    def place_before(self, token: int) -> str | None:
        """Return the country of the last place before the token ("the governor there")."""
        before = [one for one in self.anchors if one.token < token and one.weight >= _SCENE]
        return before[-1].country if before else self.main

    def spot(self, token: int) -> str | None:
        """Return the country of the place whose name begins at this token, or None."""
        if nation := self.words.nations.get(token):
            return nation.code
        return _town(self.words, token, known=_TOWN)


def _anchor(words: Words, token: int, country: str, weight: float) -> Anchor:
    sentence = words.tokens[token].sentence
    return Anchor(token, sentence, words.sentences[sentence].paragraph, country, weight)


def _nations(words: Words) -> Iterable[Anchor]:
    for index, nation in words.nations.items():
        weight = _ADJECTIVE if nation.form in ("adjective", "linked") else _NAME
        if nation.form not in ("adjective", "linked") and _is_scene(words, index):
            weight = _SCENE
        yield _anchor(words, index, nation.code, weight)


def _is_scene(words: Words, index: int) -> bool:
    if words.joined(index):
        return words.low(index - 1) in LOCATIVES
    return words.tokens[index].gap == ", " and index > 0 and words.tokens[index - 1].capital


def _towns(words: Words) -> Iterable[Anchor]:
    for index, token in enumerate(words.tokens):
        if not token.capital or index in words.nations or index in words.listed:
            continue
        if words.low(index - 1) in LOCATIVES and words.joined(index):
            country = _town(words, index, known=0)
            if country:
                yield _anchor(words, index, country, _SCENE)


def _town(words: Words, at: int, *, known: int) -> str | None:
    """Return the country of the longest place name here, if it is big enough to be known."""
    for after in range(max(name_after(words, at), at + 1), at, -1):
        written = words.text[words.tokens[at].start : words.tokens[after - 1].end]
        found = [one for one in lookup(written) if one.population >= known or one.sort != "town"]
        if found:
            about = {nation.code for nation in words.nations.values()}
            best = next((one for one in found if one.country in about), found[0])
            return best.country
    return None


def _offices(words: Words, phrases: Sequence[Phrase]) -> Iterable[Anchor]:
    for phrase in phrases:
        if phrase.state and len(set(phrase.countries)) == 1:
            yield _anchor(words, phrase.first, phrase.countries[0], _OFFICE)


def _dateline(words: Words) -> str | None:
    """Return the country of "LYON, France, March 7 —" or "KYIV –" at the head of the text."""
    match = _DATELINE.match(words.text)
    if match is None:
        return None
    start, stop = match.span("place")
    inside = [index for index, token in enumerate(words.tokens) if start <= token.start < stop]
    for index in inside:
        if (nation := words.nations.get(index)) and nation.form != "adjective":
            return nation.code
    return _town(words, inside[0], known=0) if inside else None
