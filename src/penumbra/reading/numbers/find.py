"""How many: the numbers of a text in digits and words, their range, and what they count."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from penumbra.model import Amount
from penumbra.reading.layout import Sentence
from penumbra.reading.numbers.uncounted import counts_nothing, word_counts_nothing
from penumbra.reading.numbers.units import SIGNS, counted, is_person, plural, symbol
from penumbra.reading.page import NumberMention
from penumbra.reading.times.moment import lower
from penumbra.reference.dates import CARDINALS, SCALES

_DIGITS = (
    r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?!\d)"
    r"|\d{1,3}(?: \d{3})+(?![\d])|\d+,\d{1,2}(?=\s?(?:%|per\s?cent\b|pct\b))|\d+(?:\.\d+)?"
)
_SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen)"
_SHORT = {"m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "b": 1e9, "k": 1e3, "tn": 1e12}
_PLAIN = "|".join(sorted((w for w in CARDINALS if "-" not in w), key=len, reverse=True))
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_WORDS = (
    rf"(?:half\s+an?\s+(?:dozen|million|billion)|an?\s+(?:few\s+|couple\s+of\s+)?{_SCALE}s?(?:\s+and\s+(?:{_PLAIN})(?:-(?:{_UNITS}))?)?"
    rf"|(?:{_PLAIN})(?:-(?:{_UNITS}))?(?:\s+and\s+a\s+half)?"
    rf"(?:[\s-]+{_SCALE}(?:\s+and\s+(?:{_PLAIN})(?:-(?:{_UNITS}))?)?){{0,3}})"
)
_LOOSE = {
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "tens of millions": 20_000_000,
    "hundreds of millions": 200_000_000,
    "several hundred": 200,
    "several thousand": 2_000,
    "several million": 2_000_000,
    "several dozen": 24,
    "some dozen": 24,
    "a few hundred": 200,
    "a few thousand": 2_000,
    "a few dozen": 24,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "millions": 2_000_000,
    "billions": 2_000_000_000,
}
_LOOSELY = "|".join(words.replace(" ", r"\s+") for words in _LOOSE)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_PART = "|".join(_PARTS)
# "A third of", "three-quarters", and by how much something rose or fell.
_NO_SPAN = (
    r"(?!\s+(?:(?:an?|the|this|that|last|next|each)\s+)?(?:hour|million|dozen|billion|day|week|month"
    r"|year|century|mile|kilomet))"
)
_FRACTION = (
    rf"(?:half|(?:an?|one)[\s-]+(?:{_PART}))\s+of{_NO_SPAN}"
    rf"|(?:two|three|four|five|seven|nine)[\s-]+(?:{_PART})s"
    rf"|(?<=\bby\s)(?:half|(?:an?|one)[\s-]+(?:{_PART}))(?=[.,;]|\s+(?:in|since|to|from|over|compared"
    r"|this|last|after|on|at|year)\b)"
)
# "Seven in ten", "one in every five", "two cases out of three".
_RATIO = (
    rf"(?P<part>{_UNITS})(?:\s+cases)?\s+(?:in|out\s+of)\s+(?:every\s+)?"
    r"(?P<whole>two|three|four|five|six|seven|eight|ten|twenty|100|a hundred)\b"
    r"(?!\s+(?:hours|days|weeks|months|years|minutes|places|cities|countries)\b)"
)
_NUMBER = re.compile(
    rf"(?<![\w])(?:(?P<fraction>{_FRACTION})\b"
    rf"|(?P<ratio>{_RATIO})"
    rf"|(?P<loose>{_LOOSELY})\b"
    rf"|(?P<digits>{_DIGITS})(?:(?:\s*|-)(?P<scale>{_SCALE})\b|\s?(?P<short>mln|mn|bln|bn|tn|m|k|b)\b)?"
    rf"|(?P<words>{_WORDS})(?![\w]))"
)
_BEFORE = re.compile(
    r"(?<!\w)(?:(?P<low>at\s+least|no\s+(?:fewer|less)\s+than|not\s+less\s+than|more\s+than|well\s+over|just\s+over"
    r"|over|above|upwards\s+of|in\s+excess\s+of|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp?(?:s|ed|ing)?|a\s+minimum\s+of|minimum)\s+(?:some\s+|an?\s+)?$"
    r"|(?P<high>up\s+to|at\s+most|(?:no|not)\s+more\s+than|fewer\s+than|less\s+than|just\s+under|under"
    r"|below|as\s+many\s+as|as\s+much\s+as|approach(?:es|ed|ing)?|a\s+maximum\s+of)\s+(?:some\s+|an?\s+)?$)"
)
_ABOUT = re.compile(
    r"\b(?:nearly|almost|about|some|around|roughly|approximately|close to|an? estimated)\s+$"
)
# "Their losses may be near twelve thousand": what is counted stands before.
_OF_PEOPLE = re.compile(
    r"\b(?:(?:casualties|losses|deaths|death\s+toll|toll|dead|wounded)\s+(?:(?!killed|wounded)[a-z]+\s+)"
    r"{0,4}|(?:recruitment|enlistments?|desertions|arrivals|attendance|headcount|staffing)\s+(?:[a-z]+\s+){0,12}"
    r"|(?:crew|staff|team|workforce|garrison|contingent|complement|delegation|population|a\s+group"
    r"|a\s+force|a\s+crowd|a\s+party)\s+of\s+(?:about\s+|some\s+|around\s+|over\s+|more\s+than\s+|at\s+least\s+)?)$"
)
_AFTER = re.compile(r"\s+or\s+more\b|\+(?!\d)")
_SIGN = re.compile(rf"(?<!\w)({SIGNS})\s?$")
# Longer rows of digits are keys and account numbers.
_LONGEST = 18
_RANGE = re.compile(r"\s*[-–]\s*$|\s+(?:to|and|or)\s+(?:[€$£]\s?)?$")
_BETWEEN = re.compile(r"\bbetween\s+(?:[€$£]\s?|some\s+|about\s+)?$")
_FROM = re.compile(r"\bfrom\s+(?:[€$£]\s?|some\s+|about\s+)?$")
_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:the\s+|its\s+|their\s+|some\s+|about\s+)?$")

_ONE_WORD = re.compile(r"\s+(?P<noun>[a-z][a-z-]+)(?:\s+(?P<second>[a-z][a-z-]+))?")
_NO_ONE = re.compile(
    r"\b(?:no|any|every|some|this|that|the|each|which|a|another|only|by|as|not|than|last|first"
    r"|next)\s+$|-$"
)
_NOT_COUNTED = frozenset(
    "of or is was in on at to and but another day thing has had who that with after more side "
    "can could would should may might will side such way which if when for by from into hand "
    "point time account member".split()
)


def find_numbers(text: str, sentences: Sequence[Sentence]) -> list[NumberMention]:
    """Find the numbers of a text, as ranges, with what they count.

    "At least four" is (4, None), "up to 500" (None, 500), "dozens" (24, None), "about 500" and
    "nearly 500" are 500. A number without a counted noun takes the unit of the next or last one
    it is set beside ("52 of 64 drones", "210 to 260 people"). Dates, years, ages, times of day,
    numbers in names (Article 4, MiG-31) and scores are left out.
    """
    if not sentences:
        return []
    small = lower(text)
    starts = [sentence.start for sentence in sentences]
    found: list[NumberMention] = []
    for match in _NUMBER.finditer(small):
        sentence = sentences[max(0, bisect_right(starts, match.start()) - 1)]
        mention = _read(text, small, match, sentence)
        if mention is None or (found and mention.start < found[-1].end):
            continue
        if found and (joined := _joined(found[-1], mention, small)):
            found[-1:] = joined
        else:
            found.append(mention)
    return found


def _read(text: str, small: str, match: re.Match[str], sentence: Sentence) -> NumberMention | None:
    if match["digits"] and len(match["digits"]) > _LONGEST:
        return None
    start, end = match.span()
    floor = max(sentence.start, start - 28)
    stop = max(sentence.end, end)
    sign = _SIGN.search(small, floor, start)
    if sign and sign[1].isalpha() and not text[sign.start(1) : sign.end(1)].isupper():
        sign = None
    if match["fraction"]:
        return NumberMention(start, end, Amount.exactly(_part(match["fraction"])), "%", "fraction")
    if match["ratio"]:
        whole = 100 if match["whole"] in ("100", "a hundred") else CARDINALS[match["whole"]]
        share = round(100 * CARDINALS[match["part"]] / whole, 1)
        return (
            NumberMention(start, end, Amount.exactly(share), "%", "ratio") if share < 100 else None
        )
    if match["short"] == "b" and not sign:
        return None
    unit, unit_end = counted(text, end, stop)
    if sign:
        unit, start = symbol(sign[1]), sign.start()
        unit_end = end
    elif match["digits"] and counts_nothing(text, small, match, sentence, unit):
        return None
    elif match["short"] == "m" and unit is None:
        return _mention(small, floor, start, end, float(_plain(match["digits"])), "m", "digits")
    elif match["words"]:
        if match["words"] == "one":
            one = _single(small, match, floor)
            if one is None:
                return None
            unit, unit_end = one
        elif word_counts_nothing(small, match, floor):
            return None
    if unit is None and _OF_PEOPLE.search(small, max(sentence.start, start - 80), start):
        unit = "people"
    value = _value(match)
    if match["loose"]:
        return NumberMention(start, max(end, unit_end), Amount(value, None), unit, "loose")
    return _mention(
        small,
        floor,
        start,
        max(end, unit_end),
        value,
        unit,
        "digits" if match["digits"] else "words",
        number_end=end,
    )


def _mention(
    small: str,
    floor: int,
    start: int,
    end: int,
    value: float,
    unit: str | None,
    rule: str,
    *,
    number_end: int | None = None,
) -> NumberMention:
    amount = Amount.exactly(value)
    if bound := _BEFORE.search(small, floor, start):
        amount = Amount(value, None) if bound["low"] else Amount(None, value)
        start = bound.start()
    elif _AFTER.match(small, number_end or end) or _AFTER.match(small, end):
        amount = Amount(value, None)
    elif about := _ABOUT.search(small, floor, start):
        start = about.start()
    return NumberMention(start, end, amount, unit, rule)


def _spaced(match: re.Match[str]) -> str:
    return re.sub(r"\s+", " ", match.group())


def _part(words: str) -> float:
    """Read "three-quarters" or "a third of" as per cent, to one place."""
    parts = [word for word in re.split(r"[\s-]+", words) if word != "of"]
    whole = _PARTS[parts[-1].removesuffix("s")]
    count = CARDINALS.get(parts[0], 1) if len(parts) > 1 else 1
    return round(100 * count / whole, 1)


def _plain(digits: str) -> str:
    """Digits as Python reads them: "1,200", "1 200" and "1.200.000" count thousands."""
    if digits.count(".") > 1:
        return digits.replace(".", "")
    if re.fullmatch(r"\d+,\d{1,2}", digits):
        return digits.replace(",", ".")
    return re.sub(r"[,\s]", "", digits)


def _value(match: re.Match[str]) -> float:
    if match["loose"]:
        return _LOOSE[_spaced(match)]
    if match["digits"]:
        value = float(_plain(match["digits"]))
        scale = SCALES.get(match["scale"] or "", 12 if match["scale"] == "dozen" else 1)
        return round(value * scale * _SHORT.get(match["short"] or "", 1), 6)
    return _words_value(match["words"])


def _words_value(words: str) -> float:
    total, part = 0.0, 0.0
    for word in re.split(r"\s+|(?<=\w)-(?=\w)", words):
        word = word.removesuffix("s") if word.removesuffix("s") in SCALES else word
        if word in CARDINALS:
            part += CARDINALS[word]
        elif word == "half":
            part += 0.5
        elif word in ("dozen", "dozens"):
            part = (part or 1) * 12
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in SCALES:
            total, part = total + (part or 1) * SCALES[word], 0.0
        elif word in ("few", "couple"):
            part += 2
    return total + part


def _single(small: str, match: re.Match[str], floor: int) -> tuple[str, int] | None:
    """ "One soldier" counts; "one of them", "no one", "one day" do not."""
    after = _ONE_WORD.match(small, match.end())
    if after is None or _NO_ONE.search(small, floor, match.start()):
        return None
    noun = after["noun"]
    if noun in _NOT_COUNTED or noun in CARDINALS:
        return None
    if is_person(noun):
        return "people", after.end("noun")
    second = after["second"]
    if second and is_person(second):
        return "people", after.end("second")
    if noun in (
        "hour",
        "kilometre",
        "metre",
        "percent",
        "minute",
        "week",
        "month",
        "year",
        "million",
        "per",
    ):
        return (noun + "s", after.end("noun"))
    return plural(noun), after.end("noun")


def _joined(left: NumberMention, right: NumberMention, small: str) -> list[NumberMention] | None:
    """Make a range of "24 to 30 people", and hand on the unit in "52 of 64 drones"."""
    gap = small[left.end : right.start]
    if len(gap) > 30 or not gap.strip():
        return None
    shared = left.unit or right.unit
    if left.unit and right.unit and left.unit != right.unit:
        return None
    if _RANGE.fullmatch(gap):
        low, high = left.amount.low, right.amount.high
        between = _BETWEEN.search(small, max(0, left.start - 14), left.start)
        word = gap.strip()
        if (
            word in ("and", "or")
            and not between
            and not (word == "or" and low is not None and high == low + 1)
        ):
            return None
        if low is None or high is None:
            return None
        low = _scaled(low, high, small[left.start : left.end], small[right.start : right.end])
        if low >= high or left.amount.low != left.amount.high:
            return None
        if _FROM.search(small, max(0, left.start - 12), left.start):
            return [_with_unit(left, shared), _with_unit(right, shared)]
        return [NumberMention(left.start, right.end, Amount(low, high), shared, "range")]
    if _OF.fullmatch(gap) and right.unit and left.unit is None:
        return [_with_unit(left, right.unit), right]
    return None


def _scaled(low: float, high: float, left: str, right: str) -> float:
    """In "40 to 60 million" both are millions."""
    for word, scale in (*SCALES.items(), ("bn", 10**9), ("m", 10**6)):
        if (
            scale >= 1000
            and re.search(rf"(?:\b|\d){word}\b", right)
            and not re.search(rf"{word}\b", left)
        ):
            return low * scale if low * scale < high else low
    return low


def _with_unit(mention: NumberMention, unit: str | None) -> NumberMention:
    return NumberMention(mention.start, mention.end, mention.amount, unit, mention.rule)
