"""Whether a name is used for the place, and not for its government, a person, a firm or a ship."""

from __future__ import annotations

import re
from collections.abc import Sequence

from penumbra.reading.places.name_bearers import is_forename, last_names, may_be_state, word_after
from penumbra.reading.places.names import HEADS, Spot, Word, joined, nationality
from penumbra.reading.places.states import Sense, state_sense, suffers
from penumbra.reference.countries import by_adjective, by_name
from penumbra.reference.place_words import place_words
from penumbra.reference.places import TOWNS

_LINK = re.compile(
    r"\s*(?:,|;|/|–|-|&|\band\b|\bor\b|\bto\b|\bnor\b|\bas well as\b|\(|\s)*"
    r"(?:the|in|near|also|nearby|both)?\s*"
)
# A town of this size is known even where a sentence begins with it, or an article precedes it.
_KNOWN_PEOPLE, _NOTED_PEOPLE = 15_000, 5_000
# Capitalised behind a name, these begin another sentence or stand in a headline.
_FREE = frozenset("i the he she it they we you his her their that who will has had can our".split())
_SIDES = frozenset("european soviet greater downtown north south east west continental".split())
_DID = frozenset("has had did does would will in on also".split())
_BORN = frozenset("was were is are originally hails hailed".split())
_SOMEBODY = frozenset(("a person's name", "behind a title"))


