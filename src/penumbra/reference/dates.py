"""How dates and small numbers are written in words, and the date at the head of a text."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from penumbra.model import Passage

_WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAYS: dict[str, int] = {name: number for number, name in enumerate(_WEEKDAY_NAMES)}

_MONTH_NAMES = (
    "january february march april may june july august september october november december".split()
)
MONTHS: dict[str, int] = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen".split()
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
# Cardinals below a hundred as one written word; "twenty-one" is one word too.
CARDINALS: dict[str, int] = {word: number for number, word in enumerate(_UNITS)}
CARDINALS |= {word: 10 * number for number, word in enumerate(_TENS, 2)}
CARDINALS |= {
    f"{tens}-{unit}": 10 * number + digit
    for number, tens in enumerate(_TENS, 2)
    for digit, unit in enumerate(_UNITS[1:10], 1)
}
ORDINALS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        1,
    )
}
SCALES: dict[str, int] = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}

# The head of a text: no dateline stands further in.
_HEAD = 1500
_LINES = 12

WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
MONTH = (
    r"(?:jan(?:uary|\.|\b)|feb(?:ruary|\.|\b)|mar(?:ch|\.|\b)|apr(?:il|\.|\b)|may\b"
    r"|jun(?:e|\.|\b)|jul(?:y|\.|\b)|aug(?:ust|\.|\b)|sep(?:tember|t\.|t\b|\.|\b)|oct(?:ober|\.|\b)|nov(?:ember|\.|\b)"
    r"|dec(?:ember|\.|\b))"
)
_DATE = (
    rf"(?:(?:{WEEKDAY}|mon|tue|wed|thu|fri|sat|sun)\.?,?\s+)?(?:"
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{MONTH}),?(?:\s+(?P<year>\d{{4}})\b)?"
    rf"|(?P<month2>{MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year2>\d{{4}})\b)?"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})"
    r"|(?P<numeric>\d{1,2}[./]\d{1,2}[./]\d{4}))"
)
_CLOCK = (
    r"(?:(?:\s*,|\s+at|\s*[|–—-]|\s*t)?\s*\d{1,2}[:.]\d{2}(?::\d{2})?"
    r"\s*(?:[ap]\.?m\.?|[a-z]{3,4}|z)?)?"
)
_LABELLED = re.compile(
    rf"[^\w\n]*(?:first\s+)?(?:published|posted|issued|released|updated|date)(?:\s+on)?\s*:?\s*"
    rf"{_DATE}",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"[^\w\n]*{_DATE}{_CLOCK}\W*$", re.IGNORECASE)
# "WARSAW, May 15 -", "Brussels/Moscow – December 2, 2025 –", "RIGA (Agency), 3 March 2024:",
# "Oslo, 3 March 2024. A ferry", "BERN/GENEVA 2 June 2024 -", "Press release, Bern, 2 June 2024".
# Blanks are taken once and for all, or a row of them would be cut in every way.
_FILED = re.compile(
    r"\W{0,3}(?:(?:press|news|media)\s+release\W{1,3})?"
    r"(?P<place>[^\W\d_][^\n\d]{0,70}?)\s*+(?P<mark>[,(:|]|[-–—]++)?\s*+"
    rf"{_DATE}\)?\s*(?:\([^()\n]{{1,40}}\)|/[^/\n]{{1,30}}/)?\s*"
    r"(?:[-–—_:]|\W?$|(?P<stop>\.)(?=\s))",
    re.IGNORECASE,
)
# "THE HAGUE — Hackers", "VILNIUS, Lithuania (Agency) - A man"
_PLACE_ONLY = re.compile(
    r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][A-ZÀ-ÖØ-ÞĀ-Ž'’./-]+(?:\s+|(?=,)|(?=\()))"
    r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][A-ZÀ-ÖØ-ÞĀ-Ž'’./-]*\s+){0,4}"
    r"(?:,\s*[^\W\d_][^\n\d—–]{1,40}?\s+)?(?:\([^()\n]{1,40}\)\s*)?(?=[-–—_]{1,2}\s)"
    # "Rome – The minister": in small letters only before a dash and a new sentence.
    r"|[A-ZÀ-ÖØ-Þ][\w'’-]+(?:[ /][A-ZÀ-ÖØ-Þ][\w'’-]+){0,2}(?:,\s[A-Z]\w+)?\s(?=[–—]\s[A-Z“\"])"
)
_DIGIT = re.compile(r"\d")
_SMALL = frozenset("the de la le and of in near on am an der den upon".split())


@lru_cache(maxsize=8)
def dateline(text: str) -> tuple[date | None, Passage | None]:
    """Return the day that the head of a text gives for itself, and the words of that dateline.

    The day is None when no year stands there or the figures can be read two ways
    (03/04/2024); the words are then still returned. A text without a dateline gives
    (None, None).
    """
    undated: Passage | None = None
    for number, (start, line) in enumerate(_head_lines(text)):
        match = _LABELLED.match(line) or _ALONE.match(line) or _filed(line)
        if match is None:
            filed = _PLACE_ONLY.match(line) if number == 0 or undated is None else None
            if filed and filed.group().strip():
                undated = Passage.cut(text, start, start + filed.end())
            continue
        end = match.end("iso") if match["iso"] else match.end()
        words = Passage.cut(text, start, start + end)
        if (day := _day_of(match)) is not None:
            return day, words
        undated = undated or words
    return None, undated


def _filed(line: str) -> re.Match[str] | None:
    """A place and a day before a dash; "He said on Monday, 3 March - " names no place."""
    # No figure stands that far from the head of a dateline.
    match = _FILED.match(line) if _DIGIT.search(line, 0, 200) else None
    if match is None:
        return None
    names = [name for name in re.split(r"[^\w'’]+", match["place"]) if name]
    named = all(name[0].isupper() or name in _SMALL for name in names) and names[0][0].isupper()
    # Without a comma only capitals tell a dateline from a sentence; before a full stop, a year.
    marked = match["mark"] is not None or match["place"].isupper()
    whole = match["stop"] is None or _day_of(match) is not None
    return match if named and marked and whole else None


def _head_lines(text: str) -> list[tuple[int, str]]:
    """The first lines that hold words, with their offsets."""
    found: list[tuple[int, str]] = []
    start = 0
    for line in text[:_HEAD].splitlines(keepends=True)[: 3 * _LINES]:
        if line.strip() and len(found) < _LINES:
            found.append((start, line))
        start += len(line)
    return found


def _day_of(match: re.Match[str]) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        if match["numeric"]:
            return numeric_day(match["numeric"])
        year = match["year"] or match["year2"]
        month = (match["month"] or match["month2"]).lower().rstrip(".")
        return date(int(year), MONTHS[month], int(match["day"] or match["day2"])) if year else None
    except ValueError:
        return None


def numeric_day(written: str) -> date | None:
    """Read 31.12.2024 or 31/12/2024; None where day and month could be changed about.

    With full stops the day comes first, as everywhere in Europe.
    """
    first, second, year = (int(part) for part in re.split(r"[./]", written))
    if "/" in written and first <= 12 and second <= 12 and first != second:
        return None
    day, month = (first, second) if second <= 12 else (second, first)
    try:
        return date(year, month, day)
    except ValueError:
        return None
