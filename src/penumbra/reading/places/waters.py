"""What belongs to a state beyond its land: waters, economic zone, coast and airspace."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot

from penumbra.model import Place, distance_km
from penumbra.reading.layout import Sentence
from penumbra.reading.page import PlaceMention
from penumbra.reading.places.names import Word, nationality
from penumbra.reading.places.phrases import known_place, state_place
from penumbra.reference.countries import by_name, countries
from penumbra.reference.place_words import place_words
from penumbra.reference.places import lookup
from penumbra.reference.state_waters import StateWaters, parts_of, waters_of

# What stands behind "Estonian" or "Estonia's", and what it is.
_SPACES = {
    "airspace": "airspace", "skies": "airspace", "sky": "airspace", "waters": "waters",
    "seas": "waters", "coast": "coast", "coastline": "coast", "shores": "coast",
    "soil": "country", "territory": "country", "mainland": "country", "countryside": "country",
}  # fmt: skip
_ZONE = re.compile(
    r"(?:(?P<zone>(?:maritime\s+|exclusive\s+)?(?:economic\s+zone|economic\s+waters|EEZ))"
    r"|(?P<waters>(?:own\s+)?(?:territorial|coastal|national|sovereign|internal|inland)\s+"
    r"(?:waters|seas?))"
    r"|(?P<airspace>(?:own\s+|national\s+|sovereign\s+)?(?:airspace|skies)))\b"
)
_OF = re.compile(
    r"\b(?:(?P<zone>(?:exclusive\s+)?economic\s+zone|EEZ)|(?P<waters>(?:territorial\s+)?waters|"
    r"territorial\s+sea)|(?P<coast>coast|coastline|shores)|(?P<airspace>airspace|skies))\s+"
    r"(?:of|off|over|above)\s+(?:the\s+)?$"
)
_SHARED = re.compile(
    r"\b(?:waters|seas?|straits?|gulf|stretch|channel|seabed|sea\s+area|maritime\s+border)"
    r"(?:\s+(?:\w+ing|that\s+\w+|of\s+\w+))?\s+between\s+(?:the\s+)?$"
)
_BETWEEN = re.compile(r"\b(?:between|from)\s+(?:the\s+)?(?:\w+\s+){0,3}$")
_AND = re.compile(r"\s+(?:and|to)\s+(?:the\s+)?(?:(?:\w+\s+)?(?:island|islands|coast)\s+of\s+)?")
# Behind a noun these begin another phrase: "Polish airports were closed".
_GOES_ON = frozenset(
    "was were is are has had have to or of than who whose there this last early late again near "
    "will would could can may might must should did do does been being".split()
)
_CONTINENTS = {
    "European": "Europe", "African": "Africa", "Asian": "Asia", "Nordic": "Nordic region",
    "Balkan": "Balkans", "Scandinavian": "Scandinavia",
}  # fmt: skip
_LEADS = frozenset(("of", "off", "over", "above"))
_OPENS_SPACE = frozenset(_SPACES) | frozenset(
    "exclusive economic maritime eez own territorial coastal national sovereign internal "
    "inland".split()
)
_AT_SEA = frozenset(("island", "islands", "archipelago"))


def find_state_spaces(
    text: str, words: Sequence[Word], sentences: Sequence[Sentence]
) -> Iterator[PlaceMention]:
    """Find "Estonian airspace", "Finland's economic zone", "waters of Poland", "Polish soil".

    Waters are those in the sea that the sentence names, else all of the country's. An economic
    zone is nobody's land: it has no country.
    """
    for at, word in enumerate(words):
        if not word.capital or not _may_own(words, at):
            continue
        code, first, end = _owner(text, words, at)
        if code is None:
            continue
        around = sentences[word.sentence]
        start = words[first].start
        behind = _behind(text, words, at)
        if behind is not None:
            sort, end = behind
        elif (match := _OF.search(text, max(around.start, start - 60), start)) is not None:
            if nationality(word) and by_name(text[start:end]) is None:
                continue
            sort, start = match.lastgroup or "waters", match.start()
        else:
            continue
        name = text[start:end]
        place = _space(name, code, sort, text[around.start : around.end])
        one = countries()[code]
        rule = f"{_listed(place)}: {one.name}, {sort}"
        yield PlaceMention(start, end, place, rule, names=(state_place(one),))


def _may_own(words: Sequence[Word], at: int) -> bool:
    """Whether a word stands before a space, or behind "waters of the": a cheap first look."""
    if at + 1 < len(words) and words[at + 1].plain in _OPENS_SPACE:
        return True
    return any(words[near].plain in _LEADS for near in range(max(0, at - 3), at))


def find_belongings(text: str, words: Sequence[Word]) -> Iterator[PlaceMention]:
    """Find "the Estonian capital" and "Polish airports": the capital, the country.

    "A Polish airport operator" is somebody: the thing must end its noun phrase.
    """
    for at, word in enumerate(words[:-1]):
        after = words[at + 1]
        if not word.capital or after.capital or after.plain not in place_words("things"):
            continue
        if (name := _CONTINENTS.get(word.text)) and _ends_phrase(text, words, at + 1):
            known = lookup(name)[0]
            yield PlaceMention(
                word.start, word.end, known_place(name, known), f"{known.listed}: its {after.plain}"
            )
            continue
        code = nationality(word)
        adjective = code is not None
        if code is None and word.possessive and after.plain == "capital":
            code = by_name(word.text)
        if code is None or after.sentence != word.sentence or not _ends_phrase(text, words, at + 1):
            continue
        one = countries()[code]
        if after.plain == "capital" and one.capital:
            town = next((town for town in lookup(one.capital) if town.country == code), None)
            if town is not None:
                name = text[word.start : after.end]
                place = Place(name, code, town.lat, town.lon, town.within_km, "town")
                rule = f"countries.tsv: capital of {one.name}"
                yield PlaceMention(word.start, after.end, place, rule, names=(state_place(one),))
        elif adjective and text[word.end : after.start] == " ":
            yield PlaceMention(
                word.start,
                word.end,
                state_place(one),
                f"countries.tsv: {one.name}, its {after.plain}",
            )


def _ends_phrase(text: str, words: Sequence[Word], at: int) -> bool:
    if at + 1 >= len(words) or text[words[at].end : words[at + 1].start] != " ":
        return True
    follows = words[at + 1]
    return follows.capital or follows.plain in place_words("openers") | _GOES_ON


def _owner(text: str, words: Sequence[Word], at: int) -> tuple[str | None, int, int]:
    """Return whose name a word ends, the word it begins with, and its end in the text."""
    word = words[at]
    if (code := nationality(word)) is not None:
        return code, at, word.end
    for first in (at - 1, at):
        if first >= 0 and words[first].capital and words[first].sentence == word.sentence:
            code = by_name(text[words[first].start : word.end])
            if code is not None:
                return code, first, word.end
    return None, at, word.end


def _behind(text: str, words: Sequence[Word], at: int) -> tuple[str, int] | None:
    """What "Estonian" or "Estonia's" is said of, and where that ends."""
    word = words[at]
    if at + 1 >= len(words) or words[at + 1].sentence != word.sentence:
        return None
    if not (word.possessive or nationality(word)):
        return None
    after = words[at + 1]
    if text[word.end : after.start] not in (" ", "\n", "’s ", "'s ", "’ ", "' "):
        return None
    if after.plain in _SPACES:
        return _SPACES[after.plain], after.end
    zone = _ZONE.match(text, after.start)
    return (zone.lastgroup or "waters", zone.end()) if zone else None


def _space(name: str, code: str, sort: str, around: str) -> Place:
    one = countries()[code]
    waters = waters_of(code, around) if sort in ("waters", "zone", "coast") else None
    if waters is None:
        kind = "waters" if sort == "zone" else sort
        return Place(name, code, one.lat, one.lon, one.within_km, kind)
    owner = None if sort == "zone" else code
    kind = "coast" if sort == "coast" else "waters"
    return Place(name, owner, waters.lat, waters.lon, waters.within_km, kind)


def _listed(place: Place) -> str:
    return "state_waters.tsv" if place.sort in ("waters", "coast") else "countries.tsv"


def find_between(text: str, found: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """Find "between Ventspils and Gotland" across water: the middle of the way.

    On land both ends stay: a line "between Kaunas and Jonava" is told by its two towns.
    """
    for left, right in pairwise(found):
        if not _AND.fullmatch(text, left.end, right.start):
            continue
        if not {left.place.sort, right.place.sort} & _AT_SEA:
            continue
        if not _BETWEEN.search(text, max(0, left.start - 40), left.start):
            continue
        apart = distance_km(left.place, right.place)
        if apart is None or apart > 1500:
            continue
        reach = round(max(20.0, apart * 0.6), 1)
        place = _middle(text[left.start : right.end], left.place, right.place, reach, "waters")
        yield PlaceMention(
            left.start, right.end, place, f"between {left.place.name} and {right.place.name}"
        )


def find_shared_waters(text: str, words: Sequence[Word]) -> Iterator[PlaceMention]:
    """Find "the waters between Finland and Estonia": where the waters of both come nearest."""
    for at, word in enumerate(words):
        if word.plain != "and" or not 0 < at < len(words) - 1:
            continue
        one, first, _ = _owner(text, words, at - 1)
        if one is None or (match := _shared_before(text, words[first].start)) is None:
            continue
        last = at + 2 if at + 2 < len(words) and words[at + 1].plain == "the" else at + 1
        other, end = by_name(words[last].text), words[last].end
        if other is None and last + 1 < len(words):
            end = words[last + 1].end
            other = by_name(text[words[last].start : end])
        pair = _nearest_waters(one, other) if other else None
        if pair is not None:
            name = text[match.start() : end]
            mine, theirs = (Place("", None, part.lat, part.lon, part.within_km) for part in pair)
            apart = distance_km(mine, theirs) or 0.0
            place = _middle(name, mine, theirs, round(max(60.0, apart * 0.8), 1), "waters")
            yield PlaceMention(
                match.start(), end, place, f"state_waters.tsv: between {one} and {other}"
            )


def _shared_before(text: str, start: int) -> re.Match[str] | None:
    return _SHARED.search(text, max(0, start - 60), start)


def _nearest_waters(one: str, other: str) -> tuple[StateWaters, StateWaters] | None:
    pairs = [(mine, theirs) for mine in parts_of(one) for theirs in parts_of(other)]
    # A part in one sea says more than all waters of a country.
    return min(pairs, key=_apart_with_reach, default=None)


def _apart_with_reach(pair: tuple[StateWaters, StateWaters]) -> float:
    mine, theirs = pair
    return hypot(mine.lat - theirs.lat, (mine.lon - theirs.lon) * 0.55) * 111.2 + (
        0.3 * (mine.within_km + theirs.within_km)
    )


def _middle(name: str, left: Place, right: Place, within_km: float, sort: str) -> Place:
    lat = ((left.lat or 0.0) + (right.lat or 0.0)) / 2
    lon = ((left.lon or 0.0) + (right.lon or 0.0)) / 2
    if abs((left.lon or 0.0) - (right.lon or 0.0)) > 180:
        lon = lon % 360 - 180
    return Place(name, None, round(lat, 3), round(lon, 3), within_km, sort)
