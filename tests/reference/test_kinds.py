"""Every kind of event has a name, a meaning and wordings, as the design lists it."""

from importlib.resources import files
from pathlib import Path

import pytest

from penumbra.errors import UnknownItem
from penumbra.reference.kinds import INCIDENT_FAMILIES, Kind, families, kind, kinds
from penumbra.reference.wordings import event_wordings

DESIGN = Path(__file__).parents[3] / "shared" / "design" / "kinds.yaml"


@pytest.mark.parametrize("one", kinds().values(), ids=lambda one: one.id)
def test_a_kind_says_what_it_is(one: Kind):
    assert one.label[0].isupper()
    assert not one.label.endswith(".")
    assert len(one.what.split()) >= 3
    assert one.plover.isupper()


def test_meanings_with_commas_are_read_whole():
    assert kind("prosecution").label == "Charge, trial or verdict"
    assert kind("prosecution").what == "someone charged, tried, convicted or acquitted"


@pytest.mark.parametrize("id", kinds())
def test_a_kind_has_wordings(id: str):
    wordings = event_wordings().kinds[id]

    assert wordings.says


def test_no_wordings_are_kept_for_a_kind_that_is_not_there():
    wordings = event_wordings()
    used = {
        *wordings.kinds,
        *(name for group in wordings.rivals for name in group),
    }

    assert used <= set(kinds())


def test_an_anaphor_leads_to_kinds_or_families_that_are_there():
    leads = {name for names in event_wordings().anaphora.values() for name in names}

    assert leads <= {*kinds(), *families()}


def test_kinds_are_listed_family_by_family():
    order = [one.family for one in kinds().values()]

    assert sorted(order, key=families().index) == order
    assert set(INCIDENT_FAMILIES) < set(families())


def test_an_unknown_kind_is_answered_with_those_there_are():
    with pytest.raises(UnknownItem, match="no kind 'arsen'; we have: arson, explosion"):
        kind("arsen")


def test_the_shipped_kinds_are_those_of_the_design():
    if not DESIGN.exists():
        pytest.skip("the design's kinds.yaml is not beside this checkout")
    shipped = files("penumbra.reference").joinpath("data/kinds.yaml")

    assert shipped.read_bytes() == DESIGN.read_bytes()
