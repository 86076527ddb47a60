"""`penumbra picture` and `penumbra show`, on the demo corpus."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime

import pytest
from rich.console import Console

from penumbra.cli.tables import picture_tables
from penumbra.model import Place, Status
from penumbra.pipeline import readings
from penumbra.store import open_store
from tests.make import (
    a_document,
    a_figure,
    a_picture,
    a_report,
    a_statement,
    a_view,
    an_attribution,
    an_event,
    days,
)


def section(shown, title):
    """The lines under a heading, up to the next empty line."""
    _, found, rest = shown.partition(f"\n{title}  ")
    assert found, f"no section {title!r}"
    return rest.partition("\n\n")[0]


def count(shown, title):
    """How many there are in all under a heading."""
    match = re.search(r"of ([\d,]+) shown", section(shown, title))
    return int(match[1].replace(",", ""))


def test_the_picture_has_all_its_sections(run, demo_store):
    shown = run("picture", "--store", demo_store).stdout

    for title in (
        "Incidents",
        "The war of words",
        "Talks, answers and the war beside it",
        "Announced, feared or proposed",
        "Figures",
    ):
        assert section(shown, title)


def test_what_has_not_happened_is_no_incident(run, demo_store):
    shown = run("picture", "--store", demo_store, "--limit", "0").stdout

    assert "feared" not in section(shown, "Incidents")
    assert "announced" not in section(shown, "Incidents")
    assert "feared" in section(shown, "Announced, feared or proposed")


def test_limit_cuts_each_section_and_says_of_how_many(run, demo_store):
    shown = run("picture", "--store", demo_store, "--limit", "3").stdout

    assert re.search(r"Incidents  3 of \d+ shown", shown)
    assert re.search(r"The war of words  3 of \d+ shown", shown)


@pytest.mark.parametrize("columns", [80, 100, 140, 200])
def test_it_fits_the_terminal(run, demo_store, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))

    shown = run("picture", "--store", demo_store).stdout

    assert max(map(len, shown.splitlines())) <= columns


@pytest.mark.parametrize(
    ("asked", "there", "gone"),
    [
        (("--kind", "cable-damage"), "Undersea cable damage", "Drone incursion"),
        (("--kind", "cable-damage", "--kind", "arson"), "Arson", "Drone incursion"),
        (("--family", "electronic"), "Satellite navigation", "Arson"),
        (("--place", "Vilnius"), "Vilnius", "Plovdiv"),
        (("--country", "Poland"), "Poland", "Plovdiv"),
        (("--country", "POL"), "Poland", "Plovdiv"),
        (("--since", "2025"), "2025", "2023"),
        (("--until", "2023-12"), "2023", " 2025"),
    ],
)
def test_filters_narrow_the_incidents(run, demo_store, asked, there, gone):
    whole = run("picture", "--store", demo_store, "--limit", "0").stdout
    shown = run("picture", "--store", demo_store, "--limit", "0", *asked).stdout

    assert there in section(shown, "Incidents")
    assert gone not in section(shown, "Incidents")
    assert 0 < count(shown, "Incidents") < count(whole, "Incidents")
    assert "seen through" in shown


@pytest.mark.parametrize("asked", [("--accused", "Russia"), ("--text", "Estlink")])
def test_accused_and_text_narrow_too(run, demo_store, asked):
    whole = run("picture", "--store", demo_store, "--limit", "0").stdout
    shown = run("picture", "--store", demo_store, "--limit", "0", *asked).stdout

    assert 0 < count(shown, "Incidents") < count(whole, "Incidents")


def test_a_filter_names_countries_by_their_names(run, demo_store):
    asked = ("--country", "POL", "--accused", "Russia")

    shown = run("picture", "--store", demo_store, *asked).stdout

    assert "seen through: country Poland · accused Russia" in shown


def test_as_of_shows_nothing_that_was_published_later(run, demo_store):
    shown = run("picture", "--store", demo_store, "--as-of", "2023-12-31", "--limit", "0").stdout

    assert "as known on 2023-12-31" in shown
    assert " 2025" not in shown
    assert " 2022" in shown


@pytest.mark.parametrize(
    ("shown_as", "id"),
    [
        (("--kind", "Undersea cable damage"), ("--kind", "cable-damage")),
        (("--status", "only feared or proposed"), ("--status", "hypothetical")),
        (("--status", "happened"), ("--status", "occurred")),
    ],
)
def test_filters_take_the_words_that_the_picture_shows(run, demo_store, shown_as, id):
    assert (
        run("picture", "--store", demo_store, *shown_as).stdout
        == run("picture", "--store", demo_store, *id).stdout
    )


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("--kind", "xyz"), "no kind 'xyz'; we have: arson"),
        (("--kind", "cable damages"), "no kind 'cable damages'; did you mean cable-damage"),
        (("--family", "fires"), "no family 'fires'; we have: sabotage"),
        (("--status", "real"), "no status 'real'; we have: occurred"),
        (("--country", "Atlantis"), "no country 'Atlantis'"),
        (("--since", "yesterday"), "'yesterday' is not a day; write it like 2024-05-17"),
        (("--since", "2025", "--until", "2024"), "swap the days"),
    ],
)
def test_filters_typed_wrong_are_usage_errors(run, demo_store, typed, told):
    result = run("picture", "--store", demo_store, *typed)

    assert result.exit_code == 2
    assert told in result.stderr


def test_an_empty_picture_says_why_and_what_to_do(run, demo_store, tmp_path):
    filtered = run("picture", "--store", demo_store, "--text", "submarine volcano")
    (tmp_path / "dull.txt").write_text("The library opens at nine and closes at five.")
    run("read", tmp_path / "dull.txt", "--store", tmp_path / "dull.db")
    dull = run("picture", "--store", tmp_path / "dull.db")

    assert filtered.exit_code == dull.exit_code == 0
    assert "passes this filter" in filtered.stderr
    assert f"penumbra picture --store {demo_store}" in filtered.stderr
    assert "--explain" in dull.stderr


def test_without_a_store_it_says_how_to_make_one(run):
    result = run("picture")

    assert result.exit_code == 1
    assert result.stderr.startswith("penumbra: there is no store at")
    assert "penumbra read" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def told_most(run, store):
    """The id of an event with several reports, as the picture shows it."""
    shown = run("picture", "--store", store, "--kind", "cable-damage", "--limit", "0").stdout
    rows = re.findall(r"^.{30,48}\s(\d+)\s.*\n(e\w{7})\b", section(shown, "Incidents"), re.M)
    return max(rows, key=lambda row: int(row[0]))[1]


def test_show_gives_facts_ledger_differences_reasons_and_quotes(run, demo_store):
    shown = run("show", told_most(run, demo_store), "--store", demo_store).stdout

    assert shown.startswith("Undersea cable damage  e")
    for title in (
        "Who says who did it",
        "Where tellings differ",
        "Why these reports are one event",
        "Every quote",
    ):
        assert f"\n{title}" in shown
    assert "Penumbra demo: " in shown
    assert "[1]" in shown


def test_the_ledger_gives_the_rule_of_its_state(run, story):
    run("read", story)
    (event,) = re.findall(r"^.*\n(e\w{7})\b", section(run("picture").stdout, "Incidents"), re.M)

    shown = " ".join(run("show", event).stdout.split())

    assert "blamed and disputed – somebody is named, and somebody denies it" in shown
    assert "Lithuanian prosecutors" in shown


@pytest.mark.parametrize("typed", ["ezzzz", "e", ""])
def test_an_event_that_is_not_there_is_a_line_with_the_way_out(run, demo_store, typed):
    result = run("show", typed, "--store", demo_store)

    assert result.exit_code == 1
    assert result.stderr.startswith("penumbra: ")
    assert len(result.stderr.splitlines()) == 1


def test_what_was_read_but_not_fused_is_made_whole_first(run, story, own_store):
    with open_store(own_store) as kept:
        for document, reading in readings(
            [str(story)], now=datetime(2025, 3, 13, tzinfo=UTC), published=date(2025, 3, 12), jobs=1
        ):
            kept.add(document, reading)
        assert kept.describe().unfused

    assert "Kaunas" in section(run("picture").stdout, "Incidents")


def test_piped_output_has_no_colours(run, story):
    run("read", story)

    assert "\x1b" not in run("picture").stdout


@pytest.mark.parametrize("columns", range(40, 200, 9))
@pytest.mark.parametrize("length", [4, 17, 31, 60])
def test_no_letter_is_lost_whatever_the_width(columns, length):
    document = a_document(f"A fire. {'ж' * length}")
    place = Place("ю" * length, "LTU", 55.0, 24.0, 9)
    report = a_report(document, when=days("2024-05-04", "2024-06-05"), where=[place])
    happened, feared = an_event(report), an_event(report, status=Status.PLANNED)
    blame = an_attribution(happened, "я" * length, denies=("ш" * length,))
    statement = a_statement(document, "ж" * length, speaker="э" * length)
    picture = a_picture(
        a_view(happened, [report], attributions=[blame]),
        a_view(feared, [report]),
        documents=[document],
        statements=[statement],
        figures=[a_figure(document, "ж", subject="ц" * length, claimant="щ" * length)],
    )
    console = Console(width=columns, file=io.StringIO(), markup=False, emoji=False)

    for part in picture_tables(picture, width=columns, most=None):
        console.print(part)

    shown = console.file.getvalue()
    assert max(map(len, shown.splitlines())) <= columns
    counted = {letter: shown.count(letter) for letter in "жэюяшцщ"}
    assert counted == dict.fromkeys("жэяшцщ", length) | {"ю": 2 * length}
