"""Whose waters lie where: the sea that a text names tells which part is meant."""

import pytest

from penumbra.reference.countries import countries
from penumbra.reference.state_waters import parts_of, waters_of


@pytest.mark.parametrize(
    ("code", "text", "sea"),
    [
        ("DEU", "", ""),
        ("DEU", "It anchored in German waters in the Baltic.", "Baltic Sea"),
        ("DEU", "a wind farm in the North Sea", "North Sea"),
        ("RUS", "a tanker in the Gulf of Finland", "Gulf of Finland"),
    ],
)
def test_the_sea_told_decides(code, text, sea):
    found = waters_of(code, text)

    assert found is not None
    assert found.sea == sea


def test_no_coast_no_waters():
    assert waters_of("AUT", "in the Baltic Sea") is None
    assert parts_of("CZE") == ()


def test_waters_of_a_state_on_nine_seas_need_the_sea():
    assert waters_of("RUS", "") is None


def test_every_owner_is_a_country():
    assert all(parts_of(code) for code in ("EST", "GBR", "TWN"))
    assert all(one.country in countries() for code in countries() for one in parts_of(code))
