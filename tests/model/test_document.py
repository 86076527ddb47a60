"""A document is one text as received; the same words of one outlet and day are one document."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penumbra.errors import ModelError
from penumbra.model import Reliability, Source, document_id
from tests.make import a_document

_MAY = date(2024, 5, 6)


@pytest.mark.parametrize("text", ["", "   ", "\n\t\r\n"])
def test_a_document_without_words_is_refused(text: str):
    with pytest.raises(ModelError, match="has no text"):
        a_document(text)


def test_the_same_words_of_the_same_outlet_and_day_are_one_document():
    assert document_id("", "Post", _MAY, "A mast fell.") == document_id(
        "", "Post", _MAY, "A mast fell."
    )


@pytest.mark.parametrize(
    "other",
    [
        ("7", "Post", _MAY, "A mast fell."),
        ("", "Herald", _MAY, "A mast fell."),
        ("", None, _MAY, "A mast fell."),
        ("", "Post", date(2024, 5, 7), "A mast fell."),
        ("", "Post", None, "A mast fell."),
        ("", "Post", _MAY, "A mast fell!"),
    ],
)
def test_another_name_outlet_day_or_wording_is_another_document(other):
    assert document_id(*other) != document_id("", "Post", _MAY, "A mast fell.")


def test_words_cannot_wander_from_outlet_to_text():
    assert document_id("", "Post", None, "A mast fell.") != document_id(
        "", "PostA", None, " mast fell."
    )


@given(st.text(st.characters(), min_size=1).filter(str.strip))
def test_any_text_has_an_id_and_a_digest_broken_code_points_too(text: str):
    document = a_document(text)

    assert len(document.id) == 20
    assert len(document.text_sha256) == 64


def test_a_source_nobody_has_judged_is_graded_as_such():
    assert Source("err", "ERR News").reliability is Reliability.F
