"""Which numbers of a text are worth reporting as figures, and what they count."""

from __future__ import annotations

import re
from dataclasses import dataclass

from penumbra.model import Amount
from penumbra.reading.layout import Sentence
from penumbra.reading.numbers.units import CURRENCIES, DURATIONS, LENGTHS
from penumbra.reading.page import NumberMention
from penumbra.reference.counts import counts

# Measures that say how much was lost or hit; lengths and durations only describe.
_VOLUMES = frozenset(("MW", "GW", "MWh", "GWh", "t", "m3", "km2", "MB", "GB", "TB", "PB", "bbl"))
_LISTS = counts()
# The least number worth reporting of a noun in no list, and of a notable one.
_LEAST_OTHER, _LEAST_NOTABLE = 50, 20
# With words that count over time, less is enough.
_LEAST_SERIES = 3
_SERIES = re.compile(
    r"\b(?:so far|since|this (?:year|month|spring|summer|autumn|fall|winter)|last year"
    r"|the year before|a year earlier|in (?:19|20)\d\d|in total|compared (?:with|to)|database"
    r"|tracker|recorded|logged"
    r"|counted|registered|documented|in the (?:first|past|last)|over the (?:past|last)|in all"
    r"|(?:with)?in (?:a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)"
    r" (?:days?|nights?|weeks?|months?|years?|fortnight))\b"
)
_DONE_TO_PEOPLE = re.compile(
    r"\b(?:convicted|expelled|expelling|evacuat\w+|moved out|stranded|sanction\w*|blacklist\w*"
    r"|restrictive measures|stopped|turned back|deport\w+|displaced|detain\w+|arrest\w*|rounded up"
    r"|missing|leaked|stolen|without (?:power|water|heating|electricity)|lost|held|hostage|captured"
    r"|exchanged|swapped|recruited|conscripted|mobili[sz]ed|deployed|notified)\b"
)
_DEAD = re.compile(r"\b(?:killed|dead|died|drowned|perished)\b")
_MISSING = re.compile(r"\b(?:missing|unaccounted for|trapped|taken hostage|held hostage)\b")
_FORCES = re.compile(
    r"\b(?:soldiers?|servicemen|troops|fighters|officers|mercenaries|militants|commanders"
    r"|combatants|personnel)\b"
)
_FALLEN = re.compile(r"\b(?:kill\w*|dead|died|lost|loss\w*|wound\w*)\b")
# "Five were injured": whose toll it is, is read with the event.
_HURT_AFTER = re.compile(
    r"[^.;:\n]{0,24}?\b(?:killed|injured|wounded|hurt|died|dead|in hospital|hospitali[sz]ed)\b"
)
_RATE = re.compile(r"\s*(?:an?|per|every)\s+(second|minute|hour|day|night|week|month)\b|/(s|h)\b")
_ABOARD = re.compile(r"\b(?:passengers|crew|on board|aboard|spectators|guests)\b")
# A price quoted on a market, and what a reader is asked to pay.
_PRICE = re.compile(
    r"\s*(?:an?|per|a\s+troy)\s+(?:barrel|ounce|tonne|ton|litre|liter|gallon|megawatt|mwh|share|bushel)\b"
)
_FOR_READERS = re.compile(
    r"\b(?:subscri\w+|newsletter|join our|become a member|donat\w+|support our)\b"
)
# The same sum in other money: "€60m (£52m)", "150,000 kronor, about $14,300".
_CONVERTED = re.compile(
    r"\s*(?:\(|\[|,\s*|—\s*|–\s*|\bor\s+)\s*(?:or\s+|about\s+|some\s+|around\s+|roughly\s+|approximately"
    r"\s+|equivalent\s+to\s+|nearly\s+|just\s+(?:over|under)\s+|more\s+than\s+|~\s*|≈\s*|=\s*)*"
)
# "More than three times the figure": a factor, no count.
_FACTOR = re.compile(
    r"\s*(?:(?:the|as|more|higher|larger|bigger|greater|faster|less|lower|its|their|that|what|over"
    r"|a|an|per)\b)"
)
_HOSTILE = re.compile(
    r"\b(?:violat|breach|attack|struck|strik|hit\b|shell|open(?:ed|ing)? fire|fir(?:ed|ing)"
    r"|intrud|cross|jam|spoof|target|bomb|sabotag|cut\b|enter|penetrat|hack|broke|shot|raid|disrupt|vandali)\w*"
)
_WATCHED = re.compile(r"\b(view|watch|see|seen|play|share|download|click|open)\w*\b")
_SPREAD = {"share": "shares", "download": "downloads", "click": "clicks"}
_REPAIR = (
    r"(?:(?:repair|mend|fix|rebuil|reconnect|splic)\w*|restor\w+(?=\s+(?:the\s+|full\s+)?"
    r"(?:power|service|suppl|traffic|connection|heat|access|operation|network|link|line|cable|it\b|them\b)))"
)
_REPAIR_AFTER = re.compile(rf"\s+(?:of\s+|to\s+(?:be\s+)?|for\s+(?:the\s+)?)(?:\w+\s+)?{_REPAIR}\b")
_REPAIR_BEFORE = re.compile(
    rf"\b{_REPAIR}\b[^.,;:]{{0,40}}\b(?:take[sn]?|took|taking|last(?:s|ed)?|need(?:s|ed)?"
    r"|require[sd]?|in|within|after|for)\s+$"
)
# "We recorded 54 in 2024": a register of incidents, if nothing else is said.
_NOTED = re.compile(
    r"\b(?:recorded|logged|counted|registered|documented|tallied)"
    r"\s+(?:some\s+|about\s+|only\s+|just\s+)?$"
)
_NOTED_WHEN = re.compile(
    r"\s+(?:(?:in|across|over|on)\s+[^.,;]{0,40}?)?\b(?:in (?:19|20)\d\d|this year|last year|since"
    r"|so far|in total|in all|the year before|over the (?:past|last))\b"
)
_SUPPLIED = re.compile(
    r"\b(?:suppl(?:y|ies|ied)|account(?:s|ed)? for|provid\w+|carr(?:y|ies|ied)|cover\w*|generat\w+"
    r"|produc\w+|import\w*|export\w*|ma[kd]e[s]? up|of the .{0,30}(?:were|was|had|have)|lost|fell"
    r"|rose|dropped|grew|declined|increased|jumped|cut|down|up|sells?|sold|consume\w*)\b"
)
_IMAGINED = re.compile(r"\b(?:would|could|might|if)\b")
# What stands before a number that goes on with the unit of the one before it.
_GOES_ON = re.compile(
    r"(?:\b(?:against|and|in|for|to|from|or|of|while|with|lost|was|were|counted|recorded|than"
    r"|only|by|at|cost|some|about|nearly|the|it|including|plus|that|another|all|but|as)|[,:;(])\s*$"
)
_GOES_ON_AFTER = re.compile(
    r"\s+(?:of\s+(?:them|these|those|which|whom)|had\s+(?:been|to)|have\s+been|were|was\s+(?!on\b))\b"
)
_OTHERS = re.compile(r"\s+(?:more|others?|times)\b")
_COMPOUND = re.compile(r"[-–][^\W\d_]")
_OF_THEM = re.compile(r"\s+of\s+(?:them|these|those|the)\b")
_SHARES = (" for", " and", " at", " by", " to", " from", " only", " about")
_WITHIN = 220
# So much of a sentence beside a number says what is counted.
AROUND = 300


