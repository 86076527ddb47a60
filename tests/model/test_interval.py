"""An interval is a stretch of UTC time in which something happened; its width is its precision."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penumbra.errors import ModelError
from penumbra.model import Interval
from tests.make import days

_day = st.dates(date(1900, 1, 1), date(2100, 1, 1))
_moment = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


@st.composite
def _intervals(draw: st.DrawFn) -> Interval:
    start = draw(_moment)
    return Interval(
        start, start + draw(st.timedeltas(timedelta(microseconds=1), timedelta(days=900)))
    )


def test_one_day_begins_and_ends_at_midnight():
    day = days("2024-02-29")

    assert (day.start, day.end) == (
        datetime(2024, 2, 29, tzinfo=UTC),
        datetime(2024, 3, 1, tzinfo=UTC),
    )
    assert (day.first_day, day.last_day, day.days) == (date(2024, 2, 29), date(2024, 2, 29), 1)


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ModelError, match="no time zone; give UTC"):
        Interval(datetime(2024, 5, 4), datetime(2024, 5, 5))


@pytest.mark.parametrize("hours", [0, -1])
def test_an_interval_that_ends_before_it_began_is_refused(hours: int):
    start = datetime(2024, 5, 4, tzinfo=UTC)

    with pytest.raises(ModelError, match="not after its start"):
        Interval(start, start + timedelta(hours=hours))


def test_midnight_belongs_to_the_day_that_begins():
    assert not days("2024-05-04").overlaps(days("2024-05-05"))
    assert days("2024-05-04").meet(days("2024-05-05")) is None


@pytest.mark.parametrize(
    ("one", "other", "between"),
    [
        ("2024-05-04", "2024-05-04", 0),
        ("2024-05-04", "2024-05-05", 1),
        ("2024-05-08", "2024-05-04", 4),
        ("2023-12-31", "2024-01-01", 1),
    ],
)
def test_days_between_two_days_are_counted_on_the_calendar(one: str, other: str, between: int):
    assert days(one).days_between(days(other)) == between
    assert days(other).days_between(days(one)) == between


@given(_day, _day)
def test_whole_days_give_back_their_first_and_last_day(one: date, other: date):
    first, last = sorted((one, other))

    interval = Interval.of_days(first, last)

    assert (interval.first_day, interval.last_day) == (first, last)
    assert interval.days == (last - first).days + 1


@given(_intervals(), _intervals())
def test_what_two_intervals_share_lies_in_both_and_what_spans_them_holds_both(
    one: Interval, other: Interval
):
    shared, whole = one.meet(other), one.span(other)

    assert (shared is not None) == one.overlaps(other) == (one.days_between(other) == 0)
    assert shared == other.meet(one)
    assert whole == other.span(one)
    for part in (one, other):
        assert whole.meet(part) == part
        assert shared is None or part.meet(shared) == shared
