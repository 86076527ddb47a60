"""Documents and readings: kept once, replaced by a newer reading, withdrawn."""

from dataclasses import replace

import pytest

from penumbra.errors import StoreError
from penumbra.store import Added, Filter, Store
from tests.make import a_claim, a_document, a_figure, a_report, a_statement, an_event
from tests.store.telling import a_reading, tell


def counts(store: Store) -> dict[str, int]:
    return dict(store.describe().rows)


def a_full_reading(document, **options):
    report = a_report(document)
    return a_reading(
        document,
        report,
        a_claim(report),
        a_statement(document, "Moscow denied it"),
        a_figure(document, "A warehouse"),
        **options,
    )


def test_the_same_document_twice_adds_nothing(store: Store):
    document = a_document()
    reading = a_full_reading(document)

    assert store.add(document, reading) == Added(documents=1, readings=1, known=0)
    before = counts(store)
    assert store.add(document, reading) == Added(documents=0, readings=0, known=1)
    assert counts(store) == before


def test_a_document_never_changes(store: Store):
    document = a_document()
    store.add(document)

    store.add(replace(document, title="Another title"))

    assert store.document(document.id) == document


def test_a_newer_version_takes_the_former_readings_place(store: Store):
    document = a_document()
    store.add(document, a_full_reading(document))
    newer = a_full_reading(document, version="2")

    assert store.add(document, newer) == Added(documents=0, readings=1, known=0)

    assert store.reading(document.id, "rules") == newer
    assert counts(store)["reports"] == counts(store)["claims"] == 1
    assert store.has_reading(document.id, "rules", "2")
    assert not store.has_reading(document.id, "rules", "1")


def test_a_newer_version_may_give_its_records_the_same_ids(store: Store):
    document = a_document()
    reading = a_full_reading(document)
    store.add(document, reading)

    store.add(document, replace(reading, version="2"))

    assert store.reading(document.id, "rules") == replace(reading, version="2")


def test_two_extractors_stand_side_by_side(store: Store):
    document = a_document()
    store.add(document, a_full_reading(document, extractor="rules"))
    store.add(document, a_full_reading(document, extractor="model"))

    assert counts(store)["reports"] == 2

    assert store.withdraw("model", "1") == 1
    assert store.reading(document.id, "model") is None
    assert store.reading(document.id, "rules") is not None


def test_what_a_version_said_is_withdrawn_and_its_documents_can_be_read_again(store: Store):
    first, second = a_document("A fire. Moscow denied it. A warehouse."), a_document()
    store.add(first, a_full_reading(first, version="1"))
    store.add(second, a_full_reading(second, version="2"))

    assert store.withdraw("rules", "1") == 1

    assert [document.id for document in store.unread_documents("rules", "1")] == [
        first.id,
        second.id,
    ]
    assert [document.id for document in store.unread_documents("rules", "2")] == [first.id]
    assert store.has_document(first.id)
    left = counts(store)
    assert (left["documents"], left["readings"], left["reports"], left["claims"]) == (2, 1, 1, 1)
    assert (left["statements"], left["figures"]) == (1, 1)


def test_no_event_rests_on_a_withdrawn_report(store: Store):
    first, second = a_document("A fire in Riga."), a_document("A blaze in Riga.")
    said, stays = a_report(first), a_report(second)
    store.add(first, a_reading(first, said, version="1"))
    store.add(second, a_reading(second, stays, version="2"))
    store.put_events([an_event(said, stays)])

    store.withdraw("rules", "1")

    assert store.events() == []
    assert list(store.unfused_reports()) == [stays]
    assert counts(store)["event_places"] == 0


def test_a_reading_of_another_document_is_refused(store: Store):
    document = a_document()
    with pytest.raises(StoreError, match="came with document"):
        store.add(a_document("Another."), a_full_reading(document))


