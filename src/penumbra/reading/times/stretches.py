"""One certain stretch: "last week", "this year", "that night", "the end of the month"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from penumbra.model import Interval
from penumbra.reading.times import days
from penumbra.reading.times.counts import (
    AHEAD,
    BACK,
    FROM_TOLD,
    ONE_STRETCH,
    PARTS,
    Count,
)
from penumbra.reading.times.lengths import reach
from penumbra.reading.times.moment import Answer, Found, Moment, Told, cut, one_day
from penumbra.reading.times.values import length_of, value_of

_EDGE_OF = re.compile(
    r"\b(?:start|beginning|middle|end|close|half|rest|remainder|course|months|weeks|days|earlier|later"
    r"|late|early|turn)\s+(?:of|in)\s+the\s+$"
)


def one_stretch(count: Count, unit: str, at: int, moment: Moment) -> Found | None:
    """ "Last week", "this year", "the same month", "the following day", "the end of the year"."""
    if unit == "night":
        return _night(count, at, moment)
    frame = count.frame
    if frame in ONE_STRETCH:
        if unit in ("minute", "hour", "second"):
            return None
        if moment.small.startswith("-", at + len(unit)) and frame != "last":
            return None
        if unit == "period":
            return ("quarter", count.start, 0, moment.quarter) if frame == "latest" else None
        if unit == "century":
            return (
                ("unit", count.start, 0, Told(None, "P100Y", "length")) if frame == "this" else None
            )
        return "unit", count.start, 0, _framed(count, unit, at, moment)
    if frame:
        return None
    if count.article == "the":
        return _the_unit(count, unit, at, moment)
    if unit in ("day", "week", "decade", "year") and moment.small.startswith(
        "-long", at + len(unit)
    ):
        return "length", at, at + len(unit) + 5, Told(None, length_of(1, unit), "length")
    return None


def _framed(count: Count, unit: str, at: int, moment: Moment) -> Answer:
    frame = count.frame
    if frame in ("same", "that") and unit == "day" and (some := _within(moment)):
        return Told(some, "", "span")
    if frame in ("same", "that") and unit != "day":
        today = moment.period.first_day if moment.period else moment.published
    elif frame in FROM_TOLD or (frame == "next" and unit == "day"):
        today = moment.told
        if unit not in ("day", "week", "weekend") and moment.period:
            today = moment.period.first_day
    else:
        today = moment.published
    if today is None:
        return None
    if unit == "quarter" and frame in ("latest", "that", "same"):
        return moment.quarter or whole_unit(unit, moment.published or today, -1)
    if unit == "weekend":
        return a_weekend(today, frame, at, moment)
    away = -1 if frame in BACK else 1 if frame in AHEAD else 0
    if re.match(
        r"\s+but\s+one\b|\s+before\s+last\b", moment.small[at + len(unit) : at + len(unit) + 14]
    ):
        away *= 2
    if frame == "past":
        return Told(reach(today, 1, unit), length_of(1, unit), "span")
    whole = whole_unit(unit, today, away)
    if whole is None:
        return None
    return _unfinished(whole, at, moment) if frame in ("this", "current") else whole


def whole_unit(unit: str, today: date, away: int) -> Interval | None:
    if unit == "day":
        return one_day(today + timedelta(days=away))
    if unit == "week":
        return days.week(today, away)
    if unit == "fortnight":
        return Interval.of_days(*sorted((today, today + timedelta(days=13 * (away or -1)))))
    if unit == "weekend":
        return days.weekend(today, away)
    if unit == "month":
        return days.month(today.year, today.month + away)
    if unit == "quarter":
        return days.months(today.year, (today.month - 1) // 3 * 3 + 1 + 3 * away, 3)
    if unit == "decade":
        first = today.year // 10 * 10 + 10 * away
        return Interval.of_days(date(first, 1, 1), date(first + 9, 12, 31))
    return days.year(today.year + away) if unit == "year" else None


def a_weekend(today: date, which: str, at: int, moment: Moment) -> Interval:
    """The weekend that "last", "this" or "the" means, by tense and by the day of the week."""
    if which in AHEAD:
        return days.weekend(today, 1 if today.weekday() >= 5 else 0)
    if which in ("that", "same"):
        return days.weekend(today)
    over = which in BACK or which == "past" or moment.tense(at) != "future"
    return days.weekend(today, -1 if over and (today.weekday() < 5 or which != "this") else 0)


def _unfinished(when: Interval, at: int, moment: Moment) -> Answer:
    """Of a stretch that holds today take what is over, or what is to come."""
    today = moment.published
    if today is None or not when.first_day <= today <= when.last_day:
        return when
    if moment.tense(at) == "future":
        return cut(when, Interval.of_days(today, when.last_day))
    return cut(when, Interval.of_days(when.first_day, today))


def _the_unit(count: Count, unit: str, at: int, moment: Moment) -> Found | None:
    """ "The end of the year", "at the weekend", "the quarter", "earlier in the day"."""
    today = moment.published
    small, end = moment.small, at + len(unit)
    if unit == "weekend":
        if today is None:
            return "weekend", count.start, 0, None
        if small.startswith(" before last", end):
            return "weekend", count.start, end + 12, days.weekend(today, -2)
        to_come = moment.tense(at) == "future" or today.weekday() >= 5
        return "weekend", count.start, 0, days.weekend(today, 0 if to_come else -1)
    if unit == "week" and small.startswith(" of ", end):
        return None
    if small.startswith(" before last", end) and unit in ("week", "month", "year", "day"):
        return "unit", count.start, end + 12, whole_unit(unit, today, -2) if today else None
    if unit in ("quarter", "period") and moment.quarter is not None:
        return "quarter", count.start, 0, moment.quarter
    if unit not in ("day", "week", "month", "year"):
        return None
    if _EDGE_OF.search(small, max(moment.start, at - 40), at):
        base = moment.told if unit == "day" else today
        return "unit", count.start, 0, whole_unit(unit, base, 0) if base else None
    if unit == "year" and small.startswith((" ended ", " ending "), end):
        return "length", count.start, 0, Told(None, "P1Y", "length")
    # "For the year, sales rose": which year is for the reader of the accounts to say.
    if unit != "day" and count.before in ("for", "in", "during", "through", "over", "of"):
        whole = whole_unit(unit, today, 0) if today else None
        return (
            "reference",
            count.start,
            0,
            Told(None, value_of(whole) if whole else "", "reference"),
        )
    return None


def part_of_day(count: Count, unit: str, plural: bool, moment: Moment) -> Found | None:
    """ "This morning", "that evening", "the next afternoon"."""
    frame = count.frame
    if plural or count.low is not None or count.vague or frame in ("first", "second", "late", ""):
        return None
    if frame in ("this", "early", "later"):
        day = moment.published if frame == "this" else None
    elif frame in ("last", "past"):
        day = None
    else:
        day = _neighbour(frame, moment)
    if frame not in ONE_STRETCH:
        return None
    if frame in ("that", "same") and (some := _within(moment)):
        return "unit", count.start, 0, Told(some, "", "span")
    answer = Told(one_day(day), f"{day.isoformat()}T{PARTS[unit]}", "day") if day else None
    return "unit", count.start, 0, answer


def _within(moment: Moment) -> Interval | None:
    """ "In November … that night": some day of the stretch told last, if that is no day."""
    period = moment.period
    if period is None or period.days <= 2:
        return None
    return period


def _neighbour(frame: str, moment: Moment) -> date | None:
    period, day = moment.period, moment.told
    if period is not None and period.days == 2 and frame in ("that", "same"):
        # "The night of 3 May … the same night"
        day = period.first_day
    if day is None:
        return None
    away = -1 if frame in BACK else 1 if frame in AHEAD else 0
    return day + timedelta(days=away)


def _night(count: Count, at: int, moment: Moment) -> Found | None:
    frame, today = count.frame, moment.published
    if frame == "last":
        day = today - timedelta(days=1) if today else None
    elif frame == "this":
        day = today
    elif frame in ONE_STRETCH:
        if frame in ("that", "same") and (some := _within(moment)):
            return "night", count.start, 0, Told(some, "", "span")
        day = _neighbour(frame, moment)
        if day and frame in AHEAD:
            return "unit", count.start, 0, Told(one_day(day), f"{day.isoformat()}TNI", "day")
    elif count.article == "the" and count.before in ("in", "during"):
        if re.match(r"\s+(?:on|to|into|from|between|of)\b", moment.small[at + 5 : at + 15]):
            return None
        day = today - timedelta(days=1) if today else None
    else:
        return None
    when = Interval.of_days(day, day + timedelta(days=1)) if day else None
    return "night", count.start, 0, when
