"""Nothing is said of a document without evidence from it."""

import dataclasses

import pytest

from penumbra.errors import EvidenceError, ModelError
from penumbra.model import Reading, Stance, Status
from tests.make import a_claim, a_document, a_figure, a_report, a_statement


@pytest.mark.parametrize(
    "record",
    [
        a_report(),
        a_claim(a_report()),
        a_statement(a_document(), "Moscow denied it"),
        a_figure(a_document(), "burned down"),
    ],
    ids=lambda record: type(record).__name__,
)
def test_a_record_without_evidence_is_refused(record):
    with pytest.raises(EvidenceError, match="no evidence; cite a passage"):
        dataclasses.replace(record, evidence=())


def test_a_report_without_the_words_that_tell_it_is_refused():
    with pytest.raises(EvidenceError, match="no mention"):
        dataclasses.replace(a_report(), mentions=())


@pytest.mark.parametrize("stance", [Stance.ATTRIBUTES, Stance.SUSPECTS])
def test_an_accusation_of_nobody_is_refused(stance: Stance):
    with pytest.raises(ModelError, match="name `accused`"):
        a_claim(a_report(), stance=stance, accused=None)


@pytest.mark.parametrize("stance", set(Stance) - {Stance.ATTRIBUTES, Stance.SUSPECTS})
def test_other_stances_need_not_name_anybody(stance: Stance):
    assert a_claim(a_report(), stance=stance, accused=None).accused is None


def test_an_unnamed_speaker_stays_unnamed():
    assert a_claim(a_report(), speaker=None, speaker_country=None).speaker is None


def test_a_claim_about_a_report_that_is_not_in_the_reading_is_refused():
    report, stranger = a_report(), a_report()

    with pytest.raises(ModelError, match="which is not here"):
        Reading(report.document_id, "rules", "1", (report,), (a_claim(stranger),))


def test_a_reading_gives_all_its_records_reports_first():
    document = a_document()
    report = a_report(document)
    claim, figure = a_claim(report), a_figure(document, "burned down")
    statement = a_statement(document, "Moscow denied it")

    reading = Reading(document.id, "rules", "1", (report,), (claim,), (statement,), (figure,))

    assert list(reading.records()) == [report, claim, statement, figure]


def test_only_what_took_place_goes_on_or_was_foiled_may_count_as_an_incident():
    real = {status for status in Status if status.is_real}

    assert real == {Status.OCCURRED, Status.ONGOING, Status.FOILED}


def test_a_finding_of_accident_is_about_nobody():
    assert not Stance.EXONERATES.names_accused
    assert Stance.DENIES.names_accused
