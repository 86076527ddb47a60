"""Whom a cue of stance accuses: the actor it names, its nation, the doers a report tells of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from penumbra.model import Report, Stance
from penumbra.reading.actors.find import country_of_phrase
from penumbra.reading.claims.accounts import same_words
from penumbra.reading.claims.stances import StanceCue
from penumbra.reading.layout import Sentence
from penumbra.reading.page import ActorMention, Page
from penumbra.reading.speech.find import Utterance
from penumbra.reading.speech.speakers import Cast

_SOME_ACTOR = re.compile(
    r"\b(?:state|foreign|hostile|professional|outside|capable|sophisticated)(?:[- ]\w+)? "
    r"(?:actors?|power|service|services|state|government|intelligence)$"
)
_THEY = re.compile(r"(?:the )?(?:pair|duo|trio|two|three|men|women|group|suspects|couple|them)")
_OF_THEM = re.compile(r"\bof (?:them|these|those)$")
# Words by which a text passes on an attribution that it ascribes to nobody.
UNSIGNED = re.compile(
    r"attribut|link|blam|accus|trail|suspect|suspici|alleg|believ|thought|considered|widely|pinned"
    r"|charge",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Accusation:
    """Who is accused and by whom; `answered` where the speaker only repeats it to deny it."""

    name: str | None
    country: str | None
    speaker: ActorMention | None
    answered: bool = False


def accusation(
    page: Page,
    cast: Cast,
    sentence: Sentence,
    cue: StanceCue,
    utterance: Utterance | None,
    speaker: ActorMention | None,
    *,
    scorned: bool,
) -> Accusation | None:
    """Say whom a cue accuses, None if nobody whom we could name, or the speaker's own side.

    `scorned`: the sentence calls what it tells of nonsense.
    """
    accused = cue.accused
    name: str
    country: str | None
    if cue.nation is not None:
        name, country = cue.nation
    else:
        if accused is None:
            accused = _named_beside(cast, sentence, utterance)
        if accused is None:
            return None
        name, country = accused.name, accused.country
    if _OF_THEM.search(name):
        return None  # "linked the unit to two of them"
    if accused is not None and country is None:
        country = country_of_phrase(accused.name)
        aimed = UNSIGNED.match(page.text, cue.start)
        vague = accused.sort in ("role", "state", "office") and not aimed
        if country is None and vague and not _SOME_ACTOR.search(accused.name):
            return None  # hands, or nobody we could name
    if speaker is not None and country is not None and speaker.country == country:
        sort = accused.sort if accused is not None else "state"
        if speaker.sort == "role" and speaker.rule.endswith("in context"):
            speaker = replace(speaker, country=None)  # whose they are was a guess
        elif scorned:
            return Accusation(speaker.name, country, speaker, answered=True)
        elif sort in ("state", "government"):
            return None
    if speaker is not None:
        ours = speaker.country == country and country is not None and name.islower()
        if ours or same_words(speaker.name, name):
            return None
    return Accusation(name, country, speaker)


def _named_beside(
    cast: Cast, sentence: Sentence, utterance: Utterance | None
) -> ActorMention | None:
    """Find whom words like "the likeliest cause" are about: the foreign actor beside them."""
    own = utterance.speaker.country if utterance and utterance.speaker else None
    spans = utterance.contents if utterance else (sentence,)
    for span in spans:
        for actor in cast.between(span.start, span.end):
            foreign = actor.country is not None and actor.country != own
            if foreign or actor.sort in ("vessel", "group"):
                return actor
    return None


def behind(report: Report, accused: str | None) -> tuple[str | None, str | None]:
    """Say who "the pair" are that somebody accuses: the report's doers, where it names whose."""
    if accused is not None and _THEY.fullmatch(accused):
        for phrase in report.actors:
            if (country := country_of_phrase(phrase)) is not None:
                return phrase, country
    return accused, None


def suspected_doer(
    page: Page, cast: Cast, sentence: Sentence, cue: StanceCue, speaker: ActorMention | None
) -> ActorMention | None:
    """Find the sponsor named behind "are thought to have acted for": not the speaker's side."""
    for actor in cast.between(cue.end, sentence.end):
        if not actor.country or (speaker and actor.country == speaker.country):
            continue
        before = page.text[max(0, actor.start - 8) : actor.start].split()
        if before[-1:] in (["for"], ["the"]):
            return actor
    return None


def is_accusing(stance: Stance) -> bool:
    return stance in (Stance.ATTRIBUTES, Stance.SUSPECTS)
