"""When and where a mention is set: the time and place expressions that belong to it.

Words of its own clause come first, then of its sentence. A day that says when somebody spoke
("police said on Friday") is not the day of the event.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from penumbra.reading.layout import Span
from penumbra.reading.mentions import Mention
from penumbra.reading.page import Page, PlaceMention, TimeMention

Found = TypeVar("Found", bound=Span)

# "said on Friday", "told reporters late on Monday", "wrote on X on Tuesday".
_SPOKEN = re.compile(
    r"\b(?:said|says|told|tells|announced|confirmed|wrote|added|reported|stated|claimed|warned"
    r"|accused|condemned|denied|disclosed|revealed|ruled|acknowledged|insisted|declared)"
    r"(?:\s+(?!that\b)[\w’'-]+){0,4}?\s*(?:,\s*)?(?:(?:late|early|on|in|at)\s+)*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """The times and places that belong to one mention, nearest first."""

    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]


def setting_of(page: Page, mention: Mention) -> Setting:
    """Find the time and the places of a mention in its clause, else in its sentence."""
    if mention.anaphor:
        return Setting((), ())
    times = [t for t in inside(page.times, mention.sentence) if not _of_speech(page, t)]
    places = [p for p in inside(page.places, mention.sentence) if not p.dateline]
    return Setting(tuple(_nearest(times, mention)[:1]), tuple(_nearest(places, mention)[:3]))


def inside(found: Sequence[Found], span: Span) -> list[Found]:
    """Return those of a sorted row that begin inside a span."""
    first = bisect_left(found, span.start, key=_start)
    return list(found[first : bisect_left(found, span.end, key=_start)])


def _start(span: Span) -> int:
    return span.start


def _of_speech(page: Page, time: TimeMention) -> bool:
    sentence = page.sentence_at(time.start)
    before = page.text[max(sentence.start, time.start - 60) : time.start]
    return bool(_SPOKEN.search(before))


def _nearest(found: Sequence[Found], mention: Mention) -> list[Found]:
    """Those of the clause if there are any, else those of the sentence; nearest first."""
    inside = [one for one in found if mention.clause.covers(one)]
    return sorted(inside or found, key=lambda one: _distance(one, mention))


def _distance(one: Span, mention: Span) -> float:
    if one.start >= mention.end:
        return one.start - mention.end
    # English says where and when after what; the same distance before counts for more.
    return (mention.start - one.end) * 1.5 if one.end <= mention.start else 0
