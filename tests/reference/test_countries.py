"""Countries are known by name, adjective and capital, and a capital is not its country."""

import pytest

from penumbra.model import Place, distance_km
from penumbra.reference.countries import by_adjective, by_capital, by_name, countries, country


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Poland", "POL"),
        ("the Czech Republic", "CZE"),
        ("Czechia", "CZE"),
        ("the UK", "GBR"),
        ("U.S.", "USA"),
        ("Türkiye", "TUR"),
        ("Kosovo", "XKX"),
        ("Cote d’Ivoire", "CIV"),
        ("The Netherlands", "NLD"),
    ],
)
def test_a_country_is_known_by_its_names(name, code):
    assert by_name(name) == code


@pytest.mark.parametrize("word", ["us", "turkey", "Moscow", "Brussels", "NATO", "", "Polish"])
def test_other_words_name_no_country(word):
    assert by_name(word) is None


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Russian", "RUS"),
        ("Russians", "RUS"),
        ("Danish", "DNK"),
        ("Danes", "DNK"),
        ("Poles", "POL"),
        ("Finn", "FIN"),
        ("Dutch", "NLD"),
        ("Swiss", "CHE"),
        ("Frenchmen", "FRA"),
        ("Germans", "DEU"),
        ("South Koreans", "KOR"),
        ("polish", None),
        ("Danishs", None),
        ("Frenchmans", None),
    ],
)
def test_adjectives_and_peoples_lead_to_their_country(word, code):
    assert by_adjective(word) == code


@pytest.mark.parametrize(
    ("city", "code"),
    [("Moscow", "RUS"), ("Kyiv", "UKR"), ("Kiev", "UKR"), ("Chisinau", "MDA"), ("Kingston", "JAM")],
)
def test_a_capital_stands_for_its_government(city, code):
    assert by_capital(city) == code


@pytest.mark.parametrize("city", ["Brussels", "Gdańsk", "Hamilton", "Monaco"])
def test_some_cities_stand_for_nobody(city):
    assert by_capital(city) is None


def test_a_name_or_an_adjective_will_do():
    assert (country("Norway"), country("Norwegian"), country("Oslo")) == ("NOR", "NOR", None)


def test_no_word_belongs_to_two_countries():
    seen: dict[str, str] = {}
    for code, one in countries().items():
        for word in (one.name, *one.aliases, *one.adjectives, *one.capitals):
            assert seen.setdefault(word, code) == code, word


def test_every_country_lies_on_the_map_and_reaches_its_neighbours():
    for code, one in countries().items():
        assert len(code) == 3
        assert -90 <= one.lat <= 90
        assert -180 <= one.lon <= 180
        assert 15 <= one.within_km <= 4000, code
    poland, germany = countries()["POL"], countries()["DEU"]
    apart = distance_km(
        Place("Poland", "POL", poland.lat, poland.lon, None),
        Place("Germany", "DEU", germany.lat, germany.lon, None),
    )
    assert apart is not None
    assert apart < poland.within_km + germany.within_km


def test_the_world_is_complete():
    assert len(countries()) == 250
    assert countries()["POL"].capital == "Warsaw"
