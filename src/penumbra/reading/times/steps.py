"""Days counted on from another: "ten days ago", "a year later", "the night before"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from penumbra.model import Interval
from penumbra.reading.times import days
from penumbra.reading.times.counts import (
    GONE,
    PARTS,
    Count,
)
from penumbra.reading.times.lengths import go, length_value
from penumbra.reading.times.moment import Found, Moment, Told, around, one_day
from penumbra.reading.times.stretches import whole_unit
from penumbra.reading.times.values import value_of

_WHAT_AFTER = re.compile(r"\s+(?!(?:and|but|in|at|on|by|when|as|with|he|she|they|it)\b)[\w\"'“]")
_CAME = re.compile(
    r"\b(?:came|comes|coming|happened|took place|occurred|follows|followed)\s+(?:just\s+|only\s+)?$"
)
# "Several", and a bare plural, as so many units.
_VAGUE, _PLURAL = (3, 9), (2, 9)


def counted_on(
    count: Count, unit: str, plural: bool, how: str, tail: re.Match[str], moment: Moment
) -> Found | None:
    """ "Ten days ago", "a year later", "weeks earlier", counted from today or the day told."""
    low, high = count.low, count.high
    if tail["how"] and "half" in tail.group() and low is not None and high is not None:
        low, high = low + 0.5, high + 0.5
    counted = low is not None or count.vague or plural
    if how in ("before", "after") and _WHAT_AFTER.match(moment.small, tail.end()):
        # "It came two days after the raid": what came is under discussion, so the raid is known.
        if low is not None and unit in ("day", "week", "month", "year") and moment.told:
            floor = max(moment.start, count.start - 24)
            if _CAME.search(moment.small, floor, count.start):
                sign = 1 if how == "before" else -1
                said = _stepped(moment.told, sign, low, high or low, count, unit, how)
                return "counted back", count.start, 0, said
        # "Three weeks after the fire": the fire's day is not here to count from.
        if counted and unit not in PARTS:
            return "length", count.start, 0, Told(None, length_value(count, unit), "length")
        return None
    if not counted:
        return _beside(count, unit, how, tail, moment)
    base = moment.published if how in ("ago", "hence", "from now") else moment.told
    sign = -1 if how in GONE else 1
    if count.frame == "this" or unit in ("period", "morning", "afternoon", "evening"):
        return None
    if base is None:
        return "ago", count.start, tail.end(), None
    unanchored = (
        sign > 0
        and base == moment.published
        and how not in ("hence", "from now")
        and unit not in ("minute", "hour")
        and moment.tense(count.start) != "future"
    )
    if low is None or high is None or count.vague:
        if unanchored:
            return "ago", count.start, tail.end(), Told(None, "FUTURE_REF", "reference")
        first, last = _VAGUE if count.vague and low is None else (2, 3) if low else _PLURAL
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        when = _between(base, sign * first, sign * last, unit)
        return "ago", count.start, tail.end(), Told(when, value, "span")
    if how in ("earlier", "ago") and low == 1 and unit == "year" and moment.quarter:
        # "From $3 million a year ago", told of a quarter.
        when = days.months(moment.quarter.first_day.year - 1, moment.quarter.first_day.month, 3)
        return "ago", count.start, tail.end(), when
    if how not in ("ago", "hence", "from now"):
        if on := _on_from_period(sign, low, count, unit, moment):
            return "ago", count.start, tail.end(), on
        if unanchored:
            # "A year later", with no day told that it could count from.
            value = length_value(count, unit)
            return "ago", count.start, tail.end(), Told(None, value, "reference")
    return "ago", count.start, tail.end(), _stepped(base, sign, low, high, count, unit, how)


def _on_from_period(
    sign: int, low: float, count: Count, unit: str, moment: Moment
) -> Interval | None:
    """ "In 2022 … a year later": a month or a year told last is gone on from as such."""
    period = moment.period
    if period is None or count.vague or period.days < 28 or low != int(low):
        return None
    if unit not in ("month", "year"):
        return None
    there = days.step(period.first_day, sign * int(low), unit)
    return days.month(there.year, there.month) if period.days < 32 else days.year(there.year)


def _stepped(
    base: date, sign: int, low: float, high: float, count: Count, unit: str, how: str
) -> Told:
    if unit in ("second", "minute", "hour"):
        away = int(high // 24) if unit == "hour" else 0
        day = base + timedelta(days=sign * away)
        when = one_day(day)
        if how == "ago":
            when = Interval.of_days(day - timedelta(days=1 if unit == "hour" else 0), day)
        return Told(when, value_of(one_day(day)), "day")
    if unit in ("year", "decade") and low != int(low):
        size = 12 if unit == "year" else 120
        low, high, unit = low * size, high * size, "month"
    near, far = go(base, sign * low, unit), go(base, sign * high, unit)
    value = _value_at(near, unit)
    if near != far:
        return Told(Interval.of_days(min(near, far), max(near, far)), value)
    if unit in ("day", "night"):
        when = around(near, max(1, round(high / 5))) if count.about else one_day(near)
        return Told(when, value)
    if unit in ("week", "fortnight", "weekend"):
        if unit == "weekend":
            return Told(days.weekend(near), value_of(days.weekend(near)))
        return Told(around(near, 3 if how == "ago" else 1), value)
    if unit == "month":
        return Told(around(near, 15 if low < 6 else 30), value)
    if unit == "quarter":
        when = days.months(near.year, (near.month - 1) // 3 * 3 + 1, 3)
        return Told(when, value_of(when))
    if unit == "year":
        if count.about and low > 1:
            return Told(days.year(near.year - 1).span(days.year(near.year + 1)), value)
        return Told(around(near, 30) if low == 1 else days.year(near.year), value)
    away = 2 if unit == "decade" else 10
    return Told(days.year(near.year - away).span(days.year(near.year + away)), value)


def _value_at(day: date, unit: str) -> str:
    if unit in ("week", "fortnight"):
        return value_of(days.week(day))
    if unit == "month":
        return f"{day:%Y-%m}"
    return f"{day.year:04}" if unit in ("year", "decade", "century") else day.isoformat()


def _between(base: date, near: int, far: int, unit: str) -> Interval:
    if unit in ("second", "minute", "hour"):
        return one_day(base)
    ends = go(base, near, unit), go(base, far, unit)
    return Interval.of_days(min(ends), max(ends))


def _beside(count: Count, unit: str, how: str, tail: re.Match[str], moment: Moment) -> Found | None:
    """ "The day before", "the night after", "the year before"."""
    if count.article != "the" or count.frame or how not in ("before", "after"):
        return None
    start, end = count.start, tail.end()
    if moment.told is None:
        return "beside", start, end, None
    away = -1 if how == "before" else 1
    if unit in ("day", "night", *PARTS):
        day = moment.told + timedelta(days=away)
        if unit == "night" and away < 0:
            return "beside", start, end, Interval.of_days(day, moment.told)
        return "beside", start, end, one_day(day)
    whole = whole_unit(unit, moment.told, away)
    return ("beside", start, end, whole) if whole else None
