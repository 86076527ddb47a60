"""What is done by saying it: a threat, a denial, an offer."""

from __future__ import annotations

from collections.abc import Sequence

from penumbra.model import Act, Stance
from penumbra.reading.layout import Span
from penumbra.reading.page import Page
from penumbra.reading.speech import Utterance
from penumbra.reading.stances import StanceCue
from penumbra.reference.speech import speech

# A stance that somebody takes aloud is an act too.
_OF_STANCE = {
    Stance.ATTRIBUTES: Act.ACCUSATION,
    Stance.SUSPECTS: Act.ACCUSATION,
    Stance.DENIES: Act.DENIAL,
    Stance.ADMITS: Act.ADMISSION,
    Stance.EXONERATES: Act.ASSESSMENT,
    Stance.DISPUTES: Act.DENIAL,
}


def act_of(
    page: Page, utterance: Utterance, content: Span, stances: Sequence[StanceCue]
) -> tuple[Act, str] | None:
    """Say what an utterance does by one stretch of its words, and which entry says so.

    The verb decides where it is an act by itself, then a stance taken in the words, then
    the words' own lexicon. None if the words only report.
    """
    verb = speech().acts.get(utterance.cue_word)
    words = page.text[content.start : content.end]
    if verb is not None and verb not in ("condemnation", "assessment"):
        return Act(verb), f"speech.yaml: {utterance.cue_word} is {verb}"
    for stance in stances:
        if stance.stance in _OF_STANCE:
            return _OF_STANCE[stance.stance], stance.rule
    for act, lexicon in speech().lexicons:
        if (match := lexicon.search(words)) is not None:
            return Act(act), f"speech.yaml: acts: {act}: {match.group()}"
    if verb is not None:
        return Act(verb), f"speech.yaml: {utterance.cue_word} is {verb}"
    if utterance.quoted:
        return Act.ASSESSMENT, "quoted words without a sign of another act"
    return None
