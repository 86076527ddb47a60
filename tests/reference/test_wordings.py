"""The page of event wordings is read whole, or refused by name."""

import pytest

from penumbra.errors import ReferenceDataError
from penumbra.model import Status
from penumbra.reference import wordings
from penumbra.reference.wordings import event_wordings, pattern


@pytest.fixture
def a_page(monkeypatch):
    """Read another page instead of the shipped one."""

    def read(**changes):
        page = {
            "lists": {"cable": ["cable"], "broken": ["cut"]},
            "kinds": {"cable-damage": {"says": ["cable cut"]}},
            "anaphora": {},
            "status": {},
            "another": [],
            "series": [],
            "rivals": [],
            "defaults": {},
            "participants": {},
        } | changes
        monkeypatch.setattr(wordings, "load_page", lambda _: page)
        return event_wordings.__wrapped__()

    return read


@pytest.mark.parametrize(
    ("source", "elements"),
    [
        ("cable cut", ("cable", "cut")),
        ("damage to .. <cable>", ("damage", "to", "..", "<cable>")),
        ("% of GDP", ("%", "of", "gdp")),
        ("c-lion1", ("c-lion1",)),
        ("chargé d’affaires", ("chargé", "d’affaires")),
    ],
)
def test_a_pattern_is_read_element_by_element(source: str, elements: tuple[str, ...]):
    assert pattern(source).elements == elements


@pytest.mark.parametrize("source", ["", "..", ".. cable", "cable ..", "—"])
def test_a_pattern_without_a_firm_beginning_and_end_is_refused(source: str):
    with pytest.raises(ReferenceDataError, match="must begin and end with a word or list"):
        pattern(source)


@pytest.mark.parametrize(
    "entry",
    [
        {"says": ["cut of <cabel>"]},
        {"says": ["cut"], "unless": ["<cabel> car"]},
        {"pairs": ["<cable> & <brokn>"]},
    ],
    ids=["in a pattern", "in an exception", "in a pair"],
)
def test_a_list_that_is_not_there_is_refused_with_the_kind_that_asked(a_page, entry):
    with pytest.raises(ReferenceDataError, match=r"kind cable-damage uses lists .*(cabel|brokn)"):
        a_page(kinds={"cable-damage": entry})


def test_a_pair_of_one_is_refused(a_page):
    with pytest.raises(ReferenceDataError, match="needs '<a> & <b>'"):
        a_page(kinds={"cable-damage": {"pairs": ["<cable>"]}})


def test_a_pair_is_two_lists_and_how_near_they_stand(a_page):
    page = a_page(kinds={"cable-damage": {"pairs": ["<cable> & <broken>"], "near": 3}})

    (pair,) = page.kinds["cable-damage"].pairs
    assert (pair.left, pair.right, pair.near) == ("cable", "broken", 3)


def test_every_list_of_the_shipped_page_is_used():
    page = event_wordings()
    used = {
        name for slots in page.participants.values() for names in slots.values() for name in names
    }
    for one in page.kinds.values():
        used |= {e[1:-1] for row in (*one.says, *one.unless) for e in row.elements if e[0] == "<"}
        used |= {name for pair in one.pairs for name in (pair.left, pair.right)}

    assert set(page.lists) == used


def test_slots_are_filled_from_lists_that_are_there():
    page = event_wordings()
    asked = {
        name for slots in page.participants.values() for names in slots.values() for name in names
    }
    slots = {slot for slots in page.participants.values() for slot in slots}

    assert asked <= set(page.lists)
    assert slots <= {"targets", "instruments", "actors"}


def test_every_cue_is_of_a_status_or_says_no():
    page = event_wordings()

    assert set(page.before) == set(page.after) <= {*Status, "negated"}


def test_every_default_is_a_status():
    assert set(event_wordings().defaults.values()) <= set(Status)
