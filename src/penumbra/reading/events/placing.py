"""Where an event was, where its own sentence does not say: the place under discussion.

The place its paragraph has reached, or the text is about → for a response, the scene of what it
answers → the state whose authorities act at home, or whose people, works and networks were hit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from penumbra.model import Place, Status
from penumbra.reading.events.dating import FOLLOWS, SITED, SITED_KINDS, cause
from penumbra.reading.events.grouping import Group, is_exact, places_meet
from penumbra.reading.events.scenes import is_scene
from penumbra.reading.layout import Span
from penumbra.reading.page import Page, PlaceMention, inside
from penumbra.reference.countries import by_adjective, countries
from penumbra.reference.kinds import kind

# The lead: so many sentences say what a text is about.
_LEAD = 3
# What authorities do in their own country unless told otherwise.
_AT_HOME = frozenset(
    "arrest prosecution investigation seizure closure expulsion spending interception".split()
)
# What is done to somebody's people, works, networks or votes, wherever the doer sits.
_SUFFERED = ("sabotage", "intrusion", "electronic", "influence")
_AUTHORITY = frozenset("state government service office role military organisation".split())
# "Russia had fired 40 drones and 31 were shot down": a state alone may be the other side.
_FORCES = frozenset("service military office".split())
_DOER = re.compile(r"\b(?:by|from|to|against|linked to|behind)\s+(?:the\s+|an?\s+)?$")
_BEFORE = re.compile(r"[A-Z][\w’'-]+ (?:[a-z]+ )?$")
# "Chinese hackers", "a Russian state-backed group": whose these are is not who was hit.
_DOERS = re.compile(
    r"[ -](?:\w+[ -](?:linked|backed|sponsored|affiliated|aligned|speaking) |military |naval )*"
    r"(?:hackers?|groups?|gangs?|actors?|agents?|spies|spy|intelligence|services?|officers?|jets?"
    r"|fighters?|aircraft|planes?|bombers?|drones?|missiles?|ships?|tankers?|trawlers?|vessels?"
    r"|freighters?|citizens?|nationals?|man|men|woman|women|military|forces|army|navy|state)\b"
)
_WORD = re.compile(r"[A-Z][\w’'-]+")


def places_of(page: Page, group: Group, groups: Sequence[Group]) -> Sequence[PlaceMention]:
    """The places told of a group, else the place under discussion; empty if there is no hint."""
    if group.places:
        return group.places
    carried = _carried(page, group, groups) or _scene_answered(group, groups)
    state = _state(page, group) if not carried or group.kind in _AT_HOME else []
    abroad = bool(carried and state) and carried[0].place.country != state[0].place.country
    return state if abroad or not carried else carried


def _carried(page: Page, group: Group, groups: Sequence[Group]) -> list[PlaceMention]:
    """The place under discussion, for an event told without one.

    A text goes on about a place once it has named it: the nearest exact place of the
    sentences before in the same paragraph, else, where the text is about one place only, the
    first one named in the lead, else the stage the paragraph has set. A series is set on a
    stage only.
    """
    sited = kind(group.kind).family in SITED or group.kind in SITED_KINDS
    if not sited or not group.status.is_real:
        return []
    sentence = group.mentions[0].sentence
    named = [one for one in page.places if is_scene(page, one) and not _of_somebody(page, one)]
    before = [one for one in named if one.start < sentence.start]
    same = [one for one in before if page.sentence_at(one.start).paragraph == sentence.paragraph]
    lead = [one for one in named if page.sentence_at(one.start).index < _LEAD]
    exact = [one for one in same if is_exact(one.place)][-1:]
    if not exact and not _tells_of_several(groups):
        exact = [one for one in lead if is_exact(one.place)][:1]
    choice = [] if group.series else exact
    choice = choice or same[-1:]
    return [_by(one, "carried over, the place under discussion") for one in choice]


def _of_somebody(page: Page, place: PlaceMention) -> bool:
    """Whether a place only tells which court, police or ministry is meant: "a Helsinki court"."""
    sentence = page.sentence_at(place.start)
    return any(
        actor.covers(place) and (actor.start, actor.end) != (place.start, place.end)
        for actor in inside(page.actors, sentence)
    )


def _by(place: PlaceMention, why: str) -> PlaceMention:
    return replace(place, rule=f"{place.rule}; {why}")


def _tells_of_several(groups: Sequence[Group]) -> bool:
    """Whether the text sets its events at exact places that cannot meet."""
    placed = [
        [one for one in group.places if is_exact(one.place)]
        for group in groups
        if group.status.is_real
    ]
    rows = [places for places in placed if places]
    return any(not places_meet(rows[0], places) for places in rows[1:])


def _scene_answered(group: Group, groups: Sequence[Group]) -> list[PlaceMention]:
    """The scene of the act that a response follows: patrols and inquiries go to the spot."""
    if group.kind not in FOLLOWS or not group.status.is_real:
        return []
    answered = cause(group, groups)
    places = answered.places if answered else []
    return [_by(place, "the scene of what it answers") for place in places[:1]]


def _state(page: Page, group: Group) -> list[PlaceMention]:
    """The state that acts at home, or that suffered, as the stage of its event."""
    if group.status is Status.HYPOTHETICAL:
        return []
    if group.kind in _AT_HOME:
        found = next(_acting(page, group), None)
        why = "whose authorities act at home"
    elif kind(group.kind).family in _SUFFERED:
        found = next(_suffering(page, group), None)
        why = "whose own were hit"
    else:
        return []
    if found is None:
        return []
    span, code = found
    state = countries()[code]
    place = Place(state.name, code, state.lat, state.lon, state.within_km, "country")
    return [PlaceMention(span.start, span.end, place, f"countries.tsv: {state.name}, {why}")]


def _acting(page: Page, group: Group) -> Iterator[tuple[Span, str]]:
    """The authorities named last before each mention in its clause, with their state."""
    for mention in group.mentions:
        row = inside(page.actors, mention.clause) or inside(page.actors, mention.sentence)
        for actor in reversed([one for one in row if one.start < mention.start]):
            if actor.sort in (_FORCES if group.kind == "interception" else _AUTHORITY) and (
                actor.country in countries()
            ):
                yield actor, actor.country
                break


def _suffering(page: Page, group: Group) -> Iterator[tuple[Span, str]]:
    """What follows the mention, or stands in it, as whose it is: "websites of Danish ports"."""
    for mention in group.mentions:
        for word in _WORD.finditer(page.text, _whose(page, mention.start), mention.clause.end):
            code = by_adjective(word.group())
            # "Bulgarians" are people, and may be the doers; "Bulgarian" says whose something is.
            people = word.group().endswith("s") and not word.group().endswith(("ss", "’s", "'s"))
            doers = _DOERS.match(page.text, word.end())
            if code and not people and not doers and not _does(page, word.start()):
                yield Span(word.start(), word.end()), code
        for actor in inside(page.actors, Span(mention.start, mention.clause.end)):
            if actor.country in countries() and not _does(page, actor.start):
                yield actor, actor.country


def _whose(page: Page, start: int) -> int:
    """Where the word before a mention begins: "Estonian" of "Estonian banks were hit"."""
    before = _BEFORE.search(page.text, max(0, start - 24), start)
    return before.start() if before else start


def _does(page: Page, start: int) -> bool:
    return bool(_DOER.search(page.text[max(0, start - 24) : start]))
