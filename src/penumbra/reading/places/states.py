"""Whether a country or a capital is meant as a place, or as the government in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from penumbra.reading.places.name_bearers import word_after
from penumbra.reading.places.names import HEADS, SEATS, Spot, Word
from penumbra.reference.countries import by_capital, by_name
from penumbra.reference.place_words import place_words

_SUFFERS = re.compile(
    r"\s+(?:(?:was|were|has|had|have|is|are|been|being|itself|also|again|once|indeed|long)\s+)*"
    r"(?:faced|faces|experienced|witnessed|endured|hit|struck|attacked|shelled|bombed|targeted|rocked|shaken|pounded|evacuated|plunged|"
    r"(?:came|come|coming|remained?)\s+under|under\s+(?:attack|fire)|without\s+power|lost\s+power|"
    r"blacked\s+out|suffered)\b"
)
# Before a noun these are adjectives: "under U.S. law".
_ACRONYMS = frozenset(("US", "U.S.", "UK", "U.K.", "USA", "UAE", "EU"))
# "In the U.S. two weeks ago": what follows is no noun of it.
_THEN = frozenset(
    "one two three four five six seven eight nine ten last next this these early late earlier "
    "later again alone there here now so too or than is was are were has had have will would "
    "who whose because if it he she they we during long only illegally legally".split()
)
_TOWARDS = frozenset(("over", "toward", "towards"))
# "In countries such as Poland", "states including Estonia".
_SUCH = frozenset(("as", "like", "including", "especially", "notably", "particularly", "namely"))
_LANDS = frozenset("countries country states nations capitals cities lands places regions".split())
# "Moldova." alone, "3 May | Moldova:", "- Poland -" head an item of a list.
_HEADS_ITEM = re.compile(r"(?:^|[|•·*–—:-]|\n)\s*$")
_ITEM_FOLLOWS = re.compile(r"\s*(?:[.:|–—]\s|\n|$)")


@dataclass(frozen=True, slots=True)
class Sense:
    """`place` is False for a name that means something else here; `why` says what shows it."""

    place: bool
    why: str


def state_sense(
    text: str, words: Sequence[Word], spot: Spot, lead: str, linked: bool | None
) -> Sense:
    """Judge the name of a country or capital by what governs it and what follows.

    `lead` is the word that governs it ("in", "attacked"), `linked` says whether the name before
    it in a list is a place. Where nothing speaks for the place it is a state's doing.
    """
    after = word_after(text, words, spot)
    previous = words[spot.first - 1].plain if spot.first else ""
    if words[spot.last].possessive:
        return _owned(words, spot)
    if previous in place_words("directions"):
        return Sense(True, f"{previous} of it")
    if after is not None and after.plain in ("talks", "relations", "sanctions", "policy"):
        return Sense(False, "a state's doing")
    if (
        after is not None
        and spot.name in _ACRONYMS
        and not after.capital
        and (after.plain not in place_words("ground") | place_words("openers") | _THEN)
    ):
        return Sense(False, "said of what follows")
    if lead == "between" and spot.options[0].sort == "country":
        near = {word.plain for word in words[max(0, spot.first - 4) : spot.first]}
        return Sense(bool(near & place_words("motion")), "between states")
    if lead in _TOWARDS and place_words("feelings").intersection(
        word.plain for word in words[max(0, spot.first - 5) : spot.first]
    ):
        return Sense(False, "felt towards a state")
    if lead in place_words("in_place") or lead in place_words("parts"):
        return Sense(True, f"behind {lead!r}")
    if lead in place_words("done_to"):
        return Sense(True, f"behind {lead!r}")
    if _in_own_country(text, words, spot) or text.startswith(SEATS, spot.end):
        return Sense(True, "told with its country, or with what is there")
    if linked is not None:
        return Sense(linked, "listed with the place before it")
    if lead in _SUCH and _LANDS.intersection(
        word.plain for word in words[max(0, spot.first - 5) : spot.first]
    ):
        return Sense(True, "named as one of several lands")
    if lead in ("to", "from", "for", "on", "as", "against"):
        return _gone(words, spot, lead)
    if suffers(text, spot.end):
        return Sense(True, "hit")
    if after is not None and after.plain in place_words("ground"):
        return Sense(True, f"before {after.plain!r}")
    if spot.first and words[spot.first - 1].capital and previous in place_words("buildings"):
        # "The Convention Centre, Dublin".
        return Sense(text[words[spot.first - 1].end : spot.start] == ", ", "behind a building")
    if lead == "of" and spot.first > 1 and words[spot.first - 2].plain == "out":
        return Sense(True, "out of it")
    if _heads_item(text, spot):
        return Sense(True, "the heading of an item")
    return Sense(False, "a state's doing")


def suffers(text: str, end: int) -> bool:
    """Whether what is told behind a name was done to the place: "Radom was hit"."""
    return bool(_SUFFERS.match(text, end))


def _in_own_country(text: str, words: Sequence[Word], spot: Spot) -> bool:
    """ "Baku, Azerbaijan": together they name the place."""
    if text[spot.end : spot.end + 2] != ", " or (code := by_capital(spot.name)) is None:
        return False
    near = words[spot.last + 1 : spot.last + 3]
    return bool(near) and code in (
        by_name(near[0].text), by_name(text[near[0].start : near[-1].end]),
    )  # fmt: skip


def _owned(words: Sequence[Word], spot: Spot) -> Sense:
    """ "Latvia's coast", "Latvia's railway" are places, "Latvia's railway operator" is not."""
    near = words[spot.last + 1 : spot.last + 3]
    if near and near[0].capital:
        named = [word.plain for word in words[spot.last + 1 : spot.last + 5]]
        site = any(word in HEADS or word in place_words("buildings") for word in named[1:])
        return Sense(site, "its place is named")
    near = words[spot.last + 1 : spot.last + 4]
    ground = any(word.plain in place_words("ground") for word in near[:2]) and not any(
        word.plain in place_words("acting") for word in near
    )
    return Sense(ground, "its ground" if ground else "a state's doing")


def _gone(words: Sequence[Word], spot: Spot, lead: str) -> Sense:
    here = words[spot.first].sentence
    near = [
        word.plain for word in words[max(0, spot.first - 6) : spot.first] if word.sentence == here
    ]
    if "according" in near:
        return Sense(False, "a state's doing")
    if lead == "from":
        sent = any(word in place_words("heard_from") for word in near[-4:])
        return Sense(not sent, "a state's doing" if sent else "behind 'from'")
    kind = {"on": "strikes", "against": "strikes", "as": "in_place"}.get(lead, "motion")
    goes = any(word in place_words(kind) for word in near)
    return Sense(goes, "gone to or from" if goes else "a state's doing")


def _heads_item(text: str, spot: Spot) -> bool:
    if not _ITEM_FOLLOWS.match(text, spot.end):
        return False
    return bool(_HEADS_ITEM.search(text, max(0, spot.start - 12), spot.start))
