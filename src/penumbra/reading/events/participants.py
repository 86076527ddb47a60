"""Who and what takes part in an event: its targets, instruments and actors, as short phrases.

roles of the sentence (`clause_roles`) → slots (`reference.frames`); the kind's own words of
`data/wordings` fill what the grammar leaves empty
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from penumbra.reading.events.grouping import Group
from penumbra.reading.events.slot_lists import fill_from_lists, lists_ending
from penumbra.reading.events.slots import Participants, Slots
from penumbra.reading.grammar.clause_roles import Role, roles_at
from penumbra.reading.grammar.constituents import Parsed
from penumbra.reading.layout import Span
from penumbra.reading.page import ActorMention, Page, inside
from penumbra.reading.terms import terms
from penumbra.reference.countries import by_adjective
from penumbra.reference.frames import frames
from penumbra.reference.grammar import grammar
from penumbra.reference.kinds import INCIDENT_FAMILIES, kind
from penumbra.reference.wordings import event_wordings

_ARTICLE = re.compile(r"(?:the|an?|some|any|both|its|his|her|their|this|these|that|those)\s+", re.I)
_BE_DONE = re.compile(r"\b(?:was|were|been|being|be)\b")
_OFFICIAL_ACTS = frozenset(("response", "posture", "diplomacy"))
_OFFICIAL = frozenset(("state", "government", "service", "party", "organisation", "company"))


def participants(page: Page, group: Group, parsed: Parsed | None = None) -> Participants:
    """Read the participants of an event from the sentences that mention it.

    `parsed` keeps the sentences of the page from one event to the next.
    """
    parsed = parsed or Parsed(page)
    slots = Slots(page)
    for mention in group.mentions:
        roles = roles_at(parsed.around(mention.sentence, mention), mention)
        for role in roles:
            if mention.anaphor and role.sort not in ("blamed", "agent"):
                continue
            _place(page, slots, group.kind, role)
    slots.name_vessels()
    if not slots.rows["actors"] and kind(group.kind).family in _OFFICIAL_ACTS:
        _named_before(page, slots, group)
    fill_from_lists(page, slots, group)
    return slots.done()


def _named_before(page: Page, slots: Slots, group: Group) -> None:
    """Where the grammar finds nobody: the last actor before a wording of an official act."""
    for mention in group.mentions:
        before = [one for one in inside(page.actors, mention.clause) if one.start < mention.start]
        if (
            before
            and not mention.anaphor
            and not _BE_DONE.search(page.text, before[-1].end, mention.end)
        ):
            slots.keep("actors", before[-1], before[-1].rule)
            return


def _place(page: Page, slots: Slots, of: str, role: Role) -> None:
    """Put what plays a part in the sentence into the slot that the kind has for it."""
    if role.low in ("he", "she"):
        found = _who_is_meant(page, role)
        if found is None:
            return
        role = found
    if role.sort == "act":
        _place_owner(page, slots, of, role)
        return
    row = frames()[of]
    slot = row.get(role.link if role.sort == "beside" else role.sort, "none")
    if role.sort == "governor":
        hostile = kind(of).family in INCIDENT_FAMILIES
        slot = "none" if hostile or slots.rows["actors"] else "actors"
    if slot == "none":
        return
    actor = _actor_at(page, role)
    rule = f"frames.yaml: {role.link or role.sort} of {of}"
    names = event_wordings().kinds[of].slots
    known = _known(page, role)
    if slot == "affected":
        # "A ferry lost its satellite signal"; "Russia jammed it".
        slot = "targets" if _in_lists(known, names.get("targets", ())) else "actors"
    means = _in_lists(known, names.get("instruments", ()))
    if means and role.sort in ("patient", "happening") and slot.strip("()") == "targets":
        # "Drones were seen", "a parcel exploded".
        slot = "instruments" if not _in_lists(known, names.get("targets", ())) else slot
        slot = "instruments" if role.sort == "happening" else slot
    if slot.startswith("("):
        slot = slot.strip("()")
        if not _in_lists(known, names.get(slot, ())):
            return
    if slot == "states":
        slot = "actors" if actor and actor.sort in _OFFICIAL | {"military"} else "none"
    if slot in ("actors", "both", "forces", "people"):
        _place_doer(page, slots, of, role, actor, slot, known)
    elif slot == "instruments":
        if not _is_vague(role) and not _is_person(role, actor) and not _is_place(page, role):
            slots.keep("instruments", _bare(page, role), rule)
    elif slot == "targets" and not _is_vague(role) and (known or not _only_where(page, role)):
        slots.keep("targets", _bare(page, role), rule)


def _place_owner(page: Page, slots: Slots, of: str, role: Role) -> None:
    """Whose act it is: "Israel's strike", "Russian shelling", "NATO's exercise"."""
    rule = f"frames.yaml: owner of {of}"
    family = kind(of).family
    for actor in inside(page.actors, role):
        if page.text[actor.end : actor.end + 2] in ("'s", "’s", "' ", "’ "):
            if actor.sort in _OFFICIAL | {"military", "group"}:
                slots.keep("actors", actor, rule)
            return
    if family == "war" and _is_of_nation(page, role):
        slots.keep("actors", _bare(page, role), rule)


def _is_of_nation(page: Page, role: Role) -> bool:
    """Whether a phrase begins with a nation's adjective: "Ukrainian drones"."""
    span = _bare(page, role)
    words = page.text[span.start : span.end].split()
    return len(words) > 1 and any(by_adjective(word) for word in words[:2])


