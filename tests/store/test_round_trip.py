"""What is kept comes back as it was."""

from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from typing import Any

import pytest
from hypothesis import given, settings

from penumbra.model import Amount, Document, Event, Reading, Reliability, Source
from penumbra.store import Store, open_store
from penumbra.store.schema import storable
from tests.make import a_document, a_report
from tests.store.strategies import read_documents
from tests.store.telling import a_reading

# A store is made for each example, and other work on the machine may slow that down.
unhurried = settings(deadline=None, max_examples=60)


def as_kept(value: Any) -> Any:
    """The same value with U+FFFD for what no database keeps."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, tuple):
        return tuple(as_kept(part) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: as_kept(getattr(value, field.name)) for field in fields(value)}
        return replace(value, **parts)
    return value


@unhurried
@given(read_documents())
def test_any_document_and_reading_come_back_as_they_were(read: tuple[Document, Reading]):
    document, reading = read
    with open_store(":memory:") as store:
        store.add(document, reading)

        assert store.document(document.id) == as_kept(document)
        assert store.reading(document.id, reading.extractor) == as_kept(reading)


@unhurried
@given(read_documents())
def test_quotes_still_stand_in_the_text_that_is_kept(read: tuple[Document, Reading]):
    document, reading = read
    with open_store(":memory:") as store:
        store.add(document, reading)
        kept = store.document(document.id)
        again = store.reading(document.id, reading.extractor)

    assert kept is not None
    assert again is not None
    for record in again.records():
        assert all(passage.stands_in(kept.text) for passage in record.evidence)


@unhurried
@given(read_documents())
def test_any_event_comes_back_as_it_was(read: tuple[Document, Reading]):
    document, reading = read
    if not reading.reports:
        return
    first = reading.reports[0]
    event = Event(
        id="e1234",
        kind=first.kind,
        status=first.status,
        when=first.when,
        when_span=reading.reports[-1].when,
        where=first.where,
        targets=first.targets,
        instruments=first.instruments,
        actors=first.actors,
        killed=first.killed,
        injured=first.injured,
        report_ids=tuple(report.id for report in reading.reports[::-1]),
        why=first.targets,
    )
    with open_store(":memory:") as store:
        store.add(document, reading)
        store.put_events([event])

        assert store.event("e1234") == as_kept(event)
        assert store.reports_of("e1234") == [as_kept(report) for report in reading.reports[::-1]]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("half a pair \ud83d here", "half a pair � here"),
        ("a nul \x00 here", "a nul � here"),
        ("whole 😀, Marijampolė, עברית, e\u0301", "whole 😀, Marijampolė, עברית, e\u0301"),
    ],
)
def test_only_nul_and_lone_surrogates_are_changed_and_lengths_stay(written: str, kept: str):
    assert storable(written) == kept
    assert len(kept) == len(written)


def test_whole_counts_come_back_as_whole_numbers(store: Store):

    document = a_document()
    report = a_report(document, killed=Amount(4, None))
    store.add(document, a_reading(document, report))

    (kept,) = store.reports([report.id])

    assert repr(kept.killed) == "Amount(low=4, high=None)"


def test_a_source_is_kept_with_its_document_and_its_latest_grade(store: Store):
    document = a_document()
    source = Source("bp", "Baltic Post", "Post Group", "en", None, Reliability.C)

    store.add(document, source=source)
    store.add(a_document("Another day in Riga."), source=replace(source, reliability=Reliability.B))

    assert store.sources() == [replace(source, reliability=Reliability.B)]


def test_when_it_was_fetched_is_kept_to_the_microsecond_in_utc(store: Store):
    fetched = datetime(2025, 3, 1, 12, 30, 15, 123456, UTC)
    document = replace(a_document(), fetched=fetched)

    store.add(document)

    assert store.document(document.id) == document
