"""What comes in as a document, with which day, title and outlet."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penumbra.model import Document, Skip
from penumbra.sources import READERS, count, read

TODAY = date(2025, 6, 1)
FIRE = "A warehouse burned down in Riga on Monday, and the police said that it was set on fire."
CABLE = "A cable was cut off Gotland on Sunday, which the navy said had been done by an anchor."


def receive(*what: str | Path, **options: object) -> list[Document | Skip]:
    return list(read([str(each) for each in what], **{"today": TODAY, **options}))  # type: ignore[arg-type]


def texts(found: Iterable[Document | Skip]) -> list[str]:
    return [each.text for each in found if isinstance(each, Document)]


def reasons(found: Iterable[Document | Skip]) -> list[str]:
    return [each.reason for each in found if isinstance(each, Skip)]


def the_document(found: Iterable[Document | Skip]) -> Document:
    (document,) = found
    assert isinstance(document, Document), document
    return document


def a_file(folder: Path, name: str, contents: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(contents.encode() if isinstance(contents, str) else contents)
    return path


def json_lines(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


# What is asked for


def test_a_folder_is_read_with_its_folders_in_order_of_names(tmp_path: Path) -> None:
    a_file(tmp_path, "b.txt", CABLE)
    a_file(tmp_path, "a/deep/down.txt", FIRE)
    a_file(tmp_path, ".hidden.txt", "The hidden one is not read.")
    a_file(tmp_path, ".git/config.txt", "Nor is this one.")

    assert texts(receive(tmp_path)) == [FIRE, CABLE]


@pytest.mark.parametrize("pattern", ["*.txt", "**/*.txt", "a*/*.txt", "a/b.t?t"])
def test_a_pattern_the_shell_left_alone_is_read(tmp_path: Path, pattern: str) -> None:
    a_file(tmp_path, "a/b.txt", FIRE)
    a_file(tmp_path, "c.txt", CABLE)
    a_file(tmp_path, "c.md", "Another one.")

    expected = {"*.txt": [CABLE], "**/*.txt": [FIRE, CABLE]}
    assert texts(receive(tmp_path / pattern)) == expected.get(pattern, [FIRE])


def test_a_file_with_a_star_in_its_name_is_that_file(tmp_path: Path) -> None:
    a_file(tmp_path, "a*.txt", FIRE)
    a_file(tmp_path, "ab.txt", CABLE)

    assert texts(receive(tmp_path / "a*.txt")) == [FIRE]


def test_standard_input_is_one_text() -> None:
    document = the_document(receive("-", stdin=BytesIO(FIRE.encode())))

    assert (document.text, document.name) == (FIRE, "standard input")


def test_standard_input_with_records_is_json_lines() -> None:
    records = json_lines({"text": FIRE}, {"text": CABLE}).encode()

    assert texts(receive("-", stdin=BytesIO(records))) == [FIRE, CABLE]
    assert texts(receive("-", stdin=BytesIO(gzip.compress(records)))) == [FIRE, CABLE]


def test_standard_input_stays_open() -> None:
    stdin = BytesIO(FIRE.encode())

    receive("-", stdin=stdin)

    assert not stdin.closed


def test_documents_come_one_at_a_time(tmp_path: Path) -> None:
    lines = a_file(tmp_path, "many.jsonl", json_lines({"text": FIRE}) + '{"text": "cut')

    found = read([str(lines), str(tmp_path / "absent")], today=TODAY)

    assert isinstance(next(found), Document)
    assert [each.where.rpartition("/")[2] for each in found] == ["many.jsonl:2", "absent"]


# What a document is


def test_a_text_stays_as_it_is_but_for_line_ends(tmp_path: Path) -> None:
    path = a_file(tmp_path, "a.txt", f"  {FIRE}\r\n\r\n{CABLE}\t\f \n".encode())

    document = the_document(receive(path))

    assert document.text == f"  {FIRE}\n\n{CABLE}\t\f \n"
    assert document.digest == sha256(path.read_bytes()).hexdigest()


def test_a_moved_file_is_the_same_document(tmp_path: Path) -> None:
    here, there = a_file(tmp_path, "a.txt", FIRE), a_file(tmp_path, "b/c.txt", FIRE)

    first, second = receive(here, there)

    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.id == second.id
    assert first.name != second.name


def test_a_record_gives_every_field(tmp_path: Path) -> None:
    record = {
        "id": "r1",
        "title": "Fire in Riga",
        "outlet": "Baltic Post",
        "url": "https://baltic-post.example/1",
        "published": "2025-05-06",
        "text": FIRE,
        "mood": "gloomy",
    }
    path = a_file(tmp_path, "a.jsonl", json_lines(record))

    document = the_document(receive(path))

    assert document.name == "r1"
    assert document.title == "Fire in Riga"
    assert document.outlet == "Baltic Post"
    assert document.url == "https://baltic-post.example/1"
    assert (document.published, document.published_by) == (date(2025, 5, 6), "record")
    assert document.digest == sha256(path.read_bytes().rstrip(b"\n")).hexdigest()


def test_of_a_gold_file_only_the_text_and_its_header_are_read(tmp_path: Path) -> None:
    gold = {"id": "g1", "text": FIRE, "published": "2025-05-06", "reports": [{"kind": "arson"}]}
    path = a_file(tmp_path, "gold.json", json.dumps(gold, indent=1))

    document = the_document(receive(path))

    assert (document.name, document.text, document.outlet) == ("g1", FIRE, None)


def test_a_list_of_records_gives_each(tmp_path: Path) -> None:
    path = a_file(tmp_path, "all.json", json.dumps([{"text": FIRE}, 3, {"text": CABLE}]))

    found = receive(path)

    assert texts(found) == [FIRE, CABLE]
    assert reasons(found) == ["is a number, not an object with a text"]


def test_json_lines_under_the_name_of_json_are_read_as_lines(tmp_path: Path) -> None:
    path = a_file(tmp_path, "a.json", json_lines({"text": FIRE}, {"text": CABLE}))

    assert texts(receive(path)) == [FIRE, CABLE]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Fire in Riga\n\n{FIRE}", "Fire in Riga"),
        (f"Who set fire to Riga?\n{FIRE}", "Who set fire to Riga?"),
        (f"{FIRE}\n\n{CABLE}", None),
        (f"RIGA, 6 May 2025\n\n{FIRE}", None),
        (f"The minister said, “It was arson.”\n\n{FIRE}", None),
        ("Fire in Riga", None),
    ],
)
def test_a_short_first_line_that_ends_no_sentence_is_the_title(
    tmp_path: Path, text: str, title: str | None
) -> None:
    document = the_document(receive(a_file(tmp_path, "a.txt", text)))

    assert (document.title, document.text) == (title, text)


def test_markdown_gives_its_front_matter_and_loses_its_marks(tmp_path: Path) -> None:
    page = (
        "---\ntitle: Fire in Riga\ndate: 2025-05-06\noutlet: Baltic Post\n---\n"
        "# Fire\n\nA **warehouse** burned down in [Riga](https://riga.example) and the\n"
        "police said that it was arson.\n"
    )

    document = the_document(receive(a_file(tmp_path, "a.md", page)))

    assert document.text == (
        "Fire\n\nA warehouse burned down in Riga and the police said that it was arson."
    )
    assert (document.title, document.outlet) == ("Fire in Riga", "Baltic Post")
    assert (document.published, document.published_by) == (date(2025, 5, 6), "page")


def test_each_ending_belongs_to_one_reader() -> None:
    endings = [suffix for reader in READERS.values() for suffix in reader.suffixes]

    assert len(endings) == len(set(endings))
    assert list(READERS) == sorted(READERS)


# When it was published


@pytest.mark.parametrize(
    ("record", "option", "day", "by"),
    [
        ({"published": "2025-05-06"}, date(2025, 5, 9), date(2025, 5, 9), "given"),
        ({"published": "2025-05-06T23:30:00-05:00"}, None, date(2025, 5, 6), "record"),
        ({"text": f"RIGA, 7 May 2025 — {FIRE}"}, None, date(2025, 5, 7), "dateline"),
        ({}, None, None, None),
    ],
)
def test_the_day_comes_from_the_option_the_record_or_the_dateline(
    tmp_path: Path, record: dict[str, str], option: date | None, day: date | None, by: str | None
) -> None:
    path = a_file(tmp_path, "a.jsonl", json_lines({"text": FIRE, **record}))

    document = the_document(receive(path, published=option))

    assert (document.published, document.published_by) == (day, by)


@pytest.mark.parametrize("day", ["2031-01-01", "1066-10-14"])
def test_a_day_that_cannot_be_is_dropped_and_the_text_kept(tmp_path: Path, day: str) -> None:
    path = a_file(tmp_path, "a.jsonl", json_lines({"text": FIRE, "published": day}))

    document, note = receive(path)

    assert isinstance(document, Document)
    assert isinstance(note, Skip)
    assert (document.published, document.published_by) == (None, None)
    assert note.reason.startswith(f"publication date {day} lies ")
    assert note.reason.endswith("kept without it")


def test_the_outlet_given_goes_before_the_one_in_the_record(tmp_path: Path) -> None:
    path = a_file(tmp_path, "a.jsonl", json_lines({"text": FIRE, "outlet": "Baltic Post"}))

    assert the_document(receive(path, outlet="Riga Mirror")).outlet == "Riga Mirror"


# How many there are


def test_documents_are_counted_without_reading_them(tmp_path: Path) -> None:
    a_file(tmp_path, "a.jsonl", json_lines({"text": FIRE}, {"text": CABLE}))
    a_file(tmp_path, "b.txt", FIRE)

    assert count([str(tmp_path), str(tmp_path / "absent")]) == 3


@pytest.mark.parametrize("name", ["-", "https://news.example/", "a.rss", "a.jsonl.gz"])
def test_where_nobody_can_tell_how_many_the_count_is_unknown(tmp_path: Path, name: str) -> None:
    a_file(tmp_path, "a.rss", "<rss/>")
    a_file(tmp_path, "a.jsonl.gz", b"")

    assert count([name if name == "-" or ":" in name else str(tmp_path / name)]) is None


# Whatever comes


_WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=200)
_NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=30)


@given(st.lists(_NAMES, max_size=5))
def test_what_stands_in_json_lines_comes_out_of_them(written: list[str]) -> None:
    lines = json_lines(*({"text": f"{FIRE} {words}"} for words in written)).encode()

    found = receive("-", stdin=BytesIO(lines)) if lines else []

    assert texts(found) == [f"{FIRE} {words}" for words in written]


_BEGINNINGS = st.sampled_from(
    [
        b"",
        b"{",
        b'{"text": "',
        b"[{",
        b"<html>",
        b"<!doctype html><meta charset=",
        b"<?xml version='1.0'?><rss version='2.0'><item><description>",
        b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><updated>",
        b"---\ntitle: ",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\x1f\x8b\x08\x00",
    ]
)


@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".html", ".md", ".rss", ".txt", ""])
@given(beginning=_BEGINNINGS, rest=st.binary(max_size=300) | _WORDS.map(str.encode))
def test_any_bytes_give_documents_or_skips(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, beginning: bytes, rest: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(beginning + rest)

    for found in receive(path):
        assert isinstance(found, Document | Skip)
        if isinstance(found, Document):
            found.text.encode("utf-8")
            assert "\r" not in found.text
            assert "\0" not in found.text
        else:
            assert found.reason
            assert found.where
