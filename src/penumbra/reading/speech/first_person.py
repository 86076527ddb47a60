"""Texts that speak for themselves: an institution's "we", and an interview's answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from penumbra.reading.layout import Sentence, Span
from penumbra.reading.page import ActorMention, Page
from penumbra.reading.speech.cues import CONTINUED, SpeechCue
from penumbra.reference.speech import speech

_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
_WE = re.compile(
    r"(?:^|[.;:]\s+|,\s+(?:and|but)\s+)(We|we)\s+(?:\w+ly\s+|have\s+|also\s+|can\s+|cannot\s+|will\s+|do\s+|did\s+|are\s+|would\s+|not\s+)*(\w+)"
)


def publishing_body(page: Page) -> ActorMention | None:
    """Who "we" is in a release: the first body the text names, where "we" speaks unquoted."""
    spoken = 0
    for match in _WE.finditer(page.text):
        if page.quoted(match.start(1)) is None:
            spoken += 1
            if spoken >= 2:
                break
    if spoken < 2:
        return None
    return next(
        (
            actor
            for actor in page.actors
            if actor.sort not in ("person", "role", "vessel", "media", "group", "state")
            and actor.rule != "actors: capital"
        ),
        None,
    )


def release_cue(
    page: Page, sentence: Sentence, body: ActorMention, quotes: Sequence[Span]
) -> list[SpeechCue]:
    match = _WE.search(page.text, sentence.start, sentence.end)
    if match is None:
        start = Span(sentence.start, min(sentence.end, sentence.start + 1))
        return [
            SpeechCue(start, CONTINUED, body, sentence.start, "first person: a release goes on")
        ]
    cue = Span(match.start(1), match.end(2))
    lemma = speech().forms.get(match.group(2).lower(), "say")
    if any(quote.holds(cue.start) for quote in quotes):
        return []
    return [SpeechCue(cue, lemma, body, cue.start, "first person: we")]


def interview(page: Page) -> tuple[ActorMention | None, frozenset[int]]:
    """Find who answers, and in which paragraphs, where a text is questions and answers."""
    last: dict[int, Sentence] = {sentence.paragraph: sentence for sentence in page.sentences}
    asked = {number for number, end in last.items() if page.text[end.start : end.end].endswith("?")}
    answers = frozenset(number + 1 for number in asked if number + 1 in last) - asked
    firsts = sum(
        1
        for sentence in page.sentences
        if sentence.paragraph in answers
        and _FIRST_PERSON.search(page.text, sentence.start, sentence.end)
    )
    if len(answers) < 4 or firsts < 4:
        return None, frozenset()
    guest = next((actor for actor in page.actors if actor.sort in ("person", "office")), None)
    return guest, answers
