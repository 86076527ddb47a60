"""Where the names of a text stand that the gazetteer knows, before asking what each one means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from penumbra.reading.layout import Sentence, Span
from penumbra.reading.places.datelines import Filed
from penumbra.reference.countries import by_adjective, plain
from penumbra.reference.places import AIRPORTS, TOWNS, Known, longest_start, lookup

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_][^\W_]*(?:['’ʼ\-‑/][^\W_]+)*|\d[\d.,]*")
# "St. Pölten", "Mt. Everest": this full stop does not end the name.
_STOPPED = frozenset(("St", "Mt", "Ft", "Ste", "Sv"))
# Small words inside names: "Rostov na Donu", "Stratford upon Avon", "Ústí nad Labem".
_INSIDE = frozenset(
    "of the on upon in and am an der den de del della di do da du des la le les el al ad nad na "
    "pod "
    "sur sous bei im zu van und y e i sul by under".split()
)
# A name may end in one of these though they begin with a small letter: "Luton airport".
HEADS: dict[str, str] = {
    "airport": "airport", "airfield": "base", "airbase": "base", "base": "base", "garrison": "base",
    "barracks": "base", "aerodrome": "airport", "port": "port", "harbour": "port", "harbor": "port",
    "shipyard": "port", "region": "region", "oblast": "region", "province": "region",
    "county": "region", "district": "region", "voivodeship": "region", "governorate": "region",
    "prefecture": "region", "municipality": "region", "canton": "region", "krai": "region",
    "raion": "region", "territory": "region", "area": "region", "state": "region",
    "peninsula": "peninsula", "island": "island", "islands": "islands", "archipelago": "islands",
    "bridge": "bridge", "strait": "strait", "bay": "bay", "lake": "lake", "river": "river",
    "canal": "canal", "plant": "plant", "station": "site", "refinery": "site", "terminal": "port",
    "exclave": "region", "corridor": "region", "gap": "region", "crossing": "crossing",
    "checkpoint": "crossing", "dam": "dam", "reservoir": "lake", "depot": "site", "field": "site",
    "coast": "coast", "straits": "strait", "delta": "region", "city": "town", "town": "town",
    "airspace": "airspace",
}  # fmt: skip
# What may stand between a town's name and such an ending: "Riga international airport".
_BETWEEN = frozenset(
    "international air naval military nuclear power oil train railway rail bus metro border navy "
    "army regional national central main freight ferry hydroelectric commercial civil".split()
)
# "The Riga-based firm": there somebody has a seat.
SEATS = ("-based", "-headquartered", "-born")
_LONGEST = 8
_WITH_COUNTIES = frozenset("USA GBR IRL EST HUN ROU HRV SWE NOR LTU TWN KEN LBR".split())
# Names of ours may begin with these, small as they are: "western Baltic", "port of Gdańsk".
_OPENERS = frozenset(
    "eastern western northern southern central east west north south upstate".split()
)


class Word(NamedTuple):
    """A word of the text; `plain` is how the gazetteer would write it, a final 's cut off."""

    start: int
    end: int
    text: str
    plain: str
    possessive: bool
    sentence: int
    starts_sentence: bool
    capital: bool


@dataclass(frozen=True, slots=True)
class Spot(Span):
    """A name the gazetteer knows, from word `first` up to and with word `last`.

    `kernel` is the last word of the name proper: in "Radom airport" with no such airport
    listed it is "Radom", and `head` says what stands behind it ("airport").
    """

    name: str
    options: tuple[Known, ...]
    first: int
    last: int
    kernel: int
    head: str | None


def read_words(text: str, sentences: Sequence[Sentence]) -> list[Word]:
    """Find the words of a text, sentence by sentence."""
    found: list[Word] = []
    for sentence in sentences:
        begins = True
        for match in _WORD.finditer(text, sentence.start, sentence.end):
            word, end = match.group(), match.end()
            if "-" in word and word.endswith(SEATS) and word[0].isupper():
                # "The Riga-based firm": the town is a word of its own.
                word = word[: word.rindex("-")]
                end = match.start() + len(word)
            possessive = len(word) > 2 and word[-1] in "sS" and word[-2] in "'’"
            if possessive:
                word, end = word[:-2], end - 2
            elif word[-1] == "s" and text[end : end + 1] in ("'", "’") and word[0].isupper():
                possessive = True
            found.append(
                Word(
                    match.start(), end, word, _plain(word), possessive,
                    sentence.index, begins, word[0].isupper(),
                )
            )  # fmt: skip
            begins = False
    return found


def _plain(word: str) -> str:
    return word.lower() if word.isascii() else plain(word)


def joined(text: str, left: Word, right: Word) -> bool:
    """Whether two words can belong to one name: only a blank between them."""
    if left.possessive:
        return False
    gap = text[left.end : right.start]
    return gap in (" ", "\n", "\u00a0") or (gap in (". ", ".\n") and left.text in _STOPPED)


def find_spots(text: str, words: Sequence[Word], filed: Filed) -> Iterator[Spot]:
    """Find every name the gazetteer knows, the longest where several begin at one word.

    Short names in capitals are acronyms, except in datelines (`filed`) and among capitals.
    """
    at = 0
    while at < len(words):
        opens = (
            words[at].capital
            or (words[at].plain in _OPENERS and at + 1 < len(words) and words[at + 1].capital)
            or words[at].plain in ("port", "gulf", "bay")
        )
        spot = _spot_at(text, words, at, filed) if opens else None
        if spot is None:
            at += 1
        else:
            yield spot
            at = spot.last + 1


