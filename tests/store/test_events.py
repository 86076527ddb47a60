"""Events: put, moved, replaced, and found by the beginning of their id."""

import pytest

from penumbra.errors import StoreError, UnknownItem
from penumbra.store import Store
from tests.make import RIGA, a_document, a_report, an_event
from tests.store.telling import a_reading


@pytest.fixture
def reports(store: Store):
    document = a_document()
    made = [a_report(document, where=[RIGA]) for _ in range(3)]
    store.add(document, a_reading(document, *made))
    return made


def test_a_changed_event_takes_the_formers_place(store: Store, reports):
    first, second, third = reports
    store.put_events([an_event(first, id="event1"), an_event(second, third, id="event2")])

    changed = an_event(second, first, id="event2", kind="explosion", where=())
    store.put_events([changed], removed_ids=["event1"])

    assert store.events() == [changed]
    assert [report.id for report in store.unfused_reports()] == [third.id]
    assert store.events_of([first.id, third.id]) == {first.id: "event2"}
    assert store.describe().rows["event_places"] == 0


def test_replacing_leaves_no_former_event(store: Store, reports):
    first, second, third = reports
    store.put_events([an_event(first, id="old")])

    store.replace_events([an_event(second, third, id="new1"), an_event(first, id="new2")])

    assert {event.id for event in store.events()} == {"new1", "new2"}
    assert store.reports_of("new1") == [second, third]


def test_a_report_tells_of_one_event_only(store: Store, reports):
    first, second, _ = reports
    kept = an_event(first, id="event1")
    store.put_events([kept])

    with pytest.raises(StoreError, match="contradicts"):
        store.put_events([an_event(second, first, id="event2")])

    assert store.events() == [kept]


def test_an_event_on_a_report_that_is_not_kept_is_refused_and_nothing_changes(store, reports):
    kept = an_event(reports[0], id="event1")
    store.put_events([kept])

    with pytest.raises(StoreError, match="contradicts"):
        store.replace_events([an_event(a_report(), id="event2")])

    assert store.events() == [kept]


def test_an_event_is_found_by_the_beginning_of_its_id(store: Store, reports):
    store.put_events(
        [
            an_event(report, id=id)
            for report, id in zip(reports, ("ab12cd", "ab12ef", "ab12"), strict=True)
        ]
    )

    assert store.event("ab12c").id == "ab12cd"
    assert store.event("ab12").id == "ab12"  # in full, though others begin so


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("ab12", "may be any of ab12cd, ab12ef; give more letters"),
        ("ab1", "give at least 4 letters"),
        ("", "give at least 4 letters"),
        ("ab12x", "no event 'ab12x'; near it: ab12"),
        ("zz%%", "no event 'zz%%'; near it: "),
        ("\ud800\x00aa", "no event"),
    ],
)
def test_an_unknown_event_is_answered_with_the_near_ones(store, reports, typed, told):
    ids = ("ab12cd", "ab12ef", "b00000")
    store.put_events([an_event(report, id=id) for report, id in zip(reports, ids, strict=True)])

    with pytest.raises(UnknownItem) as answer:
        store.event(typed)

    assert told in str(answer.value)


def test_in_an_empty_store_no_event_is_near(store: Store):
    with pytest.raises(UnknownItem, match="none is kept yet"):
        store.event("ab12")
