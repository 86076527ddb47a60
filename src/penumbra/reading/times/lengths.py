"""Lengths of time: "three weeks", "a four-year term", and those up to today: "recent years"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from penumbra.model import Interval
from penumbra.reading.times import days
from penumbra.reading.times.counts import (
    AHEAD,
    PARTS,
    Count,
)
from penumbra.reading.times.moment import Found, Moment, Told
from penumbra.reading.times.values import length_of

# How many days a unit has, and how wide "about then" is around a day counted in it.
DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30, "quarter": 91, "year": 365}
DAYS |= {"weekend": 7, "decade": 3652, "century": 36525, "second": 0, "minute": 0, "hour": 0}
# How far back "recent" reaches: long enough for the plural, no further.
_RECENT = {"hour": 1, "day": 7, "night": 7, "week": 42, "weekend": 42, "month": 183}
_RECENT |= {"quarter": 365, "year": 1096, "decade": 7305}
_STILL_GOING = re.compile(
    r"\b(?:has|have|'ve)\s+(?!.*\b(?:jailed|sentenced|imprisoned|banned|suspended|extended|barred"
    r"|remanded|scheduled|valid|fined|postponed|ordered|detained|until)\b)[^.;:]{0,70}\bfor\s+"
    r"(?:about\s+|nearly\s+|almost\s+|more than\s+|at least\s+|over\s+|some\s+)?(?:the\s+)?$"
)


def length(
    count: Count,
    unit: str,
    plural: bool,
    tail: re.Match[str] | None,
    at: int,
    moment: Moment,
) -> Found | None:
    """ "The past three weeks", "recent years", "for two months", "a four-year term", "hours"."""
    frame, today = count.frame, moment.published
    half = bool(tail and tail["half"])
    end = tail.end() if tail and (tail["half"] or tail["joined"] == "long" or tail["ahead"]) else 0
    if (
        count.article
        and count.low == 1
        and unit in ("night", "weekend", *PARTS, "period", "quarter")
    ):
        return None
    if unit == "period" or (plural and count.low is None and unit in ("period", "second")):
        return None
    if unit == "second" and count.low is None:
        return None
    if unit == "quarter" and (count.hyphen or plural) and moment.small.startswith("s of", at + 7):
        return None
    low = count.low + 0.5 if half and count.low is not None else count.low
    value = (
        length_of(low, unit) if not (count.vague and count.low is None) else length_of(None, unit)
    )
    reaches = frame in ("last", "past", "recent") or frame in AHEAD or frame in ("these", "those")
    if (
        today is not None
        and reaches
        and frame not in ("following", "subsequent", "ensuing", "these", "those")
    ):
        if low is None or count.vague:
            value = value if count.vague or unit not in ("year", "decade") else "PAST_REF"
            when = _recent(today, frame, unit)
        else:
            when = reach(today, -low if frame in AHEAD else low, unit)
        return "past" if low else "recent", count.start, end, Told(when, value, "span")
    if (
        today is not None
        and low is not None
        and unit in DAYS
        and _STILL_GOING.search(moment.small, max(moment.start, count.start - 120), count.start)
    ):
        return "for", count.start, end, Told(reach(today, low, unit), value, "span")
    return "length", count.start, end, Told(None, value, "length")


def length_value(count: Count, unit: str) -> str:
    return length_of(None if count.vague and count.low is None else count.low, unit)


def go(base: date, count: float, unit: str) -> date:
    """Step by whole units, and by days for half of one."""
    if unit == "century":
        count, unit = count * 10, "decade"
    if unit in ("fortnight", "weekend", "night"):
        count, unit = (
            (count, "day") if unit == "night" else (count * (1 + (unit == "fortnight")), "week")
        )
    whole = int(count)
    half = timedelta(days=round((count - whole) * DAYS[unit]))
    return days.step(base, whole, unit) + half


def reach(today: date, count: float, unit: str) -> Interval:
    """From so many units back up to today; from today on if the count is negative."""
    if unit in ("second", "minute", "hour"):
        size = count / 24 if unit == "hour" else 0
        ends = today, today - timedelta(days=round(abs(size) + 0.49) * (1 if size >= 0 else -1))
    else:
        ends = today, go(today, -count, unit)
    return Interval.of_days(min(ends), max(ends))


def _recent(today: date, frame: str, unit: str) -> Interval:
    back = timedelta(days=_RECENT.get(unit, 1))
    if frame in AHEAD:
        return Interval.of_days(today, today + back)
    return Interval.of_days(today - back, today)
