"""Which country a stretch of text is about: whose "police" or "prosecutors" are meant there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from penumbra.reading.actors.role_attachments import name_after
from penumbra.reading.actors.role_phrases import Phrase
from penumbra.reading.actors.words import Nation, Words
from penumbra.reading.layout import Quotation
from penumbra.reference.dates import dateline
from penumbra.reference.places import lookup

# After these words a place is where something is, not who is meant.
LOCATIVES = frozenset(
    "in near at outside inside across around off throughout within over above".split()
)
# "MADRID - An officer": each item of a round-up begins with its own.
_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-Þ]{3,}(?:[ '’-][A-ZÀ-Þ]{2,})*)(?:,[^\n—–.]{3,30})?(?: [—–-]|\.) "
)
# "The city of Lyon", "the outskirts of Lyon": here "of" is as good as "in".
_PARTS = frozenset(
    "city town village port centre center suburb suburbs outskirts edge streets north south east "
    "west district part heart capital region province county".split()
)
# A town named without "in" or the like must have so many people: smaller ones are names of people.
_TOWN = 20_000
# How strongly a word sets the scene: "in Poland", "Poland expelled", "Polish police", "Poland",
# "Polish".
_SCENE, _ACTING, _OFFICE, _TOWN_NAME, _NAME, _ADJECTIVE = 2.0, 1.6, 1.5, 1.0, 0.5, 0.4
# So many words at most stand before the state that a sentence is about: "Far to the north, …".
_LEAD = 7
# What a state does in office; an attacker's doings set nobody's scene.
_IN_OFFICE = frozenset(
    "said says announced announces closed closes shut reopened expelled expels summoned summons"
    " detained arrested charged accused accuses blamed blames ordered orders banned bans welcomed"
    " condemned condemns scrambled seized imposed declared opened recalled deployed called calls"
    " suspects suspected attributed traced plans wants published reported reports confirmed"
    " tightened stepped raised evacuated grounded suspended boarded released denies denied".split()
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A token that sets the scene in a country, how strongly, and the quotation it stands in.

    What is quoted sets the scene for nobody outside the quotation.
    """

    token: int
    sentence: int
    paragraph: int
    country: str
    weight: float
    quote: Quotation | None = None


class Whereabouts:
    """Answers which country the surroundings of a token are about."""

    def __init__(self, words: Words, phrases: Sequence[Phrase]) -> None:
        self.words = words
        owned = list(_offices(words, phrases))
        inside = {at for phrase in phrases for at in range(phrase.first, phrase.head_at)}
        found = [*owned, *_towns(words), *_nations(words, inside)]
        self.anchors = sorted(found, key=lambda anchor: anchor.token)
        tally: Counter[str] = Counter()
        for anchor in self.anchors:
            # What a report opens with is what it is about; who denies comes later.
            opening = 4 if anchor.sentence == 0 else 2 if anchor.paragraph == 0 else 1
            if anchor is self.anchors[0] and anchor.weight == _ACTING:
                opening = 8
            tally[anchor.country] += int(10 * anchor.weight) * opening
        self.most = max(tally, key=lambda code: tally[code], default=None)
        self.datelines = list(_datelines(words))

    def home(self, token: int) -> str | None:
        """Return the country of the dateline over a token, else that which most is about."""
        over = [country for at, country in self.datelines if at <= token]
        return over[-1] if over else self.most

    def country_at(self, token: int) -> str | None:
        """Return the country of the nearest scene before the token, else the text's own.

        The token's sentence is asked first, then its paragraph.
        """
        over = self._before(token)
        acting = self._in_office(token, {one.country for one in over})
        return self.here(token) or acting or (over[-1].country if over else self.home(token))

    def _in_office(self, token: int, scenes: set[str]) -> str | None:
        """Return the state that acted last before the token in its paragraph, one of `scenes`."""
        found = [
            one.country
            for one in self._before(token, _OFFICE)
            if one.weight in (_ACTING, _OFFICE) and (not scenes or one.country in scenes)
        ]
        return found[-1] if found else None

    def here(self, token: int) -> str | None:
        """Return the country of the nearest scene before the token in its own sentence."""
        sentence = self.words.tokens[token].sentence
        inside = [one for one in self._before(token) if one.sentence == sentence]
        return inside[-1].country if inside else None

    def _before(self, token: int, least: float = _SCENE) -> list[Anchor]:
        """The scenes set before the token in its paragraph, of so much weight at least."""
        quote = self.words.quoted(self.words.tokens[token].start)
        sentence = self.words.tokens[token].sentence
        paragraph = self.words.sentences[sentence].paragraph
        first = bisect_left(self.anchors, paragraph, key=lambda anchor: anchor.paragraph)
        end = bisect_left(self.anchors, token, key=lambda anchor: anchor.token)
        return [
            one
            for one in self.anchors[first:end]
            if one.weight >= least and one.quote in (None, quote)
        ]

    def place_before(self, token: int) -> str | None:
        """Return the country of the last place before the token ("the governor there")."""
        places = (_SCENE, _TOWN_NAME, _NAME)
        end = bisect_left(self.anchors, token, key=lambda anchor: anchor.token)
        before = (one.country for one in reversed(self.anchors[:end]) if one.weight in places)
        return next(before, None) or self.home(token)

    def spot(self, token: int) -> str | None:
        """Return the country of the place whose name begins at this token, or None."""
        if nation := self.words.nations.get(token):
            return nation.code
        return _town(self.words, token, known=_TOWN)


