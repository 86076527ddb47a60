"""How a text is built: paragraphs, sentences, clauses, quotations and words, with offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# A full stop after one of these does not end a sentence.
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt cpl adm brig cmdr sen rep gov st no nos vs etc "
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri "
    "approx ca cf inc ltd co corp art para fig vol pp ed rev hon pres min dept est "
    "e.g i.e a.m p.m u.s u.k u.n e.u d.c".split()
)
# After these a capital letter may simply be a name: "Gen. Smith", "Nov. 14", "No. 18".
# Each run of marks is tried from its start only, so that a row of dots takes linear time.
_ENDING = re.compile(r"""(?<![.!?…])[.!?…]+["”’»)\]]*(?=\s+["“‘«„(\[•–—-]*\s*[A-Z0-9À-ÞĀ-ŽЀ-Я])""")
_STARTERS = frozenset(
    "the a an he she it they we in on at but and this that these his her its their "
    "there when after as for if no both two three i you what who one some many".split()
)
_TERMINAL = re.compile(r"""[.!?…:;]["”’»)\]]*\s*$""")
# No writer makes a sentence this long; a table without full stops does. What looks at every
# pair of words in a sentence would never end there.
_LONGEST = 1200
_WORD = re.compile(r"[^\W_]+(?:[’'.\-–][^\W_]+)*")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
# What follows a comma where a clause begins, and what needs no comma.
_LINKED = (
    r"(?:and|but|while|whereas|although|though|after|before|when|who|which|whose|where|because"
    r"|since|so|yet|as|with|adding|saying)\b"
)
_LINKS = r"(?:but|while|whereas|although|because)\b"
# A class of characters in front lets the search skip to where a clause may end.
_CLAUSE = re.compile(
    rf"[\s;:,—](?:(?<=—)|(?<=[;:])(?<!\s.)\s+|(?<=,)(?<!\s.)\s+(?={_LINKED})"
    rf"|(?<=\s)(?<!\s.)\s*+(?:[;:]\s+|[—–-]{{1,2}}\s+|,\s+(?={_LINKED})|(?={_LINKS})))",
    re.DOTALL,
)
_QUOTES = {"“": "”", "«": "»", "„": "“”", '"': '"', "‟": "”"}
# A quotation that nobody closed ends with its paragraph, as newspapers print them.
_SINGLE = re.compile(r"(?<!\w)‘([^‘’\n]{2,400}(?:’\w[^‘’\n]{0,400})*)’(?!\w)")


@dataclass(frozen=True, slots=True)
class Span:
    """Code points `start` up to `end` of a text."""

    start: int
    end: int

    def holds(self, position: int) -> bool:
        return self.start <= position < self.end

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """One sentence, the number of it in the text, and of its paragraph."""

    index: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Quotation(Span):
    """Quoted words without their marks; the marks stand just outside."""


def paragraphs(text: str) -> list[Span]:
    """Cut a text at blank lines, and at single line ends that are not mere wrapping."""
    cuts = [(match.start(), match.end()) for match in _PARAGRAPH.finditer(text)]
    cuts += _line_ends(text)
    found, start = [], 0
    for left, right in [*sorted(cuts), (len(text), len(text))]:
        if left >= start:
            trimmed = _trim(text, start, left)
            if trimmed.start < trimmed.end:
                found.append(trimmed)
            start = right
    return found


def _line_ends(text: str) -> list[tuple[int, int]]:
    cuts = []
    start = 0
    while (at := text.find("\n", start)) >= 0:
        line, after = text[start:at].strip(), text[at + 1 : at + 60].lstrip()
        wrapped = len(line) >= 40 and not _TERMINAL.search(line) and after[:1].islower()
        if not wrapped:
            cuts.append((at, at + 1))
        start = at + 1
    return cuts


def sentences(text: str) -> list[Sentence]:
    """Cut a text into sentences; abbreviations, initials and decimals do not end one.

    What is longer than any sentence, as a table or a list without full stops, is cut at spaces.
    """
    found: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs(text)):
        start = paragraph.start
        for match in _ENDING.finditer(text, paragraph.start, paragraph.end):
            if _ends_sentence(text, match):
                for span in _pieces(text, start, match.end()):
                    found.append(Sentence(span.start, span.end, len(found), number))
                start = _trim(text, match.end(), paragraph.end).start
        for span in _pieces(text, start, paragraph.end):
            found.append(Sentence(span.start, span.end, len(found), number))
    return found


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > _LONGEST:
        space = max(text.rfind(mark, start, start + _LONGEST) for mark in (" ", "\n", "\t"))
        cut = space if space > start else start + _LONGEST
        piece = _trim(text, start, cut)
        yield piece
        start = _trim(text, cut, end).start
    if start < end:
        yield Span(start, end)


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    if match.group() != ".":
        return True
    before = re.search(r"[\w.’']+$", text[max(0, match.start() - 20) : match.start()])
    if before is None:
        return True
    word = before.group().lower()
    after = re.match(r"\W*([\w’']+)", text[match.end() : match.end() + 40])
    follows = after.group(1) if after else ""
    if len(word) == 1 and word.isalpha() and before.group().isupper():
        return follows.lower() in _STARTERS
    if word in _ABBREVIATIONS:
        # "in the U.S. The" ends a sentence; "No. 18" and "Gen. Smith" do not.
        return "." in word and follows.lower() in _STARTERS
    return True


def clauses(text: str, sentence: Span) -> list[Span]:
    """Cut a sentence where one statement ends and another begins."""
    found, start = [], sentence.start
    for match in _CLAUSE.finditer(text, sentence.start, sentence.end):
        if match.start() > start:
            found.append(Span(start, match.start()))
            start = match.end()
    if start < sentence.end:
        found.append(Span(start, sentence.end))
    return found


def quotations(text: str) -> list[Quotation]:
    """Find quoted words: “…”, "…", «…», „…“ and ‘…’; one left open ends with its paragraph."""
    found: list[Quotation] = []
    for paragraph in paragraphs(text):
        at = paragraph.start
        while at < paragraph.end:
            closers = _QUOTES.get(text[at])
            if closers is None or (text[at] == '"' and not _opens(text, at)):
                at += 1
                continue
            end = next(
                (i for i in range(at + 1, paragraph.end) if text[i] in closers), paragraph.end
            )
            if _WORD.search(text, at + 1, end):
                found.append(Quotation(at + 1, end))
            at = end + 1
    starts = [quotation.start for quotation in found]
    singles = []
    for match in _SINGLE.finditer(text):
        inner = Quotation(match.start(1), match.end(1))
        before = bisect_right(starts, inner.start)
        if " " in match.group(1) and not (before and found[before - 1].covers(inner)):
            singles.append(inner)
    return sorted(found + singles, key=lambda quotation: quotation.start)


def quotation_at(quotations: Sequence[Quotation], position: int) -> Quotation | None:
    """Return the quotation that holds this offset; of two that overlap, the later."""
    after = bisect_right(quotations, position, key=lambda quotation: quotation.start)
    near = quotations[max(0, after - 2) : after]
    return next((one for one in reversed(near) if one.holds(position)), None)


def _opens(text: str, at: int) -> bool:
    """A straight mark opens a quotation unless it is the inch of a measure: 5" pipe."""
    return not (at and text[at - 1].isdigit() and at + 1 < len(text) and text[at + 1] in " ,.")


def words(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Find the words between two offsets; hyphens and apostrophes inside belong to them."""
    stop = len(text) if end is None else end
    return [Span(match.start(), match.end()) for match in _WORD.finditer(text, start, stop)]


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
