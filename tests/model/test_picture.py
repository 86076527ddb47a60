"""A picture holds what it cites, and shows a quote among its neighbours."""

import pytest

from penumbra.errors import ModelError
from penumbra.model import Header, Picture
from tests.make import a_document, a_passage, a_picture, a_report, a_view, an_event


def test_a_picture_without_a_cited_document_is_refused():
    with pytest.raises(ModelError, match="which the picture lacks"):
        Picture((a_view(),), (), (), {}, total_events=1, total_documents=0)


def test_an_event_is_not_shown_without_one_of_its_reports():
    first, second = a_report(), a_report()

    with pytest.raises(ModelError, match="without its reports"):
        a_view(an_event(first, second), [first])


def test_a_quote_is_shown_with_whole_words_around_it():
    text = "In the quiet north a bridge was burned down by night near the old harbour town."
    document = a_document(text)

    shown = Header.of(document).around(a_passage(document, "a bridge was burned down"), width=9)

    assert shown == ("… north ", "a bridge was burned down", " by …")


def test_the_words_around_a_quote_end_with_its_paragraph():
    document = a_document("Weather.\n\nA mast fell. Nobody saw it.\n\nSport.")

    shown = Header.of(document).around(a_passage(document, "A mast fell."))

    assert shown == ("", "A mast fell.", " Nobody saw it.")


def test_a_quote_stands_alone_where_the_text_is_not_at_hand():
    document = a_document()
    passage = a_passage(document, "Riga")

    assert Header.of(document, with_text=False).around(passage) == ("", "Riga", "")


def test_the_period_is_unknown_where_no_document_has_a_day():
    undated = a_document(published=None)

    assert a_picture(documents=[undated]).period() is None
