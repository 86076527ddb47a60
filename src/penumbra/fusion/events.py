"""What several reports of one event add up to; where they differ, the span stays visible."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from penumbra.model import Amount, Event, Interval, Place, Report, Status

Value = TypeVar("Value")

# The most real telling wins: what one calls planned and another reports has happened.
_REALITY = (
    Status.OCCURRED,
    Status.FOILED,
    Status.ONGOING,
    Status.PLANNED,
    Status.HYPOTHETICAL,
)
_PHRASES = 6


def event_of(id: str, reports: Sequence[Report], why: Mapping[str, str]) -> Event:
    """Sum up the reports of one event.

    `when` is the day most reports agree on, told most exactly; `when_span` reaches over all.
    Tolls span from the lowest to the highest told. Phrases come from most told to least.
    """
    rows = sorted(reports, key=lambda report: report.id)
    whens = [report.when for report in rows if report.when is not None]
    return Event(
        id=id,
        kind=_most(report.kind for report in rows),
        status=min((report.status for report in rows), key=_REALITY.index),
        when=_best_when(whens),
        when_span=_reduce(whens, Interval.span),
        where=_places(rows),
        targets=_phrases(rows, lambda report: report.targets),
        instruments=_phrases(rows, lambda report: report.instruments),
        actors=_phrases(rows, lambda report: report.actors),
        killed=_reduce([r.killed for r in rows if r.killed is not None], Amount.span),
        injured=_reduce([r.injured for r in rows if r.injured is not None], Amount.span),
        report_ids=tuple(report.id for report in rows),
        why=tuple(f"{id}: {why[id]}" for id in sorted(why)),
    )


def known_by(events: Iterable[Event], reports: Mapping[str, Report]) -> list[Event]:
    """Return the events as far as `reports` tell them; one that none of these tells is left out.

    For looking back: what an event was when only these reports had been published.
    """
    then = []
    for event in events:
        told = [reports[id] for id in event.report_ids if id in reports]
        if len(told) == len(event.report_ids):
            then.append(event)
        elif told:
            ids = {report.id for report in told}
            why = dict(line.split(": ", 1) for line in event.why)
            then.append(event_of(event.id, told, {id: why[id] for id in why if id in ids}))
    return then


def _most(names: Iterable[str]) -> str:
    counted = Counter(names)
    return min(counted, key=lambda name: (-counted[name], name))


def _best_when(whens: Sequence[Interval]) -> Interval | None:
    """The interval that meets most of the others; the narrowest, then the earliest, of those."""
    if not whens:
        return None

    def rank(when: Interval) -> tuple[int, int, Interval]:
        return -sum(when.overlaps(other) for other in whens), when.days, when

    return min(whens, key=rank)


def _reduce(values: Sequence[Value], join: Callable[[Value, Value], Value]) -> Value | None:
    best: Value | None = None
    for value in values:
        best = value if best is None else join(best, value)
    return best


def _places(rows: Sequence[Report]) -> tuple[Place, ...]:
    """Every place named, each once: those told by most reports first, then the most exact."""
    told: Counter[str] = Counter()
    by_name: dict[str, Place] = {}
    for report in rows:
        for place in report.where:
            key = place.name.casefold()
            told[key] += 1
            by_name.setdefault(key, place)

    def rank(key: str) -> tuple[bool, int, float, str]:
        place = by_name[key]
        radius = place.within_km if place.within_km is not None else 1e9
        return radius > 150, -told[key], radius, key

    return tuple(by_name[key] for key in sorted(by_name, key=rank))


def _phrases(rows: Sequence[Report], slot: Callable[[Report], tuple[str, ...]]) -> tuple[str, ...]:
    counted: Counter[str] = Counter()
    first: dict[str, str] = {}
    for report in rows:
        for phrase in slot(report):
            counted[phrase.casefold()] += 1
            first.setdefault(phrase.casefold(), phrase)
    ordered = sorted(counted, key=lambda key: (-counted[key], key))
    return tuple(first[key] for key in ordered[:_PHRASES])
