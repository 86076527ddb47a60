"""Put the reports of one event together, without ever joining two that contradict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from penumbra.fusion.accounts import NEWS_DAYS, OLD_DAYS, Account, Index
from penumbra.fusion.events import event_of
from penumbra.fusion.pairs import (
    ALIKE,
    SLACK_DAYS,
    THRESHOLD,
    Pairing,
    Published,
    forbids,
    weigh,
    worth,
)
from penumbra.model import Decision, Event, Interval, Judgement, Report, Status


@dataclass(slots=True)
class _Group:
    accounts: list[Account] = field(default_factory=list)
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
    days = published or {}
    rows = [Account.of(report, days.get(report.document_id)) for report in reports]
    rows.sort(key=_id)
    same, apart = _judged(judgements)
    groups = {account.report.id: _Group([account]) for account in rows}
    by_id = {account.report.id: account for account in rows}
    dated = [account for account in rows if account.is_dated]
    loose = [account for account in rows if not account.is_dated]
    for one, other in sorted(same):
        if one in by_id and other in by_id:
            _join(groups, by_id[one], by_id[other], "an analyst says they are the same")
    for pairing, left, right in _ranked(_close_pairs(dated)):
        if _may_join(groups[left.report.id], groups[right.report.id], apart):
            _join(groups, left, right, pairing.words)
    left_over = _attach(loose, Index(dated), groups, apart)
    _join_loose(left_over, groups, apart)
    unique = {id(group): group for group in groups.values()}
    return _named(unique.values(), known or {})


def _id(account: Account) -> str:
    return account.report.id


def _close_pairs(rows: Sequence[Account]) -> Iterator[tuple[Account, Account]]:
    """Yield dated accounts of kinds that can meet whose days are near; a sweep over time."""
    for kinds in _comparable(rows):
        ordered = sorted(
            (account for account in rows if account.report.kind in kinds), key=_start_and_id
        )
        open_: list[Account] = []
        for account in ordered:
            start = _when(account).start
            open_ = [one for one in open_ if (start - _when(one).end).days <= SLACK_DAYS]
            for other in open_:
                if len(kinds) == 1 or other.report.kind != account.report.kind:
                    yield other, account
            open_.append(account)


def _when(account: Account) -> Interval:
    assert account.report.when is not None
    return account.report.when


def _start_and_id(account: Account) -> tuple[datetime, str]:
    return _when(account).start, account.report.id


def _comparable(rows: Sequence[Account]) -> Iterator[frozenset[str]]:
    kinds = {account.report.kind for account in rows}
    yield from (frozenset({kind}) for kind in sorted(kinds))
    yield from (pair for pair in ALIKE if pair <= kinds)


def _ranked(
    pairs: Iterable[tuple[Account, Account]],
) -> list[tuple[Pairing, Account, Account]]:
    """The pairs that are enough to join, strongest first; ids settle ties."""
    weighed = []
    for left, right in pairs:
        ordered = left.report.id < right.report.id
        first, second = (left, right) if ordered else (right, left)
        if worth(first, second) >= THRESHOLD:
            weighed.append((weigh(first, second), first, second))
    return sorted(weighed, key=lambda row: (-row[0].score, _id(row[1]), _id(row[2])))


def _may_join(left: _Group, right: _Group, apart: frozenset[tuple[str, str]]) -> bool:
    if left is right:
        return False
    told = {account.report.document_id for account in left.accounts}
    if any(account.report.document_id in told for account in right.accounts):
        return False
    for one in left.accounts:
        for other in right.accounts:
            ids = (min(_id(one), _id(other)), max(_id(one), _id(other)))
            if ids in apart or forbids(one, other):
                return False
    return True


def _join(groups: dict[str, _Group], left: Account, right: Account, why: str) -> None:
    home, guest = sorted(
        (groups[_id(left)], groups[_id(right)]), key=lambda group: -len(group.accounts)
    )
    if home is guest:
        return
    home.why.update(guest.why)
    # Of each group one report, its first, has no reason yet; the guests' gets this one.
    first = next(account for account in guest.accounts if _id(account) not in guest.why)
    home.why[_id(first)] = why
    home.accounts += guest.accounts
    for account in guest.accounts:
        groups[_id(account)] = home


def _attach(
    loose: Sequence[Account],
    dated: Index,
    groups: dict[str, _Group],
    apart: frozenset[tuple[str, str]],
) -> list[Account]:
    """Give each loose account to the one group it fits best; return those that fit none."""
    left_over = []
    for account in loose:
        homes: list[tuple[float, Account, str]] = []
        # What was published before a day cannot tell of it; a wide stretch may lie around it.
        after = SLACK_DAYS if account.report.when is None else OLD_DAYS
        choices = dated.near(account, before=OLD_DAYS, after=after)
        for pairing, first, second in _ranked((account, other) for other in choices):
            other = second if first is account else first
            if homes and pairing.score < homes[0][0]:
                break
            if _may_join(groups[_id(account)], groups[_id(other)], apart):
                homes.append((pairing.score, other, pairing.words))
        # Two events fit equally well: nobody can say which, so it stays by itself.
        if len({id(groups[_id(other)]) for _, other, _ in homes}) == 1:
            _join(groups, homes[0][1], account, homes[0][2])
        else:
            left_over.append(account)
    return left_over


def _join_loose(
    left_over: Sequence[Account],
    groups: dict[str, _Group],
    apart: frozenset[tuple[str, str]],
) -> None:
    """Join loose accounts that fit no dated one to each other; what is imagined stays alone."""
    alone = [
        account
        for account in left_over
        if account.report.status is not Status.HYPOTHETICAL
        and len(groups[_id(account)].accounts) == 1
    ]
    index = Index(alone)
    pairs = (
        (account, other)
        for account in alone
        for other in index.near(account, before=NEWS_DAYS, after=NEWS_DAYS)
        if _id(account) < _id(other)
    )
    for pairing, first, second in _ranked(pairs):
        left, right = groups[_id(first)], groups[_id(second)]
        if left is not right and _one_news(left, right) and _may_join(left, right, apart):
            _join(groups, first, second, pairing.words)


def _one_news(left: _Group, right: _Group) -> bool:
    """Whether all of two groups came out within one spell of news.

    Accounts without a day would otherwise chain a month's talks to the next month's.
    """
    days = [a.published for group in (left, right) for a in group.accounts if a.published]
    return not days or (max(days) - min(days)).days <= NEWS_DAYS


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
    ordered = sorted(groups, key=lambda g: (-len(g.accounts), min(map(_id, g.accounts))))
    for group in ordered:
        votes: dict[str, int] = {}
        for id in map(_id, group.accounts):
            if id in known:
                votes[known[id]] = votes.get(known[id], 0) + 1
        choices = [id for id, _ in sorted(votes.items(), key=lambda row: (-row[1], row[0]))]
        kept = next((choice for choice in choices if choice not in taken), None)
        name = kept or "e" + min(map(_id, group.accounts))[1:13]
        taken.add(name)
        events.append(event_of(name, [account.report for account in group.accounts], group.why))
    return sorted(events, key=lambda event: event.id)
