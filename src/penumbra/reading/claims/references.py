"""Which report words are about: those they name, else the one last spoken of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from penumbra.model import Report, Status
from penumbra.reading.layout import Span
from penumbra.reading.page import Page
from penumbra.reference.kinds import INCIDENT_FAMILIES, kinds

# What somebody can be accused of, and can deny; the rest is what is done about it.
_HOSTILE = frozenset((*INCIDENT_FAMILIES, "war"))
# Kinds that tell of the hands, beside an act that tells what they did.
_HIRING = frozenset({"recruitment"})
# How far back "it" may lead, in mentions; a text does not leave a reader longer without a name.
_REACH = 40
# Weights of `meant`, set on our development texts.
_PER_SENTENCE = 0.3
_SAME_PARAGRAPH = 3.0
_NAMED_AGAIN = 0.5
_DONE = 1.0
_BEHIND = 3.0
_LEAD = 1.5
_SHARED = 2.0
_STEM = 4  # "pipe" and "pipeline", "exploded" and "explosion"
_WORD = re.compile(r"[a-z]{4,}")
# Words too common in reports to tell one from another.
_COMMON = frozenset(
    "that this with from were been have they them their there what when which would could said"
    " says into over more than after before about against russia russian attack incident case"
    " damage state country other those these nothing anything denied denies having"
    " involvement".split()
)


class Mentions:
    """Every mention of every report of a text, in text order."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._all = sorted(
            (
                (mention.start, mention.end, number)
                for number, report in enumerate(reports)
                for mention in report.mentions
            ),
        )
        self._starts = [start for start, _, _ in self._all]
        self._reports = list(reports)
        self._stems_of: dict[str, frozenset[str]] = {}

    def within(self, spans: Iterable[Span]) -> list[Report]:
        """Return the reports with a mention that touches one of the spans, in text order."""
        numbers: dict[int, None] = {}
        for span in spans:
            # A mention may begin before the span; none is longer than a sentence.
            first = bisect_left(self._starts, span.start - 300)
            for start, end, number in self._all[first : bisect_left(self._starts, span.end)]:
                if start < span.end and end > span.start:
                    numbers[number] = None
        return [self._reports[number] for number in numbers]

    def shared(self, report: Report, words: str) -> bool:
        """Whether words name what a report's mentions, targets or means name: "the drones"."""
        return bool(self._vocabulary(report) & _stems(words))

    def _vocabulary(self, report: Report) -> frozenset[str]:
        known = self._stems_of.get(report.id)
        if known is None:
            quotes = [mention.quote for mention in report.mentions]
            known = _stems(" ".join((*quotes, *report.targets, *report.instruments)))
            self._stems_of[report.id] = known
        return known

    def meant(self, page: Page, position: int, words: str = "") -> Report | None:
        """Return the hostile act that "it" before `position` most likely means.

        Counts for it: near, often named, done and not only planned, an attack and not the
        hiring behind it, and that `words` name what it names. None if none was named before.
        """
        said = _stems(words)
        at = bisect_right(self._starts, position)
        here = page.sentence_at(position)
        scores: dict[int, float] = {}
        last = len(page.sentences) - 1
        for start, _, number in reversed(self._all[max(0, at - _REACH) : at]):
            report = self._reports[number]
            if not is_hostile(report):
                continue
            sentence = page.sentence_at(start)
            if number in scores:
                scores[number] += _NAMED_AGAIN
                continue
            score = -_PER_SENTENCE * min(here.index - sentence.index, 12)
            score += _SAME_PARAGRAPH * (sentence.paragraph == here.paragraph)
            score += _DONE * (report.status is not Status.FOILED)
            score += _SHARED * bool(said & self._vocabulary(report))
            score -= _BEHIND * (report.kind in ("recruitment", "espionage"))
            score += _LEAD * (report.mentions[0].start < page.sentences[min(2, last)].end)
            scores[number] = score
        if not scores:
            return None
        return self._reports[max(scores, key=lambda number: scores[number])]

    def last_named(self, position: int, number: int) -> list[Report]:
        """Return so many hostile acts, last named before `position`, the earlier first."""
        at = bisect_right(self._starts, position)
        found: dict[str, Report] = {}
        for _, _, which in reversed(self._all[max(0, at - _REACH) : at]):
            if is_hostile(report := self._reports[which]):
                found.setdefault(report.id, report)
            if len(found) == number:
                break
        return list(reversed(found.values()))

    def first_hostile(self) -> Report | None:
        return next(
            (self._reports[n] for _, _, n in self._all if is_hostile(self._reports[n])), None
        )


def _stems(words: str) -> frozenset[str]:
    """Give the telling words of a wording, plural or not."""
    return frozenset(word[:_STEM] for word in _WORD.findall(words.lower()) if word not in _COMMON)


def is_hiring(report: Report) -> bool:
    """Whether the report tells of the hands hired, not of what they did."""
    return report.kind in _HIRING


def is_hostile(report: Report) -> bool:
    """Whether the report tells of an act that somebody could be blamed for."""
    return report.status.is_real and kinds()[report.kind].family in _HOSTILE


def hostile_only(reports: Sequence[Report]) -> list[Report]:
    """Keep the hostile acts where there are any, else all."""
    hostile = [report for report in reports if is_hostile(report)]
    return [report for report in hostile if report.kind not in _HIRING] or hostile or list(reports)
