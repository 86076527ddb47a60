"""Lines in capitals, titles and texts in small letters, cased as in a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields
from functools import cache, lru_cache

from penumbra.reading.terms import bases
from penumbra.reference.actors import actors, role_words
from penumbra.reference.countries import by_capital, country
from penumbra.reference.counts import counts
from penumbra.reference.dates import MONTHS, WEEKDAYS
from penumbra.reference.grammar import grammar
from penumbra.reference.place_words import place_words
from penumbra.reference.places import lookup
from penumbra.reference.wordings import event_wordings

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LINE = re.compile(r"[^\n]+")
# A line of fewer words tells nothing by its case: a name, a button.
_FEWEST = 4
_FEWEST_SMALL = 8
# Unknown words in small letters are names of towns only if the town is as large as this.
_LARGE = 100_000
_SMALL_WORDS = frozenset(
    "a an the of in on at by for from to with and or but as over near after before into onto off "
    "under amid between against is are was were be it its his her their".split()
)
# "May" and "march" are words as well.
_CALENDAR = (WEEKDAYS.keys() | MONTHS.keys()) - {"may", "march", "mar", "sat", "sun", "dec", "jan"}
# Short names of bodies that are words as well.
_WORDS_TOO = frozenset("sea who aid ice act safe seal navy army it no so us in is".split())
_WATER = re.compile(
    r"\b[^\W\d_]+ (?:sea|ocean|strait|sound|gulf|bay|channel)\b|\bgulf of [^\W\d_]+", re.IGNORECASE
)
_ORDINARY_END = re.compile(
    r"(?:ings?|ed|ions?|ments?|ly|ness|ity|ities|ous|ive|able|ible|ance|ence|ship|less|ful|ism|est)$"
)


def sentence_cased(text: str) -> str:
    """The text at the same length, with what is not written as a sentence cased as one.

    A line in capitals, or with a capital on every word, keeps capitals on names only: ordinary
    words are those of our lists. A line of many words without any capital is given them on the
    countries, large towns and bodies that are known. Other lines stay as they are.
    """
    if not any(map(_misses_case, _LINE.findall(text))):
        return text
    return _LINE.sub(lambda line: _line_cased(line.group()), text)


def _misses_case(line: str) -> bool:
    return _sort_of(line) is not None


def _sort_of(line: str) -> Callable[[re.Match[str]], str] | None:
    if len(line) < _FEWEST * 3:
        return None
    if line.isupper():
        return _from_capitals if len(_WORD.findall(line)) >= _FEWEST else None
    if line.islower():
        return _from_small if len(_WORD.findall(line)) >= _FEWEST_SMALL else None
    if line[-1] in '.!?”"' or len(line) > 200:
        return None
    words = _WORD.findall(line)
    titled = sum(word[0].isupper() for word in words)
    inside = any(word.lower() in _SMALL_WORDS and word[0].isupper() for word in words[1:])
    return _from_title if len(words) > _FEWEST and titled > 0.9 * len(words) and inside else None


def _line_cased(line: str) -> str:
    cased = _sort_of(line)
    if cased is None:
        return line
    done = _WATER.sub(_water, _WORD.sub(cased, line))
    first = _WORD.search(done)
    at = first.start() if first else 0
    done = done[:at] + done[at : at + 1].upper() + done[at + 1 :]
    return done if len(done) == len(line) else line


def _from_capitals(match: re.Match[str]) -> str:
    word = match.group()
    small = word.lower()
    if len(small) != len(word) or word in _acronyms():
        return word
    if _is_ordinary(small):
        return small
    return word[0] + small[1:]


def _from_title(match: re.Match[str]) -> str:
    word = match.group()
    small = word.lower()
    return small if len(small) == len(word) and _is_ordinary(small) else word


def _from_small(match: re.Match[str]) -> str:
    word = match.group()
    upper = word.upper()
    if len(upper) != len(word):
        return word
    if upper in _acronyms() and not _is_ordinary(word):
        return upper
    return upper[0] + word[1:] if _is_name(word) else word


@lru_cache(maxsize=20_000)
def _is_ordinary(small: str) -> bool:
    plain = small.removesuffix("'s").removesuffix("’s")
    if plain in _SMALL_WORDS:
        return True
    if _is_state(plain) or plain in _names() or plain in _CALENDAR:
        return False
    if not _vocabulary().isdisjoint(bases(plain)):
        return True
    return len(plain) > 5 and _ORDINARY_END.search(plain) is not None and not _is_town(plain)


@lru_cache(maxsize=20_000)
def _is_name(small: str) -> bool:
    plain = small.removesuffix("'s").removesuffix("’s")
    if plain in _names() or plain in _CALENDAR or (len(plain) > 2 and _is_state(plain)):
        return True
    return len(plain) > 3 and _vocabulary().isdisjoint(bases(plain)) and _is_town(plain)


def _water(match: re.Match[str]) -> str:
    """ "Black sea" is the Black Sea; "open sea" stays."""
    name = match.group().title().replace(" Of ", " of ")
    known = any(place.listed == "waters.tsv" for place in lookup(name))
    return name if known and len(name) == len(match.group()) else match.group()


def _is_state(small: str) -> bool:
    """Whether a word, capitalised, names a country, its people, a government or a sea."""
    name = small.capitalize()
    if country(name) or by_capital(name):
        return True
    return any(place.listed in ("areas.tsv", "waters.tsv") for place in lookup(name))


def _is_town(small: str) -> bool:
    return any(place.population >= _LARGE for place in lookup(small))


@cache
def _acronyms() -> frozenset[str]:
    """What keeps its capitals: short names of bodies, and the usual short forms."""
    named = {
        word
        for actor in actors()
        for name in actor.names
        for word in name.split()
        if word.isupper() and 1 < len(word) <= 6 and word.lower() not in _WORDS_TOO
    }
    return frozenset(
        (named - {word.upper() for word in place_words("common")})
        | set("EU UN US UK USA UAE GRU FSB NATO GPS GNSS AIS UAV UAVS MP MPS CEO".split())
    )


@cache
def _names() -> frozenset[str]:
    """The capitalised words of listed actors that nothing else is called by."""
    words = {
        word.lower()
        for actor in actors()
        for name in actor.names
        if len(name.split()) == 1
        for word in [name]
        if word[0].isupper() and not word.isupper()
    }
    return frozenset(words - _vocabulary())


@cache
def _vocabulary() -> frozenset[str]:
    """Ordinary words: those of the wordings, the grammar, roles, counts and the common ones."""
    wordings = event_wordings()
    known = set(place_words("common")) | set(role_words().roles) | set(role_words().modifiers)
    known |= set(role_words().things) | set(counts().same) | counts().notable | counts().never
    known |= counts().person | counts().persons | set(counts().measures) | set(counts().money)
    for field in fields(grammar()):
        known |= getattr(grammar(), field.name)
    patterns = [pattern for listed in wordings.lists.values() for pattern in listed]
    patterns += [pattern for kind in wordings.kinds.values() for pattern in kind.says]
    for pattern in patterns:
        known.update(element for element in pattern.elements if element.isalpha())
    return frozenset(word for word in known if word.islower())
