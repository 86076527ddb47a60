"""Which of several wordings at one place stands: the most telling one of a kind, the right kind.

What another event of the sentence brings with it is none of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from penumbra.reading.events.marked_terms import MarkedTerms, Wording, place
from penumbra.reference.wordings import EventWordings

# A pair that needs so many words more than its rival for the same act is the looser reading.
_LOOSER = 2


def joined(found: Iterable[Wording]) -> list[Wording]:
    """Make one of the matches of a kind that share words; the most telling rule stays."""
    by_kind: dict[str, list[Wording]] = defaultdict(list)
    for one in sorted(found, key=place):
        row = by_kind[one.kind]
        if row and one.first < row[-1].last:
            before = row[-1]
            best = max(before, one, key=lambda each: (each.weight, -each.gap, -each.first))
            row[-1] = replace(best, first=before.first, last=max(before.last, one.last))
        else:
            row.append(one)
    return [one for row in by_kind.values() for one in row]


def settle(found: list[Wording], wordings: EventWordings) -> list[Wording]:
    """Drop the readings that lose their words to a rival kind."""
    found.sort(key=place)
    lost: set[int] = set()
    for index, one in enumerate(found):
        for other_index in range(index + 1, len(found)):
            other = found[other_index]
            if other.first >= one.last:
                break
            loser = _loser(one, other, wordings)
            if loser is not None:
                lost.add(index if loser is one else other_index)
    return [one for index, one in enumerate(found) if index not in lost]


def _loser(one: Wording, other: Wording, wordings: EventWordings) -> Wording | None:
    """The rival that loses: of two pairs the much looser one, else the later of its group."""
    for group in wordings.rivals:
        if one.kind in group and other.kind in group and one.kind != other.kind:
            slack = one.gap - other.gap
            if one.weight == other.weight == 2 and abs(slack) > _LOOSER:
                return one if slack > 0 else other
            return one if group.index(one.kind) > group.index(other.kind) else other
    return None


def without_effects(
    found: Sequence[Wording], marked: MarkedTerms, wordings: EventWordings
) -> list[Wording]:
    """Leave out what another event of the sentence brings with it: the windows a blast broke."""
    takers: dict[str, set[int]] = {}
    for one in found:
        for kind in wordings.takes_in.get(one.kind, ()):
            takers.setdefault(kind, set()).add(marked.sentence[one.first].index)
    return [
        one for one in found if marked.sentence[one.first].index not in takers.get(one.kind, ())
    ]
