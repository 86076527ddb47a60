"""Headlines in capitals and texts in small letters are cased as in a sentence, at their offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penumbra.reading.casing import sentence_cased

CASED = [
    ("BLAST AT ARMY DEPOT NEAR BURGAS KILLS TWO", "Blast at army depot near Burgas kills two"),
    ("RUSSIAN JETS ENTER POLISH AIRSPACE", "Russian jets enter Polish airspace"),
    ("NATO BLAMES GRU FOR CABLE CUT IN BLACK SEA", "NATO blames GRU for cable cut in Black Sea"),
    ("POLICE IN THE UK ARREST THREE MEN", "Police in the UK arrest three men"),
    ("Fire Breaks Out At Depot Near Gdansk", "Fire breaks out at depot near Gdansk"),
    (
        "drones were seen over warsaw on monday and russia denied it",
        "Drones were seen over Warsaw on Monday and Russia denied it",
    ),
]


@pytest.mark.parametrize(("line", "cased"), CASED)
def test_names_keep_their_capitals_and_ordinary_words_lose_them(line: str, cased: str):
    assert sentence_cased(line) == cased


@pytest.mark.parametrize(
    "text",
    [
        "A fire broke out in Riga. NATO met. The GRU did it.",
        "WHAT NOW",
        "Anna Berg, Foreign Minister of the Republic",
        "The Ministry Of Magic met in London.",
        "GRU FSB SVR NATO EU",
        "12:30 OK",
        "",
    ],
)
def test_other_lines_stay_as_they_are(text: str):
    assert sentence_cased(text) == text


@given(st.text(max_size=120) | st.text("ABCÉß İŁ .\n'’", max_size=120))
def test_any_text_keeps_its_length_and_its_letters(text: str):
    cased = sentence_cased(text)

    assert len(cased) == len(text)
    assert cased.casefold() == text.casefold() or not text.isascii()
