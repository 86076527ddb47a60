"""Figures: the numbers of a text that somebody puts forward about the campaign."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from penumbra.model import Amount, Figure, Reason
from penumbra.reading.layout import Sentence, Span, clauses
from penumbra.reading.page import NumberMention, Page
from penumbra.reading.units import CURRENCIES, DURATIONS, LENGTHS

Claimant = Callable[[int], tuple[str | None, str | None]]

# Measures that say how much was lost or hit; lengths and durations only describe.
_VOLUMES = frozenset(("MW", "GW", "t", "m3", "km2", "GB", "TB", "bbl"))
_SAME = {
    "incidents": "cases acts attempts violations occasions times incursions breaches instances "
    "episodes events intrusions attacks strikes sightings cyberattacks alerts arsons fires",
    "ships": "tankers vessels freighters boats",
    "drones": "uavs quadcopters aircraft-drones unmanned-aircraft craft",
    "companies": "makers firms businesses enterprises manufacturers",
    "flights": "flights",
}
_UNIT = {word: unit for unit, words in _SAME.items() for word in words.split()}
# The least number worth reporting, by what is counted; below it a text merely tells the event.
_LEAST = {"drones": 2, "flights": 2, "balloons": 2, "missiles": 5, "ships": 5, "trains": 5}
_LEAST |= {"incidents": 5, "reports": 5, "cables": 5, "people": 100}
_LEAST_OTHER = 50
# With words that count over time, less is enough.
_LEAST_SERIES = 3
_SERIES = re.compile(
    r"\b(?:so far|since|this year|last year|the year before|a year earlier|in (?:19|20)\d\d"
    r"|in total|compared (?:with|to)|database|recorded|logged|counted|in the first|in the past"
    r"|over the past|in all)\b"
)
_DONE_TO_PEOPLE = re.compile(
    r"\b(?:convicted|expelled|evacuated|moved out|stranded|sanctioned|stopped|deported|displaced"
    r"|missing|leaked|stolen|without (?:power|water|heating)|lost|killed|dead|wounded)\b"
)
_FORCES = re.compile(
    r"\b(?:soldiers?|servicemen|troops|fighters|officers|mercenaries|militants|commanders"
    r"|combatants|personnel)\b"
)
_FALLEN = re.compile(r"\b(?:kill\w*|dead|died|lost|loss\w*|wound\w*)\b")
_RATE = re.compile(r"\s*(?:an?|per|every)\s+(second|minute|hour|day|night|week|month)\b|/(s|h)\b")
_NEVER = frozenset(
    "names crews votes points pages lines countries metres passengers seats floors leads stages "
    "grams steps words".split()
)
_ABOARD = re.compile(r"\b(?:passengers|crew|on board|aboard|spectators|guests)\b")
# What stands before a number that goes on with the unit of the one before it.
_GOES_ON = re.compile(
    r"(?:\b(?:against|and|in|for|to|from|or|of|while|with|lost|was|were|counted|recorded|than"
    r"|only|by|at|cost|some|about|nearly|the|it)|[,:;])\s*$"
)
_OTHERS = re.compile(r"\s+(?:more|others?|times)\b")
_OF_THEM = re.compile(r"\s+of\s+(?:them|these|those|the)\b")
_SHARES = (" for", " and", " at", " by", " to", " from", " only", " about")
_SUBJECTS = re.compile(
    r"\b(?:(?:damage|loss|losses|cost|costs|price|fine|bill|grant|loan|fund|budget|spending"
    r"|payment|pay|fee|reward|bribe|aid|package|investment|sum|turnout|share|ransom|debt"
    r"|compensation|purchase|order|contract|output|capacity)\b)"
)
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_WITHIN = 220
# A clause longer than this on one side of its number is no clause but a table.
_READABLE = 300


@dataclass(frozen=True, slots=True)
class _Counted:
    number: NumberMention
    unit: str
    rule: str


@dataclass(frozen=True, slots=True)
class _Last:
    """The last count and the last share, for numbers that go on with their unit."""

    count: _Counted | None = None
    share: _Counted | None = None

    def then(self, counted: _Counted) -> _Last:
        if counted.unit == "%":
            return _Last(self.count, counted)
        if counted.unit in CURRENCIES or counted.unit in _VOLUMES:
            return self
        return _Last(counted, None)


def find_figures(page: Page, document_id: str, claimant_at: Claimant) -> list[Figure]:
    """Take from a page the numbers that matter: losses, money, shares, counts over time.

    The dead and injured of one event, ages, distances, durations and small numbers that only
    tell what happened are left out. `claimant_at` says who puts forward what stands at an
    offset. `subject` is a short phrase of the text; the evidence is the clause.
    """
    found: list[Figure] = []
    seen: set[tuple[Amount, str, str]] = set()
    starts = [sentence.start for sentence in page.sentences]
    last, spans = _Last(), _Clauses(page.text)
    for number in page.numbers:
        sentence = page.sentences[max(0, bisect_right(starts, number.start) - 1)]
        clause = spans.around(sentence, number)
        counted = _counted(page.text, number, sentence, last)
        if counted is None:
            continue
        last = last.then(counted)
        subject = _subject(page.text, counted, clause)
        if (number.amount, counted.unit, subject) in seen:
            continue
        seen.add((number.amount, counted.unit, subject))
        claimant, country = claimant_at(number.start)
        evidence = page.passage(clause.start, clause.end)
        source = f"{document_id}|{number.start}|{number.end}|{counted.unit}"
        found.append(
            Figure(
                id="f" + hashlib.sha256(source.encode()).hexdigest()[:16],
                document_id=document_id,
                subject=subject,
                amount=number.amount,
                unit=counted.unit,
                claimant=claimant,
                claimant_country=country,
                evidence=(evidence,),
                reasons=(
                    Reason(
                        "amount",
                        f"numbers: {number.rule}",
                        page.passage(number.start, number.end),
                    ),
                    Reason("figure", f"figures: {counted.rule}", evidence),
                ),
            )
        )
    return found


class _Clauses:
    """The clauses of the sentence last asked for: numbers come in order, several to a sentence."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._sentence: Sentence | None = None
        self._clauses: list[Span] = []
        self._starts: list[int] = []

    def around(self, sentence: Sentence, number: NumberMention) -> Span:
        """The clause or clauses that hold a number, cut to a length that can be read."""
        if sentence is not self._sentence:
            self._sentence, self._clauses = sentence, clauses(self._text, sentence)
            self._starts = [clause.start for clause in self._clauses]
        start, end = number.start, number.end
        if self._clauses:
            first = self._clauses[max(0, bisect_right(self._starts, start) - 1)]
            last = self._clauses[max(0, bisect_left(self._starts, end) - 1)]
            start, end = min(start, first.start), max(end, last.end)
        return Span(max(start, number.start - _READABLE), min(end, number.end + _READABLE))


