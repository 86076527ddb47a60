"""A stretch of time in UTC; its width says how exactly a moment is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from penumbra.errors import ModelError


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """From `start` up to, not including, `end`; both in UTC.

    Something that happened in it happened at some moment between the two; a wide
    interval is an imprecise one, not a long event.

    >>> Interval.of_days(date(2024, 5, 4)).last_day
    datetime.date(2024, 5, 4)
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None:
            raise ModelError(f"interval {self.start} to {self.end} has no time zone; give UTC")
        if self.end <= self.start:
            raise ModelError(f"interval ends at {self.end}, not after its start {self.start}")

    @classmethod
    def of_days(cls, first: date, last: date | None = None) -> Interval:
        """Make the interval of whole days from `first` to `last`, both included."""
        midnight = datetime.combine(first, time.min, UTC)
        return cls(midnight, datetime.combine(last or first, time.min, UTC) + timedelta(days=1))

    @property
    def first_day(self) -> date:
        return self.start.date()

    @property
    def last_day(self) -> date:
        return (self.end - timedelta(microseconds=1)).date()

    @property
    def days(self) -> int:
        """How many calendar days it touches."""
        return (self.last_day - self.first_day).days + 1

    def of_year(self, year: int) -> Interval:
        """Return the same days of the year that its first day is to fall in.

        The 29th of February becomes the 28th where the year has none.
        """
        shift = year - self.first_day.year
        return Interval.of_days(_in_year(self.first_day, shift), _in_year(self.last_day, shift))

    def overlaps(self, other: Interval) -> bool:
        return self.start < other.end and other.start < self.end

    def meet(self, other: Interval) -> Interval | None:
        """Return the stretch that both share, or None."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Interval(start, end) if start < end else None

    def span(self, other: Interval) -> Interval:
        """Return the shortest interval that holds both."""
        return Interval(min(self.start, other.start), max(self.end, other.end))

    def days_between(self, other: Interval) -> int:
        """Whole days from the end of the earlier to the start of the later; 0 if they overlap."""
        if self.overlaps(other):
            return 0
        gap = max(self.start, other.start) - min(self.end, other.end)
        return gap.days + 1


def _in_year(day: date, shift: int) -> date:
    try:
        return day.replace(year=day.year + shift)
    except ValueError:
        return day.replace(year=day.year + shift, day=28)
