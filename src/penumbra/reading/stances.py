"""Cues of stance in a text: blamed, denied, an accident; who is accused by them, how firmly."""

from __future__ import annotations

import re
from dataclasses import dataclass

from penumbra.model import Stance
from penumbra.reading.layout import Span
from penumbra.reading.page import ActorMention, Page
from penumbra.reading.speakers import Cast
from penumbra.reference.speech import MASK, StanceHit, speech


@dataclass(frozen=True, slots=True)
class StanceCue(Span):
    """Words that show a stance. `accused` is the actor they name, None if they name none."""

    stance: Stance
    accused: ActorMention | None
    rule: str


# Ends the rule of a cue that is about the doers a report names: "arrested on suspicion of".
DOER = "(the doers named)"
_WORDS_BEFORE = re.compile(r"[\w’']+")


def find_stances(page: Page, cast: Cast) -> list[StanceCue]:
    """Find every cue of stance, in text order, the longest where several begin together.

    A flat attribution behind a hedge ("may have been ordered by") becomes a suspicion; one
    that is taken back ("not the work of") is left out.
    """
    hits = sorted(
        speech().stances(page.text, masked(page)),
        key=lambda hit: (hit.start, -(hit.end - hit.start)),
    )
    found: list[StanceCue] = []
    for hit in hits:
        stance = Stance(hit.cue.stance)
        accused = _actor(cast, hit)
        rule = f"speech.yaml: {hit.cue.stance}: {hit.cue.pattern}"
        if hit.cue.doer:
            found.append(StanceCue(hit.start, hit.end, stance, None, f"{rule} {DOER}"))
            continue
        if stance in (Stance.ATTRIBUTES, Stance.SUSPECTS):
            if accused is None or accused.sort == "media":
                continue
            stance_or_none = _firmness(page, hit, stance)
            if stance_or_none is None:
                continue
            stance = stance_or_none
        elif stance is not Stance.DENIES and _taken_back(page, hit.start):
            continue
        found.append(StanceCue(hit.start, hit.end, stance, accused, rule))
    return found


def masked(page: Page) -> str:
    """Return the text with every letter of an actor's mention as MASK; offsets stay the same."""
    pieces, at = [], 0
    for actor in page.actors:
        if actor.start >= at:
            pieces += [page.text[at : actor.start], MASK * (actor.end - actor.start)]
            at = actor.end
    return "".join([*pieces, page.text[at:]])


def _actor(cast: Cast, hit: StanceHit) -> ActorMention | None:
    if hit.who is None:
        return None
    named = cast.between(hit.who[0], hit.who[1])
    return named[0] if named else None


def _firmness(page: Page, hit: StanceHit, stance: Stance) -> Stance | None:
    """Weigh the words before a cue in its clause."""
    sentence = page.sentence_at(hit.start)
    before = page.text[max(sentence.start, hit.start - 70) : hit.start]
    # A quotation or a full stop ends what a hedge can reach.
    before = re.split(r"[;:“”\"]", before)[-1]
    earlier = [word.lower() for word in _WORDS_BEFORE.findall(before)]
    inside = [word.lower() for word in _WORDS_BEFORE.findall(page.text[hit.start : hit.end])]
    if any(word in speech().negations for word in earlier[-3:]):
        return None
    if stance is Stance.ATTRIBUTES and any(
        word in speech().hedges for word in earlier[-7:] + inside
    ):
        return Stance.SUSPECTS
    return stance


def _taken_back(page: Page, start: int) -> bool:
    before = [word.lower() for word in _WORDS_BEFORE.findall(page.text[max(0, start - 30) : start])]
    return any(word in speech().negations for word in before[-2:])
