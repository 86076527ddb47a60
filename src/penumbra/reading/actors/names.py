"""Names that no list has: people, vessels, groups and firms, as runs of capitalised words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from penumbra.reading.actors.role_attachments import PARTICLES, name_after, with_number
from penumbra.reading.actors.role_phrases import FUNCTION_WORDS
from penumbra.reading.actors.words import Words
from penumbra.reference.actors import Actor, role_words
from penumbra.reference.places import lookup

# A capitalised run with one of these is a place, a date, a thing or the start of a sentence.
_NO_NAME = frozenset(
    "sea gulf strait straits ocean bay river lake island islands peninsula airport port harbour "
    "harbor station street road avenue square bridge tunnel pipeline cable canal channel "
    "mountain mountains valley cape coast north south east west northern southern eastern "
    "western central new upper lower great old saint st san santa santo los las el bad union war "
    "treaty act agreement convention day night christmas easter olympics cup championship league "
    "tower palace castle hall park forest region province county oblast district republic "
    "kingdom federation zone basin hill hills field beach village city town house church "
    "cathedral plant mill baltic mediterranean atlantic pacific arctic nordic european god mr "
    "mrs ms dr one two three four five six seven eight nine ten several many some most all both "
    "another more less estate heath industrial wood business market international national world "
    "nobody everybody nothing half early late last next according asked today yesterday tomorrow "
    "tonight neither either whether despite no none".split()
)
_SPEECH = frozenset(
    "said says told tells announced confirmed denied added reported warned wrote stated admitted "
    "acknowledged declared replied estimated puts put blamed accused condemned rejected "
    "dismissed claimed insisted argued noted recorded registered traced counted".split()
)
_GROUP_CUES = frozenset(
    "group collective channel gang hackers hacktivists crew team itself themselves".split()
)
_PLACE_BEFORE = frozenset(
    "in near at off outside around across from to towards toward into through between via".split()
)
# What is told of ships, right after their names.
_AT_SEA = frozenset("was is had has left sailed dragged arrived entered lay anchored".split())
_VESSELS = frozenset(
    "tanker ship vessel freighter carrier trawler ferry yacht tug frigate dredger bulker coaster "
    "vessels ships tankers".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """The tokens `first` up to `after` of a name, and what it seems to name."""

    first: int
    after: int
    sort: str
    actor: Actor | None = None


def find_names(words: Words, taken: Collection[int]) -> Iterator[Name]:
    """Find names among the tokens that no composed name has taken.

    Two words or more are a person, unless what stands before says otherwise; one word is a
    firm or body, and only where it speaks. "The" before a name makes it a vessel's, in a text
    that tells of vessels.
    """
    at = 0
    afloat = any(token.low in _VESSELS for token in words.tokens)
    while at < len(words.tokens):
        name = None if at in taken else _read(words, at, taken, afloat)
        if name is None:
            at += 1
            continue
        yield name
        at = name.after


def _read(words: Words, at: int, taken: Collection[int], afloat: bool) -> Name | None:
    token = words.tokens[at]
    listed = words.listed.get(at)
    if listed and listed.actors[0].sort == "office":
        return Name(at, listed.after, "office", listed.actors[0])
    if listed or at in words.nations or not (token.capital or _is_noble(words, at)):
        return None
    after = name_after(words, at)
    while after > at and (after - 1) in taken:
        after -= 1
    before = words.low(at - 1) if words.joined(at) else ""
    cued = before in _GROUP_CUES
    if token.low == "the":
        return None
    the = before == "the"
    if afloat and the and _may_be_vessel(words, at, after):
        return Name(at, with_number(words, after), "vessel")
    if after == at or any(_is_no_name(words, index, cued) for index in range(at, after)):
        return None
    speaks = _speaks(words, at, after)
    if after - at == 1:
        alone = speaks and len(token.text) > 2 and not token.opens and before != "the"
        return Name(at, after, "company") if alone and before not in _PLACE_BEFORE else None
    if cued:
        return Name(at, after, "group")
    if the:
        return None
    if token.opens and token.low in role_words().modifiers:
        return None
    if before in _PLACE_BEFORE and not speaks:
        return None
    return None if _is_place(words, at, after) else Name(at, after, "person")


def _may_be_vessel(words: Words, at: int, after: int) -> bool:
    """Whether "the Northern Star" may be a vessel: no place, and what ends it names none."""
    if after - at < 2 or words.low(after - 1) in _NO_NAME or _is_place(words, at, after):
        return False
    if any(index in words.nations for index in range(at, after)):
        return False
    # "The Northern Programme" is no ship; "the Northern Star was stopped" is one.
    common = any(words.low(index) in _NO_NAME for index in range(at, after - 1))
    beside = after < len(words.tokens) and words.tokens[after].gap == ", "
    return not common or beside or words.low(after) in _AT_SEA


def _is_noble(words: Words, at: int) -> bool:
    return words.low(at) in PARTICLES and at + 1 < len(words.tokens)


def _is_no_name(words: Words, index: int, cued: bool) -> bool:
    low = words.low(index)
    if words.tokens[index].opens and low in FUNCTION_WORDS:
        return True
    return index in words.nations or (low in _NO_NAME and not cued)


def _is_place(words: Words, at: int, after: int) -> bool:
    written = words.text[words.tokens[at].start : words.tokens[after - 1].end]
    return any(one.listed != "places.tsv.gz" or one.population > 5000 for one in lookup(written))


def _speaks(words: Words, at: int, after: int) -> bool:
    before = words.low(at - 1) if words.joined(at) else ""
    according = before == "to" and words.low(at - 2) == "according"
    return words.low(after) in _SPEECH or before in _SPEECH or according
