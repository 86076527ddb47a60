"""What is told without its day gets the day under discussion, and says how it was found."""

from datetime import date

import pytest

from penumbra.model import Interval, Report, Status
from penumbra.reading.extract import extract
from tests.make import a_document

# A Wednesday.
PUBLISHED = date(2025, 3, 12)


def read(text: str) -> dict[str, Report]:
    reading = extract(a_document(text=text, published=PUBLISHED))
    return {report.kind: report for report in reading.reports}


def days(report: Report) -> tuple[str, str] | None:
    when = report.when
    return None if when is None else (str(when.first_day), str(when.last_day))


def why(report: Report) -> str:
    return next(reason.rule for reason in report.reasons if reason.slot == "when")


def test_what_answers_an_act_at_once_is_of_its_day():
    reports = read(
        "Drones flew over Kastrup airport on Monday evening. Runways were closed for two hours."
    )

    assert days(reports["closure"]) == ("2025-03-10", "2025-03-10")


def test_an_inquiry_told_without_its_day_lies_between_the_act_and_publication():
    reports = read(
        "A warehouse in Gdynia was set on fire on Saturday.\n\n"
        "Polish prosecutors have opened an investigation."
    )

    assert days(reports["investigation"]) == ("2025-03-08", "2025-03-12")
    assert "from what it answers to publication" in why(reports["investigation"])


def test_an_inquiry_into_what_was_long_ago_stays_undated():
    reports = read(
        "A warehouse in Gdynia was set on fire in May 2022.\n\n"
        "Polish prosecutors have opened an investigation."
    )

    assert days(reports["investigation"]) is None


def test_news_of_the_lead_is_of_the_day_it_was_told_or_the_one_before():
    reports = read("Finnish police have arrested two men suspected of arson, they said on Tuesday.")

    assert days(reports["arrest"]) == ("2025-03-10", "2025-03-11")


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "14 February. A court in Riga sentenced a spy to five years.",
            "prosecution",
            ("2025-02-14", "2025-02-14"),
        ),
        (
            "41 | 3 Mar | Kiel, Germany. Drones circled above the naval base at night.",
            "drone-incursion",
            ("2025-03-03", "2025-03-03"),
        ),
        (
            "Saturday 8 March\n\nCalm.\n\nSunday 9 March\n\nA fire broke out at a depot in Brno.",
            "arson",
            ("2025-03-09", "2025-03-09"),
        ),
    ],
)
def test_an_entry_of_a_chronicle_is_set_on_its_date(text, kind, expected):
    assert days(read(text)[kind]) == expected


def test_the_entries_of_a_live_ticker_are_of_the_day_of_publication():
    reports = read(
        "09:12 Flights at Oslo airport have been suspended.\n\n"
        "09:40 Police say drones were seen above the runway.\n\n"
        "11:05 The airport has reopened."
    )

    assert days(reports["drone-incursion"]) == ("2025-03-12", "2025-03-12")


def test_what_has_a_day_to_come_is_planned():
    reports = read("Negotiators of both sides meet in Geneva on 20 March.")

    assert reports["talks"].status is Status.PLANNED


def test_what_is_planned_is_set_on_the_next_such_day():
    reports = read("The ministry plans a naval exercise off Gotland in February.")

    assert days(reports["exercise"]) == ("2026-02-01", "2026-02-28")


def test_what_happened_is_not_dated_by_what_is_to_come():
    reports = read("Vandals smeared a monument in Tallinn that is to be moved in June 2027.")

    assert days(reports["vandalism"]) is None


def test_a_series_has_no_day_under_discussion():
    reports = read(
        "A warehouse in Gdynia was set on fire on Saturday. "
        "A string of drone sightings has unsettled the port."
    )

    assert days(reports["drone-incursion"]) is None


def test_a_leap_day_moves_to_the_last_of_february():
    assert Interval.of_days(date(2024, 2, 29)).of_year(2025) == Interval.of_days(date(2025, 2, 28))


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("In May police arrested a man in Kiel.", "arrest", Status.OCCURRED),
        ("The ministry said it would send 200 soldiers to Narva.", "deployment", Status.PLANNED),
        ("The crossing at Narva has been shut since March.", "closure", Status.ONGOING),
        ("Talks in Doha broke up on Monday without a result.", "talks", Status.OCCURRED),
        ("The minister said it would close the border if drones came.", "closure", None),
    ],
)
def test_tense_tells_what_was_and_what_is_to_be(text, kind, status):
    told = read(text)[kind].status

    assert told is (status or Status.HYPOTHETICAL)


def test_a_plan_for_one_thing_and_the_closing_of_another_are_two():
    reading = extract(
        a_document(
            text="Lithuania will close its border with Belarus after smugglers' balloons disrupted "
            "flights. The airport was closed from Sunday evening.",
            published=PUBLISHED,
        )
    )
    closures = [report.status for report in reading.reports if report.kind == "closure"]

    assert closures == [Status.PLANNED, Status.OCCURRED]


def test_what_a_plan_answers_is_not_planned():
    reports = read("Latvia will close its border after drones crossed it on Sunday.")

    assert reports["drone-incursion"].status is Status.OCCURRED


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "Sweden announced on Monday a new package of military aid for Ukraine.",
            "aid",
            ("2025-03-10", "2025-03-10"),
        ),
        (
            "Prosecutors have charged four men with arson over fires at depots.",
            "prosecution",
            ("2025-03-11", "2025-03-12"),
        ),
        (
            "Russia fired missiles at Kyiv overnight.\n\nIn Odesa a drone struck a warehouse.",
            "strike",
            ("2025-03-11", "2025-03-12"),
        ),
        (
            "The last round of talks, held in Doha on 3 March, ended without a result.",
            "talks",
            ("2025-03-03", "2025-03-03"),
        ),
    ],
)
def test_news_is_dated_as_news_is_told(text, kind, expected):
    assert days(read(text)[kind]) == expected


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        (
            "Police said they were investigating.  A depot burned in Riga.",
            "investigation",
            "ongoing",
        ),
        ("The bloc was considering new sanctions against Minsk.", "sanction", "hypothetical"),
        ("The bloc was preparing new sanctions against Minsk.", "sanction", "planned"),
        ("The crossing was shut on Monday until 20 March.", "closure", "occurred"),
    ],
)
def test_what_is_weighed_prepared_or_under_way_is_told_so(text, kind, status):
    assert read(text)[kind].status == status


def test_a_day_that_opens_its_sentence_holds_for_all_of_it():
    reports = read(
        "On Dec. 11, a ferry ran aground near Sulina after its satellite navigation was jammed."
    )

    assert days(reports["gnss-interference"]) == ("2024-12-11", "2024-12-11")


def test_what_had_been_done_when_it_was_told_was_done_then_or_the_day_before():
    reports = read("Talks go on. Moscow claimed on Monday to have captured the town of Huliaipole.")

    assert days(reports["territory-change"]) == ("2025-03-09", "2025-03-10")
