"""Listed actors and the words of composition."""

from __future__ import annotations

import pytest

from penumbra.reference.actors import actors, actors_by_name, role_words
from penumbra.reference.countries import countries


def test_every_actor_speaks_for_a_known_country_or_for_none():
    known = countries().keys() | {"EU", "NATO", None}

    assert {actor.country for actor in actors()} <= known


def test_every_parent_is_listed():
    names = {actor.name for actor in actors()}

    assert [actor.part_of for actor in actors() if actor.part_of not in {None, *names}] == []


def test_the_list_is_long_and_names_nobody_twice():
    entries = [(actor.name, actor.country) for actor in actors()]

    assert len(entries) >= 3_500
    assert len(actors_by_name()) >= 7_000
    assert len(entries) == len(set(entries))


@pytest.mark.parametrize(
    ("name", "country", "sort"),
    [
        ("GRU", "RUS", "service"),
        ("Fancy Bear", "RUS", "group"),
        ("Säpo", "SWE", "service"),
        ("Pentagon", "USA", "government"),
        ("Fingrid", "FIN", "company"),
        ("Ryanair", None, "company"),
        ("European Commission", "EU", "organisation"),
        ("SACEUR", "NATO", "organisation"),
        ("IAEA", None, "organisation"),
        ("Hezbollah", None, "group"),
        ("Reuters", None, "media"),
        ("Rajavartiolaitos", "FIN", "service"),
        ("Prokuratura Krajowa", "POL", "government"),
        ("Ilmavoimat", "FIN", "military"),
        ("Forest Blizzard", "RUS", "group"),
        ("Unit 840", "IRN", "service"),
        ("Moldovan Parliament", "MDA", "government"),
        ("Tusass", "DNK", "company"),
        ("Yi Peng 3", None, "vessel"),
        ("Anadolu", None, "media"),
    ],
)
def test_a_name_leads_to_whom_it_speaks_for(name: str, country: str | None, sort: str):
    (actor,) = actors_by_name()[name]

    assert (actor.country, actor.sort) == (country, sort)


def test_a_name_of_two_bodies_leads_to_both():
    assert {actor.country for actor in actors_by_name()["EDF"]} == {"EST", "FRA"}


def test_no_word_is_both_a_role_and_a_thing():
    words = role_words()

    assert not words.things & words.roles.keys()


def test_roles_say_whose_they_are():
    roles = role_words().roles

    assert roles["prosecutors"].side == "state"
    assert roles["spokesman"].side == "either"
    assert roles["hackers"].side == "linked"
    assert roles["residents"].side == "private"
