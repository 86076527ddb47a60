"""Whose toll it is: the killed and injured of each sentence, given to the event told there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from penumbra.model import Amount, Status
from penumbra.reading.events.grouping import Group
from penumbra.reading.layout import Sentence, Span, clauses
from penumbra.reading.numbers.casualties import Casualties, between, casualties
from penumbra.reading.page import Page
from penumbra.reference.kinds import kind

# "No one was hurt" may follow so many sentences after the event it is about, and so many if no
# other event was told in between.
_REACH, _REACH_ALONE = 3, 5
_MENTIONS = 8
# A toll so many times as high is of something else: a battle, a month.
_RIVAL = 15
_VIOLENT = frozenset(("sabotage", "war"))
# Nobody is hurt by these as a rule, but reporters say so of them.
_MILD = frozenset(("seizure", "interception"))
# What is told here is something else: "Elsewhere, two people died when a bus overturned".
_APART = re.compile(
    r"(?:elsewhere|separately|in (?:a|an) (?:separate|unrelated|other)|in another|in other news)\b"
    r"|in (?:the )?(?:[^\W\d_][\w’'-]*\s?){1,3}(?:region|oblast|district|province)?,",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    r"\bhad\s+(?:\w+\s+){0,2}?(?:killed|died|injured|wounded|claimed|left|lost)\b"
)
_SAID = re.compile(
    r"\b(?:said|says|claim(?:ed|s)|put|puts|according to|reported|insist(?:ed|s)|spoke of"
    r"|by .{1,30} count)\b"
)
_EACH = re.compile(
    r"\b(?:either|both|any of the|all (?:two|three|four|five)|neither|in all cases)\b"
)


@dataclass(frozen=True, slots=True)
class Toll:
    """Killed and injured of one event, and the words that say so."""

    killed: Amount | None
    injured: Amount | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """One mention of an event that may have a toll."""

    start: int
    sentence: int
    group: int


def tolls(page: Page, groups: Sequence[Group]) -> dict[int, Toll]:
    """Return the toll of each group that has one, by its place in `groups`.

    The toll of a clause goes to the harmful event mentioned in it; that of a sentence which
    mentions none to the last one before, unless it is set apart ("Elsewhere, …") or told as
    background. The first number told stands until the text says that it rose; a later sentence
    only fills what was not said. Nobody dies in what was foiled.
    """
    told = sorted(
        (
            _Told(mention.start, mention.sentence.index, place)
            for place, group in enumerate(groups)
            if _may_have(group)
            for mention in group.mentions
        ),
        key=lambda one: one.start,
    )
    found: dict[int, Toll] = {}
    at = begin = 0
    for sentence in page.sentences:
        while at < len(told) and told[at].start < sentence.end:
            at += 1
        while begin < at and told[begin].start < sentence.start:
            begin += 1
        if not at or sentence.index - told[at - 1].sentence > _REACH_ALONE:
            continue
        for part, owners in _parts(page, sentence, told[begin:at]):
            toll = casualties(page.text, page.numbers, part.start, part.end)
            if toll.killed is None and toll.injured is None:
                continue
            for owner in owners or _before(
                page, groups, told[max(0, at - _MENTIONS) : at], sentence, toll
            ):
                if _suits(groups[owner], toll):
                    rival = not owners and _SAID.search(page.text, part.start, part.end) is not None
                    found[owner] = _with(found.get(owner), toll, rival=rival)
    return found


def _parts(
    page: Page, sentence: Sentence, here: Sequence[_Told]
) -> Iterator[tuple[Span, list[int]]]:
    """The stretches of a sentence to look for tolls in, each with the events they belong to."""
    if len({one.group for one in here}) < 2:
        yield sentence, [one.group for one in here[:1]]
        return
    cut = clauses(page.text, sentence)
    for clause in cut:
        inside = [one for one in here if clause.start <= one.start < clause.end]
        near = inside or [one for one in here if one.start < clause.start][-1:] or list(here[:1])
        yield clause, [near[0].group]


def _before(
    page: Page, groups: Sequence[Group], told: Sequence[_Told], sentence: Sentence, toll: Casualties
) -> list[int]:
    """The events told before a sentence that mentions none, whose toll it may tell."""
    words = page.text[sentence.start : sentence.end]
    if _APART.match(words) or (_BACKGROUND.search(words) and _dated(page, sentence)):
        return []
    alone = len({one.group for one in told if one.sentence < sentence.index}) == 1
    reach = _REACH_ALONE if alone else _REACH
    near = [one for one in told if sentence.index - one.sentence <= reach]
    fitting = [one for one in near if _suits(groups[one.group], toll)]
    if not fitting:
        return []
    if _EACH.search(words.lower()):
        return list(dict.fromkeys(one.group for one in fitting))
    violent = [one for one in fitting if kind(groups[one.group].kind).family in _VIOLENT]
    if not violent and not _nobody(toll):
        return []
    harmful = violent or [one for one in fitting if groups[one.group].kind not in _MILD] or fitting
    certain = [one for one in harmful if groups[one.group].status is not Status.FOILED]
    return [(certain or harmful)[-1].group]


def _dated(page: Page, sentence: Sentence) -> bool:
    return any(
        sentence.start <= time.start < sentence.end and time.sort == "day" for time in page.times
    )


def _suits(group: Group, toll: Casualties) -> bool:
    """Nobody is hurt in what was foiled, and rarely in a boarding."""
    return _nobody(toll) or (group.status is not Status.FOILED and group.kind not in _MILD)


def _nobody(toll: Casualties) -> bool:
    return not any(amount and amount.high != 0 for amount in (toll.killed, toll.injured))


def _with(before: Toll | None, toll: Casualties, *, rival: bool) -> Toll:
    if before is None:
        return Toll(toll.killed, toll.injured, toll.spans)
    return Toll(
        _settled(before.killed, toll.killed, final=toll.final, rival=rival),
        _settled(before.injured, toll.injured, final=toll.final, rival=rival),
        (*before.spans, *toll.spans),
    )


def _settled(
    before: Amount | None, now: Amount | None, *, final: bool, rival: bool
) -> Amount | None:
    """A toll that rose replaces the first; a higher one that somebody else puts spans a range."""
    if before is None or now is None:
        return now if before is None else before
    if final:
        return now
    was, is_now = (amount.high or amount.low or 0 for amount in (before, now))
    higher = was < is_now <= _RIVAL * max(1, was)
    return between(before, now) if rival and higher else before


def _may_have(group: Group) -> bool:
    if group.status in (Status.HYPOTHETICAL, Status.PLANNED):
        return False
    family = kind(group.kind).family
    return family in ("sabotage", "intrusion", "electronic", "war") or group.kind in _MILD
