"""How the accused say no in other words: "does not hire boys", "a fine story"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from penumbra.model import Stance
from penumbra.reading.claims.assertions import Draft
from penumbra.reading.claims.stances import StanceCue
from penumbra.reading.claims.targets import Targets
from penumbra.reading.layout import Sentence, Span
from penumbra.reading.page import Page
from penumbra.reading.speech.find import Utterance

_NO = re.compile(r"\b(?:not|no|never|nothing|nobody|none|nor)\b|n[’']t\b", re.IGNORECASE)
# Verbs by which the accused says no to whatever follows: "brushed off what it termed …".
_REJECTING = frozenset(
    ("dismiss", "reject", "deny", "refute", "brush off", "brush aside", "disavow", "disown")
)
# A no that answers nobody: of harm, of plans, of how things stand.
_OTHER_NO = re.compile(
    r"\b(?:no (?:casualties|damage|injuries|victims|deaths|comment|plans?|details|danger|risk"
    r"|need|changes?"
    r"|longer|more|other|immediate|timetable|deal|talks)|not (?:at risk|yet|only|immediately"
    r"|necessarily|in danger|been (?:hurt|injured|affected)|at any)|though not|nobody (?:was|is"
    r"|had been) (?:hurt|injured|killed)"
    r"|no one (?:was|is|had been) (?:hurt|injured|killed))\b",
    re.IGNORECASE,
)
_FINDINGS = re.compile(
    r"(?i)\b(?:investigations?|inquiry|inquiries|probe|analysis|findings|evidence|results|data"
    r"|examination|reports?|documents?|file|indictment|images|footage)$"
)
_ACCOUNT = re.compile(
    r"\b(?:accusations?|allegations?|charges?|accounts?|claims?|affair|case|proceedings|search"
    r"|story|report|trial|theory"
    r"|suspicions?|findings?)\b",
    re.IGNORECASE,
)


def retorts(
    page: Page,
    targets: Targets,
    sentence: Sentence,
    cues: Sequence[StanceCue],
    spoken: Sequence[Utterance],
) -> Iterator[Draft]:
    """Read the accused who says no in other words: "does not hire boys", "a fairy tale"."""
    denying = [saying(spoken, cue) for cue in cues if cue.stance is Stance.DENIES]
    for utterance in spoken:
        speaker = utterance.speaker
        if speaker is None or speaker.country is None or utterance in denying:
            continue
        if not sentence.holds(utterance.cue.start) or not targets.lately_accused(
            speaker.country, sentence
        ):
            continue
        words = "".join(page.text[span.start : span.end] + " " for span in utterance.contents)
        words = _OTHER_NO.sub(" ", words)
        no = _NO.search(words) if utterance.quoted or utterance.cue_word != "say" else None
        scorn = utterance.quoted and _ACCOUNT.search(words)
        rejected = utterance.cue_word in _REJECTING
        if no is None and not scorn and not rejected:
            continue
        rule = "the accused scorns the account" if scorn and not no else "the accused says no"
        for report in targets.answered(speaker.country, sentence, words):
            yield Draft(
                report,
                speaker,
                Stance.DENIES,
                speaker.name,
                speaker.country,
                utterance.cue,
                Span(sentence.start, sentence.end),
                rule,
            )


def _standing(utterance: Utterance) -> int:
    """0 for a speaker we know, 1 for "the inquiry found", 2 where nobody is named."""
    if utterance.speaker is None:
        return 2
    return int(_FINDINGS.search(utterance.speaker.name) is not None)


def saying(spoken: Sequence[Utterance], cue: Span) -> Utterance | None:
    """Return the utterance that holds a stance cue: the narrowest, and one that is signed.

    "They are said to act for Moscow, the police said" is what the police say.
    """
    best: tuple[int, bool, int, Utterance] | None = None
    for utterance in spoken:
        for span in (utterance.cue, *utterance.contents):
            if span.start <= cue.start < span.end or cue.start <= span.start < cue.end:
                size = span.end - span.start
                rank = (_standing(utterance), span.start > cue.start, size)
                if best is None or rank < best[:3]:
                    best = (*rank, utterance)
    return best[3] if best else None
