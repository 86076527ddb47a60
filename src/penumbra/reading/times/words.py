"""Times told by one word: "now", "recently", "daily", "noon", "9 a.m."; none of them is a day."""

from __future__ import annotations

import re

from penumbra.reading.times.moment import Answer, Moment, Told, one_day
from penumbra.reading.times.values import value_of

REFERENCES = {
    "now": "PRESENT_REF",
    "currently": "PRESENT_REF",
    "current": "PRESENT_REF",
    "presently": "PRESENT_REF",
    "nowadays": "PRESENT_REF",
    "at present": "PRESENT_REF",
    "at the moment": "PRESENT_REF",
    "these days": "PRESENT_REF",
    "recently": "PAST_REF",
    "recent": "PAST_REF",
    "lately": "PAST_REF",
    "the past": "PAST_REF",
    "soon": "FUTURE_REF",
    "future": "FUTURE_REF",
}
SETS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
}
_CLOCKS = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}


def read_reference(match: re.Match[str], _moment: Moment) -> Answer:
    """Read a word that points to the present, the past or the future as a whole."""
    return Told(None, REFERENCES[" ".join(match["word"].split())], "reference")


def read_set(match: re.Match[str], _moment: Moment) -> Answer:
    """Read a word that says how often."""
    return Told(None, SETS[match.group()], "set")


def read_clock(match: re.Match[str], moment: Moment) -> Answer:
    """Read a time of day; its day is told elsewhere."""
    groups = match.groupdict()
    if word := groups.get("word"):
        clock = _CLOCKS[word]
    else:
        hour = int(match["hour"]) % 12 + (12 if match["half"] == "p" else 0)
        clock = f"{hour:02}:{int(match['minute'] or 0):02}"
    day = value_of(one_day(moment.told)) if moment.told else "XXXX-XX-XX"
    return Told(None, f"{day}T{clock}", "hour")
