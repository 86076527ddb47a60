"""Whatever cannot be read is named with its place and reason, and the rest is read."""

from __future__ import annotations

import gzip
import json
import os
import time
from io import BytesIO
from pathlib import Path

import pytest

from penumbra.model import Document, Skip
from penumbra.sources import places, streams
from tests.sources.test_receive import CABLE, FIRE, a_file, json_lines, reasons, receive, texts


@pytest.mark.parametrize(
    ("contents", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "holds no words"),
        (b"*** 12 / 34 ***", "holds no words"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "is a picture (PNG), not text"),
        (b"\x7fELF" + bytes(99), "is a program (ELF), not text"),
        (b"%PDF-1.7 ...", "is a PDF, which is not read yet; save it as text"),
        (b"PK\x03\x04...", "is a zip archive or an Office file; unpack it, or save it as text"),
        (bytes(range(256)) * 9, "is binary, not text"),
        (gzip.compress(gzip.compress(b"A cable")), "is gzip inside gzip; unpack it once more"),
    ],
)
def test_a_file_without_text_is_named(tmp_path: Path, contents: bytes, reason: str) -> None:
    a_file(tmp_path, "a", contents)
    a_file(tmp_path, "b.txt", FIRE)

    found = receive(tmp_path)

    assert found[0] == Skip(str(tmp_path / "a"), reason)
    assert texts(found) == [FIRE]


@pytest.mark.parametrize(
    ("name", "contents", "reason"),
    [
        ("a.csv", "id,text\n1,Fire\n", "is a table; give each row's text as a line of JSON Lines"),
        ("a.xml", "<a/>", "is XML, but neither a feed nor a page; save it as text"),
        (
            "a",
            "<?xml version='1.0'?><a/>",
            "is XML, but neither a feed nor a page; save it as text",
        ),
    ],
)
def test_what_would_be_muddled_is_named(
    tmp_path: Path, name: str, contents: str, reason: str
) -> None:
    assert reasons(receive(a_file(tmp_path, name, contents))) == [reason]


def test_a_broken_line_7_is_named_with_its_number_and_the_rest_is_read(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"{FIRE} {number}"}) for number in range(1, 11)]
    lines[6] = lines[6][:30]
    path = a_file(tmp_path, "a.jsonl", "\n".join(lines))

    found = receive(path)

    assert len(texts(found)) == 9
    (broken,) = (each for each in found if isinstance(each, Skip))
    assert broken.where == f"{path}:7"
    assert broken.reason.startswith("is not JSON")


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"title": "Fire"}, 'has no text; a record needs {"text": "…"}'),
        ({"text": 12}, 'text is a number; a record needs {"text": "…"}'),
        ({"text": None}, 'text is null; a record needs {"text": "…"}'),
        ({"text": " "}, "holds no words"),
        (["text"], "is a list, not an object with a text"),
    ],
)
def test_a_record_without_a_text_is_named(record: object, reason: str) -> None:
    found = receive("-", stdin=BytesIO(json_lines({"text": FIRE}, record).encode()))

    assert texts(found) == [FIRE]
    assert found[1] == Skip("standard input:2", reason)


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("published", "yesterday", 'published "yesterday" is no date; write it as 2025-03-14'),
        ("published", "2025-02-30", 'published "2025-02-30" is no date; write it as 2025-03-14'),
        ("published", 20250314, "published 20250314 is no date; write it as 2025-03-14"),
        ("outlet", ["Post"], "outlet is a list, not a string"),
        ("title", {"en": "Fire"}, "title is an object, not a string"),
    ],
)
def test_a_field_that_makes_no_sense_is_left_out_and_named(
    field: str, value: object, reason: str
) -> None:
    lines = json_lines({"text": FIRE, field: value}).encode()

    document, note = receive("-", stdin=BytesIO(lines))

    assert isinstance(document, Document)
    assert getattr(document, field) is None
    assert note == Skip("standard input:1", f"{reason}; kept without it", kept=True)