def _anchor(words: Words, token: int, country: str, weight: float) -> Anchor:
    sentence = words.tokens[token].sentence
    quote = words.quoted(words.tokens[token].start)
    paragraph = words.sentences[sentence].paragraph
    return Anchor(token, sentence, paragraph, country, weight, quote)


def _nations(words: Words, owners: set[int]) -> Iterable[Anchor]:
    for index, nation in words.nations.items():
        if index in owners:
            continue
        weight = _ADJECTIVE if nation.form in ("adjective", "linked") else _NAME
        if _is_scene(words, index, nation):
            weight = _SCENE
        elif weight == _NAME and _acts(words, index, nation):
            weight = _ACTING
        yield _anchor(words, index, nation.code, weight)


def _is_scene(words: Words, index: int, nation: Nation) -> bool:
    """Whether something is there: "in Poland", "Lublin, Poland", "in the Polish capital"."""
    if nation.form == "linked":
        return False
    if nation.form == "adjective":
        located = words.low(nation.after) in _PARTS
        return located and words.low(index - 1) == "the" and words.low(index - 2) in LOCATIVES
    if words.joined(index):
        return _is_located(words, index)
    return words.tokens[index].gap == ", " and index > 0 and words.tokens[index - 1].capital


def _acts(words: Words, index: int, nation: Nation) -> bool:
    """Whether a state opens its sentence and does what states do: "On May 3, Denmark closed"."""
    ahead = nation.after
    token = words.tokens[index]
    opens = token.opens or (
        token.gap == ", " and words.tokens[max(0, index - _LEAD)].sentence != token.sentence
    )
    if not opens or words.tokens[ahead - 1].owner:
        return False
    if ahead < len(words.tokens) and words.low(ahead) in ("has", "have", "had", "also", "later"):
        ahead += 1
    return words.low(ahead) in _IN_OFFICE


def _is_located(words: Words, index: int) -> bool:
    before = words.low(index - 1)
    if before in LOCATIVES and words.tokens[index - 2].capital:
        # "On its way from Ust-Luga in Russia to Egypt": nothing happens there.
        return words.low(index - 3) not in ("from", "to", "via")
    return before in LOCATIVES or (before == "of" and words.low(index - 2) in _PARTS)


def _towns(words: Words) -> Iterable[Anchor]:
    for index, token in enumerate(words.tokens):
        if not token.capital or index in words.nations or index in words.listed:
            continue
        if words.joined(index) and _is_located(words, index):
            if country := _town(words, index, known=0):
                yield _anchor(words, index, country, _SCENE)
        elif (
            not token.opens
            and not words.tokens[index - 1].capital
            and (country := _town(words, index, known=_TOWN))
        ):
            yield _anchor(words, index, country, _TOWN_NAME)


def _town(words: Words, at: int, *, known: int) -> str | None:
    """Return the country of the longest place name here, if it is big enough to be known."""
    for after in range(name_after(words, at), at, -1):
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


def _datelines(words: Words) -> Iterable[tuple[int, str]]:
    """Find "LYON, France, March 7 —" at the head and "MADRID –" at that of a later paragraph."""
    _, head = dateline(words.text)
    last = -1
    for index, token in enumerate(words.tokens):
        paragraph = words.sentences[token.sentence].paragraph
        if paragraph == last:
            continue
        last = paragraph
        if head and token.start <= head.start < token.stop:
            end = head.end
        elif match := _DATELINE.match(words.text, token.start):
            end = match.end("place")
        else:
            continue
        if country := _filed_in(words, index, end):
            yield index, country


def _filed_in(words: Words, first: int, end: int) -> str | None:
    town = None
    for index in range(first, len(words.tokens)):
        if words.tokens[index].start >= end:
            break
        if (nation := words.nations.get(index)) and nation.form != "adjective":
            return nation.code
        if index == first:
            town = _town(words, index, known=0)
    return town