def _counted(text: str, number: NumberMention, sentence: Sentence, last: _Last) -> _Counted | None:
    """Decide whether a number is a figure, and of what."""
    unit = number.unit
    size = number.amount.low if number.amount.low is not None else number.amount.high
    if size is None:
        return None
    words = text[number.start : number.end].lower()
    around = text[
        max(sentence.start, number.start - _READABLE) : min(sentence.end, number.end + _READABLE)
    ].lower()
    if unit in CURRENCIES:
        return None if number.rule == "loose" else _Counted(number, unit, "money")
    if unit == "%":
        return _Counted(number, unit, "share") if _is_share(words, number) else None
    if unit == "percentage points" or number.rule == "fraction":
        return None
    if unit in _VOLUMES:
        return _Counted(number, unit, "measure")
    if unit is None:
        return _inherited(text, number, last)
    if unit in _NEVER or (not unit.isalpha() and "-" not in unit):
        return None
    unit = _UNIT.get(unit, unit)
    if unit == "people":
        return _Counted(number, unit, "people") if _people_matter(words, around, size) else None
    if unit in LENGTHS or unit in DURATIONS:
        return None
    if rate := _RATE.match(text, number.end):
        return _Counted(number, f"{unit} per {rate[1] or rate[2]}", "rate")
    least = _LEAST.get(unit, _LEAST_OTHER)
    if unit in _LEAST and unit != "drones" and _SERIES.search(around):
        least = min(least, _LEAST_SERIES)
    return _Counted(number, unit, "count") if size >= least else None


