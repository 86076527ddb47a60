"""How times are written: one rule for each, with the words it begins with."""

from __future__ import annotations

import re
from collections.abc import Iterable

from penumbra.reading import time_dates as dates
from penumbra.reading import time_relative as relative
from penumbra.reading.moment import Rule
from penumbra.reference.dates import CARDINALS, MONTH, MONTHS, WEEKDAY

_DAY = r"(?P<day{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = (
    r"(?:(?:,?\s+(?:of\s+)?|,)(?P<year>(?:19|20)\d\d)(?![\d.,:-]{0,3}\d)"
    r"|,?\s+(?:of\s+)?(?P<of>last|next|this)\s+year)?"
)
_TO = r"(?:\s*[-–/]\s*|\s+(?:to|and|or|until|till|through)\s+)"
_SMALL = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|eighteen|twenty|thirty|forty|fifty)"
)
_UNIT = r"(?P<unit>day|week|month|year|decade)s?"
_HOURS = r"(?:early\s+|late\s+)?(?:morning|afternoon|evening|night|midday|noon|dawn|midnight)s?"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"

_THE = re.compile(r"\b(?:on|by|until|till|since|before|after|from)\s+the\s+$")
_IN_SEASON = re.compile(
    r"\b(?:in|during|over|of|by|through|throughout|since|until|early|late|mid|from)[\s-]+(?:the\s+)?$"
)
_EDGE_OF = re.compile(
    r"\b(?:start|beginning|middle|end|close|half|rest|remainder|course|months|weeks|days|earlier|later"
    r"|late|early)\s+(?:of|in)\s+the\s+$"
)
_SINCE_LEAD = re.compile(
    r"\b(?:since|after|before|beginning of|start of)\s+(?:\w+(?:'s)?\s+){0,2}$"
)
_WAR = (
    r"(?:full-scale\s+(?:russian\s+)?(?:invasion|war)|invasion\s+of\s+ukraine"
    r"|war\s+(?:in\s+ukraine\s+)?began|war\s+in\s+ukraine)(?:\s+of\s+ukraine)?(?:\s+(?:began|started))?"
)
_WEEKDAY_RULE = (
    rf"(?:(?P<which>last|next|this|past|coming|previous|following)\s+)?(?P<weekday>{WEEKDAY})"
    rf"(?!s?,?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}|{MONTH}\s+\d))"
    rf"(?:\s+(?P<hours>{_HOURS}))?"
    r"(?:\s+(?:of\s+)?(?P<week>last|next)\s+week|\s+(?P<next>next)\b(?!\s+to)"
    r"|\s+(?P<relative>before|after)(?=\s*[,.;)]|\s+and\b|$)|(?P<owned>'s))?(?!\w)"
)
_WEEKDAY_STARTS = "monday tuesday wednesday thursday friday saturday sunday"
_WHICH = "last next this past coming previous following"
_COUNT_STARTS = "# a an " + " ".join(word for word in CARDINALS if "-" not in word)
_MONTH_STARTS = " ".join(MONTHS)

_D, _D2 = _DAY.format(""), _DAY.format(2)
_M, _M2 = rf"(?P<month>{MONTH})", rf"(?P<month2>{MONTH})"

_BESIDE = (
    r"(?:(?P<which>next|following|previous)\s+(?P<unit>morning|afternoon|evening|night)"
    r"|(?:day|morning|evening|(?P<long>night|year))\s+(?P<side>before|after)"
    r"(?=\s*[,.;:)]|\s+(?:and|by|at|in|when)\b|$))"
)

