"""Weekdays, "yesterday", seasons and days of the month, counted from the day of publication."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import timedelta

from penumbra.model import Interval
from penumbra.reading.times import days
from penumbra.reading.times.counts import PARTS
from penumbra.reading.times.moment import Answer, Moment, Told, cut, one_day
from penumbra.reading.times.values import value_of
from penumbra.reference.dates import WEEKDAYS

# "A Tuesday", "each Friday": no certain one.
_ANY = re.compile(r"\b(?P<every>each|every)\s+$|\b(?:a|any|another|most|some)\s+$")
_PLURAL = re.compile(r"s\b(?!')")


def read_weekday(match: re.Match[str], moment: Moment) -> Answer:
    """Read "Tuesday", "last Friday night", "Monday of next week"."""
    weekday = WEEKDAYS[match["weekday"]]
    hours = match["hours"] or ""
    part = next((mark for name, mark in PARTS.items() if name in hours), "")
    loose = _ANY.search(moment.small, max(moment.start, match.start() - 9), match.start())
    plural = hours.endswith("s") or _PLURAL.match(moment.small, match.end("weekday"))
    if plural or (loose and loose["every"]):
        value = f"XXXX-WXX-{weekday + 1}" + (f"T{part}" if part else "")
        return Told(None, value, "set")
    if loose and not match["which"]:
        return Told(None, f"XXXX-WXX-{weekday + 1}", "reference")
    when = _weekday(match, weekday, moment)
    if when is None or not part:
        return when
    day = when.first_day
    value = f"{day.isoformat()}T{part}"
    if hours.startswith("night"):
        return Told(Interval.of_days(day, day + timedelta(days=1)), value, None, when)
    return Told(when, value)


def _weekday(match: re.Match[str], weekday: int, moment: Moment) -> Interval | None:
    today = moment.published
    if today is None:
        return None
    if match["week"]:
        return one_day(
            days.week(today, -1 if match["week"] == "last" else 1).first_day
            + timedelta(days=weekday)
        )
    which = match["which"]
    if which in ("following", "previous", "same") or match["relative"]:
        if moment.told is None:
            return None
        after = which == "following" or match["relative"] == "after"
        turn = days.weekday_after if after else days.weekday_before
        day = turn(moment.told, weekday, strictly=which != "same")
    elif which in ("next", "coming") or match["next"]:
        day = days.weekday_after(today, weekday)
    elif which in ("last", "past"):
        day = days.weekday_before(today, weekday, strictly=True)
    elif which == "this":
        day = days.week(today).first_day + timedelta(days=weekday)
    elif not match["owned"] and _coming(match.start(), moment):
        day = days.weekday_after(today, weekday, strictly=False)
    else:
        day = days.weekday_before(today, weekday)
    return one_day(day)


def _coming(at: int, moment: Moment) -> bool:
    tense = moment.tense(at)
    return tense == "future" or (tense is None and moment.deadline(at))


def read_today(match: re.Match[str], moment: Moment) -> Answer:
    """Read "yesterday", "overnight", "tomorrow morning"."""
    today = moment.published
    words = " ".join(match.group().split())
    if today is None:
        return None
    core, _, hours = words.partition(" ")
    if words not in _TODAYS and hours in PARTS:
        first, last = _TODAYS[core]
        day = today + timedelta(days=first)
        last += hours == "night" and core != "today"
        when = Interval.of_days(day, today + timedelta(days=last))
        return Told(when, f"{day.isoformat()}T{PARTS[hours]}")
    away = _TODAYS[words]
    when = Interval.of_days(*(today + timedelta(days=step) for step in away))
    return Told(when, f"{today.isoformat()}TNI") if words == "tonight" else when


_TODAYS = {
    "today": (0, 0),
    "tonight": (0, 1),
    "yesterday": (-1, -1),
    "overnight": (-1, 0),
    "tomorrow": (1, 1),
    "day before yesterday": (-2, -2),
    "day after tomorrow": (2, 2),
}


def read_midweek(match: re.Match[str], moment: Moment) -> Answer:
    """Tuesday to Thursday of the last week that had them, or of the one to come."""
    today = moment.published
    if today is None:
        return None
    away = 0 if today.weekday() > 1 or moment.tense(match.start()) == "future" else -1
    monday = days.week(today, away).first_day
    when = Interval.of_days(monday + timedelta(days=1), monday + timedelta(days=3))
    return Told(when, value_of(days.week(monday)), "span")


def read_this_season(match: re.Match[str], moment: Moment) -> Answer:
    """Read "last autumn", "this winter", and "that spring" of the story told."""
    today = moment.published
    name, which = match["season"], match["which"].split()[-1]
    if which in ("that", "same", "following", "previous"):
        if moment.period is None:
            return None
        base = moment.period.first_day
        here = days.season(base.year, name)
        if which == "following" and here.first_day <= base:
            return days.season(base.year + 1, name)
        return days.season(base.year - 1, name) if which == "previous" else here
    if today is None:
        return None
    year = today.year - 1 if name == "winter" and today.month < 3 else today.year
    current = days.season(year, name)
    if which == "this":
        if current.first_day <= today <= current.last_day:
            if moment.tense(match.start()) == "future":
                return cut(current, Interval.of_days(today, current.last_day))
            return cut(current, Interval.of_days(current.first_day, today))
        return current
    if which in ("next", "coming"):
        return current if current.first_day > today else days.season(year + 1, name)
    return current if current.last_day < today else days.season(year - 1, name)


# A day told last that lies further back than a month is the one under discussion.
_STALE = 31


def read_ordinal(match: re.Match[str], moment: Moment) -> Answer:
    """Read "on the 12th"."""
    today, day = moment.published, int(match["day"])
    if today is None:
        return None
    under_discussion = moment.told
    if under_discussion is not None and (today - under_discussion).days > _STALE:
        # An old story goes on in its own month: "on 21 July 2024 … and on the 22nd".
        with suppress(ValueError):
            return one_day(under_discussion.replace(day=day))
    away = 1 if moment.tense(match.start()) == "future" else -1
    month = today.month + (away if (day - today.day) * away < 0 else 0)
    first = days.month(today.year, month).first_day
    return one_day(first.replace(day=day))


def capital(match: re.Match[str], moment: Moment) -> bool:
    """Whether a weekday is written as a name."""
    return moment.text[match.start("weekday")].isupper()


def read_then(_match: re.Match[str], moment: Moment) -> Answer:
    """ "Since then": from the day under discussion up to today."""
    if moment.told is None or moment.published is None or moment.told >= moment.published:
        return Told(None, "PAST_REF", "reference")
    return Told(
        Interval.of_days(moment.told, moment.published), value_of(one_day(moment.told)), "since"
    )


def read_turn(match: re.Match[str], moment: Moment) -> Answer:
    """ "The turn of the year": the last days of one and the first of the next."""
    today = moment.published
    if today is None:
        return None
    first_of = days.year(
        today.year + (1 if today.month > 6 and moment.tense(match.start()) == "future" else 0)
    )
    edge = first_of.first_day
    return Interval.of_days(edge - timedelta(days=10), edge + timedelta(days=9))
