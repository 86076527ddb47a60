"""When an event was, where its own sentence does not say: the day under discussion.

A day told beside it → the day its paragraph has reached → for a response, the event it answers →
for news told in the lead, the day it was announced. Each is a guess that careful readers make;
its reason says which.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

from penumbra.model import Interval, Status
from penumbra.reading.events.grouping import Group
from penumbra.reading.events.settings import dates_another, is_of_speech, past_told
from penumbra.reading.layout import Sentence
from penumbra.reading.page import Page, TimeMention, inside
from penumbra.reference.kinds import kind

# Families whose events happen somewhere in particular, so that silence means "where we were".
SITED = ("sabotage", "intrusion", "electronic", "war")
SITED_KINDS = ("arrest", "seizure", "interception", "closure")
# What is done at once, on the day of what it answers, and what follows in its own time.
_AT_ONCE = ("interception", "closure")
FOLLOWS = (
    "investigation",
    "arrest",
    "seizure",
    "deployment",
    "patrol",
    "expulsion",
    "consultation",
)
# An answer told without a day is looked for within so many days of what it answers.
_ANSWERED = 31
_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
# What comes in waves, so that one night holds many of them.
_BARRAGE = ("strike", "interception")
# So many sentences back an event may be answered.
_BACK = 6
# "They had met", "was later jailed": the telling steps out of the day it had reached.
_STEPS_OUT = re.compile(
    r"\b(?:had (?!to\b)(?:\w+ ){0,2}\w+(?:ed|en|n|t)\b|later|earlier|previous(?:ly)?|last year"
    r"|years? ago|in the past|will|since then|meanwhile)\b"
)
_YEAR = re.compile(r"\d{4}")
_BACKWARD = re.compile(
    r"\b(?:last|ago|earlier|previous|past|this|yesterday|since)\b", re.IGNORECASE
)
# "Prosecutors have charged four men": up to the verb that tells it.
_JUST_DONE = re.compile(r"\b(?:has|have)(?: been| also| now| formally)* [a-z]+")
_PERFECT = re.compile(r"\b(?:has|have|had|is|are)\b")


def times_of(page: Page, group: Group, groups: Sequence[Group]) -> Sequence[TimeMention]:
    """The times to date an event by: those told of it, else the day under discussion.

    Empty if the text gives no hint, and for what never happened or happened many times.
    """
    status, _ = status_of(page, group)
    fitting = map(partial(_of_status, page, status), group.own_times or group.times)
    told = [time for time in fitting if time is not None]
    if told:
        return told
    if group.series or not group.status.is_real:
        return ()
    return (
        _told_beside(page, group, groups)
        or _reached(page, group)
        or _answered(page, group, groups)
        or _announced(page, group)
        or _same_night(page, group, groups)
    )


def _of_status(page: Page, status: Status, time: TimeMention) -> TimeMention | None:
    """The time as the status allows: what has happened has no future, what is planned no past.

    A month or a day told without its year is the one before publication, for plans the one
    after it: "to be tabled before Christmas".
    """
    published, when = page.published, time.when
    if published is None or when is None:
        return time
    if status.is_real and when.first_day > published:
        if _YEAR.search(page.text, time.start, time.end) or time.sort != "day":
            return None
        before = when.of_year(when.first_day.year - 1)
        return replace(time, when=before, rule=f"{time.rule}; the last one, as it has happened")
    if status.is_real:
        return time
    words = page.text[time.start : time.end]
    if when.last_day >= published or _YEAR.search(words) or _BACKWARD.search(words):
        return time
    if "weekday" in time.rule:
        later = Interval(when.start + _WEEK, when.end + _WEEK)
    else:
        later = when.of_year(when.first_day.year + 1)
    return replace(time, when=later, rule=f"{time.rule}; the next one, as it is planned")


def status_of(page: Page, group: Group) -> tuple[Status, str]:
    """The status told; what goes on by default, as talks do, was held if told of a day gone by."""
    by_default = group.status is Status.ONGOING and "default of" in group.status_rule
    days = [time for time in group.own_times if time.when is not None]
    over = bool(days) and all(time.sort == "day" for time in days)
    if by_default and over and any(past_told(page, mention.clause) for mention in group.mentions):
        return Status.OCCURRED, "dating: told of a day gone by"
    return group.status, group.status_rule


def _told_beside(page: Page, group: Group, groups: Sequence[Group]) -> list[TimeMention]:
    """The day told in the sentence after, or the one before, that no other event lays claim to.

    "A parcel blew up at Hanover airport. It went off late on Wednesday."
    """
    if kind(group.kind).family not in SITED and group.kind not in SITED_KINDS:
        return []
    here = group.mentions[0].sentence
    taken = {time.start for other in groups for time in other.times}
    for index in (here.index + 1, here.index - 1):
        if not 0 <= index < len(page.sentences):
            continue
        sentence = page.sentences[index]
        if abs(sentence.paragraph - here.paragraph) > (index > here.index):
            continue
        free = [
            _by(time, "told in the next sentence")
            for time in _days(page, sentence)
            if time.start not in taken
        ]
        if free:
            return free[:1]
    return []


def _days(page: Page, sentence: Sentence) -> list[TimeMention]:
    """The days that a sentence sets events on."""
    return [
        time
        for time in inside(page.times, sentence)
        if time.sort == "day"
        and time.when is not None
        and not is_of_speech(page, time)
        and not dates_another(page, time)
    ]


def _by(time: TimeMention, why: str) -> TimeMention:
    return replace(time, rule=f"{time.rule}; {why}")


def _reached(page: Page, group: Group) -> list[TimeMention]:
    """The last day told before it in its paragraph, while the telling goes on from there."""
    first = group.mentions[0]
    here = first.sentence
    if _STEPS_OUT.search(page.text, here.start, here.end):
        return []
    if kind(group.kind).family not in SITED and group.kind not in (*SITED_KINDS, *FOLLOWS):
        return []
    for index in range(here.index - 1, max(-1, here.index - 1 - _BACK), -1):
        sentence = page.sentences[index]
        if sentence.paragraph != here.paragraph:
            return []
        days = _days(page, sentence)
        if days:
            return [_by(days[-1], "the day its paragraph has reached")]
    return []


def _answered(page: Page, group: Group, groups: Sequence[Group]) -> list[TimeMention]:
    """The day of the event that a response answers, or the time from then to publication."""
    if group.kind not in _AT_ONCE and group.kind not in FOLLOWS:
        return []
    answered = cause(group, groups)
    if answered is None:
        return []
    day = min(
        answered.own_times or answered.times,
        key=lambda time: time.when.days if time.when else 10**6,
    )
    if day.when is None:
        return []
    if group.kind in _AT_ONCE:
        if day.when.days > _ANSWERED:
            return []
        return [_by(day, "of what it answers")]
    published = page.published
    if published is None or not 0 <= (published - day.when.first_day).days <= _ANSWERED:
        return []
    when = Interval.of_days(day.when.first_day, published)
    return [replace(day, when=when, rule=f"{day.rule}; from what it answers to publication")]


def cause(group: Group, groups: Sequence[Group]) -> Group | None:
    """The dated act that stands in the same sentence, or last before it."""
    here = group.mentions[0]
    best: tuple[int, Group] | None = None
    for other in groups:
        if not other.status.is_real or not other.times or kind(other.kind).family not in SITED:
            continue
        for mention in other.mentions:
            back = here.sentence.index - mention.sentence.index
            if 0 <= back <= (_BACK if best is None else best[0]):
                best = (back, other)
    return best[1] if best else None


def _announced(page: Page, group: Group) -> list[TimeMention]:
    """The day the news of the lead was told, or the one before: "police said on Monday"."""
    first = group.mentions[0]
    here = first.sentence
    if not _PERFECT.search(page.text, here.start, first.end):
        return []
    for time in inside(page.times, here):
        if time.when is not None and time.when.days <= _ANSWERED and is_of_speech(page, time):
            if time.sort != "day":
                return [_by(time, "news of the time it was told")]
            when = Interval.of_days(time.when.first_day - _DAY, time.when.last_day)
            return [replace(time, when=when, rule=f"{time.rule}; news of the day it was told")]
    just = _JUST_DONE.search(page.text, here.start, first.end)
    if page.published is None or here.index or just is None or just.end() < first.start:
        return []
    when = Interval.of_days(page.published - _DAY, page.published)
    rule = "dating: has been done, as the news of the day tells"
    return [TimeMention(just.start(), just.end(), when, "day", rule)]


def _same_night(page: Page, group: Group, groups: Sequence[Group]) -> list[TimeMention]:
    """The day of the strikes that a round-up of the night opens with, for those told after."""
    if group.kind not in _BARRAGE or page.published is None:
        return []
    for other in groups:
        for time in other.own_times if other.kind in _BARRAGE else ():
            when = time.when
            if when and when.days <= 2 and abs((page.published - when.last_day).days) <= 2:
                return [_by(time, "the night that the text tells of")]
    return []
