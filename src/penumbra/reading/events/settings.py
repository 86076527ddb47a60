"""When and where a mention is set: the time and place expressions that belong to it.

Words of its own clause come first, then of its sentence. A day that says when somebody spoke
("police said on Friday") is not the day of the event.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from penumbra.model import Status, distance_km
from penumbra.reading.events.entries import entry_dates
from penumbra.reading.events.mentions import Mention
from penumbra.reading.events.scenes import is_scene
from penumbra.reading.layout import Sentence, Span
from penumbra.reading.page import Found, Page, PlaceMention, TimeMention, inside, start_of
from penumbra.reading.terms import is_past

# "said on Friday", "told reporters late on Monday", "wrote on X on Tuesday".
_SPOKEN = re.compile(
    r"\b(?:said|says|told|tells|announced|confirmed|wrote|added|reported|stated|claimed|warned"
    r"|accused|condemned|denied|disclosed|revealed|ruled|acknowledged|insisted|declared)"
    r"(?:\s+(?!that\b)[\w’'-]+){0,4}?\s*(?:,\s*)?(?:(?:late|early|on|in|at)\s+)*$",
    re.IGNORECASE,
)


# What is done by declaring it, and the verbs that do so.
_DONE_BY_SAYING = frozenset("aid sanction expulsion spending doctrine proposal closure".split())
_DECLARES = re.compile(r"\b(?:announced|declared|unveiled|adopted|approved|ordered)\b[^.;]*$")
# Words after which another act begins: a day told before them belongs to what came before.
_TURN = re.compile(
    r"\b(?:that|which|who|whose|into|over|after|before|suspected of|accused of|charged with"
    r"|convicted of|guilty of|on suspicion of|sentenced for|for)\b",
    re.IGNORECASE,
)


_GERUND = re.compile(r"\bof \w+ing\b")
_SCENE_KM = 60.0
_WORD = re.compile(r"[A-Za-z]+")
_UNTIL = re.compile(r"\b(?:until|till|by)\s+$")
# What so few words come before stands at the head of its sentence.
_OPENING_WORDS = 3
_AT_ONCE = re.compile(r"\b(?:because|when|as|while)\b")
_SAYS_THAT = re.compile(
    r"\b(?:said|says|told|announced|wrote|claimed|declared|confirmed|added|warned)\b[^.;]{0,40}\bthat\b"
)
_BREATH = re.compile(
    r"\s*,?\s*(?:and|or|then|to|as well as|\w+ of)?\s*(?:in|at|near|the|over)?\s*(?:the\s+)?"
)
# After a comma these still belong to what was told before it.
_GOES_ON = re.compile(
    r",(?!\s*(?:which|that|when|where|who|on|late|early|in|at|shortly|just|around|during|between"
    r"|some|about|and|or|near|off|both)\b)[^,]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """The times and places that belong to one mention, nearest first.

    `own_times` and `own_places` say whether they stand in the mention's own clause.
    """

    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    own_times: bool = False
    own_places: bool = False


def settings_of(page: Page, mentions: Sequence[Mention]) -> list[Setting]:
    """Find the time and the places of each mention in its clause, else in its sentence.

    In a chronicle, an entry is set on the date that it opens with.
    """
    dates = entry_dates(page)
    return [
        _dated(_setting(page, mention, mentions, at), dates.get(mention.sentence.paragraph))
        for at, mention in enumerate(mentions)
    ]


def as_dated(page: Page, mention: Mention, setting: Setting) -> Mention:
    """The mention, planned if its own clause sets it on a day after publication."""
    ahead = [
        time.when.first_day
        for time in setting.times
        if time.when is not None
        and not _UNTIL.search(page.text, max(0, time.start - 8), time.start)
    ]
    if (
        page.published is None
        or not setting.own_times
        or not ahead
        or min(ahead) <= page.published
        or mention.status not in (Status.OCCURRED, Status.ONGOING)
        or past_told(page, mention)
    ):
        return mention
    return replace(
        mention, status=Status.PLANNED, status_rule="settings: on a day after publication"
    )


def past_told(page: Page, span: Span) -> bool:
    """Whether a stretch of text has a verb in the past."""
    words = _WORD.finditer(page.text, span.start, span.end)
    return any(is_past(word.group()) for word in words)


def _dated(setting: Setting, day: TimeMention | None) -> Setting:
    return setting if setting.times or day is None else replace(setting, times=(day,))


def _setting(page: Page, mention: Mention, mentions: Sequence[Mention], at: int) -> Setting:
    times = [
        time
        for time in inside(page.times, mention.sentence)
        if time.when is not None
        and not (is_of_speech(page, time) and not _is_said_to_be_done(page, time, mention))
        and not dates_another(page, time)
        and not _before_speech(page, time, mention)
        and not _of_another(page, time, mention, mentions, at)
        and not _listed_apart(page, time, mention, mentions, at)
    ]
    own_times = [time for time in times if mention.clause.covers(time)]
    if not own_times:
        times = [time for time in times if not _taken(page, time, mention, mentions, at)]
    places = [
        place
        for place in inside(page.places, mention.sentence)
        if is_scene(page, place)
        and not _listed_apart(page, place, mention, mentions, at)
        and not _before_speech(page, place, mention)
    ]
    # What is told of another act in the same breath is taken only where nothing else is.
    free = [one for one in places if not _scene_of_another(page, one, mention, mentions, at)]
    places = free or places
    own_places = [place for place in places if mention.clause.covers(place)]
    return Setting(
        tuple(_nearest(page, own_times or times, mention)[:1]),
        tuple(_one_scene(page, _nearest(page, own_places or places, mention))[:3]),
        bool(own_times),
        bool(own_places),
    )


def _one_scene(page: Page, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The nearest place, what it lies in, and what is named in one breath with it."""
    # A pipeline or a sea is the stage; the island named after it is the scene.
    exact = next((place for place in places if (place.place.within_km or 1e9) <= _SCENE_KM), None)
    kept = [exact] if exact is not None else list(places[:1])
    for place in places:
        if place is kept[0]:
            continue
        first, last = sorted((kept[-1], place), key=start_of)
        if _BREATH.fullmatch(page.text[first.end : last.start]) or _lies_in(kept[0], place):
            kept.append(place)
    return kept