@dataclass(frozen=True, slots=True)
class Counted:
    number: NumberMention
    unit: str
    rule: str
    matters: bool = True


@dataclass(frozen=True, slots=True)
class Last:
    """The last count, share and sum, for numbers that go on with their unit."""

    count: Counted | None = None
    share: Counted | None = None
    money: Counted | None = None

    def then(self, counted: Counted) -> Last:
        if counted.unit == "%":
            return Last(self.count, counted, self.money)
        if counted.unit in CURRENCIES:
            return Last(self.count, self.share, counted)
        if counted.unit in _VOLUMES:
            return self
        size = counted.number.amount.low
        if self.count is not None and counted.unit != "people" and (size or 2) < 2:
            # "31,400 flights reported at least one loss, against 9,800": flights go on.
            return self
        return Last(counted, None, self.money)


def weigh(
    text: str, number: NumberMention, sentence: Sentence, last: Last, *, row: str | None = None
) -> Counted | None:
    """Decide what a number counts, and whether that is worth reporting; None if nothing.

    `last` are the numbers before it that it may go on from, `row` what it counts by its row
    of a list or a table.
    """
    unit = number.unit
    size = number.amount.low if number.amount.low is not None else number.amount.high
    if size is None:
        return None
    words = text[number.start : number.end].lower()
    around = text[
        max(sentence.start, number.start - AROUND) : min(sentence.end, number.end + AROUND)
    ].lower()
    if unit in (None, "m") and (sum_again := _sum_again(text, number, words, last.money)):
        return sum_again
    if unit in CURRENCIES:
        return _sum(text, number, around, unit, last.money)
    if unit == "%":
        matters = _is_share(words, around, number)
        return Counted(number, unit, "share") if matters else None
    if unit == "percentage points" or number.rule == "fraction":
        return None
    if unit in _VOLUMES:
        return Counted(number, unit, "measure")
    if unit is None:
        return _bare(text, number, sentence, around, last, row)
    if unit in DURATIONS:
        return Counted(number, unit, "repair") if _repaired(text, number, sentence) else None
    if unit in LENGTHS or unit in _LISTS.never or (not unit.isalpha() and "-" not in unit):
        return None
    return _noun_counted(text, number, words, around, size)


