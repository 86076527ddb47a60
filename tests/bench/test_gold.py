"""Our own gold readings keep to the format that the scorer reads."""

import json
from pathlib import Path

import pytest

from penumbra.model import Act, Stance, Status
from penumbra.reference.kinds import kinds

BENCH = Path(__file__).resolve().parents[2] / "bench"
FILES = sorted([*(BENCH / "gold").glob("*.json"), *(BENCH / "practice").glob("*.json")])
TEXTS = [pytest.param(json.loads(path.read_text("utf-8")), id=path.stem) for path in FILES]


def test_twenty_texts_are_held_out():
    assert len(list((BENCH / "gold").glob("*.json"))) == 20


@pytest.mark.parametrize("gold", TEXTS)
def test_what_is_quoted_stands_in_the_text(gold):
    quoted = [mention for report in gold["reports"] for mention in report["mentions"]]
    quoted += [statement["quote"] for statement in gold["statements"]]
    quoted += [claim["cue"] for claim in gold["claims"] if claim["cue"]]

    assert [quote for quote in quoted if quote not in gold["text"]] == []


@pytest.mark.parametrize("gold", TEXTS)
def test_kinds_statuses_stances_and_acts_are_those_there_are(gold):
    assert {report["kind"] for report in gold["reports"]} <= set(kinds())
    assert {report["status"] for report in gold["reports"]} <= set(Status)
    assert {claim["stance"] for claim in gold["claims"]} <= set(Stance)
    assert {statement["act"] for statement in gold["statements"]} <= set(Act)


@pytest.mark.parametrize("gold", TEXTS)
def test_claims_are_about_reports_of_the_text(gold):
    assert {claim["about"] for claim in gold["claims"]} <= {one["id"] for one in gold["reports"]}


@pytest.mark.parametrize("gold", TEXTS)
def test_days_and_numbers_run_from_low_to_high(gold):
    for report in gold["reports"]:
        when = report["when"] or ["", ""]
        assert when[0] <= when[1]
    rows = [[figure["low"], figure["high"]] for figure in gold["figures"]]
    rows += [report[toll] for report in gold["reports"] for toll in ("killed", "injured")]
    for low, high in (row for row in rows if row):
        assert low is None or high is None or low <= high
