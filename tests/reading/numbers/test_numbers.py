"""How many, and of what."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penumbra.reading.layout import sentences
from penumbra.reading.numbers.find import find_numbers

COUNTS = [
    ("Three people left.", 3, 3, "people"),
    ("A dozen goods trains stood still.", 12, 12, "trains"),
    ("Dozens of drones came.", 24, None, "drones"),
    ("It cost half a million euros.", 500_000, 500_000, "EUR"),
    ("It moved 1.17 million people.", 1_170_000, 1_170_000, "people"),
    ("It cost £1.3 million.", 1_300_000, 1_300_000, "GBP"),
    ("It cost 12 million zlotys.", 12_000_000, 12_000_000, "PLN"),
    ("It cost 60 billion Norwegian kroner.", 60e9, 60e9, "NOK"),
    ("It cost 2 million Swedish kronor.", 2e6, 2e6, "SEK"),
    ("It cost $5m.", 5e6, 5e6, "USD"),
    ("It cost €2.5bn.", 2.5e9, 2.5e9, "EUR"),
    ("It takes 6.2 per cent of income.", 6.2, 6.2, "%"),
    ("It held four kilos.", 4, 4, "kg"),
    ("It took 180 square kilometres.", 180, 180, "km2"),
    ("The 650-megawatt line failed.", 650, 650, "MW"),
    ("They lost at least four ships.", 4, None, "ships"),
    ("They lost more than 600 stalls.", 600, None, "stalls"),
    ("They lost up to 500 soldiers.", None, 500, "people"),
    ("They lost fewer than a hundred men.", None, 100, "people"),
    ("They lost nearly 500 men.", 500, 500, "people"),
    ("They saw between 24 and 30 drones.", 24, 30, "drones"),
    ("They lost 25,000 to 30,000 soldiers.", 25_000, 30_000, "people"),
    ("It cost 40 to 60 million euros.", 40e6, 60e6, "EUR"),
    ("They sent two hundred and fifty reports.", 250, 250, "reports"),
    ("Twenty-six crews came.", 26, 26, "crews"),
    ("One soldier fell.", 1, 1, "people"),
    ("Nine merchant ships turned.", 9, 9, "ships"),
    ("Two Russian diplomats left.", 2, 2, "people"),
    ("Two thirds of them agreed.", 66.7, 66.7, "%"),
    ("Nine-tenths of the parts are bought abroad.", 90, 90, "%"),
    ("Traffic fell by a third last year.", 33.3, 33.3, "%"),
    ("It spends 5,4 % of output.", 5.4, 5.4, "%"),
    ("It lost 1.200.000 euros.", 1.2e6, 1.2e6, "EUR"),
    ("They asked for £2million.", 2e6, 2e6, "GBP"),
    ("They seized €1.2B.", 1.2e9, 1.2e9, "EUR"),
    ("It asked for 1.3 billion Taiwan dollars.", 1.3e9, 1.3e9, "TWD"),
    ("It asked for CHF 30m.", 30e6, 30e6, "CHF"),
    ("Two coast guard patrol boats came.", 2, 2, "boats"),
    ("Thirty-two member states agreed.", 32, 32, "states"),
    ("Police stopped 64 people.", 64, 64, "people"),
    ("A ship with a crew of 25 sank.", 25, 25, "people"),
    ("Recruitment in that half of the year came to 190,000.", 190_000, 190_000, "people"),
    ("Up to 40 unmanned aerial vehicles came.", None, 40, "drones"),
    ("Seven in ten of the reports came late.", 70, 70, "%"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), COUNTS)
def test_a_number_has_a_range_and_says_what_it_counts(text, low, high, unit):
    (found,) = find_numbers(text, sentences(text))

    assert (found.amount.low, found.amount.high, found.unit) == (low, high, unit)


def test_a_number_takes_the_unit_of_the_one_it_is_set_beside():
    text = "They shot down 52 of 64 drones."

    found = [(each.amount.low, each.unit) for each in find_numbers(text, sentences(text))]

    assert found == [(52, "drones"), (64, "drones")]


def test_a_growth_from_one_number_to_another_is_two_numbers():
    text = "The mission grew from 210 to 260 people."

    found = [(each.amount.low, each.unit) for each in find_numbers(text, sentences(text))]

    assert found == [(210, "people"), (260, "people")]


@pytest.mark.parametrize(
    "text",
    [
        "It came on 3 May 2024 at 12:26.",
        "It came between 3 and 7 March.",
        "A MiG-31, an A320 and APT28 met under Article 4 over 5G.",
        "A 31-year-old left.",
        "A woman of 82 was there.",
        "Anna Lind, 24, spoke.",
        "They lost 3-1 at home.",
        "In 2024 nothing came.",
        "The 81st Brigade came.",
        "He was paid by a third man, and a third of an hour passed.",
        "He sat in seat 12b.",
        "No one came, and one of them left.",
        "Call +48 22 123 45 67.",
        "The key was " + "9" * 400 + " million.",
        "They paid €" + "9" * 400 + "bn.",
    ],
)
def test_dates_ages_names_and_scores_count_nothing(text):
    assert find_numbers(text, sentences(text)) == []


WORDS = st.sampled_from(
    "one two a few hundred million and half dozen 1,000 3.5 12-14 €5 m % people killed wounded "
    "no hurt between at least up to from of or drones her children lives toll in - – 7 . , \n İ"
    "".split(" ")
)


@given(st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=40).map(" ".join)))
def test_any_text_is_counted_in_order_and_in_range(text):
    found = find_numbers(text, sentences(text))

    for mention in found:
        assert 0 <= mention.start < mention.end <= len(text)
    assert all(left.end <= right.start for left, right in pairwise(found))
