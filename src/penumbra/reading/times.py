"""When: the words of a text that give a time, and the stretch of days that each one means.

A rule reads a core ("Tuesday", "12 May", "three weeks ago"); the words before it then move or
widen it ("late", "the night to", "since", "between ... and").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from penumbra.model import Interval
from penumbra.reading import days
from penumbra.reading.layout import Sentence
from penumbra.reading.moment import Moment, lower, number
from penumbra.reading.page import TimeMention
from penumbra.reading.time_rules import RULES
from penumbra.reference.dates import ORDINALS, WEEKDAY, dateline

_WORD = re.compile(r"(?<![^\W_])(?<!\d[.,:/])(?:\d+|[a-z]+)")
# How far back the words that change a core may reach.
_REACH = 44
_WEEKDAY_LEAD = re.compile(rf"{WEEKDAY},?\s+(?:the\s+)?$")
_NIGHT = re.compile(
    r"\b(?:(?P<spent>night|overnight)|small hours|early hours)\s+"
    r"(?P<how>to|into|of|on|from|between)\s+(?:the\s+)?$"
)
_PART = re.compile(
    r"\b(?:(?P<which>early|late|mid)[\s-]+(?:in\s+|on\s+)?(?:the\s+)?"
    r"|(?P<edge>beginning|start|middle|end|close)\s+of\s+(?:the\s+)?"
    r"|(?P<week>first|second|third|fourth|last)\s+week\s+of\s+(?:the\s+)?"
    r"|(?P<half>first|second)\s+half\s+of\s+(?:the\s+)?"
    r"|(?P<clip>earlier|later|rest\s+of|remainder\s+of)\s+(?:in\s+|on\s+)?(?:the\s+)?)$"
)
_FIRST_MONTHS = re.compile(r"\bfirst\s+(?P<count>\w+)\s+months\s+of\s+(?:the\s+)?$")
_SINCE = re.compile(r"\bsince\s+(?:about\s+|around\s+)?(?:the\s+)?$")
_BY = re.compile(r"\b(?:by|no later than)\s+(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?$")
_JOIN = re.compile(r"\s*(?:(?:to|and|until|till|through|or)\s+(?:on\s+)?(?:the\s+)?|[-–]\s*)$")
_FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$")
_EDGES = {"beginning": "early", "start": "early", "middle": "mid", "end": "late", "close": "late"}
_DAY_RULES = frozenset(("weekday", "day", "today", "night", "ordinal", "hours later"))


def find_times(
    text: str, published: date | None, sentences: Sequence[Sentence]
) -> list[TimeMention]:
    """Find the expressions of time in a text and work out the days that they mean.

    `when` holds the days in which a thing told with these words may have happened, counted from
    `published` or from the last single day told before ("two days later"). It is None where
    that start is missing. A date in the dateline has the rule "dateline". Times of day, ages
    and bare durations ("a four-year term") are left out.
    """
    if not sentences:
        return []
    small = lower(text)
    starts = [sentence.start for sentence in sentences]
    _, head = dateline(text)
    found: list[TimeMention] = []
    told = period = published
    dated: int | None = None
    tale: date | None = None
    at = 0
    for word in _WORD.finditer(small):
        rules = RULES.get("#" if word.group()[0].isdigit() else word.group())
        if rules is None or word.start() < at:
            continue
        sentence = sentences[max(0, bisect_right(starts, word.start()) - 1)]
        moment = Moment(text, small, sentence.start, published, told, period, dated, tale)
        mention = _read(word.start(), word.group(), moment, after=at)
        if mention is None:
            continue
        at = mention.end
        if head is not None and head.start <= mention.start and mention.end <= head.end:
            found.append(_named(mention, "dateline"))
            continue
        if found and (joined := _joined(found[-1], mention, moment)):
            found[-1] = mention = joined
        else:
            found.append(mention)
        if mention.when is not None and mention.sort != "since":
            period = mention.when.first_day
            if mention.when.days == 1:
                told = period
                if str(told.year) in small[mention.start : mention.end]:
                    dated, tale = mention.start, told
    return found


def _named(mention: TimeMention, rule: str) -> TimeMention:
    return TimeMention(mention.start, mention.end, mention.when, mention.sort, rule)


def _read(start: int, word: str, moment: Moment, *, after: int) -> TimeMention | None:
    """Read the expression whose core begins here, with the words before it."""
    for rule in RULES.get("#" if word[0].isdigit() else word, ()):
        match = rule.match(start, moment)
        if match is None:
            continue
        try:
            return _led(match, rule.read(match, moment), rule.name, moment, after=after)
        except (ValueError, OverflowError):
            # 31 June, or a step out of the calendar: no day that we could give.
            return None
    return None


def _led(
    match: re.Match[str], when: Interval | None, rule: str, moment: Moment, *, after: int
) -> TimeMention:
    """Take in the words before a core: "late on", "the first half of", "since"."""
    start, today = match.start(), moment.published
    floor = max(moment.start, after, start - _REACH)

    def before(pattern: re.Pattern[str]) -> re.Match[str] | None:
        return pattern.search(moment.small, floor, start)

    if rule != "weekday" and (lead := before(_WEEKDAY_LEAD)):
        start = lead.start()
    if lead := before(_NIGHT):
        start, rule, when = lead.start(), "night", _night(lead, when)
    elif lead := before(_PART):
        start, when = lead.start(), _part(lead, when, today)
    elif lead := before(_FIRST_MONTHS):
        start, when = lead.start(), _first_months(lead, when)
    narrow = rule in _DAY_RULES if when is None else when.days <= 2
    sort = "day" if narrow else "span"
    if lead := before(_SINCE):
        start, sort = lead.start(), "since"
        if when is not None and today is not None and when.first_day <= today:
            when = Interval.of_days(when.first_day, today)
    elif before(_BY) and when is not None and today is not None and when.last_day > today:
        when = Interval.of_days(today, when.last_day)
    return TimeMention(start, match.end(), when, sort, rule)


def _night(lead: re.Match[str], when: Interval | None) -> Interval | None:
    """A night has two days; "in the early hours of" has one."""
    if when is None or when.days != 1 or not lead["spent"]:
        return when
    first = when.first_day - timedelta(days=1 if lead["how"] in ("to", "into") else 0)
    return Interval.of_days(first, first + timedelta(days=1))


def _part(lead: re.Match[str], when: Interval | None, today: date | None) -> Interval | None:
    if when is None or when.days < 5:
        return when
    if lead["week"]:
        return _week_of(when, lead["week"])
    if lead["half"]:
        middle = when.first_day + timedelta(days=when.days // 2)
        if lead["half"] == "first":
            return Interval.of_days(when.first_day, middle - timedelta(days=1))
        return Interval.of_days(middle, when.last_day)
    if lead["clip"]:
        if today is None or not when.first_day <= today <= when.last_day:
            return when
        if lead["clip"] == "earlier":
            return Interval.of_days(when.first_day, today)
        return Interval.of_days(today, when.last_day)
    return days.part(when, lead["which"] or _EDGES[lead["edge"]])


def _week_of(when: Interval, which: str) -> Interval:
    """ "The first week of June" is its first seven days."""
    if which == "last":
        return Interval.of_days(when.last_day - timedelta(days=6), when.last_day)
    first = when.first_day + timedelta(days=7 * (ORDINALS[which] - 1))
    return Interval.of_days(first, first + timedelta(days=6))


def _first_months(lead: re.Match[str], when: Interval | None) -> Interval | None:
    count = number(lead["count"])
    if when is None or not count or count > 12:
        return when
    return days.months(when.first_day.year, when.first_day.month, count)


def _joined(left: TimeMention, right: TimeMention, moment: Moment) -> TimeMention | None:
    """Make one stretch of "from Monday to Friday" and of two days that follow each other."""
    between = moment.small[left.end : right.start]
    if len(between) > 16 or not _JOIN.fullmatch(between) or left.rule == "dateline":
        return None
    ranged = _FROM.search(moment.small, max(0, left.start - 16), left.start)
    if left.when is None or right.when is None:
        return None
    if right.when.first_day < left.when.first_day:
        return None
    nearby = left.sort == right.sort == "day" and left.when.days_between(right.when) <= 1
    if not ranged and not nearby and between.strip() in ("and", "or"):
        return None
    sort = "day" if nearby and not ranged else "span"
    if ranged:
        return TimeMention(left.start, right.end, left.when.span(right.when), "span", "range")
    return TimeMention(left.start, right.end, left.when.span(right.when), sort, "range")
