"""Digits and number words that count nothing: names, dates, hours, ages, scores."""

from __future__ import annotations

import re

from penumbra.reading.layout import Sentence
from penumbra.reference.dates import MONTH

_NAMED = re.compile(
    r"\b(?:article|articles|week|brief|section|sections|no|nos|number|numbers|flight|route|terminal|gate|unit|building|block|chapter"
    r"|page|pages|resolution|sector|line|platform|highway|motorway|phase|level|channel|class|type"
    r"|room|pier|berth|hall|reactor|stream|version|windows|paragraph|para|annex|appendix|figure|table|volume|vol"
    r"|road|street|post|point|zone|district|warehouse|hangar|area|target|ring|group|telegram|tel|phone|brigade|regiment|day|aged|estlink|decree|law|act|case)\.?\s+$"
)
_CAPITAL = re.compile(r"[^\W\d_a-z][\w’'-]*\s$")
_DATED = re.compile(
    rf"\s*(?:st|nd|rd|th)?\s*(?:[-–/]\s*\d{{1,2}}\s+)?(?:of\s+)?(?:{MONTH})|(?:st|nd|rd|th)\b|-?year-old|-?month-old|[:.]\d\d\b|\s*[ap]\.?m\b\.?|\s+o'clock|['’]s\b|s\b|\s*(?:utc|gmt|cet|hrs)\b|[-–]\d+[-–]\d+|[a-z]"
)
_DATE_TO = re.compile(rf"\s*(?:to|and|or|[-–/])\s*\d{{1,2}}\s+(?:of\s+)?{MONTH}")
_DATED_BEFORE = re.compile(
    rf"(?:{MONTH})\s*(?:\d{{1,2}}\s*(?:,|to|and|[-–/])\s*)?$|\bthe\s+(?:night|morning|evening)\s+of\s+$|\d[:.]$|\d\d?[./]$|[+#]\s?$|\w[-/.–]$"
)
_AGED = re.compile(r"(?:[A-ZÀ-ÞĀ-Ž][\w’'-]+,\s+|\b(?:aged?|wom[ae]n|m[ae]n)\s+of\s+)$")
_AGED_AFTER = re.compile(
    r"\s*(?:,|\.|and\b|;|\)|$|was\b|were\b|who\b|had\b|has\b|is\b|from\b|in\b)"
)
_CLOCK_BEFORE = re.compile(
    r"\b(?:at|by|until|from|before|after|around|about|shortly before|shortly after)\s+$"
)
_MOVED = re.compile(
    r"\b(?:up|down|rose|fell|risen|fallen|rise|fall|increase|drop|grew)\s+(?:from|by)\s+$"
)
_CLOCK_AFTER = re.compile(r"\s+(?:on|this|that|in the (?:morning|afternoon|evening))\b|\s*[,.;]")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_PHONE = re.compile(r"\+[\d \-()]{0,20}$")
_DOTTED = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d$")
_AT = re.compile(r"\b(?:at|from|to|until|till|by|between|and|around|about|before|after)\s+$")
_BRACKETED = re.compile(r"[(\[]$")
_NAMED_YEAR = re.compile(r"\b(?:in|since|during|of|by|until|the)\s+$")


def counts_nothing(
    text: str, small: str, match: re.Match[str], sentence: Sentence, unit: str | None
) -> bool:
    """Whether digits only name, date or time something; `unit` is what they would count."""
    start, end = match.start("digits"), match.end("digits")
    floor = max(sentence.start, start - 28)
    digits = match["digits"]
    if _PHONE.search(small, floor, start):
        return True
    if _DATED_BEFORE.search(small, floor, start) or _NAMED.search(small, floor, start):
        return True
    if match["scale"] or match["short"]:
        return False
    if _DATED.match(small, end) and not small.startswith(
        ("km", "mw", "gw", "kg", "kv", "gb", "tb", "m2", "m3", "h "), end
    ):
        return True
    if _DATE_TO.match(small, end):
        return True
    if _AGED.search(text, floor, start) and len(digits) <= 2 and _AGED_AFTER.match(small, end):
        return True
    if small.startswith(("-", "–"), end) and small[end + 1 : end + 2].isdigit():
        rest = re.match(r"\d+", small[end + 1 : end + 12])
        return (
            rest is None
            or len(digits) > 6
            or int(rest.group()) <= float(re.sub(r"[,\s]", "", digits))
        )
    if unit is None and (_YEAR.match(digits) or digits.startswith("0")):
        return True
    if unit is None and _DOTTED.match(digits) and _AT.search(small, floor, start):
        return True
    if unit is None and _BRACKETED.search(small, max(0, start - 2), start):
        return True
    if unit is None and start == sentence.start and small.startswith((".", ")", "/"), end):
        return True
    if _YEAR.match(digits) and _NAMED_YEAR.search(small, floor, start):
        return True
    named = _CAPITAL.search(text, floor, start)
    if named and unit is None and named.start() > sentence.start and "," not in digits:
        return True
    if (
        unit is None
        and len(digits) <= 2
        and int(digits) <= 24
        and _CLOCK_BEFORE.search(small, floor, start)
    ):
        moved = _MOVED.search(small, floor, start)
        return (
            bool(_CLOCK_AFTER.match(small, end))
            and not small.startswith("at ", start - 3)
            and not moved
        )
    return len(digits) > 15


def word_counts_nothing(small: str, match: re.Match[str], floor: int) -> bool:
    """ "Three o'clock", "in two", "at four on Sunday morning"."""
    after = small[match.end() : match.end() + 14]
    if after.startswith((" o'clock", "-year-old", "-storey", " a.m", " p.m")):
        return True
    return bool(
        _CLOCK_BEFORE.search(small, floor, match.start())
        and re.match(
            r"\s+(?:on\s+\w+day|in the (?:morning|afternoon|evening))",
            small[match.end() : match.end() + 30],
        )
    )
