"""The exports: what other programs get, whole and harmless."""

import csv
import io
import json
import resource
from contextlib import contextmanager
from datetime import date

import pytest

from penumbra.errors import ExportError, UnknownItem
from penumbra.export import EXPORTS, write_export
from penumbra.model import Amount, Place, Stance, State
from tests.make import (
    RIGA,
    a_claim,
    a_document,
    a_picture,
    a_report,
    a_view,
    an_amount,
    an_attribution,
    an_event,
    days,
)

BALTIC = Place("Baltic Sea", None, 58.0, 19.5, 400, "sea")
SOMEWHERE = Place("Hintertupfing", "DEU", None, None, None)


def exported(picture, form):
    out = io.StringIO(newline="")
    write_export(picture, out, form=form)
    return out.getvalue()


def a_told_fire(**slots):
    """One fire that is blamed and denied, told by one report."""
    slots = {"when": days("2024-05-04"), "where": (RIGA,)} | slots
    report = a_report(**slots)
    event = an_event(report, id="e-riga")
    claims = (
        a_claim(report, quote="Latvian prosecutors blamed Russia"),
        a_claim(report, speaker="Moscow", stance=Stance.DENIES, quote="Moscow denied it"),
    )
    blame = an_attribution(event, attributes=["Latvian prosecutors"], denies=["RUS"])
    return a_view(event, [report], claims=claims, state=State.DISPUTED, attributions=[blame])


def test_geojson_puts_longitude_first_and_keeps_who_says_what():
    collection = json.loads(exported(a_picture(a_told_fire()), "geojson"))

    (feature,) = collection["features"]
    assert (collection["type"], feature["type"]) == ("FeatureCollection", "Feature")
    assert feature["geometry"] == {"type": "Point", "coordinates": [24.11, 56.95]}
    shown = feature["properties"]
    assert (shown["family"], shown["state"], shown["when"]) == (
        "sabotage",
        "disputed",
        ["2024-05-04", "2024-05-04"],
    )
    assert (shown["accused"], shown["attributed_by"], shown["denied_by"]) == (
        ["RUS"],
        ["Latvian prosecutors"],
        ["RUS"],
    )
    assert [evidence["quote"] for evidence in shown["evidence"]] == [
        "A warehouse in Riga burned down",
        "Latvian prosecutors blamed Russia",
        "Moscow denied it",
    ]
    assert shown["evidence"][0]["outlet"] == "Baltic Post"


def test_csv_says_who_accuses_whom_and_who_clears():
    """Two columns of names, accused and accusers, would let everybody accuse everybody."""
    report = a_report()
    event = an_event(report)
    claims = (
        a_claim(report, speaker="prime minister", speaker_country="POL"),
        a_claim(report, speaker="foreign ministry", speaker_country="RUS", accused_country="POL"),
        a_claim(report, speaker="Insurers", speaker_country=None, stance=Stance.EXONERATES),
    )
    blames = [
        an_attribution(event, "RUS", attributes=["prime minister"]),
        an_attribution(event, "POL", attributes=["foreign ministry"]),
    ]
    view = a_view(event, [report], claims=claims, attributions=blames)

    (row,) = csv.DictReader(io.StringIO(exported(a_picture(view), "csv")))
    (feature,) = json.loads(exported(a_picture(view), "geojson"))["features"]

    assert row["accused"] == "Russia; Poland"
    assert row["attributed_by"] == (
        "Russia: prime minister (Poland); Poland: foreign ministry (Russia)"
    )
    assert row["cleared_by"] == "Insurers"
    assert feature["properties"]["cleared_by"] == ["Insurers"]
    assert [
        (found["accused"], found["attributes"]) for found in feature["properties"]["attributions"]
    ] == [("RUS", ["prime minister"]), ("POL", ["foreign ministry"])]


def test_geojson_keeps_an_event_that_is_nowhere_on_the_map():
    picture = a_picture(a_told_fire(where=(SOMEWHERE,)))

    (feature,) = json.loads(exported(picture, "geojson"))["features"]

    assert feature["geometry"] is None
    assert feature["properties"]["places"][0]["name"] == "Hintertupfing"


def test_geojson_draws_the_first_place_that_has_coordinates():
    picture = a_picture(a_told_fire(where=(SOMEWHERE, BALTIC)))

    (feature,) = json.loads(exported(picture, "geojson"))["features"]

    assert feature["geometry"]["coordinates"] == [19.5, 58.0]
    assert feature["properties"]["within_km"] == 400


@pytest.mark.parametrize("form", EXPORTS)
def test_an_empty_picture_is_an_empty_file_of_its_form(form):
    text = exported(a_picture(), form)

    if form == "geojson":
        assert json.loads(text)["features"] == []
    else:
        assert len(text.splitlines()) == (1 if form == "csv" else 0)