def test_of_a_file_that_is_cut_off_what_was_complete_is_read(tmp_path: Path) -> None:
    lines = json_lines(*({"text": f"{FIRE} {os.urandom(20).hex()}"} for _ in range(2000)))
    a_file(tmp_path, "a.jsonl.gz", gzip.compress(lines.encode())[:-20000])

    found = receive(tmp_path)

    assert 100 < len(texts(found)) < 2000
    assert reasons(found)[-1] == "the gzip file is cut off; what was complete is read"


def test_packed_parts_after_one_another_are_one_file(tmp_path: Path) -> None:
    a_file(tmp_path, "a.txt.gz", gzip.compress(f"{FIRE} ".encode()) + gzip.compress(CABLE.encode()))

    assert texts(receive(tmp_path)) == [f"{FIRE} {CABLE}"]


def test_a_gzip_bomb_stops_early(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MAX_BYTES", 2**16)
    lines = json_lines({"text": FIRE}) + "\n" * 2**23
    a_file(tmp_path, "a.jsonl.gz", gzip.compress(lines.encode()))

    found = receive(tmp_path)

    assert texts(found) == [FIRE]
    assert reasons(found) == [
        "unpacks to more than 200 times its size, which no text does; reading stopped there"
    ]


def test_a_file_of_200_megabytes_is_not_taken_into_memory(tmp_path: Path) -> None:
    path = a_file(tmp_path, "a.txt", f"{FIRE}\n" * 1000)
    with path.open("ab") as stream:
        stream.truncate(200 * 2**20)

    assert reasons(receive(path)) == [
        "is larger than 50 MB, too large for one document; split it, "
        "or give many documents as JSON Lines"
    ]


def test_a_line_without_end_is_named_and_the_next_is_read(tmp_path: Path) -> None:
    long = b'{"text": "' + b"a" * streams.MAX_LINE + b'"}\n'
    path = a_file(tmp_path, "a.jsonl", long + json_lines({"text": FIRE}).encode())

    assert receive(path)[0] == Skip(f"{path}:1", "line is longer than 20 MB; split it")
    assert texts(receive(path)) == [FIRE]


def test_one_line_of_ten_megabytes_is_named_within_seconds(tmp_path: Path) -> None:
    path = a_file(tmp_path, "a.txt", f"{FIRE} " * (10 * 2**20 // len(FIRE)))
    started = time.monotonic()

    (reason,) = reasons(receive(path))

    assert "too many for one report (limit 1,000,000); split it" in reason
    assert time.monotonic() - started < 5


def test_html_of_any_depth_is_read(tmp_path: Path) -> None:
    page = "<html><body>" + "<div>" * 100_000 + f"<p>{FIRE}</p></body></html>"

    assert texts(receive(a_file(tmp_path, "a.html", page))) == [FIRE]


def test_json_of_any_depth_is_named(tmp_path: Path) -> None:
    path = a_file(tmp_path, "a.json", "[" * 200_000)

    assert reasons(receive(path)) == ["is not read: its JSON nests too deeply"]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"]
)
def test_any_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    text = f"{FIRE} “It was André Müller”, the mayor of Besançon said."

    assert texts(receive(a_file(tmp_path, "a.txt", text.encode(encoding)))) == [text]


def test_what_no_store_can_keep_is_replaced() -> None:
    line = b'{"text": "' + FIRE.encode() + b' \\ud800 and \\u0000"}'

    assert texts(receive("-", stdin=BytesIO(line))) == [f"{FIRE} \ufffd and \ufffd"]


def test_what_would_steer_a_terminal_does_not_get_in(tmp_path: Path) -> None:
    path = a_file(
        tmp_path, "a.jsonl", json_lines({"text": f"{FIRE} \x1b[2J\x9b2J", "title": "\x1b]0;x"})
    )

    (document,) = receive(path)

    assert isinstance(document, Document)
    assert document.text == f"{FIRE} \ufffd[2J›2J"
    assert document.title == "\ufffd]0;x"


def test_quotes_of_windows_that_came_in_as_controls_are_quotes(tmp_path: Path) -> None:
    path = a_file(tmp_path, "a.txt", f"{FIRE} It\x92s \x93ours\x94.".encode())

    assert texts(receive(path)) == [f"{FIRE} It’s “ours”."]


def test_a_title_of_a_million_letters_is_cut_and_said_so(tmp_path: Path) -> None:
    row = {
        "text": FIRE,
        "title": "T" * 10**6,
        "outlet": "O" * 10**6,
        "url": "http://x/" + "u" * 10**6,
    }

    document, *cut = receive(a_file(tmp_path, "a.jsonl", json_lines(row)))

    assert isinstance(document, Document)
    assert document.title == "T" * 500
    assert len(document.outlet or "") == 500
    assert len(document.url or "") == 4000
    assert all(isinstance(each, Skip) and each.kept for each in cut)
    assert reasons(cut)[0] == "outlet has 1,000,000 characters; only 500 of them are kept"


def test_a_number_of_thousands_of_digits_is_named_without_advice_to_programmers() -> None:
    line = b'{"text": "A fire.", "n": ' + b"9" * 5000 + b"}"

    assert reasons(receive("-", stdin=BytesIO(line))) == [
        "is not read: it holds a number of thousands of digits"
    ]


# Paths


def test_a_path_that_is_not_there_names_the_nearest_that_is(tmp_path: Path) -> None:
    a_file(tmp_path, "reports.jsonl", json_lines({"text": FIRE}))

    (reason,) = reasons(receive(tmp_path / "report.jsonl"))

    assert reason == f"no such file or folder; did you mean {tmp_path}/reports.jsonl?"


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        ("absent.txt", "no such file or folder; check the path, or give - to read standard input"),
        ("*.nope", "no file matches this pattern; check it, or name the folder instead"),
        ("a**b", "the pattern cannot be read: "),
        ("nul\0*", "no file matches this pattern"),
    ],
)
def test_a_name_that_leads_nowhere_says_the_way_out(tmp_path: Path, what: str, reason: str) -> None:
    assert reasons(receive(tmp_path / what))[0].startswith(reason)