def _who_is_meant(page: Page, role: Role) -> Role | None:
    """The person whom "he" or "she" leads back to: the last one of the sentence before, or none."""
    here = page.sentence_at(role.start)
    first = page.sentences[max(0, here.index - 1)]
    for one in reversed(inside(page.actors, Span(first.start, role.start))):
        word = terms(one.name)[-1]
        many = word.lower.endswith(("s", "men")) or word.lower in ("people", "pair", "trio")
        if one.sort == "person" or (one.sort == "role" and not many):
            return replace(role, start=one.start, end=one.end, low=word.lower, bases=word.bases)
    return None


def _place_doer(
    page: Page, slots: Slots, of: str, role: Role, actor: ActorMention | None, slot: str,
    known: frozenset[str],
) -> None:  # fmt: skip
    rule = f"frames.yaml: {role.link or role.sort} of {of}"
    craft = bool(role.bases & grammar().craft)
    hands = _can_do(role, actor, of)
    if slot == "people":
        if actor is not None:
            slots.keep("actors", actor, actor.rule)
        return
    if slot == "both" and (craft or hands):
        slots.keep("actors", _whole(role, actor), rule)
        if craft:
            slots.keep("instruments", _bare(page, role), rule)
        return
    weapon = _in_lists(known, event_wordings().kinds[of].slots.get("instruments", ()))
    if slot == "forces" and (weapon or craft):
        slots.keep("instruments", _bare(page, role), rule)
        if craft and of == "interception":
            slots.keep("actors", _whole(role, actor), rule)
        if weapon and of == "strike" and _is_of_nation(page, role):
            slots.keep("actors", _bare(page, role), rule)
        return
    if hands or (craft and not weapon):
        slots.keep("actors", _whole(role, actor), actor.rule if actor else rule)
    elif weapon:
        slots.keep("instruments", _bare(page, role), rule)


def _can_do(role: Role, actor: ActorMention | None, of: str) -> bool:
    """Whether it may be the doer: police and ministers tell of hostile acts, they do none."""
    family = kind(of).family
    if family not in INCIDENT_FAMILIES:
        active = family in ("posture", "diplomacy") and not role.bases & grammar().craft
        known = actor is not None or bool(role.bases & grammar().people)
        return known or (active and role.sort != "governor" and not _is_vague(role))
    if actor is None:
        return bool(role.bases & grammar().people)
    if actor.sort in ("group", "vessel", "military") or role.bases & grammar().people:
        return True
    if role.sort in ("agent", "blamed", "doer") and actor.sort in _OFFICIAL:
        return actor.sort != "company" or role.sort != "doer"
    return actor.sort in ("person", "office") and role.sort in ("agent", "blamed")


def _is_person(role: Role, actor: ActorMention | None) -> bool:
    return bool(role.bases & grammar().people) or (
        actor is not None and actor.sort not in ("vessel", "company")
    )


def _is_vague(role: Role) -> bool:
    known = grammar()
    return bool(role.bases & (known.acts | known.vague)) or role.low[0].isdigit()


def _only_where(page: Page, role: Role) -> bool:
    """Whether it only says where: "the explosion in Graz"."""
    return bool(role.link) and _is_place(page, role)


def _is_place(page: Page, role: Role) -> bool:
    """Whether the whole phrase is the name of a place."""
    return any(place.covers(role) for place in inside(page.places, role)) or any(
        place.start <= role.start + 4 and place.end >= role.end
        for place in inside(page.places, Span(role.start, role.end))
    )


def _actor_at(page: Page, role: Role) -> ActorMention | None:
    """Who is meant by a phrase: the actor marked on its noun."""
    near = inside(page.actors, Span(max(0, role.start - 60), role.end))
    return next((one for one in reversed(near) if one.start < role.end <= one.end), None)


def _whole(role: Role, actor: ActorMention | None) -> Span:
    if actor is None or actor.start > role.start:
        return Span(role.start, max(role.end, actor.end if actor else 0))
    return actor


def _bare(page: Page, role: Role) -> Span:
    article = _ARTICLE.match(page.text, role.start, role.end)
    return Span(article.end() if article else role.start, role.end)


def _known(page: Page, role: Role) -> frozenset[str]:
    """The lists that an entry of ends the phrase: "the oil terminal" is a `site`."""
    return lists_ending(page, role)


def _in_lists(known: frozenset[str], names: Sequence[str]) -> bool:
    return not known.isdisjoint(names)