def _lies_in(mention: PlaceMention, other: PlaceMention) -> bool:
    small, large = mention.place, other.place
    if (large.within_km or 0) <= (small.within_km or 0):
        return False
    apart = distance_km(small, large)
    return apart is None or apart <= (large.within_km or 0)


def dates_another(page: Page, time: TimeMention) -> bool:
    """Whether a time only counts to or from another: "since the war in 2022", "five days after"."""
    if page.text.endswith((" after", " before"), time.start, time.end):
        return True
    place = bisect_left(page.times, time.start, key=start_of)
    before = page.times[place - 1] if place else None
    return before is not None and before.sort == "since" and 0 <= time.start - before.end <= 6


def _before_speech(page: Page, one: Span, mention: Mention) -> bool:
    """Whether it sets the scene of the speech: "in Moscow on Friday he said that …"."""
    return one.end <= mention.start and bool(_SAYS_THAT.search(page.text, one.end, mention.start))


def _listed_apart(
    page: Page, one: Span, mention: Mention, mentions: Sequence[Mention], at: int
) -> bool:
    """Whether a list gives the time or place to another of its items.

    "A fire in London last May, severed cables in the Baltic, incursions over Estonia": what
    stands between two commas belongs to what is told between them.
    """
    if not _apart(page, one, mention):
        return False
    # A day told first holds for all that follows: "On Monday a depot burned, a train derailed".
    if page.text[mention.sentence.start : one.start].strip(' “"').count(" ") < _OPENING_WORDS:
        return False
    return any(
        other.sentence is mention.sentence
        and other is not mention
        and not (other.anaphor or (other.definite and other.kind == mention.kind))
        and not _apart(page, one, other)
        for other in mentions[max(0, at - 6) : at + 7]
    )


