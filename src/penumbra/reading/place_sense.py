"""Whether a name is used for the place, and not for its government, a person, a firm or a ship."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from penumbra.reading.place_names import HEADS, Spot, Word, joined, nationality
from penumbra.reference.countries import by_capital, by_name
from penumbra.reference.place_words import is_common_word, is_given_name
from penumbra.reference.places import TOWNS

# Behind these a name is where something is.
IN_PLACE = frozenset(
    "in at near over across around off outside inside within toward towards throughout through via "
    "above along between into onto beyond behind beneath under past opposite amid alongside "
    "neighbouring neighboring nearby".split()
)
# These things go somewhere: "flights to Moscow", "fled from Ukraine".
_MOTION = frozenset(
    "arrive arrived arriving travel travelled traveled travelling traveling fly flew flown flying "
    "flight flights move moved moving send sent sending deliver delivered drive drove driven "
    "return returned returning returns ferry ferries trip trips visit visits way route road "
    "bound transfer transferred deport deported extradite extradited extradition deploy deployed "
    "deploying deployment shipped ship ships shipment shipments parcels train trains come came "
    "coming go goes going gone went fled flee fleeing launched fired brought bring back access "
    "close closer next adjacent rail sail sailed sailing heading headed head crossed crossing "
    "crossings journey voyage led moved relocated transported transit withdrawn withdraw "
    "withdrawal escaped taken carried line link links exported exports pipeline cable "
    "km kilometres kilometers miles nm away far".split()
)
_STRIKES = frozenset(
    "attack attacks strike strikes raid raids assault assaults bombardment shelling drones missiles "
    "bombs drone missile barrage advance advances march marched focus landed".split()
)
# "The coast of Estonia", "the bombing of Kyiv".
_PARTS = frozenset(
    "part parts coast coasts coastline shore shores north south east west centre center outskirts "
    "outside inside region regions city cities town towns village villages port ports island "
    "islands capital territory border borders airspace waters skies sky soil area areas district "
    "districts suburb suburbs rest most much all half corner side interior heart edge edges "
    "north-east north-west south-east south-west northeast northwest southeast southwest bombing "
    "invasion siege capture occupation annexation evacuation shelling bombardment blockade "
    "residents streets province provinces tip vicinity ahead length km kilometres kilometers miles "
    "mile metres hundreds swathes oblast peninsula hub settlement site kingdom state states land "
    "control fall liberation recapture seizure republic people population gulf bay isle".split()
)
# What is done to a place: "shelled Kharkiv", "reached Denmark".
_DONE_TO = frozenset(
    "hit hits hitting struck strike strikes striking attacked attacking shelled shelling pounded pounding "
    "reach reached reaching left leave leaves leaving enter entered entering enters visit visited "
    "visiting visits rocked shook targeted targeting bombed bombing crossed crossing invaded "
    "invading invade overflew evacuated seized captured recaptured occupied occupying besieged "
    "battered bombarded flooded blanketed surrounding surround circling circled toured tour".split()
)
_SUFFERS = re.compile(
    r"\s+(?:(?:was|were|has|had|have|is|are|been|being|itself|also|again|once)\s+)*"
    r"(?:hit|struck|attacked|shelled|bombed|targeted|rocked|shaken|pounded|evacuated|plunged|"
    r"(?:came|come|coming|remained?)\s+under|under\s+(?:attack|fire)|without\s+power|lost\s+power|"
    r"blacked\s+out|suffered)\b"
)
# What a country or a capital has that is a place itself: "Latvia's coast", "Moscow suburb".
_GROUND = frozenset(
    "border borders coast coastline shore shores airspace waters skies sky soil territory north south "
    "east west northeast northwest southeast southwest north-east north-west south-east south-west "
    "capital port ports region regions district suburb suburbs outskirts street streets square "
    "airport airports city cities town towns village villages island islands hospital court "
    "courthouse metro station stations hotel restaurant apartment embassy residents area province "
    "countryside archipelago centre center economic exclusive territorial baltic arctic atlantic "
    "southern northern eastern western north-eastern central largest second-largest "
    "biggest busiest main".split()
)
_TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir lord lady dame president minister chancellor premier "
    "senator admiral general gen col colonel captain capt major maj lieutenant lt sergeant sgt "
    "commander brigadier marshal king queen prince princess duke judge justice secretary "
    "spokesman spokeswoman spokesperson director chairman chief inspector superintendent "
    "constable detective rep sen gov governor mayor pope bishop archbishop father sister "
    "brother ambassador envoy analyst officer mp mep st saint young old "
    "vessel tanker frigate corvette destroyer submarine trawler freighter ferry ship yacht "
    "operation hurricane storm typhoon fc ac uss hms ms mv".split()
)
# "University of Tartu", "ambassador to Poland": a body or an office, not a place.
_BODIES = frozenset(
    "university bank institute ministry government embassy president king queen duke prince minister "
    "chancellor ambassador consul academy school college church council court museum treaty battle "
    "federation association archbishop bishop patriarch parliament commonwealth society republic "
    "chamber order house friends voice radio people's premier envoy delegation representative "
    "leader leaders leadership foe ally allies enemy behalf name supporter supporters supply name-".split()
)
_MODIFIERS = frozenset(
    "the a an city town village port capital island region resort industrial occupied annexed "
    "neighbouring neighboring nearby eastern western northern southern central north south east west "
    "northeastern northwestern southeastern southwestern north-eastern north-western south-eastern "
    "south-western greater upper lower mid downtown metropolitan historic old border frontline "
    "front-line small large largest second-largest rural remote coastal seaside strategic besieged "
    "mainland garrison mining university hub settlement community municipality province county "
    "district oblast suburb of both entire whole nato member ally all much most parts part wartime "
    "war-torn tiny baltic nordic arctic".split()
)
_LINKS = re.compile(
    r"\s*(?:,|;|/|–|-|&|\band\b|\bor\b|\bto\b|\bnor\b|\bas well as\b|\(|\s)*(?:the|in|near|also|nearby|both)?\s*"
)
_CONTAINER = re.compile(r"(?:,|\s*\()\s*(?:in\s+)?(?:the\s+)?")


@dataclass(frozen=True, slots=True)
class Sense:
    """`place` is False for a name that means something else here; `why` says what shows it."""

    place: bool
    why: str


class Reader:
    """Judges the spots of one text from first to last."""

    def __init__(self, text: str, words: Sequence[Word], spots: Sequence[Spot]) -> None:
        self._text = text
        self._words = words
        self._lower = {word.text for word in words if not word.capital}
        self._persons = self._surnames(spots)
        self._firm = {
            words[spot.first].plain for spot in spots if not words[spot.first].starts_sentence
        }

    def sense(self, spot: Spot, before: tuple[Spot, Sense] | None) -> Sense:
        """Judge one spot; `before` is the one in front of it, with its sense."""
        for refuse in (self._of_larger_name, self._of_body):
            if why := refuse(spot):
                return Sense(False, why)
        chained = self._chained(spot, before)
        lead = self._lead(spot)
        single = spot.first == spot.last
        first = self._words[spot.first]
        if single and spot.options[0].sort not in ("country", "sea", "gulf"):
            doubtful = (
                is_common_word(first.plain)
                or is_given_name(first.plain)
                or (first.plain in self._lower)
            )
            if doubtful and (first.starts_sentence or not (lead in IN_PLACE or chained is True)):
                return Sense(False, "an ordinary word or a name")
            if first.plain in self._persons and lead not in IN_PLACE:
                return Sense(False, "a person's name")
        if self._is_state(spot):
            return self._state_sense(spot, lead, chained)
        if single and first.starts_sentence and not self._known_elsewhere(spot):
            return Sense(False, "only at the start of a sentence")
        if chained is False and self._links(before, spot) and spot.options[0].listed == TOWNS:
            return Sense(chained, "beside a name that is no place")
        if (
            first.start
            and self._words[spot.first - 1].plain == "the"
            and single
            and (spot.options[0].listed == TOWNS)
        ):
            return self._after_article(spot)
        return Sense(True, "named")

    def _surnames(self, spots: Sequence[Spot]) -> set[str]:
        """Last words of longer names: after "Jane Radom", a lone "Radom" is she."""
        found, words = set(), self._words
        taken = {
            at
            for spot in spots
            for at in range(spot.first, spot.last + 1)
            if spot.last > spot.first
        }
        for at in range(1, len(words)):
            left, right = words[at - 1], words[at]
            if not (left.capital and right.capital) or at in taken:
                continue
            if not joined(self._text, left, right) or left.sentence != right.sentence:
                continue
            ends = at + 1 == len(words) or not (
                words[at + 1].capital and joined(self._text, right, words[at + 1])
            )
            if ends and self._personal(left):
                found.add(right.plain)
        return found

    def _personal(self, word: Word) -> bool:
        if word.plain in _TITLES or is_given_name(word.plain):
            return True
        return not (
            word.starts_sentence and is_common_word(word.plain)
            or nationality(word) or by_name(word.text) or word.text.isupper()
            or word.plain in _MODIFIERS or word.plain in IN_PLACE
        )  # fmt: skip

    def _of_larger_name(self, spot: Spot) -> str | None:
        words, text = self._words, self._text
        if spot.first and (left := words[spot.first - 1]).sentence == words[spot.first].sentence:
            touches = joined(text, left, words[spot.first])
            if touches and left.plain in _TITLES and not (left.plain in ("old", "captain")):
                return "behind a title"
            if touches and left.capital and not self._may_precede(left):
                return "part of a longer name"
            if left.text[0].isdigit() and touches and spot.options[0].listed == TOWNS and False:
                return "counted"
        if spot.last + 1 < len(words) and (right := words[spot.last + 1]).capital:
            here = words[spot.last]
            if right.sentence == here.sentence and joined(text, here, right):
                if not self._may_follow(right):
                    return "part of a longer name"
        return None

    def _may_precede(self, left: Word) -> bool:
        if left.starts_sentence and (
            left.plain in IN_PLACE or left.plain in _MODIFIERS or is_common_word(left.plain)
            or left.plain in ("from", "to", "against", "while", "when", "after", "before", "if",
                              "although", "since", "as", "because", "but", "and", "with", "what",
                              "how", "why", "where", "only", "even", "not", "until", "unlike", "like",
                              "without", "despite", "for", "by", "on", "about", "both", "following")
        ):  # fmt: skip
            return True
        return bool(
            nationality(left) or left.plain in _MODIFIERS or left.text in _CALENDAR
            or left.plain in ("european", "asian", "african", "soviet", "arab", "northern", "southern")
        )  # fmt: skip

    def _may_follow(self, right: Word) -> bool:
        return right.text in _CALENDAR or right.text == "I"

    def _of_body(self, spot: Spot) -> str | None:
        words, text = self._words, self._text
        at = spot.first - 1
        if at >= 0 and words[at].plain == "the":
            at -= 1
        if at < 1 or words[at].plain not in ("of", "to", "in", "for"):
            return None
        if not joined(text, words[at], words[at + 1]) or not joined(text, words[at - 1], words[at]):
            return None
        body = words[at - 1]
        if words[at].plain == "of":
            if body.plain in (
                "gulf",
                "bay",
                "sea",
                "port",
                "city",
                "strait",
                "isle",
                "town",
                "coast",
            ):
                return None
            if body.plain in _BODIES or (
                body.capital
                and not body.starts_sentence
                and (body.plain not in HEADS and body.plain not in _PARTS)
            ):
                return f"with {body.text}"
        if words[at].plain == "to" and body.plain in ("ambassador", "envoy", "representative"):
            return f"with {body.text}"
        if (
            words[at].plain in ("in", "for")
            and body.capital
            and not body.starts_sentence
            and (body.plain in ("institute", "centre", "center", "school", "embassy"))
        ):
            return None
        return None

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
            if word.plain == "of" and at and words[at - 1].plain in _PARTS:
                return words[at - 1].plain if words[at - 1].plain not in _MODIFIERS else "of"
            if (
                word.plain in _MODIFIERS
                or nationality(word)
                or (word.possessive and by_name(word.text))
            ):
                at -= 1
                continue
            return word.plain
        return ""

    def _chained(self, spot: Spot, before: tuple[Spot, Sense] | None) -> bool | None:
        """What the name in front says of this one: "Estonia, Latvia and Lithuania"."""
        return before[1].place if before and self._links(before, spot) else None

    def _links(self, before: tuple[Spot, Sense] | None, spot: Spot) -> bool:
        if before is None or spot.start - before[0].end > 24:
            return False
        gap = self._text[before[0].end : spot.start]
        return bool(gap.strip()) and bool(_LINKS.fullmatch(gap))

    def _is_state(self, spot: Spot) -> bool:
        """Whether the name may stand for a government: countries, capitals, continents."""
        if spot.head is not None:
            return False
        return (
            spot.options[0].sort in ("country", "continent")
            or by_capital(spot.name) is not None
            or spot.name in ("Brussels", "Geneva", "Jerusalem", "Beijing", "Pretoria")
        )

    def _state_sense(self, spot: Spot, lead: str, chained: bool | None) -> Sense:
        words = self._words
        after = words[spot.last + 1] if spot.last + 1 < len(words) else None
        tail = self._text[spot.end : spot.end + 60]
        previous = words[spot.first - 1].plain if spot.first else ""
        if words[spot.last].possessive:
            near = [word.plain for word in words[spot.last + 1 : spot.last + 3]]
            ground = any(word in _GROUND for word in near)
            return Sense(ground, "its ground" if ground else "a state's doing")
        if previous in _DIRECTIONS:
            return Sense(True, f"{previous} of it")
        if chained is not None and lead not in IN_PLACE:
            return Sense(chained, "listed with the place before it")
        if lead in IN_PLACE or lead in _PARTS or lead in _DONE_TO:
            if lead == "between" and re.match(r"\s+and\s+\w+", tail) and self._is_country(spot):
                return Sense(False, "between states")
            if after and after.plain in ("talks", "relations", "sanctions"):
                return Sense(False, "a state's doing")
            return Sense(True, f"behind {lead!r}")
        if lead == "of":
            return Sense(True, "behind 'of'")
        if lead in ("to", "from", "for", "on"):
            near = [word.plain for word in words[max(0, spot.first - 6) : spot.first]]
            moves = _MOTION if lead != "on" else _STRIKES
            goes = any(word in moves for word in near) and "according" not in near
            return Sense(goes, "gone to or from" if goes else "a state's doing")
        if _SUFFERS.match(tail):
            return Sense(True, "hit")
        if after and after.plain in _GROUND and joined(self._text, words[spot.last], after):
            return Sense(True, f"before {after.plain!r}")
        return Sense(False, "a state's doing")

    def _is_country(self, spot: Spot) -> bool:
        return spot.options[0].sort == "country"

    def _known_elsewhere(self, spot: Spot) -> bool:
        best = spot.options[0]
        return (
            best.listed != TOWNS
            or max(one.population for one in spot.options) >= 15_000
            or self._words[spot.first].plain in self._firm
            or self._text[spot.end : spot.end + 1] == ","
        )

    def _after_article(self, spot: Spot) -> Sense:
        """ "The Radom fire" is at Radom; "the Evertsen" alone is a ship."""
        words = self._words
        if spot.head or spot.name.lower().startswith("the "):
            return Sense(True, "named")
        if spot.last + 1 < len(words):
            after = words[spot.last + 1]
            here = words[spot.last]
            if joined(self._text, here, after) and not after.capital and len(after.plain) > 3:
                if (
                    max(one.population for one in spot.options) >= 5_000
                    and after.plain not in _VERBS
                ):
                    return Sense(True, f"said of {after.plain!r}")
        return Sense(False, "an article before it")


_DIRECTIONS = frozenset(
    "eastern western northern southern central northeastern northwestern southeastern southwestern "
    "north-eastern north-western south-eastern south-western occupied neighbouring neighboring "
    "nearby mainland rural across throughout".split()
)
_VERBS = frozenset(
    "said says were would could will have that which with when into from over also then than been "
    "must might before after because while".split()
)
_CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June "
    "July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov "
    "Dec Tues Thurs Wed".split()
)
