"""Times that count from the day of publication or from the day told last."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta

from penumbra.model import Interval
from penumbra.reading import days
from penumbra.reading.moment import Moment, around, number, one_day
from penumbra.reference.dates import WEEKDAYS


def read_weekday(match: re.Match[str], moment: Moment) -> Interval | None:
    today = moment.published
    if today is None:
        return None
    weekday = WEEKDAYS[match["weekday"]]
    if match["week"]:
        return one_day(
            days.week(today, -1 if match["week"] == "last" else 1).first_day
            + timedelta(days=weekday)
        )
    which = match["which"]
    if which in ("following", "previous"):
        if moment.told is None:
            return None
        turn = days.weekday_after if which == "following" else days.weekday_before
        day = turn(moment.told, weekday, strictly=True)
    elif which in ("next", "coming") or match["next"]:
        day = days.weekday_after(today, weekday)
    elif which in ("last", "past"):
        day = days.weekday_before(today, weekday, strictly=True)
    elif which == "this":
        day = days.week(today).first_day + timedelta(days=weekday)
    elif match["relative"]:
        if moment.told is None:
            return None
        turn = days.weekday_after if match["relative"] == "after" else days.weekday_before
        day = turn(moment.told, weekday, strictly=True)
    elif not match["owned"] and _coming(match.start(), moment):
        day = days.weekday_after(today, weekday, strictly=False)
    else:
        day = days.weekday_before(today, weekday)
    if match["hours"] and match["hours"].startswith("night"):
        return Interval.of_days(day, day + timedelta(days=1))
    return one_day(day)


def _coming(at: int, moment: Moment) -> bool:
    tense = moment.tense(at)
    return tense == "future" or (tense is None and moment.deadline(at))


def read_today(match: re.Match[str], moment: Moment) -> Interval | None:
    today = moment.published
    if today is None:
        return None
    away = _TODAYS[re.sub(r"\s+", " ", match.group())]
    return Interval.of_days(*(today + timedelta(days=step) for step in away))


_TODAYS = {
    "today": (0, 0),
    "tonight": (0, 1),
    "this morning": (0, 0),
    "this afternoon": (0, 0),
    "this evening": (0, 0),
    "yesterday": (-1, -1),
    "yesterday morning": (-1, -1),
    "yesterday afternoon": (-1, -1),
    "yesterday evening": (-1, -1),
    "last night": (-1, 0),
    "overnight": (-1, 0),
    "during the night": (-1, 0),
    "in the night": (-1, 0),
    "tomorrow": (1, 1),
    "the day before yesterday": (-2, -2),
    "the day after tomorrow": (2, 2),
}


def read_unit(match: re.Match[str], moment: Moment) -> Interval | None:
    """ "Last week", "this year", "next weekend", "the previous month"."""
    which, unit = match["which"].split()[-1], match["unit"]
    if which in ("same", "that") and unit != "day":
        today = moment.period or moment.published
    elif which in _FROM_TOLD or (which == "next" and unit == "day"):
        today = moment.told
    else:
        today = moment.published
    if today is None:
        return None
    away = _AWAY.get(which, 0)
    if unit == "weekend":
        return read_a_weekend(today, which, match.start(), moment)
    whole = _whole(unit, today, away)
    return _unfinished(whole, match, moment) if which in ("this", "current") else whole


_FROM_TOLD = frozenset(("previous", "following", "same", "that"))
_AWAY = {"last": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}


def _whole(unit: str, today: date, away: int) -> Interval:
    if unit == "day":
        return one_day(today + timedelta(days=away))
    if unit == "week":
        return days.week(today, away)
    if unit == "month":
        return days.month(today.year, today.month + away)
    if unit == "quarter":
        return days.months(today.year, (today.month - 1) // 3 * 3 + 1 + 3 * away, 3)
    if unit == "decade":
        first = today.year // 10 * 10 + 10 * away
        return Interval.of_days(date(first, 1, 1), date(first + 9, 12, 31))
    return days.year(today.year + away)


def read_a_weekend(today: date, which: str, at: int, moment: Moment) -> Interval:
    if which in ("next", "coming", "following"):
        return days.weekend(today, 1 if today.weekday() >= 5 else 0)
    over = which in ("last", "past", "previous") or moment.tense(at) != "future"
    return days.weekend(today, -1 if over and (today.weekday() < 5 or which != "this") else 0)


def read_next_hours(match: re.Match[str], moment: Moment) -> Interval | None:
    """ "The next morning", "the previous night", "the day before"."""
    if moment.told is None:
        return None
    back = match["which"] == "previous" or match["side"] == "before"
    unit = match["unit"] or match["long"] or "day"
    if unit == "year":
        return days.year(moment.told.year + (-1 if back else 1))
    day = moment.told + timedelta(days=-1 if back else 1)
    if unit == "night" and back:
        return Interval.of_days(day, moment.told)
    return one_day(day)


def _unfinished(when: Interval, match: re.Match[str], moment: Moment) -> Interval:
    """Of a stretch that holds today take what is over, or what is to come."""
    today = moment.published
    if today is None or not when.first_day <= today <= when.last_day:
        return when
    if moment.tense(match.start()) == "future":
        return Interval.of_days(today, when.last_day)
    return Interval.of_days(when.first_day, today)


def read_this_season(match: re.Match[str], moment: Moment) -> Interval | None:
    today = moment.published
    if today is None:
        return None
    name, which = match["season"], match["which"]
    year = today.year - 1 if name == "winter" and today.month < 3 else today.year
    current = days.season(year, name)
    if which == "this":
        return _unfinished(current, match, moment)
    if which == "next":
        return current if current.first_day > today else days.season(year + 1, name)
    return current if current.last_day < today else days.season(year - 1, name)


def read_ago(match: re.Match[str], moment: Moment) -> Interval | None:
    """ "Ten days ago" is a day; weeks, months and years are as wide as such words."""
    count = number(match["count"])
    how = match["how"]
    base = moment.published if how == "ago" else moment.told
    if base is None or count is None:
        return None
    unit = match["unit"]
    back = how in ("ago", "earlier", "before", "previously")
    day = days.step(base, -count if back else count, unit)
    if unit == "day":
        return one_day(day)
    if unit == "week":
        return around(day, 3 if how == "ago" else 1)
    if unit == "month":
        return around(day, 15)
    return around(day, 30) if count == 1 else days.year(day.year)


def read_hours(_match: re.Match[str], moment: Moment) -> Interval | None:
    return one_day(moment.told) if moment.told else None


def read_past(match: re.Match[str], moment: Moment) -> Interval | None:
    """ "Over the past three weeks", "for two months": up to the day of publication."""
    count = number(match["count"] or "one")
    if moment.published is None or count is None:
        return None
    if match["which"] in ("next", "coming", "following"):
        return Interval.of_days(moment.published, days.step(moment.published, count, match["unit"]))
    return Interval.of_days(days.step(moment.published, -count, match["unit"]), moment.published)


# How far back "recent" reaches: long enough for the plural, no further.
_RECENT = {"hour": 1, "day": 7, "week": 42, "month": 183, "year": 1096, "decade": 7305}


def read_recent(match: re.Match[str], moment: Moment) -> Interval | None:
    if moment.published is None:
        return None
    reach = timedelta(days=_RECENT[match["unit"]])
    if match["which"] in ("coming", "next"):
        return Interval.of_days(moment.published, moment.published + reach)
    return Interval.of_days(moment.published - reach, moment.published)


def read_the_unit(match: re.Match[str], moment: Moment) -> Interval | None:
    """ "The start of the year", "the end of the month": of the one that we are in."""
    today = moment.published
    if today is None:
        return None
    if match["unit"] == "year":
        return days.year(today.year)
    return days.month(today.year, today.month) if match["unit"] == "month" else days.week(today)


def read_weekend(match: re.Match[str], moment: Moment) -> Interval | None:
    today = moment.published
    if today is None:
        return None
    if moment.tense(match.start()) == "future" or today.weekday() >= 5:
        return days.weekend(today)
    return days.weekend(today, -1)


# A day told last that lies further back than a month is the one under discussion.
_STALE = 31


def read_ordinal(match: re.Match[str], moment: Moment) -> Interval | None:
    today, day = moment.published, int(match["day"])
    if today is None:
        return None
    told = moment.told
    if told is not None and (today - told).days > _STALE:
        # An old story goes on in its own month: "on 21 July 2024 … and on the 22nd".
        with suppress(ValueError):
            return one_day(told.replace(day=day))
    away = 1 if moment.tense(match.start()) == "future" else -1
    month = today.month + (away if (day - today.day) * away < 0 else 0)
    first = days.month(today.year, month).first_day
    return one_day(first.replace(day=day))


def capital(match: re.Match[str], moment: Moment) -> bool:
    return moment.text[match.start("weekday")].isupper() and not _PLURAL.match(
        moment.small, match.end()
    )


_PLURAL = re.compile(r"s\b")
