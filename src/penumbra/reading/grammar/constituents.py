"""A sentence as noun phrases, verbs and the words between them: a shallow parse, left to right.

It knows no more grammar than `reference.grammar` holds. What it cannot tell is a noun.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from penumbra.reading.layout import Span
from penumbra.reading.page import Page
from penumbra.reference.grammar import grammar

# So many characters on each side of a wording are parsed.
_REACH = 600
# What may stand between two words of one noun phrase: blanks, and quotation marks.
_QUOTES = frozenset("\"'“”‘’«»„")
_BLANKS = frozenset(" \n\t\u00a0") | _QUOTES
_OWNER = ("'s", "’s", "s'", "s’")
_SENSED = frozenset(
    ("see", "saw", "seen", "watch", "hear", "let", "make", "made", "help", "observe")
)
_WANTING = frozenset(("want", "try", "seek", "aim"))
# Before a number: "at least four", "more than 40".
_ABOUT = frozenset(("least", "most", "than", "about", "some", "around", "nearly", "almost", "up"))


@dataclass(frozen=True, slots=True)
class Part(Span):
    """One piece of a sentence.

    `sort` is "noun" (a phrase), "pronoun", "verb", "be", "aux", "adverb", "prep", "and", "who"
    (relatives and conjunctions), "to", "time" or "mark" (a comma or bracket). `low` is the word
    in small letters, of a phrase its last; `bases` what that may be a form of. `bare` says that
    a phrase has no word before its noun.
    """

    sort: str
    low: str
    bases: frozenset[str] = frozenset()
    bare: bool = False


class Parsed:
    """A page's sentences as parts, each parsed once; long ones only around what is asked."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._kept: dict[tuple[int, int], list[Part]] = {}

    def around(self, sentence: Span, wording: Span) -> list[Part]:
        """Return the parts of a sentence, or of its words near the wording if it is very long."""
        # Windows begin at whole steps, so that wordings beside each other share one.
        start = max(sentence.start, (wording.start // _REACH - 1) * _REACH)
        end = min(sentence.end, (wording.end // _REACH + 2) * _REACH)
        if start > sentence.start:
            start = self._page.text.find(" ", start, wording.start) + 1 or wording.start
        if end < sentence.end:
            end = max(self._page.text.rfind(" ", wording.end, end), wording.end)
        key = (start, end)
        if key not in self._kept:
            self._kept[key] = parts_of(self._page, Span(start, end))
        return self._kept[key]


def parts_of(page: Page, sentence: Span) -> list[Part]:
    """Cut a sentence into parts; words of a time belong to no phrase."""
    return _Parser(page, sentence).parts()


class _Parser:
    """One pass over one sentence."""

    def __init__(self, page: Page, sentence: Span) -> None:
        self.text = page.text
        self.start = sentence.start
        self.words = page.terms_in(sentence)
        self.found: list[Part] = []
        self.times = page.times

    def parts(self) -> list[Part]:
        """Return the parts, in order."""
        at = 0
        while at < len(self.words):
            self._mark_before(at)
            at = self._take(at)
        return self.found

    def _mark_before(self, at: int) -> None:
        if self.words[at].after_stop:
            start = self.words[at - 1].end if at else self.start
            self._add("mark", start, self.words[at].start, ",")

    def _add(
        self, sort: str, start: int, end: int, low: str, bases: frozenset[str] = frozenset(),
        *, bare: bool = False,
    ) -> None:  # fmt: skip
        self.found.append(Part(start, end, sort, low, bases, bare))

    def _word(self, at: int, sort: str) -> int:
        word = self.words[at]
        self._add(sort, word.start, word.end, word.lower, word.bases)
        return at + 1

    def _take(self, at: int) -> int:
        """Add the part that begins at a word; return the word after it."""
        known, low = grammar(), self.words[at].lower
        if end := self._in_time(at):
            after = at + 1
            while after < len(self.words) and self.words[after].start < end:
                after += 1
            self._add("time", self.words[at].start, end, low)
            return after
        if sort := self._closed_class(at):
            return self._word(at, sort)
        if low in known.determiners or not self._is_verb(at, first=at):
            return self._phrase(at)
        return self._word(at, "verb")

    def _in_time(self, at: int) -> int | None:
        if at >= len(self.words):
            return None
        start = self.words[at].start
        index = bisect_left(self.times, start + 1, key=_start) - 1
        if index >= 0 and self.times[index].start <= start < self.times[index].end:
            return self.times[index].end
        return None

    def _closed_class(self, at: int) -> str | None:
        known, low = grammar(), self.words[at].lower
        if low == "to":
            return "to"
        if low in known.be:
            return "be"
        if low in known.auxiliaries:
            return "aux"
        if low in known.conjunctions:
            return "and"
        if low in known.relatives:
            return "who"
        if low in known.pronouns:
            return "pronoun"
        if low in _ABOUT and self._number_near(at):
            return "adverb"
        if low in known.prepositions and not self._counts(at):
            return "adverb" if self._counts(at + 1) and low in ("about", "around", "at") else "prep"
        is_adverb = low in known.adverbs or (low.endswith("ly") and len(low) > 4)
        return "adverb" if is_adverb and low not in known.numbers else None

    def _number_near(self, at: int) -> bool:
        return at + 1 < len(self.words) and self._is_number(at + 1)

    def _counts(self, at: int) -> bool:
        """Whether "at", "more" begin a number here: "at least four"."""
        return at < len(self.words) and self.words[at].lower in _ABOUT and self._number_near(at)

    def _is_number(self, at: int) -> bool:
        low = self.words[at].lower
        return low[0].isdigit() or low in grammar().numbers

    def _joined(self, at: int) -> bool:
        gap = self.text[self.words[at - 1].end : self.words[at].start]
        if len(gap) > 3 or any(mark not in _BLANKS for mark in gap):
            return False
        # The boarding of the tanker "piracy": what is quoted begins anew, after an article not.
        quoted = any(mark in _QUOTES for mark in gap)
        return not quoted or self.words[at - 1].lower in grammar().determiners

    def _phrase(self, at: int) -> int:
        """Add a noun phrase: articles, numbers, modifiers and nouns in a row."""
        known = grammar()
        after, stopped = at + 1, False
        while after < len(self.words) and self._joined(after):
            low = self.words[after].lower
            if low in known.determiners or self._in_time(after) or self._closed_class(after):
                # "Two heavily armed men": an adverb inside.
                inner = low.endswith("ly") and after == at + 1 and self._may_modify(after + 1)
                if not inner:
                    break
            elif self._is_verb(after, first=at):
                stopped = True
                break
            after += 1
        if after == at + 1 and self.words[at].lower in known.determiners and self._in_time(after):
            return self._word(at, "time")
        first, last = self.words[at], self.words[after - 1]
        self._add(
            "noun", first.start, last.end, last.lower, last.bases,
            bare=after == at + 1,
        )  # fmt: skip
        return self._word(after, "verb") if stopped else after

    def _may_modify(self, at: int) -> bool:
        return at < len(self.words) and self.words[at].lower.endswith(("ed", "ing"))

    def _is_verb(self, at: int, *, first: int) -> bool:
        """Whether a word is a verb, where a phrase may have begun at word `first`."""
        known, word = grammar(), self.words[at]
        low = word.lower
        if "-" in low or low.endswith(_OWNER) or low in known.someone:
            return False
        modal = self.found and self.found[-1].sort in ("aux", "to", "be") and at == first
        if modal and low in known.verbs:
            return self.found[-1].sort == "aux" or self._thing_follows(at)
        if low in known.past:
            return True
        if low in known.past_plain:
            return not self._opens_noun(at)
        if low.endswith("ed") and len(low) > 4 and len(word.bases) > 1:
            return not self._modifies(at, first)
        if low.endswith("ing") and len(low) > 4 and low not in known.things_in_ing:
            return not self._modifies(at, first)
        return self._present(at, first)

    def _opens_noun(self, at: int) -> bool:
        """Whether the word before asks for a noun: "a cut", "the second hit"."""
        if at == 0:
            return False
        before = self.words[at - 1].lower
        return before in grammar().determiners or before.endswith(_OWNER)

    def _modifies(self, at: int, first: int) -> bool:
        """Whether a word in -ed or -ing stands before a noun: "a damaged cable"."""
        low, known = self.words[at].lower, grammar()
        if low.startswith("un") or low in known.things_in_ed:
            return True
        follows = at + 1 < len(self.words) and self._joined(at + 1)
        if not follows or self._closed_class(at + 1) or self._in_time(at + 1):
            return at > first and self._opens_noun(at) and low.endswith("ing")
        if self.words[at + 1].lower in known.determiners:
            return False
        if at == first:
            # "Damaged cables": after "of", "with" a modifier; at the head of a clause a verb.
            before = self.found[-1].sort if self.found else ""
            return before == "prep" and low.endswith("ed")
        before = self.words[at - 1].lower
        opened = before in known.determiners or before.endswith(_OWNER) or before.endswith("ly")
        return opened or self._is_number(at - 1) or before in ("young", "other", "new", "former")

    def _present(self, at: int, first: int) -> bool:
        """Whether it is a verb in the present: "hackers target a bank", "it circles the base"."""
        known, word = grammar(), self.words[at]
        if not (word.bases & known.verbs):
            return False
        wants = at + 1 < len(self.words) and self.words[at + 1].lower == "to"
        if not self._thing_follows(at) and not (wants and word.bases & _WANTING):
            return False
        if at == first:
            before = self.found[-1].sort if self.found else ""
            again = before == "and" and any(part.sort == "verb" for part in self.found)
            return again or before in ("who", "pronoun")
        if first > 0 and self.found and self.found[-1].sort == "aux":
            # "Will the drones attack the port?"
            return not word.lower.endswith("s")
        if self.found and self.found[-1].bases & _SENSED:
            # "Saw a ship drag its anchor".
            return not word.lower.endswith("s")
        many = self.words[at - 1].lower.endswith("s") or self.words[at - 1].lower in known.people
        return word.lower.endswith("s") != many or self.words[at - 1].lower.endswith("men")

    def _thing_follows(self, at: int) -> bool:
        if at + 1 >= len(self.words) or not self._joined(at + 1):
            return False
        after = self.words[at + 1]
        if after.lower in grammar().determiners or self._is_number(at + 1):
            return True
        # "Hackers target Estonian banks", "to cut undersea cables".
        capital = self.text[after.start].isupper()
        plural = at + 2 < len(self.words) and self.words[at + 2].lower.endswith("s")
        return (
            capital
            or (plural and self._joined(at + 2) and not self._closed_class(at + 1))
            or (after.lower.endswith("s") and not self._closed_class(at + 1))
        )


def _start(span: Span) -> int:
    return span.start
