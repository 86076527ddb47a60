"""The words before a unit of time, read from right to left: how many, which, how exactly."""

from __future__ import annotations

import re
from dataclasses import dataclass

from penumbra.reading.times.moment import Moment
from penumbra.reference.dates import CARDINALS, SCALES

# How far back the words that belong to a unit may reach.
_REACH = 64
_TOKEN = re.compile(r"\d+(?:[.,/]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)?|[^\w\s]|½")
_BESIDE_UNIT = frozenset(
    "fiscal calendar financial full whole entire consecutive straight successive more additional "
    "other further extra long short solid business working trading school academic crucial "
    "comparable eventful difficult tense anxious gruelling".split()
)
_FRAMES = frozenset(
    "last past next coming this that these those same previous preceding following current recent "
    "latest every each per first second third final closing opening early earlier late upcoming "
    "subsequent intervening ensuing another".split()
)
_ABOUT = frozenset(
    "about around nearly almost roughly some approximately over under least most than to more less "
    "fewer up at only just within".split()
)
_OPEN = frozenset("several few many some dozens scores hundreds thousands countless".split())
_ARTICLES = frozenset("the a an its their his her our my another".split())

PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
GONE = frozenset(("ago", "earlier", "before", "previously"))
SETS = frozenset(("every", "each", "per"))
BACK = frozenset(("last", "previous", "preceding"))
AHEAD = frozenset(("next", "coming", "following", "upcoming", "subsequent", "ensuing"))
FROM_TOLD = frozenset("previous preceding following same that subsequent ensuing".split())
# Words of which a unit in the singular is one certain stretch.
ONE_STRETCH = BACK | AHEAD | frozenset(("this", "that", "same", "current", "past", "latest"))


@dataclass(frozen=True, slots=True)
class Count:
    """What stands before a unit. `low` to `high` is None where nothing counts it.

    `vague`: "several", "a few"; `frame`: "last", "this", "every"; `about`: "nearly", "more";
    `article`: "the", "a"; `before` is the word in front of all that.
    """

    start: int
    low: float | None = None
    high: float | None = None
    vague: bool = False
    frame: str = ""
    about: str = ""
    article: str = ""
    before: str = ""
    hyphen: bool = False
    beside: str = ""


def count_before(at: int, moment: Moment, floor: int) -> Count:
    """Read what belongs to the unit at `at`, no further back than `floor`."""
    begin = max(moment.start, floor, at - _REACH)
    if begin and begin == at - _REACH and moment.small[begin - 1].isalnum():
        # Not the rest of a word that began further back.
        begin = moment.small.find(" ", begin, at) + 1 or at
    tokens = [(m.group(), m.start()) for m in _TOKEN.finditer(moment.small, begin, at)]
    return _Reader(tokens, at).read()


class _Reader:
    """A hand that goes back over the tokens."""

    def __init__(self, tokens: list[tuple[str, int]], at: int) -> None:
        self.tokens = tokens
        self.start = at

    def peek(self, away: int = 1) -> str:
        return self.tokens[-away][0] if len(self.tokens) >= away else ""

    def take(self) -> str:
        word, self.start = self.tokens.pop()
        return word

    def read(self) -> Count:
        hyphen = self.peek() == "-"
        if hyphen:
            self.take()
        beside = ""
        while self.peek() in _BESIDE_UNIT:
            beside = self.take()
            if self.peek() == "-":
                self.take()
        low, high, vague, article = self._count()
        frame = about = ""
        if not article and not (hyphen and low is None):
            # "These past few weeks", "this coming week": the word next to the unit leads.
            while self.peek() in _FRAMES:
                word = self.take()
                frame = frame or word
            while low is not None and self.peek() in _ABOUT:
                about = self.take()
        if not article and self.peek() in _ARTICLES:
            article = self.take()
            if article == "another":
                frame = frame or article
        while (low is not None or vague) and self.peek() in _ABOUT and self.peek() != "to":
            about = self.take()
        return Count(
            self.start, low, high, vague, frame, about, article, self.peek(), hyphen, beside
        )

    def _count(self) -> tuple[float | None, float | None, bool, str]:
        word = self.peek()
        if word == "half":
            # "A year and a half" is read elsewhere; this is "two and a half years", "half years".
            self.take()
            if self.peek() in ("a", "one") and self.peek(2) == "and":
                self.take(), self.take()
                low, high, _, _ = self._count()
                return ((low or 0) + 0.5, (high or 0) + 0.5, False, "")
            if self.peek() == "-":
                self.take()
            return 0.5, 0.5, False, ""
        if word in ("a", "an"):
            article = self.take()
            if self.peek() == "half":
                self.take()
                return 0.5, 0.5, False, ""
            return 1, 1, False, article
        if word == "of":
            if self.peek(2) in ("couple", "pair"):
                self.take(), self.take()
                if self.peek() == "a":
                    self.take()
                return 2, 2, True, ""
            if self.peek(2) in _OPEN:
                self.take(), self.take()
                return None, None, True, ""
            return None, None, False, ""
        if word in _OPEN:
            self.take()
            if self.peek() == "a":
                self.take()
            return None, None, True, ""
        if word == "couple":
            self.take()
            if self.peek() == "a":
                self.take()
            return 2, 2, True, ""
        high = self._number()
        if high is None:
            return None, None, False, ""
        low = high
        if self.peek() in ("to", "or", "-", "–") and self._is_number(self.peek(2)):
            kept, begun = list(self.tokens), self.start
            self.take()
            less = self._number()
            if less is not None and less < high:
                low = less
            else:
                self.tokens, self.start = kept, begun
        return low, high, False, ""

    def _is_number(self, word: str) -> bool:
        return word[:1].isdigit() or word in CARDINALS or word in SCALES

    def _number(self) -> float | None:
        if not self._is_number(self.peek()):
            return None
        found = _value(self.take())
        if found is None:
            return None
        if 0 < found < 1 and self.peek().isdigit():
            return int(self.take()) + found  # "5 1/2"
        tens = self.peek(2) if self.peek() == "-" else self.peek()
        if found < 10 and CARDINALS.get(tens, 0) >= 20:
            while self.peek() != tens:
                self.take()
            return found + CARDINALS[self.take()]  # "twenty-four"
        if found in SCALES.values():
            if self.peek() == "a":
                self.take()
            elif self._is_number(self.peek()):
                found *= _value(self.take()) or 1  # "two thousand"
        return found


def _value(word: str) -> float | None:
    if word in SCALES:
        return SCALES[word]
    if word in CARDINALS:
        return CARDINALS[word]
    above, _, below = word.replace(",", "").partition("/")
    try:
        return float(above) / float(below) if below else float(above)
    except (ValueError, ZeroDivisionError):
        return None
