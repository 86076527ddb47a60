"""What says as much as a verb of speech: "according to", "its claim that", "is convinced"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from penumbra.reading.layout import Sentence, Span
from penumbra.reading.page import ActorMention, Page
from penumbra.reading.speech.cues import SpeechCue
from penumbra.reading.speech.speakers import Cast
from penumbra.reading.speech.subjects import NOUN_PHRASE, inverted, subject_of
from penumbra.reference.speech import speech

_STATE = re.compile(
    r"\b(?:(?:is|are|was|were|remains?|remained|seems?|seemed|sounded)\s+(?:\w+ly\s+|now\s+|still\s+)*"
    r"(?:convinced|certain|sure|confident|adamant|satisfied|in no doubt|of the (?:view|opinion))"
    r"|(?:has|have|had)\s+(?:(?:very )?little|no)\s+doubts?"
    r"|(?:made|makes|make)\s+(?:it\s+)?(?:\w+ly\s+)?(?:clear|plain|known)"
    r"|let\s+it\s+be\s+known)\b(?:\s+(?:that|about|of)\b)?",
)

_ACCORDING = re.compile(
    r"\b(?:according to|in the (?:words|view|opinion) of|as far as)\s+"
    r"|\b[Bb]y\s+(?=[^.,;]{3,40}[’']s?\s+(?:\w+\s+)?"
    r"(?:count|account|reckoning|estimate|tally))",
    re.IGNORECASE,
)
# Between an owner and "claim": the possessive, and a word or two.
_OWNED = re.compile(r"(?:\w\w[’']s?|[’']s|s[’'])\s+(?:\w+\s+){0,2}")
_SAID_BY_NOUN = re.compile(r"\s+(?:that|of)\b")
# "A warning from the Mossad about", "a statement by the ministry that".
_FROM = re.compile(r"\s+(?:issued |made |sent |published )?(?:by|from)\s+(?:the\s+|an?\s+)?(?=\S)")
_TO_WHAT = re.compile(r"[^.;:“”\"]{0,40}?\b(?:that|about|of|to|over|against)\b")
# "Repeated the demand that": the verb tells who, the noun what.
_VOICED = re.compile(
    r"\b(?:repeat|reiterat|renew|issu|voic|rais|reaffirm|restat|express|ma[dk]|la(?:id|unch))\w*"
    r"\s+(?:the|its|his|her|their|an?|this)\s+(?:\w+\s+)?$"
)


def phrases_of_speech(
    page: Page, cast: Cast, sentence: Sentence, quotes: Sequence[Span]
) -> list[SpeechCue]:
    """Find who speaks in a sentence without a verb of speech."""
    return [
        *_according(page, cast, sentence, quotes),
        *_nouns(page, cast, sentence, quotes),
        *_states_of_mind(page, cast, sentence, quotes),
    ]


def _states_of_mind(
    page: Page, cast: Cast, sentence: Sentence, quotes: Sequence[Span]
) -> Iterator[SpeechCue]:
    """Read who is convinced of something as saying it; what is clear is clear to nobody."""
    for match in _STATE.finditer(page.text, sentence.start, sentence.end):
        if any(quote.holds(match.start()) for quote in quotes):
            continue
        subject = subject_of(cast, sentence.start, match.start())
        speaker = subject.speaker
        if speaker is None or subject.refused:
            continue
        if speaker.rule == NOUN_PHRASE and speaker.country is None:
            continue
        if (
            subject.rule == "pronoun"
            and page.text[subject.start : subject.start + 2].lower() == "it"
        ):
            continue
        cue = Span(match.start(), match.end())
        yield SpeechCue(cue, "say", speaker, subject.start, "speech: a state of mind")


def _according(
    page: Page, cast: Cast, sentence: Sentence, quotes: Sequence[Span]
) -> Iterator[SpeechCue]:
    for match in _ACCORDING.finditer(page.text, sentence.start, sentence.end):
        if any(quote.holds(match.start()) for quote in quotes):
            continue
        speaker = cast.after(match.end(), sentence.end, gap=20) or inverted(
            cast, match.end() - 1, sentence.end
        )
        if speaker is None:
            continue
        speaker = cast.resolve(speaker)
        leads = (
            match.start() - sentence.start < 5 or page.text[speaker.end : speaker.end + 1] == ","
        )
        cue = Span(match.start(), match.start() + len(match.group().rstrip()))
        yield SpeechCue(
            cue,
            "according to",
            speaker,
            match.start(),
            "speech.yaml: according to",
            postposed=match.start() - sentence.start >= 5,
            introduced=leads,
        )


def _nouns(
    page: Page, cast: Cast, sentence: Sentence, quotes: Sequence[Span]
) -> Iterator[SpeechCue]:
    """Read "the ministry's claim that …" and "a statement by the ministry"."""
    text, words = page.text, speech()
    for match in words.noun.finditer(text, sentence.start, sentence.end):
        if any(quote.holds(match.start()) for quote in quotes):
            continue
        noun = match.group().lower()
        noun = noun if noun in words.acts else noun.removesuffix("s")
        cue = Span(match.start(), match.end())
        if (speaker := _behind(cast, text, sentence, cue)) is not None:
            cue = Span(cue.start, speaker.end)
            yield SpeechCue(
                cue, noun, cast.resolve(speaker), cue.start, f"speech.yaml: {noun} from"
            )
            continue
        if not _SAID_BY_NOUN.match(text, match.end()):
            continue
        voiced = _VOICED.search(text, max(sentence.start, match.start() - 50), match.start())
        if voiced is not None:
            subject = subject_of(cast, sentence.start, voiced.start())
            if subject.speaker is not None and not subject.refused:
                rule = f"speech.yaml: {noun}, voiced"
                yield SpeechCue(cue, noun, subject.speaker, subject.start, rule)
            continue
        owner = next(cast.before(match.start(), 1), None)
        if owner is not None and _OWNED.fullmatch(text[owner.end - 2 : match.start()]):
            yield SpeechCue(cue, noun, cast.resolve(owner), owner.start, f"speech.yaml: {noun}")


def _behind(cast: Cast, text: str, sentence: Span, noun: Span) -> ActorMention | None:
    """Return who stands behind a noun of speech that goes on: "a warning from Oslo about"."""
    link = _FROM.match(text, noun.end, sentence.end)
    if link is None:
        return None
    actor = cast.after(link.end(), sentence.end, gap=3)
    if actor is None or not _TO_WHAT.match(text, actor.end, sentence.end):
        return None
    return actor
