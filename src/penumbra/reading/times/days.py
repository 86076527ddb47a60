"""Calendar arithmetic on stretches of days: months, weeks, seasons, feasts, and steps between."""

from __future__ import annotations

from datetime import date, timedelta

from penumbra.model import Interval

# The first month of each season as northern Europe counts them.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def month(year: int, number: int) -> Interval:
    """The whole month; `number` may run over the ends of the year."""
    return months(year, number, 1)


def months(year: int, first: int, count: int) -> Interval:
    """`count` whole months from month `first` of `year` on."""
    return Interval.of_days(_first_of(year, first), _first_of(year, first + count) - _DAY)


def year(number: int) -> Interval:
    return Interval.of_days(date(number, 1, 1), date(number, 12, 31))


def week(day: date, away: int = 0) -> Interval:
    """Monday to Sunday of the week `away` weeks from that of `day`."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=away)
    return Interval.of_days(monday, monday + timedelta(days=6))


def weekend(day: date, away: int = 0) -> Interval:
    """Saturday and Sunday of the week `away` weeks from that of `day`."""
    saturday = week(day, away).first_day + timedelta(days=5)
    return Interval.of_days(saturday, saturday + _DAY)


def season(year: int, name: str) -> Interval:
    """Three months; a winter belongs to the year in which it begins."""
    return months(year, SEASONS[name], 3)


def weekday_before(day: date, weekday: int, *, strictly: bool = False) -> date:
    """The last such weekday up to `day` itself, or before it if `strictly`."""
    back = (day.weekday() - weekday) % 7
    return day - timedelta(days=back or (7 if strictly else 0))


def weekday_after(day: date, weekday: int, *, strictly: bool = True) -> date:
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(days=ahead or (7 if strictly else 0))


def step(day: date, count: int, unit: str) -> date:
    """Go `count` units on (back if negative); the 31st becomes the last day of a short month.

    Raises OverflowError or ValueError beyond the years 1 to 9999.
    """
    if unit == "day":
        return day + timedelta(days=count)
    if unit == "week":
        return day + timedelta(weeks=count)
    size = {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    target = _first_of(day.year, day.month + count * size)
    last = _first_of(target.year, target.month + 1) - _DAY
    return min(target.replace(day=1) + timedelta(days=day.day - 1), last)


def part(whole: Interval, which: str) -> Interval:
    """The early, middle or late third of a stretch ("mid-October" is 11 to 20 October).

    Of a decade the parts are whole years, and overlap as people's use of the words does.
    """
    first, days = whole.first_day, whole.days
    if days > _YEARS:
        begin, end = {"early": (0, 4), "mid": (3, 7), "late": (6, 10)}[which]
        return Interval.of_days(step(first, begin, "year"), step(first, end, "year") - _DAY)
    third = max(1, days // 3)
    if which == "early":
        return Interval.of_days(first, first + timedelta(days=third - 1))
    if which == "mid":
        return Interval.of_days(
            first + timedelta(days=third), first + timedelta(days=max(third, 2 * third - 1))
        )
    return Interval.of_days(first + timedelta(days=min(2 * third, days - 1)), whole.last_day)


def easter(year: int) -> date:
    """Western Easter Sunday, by the rule of Meeus, Jones and Butcher."""
    moon, century, rest = year % 19, year // 100, year % 100
    shift = (century - (century + 8) // 25 + 1) // 3
    full = (19 * moon + century - century // 4 - shift + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - full - rest % 4) % 7
    late = (moon + 11 * full + 22 * to_sunday) // 451
    number, day = divmod(full + to_sunday - 7 * late + 114, 31)
    return date(year, number, day + 1)


def feast(year: int, name: str) -> date:
    """The day of a feast by its plain name ("christmas", "easter", "new year")."""
    if name in FROM_EASTER:
        return easter(year) + timedelta(days=FROM_EASTER[name])
    if name.startswith("thanksgiving"):
        # The fourth Thursday of November, as in the United States.
        return weekday_after(date(year, 11, 21), 3)
    month_number, day = FEASTS[name]
    return date(year, month_number, day)


FROM_EASTER = {"easter": 0, "easter sunday": 0, "easter monday": 1, "good friday": -2}
FEASTS = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "new year": (1, 1),
    "valentine's day": (2, 14),
    "victory day": (5, 9),
    "midsummer": (6, 24),
    "midsummer day": (6, 24),
    "midsummer eve": (6, 23),
    "halloween": (10, 31),
    "hallowe'en": (10, 31),
}
_DAY = timedelta(days=1)
# The least length of a decade, of which parts are told in years.
_YEARS = 3650


def _first_of(year: int, number: int) -> date:
    return date(year + (number - 1) // 12, (number - 1) % 12 + 1, 1)
