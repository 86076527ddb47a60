"""The reading contract: one document's reading as the JSON object that others rely on.

Keys are those of the gold format (`id title outlet published text_sha256 reports claims
statements figures`), with `evidence` on every record and, if asked for, its `reasons`.
"""

from __future__ import annotations

from typing import Any

from penumbra.model import (
    Amount,
    Claim,
    Document,
    Figure,
    Interval,
    Passage,
    Place,
    Reading,
    Reason,
    Report,
    Statement,
)

Json = dict[str, Any]


def reading_object(document: Document, reading: Reading, *, explain: bool = False) -> Json:
    """Return one document's reading as plain values, ready for JSON."""
    return {
        "id": document.name or document.id,
        "title": document.title,
        "outlet": document.outlet,
        "published": document.published.isoformat() if document.published else None,
        "text_sha256": document.text_sha256,
        "reports": [report_object(report, explain=explain) for report in reading.reports],
        "claims": [claim_object(claim, explain=explain) for claim in reading.claims],
        "statements": [statement_object(one, explain=explain) for one in reading.statements],
        "figures": [figure_object(figure, explain=explain) for figure in reading.figures],
    }


def report_object(report: Report, *, explain: bool = False) -> Json:
    """Return a report with the keys of the gold format."""
    return {
        "id": report.id,
        "kind": report.kind,
        "status": report.status.value,
        "when": _days(report.when),
        "where": [place_object(place) for place in report.where],
        "targets": list(report.targets),
        "instruments": list(report.instruments),
        "actors": list(report.actors),
        "killed": _range(report.killed),
        "injured": _range(report.injured),
        "mentions": [mention.quote for mention in report.mentions],
        "evidence": _passages(report.evidence),
        **_reasons(report.reasons, explain),
    }


def claim_object(claim: Claim, *, explain: bool = False) -> Json:
    """Return a claim with the keys of the gold format; `about` is the report's id."""
    return {
        "about": claim.report_id,
        "speaker": claim.speaker,
        "speaker_country": claim.speaker_country,
        "stance": claim.stance.value,
        "accused": claim.accused,
        "accused_country": claim.accused_country,
        "cue": claim.cue,
        "evidence": _passages(claim.evidence),
        **_reasons(claim.reasons, explain),
    }


def statement_object(statement: Statement, *, explain: bool = False) -> Json:
    """Return a statement with the keys of the gold format."""
    return {
        "speaker": statement.speaker,
        "speaker_country": statement.speaker_country,
        "act": statement.act.value,
        "addressee_country": statement.addressee_country,
        "quote": statement.quote,
        "evidence": _passages(statement.evidence),
        **_reasons(statement.reasons, explain),
    }


def figure_object(figure: Figure, *, explain: bool = False) -> Json:
    """Return a figure with the keys of the gold format."""
    return {
        "subject": figure.subject,
        "low": _number(figure.amount.low),
        "high": _number(figure.amount.high),
        "unit": figure.unit,
        "claimant": figure.claimant,
        "claimant_country": figure.claimant_country,
        "evidence": _passages(figure.evidence),
        **_reasons(figure.reasons, explain),
    }


def place_object(place: Place) -> Json:
    """Return a place with the keys of the gold format."""
    return {
        "name": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "within_km": place.within_km,
    }


def _days(interval: Interval | None) -> list[str] | None:
    if interval is None:
        return None
    return [interval.first_day.isoformat(), interval.last_day.isoformat()]


def _range(amount: Amount | None) -> list[float | int | None] | None:
    return None if amount is None else [_number(amount.low), _number(amount.high)]


def _number(value: float | None) -> float | int | None:
    """Whole numbers without ".0", as people and the gold write them."""
    return int(value) if value is not None and value == int(value) else value


def _passages(passages: tuple[Passage, ...]) -> list[Json]:
    return [{"quote": one.quote, "start": one.start, "end": one.end} for one in passages]


def _reasons(reasons: tuple[Reason, ...], explain: bool) -> Json:
    if not explain:
        return {}
    return {
        "reasons": [
            {
                "slot": reason.slot,
                "rule": reason.rule,
                "quote": reason.passage.quote if reason.passage else None,
            }
            for reason in reasons
        ]
    }
