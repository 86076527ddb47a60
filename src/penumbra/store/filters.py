"""Which part of the picture is asked for, and the SQL conditions that pick it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, or_, select, union_all

from penumbra.errors import ModelError, UnknownItem
from penumbra.model import Status
from penumbra.reference.kinds import families, kind, kinds
from penumbra.store.engines import Sqlite
from penumbra.store.folding import folded
from penumbra.store.schema import (
    claims,
    documents,
    event_places,
    event_reports,
    events,
    reports,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What to show; what is left out, or blank, does not narrow.

    Of the kinds and families together any will do; so too of statuses and of countries (ISO
    alpha-3, where it happened). `place` is found where a word of a place's name begins with
    it, without regard to case or accents. `since` and `until` are days, both included: an event
    counts if it may have happened on one of them; one of unknown date does not. `accused` is a
    country's code or words of a name, of whoever is said to have done it or denies it. `text` are
    words or "quoted phrases" that all stand in one document of the event. `limit` keeps the
    newest.
    """

    kinds: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    place: str | None = None
    countries: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    accused: str | None = None
    text: str | None = None
    limit: int | None = None

    def __post_init__(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise ModelError(f"nothing lies between {self.since} and {self.until}; swap the days")
        if self.limit is not None and self.limit < 0:
            raise ModelError(f"cannot show {self.limit} events; give 0 or more")
        for name in self.kinds:
            kind(name)
        if unknown := [family for family in self.families if family not in families()]:
            raise UnknownItem(f"no family {unknown[0]!r}; we have: {', '.join(families())}")

    @property
    def wanted_kinds(self) -> tuple[str, ...]:
        """The kinds asked for, by name or by family."""
        return tuple(
            kind.id
            for kind in kinds().values()
            if kind.id in self.kinds or kind.family in self.families
        )


ALL = Filter()


def event_conditions(asked: Filter, words: Sqlite) -> list[ColumnElement[bool]]:
    """Return what must hold of a row of `events`."""
    conditions = _what(asked)
    if asked.since:
        conditions.append(events.c.when_end > datetime.combine(asked.since, time.min, UTC))
    if asked.until:
        conditions.append(events.c.when_start <= datetime.combine(asked.until, time.max, UTC))
    if asked.countries:
        there = event_places.c.country.in_(asked.countries)
        conditions.append(events.c.id.in_(select(event_places.c.event_id).where(there)))
    if _given(asked.text):
        conditions.append(events.c.id.in_(_events_of(_documents_with(asked.text or "", words))))
    return conditions


def utterance_conditions(
    asked: Filter,
    words: Sqlite,
    document_id: ColumnElement[str],
    *parties: ColumnElement[str | None],
) -> list[ColumnElement[bool]]:
    """Return what must hold of a row of `statements` or `figures`, joined to `documents`.

    Countries are those of the `parties`, days are those of publication. What belongs to events
    alone (kind, family, status, place, accused) picks the documents that tell of such events.
    """
    conditions: list[ColumnElement[bool]] = []
    if about := _what(asked):
        told = (
            select(reports.c.document_id)
            .join(event_reports, event_reports.c.report_id == reports.c.id)
            .join(events, events.c.id == event_reports.c.event_id)
            .where(*about)
        )
        conditions.append(document_id.in_(told))
    if asked.since:
        conditions.append(documents.c.published >= asked.since)
    if asked.until:
        conditions.append(documents.c.published <= asked.until)
    if asked.countries:
        conditions.append(or_(*(party.in_(asked.countries) for party in parties)))
    if _given(asked.text):
        conditions.append(document_id.in_(_documents_with(asked.text or "", words)))
    return conditions


def _given(typed: str | None) -> bool:
    return bool(typed and typed.strip())


def _what(asked: Filter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if asked.kinds or asked.families:
        conditions.append(events.c.kind.in_(asked.wanted_kinds))
    if asked.statuses:
        conditions.append(events.c.status.in_([status.value for status in asked.statuses]))
    if asked.place and _given(asked.place):
        named = event_places.c.words.like(_beginning(asked.place))
        conditions.append(events.c.id.in_(select(event_places.c.event_id).where(named)))
    if asked.accused and _given(asked.accused):
        conditions.append(events.c.id.in_(_events_accusing(asked.accused.strip())))
    return conditions


def _beginning(name: str) -> str:
    """A LIKE pattern for names in which a word begins with `name`; folding left no % or _."""
    return f"% {folded(name).strip()}%"


def _events_accusing(accused: str) -> Select[Any]:
    code = accused.upper()
    # "GRU" is a name, and no beginning of "Gruzinski".
    pattern = f"%{folded(accused)}%" if accused == code else _beginning(accused)
    # Each of the two is answered by an index of its own.
    about = union_all(
        select(claims.c.report_id).where(claims.c.blamed_country == code),
        select(claims.c.report_id).where(claims.c.blamed_words.like(pattern)),
    )
    return select(event_reports.c.event_id).where(event_reports.c.report_id.in_(about))


def _documents_with(typed: str, words: Sqlite) -> Select[Any]:
    return select(documents.c.id).where(documents.c.number.in_(words.found(typed)))


def _events_of(document_ids: Select[Any]) -> Select[Any]:
    return (
        select(event_reports.c.event_id)
        .join(reports, reports.c.id == event_reports.c.report_id)
        .where(reports.c.document_id.in_(document_ids))
    )


def has_no_event() -> ColumnElement[bool]:
    """Holds of a row of `reports` that no event rests on."""
    return ~exists().where(event_reports.c.report_id == reports.c.id)
