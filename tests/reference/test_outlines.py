"""The world's outlines: every land closed, and whose it is."""

from itertools import pairwise

import pytest

from penumbra.reference.outlines import Outline, outlines


def holders(lon: float, lat: float) -> set[str | None]:
    """Which countries' outlines hold a point (even-odd rule over all rings)."""

    def holds(outline: Outline) -> bool:
        inside = False
        for ring in outline.rings:
            for (x1, y1), (x2, y2) in pairwise(ring):
                if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                    inside = not inside
        return inside

    return {outline.country for outline in outlines() if holds(outline)}


@pytest.mark.parametrize(
    ("place", "lon", "lat", "country"),
    [
        ("Kyiv", 30.52, 50.45, "UKR"),
        ("Simferopol", 34.1, 44.95, "UKR"),
        ("Kaliningrad", 20.6, 54.7, "RUS"),
        ("Nicosia", 33.2, 35.1, "CYP"),
        ("north of Nicosia", 33.4, 35.3, "CYP"),
        ("Lesotho", 28.2, -29.6, "LSO"),
        ("Pristina", 21.16, 42.66, "XKX"),
    ],
)
def test_a_place_lies_in_the_country_that_it_is_drawn_with(place, lon, lat, country):
    assert holders(lon, lat) == {country}, place


def test_the_sea_is_nobodys():
    assert holders(19.5, 58.0) == set()


def test_every_ring_is_closed():
    assert all(ring[0] == ring[-1] for outline in outlines() for ring in outline.rings)


def test_an_outline_knows_what_box_it_meets():
    (malta,) = (o for o in outlines() if o.country == "MLT" and o.meets((14.3, 35.8, 14.5, 35.9)))

    assert not malta.meets((0, 0, 10, 10))
