"""Where wordings of events stand in a text, each settled as one kind.

terms → hits of `reference.wordings` → one wording per place, without those that an `unless`
spoils or a rival wins; bare nouns lead back to what was told before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate

from penumbra.reading.layout import Sentence, Span, clauses
from penumbra.reading.page import Page
from penumbra.reading.terms import Hit, Matcher, Term, terms
from penumbra.reference.kinds import kinds
from penumbra.reference.wordings import MARKED, EventWordings, Pair, event_wordings

_CURRENCY = re.compile(r"[A-Z]{3}$")
# How near an `unless` wording must stand to spoil a match, in words.
_UNLESS_REACH = 4
# So many words of names at most may stand between the two sides of a pair.
_NAMES = 16
_LIKE = frozenset(("similar", "another", "comparable", "identical", "second", "third", "fourth"))
# "A similar case", "another meeting" may be one of anything.
_LOOSE = frozenset(("case", "cases", "affair", "meeting", "meetings", "trial", "damage"))
_ARTICLES = frozenset(("a", "an", "the"))
# For so many sentences a text stays with what it spoke of; it may also name it in the next.
_TOPIC_BEFORE, _TOPIC_AFTER = 4, 1
_DEFINITE = frozenset("the this that these those both either its their his her such".split())
# A pair that needs so many words more than its rival for the same act is the looser reading.
_LOOSER = 2


@dataclass(frozen=True, slots=True)
class Wording:
    """Terms first..last speak of a kind; `weight` says how telling the wording is.

    `gap` is how many words stand between the two sides of a pair.
    """

    first: int
    last: int
    kind: str
    rule: str
    weight: int
    gap: int = 0


class MarkedTerms:
    """A page's terms with the sentence and clause of each."""

    def __init__(self, page: Page) -> None:
        self.all: list[Term] = _literal(terms(page.text))
        self.sentence: list[Sentence] = []
        self.clause: list[Span] = []
        self.ends: list[int] = []
        self._by_sentence(page)
        # How many words stand before each term, not counting those of names of places, times
        # and actors: "a cable between Ventspils in Latvia and the island of Gotland was cut".
        self.counted = list(accumulate(self._counts(page), initial=0))

    def _counts(self, page: Page) -> Iterator[int]:
        named = [*page.places, *page.times, *page.actors]
        edges = sorted((one.start, one.end) for one in named)
        at = 0
        covered = -1
        for term in self.all:
            while at < len(edges) and edges[at][0] <= term.start:
                covered = max(covered, edges[at][1])
                at += 1
            yield int(term.start >= covered)

    def lists_on(self, first: int, last: int) -> bool:
        """Whether a list goes on between two terms: "trains in Oslo, the cutting of a cable".

        Two commas enclose an apposition, and stand for nothing: "a depot, a former mill, burned".
        """
        stops = [at for at in range(first + 1, last + 1) if self.all[at].after_stop]
        return len(stops) == 1 and self.all[stops[0]].lower in _ARTICLES

    def enter_names(self, page: Page, listed: Sequence[dict[str, int]]) -> None:
        """Enter the places, actors and sums of money read in the page as entries of `MARKED`."""
        sums = [one for one in page.numbers if one.unit is not None and _CURRENCY.match(one.unit)]
        starts = [term.start for term in self.all]
        for name, spans in zip(MARKED, (page.places, page.actors, sums), strict=True):
            for span in spans:
                first = bisect_left(starts, span.start)
                last = bisect_left(starts, span.end)
                if first < last:
                    listed[first][name] = max(last, listed[first].get(name, 0))

    def apart(self, end: int, start: int) -> int:
        """How many counted words stand between two terms; negative if they overlap."""
        return self.counted[start] - self.counted[end] if start >= end else -1

    def _by_sentence(self, page: Page) -> None:
        starts = [term.start for term in self.all]
        for sentence in page.sentences:
            for clause in clauses(page.text, sentence):
                first = bisect_left(starts, clause.start)
                last = bisect_left(starts, clause.end)
                for _ in range(len(self.sentence), last):
                    self.sentence.append(sentence)
                    self.clause.append(clause)
                    self.ends.append(last)
                del first
        for _ in range(len(self.sentence), len(self.all)):
            self.sentence.append(page.sentences[-1])
            self.clause.append(page.sentences[-1])
            self.ends.append(len(self.all))


def _literal(found: list[Term]) -> list[Term]:
    """Take their meaning from the words of fixed phrases: "the fire brigade" tells of no fire."""
    nowhere: list[dict[str, int]] = [{}] * len(found)
    ends = [len(found)] * len(found)
    hits = _idioms().hits(found, nowhere, ends)
    for at in {at for _, hit in hits for at in range(hit.first, hit.last)}:
        found[at] = replace(found[at], bases=frozenset(), nouns=frozenset())
    return found


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