def _bare(
    text: str, number: NumberMention, sentence: Sentence, around: str, last: Last, row: str | None
) -> Counted | None:
    """A number without a noun counts what its row, its verb or the number before it says."""
    if row is not None:
        unit = _LISTS.same.get(row, row)
        known = unit != "people" and (unit in _LISTS.least or row in _LISTS.notable)
        least = _LEAST_SERIES if known else _LISTS.least["people"]
        return Counted(number, unit, "row", (number.amount.low or 0) >= least)
    inherited = _inherited(text, number, last)
    if inherited == "%":
        return Counted(number, "%", "goes on")
    if inherited is None:
        noted = _NOTED.search(text, max(sentence.start, number.start - 40), number.start)
        seen = noted and _NOTED_WHEN.match(text, number.end) and number.rule != "loose"
        return Counted(number, "incidents", "noted") if seen else None
    if inherited == "people":
        size = number.amount.low or number.amount.high or 0
        hurt = _HURT_AFTER.match(text, number.end)
        matters = not hurt and _people_matter("", around, size)
        return Counted(number, inherited, "people", matters)
    # Beside a count that mattered, a smaller one does as well.
    return Counted(number, inherited, "goes on", last.count is not None and last.count.matters)


def _repaired(text: str, number: NumberMention, sentence: Sentence) -> bool:
    """Whether a duration is how long a repair takes; other durations only describe."""
    if number.unit in ("s", "min", "decades"):
        return False
    before = text[max(sentence.start, number.start - 70) : number.start].lower()
    return bool(_REPAIR_AFTER.match(text, number.end) or _REPAIR_BEFORE.search(before))


def _noun_counted(
    text: str, number: NumberMention, words: str, around: str, size: float
) -> Counted | None:
    noun = number.unit or ""
    if noun == "times":
        return _times(text, number, around, size)
    unit = _LISTS.same.get(noun, noun)
    if unit == "people":
        matters = _people_matter(words, around, size)
        if number.rule == "loose":
            beside = text[max(0, number.start - 40) : number.end + 40].lower()
            matters = matters and bool(_DONE_TO_PEOPLE.search(beside))
        return Counted(number, unit, "people", matters)
    if rate := _RATE.match(text, number.end):
        return Counted(number, f"{unit} per {rate[1] or rate[2]}", "rate")
    known = unit in _LISTS.least or not _LISTS.notable.isdisjoint((noun, unit))
    if number.rule == "loose" and not known:
        return Counted(number, unit, "count", matters=False)
    least = _LISTS.least.get(unit, _LEAST_NOTABLE if known else _LEAST_OTHER)
    if known and unit != "drones" and _SERIES.search(around):
        least = min(least, _LEAST_SERIES)
    return Counted(number, unit, "count", size >= least)