def test_what_is_not_there_is_none(store: Store):
    assert store.document("d0") is None
    assert not store.has_document("d0")
    assert store.reading("d0", "rules") is None
    assert list(store.documents(["d0"])) == store.reports(["r0"]) == store.claims(["r0"]) == []


def test_documents_come_in_the_order_in_which_they_came(store: Store):
    texts = ["One fire.", "Two fires.", "Three fires."]
    documents = [a_document(text) for text in texts]
    for document in documents:
        store.add(document)

    assert list(store.documents()) == documents
    assert list(store.documents([documents[2].id, documents[0].id])) == documents[::2]


def test_headers_cite_a_document_without_its_text(store: Store):
    document = a_document()
    store.add(document)

    header = store.headers([document.id, "d0"])[document.id]

    assert (header.title, header.outlet, header.published) == (
        document.title,
        document.outlet,
        document.published,
    )
    assert header.text is None


def test_reports_and_claims_come_in_the_order_asked(store: Store):
    document = a_document()
    reports = [a_report(document, id=id) for id in ("r1", "r2", "r3")]
    claims = [a_claim(report) for report in reports]
    store.add(document, a_reading(document, *reports, *claims))

    assert [report.id for report in store.reports(["r3", "r1"])] == ["r3", "r1"]
    assert store.claims(["r3", "r1"]) == [claims[2], claims[0]]
    assert list(store.all_reports()) == reports


def test_a_batch_keeps_many_and_counts_them(store: Store):
    documents = [a_document(f"Fire number {number}.") for number in range(450)]
    with store.batch() as batch:
        for document in [*documents, documents[0], documents[-1]]:
            batch.add(document, a_reading(document, a_report(document)))

    assert batch.added == Added(documents=450, readings=450, known=2)
    assert len(list(store.documents())) == len(list(store.all_reports())) == 450


def test_a_batch_knows_what_still_waits(store: Store):
    document = a_document()
    with store.batch() as batch:
        assert not batch.has_reading(document.id, "rules", "1")
        batch.add(document, a_full_reading(document))
        assert batch.has_reading(document.id, "rules", "1")
        assert not batch.has_reading(document.id, "rules", "2")
        assert not store.has_reading(document.id, "rules", "1")
        batch.flush()
        assert batch.has_reading(document.id, "rules", "1")


def test_a_batch_that_an_error_leaves_keeps_what_was_read_before(store: Store):
    document = a_document()

    def read_until_interrupted() -> None:
        with store.batch() as batch:
            batch.add(document, a_full_reading(document))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_until_interrupted()

    assert store.has_reading(document.id, "rules", "1")


def test_one_bad_reading_does_not_take_its_batch_along(store: Store):
    good = [a_document(f"Fire number {number}.") for number in range(3)]
    bad = a_document("A fire that is told twice.", name="bad.txt")
    twice = a_report(bad, id="same")

    batch = store.batch()
    for document in (good[0], bad, *good[1:]):
        records = [twice, twice] if document is bad else [a_report(document)]
        batch.add(document, a_reading(document, *records))

    with pytest.raises(StoreError, match=r"not kept: bad\.txt"):
        batch.flush()

    assert [document.id for document in store.documents()] == [document.id for document in good]
    assert not store.has_document(bad.id)


def test_searching_follows_what_is_kept(store: Store):
    store.add(a_document("A depot burned."))
    assert store.events(Filter(text="depot")) == []
    told = tell(store, "A depot burned again.")
    assert [event.id for event in store.events(Filter(text="depot"))] == [told]


def test_the_search_index_loses_what_documents_lose(store: Store):
    document = a_document("A depot burned.")
    store.add(document)
    with store._writes() as connection:
        connection.exec_driver_sql("DELETE FROM documents")
        index = "INSERT INTO document_words(document_words) VALUES ('integrity-check')"
        connection.exec_driver_sql(index)
        (found,) = connection.exec_driver_sql(
            "SELECT count(*) FROM document_words WHERE document_words MATCH 'depot'"
        ).one()

    assert found == 0
