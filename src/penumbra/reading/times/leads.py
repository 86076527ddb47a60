"""The words before a time that move or narrow it: "late on", "the night to", "since"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from penumbra.model import Interval
from penumbra.reading.page import TimeMention
from penumbra.reading.times import days
from penumbra.reading.times.moment import Core, Moment, Told, number
from penumbra.reading.times.values import value_of
from penumbra.reference.dates import ORDINALS, WEEKDAY

# How far back the words that change a core may reach.
_REACH = 44
_WEEKDAY = re.compile(rf"{WEEKDAY},?\s+(?:the\s+)?$")
_NIGHT = re.compile(
    r"\b(?:(?P<spent>night|overnight)|small hours|early hours)\s+"
    r"(?P<how>to|into|of|on|from|between)\s+(?:the\s+)?$"
)
_PART = re.compile(
    r"\b(?:(?P<which>early|late|mid)[\s-]+(?:in\s+|on\s+)?(?:the\s+)?"
    r"|(?P<edge>beginning|start|middle|end|close)\s+of\s+(?:the\s+)?"
    r"|(?P<half>first|second|last)\s+half\s+of\s+(?:the\s+)?"
    r"|(?P<clip>earlier|later|rest\s+of|remainder\s+of)\s+(?:in\s+|on\s+)?(?:the\s+)?)$"
)
_FEW = re.compile(
    r"\b(?P<place>first|second|third|fourth|last|final|opening|closing)\s+(?:(?P<count>\w+)\s+)?"
    r"(?P<unit>day|week|month)s?\s+of\s+(?:the\s+)?$"
)
_BEFORE = re.compile(r"\b(?P<what>week|weekend|eve|day)\s+(?P<how>of|before|after)\s+(?:the\s+)?$")
_SINCE = re.compile(r"\bsince\s+(?:at\s+least\s+|about\s+|around\s+)?(?:the\s+)?$")
_AFTER = re.compile(r"\b(?:after|following)\s+(?:[\w-]+(?:'s)?\s+){0,5}$")
_ERE = re.compile(r"\b(?:before|until)\s+(?:[\w-]+(?:'s)?\s+){0,5}$")
_SINCE_LONG = re.compile(r"\bsince\s+(?:[\w-]+(?:'s)?\s+){0,5}$")
_BY = re.compile(r"\b(?:by|no later than)\s+(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?$")
_FISCAL = re.compile(r"\b(?:fiscal|calendar)(?:\s+year)?\s+$")
_EDGES = {"beginning": "early", "start": "early", "middle": "mid", "end": "late", "close": "late"}
_DAY_RULES = frozenset(("weekday", "day", "today", "night", "ordinal", "beside"))
_BARE = frozenset(("length", "set", "reference", "hour"))
# "The last days of May": how many, where they are not counted.
_A_FEW = {"day": 5, "week": 3, "month": 3}


def with_lead(core: Core, moment: Moment, *, after: int) -> TimeMention:
    """Take in the words before a core, back to `after` at most.

    Raises ValueError or OverflowError where they lead out of the calendar.
    """
    start, today, said = core.start, moment.published, core.told
    if said.sort in _BARE:
        return TimeMention(start, core.end, None, said.sort or "", core.rule, said.value)
    floor = max(moment.start, after, start - _REACH)

    def before(pattern: re.Pattern[str]) -> re.Match[str] | None:
        return pattern.search(moment.small, floor, start)

    if core.rule != "weekday" and (lead := before(_WEEKDAY)):
        start = lead.start()
    rule, when, value = core.rule, said.when, said.value
    if core.rule == "invasion":
        return _turning(core, moment)
    if lead := before(_NIGHT):
        start, rule, when = lead.start(), "night", _night(lead, when)
        value = value_of(when) if when else value
    elif lead := before(_FEW):
        start, when = lead.start(), _few(lead, said.whole or when)
    elif lead := before(_BEFORE):
        moved = _moved(lead, when)
        if moved is not None:
            start, when, value = lead.start(), moved, value_of(moved)
    elif lead := before(_PART):
        start, (when, value) = lead.start(), _part(lead, said, moment)
    elif core.rule == "year" and (lead := before(_FISCAL)):
        start = lead.start()
    narrow = rule in _DAY_RULES if when is None else when.days <= 2
    sort = said.sort or ("day" if narrow else "span")
    if lead := before(_SINCE):
        start, sort = lead.start(), "since"
        if when is not None and today is not None and when.first_day <= today:
            when = Interval.of_days(when.first_day, today)
    elif before(_BY) and when is not None and today is not None and when.last_day > today:
        when = Interval.of_days(today, when.last_day)
    return TimeMention(start, core.end, when, sort, rule, value)


def _turning(core: Core, moment: Moment) -> TimeMention:
    """ "Since Moscow launched its full-scale invasion", "after", and "before" it."""
    when, value, today = core.told.when, core.told.value, moment.published
    floor = max(moment.start, core.start - 2 * _REACH)
    lead = _SINCE_LONG.search(moment.small, floor, core.start) or _AFTER.search(
        moment.small, floor, core.start
    )
    if lead is not None:
        if when is not None and today is not None and when.first_day <= today:
            when = Interval.of_days(when.first_day, today)
        return TimeMention(lead.start(), core.end, when, "since", core.rule, value)
    if _ERE.search(moment.small, floor, core.start):
        return TimeMention(core.start, core.end, None, "reference", core.rule, value)
    return TimeMention(core.start, core.end, when, "day", core.rule, value)


def _night(lead: re.Match[str], when: Interval | None) -> Interval | None:
    """A night has two days; "in the early hours of" has one."""
    if when is None or when.days != 1 or not lead["spent"]:
        return when
    first = when.first_day - timedelta(days=1 if lead["how"] in ("to", "into") else 0)
    return Interval.of_days(first, first + timedelta(days=1))


def _moved(lead: re.Match[str], when: Interval | None) -> Interval | None:
    """ "The week of 6 March", "the eve of Sunday's vote", "the day after Monday's fire"."""
    if when is None or when.days != 1:
        return None
    day, what, how = when.first_day, lead["what"], lead["how"]
    if how == "of" and what in ("week", "weekend"):
        return days.week(day) if what == "week" else days.weekend(day)
    if (what, how) == ("eve", "of"):
        return Interval.of_days(day - timedelta(days=1))
    if what == "day" and how != "of":
        return Interval.of_days(day + timedelta(days=1 if how == "after" else -1))
    if what == "week" and how != "of":
        return Interval.of_days(*sorted((day, day + timedelta(days=7 if how == "after" else -7))))
    return None


def _few(lead: re.Match[str], when: Interval | None) -> Interval | None:
    """ "The first week of June", "the last three months of 2023", "the final days of May"."""
    if when is None:
        return None
    place, unit = lead["place"], lead["unit"]
    count = (number(lead["count"]) if lead["count"] else None) or (
        1 if not lead.group().rstrip().endswith(("s of", "s of the")) else _A_FEW[unit]
    )
    back = place in ("last", "final", "closing")
    away = 0 if back or place == "opening" else ORDINALS[place] - 1
    if back:
        last = when.last_day
        first = days.step(last + timedelta(days=1), -count, unit)
        return Interval.of_days(max(first, when.first_day), last)
    first = days.step(when.first_day, away * count, unit)
    last = days.step(first, count, unit) - timedelta(days=1)
    return Interval.of_days(first, last) if first <= when.last_day else when


def _part(lead: re.Match[str], said: Told, moment: Moment) -> tuple[Interval | None, str]:
    whole, today = said.whole or said.when, moment.published
    if whole is None or whole.days < 5:
        return said.when, said.value
    if lead["half"]:
        middle = whole.first_day + timedelta(days=whole.days // 2)
        if whole.first_day.day == 1 and whole.days > 360:
            middle = days.step(whole.first_day, 6, "month")
        if lead["half"] == "first":
            half = Interval.of_days(whole.first_day, middle - timedelta(days=1))
        else:
            half = Interval.of_days(middle, whole.last_day)
        return half, value_of(half)
    if lead["clip"]:
        return _clipped(lead["clip"], said, whole, moment), said.value
    third = days.part(whole, lead["which"] or _EDGES[lead["edge"]])
    over = said.when is not None and said.when != whole and today is not None
    if over and today is not None and third.first_day <= today < third.last_day:
        future = said.when is not None and said.when.first_day >= today
        ends = (today, third.last_day) if future else (third.first_day, today)
        third = Interval.of_days(*ends)
    return third, said.value


def _clipped(how: str, said: Told, whole: Interval, moment: Moment) -> Interval | None:
    """ "Earlier this year" ends with the day of publication, "later that month" begins after."""
    today: date | None = moment.published
    if today is None or not whole.first_day <= today <= whole.last_day:
        today = moment.told
        if today is None or not whole.first_day <= today <= whole.last_day:
            return said.when
    if how == "earlier":
        return Interval.of_days(whole.first_day, today)
    return Interval.of_days(today, whole.last_day)
