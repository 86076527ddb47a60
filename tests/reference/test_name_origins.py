"""Where names of people are at home: a weak hint by endings and letters."""

import pytest

from penumbra.reference.countries import countries
from penumbra.reference.name_origins import origins


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Navickienė", "LTU"),
        ("Bērziņš", "LVA"),
        ("Shevchenko", "UKR"),
        ("Lukashvili", "GEO"),
        ("Popescu", "ROU"),
        ("Nykänen", "FIN"),
        ("Østergaard", "DNK"),
    ],
)
def test_a_name_looks_at_home_somewhere(name: str, country: str):
    assert country in origins(name)


def test_most_english_names_tell_nothing():
    assert origins("Smith") == frozenset()


def test_letters_that_few_languages_have_decide():
    assert "NOR" not in origins("Ķirsons")
    assert origins("Ķirsons") <= countries().keys()
