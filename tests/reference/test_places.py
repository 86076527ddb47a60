"""The gazetteer knows towns, waters, sites and regions by all their spellings, and loads fast."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penumbra.errors import UnknownItem
from penumbra.model import Place, distance_km
from penumbra.reference.countries import countries
from penumbra.reference.place_words import place_words
from penumbra.reference.places import border, bordering, counts, longest_start, lookup


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Lublin", "POL", 51.25, 22.57),
        ("Gdansk", "POL", 54.35, 18.65),
        ("Gdańsk", "POL", 54.35, 18.65),
        ("Göteborg", "SWE", 57.7, 11.97),
        ("Kharkov", "UKR", 49.99, 36.23),
        ("Kharkiv", "UKR", 49.99, 36.23),
        ("Sankt Pölten", "AUT", 48.2, 15.63),
        ("St. Pölten", "AUT", 48.2, 15.63),
        ("Rostov-on-Don", "RUS", 47.23, 39.72),
        ("Goettingen", "DEU", 51.53, 9.94),
        ("Arlanda", "SWE", 59.65, 17.92),
        ("ESSA", "SWE", 59.65, 17.92),
        ("Port of Rotterdam", "NLD", 51.95, 4.1),
        ("Brittany", "FRA", 48.1, -2.9),
        ("Estonia", "EST", 58.7, 25.5),
        ("Kuusamo Airport", "FIN", 65.99, 29.24),
        ("EFKS", "FIN", 65.99, 29.24),
        ("Swidwin air base", "POL", 53.79, 15.83),
    ],
)
def test_a_name_leads_to_its_place(name, country, lat, lon):
    best = lookup(name)[0]

    assert best.country == country
    apart = distance_km(Place("", None, best.lat, best.lon, None), Place("", None, lat, lon, None))
    assert apart is not None
    assert apart < 12


@pytest.mark.parametrize("water", ["Skagerrak", "the Baltic", "Gulf of Riga", "Strait of Hormuz"])
def test_waters_belong_to_nobody(water):
    assert lookup(water)[0].country is None


def test_an_unknown_name_is_nowhere():
    assert lookup("Xyzzyburg") == ()
    assert lookup("") == ()


def test_of_towns_with_one_name_the_larger_comes_first():
    towns = [one for one in lookup("Birmingham") if not one.other]

    assert [one.country for one in towns[:2]] == ["GBR", "USA"]
    assert towns[0].population > towns[1].population


def test_a_larger_town_reaches_further():
    moscow, pskov, narva = (lookup(name)[0] for name in ("Moscow", "Pskov", "Põltsamaa"))

    assert moscow.within_km > pskov.within_km > narva.within_km >= 10


def test_an_airport_in_two_lists_is_one():
    assert [one.listed for one in lookup("Riga airport")] == ["sites.tsv"]
    assert len(lookup("EVRA")) == 1


def test_the_gazetteer_is_large():
    held = counts()

    assert held["towns"] > 150_000
    assert held["airports"] > 30_000


def test_no_name_is_longer_than_the_words_that_may_begin_one():
    assert longest_start(("gulf", "of", "finland")) == 3
    assert longest_start(("zzyzx", "said", "nothing")) == 1


def test_borders_are_the_same_from_both_sides():
    assert border("POL", "BLR") == border("BLR", "POL")
    assert border("POL", "PRT") is None
    assert "LVA" in bordering("EST")
    assert bordering("ISL") == ()


def test_everything_listed_lies_in_a_country_we_know():
    for name in ("Crimea", "Ramstein", "Kaliningrad region", "Ust-Luga", "Bornholm"):
        for one in lookup(name):
            assert one.country in countries()
            assert one.within_km > 0


@given(st.text(max_size=40))
def test_any_text_can_be_looked_up(text):
    for one in lookup(text):
        assert -90 <= one.lat <= 90
        assert -180 <= one.lon <= 180


def test_the_gazetteer_loads_within_half_a_second():
    code = (
        "import time; start = time.process_time();"
        "from penumbra.reference.places import lookup; lookup('Radom');"
        "print(time.process_time() - start)"
    )
    taken = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    # Twice the aim, for machines that do other things as well.
    assert float(taken.stdout) < 1.0


def test_a_list_of_words_that_is_not_there_is_refused():
    assert "police" in place_words("common")
    with pytest.raises(UnknownItem, match="common"):
        place_words("verbs")
