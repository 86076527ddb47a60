"""When and where an event is set: its own day and town, not those of the words around it."""

from datetime import date

import pytest

from penumbra.model import Place
from penumbra.reading.events.mentions import find_mentions
from penumbra.reading.events.settings import Setting, settings_of
from penumbra.reading.extract import mark
from tests.make import RIGA, a_document
from tests.reading.marking import a_page

TALLINN = Place("Tallinn", "EST", 59.44, 24.75, 10, "town")


def _setting(text: str, kind: str) -> Setting:
    """Return the setting of the first mention of the kind; published Monday 6 May 2024."""
    page = a_page(text, places=(RIGA, TALLINN))
    mentions = find_mentions(page)
    settings = settings_of(page, mentions)
    return next(s for m, s in zip(mentions, settings, strict=True) if m.kind == kind)


def _day(text: str, kind: str = "arson") -> date | None:
    times = _setting(text, kind).times
    return times[0].when.first_day if times and times[0].when else None


def _places(text: str, kind: str = "arson") -> list[str]:
    return [one.place.name for one in _setting(text, kind).places]


SATURDAY, SUNDAY = date(2024, 5, 4), date(2024, 5, 5)


@pytest.mark.parametrize(
    "text",
    [
        "A warehouse burned down on Saturday.",
        "On Saturday, a warehouse burned down.",
        "A warehouse that burned down on Saturday was insured.",
        "A warehouse burned down on Saturday, police said on Sunday.",
        "A warehouse burned down on Saturday, the ministry confirmed late on Sunday.",
        "A warehouse burned down on 4 May 2024.",
    ],
)
def test_an_event_has_its_own_day(text: str):
    assert _day(text) == SATURDAY


@pytest.mark.parametrize(
    "text",
    [
        "Police said on Sunday that a warehouse had burned down.",
        "The mayor told reporters on Sunday that a warehouse burned down.",
        "A warehouse burned down, prosecutors announced on Sunday.",
        "The ministry wrote on X on Sunday that a warehouse burned down.",
    ],
)
def test_the_day_somebody_spoke_is_not_the_day_of_the_event(text: str):
    assert _day(text) is None


def test_the_day_of_an_arrest_is_not_the_day_of_the_fire():
    text = "Two men were arrested on Sunday over the fire at a warehouse."

    assert _day(text, "arrest") == SUNDAY
    assert _day(text, "arson") is None


def test_each_of_two_events_in_one_sentence_has_its_own_day():
    text = "A warehouse burned down on Saturday, and two men were arrested on Sunday."

    assert (_day(text, "arson"), _day(text, "arrest")) == (SATURDAY, SUNDAY)


def test_a_day_of_another_sentence_is_not_taken():
    assert _day("The fair opened on Saturday. A warehouse burned down.") is None


def test_an_undated_text_leaves_a_weekday_open():
    page = a_page("A warehouse burned down on Saturday.", published=None)

    (setting,) = settings_of(page, find_mentions(page))

    assert setting.times == ()


def test_the_town_in_its_own_clause_comes_first():
    text = "A warehouse in Riga burned down, while officials met in Tallinn."

    assert _places(text) == ["Riga"]


def test_a_town_elsewhere_in_the_sentence_is_taken_where_the_clause_has_none():
    assert _places("In Riga, where rain fell, a warehouse burned down.") == ["Riga"]


def test_a_place_of_another_sentence_is_not_taken():
    assert _places("Rain fell in Riga. A warehouse burned down.") == []


def test_the_nearest_town_comes_first():
    text = "A warehouse burned down in Riga hours after a market in Tallinn closed."

    assert _places(text)[0] == "Riga"


def test_in_a_list_each_item_keeps_its_own_month_and_place():
    text = (
        "Officials recall a fire at a depot in Riga in March 2024, a fire at a market in Warsaw "
        "in May 2024, and a blaze at a mill in Brno in June 2024."
    )
    page = mark(a_document(text=text, published=date(2025, 3, 12)))

    settings = [
        ([str(time.when.first_day)[:7] for time in setting.times if time.when],
         [place.place.name for place in setting.places])
        for setting in settings_of(page, find_mentions(page))
    ]  # fmt: skip

    assert settings == [
        (["2024-03"], ["Riga"]),
        (["2024-05"], ["Warsaw"]),
        (["2024-06"], ["Brno"]),
    ]


def test_a_day_told_first_holds_for_all_that_follows():
    text = "On Monday a depot burned in Riga, a train was derailed near Brno."
    page = mark(a_document(text=text, published=date(2025, 3, 12)))

    settings = settings_of(page, find_mentions(page))

    assert [str(one.times[0].when.first_day) for one in settings] == ["2025-03-10"] * 2
