"""Where a time stands in a text: what it may count from, and whether it is past or to come."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from penumbra.model import Interval
from penumbra.reading.times.values import value_of
from penumbra.reference.dates import CARDINALS, WEEKDAY, WEEKDAYS

_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)} | {0x2019: "'"}

# What turns "on Friday" forward or back; the nearest before it decides.
_TENSE = re.compile(
    r"\b(?:(?P<future>will|shall|would(?! have)|won't|(?:is|are|was|were) (?:to|due)|due|expected"
    r"|scheduled|planned|plans?|planning|set to|set for|going to|to be|upcoming|as soon as"
    r"|pencill?ed in|tabled for"
    r"|as early as|postponed|extended|(?:prepared|ready|agreed|poised|slated) to"
    r"|proposes?|gave|given"
    r"|expects?|hopes?|intends?|aims?|wants?|vow(?:s|ed)|pledge[sd]|promise[sd]|effective|payable"
    r"|deadline|must(?! have)|should(?! have)|ahead of"
    r"|meets?|begins|starts|opens|expires|resumes|takes place)"
    r"|(?P<said>said|says|told|announced|reported|wrote|added)\b"
    r"|(?P<past>was|were|had|has|have|did|spoke|met|found|fell|broke|struck|left))\b"
)
_PASSIVE = re.compile(r"\b(?:be|been|being|to)\s+$")
# "Predicted Wednesday", "severed in January": the verb beside a time is in its tense.
_JUST_DONE = re.compile(
    r"(?<!be )(?<!been )(?<!to )\b(?!(?:extended|postponed|delayed|scheduled|planned|expected"
    r"|slated|supposed|adjourned)\b)\w+(?:ed|said|told|took|began|broke|came|went)\s+"
    r"(?:late\s+|early\s+|back\s+)?(?:on\s+|in\s+|from\s+)?$"
)
_DEADLINE = re.compile(r"\b(?:by|(?<!night )from|until|till)\s+(?:the\s+)?$")
_DONE = re.compile(
    r"\b(?:was|were|had|has|have|did|took|came|went|began|became|held|saw|made|sent|shot|flew|hit"
    r"|lost|won|ran|drove|sank|blew|cut|stole|threw|rose|grew|caught|brought|bought|fought|led|died"
    r"|met|found|fell|broke|struck|left|(?!expected|scheduled|planned|slated|pencilled|penciled"
    r"|invited|postponed|delayed|extended|supposed)\w{3,}ed)\b"
)
_MEANT_FOR = re.compile(r"\b(?:for|before)\s+(?:the\s+)?$")
_SINCE = re.compile(r"\bsince\s+(?:[\w-]+\s+){0,4}$")
# How far back a verb may stand from the time that it governs.
_CLAUSE, _BESIDE = 160, 48
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
    period: Interval | None = None  # the last time told, however wide
    dated: int | None = None  # where the last day with its year was written
    tale: date | None = None  # that day
    quarter: Interval | None = None  # the last quarter of a year told before

    def tense(self, at: int) -> str | None:
        """Return "future", "past" or "said" by the nearest verb, None if none tells.

        Somebody "said" it before; what he said may be past or to come.
        """
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

    def done_beside(self, at: int) -> bool:
        """Whether a verb of the past stands so near that it must govern the time."""
        return bool(_DONE.search(self.small, max(self.start, at - _BESIDE), at))

    def meant_for(self, at: int) -> bool:
        """Whether something waits for that day: "a summit for 22 April"."""
        return bool(_MEANT_FOR.search(self.small, max(self.start, at - 12), at))

    def since(self, at: int) -> bool:
        """Whether a stretch up to today begins here: "since the end of June"."""
        return bool(_SINCE.search(self.small, max(self.start, at - 32), at))

    def _sense(self, match: re.Match[str], floor: int) -> str | None:
        if match["future"]:
            return "future"
        start = match.start()
        if match["said"] and not _PASSIVE.search(self.small, max(floor, start - 8), start):
            return "said"
        return None if _PASSIVE.search(self.small, max(floor, start - 8), start) else "past"


# A time at the head of its sentence waits for its verb.
_OPENING = 14
_WILL_AFTER = re.compile(r"[^.;:!?,\n]{0,60}?\b(?:will|shall|(?:is|are) (?:to|due|expected))\b")


@dataclass(frozen=True, slots=True)
class Told:
    """What a core says: the days it may mean, and the notation of what it names.

    `whole` is the stretch that `when` is a part of: this year, of which only a part is over.
    """

    when: Interval | None
    value: str
    sort: str | None = None
    whole: Interval | None = None


Answer = Told | Interval | None
Reads = Callable[[re.Match[str], Moment], Answer]


@dataclass(frozen=True, slots=True)
class Core:
    """Where the words of a core stand in the text, and what they say."""

    start: int
    end: int
    told: Told
    rule: str


# What was found of a core: its rule, its start, its end (0: that of the unit), and what it says.
Found = tuple[str, int, int, Answer]
# Looks for a core at an offset; it may take in words before it, back to `floor`.
Finds = Callable[[int, Moment, int], Core | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a time; `needs` must stand before it, `accepts` may refuse it."""

    name: str
    pattern: re.Pattern[str]
    read: Reads
    needs: re.Pattern[str] | None = None
    accepts: Callable[[re.Match[str], Moment], bool] | None = None

    def __call__(self, at: int, moment: Moment, _floor: int) -> Core | None:
        """Find the core that begins here. Raises ValueError on days that no calendar has."""
        match = self.pattern.match(moment.small, at)
        if match is None:
            return None
        if self.needs and not self.needs.search(moment.small, max(moment.start, at - 40), at):
            return None
        if self.accepts is not None and not self.accepts(match, moment):
            return None
        return Core(match.start(), match.end(), told(self.read(match, moment)), self.name)


