"""Times that name their day, month, season or year, and the year they mean where none is named."""

from __future__ import annotations

import re
from datetime import date, timedelta

from penumbra.model import Interval
from penumbra.reading.times import days
from penumbra.reading.times.moment import Answer, Moment, Told, one_day, yearly
from penumbra.reference.dates import MONTHS, ORDINALS


def _month(word: str) -> int:
    return MONTHS[word.rstrip(".")]


def read_day(match: re.Match[str], moment: Moment) -> Answer:
    number, day = _month(match["month"]), int(match["day"])
    return yearly(match, moment, lambda year: one_day(date(year, number, day)))


def read_days(match: re.Match[str], moment: Moment) -> Answer:
    number, first, last = _month(match["month"]), int(match["day"]), int(match["day2"])
    return yearly(
        match,
        moment,
        lambda year: Interval.of_days(date(year, number, first), date(year, number, last)),
    )


def read_across(match: re.Match[str], moment: Moment) -> Answer:
    left, right = _month(match["month"]), _month(match["month2"])
    first, last = int(match["day"]), int(match["day2"])

    def make(year: int) -> Interval:
        begins = year - 1 if left > right else year
        return Interval.of_days(date(begins, left, first), date(year, right, last))

    return yearly(match, moment, make)


def read_month(match: re.Match[str], moment: Moment) -> Answer:
    number = _month(match["month"])
    return yearly(match, moment, lambda year: days.month(year, number))


def read_named_month(match: re.Match[str], moment: Moment) -> Answer:
    """ "Last March" is the one that is over, "next March" the one to come."""
    today, number, which = moment.published, _month(match["month"]), match["of"].split()[-1]
    if which in ("each", "every"):
        return Told(None, f"XXXX-{number:02}", "set")
    if which in ("following", "previous", "same", "that"):
        if moment.period is None:
            return None
        base = moment.period.first_day
        here = days.month(base.year, number)
        if which == "following":
            return here if here.first_day > base else days.month(base.year + 1, number)
        if which == "previous":
            return here if here.last_day < base else days.month(base.year - 1, number)
        return here
    if today is None:
        return None
    this = days.month(today.year, number)
    if which == "this":
        return this
    if which in ("next", "coming"):
        return this if this.first_day > today else days.month(today.year + 1, number)
    return this if this.last_day < today else days.month(today.year - 1, number)


def read_months(match: re.Match[str], moment: Moment) -> Answer:
    left, right = _month(match["month"]), _month(match["month2"])

    def make(year: int) -> Interval:
        begins = year - 1 if left > right else year
        return days.month(begins, left).span(days.month(year, right))

    return yearly(match, moment, make)


def is_month(match: re.Match[str], moment: Moment) -> bool:
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


def read_iso(match: re.Match[str], _moment: Moment) -> Answer:
    return one_day(date(int(match[1]), int(match[2]), int(match[3])))


def read_dotted(match: re.Match[str], _moment: Moment) -> Answer:
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    if "/" in match.group() and first <= 12 and second <= 12 and first != second:
        return None
    return one_day(date(year, second, first) if second <= 12 else date(year, first, second))


def read_season(match: re.Match[str], moment: Moment) -> Answer:
    name = match["season"]
    return yearly(match, moment, lambda year: days.season(year, name))


def read_year(match: re.Match[str], _moment: Moment) -> Answer:
    first = int(match["year"])
    if match["decade"]:
        return Interval.of_days(date(first, 1, 1), date(first + 9, 12, 31))
    return days.year(first)


def read_years(match: re.Match[str], _moment: Moment) -> Answer:
    """ "2014-15", "2003–2007"."""
    return days.year(int(match["year"])).span(days.year(_last_year(match)))


def is_years(match: re.Match[str], _moment: Moment) -> bool:
    """Two digits are the next year only; four may be any later one of a lifetime."""
    apart = _last_year(match) - int(match["year"])
    return apart == 1 or (len(match["to"]) == 4 and 0 < apart <= 60)


def _last_year(match: re.Match[str]) -> int:
    written = match["to"]
    return int(written) if len(written) == 4 else int(match["year"]) // 100 * 100 + int(written)


def is_year(match: re.Match[str], moment: Moment) -> bool:
    """A four-digit number is a year unless it counts or names something."""
    first, small = int(match["year"]), moment.small
    if match["decade"]:
        return first % 10 == 0
    if _YEAR_LEAD.search(small, max(0, match.start() - 24), match.start()):
        return not _COUNTS.match(small, match.end())
    before = small[max(0, match.start() - 1) : match.start()]
    return (
        1900 <= first <= 2039
        and before in ("", " ", "(", "\n")
        and not _COUNTS.match(small, match.end())
        and not _NAMES.search(small, max(0, match.start() - 16), match.start())
    )


