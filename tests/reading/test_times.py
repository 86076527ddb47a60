"""When a thing happened, read from a page published on Thursday, 15 May 2025."""

from datetime import date, timedelta
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penumbra.reading.layout import sentences
from penumbra.reading.times import find_times

PUBLISHED = date(2025, 5, 15)


def days_of(text, published=PUBLISHED):
    return [
        mention.when and (str(mention.when.first_day), str(mention.when.last_day))
        for mention in find_times(text, published, sentences(text))
    ]


ONE_DAY = [
    ("On Tuesday a barn burned.", "2025-05-13"),
    ("It burned on Thursday.", "2025-05-15"),
    ("It burned last Thursday.", "2025-05-08"),
    ("It burned on Tuesday evening.", "2025-05-13"),
    ("It burned late on Wednesday.", "2025-05-14"),
    ("It burned yesterday.", "2025-05-14"),
    ("It burns today.", "2025-05-15"),
    ("It burned ten days ago.", "2025-05-05"),
    ("It burned on 4 May.", "2025-05-04"),
    ("It burned on Sept. 19.", "2024-09-19"),
    ("It burned on Sept 19, 2023.", "2023-09-19"),
    ("It burned on the 12th of March.", "2025-03-12"),
    ("It burned on the 12th.", "2025-05-12"),
    ("It burned on Monday, 3 March.", "2025-03-03"),
    ("It burned on 2024-03-02 at noon.", "2024-03-02"),
    ("It burned in the early hours of May 4.", "2025-05-04"),
    ("It burned on Tuesday of last week.", "2025-05-06"),
    ("The hearing will be held on Tuesday.", "2025-05-20"),
    ("Envoys are due in Bern on Monday.", "2025-05-19"),
    ("On Saturday two boats are to begin a watch.", "2025-05-17"),
    ("He asked for a truce from Sunday.", "2025-05-18"),
    ("It would open, the firm said on Monday.", "2025-05-12"),
    ("He will be tried on Nov. 14.", "2025-11-14"),
    ("Tuesday's blaze will be studied.", "2025-05-13"),
]


@pytest.mark.parametrize(("text", "day"), ONE_DAY)
def test_some_words_mean_one_day(text, day):
    assert days_of(text) == [(day, day)]


STRETCHES = [
    ("It burned earlier this year.", "2025-01-01", "2025-05-15"),
    ("It burned last week.", "2025-05-05", "2025-05-11"),
    ("It will open this week.", "2025-05-15", "2025-05-18"),
    ("It will open next week.", "2025-05-19", "2025-05-25"),
    ("It burned last month.", "2025-04-01", "2025-04-30"),
    ("It burned in March.", "2025-03-01", "2025-03-31"),
    ("It burned in December.", "2024-12-01", "2024-12-31"),
    ("It burned in March last year.", "2024-03-01", "2024-03-31"),
    ("It burned in mid-April.", "2025-04-11", "2025-04-20"),
    ("It burned in early April.", "2025-04-01", "2025-04-10"),
    ("It burned in late April.", "2025-04-21", "2025-04-30"),
    ("It burned in the first week of April.", "2025-04-01", "2025-04-07"),
    ("The works would take until March.", "2026-03-01", "2026-03-31"),
    ("It burned in 2023.", "2023-01-01", "2023-12-31"),
    ("It burned in the first half of 2023.", "2023-01-01", "2023-06-30"),
    ("It burned in the third quarter of 2023.", "2023-07-01", "2023-09-30"),
    ("It burned last autumn.", "2024-09-01", "2024-11-30"),
    ("It stood open over the summer of 2024.", "2024-06-01", "2024-08-31"),
    ("It burned overnight.", "2025-05-14", "2025-05-15"),
    ("It burned overnight into Sunday.", "2025-05-10", "2025-05-11"),
    ("It burned during the night to Monday.", "2025-05-11", "2025-05-12"),
    ("It burned on the night of 25–26 April.", "2025-04-25", "2025-04-26"),
    ("It burned on 19/20 April.", "2025-04-19", "2025-04-20"),
    ("It burned between 12 and 18 March 2024.", "2024-03-12", "2024-03-18"),
    ("It burned from 3 to 7 March.", "2025-03-03", "2025-03-07"),
    ("It burned from 28 February to 3 March 2024.", "2024-02-28", "2024-03-03"),
    ("It lasted from Monday to Wednesday.", "2025-05-12", "2025-05-14"),
    ("They were held on Monday and Tuesday.", "2025-05-12", "2025-05-13"),
    ("Fires have spread since February 2022.", "2022-02-01", "2025-05-15"),
    ("Fires have spread since the full-scale invasion of Ukraine.", "2022-02-24", "2025-05-15"),
    ("It is to open by Christmas.", "2025-05-15", "2025-12-25"),
    ("It has been shut for three weeks.", "2025-04-24", "2025-05-15"),
    ("It was shut over the past three months.", "2025-02-15", "2025-05-15"),
]


