"""Words that say where, as places on the map with their uncertainty.

names the gazetteer knows → is a place meant? → which of that name? → moved by the words around
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from penumbra.reading.layout import Quotation, Sentence
from penumbra.reading.page import PlaceMention
from penumbra.reading.places.bearings import locate
from penumbra.reading.places.buildings import find_buildings
from penumbra.reading.places.coordinates import find_coordinates
from penumbra.reading.places.datelines import Filed
from penumbra.reading.places.names import SEATS, Spot, Word, find_spots, read_words
from penumbra.reading.places.namesakes import Surroundings, choose, look_around, settle
from penumbra.reading.places.phrases import find_borders, find_unlisted, known_place
from penumbra.reading.places.sense import SenseReader
from penumbra.reading.places.states import Sense
from penumbra.reading.places.waters import (
    find_belongings,
    find_between,
    find_shared_waters,
    find_state_spaces,
)

# A lead this large over the next best namesake is beyond doubt: others may lean on it.
_SURE = 1.5


def find_places(
    text: str,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],  # noqa: ARG001  (all readers are called alike)
) -> list[PlaceMention]:
    """Find the places a text names, in text order, each with the one place it means here.

    Left out are governments ("Moscow accused"), persons, firms, newspapers and ships of the
    same name. A place of the dateline is marked `dateline`. `rule` says which list knows the
    place and why this one was chosen among its namesakes.
    """
    words = read_words(text, sentences)
    filed = Filed(text)
    spots = list(find_spots(text, words, filed))
    senses = _senses(text, words, spots, filed)
    around = look_around(text, words, sentences)
    found = _settled(text, words, spots, senses, around, filed)
    phrases = [
        *find_borders(text, words, around),
        *find_shared_waters(text, words),
        *find_state_spaces(text, words, sentences),
        *find_belongings(text, words),
        *find_coordinates(text),
    ]
    found = _longest([*phrases, *found])
    found = _longest([*find_between(text, found), *found])
    told = [*find_unlisted(text, found, words), *find_buildings(text, words, found)]
    return _longest([*found, *told])


def _senses(text: str, words: Sequence[Word], spots: Sequence[Spot], filed: Filed) -> list[Sense]:
    reader = SenseReader(text, words, spots)
    senses: list[Sense] = []
    before: tuple[Spot, Sense] | None = None
    for spot in spots:
        sense = reader.filed(spot) if filed.holds(spot) else reader.sense(spot, before)
        senses.append(sense)
        before = (spot, sense)
    return senses


def _settled(
    text: str,
    words: Sequence[Word],
    spots: Sequence[Spot],
    senses: Sequence[Sense],
    around: Surroundings,
    filed: Filed,
) -> list[PlaceMention]:
    """Choose among namesakes: first those beyond doubt, then the rest leaning on them."""
    here = [at for at, sense in enumerate(senses) if sense.place]
    following = {at: spots[at + 1] if at + 1 < len(spots) else None for at in here}
    first = {at: choose(spots[at], words, around, following[at]) for at in here}
    settle(
        around,
        [
            (spots[at], words[spots[at].first].sentence, first[at][0])
            for at in here
            if first[at][2] >= _SURE
        ],
    )
    found = []
    for at in here:
        spot = spots[at]
        known, why, lead = first[at]
        if lead < 9.0:
            known, why, _ = choose(spot, words, around, following[at])
        bearing = locate(text, spot.start, spot.end, known, spot.head)
        moved = f"; {bearing.rule}" if bearing.rule else ""
        found.append(
            PlaceMention(
                bearing.start,
                bearing.end,
                bearing.place,
                f"{known.listed}: {known.name}, {why}{moved}",
                dateline=filed.holds(spot) or text.startswith(SEATS, spot.end),
                names=(known_place(spot.name, known),) if bearing.rule else (),
            )
        )
    return found


def _longest(found: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Where mentions overlap keep the longest; of equals the first given."""
    kept: list[PlaceMention] = []
    for mention in sorted(found, key=lambda one: one.start - one.end):
        at = bisect_left(kept, mention.start, key=lambda one: one.start)
        free_before = not at or kept[at - 1].end <= mention.start
        if free_before and (at == len(kept) or mention.end <= kept[at].start):
            kept.insert(at, mention)
    return kept