def _apart(page: Page, one: Span, other: Span) -> bool:
    left, right = min(one.end, other.end), max(one.start, other.start)
    return left < right and "," in page.text[left:right]


def is_of_speech(page: Page, time: TimeMention) -> bool:
    """Whether a day says when somebody spoke, not when something happened."""
    sentence = page.sentence_at(time.start)
    before = page.text[max(sentence.start, time.start - 60) : time.start]
    return bool(_SPOKEN.search(before))


def _is_said_to_be_done(page: Page, time: TimeMention, mention: Mention) -> bool:
    """Whether saying it is doing it: "announced on Tuesday a package of aid"."""
    before = page.text[max(mention.sentence.start, time.start - 60) : time.start]
    return mention.kind in _DONE_BY_SAYING and bool(_DECLARES.search(before))


def _of_another(
    page: Page, time: TimeMention, mention: Mention, mentions: Sequence[Mention], at: int
) -> bool:
    """Whether a time belongs to another act than the mention's.

    "On Monday a judge opened an inquiry into a bridge that burned": the day is the
    inquiry's. "The fire, over which two men were held on Monday": the day is the arrest's.
    """
    if time.end <= mention.start:
        if _opens(page, time, mention.sentence):
            return False
        reach = min(mention.end, mention.start + 20)
        return bool(
            _TURN.search(page.text, time.end, mention.start + 1)
            or _GERUND.search(page.text, time.end, reach)
        )
    if time.start >= mention.end:
        on = _GOES_ON.search(page.text[mention.end : time.start])
        # "The round, held in Doha on Monday, …" only says more of the same.
        if on is not None and not _is_participle(on.group()):
            return True
    # "Convicted of that fire in January": what is only led back to takes no new day.
    between = mentions[at + 1 : at + 4]
    return any(
        other.kind != mention.kind
        and mention.end <= other.start
        and other.end <= time.start
        and not (other.anaphor or other.definite or other.offence)
        for other in between
    )


def _scene_of_another(
    page: Page, place: PlaceMention, mention: Mention, mentions: Sequence[Mention], at: int
) -> bool:
    """Whether a place is told of another act: "sentenced for filming the base at Rena"."""
    if place.start < mention.end:
        return False
    if _TURN.search(page.text, mention.end, place.start):
        return True
    return any(
        other.kind != mention.kind
        and mention.end <= other.start
        and other.end <= place.start
        and not other.anaphor
        for other in mentions[at + 1 : at + 4]
    )


def _opens(page: Page, time: TimeMention, sentence: Sentence) -> bool:
    """Whether a day opens its sentence and holds for all of it: "On Dec. 11, a ferry …"."""
    few = page.text.count(" ", sentence.start, time.start) < _OPENING_WORDS
    return few and page.text.startswith(",", time.end)


def _is_participle(words: str) -> bool:
    first = _WORD.search(words)
    return first is not None and is_past(first.group())


def _taken(
    page: Page, time: TimeMention, mention: Mention, mentions: Sequence[Mention], at: int
) -> bool:
    """Whether another kind of event is told in the clause that the time stands in.

    "It was closed on Monday because drones were flying": there, one day is both events'.
    """
    if time.end <= mention.start and _AT_ONCE.search(page.text, time.end, mention.start):
        return False
    return any(
        other.kind != mention.kind and other.clause.covers(time) and not other.anaphor
        for other in mentions[max(0, at - 4) : at + 5]
    )


def _nearest(page: Page, found: Sequence[Found], mention: Mention) -> list[Found]:
    """The nearest first; what a comma parts from the mention comes after what none does."""
    return sorted(found, key=lambda one: (_apart(page, one, mention), _distance(one, mention)))


def _distance(one: Span, mention: Span) -> float:
    if one.start >= mention.end:
        return one.start - mention.end
    # English says where and when after what; the same distance before counts for more.
    return (mention.start - one.end) * 1.5 if one.end <= mention.start else 0
