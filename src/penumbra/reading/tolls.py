"""Whose toll it is: the killed and injured of each sentence, given to the event told there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from penumbra.model import Amount, Status
from penumbra.reading.casualties import casualties
from penumbra.reading.grouping import Group
from penumbra.reading.layout import Span
from penumbra.reading.page import Page
from penumbra.reference.kinds import kind

# "No one was hurt" may follow so many sentences after the event it is about.
_REACH = 3


@dataclass(frozen=True, slots=True)
class Toll:
    """Killed and injured of one event, and the words that say so."""

    killed: Amount | None
    injured: Amount | None
    spans: tuple[Span, ...]


def tolls(page: Page, groups: Sequence[Group]) -> dict[int, Toll]:
    """Return the toll of each group that has one, by its place in `groups`.

    A sentence's toll goes to the harmful event mentioned in it, else to the last one before it.
    The first number told stands; a later sentence only fills what was not said.
    """
    told = sorted(
        (mention.start, mention.sentence.index, place)
        for place, group in enumerate(groups)
        if _harms(group)
        for mention in group.mentions
    )
    found: dict[int, Toll] = {}
    at = 0
    for sentence in page.sentences:
        while at < len(told) and told[at][0] < sentence.end:
            at += 1
        if not at or sentence.index - told[at - 1][1] > _REACH:
            continue
        killed, injured, spans = casualties(page.text, page.numbers, sentence.start, sentence.end)
        if killed is None and injured is None:
            continue
        here = [place for start, _, place in told[:at][-8:] if start >= sentence.start]
        owner = here[0] if here else told[at - 1][2]
        before = found.get(owner, Toll(None, None, ()))
        found[owner] = Toll(
            before.killed if before.killed is not None else killed,
            before.injured if before.injured is not None else injured,
            (*before.spans, *spans),
        )
    return found


def _harms(group: Group) -> bool:
    if group.status in (Status.HYPOTHETICAL, Status.PLANNED):
        return False
    return kind(group.kind).family in ("sabotage", "intrusion", "electronic", "war")
