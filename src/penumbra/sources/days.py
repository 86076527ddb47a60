"""The calendar day that a record, a page or a feed gives for itself."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate

_NUMBERS = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?:$|[T ]+\d{1,2}:\d\d)")
_DAY_FIRST = re.compile(
    r"(?:[A-Z][a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)? ([A-Z][a-z]{2,8})\.?,? (\d{4})$"
)
_MONTH_FIRST = re.compile(
    r"(?:[A-Z][a-z]+,? )?([A-Z][a-z]{2,8})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$"
)


def day_of(value: object) -> date | None:
    """Return the day that `value` gives, as its writer's calendar had it, or None.

    A time zone does not move the day: "on Tuesday" in the text means the writer's Tuesday.
    Forms with two readings (03/04/2024) are left unread.

    >>> day_of("2024-05-12T00:30:00+03:00"), day_of("Sun, 12 May 2024 22:00:00 GMT")
    (datetime.date(2024, 5, 12), datetime.date(2024, 5, 12))
    >>> day_of("yesterday") is None
    True
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or len(value) > 100:
        return None
    words = value.strip()
    try:
        if match := _NUMBERS.match(words):
            return date(int(match[1]), int(match[3]), int(match[4]))
        if match := _DAY_FIRST.match(words):
            words = f"{match[1]} {match[2][:3]} {match[3]} 00:00"
        elif match := _MONTH_FIRST.match(words):
            words = f"{match[2]} {match[1][:3]} {match[3]} 00:00"
        parts = parsedate(words)
        return date(*parts[:3]) if parts is not None else None
    except (ValueError, IndexError, TypeError):
        return None