class SenseReader:
    """Judges the spots of one text from first to last."""

    def __init__(self, text: str, words: Sequence[Word], spots: Sequence[Spot]) -> None:
        self._text = text
        self._words = words
        self._small = {word.text for word in words if not word.capital}
        self._inside = {
            words[spot.first].plain for spot in spots if not words[spot.first].starts_sentence
        }
        self._led = {
            words[spot.first].plain
            for spot in spots
            if spot.first and words[spot.first - 1].plain in place_words("in_place")
        }
        self._starts = {spot.first for spot in spots}
        self._persons = last_names(text, words, spots)

    def filed(self, spot: Spot) -> Sense:
        """Judge a spot of the dateline: "WARSAW, May 15" names a town and a month."""
        refused = spot.name.lower() in place_words("calendar") | place_words("common")
        return Sense(not refused, "the calendar" if refused else "dateline")

    def sense(self, spot: Spot, before: tuple[Spot, Sense] | None) -> Sense:
        """Judge one spot; `before` is the one in front of it, with its sense."""
        refused = self._of_larger_name(spot) or self._of_body(spot) or self._in_mission(spot)
        if refused:
            return Sense(False, refused)
        lead = self._lead(spot)
        linked = before if before and self._links(before[0], spot) else None
        led = lead in place_words("in_place") or self._travelled(spot, lead)
        if (refused := self._ordinary(spot, led or (linked is not None and linked[1].place))) or (
            refused := None if led else self._speaks(spot)
        ):
            return Sense(False, refused)
        if may_be_state(spot):
            listed = linked[1].place if linked else None
            return state_sense(self._text, self._words, spot, lead, listed)
        first = self._words[spot.first]
        town = spot.options[0].listed == TOWNS
        if spot.first == spot.last and first.starts_sentence and not self._known(spot):
            return Sense(False, "only at the start of a sentence")
        if linked and town and linked[1].why in _SOMEBODY:
            return Sense(False, "beside a name that is no place")
        if town and spot.first == spot.last and lead in place_words("rivals"):
            return Sense(False, "a rival or a firm")
        if town and spot.first and self._words[spot.first - 1].plain == "the" and not led:
            return self._after_article(spot)
        if town and not (led or linked or spot.head or lead or self._shown(spot)):
            return Sense(False, "a small town that nothing around speaks for")
        return Sense(True, "named")

    def _of_larger_name(self, spot: Spot) -> str | None:
        words, text = self._words, self._text
        here = words[spot.first]
        left = words[spot.first - 1] if spot.first else None
        if left and left.sentence == here.sentence and joined(text, left, here):
            if left.plain in place_words("titles"):
                return "behind a title"
            if left.capital and not _may_precede(left):
                return "part of a longer name"
        if here.plain in ("st", "saint") and words[spot.last].possessive:
            return "a church or a school"
        right = self._after(spot)
        if right is None or right.sentence != here.sentence or not right.capital:
            return None
        free = right.plain in place_words("calendar") | place_words("openers") | _FREE
        return None if free else "part of a longer name"

    def _of_body(self, spot: Spot) -> str | None:
        """ "University of Tartu", "president of Poland", "ambassador to Belgium"."""
        words, text, at = self._words, self._text, spot.first - 1
        if at >= 0 and words[at].plain == "the":
            at -= 1
        if at < 1 or words[at].plain not in ("of", "to"):
            return None
        body = words[at - 1]
        if not (joined(text, words[at], words[at + 1]) and joined(text, body, words[at])):
            return None
        if words[at].plain == "to":
            return f"with {body.text}" if body.plain in ("ambassador", "envoy") else None
        ground = body.plain in place_words("parts") or body.plain in HEADS
        named = body.capital and not body.starts_sentence and not ground
        return f"with {body.text}" if named or body.plain in place_words("bodies") else None

    def _in_mission(self, spot: Spot) -> str | None:
        """ "The embassy in Berlin said" is no place, "staff of the embassy in Riga" are in one."""
        words, at = self._words, spot.first - 1
        if at < 3 or words[at].plain not in ("in", "at"):
            return None
        if words[at - 1].plain not in place_words("missions"):
            return None
        after = self._after(spot)
        speaks = after is not None and after.plain in place_words("speech") | _DID
        near = {word.plain for word in words[max(0, at - 6) : at - 1]}
        asked = near & {"said", "says", "told", "by", "according", "asked"}
        return "where a mission sits" if speaks or asked else None

    def _ordinary(self, spot: Spot, led: bool) -> str | None:
        """Refuse the calendar, ordinary words, first names, and last names of this text."""
        name = spot.name.lower().removeprefix("the ")
        if led and spot.options[0].sort == "site":
            return None  # "Drones over the Kremlin" are at its walls
        if name in place_words("never") | place_words("calendar") or (
            spot.first == spot.last
            and nationality(self._words[spot.first])
            and not by_name(spot.name)
        ):
            return "never a place"
        if spot.first != spot.last or spot.options[0].sort in ("sea", "gulf"):
            return None
        if spot.options[0].listed == TOWNS and self._abbreviates(spot):
            return "an abbreviation or a firm"
        word = self._words[spot.first]
        if word.plain in self._persons and not led:
            return "a person's name"
        if spot.options[0].sort == "country" and word.plain not in place_words("given"):
            return None
        doubtful = (
            word.plain in place_words("common") or is_forename(word) or word.plain in self._small
        )
        after = self._after(spot)
        article = spot.first > 0 and self._words[spot.first - 1].plain in ("the", "a", "an")
        body = after is not None and after.plain == "of"
        if doubtful and (not led or article or body):
            return "an ordinary word or a name"
        return None

    def _abbreviates(self, spot: Spot) -> bool:
        """ "Sens. Jane Doe", "Jos. Black & Sons"."""
        last = self._words[spot.last]
        follows = self._words[spot.last + 1] if spot.last + 1 < len(self._words) else None
        dotted = self._text[spot.end : spot.end + 1] == "." and len(last.text) <= 5
        inside = follows is not None and follows.sentence == last.sentence
        around = (
            self._text[max(0, spot.start - 2) : spot.start] + self._text[spot.end : spot.end + 2]
        )
        return (dotted and inside) or "&" in around

    def _speaks(self, spot: Spot) -> str | None:
        after = self._after(spot)
        if after is None or (spot.head and HEADS[spot.head] != "region"):
            return None
        if after.plain in place_words("speech"):
            return "it speaks or acts"
        return "its people" if after.plain in place_words("people") else None

    def _after(self, spot: Spot) -> Word | None:
        return word_after(self._text, self._words, spot)

    def _lead(self, spot: Spot) -> str:
        """Return the word that governs the name, past articles, adjectives and "city of"."""
        words, at = self._words, spot.first - 1
        for _ in range(7):
            if at < 0 or words[at].sentence != words[spot.first].sentence:
                return ""
            gap = self._text[words[at].end : words[at + 1].start]
            if gap.strip(" \n\u00a0'’s") not in ("", "-"):
                return ""
            word = words[at]
            if word.plain == "of" and at and words[at - 1].plain in place_words("parts"):
                before = words[at - 1].plain
                if before not in place_words("modifiers"):
                    return before
            owner = word.possessive and by_name(word.text)
            if not (word.plain in place_words("modifiers") or nationality(word) or owner):
                return word.plain
            at -= 1
        return ""

    def _travelled(self, spot: Spot, lead: str) -> bool:
        """ "Travel to Washington", "who was from Radom": where one goes or comes from."""
        if lead not in ("to", "from"):
            return False
        near = (word.plain for word in self._words[max(0, spot.first - 5) : spot.first - 1])
        born = place_words("motion") | _BORN
        return any(word in born for word in near)

    def _links(self, before: Spot, spot: Spot) -> bool:
        """Whether one list holds both: "Estonia, Latvia and Lithuania"."""
        gap = self._text[before.end : spot.start]
        return len(gap) <= 24 and bool(gap.strip()) and bool(_LINK.fullmatch(gap))

    def _known(self, spot: Spot) -> bool:
        return (
            spot.options[0].listed != TOWNS
            or max(one.population for one in spot.options) >= _KNOWN_PEOPLE
            or self._words[spot.first].plain in self._inside
            or self._text[spot.end : spot.end + 1] == ","
        )

    def _shown(self, spot: Spot) -> bool:
        """Whether a town is known, told elsewhere with "in" or the like, or with its region."""
        if spot.first != spot.last or max(one.population for one in spot.options) >= _KNOWN_PEOPLE:
            return True
        if self._words[spot.first].plain in self._led or suffers(self._text, spot.end):
            return True
        return self._text[spot.end : spot.end + 1] in (",", "(")

    def _after_article(self, spot: Spot) -> Sense:
        """ "The Radom fire" is at Radom; "the Evertsen" alone is a ship."""
        after = self._after(spot)
        if spot.head or spot.options[0].name.startswith("The "):
            return Sense(True, "named")
        noted = max(one.population for one in spot.options) >= _NOTED_PEOPLE
        if after is None or after.capital or len(after.plain) < 5 or not noted:
            return Sense(False, "an article before it")
        noun = after.plain not in place_words("openers")
        return Sense(noun, f"said of {after.plain!r}" if noun else "an article before it")


def _may_precede(left: Word) -> bool:
    """Whether a capitalised word may stand before a place's name and not belong to it."""
    if (left.starts_sentence or left.text.isupper()) and (
        left.plain in place_words("openers")
        or left.plain in place_words("modifiers")
        or left.plain in place_words("common")
    ):
        return True
    return bool(
        nationality(left)
        or by_adjective(left.text.split("-")[0])
        or left.plain in place_words("calendar")
        or left.plain in place_words("directions")
        or left.plain in _SIDES
    )
