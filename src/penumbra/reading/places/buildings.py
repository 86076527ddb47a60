"""Buildings, streets and institutions no list knows: they lie in the town told with them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from penumbra.model import Place
from penumbra.reading.page import PlaceMention
from penumbra.reading.places.names import Word, joined
from penumbra.reading.places.phrases import known_place
from penumbra.reference.place_words import place_words
from penumbra.reference.places import lookup

# A smaller town of a country the text does not name gives its name to no building in it.
_NAMING_PEOPLE = 200_000
# "At the Old Dock Hospital" lies in the town told at most so many characters before.
_REMEMBERED = 1500
# What reaches further than a town (km) says too little on where a building is.
_TOWN_REACH = 60.0
# Streets are named after any place: they say nothing on where they are.
_STREETS = frozenset("street avenue road lane boulevard square drive parade estate".split())
# "University of Leeds": these may have their name behind them.
_NAMED_BEHIND = frozenset("university college bank church cathedral museum port school".split())
# Called after founders and donors as often as after towns.
_FOUNDED = frozenset("university college academy institute school centre center".split())
# "The imaging department of Lea Hospital", "the 400 block of Marsh Street".
_PIECES = frozenset(
    "area block corner department ward wing grounds part section site campus stretch end middle "
    "top side gates entrance roof lobby basement floor front back".split()
)
_BEHIND = re.compile(r"(?:,|\s+(?:in|near|at))\s*[\w\s-]*")


def find_buildings(
    text: str, words: Sequence[Word], taken: Sequence[PlaceMention]
) -> Iterator[PlaceMention]:
    """Find "in Marsh Street", "at Lea Hospital": they lie in the town told with them.

    That is a town in their own name ("Woking Crown Court"), the one named right behind, or
    the last town named before, if any is. `taken` are the places found so far, in text order.
    """
    buildings = place_words("buildings")
    towns = [one for one in taken if (one.place.within_km or 999) <= _TOWN_REACH]
    told = Counter(one.place.country for one in taken if one.place.country)
    most = {code for code, times in told.items() if times == max(told.values())}
    for at, word in enumerate(words):
        if not word.capital or word.plain not in buildings:
            continue
        first, last = _name_start(text, words, at), _name_end(text, words, at)
        if first == last or not _is_where(text, words, first):
            continue
        start, end = words[first].start, words[last].end
        if _covered(taken, start, end):
            continue
        town = _town_within(text, words, first, at, most) or _town_around(
            text, start, end, taken, towns
        )
        if town is not None:
            place, why = town
            reach = max(place.within_km or 10.0, 10.0)
            yield PlaceMention(
                start, end,
                Place(text[start:end], place.country, place.lat, place.lon, reach, "building"),
                f"not listed; {why}",
            )  # fmt: skip


def _covered(taken: Sequence[PlaceMention], start: int, end: int) -> bool:
    """Whether a place told here already reaches to the end of the name."""
    at = bisect_left(taken, end, key=lambda one: one.start) - 1
    return at >= 0 and taken[at].end >= end and taken[at].end > start


def _name_start(text: str, words: Sequence[Word], last: int) -> int:
    first = last
    while (
        first
        and words[first - 1].capital
        and words[first - 1].sentence == words[last].sentence
        and (joined(text, words[first - 1], words[first]) or _owns(text, words, first - 1))
        and not (
            words[first - 1].starts_sentence and words[first - 1].plain in place_words("openers")
        )
        and last - first < 5
    ):
        first -= 1
    return first


def _owns(text: str, words: Sequence[Word], at: int) -> bool:
    """ "Lea Children's Hospital"; not "Leeds's Hospital", which is told with its town."""
    gap = text[words[at].end : words[at + 1].start]
    return gap in ("'s ", "’s ", "' ", "’ ") and not lookup(words[at].text)


def _name_end(text: str, words: Sequence[Word], at: int) -> int:
    """The last word of "University of Leeds", "Marsh Avenue West"; else the word itself."""
    if at + 1 >= len(words) or not joined(text, words[at], words[at + 1]):
        return at
    if words[at + 1].capital and words[at + 1].plain in ("west", "east", "north", "south"):
        return at + 1
    if words[at + 1].plain != "of" or words[at].plain not in _NAMED_BEHIND:
        return at
    last = at + 2
    while last < len(words) and words[last].capital and joined(text, words[last - 1], words[last]):
        last += 1
    return last - 1 if last > at + 2 else at


def _is_where(text: str, words: Sequence[Word], first: int) -> bool:
    at = first - 1
    if at >= 0 and words[at].plain in ("the", "nearby"):
        at -= 1
    if at < 0 or text[words[at].end : words[at + 1].start] != " ":
        return False
    lead = words[at].plain
    if lead == "of":
        return at > 0 and words[at - 1].plain in _PIECES
    return lead in place_words("in_place") or lead in ("to", "from", "on")


def _town_within(
    text: str, words: Sequence[Word], first: int, last: int, told: set[str]
) -> tuple[Place, str] | None:
    """The town that names a court or a hospital, a large one or one in `told` countries."""
    if words[last].plain in _STREETS or words[first].plain in (
        place_words("common") | place_words("given")
    ):
        return None
    if words[first].plain in ("st", "saint"):
        return None
    founded = words[last].plain in _FOUNDED
    for end in range(last - 1, first - 1, -1):
        name = text[words[first].start : words[end].end]
        for one in lookup(name):
            if one.sort == "town" and (
                one.population >= _NAMING_PEOPLE or (one.country in told and not founded)
            ):
                return known_place(name, one), f"named after {one.name}"
    return None


def _town_around(
    text: str,
    start: int,
    end: int,
    taken: Sequence[PlaceMention],
    towns: Sequence[PlaceMention],
) -> tuple[Place, str] | None:
    at = bisect_left(taken, end, key=lambda one: one.start)
    behind = at < len(taken) and taken[at].start < end + 40
    if behind and _BEHIND.fullmatch(text, end, taken[at].start):
        return taken[at].place, f"told in {taken[at].place.name}"
    at = bisect_right(towns, start, key=lambda one: one.end) - 1
    if at >= 0 and start < towns[at].end + _REMEMBERED:
        return towns[at].place, f"told after {towns[at].place.name}"
    return None
