"""A text with everything marked that the readers look up: the table they all work on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from penumbra.model import Amount, Interval, Passage, Place
from penumbra.reading.layout import Quotation, Sentence, Span, quotation_at
from penumbra.reading.terms import Term, stop_between, terms

Found = TypeVar("Found", bound=Span)


@dataclass(frozen=True, slots=True)
class TimeMention(Span):
    """Words that give a time.

    `when` holds the days in which a thing told with these words may have happened. It is None
    where they name none: a length ("three weeks"), a set ("every day"), a reference ("now"), or
    "on Tuesday" in a text without a date.

    `sort` is "day", "span" (a month, "last week", "in recent years"), "since" (an open stretch
    from a point on), "length", "set", "reference" or "hour" (a time of day alone). `value` is
    what the words name in the notation of TIMEX3 ("2024-W18", "P3W"); "" where that is not
    known. `rule` names what read it.
    """

    when: Interval | None
    sort: str
    rule: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class PlaceMention(Span):
    """Words that say where, and the place they mean here.

    `dateline`: only where it was filed, or where somebody has a seat ("the Riga-based firm").
    `names`: what the names in it mean by themselves, where `place` lies elsewhere: Poland for
    "eastern Poland", both countries for their border.
    """

    place: Place
    rule: str
    dateline: bool = False
    names: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorMention(Span):
    """Words that denote somebody who can act or speak.

    `name` is the fullest form in this text for the same actor ("Foreign Minister Jane Doe" for
    a later "Doe"). `sort` is "state", "government", "service", "military", "party", "company",
    "organisation", "media", "office" (a person by office), "person", "role" (police, prosecutors,
    a diplomat), "group", "vessel". `country` is ISO alpha-3, "NATO", "EU", or None.
    """

    name: str
    country: str | None
    sort: str
    rule: str


@dataclass(frozen=True, slots=True)
class NumberMention(Span):
    """A number in words or digits with its range and what it counts, where that is said.

    `unit` is an ISO 4217 code for money, "%" for shares, else the counted noun as written
    ("people", "drones"); None if nothing is counted.
    """

    amount: Amount
    unit: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Page:
    """One text under reading; every list is in text order and every offset is into `text`.

    In `text` foreign lines are blanked out; `whole` is the document's own text, which quotes
    are cut from, where the two differ.
    """

    text: str
    published: date | None
    sentences: Sequence[Sentence]
    quotations: Sequence[Quotation]
    times: Sequence[TimeMention] = ()
    places: Sequence[PlaceMention] = ()
    actors: Sequence[ActorMention] = ()
    numbers: Sequence[NumberMention] = ()
    whole: str | None = None
    _starts: list[int] = field(default_factory=list)
    _terms: list[Term] = field(default_factory=list)
    _term_starts: list[int] = field(default_factory=list)

    def sentence_at(self, position: int) -> Sentence:
        """Return the sentence that holds this offset, or the last one before it."""
        if not self._starts:
            self._starts.extend(sentence.start for sentence in self.sentences)
        return self.sentences[max(0, bisect_right(self._starts, position) - 1)]

    def terms(self) -> Sequence[Term]:
        """Return the terms of the whole text; they are cut once."""
        if not self._terms:
            self._terms.extend(terms(self.text))
            self._term_starts.extend(term.start for term in self._terms)
        return self._terms

    def terms_in(self, span: Span) -> list[Term]:
        """Return the terms of a stretch; no stop before it stands between them."""
        every = self.terms()
        first = bisect_left(self._term_starts, span.start)
        last = bisect_left(self._term_starts, span.end, first)
        if (first and every[first - 1].end > span.start) or (
            last > first and every[last - 1].end > span.end
        ):
            # It begins or ends inside a term of the text.
            return terms(self.text, span.start, span.end)
        found = list(every[first:last])
        if found and found[0].after_stop:
            stopped = stop_between(self.text, span.start, found[0].start)
            found[0] = found[0]._replace(after_stop=stopped)
        return found

    def quoted(self, position: int) -> Quotation | None:
        """Return the quotation that this offset stands in, if any."""
        return quotation_at(self.quotations, position)

    def passage(self, start: int, end: int) -> Passage:
        return Passage.cut(self.text if self.whole is None else self.whole, start, end)


def inside(found: Sequence[Found], span: Span) -> list[Found]:
    """Return those of a sorted row that begin inside a span."""
    first = bisect_left(found, span.start, key=start_of)
    return list(found[first : bisect_left(found, span.end, key=start_of)])


def start_of(span: Span) -> int:
    """Where a span begins, to sort and search rows by."""
    return span.start
