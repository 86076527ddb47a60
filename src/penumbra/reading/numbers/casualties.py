"""Killed and injured: how many a stretch of text says were hurt, as ranges."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from penumbra.model import Amount
from penumbra.reading.layout import Span
from penumbra.reading.numbers.head_counts import HeadCount, coordinated, head_counts
from penumbra.reading.page import NumberMention
from penumbra.reading.times.moment import lower
from penumbra.reference.dates import MONTH

# Who is hurt stands after these: "killing two", "with the loss of two seamen".
_KILLS = (
    r"kill(?:ed|ing|s)|claim(?:ed|ing|s)(?=\s[^.;\n]{1,24}\blives\b)|cost(?:ing|s)?(?=\s[^.;\n]{1,30}\bli(?:ves|fe)\b)"
    r"|(?:the\s+)?(?:loss|deaths?|killing)\s+of|murder(?:ed|ing)|assassinat(?:ed|ing)"
)
_HURTS = (
    r"injur(?:ed|ing|es)|wound(?:ed|ing|s)|hurt(?:ing|s)?|maim(?:ed|ing)|hospitali[sz](?:ed|ing)"
)
# And before these.
_DEAD = (
    r"kill(?:ed)|dead|d(?:ied|ying)|fatalities|lost\s+(?:his|her|their)\s+li(?:ves|fe)|perished|drowned|slain"
    r"|murdered|shot\s+dead|bodies(?=\s+(?:were\s+)?(?:found|pulled|recovered|retrieved)|\s+from)"
    r"|(?:burned|burnt|beaten|stabbed|crushed|frozen?|froze)\s+to\s+death|succumbed"
)
_BODY = r"(?:hands?|arms?|legs?|foot|feet|face|head|eyes?|fingers?|back|shoulders?|chest|fingers?)"
_HARMED = (
    r"injured|wounded|hurt|harmed|hospitali[sz]ed|maimed|bruised|burned(?=\s+(?:and|or)\s)|concussed|scalded"
    r"|(?:was|were|been|being)\s+(?:\w+\s+)?(?:burned|burnt|scalded|poisoned|stabbed|beaten)(?!\s+(?:to\s+death|down|out))"
    r"|(?:was|were|been|being)\s+shot(?=\s+in\s+the\b|\s+and\s+(?:wounded|injured))"
    r"|(?:was|were|been|being)\s+(?:also\s+)?(?:treated(?!\s+as)|(?:taken|rushed|flown|airlifted|admitted)\s+to\s+(?:an?\s+|the\s+)?(?:\w+\s+){0,2}hospitals?)"
    r"|(?:needed|need|required|sought|received)\s+(?:hospital|medical|urgent)?\s*(?:treatment|care|attention|help)"
    r"|(?:(?:is|are|was|were|remains?|remained)\s+)?in\s+(?:hospital|intensive\s+care)"
    r"|(?:suffered|sustained|got|suffering|with)\s+(?:\w+\s+){0,2}(?:burns?|injur(?:y|ies)|wounds?|cuts|concussion|smoke"
    r"|fractures?|shock|bruises|lacerations)"
    rf"|(?:burn(?:ed|t)|broke|injured|hurt|lost)\s+(?:his|her|their|an?|one|both|the\s+sight)\s+(?:\w+\s+){{0,3}}?{_BODY}"
    r"|inhaled\s+(?:smoke|fumes|gas)"
)
_AFTER = re.compile(rf"\b(?:(?P<killed>{_KILLS})|(?P<hurt>{_HURTS}))\b")
_BEFORE = re.compile(rf"\b(?:(?P<killed>{_DEAD})|(?P<hurt>{_HARMED}))\b")
_TOLL = re.compile(
    r"\b(?:(?P<killed>death\s+toll|(?:number|count)\s+of\s+(?:the\s+)?(?:dead|deaths|fatalities)|toll|dead|deaths)"
    r"|(?P<hurt>(?:number|count)\s+of\s+(?:the\s+)?(?:injured|wounded)|injured|wounded))\b[^.;!?\n]{0,50}?"
    r"\b(?:to|at|of|now\s+numbers?|numbers?|number|reached|stands\s+at|is|was)\s+$"
)
_PERSONS = (
    r"(?:people|persons?|civilians?|patients?|passengers?|residents?|workers?|staff|crew|soldiers?|employees"
    r"|pupils|children|guards?)"
)
_HARM = r"(?:killed|dead|died|injur\w+|hurt|harmed|wounded|casualt(?:y|ies))"
_NOBODY = re.compile(
    rf"\b(?:no[\s-]?one|nobody|none\b|no\s+{_PERSONS})(?P<gap>[^.;:!?\n]{{0,70}}?)"
    rf"\b(?P<what>{_HARM}(?:\s+(?:or|nor)\s+{_HARM})?|come\s+to\s+(?:any\s+)?harm|came\s+to\s+(?:any\s+)?harm)\b"
    r"|\b(?:no|without(?:\s+causing)?|any)\s+(?:(?:immediate|known|confirmed|further|serious)\s+)?"
    r"(?:reports?\s+of\s+)?(?:any\s+|human\s+|civilian\s+|personal\s+)?"
    r"(?P<none>(?:casualt(?:y|ies)|injur(?:y|ies)|victims|fatalities|deaths|loss\s+of\s+life|lives\s+(?:were\s+)?lost)"
    r"(?:\s+(?:or|and|nor)\s+(?:injuries|deaths|fatalities|damage))?)"
    r"|\b(?P<active>kill(?:ed|ing)|injur(?:ed|ing)|hurt(?:ing)?|wound(?:ed|ing)|harm(?:ed|ing))\s+(?:no[\s-]?one|nobody|none\b)"
    r"|\bwithout\s+(?P<without>killing|injuring|hurting|wounding|harming)\b"
    r"|\b(?P<spared>(?:casualties|injuries|deaths)\s+(?:were|are|have)\s+(?:not|n't)\s+(?:been\s+)?reported"
    rf"|(?:{_PERSONS}|everyone|everybody|all|he|she|they|both)\s+(?:\w+\s+){{0,3}}?"
    r"(?:escaped|(?:was|were|are|is|remained))\s+(?:all\s+)?(?:unhurt|unharmed|uninjured|unscathed|safe(?:\s+and\s+sound)?))\b"
)
# What may have happened, should happen or is not known.
_NOT_REAL = re.compile(
    r"\b(?:could|might|may|would|can|cannot|will|should|shall|must|if|whether|unless|(?<!known\s)(?<!believed\s)"
    r"(?<!thought\s)(?<!reported\s)(?<!confirmed\s)(?<!understood\s)to|feared|not)\s+(?:(?:easily|also|well|even|not|anyone)\s+){0,2}"
    r"(?:have\s+)?(?:be(?:en)?\s+)?$"
)
# Between "two dockers" and "were killed": a relative clause or an aside, not another verb.
_BARRIER = re.compile(
    r"[.;!?\n]|\b(?:said|says|told|after|before|when|while|but|killing|wounding|injuring|charged|arrested|detained"
    r"|hit|struck|fell|exploded|burned|blew|accused|suspected|jailed|sentenced|kill|kills)\b"
)
_ASIDE = re.compile(r",[^,]{1,60},")
_OBJECT_GAP = re.compile(
    r"\s+(?:(?:and|or)\s+(?:wound|injur|hurt|maim)\w*\s+)?(?:another\s+|a\s+further\s+|further\s+|all\s+)?(?:the\s+)?"
)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are)\s+(?:\w+ly\s+|also\s+)?$")
# Behind a verb that has no object: "five killed in blast" is not "he killed time".
_ENDS = re.compile(
    r"\s*(?:$|[^\w\s]|(?:in|at|on|by|when|after|and|or|as|during|while|near|inside|outside|from|with|if"
    r"|for|over|to|but|yesterday|today|overnight|there|here|early|late|so|who|was|were|\w+day)\b)"
)
_PUT = re.compile(
    r"\b(?:left|leaving|put|putting|sent|sending|landed|landing)\s+(?:another\s+)?$|\b(?:is|are|was|were)\s"
)
_WAR = re.compile(
    rf"\b(?:since|so far in|losses|in {MONTH}|in a day|during the war|this year|last year)"
)
_REVISED = re.compile(
    r"\b(?:rose|risen|rising|climbed|now|in the end|final|to|revised|brings?|makes?)\b"
)
_REACH = 70
# More than this in one stretch is the toll of a war, not of an event.
_TOO_MANY = 1000


@dataclass(frozen=True, slots=True)
class _Toll:
    amount: Amount
    span: Span
    loose: bool  # persons told one by one, without a number
    final: bool


@dataclass(frozen=True, slots=True)
class Casualties:
    """Killed and injured as a stretch of text tells them, and the words that say so.

    None is not told. `final` if the toll replaces one told before ("rose to nine").
    """

    killed: Amount | None
    injured: Amount | None
    spans: tuple[Span, ...]
    final: bool = False


def casualties(text: str, numbers: Sequence[NumberMention], start: int, end: int) -> Casualties:
    """Return how many were killed and how many injured between two offsets of `text`.

    `numbers` are those of the whole text. "Nobody was hurt" is (0, 0) for both, silence is
    None. Persons told one by one are added up, those of a number ("two of them children") are
    not; differing tolls span a range, a toll that "rose to" a number replaces those before it.
    What might have happened counts nothing, and the losses of a war ("1,300 soldiers in a
    day") are left to the figures.
    """
    small = lower(text[start:end])
    nothing = [match for match in _NOBODY.finditer(small) if not _says_somebody(match)]
    cued = nothing or "toll" in small or _AFTER.search(small) or _BEFORE.search(small)
    if not cued:
        return Casualties(None, None, ())
    first = bisect_left(numbers, start, key=lambda number: number.start)
    last = bisect_left(numbers, end, key=lambda number: number.start)
    people = head_counts(text, numbers[first:last], start, end)
    told = _Told(text, small, start, people, [match.span() for match in nothing])
    told.read()
    none_killed, none_hurt = _none(nothing)
    dead = _total(told.killed) or (Amount(0, 0) if none_killed else None)
    injured = _total(told.hurt) or (Amount(0, 0) if none_hurt else None)
    tolls = (*told.killed, *told.hurt)
    spans = {toll.span for toll in tolls}
    if 0 in (dead and dead.high, injured and injured.high):
        spans |= {Span(start + match.start(), start + match.end()) for match in nothing}
    return Casualties(
        dead,
        injured,
        tuple(sorted(spans, key=lambda span: (span.start, span.end))),
        any(toll.final for toll in tolls),
    )


def _says_somebody(match: re.Match[str]) -> bool:
    """ "Nobody said who was killed" tells of a dead."""
    if match["gap"] and re.search(r"\b(?:killed|said|but|knows?|who)\b", match["gap"]):
        return True
    return match.group().startswith("any ")


def _none(nothing: Sequence[re.Match[str]]) -> tuple[bool, bool]:
    """Whether the words for nobody say that nobody died, and that nobody was hurt."""
    none_killed = none_hurt = False
    for match in nothing:
        what = next(
            filter(None, (match["what"], match["none"], match["active"], match["without"])), ""
        )
        words = re.findall(r"[a-z]+", what)
        none_killed = True
        deadly = (
            "kill",
            "dea",
            "die",
            "fatal",
            "loss",
            "lives",
            "lost",
            "of",
            "or",
            "and",
            "nor",
            "were",
        )
        none_hurt = none_hurt or not words or not all(word.startswith(deadly) for word in words)
    return none_killed, none_hurt


class _Told:
    """The tolls of one stretch of text, as its cues tell them."""

    def __init__(
        self,
        text: str,
        small: str,
        start: int,
        people: Sequence[HeadCount],
        nothing: Sequence[tuple[int, int]],
    ) -> None:
        self._text, self._small, self._start = text, small, start
        self._people, self._nothing = people, nothing
        self._ends = [one.end - start for one in people]
        self._taken: set[int] = set()
        self.killed: list[_Toll] = []
        self.hurt: list[_Toll] = []

    def read(self) -> None:
        objects: set[int] = set()
        for cue in _AFTER.finditer(self._small):
            if self._object(cue):
                objects.add(cue.start())
        for cue in _BEFORE.finditer(self._small):
            if cue.start() not in objects:
                self._subject(cue)
        if "toll" in self._small or "number of" in self._small or "count of" in self._small:
            self._counts()

    def _skipped(self, cue: re.Match[str]) -> bool:
        if any(begin <= cue.start() < end for begin, end in self._nothing):
            return True
        return _NOT_REAL.search(self._small, max(0, cue.start() - 40), cue.start()) is not None

    def _object(self, cue: re.Match[str]) -> bool:
        """ "Killing two guards and a cook": who is hurt stands behind."""
        if _PASSIVE.search(self._small, max(0, cue.start() - 24), cue.start()) or self._skipped(
            cue
        ):
            return False
        at = bisect_left(self._people, self._start + cue.end(), key=lambda one: one.start)
        if at == len(self._people) or self._people[at].part:
            return False
        begin = self._people[at].start - self._start
        if begin - cue.end() > 40 or not _OBJECT_GAP.fullmatch(self._small, cue.end(), begin):
            return False
        joined = coordinated(self._text, self._people, at, forward=True)
        self._add(cue, joined, killed=bool(cue["killed"]))
        return True

    def _subject(self, cue: re.Match[str]) -> None:
        """ "Two guards and a cook were killed": who is hurt stands before."""
        if self._skipped(cue) or (
            cue.group().endswith(("ed", "hurt"))
            and cue.group() not in ("died", "perished", "drowned", "succumbed")
            and " " not in cue.group()
            and not _PASSIVE.search(self._small, max(0, cue.start() - 24), cue.start())
            and not _ENDS.match(self._small, cue.end())
        ):
            return
        after = bisect_left(self._people, self._start + cue.start(), key=lambda one: one.start)
        for at in range(after - 1, max(-1, after - 5), -1):
            one = self._people[at]
            begin, end = one.start - self._start, one.end - self._start
            if end > cue.start():
                # "Four dead": the cue is part of what is counted; "two of the wounded" are not.
                if begin <= cue.start() and " of th" not in self._small[begin:end]:
                    self._add(cue, [at], killed=bool(cue["killed"]))
                if begin <= cue.start():
                    return
                continue
            if cue.start() - end > 2 * _REACH:
                return
            if one.part:
                continue
            gap = _ASIDE.sub(" ", self._small[end : cue.start()])
            if len(gap) > _REACH or _BARRIER.search(gap) or at in self._taken:
                return
            if cue.group().startswith("in ") and not _PUT.search(
                self._small, max(0, begin - 24), begin
            ):
                return
            joined = coordinated(self._text, self._people, at, forward=False)
            self._add(
                cue,
                [place for place in joined if place not in self._taken],
                killed=bool(cue["killed"]),
            )
            return

    def _counts(self) -> None:
        """ "The death toll rose to nine"."""
        for at, one in enumerate(self._people):
            begin = one.start - self._start
            led = _TOLL.search(self._small, max(0, begin - 90), begin)
            if led is not None and not one.loose and at not in self._taken:
                self._add(led, [at], killed=bool(led["killed"]), final=True)

    def _add(
        self, cue: re.Match[str], places: Sequence[int], *, killed: bool, final: bool = False
    ) -> None:
        counted = [self._people[place] for place in places]
        most = max(one.amount.low or one.amount.high or 0 for one in counted)
        if most > (100 if _WAR.search(self._small) else _TOO_MANY):
            return
        self._taken.update(places)
        lows = [one.amount.low for one in counted]
        highs = [one.amount.high for one in counted]
        amount = Amount(
            None if None in lows else sum(low for low in lows if low is not None),
            None if None in highs else sum(high for high in highs if high is not None),
        )
        begin = min(self._start + cue.start(), *(one.start for one in counted))
        end = max(self._start + cue.end(), *(one.end for one in counted))
        first = min(one.start for one in counted) - self._start
        final = final or bool(_REVISED.search(self._small, max(0, first - 30), first))
        toll = _Toll(amount, Span(begin, end), all(one.loose for one in counted), final)
        (self.killed if killed else self.hurt).append(toll)


def between(left: Amount, right: Amount) -> Amount:
    """Span two tolls: "at least seven" and "up to 80" are seven to eighty."""
    ends = [end for end in (left.low, left.high, right.low, right.high) if end is not None]
    highs = [high for high in (left.high, right.high) if high is not None]
    closed = len(highs) == 2 or (highs and highs[0] == max(ends))
    return Amount(min(ends), max(ends) if closed else None)


def _overlap(left: Span, right: Span) -> bool:
    return left.start < right.end and right.start < left.end


def _total(tolls: list[_Toll]) -> Amount | None:
    if not tolls:
        return None
    told: list[_Toll] = []
    for toll in sorted(tolls, key=lambda each: (each.span.start, each.span.end)):
        # Two cues for one phrase ("thirty wounded in hospital") stand side by side.
        if not any(_overlap(toll.span, seen.span) for seen in told[-2:]):
            told.append(toll)
    counted = [toll for toll in told if not toll.loose]
    if not counted:
        return Amount.exactly(sum(toll.amount.low or 0 for toll in told))
    amount = counted[0].amount
    for toll in counted[1:]:
        amount = toll.amount if toll.final else between(amount, toll.amount)
    return amount
