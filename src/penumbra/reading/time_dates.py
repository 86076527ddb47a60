"""Times that name their day, month, season or year, and the year they mean where none is named."""

from __future__ import annotations

import re
from datetime import date

from penumbra.model import Interval
from penumbra.reading import days
from penumbra.reading.moment import Moment, one_day, yearly
from penumbra.reference.dates import MONTHS, ORDINALS


def _month(word: str) -> int:
    return MONTHS[word.rstrip(".")]


def read_day(match: re.Match[str], moment: Moment) -> Interval | None:
    number, day = _month(match["month"]), int(match["day"])
    return yearly(match, moment, lambda year: one_day(date(year, number, day)))


def read_days(match: re.Match[str], moment: Moment) -> Interval | None:
    number, first, last = _month(match["month"]), int(match["day"]), int(match["day2"])
    return yearly(
        match,
        moment,
        lambda year: Interval.of_days(date(year, number, first), date(year, number, last)),
    )


def read_across(match: re.Match[str], moment: Moment) -> Interval | None:
    left, right = _month(match["month"]), _month(match["month2"])
    first, last = int(match["day"]), int(match["day2"])

    def make(year: int) -> Interval:
        begins = year - 1 if left > right else year
        return Interval.of_days(date(begins, left, first), date(year, right, last))

    return yearly(match, moment, make)


def read_month(match: re.Match[str], moment: Moment) -> Interval | None:
    number = _month(match["month"])
    return yearly(match, moment, lambda year: days.month(year, number))


def read_named_month(match: re.Match[str], moment: Moment) -> Interval | None:
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


def read_months(match: re.Match[str], moment: Moment) -> Interval | None:
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


def read_iso(match: re.Match[str], _moment: Moment) -> Interval | None:
    return one_day(date(int(match[1]), int(match[2]), int(match[3])))


def read_dotted(match: re.Match[str], _moment: Moment) -> Interval | None:
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    if "/" in match.group() and first <= 12 and second <= 12 and first != second:
        return None
    return one_day(date(year, second, first) if second <= 12 else date(year, first, second))


def read_season(match: re.Match[str], moment: Moment) -> Interval | None:
    name = match["season"]
    return yearly(match, moment, lambda year: days.season(year, name))


def read_year(match: re.Match[str], _moment: Moment) -> Interval | None:
    first = int(match["year"])
    if match["decade"]:
        return Interval.of_days(date(first, 1, 1), date(first + 9, 12, 31))
    return days.year(first)


def is_year(match: re.Match[str], moment: Moment) -> bool:
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
    r"|is\b|this\b|its\b|his\b)(?:people|men|women|euros?|dollars|\w{3,}s|km|metres|percent"
    r"|per cent"
    r"|kg|tonnes|gmt|hours|utc)\b|\s?%|-(?:metre|strong|km|kilometre|mile|ton|page)|[.,:]\d|['’]s\s"
    r"|\s*(?:gmt|utc|hrs)"
)
_NAMES = re.compile(
    r"\b(?:no|nos|number|flight|route|article|section|resolution|than|about|some|least|nearly|almost"
    r"|around|over|another|to|only|directive|model|unit)\.?\s+$|[€$£#]\s?$"
)


def read_quarter(match: re.Match[str], moment: Moment) -> Interval | None:
    which = match["which"]
    size = 6 if match["size"] == "half" else 3
    first = {"last": 12 // size}.get(which) or ORDINALS[which]
    if first > 12 // size:
        return None
    return yearly(match, moment, lambda year: days.months(year, (first - 1) * size + 1, size))


def read_coded(match: re.Match[str], moment: Moment) -> Interval | None:
    size = 6 if match["size"] == "h" else 3
    first = int(match["which"])
    if first > 12 // size:
        return None
    return yearly(match, moment, lambda year: days.months(year, (first - 1) * size + 1, size))


def read_feast(match: re.Match[str], moment: Moment) -> Interval | None:
    name = re.sub(r"\s+", " ", match["feast"])
    return yearly(match, moment, lambda year: one_day(days.feast(year, name)))


def read_invasion(_match: re.Match[str], _moment: Moment) -> Interval | None:
    return one_day(date(2022, 2, 24))