@cache
def _idioms() -> Matcher:
    return Matcher({}, [("idiom", row) for row in event_wordings().idioms])


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
    found = _taken_in(_settle(_joined(found), wordings), marked, wordings)
    found = _led_back(marked, wordings, found)
    found += _anaphors(marked, wordings, found)
    return Wordings(sorted(found, key=_place), marked, by_label)


def _place(found: Wording) -> tuple[int, int, str]:
    return found.first, found.last, found.kind


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
        for pair in (*wording.pairs, *wording.topical.pairs):
            rule = f"{wording.kind}: pairs “{pair.source}”"
            topical = pair in wording.topical.pairs
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


def _joined(found: Iterable[Wording]) -> list[Wording]:
    """Make one of the matches of a kind that share words; the most telling rule stays."""
    by_kind: dict[str, list[Wording]] = defaultdict(list)
    for one in sorted(found, key=_place):
        row = by_kind[one.kind]
        if row and one.first < row[-1].last:
            before = row[-1]
            best = max(before, one, key=lambda each: (each.weight, -each.gap, -each.first))
            row[-1] = replace(best, first=before.first, last=max(before.last, one.last))
        else:
            row.append(one)
    return [one for row in by_kind.values() for one in row]


def _settle(found: list[Wording], wordings: EventWordings) -> list[Wording]:
    """Drop the readings that lose their words to a rival kind."""
    found.sort(key=_place)
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


def _taken_in(
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


def _led_back(marked: MarkedTerms, wordings: EventWordings, found: list[Wording]) -> list[Wording]:
    """Read a bare "the explosions" as the pipeline's, if that is what the text told before.

    Only a single word leads back so, to a kind told before in more than a word, and only
    while the text has told no event of the word's own kind.
    """
    told: dict[str, int] = {}
    kept = []
    for one in sorted(found, key=_place):
        leads: tuple[str, ...] = ()
        if one.weight == 1 and one.last - one.first == 1 and one.kind not in told:
            leads = _leads(marked.all[one.first], wordings) or ()
        others = [kind for kind in leads if kind in told and kind != one.kind]
        if others:
            kind = max(others, key=lambda other: told[other])
            rule = f"{kind}: anaphora “{marked.all[one.first].lower}”"
            kept.append(Wording(one.first, one.last, kind, rule, 0))
            continue
        if one.weight > 1:
            told[one.kind] = one.first
        kept.append(one)
    return kept


def _anaphors(
    marked: MarkedTerms, wordings: EventWordings, told: Sequence[Wording]
) -> list[Wording]:
    """Find "the incident", "the blaze" … whose kind is settled by what was told before."""
    families = {kind.id: kind.family for kind in kinds().values()}
    taken = {at for one in told for at in range(one.first, one.last)}
    ahead = deque(sorted((one.first, one.kind) for one in told))
    # How often each kind was told before, and where last.
    often: Counter[str] = Counter()
    latest: dict[str, int] = {}
    found = []
    for at, term in enumerate(marked.all):
        while ahead and ahead[0][0] < at:
            place, kind = ahead.popleft()
            often[kind] += 1
            latest[kind] = place
        leads = _leads(term, wordings)
        if leads is None or at in taken or not (is_definite(marked, at) or _is_like(marked, at)):
            continue
        fits = [kind for kind in often if kind in leads or families[kind] in leads]
        if fits:
            # What a text comes back to most is what it is about; of equals, the latest.
            best = max(fits, key=lambda kind: (often[kind], latest[kind]))
            found.append(Wording(at, at + 1, best, f"{best}: anaphora “{term.lower}”", 0))
    return found


def _leads(term: Term, wordings: EventWordings) -> tuple[str, ...] | None:
    """The kinds and families that a word may lead back to; None if it never does."""
    if wordings.anaphora.keys().isdisjoint(term.bases):
        return None
    return wordings.anaphora[min(wordings.anaphora.keys() & term.bases)]


def _is_like(marked: MarkedTerms, at: int) -> bool:
    """Whether "a similar", "another" … stands before: one more of what was told."""
    return marked.all[at].lower not in _LOOSE and any(
        marked.all[back].lower in _LIKE and marked.clause[back] is marked.clause[at]
        for back in range(max(0, at - 2), at)
    )


def is_definite(marked: MarkedTerms, at: int) -> bool:
    """Whether "the", "this", "both" … stands up to two words before a term."""
    return marked.all[at].lower in _DEFINITE or any(
        marked.all[back].lower in _DEFINITE or marked.all[back].lower.endswith(("'s", "’s"))
        for back in range(max(0, at - 2), at)
        if marked.clause[back] is marked.clause[at]
    )
