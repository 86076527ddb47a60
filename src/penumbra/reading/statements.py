"""From utterances to statements: the acts of speech that a reader of signals would note."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from penumbra.model import Act, Claim, Reason, Report, Stance, Statement
from penumbra.reading.acts import ActRead, act_of
from penumbra.reading.layout import Span
from penumbra.reading.page import ActorMention, Page
from penumbra.reading.speakers import Cast
from penumbra.reading.speech import Utterance
from penumbra.reading.speech_cues import CONTINUED
from penumbra.reading.stances import DOER, StanceCue, find_stances
from penumbra.reference.countries import by_adjective
from penumbra.reference.speech import speech


@dataclass(frozen=True, slots=True)
class _Draft:
    """A statement before it is written."""

    utterance: Utterance
    speaker: ActorMention
    content: Span
    read: ActRead
    quoted: bool
    paragraph: int


def find_statements(
    page: Page,
    utterances: Sequence[Utterance],
    reports: Sequence[Report],
    claims: Sequence[Claim],
    document_id: str,
    *,
    stances: Sequence[StanceCue] | None = None,
) -> list[Statement]:
    """Find what parties do by speaking: threaten, deny, offer …; one per act.

    `quote` holds the quoted words where there are any, else the clause. What a speaker does
    twice is kept once, in the quoted words. Mere accounts of events are left to the claims.
    """
    cast = Cast(page)
    cues = find_stances(page) if stances is None else stances
    cues = [cue for cue in cues if not cue.rule.endswith(DOER)]
    accused = frozenset(claim.accused_country for claim in claims if claim.accused_country)
    accusing = {
        claim.speaker for claim in claims if claim.stance in (Stance.ATTRIBUTES, Stance.SUSPECTS)
    }
    drafts: list[_Draft] = []
    for utterance in utterances:
        drafts += _drafts(page, cast, utterance, cues, accused, accusing)
    found: dict[str, Statement] = {}
    for draft in _once(drafts):
        statement = _statement(page, cast, draft, document_id)
        found.setdefault(statement.id, statement)
    if not reports:
        # A text that tells of no event is noted only for what is plainly an act.
        found = {id: one for id, one in found.items() if one.act is not Act.ASSESSMENT}
    return list(found.values())


def _drafts(
    page: Page,
    cast: Cast,
    utterance: Utterance,
    stances: Sequence[StanceCue],
    accused: frozenset[str],
    accusing: set[str | None],
) -> list[_Draft]:
    speaker = utterance.speaker
    if speaker is None:
        return []
    found = []
    for content in _parts(page, utterance, stances):
        start = content.start
        if utterance.cue_word != CONTINUED and utterance.cue.start < start:
            start = utterance.cue.start
        first = bisect_left(stances, start, key=lambda cue: cue.start)
        inside = stances[first : bisect_left(stances, content.end, key=lambda cue: cue.start)]
        read = act_of(
            page,
            utterance,
            content,
            stances=inside,
            named=cast.between(content.start, content.end),
            accused=accused,
            accuses=speaker.name in accusing,
        )
        quoted = _is_quoted(page.text, content)
        if read is not None and _noted(speaker, read, quoted=quoted):
            paragraph = page.sentence_at(content.start).paragraph
            found.append(_Draft(utterance, speaker, content, read, quoted, paragraph))
    return found


def _noted(speaker: ActorMention, read: ActRead, *, quoted: bool) -> bool:
    """Whether a reader of signals would note it.

    Noted is what is quoted, and what a party does by its words. Findings and remarks told in
    the text's own words are not, nor what somebody says who speaks for no state and no group.
    """
    party = speaker.country is not None or speaker.sort == "group"
    if read.act is Act.ASSESSMENT:
        return quoted and party
    if quoted or party:
        return True
    return read.act in (Act.ACCUSATION, Act.ADMISSION) and read.signed


def _once(drafts: Sequence[_Draft]) -> Iterable[_Draft]:
    """Keep of what a speaker does twice the quoted words; of unsigned words the longest."""
    kept: list[_Draft] = []
    places: dict[tuple[str, Act | None, int], int] = {}
    for draft in drafts:
        key = _sameness(draft)
        if key not in places:
            places[key] = len(kept)
            kept.append(draft)
        elif _better(draft, kept[places[key]]):
            kept[places[key]] = draft
    signed = {(draft.speaker.name, draft.paragraph) for draft in kept if draft.read.signed}
    return [
        draft
        for draft in kept
        if draft.read.signed or (draft.speaker.name, draft.paragraph) not in signed
    ]


def _sameness(draft: _Draft) -> tuple[str, Act | None, int]:
    name, act = draft.speaker.name, draft.read.act
    if not draft.read.signed:
        return name, None, draft.paragraph
    if act is Act.ACCUSATION and not draft.quoted:
        return name, act, -1
    return name, act, draft.paragraph


def _better(draft: _Draft, kept: _Draft) -> bool:
    if draft.quoted != kept.quoted:
        return draft.quoted
    if not draft.read.signed:
        return draft.content.end - draft.content.start > kept.content.end - kept.content.start
    return False


def _parts(page: Page, utterance: Utterance, stances: Sequence[StanceCue]) -> list[Span]:
    """Give the stretches that are acts of their own: each quotation, else the clause.

    Words beside a quotation are one where they take a stance: said that “X” and denied Y.
    """
    quotes = [span for span in utterance.contents if _is_quoted(page.text, span)]
    if not utterance.quoted or not quotes:
        return list(utterance.contents)
    found = list(quotes)
    for span in utterance.contents:
        if span in quotes or utterance.cue_word == CONTINUED:
            continue
        first = bisect_left(stances, span.start, key=lambda cue: cue.start)
        last = bisect_left(stances, span.end, key=lambda cue: cue.start)
        beside = [
            cue
            for cue in stances[first:last]
            if not any(quote.holds(cue.start) for quote in quotes)
        ]
        if beside and speech().acts.get(utterance.cue_word) is None:
            found.append(span)
    return found


def _is_quoted(text: str, span: Span) -> bool:
    return (span.start > 0 and text[span.start - 1] in '“"‘«„') or (
        span.end < len(text) and text[span.end] in '”"’»'
    )


def _statement(page: Page, cast: Cast, draft: _Draft, document_id: str) -> Statement:
    speaker, content = draft.speaker, draft.content
    end = content.end - (page.text[content.end - 1] in ",;")
    quote = page.passage(content.start, end)
    key = f"{document_id}|{speaker.name}|{draft.read.act}|{quote.start}"
    sentence = page.sentence_at(draft.utterance.cue.start)
    whole = page.passage(min(sentence.start, quote.start), max(sentence.end, quote.end))
    return Statement(
        id="s" + sha256(key.encode()).hexdigest()[:16],
        document_id=document_id,
        speaker=speaker.name,
        speaker_country=speaker.country,
        act=draft.read.act,
        addressee_country=_addressee(page, cast, draft),
        quote=quote.quote,
        evidence=(quote, whole) if whole != quote else (quote,),
        reasons=(
            Reason("act", draft.read.rule, quote),
            Reason("speaker", speaker.rule, page.passage(speaker.start, speaker.end)),
        ),
    )


def _addressee(page: Page, cast: Cast, draft: _Draft) -> str | None:
    """The other state or alliance that the words are said to or about, None if none is named.

    Looked for in the words, then between the verb and them ("told Russia that"). What stands in
    the speaker's own name or title is nobody spoken to.
    """
    content, cue, speaker = draft.content, draft.utterance.cue, draft.speaker
    spans = [content]
    if cue.start < content.start <= cue.end + 120:
        spans.append(Span(cue.start, content.start))
    for span in spans:
        for actor in cast.between(span.start, span.end):
            if speaker.start <= actor.start < speaker.end:
                continue
            if actor.country is not None and actor.country != speaker.country:
                return actor.country
        for word in _CAPITALISED.finditer(page.text, span.start, span.end):
            if speaker.start <= word.start() < speaker.end:
                continue
            nation = by_adjective(word.group())
            if nation is not None and nation != speaker.country:
                return nation
    return None


_CAPITALISED = re.compile(r"\b[A-Z]\w{3,}")