def test_csv_tells_unknown_from_none():
    unknown = a_told_fire(killed=None, injured=Amount(4, None))
    nobody = a_told_fire(killed=an_amount(0))

    rows = list(csv.DictReader(io.StringIO(exported(a_picture(unknown, nobody), "csv"))))

    assert [(row["killed_low"], row["killed_high"]) for row in rows] == [("", ""), ("0", "0")]
    assert (rows[0]["injured_low"], rows[0]["injured_high"]) == ("4", "")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "  ="])
def test_csv_never_hands_a_spreadsheet_a_formula(start):
    target = start + 'HYPERLINK("http://evil.example")'

    (row,) = csv.DictReader(
        io.StringIO(exported(a_picture(a_told_fire(targets=[target])), "csv"), newline="")
    )

    assert row["targets"] == "'" + target


def test_csv_leaves_negative_numbers_alone():
    lisbon = Place("Lisbon", "PRT", 38.72, -9.14, 10)

    (row,) = csv.DictReader(io.StringIO(exported(a_picture(a_told_fire(where=[lisbon])), "csv")))

    assert float(row["lon"]) == -9.14


def test_csv_ends_its_lines_as_the_standard_says_and_keeps_commas_quotes_and_breaks():
    target = 'a "big", red\nshed'

    text = exported(a_picture(a_told_fire(targets=[target])), "csv")

    assert text.endswith("\r\n")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["targets"] == target


def test_jsonl_holds_every_record_with_its_evidence_and_document():
    (line,) = exported(a_picture(a_told_fire(injured=Amount(4, None))), "jsonl").splitlines()

    event = json.loads(line)
    assert event["id"] == "e-riga"
    assert event["injured"] == [4, None]
    assert [claim["stance"] for claim in event["claims"]] == ["attributes", "denies"]
    (report,) = event["reports"]
    (document,) = event["documents"]
    assert report["document"] == document["id"] == a_document().id
    text = a_document().text
    for record in (report, *event["claims"]):
        for evidence in record["evidence"]:
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_a_form_nobody_knows_is_refused_with_the_list():
    with pytest.raises(UnknownItem, match="csv, geojson, jsonl"):
        write_export(a_picture(), io.StringIO(), form="shapefile")


@pytest.mark.parametrize("form", EXPORTS)
def test_a_file_holds_what_a_stream_gets(form, tmp_path):
    picture = a_picture(a_told_fire())

    write_export(picture, tmp_path / "out", form=form)

    assert (tmp_path / "out").read_bytes().decode() == exported(picture, form)


def test_broken_characters_of_a_page_do_not_stop_an_export(tmp_path):
    document = a_document("A warehouse \udc80 burned.")
    report = a_report(document)
    picture = a_picture(a_view(an_event(report), [report]), documents=[document])

    write_export(picture, tmp_path / "out.jsonl", form="jsonl")

    event = json.loads((tmp_path / "out.jsonl").read_text("utf-8"))
    assert event["reports"][0]["evidence"][0]["quote"] == "A warehouse \udc80 burned"


@contextmanager
def full_disk():
    """Let no file grow beyond 1000 bytes, as if the disk were full.

    Not longer than the writing takes: the file that pytest's own words go to may not grow either.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("form", EXPORTS)
def test_a_full_disk_leaves_what_was_there_and_no_half_file(form, tmp_path):
    out = tmp_path / "picture"
    out.write_text("yesterday")
    picture = a_picture(*(a_told_fire() for _ in range(20)))

    with (
        pytest.raises(ExportError, match=r"cannot write .*picture.*nothing was changed"),
        full_disk(),
    ):
        write_export(picture, out, form=form)

    assert out.read_text() == "yesterday"
    assert list(tmp_path.iterdir()) == [out]


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ExportError, match="No such file or directory"):
        write_export(a_picture(), tmp_path / "nowhere" / "out.csv", form="csv")


def test_a_folder_is_not_a_file(tmp_path):
    with pytest.raises(ExportError, match="is a folder; name a file in it"):
        write_export(a_picture(), tmp_path, form="csv")


def test_a_link_still_points_at_its_file_afterwards(tmp_path):
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("old")
    link.symlink_to(real)

    write_export(a_picture(), link, form="csv")

    assert link.is_symlink()
    assert real.read_text().startswith("id,kind")


def test_the_day_is_the_documents_own():
    document = a_document(published=date(2023, 1, 2))
    report = a_report(document)
    picture = a_picture(a_view(an_event(report), [report]), documents=[document])

    (feature,) = json.loads(exported(picture, "geojson"))["features"]

    assert feature["properties"]["evidence"][0]["published"] == "2023-01-02"
