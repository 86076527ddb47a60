"""Where a text speaks of an event: its kind, how real it is said to be, and how it refers.

terms → hits of `reference.wordings` → mentions, one per wording; rivals for the same words are
settled here, what belongs together is settled in `grouping`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from penumbra.model import Status
from penumbra.reading.layout import Sentence, Span, clauses
from penumbra.reading.page import Page
from penumbra.reading.terms import Hit, Matcher, Term, terms
from penumbra.reference.kinds import kinds
from penumbra.reference.wordings import EventWordings, Pair, event_wordings

# How far before or after a mention a cue of its status may stand, in words of the clause.
_CUE_REACH = 9
# How near an `unless` wording must stand to spoil a match, in words.
_UNLESS_REACH = 4
_DEFINITE = frozenset("the this that these those both either its their his her such".split())
_INDEFINITE = frozenset("a an one two three four five six seven eight nine ten some".split())
_OFFENCE = re.compile(
    r"\b(?:suspicion of|suspected of|charged with|charges? of|accused of|convicted of|guilty of"
    r"|inquiry into|investigation into|file for|proceedings for|on trial for|wanted for|counts? of"
    r"|sentenced for|jailed for)\s+(?:attempted |aggravated |gross )?$"
)
# How a sentence turns to another matter.
_ASIDE = re.compile(
    r"(?:In (?:a|an|one)(?:other| separate| second| third| further| different| related| unrelated)"
    r"[^,.;]{0,30}(?:case|incident|attack|trial|development|matter)|Separately|Elsewhere"
    r"|In a separate|In another|(?:A|An|The) (?:second|third|fourth|further|other|separate|similar)"
    r" (?:case|incident|attack|fire|blast|cable|drone|alarm|parcel|explosion|leak)|Another)\b"
)
_NOT_ANOTHER = frozenset(("others", "news", "seconds"))
# Verbs that tell a meeting or a truce as done.
_PAST = frozenset(
    "met held took agreed signed reached ratified clinched concluded struck announced declared "
    "began broke".split()
)
# A pair that needs so many words more than its rival for the same act is the looser reading.
_LOOSER = 2
# From strong to weak: the first cue found decides.
_CUE_ORDER = ("foiled", "hypothetical", "planned", "ongoing")


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """One wording that denotes an event of `kind`, inside `clause` of `sentence`.

    `anaphor` is a wording that only leads back ("the incident"); `another` says that it is not
    the one told before, `aside` that the text has turned to another matter ("In a separate case");
    `series` that it is many told as one; `negated` that it is denied. `leads` are the kinds and
    families that its noun in the plural may sum up: "the fires", "both attacks". An `offence` is
    named as what somebody is held or charged for; it tells nothing of its own.
    """

    kind: str
    rule: str
    sentence: Sentence
    clause: Span
    status: Status
    status_rule: str
    definite: bool = False
    another: bool = False
    series: bool = False
    anaphor: bool = False
    negated: bool = False
    aside: bool = False
    leads: tuple[str, ...] = ()
    offence: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """Terms first..last speak of a kind; `weight` says how telling the wording is."""

    first: int
    last: int
    kind: str
    rule: str
    weight: int


class _Terms:
    """A page's terms with the sentence and clause of each."""

    def __init__(self, page: Page) -> None:
        self.all: list[Term] = terms(page.text)
        self.sentence: list[Sentence] = []
        self.clause: list[Span] = []
        self.ends: list[int] = []
        self._by_sentence(page)

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


@cache
def _matcher() -> Matcher:
    wordings = event_wordings()
    rows = [(f"says {w.kind}", row) for w in wordings.kinds.values() for row in w.says]
    rows += [(f"unless {w.kind}", row) for w in wordings.kinds.values() for row in w.unless]
    rows += [(f"before {cue}", row) for cue, cues in wordings.before.items() for row in cues]
    rows += [(f"after {cue}", row) for cue, cues in wordings.after.items() for row in cues]
    rows += [("another", row) for row in wordings.another]
    rows += [("series", row) for row in wordings.series]
    return Matcher(wordings.lists, rows)


def find_mentions(page: Page) -> list[Mention]:
    """Find every wording of an event in a page, in text order."""
    if not page.sentences:
        return []
    wordings = event_wordings()
    marked = _Terms(page)
    matcher = _matcher()
    listed = matcher.list_hits(marked.all)
    by_label: dict[str, list[Hit]] = defaultdict(list)
    for label, hit in matcher.hits(marked.all, listed, marked.ends):
        by_label[label].append(hit)
    found = list(_told(by_label, wordings))
    found += _paired(marked, listed, wordings)
    found = [one for one in found if not _spoiled(one, by_label, marked)]
    found = _settle(_joined(found), wordings)
    found = _led_back(marked, wordings, found)
    found += _anaphors(marked, wordings, found)
    cues = _Cues(by_label, marked)
    asides = _asides(page)
    return [
        _mention(page.text, asides, one, marked, cues, wordings)
        for one in sorted(found, key=_place)
    ]


