"""Private persons by their roles: whom a text shows in no public office, we do not name.

Suspects, victims, witnesses and residents become "a 24-year-old man", "fisherman", "a suspect"
in every slot; quotes of evidence stay as they are in the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from penumbra.model import Reading, Report
from penumbra.reading.page import ActorMention, Page
from penumbra.reference.kinds import INCIDENT_FAMILIES, kind
from penumbra.reference.wordings import load_page

# Two capitalised words or more, or a given name with an initial: "Jane Doe", "Jan K."
_NAME = re.compile(
    r"[^\W\d_a-z][\w'’-]*(?:\s(?:van|von|de|der|den|di|da|del|al|bin|el|la))*"
    r"(?:\s[^\W\d_a-z][\w'’-]*\.?)+$"
)
_AGE = re.compile(
    r",?\s+(?:\(|aged\s+)?(?P<age>\d{1,2})(?=[,.;)\s])(?!\s*(?:%|per|km|miles|people))"
)
_AFTER = re.compile(
    r",\s+(?:(?P<age>\d{1,2}),\s+)?(?P<role>(?:an?|the)\s[^,.;:()]{3,70})(?=[,.;:(])"
)
_BEFORE = re.compile(r"(?P<role>(?:[Aa]n?|[Tt]he)\s[^,.;:()]{3,70}),\s+$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HELD = ("arrest", "prosecution")


@cache
def _private_roles() -> frozenset[str]:
    return frozenset(load_page("private_lives.yaml")["roles"])


def without_private_names(page: Page, reading: Reading) -> Reading:
    """Put a role for each private person whom the slots of a reading name.

    Private is whom the text gives an age or a private role, and whom it names as arrested,
    tried, attacked or as the doer of a deed; unless it gives them an office as well.
    """
    roles = dict(_roles(page, reading))
    if not roles:
        return reading
    forms = sorted(roles, key=len, reverse=True)
    named = re.compile(r"\b(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)")

    def bare(text: str | None) -> str | None:
        if text is None:
            return None
        told = named.sub(lambda match: roles[match.group()], text)
        # "Fisherman a 40-year-old fisherman": the role was there already.
        return roles.get(text, told)

    def each(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(bare(text) or text for text in texts))

    return replace(
        reading,
        reports=tuple(
            replace(one, targets=each(one.targets), actors=each(one.actors))
            for one in reading.reports
        ),
        claims=tuple(
            replace(one, speaker=bare(one.speaker), accused=bare(one.accused))
            for one in reading.claims
        ),
        statements=tuple(replace(one, speaker=bare(one.speaker)) for one in reading.statements),
        figures=tuple(replace(one, claimant=bare(one.claimant)) for one in reading.figures),
    )


def _roles(page: Page, reading: Reading) -> Iterator[tuple[str, str]]:
    """Each form of each private person's name, with the role to put for it."""
    mentions: dict[str, list[ActorMention]] = {}
    for one in page.actors:
        if one.sort in ("person", "role", "office") and _NAME.search(one.name):
            mentions.setdefault(one.name, []).append(one)
    slots = dict(_in_slots(reading))
    for name, found in mentions.items():
        match = _NAME.search(name)
        if match is None or any(one.sort == "office" for one in found):
            continue
        told, own = _parted(name, match.start())
        role = told if _is_private(told) else None
        role = role or next(filter(None, (_told_beside(page, one) for one in found)), None)
        role = role or slots.get(name) or slots.get(own)
        if role:
            yield name, role
            yield own, role
            for one in found:
                yield page.text[one.start : one.end], role
            surname = own.split()[-1]
            if not surname.endswith("."):
                yield surname, role


def _parted(name: str, start: int) -> tuple[str, str]:
    """The role and the name of "fisherman Jane Doe", also where the role opens a sentence."""
    told, own = name[:start].strip(), name[start:]
    first, _, rest = own.partition(" ")
    if not told and first.lower() in _private_roles() and rest:
        told, own = first.lower(), rest
    return told, own


def _in_slots(reading: Reading) -> Iterator[tuple[str, str]]:
    """Who is named as held, attacked or as a doer, with the least that can be said of them."""
    for report in reading.reports:
        yield from _of_report(report)


def _of_report(report: Report) -> Iterator[tuple[str, str]]:
    if report.kind in _HELD:
        yield from ((name, "a suspect") for name in report.targets)
    if report.kind == "attack-on-person":
        yield from ((name, "a victim") for name in report.targets)
    if kind(report.kind).family in INCIDENT_FAMILIES:
        yield from ((name, "a suspect") for name in report.actors)


def _told_beside(page: Page, mention: ActorMention) -> str | None:
    """The private role or the age that stands beside a name, or None."""
    after = _AFTER.match(page.text, mention.end)
    if after and _is_private(after["role"]):
        return after["role"]
    before = _BEFORE.search(page.text, max(0, mention.start - 90), mention.start)
    if before and _is_private(before["role"]):
        return before["role"][0].lower() + before["role"][1:]
    aged = _AGE.match(page.text, mention.end)
    if aged and mention.sort == "person" and not (after and mention.rule == "actors: name, role"):
        return f"a {aged['age']}-year-old"
    return None


def _is_private(told: str) -> bool:
    """Whether the words before "from", "who" and the like end in a private role."""
    head = re.split(r"\s(?:from|of|who|in|at|with|living|working|born|accused)\s", told)[0]
    words = [word.lower() for word in _WORD.findall(head)]
    return bool(words) and (words[-1] in _private_roles() or "year-old" in " ".join(words))