def told(answer: Answer) -> Told:
    """Give a stretch of days its value."""
    if isinstance(answer, Told):
        return answer
    return Told(None, "") if answer is None else Told(answer, value_of(answer), None, answer)


def cut(whole: Interval, when: Interval) -> Told:
    """A stretch of which only a part is meant: it keeps the value of the whole."""
    return Told(when, value_of(whole), None, whole)


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
    if moment.since(at):
        return past
    tense = moment.tense(at)
    if tense == "future":
        # A day that far ahead would be told with its year, unless as a deadline.
        remote = ago < _SOON and ahead > _LONG_AGO and not moment.deadline(at)
        return past if ago <= 0 or remote else coming
    if ago <= _LONG_AGO or ahead >= _SOON or moment.just_done(at):
        return past
    waits = moment.deadline(at) or moment.meant_for(at)
    return coming if waits or not moment.done_beside(at) else past


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
    if year is None and (when := _in_the_tale(match.start(), moment, make)):
        return when
    if year is None and (when := _on_the_weekday(match.start(), moment, make)):
        return when
    return make(year) if year else _nearest(make, match.start(), moment)


def _in_the_tale(at: int, moment: Moment, make: Callable[[int], Interval]) -> Interval | None:
    """ "On 9 June 2023 ... The first burned on 12 June": the year goes on."""
    if moment.dated is None or moment.tale is None or at - moment.dated >= _SAME_TALE:
        return None
    if moment.published and moment.tale.year != moment.published.year:
        with suppress(ValueError):
            when = make(moment.tale.year)
            if abs((when.first_day - moment.tale).days) < _SAME_SPELL:
                return when
    return None


def _on_the_weekday(at: int, moment: Moment, make: Callable[[int], Interval]) -> Interval | None:
    """ "Monday, 26 October" leaves one year among the nearest."""
    named = _WEEKDAY_BEFORE.search(moment.small, max(moment.start, at - 12), at)
    if named is None or moment.published is None:
        return None
    year = moment.published.year
    for near in (year, year - 1, year + 1):
        with suppress(ValueError):
            when = make(near)
            if when.first_day.weekday() == WEEKDAYS[named.group("weekday")]:
                return when
    return None


_WEEKDAY_BEFORE = re.compile(rf"\b(?P<weekday>{WEEKDAY}),?\s+(?:the\s+)?$")
# A year goes on for so many characters, and for days this near to the one it was told with.
_SAME_TALE, _SAME_SPELL = 800, 92