def _asides(page: Page) -> dict[int, int]:
    """Where, by paragraph, the text turns to another matter; it stays there to the end of it."""
    turns: dict[int, int] = {}
    for sentence in page.sentences:
        if _ASIDE.match(page.text, sentence.start):
            turns.setdefault(sentence.paragraph, sentence.start)
    return turns


def _place(found: _Found) -> tuple[int, int, str]:
    return found.first, found.last, found.kind


def _told(by_label: dict[str, list[Hit]], wordings: EventWordings) -> Iterator[_Found]:
    for kind in wordings.kinds:
        for hit in by_label.get(f"says {kind}", ()):
            weight = 3 if hit.last - hit.first > 1 else 1
            yield _Found(hit.first, hit.last, kind, f"{kind}: says “{hit.source}”", weight)


def _paired(
    marked: _Terms, listed: Sequence[dict[str, int]], wordings: EventWordings
) -> Iterator[_Found]:
    """Yield the matches of two lists near each other in one clause."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, here in enumerate(listed):
        for name in here:
            places[name].append(at)
    for wording in wordings.kinds.values():
        for pair in wording.pairs:
            for first, last in _near(pair, places, listed, marked):
                yield _Found(first, last, wording.kind, f"{wording.kind}: pairs “{pair.source}”", 2)


def _near(
    pair: Pair,
    places: dict[str, list[int]],
    listed: Sequence[dict[str, int]],
    marked: _Terms,
) -> Iterator[tuple[int, int]]:
    rights = places.get(pair.right, [])
    for left in places.get(pair.left, ()):
        left_end = listed[left][pair.left]
        best: tuple[int, int, int] | None = None
        for index in range(bisect_left(rights, left - pair.near - 3), len(rights)):
            right = rights[index]
            if right > left_end + pair.near:
                break
            right_end = listed[right][pair.right]
            gap = right - left_end if right >= left_end else left - right_end
            if 0 <= gap <= pair.near and marked.clause[left] is marked.clause[right]:
                choice = (gap, min(left, right), max(left_end, right_end))
                best = min(best, choice) if best else choice
        if best:
            yield best[1], best[2]


def _spoiled(one: _Found, by_label: dict[str, list[Hit]], marked: _Terms) -> bool:
    """Whether an `unless` wording of the kind stands at the match in its clause."""
    hits = by_label.get(f"unless {one.kind}", [])
    # Hits come in text order, and those of one clause stand together.
    clause = marked.clause[one.first]
    begin = bisect_left(hits, clause.start, key=lambda hit: marked.all[hit.first].start)
    for index in range(begin, len(hits)):
        hit = hits[index]
        if hit.first > one.last + _UNLESS_REACH:
            break
        if marked.clause[hit.first] is clause and one.first - _UNLESS_REACH <= hit.last:
            return True
    return False


def _joined(found: Iterable[_Found]) -> list[_Found]:
    """Make one of the matches of a kind that share words; the most telling rule stays."""
    by_kind: dict[str, list[_Found]] = defaultdict(list)
    for one in sorted(found, key=_place):
        row = by_kind[one.kind]
        if row and one.first < row[-1].last:
            before = row[-1]
            best = max(before, one, key=lambda each: (each.weight, -each.first))
            row[-1] = _Found(
                before.first, max(before.last, one.last), one.kind, best.rule, best.weight
            )
        else:
            row.append(one)
    return [one for row in by_kind.values() for one in row]


def _settle(found: list[_Found], wordings: EventWordings) -> list[_Found]:
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


def _loser(one: _Found, other: _Found, wordings: EventWordings) -> _Found | None:
    """The rival that loses: of two pairs the much looser one, else the later of its group."""
    for group in wordings.rivals:
        if one.kind in group and other.kind in group and one.kind != other.kind:
            slack = (one.last - one.first) - (other.last - other.first)
            if one.weight == other.weight == 2 and abs(slack) > _LOOSER:
                return one if slack > 0 else other
            return one if group.index(one.kind) > group.index(other.kind) else other
    return None


def _led_back(marked: _Terms, wordings: EventWordings, found: list[_Found]) -> list[_Found]:
    """Read a bare "the explosions" as the pipeline's, if that is what the text told before.

    Only a single word leads back so, to a kind told before in more than a word, and only
    while the text has told no event of the word's own kind.
    """
    told: dict[str, int] = {}
    kept = []
    for one in sorted(found, key=_place):
        leads: tuple[str, ...] = ()
        if one.weight == 1 and one.last - one.first == 1 and one.kind not in told:
            bases = marked.all[one.first].bases
            leads = next((wordings.anaphora[b] for b in bases if b in wordings.anaphora), ())
        others = [kind for kind in leads if kind in told and kind != one.kind]
        if others:
            kind = max(others, key=lambda other: told[other])
            rule = f"{kind}: anaphora “{marked.all[one.first].lower}”"
            kept.append(_Found(one.first, one.last, kind, rule, 0))
            continue
        if one.weight > 1:
            told[one.kind] = one.first
        kept.append(one)
    return kept


def _anaphors(marked: _Terms, wordings: EventWordings, told: Sequence[_Found]) -> list[_Found]:
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
        leads = next((wordings.anaphora[b] for b in term.bases if b in wordings.anaphora), None)
        if leads is None or at in taken or not _definite(marked, at):
            continue
        fits = [kind for kind in often if kind in leads or families[kind] in leads]
        if fits:
            # What a text comes back to most is what it is about; of equals, the latest.
            best = max(fits, key=lambda kind: (often[kind], latest[kind]))
            found.append(_Found(at, at + 1, best, f"{best}: anaphora “{term.lower}”", 0))
    return found


def _definite(marked: _Terms, at: int) -> bool:
    """Whether "the", "this", "both" … stands up to two words before a term."""
    return marked.all[at].lower in _DEFINITE or any(
        marked.all[back].lower in _DEFINITE or marked.all[back].lower.endswith(("'s", "’s"))
        for back in range(max(0, at - 2), at)
        if marked.clause[back] is marked.clause[at]
    )


def _sums_up(one: _Found, marked: _Terms, wordings: EventWordings) -> tuple[str, ...]:
    for term in marked.all[one.first : min(one.last, one.first + 2)]:
        if term.lower.endswith("s") and _definite(marked, one.first):
            for base in sorted(term.bases):
                if base in wordings.anaphora and base != term.lower:
                    return wordings.anaphora[base]
    return ()


class _Cues:
    """The cues of status and reference, looked up by clause."""

    def __init__(self, by_label: dict[str, list[Hit]], marked: _Terms) -> None:
        self._marked = marked
        self._rows: dict[str, list[Hit]] = {
            label: sorted(hits, key=lambda hit: hit.first)
            for label, hits in by_label.items()
            if not label.startswith(("says ", "unless "))
        }
        self._starts = {label: [h.first for h in hits] for label, hits in self._rows.items()}

    def near(self, label: str, one: _Found, before: int, after: int) -> Hit | None:
        """Return a cue in the mention's clause, inside it or at most so many words away."""
        rows = self._rows.get(label)
        if not rows:
            return None
        clause = self._marked.clause[one.first]
        for index in range(bisect_left(self._starts[label], one.first - before), len(rows)):
            hit = rows[index]
            if hit.first > one.last + after:
                return None
            if hit.first >= one.last and not after:
                continue
            if self._marked.clause[hit.first] is clause:
                return hit
        return None

    def another(self, one: _Found) -> bool:
        """Whether "another", "second" … stands before; "others" and "news" are no such words."""
        hit = self.near("another", one, 3, 0)
        return hit is not None and self._marked.all[hit.first].lower not in _NOT_ANOTHER


