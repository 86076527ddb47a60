"""What speakers tell of as having happened: accounts of events, of others' doing and their own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from penumbra.model import Report, Stance
from penumbra.reading.claims.accounts import doer, own_doing, told
from penumbra.reading.claims.references import Mentions
from penumbra.reading.layout import Sentence, Span
from penumbra.reading.page import ActorMention, Page
from penumbra.reading.speech.find import Utterance
from penumbra.reading.speech.subjects import NOUN_PHRASE
from penumbra.reference.kinds import INCIDENT_FAMILIES, kind

_ASSERTING = frozenset(
    "say,tell,write,add,announce,state,report,disclose,reveal,declare,confirm,according to,"
    "claim,note,find,establish,"
    "count,tally,estimate,account,acknowledge,post,recall,remark,explain,conclude".split(",")
)
# What states do in office: telling of it takes no stance.
_OWN_BUSINESS = frozenset(
    "investigation,exercise,patrol,visit,sanction,expulsion,aid,spending,doctrine,talks".split(",")
)
# What is still being asked is neither asserted nor excused.
OPEN = re.compile(
    r"\b(?:whether|one of (?:two|three|four|several)|(?:leads?|lines?) of inquiry"
    r"|(?:two|three|four|several) leads"
    r"|not (?:been )?rul\w+ out|cannot be ruled out|possibility|open mind|too early)\b",
    re.IGNORECASE,
)


# Bodies that answer for what they tell of, though no list knows them: "the airport said".
_BODY = re.compile(
    r"(?i)\b(?:airport|operator|company|airline|carrier|port|railway|university|hospital|bank|owner|firm"
    r"|utility|network|provider|centre|center|council|mayor|authority|agency|station|plant|brigade)s?$"
)
_COMMENTING = re.compile(
    r"(?i)^(?:\w+ ){0,2}(?:experts?|analysts?|critics?|observers?|commentators?|lawyers?)\b"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before it is written: what was read where."""

    report: Report
    speaker: ActorMention | None
    stance: Stance
    accused: str | None
    accused_country: str | None
    cue: Span
    context: Span
    rule: str


def assertions(
    page: Page,
    mentions: Mentions,
    sentence: Sentence,
    spoken: Sequence[Utterance],
    taken: Collection[tuple[int, str]],
) -> Iterator[Draft]:
    """Read accounts of events in a sentence.

    `taken` are utterances (by id) and reports (by id) on which another stance was read.

    Telling of a foreign side's act attributes it; telling of one's own admits it.
    """
    if OPEN.search(page.text, sentence.start, sentence.end):
        return
    context = Span(sentence.start, sentence.end)
    for utterance in spoken:
        speaker = utterance.speaker
        if utterance.cue_word not in _ASSERTING:
            continue
        if not sentence.holds(utterance.cue.start) or speaker is None:
            continue
        nameless = speaker.rule == NOUN_PHRASE and speaker.country is None
        if nameless and not _BODY.search(speaker.name):
            continue  # "the indictment says": nobody we could hold to it
        if _COMMENTING.search(speaker.name):
            continue  # what they say of an event is an opinion of it
        spans = [
            span
            for span in utterance.contents
            if span.start < sentence.end
            and sentence.start < span.end
            and page.quoted(span.start) is None
        ]
        for report in told(page, mentions, spans):
            if (id(utterance), report.id) in taken or report.kind in _OWN_BUSINESS:
                continue
            if not report.status.is_real:
                continue
            name, country, stance = None, None, Stance.ASSERTS
            if (by := doer(page, report, spans, speaker)) is not None:
                (name, country), stance = by, Stance.ATTRIBUTES
            elif own_doing(page, report, spans, speaker) and not _at_home(report, speaker):
                name, country, stance = speaker.name, speaker.country, Stance.ADMITS
            yield Draft(
                report, speaker, stance, name, country, utterance.cue, context, utterance.rule
            )


def _at_home(report: Report, speaker: ActorMention) -> bool:
    """Whether it struck the speaker's own country: nobody owns up to that by telling of it."""
    hostile = kind(report.kind).family in INCIDENT_FAMILIES
    return hostile and any(place.country == speaker.country for place in report.where)
