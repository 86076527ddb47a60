"""The dates that entries of a chronicle, or of a live ticker, stand under."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from penumbra.model import Interval
from penumbra.reading.layout import Sentence
from penumbra.reading.page import Page, TimeMention, inside

# What may stand before the date that an entry opens with, and after it: "212 | 22 Sep | ".
_OPENS = re.compile(r"(?:[\s•*·–—|:.,()\[\]-]|\d{1,4}(?![\d:.]\d))*")
_CLOSES = re.compile(r"\s*(?:\(\W?\)\s*)?[:–—|.-]")
_HOUR = re.compile(r"(?:[01]?\d|2[0-3])[:.h][0-5]\d\b(?!\.\d)")
# So many paragraphs that open with the hour make a ticker.
_TICKS = 3
_ALONE = re.compile(r"[\s:–—|.-]*")
# An entry is dated to a day or a few, not to a month.
_ENTRY_DAYS = 4


def entry_dates(page: Page) -> dict[int, TimeMention]:
    """The date that each entry of a chronicle opens with, or stands under, by paragraph.

    "17 October. A court sentenced …", "212 | 22 Sep | Bardufoss, Norway. Three drones …", or a
    paragraph that is nothing but a date.
    """
    found: dict[int, TimeMention] = {} if page.published is None else _ticker(page, page.published)
    heading: TimeMention | None = None
    before = -1
    for sentence in page.sentences:
        if sentence.paragraph == before:
            continue
        before = sentence.paragraph
        day = _opening_day(page, sentence)
        if day is not None:
            if _ALONE.fullmatch(page.text, day.end, sentence.end) and _is_last(page, sentence):
                heading = replace(day, rule=f"{day.rule}; the heading above")
                continue
            if _CLOSES.match(page.text, day.end):
                found[sentence.paragraph] = replace(day, rule=f"{day.rule}; date of the entry")
                continue
        if heading is not None:
            found[sentence.paragraph] = heading
    return found


def _opening_day(page: Page, sentence: Sentence) -> TimeMention | None:
    """The day that a sentence opens with: the last of "Sunday", "9 March" in a row."""
    end, day = sentence.start, None
    for time in inside(page.times, sentence):
        if time.when is None or not _OPENS.fullmatch(page.text, end, time.start):
            break
        end, day = time.end, time
    return day if day is not None and day.when and day.when.days <= _ENTRY_DAYS else None


def _ticker(page: Page, published: date) -> dict[int, TimeMention]:
    """Publication day for the entries of a live ticker, which open with the hour alone."""
    clocks: dict[int, re.Match[str]] = {}
    for sentence in page.sentences:
        if sentence.paragraph not in clocks and (hour := _HOUR.match(page.text, sentence.start)):
            clocks[sentence.paragraph] = hour
    if len(clocks) < _TICKS:
        return {}
    today = Interval.of_days(published)
    return {
        paragraph: TimeMention(hour.start(), hour.end(), today, "day", "entries: hour of a ticker")
        for paragraph, hour in clocks.items()
    }


def _is_last(page: Page, sentence: Sentence) -> bool:
    """Whether a sentence is the last of its paragraph."""
    after = sentence.index + 1
    return after >= len(page.sentences) or page.sentences[after].paragraph != sentence.paragraph
