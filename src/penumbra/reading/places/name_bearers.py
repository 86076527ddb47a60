"""Who else bears a place's name in a text: states by their capitals, persons by last names."""

from __future__ import annotations

from collections.abc import Sequence

from penumbra.reading.places.names import Spot, Word, joined, nationality
from penumbra.reference.countries import by_capital, by_name
from penumbra.reference.place_words import place_words
from penumbra.reference.places import TOWNS

# Capitals that stand for a state or for the bodies that sit there, though not only for one.
_SEATS = frozenset(("Brussels", "Geneva", "Jerusalem", "The Hague"))
# Not states, though listed with a capital: nobody says "Longyearbyen denied it".
_TERRITORIES = frozenset(
    "ABW AIA ALA ASM ATA ATF BES BLM BMU BVT CCK COK CUW CXR CYM FLK FRO GGY GIB GLP GRL GUF GUM "
    "HMD IMN IOT JEY MAF MNP MSR MTQ MYT NCL NFK NIU PCN PRI PYF REU SGS SHN SJM SPM SXM TCA TKL "
    "UMI VGB VIR WLF".split()
)


def may_be_state(spot: Spot) -> bool:
    """Whether the name may stand for a government: countries, capitals, continents."""
    if spot.head is not None or spot.options[0].country in _TERRITORIES:
        return False
    return (
        spot.options[0].sort in ("country", "continent")
        or by_capital(spot.name) is not None
        or spot.name in _SEATS
    )


def is_forename(word: Word) -> bool:
    """Whether a word is somebody's first name, though a town may be called so."""
    return word.plain in place_words("given") or word.plain in place_words("forenames")


def word_after(text: str, words: Sequence[Word], spot: Spot) -> Word | None:
    """Return the word right behind a spot, with nothing but a blank between them."""
    if spot.last + 1 >= len(words):
        return None
    here, after = words[spot.last], words[spot.last + 1]
    return after if joined(text, here, after) else None


def last_names(text: str, words: Sequence[Word], spots: Sequence[Spot]) -> set[str]:
    """Find the last words of persons' names: after "Jane Radom", a lone "Radom" is she."""
    found: set[str] = set()
    long = {
        at for spot in spots if spot.last > spot.first for at in range(spot.first, spot.last + 1)
    }
    for at in range(1, len(words)):
        left, right = words[at - 1], words[at]
        if not (left.capital and right.capital) or at in long:
            continue
        if left.sentence != right.sentence or not joined(text, left, right):
            continue
        follows = at + 1 < len(words) and words[at + 1].capital
        if not (follows and joined(text, right, words[at + 1])) and _personal(left):
            found.add(right.plain)
    for spot in spots:
        if spot.first == spot.last and _named_as_person(text, words, spot):
            found.add(words[spot.first].plain)
    return found


def _named_as_person(text: str, words: Sequence[Word], spot: Spot) -> bool:
    """ "Gino D. Radom", "Mike de Radom", "said Radom", "Radom said"."""
    if may_be_state(spot) or (spot.options[0].listed != TOWNS and spot.options[0].within_km > 15):
        return False
    at = spot.first
    after = word_after(text, words, spot)
    speaks = after is not None and after.plain in place_words("speech")
    if not at or words[at - 1].sentence != words[at].sentence:
        return speaks
    left = words[at - 1]
    gap = text[left.end : words[at].start]
    initial = left.capital and len(left.text) == 1 and gap == ". "
    behind_name = at > 1 and words[at - 2].capital and gap == " "
    particle = left.text in place_words("particles") and behind_name
    told = left.text in ("said", "says", "added", "told") and gap == " "
    return initial or particle or told or (speaks and left.plain not in place_words("in_place"))


def _personal(word: Word) -> bool:
    """Whether a capitalised word may be somebody's first name or title."""
    if word.plain in place_words("titles") or is_forename(word):
        return True
    return not (
        (word.starts_sentence and word.plain in place_words("common"))
        or word.plain in place_words("openers")
        or nationality(word)
        or by_name(word.text)
        or word.text.isupper()
        or word.plain in place_words("modifiers")
        or word.plain in place_words("calendar") | place_words("never")
    )
