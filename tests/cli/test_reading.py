"""`penumbra read`: what is read, shown, kept and passed over."""

from __future__ import annotations

import json

import pytest

from penumbra.model import Passage
from tests.cli.conftest import KAUNAS

# The reading contract, as the gold format has it.
DOCUMENT = {
    "id", "title", "outlet", "published", "text_sha256",
    "reports", "claims", "statements", "figures",
}  # fmt: skip
REPORT = {
    "id", "kind", "status", "when", "where", "targets", "instruments", "actors",
    "killed", "injured", "mentions", "evidence",
}  # fmt: skip
PLACE = {"name", "country", "lat", "lon", "within_km"}
CLAIM = {
    "about", "speaker", "speaker_country", "stance", "accused", "accused_country", "cue",
    "evidence",
}  # fmt: skip
STATEMENT = {"speaker", "speaker_country", "act", "addressee_country", "quote", "evidence"}
FIGURE = {
    "subject", "low", "high", "unit", "claimant", "claimant_country", "evidence",
}  # fmt: skip
EVIDENCE = {"quote", "start", "end"}
REASON = {"slot", "rule", "quote", "start", "end"}

DAMAGE = "\n\nThe fire service put the damage at 1.2 million euros."


def json_lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def a_line(number, text=KAUNAS, **fields):
    row = {"id": f"n{number}", "title": f"Story {number}", "published": "2025-03-12", "text": text}
    return json.dumps(row | fields)


def test_a_story_gives_its_incident_who_blames_who_denies_and_what_is_feared(
    run, story, monkeypatch
):
    monkeypatch.setenv("COLUMNS", "200")

    result = run("read", story, "--published", "2025-03-12")

    assert result.exit_code == 0
    incidents, _, rest = result.stdout.partition("The war of words")
    assert "Arson" in incidents
    assert "Kaunas" in incidents
    assert "9 Mar 2025" in incidents
    assert "Lithuanian prosecutors" in incidents
    assert "denied by" in incidents
    assert "Change of posture" not in incidents
    assert "Announced, feared or proposed" in rest
    assert "Change of posture" in rest.partition("Announced, feared or proposed")[2]


def test_json_has_exactly_the_keys_of_the_reading_contract(run, tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(KAUNAS + DAMAGE, encoding="utf-8")

    (found,) = json_lines(run("read", path, "--json"))

    assert set(found) == DOCUMENT
    for name, keys in (
        ("reports", REPORT),
        ("claims", CLAIM),
        ("statements", STATEMENT),
        ("figures", FIGURE),
    ):
        assert found[name], f"the text has {name}"
        for record in found[name]:
            assert set(record) == keys
            assert all(set(each) == EVIDENCE for each in record["evidence"])
    assert all(set(place) == PLACE for report in found["reports"] for place in report["where"])


def test_every_quote_in_the_json_stands_in_the_text(run, story):
    (found,) = json_lines(run("read", story, "--json"))

    records = [record for name in ("reports", "claims", "statements") for record in found[name]]
    quotes = [Passage(**each) for record in records for each in record["evidence"]]
    assert quotes
    assert all(quote.stands_in(KAUNAS) for quote in quotes)


def test_json_of_a_known_document_is_the_same_again(run, story):
    first = run("read", story, "--json")
    second = run("read", story, "--json")

    assert json_lines(first) == json_lines(second)


def test_explained_json_has_reasons_on_every_record(run, story):
    (found,) = json_lines(run("read", story, "--json", "--explain"))

    report = found["reports"][0]
    assert set(report) == REPORT | {"reasons"}
    assert {"kind", "status"} <= {reason["slot"] for reason in report["reasons"]}
    assert all(set(reason) == REASON for reason in report["reasons"])
    assert all("reasons" in claim for claim in found["claims"])


def test_explain_shows_the_rule_and_the_words_it_read(run, story):
    shown = run("read", story, "--explain", "--published", "2025-03-12").stdout

    assert "kind: arson" in shown
    assert "← wordings/sabotage.yaml: arson" in shown
    assert "“Sunday”" in shown


def test_reading_twice_adds_nothing(run, story):
    run("read", story)
    before = run("status").stdout

    again = run("read", story)

    assert again.exit_code == 0
    assert "1 document read before" in again.stdout
    assert [line for line in before.splitlines() if line[:7] in ("In them", "Documen")] == [
        line for line in run("status").stdout.splitlines() if line[:7] in ("In them", "Documen")
    ]


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_no_keep_writes_nothing(run, story, own_store, form):
    result = run("read", story, "--no-keep", *form)

    assert result.exit_code == 0
    assert not own_store.parent.exists()


def test_json_prints_nothing_else_and_is_the_same_without_keeping(run, story):
    kept, not_kept = run("read", story, "--json"), run("read", story, "--json", "--no-keep")

    assert json_lines(kept) == json_lines(not_kept)
    assert kept.stderr == not_kept.stderr == ""


def test_standard_input_is_read(run):
    result = run("read", "-", "--json", stdin=KAUNAS.encode())

    (found,) = json_lines(result)
    assert found["reports"][0]["kind"] == "arson"


def test_outlet_and_day_can_be_given(run, story):
    given = ("--outlet", "Baltic Post", "--published", "2024-12-31")

    (found,) = json_lines(run("read", story, "--json", *given))

    assert (found["outlet"], found["published"]) == ("Baltic Post", "2024-12-31")


def test_a_broken_line_7_is_named_and_the_rest_is_read(run, tmp_path):
    path = tmp_path / "news.jsonl"
    rows = [a_line(number, KAUNAS + f"\nStory {number}.") for number in range(1, 11)]
    rows[6] = rows[6][:40]
    path.write_text("\n".join(rows), encoding="utf-8")

    result = run("read", path, "--json")

    assert result.exit_code == 0
    assert len(json_lines(result)) == 9
    assert "news.jsonl, line 7" in result.stderr or "news.jsonl:7" in result.stderr
    assert "1 of 10 skipped" in result.stderr


def test_what_cannot_be_read_is_named_with_its_reason_and_counted(run, story, tmp_path):
    binary = tmp_path / "picture.png"
    binary.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))

    result = run("read", story, binary, tmp_path / "nothing.txt")

    assert result.exit_code == 0
    assert "picture.png: is a picture (PNG)" in result.stderr.replace("\n", "")
    assert "nothing.txt: no such file" in result.stderr.replace("\n", "")
    assert "2 of 3 skipped" in result.stderr


