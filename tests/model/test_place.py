"""A place is a named point with its uncertainty, or a name that nobody can put on the map."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penumbra.errors import ModelError
from penumbra.model import Place, distance_km


@st.composite
def _places(draw: st.DrawFn) -> Place:
    return Place("X", None, draw(st.floats(-90, 90)), draw(st.floats(-180, 180)), 1)


@pytest.mark.parametrize(("lat", "lon"), [(56.9, None), (None, 24.1)])
def test_a_place_with_half_a_position_is_refused(lat: float | None, lon: float | None):
    with pytest.raises(ModelError, match="only one of lat and lon"):
        Place("Riga", "LVA", lat, lon, 10)


@pytest.mark.parametrize(("lat", "lon"), [(91, 0), (-90.1, 0), (0, 180.5), (0, -181)])
def test_a_place_off_the_map_is_refused(lat: float, lon: float):
    with pytest.raises(ModelError, match="off the map"):
        Place("Nowhere", None, lat, lon, 10)


def test_a_quarter_of_the_way_round_the_earth_is_ten_thousand_kilometres():
    pole, equator = Place("N", None, 90, 0, 1), Place("E", None, 0, 77, 1)

    # A quarter of a circle of radius 6371 km: 6371 x pi / 2.
    assert distance_km(pole, equator) == pytest.approx(10007.5, abs=0.1)


def test_the_date_line_does_not_part_neighbours():
    west, east = Place("W", None, 0, 179.9, 1), Place("E", None, 0, -179.9, 1)

    assert distance_km(west, east) == pytest.approx(22.2, abs=0.1)


def test_how_far_a_place_without_position_lies_is_unknown():
    assert distance_km(Place("?", None, None, None, None), Place("N", None, 90, 0, 1)) is None


@given(_places(), _places())
def test_distance_is_the_same_both_ways_and_never_beyond_half_the_globe(one: Place, other: Place):
    apart = distance_km(one, other)

    assert apart == distance_km(other, one)
    assert apart is not None
    assert 0 <= apart <= 20016
    assert distance_km(one, one) == 0
