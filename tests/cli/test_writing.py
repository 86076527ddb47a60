"""`penumbra brief` and `penumbra export`."""

from __future__ import annotations

import csv
import io
import json

import pytest


def test_the_brief_is_one_page_that_loads_nothing(run, demo_store, tmp_path):
    out = tmp_path / "brief.html"

    result = run("brief", "--out", out, "--store", demo_store, "--kind", "cable-damage")

    page = out.read_text(encoding="utf-8")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "Undersea cable damage" in page
    assert "<svg" in page
    assert "<script src" not in page


def test_the_brief_can_be_markdown_with_a_title(run, demo_store, tmp_path):
    out = tmp_path / "brief.md"

    run("brief", "--out", out, "--store", demo_store, "--title", "Cables of the Baltic")

    assert "Cables of the Baltic" in out.read_text(encoding="utf-8")


def test_a_brief_of_an_unknown_form_is_a_usage_error(run, demo_store, tmp_path):
    result = run("brief", "--out", tmp_path / "brief.pdf", "--store", demo_store)

    assert result.exit_code == 2
    assert "does not end in .html or .md" in result.stderr


def test_a_brief_that_cannot_be_written_is_one_line(run, demo_store, tmp_path):
    result = run("brief", "--out", tmp_path / "no" / "brief.html", "--store", demo_store)

    assert result.exit_code == 1
    assert result.stderr.startswith("penumbra: cannot write")


def test_geojson_goes_to_standard_output(run, demo_store):
    result = run("export", "--as", "geojson", "--store", demo_store, "--family", "sabotage")

    page = json.loads(result.stdout)
    assert result.stderr == ""
    assert page["features"]
    assert {one["properties"]["family"] for one in page["features"]} == {"sabotage"}


def test_csv_has_a_row_for_each_event(run, demo_store):
    result = run("export", "--as", "csv", "--store", demo_store, "--limit", "7")

    assert len(list(csv.DictReader(io.StringIO(result.stdout)))) == 7


def test_jsonl_goes_to_a_file(run, demo_store, tmp_path):
    out = tmp_path / "events.jsonl"

    result = run("export", "--as", "jsonl", "--out", out, "--store", demo_store)

    lines = out.read_text(encoding="utf-8").splitlines()
    assert result.stdout == ""
    assert f"{len(lines)} events written to" in result.stderr
    assert all("claims" in json.loads(line) for line in lines)


@pytest.mark.parametrize("typed", [("export",), ("export", "--as", "xlsx")])
def test_a_form_has_to_be_given_and_known(run, typed):
    result = run(*typed)

    assert result.exit_code == 2
    assert "--as" in result.stderr or "csv, geojson, jsonl" in result.stderr
