"""From the nouns to rows of tables and back, without loss."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Row

from penumbra.model import (
    Act,
    Amount,
    Claim,
    Decision,
    Document,
    Event,
    Figure,
    Header,
    Interval,
    Judgement,
    Passage,
    Place,
    Reading,
    Reason,
    Reliability,
    Report,
    Source,
    Stance,
    Statement,
    Status,
)
from penumbra.store.folding import folded
from penumbra.store.schema import storable

AnyRow = Mapping[str, Any]


# Made once: `json.dumps` would make one for every list.
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def list_to_json(value: Any) -> str:
    """Write a list or mapping as JSON that a person can read in the store."""
    written = _JSON.encode(value)
    if "\\u0000" in written:
        written = _JSON.encode(_without_nul(value))
    return storable(written)


def _without_nul(value: Any) -> Any:
    """JSON writes NUL as an escape, which `storable` would not see in it."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {storable(key): _without_nul(part) for key, part in value.items()}
    return [_without_nul(part) for part in value] if isinstance(value, list) else value


def source_row(source: Source) -> AnyRow:
    return {
        "id": source.id,
        "name": source.name,
        "owner": source.owner,
        "language": source.language,
        "licence": source.licence,
        "reliability": source.reliability.value,
    }


def source_from(row: Row[Any]) -> Source:
    return Source(
        id=row.id,
        name=row.name,
        owner=row.owner,
        language=row.language,
        licence=row.licence,
        reliability=Reliability(row.reliability),
    )


def document_row(document: Document, source: Source | None) -> AnyRow:
    return {
        "id": document.id,
        "source_id": source.id if source else None,
        "name": document.name,
        "title": document.title,
        "outlet": document.outlet,
        "url": document.url,
        "published": document.published,
        "published_by": document.published_by,
        "text": document.text,
        "digest": document.digest,
        "language": document.language,
        "fetched": document.fetched,
    }


def document_from(row: Row[Any]) -> Document:
    return Document(
        id=row.id,
        name=row.name,
        title=row.title,
        outlet=row.outlet,
        url=row.url,
        published=row.published,
        published_by=row.published_by,
        text=row.text,
        digest=row.digest,
        language=row.language,
        fetched=row.fetched,
    )


def header_from(row: Row[Any]) -> Header:
    return Header(row.id, row.name, row.title, row.outlet, row.url, row.published)


def report_row(report: Report, reading: Reading, position: int) -> AnyRow:
    return {
        "id": report.id,
        **_of_reading(report, reading, position),
        **_what_happened_row(report),
        "mentions": _passages_list(report.mentions),
    }


def report_from(row: Row[Any], where: tuple[Place, ...]) -> Report:
    return Report(
        id=row.id,
        document_id=row.document_id,
        kind=row.kind,
        status=Status(row.status),
        when=_interval(row.when_start, row.when_end),
        where=where,
        targets=tuple(row.targets),
        instruments=tuple(row.instruments),
        actors=tuple(row.actors),
        killed=_amount(row.killed_low, row.killed_high),
        injured=_amount(row.injured_low, row.injured_high),
        mentions=_passages(row.mentions),
        evidence=_passages(row.evidence),
        reasons=_reasons(row.reasons),
    )


def claim_row(claim: Claim, reading: Reading, position: int) -> AnyRow:
    blamed, blamed_country = claim.accused, claim.accused_country
    if blamed is None and blamed_country is None and claim.stance in (Stance.DENIES, Stance.ADMITS):
        # Who denies or admits, and names nobody, speaks for themselves.
        blamed, blamed_country = claim.speaker, claim.speaker_country
    return {
        "id": claim.id,
        **_of_reading(claim, reading, position),
        "report_id": claim.report_id,
        "speaker": claim.speaker,
        "speaker_country": claim.speaker_country,
        "stance": claim.stance.value,
        "accused": claim.accused,
        "accused_country": claim.accused_country,
        "blamed_words": None if blamed is None else folded(blamed),
        "blamed_country": blamed_country,
        "cue": claim.cue,
    }


def claim_from(row: Row[Any]) -> Claim:
    return Claim(
        id=row.id,
        document_id=row.document_id,
        report_id=row.report_id,
        speaker=row.speaker,
        speaker_country=row.speaker_country,
        stance=Stance(row.stance),
        accused=row.accused,
        accused_country=row.accused_country,
        cue=row.cue,
        evidence=_passages(row.evidence),
        reasons=_reasons(row.reasons),
    )


def statement_row(statement: Statement, reading: Reading, position: int) -> AnyRow:
    return {
        "id": statement.id,
        **_of_reading(statement, reading, position),
        "speaker": statement.speaker,
        "speaker_country": statement.speaker_country,
        "act": statement.act.value,
        "addressee_country": statement.addressee_country,
        "quote": statement.quote,
    }


def statement_from(row: Row[Any]) -> Statement:
    return Statement(
        id=row.id,
        document_id=row.document_id,
        speaker=row.speaker,
        speaker_country=row.speaker_country,
        act=Act(row.act),
        addressee_country=row.addressee_country,
        quote=row.quote,
        evidence=_passages(row.evidence),
        reasons=_reasons(row.reasons),
    )


