"""When and where a mention is set: the time and place expressions that belong to it.

Words of its own clause come first, then of its sentence. A day that says when somebody spoke
("police said on Friday") is not the day of the event.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from penumbra.model import Interval, Status, distance_km
from penumbra.reading.layout import Sentence, Span
from penumbra.reading.mentions import Mention
from penumbra.reading.page import Page, PlaceMention, TimeMention
from penumbra.reading.terms import is_past

Found = TypeVar("Found", bound=Span)

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
# "From Riga", "left the port of Ust-Luga", "registered in Gabon": not where it happened.
_ELSEWHERE = re.compile(
    r"\b(?:from|left|leaving|departed|bound for|way to|registered in|flag of|flagged in|heading for"
    r"|(?:deliver(?:y|ies)|supply|supplies|exports?|shipments?|transports?|traffic"
    r"|headed|destined|shipped|exported|delivered|supplied) (?:to|for)"
    r"|(?:based|stationed|headquartered|born|raised|registered) (?:at|in|on)"
    r"|en route to|routes? to|flights? to|voyage to|returned to|back to|citizens? of|born in"
    r"|sent to|diverted to|rerouted to|redirected to|transferred to|travelling to"
    r"|flying to|flew to)\s+(?:the\s+)?"
    r"(?:[A-Z][\w-]+\s+)?(?:ports?\s+(?:of\s+)?)?$"
)
_SCENE_KM = 60.0
_WORD = re.compile(r"[A-Za-z]+")
_UNTIL = re.compile(r"\b(?:until|till|by)\s+$")
# What so few words come before stands at the head of its sentence.
_OPENING_WORDS = 3
# What may stand before the date that an entry opens with, and after it: "212 | 22 Sep | ".
_OPENS = re.compile(r"(?:[\s•*·–—|:.,()\[\]-]|\d{1,4}(?![\d:.]\d))*")
_CLOSES = re.compile(r"\s*(?:\(\W?\)\s*)?[:–—|.-]")
_HOUR = re.compile(r"(?:[01]?\d|2[0-3])[:.h][0-5]\d\b(?!\.\d)")
# So many paragraphs that open with the hour make a ticker.
_TICKS = 3
_ALONE = re.compile(r"[\s:–—|.-]*")
# An entry is dated to a day or a few, not to a month.
_ENTRY_DAYS = 4
_AT_ONCE = re.compile(r"\b(?:because|when|as|while)\b")
_SAYS = re.compile(
    r",?\s+(?:has |had |also |later )*(?:said|says|say|told|announced|confirmed|wrote|added"
    r"|reported|denied|denies|called|warned|accused|rejected|declared|stated)\b"
)
_VERB = re.compile(r" (?:has |had |have |also |then |later )*(?P<verb>[a-z]+)\b")
_SAYS_THAT = re.compile(
    r"\b(?:said|says|told|announced|wrote|claimed|declared|confirmed|added|warned)\b[^.;]{0,40}\bthat\b"
)
_SAID_BY = re.compile(
    r"\b(?:said|says|told|according to|(?:quoted|reported|released|issued|published|made) by)"
    r"\s+(?:the\s+|an?\s+)?$"
)
_BREATH = re.compile(
    r"\s*,?\s*(?:and|or|then|to|as well as|\w+ of)?\s*(?:in|at|near|the|over)?\s*(?:the\s+)?"
)
# "Said in Adelaide that …": where somebody spoke.
_SAID_IN = re.compile(
    r"\b(?:said|told|announced|wrote|spoke|speaking|declared)\b[^.,;]{0,20}\b(?:in|at)\s+(?:the\s+)?$"
)
# "On its way from Ust-Luga in Russia to Egypt".
_FROM_TO = re.compile(r"\bfrom\s+[A-Z][\w-]+(?:\s+in\s+[A-Z]\w+)?\s+to\s+$")
# "Some 70 kilometres from Plock" is near it.
_AWAY = re.compile(r"\b(?:km|kilomet(?:re|er)s?|miles?|met(?:re|er)s|far) from\s+(?:the\s+)?$")
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


def entry_dates(page: Page) -> dict[int, TimeMention]:
    """The date that each entry of a chronicle opens with, or stands under, by paragraph.

    "17 October. A court sentenced …", "212 | 22 Sep | Bardufoss, Norway. Three drones …", or a
    paragraph that is nothing but a date.
    """
    found: dict[int, TimeMention] = {} if page.published is None else _ticker(page, page.published)
    heading: TimeMention | None = None
    before = -1
    for sentence in page.sentences:
        if sentence.paragraph == before:
            continue
        before = sentence.paragraph
        day = _opening_day(page, sentence)
        if day is not None:
            if _ALONE.fullmatch(page.text, day.end, sentence.end) and _is_last(page, sentence):
                heading = replace(day, rule=f"{day.rule}; the heading above")
                continue
            if _CLOSES.match(page.text, day.end):
                found[sentence.paragraph] = replace(day, rule=f"{day.rule}; date of the entry")
                continue
        if heading is not None:
            found[sentence.paragraph] = heading
    return found


def _opening_day(page: Page, sentence: Sentence) -> TimeMention | None:
    """The day that a sentence opens with: the last of "Sunday", "9 March" in a row."""
    end, day = sentence.start, None
    for time in inside(page.times, sentence):
        if time.when is None or not _OPENS.fullmatch(page.text, end, time.start):
            break
        end, day = time.end, time
    return day if day is not None and day.when and day.when.days <= _ENTRY_DAYS else None


def _ticker(page: Page, published: date) -> dict[int, TimeMention]:
    """Publication day for the entries of a live ticker, which open with the hour alone."""
    clocks: dict[int, re.Match[str]] = {}
    for sentence in page.sentences:
        if sentence.paragraph not in clocks and (hour := _HOUR.match(page.text, sentence.start)):
            clocks[sentence.paragraph] = hour
    if len(clocks) < _TICKS:
        return {}
    today = Interval.of_days(published)
    return {
        paragraph: TimeMention(hour.start(), hour.end(), today, "day", "settings: hour of a ticker")
        for paragraph, hour in clocks.items()
    }


def _is_last(page: Page, sentence: Sentence) -> bool:
    """Whether a sentence is the last of its paragraph."""
    after = sentence.index + 1
    return after >= len(page.sentences) or page.sentences[after].paragraph != sentence.paragraph


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
        first, last = sorted((kept[-1], place), key=_start)
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
    place = bisect_left(page.times, time.start, key=_start)
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


def is_scene(page: Page, place: PlaceMention) -> bool:
    """Whether a place can be where things happen, not only whence, whither or under which flag."""
    sentence = page.sentence_at(place.start)
    if place.dateline or any(time.covers(place) for time in inside(page.times, sentence)):
        return False
    # "The prosecutor's office in Vilnius said": the place of a voice, not of what it tells.
    if any(
        actor.covers(place) and actor.end > place.start and _speaks(page, actor)
        for actor in inside(page.actors, sentence)
    ):
        return False
    if _acts(page, place):
        return False
    before = page.text[max(0, place.start - 40) : place.start]
    if _FROM_TO.search(before) or _SAID_IN.search(before):
        return False
    return not _ELSEWHERE.search(before) or bool(_AWAY.search(before))


def _acts(page: Page, place: PlaceMention) -> bool:
    """Whether a name stands for its government, which does something: "Berlin accused"."""
    row = inside(page.actors, Span(place.start, place.end))
    if not any(one.end == place.end and one.sort in ("state", "government") for one in row):
        return False
    verb = _VERB.match(page.text, place.end)
    return verb is not None and is_past(verb.group("verb"))


def _speaks(page: Page, actor: Span) -> bool:
    return bool(
        _SAYS.match(page.text, actor.end)
        or _SAID_BY.search(page.text[max(0, actor.start - 24) : actor.start])
    )


def inside(found: Sequence[Found], span: Span) -> list[Found]:
    """Return those of a sorted row that begin inside a span."""
    first = bisect_left(found, span.start, key=_start)
    return list(found[first : bisect_left(found, span.end, key=_start)])


def _start(span: Span) -> int:
    return span.start


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
