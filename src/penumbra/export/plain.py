"""The nouns as plain values for JSON: the keys of the reading contract, and evidence on each."""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite
from typing import Any

from penumbra.model import (
    Amount,
    Attribution,
    Claim,
    Document,
    EventView,
    Figure,
    Header,
    Interval,
    Passage,
    Picture,
    Place,
    Reading,
    Reason,
    Report,
    Statement,
)
from penumbra.reference.kinds import kinds

Plain = dict[str, Any]


def plain_reading(document: Document, reading: Reading, *, explain: bool = False) -> Plain:
    """What was read from one document, as the reading contract has it.

    With `explain` each record also has `reasons`: which rule or list gave which value. Only
    reports have an `id`, which claims are about.
    """

    def told(plain: Plain, record: Report | Claim | Statement | Figure) -> Plain:
        if not isinstance(record, Report):
            del plain["id"]
        return plain | {"reasons": _reasons(record.reasons)} if explain else plain

    return {
        "id": document.name,
        "title": document.title,
        "outlet": document.outlet,
        "published": _day(document.published),
        "text_sha256": document.text_sha256,
        "reports": [told(plain_report(report), report) for report in reading.reports],
        "claims": [told(plain_claim(claim), claim) for claim in reading.claims],
        "statements": [
            told(plain_statement(statement), statement) for statement in reading.statements
        ],
        "figures": [told(plain_figure(figure), figure) for figure in reading.figures],
    }


def plain_event(view: EventView, picture: Picture) -> Plain:
    """One event with every record that tells of it and the header of every document cited."""
    event = view.event
    return {
        "id": event.id,
        "kind": event.kind,
        "family": family(event.kind),
        "status": event.status.value,
        "when": plain_days(event.when),
        "when_start": event.when.start.isoformat() if event.when else None,
        "when_end": event.when.end.isoformat() if event.when else None,
        "when_span": plain_days(event.when_span),
        "where": [plain_place(place) for place in event.where],
        "targets": list(event.targets),
        "instruments": list(event.instruments),
        "actors": list(event.actors),
        "killed": plain_amount(event.killed),
        "injured": plain_amount(event.injured),
        "state": view.state.value,
        "attributions": [plain_attribution(found) for found in view.attributions],
        "why": list(event.why),
        "reports": [
            plain_report(report) | {"document": report.document_id} for report in view.reports
        ],
        "claims": [plain_claim(claim) | {"document": claim.document_id} for claim in view.claims],
        "documents": [plain_header(picture.documents[id]) for id in view.document_ids()],
    }


def plain_report(report: Report) -> Plain:
    return {
        "id": report.id,
        "kind": report.kind,
        "status": report.status.value,
        "when": plain_days(report.when),
        "where": [plain_place(place) for place in report.where],
        "targets": list(report.targets),
        "instruments": list(report.instruments),
        "actors": list(report.actors),
        "killed": plain_amount(report.killed),
        "injured": plain_amount(report.injured),
        "mentions": [mention.quote for mention in report.mentions],
        "evidence": _evidence(report.evidence),
    }


def plain_claim(claim: Claim) -> Plain:
    return {
        "id": claim.id,
        "about": claim.report_id,
        "speaker": claim.speaker,
        "speaker_country": claim.speaker_country,
        "stance": claim.stance.value,
        "accused": claim.accused,
        "accused_country": claim.accused_country,
        "cue": claim.cue,
        "evidence": _evidence(claim.evidence),
    }


def plain_statement(statement: Statement) -> Plain:
    return {
        "id": statement.id,
        "speaker": statement.speaker,
        "speaker_country": statement.speaker_country,
        "act": statement.act.value,
        "addressee_country": statement.addressee_country,
        "quote": statement.quote,
        "evidence": _evidence(statement.evidence),
    }


def plain_figure(figure: Figure) -> Plain:
    return {
        "id": figure.id,
        "subject": figure.subject,
        "low": _number(figure.amount.low),
        "high": _number(figure.amount.high),
        "unit": figure.unit,
        "claimant": figure.claimant,
        "claimant_country": figure.claimant_country,
        "evidence": _evidence(figure.evidence),
    }


def plain_attribution(attribution: Attribution) -> Plain:
    return {
        "accused": attribution.accused,
        "attributes": list(attribution.attributes),
        "suspects": list(attribution.suspects),
        "denies": list(attribution.denies),
        "admits": list(attribution.admits),
        "since": _day(attribution.since),
    }


def plain_header(header: Header) -> Plain:
    return {
        "id": header.id,
        "name": header.name,
        "title": header.title,
        "outlet": header.outlet,
        "url": header.url,
        "published": _day(header.published),
    }


def plain_place(place: Place) -> Plain:
    return {
        "name": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "within_km": _number(place.within_km),
    }


def plain_days(when: Interval | None) -> list[str] | None:
    """First and last day, both included; None is unknown."""
    return [when.first_day.isoformat(), when.last_day.isoformat()] if when else None


def plain_amount(amount: Amount | None) -> list[float | None] | None:
    """Lower and upper end; null inside is an open end, null alone is unknown."""
    return [_number(amount.low), _number(amount.high)] if amount else None


def family(kind: str) -> str | None:
    """The family of a kind; None for a kind of another version of the vocabulary."""
    return kinds()[kind].family if kind in kinds() else None


def _evidence(passages: Iterable[Passage]) -> list[Plain]:
    return [{"quote": p.quote, "start": p.start, "end": p.end} for p in passages]


def _reasons(reasons: Iterable[Reason]) -> list[Plain]:
    return [
        {
            "slot": reason.slot,
            "rule": reason.rule,
            "quote": reason.passage.quote if reason.passage else None,
            "start": reason.passage.start if reason.passage else None,
            "end": reason.passage.end if reason.passage else None,
        }
        for reason in reasons
    ]


def _day(day: Any) -> str | None:
    return None if day is None else day.isoformat()


def _number(number: float | None) -> float | None:
    """Whole numbers without a point; JSON has no infinity, so that is an open end."""
    if number is None or not isfinite(number):
        return None
    return int(number) if number == int(number) else number
