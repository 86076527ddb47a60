"""Cuts what somebody says into the stretches that can be acts of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from penumbra.reading.layout import Span
from penumbra.reading.page import Page
from penumbra.reading.speech.cues import CONTINUED
from penumbra.reading.speech.find import Utterance
from penumbra.reference.speech import speech

# Where one thing said ends and the next begins: "…, and that …", "…; …", "… but would not …".
_NEXT_CLAUSE = re.compile(
    r"\s*;\s+|,?\s+(?:and|but)\s+(?=that\s)"
    r"|,?\s+but\s+(?=(?:it|he|she|they|there|would|will|had|has|have|was|were|is|are|did|do|could"
    r"|can|may|might|no|not|nobody|nothing|still|warned|denied)\b)"
    r"|,?\s+and\s+(?=(?:would|will|could|did not|had not|has not|was not|were not|is not)\b"
    r"|(?:was|were|is|are) (?:\w+ly |now |also |still )?(?:study|consider|weigh|examin|review"
    r"|explor|prepar|discuss|work|look)ing\b)"
)
# Fewer quoted words than these say nothing without the clause that they stand in.
_SPEAKING_FOR_ITSELF = 4
_WORD = re.compile(r"\w[\w’'-]*")
# Verbs whose object is what somebody is called: "piracy", "reckless" say it all.
_NAMING = frozenset("call,describe,condemn,denounce,dismiss,brush off,term,label,brand".split(","))


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an utterance: the words that show its act, and those to quote.

    `quoted` where quotation marks stand around some of them.
    """

    words: Span
    shown: Span
    quoted: bool


def parts_of(page: Page, utterance: Utterance) -> list[Part]:
    """Give the stretches of an utterance in text order: each quotation, and each clause.

    A quotation of a word or two is shown with its clause; in a longer one the clause only helps
    to tell what is done.
    """
    quotes = [span for span in utterance.contents if is_quoted(page.text, span)]
    outers = [span for span in utterance.contents if span not in quotes]
    if utterance.quoted and utterance.cue_word == CONTINUED and quotes:
        outers = [] if not utterance.rule.startswith("interview") else outers
    found = [
        Part(quote, quote, True) for quote in quotes if not any(out.covers(quote) for out in outers)
    ]
    for outer in outers:
        found += [
            _part(page, utterance, clause, quotes)
            for clause in _clauses(page, utterance, outer, quotes)
        ]
    return sorted(found, key=lambda part: part.shown.start)


def is_quoted(text: str, span: Span) -> bool:
    """Whether quotation marks stand right before or behind a stretch."""
    return (span.start > 0 and text[span.start - 1] in '“"‘«„') or (
        span.end < len(text) and text[span.end] in '”"’»'
    )


def _part(page: Page, utterance: Utterance, clause: Span, quotes: Sequence[Span]) -> Part:
    inside = [quote for quote in quotes if clause.covers(quote)]
    if not inside:
        return Part(clause, clause, False)
    longest = max(inside, key=lambda quote: quote.end - quote.start)
    enough = len(_WORD.findall(page.text, longest.start, longest.end)) >= _SPEAKING_FOR_ITSELF
    if enough or utterance.cue_word in _NAMING:
        return Part(clause, longest, True)
    return Part(clause, clause, True)


def _clauses(
    page: Page, utterance: Utterance, outer: Span, quotes: Sequence[Span]
) -> Iterator[Span]:
    """Cut words after a plain verb of speech; what an act's own verb governs stays whole."""
    start = outer.start
    if speech().acts.get(utterance.cue_word) is None:
        for match in _NEXT_CLAUSE.finditer(page.text, outer.start, outer.end):
            if match.start() > start and not any(quote.holds(match.start()) for quote in quotes):
                yield Span(start, match.start())
                start = match.end()
    yield Span(start, outer.end)