def _mention(
    text: str,
    asides: Mapping[int, int],
    one: _Found,
    marked: _Terms,
    cues: _Cues,
    wordings: EventWordings,
) -> Mention:
    status, rule = _status(one, marked, cues, wordings)
    start = marked.all[one.first].start
    return Mention(
        start=marked.all[one.first].start,
        end=marked.all[one.last - 1].end,
        kind=one.kind,
        rule=f"wordings/events.yaml: {one.rule}",
        sentence=marked.sentence[one.first],
        clause=marked.clause[one.first],
        status=status,
        status_rule=rule,
        definite=_definite(marked, one.first),
        another=cues.another(one),
        series=cues.near("series", one, 3, 0) is not None,
        anaphor=one.weight == 0,
        negated=cues.near("before negated", one, 3, 0) is not None,
        leads=_sums_up(one, marked, wordings),
        offence=bool(_OFFENCE.search(text, max(0, start - 40), start)),
        aside=asides.get(marked.sentence[one.first].paragraph, len(text))
        <= marked.sentence[one.first].start,
    )


def _status(
    one: _Found, marked: _Terms, cues: _Cues, wordings: EventWordings
) -> tuple[Status, str]:
    for cue in _CUE_ORDER:
        hit = cues.near(f"before {cue}", one, _CUE_REACH if cue != "ongoing" else 4, 0)
        if hit is not None and _tells_it(hit, one, cue):
            hit = None
        if hit is None:
            hit = _after(cue, one, cues)
        if hit is not None:
            return Status(cue), f"wordings/events.yaml: status {cue} “{hit.source}”"
    first = marked.all[one.first]
    if first.lower.endswith("ing") and one.first:
        before = marked.all[one.first - 1].lower
        if before in ("is", "are", "keep", "keeps", "been"):
            return Status.ONGOING, "mentions: present progressive"
    default = wordings.defaults.get(one.kind)
    if default and not _PAST.intersection(t.lower for t in marked.all[one.first : one.last]):
        return Status(default), f"wordings/events.yaml: defaults {one.kind}"
    return Status.OCCURRED, "mentions: told as a fact"


def _tells_it(hit: Hit, one: _Found, cue: str) -> bool:
    """Whether the cue is itself the telling word: "sold plans", "proposed a roadmap"."""
    edge = hit.first == one.first or hit.last == one.last
    return edge and cue in ("hypothetical", "planned")


def _after(cue: str, one: _Found, cues: _Cues) -> Hit | None:
    hit = cues.near(f"after {cue}", one, 0, 4)
    return hit if hit is not None and hit.first >= one.first else None
