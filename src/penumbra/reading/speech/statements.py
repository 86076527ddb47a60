"""From utterances to statements: the acts of speech that a reader of signals would note."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from penumbra.model import Act, Claim, Reason, Report, Statement
from penumbra.reading.claims.stances import DOER, StanceCue, find_stances
from penumbra.reading.layout import Span
from penumbra.reading.page import ActorMention, Page
from penumbra.reading.speech.acts import ActRead, TakenStances, act_of
from penumbra.reading.speech.antecedents import fits, several_people
from penumbra.reading.speech.cues import CONTINUED
from penumbra.reading.speech.find import Utterance
from penumbra.reading.speech.speakers import Cast
from penumbra.reading.speech.spoken_parts import Part, parts_of
from penumbra.reading.speech.subjects import NOUN_PHRASE
from penumbra.reference.countries import by_adjective


@dataclass(frozen=True, slots=True)
class _Draft:
    """A statement before it is written."""

    utterance: Utterance
    speaker: ActorMention
    part: Part
    read: ActRead
    paragraph: int

    @property
    def own_text(self) -> bool:
        """Whether the text itself is the speaker's: a release, an answer in an interview."""
        return self.utterance.rule.startswith(("first person", "interview"))


def find_statements(
    page: Page,
    utterances: Sequence[Utterance],
    reports: Sequence[Report],
    claims: Sequence[Claim],
    document_id: str,
    *,
    stances: Sequence[StanceCue] | None = None,
) -> list[Statement]:
    """Find what parties do by speaking: threaten, deny, offer …; one per speaker and act.

    `quote` holds the quoted words where there are any, else the clause. What a speaker does
    twice is kept once, in the quoted words, unless the text is the speaker's own. Mere accounts
    of events are left to the claims.
    """
    cast = Cast(page)
    cues = find_stances(page) if stances is None else stances
    cues = [cue for cue in cues if not cue.rule.endswith(DOER)]
    taken = TakenStances(claims)
    drafts: list[_Draft] = []
    for utterance in utterances:
        drafts += _drafts(page, cast, utterance, cues, taken)
    found: dict[str, Statement] = {}
    for draft in _once(_answered(_joined(page, drafts))):
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
    taken: TakenStances,
) -> list[_Draft]:
    speaker = utterance.speaker
    if speaker is None:
        return []
    found = []
    for number, part in enumerate(parts_of(page, utterance)):
        words = part.words
        start = words.start
        if number == 0 and utterance.cue_word != CONTINUED and utterance.cue.start < start:
            start = utterance.cue.start
        first = bisect_left(stances, start, key=lambda cue: cue.start)
        inside = stances[first : bisect_left(stances, words.end, key=lambda cue: cue.start)]
        read = act_of(
            page,
            utterance,
            part,
            stances=inside,
            named=cast.between(words.start, words.end),
            taken=taken,
        )
        if read is not None and _noted(speaker, read, quoted=part.quoted):
            paragraph = page.sentence_at(part.shown.start).paragraph
            found.append(_Draft(utterance, speaker, part, read, paragraph))
    return found


def _noted(speaker: ActorMention, read: ActRead, *, quoted: bool) -> bool:
    """Whether a reader of signals would note it.

    Noted is what is quoted, and what a party does by its words, also what it finds about a cause
    or a culprit. Remarks told in the text's own words are not, nor what somebody says who
    speaks for no state and no group.
    """
    party = speaker.country is not None or speaker.sort == "group"
    if read.act is Act.ASSESSMENT:
        speaks_for_a_body = party or speaker.sort in ("office", "company", "organisation", "media")
        return (quoted and speaks_for_a_body) or (party and read.signed)
    if quoted or party:
        return True
    speaks = speaker.rule != NOUN_PHRASE or fits(speaker, "he") or several_people(speaker)
    return read.act in (Act.ACCUSATION, Act.ADMISSION) and read.signed and speaks


def _joined(page: Page, drafts: Sequence[_Draft]) -> Iterable[_Draft]:
    """Join the sentences of one quotation that do one thing, or of which one says what.

    What follows without an act of its own belongs to what was done before it, and what leads
    up to an act to that act.
    """
    waiting: _Draft | None = None
    for draft in drafts:
        if waiting is not None and _together(page, waiting, draft):
            signed = waiting if waiting.read.signed else draft
            span = Span(waiting.part.shown.start, draft.part.shown.end)
            waiting = replace(signed, part=Part(span, span, waiting.part.quoted))
            continue
        if waiting is not None:
            yield waiting
        waiting = draft
    if waiting is not None:
        yield waiting


def _together(page: Page, left: _Draft, right: _Draft) -> bool:
    if left.own_text and right.own_text and left.read.act is right.read.act:
        here, there = (page.sentence_at(draft.part.shown.start) for draft in (left, right))
        return left.paragraph == right.paragraph and there.index == here.index + 1
    if not (left.part.quoted and right.part.quoted) or left.speaker.name != right.speaker.name:
        return False
    quotation = page.quoted(left.part.shown.start)
    if quotation is None or not quotation.covers(right.part.shown):
        return False
    if left.part.shown.end > right.part.shown.start:
        return False
    return left.read.act is right.read.act or not (left.read.signed and right.read.signed)


def _answered(drafts: Iterable[_Draft]) -> list[_Draft]:
    """Take scorn for a denial where its side denies in no other words, else for condemnation."""
    drafts = list(drafts)
    denied = {
        draft.speaker.country or draft.speaker.name
        for draft in drafts
        if draft.read.act is Act.DENIAL and not draft.read.scorn
    }
    found = []
    for draft in drafts:
        if draft.read.scorn:
            side = draft.speaker.country or draft.speaker.name
            act = Act.CONDEMNATION if side in denied else Act.DENIAL
            denied.add(side)
            draft = replace(draft, read=replace(draft.read, act=act))
        found.append(draft)
    return found


def _once(drafts: Iterable[_Draft]) -> Iterable[_Draft]:
    """Keep of what a speaker does twice the quoted words; of unsigned words the longest."""
    kept: dict[tuple[str, Act, int], _Draft] = {}
    for draft in drafts:
        apart = draft.own_text or not draft.read.signed
        key = (draft.speaker.name, draft.read.act, draft.paragraph if apart else -1)
        if key not in kept or _better(draft, kept[key]):
            kept[key] = draft
    signed = {(draft.speaker.name, draft.paragraph) for draft in kept.values() if draft.read.signed}
    return [
        draft
        for draft in kept.values()
        if draft.read.signed or (draft.speaker.name, draft.paragraph) not in signed
    ]


def _better(draft: _Draft, kept: _Draft) -> bool:
    if draft.part.quoted != kept.part.quoted:
        return draft.part.quoted
    if not draft.read.signed and not kept.read.signed:
        return _length(draft.part.shown) > _length(kept.part.shown)
    return draft.read.signed and not kept.read.signed


def _length(span: Span) -> int:
    return span.end - span.start


def _statement(page: Page, cast: Cast, draft: _Draft, document_id: str) -> Statement:
    speaker, content = draft.speaker, draft.part.shown
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
    content, cue, speaker = draft.part.words, draft.utterance.cue, draft.speaker
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
