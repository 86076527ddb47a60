"""When a thing happened, read from a page published on Thursday, 15 May 2025."""

from datetime import date, timedelta
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penumbra.reading.layout import sentences
from penumbra.reading.times.find import find_times

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
    ("It burned at 9 a.m. local time on Tuesday.", "2025-05-13"),
    ("It burned on the eve of Sunday's vote.", "2025-05-10"),
    ("It burned two days after Saturday's march.", "2025-05-12"),
    ("It burned the day before yesterday.", "2025-05-13"),
    ("He took office on 1 June.", "2024-06-01"),
    ("Envoys agreed on a summit for 1 June.", "2025-06-01"),
    ("It burned on Monday, 3 June.", "2024-06-03"),
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
    ("It burned in the past 24 hours.", "2025-05-14", "2025-05-15"),
    ("It burned several weeks ago.", "2025-03-13", "2025-04-24"),
    ("It burned half a year ago.", "2024-10-16", "2024-12-15"),
    ("It burned two or three days ago.", "2025-05-12", "2025-05-13"),
    ("It burned at the weekend.", "2025-05-10", "2025-05-11"),
    ("It burned the weekend before last.", "2025-05-03", "2025-05-04"),
    ("It burned in the week of 3 March.", "2025-03-03", "2025-03-09"),
    ("It burned late on Friday night.", "2025-05-09", "2025-05-10"),
    ("It burned at the turn of the year.", "2024-12-22", "2025-01-10"),
    ("It burned in the run-up to Christmas.", "2024-12-01", "2024-12-24"),
    ("It burned over Easter.", "2025-04-18", "2025-04-22"),
    ("It burned in the last days of April.", "2025-04-26", "2025-04-30"),
    ("It burned in the last three months of 2023.", "2023-10-01", "2023-12-31"),
    ("He was told to leave by 1 June.", "2025-05-15", "2025-06-01"),
    ("It burned in the winter of 2022-23.", "2022-12-01", "2023-02-28"),
    ("It was built in 2014-15.", "2014-01-01", "2015-12-31"),
    ("It was built from 2014 to 2022.", "2014-01-01", "2022-12-31"),
    ("It burned after 2022's war.", "2022-01-01", "2022-12-31"),
    ("It burned midweek.", "2025-05-13", "2025-05-15"),
    ("They were paid in the late 1990s.", "1996-01-01", "1999-12-31"),
    (
        "Fires have spread since Moscow launched its full-scale invasion.",
        "2022-02-24",
        "2025-05-15",
    ),
    ("Fires have spread since the annexation of Crimea.", "2014-03-18", "2025-05-15"),
    ("Fires have spread since the end of June.", "2024-06-21", "2025-05-15"),
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


ANCHORED = [
    ("In 2022 it closed. A year later it opened.", "2023-01-01", "2023-12-31"),
    (
        "It closed in the summer of 2023. The following spring it opened.",
        "2024-03-01",
        "2024-05-31",
    ),
    (
        "Tension has grown since April, and later that month a barn burned.",
        "2025-04-01",
        "2025-04-30",
    ),
    (
        "A barn burned on 3 May. Police said on Tuesday it was lit. That day it rained.",
        *["2025-05-03"] * 2,
    ),
    (
        "A barn burned on 3 May. Two days earlier one fell. The next day it rained.",
        *["2025-05-04"] * 2,
    ),
    ("He came to Bern on Monday for two days of talks.", "2025-05-12", "2025-05-13"),
    ("They were shut on Monday, three days after a barn burned.", *["2025-05-09"] * 2),
    ("A shed burned on Monday. It came two days after a barn did.", *["2025-05-10"] * 2),
    ("A barn burned in November. That night a shed did.", "2024-11-01", "2024-11-30"),
    ("A barn burned in the night of 3 May. The same night a shed did.", "2025-05-03", "2025-05-04"),
    ("A barn burned on 3 May. Since then it has been calm.", "2025-05-03", "2025-05-15"),
]


