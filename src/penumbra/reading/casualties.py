"""Killed and injured: how many a stretch of text says were hurt, as ranges."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from penumbra.model import Amount
from penumbra.reading.layout import Span
from penumbra.reading.page import NumberMention
from penumbra.reading.units import is_person
from penumbra.reference.dates import MONTH

_KILLED = (
    r"kill(?:ed|ing|s)|dead|d(?:ied|ying)|deaths?|fatalities|lost\s+their\s+li(?:ves|fe)"
    r"|perished|slain|(?:claim(?:ed|ing|s)|cost(?:ing)?)(?=\s[^.;\n]{1,24}\blives\b)"
)
_HURT = r"injur(?:ed|ing|ies|y)|wound(?:ed|ing|s)|hurt|harmed|hospitali[sz]ed|casualt(?:y|ies)"
_CARE = (
    r"(?:was|were|been|being)\s+(?:also\s+)?(?:treated(?!\s+as)|taken\s+to\s+(?:a\s+|the\s+)?(?:\w+\s+)?hospital)"
    r"|needed\s+(?:hospital|medical)\s+(?:treatment|care)|(?:is|are|was|were|remains?|remained)\s+in\s+hospital"
    r"|(?:suffered|sustained)\s+(?:\w+\s+){0,2}(?:burns?|injur(?:y|ies)|wounds?|cuts|concussion|smoke|fractures|shock)"
    r"|(?:was|were|been)\s+(?:\w+\s+)?(?:burned|burnt|scalded|concussed|poisoned)"
)
_CUE = re.compile(rf"\b(?:(?P<killed>{_KILLED})|(?P<hurt>{_HURT})|(?P<care>{_CARE}))\b")
_NOBODY = re.compile(
    r"\b(?:no[\s-]?one|nobody|none\b|no\s+(?:people|persons?|civilians?|passengers?|residents?|workers?|staff|crew|soldiers?))"
    r"(?P<gap>[^.;:!?\n]{0,70}?)\b(?P<what>killed|dead|died|injur\w+|hurt|harmed|wounded)\b"
    r"|\b(?:no|without(?:\s+causing)?|any)\s+(?:(?:immediate|known|confirmed)\s+)?(?:reports?\s+of\s+|word\s+(?:of|on)\s+)?"
    r"(?:any\s+|human\s+|civilian\s+)?(?P<none>casualt(?:y|ies)|injur(?:y|ies)|victims|fatalities|deaths|loss\s+of\s+life)"
)
_TOLL = re.compile(
    r"\b(?:death\s+toll|toll|dead|killed|injured|wounded)\b[^.;!?\n]{0,60}?\b(?:to|at|of|now\s+numbers?|numbers?|number|reached|stands\s+at|is)\s+$"
)
# Between "killed" and what was killed.
_ACTIVE_GAP = re.compile(
    r"\s+(?:(?:and|or)\s+(?:wound|injur|hurt|maim)\w*\s+)?(?:another\s+|a\s+further\s+|further\s+|the\s+)?$"
)
# Between "two dockers" and "were killed": a relative clause or an aside, not another verb.
_NO_PASSIVE = re.compile(
    r"[.;!?\n]|\b(?:said|says|told|after|before|when|while|but|kill\w+|wound\w+|injur\w+|hurt|died|dead|killing|charged|arrested|detained)\b"
)
_PERSON = re.compile(
    r"\b(?P<count>an?|one|another|its|his|her|their|the|two|three|four|five)\s+(?:[\w’'-]+\s+){0,4}?(?P<noun>[a-z][a-z-]*[a-z])\b"
)
_AND = re.compile(r",?\s+and\s+|,\s+")
_WAR = re.compile(
    rf"\b(?:since|so far in|losses|in {MONTH}|in a day|during the war|this year|last year)"
)
_REVISED = re.compile(
    r"\b(?:rose|risen|rising|climbed|now|in the end|final|to|revised|brings?|makes?)\b"
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5}
_REACH = 70
# More than this in one stretch is the toll of a war, not of an event.
_TOO_MANY = 1000


@dataclass(frozen=True, slots=True)
class _Toll:
    amount: Amount
    span: Span
    loose: bool  # persons told one by one, without a number
    final: bool


def casualties(
    text: str, numbers: Sequence[NumberMention], start: int, end: int
) -> tuple[Amount | None, Amount | None, list[Span]]:
    """Return how many were killed, how many injured, and the words that say so.

    Reads `text` between two offsets; `numbers` are those of the whole text. "Nobody was hurt"
    is (0, 0) for both, silence is None. Persons told one by one are added up, differing tolls
    span a range, a toll that "rose to" a number replaces those before it. Losses of a war
    ("1,300 soldiers in a day") are left to the figures.
    """
    small = text[start:end].lower()
    if len(small) != end - start:
        small = text[start:end]
    killed: list[_Toll] = []
    hurt: list[_Toll] = []
    nothing: list[Span] = []
    none_killed = none_hurt = False
    for match in _NOBODY.finditer(small):
        if match["what"] and re.search(r"\b(?:killed|said|but)\b", match["gap"]):
            continue
        if match.group().startswith("any "):
            continue
        what = match["what"] or match["none"]
        deadly = what.startswith(("kill", "dea", "die", "fatal", "loss"))
        none_killed = True
        none_hurt = none_hurt or not deadly
        nothing.append(Span(start + match.start(), start + match.end()))
    first = bisect_left(numbers, start, key=lambda number: number.start)
    last = bisect_left(numbers, end, key=lambda number: number.start)
    inside = [n for n in numbers[first:last] if n.unit in (None, "people", "lives")]
    offsets = [number.start for number in inside]
    passed = 0
    for cue in _CUE.finditer(small):
        at = Span(start + cue.start(), start + cue.end())
        while passed < len(nothing) and nothing[passed].end <= at.start:
            passed += 1
        if passed < len(nothing) and nothing[passed].start <= at.start:
            continue
        near = inside[
            bisect_left(offsets, at.start - 2 * _REACH) : bisect_left(offsets, at.end + _REACH)
        ]
        toll = _toll(text, small, near, at, start, end, care=bool(cue["care"]))
        if toll is not None:
            (killed if cue["killed"] else hurt).append(toll)
    spans = sorted(
        {toll.span for toll in (*killed, *hurt)} | set(nothing), key=lambda s: (s.start, s.end)
    )
    dead = _total(killed) or (Amount(0, 0) if none_killed and not killed else None)
    injured = _total(hurt) or (Amount(0, 0) if none_hurt and not hurt else None)
    return dead, injured, spans


def _toll(
    text: str,
    small: str,
    numbers: list[NumberMention],
    cue: Span,
    start: int,
    end: int,
    *,
    care: bool,
) -> _Toll | None:
    """Find what a cue counts: the object after it, else the subject before it."""
    if _WAR.search(small, max(0, cue.start - start - 60), min(len(small), cue.end - start + 60)):
        plain = [n for n in numbers if (n.amount.low or n.amount.high or 0) < 100]
        numbers = plain
    for number in numbers:
        if number.start <= cue.start < number.end:
            # "Four dead": the cue is what is counted.
            return _made(number, text, Span(number.start, max(number.end, cue.end)), end)
        gap = text[cue.end : number.start].lower()
        if number.start >= cue.end and len(gap) < 24 and not care and _ACTIVE_GAP.fullmatch(gap):
            return _made(number, text, Span(cue.start, number.end), end)
        if (
            number.start >= cue.end
            and len(gap) < _REACH
            and _TOLL.search(text[cue.start : number.start].lower())
        ):
            made = _made(number, text, Span(cue.start, number.end), end)
            return made and _Toll(made.amount, made.span, False, True)
    if not care and (one := _persons(text, cue.end, min(end, cue.end + _REACH))):
        return one and _Toll(one.amount, Span(cue.start, one.span.end), True, False)
    best = None
    for number in numbers:
        gap = text[number.end : cue.start].lower()
        if number.end <= cue.start and len(gap) <= _REACH:
            # The nearest number counts, unless another verb stands between.
            best = None if _NO_PASSIVE.search(gap) else number
    if best is not None:
        return _made(best, text, Span(best.start, cue.end), end)
    return _subject(text, max(start, cue.start - _REACH), cue)


def _made(number: NumberMention, text: str, span: Span, end: int) -> _Toll | None:
    most = number.amount.low if number.amount.low is not None else number.amount.high
    if most is None or most > _TOO_MANY or most != int(most):
        return None
    amount = number.amount
    more = re.match(r"\s+and\s+(?:her|his|their)\s+", text[number.end : end])
    if more and (rest := _persons(text, number.end + more.end() - 6, end)) and amount.low:
        amount = Amount.exactly(amount.low + (rest.amount.low or 0))
    final = bool(_REVISED.search(text[max(0, span.start - 30) : number.start].lower()))
    return _Toll(amount, span, False, final)


def _persons(text: str, at: int, end: int) -> _Toll | None:
    """Add up "a mother and her two children" from `at` on."""
    total, last = 0, at
    while match := re.compile(
        r"\s*(?P<count>an?|one|another|its|his|her|their|the|two|three|four|five)\s+"
        r"(?:(?P<many>two|three|four|five)\s+)?(?:[\w’'-]+\s+){0,3}?(?P<noun>[a-z][a-z-]*[a-z])\b"
    ).match(text, last, end):
        noun, stop = _person_in(text, match, end)
        if noun is None:
            break
        many = match["many"] or match["count"]
        total += _COUNTS.get(many, 1)
        last = stop
        joint = _AND.match(text, last, end)
        if joint is None:
            break
        if not re.match(
            r"an?\b|one\b|his\b|her\b|their\b|two\b|three\b", text[joint.end() : joint.end() + 6]
        ):
            break
        last = joint.end()
    return _Toll(Amount.exactly(total), Span(at, last), True, False) if total else None


def _person_in(text: str, match: re.Match[str], end: int) -> tuple[str | None, int]:
    """The person noun among the next words of a phrase, and where it ends."""
    for word in re.finditer(
        r"[\w’'-]+", text[match.start("count") : min(end, match.start("count") + 60)]
    ):
        lowered = word.group().lower()
        if word.start() and is_person(lowered):
            return lowered, match.start("count") + word.end()
        if lowered in ("was", "were", "and", "of", "in", "at", "who", "had", "on", "by", "to"):
            break
    return None, match.start()


def _subject(text: str, floor: int, cue: Span) -> _Toll | None:
    """ "A cyclist was badly bruised": one person told before the verb."""
    window = text[floor : cue.start]
    best = None
    for match in re.finditer(
        r"\b(?:An?|an?|[Oo]ne|[Aa]nother|[Ii]ts|[Tt]he|[Hh]is|[Hh]er)\s+", window
    ):
        tail = window[match.end() :]
        words = list(re.finditer(r"[\w’'-]+", tail))
        for number, word in enumerate(words[:4]):
            if is_person(word.group().lower()) and not _plural_person(word.group().lower()):
                gap = tail[word.end() :]
                if not _NO_PASSIVE.search(gap.lower()) and "," not in gap:
                    best = match.start()
                break
            if word.group().lower() in ("of", "in", "at", "and", "to") and number:
                break
    if best is None:
        return None
    return _Toll(Amount.exactly(1), Span(floor + best, cue.end), True, False)


def _plural_person(word: str) -> bool:
    return word.endswith("s") or word in (
        "people",
        "men",
        "women",
        "children",
        "police",
        "troops",
        "staff",
        "personnel",
        "crew",
    )


def _between(left: Amount, right: Amount) -> Amount:
    """Span two tolls; "at least seven" against "up to 80" is seven to eighty."""
    if None not in (left.low, right.low) or None not in (left.high, right.high):
        return left.span(right)
    ends = [end for end in (left.low, left.high, right.low, right.high) if end is not None]
    return Amount(min(ends), max(ends))


def _overlap(left: Span, right: Span) -> bool:
    return left.start < right.end and right.start < left.end


def _total(tolls: list[_Toll]) -> Amount | None:
    if not tolls:
        return None
    told: list[_Toll] = []
    for toll in tolls:
        # Two cues for one phrase ("thirty wounded in hospital") stand side by side.
        if not any(_overlap(toll.span, seen.span) for seen in told[-2:]):
            told.append(toll)
    counted = [toll for toll in told if not toll.loose]
    if not counted:
        return Amount.exactly(sum(toll.amount.low or 0 for toll in told))
    amount = counted[0].amount
    for toll in counted[1:]:
        amount = toll.amount if toll.final else _between(amount, toll.amount)
    return amount
