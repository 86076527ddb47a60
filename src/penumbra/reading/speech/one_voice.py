"""Which drafts of claims are one: a body and its spokesman, the hands and their sponsor."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from penumbra.model import Stance
from penumbra.reading.claims.accounts import same_words
from penumbra.reading.claims.assertions import Draft
from penumbra.reading.page import ActorMention

# Whoever speaks but will not be named: no reader could hold anybody to it.
_UNNAMED = re.compile(
    r"(?:(?:the|an?|one|two|three|four|five|six|several|some|multiple|unnamed|anonymous|senior"
    r"|security|intelligence|diplomatic|government|police|judicial|military|well-placed|informed"
    r"|other|both|of|\d+) )*(?:sources?|insiders?|people|persons?)"
    r"(?: (?:with|familiar|close|briefed|who|in|at|near).*)?"
    r"|(?:(?:the|two|three|four|several|some|unnamed) )*officials"
    r"(?: (?:with|familiar|who|briefed).*)?",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:ministers?|ministry|prosecutors?|police|army|navy|air force|government|spokes\w+|embassy"
    r"|ambassador|president|service|agency|court|authorit(?:y|ies)|guard|kremlin|officials?)\b"
)


def merged(drafts: Iterable[Draft]) -> list[Draft]:
    """Keep one draft for each speaker, report and stance, in the order they were read.

    A speaker named twice ("a prosecutor", "Senior Prosecutor Jane Doe") is one; hands go where
    their sponsor is blamed in the same breath.
    """
    kept: list[Draft] = []
    by_report: dict[str, list[int]] = {}
    for draft in (_unnamed(draft) for draft in drafts):
        earlier = by_report.setdefault(draft.report.id, [])
        like = next((i for i in earlier if _is_same(kept[i], draft)), None)
        if like is None:
            earlier.append(len(kept))
            kept.append(draft)
        elif _says_more(draft, kept[like]):
            kept[like] = draft
    return kept


def _unnamed(draft: Draft) -> Draft:
    speaker = draft.speaker
    if speaker is None or _UNNAMED.fullmatch(speaker.name) is None:
        return draft
    return replace(draft, speaker=None)


def _is_same(old: Draft, new: Draft) -> bool:
    if old.stance is not new.stance or not _one_voice(old.speaker, new.speaker):
        return False
    if old.stance in (Stance.ATTRIBUTES, Stance.SUSPECTS):
        same = (old.accused_country, old.accused) == (new.accused_country, new.accused)
        told_at_once = old.context == new.context
        nations = old.accused_country is not None and old.accused_country == new.accused_country
        return (
            same or nations or (told_at_once and None in (old.accused_country, new.accused_country))
        )
    return True


def _says_more(new: Draft, old: Draft) -> bool:
    """Whether the later draft names a state where the earlier names hands."""
    return (
        new.stance in (Stance.ATTRIBUTES, Stance.SUSPECTS)
        and old.accused_country is None
        and new.accused_country is not None
    )


def _one_voice(left: ActorMention | None, right: ActorMention | None) -> bool:
    if left is None or right is None:
        return left is right
    if left.country != right.country:
        return False
    if left.name == right.name or same_words(left.name, right.name):
        return True
    if left.country is None:
        return False
    roles = set(_ROLE.findall(left.name.lower())) & set(_ROLE.findall(right.name.lower()))
    stands = {"state", "government"} & {left.sort, right.sort}
    return bool(roles) or bool(stands)
