"""Each filter picks what its words say, in SQL."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penumbra.errors import ModelError, UnknownItem
from penumbra.model import Stance, Status
from penumbra.store import Filter, Store, open_store
from penumbra.store.folding import folded
from tests.make import a_document, a_figure, a_report, a_statement, an_event
from tests.store.telling import a_reading, tell


def shown(store: Store, **asked: object) -> list[str]:
    return [event.id for event in store.events(Filter(**asked))]


def test_without_a_filter_every_event_is_shown_newest_first_and_undated_last(store: Store):
    undated = tell(store, "A fire at some time.", when=None)
    old = tell(store, "A fire in May.", when=("2024-05-04", "2024-05-04"))
    new = tell(store, "A fire in June.", when=("2024-06-04", "2024-06-04"))

    assert shown(store) == [new, old, undated]
    assert shown(store, limit=1) == [new]


def test_kind_and_family_widen_each_other(store: Store):
    fire = tell(store, "A fire.", kind="arson")
    jamming = tell(store, "GPS was jammed.", kind="gnss-interference")
    tell(store, "An envoy flew in.", kind="visit")

    assert shown(store, kinds=("arson",)) == [fire]
    assert shown(store, families=("electronic",)) == [jamming]
    assert set(shown(store, kinds=("arson",), families=("electronic",))) == {fire, jamming}


def test_status_keeps_the_feared_apart_from_what_happened(store: Store):
    fire = tell(store, "A fire.")
    plot = tell(store, "A plot was foiled.", status=Status.FOILED)
    tell(store, "A strike is feared.", status=Status.HYPOTHETICAL)

    assert set(shown(store, statuses=(Status.OCCURRED, Status.FOILED))) == {fire, plot}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Świnoujście", True),
        ("swinoujscie", True),
        ("PORT", True),
        ("swinoujscie port", True),
        ("Swin", True),
        ("ujscie", False),
        ("Świnoujście%", True),
        ("_winoujscie", False),
        ("Riga", False),
    ],
)
def test_a_place_is_found_by_how_its_words_begin(store: Store, typed: str, found: bool):
    event = tell(store, "A fire.", where=[("Baltic Sea", None), ("Świnoujście port", "POL")])

    assert shown(store, place=typed) == ([event] if found else [])


def test_a_country_is_where_it_happened_not_who_is_blamed(store: Store):
    here = tell(store, "A fire.", where=[("Riga", "LVA")], accused=("Russia", "RUS"))
    tell(store, "A fire at sea.", where=[("Baltic Sea", None)])

    assert shown(store, countries=("LVA",)) == [here]
    assert shown(store, countries=("LVA", "EST")) == [here]
    assert shown(store, countries=("RUS",)) == []


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        (date(2024, 5, 4), date(2024, 5, 4), True),
        (date(2024, 5, 6), None, True),
        (date(2024, 5, 7), None, False),
        (None, date(2024, 5, 4), True),
        (None, date(2024, 5, 3), False),
        (date(2024, 5, 5), date(2024, 5, 5), True),
        (date.min, date.max, True),
    ],
)
def test_dates_pick_what_may_have_happened_on_one_of_the_days(
    store: Store, since: date | None, until: date | None, found: bool
):
    event = tell(store, "A fire.", when=("2024-05-04", "2024-05-06"))
    tell(store, "A fire at some time.", when=None)

    assert shown(store, since=since, until=until) == ([event] if found else [])


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("RUS", True),
        ("rus", True),
        ("GRU", True),
        ("military intelligence", True),
        ("russian", True),
        ("BLR", False),
        ("LVA", False),
        ("GR", False),
    ],
)
def test_the_accused_is_a_country_or_words_of_a_name(store: Store, typed: str, found: bool):
    accused = ("Russian military intelligence (GRU)", "RUS")
    event = tell(store, "A fire.", accused=accused)

    assert shown(store, accused=typed) == ([event] if found else [])


def test_who_denies_without_naming_anyone_is_the_accused(store: Store):
    denied = tell(
        store, "A fire.", accused=(None, None), stance=Stance.DENIES, speaker_country="BLR"
    )
    tell(store, "One more.", accused=(None, None), stance=Stance.ASSERTS, speaker_country="BLR")

    assert shown(store, accused="BLR") == [denied]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("warehouse", True),
        ("WAREHOUSES", True),  # word stems, without case
        ("warehouse drone", False),
        ("burned warehouse", True),
        ('"warehouse burned"', True),
        ('"burned warehouse"', False),
        ("ware*", True),
        ("ware", False),
        ("šiauliai", True),
        ("siauliai", True),
        ("it's", True),
        ("riga", True),  # in the title alone
        ("warehouse NOT burned", False),  # words, not operators
        ("a AND", False),
        ('"', False),
        ("--", False),
        ("   ", True),
        ("", True),
    ],
)
def test_text_finds_words_of_the_events_documents(store: Store, typed: str, found: bool):
    event = tell(store, "It's burned down: a warehouse burned in Šiauliai.")

    assert shown(store, text=typed) == ([event] if found else [])


@settings(deadline=None)
@given(st.text(st.characters(), max_size=30))
def test_nothing_that_is_typed_breaks_a_search(typed: str):
    with open_store(":memory:") as store:
        tell(store, "A warehouse burned.")
        asked = Filter(text=typed, place=typed, accused=typed)
        assert len(store.events(asked)) <= 1
        assert store.statements(asked) == store.figures(asked) == []


@given(st.text(max_size=30))
def test_what_is_folded_has_no_mark_that_a_pattern_would_read(name: str):
    assert not set("%_\\") & set(folded(name))


def test_filters_narrow_each_other(store: Store):
    fire = tell(store, "A fire.", where=[("Riga", "LVA")], accused=("Russia", "RUS"))
    tell(store, "A blaze.", where=[("Riga", "LVA")])
    tell(store, "Another fire.", where=[("Vilnius", "LTU")], accused=("Russia", "RUS"))

    asked = {"place": "riga", "accused": "RUS", "families": ("sabotage",), "text": "fire"}
    assert shown(store, **asked) == [fire]


def test_an_event_is_found_by_any_of_its_documents(store: Store):
    first = a_document("A fire in Riga.", title=None)
    second = a_document("A blaze in Latvia.", title=None)
    reports = [a_report(first), a_report(second)]
    for document, report in zip((first, second), reports, strict=True):
        store.add(document, a_reading(document, report))
    store.put_events([an_event(*reports, id="event")])

    assert shown(store, text="fire") == shown(store, text="blaze") == ["event"]
    assert shown(store, text="fire blaze") == []


def test_statements_and_figures_follow_their_parties_and_day_of_publication(store: Store):
    document = a_document("Moscow denied it. Losses of 3 million were named in Riga.")
    denial = a_statement(document, "Moscow denied it", addressee_country="LVA")
    losses = a_figure(document, "Losses of 3 million", claimant_country="LVA")
    store.add(document, a_reading(document, denial, losses))

    def both(**asked: object) -> tuple[int, int]:
        picked = Filter(**asked)
        return len(store.statements(picked)), len(store.figures(picked))

    assert both() == (1, 1)
    assert both(countries=("RUS",)) == (1, 0)
    assert both(countries=("LVA",)) == (1, 1)
    assert both(since=date(2024, 5, 6), until=date(2024, 5, 6)) == (1, 1)
    assert both(since=date(2024, 5, 7)) == (0, 0)
    assert both(text="losses") == (1, 1)
    assert both(text="drones") == (0, 0)
    assert both(limit=0) == (0, 0)


def test_statements_of_a_kind_are_those_beside_such_an_event(store: Store):
    document = a_document("A cable broke. Moscow denied it.")
    report = a_report(document, kind="cable-damage")
    denial = a_statement(document, "Moscow denied it")
    store.add(document, a_reading(document, report, denial))
    store.put_events([an_event(report)])

    assert store.statements(Filter(kinds=("cable-damage",))) == [denial]
    assert store.statements(Filter(kinds=("arson",))) == []


def test_statements_come_newest_first_and_in_the_order_of_their_text(store: Store):
    old = a_document("He warned. She replied.", published=date(2024, 1, 1))
    new = a_document("They agreed at last.", published=date(2024, 2, 1))
    warned, replied = a_statement(old, "He warned"), a_statement(old, "She replied")
    agreed = a_statement(new, "They agreed")
    store.add(old, a_reading(old, warned, replied))
    store.add(new, a_reading(new, agreed))

    assert store.statements() == [agreed, warned, replied]


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"kinds": ("arsons",)}, UnknownItem),
        ({"families": ("fire",)}, UnknownItem),
        ({"since": date(2024, 2, 1), "until": date(2024, 1, 1)}, ModelError),
        ({"limit": -1}, ModelError),
    ],
)
def test_a_filter_that_makes_no_sense_is_refused(asked: dict[str, object], error: type):
    with pytest.raises(error):
        Filter(**asked)
