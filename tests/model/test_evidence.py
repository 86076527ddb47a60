"""A passage is words that stand in a text at their offsets; what does not fit is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penumbra.errors import EvidenceError
from penumbra.model import Passage


@pytest.mark.parametrize(
    ("start", "end", "quote"), [(0, 0, ""), (3, 2, "x"), (-1, 1, "ab"), (0, 3, "ab"), (5, 6, "ab")]
)
def test_a_passage_that_does_not_fit_its_quote_is_refused(start: int, end: int, quote: str):
    with pytest.raises(EvidenceError, match="does not fit its quote"):
        Passage(start, end, quote)


def test_a_quote_of_other_words_does_not_stand_in_the_text():
    assert not Passage(0, 4, "Tram").stands_in("Trap set")
    assert not Passage(6, 10, "Tram").stands_in("A Tram")


def test_offsets_count_code_points_not_bytes():
    text = "🔥 Šiauliai brennt"

    assert Passage.cut(text, 2, 10) == Passage(2, 10, "Šiauliai")


def test_nothing_but_white_space_is_no_passage():
    with pytest.raises(EvidenceError):
        Passage.cut("a  \n b", 1, 4)


@given(st.text(st.characters(), min_size=1), st.data())
def test_what_is_cut_out_of_a_text_stands_in_it_without_white_space_around(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        return

    passage = Passage.cut(text, start, end)

    assert passage.stands_in(text)
    assert start <= passage.start < passage.end <= end
    assert not passage.quote[0].isspace()
    assert not passage.quote[-1].isspace()
