"""A report has its slots from the text, each with the words and the rule that gave it."""

from penumbra.model import Place, Report, Status
from penumbra.reading.events.grouping import group_mentions
from penumbra.reading.events.mentions import find_mentions
from penumbra.reading.events.reports import make_reports
from tests.make import RIGA, an_amount, days
from tests.reading.marking import PUBLISHED, a_page

LATVIA = Place("Latvia", "LVA", 56.9, 24.9, 200, "country")


def _reports(text: str, *, document_id: str = "d1", published=PUBLISHED) -> list[Report]:
    page = a_page(text, published=published, places=(RIGA, LATVIA))
    return make_reports(page, group_mentions(page, find_mentions(page)), document_id)


FIRE = (
    "Two men set fire to a furniture warehouse in Riga, Latvia, on Saturday. "
    "The blaze injured three guards."
)


def test_a_fire_is_reported_with_everything_the_text_tells_of_it():
    (fire,) = _reports(FIRE)

    assert (fire.kind, fire.status) == ("arson", Status.OCCURRED)
    assert fire.when == days("2024-05-04")
    assert [place.name for place in fire.where] == ["Riga", "Latvia"]
    assert fire.targets == ("furniture warehouse",)
    assert fire.injured == an_amount(3)
    assert fire.killed is None
    assert [mention.quote for mention in fire.mentions][-1] == "blaze"


def test_every_slot_says_which_rule_and_words_filled_it():
    (fire,) = _reports(FIRE)

    told = {reason.slot: reason for reason in fire.reasons}
    assert {"kind", "status", "when", "where", "toll", "targets"} <= set(told)
    assert told["kind"].rule.startswith("wordings/sabotage.yaml: arson")
    assert told["when"].passage
    assert "Saturday" in told["when"].passage.quote
    assert all(r.passage in fire.evidence for r in fire.reasons if r.passage)


def test_evidence_holds_the_sentence_that_first_tells_of_it():
    (fire,) = _reports(FIRE)

    assert FIRE.partition(". ")[0] + "." in {passage.quote for passage in fire.evidence}


def test_the_narrowest_time_told_is_its_day():
    text = "A shop in Riga burned down last week. The shop fire broke out on 30 April."

    (fire,) = _reports(text)

    assert fire.when == days("2024-04-30")


def test_what_the_text_does_not_say_is_unknown():
    (fire,) = _reports("A shop burned down.")

    assert (fire.when, fire.where, fire.killed, fire.injured) == (None, (), None, None)


def test_relative_days_of_an_undated_text_stay_open():
    (fire,) = _reports("A shop burned down on Saturday.", published=None)

    assert fire.when is None


def test_a_report_keeps_its_id_when_read_again():
    assert [r.id for r in _reports(FIRE)] == [r.id for r in _reports(FIRE)]


def test_the_same_words_in_another_document_are_another_report():
    (one,), (other,) = _reports(FIRE), _reports(FIRE, document_id="d2")

    assert one.id != other.id


def test_two_reports_of_one_document_have_two_ids():
    reports = _reports("A shop burned down, and an undersea cable was cut.")

    assert len({report.id for report in reports}) == len(reports) == 2