# The one list: words a core begins with ("#" for digits), then name, writing and reading. The
# first rule that fits wins.
_TABLE: tuple[tuple[str, Rule], ...] = (
    ("#", Rule("day", re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)"), dates.read_iso)),
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
        "last next this",
        Rule(
            "month",
            re.compile(rf"(?P<of>last|next|this)\s+{_M}(?P<year>(?!))?"),
            dates.read_named_month,
        ),
    ),
    (
        "today tonight this yesterday last overnight during in tomorrow the",
        Rule(
            "today",
            re.compile(
                r"(?:today|tonight|this (?:morning|afternoon|evening)"
                r"|yesterday(?: (?:morning|afternoon|evening))?|last night|tomorrow"
                r"|overnight(?!\s+(?:on|to|into|from|between|of)\b)"
                r"|(?:during|in) the night(?!\s+(?:on|to|into|from|between|of)\b)"
                r"|the day (?:before yesterday|after tomorrow))\b"
            ),
            relative.read_today,
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
        "next following previous day night evening morning year",
        Rule(
            "beside", re.compile(_BESIDE), relative.read_next_hours, needs=re.compile(r"\bthe\s+$")
        ),
    ),
    (
        "last next this coming previous following same that current past",
        Rule(
            "unit",
            re.compile(
                r"(?P<which>last|next|this|coming|previous|following|(?:that\s+)?same|that|current"
                r"|past(?=\s+weekend))"
                r"\s+(?P<unit>day|weekend|week|month|quarter|year|decade)\b(?!-)"
            ),
            relative.read_unit,
        ),
    ),
    (
        "last next this",
        Rule(
            "season",
            re.compile(rf"(?P<which>last|next|this)\s+{_SEASON}\b"),
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
        _COUNT_STARTS,
        Rule(
            "ago",
            re.compile(
                rf"(?P<count>{_SMALL}|\w+)[\s-]+(?:and\s+a\s+half\s+)?{_UNIT}\s+"
                r"(?P<how>ago|earlier|later|before|previously|after)\b(?!\s+the\b)"
            ),
            relative.read_ago,
        ),
    ),
    (
        "hours minutes shortly " + _COUNT_STARTS,
        Rule(
            "hours later",
            re.compile(
                rf"(?:{_SMALL}\s+)?(?:hours?|minutes?)\s+(?:later|earlier|before|afterwards)\b"
            ),
            relative.read_hours,
        ),
    ),
    (
        "last past next coming following",
        Rule(
            "past",
            re.compile(
                rf"(?P<which>last|past|next|coming|following)\s+(?P<count>{_SMALL})\s+{_UNIT}\b"
            ),
            relative.read_past,
        ),
    ),
    (
        "past",
        Rule(
            "past", re.compile(rf"(?P<which>past)\s+(?P<count>(?!))?{_UNIT}\b"), relative.read_past
        ),
    ),
    (
        _COUNT_STARTS,
        Rule(
            "for",
            re.compile(rf"(?P<which>(?!))?(?P<count>{_SMALL})\s+{_UNIT}\b(?!-)"),
            relative.read_past,
            needs=re.compile(
                r"\bfor\s+(?:about\s+|nearly\s+|almost\s+|more than\s+|at least\s+|over\s+)?$"
            ),
            accepts=lambda match, moment: moment.tense(match.start()) != "future",
        ),
    ),
    (
        "recent last past coming next several few",
        Rule(
            "recent",
            re.compile(
                r"(?P<which>recent|last|past|coming|next)\s+(?:few\s+|several\s+|couple\s+of\s+)?"
                r"(?P<unit>day|week|month|year|decade)s\b"
            ),
            relative.read_recent,
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
                r"(?P<which>first|second|third|fourth|last)[\s-](?P<size>quarter|half)\b"
                rf"(?:\s+of\s+(?:the\s+year(?!\s+\d))|(?=\s+of\s+(?:(?:19|20)\d\d|last|this|next)){_YEAR}|(?!\s+of\b))"
                r"(?P<_>)"
            ),
            dates.read_quarter,
        ),
    ),
    (
        "q h",
        Rule("quarter", re.compile(rf"(?P<size>q|h)(?P<which>[1-4]){_YEAR}"), dates.read_coded),
    ),
    (
        "year month week",
        Rule(
            "unit",
            re.compile(r"(?P<unit>year|month|week)\b"),
            relative.read_the_unit,
            needs=_EDGE_OF,
        ),
    ),
    (
        "weekend",
        Rule(
            "weekend",
            re.compile(r"weekend\b"),
            relative.read_weekend,
            needs=re.compile(r"\bthe\s+$"),
        ),
    ),
    (
        "christmas easter new",
        Rule(
            "feast",
            re.compile(
                rf"(?P<feast>christmas(?: eve| day)?|easter|new year(?:'s (?:eve|day))?)\b{_YEAR}"
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
        "full invasion war",
        Rule("invasion", re.compile(_WAR), dates.read_invasion, needs=_SINCE_LEAD),
    ),
)


def _by_start(table: Iterable[tuple[str, Rule]]) -> dict[str, tuple[Rule, ...]]:
    found: dict[str, list[Rule]] = {}
    for starts, rule in table:
        for word in starts.split():
            found.setdefault(word, []).append(rule)
    return {word: tuple(rules) for word, rules in found.items()}


RULES = _by_start(_TABLE)
