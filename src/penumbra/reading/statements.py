"""From utterances to statements: the acts of speech that a reader of signals would note."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from hashlib import sha256

from penumbra.model import Act, Claim, Reason, Report, Statement
from penumbra.reading.acts import act_of
from penumbra.reading.layout import Span
from penumbra.reading.page import ActorMention, Page
from penumbra.reading.speakers import Cast
from penumbra.reading.speech import Utterance
from penumbra.reading.stances import find_stances


def find_statements(
    page: Page,
    utterances: Sequence[Utterance],
    reports: Sequence[Report],
    claims: Sequence[Claim],
    document_id: str,
) -> list[Statement]:
    """Find what parties do by speaking: threaten, deny, offer …; one per act.

    `quote` holds the quoted words where there are any, else the clause.
    """
    cast = Cast(page)
    stances = find_stances(page, cast)
    starts = [cue.start for cue in stances]
    found: dict[str, Statement] = {}
    for utterance in utterances:
        speaker = utterance.speaker
        if speaker is None:
            continue
        for content in _parts(page, utterance):
            first = bisect_left(starts, min(utterance.cue.start, content.start))
            inside = stances[first : bisect_left(starts, content.end)]
            told = act_of(page, utterance, content, inside)
            if told is None:
                continue
            act, rule = told
            statement = _statement(page, cast, utterance, speaker, content, act, rule, document_id)
            found.setdefault(statement.id, statement)
    return list(found.values())


def _parts(page: Page, utterance: Utterance) -> list[Span]:
    """Give the stretches that are acts of their own: each quotation, else the clause."""
    if not utterance.quoted:
        return list(utterance.contents)
    return [span for span in utterance.contents if _is_quoted(page.text, span)]


def _is_quoted(text: str, span: Span) -> bool:
    return span.start > 0 and text[span.start - 1] in "“\"‘«„" or (
        span.end < len(text) and text[span.end] in "”\"’»"
    )


def _statement(
    page: Page,
    cast: Cast,
    utterance: Utterance,
    speaker: ActorMention,
    content: Span,
    act: Act,
    rule: str,
    document_id: str,
) -> Statement:
    quote = page.passage(content.start, content.end)
    key = f"{document_id}|{speaker.name}|{act}|{quote.start}"
    sentence = page.sentence_at(utterance.cue.start)
    whole = page.passage(min(sentence.start, quote.start), max(sentence.end, quote.end))
    return Statement(
        id="s" + sha256(key.encode()).hexdigest()[:16],
        document_id=document_id,
        speaker=speaker.name,
        speaker_country=speaker.country,
        act=act,
        addressee_country=_addressee(page, cast, utterance, speaker, content),
        quote=quote.quote,
        evidence=(quote, whole) if whole != quote else (quote,),
        reasons=(
            Reason("act", rule, quote),
            Reason("speaker", speaker.rule, page.passage(speaker.start, speaker.end)),
        ),
    )


def _addressee(
    page: Page, cast: Cast, utterance: Utterance, speaker: ActorMention, content: Span
) -> str | None:
    """The other state or alliance that the words are said to or about, None if none is named."""
    spans = [content, *utterance.contents, page.sentence_at(utterance.cue.start)]
    for span in spans:
        for actor in cast.between(span.start, span.end):
            if actor.country is not None and actor.country != speaker.country:
                return actor.country
    return None
