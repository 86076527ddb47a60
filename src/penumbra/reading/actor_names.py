"""Names of people, of vessels and of bodies that no list has: runs of capitalised words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from penumbra.reading.actor_words import Words
from penumbra.reading.role_phrases import PARTICLES, name_after
from penumbra.reference.actors import Actor, role_words

# A capitalised run with one of these is a place, a date or a thing.
_NO_PERSON = frozenset(
    "sea gulf strait straits ocean bay river lake island islands peninsula airport port harbour "
    "harbor station street road avenue square bridge tunnel pipeline cable canal channel mountain "
    "mountains valley cape coast north south east west northern southern eastern western central "
    "new upper lower great old saint st san santa santo los las el bad union war treaty act "
    "agreement convention day night christmas easter olympics cup championship league tower palace "
    "castle hall park forest region province county oblast district republic kingdom federation "
    "zone basin hill hills field beach village city town house church cathedral plant mill works "
    "baltic mediterranean atlantic pacific arctic nordic european telegram god mr mrs ms dr "
    "the a an on in at for with after before when while but and if as since by from under they "
    "he she it we his her its their there this that these those no not one two three four five "
    "six seven eight nine ten several many some most all both another other more less what who "
    "where why how none nobody everybody nothing half early late last next meanwhile however "
    "according asked later earlier today yesterday tomorrow tonight over about among between "
    "near inside outside only even just still yet also then so neither either whether because "
    "although though despite during until".split()
)
_SPEECH = frozenset(
    "said says told tells announced confirmed denied added reported warned wrote stated admitted "
    "acknowledged declared replied estimated puts put blamed accused condemned rejected dismissed "
    "claimed insisted argued noted recorded registered traced counted".split()
)
_GROUP_CUES = frozenset(
    "group collective channel gang hackers hacktivists crew team itself".split()
)
_PLACE_BEFORE = frozenset(
    "in near at off outside around across from to towards toward into through between via".split()
)


@dataclass(frozen=True, slots=True)
class Person:
    """The tokens `first` up to `after` of a name; `sort` is "person", "group" or "company"."""

    first: int
    after: int
    sort: str
    actor: Actor | None = None


def find_persons(words: Words, taken: Collection[int]) -> Iterator[Person]:
    """Find names among the tokens that no composed name has taken."""
    at = 0
    known: set[str] = set()
    while at < len(words.tokens):
        person = None if at in taken else _read(words, at, taken, known)
        if person is None:
            at += 1
            continue
        known.update(words.tokens[index].text for index in range(person.first, person.after))
        yield person
        at = person.after


def _read(words: Words, at: int, taken: Collection[int], known: set[str]) -> Person | None:
    token = words.tokens[at]
    if not token.capital and token.low not in PARTICLES:
        return None
    if (listed := words.listed.get(at)) and listed.actors[0].sort == "office":
        return Person(at, listed.after, "office", listed.actors[0])
    if listed or at in words.nations or not token.capital or token.low in _NO_PERSON:
        return None
    after = name_after(words, at)
    while after > at and (after - 1) in taken:
        after -= 1
    if after == at:
        return None
    lows = [words.tokens[index].low for index in range(at, after)]
    if any(low in _NO_PERSON for low in lows) or any(
        index in words.nations for index in range(at, after)
    ):
        return None
    before = words.low(at - 1) if words.joined(at) else ""
    speaks = _speaks(words, at, after)
    if after - at == 1:
        single = token.text not in known and speaks and len(token.text) > 2 and not token.opens
        if single and before != "the" and before not in _PLACE_BEFORE:
            return Person(at, after, "company")
        return None
    if token.opens and token.low in role_words().modifiers:
        return None
    if before == "the" or (before in _PLACE_BEFORE and not speaks):
        return None
    if before in _GROUP_CUES:
        return Person(at, after, "group")
    return Person(at, after, "person")


def _speaks(words: Words, at: int, after: int) -> bool:
    before = words.low(at - 1) if words.joined(at) else ""
    return (
        words.low(after) in _SPEECH
        or before in _SPEECH
        or (before == "to" and (words.low(at - 2) == "according"))
    )
