"""The pages of event wordings are read whole, or refused by name."""

import pytest

from penumbra.errors import ReferenceDataError
from penumbra.model import Status
from penumbra.reference import wordings
from penumbra.reference.wordings import MARKED, event_wordings, pattern


@pytest.fixture
def pages(monkeypatch):
    """Read other pages instead of the shipped ones: kinds and lists of sabotage, shared lists."""

    def read(*, kinds=None, lists=None, shared=None):
        cues = {"anaphora": {}, "status": {}, "another": [], "series": [], "rivals": []}
        told = {
            "wordings/sabotage.yaml": {
                "lists": lists or {"cable": ["cable"], "broken": ["cut"]},
                "kinds": kinds or {"cable-damage": {"says": ["cable cut"]}},
            },
            "wordings/shared.yaml": {"lists": shared or {}},
            "wordings/cues.yaml": cues,
        }
        monkeypatch.setattr(wordings, "load_page", lambda name: told.get(name, {}))
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
def test_a_list_that_is_not_there_is_refused_with_the_kind_that_asked(pages, entry):
    with pytest.raises(ReferenceDataError, match=r"cable-damage uses lists .*(cabel|brokn)"):
        pages(kinds={"cable-damage": entry})


def test_a_pair_of_one_is_refused(pages):
    with pytest.raises(ReferenceDataError, match="needs '<a> & <b>'"):
        pages(kinds={"cable-damage": {"pairs": ["<cable>"]}})


def test_a_pair_is_two_lists_and_how_near_they_stand(pages):
    page = pages(kinds={"cable-damage": {"pairs": ["<cable> & <broken>"], "near": 3}})

    (pair,) = page.kinds["cable-damage"].pairs
    assert (pair.left, pair.right, pair.near) == ("cable", "broken", 3)


def test_every_list_of_the_shipped_page_is_used():
    page = event_wordings()
    used = {name for one in page.kinds.values() for names in one.slots.values() for name in names}
    for one in page.kinds.values():
        rows = (*one.says, *one.unless, *one.topic, *one.topical.says)
        used |= {e[1:-1] for row in rows for e in row.elements if e[0] == "<"}
        for pair in (*one.pairs, *one.topical.pairs):
            used |= {pair.left, pair.right}

    assert set(page.lists) == used - set(MARKED)


def test_the_slots_filled_are_those_of_a_report():
    slots = {slot for one in event_wordings().kinds.values() for slot in one.slots}

    assert slots <= {"targets", "instruments", "actors"}


def test_slots_of_a_list_that_is_not_there_are_refused(pages):
    with pytest.raises(ReferenceDataError, match=r"lists that are not there: .*cabel"):
        pages(kinds={"cable-damage": {"says": ["cut"], "slots": {"targets": ["cabel"]}}})


def test_words_may_stand_in_a_pair_in_place_of_a_list(pages):
    page = pages(kinds={"cable-damage": {"pairs": ["<cable> & torn in two"]}})

    (pair,) = page.kinds["cable-damage"].pairs
    assert [row.elements for row in page.lists[pair.right]] == [("torn", "in", "two")]


def test_a_list_that_two_pages_give_is_refused(pages):
    with pytest.raises(ReferenceDataError, match="the list 'cable' is given twice"):
        pages(shared={"cable": ["wire"]})


def test_every_cue_is_of_a_status_or_says_no():
    page = event_wordings()

    assert set(page.before) == set(page.after) <= {*Status, "negated"}


def test_every_default_is_a_status():
    defaults = {one.default for one in event_wordings().kinds.values()}

    assert defaults <= {None, *Status}


def test_a_list_may_hold_another(pages):
    page = pages(
        shared={"wire": ["wire", "<rope>"], "rope": ["rope"]}, kinds={"arson": {"says": ["fire"]}}
    )

    assert [row.source for row in page.lists["wire"]] == ["wire", "rope"]


def test_a_list_that_holds_one_that_is_not_there_is_refused(pages):
    with pytest.raises(ReferenceDataError, match="<rope>"):
        pages(shared={"wire": ["<rope>"]})


def test_no_list_is_empty_and_no_entry_stands_twice_in_a_kind():
    for one in event_wordings().kinds.values():
        assert one.says or one.pairs
    assert all(event_wordings().lists.values())
