"""Reports as fusion looks at them, and an index of those worth comparing."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from math import floor

from penumbra.model import Place, Report

# A dated report this wide joins what is there, like an undated one; it never links two days.
WIDE_DAYS = 45
# A place this exact is a scene; a larger one is only a stage.
EXACT_KM = 60.0
# Past half a year an account without a day needs more than place and kind to be of the same.
OLD_DAYS = 180
# An account without a day, published so soon after another, is likely of the same news.
NEWS_DAYS = 30
# A word that more reports of a kind use than this finds nobody in particular.
_COMMON = 25
# Cells of the map, in degrees; a scene and its slack reach into the neighbours at most.
_CELL_LAT, _CELL_LON = 1.0, 2.0
_WORD = re.compile(r"[^\W_]{3,}(?:[-’'][^\W_]+)*")
_PLAIN = frozenset(
    "the and for with from that this was were has had have been are its his her their two three "
    "four into after over near off one attack incident fire blaze explosion blast cable drone "
    "drones airport damage damaged cut said which".split()
)


_Cell = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Account:
    """A report, the day its document was published, and its telling words."""

    report: Report
    published: date | None
    words: frozenset[str]

    @classmethod
    def of(cls, report: Report, published: date | None = None) -> Account:
        return cls(report, published, _telling(report))

    @property
    def is_dated(self) -> bool:
        """Whether it tells its days exactly enough to link others."""
        return self.report.when is not None and self.report.when.days <= WIDE_DAYS


def _telling(report: Report) -> frozenset[str]:
    """The words for what was hit, with what, by whom; not those of its places."""
    phrases = (*report.targets, *report.instruments, *report.actors)
    quotes = (mention.quote for mention in report.mentions)
    found = _WORD.findall(" ".join((*phrases, *quotes)))
    places = {word.casefold() for place in report.where for word in _WORD.findall(place.name)}
    return frozenset(
        word for word in found if word.casefold() not in _PLAIN and word.casefold() not in places
    )


class Index:
    """Finds the accounts of a kind that share a scene or a telling word with another.

    Two accounts that share neither cannot reach the threshold; nor do two that share only a
    scene if one was told more than half a year after the other. So cost grows with what is
    shared, not with how many there are.
    """

    def __init__(self, accounts: Iterable[Account]) -> None:
        self._words: dict[tuple[str, str], list[Account]] = {}
        self._cells: dict[tuple[str, _Cell], list[tuple[int, str, Account]]] = {}
        self._undated: dict[tuple[str, _Cell], list[Account]] = {}
        for account in accounts:
            kind, day = account.report.kind, _day(account)
            for word in account.words:
                self._words.setdefault((kind, word), []).append(account)
            for cell in _cells(account):
                if day is None:
                    self._undated.setdefault((kind, cell), []).append(account)
                else:
                    row = (day, account.report.id, account)
                    self._cells.setdefault((kind, cell), []).append(row)
        for rows in self._cells.values():
            rows.sort(key=lambda row: row[:2])

    def near(self, account: Account, *, before: int, after: int) -> list[Account]:
        """Return the accounts worth comparing with this one, in the order of their ids.

        Of those that share only its scene, none more than so many days before or after it.
        """
        kind, found = account.report.kind, dict[str, Account]()
        for word in account.words:
            rows = self._words.get((kind, word), ())
            if len(rows) <= _COMMON:
                found.update((other.report.id, other) for other in rows)
        cells = {
            (lat + up, lon + right)
            for lat, lon in _cells(account)
            for up in _STEP
            for right in _STEP
        }
        for cell in cells:
            found.update(
                (other.report.id, other) for other in self._in(kind, cell, account, before, after)
            )
        found.pop(account.report.id, None)
        return [found[id] for id in sorted(found)]

    def _in(
        self, kind: str, cell: _Cell, account: Account, before: int, after: int
    ) -> Iterator[Account]:
        yield from self._undated.get((kind, cell), ())
        rows, day = self._cells.get((kind, cell), []), _day(account)
        first, last = 0, len(rows)
        if day is not None:
            first = bisect_left(rows, day - before, key=lambda row: row[0])
            last = bisect_right(rows, day + after, key=lambda row: row[0])
        yield from (account for _, _, account in rows[first:last])


def _day(account: Account) -> int | None:
    """The day that an account is found by: its own last one, else that of its publication."""
    if account.report.when is not None and account.is_dated:
        return account.report.when.last_day.toordinal()
    return account.published.toordinal() if account.published else None


def _cells(account: Account) -> set[_Cell]:
    return {cell for place in account.report.where if (cell := _cell(place)) is not None}


_STEP = (-1, 0, 1)


def _cell(place: Place) -> _Cell | None:
    if place.lat is None or place.lon is None or (place.within_km or 1e9) > EXACT_KM:
        return None
    return floor(place.lat / _CELL_LAT), floor(place.lon / _CELL_LON)
