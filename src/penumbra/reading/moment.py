"""Where a time stands in a text: what it may count from, and whether it is past or to come."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from penumbra.model import Interval
from penumbra.reference.dates import CARDINALS

_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)} | {0x2019: "'"}

# What turns "on Friday" forward or back; the nearest before it decides.
_TENSE = re.compile(
    r"\b(?:(?P<future>will|shall|would(?! have)|won't|(?:is|are|was|were) (?:to|due)|due|expected"
    r"|scheduled|planned|plans?|planning|set to|set for|going to|to be|upcoming|ahead of|as soon as"
    r"|as early as|postponed|extended|(?:prepared|ready|agreed) to|proposes?|gave|given"
    r"|meets?|begins|starts|opens|expires|resumes|takes place)"
    r"|(?P<past>said|says|told|announced|reported|wrote|added|was|were|had|has|have|did|spoke|met|found|fell|broke|struck|left))\b"
)
_PASSIVE = re.compile(r"\b(?:be|been|being|to)\s+$")
# "Predicted Wednesday", "severed in January": the verb beside a time is in its tense.
_JUST_DONE = re.compile(
    r"(?<!be )(?<!been )(?<!to )\b(?!(?:extended|postponed|delayed|scheduled|planned|expected"
    r"|slated|supposed|adjourned)\b)\w+(?:ed|said|told|took|began|broke|came|went)\s+"
    r"(?:late\s+|early\s+|back\s+)?(?:on\s+|in\s+|from\s+)?$"
)
_DEADLINE = re.compile(r"\b(?:by|from|until|till)\s+(?:the\s+)?$")
# How far back a verb may stand from the time that it governs.
_CLAUSE = 160
# A date this long ago would be told with its year, so it is the coming one if that is near.
_LONG_AGO, _SOON = 270, 95


def lower(text: str) -> str:
    """Small letters for A to Z only, so that every offset stays; ’ becomes '."""
    return text.translate(_LOWER)


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a core stands: its text, its sentence, and the two days it may count from."""

    text: str
    small: str
    start: int  # of the sentence
    published: date | None
    told: date | None  # the last single day told before
    period: date | None = None  # the first day of the last time told, however wide
    dated: int | None = None  # where the last day with its year was written
    tale: date | None = None  # that day

    def tense(self, at: int) -> str | None:
        """Return "future" or "past" by the nearest verb, None if none tells."""
        floor = max(self.start, at - _CLAUSE)
        if self.just_done(at):
            return "past"
        found: str | None = None
        for match in _TENSE.finditer(self.small, floor, at):
            found = self._sense(match, floor) or found
        # "On Saturday two boats are to begin": the verb follows.
        opening = found is None and at - self.start < _OPENING
        if opening and _WILL_AFTER.match(self.small, at):
            return "future"
        return found

    def deadline(self, at: int) -> bool:
        """Whether the words before set an end or a beginning: "until March", "from Sunday"."""
        return bool(_DEADLINE.search(self.small, max(self.start, at - 12), at))

    def just_done(self, at: int) -> bool:
        """Whether the word before is a verb of the past: "severed in January"."""
        return bool(_JUST_DONE.search(self.small, max(self.start, at - 30), at))

    def _sense(self, match: re.Match[str], floor: int) -> str | None:
        if match["future"]:
            return "future"
        start = match.start()
        return None if _PASSIVE.search(self.small, max(floor, start - 8), start) else "past"


# A time at the head of its sentence waits for its verb.
_OPENING = 14
_WILL_AFTER = re.compile(r"[^.;:!?,\n]{0,60}?\b(?:will|shall|(?:is|are) (?:to|due|expected))\b")

Reads = Callable[[re.Match[str], Moment], Interval | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a time; `needs` must stand before it, `unless` must not stand after."""

    name: str
    pattern: re.Pattern[str]
    read: Reads
    needs: re.Pattern[str] | None = None
    accepts: Callable[[re.Match[str], Moment], bool] | None = None

    def match(self, at: int, moment: Moment) -> re.Match[str] | None:
        match = self.pattern.match(moment.small, at)
        if match is None:
            return None
        if self.needs and not self.needs.search(moment.small, max(moment.start, at - 40), at):
            return None
        return match if self.accepts is None or self.accepts(match, moment) else None


def number(word: str) -> int | None:
    """Read a small number: "3", "three", "a"."""
    if word.isdigit():
        return int(word)
    return 1 if word in ("a", "an") else CARDINALS.get(word)


def one_day(day: date) -> Interval:
    return Interval.of_days(day)


def around(day: date, away: int) -> Interval:
    return Interval.of_days(day - timedelta(days=away), day + timedelta(days=away))


def _nearest(make: Callable[[int], Interval], at: int, moment: Moment) -> Interval | None:
    """Choose the year of something that comes every year by tense and nearness."""
    today = moment.published
    if today is None:
        return None
    past, coming = None, None
    for year in (today.year - 5, *range(today.year - 1, today.year + 2), today.year + 5):
        try:
            when = make(year)
        except ValueError:
            # 29 February in a common year
            continue
        if when.first_day <= today:
            past = when
        elif coming is None:
            coming = when
    if past is None or coming is None:
        return past or coming
    ago, ahead = (today - past.last_day).days, (coming.first_day - today).days
    tense = moment.tense(at)
    if tense == "future":
        # A day that far ahead would be told with its year, unless as a deadline.
        remote = ago < _SOON and ahead > _LONG_AGO and not moment.deadline(at)
        return past if ago <= 0 or remote else coming
    if ago > _LONG_AGO and ahead < _SOON and tense != "past" and not moment.just_done(at):
        return coming
    return past


def _year_of(match: re.Match[str], moment: Moment) -> int | None:
    """The year that is written with a day or month, also as "last year"."""
    if match["year"]:
        return int(match["year"])
    if match["of"] and moment.published:
        return moment.published.year + {"last": -1, "this": 0, "next": 1}[match["of"]]
    return None


def _unread_year(match: re.Match[str], moment: Moment) -> bool:
    """Whether "last year" is written but nothing says which year that is."""
    return bool(match["of"]) and moment.published is None


def yearly(
    match: re.Match[str], moment: Moment, make: Callable[[int], Interval]
) -> Interval | None:
    if _unread_year(match, moment):
        return None
    year = _year_of(match, moment)
    if year is None and moment.dated is not None and moment.tale is not None:
        # "On 9 June 2023 ... The first burned on 12 June": the year goes on.
        near = match.start() - moment.dated < _SAME_TALE
        if near and moment.published and moment.tale.year != moment.published.year:
            with suppress(ValueError):
                when = make(moment.tale.year)
                if abs((when.first_day - moment.tale).days) < _SAME_SPELL:
                    return when
    return make(year) if year else _nearest(make, match.start(), moment)


# A year goes on for so many characters, and for days this near to the one it was told with.
_SAME_TALE, _SAME_SPELL = 800, 92
