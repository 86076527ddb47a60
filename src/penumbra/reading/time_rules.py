"""The cores of time expressions: how "last Friday" or "12 May" is written and which days it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from penumbra.model import Interval
from penumbra.reading import days
from penumbra.reference.dates import CARDINALS, MONTH, MONTHS, ORDINALS, WEEKDAY, WEEKDAYS

_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)} | {0x2019: "'"}

_DAY = r"(?P<day{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?:(?:,?\s+(?:of\s+)?|,)(?P<year>(?:19|20)\d\d)(?![\d.,:-]*\d)|,?\s+(?:of\s+)?(?P<of>last|next|this)\s+year)?"
_TO = r"(?:\s*[-–/]\s*|\s+(?:to|and|or|until|till|through)\s+)"
_SMALL = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|eighteen|twenty|thirty|forty|fifty)"
)
_UNIT = r"(?P<unit>day|week|month|year|decade)s?"
_HOURS = r"(?:early\s+|late\s+)?(?:morning|afternoon|evening|night|midday|noon|dawn|midnight)s?"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"

# What turns "on Friday" forward or back; the nearest before it decides.
_TENSE = re.compile(
    r"\b(?:(?P<future>will|shall|would(?! have)|won't|(?:is|are|was|were) (?:to|due)|due|expected"
    r"|scheduled|planned|plans?|planning|set to|set for|going to|to be|upcoming|ahead of)"
    r"|(?P<past>said|says|told|announced|reported|wrote|added|was|were|had|has|have|did))\b"
)
_PASSIVE = re.compile(r"\b(?:be|been|being|to)\s+$")
# How far back a verb may stand from the time that it governs.
_CLAUSE = 160
# Without a verb that tells, a date this long ago is rather the coming one if that is near.
_LONG_AGO, _SOON = 270, 100


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

    def tense(self, at: int) -> str | None:
        """Return "future" or "past" by the nearest verb before, None if none tells."""
        floor = max(self.start, at - _CLAUSE)
        found: str | None = None
        for match in _TENSE.finditer(self.small, floor, at):
            if match["future"]:
                found = "future"
            elif not _PASSIVE.search(self.small, max(floor, match.start() - 8), match.start()):
                found = "past"
        if found is None and _TENSE_AFTER.match(self.small, at):
            return "future"
        return found


_TENSE_AFTER = re.compile(r"\w+(?:\s+(?:morning|afternoon|evening|night))?\s+(?:will|shall)\b")

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


def _one(day: date) -> Interval:
    return Interval.of_days(day)


def _around(day: date, away: int) -> Interval:
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
    tense = moment.tense(at)
    if past is None or coming is None:
        return past or coming
    if tense == "future":
        return past if past.last_day >= today else coming
    if tense is None:
        ago, ahead = (today - past.last_day).days, (coming.first_day - today).days
        if ago > _LONG_AGO and ahead < _SOON:
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


def _yearly(
    match: re.Match[str], moment: Moment, make: Callable[[int], Interval]
) -> Interval | None:
    if _unread_year(match, moment):
        return None
    year = _year_of(match, moment)
    return make(year) if year else _nearest(make, match.start(), moment)


def _month(word: str) -> int:
    return MONTHS[word.rstrip(".")]


def _read_day(match: re.Match[str], moment: Moment) -> Interval | None:
    number, day = _month(match["month"]), int(match["day"])
    return _yearly(match, moment, lambda year: _one(date(year, number, day)))


def _read_days(match: re.Match[str], moment: Moment) -> Interval | None:
    number, first, last = _month(match["month"]), int(match["day"]), int(match["day2"])
    return _yearly(
        match,
        moment,
        lambda year: Interval.of_days(date(year, number, first), date(year, number, last)),
    )


def _read_across(match: re.Match[str], moment: Moment) -> Interval | None:
    left, right = _month(match["month"]), _month(match["month2"])
    first, last = int(match["day"]), int(match["day2"])

    def make(year: int) -> Interval:
        begins = year - 1 if left > right else year
        return Interval.of_days(date(begins, left, first), date(year, right, last))

    return _yearly(match, moment, make)


def _read_month(match: re.Match[str], moment: Moment) -> Interval | None:
    number = _month(match["month"])
    return _yearly(match, moment, lambda year: days.month(year, number))


def _read_months(match: re.Match[str], moment: Moment) -> Interval | None:
    left, right = _month(match["month"]), _month(match["month2"])

    def make(year: int) -> Interval:
        begins = year - 1 if left > right else year
        return days.month(begins, left).span(days.month(year, right))

    return _yearly(match, moment, make)


def _is_month(match: re.Match[str], moment: Moment) -> bool:
    """ "May" and "March" and "Jan" are months when written so and placed so."""
    word = match["month"].rstrip(".")
    written = moment.text[match.start("month") : match.start("month") + 1]
    if not written.isupper():
        return False
    if word not in ("may", "march", "mar", "jan", "dec", "sun", "august"):
        return True
    return bool(
        match["year"]
        or match["of"]
        or _MONTH_LEAD.search(moment.small, max(0, match.start() - 24), match.start())
    )


_MONTH_LEAD = re.compile(
    r"\b(?:in|since|until|till|by|from|to|of|last|this|next|late|early|mid|before|after|during"
    r"|and|through|between|for|end-)[\s-]+$"
)


def _read_iso(match: re.Match[str], moment: Moment) -> Interval | None:
    return _one(date(int(match[1]), int(match[2]), int(match[3])))


def _read_dotted(match: re.Match[str], moment: Moment) -> Interval | None:
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    if "/" in match.group() and first <= 12 and second <= 12 and first != second:
        return None
    return _one(date(year, second, first) if second <= 12 else date(year, first, second))


def _read_weekday(match: re.Match[str], moment: Moment) -> Interval | None:
    today = moment.published
    if today is None:
        return None
    weekday = WEEKDAYS[match["weekday"]]
    if match["week"]:
        return _one(
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
    elif moment.tense(match.start()) == "future":
        day = days.weekday_after(today, weekday, strictly=False)
    else:
        day = days.weekday_before(today, weekday)
    if match["hours"] and match["hours"].startswith("night"):
        return Interval.of_days(day, day + timedelta(days=1))
    return _one(day)


def _read_today(match: re.Match[str], moment: Moment) -> Interval | None:
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


def _read_unit(match: re.Match[str], moment: Moment) -> Interval | None:
    """ "Last week", "this year", "next weekend", "the previous month"."""
    which, unit = match["which"], match["unit"]
    today = moment.told if which in ("previous", "following", "same", "that") else moment.published
    if today is None:
        return None
    away = {"last": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(which, 0)
    if unit == "day":
        return _one(today + timedelta(days=away))
    if unit == "week":
        when = days.week(today, away)
    elif unit == "weekend":
        back = -1 if which in ("last", "past") or today.weekday() < 5 and away == 0 else 0
        ahead = 1 if which == "next" and today.weekday() >= 5 else 0
        when = days.weekend(today, back if away <= 0 else ahead)
        if away == 0 and back and moment.tense(match.start()) == "future":
            when = days.weekend(today)
    elif unit == "month":
        when = days.month(today.year, today.month + away)
    elif unit == "quarter":
        when = days.months(today.year, (today.month - 1) // 3 * 3 + 1 + 3 * away, 3)
    elif unit == "decade":
        return Interval.of_days(date(today.year // 10 * 10 + 10 * away, 1, 1), today)
    else:
        when = days.year(today.year + away)
    return _unfinished(when, match, moment) if which in ("this", "past", "current") else when


def _unfinished(when: Interval, match: re.Match[str], moment: Moment) -> Interval:
    """Of a stretch that holds today take what is over, or what is to come."""
    today = moment.published
    if today is None or not when.first_day <= today <= when.last_day:
        return when
    if moment.tense(match.start()) == "future":
        return Interval.of_days(today, when.last_day)
    return Interval.of_days(when.first_day, today)


def _read_this_season(match: re.Match[str], moment: Moment) -> Interval | None:
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


def _read_season(match: re.Match[str], moment: Moment) -> Interval | None:
    name = match["season"]
    return _yearly(match, moment, lambda year: days.season(year, name))


def _read_ago(match: re.Match[str], moment: Moment) -> Interval | None:
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
        return _one(day)
    if unit == "week":
        return _around(day, 3 if how == "ago" else 1)
    if unit == "month":
        return _around(day, 15)
    return _around(day, 30) if count == 1 else days.year(day.year)


def _read_hours(match: re.Match[str], moment: Moment) -> Interval | None:
    return _one(moment.told) if moment.told else None


def _read_past(match: re.Match[str], moment: Moment) -> Interval | None:
    """ "Over the past three weeks", "for two months": up to the day of publication."""
    count = number(match["count"] or "one")
    if moment.published is None or count is None:
        return None
    if match["which"] in ("next", "coming", "following"):
        return Interval.of_days(moment.published, days.step(moment.published, count, match["unit"]))
    return Interval.of_days(days.step(moment.published, -count, match["unit"]), moment.published)


# How far back "recent" reaches: long enough for the plural, no further.
_RECENT = {"hour": 1, "day": 7, "week": 42, "month": 183, "year": 1096, "decade": 7305}


def _read_recent(match: re.Match[str], moment: Moment) -> Interval | None:
    if moment.published is None:
        return None
    reach = timedelta(days=_RECENT[match["unit"]])
    if match["which"] in ("coming", "next"):
        return Interval.of_days(moment.published, moment.published + reach)
    return Interval.of_days(moment.published - reach, moment.published)


def _read_year(match: re.Match[str], moment: Moment) -> Interval | None:
    first = int(match["year"])
    if match["decade"]:
        return Interval.of_days(date(first, 1, 1), date(first + 9, 12, 31))
    return days.year(first)


def _is_year(match: re.Match[str], moment: Moment) -> bool:
    """A four-digit number is a year unless it counts or names something."""
    first, small = int(match["year"]), moment.small
    if match["decade"]:
        return first % 10 == 0
    if _YEAR_LEAD.search(small, max(0, match.start() - 24), match.start()):
        return not _COUNTS.match(small, match.end())
    before = small[max(0, match.start() - 1) : match.start()]
    return (
        1990 <= first <= 2039
        and before in ("", " ", "(", "\n")
        and not _COUNTS.match(small, match.end())
        and not _NAMES.search(small, max(0, match.start() - 16), match.start())
    )


_YEAR_LEAD = re.compile(
    r"\b(?:in|since|during|by|until|till|from|before|after|through|early|late|mid|of|year)[\s-]+$"
)
_COUNTS = re.compile(
    r"\s+(?:\w+\s+)?(?!wars?\b|elections?\b|games?\b|attacks?\b|crisis\b|olympics\b|was\b|has\b|as\b"
    r"|is\b|this\b|its\b|his\b)(?:people|men|women|euros?|dollars|\w{3,}s|km|metres|percent|per cent"
    r"|kg|tonnes|gmt|hours|utc)\b|\s?%|-(?:metre|strong|km|kilometre|mile|ton|page)|[.,:]\d|['’]s\s"
    r"|\s*(?:gmt|utc|hrs)"
)
_NAMES = re.compile(
    r"\b(?:no|nos|number|flight|route|article|section|resolution|than|about|some|least|nearly|almost|around|over|another|to|up to|only|directive|model|unit|boeing|airbus)\.?\s+$|[€$£#]\s?$"
)


def _read_quarter(match: re.Match[str], moment: Moment) -> Interval | None:
    which = match["which"]
    size = 6 if match["size"] == "half" else 3
    first = {"last": 12 // size}.get(which) or ORDINALS[which]
    if first > 12 // size:
        return None
    return _yearly(match, moment, lambda year: days.months(year, (first - 1) * size + 1, size))


def _read_coded(match: re.Match[str], moment: Moment) -> Interval | None:
    size = 6 if match["size"] == "h" else 3
    first = int(match["which"])
    if first > 12 // size:
        return None
    return _yearly(match, moment, lambda year: days.months(year, (first - 1) * size + 1, size))


def _read_the_unit(match: re.Match[str], moment: Moment) -> Interval | None:
    """ "The start of the year", "the end of the month": of the one that we are in."""
    today = moment.published
    if today is None:
        return None
    if match["unit"] == "year":
        return days.year(today.year)
    return days.month(today.year, today.month) if match["unit"] == "month" else days.week(today)


def _read_weekend(match: re.Match[str], moment: Moment) -> Interval | None:
    today = moment.published
    if today is None:
        return None
    if moment.tense(match.start()) == "future" or today.weekday() >= 5:
        return days.weekend(today)
    return days.weekend(today, -1)


def _read_feast(match: re.Match[str], moment: Moment) -> Interval | None:
    name = re.sub(r"\s+", " ", match["feast"])
    return _yearly(match, moment, lambda year: _one(days.feast(year, name)))


def _read_ordinal(match: re.Match[str], moment: Moment) -> Interval | None:
    today, day = moment.published, int(match["day"])
    if today is None:
        return None
    away = 1 if moment.tense(match.start()) == "future" else -1
    month = today.month + (away if (day - today.day) * away < 0 else 0)
    first = days.month(today.year, month).first_day
    return _one(first.replace(day=day))


def _read_invasion(match: re.Match[str], moment: Moment) -> Interval | None:
    return _one(date(2022, 2, 24))


def _capital(match: re.Match[str], moment: Moment) -> bool:
    return moment.text[match.start("weekday")].isupper() and not _PLURAL.match(
        moment.small, match.end()
    )


_PLURAL = re.compile(r"s\b")
_THE = re.compile(r"\b(?:on|by|until|till|since|before|after|from)\s+the\s+$")
_IN_SEASON = re.compile(
    r"\b(?:in|during|over|of|by|through|throughout|since|until|early|late|mid|from)[\s-]+(?:the\s+)?$"
)
_EDGE_OF = re.compile(
    r"\b(?:start|beginning|middle|end|close|half|rest|remainder|course|months|weeks|days|earlier|later"
    r"|late|early)\s+(?:of|in)\s+the\s+$"
)
_SINCE_LEAD = re.compile(
    r"\b(?:since|after|before|beginning of|start of)\s+(?:\w+(?:'s)?\s+){0,2}$"
)
_WAR = (
    r"(?:full-scale\s+(?:russian\s+)?(?:invasion|war)|invasion\s+of\s+ukraine"
    r"|war\s+(?:in\s+ukraine\s+)?began|war\s+in\s+ukraine)(?:\s+of\s+ukraine)?(?:\s+(?:began|started))?"
)
_WEEKDAY_RULE = (
    rf"(?:(?P<which>last|next|this|past|coming|previous|following)\s+)?(?P<weekday>{WEEKDAY})"
    rf"(?!s?,?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}|{MONTH}\s+\d))"
    rf"(?:\s+(?P<hours>{_HOURS}))?"
    r"(?:\s+(?:of\s+)?(?P<week>last|next)\s+week|\s+(?P<next>next)\b(?!\s+to))?\b"
)
_WEEKDAY_STARTS = "monday tuesday wednesday thursday friday saturday sunday"
_WHICH = "last next this past coming previous following"
_COUNT_STARTS = "# a an " + " ".join(word for word in CARDINALS if "-" not in word)
_MONTH_STARTS = " ".join(MONTHS)

_D, _D2 = _DAY.format(""), _DAY.format(2)
_M, _M2 = rf"(?P<month>{MONTH})", rf"(?P<month2>{MONTH})"

# The one list: words a core begins with ("#" for digits), then name, writing and reading. The
# first rule that fits wins.
_TABLE: tuple[tuple[str, Rule], ...] = (
    ("#", Rule("day", re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)"), _read_iso)),
    ("#", Rule("day", re.compile(r"(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)\b"), _read_dotted)),
    ("#", Rule("days", re.compile(rf"{_D}{_TO}{_D2}\s+(?:of\s+)?{_M}{_YEAR}"), _read_days)),
    ("#", Rule("days", re.compile(rf"{_D}\s+{_M}{_TO}{_D2}\s+{_M2}{_YEAR}"), _read_across)),
    ("#", Rule("day", re.compile(rf"{_D}[\s-]+(?:of\s+)?{_M}{_YEAR}"), _read_day)),
    (
        _MONTH_STARTS,
        Rule("days", re.compile(rf"{_M}\s+{_D}{_TO}{_M2}\s+{_D2}\b{_YEAR}"), _read_across),
    ),
    (
        _MONTH_STARTS,
        Rule(
            "days",
            re.compile(rf"{_M}\s+{_D}{_TO}{_D2}(?![\d:.,]*\d|\s*[ap]\.?m)\b{_YEAR}"),
            _read_days,
        ),
    ),
    (
        _MONTH_STARTS,
        Rule("day", re.compile(rf"{_M}\s+{_D}(?![\d:%]|,\d{{3}}\b|\.\d)\b{_YEAR}"), _read_day),
    ),
    (
        _MONTH_STARTS,
        Rule("months", re.compile(rf"{_M}{_TO}{_M2}{_YEAR}"), _read_months, accepts=_is_month),
    ),
    (_MONTH_STARTS, Rule("month", re.compile(rf"{_M}{_YEAR}"), _read_month, accepts=_is_month)),
    (
        "last next this",
        Rule(
            "month",
            re.compile(rf"(?P<of>last|next|this)\s+{_M}(?P<year>(?!))?"),
            lambda m, s: _read_named_month(m, s),
        ),
    ),
    (
        "today tonight this yesterday last overnight during in tomorrow the",
        Rule(
            "today",
            re.compile(
                r"(?:today|tonight|this (?:morning|afternoon|evening)"
                r"|yesterday(?: (?:morning|afternoon|evening))?|last night|tomorrow"
                r"|overnight(?!\s+(?:on|to|into|from|between|of)\b)"
                r"|(?:during|in) the night(?!\s+(?:on|to|into|from|between|of)\b)"
                r"|the day (?:before yesterday|after tomorrow))\b"
            ),
            _read_today,
        ),
    ),
    (_WEEKDAY_STARTS, Rule("weekday", re.compile(_WEEKDAY_RULE), _read_weekday, accepts=_capital)),
    (_WHICH, Rule("weekday", re.compile(_WEEKDAY_RULE), _read_weekday, accepts=_capital)),
    (
        "last next this past coming previous following same that current",
        Rule(
            "unit",
            re.compile(
                r"(?P<which>last|next|this|past|coming|previous|following|(?:that\s+)?same|that|current)"
                r"\s+(?P<unit>day|weekend|week|month|quarter|year|decade)\b(?!-)"
            ),
            lambda match, moment: _read_unit_named(match, moment),
        ),
    ),
    (
        "last next this",
        Rule("season", re.compile(rf"(?P<which>last|next|this)\s+{_SEASON}\b"), _read_this_season),
    ),
    (
        "spring summer autumn fall winter",
        Rule(
            "season",
            re.compile(
                rf"{_SEASON}(?=,?\s+(?:of\s+)?(?:(?:19|20)\d\d|(?:last|next|this)\s+year)){_YEAR}"
            ),
            _read_season,
        ),
    ),
    (
        "spring summer autumn fall winter",
        Rule("season", re.compile(rf"{_SEASON}{_YEAR}\b"), _read_season, needs=_IN_SEASON),
    ),
    (
        _COUNT_STARTS,
        Rule(
            "ago",
            re.compile(
                rf"(?P<count>{_SMALL}|\w+)[\s-]+(?:and\s+a\s+half\s+)?{_UNIT}\s+"
                r"(?P<how>ago|earlier|later|before|previously|after)\b(?!\s+the\b)"
            ),
            _read_ago,
        ),
    ),
    (
        "hours minutes shortly " + _COUNT_STARTS,
        Rule(
            "hours later",
            re.compile(
                rf"(?:{_SMALL}\s+)?(?:hours?|minutes?)\s+(?:later|earlier|before|afterwards)\b"
            ),
            _read_hours,
        ),
    ),
    (
        "last past next coming following",
        Rule(
            "past",
            re.compile(
                rf"(?P<which>last|past|next|coming|following)\s+(?P<count>{_SMALL})\s+{_UNIT}\b"
            ),
            _read_past,
        ),
    ),
    (
        "past",
        Rule("past", re.compile(rf"(?P<which>past)\s+(?P<count>(?!))?{_UNIT}\b"), _read_past),
    ),
    (
        _COUNT_STARTS,
        Rule(
            "for",
            re.compile(rf"(?P<which>(?!))?(?P<count>{_SMALL})\s+{_UNIT}\b(?!-)"),
            _read_past,
            needs=re.compile(
                r"\bfor\s+(?:about\s+|nearly\s+|almost\s+|more than\s+|at least\s+|over\s+|the past\s+)?$"
            ),
            accepts=lambda match, moment: moment.tense(match.start()) != "future",
        ),
    ),
    (
        "recent last past coming next several few",
        Rule(
            "recent",
            re.compile(
                r"(?P<which>recent|last|past|coming|next)\s+(?:few\s+|several\s+|couple\s+of\s+)?"
                r"(?P<unit>day|week|month|year|decade)s\b"
            ),
            _read_recent,
        ),
    ),
    (
        "#",
        Rule(
            "year",
            re.compile(r"(?P<year>(?:19|20)\d\d)(?P<decade>s)?\b"),
            _read_year,
            accepts=_is_year,
        ),
    ),
    (
        "first second third fourth last",
        Rule(
            "quarter",
            re.compile(
                r"(?P<which>first|second|third|fourth|last)[\s-](?P<size>quarter|half)\b"
                rf"(?:\s+of\s+(?:the\s+year(?!\s+\d))|(?=\s+of\s+(?:(?:19|20)\d\d|last|this|next)){_YEAR}|(?!\s+of\b))"
                r"(?P<_>)"
            ),
            _read_quarter,
        ),
    ),
    (
        "q h",
        Rule("quarter", re.compile(rf"(?P<size>q|h)(?P<which>[1-4]){_YEAR}"), _read_coded),
    ),
    (
        "year month week",
        Rule("unit", re.compile(r"(?P<unit>year|month|week)\b"), _read_the_unit, needs=_EDGE_OF),
    ),
    (
        "weekend",
        Rule("weekend", re.compile(r"weekend\b"), _read_weekend, needs=re.compile(r"\bthe\s+$")),
    ),
    (
        "christmas easter new",
        Rule(
            "feast",
            re.compile(
                rf"(?P<feast>christmas(?: eve| day)?|easter|new year(?:'s (?:eve|day))?)\b{_YEAR}"
            ),
            _read_feast,
        ),
    ),
    (
        "#",
        Rule(
            "ordinal",
            re.compile(
                r"(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)\b(?=\s*(?:[.,;:)]|and\b|to\b|at\b|when\b|$))"
            ),
            _read_ordinal,
            needs=_THE,
        ),
    ),
    (
        "full invasion war",
        Rule("invasion", re.compile(_WAR), _read_invasion, needs=_SINCE_LEAD),
    ),
)


def _read_unit_named(match: re.Match[str], moment: Moment) -> Interval | None:
    return _read_unit(match, moment)


def _read_named_month(match: re.Match[str], moment: Moment) -> Interval | None:
    """ "Last March" is the one that is over, "next March" the one to come."""
    today, number = moment.published, _month(match["month"])
    if today is None:
        return None
    this = days.month(today.year, number)
    if match["of"] == "this":
        return this
    if match["of"] == "next":
        return this if this.first_day > today else days.month(today.year + 1, number)
    return this if this.last_day < today else days.month(today.year - 1, number)


def _by_start(table: Iterable[tuple[str, Rule]]) -> dict[str, tuple[Rule, ...]]:
    found: dict[str, list[Rule]] = {}
    for starts, rule in table:
        for word in starts.split():
            found.setdefault(word, []).append(rule)
    return {word: tuple(rules) for word, rules in found.items()}


RULES = _by_start(_TABLE)
