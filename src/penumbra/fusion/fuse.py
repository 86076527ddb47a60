"""Put the reports of one event together, without ever joining two that contradict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from penumbra.fusion.events import event_of
from penumbra.fusion.pairs import ALIKE, SLACK_DAYS, THRESHOLD, Pairing, Published, compare
from penumbra.model import Decision, Event, Judgement, Report, Status

Weigh = Callable[[Report, Report], Pairing]

# A dated report this wide joins what is there, like an undated one; it never links two days.
_WIDE_DAYS = 45


@dataclass(slots=True)
class _Group:
    reports: list[Report] = field(default_factory=list)
    why: dict[str, str] = field(default_factory=dict)


def fuse(
    reports: Iterable[Report],
    judgements: Iterable[Judgement] = (),
    *,
    known: Mapping[str, str] | None = None,
    published: Published | None = None,
) -> list[Event]:
    """Fuse reports into events; the result does not depend on their order.

    Strongest pairs join first. Two groups join only if no report of one is forbidden to meet
    a report of the other: by time, place, reality, being told apart in one document, or an
    analyst's "not the same". Undated and very wide reports join in a second pass, each at
    most one group, so that they never chain two days together. `known` gives the event that
    a report was in before; an event keeps its id while any of its reports stay. `published`
    gives each document's day, which bounds the reports that give none.
    """
    weigh = partial(compare, published=published or {})
    rows = sorted(reports, key=lambda report: report.id)
    same, apart = _judged(judgements)
    groups = {report.id: _Group([report]) for report in rows}
    by_id = {report.id: report for report in rows}
    exact = [report for report in rows if _exact(report)]
    loose = [report for report in rows if not _exact(report)]
    for one, other in sorted(same):
        if one in by_id and other in by_id:
            _join(groups, by_id[one], by_id[other], "an analyst says they are the same")
    for pairing, left, right in _ranked(_close_pairs(exact), weigh):
        if _may_join(groups[left.id], groups[right.id], apart, weigh):
            _join(groups, left, right, pairing.words)
    _attach(loose, exact, groups, apart, weigh)
    unique = {id(group): group for group in groups.values()}
    return _named(unique.values(), known or {})


def _exact(report: Report) -> bool:
    return report.when is not None and report.when.days <= _WIDE_DAYS


def _close_pairs(rows: Sequence[Report]) -> Iterator[tuple[Report, Report]]:
    """Yield dated reports of kinds that can meet whose days are near; a sweep over time."""
    for kinds in _comparable(rows):
        ordered = sorted(
            (report for report in rows if report.kind in kinds and report.when),
            key=lambda report: (report.when.start if report.when else None, report.id),
        )
        open_: list[Report] = []
        for report in ordered:
            assert report.when is not None
            open_ = [
                other
                for other in open_
                if other.when and (report.when.start - other.when.end).days <= SLACK_DAYS
            ]
            for other in open_:
                if len(kinds) == 1 or other.kind != report.kind:
                    yield other, report
            open_.append(report)


def _comparable(rows: Sequence[Report]) -> Iterator[frozenset[str]]:
    kinds = {report.kind for report in rows}
    yield from (frozenset({kind}) for kind in sorted(kinds))
    yield from (pair for pair in ALIKE if pair <= kinds)


def _ranked(
    pairs: Iterable[tuple[Report, Report]], weigh: Weigh
) -> list[tuple[Pairing, Report, Report]]:
    """The pairs that are enough to join, strongest first; ids settle ties."""
    weighed = []
    for left, right in pairs:
        first, second = (left, right) if left.id < right.id else (right, left)
        pairing = weigh(first, second)
        if pairing.score >= THRESHOLD:
            weighed.append((pairing, first, second))
    return sorted(weighed, key=lambda row: (-row[0].score, row[1].id, row[2].id))


def _may_join(left: _Group, right: _Group, apart: frozenset[tuple[str, str]], weigh: Weigh) -> bool:
    if left is right:
        return False
    for one in left.reports:
        for other in right.reports:
            if (min(one.id, other.id), max(one.id, other.id)) in apart:
                return False
            if weigh(one, other).forbidden:
                return False
    return True


def _join(groups: dict[str, _Group], left: Report, right: Report, why: str) -> None:
    home, guest = sorted((groups[left.id], groups[right.id]), key=lambda g: -len(g.reports))
    if home is guest:
        return
    home.why.update(guest.why)
    # Of each group one report, its first, has no reason yet; the guests' gets this one.
    first = next(report for report in guest.reports if report.id not in guest.why)
    home.why[first.id] = why
    home.reports += guest.reports
    for report in guest.reports:
        groups[report.id] = home


def _attach(
    loose: Sequence[Report],
    exact: Sequence[Report],
    groups: dict[str, _Group],
    apart: frozenset[tuple[str, str]],
    weigh: Weigh,
) -> None:
    """Give each loose report to the one group it fits best, and loose ones to each other."""
    by_kind: dict[str, list[Report]] = {}
    for report in exact:
        by_kind.setdefault(report.kind, []).append(report)
    left_over = []
    for report in loose:
        choices = by_kind.get(report.kind, ())
        ranked = _ranked(((report, other) for other in choices), weigh)
        homes: list[tuple[float, Report, str]] = []
        for pairing, first, second in ranked:
            other = second if first is report else first
            if _may_join(groups[report.id], groups[other.id], apart, weigh):
                homes.append((pairing.score, other, pairing.words))
        best = homes[0] if homes else None
        # Two events fit equally well: nobody can say which, so it stays by itself.
        rivals = {id(groups[other.id]) for score, other, _ in homes if best and score == best[0]}
        if best and len(rivals) == 1:
            _join(groups, best[1], report, best[2])
        else:
            left_over.append(report)
    same_kind: dict[str, list[Report]] = {}
    for report in left_over:
        if report.status is not Status.HYPOTHETICAL and len(groups[report.id].reports) == 1:
            same_kind.setdefault(report.kind, []).append(report)
    for rows in same_kind.values():
        pairs = ((a, b) for at, a in enumerate(rows) for b in rows[at + 1 :])
        for pairing, first, second in _ranked(pairs, weigh):
            if _may_join(groups[first.id], groups[second.id], apart, weigh):
                _join(groups, first, second, pairing.words)


def _judged(
    judgements: Iterable[Judgement],
) -> tuple[set[tuple[str, str]], frozenset[tuple[str, str]]]:
    """The pairs that analysts joined and parted; what was undone does not count."""
    same: set[tuple[str, str]] = set()
    apart: set[tuple[str, str]] = set()
    for judgement in judgements:
        if judgement.undone:
            continue
        ids = sorted(judgement.report_ids)
        pairs = {(a, b) for at, a in enumerate(ids) for b in ids[at + 1 :]}
        if judgement.decision is Decision.SAME:
            same |= pairs
        elif judgement.decision is Decision.NOT_SAME:
            apart |= pairs
    return same - apart, frozenset(apart)


def _named(groups: Iterable[_Group], known: Mapping[str, str]) -> list[Event]:
    """Make the events; a group keeps the id that most of its reports had, if it is free."""
    taken: set[str] = set()
    events = []
    ordered = sorted(groups, key=lambda g: (-len(g.reports), min(r.id for r in g.reports)))
    for group in ordered:
        votes: dict[str, int] = {}
        for report in group.reports:
            if report.id in known:
                votes[known[report.id]] = votes.get(known[report.id], 0) + 1
        choices = [id for id, _ in sorted(votes.items(), key=lambda row: (-row[1], row[0]))]
        id = next((choice for choice in choices if choice not in taken), None)
        id = id or "e" + min(report.id for report in group.reports)[1:13]
        taken.add(id)
        events.append(event_of(id, group.reports, group.why))
    return sorted(events, key=lambda event: event.id)
