"""Which wordings of a text denote one event, and which tell of another."""

import pytest

from penumbra.model import Place, Status
from penumbra.reading.events.grouping import Group, group_mentions, places_touch
from penumbra.reading.events.mentions import find_mentions
from tests.make import RIGA
from tests.reading.marking import a_page

TALLINN = Place("Tallinn", "EST", 59.44, 24.75, 10, "town")
NARVA = Place("Narva", "EST", 59.38, 28.19, 10, "town")
IVANGOROD = Place("Ivangorod", "RUS", 59.37, 28.22, 5, "town")
ESTONIA = Place("Estonia", "EST", 58.7, 25.5, 200, "country")


def _groups(text: str, *, kind: str | None = None) -> list[Group]:
    page = a_page(text, places=(RIGA, TALLINN, NARVA, IVANGOROD, ESTONIA))
    groups = group_mentions(page, find_mentions(page))
    return [group for group in groups if kind is None or group.kind == kind]


def _kinds(text: str) -> list[str]:
    return [group.kind for group in _groups(text)]


def test_one_event_told_five_times_is_one():
    text = (
        "A warehouse in Riga burned down on Saturday. The fire began at noon. "
        "Firefighters said the blaze destroyed the building. The warehouse fire in Riga was out "
        "by night. Nobody knows who set the warehouse on fire."
    )

    (fire,) = _groups(text, kind="arson")

    assert len(fire.mentions) >= 5


def test_two_fires_in_two_towns_are_two():
    assert len(_groups("A shop in Riga burned down. A shop in Tallinn burned down.")) == 2


def test_two_fires_four_days_apart_in_one_town_are_two():
    text = "A shop in Riga was torched on 1 May. A depot in Riga was torched on 5 May."

    assert len(_groups(text)) == 2


def test_a_fire_told_once_with_its_day_and_once_with_its_town_is_one():
    text = "A warehouse was set on fire on Saturday. The warehouse fire in Riga was soon out."

    assert len(_groups(text)) == 1


@pytest.mark.parametrize("word", ["Another", "A second", "A separate"])
def test_another_is_not_the_one_told_before(word: str):
    text = f"A warehouse was torched. {word} warehouse was torched."

    assert len(_groups(text, kind="arson")) == 2


def test_the_blaze_is_the_fire_told_last():
    text = (
        "A shop in Riga burned down. A depot in Tallinn burned down. "
        "The blaze was seen from far away."
    )

    first, second = _groups(text, kind="arson")

    assert len(second.mentions) == len(first.mentions) + 1


def test_six_incidents_in_one_sentence_are_six():
    text = (
        "The list names arson at a warehouse, the cutting of an undersea cable, GPS jamming, "
        "a break-in at a waterworks, drone sightings over a base and the hacking of a ministry."
    )

    assert sorted(_kinds(text)) == sorted(
        ["arson", "cable-damage", "gnss-interference", "break-in", "drone-incursion",
         "cyber-intrusion"]
    )  # fmt: skip


def test_a_feared_fire_is_not_the_fire_that_burned():
    text = "A warehouse burned down. Officials fear a fire at a refinery could follow."

    burned, feared = _groups(text, kind="arson")

    assert (burned.status, feared.status) == (Status.OCCURRED, Status.HYPOTHETICAL)


def test_what_is_denied_from_the_start_is_no_event():
    assert _groups("No drones were sighted over the base.") == []


def test_what_did_happen_stays_when_somebody_says_it_did_not():
    text = "Drones were sighted over the base. The army said no drones were sighted."

    assert len(_groups(text, kind="drone-incursion")) == 1


def test_a_series_is_not_the_one_fire_beside_it():
    text = "A shop in Riga burned down on Saturday. Repeated arson attacks have hit shops."

    assert sorted(group.series for group in _groups(text, kind="arson")) == [False, True]


def test_an_arrest_and_the_fire_it_is_for_are_two_events():
    assert _kinds("Police arrested a man over the fire at a warehouse.") == ["arrest", "arson"]


def test_groups_come_in_the_order_they_are_first_told():
    text = "An undersea cable was cut. A shop burned down. The cable break is under review."

    assert _kinds(text) == ["cable-damage", "arson"]


@pytest.mark.parametrize(
    ("one", "other", "touch"),
    [
        (RIGA, RIGA, True),
        (RIGA, TALLINN, False),
        (TALLINN, ESTONIA, True),
        (NARVA, IVANGOROD, True),
        (RIGA, Place("Old Yard", None, None, None, None), True),
    ],
    ids=["same", "far", "town in its country", "over the river", "unknown"],
)
def test_places_touch_where_their_radii_reach(one: Place, other: Place, touch: bool):
    assert places_touch(one, other) is touch
    assert places_touch(other, one) is touch


@pytest.mark.parametrize(
    "more",
    [
        "A similar fire broke out in Tallinn in March.",
        "The previous attack, in Narva, was on 3 April.",
        "A similar incident was reported in Tallinn last month.",
    ],
)
def test_one_more_of_the_kind_with_its_own_day_and_town_is_another(more: str):
    groups = _groups(f"A shop in Riga was set on fire on Saturday. {more}", kind="arson")

    assert len(groups) == 2


def test_a_similar_incident_that_is_only_feared_is_not_told():
    groups = _groups("A shop in Riga was set on fire. Police fear a similar incident.")

    assert len(groups) == 1


def test_the_second_attack_named_again_is_the_same():
    text = (
        "A shop in Riga was set on fire on 1 May. A similar attack in Tallinn followed on 3 May. "
        "The second attack, in Tallinn on 3 May, hurt nobody."
    )

    assert len(_groups(text, kind="arson")) == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Estonia expelled two diplomats. Moscow expelled two Estonians in return.", "expulsion"),
        ("Ukrainian drones hit a depot. Russian missiles hit a hostel.", "strike"),
        ("Danish prosecutors opened a case. Swedish police opened an inquiry.", "investigation"),
    ],
)
def test_acts_of_two_states_are_two(text: str, kind: str):
    assert len(_groups(text, kind=kind)) == 2


def test_the_meeting_to_come_is_not_the_one_that_was_held():
    text = "Negotiators met in Riga on Friday. They meet again in Riga on 20 May."

    assert len(_groups(text, kind="talks")) == 2


def test_a_hit_in_one_town_is_one_of_the_night_s_strikes():
    text = "Russia fired missiles at Estonia overnight. A missile hit a house in Narva."

    assert len(_groups(text, kind="strike")) == 2


def test_how_it_was_done_belongs_to_what_was_damaged():
    text = (
        "Trains stood still after two fires in cable ducts along the tracks near Riga, which "
        "police are treating as arson. The fires were out by noon."
    )

    assert not _groups(text, kind="arson")
    assert len(_groups(text, kind="rail-sabotage")) == 1
