"""Times told by a unit: "last week", "three years ago", "for two months", "every day".

The unit is the core: `time_counts` reads the words before it, the words after it are read here,
and what both say together is read as a stretch, as a step from a day, or as a length.
"""

from __future__ import annotations

import re

from penumbra.model import Interval
from penumbra.reading.times import days
from penumbra.reading.times.counts import (
    PARTS,
    SETS,
    Count,
    count_before,
)
from penumbra.reading.times.lengths import length
from penumbra.reading.times.moment import Answer, Core, Found, Moment, Told, cut, told
from penumbra.reading.times.steps import counted_on
from penumbra.reading.times.stretches import one_stretch, part_of_day
from penumbra.reading.times.values import length_of
from penumbra.reference.dates import MONTH

_ONES = (
    "minute hour day night week weekend fortnight month quarter year decade century period "
    "morning afternoon evening"
)
UNITS = {word: word for word in _ONES.split()}
UNITS |= {f"{word}s": word for word in _ONES.split()} | {"centuries": "century"}
UNITS |= {"seconds": "second"}
_TAIL = re.compile(
    r"(?P<age>-olds?\b|\s+(?:old|of age)\b)"
    r"|-(?P<joined>ago|earlier|end|long)\b"
    r"|(?:\s+or\s+(?:so|two|more)\b)?\s+(?:and\s+a\s+half\s+)?(?P<how>ago|earlier|later|before|previously|after"
    r"|afterwards|afterward|on(?=\s*,)|hence|from\s+now)\b"
    r"|\s+(?P<ahead>ahead|to\s+come)\b"
    r"|(?P<half>\s+and\s+a\s+half\b)"
)
_RATE_BEFORE = re.compile(
    r"(?:\b(?:once|twice|times|million|billion|thousand|per cent|cents?|euros?|dollars|hours|days"
    r"|tonnes|barrels|people|\w{4,}s)|[\d%])\s+$"
)
_NOT_A_RATE = frozenset(
    "this was has is as its his hours days weeks months years ages perhaps towards besides "
    "across alas always sometimes lasts takes spends pounds".split()
)
_PLACES = frozenset("first second third fourth last final opening closing".split())
_OF_A_STRETCH = re.compile(
    rf"\s+of\s+(?:the\s+(?:year|month|week)\b|(?:the\s+)?(?:19|20)\d\d\b|{MONTH}|(?:last|this|next)\b)"
)


def find_unit(at: int, moment: Moment, floor: int) -> Core | None:
    """Read the expression whose unit stands at `at`; None if it is no time: an age, "the day"."""
    small = moment.small
    end = at
    while end < len(small) and small[end].isalpha():
        end += 1
    word = small[at:end]
    unit = UNITS[word]
    tail = _TAIL.match(small, end)
    if tail and tail["age"]:
        return None
    count = count_before(at, moment, floor)
    if count.frame in _PLACES and _OF_A_STRETCH.match(small, end):
        # "The first week of June" is read with June.
        return None
    if unit == "hour" and (count.frame == "early" or count.before == "small"):
        return None
    plural = word != unit
    if count.low is not None and 1900 <= count.low < 2040:
        return _of_year(count, unit, end, moment)
    if found := _dated(count, unit, plural, tail, at, moment):
        rule, start, stop, answer = found
        return Core(start, stop if stop else end, told(answer), rule)
    return None


def _of_year(count: Count, unit: str, end: int, moment: Moment) -> Core | None:
    """ "The 1988 quarter": the one under discussion, of that year."""
    if unit not in ("quarter", "period") or moment.quarter is None or count.low is None:
        return None
    when = days.months(int(count.low), moment.quarter.first_day.month, 3)
    return Core(count.start, end, told(when), "quarter")


def _dated(
    count: Count, unit: str, plural: bool, tail: re.Match[str] | None, at: int, moment: Moment
) -> Found | None:
    how = tail["how"] if tail else None
    joined = tail["joined"] if tail else None
    if joined == "end":
        when = _now_year(moment) if unit == "year" else None
        return (
            ("unit", at, tail.end(), cut(when, days.part(when, "late")) if when else None)
            if tail
            else None
        )
    if joined in ("ago", "earlier") and tail:
        answer = _compared(unit, moment)
        return ("ago", count.start if count.article else at, tail.end(), answer)
    if count.frame in SETS:
        return _every(count, unit)
    if how and tail and (found := counted_on(count, unit, plural, how, tail, moment)):
        return found
    if _a_rate(count, unit, moment):
        return "set", count.start, 0, Told(None, length_of(1, unit), "set")
    if unit in PARTS and unit != "night":
        return part_of_day(count, unit, plural, moment)
    if count.low is None and not count.vague and not plural:
        return one_stretch(count, unit, at, moment)
    return length(count, unit, plural, tail, at, moment)


def _every(count: Count, unit: str) -> Found:
    """ "Every day", "each of two weeks"."""
    return "set", count.start, 0, Told(None, length_of(count.low or 1, unit), "set")


def _a_rate(count: Count, unit: str, moment: Moment) -> bool:
    """Whether "a year" says how often: "$1 billion a year", "twice a week"."""
    if count.article not in ("a", "an") or count.low != 1 or unit in ("night", "weekend"):
        return False
    match = _RATE_BEFORE.search(moment.small, max(moment.start, count.start - 24), count.start)
    return match is not None and match.group().split()[0] not in _NOT_A_RATE


def _compared(unit: str, moment: Moment) -> Answer:
    """ "The year-earlier quarter", "year-ago results"."""
    base = moment.quarter
    if unit != "year" or moment.published is None:
        return None
    if base is not None:
        return days.months(base.first_day.year - 1, base.first_day.month, 3)
    return days.year(moment.published.year - 1)


def _now_year(moment: Moment) -> Interval | None:
    return days.year(moment.published.year) if moment.published else None
