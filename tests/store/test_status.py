"""Runs, judgements, and the store at a glance."""

from datetime import UTC, date, datetime, timedelta

import pytest

from penumbra.errors import UnknownItem
from penumbra.model import Decision, Judgement, Skip
from penumbra.store import Store, open_store
from tests.make import a_document, a_report, an_event
from tests.store.telling import a_reading

NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)


def test_an_empty_store_describes_itself(store: Store, path):
    about = store.describe()

    assert about.path == str(path)
    assert about.size >= path.stat().st_size > 0
    assert set(about.rows.values()) == {0}
    assert (about.first_published, about.last_run, about.unfinished) == (None, None, ())


def test_a_full_store_counts_what_it_holds(store: Store):
    days = [date(2024, 5, 1), date(2024, 7, 1), None]
    for number, day in enumerate(days):
        document = a_document(f"Fire number {number}.", published=day)
        report = a_report(document)
        version = "2" if number else "1"
        store.add(document, a_reading(document, report, version=version))
        if not number:
            store.put_events([an_event(report)])

    about = store.describe()

    assert (about.first_published, about.last_published) == (days[0], days[1])
    assert (about.rows["documents"], about.rows["events"], about.unfused) == (3, 1, 2)
    assert about.extractors == {("rules", "1"): 1, ("rules", "2"): 2}


def test_a_memory_store_has_a_size_too():
    with open_store(":memory:") as store:
        assert store.describe().size > 0


def test_a_run_that_ends_tells_what_came_of_it(store: Store):
    run = store.start_run(["news/", "-"], NOON)
    store.note_skips(run, [Skip("news/a.txt", "is empty"), Skip("news/b.txt", "is binary")])
    store.finish_run(run, NOON + timedelta(minutes=2), {"documents": 4})

    about = store.describe()

    assert about.last_run == store.runs()[0]
    assert about.last_run.given == ("news/", "-")
    assert about.last_run.finished == NOON + timedelta(minutes=2)
    assert about.last_run.counts == {"documents": 4}
    assert about.last_run.skipped == 2
    assert about.last_run.skips[0] == Skip("news/a.txt", "is empty")
    assert about.unfinished == ()


def test_an_interrupted_run_shows_until_it_is_run_again_to_the_end(store: Store):
    cut = store.start_run(["news/"], NOON)
    store.note_skips(cut, [Skip("news/a.txt", "is empty")])
    other = store.start_run(["else/"], NOON)
    store.finish_run(other, NOON, {})

    (unfinished,) = store.describe().unfinished
    assert (unfinished.number, unfinished.skipped) == (cut, 1)

    again = store.start_run(["news/"], NOON)
    assert [run.number for run in store.describe().unfinished] == [cut, again]
    store.finish_run(again, NOON, {})
    assert store.describe().unfinished == ()


def test_runs_are_listed_newest_first(store: Store):
    numbers = [store.start_run([f"{n}.txt"], NOON) for n in range(3)]

    assert [run.number for run in store.runs(limit=2)] == numbers[:0:-1]


def test_a_judgement_is_kept_once_and_undone_but_never_deleted(store: Store):
    judgement = Judgement("j1", Decision.SAME, ("r1", "r2"), "an analyst", NOON, "same ship")
    note = Judgement("j2", Decision.NOTE, (), "an analyst", NOON, "ask the port")
    store.add_judgement(judgement)
    store.add_judgement(judgement)
    store.add_judgement(note)

    assert store.judgements() == [judgement, note]

    store.undo_judgement("j1")
    assert [kept.undone for kept in store.judgements()] == [True, False]

    with pytest.raises(UnknownItem, match="j3"):
        store.undo_judgement("j3")
