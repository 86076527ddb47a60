"""What is done by saying it: a threat, a denial, an offer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from penumbra.model import Act, Stance
from penumbra.reading.layout import Span
from penumbra.reading.page import ActorMention, Page
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
}
# Verbs that judge: what is called "a fairy tale" is condemned, even where it is denied as well.
_JUDGING = ("call", "describe", "sneer", "mock", "ridicule", "scoff", "slam", "decry")
# Verbs that condemn whatever the words are; "call" and "describe" do only in quoted words.
_CONDEMNING = frozenset(
    "condemn,denounce,deplore,regret,protest,criticise,criticize,slam,decry".split(",")
)
# Verbs that accuse only where they name somebody: "pointed to the weather" does not.
_SHOWING = frozenset("point to,point at,name,link,trace,attribute,charge,blame".split(","))
_NOBODY = re.compile(
    r"(?:[a-z]+ly )?[a-z]+(?: (?:to|at|on))? (?:no|nobody|none|no one|neither)\b"
    r"|[a-z]+ (?:that|this|it|them|so|everything)[.,;]?$",
    re.IGNORECASE,
)
# Acts whose words may hold a "not": "will not be left unanswered", "no danger".
_PLAIN_NO = frozenset(
    (Act.DENIAL, Act.REASSURANCE, Act.THREAT, Act.WARNING, Act.DELIBERATION, Act.ADMISSION)
)
_NOT = re.compile(r"(?:\bnot|\bno|\bnever|n['’]t|\bwithout)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_THE_OTHERS = re.compile(r"\b(?:they|them|their|whoever|those who)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ActRead:
    """An act and its rule; `signed` is False where only quotation marks speak for it."""

    act: Act
    rule: str
    signed: bool = True


def act_of(
    page: Page,
    utterance: Utterance,
    content: Span,
    *,
    stances: Sequence[StanceCue],
    named: Sequence[ActorMention],
    accused: frozenset[str],
    accuses: bool,
) -> ActRead | None:
    """Say what an utterance does by one stretch of its words, and which entry says so.

    The verb decides where it is an act by itself, then a stance taken in the words, then
    the words' own lexicon. `named` are the actors in the words, `accused` the countries that
    the text accuses of something, `accuses` whether the speaker is among the accusers. None
    if the words only report.
    """
    lemma, verb = utterance.cue_word, speech().acts.get(utterance.cue_word)
    words = page.text[content.start : content.end]
    own = utterance.speaker.country if utterance.speaker else None
    if verb is not None and _NOBODY.match(words):
        return None  # "named no culprit", "rejected that": nothing a reader could note
    if lemma in ("concede", "acknowledge") and not utterance.quoted:
        verb = None  # conceding a point owns up to nothing
    foreign = [actor for actor in named if actor.country is not None and actor.country != own]
    if verb == "accusation" and not foreign:
        if own is not None and any(actor.country == own for actor in named):
            return None  # "go on blaming Russia", says Moscow
        blamed = any(actor.sort in ("group", "vessel") for actor in named)
        verb = None if lemma in _SHOWING and not blamed else verb
    if lemma in _CONDEMNING or (
        verb is not None and verb not in ("condemnation", "assessment", "deliberation")
    ):
        return ActRead(Act(verb or "condemnation"), f"speech.yaml: {lemma} is {verb}")
    judged = lemma in _JUDGING and utterance.quoted
    for stance in stances:
        if stance.stance is Stance.ADMITS and any(
            actor.end <= stance.start <= actor.end + 3 for actor in foreign
        ):
            return ActRead(Act.ACCUSATION, stance.rule)  # "Russia bears responsibility"
        if stance.stance in _OF_STANCE and not (judged and stance.stance is Stance.DENIES):
            return ActRead(_OF_STANCE[stance.stance], stance.rule)
    for name, lexicon in speech().lexicons:
        act = Act(name)
        if judged and act in (Act.DENIAL, Act.WARNING, Act.DEMAND):
            continue
        match = lexicon.search(words)
        if match is not None and (act in _PLAIN_NO or not _NOT.search(words[: match.start()])):
            return ActRead(act, f"speech.yaml: acts: {name}: {match.group()}")
    if lemma == "describe" and utterance.speaker and utterance.speaker.country in accused:
        return ActRead(Act.CONDEMNATION, "the accused describes")
    if verb is not None and (utterance.quoted or lemma not in ("call", "describe", "liken")):
        return ActRead(Act(verb), f"speech.yaml: {lemma} is {verb}")
    if not utterance.quoted:
        return None
    if any(actor.country in accused and actor.country != own for actor in named):
        return ActRead(Act.ACCUSATION, "quoted words that name the accused")
    if accuses and _THE_OTHERS.search(words):
        return ActRead(Act.ACCUSATION, "quoted words of an accuser on “them”")
    return ActRead(Act.ASSESSMENT, "quoted words without a sign of another act", signed=False)