@pytest.mark.parametrize(("text", "first", "last"), ANCHORED)
def test_what_a_text_speaks_of_is_counted_on_from(text, first, last):
    assert days_of(text)[-1] == (first, last)


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
        "He is 52 years old and was jailed for three years.",
        "You may march past the second barn.",
        "It rang at 03:40.",
        "About 2000 soldiers saw the fall of rain.",
        "It burned on 31 June.",
        "It was shut for three hours, and took over two years to build.",
        "He writes every week, on Mondays, at a cost of $3 a year.",
        "They now hide it, as they recently said.",
        "Three weeks after the fire it rained.",
        "A forged letter went round on the eve of the vote.",
        "A year later it opened.",
        "It was calm before the full-scale invasion.",
        "He came on a Friday night.",
        "It stood near the Christmas market.",
    ],
)
def test_ages_lengths_sets_and_what_stays_open_name_no_days(text):
    assert [when for when in days_of(text) if when is not None] == []


VALUES = [
    ("It burned last week.", "2025-W19", "span"),
    ("It burned at the weekend.", "2025-W19-WE", "day"),
    ("It burned last autumn.", "2024-FA", "span"),
    ("It burned in the third quarter of 2023.", "2023-Q3", "span"),
    ("It burned in the first half of 2023.", "2023-H1", "span"),
    ("It burned earlier this year.", "2025", "span"),
    ("It burned in the late 1990s.", "199X", "span"),
    ("It burned on Friday night.", "2025-05-09TNI", "day"),
    ("It burned at 9 a.m. on Tuesday.", "2025-05-13T09:00", "day"),
    ("It took three days.", "P3D", "length"),
    ("It took two and a half years.", "P2Y6M", "length"),
    ("It took twenty-four hours.", "PT24H", "length"),
    ("It took several weeks.", "PXW", "length"),
    ("It took a decade-long war.", "P10Y", "length"),
    ("They meet every two weeks.", "P2W", "set"),
    ("They meet daily.", "P1D", "set"),
    ("They meet every Monday.", "XXXX-WXX-1", "set"),
    ("They meet twice a month.", "P1M", "set"),
    ("They now meet.", "PRESENT_REF", "reference"),
    ("They met recently.", "PAST_REF", "reference"),
    ("They will meet soon.", "FUTURE_REF", "reference"),
]


@pytest.mark.parametrize(("text", "value", "sort"), VALUES)
def test_a_time_has_its_value_in_the_common_notation(text, value, sort):
    (found,) = find_times(text, PUBLISHED, sentences(text))

    assert (found.value, found.sort) == (value, sort)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In the third quarter it lost $3 million, against $2 million a year earlier.", "2023-Q3"),
        ("It lost $3 million in the third quarter. The latest quarter was bad.", "2024-Q3"),
        (
            "It lost $3 million in the third quarter, less than in the year-earlier period.",
            "2023-Q3",
        ),
    ],
)
def test_accounts_go_on_about_the_quarter_told(text, value):
    assert find_times(text, PUBLISHED, sentences(text))[-1].value == value


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


SORTS = ("day", "span", "since", "length", "set", "reference", "hour")
WORDS = st.sampled_from(
    "on Monday the 3 May 2024 last next week year night of to and between since two days later "
    "earlier ago before years every several half past recent hours first a century now noon "
    "early late mid - – / 31 February fall months Christmas 9999 ² 1/0 , . \n İ ’".split(" ")
)


@given(
    st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=30).map(" ".join)),
    st.one_of(st.none(), st.dates()),
)
def test_any_text_is_read_in_order_and_in_range(text, published):
    found = find_times(text, published, sentences(text))

    for mention in found:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.sort in SORTS
        assert mention.when is None or mention.sort in ("day", "span", "since")
    assert all(left.end <= right.start for left, right in pairwise(found))


@pytest.mark.parametrize(
    "bit",
    ["May 3 to ", "on the ", "last week of the ", "1,", "1 ", "half a ", "years ", "since the "],
)
def test_a_long_line_costs_time_in_proportion(bit):
    text = bit * 6000

    started = perf_counter()
    find_times(text, PUBLISHED, sentences(text))

    assert perf_counter() - started < 10


def test_days_out_of_the_calendar_are_left_out():
    assert days_of("It burned two years ago.", date.min + timedelta(days=3)) == []
