"""Whether a name is used for the place, and not for its government, a person, a firm or a ship."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from penumbra.reading.name_bearers import last_names, may_be_state, word_after
from penumbra.reading.place_names import HEADS, Spot, Word, joined, nationality
from penumbra.reference.countries import by_adjective, by_name
from penumbra.reference.place_words import place_words
from penumbra.reference.places import TOWNS

_SUFFERS = re.compile(
    r"\s+(?:(?:was|were|has|had|have|is|are|been|being|itself|also|again|once|indeed|long)\s+)*"
    r"(?:faced|faces|experienced|witnessed|endured|hit|struck|attacked|shelled|bombed|targeted|rocked|shaken|pounded|evacuated|plunged|"
    r"(?:came|come|coming|remained?)\s+under|under\s+(?:attack|fire)|without\s+power|lost\s+power|"
    r"blacked\s+out|suffered)\b"
)
_LINK = re.compile(
    r"\s*(?:,|;|/|–|-|&|\band\b|\bor\b|\bto\b|\bnor\b|\bas well as\b|\(|\s)*"
    r"(?:the|in|near|also|nearby|both)?\s*"
)
# A town of this size is known even where a sentence begins with it, or an article precedes it.
_KNOWN_PEOPLE, _NOTED_PEOPLE = 15_000, 5_000
# Before a noun these are adjectives: "under U.S. law".
_ACRONYMS = frozenset(("US", "U.S.", "UK", "U.K.", "USA", "UAE", "EU"))
_SOMEBODY = frozenset(("a person's name", "behind a title"))
_ACTING = frozenset("guard guards police agency service control force forces state".split())


@dataclass(frozen=True, slots=True)
class Sense:
    """`place` is False for a name that means something else here; `why` says what shows it."""

    place: bool
    why: str


class SenseReader:
    """Judges the spots of one text from first to last."""

    def __init__(self, text: str, words: Sequence[Word], spots: Sequence[Spot]) -> None:
        self._text = text
        self._words = words
        self._small = {word.text for word in words if not word.capital}
        self._inside = {
            words[spot.first].plain for spot in spots if not words[spot.first].starts_sentence
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
        led = lead in place_words("in_place")
        if (refused := self._ordinary(spot, led or (linked is not None and linked[1].place))) or (
            refused := None if led else self._speaks(spot)
        ):
            return Sense(False, refused)
        if may_be_state(spot):
            return self._state_sense(spot, lead, linked[1].place if linked else None)
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
        right = self._after(spot)
        if right is None or right.sentence != here.sentence or not right.capital:
            return None
        free = right.plain in place_words("calendar") or right.text == "I"
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
        """An embassy speaks from a capital; only what happens "at the embassy" is there."""
        words, at = self._words, spot.first - 1
        if at < 3 or words[at].plain not in ("in", "at"):
            return None
        if words[at - 1].plain not in place_words("missions"):
            return None
        near = {word.plain for word in words[max(0, at - 6) : at - 1]}
        return None if near & {"at", "outside", "near", "inside", "to"} else "where a mission sits"

    def _ordinary(self, spot: Spot, led: bool) -> str | None:
        """Refuse the calendar, ordinary words, first names, and last names of this text."""
        name = spot.name.lower().removeprefix("the ")
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
            word.plain in place_words("common")
            or word.plain in place_words("given")
            or word.plain in self._small
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
        if after is None or spot.head:
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

    def _links(self, before: Spot, spot: Spot) -> bool:
        """Whether one list holds both: "Estonia, Latvia and Lithuania"."""
        gap = self._text[before.end : spot.start]
        return len(gap) <= 24 and bool(gap.strip()) and bool(_LINK.fullmatch(gap))

    def _state_sense(self, spot: Spot, lead: str, linked: bool | None) -> Sense:
        after = self._after(spot)
        previous = self._words[spot.first - 1].plain if spot.first else ""
        if self._words[spot.last].possessive:
            return self._owned(spot)
        if previous in place_words("directions"):
            return Sense(True, f"{previous} of it")
        if after is not None and after.plain in ("talks", "relations", "sanctions", "policy"):
            return Sense(False, "a state's doing")
        if (
            after is not None
            and spot.name in _ACRONYMS
            and not after.capital
            and (after.plain not in place_words("ground") | place_words("openers"))
        ):
            return Sense(False, "said of what follows")
        if lead == "between" and spot.options[0].sort == "country":
            near = {word.plain for word in self._words[max(0, spot.first - 4) : spot.first]}
            return Sense(bool(near & place_words("motion")), "between states")
        if lead in place_words("in_place") or lead in place_words("parts"):
            return Sense(True, f"behind {lead!r}")
        if lead in place_words("done_to"):
            return Sense(True, f"behind {lead!r}")
        if linked is not None:
            return Sense(linked, "listed with the place before it")
        if lead in ("to", "from", "for", "on", "as"):
            return self._gone(spot, lead)
        if _SUFFERS.match(self._text, spot.end):
            return Sense(True, "hit")
        if after is not None and after.plain in place_words("ground"):
            return Sense(True, f"before {after.plain!r}")
        return Sense(False, "a state's doing")

    def _owned(self, spot: Spot) -> Sense:
        """ "Latvia's coast" is a place, "Latvia's prosecutor" is not."""
        near = self._words[spot.last + 1 : spot.last + 3]
        if near and near[0].capital:
            return Sense(False, "its place is named")
        ground = any(word.plain in place_words("ground") for word in near) and not any(
            word.plain in _ACTING for word in near
        )
        return Sense(ground, "its ground" if ground else "a state's doing")

    def _gone(self, spot: Spot, lead: str) -> Sense:
        near = [word.plain for word in self._words[max(0, spot.first - 6) : spot.first]]
        if "according" in near:
            return Sense(False, "a state's doing")
        kind = {"on": "strikes", "as": "in_place"}.get(lead, "motion")
        goes = any(word in place_words(kind) for word in near)
        return Sense(goes, "gone to or from" if goes else "a state's doing")

    def _known(self, spot: Spot) -> bool:
        return (
            spot.options[0].listed != TOWNS
            or max(one.population for one in spot.options) >= _KNOWN_PEOPLE
            or self._words[spot.first].plain in self._inside
            or self._text[spot.end : spot.end + 1] == ","
        )

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
    if left.starts_sentence and (
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
        or left.plain in ("european", "soviet", "greater", "downtown")
    )
