"""Where a text speaks of an event: its kind, how real it is said to be, and how it refers.

wordings (`wording_hits`) → mentions, each with its status and how it refers; what belongs
together is settled in `grouping`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from penumbra.model import Status
from penumbra.reading.events.anaphors import is_definite
from penumbra.reading.events.marked_terms import MarkedTerms, Wording
from penumbra.reading.events.wording_hits import find_wordings
from penumbra.reading.layout import Sentence, Span
from penumbra.reading.page import Page
from penumbra.reading.terms import Hit, is_past
from penumbra.reference.kinds import INCIDENT_FAMILIES, kind
from penumbra.reference.wordings import CUES, EventWordings, event_wordings

# How far before or after a mention a cue of its status may stand, in words of the clause.
_CUE_REACH = 9
_OFFENCE = re.compile(
    r"\b(?:suspicion of|suspected of|charged with|charges? of|accused of|convicted of|guilty of"
    r"|inquiry into|investigation into|file for|proceedings for|on trial for|wanted for|counts? of"
    r"|sentenced for|jailed for)\s+(?:attempted |aggravated |gross )?$"
)
_COMES_ABOUT = re.compile(
    r"(?:,? (?:which|that))?(?: (?:had|has|also|reportedly|apparently|first))*"
    r" (?:occurred|happened|took place|taken place|broke out|broken out|began|started|erupted"
    r"|went off|struck|hit|ripped through|tore through|rocked|shook|was reported|were reported)\b"
)
# How a sentence turns to another matter.
_ASIDE = re.compile(
    r"(?:In (?:a|an|one)(?:other| separate| second| third| further| different| related| unrelated)"
    r"[^,.;]{0,30}(?:case|incident|attack|trial|development|matter)|Separately|Elsewhere"
    r"|In a separate|In another|(?:A|An|The) (?:second|third|fourth|further|other|separate|similar)"
    r" (?:case|incident|attack|fire|blast|cable|drone|alarm|parcel|explosion|leak)|Another)\b"
)
_REASONS = frozenset(("after", "because", "following", "when", "since", "despite"))
_NOT_ANOTHER = frozenset(("others", "news", "seconds"))
# Verbs that tell a meeting or a truce as done.
_PAST = frozenset(
    "met held took agreed signed reached ratified clinched concluded struck announced declared "
    "began broke".split()
)
_SAYS = re.compile(
    r"\b(?:said|announced|confirmed|added|told|wrote|declared|decided|pledged|promised|vowed)\b"
)
_WEIGHS = frozenset(("considering", "considered", "consider", "weighing", "mulling", "debating"))
_BE = frozenset(("is", "are", "keep", "keeps", "been"))
_WAS = frozenset(("was", "were"))
# States that last, and "has been shut since March" that says so.
_LASTS = frozenset("closure gnss-interference patrol deployment migration-pressure seizure".split())
_SINCE = re.compile(r"\b(?:has|have) (?:been|stayed|remained|guarded|patrolled)\b[^.;]*\bsince\b")
_IF = re.compile(r"\b(?:if|unless|should|were to|in case|whether)\b", re.IGNORECASE)
# From strong to weak: the first cue found decides.
_CUE_ORDER = ("foiled", "hypothetical", "planned", "ongoing")


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """One wording that denotes an event of `kind`, inside `clause` of `sentence`.

    `anaphor` is a wording that only leads back ("the incident"); `another` says that it is not
    the one told before, `aside` that the text has turned to another matter ("In a separate case");
    `series` that it is many told as one; `negated` that it is denied. `leads` are the kinds and
    families that its noun in the plural may sum up: "the fires", "both attacks". An `offence` is
    named as what somebody is held or charged for; it tells nothing of its own. What `comes_about`
    is told with a verb of happening: "the blast occurred near the village".
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
    comes_about: bool = False


def find_mentions(page: Page) -> list[Mention]:
    """Find every wording of an event in a page, in text order."""
    if not page.sentences:
        return []
    wordings = event_wordings()
    read = find_wordings(page)
    cues = _Cues(read.hits, read.marked)
    asides = _asides(page)
    return [_mention(page, asides, one, read.marked, cues, wordings) for one in read.found]


def _asides(page: Page) -> dict[int, int]:
    """Where, by paragraph, the text turns to another matter; it stays there to the end of it."""
    turns: dict[int, int] = {}
    for sentence in page.sentences:
        if _ASIDE.match(page.text, sentence.start):
            turns.setdefault(sentence.paragraph, sentence.start)
    return turns


def _sums_up(one: Wording, marked: MarkedTerms, wordings: EventWordings) -> tuple[str, ...]:
    for term in marked.all[one.first : min(one.last, one.first + 2)]:
        if term.lower.endswith("s") and is_definite(marked, one.first):
            for base in sorted(term.bases):
                if base in wordings.anaphora and base != term.lower:
                    return wordings.anaphora[base]
    return ()


