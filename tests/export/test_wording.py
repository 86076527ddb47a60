"""Dates, places, tolls and stances in words, as exactly as they are known."""

from datetime import UTC, date, datetime

import pytest

from penumbra.export.wording import (
    amount_in_words,
    in_short,
    party,
    period_in_words,
    place_in_words,
    plainly,
    speaker,
    stance_in_words,
    what_happened,
    when_in_words,
    who_says,
)
from penumbra.model import Amount, Interval, Place, Stance, Status
from tests.make import RIGA, a_claim, a_report, a_view, an_attribution, an_event, days


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (None, "date unknown"),
        (days("2024-05-04"), "4 May 2024"),
        (days("2024-05-04", "2024-05-06"), "4–6 May 2024"),
        (days("2024-05-01", "2024-05-31"), "May 2024"),
        (days("2024-02-01", "2024-02-29"), "Feb 2024"),
        (days("2024-01-01", "2024-12-31"), "2024"),
        (days("2024-05-30", "2024-06-02"), "30 May – 2 Jun 2024"),
        (days("2023-12-30", "2024-01-02"), "30 Dec 2023 – 2 Jan 2024"),
        (
            Interval(datetime(2024, 5, 4, 2, tzinfo=UTC), datetime(2024, 5, 4, 4, tzinfo=UTC)),
            "4 May 2024, 02:00–04:00 UTC",
        ),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(when, words):
    assert when_in_words(when) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (None, "not reported"),
        (Amount(0, 0), "none"),
        (Amount(3, 3), "3"),
        (Amount(4, None), "at least 4"),
        (Amount(None, 9), "at most 9"),
        (Amount(2, 5), "2–5"),
        (Amount(1_200_000, 1_200_000), "1,200,000"),
    ],
)
def test_none_is_not_unknown(amount, words):
    assert amount_in_words(amount) == words


def test_a_place_says_how_far_off_it_may_be():
    assert place_in_words(RIGA, uncertainty=True) == "Riga, Latvia (within 10 km)"
    assert place_in_words(Place("X", None, None, None, None), uncertainty=True).endswith(
        "(not on the map)"
    )


def test_a_country_is_not_named_twice():
    assert place_in_words(Place("Latvia", "LVA", 57, 25, 200)) == "Latvia"
    assert speaker("Government of Latvia", "LVA") == "Government of Latvia"
    assert speaker("the prosecutor", "LVA") == "the prosecutor (Latvia)"
    assert speaker(None, None) == "an unnamed speaker"


def test_codes_have_names():
    assert (party("RUS"), party("EU"), party("NATO"), party("GRU")) == (
        "Russia",
        "the EU",
        "NATO",
        "GRU",
    )


@pytest.mark.parametrize(
    ("slots", "words"),
    [
        ({"stance": Stance.ATTRIBUTES}, "said that Russia did it"),
        ({"stance": Stance.SUSPECTS}, "suspected Russia"),
        ({"stance": Stance.DENIES}, "denied that Russia did it"),
        ({"stance": Stance.DENIES, "speaker_country": "RUS"}, "denied it"),
        ({"stance": Stance.DENIES, "accused": None, "accused_country": None}, "denied it"),
        ({"stance": Stance.EXONERATES}, "said that it was no deliberate act"),
    ],
)
def test_a_stance_is_told_as_somebodys_words(slots, words):
    assert stance_in_words(a_claim(a_report(), **slots)) == words


def test_speakers_of_one_mind_share_a_sentence():
    report = a_report()
    claims = [a_claim(report, speaker=name, speaker_country=None) for name in ("Ana", "Bo", "Ana")]

    (sentence,) = who_says(a_view(an_event(report), [report], claims=claims))

    assert sentence.words == "Ana and Bo said that Russia did it."
    assert sentence.records == tuple(claims)


def test_where_nobody_is_named_it_says_so():
    (sentence,) = who_says(a_view())

    assert sentence.words == "Nobody is blamed for it."


def test_what_did_not_happen_is_not_told_as_if_it_had():
    report = a_report(status=Status.FOILED)

    assert what_happened(a_view(an_event(report), [report])).words.endswith("; foiled.")


def test_the_table_names_voices_and_cuts_long_lists():
    report = a_report()
    event = an_event(report)
    blame = an_attribution(event, attributes=["A", "B", "C", "D"], denies=["RUS"])

    short = in_short(a_view(event, [report], attributions=[blame]))

    assert short == "Russia: blamed by A, B and 2 more, denies it"


def test_an_office_is_named_with_its_country():
    """Of "blamed by the foreign ministry" a reader asks: whose?"""
    report = a_report()
    event = an_event(report)
    claims = [a_claim(report, speaker="foreign ministry", speaker_country="POL")]
    blame = an_attribution(event, attributes=["foreign ministry"])

    short = in_short(a_view(event, [report], claims=claims, attributions=[blame]))

    assert short == "Russia: blamed by foreign ministry (Poland)"


def test_blame_by_unnamed_voices_is_told_as_such():
    report = a_report()
    event = an_event(report)
    blame = an_attribution(event, denies=["RUS"], since=date(2024, 5, 6))

    short = in_short(a_view(event, [report], attributions=[blame]))

    assert short == "Russia: blamed by voices without a name, denies it"


def test_a_period_of_one_day_is_one_day():
    assert period_in_words(date(2024, 5, 6), date(2024, 5, 6)) == "6 May 2024"
    assert period_in_words(date(2024, 5, 6), date(2024, 6, 1)) == "6 May 2024 – 1 Jun 2024"


def test_signs_that_hide_or_turn_words_are_dropped_from_our_sentences():
    assert plainly("Ri\u202ega\n \x00town\u200b") == "Ri ga town"
