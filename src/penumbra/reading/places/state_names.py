"""Countries, capitals and peoples where they stand for governments: "Moscow denied"."""

from __future__ import annotations

from penumbra.reading.actors.whereabouts import LOCATIVES
from penumbra.reading.actors.words import Nation, Words
from penumbra.reading.page import ActorMention
from penumbra.reference.countries import countries

# "Arrived in", "flew to Warsaw": a capital on the map, not the government in it.
_MOTION = frozenset(
    "arrive arrived arrives arriving fly flew flies flying flight flights travel travelled "
    "traveled travelling traveling trip trips visit visits return returned returning way drive "
    "drove train trains moved moving journey come came back coach bus".split()
)
_PLACE_OF = frozenset(
    "city centre center suburb suburbs outskirts streets north south east west kilometres "
    "kilometers km miles mayor capital district districts part parts heart airport residents "
    "people university skies region battle siege neighbourhood town port map".split()
)
_AWAY = frozenset(
    "arrived returned travelled traveled moved expelled deported recalled departed fled".split()
)
_SAID_FROM = frozenset(
    "orders instructions guidance money pressure response reaction denial run signals threats "
    "comment demands support".split()
)
_PEOPLE_ENDS = ("sh", "ch", "ese")
_AFTER_PEOPLE = frozenset(
    "who with from in living as on are were have had and or say said do did will would know knew "
    "see saw want deny blame call think told tell is was has".split()
)
COUNTED = frozenset(
    "a an one two three four five six seven eight nine ten several many some dozens both".split()
)


def state_mention(words: Words, at: int, nation: Nation) -> ActorMention | None:
    """Return who is meant by a country's name, adjective or capital; None if it is only a place."""
    form = nation.form
    if form == "linked":
        return None
    if form == "adjective":
        return _people(words, at, nation)
    before = words.low(at - 1) if words.joined(at) else ""
    if before in LOCATIVES or _is_place(words, at, form, before):
        return None
    start, end = words.tokens[at].start, words.tokens[nation.after - 1].end
    if form == "capital":
        written = words.text[start:end]
        return ActorMention(start, end, written, nation.code, "government", "actors: capital")
    name = countries()[nation.code].name
    return ActorMention(start, end, name, nation.code, "state", "actors: country")


def _people(words: Words, at: int, nation: Nation) -> ActorMention | None:
    """ "The Russians" are the state; "two Georgians", "a 22-year-old Latvian" are private."""
    last = words.tokens[nation.after - 1]
    before = words.low(at - 1) if words.joined(at) else ""
    counted = before in COUNTED or before.endswith("-year-old")
    whole = before == "the" and last.low.endswith(("s", *_PEOPLE_ENDS))
    if not (whole or counted) or last.owner:
        return None
    follows = words.low(nation.after) if words.joined(nation.after) else ""
    noun = bool(follows) and not follows.endswith("ed") and follows not in _AFTER_PEOPLE
    if noun and (whole or not last.low.endswith("s")):
        # "The Polish border" is nobody.
        return None
    first = at
    while first > 0 and not whole and words.joined(first) and _counts(words.low(first - 1)):
        first -= 1
    start = words.tokens[first].start
    written = words.text[words.tokens[at].start : last.end]
    if whole:
        rule = "actors: people for state"
        return ActorMention(words.tokens[at].start, last.end, written, nation.code, "state", rule)
    return ActorMention(start, last.end, written, None, "role", "actors: people of a country")


def _counts(low: str) -> bool:
    return low in COUNTED or low.endswith("-year-old")


def _is_place(words: Words, at: int, form: str, before: str) -> bool:
    """Whether a capital or country is only where something is."""
    earlier = words.low(at - 2)
    if before == "of":
        return earlier in _PLACE_OF
    if form == "name":
        return False
    written = words.tokens[at].text
    if written.isupper() and len(written) > 3:
        return True
    if before == "from":
        led = earlier.endswith("ed") and earlier not in _AWAY
        return not (led or earlier in _SAID_FROM)
    if before in ("to", "for"):
        return earlier in _MOTION or words.low(at - 3) in _MOTION
    return before in ("through", "into", "towards", "via", "visit", "left", "reached", "visited")