def figure_row(figure: Figure, reading: Reading, position: int) -> AnyRow:
    return {
        "id": figure.id,
        **_of_reading(figure, reading, position),
        "subject": figure.subject,
        **_ends("amount", figure.amount),
        "unit": figure.unit,
        "claimant": figure.claimant,
        "claimant_country": figure.claimant_country,
    }


def figure_from(row: Row[Any]) -> Figure:
    amount = _amount(row.amount_low, row.amount_high)
    assert amount is not None, "the model gives every figure an amount"
    return Figure(
        id=row.id,
        document_id=row.document_id,
        subject=row.subject,
        amount=amount,
        unit=row.unit,
        claimant=row.claimant,
        claimant_country=row.claimant_country,
        evidence=_passages(row.evidence),
        reasons=_reasons(row.reasons),
    )


def event_row(event: Event) -> AnyRow:
    span = event.when_span
    return {
        "id": event.id,
        **_what_happened_row(event),
        "span_start": span.start if span else None,
        "span_end": span.end if span else None,
        "why": list(event.why),
    }


def event_from(row: Row[Any], where: tuple[Place, ...], report_ids: Sequence[str]) -> Event:
    return Event(
        id=row.id,
        kind=row.kind,
        status=Status(row.status),
        when=_interval(row.when_start, row.when_end),
        when_span=_interval(row.span_start, row.span_end),
        where=where,
        targets=tuple(row.targets),
        instruments=tuple(row.instruments),
        actors=tuple(row.actors),
        killed=_amount(row.killed_low, row.killed_high),
        injured=_amount(row.injured_low, row.injured_high),
        report_ids=tuple(report_ids),
        why=tuple(row.why),
    )


def place_rows(key: str, owner: Report | Event) -> Iterable[AnyRow]:
    """Yield the rows of a report's or event's places; `key` is the column that names it."""
    for position, place in enumerate(owner.where):
        yield {
            key: owner.id,
            "position": position,
            "name": place.name,
            "words": folded(place.name),
            "country": place.country,
            "lat": place.lat,
            "lon": place.lon,
            "within_km": place.within_km,
            "sort": place.sort,
        }


def place_from(row: Row[Any]) -> Place:
    return Place(row.name, row.country, row.lat, row.lon, row.within_km, row.sort)


def judgement_row(judgement: Judgement) -> AnyRow:
    return {
        "id": judgement.id,
        "decision": judgement.decision.value,
        "report_ids": list(judgement.report_ids),
        "author": judgement.author,
        "made": judgement.made,
        "reason": judgement.reason,
        "undone": judgement.undone,
    }


def judgement_from(row: Row[Any]) -> Judgement:
    return Judgement(
        id=row.id,
        decision=Decision(row.decision),
        report_ids=tuple(row.report_ids),
        author=row.author,
        made=row.made,
        reason=row.reason,
        undone=row.undone,
    )


def _of_reading(
    record: Report | Claim | Statement | Figure, reading: Reading, position: int
) -> AnyRow:
    return {
        "document_id": record.document_id,
        "extractor": reading.extractor,
        "position": position,
        "evidence": _passages_list(record.evidence),
        "reasons": [
            [reason.slot, reason.rule, *_passages_list([reason.passage] if reason.passage else [])]
            for reason in record.reasons
        ],
    }


def _what_happened_row(told: Report | Event) -> AnyRow:
    return {
        "kind": told.kind,
        "status": told.status.value,
        "when_start": told.when.start if told.when else None,
        "when_end": told.when.end if told.when else None,
        "targets": list(told.targets),
        "instruments": list(told.instruments),
        "actors": list(told.actors),
        **_ends("killed", told.killed),
        **_ends("injured", told.injured),
    }


def _interval(start: Any, end: Any) -> Interval | None:
    return None if start is None else Interval(start, end)


def _ends(name: str, amount: Amount | None) -> AnyRow:
    low, high = (amount.low, amount.high) if amount else (None, None)
    return {
        f"{name}_low": None if low is None else float(low),
        f"{name}_high": None if high is None else float(high),
    }


def _amount(low: float | None, high: float | None) -> Amount | None:
    return None if low is None and high is None else Amount(_whole(low), _whole(high))


def _whole(number: float | None) -> float | None:
    """Return a whole number as an int: people are not counted as 4.0."""
    return int(number) if number is not None and number.is_integer() else number


def _passages_list(passages: Iterable[Passage]) -> list[list[int | str]]:
    return [[passage.start, passage.end, passage.quote] for passage in passages]


def _passages(kept: Iterable[Sequence[Any]]) -> tuple[Passage, ...]:
    return tuple(Passage(*passage) for passage in kept)


def _reasons(kept: Iterable[Sequence[Any]]) -> tuple[Reason, ...]:
    return tuple(
        Reason(slot, rule, Passage(*passage[0]) if passage else None)
        for slot, rule, *passage in kept
    )