def test_an_address_of_another_kind_is_named() -> None:
    assert reasons(receive("ftp://news.example/a.txt")) == [
        "only http:// and https:// addresses are read; download it and give the file"
    ]


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    assert reasons(receive(tmp_path)) == ["the folder holds no file (hidden files are not read)"]


def test_a_file_that_may_not_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_file(tmp_path, "a.txt", FIRE)
    a_file(tmp_path, "b.txt", CABLE)
    # Permissions do not bind the superuser, as whom tests often run.
    opens = Path.open

    def refuse(path: Path, mode: str, buffering: int) -> object:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opens(path, mode, buffering)

    monkeypatch.setattr(Path, "open", refuse)

    found = receive(tmp_path)

    assert reasons(found) == ["may not be read; change its permissions, or read it as its owner"]
    assert texts(found) == [CABLE]


def test_links_that_lead_in_circles_end(tmp_path: Path) -> None:
    a_file(tmp_path, "a/b.txt", FIRE)
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "gone").symlink_to("nowhere")
    (tmp_path / "a" / "self").symlink_to("self")

    found = receive(tmp_path)

    assert texts(found) == [FIRE]
    assert sorted(reasons(found)) == [
        "cannot be opened: Too many levels of symbolic links",
        "is a link to something that is not there",
        "this link leads to a folder that is read already",
    ]
    assert texts(receive(tmp_path / "**" / "*.txt")) == [FIRE]


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert reasons(receive(tmp_path)) == [
        "is a named pipe, not a file; pipe it in and give - instead"
    ]


def test_a_name_that_would_break_the_screen_is_shown_harmlessly(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/a\n\x1b[31m\xff"
    with open(path, "wb"):
        pass

    (skip,) = places_and_reasons(tmp_path)

    assert skip.where == f"{tmp_path}/a\ufffd\ufffd[31m\ufffd"


def places_and_reasons(folder: Path) -> list[Skip]:
    return [each for each in receive(folder) if isinstance(each, Skip)]


def test_above_64_megabytes_lines_are_projected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "_COUNTED_BYTES", 2**20)
    path = a_file(tmp_path, "a.jsonl", (b"x" * 99 + b"\n") * 50_000)

    estimate = places.count([str(path)])

    assert estimate is not None
    assert 49_000 < estimate < 51_000
