"""How many people a sentence speaks of: numbers of them, and persons told one by one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from penumbra.model import Amount
from penumbra.reading.layout import Span
from penumbra.reading.numbers.units import is_people, is_person
from penumbra.reading.page import NumberMention
from penumbra.reading.times.moment import lower

# Units of a number that may count people.
_COUNTED = frozenset((None, "people", "lives", "others", "bodies", "hands", "souls", "corpses"))
_PRONOUN = re.compile(r"\b(?:he|she)\b|\bone\b(?=\s+(?:has|had|was|is|later|died|critically)\b)")
_DETERMINER = re.compile(r"\b(?:an?|one|another|its|his|her|their|the|second|third)\s+")
_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d[\w-]*")
_NOT_IN_PHRASE = frozenset(
    "was were is are and or of in at who had has have on by to from with for that which after when "
    "while as died killed said".split()
)
# What may stand behind a person; any other noun makes the person a mere description.
_BEHIND = re.compile(
    r"\s*(?:$|[^\w\s]|(?:was|were|is|are|and|or|of|in|at|who|had|has|have|on|by|to|from|with|for|that"
    r"|which|after|when|while|as|also|later|still|near|inside|outside|aged|lost|died|got|broke|burnt"
    r"|dead|hurt|be|may|could|remains?|the|his|her|their|\w+ed|\w+ly)\b)"
)
_PART = re.compile(
    r"\b(?:including|among\s+(?:them|whom)|of\s+(?:them|whom)|who\s+included|one|such\s+as)"
    r"\s+(?:(?:was|were|being|at\s+least)\s+)?$"
)
_OF_THEM = re.compile(r"\s+of\s+(?:them|whom|these|those)\b")
_JOINED = re.compile(
    r"(?:,?\s+and\s+|,\s+|\s+as\s+well\s+as\s+|\s+plus\s+)(?:(?:his|her|their|its|the|another)\s+)?"
)
# Where a phrase that begins a clause may begin; behind a verb it is the verb's own object.
_OPENS = re.compile(
    r"(?:^|[.,;:(—–-]\s*|\b(?:and|that|said|where|which|when|while|as|after|least|also|both|if)\s+)$"
)


@dataclass(frozen=True, slots=True)
class HeadCount(Span):
    """So many people. `loose` are told without a number, `part` belong to those told before."""

    amount: Amount
    loose: bool
    part: bool


def head_counts(
    text: str, numbers: Sequence[NumberMention], start: int, end: int
) -> list[HeadCount]:
    """Find who is counted between two offsets; `numbers` are those that stand there.

    "Two dockers" are two, "a couple" two, "her driver" one, "he" one; a crew or a family of no
    said size is not counted.
    """
    small = lower(text[start:end])
    rough: list[tuple[int, int, Amount, bool]] = [
        (number.start, number.end, number.amount, False)
        for number in numbers
        if number.unit in _COUNTED
        and not _aged(small, number.start - start)
        and number.rule not in ("fraction", "ratio")
        and _whole(number)
    ]
    starts = [begin for begin, _, _, _ in rough]
    for begin, stop, amount in _persons(small):
        after = bisect_left(starts, start + stop)
        if not after or rough[after - 1][1] <= start + begin:
            rough.append((start + begin, start + stop, amount, True))
    found: list[HeadCount] = []
    for begin, stop, amount, loose in sorted(rough, key=lambda each: each[:2]):
        if found and begin < found[-1].end:
            continue
        before = small[max(0, begin - start - 40) : begin - start]
        part = bool(_PART.search(before) or _OF_THEM.match(text, stop))
        if not part and found and found[-1].part:
            part = _JOINED.fullmatch(small, found[-1].end - start, begin - start) is not None
        found.append(HeadCount(begin, stop, amount, loose, part))
    return found


def _aged(small: str, start: int) -> bool:
    """ "A sorter of 29": his age."""
    words = small[max(0, start - 24) : start].split()
    return (
        len(words) > 1 and words[-1] == "of" and is_person(words[-2]) and not is_people(words[-2])
    )


def _whole(number: NumberMention) -> bool:
    size = number.amount.low if number.amount.low is not None else number.amount.high
    return size is not None and size == int(size)


def _persons(small: str) -> Iterator[tuple[int, int, Amount]]:
    """Persons told without a number: "a guard", "the couple", "he"."""
    for match in _PRONOUN.finditer(small):
        yield match.start(), match.end(), Amount.exactly(1)
    for match in _DETERMINER.finditer(small):
        stop = match.end()
        for word in _WORD.finditer(small, stop, min(len(small), stop + 60)):
            noun = word.group().removesuffix("'s")
            gap = small[stop : word.start()]
            if gap.strip(" -\"'“‘") or noun in _NOT_IN_PHRASE or noun != word.group():
                break
            stop = word.end()
            if noun == "couple" and not small.startswith(" of", stop):
                yield match.start(), stop, Amount.exactly(2)
                break
            if is_person(noun) and not is_people(noun) and _BEHIND.match(small, stop):
                yield match.start(), stop, Amount.exactly(1)
                break


def coordinated(text: str, people: Sequence[HeadCount], at: int, *, forward: bool) -> list[int]:
    """The places in `people` that are joined to the one at `at`: "a cook and two guards"."""
    joined = [at]
    while True:
        last = joined[-1]
        other = last + 1 if forward else last - 1
        if not 0 <= other < len(people) or people[other].part:
            return joined
        left, right = sorted((people[last], people[other]), key=lambda each: each.start)
        joint = _JOINED.fullmatch(text, left.end, right.start)
        if joint is None:
            return joined
        if (
            text[left.end] == ","
            and "and" not in joint.group()
            and " " not in text[right.start : right.end]
        ):
            # "Wounded 14, three critically": a bare number goes on with those told before.
            return joined
        before = text[max(0, left.start - 30) : left.start].lower()
        if not forward and not _OPENS.search(before):
            return joined
        joined.append(other)