def _sum(
    text: str, number: NumberMention, around: str, unit: str, last: Counted | None
) -> Counted | None:
    """Money is put forward, unless it is a price, an appeal, or a sum told again in other money."""
    if number.rule == "loose" or _PRICE.match(text, number.end) or _FOR_READERS.search(around):
        return None
    if last is not None and last.unit != unit:
        between = text[last.number.end : number.start]
        if len(between) < 24 and _CONVERTED.fullmatch(between):
            return None
    return Counted(number, unit, "money")


def _sum_again(
    text: str, number: NumberMention, words: str, last: Counted | None
) -> Counted | None:
    """ "18,000 euros now and a further 120,000 later", "from €2m to 3m"."""
    if last is None or number.start - last.number.end > _WITHIN:
        return None
    between = text[last.number.end : number.start]
    if "\n" in between or ". " in between:
        return None
    scaled = re.search(r"\d(?:m|mn|bn)$|(?:m|b|tr)illion$", words)
    if not scaled and not re.search(r"\b(?:further|another|additional)\s+$", between):
        return None
    if number.unit == "m":
        if not scaled:
            return None
        low, high = number.amount.low, number.amount.high
        million = Amount(low and low * 1e6, high and high * 1e6)
        number = NumberMention(number.start, number.end, million, None, number.rule)
    return Counted(number, last.unit, "goes on")


def _times(text: str, number: NumberMention, around: str, size: float) -> Counted | None:
    """ "Violated four times" counts acts, "watched two million times" an audience."""
    if _FACTOR.match(text, number.end):
        return None
    if size >= 1000 and (watched := _WATCHED.search(around)):
        return Counted(number, _SPREAD.get(watched[1], "views"), "count")
    if not _HOSTILE.search(around):
        return None
    least = _LEAST_SERIES if _SERIES.search(around) else _LISTS.least["incidents"]
    return Counted(number, "incidents", "count", size >= least)


def _is_share(words: str, around: str, number: NumberMention) -> bool:
    """Whether a share is told as a measure: "half of" and "a third of" are mostly talk."""
    if number.rule != "fraction" or not words.startswith(("half", "a ", "one")):
        return True
    return bool(_SUPPLIED.search(around)) and not _IMAGINED.search(around)


def _people_matter(words: str, around: str, size: float) -> bool:
    if _ABOARD.search(words):
        return size >= 2 * _LISTS.least["people"]
    if size >= _LISTS.least["people"] or (size >= 2 and _MISSING.search(around)):
        return True
    if _FORCES.search(words) and _FALLEN.search(around) and size >= 10:
        return True
    done, series = _DONE_TO_PEOPLE.search(around), _SERIES.search(around)
    return bool((done and size >= 20) or (size >= 5 and series and (done or _DEAD.search(around))))


def _inherited(text: str, number: NumberMention, last: Last) -> str | None:
    """ "31,400 flights ..., against 9,800": the second goes on counting what the first did."""
    if number.rule == "loose" or _OTHERS.match(text, number.end):
        return None
    if _COMPOUND.match(text, number.end):
        return None
    before = text[max(0, number.start - 14) : number.start]
    if number.amount.high in (2, 3) and re.search(r"\b(?:in|into)\s+$", before):
        return None
    after = _GOES_ON_AFTER.match(text, number.end)
    if before.rstrip()[-1:] != "." and not _GOES_ON.search(before) and not after:
        return None
    share, count = last.share, last.count
    if share is not None and not _OF_THEM.match(text, number.end):
        between = text[share.number.end : number.start]
        if len(between) < _WITHIN and "." not in between and before.rstrip().endswith(_SHARES):
            return "%"
    if count is None or number.start - count.number.end > _WITHIN:
        return None
    if "\n\n" in text[count.number.end : number.start]:
        return None
    return count.unit