class _Cues:
    """The cues of status and reference, looked up by clause."""

    def __init__(self, by_label: dict[str, list[Hit]], marked: MarkedTerms) -> None:
        self._marked = marked
        self._rows: dict[str, list[Hit]] = {
            label: sorted(hits, key=lambda hit: hit.first)
            for label, hits in by_label.items()
            if not label.startswith(("says ", "unless ", "topic"))
        }
        self._starts = {label: [h.first for h in hits] for label, hits in self._rows.items()}

    def near(self, label: str, one: Wording, before: int, after: int) -> Hit | None:
        """Return a cue in the mention's clause, inside it or at most so many words away."""
        rows = self._rows.get(label)
        if not rows:
            return None
        clause = self._marked.clause[one.first]
        for index in range(bisect_left(self._starts[label], one.first - before), len(rows)):
            hit = rows[index]
            if hit.first > one.last + after:
                return None
            if self._turns(hit.last, one.last):
                continue
            if hit.first >= one.last and not after:
                continue
            if self._marked.clause[hit.first] is clause:
                return hit
        return None

    def _turns(self, first: int, last: int) -> bool:
        """Whether a reason or an earlier act is told in between: "will close it after drones …"."""
        return any(term.lower in _REASONS for term in self._marked.all[first:last])

    def another(self, one: Wording) -> bool:
        """Whether "another", "second" … stands before; "others" and "news" are no such words."""
        hit = self.near("another", one, 3, 0)
        return hit is not None and self._marked.all[hit.first].lower not in _NOT_ANOTHER


def _mention(
    page: Page,
    asides: Mapping[int, int],
    one: Wording,
    marked: MarkedTerms,
    cues: _Cues,
    wordings: EventWordings,
) -> Mention:
    status, rule = _status(page, one, marked, cues, wordings)
    start = marked.all[one.first].start
    return Mention(
        start=marked.all[one.first].start,
        end=marked.all[one.last - 1].end,
        kind=one.kind,
        rule=f"{wordings.kinds[one.kind].page}: {one.rule}",
        sentence=marked.sentence[one.first],
        clause=marked.clause[one.first],
        status=status,
        status_rule=rule,
        definite=is_definite(marked, one.first) and not _tells(marked, one),
        another=cues.another(one),
        series=cues.near("series", one, 3, 0) is not None,
        anaphor=one.weight == 0,
        negated=cues.near("before negated", one, 3, 0) is not None,
        leads=_sums_up(one, marked, wordings),
        comes_about=bool(_COMES_ABOUT.match(page.text, marked.all[one.last - 1].end)),
        offence=bool(_OFFENCE.search(page.text, max(0, start - 40), start)),
        aside=asides.get(marked.sentence[one.first].paragraph, len(page.text))
        <= marked.sentence[one.first].start,
    )


def _tells(marked: MarkedTerms, one: Wording) -> bool:
    """Whether a wording tells with a verb, so that its "the" is not the event's.

    "The airport was closed" tells of a closing; "the closed airport" leads back to one.
    """
    return any(is_past(term.lower) for term in marked.all[one.first + 1 : one.last])


def _status(
    page: Page, one: Wording, marked: MarkedTerms, cues: _Cues, wordings: EventWordings
) -> tuple[Status, str]:
    if (found := cues.near(f"foiled {one.kind}", one, 2, 3)) is not None:
        return Status.FOILED, f"{wordings.kinds[one.kind].page}: foiled “{found.source}”"
    for cue in _CUE_ORDER:
        hit = cues.near(f"before {cue}", one, _CUE_REACH if cue != "ongoing" else 4, 0)
        if hit is not None and _tells_it(hit, one, cue):
            hit = None
        if hit is None:
            hit = _after(cue, one, cues)
        if hit is not None and cue == "hypothetical" and _announced(page, one, hit, marked):
            return Status.PLANNED, "mentions: told as announced, “said it would”"
        if hit is not None:
            return Status(cue), f"{CUES}: status {cue} “{hit.source}”"
    if one.kind in _LASTS and _SINCE.search(page.text, *_ends(marked.clause[one.first])):
        return Status.ONGOING, "mentions: has been so since"
    if _goes_on(marked, one):
        return Status.ONGOING, "mentions: progressive"
    default = wordings.kinds[one.kind].default
    if default and not _PAST.intersection(t.lower for t in marked.all[one.first : one.last]):
        return Status(default), f"{wordings.kinds[one.kind].page}: default of {one.kind}"
    return Status.OCCURRED, "mentions: told as a fact"


def _goes_on(marked: MarkedTerms, one: Wording) -> bool:
    """Whether it is told in the progressive: "is jamming", "said they were investigating"."""
    before = _BE if one.kind != "investigation" else _BE | _WAS
    return any(
        marked.all[at].lower.endswith("ing") and marked.all[at - 1].lower in before
        for at in range(max(1, one.first), one.last)
    )


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _announced(page: Page, one: Wording, hit: Hit, marked: MarkedTerms) -> bool:
    """Whether "would" only puts a plan into the past: "said on Friday it would send troops"."""
    sentence = marked.sentence[one.first]
    start = marked.all[hit.first].start
    said = _SAYS.search(page.text, sentence.start, start)
    return (
        hit.source == "would"
        and kind(one.kind).family not in INCIDENT_FAMILIES
        and said is not None
        and _IF.search(page.text, said.end(), sentence.end) is None
        and not page.text.startswith(" have ", marked.all[hit.first].end)
    )


def _tells_it(hit: Hit, one: Wording, cue: str) -> bool:
    """Whether the cue is itself the telling word: "sold plans", "proposed a roadmap"."""
    edge = hit.first == one.first or hit.last == one.last
    return edge and cue in ("hypothetical", "planned") and hit.source not in _WEIGHS


def _after(cue: str, one: Wording, cues: _Cues) -> Hit | None:
    hit = cues.near(f"after {cue}", one, 0, 4)
    return hit if hit is not None and hit.first >= one.first else None
