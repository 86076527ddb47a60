"""The value of a time in the notation of TIMEX3: "2024-05-04", "2024-W18-WE", "P3W"."""

from __future__ import annotations

from collections.abc import Callable

from penumbra.model import Interval
from penumbra.reading.times import days

_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
# The letter of a unit, and the smaller unit that tells half of it.
_LETTERS = {
    "minute": ("M", ("S", 30)),
    "hour": ("H", ("M", 30)),
    "day": ("D", ("H", 12)),
    "night": ("D", ("H", 12)),
    "week": ("W", ("D", 3)),
    "month": ("M", ("D", 15)),
    "quarter": ("Q", ("M", 1)),
    "year": ("Y", ("M", 6)),
}
# Units told as so many of another.
_MANY = {"fortnight": (2, "week"), "decade": (10, "year"), "century": (100, "year")}
_CLOCK_UNITS = frozenset(("second", "minute", "hour"))


def value_of(when: Interval) -> str:
    """The shortest value that means exactly these days; "first/last" where there is no name."""
    first, count = when.first_day, when.days
    if count == 1:
        return first.isoformat()
    if count == 2:
        # Two days that are not a weekend are the two ends of one night.
        return _week(when, "-WE") if first.weekday() == 5 else f"{first.isoformat()}TNI"
    if count == 7 and first.weekday() == 0:
        return _week(when, "")
    if first.day == 1:
        for whole, name in _SHAPES:
            if whole(when):
                return name(when)
    return f"{first.isoformat()}/{when.last_day.isoformat()}"


def _week(when: Interval, tail: str) -> str:
    year, week, _ = when.first_day.isocalendar()
    return f"{year}-W{week:02}{tail}"


def _is_months(count: int, *, every: int = 1) -> Callable[[Interval], bool]:
    def fits(when: Interval) -> bool:
        first = when.first_day
        if (first.month - 1) % every or not 28 * count <= when.days <= 31 * count:
            return False
        return days.months(first.year, first.month, count).last_day == when.last_day

    return fits


def _season(when: Interval) -> str:
    return f"{when.first_day.year}-{_SEASONS[when.first_day.month]}"


_is_year, _is_three = _is_months(12, every=12), _is_months(3)
_SHAPES: tuple[tuple[Callable[[Interval], bool], Callable[[Interval], str]], ...] = (
    (_is_months(1), lambda when: f"{when.first_day:%Y-%m}"),
    (
        _is_months(3, every=3),
        lambda when: f"{when.first_day.year}-Q{when.first_day.month // 3 + 1}",
    ),
    (lambda when: _is_three(when) and when.first_day.month in _SEASONS, _season),
    (
        _is_months(6, every=6),
        lambda when: f"{when.first_day.year}-H{when.first_day.month // 6 + 1}",
    ),
    (_is_year, lambda when: f"{when.first_day.year:04}"),
    (
        lambda when: when.first_day.year % 10 == 0 and _is_months(120, every=12)(when),
        lambda when: f"{when.first_day.year // 10}X",
    ),
    (
        lambda when: when.first_day.year % 100 == 0 and _is_months(1200, every=12)(when),
        lambda when: f"{when.first_day.year // 100}XX",
    ),
)


def length_of(count: float | None, unit: str) -> str:
    """The value of a length of time: "P3D", "PT2H", "P2Y6M"; "PXW" where it is not counted."""
    if unit in _MANY and count is not None:
        many, unit = _MANY[unit]
        count *= many
    if unit == "period":
        return "PXX"
    unit = _MANY[unit][1] if unit in _MANY else unit
    letter, (small, half) = _LETTERS.get(unit, ("S", ("S", 0)))
    head = "PT" if unit in _CLOCK_UNITS else "P"
    if count is None:
        return f"{head}X{letter}"
    whole, rest = int(count), count - int(count)
    if not rest:
        return f"{head}{whole}{letter}"
    if rest != 0.5:
        return f"{head}{count:g}{letter}"
    clock = "T" if unit == "day" else ""
    return f"{head}{whole or ''}{letter if whole else ''}{clock}{half}{small}"
