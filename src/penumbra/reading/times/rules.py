"""How times are written: one rule for each, with the words it begins with."""

from __future__ import annotations

import re
from collections.abc import Iterable

from penumbra.reading.times import dates, relative, words
from penumbra.reading.times.moment import Finds, Rule
from penumbra.reading.times.units import UNITS, find_unit
from penumbra.reference.dates import MONTH, MONTHS, ORDINALS, WEEKDAY

_DAY = r"(?P<day{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = (
    r"(?:(?:,?\s+(?:of\s+)?|,)(?P<year>(?:19|20)\d\d)(?:[-–/]\d\d(?![\d-]))?(?![\d.,:-]{0,3}\d)"
    r"|,?\s+(?:of\s+)?(?P<of>last|next|this)\s+year)?"
)
_TO = r"(?:\s*[-–/]\s*|\s+(?:to|and|or|until|till|through)\s+)"
_HOURS = r"(?:early\s+|late\s+)?(?:morning|afternoon|evening|night|midday|noon|dawn|midnight)s?"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"

_THE = re.compile(r"\b(?:on|by|until|till|since|before|after|from)\s+the\s+$")
_IN_SEASON = re.compile(
    r"\b(?:in|during|over|of|by|through|throughout|since|until|early|late|mid|from)[\s-]+(?:the\s+)?$"
)
_TURNING_LEAD = re.compile(
    r"\b(?:since|after|before|beginning of|start of|following|until|of)\s+"
    r"(?:[\w-]+(?:'s)?\s+){0,5}$"
)
_WAR = (
    r"(?:full-scale\s+(?:russian\s+)?(?:invasion|war)|invasion\s+of\s+ukraine|invaded\s+ukraine"
    r"|war\s+(?:in\s+ukraine\s+)?began|war\s+in\s+ukraine"
    r"|annex(?:ation\s+of|ed)\s+(?:the\s+)?crimea(?:n\s+peninsula)?)"
    r"(?:\s+of\s+ukraine)?(?:\s+(?:began|started))?"
)
_NUMBER = r"first|second|third|fourth|last"
_FEAST = (
    r"christmas(?: eve| day)?|boxing day|easter(?: sunday| monday)?|good friday"
    r"|new year(?:'s (?:eve|day))?"
    r"|thanksgiving(?: day)?|hallowe'?en|valentine's day|victory day|midsummer(?: eve| day)?"
)
_WEEKDAY_RULE = (
    rf"(?:(?P<which>last|next|this|past|coming|previous|following|same)\s+)?(?P<weekday>{WEEKDAY})"
    rf"(?!s?,?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}|{MONTH}\s+\d))"
    rf"(?:\s+(?P<hours>{_HOURS}))?"
    r"(?:\s+(?:of\s+)?(?P<week>last|next)\s+week|\s+(?P<next>next)\b(?!\s+to)"
    r"|\s+(?P<relative>before|after)(?=\s*[,.;)]|\s+and\b|$)|(?P<owned>'s))?(?:s\b)?(?!\w)"
)
_WEEKDAY_STARTS = "monday tuesday wednesday thursday friday saturday sunday"
_WHICH = "last next this past coming previous following same"
_MONTH_STARTS = " ".join(MONTHS)

_D, _D2 = _DAY.format(""), _DAY.format(2)
_M, _M2 = rf"(?P<month>{MONTH})", rf"(?P<month2>{MONTH})"