_YEAR_LEAD = re.compile(
    r"\b(?:in|since|during|by|until|till|from|before|after|through|early|late|mid|of|year|fiscal"
    r"|from\s+(?:19|20)\d\d\s+to)[\s-]+$"
)
_COUNTS = re.compile(
    r"\s+(?:\w+\s+)?(?!wars?\b|elections?\b|games?\b|attacks?\b|crisis\b|olympics\b|was\b|has\b|as\b"
    r"|is\b|this\b|its\b|his\b)(?:people|men|women|euros?|dollars|\w{3,}s|km|metres|percent"
    r"|per cent"
    r"|kg|tonnes|gmt|hours|utc)\b|\s?%|-(?:metre|strong|km|kilometre|mile|ton|page)|[.,:]\d"
    r"|\s*(?:gmt|utc|hrs)"
)
_NAMES = re.compile(
    r"\b(?:no|nos|number|flight|route|article|section|resolution|than|about|some|least|nearly|almost"
    r"|around|over|another|to|only|directive|model|unit)\.?\s+$|[€$£#]\s?$"
)


def read_quarter(match: re.Match[str], moment: Moment) -> Answer:
    """ "The third quarter", "the first half of 2024": of the year named, else the last begun."""
    which = match["which"]
    size = 6 if match["size"] == "half" else 3
    number = {"last": 12 // size}.get(which) or ORDINALS[which]
    return _parts_of_year(match, moment, number, size)


def read_coded(match: re.Match[str], moment: Moment) -> Answer:
    """ "Q3 2024", "H1"."""
    return _parts_of_year(match, moment, int(match["which"]), 6 if match["size"] == "h" else 3)


def _parts_of_year(match: re.Match[str], moment: Moment, number: int, size: int) -> Answer:
    if number > 12 // size:
        return None
    first = (number - 1) * size + 1
    if match.groupdict().get("front"):
        return days.months(int(match["front"]), first, size)
    today = moment.published
    if match["year"] or match["of"] or today is None:
        return yearly(match, moment, lambda year: days.months(year, first, size))
    this = days.months(today.year, first, size)
    if this.first_day <= today or moment.tense(match.start()) == "future":
        return this
    return days.months(today.year - 1, first, size)


_AROUND_FEAST = re.compile(
    r"\b(?:(?P<before>(?:run-up|lead-up|countdown)\s+to|ahead\s+of|before|approach\s+of)"
    r"|(?P<after>after|following)|(?P<over>over|around|during))\s+(?:the\s+)?$"
)


def read_feast(match: re.Match[str], moment: Moment) -> Answer:
    """ "Christmas Eve" is a day; "over Easter" and "in the run-up to Christmas" are some."""
    name = " ".join(match["feast"].split())
    when = yearly(match, moment, lambda year: one_day(days.feast(year, name)))
    if when is None:
        return None
    value, day = when.first_day.isoformat(), when.first_day
    lead = _AROUND_FEAST.search(moment.small, max(moment.start, match.start() - 24), match.start())
    if lead is None:
        return when
    if lead["before"]:
        return Told(Interval.of_days(day - timedelta(days=_RUN_UP), day - timedelta(days=1)), value)
    if lead["after"]:
        return Told(Interval.of_days(day + timedelta(days=1), day + timedelta(days=10)), value)
    return Told(Interval.of_days(day - timedelta(days=2), day + timedelta(days=2)), value)


# "The run-up to Christmas" begins with Advent.
_RUN_UP = 24


def read_turning(match: re.Match[str], _moment: Moment) -> Answer:
    """A turn of the war that texts count from: the day is known, what is told began there."""
    name = "annexation" if "annex" in match.group() else "invasion"
    return one_day(_TURNINGS[name])


# The decree on Crimea was signed on 18 March 2014; the invasion began on 24 February 2022.
_TURNINGS = {"invasion": date(2022, 2, 24), "annexation": date(2014, 3, 18)}


def read_decade(match: re.Match[str], _moment: Moment) -> Answer:
    """ "The '80s", "the nineties"."""
    written = match["tens"]
    tens = int(written) // 10 if written.isdigit() else _TENS[written]
    first = 1900 + 10 * tens if tens >= 3 else 2000 + 10 * tens
    return Interval.of_days(date(first, 1, 1), date(first + 9, 12, 31))


_TENS = {
    name: number
    for number, name in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), 2
    )
}


def read_century(match: re.Match[str], _moment: Moment) -> Answer:
    """ "The 19th century"; its value is that of the hundred years it names."""
    number = int(match["number"]) if match["number"] else ORDINALS[match["word"]]
    if not 1 <= number <= 99:
        return None
    first = 100 * (number - 1)
    when = Interval.of_days(date(max(1, first), 1, 1), date(first + 99, 12, 31))
    return Told(when, f"{number - 1:02}XX")
