"""The demo corpus: whole, honestly labelled, and as its README describes it."""

import json
import re
from collections import Counter
from datetime import date, timedelta
from importlib.resources import files

import pytest

DEMO = files("penumbra") / "demo"
LINES = (DEMO / "reports.jsonl").read_text("utf-8").splitlines()
REPORTS = [json.loads(line) for line in LINES]
README = (DEMO / "README.md").read_text("utf-8")

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAY_AND_DAY = re.compile(rf"\b({'|'.join(WEEKDAYS)}),? (\d{{1,2}}) ({'|'.join(MONTHS)})\b")
DATELINE = re.compile(r"^[A-Z]+, (\d{1,2}) (\w+) (\d{4}) – ")
FULL_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b")

each_report = pytest.mark.parametrize("report", REPORTS, ids=[one["id"] for one in REPORTS])


def day(number: str, month: str, year: int) -> date:
    return date(year, MONTHS.index(month) + 1, int(number))


def events_in_readme() -> dict[str, list[str]]:
    """The rows of the table: an event and the ids that tell it."""
    rows = re.findall(r"^\| ([^|]+) \| (demo-[^|]+) \|", README, re.MULTILINE)
    return {event: ids.split(", ") for event, ids in rows}


def test_there_are_at_least_forty_five_reports_and_the_readme_counts_them() -> None:
    assert len(REPORTS) >= 45
    assert f"holds {len(REPORTS)} short reports" in README


def test_ids_are_unique_and_follow_the_days_of_publication() -> None:
    assert [one["id"] for one in REPORTS] == [f"demo-{n:03d}" for n in range(1, len(REPORTS) + 1)]
    days = [one["published"] for one in REPORTS]
    assert days == sorted(days)


def test_no_two_reports_share_a_title_or_a_sentence() -> None:
    titles = Counter(one["title"] for one in REPORTS)
    sentences = Counter(
        sentence
        for one in REPORTS
        for sentence in re.split(r"(?<=[.?!])\s+", one["text"])
        if len(sentence.split()) > 6
    )
    assert [*titles.items()] == [(title, 1) for title in titles]
    assert [sentence for sentence, count in sentences.items() if count > 1] == []


@each_report
def test_a_report_has_the_fields_a_reader_expects(report: dict[str, str]) -> None:
    assert list(report) == ["id", "title", "outlet", "published", "text"]
    assert all(isinstance(value, str) and value == value.strip() for value in report.values())


@each_report
def test_a_report_is_from_2022_to_2025_and_short(report: dict[str, str]) -> None:
    assert date(2022, 1, 1) <= date.fromisoformat(report["published"]) <= date(2025, 12, 31)
    assert 60 <= len(report["text"].split()) <= 260


@each_report
def test_nobody_takes_the_outlet_for_a_real_one(report: dict[str, str]) -> None:
    assert report["outlet"].startswith("Penumbra demo: ")


@each_report
def test_nobody_is_quoted(report: dict[str, str]) -> None:
    assert re.findall(r'["“”„«»]', report["title"] + report["text"]) == []


@each_report
def test_a_weekday_beside_a_date_is_the_right_one(report: dict[str, str]) -> None:
    year = date.fromisoformat(report["published"]).year
    for weekday, number, month in WEEKDAY_AND_DAY.findall(report["text"]):
        assert WEEKDAYS[day(number, month, year).weekday()] == weekday


@each_report
def test_a_dateline_is_the_day_of_publication(report: dict[str, str]) -> None:
    if dateline := DATELINE.match(report["text"]):
        number, month, year = dateline.groups()
        assert day(number, month, int(year)).isoformat() == report["published"]


@each_report
def test_no_report_knows_a_day_far_after_its_publication(report: dict[str, str]) -> None:
    # An announced measure may lie ahead, but none of ours by more than a month.
    latest = date.fromisoformat(report["published"]) + timedelta(days=31)
    for number, month, year in FULL_DATE.findall(report["text"]):
        assert day(number, month, int(year)) <= latest


def test_eight_events_or_more_are_told_by_three_outlets_on_different_days() -> None:
    by_id = {one["id"]: one for one in REPORTS}
    events = events_in_readme()
    assert len(events) >= 8
    for event, ids in events.items():
        assert len(ids) >= 3, event
        assert len({by_id[one]["published"] for one in ids}) == len(ids), event
        assert len({by_id[one]["outlet"] for one in ids}) >= 3, event


def test_every_report_that_the_readme_names_exists() -> None:
    named = set(re.findall(r"demo-\d{3}", README))
    assert named <= {one["id"] for one in REPORTS}