# The one list: words a core begins with ("#" for digits), then name, writing and reading. The
# first rule that fits wins.
_TABLE: tuple[tuple[str, Finds], ...] = (
    ("#", Rule("day", re.compile(r"((?:19|20)\d\d)[-/](\d\d)[-/](\d\d)(?!\d)"), dates.read_iso)),
    (
        "#",
        Rule("day", re.compile(r"(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)\b"), dates.read_dotted),
    ),
    ("#", Rule("days", re.compile(rf"{_D}{_TO}{_D2}\s+(?:of\s+)?{_M}{_YEAR}"), dates.read_days)),
    ("#", Rule("days", re.compile(rf"{_D}\s+{_M}{_TO}{_D2}\s+{_M2}{_YEAR}"), dates.read_across)),
    ("#", Rule("day", re.compile(rf"{_D}[\s-]+(?:of\s+)?{_M}{_YEAR}"), dates.read_day)),
    (
        _MONTH_STARTS,
        Rule("days", re.compile(rf"{_M}\s+{_D}{_TO}{_M2}\s+{_D2}\b{_YEAR}"), dates.read_across),
    ),
    (
        _MONTH_STARTS,
        Rule(
            "days",
            re.compile(rf"{_M}\s+{_D}{_TO}{_D2}(?![\d:.,]*\d|\s*[ap]\.?m)\b{_YEAR}"),
            dates.read_days,
        ),
    ),
    (
        _MONTH_STARTS,
        Rule(
            "day", re.compile(rf"{_M}\s+{_D}(?!\d|:\d|%|,\d{{3}}\b|\.\d)\b{_YEAR}"), dates.read_day
        ),
    ),
    (
        _MONTH_STARTS,
        Rule(
            "months",
            re.compile(rf"{_M}{_TO}{_M2}{_YEAR}"),
            dates.read_months,
            accepts=dates.is_month,
        ),
    ),
    (
        _MONTH_STARTS,
        Rule("month", re.compile(rf"{_M}{_YEAR}"), dates.read_month, accepts=dates.is_month),
    ),
    (
        "last next this coming that following previous same each every past",
        Rule(
            "month",
            re.compile(
                r"(?P<of>(?:this\s+)?past|last|next|this|coming|that|following|previous|same|each|every)"
                rf"\s+{_M}(?!\s+\d)(?P<year>(?!))?"
            ),
            dates.read_named_month,
            accepts=dates.is_month,
        ),
    ),
    (
        "today tonight yesterday overnight tomorrow",
        Rule(
            "today",
            re.compile(
                r"(?:today|tonight|(?:yesterday|tomorrow)(?:\s+(?:morning|afternoon|evening|night))?"
                r"|overnight(?!\s+(?:on|to|into|from|between|of)\b))\b"
            ),
            relative.read_today,
        ),
    ),
    (
        "day",
        Rule(
            "today",
            re.compile(r"day (?:before yesterday|after tomorrow)\b"),
            relative.read_today,
            needs=re.compile(r"\bthe\s+$"),
        ),
    ),
    (
        _WEEKDAY_STARTS,
        Rule("weekday", re.compile(_WEEKDAY_RULE), relative.read_weekday, accepts=relative.capital),
    ),
    (
        _WHICH,
        Rule("weekday", re.compile(_WEEKDAY_RULE), relative.read_weekday, accepts=relative.capital),
    ),
    (
        "last next this coming that following previous same past",
        Rule(
            "season",
            re.compile(
                r"(?P<which>(?:this\s+)?past|last|next|this|coming|that|following|previous|same)"
                rf"\s+{_SEASON}\b(?!\s+(?:of|from|to)\b)"
            ),
            relative.read_this_season,
        ),
    ),
    (
        "spring summer autumn fall winter",
        Rule(
            "season",
            re.compile(
                rf"{_SEASON}(?=,?\s+(?:of\s+)?(?:(?:19|20)\d\d|(?:last|next|this)\s+year)){_YEAR}"
            ),
            dates.read_season,
        ),
    ),
    (
        "spring summer autumn fall winter",
        Rule("season", re.compile(rf"{_SEASON}{_YEAR}\b"), dates.read_season, needs=_IN_SEASON),
    ),
    (
        "#",
        Rule(
            "years",
            re.compile(r"(?P<year>(?:19|20)\d\d)[-–/](?P<to>(?:19|20)?\d\d)(?![\d%]|[-–/.,:]\d)"),
            dates.read_years,
            accepts=dates.is_years,
        ),
    ),
    (
        "#",
        Rule(
            "year",
            re.compile(r"(?P<year>(?:19|20)\d\d)(?P<decade>s)?\b"),
            dates.read_year,
            accepts=dates.is_year,
        ),
    ),
    (
        "first second third fourth last",
        Rule(
            "quarter",
            re.compile(
                rf"(?:fiscal[\s-])?(?P<which>{_NUMBER})[\s-](?:fiscal\s+)?(?P<size>quarter|half)s?\b"
                rf"(?:\s+of\s+(?:the\s+year(?!\s+\d))|(?:\s+of)?(?=\s+(?:(?:19|20)\d\d|last|this|next)\b){_YEAR}"
                r"|(?!\s+of\b))"
                r"(?P<_>)"
            ),
            dates.read_quarter,
        ),
    ),
    (
        "q h",
        Rule("quarter", re.compile(rf"(?P<size>q|h)(?P<which>[1-4]){_YEAR}\b"), dates.read_coded),
    ),
    (
        "#",
        Rule(
            "quarter",
            re.compile(
                rf"(?P<front>(?:19|20)\d\d)\s+(?P<which>{_NUMBER})[\s-](?P<size>quarter|half)\b"
            ),
            dates.read_quarter,
        ),
    ),
    (
        "#",
        Rule(
            "decade",
            re.compile(r"(?P<tens>[3-9]0)s\b"),
            dates.read_decade,
            needs=re.compile(r"\b(?:the|early|late|mid)[\s-]+'?$"),
        ),
    ),
    (
        "twenties thirties forties fifties sixties seventies eighties nineties",
        Rule(
            "decade",
            re.compile(
                r"(?P<tens>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b"
            ),
            dates.read_decade,
            needs=re.compile(r"\b(?:the|early|late|mid)[\s-]+$"),
        ),
    ),
    (
        "#",
        Rule(
            "century",
            re.compile(r"(?P<number>\d{1,2})(?:st|nd|rd|th)[\s-]century\b(?P<word>(?!))?"),
            dates.read_century,
        ),
    ),
    (
        " ".join(ORDINALS),
        Rule(
            "century",
            re.compile(rf"(?P<word>{'|'.join(ORDINALS)})[\s-]century\b(?P<number>(?!))?"),
            dates.read_century,
        ),
    ),
    (" ".join(UNITS), find_unit),
    (
        "christmas boxing easter good new thanksgiving halloween hallowe valentine victory "
        "midsummer",
        Rule(
            "feast",
            re.compile(
                rf"(?P<feast>{_FEAST})\b(?!\s+(?:markets?|trees?|part(?:y|ies)|lights?|shopping|cards?"
                r"|sales?|island|fair|decorations|concerts?|dinner|gifts?|presents?|bombing|hymn"
                rf"|album|song)\b){_YEAR}"
            ),
            dates.read_feast,
        ),
    ),
    (
        "#",
        Rule(
            "ordinal",
            re.compile(
                r"(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)\b(?=\s*(?:[.,;:)]|and\b|to\b|at\b|when\b|$))"
            ),
            relative.read_ordinal,
            needs=_THE,
        ),
    ),
    (
        "full invasion invaded war annexation annexed",
        Rule("invasion", re.compile(_WAR), dates.read_turning, needs=_TURNING_LEAD),
    ),
    (
        "then",
        Rule(
            "since then",
            re.compile(r"then\b"),
            relative.read_then,
            needs=re.compile(r"\bsince\s+$"),
        ),
    ),
    ("midweek mid", Rule("midweek", re.compile(r"mid-?week\b"), relative.read_midweek)),
    (
        "turn",
        Rule("turn of the year", re.compile(r"turn of the year\b"), relative.read_turn),
    ),
    (
        "#",
        Rule(
            "clock",
            re.compile(
                r"(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?"
            ),
            words.read_clock,
        ),
    ),
    (
        "noon midday midnight",
        Rule("clock", re.compile(r"(?P<word>noon|midday|midnight)\b"), words.read_clock),
    ),
    (
        "now currently presently nowadays at these recently lately soon current recent",
        Rule(
            "reference",
            re.compile(
                r"(?P<word>(?<!as )soon|now|currently|presently|nowadays|at present|at the moment"
                r"|these days|recently|lately|(?:current|recent)"
                r"(?!\s+(?:\w+\s+)?(?:days?|nights?|weeks?|months?|quarters?|years?|decades?)\b))\b(?!-)"
            ),
            words.read_reference,
        ),
    ),
    (
        "future",
        Rule(
            "reference",
            re.compile(r"(?P<word>future)\b"),
            words.read_reference,
            needs=re.compile(r"\b(?:the|near|foreseeable|immediate)\s+$"),
        ),
    ),
    (
        "the",
        Rule(
            "reference",
            re.compile(r"(?P<word>the past)\b(?=\s*[.,;:)?!])"),
            words.read_reference,
            needs=re.compile(r"\b(?:in|of|from)\s+$"),
        ),
    ),
    (
        " ".join(words.SETS),
        Rule("set", re.compile("|".join(words.SETS) + r"\b"), words.read_set),
    ),
)


def _by_start(table: Iterable[tuple[str, Finds]]) -> dict[str, tuple[Finds, ...]]:
    found: dict[str, list[Finds]] = {}
    for starts, finds in table:
        for word in starts.split():
            found.setdefault(word, []).append(finds)
    return {word: tuple(rules) for word, rules in found.items()}


RULES = _by_start(_TABLE)
