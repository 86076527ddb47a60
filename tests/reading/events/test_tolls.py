"""Whose dead and injured: a toll goes to the event told beside it, and unknown is not none."""

import pytest

from penumbra.model import Amount
from penumbra.reading.events.grouping import group_mentions
from penumbra.reading.events.mentions import find_mentions
from penumbra.reading.events.tolls import tolls
from tests.make import an_amount
from tests.reading.marking import a_page


def _tolls(text: str) -> dict[str, tuple[Amount | None, Amount | None]]:
    """Return killed and injured by kind of event."""
    page = a_page(text)
    groups = group_mentions(page, find_mentions(page))
    return {
        groups[at].kind: (toll.killed, toll.injured) for at, toll in tolls(page, groups).items()
    }


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("An explosion killed two people.", an_amount(2), None),
        ("Three people were killed and nine injured in the explosion.", an_amount(3), an_amount(9)),
        ("An explosion injured at least four workers.", None, Amount(4, None)),
        ("An explosion shook the plant. No one was hurt.", an_amount(0), an_amount(0)),
        ("An explosion shook the plant. Two people died.", an_amount(2), None),
        ("A bomb exploded. It was loud. No one was hurt.", an_amount(0), an_amount(0)),
    ],
)
def test_a_toll_is_read_with_its_event(text: str, killed: Amount | None, injured: Amount | None):
    assert _tolls(text) == {"explosion": (killed, injured)}


def test_where_nothing_is_said_the_toll_is_unknown():
    assert _tolls("An explosion shook the plant. The gate was closed.") == {}


def test_each_event_has_the_toll_of_its_own_sentence():
    text = "An explosion at the plant killed two people. A warehouse fire injured five people."

    assert _tolls(text) == {"explosion": (an_amount(2), None), "arson": (None, an_amount(5))}


def test_an_arrest_has_no_toll():
    assert "arrest" not in _tolls("Police arrested two men. Two people died.")


def test_a_feared_strike_has_no_toll():
    assert _tolls("A missile strike could kill hundreds of people.") == {}


def test_a_toll_long_after_is_of_something_else():
    text = "An explosion shook the plant. " + "It rained all day. " * 6 + "Four people died at sea."

    assert _tolls(text) == {}


def test_the_first_toll_stands_and_a_later_one_fills_what_was_not_said():
    text = "An explosion killed two people. Three people died and six were injured."

    assert _tolls(text) == {"explosion": (an_amount(2), an_amount(6))}


def test_a_toll_that_rose_later_in_the_text_replaces_the_first():
    text = "An explosion killed two people. The mayor came. The death toll has now risen to five."

    assert _tolls(text) == {"explosion": (an_amount(5), None)}


def test_a_higher_toll_that_somebody_else_puts_spans_a_range():
    text = "An explosion killed at least seven people. The army said 60 guards were killed."

    assert _tolls(text) == {"explosion": (Amount(7, 60), None)}


@pytest.mark.parametrize(
    "text",
    [
        "An explosion shook the plant. Elsewhere, two people died when a bus overturned.",
        "An explosion shook the plant. In Turku, two people died in traffic.",
        "An explosion shook the plant. On 3 March 2021 a storm had killed four people.",
        "Satellite signals were jammed off Turku. A fisherman died of a stroke.",
    ],
)
def test_the_dead_of_something_else_are_not_given_to_the_event(text: str):
    assert all(toll == (None, None) for toll in _tolls(text).values())


def test_each_clause_of_a_sentence_has_its_own_toll():
    text = (
        "An explosion at the plant killed two people, while a warehouse fire in Oslo injured five."
    )

    assert _tolls(text) == {"explosion": (an_amount(2), None), "arson": (None, an_amount(5))}


def test_nobody_hurt_at_either_place_is_said_of_both():
    text = (
        "A bomb exploded in Riga. A warehouse was set on fire in Oslo. No one was hurt in either."
    )

    nobody = (an_amount(0), an_amount(0))
    assert _tolls(text) == {"explosion": nobody, "arson": nobody}