def test_what_was_left_out_of_a_document_that_was_read_is_noted_not_counted(run, tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text(a_line(1, published="2199-01-01"), encoding="utf-8")

    result = run("read", path)

    assert "noted" in result.stderr
    assert "lies in the future; kept without it" in result.stderr
    assert "skipped" not in result.stderr


def test_it_ends_with_1_if_nothing_could_be_read(run, tmp_path):
    result = run("read", tmp_path / "nothing.txt")

    assert result.exit_code == 1
    assert "1 of 1 skipped" in result.stderr


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("read",), "WHAT"),
        (("read", "x", "--published", "12.3.2024"), "'12.3.2024' is not a day; write it like 2024"),
        (("read", "x", "--published", "2024-02-30"), "there is no day '2024-02-30'"),
        (("read", "x", "--published", "2024"), "is not a day"),
        (("read", "x", "--jobs", "0"), "--jobs"),
        (("reed", "x"), "No such command 'reed'"),
    ],
)
def test_what_is_typed_wrong_is_a_usage_error(run, typed, told):
    result = run(*typed)

    assert result.exit_code == 2
    assert told in " ".join(result.stderr.split())


def test_many_documents_give_a_summary_and_the_newest(run, many):
    result = run("read", many, "--jobs", "2")

    assert result.exit_code == 0
    assert "Read 300 documents" in result.stdout
    assert "Incidents" in result.stdout


def test_foreign_words_cannot_colour_the_terminal_or_clear_it(run, tmp_path):
    nasty = "\x1b[2J[red]Fire[/red] \u202e in [bold]Kaunas[/bold]"
    path = tmp_path / "nasty.jsonl"
    text = f"{KAUNAS}\n[red]Two[/] drones \x1b]0;owned\x07 flew over Vilnius airport on Monday."
    path.write_text(a_line(1, text, title=nasty, outlet=nasty), encoding="utf-8")

    shown = run("read", path, "--explain")
    event = next(word for word in shown.stdout.split() if word.startswith("e") and len(word) == 8)
    more = run("show", event)

    assert "[red]Fire[/red]" in more.stdout
    for output in (shown.stdout, more.stdout):
        assert "\x1b" not in output
        assert "\u202e" not in output
        assert "\x07" not in output


def test_a_skip_cannot_write_to_the_terminal_either(run, tmp_path):
    path = tmp_path / "\x1b[2Jx.txt"
    path.write_bytes(b"")

    assert "\x1b" not in run("read", path).stderr
