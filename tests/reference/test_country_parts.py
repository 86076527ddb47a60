"""Parts of countries lie where their people say they do."""

import pytest

from penumbra.reference.countries import countries
from penumbra.reference.country_parts import part_of


@pytest.mark.parametrize(
    ("code", "way", "lat", "lon"),
    [
        ("UKR", "west", 49.8, 25.5),
        ("UKR", "East", 48.4, 36.5),
        ("SWE", "north", 66.6, 19.5),
        ("POL", "south-east", 50.5, 22.0),
        ("LVA", "central", 56.8, 25.0),
    ],
)
def test_a_part_lies_that_way(code, way, lat, lon):
    part = part_of(code, way)

    assert part is not None
    assert abs(part.lat - lat) < 0.5
    assert abs(part.lon - lon) < 0.5


def test_the_parts_of_an_island_the_size_of_malta_are_one_place():
    assert part_of("MLT", "north") is None
    assert part_of("POL", "upward") is None


@pytest.mark.parametrize("code", ["DEU", "FRA", "USA", "RUS", "TUR", "GEO", "TWN"])
def test_north_is_north_of_south_and_inside(code):
    one, north, south = countries()[code], part_of(code, "north"), part_of(code, "south")

    assert north is not None
    assert south is not None
    assert north.lat > one.lat - 1 > south.lat - 4
    assert north.within_km < one.within_km
