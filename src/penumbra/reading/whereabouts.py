"""Which country a stretch of text is about: whose "police" or "prosecutors" are meant there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from penumbra.reading.actor_words import Words
from penumbra.reading.role_phrases import Phrase

# After these words a place is where something is, not who is meant.
LOCATIVES = frozenset("in near at outside inside across around off throughout within".split())
_NEAR = 8


@dataclass(frozen=True, slots=True)
class Anchor:
    """A token that sets the scene in a country, and how strongly."""

    token: int
    sentence: int
    paragraph: int
    country: str
    weight: float


class Whereabouts:
    """Answers which country a token's surroundings are about."""

    def __init__(self, words: Words, phrases: list[Phrase]) -> None:
        self.words = words
        self.anchors = sorted(
            [*_scenes(words), *_offices(words, phrases)], key=lambda anchor: anchor.token
        )
        tally: Counter[str] = Counter()
        for anchor in self.anchors:
            tally[anchor.country] += anchor.weight  # type: ignore[assignment]
        self.dateline = _dateline(words)
        self.main = self.dateline or (max(tally, key=lambda code: tally[code]) if tally else None)

    def country_at(self, token: int) -> str | None:
        """Return the country of the nearest scene before the token, else the text's own.

        The token's sentence is asked first, then its paragraph.
        """
        sentence = self.words.tokens[token].sentence
        paragraph = self.words.sentences[sentence].paragraph
        for fits in (
            lambda anchor: anchor.sentence == sentence and anchor.weight >= 2,
            lambda anchor: anchor.paragraph == paragraph and anchor.weight >= 2,
        ):
            before = [one for one in self.anchors if one.token < token and fits(one)]
            if before:
                return before[-1].country
        return self.main

    def place_before(self, token: int) -> str | None:
        """Return the country of the last scene set before the token ("the governor there")."""
        before = [one for one in self.anchors if one.token < token and one.weight >= 1]
        return before[-1].country if before else self.main


def _anchor(words: Words, token: int, country: str, weight: float) -> Anchor:
    sentence = words.tokens[token].sentence
    return Anchor(token, sentence, words.sentences[sentence].paragraph, country, weight)


def _scenes(words: Words) -> list[Anchor]:
    found = []
    for index, nation in words.nations.items():
        if nation.form in ("adjective", "linked"):
            found.append(_anchor(words, index, nation.code, 0.4))
            continue
        before = words.low(index - 1) if words.joined(index) else ""
        scene = before in LOCATIVES or (
            words.text[words.tokens[index - 1].stop : words.tokens[index].start].startswith(", ")
            and index > 0
            and words.tokens[index - 1].capital
        )
        found.append(_anchor(words, index, nation.code, 2 if scene else 0.5))
    return found


def _offices(words: Words, phrases: list[Phrase]) -> list[Anchor]:
    return [
        _anchor(words, phrase.first, phrase.countries[0], 1.5)
        for phrase in phrases
        if phrase.state and len(set(phrase.countries)) == 1
    ]


def _dateline(words: Words) -> str | None:
    """Return the country of "LYON, France, March 7 —" or "KYIV —" at the head of the text."""
    for index, token in enumerate(words.tokens[:_NEAR]):
        if index > 0 and any(dash in token.gap for dash in ("—", "–", " - ")):
            break
        nation = words.nations.get(index)
        if nation and nation.form != "adjective":
            ahead = words.text[token.start : token.start + 60]
            if any(dash in ahead for dash in ("—", " – ", " - ")):
                return nation.code
    return None