@pytest.mark.parametrize(("text", "first", "last"), STRETCHES)
def test_some_words_mean_a_stretch_of_days(text, first, last):
    assert days_of(text) == [(first, last)]


COUNTED_ON = [
    ("Two days later it rained.", "2025-05-05"),
    ("The following day it rained.", "2025-05-04"),
    ("The next morning it rained.", "2025-05-04"),
    ("On the same day it rained.", "2025-05-03"),
    ("A day earlier it rained.", "2025-05-02"),
    ("It had rained the day before.", "2025-05-02"),
]


@pytest.mark.parametrize(("text", "day"), COUNTED_ON)
def test_later_and_earlier_count_from_the_day_under_discussion(text, day):
    assert days_of("The barn burned on 3 May. " + text)[-1] == (day, day)


def test_a_year_goes_on_to_the_next_days_told():
    found = days_of("He was held on 9 June 2023. A second barn burned on 12 June.")

    assert found[-1] == ("2023-06-12", "2023-06-12")


def test_a_text_without_date_keeps_relative_times_open():
    text = "It burned on Tuesday, two days ago, on 3 March, in May, and on 4 May 2024."

    found = days_of(text, None)

    assert found == [None, None, None, None, ("2024-05-04", "2024-05-04")]


@pytest.mark.parametrize(
    "text",
    [
        "A 31-year-old man got a four-year term.",
        "You may march past the second barn.",
        "It rang at 03:40.",
        "About 2000 soldiers saw the fall of rain.",
        "It burned on 31 June.",
    ],
)
def test_ages_terms_hours_and_verbs_are_no_times(text):
    assert [when for when in days_of(text) if when is not None] == []


def test_the_day_of_filing_is_marked_as_such():
    text = "OSLO, May 15 - A barn burned on Monday."

    rules = [mention.rule for mention in find_times(text, PUBLISHED, sentences(text))]

    assert rules == ["dateline", "weekday"]


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("It burned on Monday.", "day"),
        ("It burned in March.", "span"),
        ("Quiet since Monday.", "since"),
    ],
)
def test_a_time_says_what_sort_it_is(text, sort):
    (found,) = find_times(text, PUBLISHED, sentences(text))

    assert found.sort == sort


WORDS = st.sampled_from(
    "on Monday the 3 May 2024 last next week year night of to and between since two days later "
    "earlier ago early late mid - – / 31 February fall half first months Christmas 9999 , . \n İ ’"
    "".split(" ")
)


@given(
    st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=30).map(" ".join)),
    st.one_of(st.none(), st.dates()),
)
def test_any_text_is_read_in_order_and_in_range(text, published):
    found = find_times(text, published, sentences(text))

    for mention in found:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.sort in ("day", "span", "since")
    assert all(left.end <= right.start for left, right in pairwise(found))


@pytest.mark.parametrize("bit", ["May 3 to ", "on the ", "last week of the ", "1,", "1 "])
def test_a_long_line_costs_time_in_proportion(bit):
    text = bit * 6000

    started = perf_counter()
    find_times(text, PUBLISHED, sentences(text))

    assert perf_counter() - started < 10


def test_days_out_of_the_calendar_are_left_out():
    assert days_of("It burned two years ago.", date.min + timedelta(days=3)) == []
