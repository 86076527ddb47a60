"""Figures: the numbers of a text that somebody puts forward about the campaign."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable

from penumbra.model import Amount, Figure, Reason
from penumbra.reading.layout import Sentence, Span, clauses
from penumbra.reading.numbers.rows import row_units
from penumbra.reading.page import NumberMention, Page
from penumbra.reading.speech.worth import AROUND, Counted, Last, weigh

Claimant = Callable[[int], tuple[str | None, str | None]]

_SUBJECTS = re.compile(
    r"\b(?:(?:damage|loss|losses|cost|costs|price|fine|bill|grant|loan|fund|budget|spending"
    r"|payment|pay|fee|reward|bribe|aid|package|investment|sum|turnout|share|ransom|debt"
    r"|compensation|purchase|order|contract|output|capacity)\b)"
)
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")


def find_figures(page: Page, document_id: str, claimant_at: Claimant) -> list[Figure]:
    """Take from a page the numbers that matter: losses, money, shares, counts over time.

    The dead and injured of one event, ages, distances, durations and small numbers that only
    tell what happened are left out. `claimant_at` says who puts forward what stands at an
    offset. `subject` is a short phrase of the text; the evidence is the clause.
    """
    found: list[Figure] = []
    seen: set[tuple[Amount, str]] = set()
    starts = [sentence.start for sentence in page.sentences]
    last, spans = Last(), _Clauses(page.text)
    rows = row_units(page.text, page.numbers)
    for number in page.numbers:
        sentence = page.sentences[max(0, bisect_right(starts, number.start) - 1)]
        clause = spans.around(sentence, number)
        counted = weigh(page.text, number, sentence, last, row=rows.get(number.start))
        if counted is None:
            continue
        last = last.then(counted)
        amount = counted.number.amount
        if not counted.matters or (amount, counted.unit) in seen:
            continue
        seen.add((amount, counted.unit))
        subject = _subject(page.text, counted, clause)
        claimant, country = claimant_at(number.start)
        evidence = page.passage(clause.start, clause.end)
        source = f"{document_id}|{number.start}|{number.end}|{counted.unit}"
        found.append(
            Figure(
                id="f" + hashlib.sha256(source.encode()).hexdigest()[:16],
                document_id=document_id,
                subject=subject,
                amount=amount,
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
        return Span(max(start, number.start - AROUND), min(end, number.end + AROUND))


_LEADS_IN = frozenset("in of on by for from at to with and or but that some about".split())
_LEADS_ON = _LEADS_IN | frozenset(
    "the a an its their his her this these those which who whose had has have was were is are been "
    "be not such other into over near between against after before under while when".split()
)


def _subject(text: str, counted: Counted, clause: Span) -> str:
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
