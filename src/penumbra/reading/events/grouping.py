"""From mentions to reports: which wordings of a text denote one event.

A mention joins the latest group of its kind that it can belong to: same reality, days and
places that can meet. "Another", "a separate" and the like keep apart; "the blaze" joins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from penumbra.model import Interval, Place, Status, distance_km
from penumbra.reading.events.doers import doer_country
from penumbra.reading.events.mentions import Mention
from penumbra.reading.events.scenes import is_scene
from penumbra.reading.events.settings import Setting, as_dated, settings_of
from penumbra.reading.page import Page, PlaceMention, TimeMention, inside
from penumbra.reference.kinds import kind

# A place this exact can be what a text is about.
_EXACT_KM = 60.0
# A wording this short has no room for a day or a place of its own.
_BARE = 24
# A text does not come back to an event after telling so many others of its kind.
_MEMORY = 80
# Two centres this far beyond their radii may still be one scene told loosely.
_SLACK_KM = 15.0


@dataclass(slots=True)
class Group:
    """Mentions of one event, with the days and places read beside them.

    `own_times` are those of the times that stand in the clause of a mention, `doers` the
    countries that the mentions say acted.
    """

    kind: str
    status: Status
    status_rule: str
    series: bool
    mentions: list[Mention] = field(default_factory=list)
    times: list[TimeMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    own_times: list[TimeMention] = field(default_factory=list)
    doers: set[str] = field(default_factory=set)

    def add(self, mention: Mention, setting: Setting, doer: str | None) -> None:
        self.mentions.append(mention)
        if doer:
            self.doers.add(doer)
        if mention.anaphor and not mention.comes_about and len(self.mentions) > 1:
            # What is only led back to is dated by its own clause, and placed where it was told.
            self.own_times += setting.times if setting.own_times and not self.times else ()
            return
        whens = {time.when for time in self.times}
        self.times += [time for time in setting.times if time.when not in whens]
        spots = {mention.place for mention in self.places}
        self.places += [place for place in setting.places if place.place not in spots]
        self.own_times += setting.times if setting.own_times else ()
        leads_back = mention.anaphor or (mention.definite and len(self.mentions) > 1)
        if self.status in _UNREAL and mention.status not in _UNREAL and not leads_back:
            self.status, self.status_rule = mention.status, mention.status_rule


# Families whose acts are told with who does them; who did an act of sabotage is what is disputed.
_BY_STATES = ("response", "posture", "war")
_UNREAL = (Status.HYPOTHETICAL, Status.PLANNED)


def group_mentions(page: Page, mentions: Sequence[Mention]) -> list[Group]:
    """Put mentions of one event together; groups come in the order of their first mention."""
    groups: list[Group] = []
    by_kind: dict[str, list[Group]] = {}
    for told_mention, setting in zip(mentions, settings_of(page, mentions), strict=True):
        mention = as_dated(page, told_mention, setting)
        doer = doer_country(page, mention) if kind(mention.kind).family in _BY_STATES else None
        one_more = mention.anaphor and mention.another
        if one_more and not (setting.own_times or setting.own_places):
            # "A similar incident was feared": one more of them, of which nothing is told.
            if not mention.definite:
                continue
            one_more = False
        told = by_kind.get(mention.kind, [])[-_MEMORY:]
        told = [group for group in told if not _of_others(mention, doer, group)]
        home = _told_apart(setting, told) if one_more else _home(mention, setting, told)
        if home is None:
            if mention.negated and not mention.definite:
                continue
            home = Group(mention.kind, mention.status, mention.status_rule, mention.series)
            groups.append(home)
            by_kind.setdefault(mention.kind, []).append(home)
        home.add(mention, setting, doer)
        for other in _summed_up(page, mention, setting, groups):
            if other is not home:
                other.mentions.append(mention)
    return groups


def _of_others(mention: Mention, doer: str | None, group: Group) -> bool:
    """Whether others did it: Moscow's expulsions are not Riga's, Russian shelling not Ukrainian."""
    return bool(doer and group.doers) and not mention.definite and doer not in group.doers


def _is_set(group: Group) -> bool:
    return bool(group.times) or any(is_exact(one.place) for one in group.places)


def _summed_up(
    page: Page, mention: Mention, setting: Setting, groups: Sequence[Group]
) -> list[Group]:
    """The events that a plural sums up: "the fires in Turku and Bergen", "both attacks"."""
    if not mention.leads:
        return []
    fits = [
        group
        for group in groups
        if group.status.is_real
        and (group.kind in mention.leads or kind(group.kind).family in mention.leads)
    ]
    if setting.own_places:
        # Each place named may stand for one of them, also those beyond the mention's own.
        named = [one for one in inside(page.places, mention.clause) if is_scene(page, one)]
        return [group for group in fits if group.places and places_meet(named, group.places)]
    before = page.text[max(mention.sentence.start, mention.start - 10) : mention.end].lower()
    return fits[-2:] if "both" in before else []


def _home(mention: Mention, setting: Setting, groups: Sequence[Group]) -> Group | None:
    """The latest group that a mention may join; one told at its own place goes before."""
    fits = [g for g in reversed(groups) if mention.anaphor or _may_join(mention, setting, g)]
    if setting.own_places and not mention.anaphor:
        there = [g for g in fits if g.places and places_meet(setting.places, g.places)]
        fits = there or fits
    return fits[0] if fits else None


def _told_apart(setting: Setting, groups: Sequence[Group]) -> Group | None:
    """The group that has just this day and place, for "the previous attack"; else a new one."""
    for group in reversed(groups):
        same_day = bool(setting.times) and times_meet(setting.times, group.times)
        same_place = not setting.places or places_meet(setting.places, group.places)
        if group.times and same_day and same_place:
            return group
    return None


def _may_join(mention: Mention, setting: Setting, group: Group) -> bool:
    if not _same_reality(mention, group) or _habit_and_day(mention, setting, group):
        return False
    if mention.another and not _same_sentence(mention, group):
        return False
    if mention.offence:
        return True
    if mention.aside and not mention.definite and not _same_aside(mention, group):
        return False
    if _one_of_a_barrage(mention, setting, group):
        return False
    # Cases told in general are not one told with its day and place.
    going_on = mention.status is group.status is Status.ONGOING
    if mention.series != group.series and not going_on and _is_set(group):
        return mention.definite
    # "The blaze", with nothing of its own, is not moved by what else its sentence tells.
    bare = mention.definite and mention.end - mention.start <= _BARE
    times = () if bare and not setting.own_times else setting.times
    places = () if bare and not setting.own_places else setting.places
    return times_meet(times, group.times) and places_meet(places, group.places)


def _one_of_a_barrage(mention: Mention, setting: Setting, group: Group) -> bool:
    """Whether one hit is told of a night of strikes: "a missile hit a house in Kharkiv"."""
    return (
        mention.kind == "strike"
        and not mention.definite
        and any(is_exact(one.place) for one in setting.places if setting.own_places)
        and bool(group.places)
        and not any(is_exact(one.place) for one in group.places)
    )


def _habit_and_day(mention: Mention, setting: Setting, group: Group) -> bool:
    """What goes on all the time is not what happened on one day: bombardment, and a strike."""
    if mention.definite or (mention.status is Status.ONGOING) == (group.status is Status.ONGOING):
        return False
    return bool(setting.times) != bool(group.times)


def _same_aside(mention: Mention, group: Group) -> bool:
    return any(
        other.aside and other.sentence.paragraph == mention.sentence.paragraph
        for other in group.mentions
    )


def _same_sentence(mention: Mention, group: Group) -> bool:
    return any(mention.sentence is other.sentence for other in group.mentions)


def _same_reality(mention: Mention, group: Group) -> bool:
    """A feared fire is not the fire that burned; a planned trial not the one that was held."""
    if mention.status == group.status or (mention.status.is_real and group.status.is_real):
        return True
    # "Whether the fire was set" speaks of the fire that burned, and "confirmed the visit" of
    # the one announced; a trial to come is another than the one held.
    told_plainly = mention.status is Status.OCCURRED and mention.end - mention.start <= _BARE
    return mention.definite and (mention.status is Status.HYPOTHETICAL or told_plainly)


def times_meet(left: Sequence[TimeMention], right: Sequence[TimeMention]) -> bool:
    """Whether some day of one can be a day of the other; unknown meets everything."""
    lefts = [time.when for time in left if time.when is not None]
    rights = [time.when for time in right if time.when is not None]
    if not lefts or not rights:
        return True
    return any(_close(one, other) for one in lefts for other in rights)


def _close(one: Interval, other: Interval) -> bool:
    apart = one.days_between(other)
    return apart == 0 or (apart == 1 and one.days == other.days == 1)


def places_meet(left: Sequence[PlaceMention], right: Sequence[PlaceMention]) -> bool:
    """Whether some place of one can be a place of the other; unknown meets everything.

    Where both name an exact place, these must meet: two towns on one gulf are two scenes.
    """
    if not left or not right:
        return True
    lefts, rights = [o for o in left if is_exact(o.place)], [o for o in right if is_exact(o.place)]
    if lefts and rights:
        left, right = lefts, rights
    return any(places_touch(one.place, other.place) for one in left for other in right)


def is_exact(place: Place) -> bool:
    """Whether a place is a scene, and not only the stage that a country or a sea is."""
    return (place.within_km or 1e9) <= _EXACT_KM


def places_touch(one: Place, other: Place) -> bool:
    """Whether two places can be the same spot, going by centres, radii and countries."""
    if one.name == other.name:
        return True
    apart = distance_km(one, other)
    if apart is None:
        return True
    if apart <= max(one.within_km or 0, other.within_km or 0) + _SLACK_KM:
        return not (one.country and other.country and one.country != other.country) or apart < 60
    return False