def _is_share(words: str, number: NumberMention) -> bool:
    """ "Half of" and "a third of" are mostly talk; "two thirds" and "one in five" are counts."""
    return number.rule != "fraction" or not words.startswith(("half", "a "))


def _people_matter(words: str, around: str, size: float) -> bool:
    if _ABOARD.search(words):
        return size >= 2 * _LEAST["people"]
    if size >= _LEAST["people"]:
        return True
    if _FORCES.search(words) and _FALLEN.search(around) and size >= 10:
        return True
    many = size >= 40 and _DONE_TO_PEOPLE.search(around)
    series = size >= 5 and _SERIES.search(around) and _DONE_TO_PEOPLE.search(around)
    return bool(many or series)


def _inherited(text: str, number: NumberMention, last: _Last) -> _Counted | None:
    """ "31,400 flights ..., against 9,800": the second goes on counting what the first did."""
    if number.rule == "loose" or _OTHERS.match(text, number.end):
        return None
    before = text[max(0, number.start - 14) : number.start]
    if before.rstrip()[-1:] != "." and not _GOES_ON.search(before):
        return None
    share, count = last.share, last.count
    if share is not None and not _OF_THEM.match(text, number.end):
        between = text[share.number.end : number.start]
        if len(between) < _WITHIN and "." not in between and before.rstrip().endswith(_SHARES):
            return _Counted(number, "%", "goes on")
    if count is None or number.start - count.number.end > _WITHIN:
        return None
    if "\n\n" in text[count.number.end : number.start]:
        return None
    return _Counted(number, count.unit, "goes on")


_LEADS_IN = frozenset("in of on by for from at to with and or but that some about".split())
_LEADS_ON = _LEADS_IN | frozenset(
    "the a an its their his her this these those which who whose had has have was were is are been "
    "be not such other into over near between against after before under while when".split()
)


def _subject(text: str, counted: _Counted, clause: Span) -> str:
    """A short phrase for what the number is about, in the words of the clause."""
    number = counted.number
    before = text[clause.start : number.start]
    after = text[number.end : clause.end]
    if counted.rule in ("money", "share", "measure"):
        named = list(_SUBJECTS.finditer(before))
        if named:
            head = before[: named[-1].end()].split()[-3:]
            return _tidy(" ".join(head))
        follows = re.match(r"\s+(?:of|in|for|to)\s+(?:[\w’'-]+\s*){1,5}", after)
        if follows:
            return _tidy(follows.group())
        return _tidy(" ".join(before.split()[-6:])) or _tidy(text[number.start : number.end])
    noun = re.sub(r"^[\d.,\s]+", "", text[number.start : number.end]).split()
    phrase = " ".join((*noun, *after.split()[:5]))
    return _tidy(phrase) or counted.unit


def _tidy(phrase: str) -> str:
    """Cut a phrase at its first comma, and at both ends the words that only lead on."""
    words = phrase.split()
    while words and words[0].lower() in _LEADS_IN:
        words.pop(0)
    for place, word in enumerate(words):
        if word.endswith((",", ";", ":")) and place:
            words = words[: place + 1]
            break
    while words and words[-1].lower().strip(",;:") in _LEADS_ON:
        words.pop()
    return _EDGE.sub("", " ".join(words))