def _spot_at(text: str, words: Sequence[Word], first: int, filed: Filed) -> Spot | None:
    last = first
    while (
        last + 1 < len(words)
        and last - first + 1 < _LONGEST
        and words[last + 1].sentence == words[first].sentence
        and joined(text, words[last], words[last + 1])
        and _can_continue(words[last + 1])
    ):
        last += 1
    keys = tuple(word.plain for word in words[first : last + 1])
    skip = 1 if keys[0] == "the" and len(keys) > 1 else 0
    reach = longest_start(keys[skip:]) + skip
    for count in range(min(reach, len(keys)), skip, -1):
        final = words[first + count - 1]
        named = any(word.capital for word in words[first + skip : first + count])
        if not named or not (final.capital or final.plain in HEADS):
            continue
        name = text[words[first].start : final.end]
        if count == 1 and name.isupper() and 4 <= len(name) <= 5:
            # "KYIV (AP)", "DRONES OVER BRNO".
            shouted = filed.holds(Span(words[first].start, words[first].end)) or _among_capitals(
                words, first
            )
            name = name.title() if shouted else name
        if count == 1 and text[final.end : final.end + 1] == "." and len(name) <= 5:
            # "U.S." ends in a full stop, "at EFRO." only stands before one.
            options = _fitting(name, lookup(name + "."), ours=True)
        else:
            options = ()
        if not options:
            # A town has "The" in its name or not; waters and regions take it as they please.
            ours = not words[first].capital
            code = _coded(text, words, first) if count == 1 else None
            options = _fitting(name, lookup(name), ours=ours, article=skip > 0, coded=code)
        if count == 1 and len(options) > 1:
            options = _river_or_town(options, first > 0 and words[first - 1].plain == "the")
        if options:
            return _with_head(text, words, first, first + count - 1, name, options)
    return None


def _river_or_town(options: tuple[Known, ...], article: bool) -> tuple[Known, ...]:
    """ "The Narva" is the river, "Narva" the town."""
    kept = tuple(one for one in options if (one.sort in ("river", "sea", "strait")) == article)
    return kept or options


def _among_capitals(words: Sequence[Word], at: int) -> bool:
    beside = [words[near] for near in (at - 2, at - 1, at + 1) if 0 <= near < len(words)]
    same = [word for word in beside if word.sentence == words[at].sentence and len(word.text) > 3]
    return bool(same) and all(word.text.isupper() for word in same)


def _coded(text: str, words: Sequence[Word], at: int) -> str | None:
    """What shows that letters are an airport's code: "Rovaniemi (EFRO)", "at EFRO", "JFK airport".

    In brackets that is the word before them, which the airport's name must hold; else "".
    None where nothing shows it.
    """
    word = words[at]
    if not 3 <= len(word.text) <= 4 or not word.text.isupper():
        return None
    if text[word.start - 1 : word.start] == "(" and text[word.end : word.end + 1] in ")/,":
        before = words[at - 1].plain if at else ""
        return "" if HEADS.get(before) in ("airport", "base") else before or None
    follows = words[at + 1] if at + 1 < len(words) else None
    if follows is not None and HEADS.get(follows.plain) in ("airport", "base"):
        return "" if joined(text, word, follows) else None
    lone = len(word.text) == 4 and at > 0 and words[at - 1].plain in ("at", "over", "near")
    return "" if lone else None


def _can_continue(word: Word) -> bool:
    return word.capital or word.plain in HEADS or word.plain in _INSIDE or word.plain in _BETWEEN


def _fitting(
    name: str,
    options: tuple[Known, ...],
    *,
    ours: bool = False,
    article: bool = False,
    coded: str | None = None,
) -> tuple[Known, ...]:
    """Leave out what is only spelled alike: acronyms against towns, words against codes."""
    if ours or article:
        options = tuple(
            one
            for one in options
            if one.listed != TOWNS or (article and not ours and one.name.startswith("The "))
        )
    letters = name.replace(".", "")
    letters = letters[4:] if letters[:4] in ("The ", "the ") else letters
    if letters.isupper() and len(letters) <= 5:
        return tuple(
            one
            for one in options
            if one.listed not in (TOWNS, AIRPORTS)
            or (one.listed == AIRPORTS and coded is not None and coded in plain(one.name))
        )
    if len(letters) <= 4:
        options = tuple(one for one in options if one.listed != AIRPORTS)
    if len(name) <= 4:
        # Codes of airports are listed with them; "Evra" is nobody's EVRA.
        return tuple(
            one
            for one in options
            if one.sort not in ("airport", "base") or plain(one.name).startswith(plain(name))
        )
    if len(name) < 3:
        return ()
    return options


def _with_head(
    text: str, words: Sequence[Word], first: int, last: int, name: str, options: tuple[Known, ...]
) -> Spot:
    """Take "airport" or "nuclear power plant" behind a name into the spot."""
    end, head = last, None
    at = last + 1
    while at < len(words) and at <= last + 4 and joined(text, words[at - 1], words[at]):
        if words[at].plain in HEADS:
            end, head = at, words[at].plain
            break
        if words[at].plain not in _BETWEEN:
            break
        at += 1
    if end > last and words[end].text in ("City", "State") and options[0].country in ("GBR", "USA"):
        end, head = last, None  # "Manchester City" and "Arizona State" play football
    if words[first].plain == "the" and not options[0].name.startswith("The "):
        first += 1
    if head == "county":
        options = tuple(one for one in options if one.country in _WITH_COUNTIES) or options
    return Spot(words[first].start, words[end].end, name, options, first, end, last, head)


def nationality(word: Word) -> str | None:
    """Return the country that a word like "Polish" or "Danes" belongs to."""
    return _adjective(word.text) if word.capital else None


# Texts repeat their words; these answers are asked for on nearly every one of them.
_adjective = lru_cache(maxsize=20_000)(by_adjective)
