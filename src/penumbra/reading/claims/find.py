"""From utterances and reports to claims: one per speaker, report and stance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256

from penumbra.model import Claim, Reason, Report, Stance
from penumbra.reading.claims.assertions import Draft
from penumbra.reading.claims.reader import StanceReader
from penumbra.reading.claims.references import Mentions
from penumbra.reading.claims.stances import StanceCue, find_stances
from penumbra.reading.layout import Span
from penumbra.reading.page import Page
from penumbra.reading.speech.find import Utterance
from penumbra.reading.speech.one_voice import merged

# What in an accusation leads back to an act told before.
_LEADS_BACK = re.compile(
    r"\b(?:it|them|this|these|behind|responsible|attacks?|sabotage|incidents?|acts?|strikes?|hacking|spying|jamming"
    r"|cutting|severing|burning|torching|bombing|shelling|poisoning|meddling|interfering|damaging"
    r"|violating|plotting|recruiting"
    r"|blasts?|involvement|orchestrat\w+|organis\w+|carrying out|ordering|staging|planting)\b"
)


def find_claims(
    page: Page,
    utterances: Sequence[Utterance],
    reports: Sequence[Report],
    document_id: str,
    *,
    stances: Sequence[StanceCue] | None = None,
) -> list[Claim]:
    """Say who takes which stance on which report.

    A stance that names no event is about the one last spoken of; a denial answers what its
    speaker was last accused of. Nobody's voice is the outlet's: an attribution that the text
    ascribes to nobody has no speaker. `stances` are what `find_stances` finds, None to look.
    """
    if not reports:
        return []
    cues = find_stances(page) if stances is None else stances
    reading = StanceReader(page, utterances, reports, cues)
    mentions = Mentions(reports)
    drafts = (draft for draft in reading.drafts() if not _of_something_else(page, mentions, draft))
    return [_claim(page, draft, document_id) for draft in merged(drafts)]


def _of_something_else(page: Page, mentions: Mentions, draft: Draft) -> bool:
    """Whether somebody is accused of what is no event here, or of their own side's doing.

    "Accused Warsaw of destroying relations" blames nobody for the fire told before.
    """
    if draft.stance is not Stance.ATTRIBUTES:
        return False
    own = draft.speaker is not None and draft.speaker.country is not None
    if own and draft.speaker and draft.speaker.country == draft.accused_country:
        return True
    if "accus" not in page.text[draft.cue.start : draft.cue.end].lower():
        return False
    content = Span(draft.cue.end, max(draft.cue.end, draft.context.end))
    if any(report.id == draft.report.id for report in mentions.within([content])):
        return False
    if mentions.shared(draft.report, page.text[content.start : content.end]):
        return False
    return not _LEADS_BACK.search(page.text, content.start, content.end)


def _claim(page: Page, draft: Draft, document_id: str) -> Claim:
    speaker = draft.speaker
    name = speaker.name if speaker else None
    key = f"{document_id}|{draft.report.id}|{name}|{draft.stance}|{draft.cue.start}"
    cue = page.passage(draft.cue.start, draft.cue.end)
    reasons = [Reason("stance", draft.rule, cue)]
    if speaker is not None:
        reasons.append(Reason("speaker", speaker.rule, page.passage(speaker.start, speaker.end)))
    return Claim(
        id="c" + sha256(key.encode()).hexdigest()[:16],
        document_id=document_id,
        report_id=draft.report.id,
        speaker=name,
        speaker_country=speaker.country if speaker else None,
        stance=draft.stance,
        accused=draft.accused,
        accused_country=draft.accused_country,
        cue=cue.quote,
        evidence=(page.passage(draft.context.start, draft.context.end),),
        reasons=tuple(reasons),
    )
