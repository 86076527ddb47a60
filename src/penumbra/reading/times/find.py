"""When: the words of a text that give a time, and the stretch of days that each one means.

A rule reads a core ("Tuesday", "12 May", "three weeks ago"); the words before it then move or
widen it (`time_leads`), and two that follow each other become one ("from Monday to Friday").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from penumbra.model import Interval
from penumbra.reading.layout import Sentence
from penumbra.reading.page import TimeMention
from penumbra.reading.times import days
from penumbra.reading.times.leads import with_lead
from penumbra.reading.times.moment import Moment, lower
from penumbra.reading.times.rules import RULES
from penumbra.reading.times.values import value_of
from penumbra.reference.dates import dateline

_WORD = re.compile(r"(?<![^\W_])(?<!\d[.,:/])(?:\d+|[a-z]+)")
_JOIN = re.compile(r"\s*(?:(?:to|into|and|until|till|through|or)\s+(?:on\s+)?(?:the\s+)?|[-–]\s*)$")
_FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$")
# "9 a.m. local time on Tuesday"
_AT_HOUR = re.compile(
    r"[\s,]*(?:\(?(?:local(?:\s+time)?|[a-z]{2,4}|[a-z]+\s+time)\)?[\s,]+)?(?:on\s+)?(?:the\s+)?"
)
_THEN_HOUR = re.compile(r",?\s+(?:at\s+)?(?:about\s+|around\s+|shortly\s+(?:after|before)\s+)?")
# "Police said on Tuesday": the day of the words is not the day under discussion.
_SAID = re.compile(
    r"\b(?:said|says|announced|confirmed|wrote|reported|stated|added|told\s+\w+(?:\s+\w+)?)"
    r"\s+(?:in\s+a\s+statement\s+)?(?:(?:late|early|on|in|earlier)\s+)*$"
)
_COUNTED_ON = re.compile(r"\s+(?P<way>after|before|from)\s+(?:the\s+)?")
_COMMA = re.compile(r"\s?[,–—-]\s*(?:just\s+|only\s+|some\s+)?")
_WAY = re.compile(r"\s+(?P<way>after|before)\b")
_FOR = re.compile(r"\s+(?:for|,\s+for)\s+(?:the\s+)?")
_LENGTH = re.compile(r"P(?P<count>\d+)(?P<unit>[DWMY])")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
# Stretches that reach up to today tell of no time that a story could go on from.
_UP_TO_TODAY = frozenset(("past", "recent", "for", "lasting"))


def find_times(
    text: str, published: date | None, sentences: Sequence[Sentence]
) -> list[TimeMention]:
    """Find the expressions of time in a text and work out the days that they mean.

    Days are counted from `published`, or from the last single day told before ("two days
    later"). What names no days is found too, with `when` None: lengths, sets, references,
    hours. A date in the dateline has the rule "dateline". Ages are left out.
    """
    if not sentences:
        return []
    small = lower(text)
    starts = [sentence.start for sentence in sentences]
    _, head = dateline(text)
    found: list[TimeMention] = []
    told = published
    period: Interval | None = None
    quarter: Interval | None = None
    dated: int | None = None
    tale: date | None = None
    at = 0
    for word in _WORD.finditer(small):
        rules = RULES.get("#" if word.group()[0].isdigit() else word.group())
        if rules is None or word.start() < at:
            continue
        sentence = sentences[max(0, bisect_right(starts, word.start()) - 1)]
        moment = Moment(text, small, sentence.start, published, told, period, dated, tale, quarter)
        mention = _read(word.start(), word.group(), moment, after=at)
        if mention is None:
            continue
        at = mention.end
        if head is not None and head.start <= mention.start and mention.end <= head.end:
            found.append(replace(mention, rule="dateline"))
            continue
        if found and (joined := _joined(found[-1], mention, moment)):
            found[-1] = mention = joined
        elif found and (lasting := _lasting(found[-1], mention, moment)):
            mention = lasting
            found.append(mention)
        else:
            found.append(mention)
        if mention.rule in ("quarter", "unit") and mention.value[4:6] == "-Q":
            quarter = mention.when
        if mention.when is None or mention.rule in _UP_TO_TODAY:
            continue
        if mention.sort == "since":
            # "Since April … later that month": the point, not the stretch, is under discussion.
            period = Interval.of_days(mention.when.first_day)
            continue
        period = mention.when
        if mention.when.days == 1 and not _aside(small, mention, sentence.start, told != published):
            told = mention.when.first_day
            if str(told.year) in small[mention.start : mention.end]:
                dated, tale = mention.start, told
    return found


def _aside(small: str, mention: TimeMention, floor: int, known: bool) -> bool:
    """Whether a day is no day that the story goes on from: that of the words, or a look back."""
    if not known:
        return False
    if small.endswith((" earlier", " before", " previously"), mention.start, mention.end):
        return True
    return bool(_SAID.search(small, max(floor, mention.start - 40), mention.start))


def _read(start: int, word: str, moment: Moment, *, after: int) -> TimeMention | None:
    """Read the expression whose core begins here, with the words before it."""
    for rule in RULES.get("#" if word[0].isdigit() else word, ()):
        try:
            core = rule(start, moment, after)
            if core is not None:
                return with_lead(core, moment, after=after)
        except (ValueError, OverflowError):
            # 31 June, or a step out of the calendar: no day that we could give.
            return None
    return None


def _joined(left: TimeMention, right: TimeMention, moment: Moment) -> TimeMention | None:
    """Make one time of "from Monday to Friday", "9 a.m. on Friday", "a week after Friday"."""
    between = moment.small[left.end : right.start]
    if len(between) > 24 or left.rule == "dateline":
        return None
    if left.sort == "hour" and right.sort == "day":
        if not _AT_HOUR.fullmatch(between):
            return None
        value = f"{right.value[:10]}{left.value[10:]}"
        return replace(right, start=left.start, value=value)
    if left.sort == "day" and right.sort == "hour":
        if not _THEN_HOUR.fullmatch(between) or len(left.value) != 10:
            return None
        return replace(left, end=right.end, value=left.value + right.value[10:])
    if left.sort == "length" and right.sort == "day":
        return _counted_from(left, right, _COUNTED_ON.fullmatch(between))
    if left.when is None or right.when is None or not _JOIN.fullmatch(between):
        return None
    if right.when.first_day < left.when.first_day:
        return None
    ranged = _FROM.search(moment.small, max(0, left.start - 16), left.start)
    nearby = left.sort == right.sort == "day" and left.when.days_between(right.when) <= 1
    if not ranged and not nearby and between.lstrip().startswith(("and", "or")):
        return None
    when = left.when.span(right.when)
    sort = "day" if nearby and not ranged else "span"
    value = value_of(when) if when.days > 2 else f"{left.value}/{right.value}"
    return TimeMention(left.start, right.end, when, sort, "range", value)


def _lasting(left: TimeMention, right: TimeMention, moment: Moment) -> TimeMention | None:
    """ "On Wednesday for two days": the days that the length covers from there on."""
    length = _LENGTH.fullmatch(right.value) if right.sort == "length" else None
    if length is None or left.sort != "day" or left.when is None or length["unit"] not in "DW":
        return None
    first = left.when.first_day
    way = _WAY.match(moment.small, right.end)
    if way is not None and _COMMA.fullmatch(moment.small, left.end, right.start):
        # "On Thursday, three days after the raid": the raid was on Monday.
        back = way["way"] == "after"
        count = int(length["count"])
        try:
            day = days.step(first, -count if back else count, _UNITS[length["unit"]])
        except (ValueError, OverflowError):
            return None
        when = Interval.of_days(day)
        return replace(right, when=when, sort="day", rule="counted back")
    if not _FOR.fullmatch(moment.small, left.end, right.start):
        return None
    try:
        beyond = days.step(first, max(1, int(length["count"])), _UNITS[length["unit"]])
    except (ValueError, OverflowError):
        return None
    when = Interval.of_days(first, beyond - timedelta(days=1))
    return replace(right, when=when, sort="span", rule="lasting")


def _counted_from(
    left: TimeMention, right: TimeMention, between: re.Match[str] | None
) -> TimeMention | None:
    """ "Two days after Sunday's blast": counted from the day that follows."""
    length = _LENGTH.fullmatch(left.value)
    if between is None or length is None or right.when is None or right.when.days > 2:
        return None
    count, unit = int(length["count"]), _UNITS[length["unit"]]
    back = between["way"] == "before"
    try:
        day = days.step(right.when.first_day, -count if back else count, unit)
    except (ValueError, OverflowError):
        return None
    when = Interval.of_days(day)
    return TimeMention(left.start, right.end, when, "day", "counted from", value_of(when))
