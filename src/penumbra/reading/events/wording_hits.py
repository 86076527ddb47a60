"""Where wordings of events stand in a text, each settled as one kind.

`marked_terms` → hits of `reference.wordings`, without those that an `unless` spoils → one
wording per place (`rival_wordings`) → bare nouns lead back to what was told before (`anaphors`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from penumbra.reading.events.anaphors import anaphors, led_back
from penumbra.reading.events.marked_terms import MarkedTerms, Wording, place
from penumbra.reading.events.rival_wordings import joined, settle, without_effects
from penumbra.reading.page import Page
from penumbra.reading.terms import Hit, Matcher
from penumbra.reference.wordings import EventWordings, Pair, event_wordings

# How near an `unless` wording must stand to spoil a match, in words.
_UNLESS_REACH = 4
# So many words of names at most may stand between the two sides of a pair.
_NAMES = 16
# For so many sentences a text stays with what it spoke of; it may also name it in the next.
_TOPIC_BEFORE, _TOPIC_AFTER = 4, 1


@cache
def _matcher() -> Matcher:
    wordings = event_wordings()
    rows = [(f"says {w.kind}", row) for w in wordings.kinds.values() for row in w.says]
    rows += [(f"unless {w.kind}", row) for w in wordings.kinds.values() for row in w.unless]
    rows += [(f"foiled {w.kind}", row) for w in wordings.kinds.values() for row in w.foiled]
    rows += [(f"topic {w.kind}", row) for w in wordings.kinds.values() for row in w.topic]
    rows += [(f"topical {w.kind}", row) for w in wordings.kinds.values() for row in w.topical.says]
    rows += [(f"before {cue}", row) for cue, cues in wordings.before.items() for row in cues]
    rows += [(f"after {cue}", row) for cue, cues in wordings.after.items() for row in cues]
    rows += [("another", row) for row in wordings.another]
    rows += [("series", row) for row in wordings.series]
    return Matcher(wordings.lists, rows, wordings.nouns)


@dataclass(frozen=True, slots=True)
class Wordings:
    """The wordings found in a page, its terms, and where every cue stands, by label."""

    found: Sequence[Wording]
    marked: MarkedTerms
    hits: dict[str, list[Hit]]


def find_wordings(page: Page) -> Wordings:
    """Find every wording of an event in a page, in text order."""
    wordings = event_wordings()
    marked = MarkedTerms(page)
    matcher = _matcher()
    listed = matcher.list_hits(marked.all)
    marked.enter_names(page, listed)
    by_label: dict[str, list[Hit]] = defaultdict(list)
    for label, hit in matcher.hits(marked.all, listed, marked.ends):
        by_label[label].append(hit)
    on_topic = _Topics(by_label, marked)
    found = list(_told(by_label, on_topic, wordings))
    found += _paired(marked, listed, on_topic, wordings)
    found = [one for one in found if not _spoiled(one, by_label, marked)]
    found = without_effects(settle(joined(found), wordings), marked, wordings)
    found = led_back(marked, wordings, found)
    found += anaphors(marked, wordings, found)
    return Wordings(sorted(found, key=place), marked, by_label)


class _Topics:
    """Whether the text speaks of a kind's topic in the sentences about a term."""

    def __init__(self, by_label: Mapping[str, Sequence[Hit]], marked: MarkedTerms) -> None:
        self._sentence = marked.sentence
        self._told = {
            label.removeprefix("topic "): sorted(marked.sentence[hit.first].index for hit in hits)
            for label, hits in by_label.items()
            if label.startswith("topic ")
        }

    def __call__(self, kind: str, at: int) -> bool:
        told = self._told.get(kind)
        if not told:
            return False
        here = self._sentence[at].index
        nearest = bisect_left(told, here - _TOPIC_BEFORE)
        return nearest < len(told) and told[nearest] <= here + _TOPIC_AFTER


def _told(
    by_label: Mapping[str, Sequence[Hit]], on_topic: _Topics, wordings: EventWordings
) -> Iterator[Wording]:
    for kind in wordings.kinds:
        for label in ("says", "topical"):
            for hit in by_label.get(f"{label} {kind}", ()):
                if label == "says" or on_topic(kind, hit.first):
                    weight = 3 if hit.last - hit.first > 1 else 1
                    rule = f"{kind}: {label} “{hit.source}”"
                    yield Wording(hit.first, hit.last, kind, rule, weight)


def _paired(
    marked: MarkedTerms,
    listed: Sequence[dict[str, int]],
    on_topic: _Topics,
    wordings: EventWordings,
) -> Iterator[Wording]:
    """Yield the matches of two lists near each other in one clause."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, here in enumerate(listed):
        for name in here:
            places[name].append(at)
    for wording in wordings.kinds.values():
        rows = [(pair, False) for pair in wording.pairs]
        rows += [(pair, True) for pair in wording.topical.pairs]
        for pair, topical in rows:
            if pair.left not in places or pair.right not in places:
                continue
            rule = f"{wording.kind}: pairs “{pair.source}”"
            for gap, first, last in _near(pair, places, listed, marked):
                if not topical or on_topic(wording.kind, first):
                    yield Wording(first, last, wording.kind, rule, 2, gap)


def _near(
    pair: Pair,
    places: dict[str, list[int]],
    listed: Sequence[dict[str, int]],
    marked: MarkedTerms,
) -> Iterator[tuple[int, int, int]]:
    """Yield gap, first and last where words of two lists stand near, each with its nearest."""
    rights = places.get(pair.right, [])
    # By right word: the gap to the nearest left one, and where both begin and end.
    nearest: dict[int, tuple[int, int, int]] = {}
    for left in places.get(pair.left, ()):
        left_end = listed[left][pair.left]
        best: tuple[int, int, int, int] | None = None
        begin = bisect_left(rights, left - pair.near - _NAMES)
        for index in range(begin, len(rights)):
            right = rights[index]
            if right > left_end + pair.near + _NAMES:
                break
            right_end = listed[right][pair.right]
            before = right >= left_end
            gap = marked.apart(left_end, right) if before else marked.apart(right_end, left)
            if (
                0 <= gap <= pair.near
                and marked.clause[left] is marked.clause[right]
                and not marked.lists_on(*sorted((left, right)))
            ):
                choice = (gap, min(left, right), max(left_end, right_end), right)
                best = min(best, choice) if best else choice
        if best and (best[3] not in nearest or best[:3] < nearest[best[3]]):
            nearest[best[3]] = best[:3]
    yield from nearest.values()


def _spoiled(one: Wording, by_label: dict[str, list[Hit]], marked: MarkedTerms) -> bool:
    """Whether an `unless` wording of the kind stands at the match in its clause."""
    hits = by_label.get(f"unless {one.kind}", [])
    # Hits come in text order, and those of one clause stand together.
    clause = marked.clause[one.first]
    begin = bisect_left(hits, clause.start, key=lambda hit: marked.all[hit.first].start)
    for index in range(begin, len(hits)):
        hit = hits[index]
        if hit.first > one.last + _UNLESS_REACH:
            break
        if (
            marked.clause[hit.first] is clause
            and one.first - _UNLESS_REACH <= hit.last
            and not marked.lists_on(one.last - 1, hit.first)
        ):
            return True
    return False
