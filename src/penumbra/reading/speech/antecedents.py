"""What a pronoun can mean, and whose name a role in apposition explains."""

from __future__ import annotations

import itertools
import re

from penumbra.reading.page import ActorMention, Page

_APPOSED = re.compile(r",\s+(?:[\w-]+\s+){0,3}")
_FORMER = re.compile(r"\b(?:former|ex|retired|late)\b", re.IGNORECASE)
_HUMAN = re.compile(
    r"minister|spokes|president|director|\bhead\b|chief|ambassador|official\b|general\b|admiral|mayor|judge"
    r"|governor|man\b|woman\b|suspect\b|sergeant|soldier|teenager|driver|citizen\b|national\b"
    r"|diplomat\b|officer\b|manager|captain|master\b|pilot\b|expert\b|analyst\b|researcher\b|deputy"
)
_PLURAL = re.compile(r"police|authorities|officials|prosecutors|services|forces|\band\b|(?<!s)s$")
PERSONS = frozenset({"person", "office"})


def fits(actor: ActorMention, word: str) -> bool:
    """Whether a pronoun can mean this actor."""
    name = actor.name.lower()
    human = actor.sort in PERSONS or (actor.sort == "role" and bool(_HUMAN.search(name)))
    several = several_people(actor)
    if word in ("he", "she", "i"):
        return human and not several
    if word == "it":
        return not human and not (several and "services" in name)
    return several or not human


def several_people(actor: ActorMention) -> bool:
    last = actor.name.split()[-1:]
    if actor.sort in PERSONS and last and last[0][:1].isupper() and " and " not in actor.name:
        return False  # a surname may end in "s"
    return bool(_PLURAL.search(actor.name.lower()))


def by_apposition(page: Page) -> tuple[dict[str, str], dict[int, ActorMention]]:
    """Read "Jane Doe, a spokeswoman for the police,": her country is the police's.

    Gives countries by name, and the named person by where a role in apposition stands.
    """
    countries: dict[str, str] = {}
    named: dict[int, ActorMention] = {}
    for left, right in itertools.pairwise(page.actors):
        gap = page.text[left.end : right.start]
        if len(gap) > 40 or not _APPOSED.fullmatch(gap):
            continue
        if page.text[right.end : right.end + 1] not in (",", ".", ";"):
            continue
        if left.sort == "person" and right.sort in ("role", "office"):
            named[right.start] = left
        if bool(left.country) == bool(right.country):
            continue
        name, role = (right, left) if left.country else (left, right)
        former = _FORMER.search(page.text, left.start, right.end)
        if name.sort == "person" and role.country and not former:
            countries.setdefault(name.name, role.country)
    return countries, named
