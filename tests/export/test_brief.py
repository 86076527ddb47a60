"""The brief: everything told, with its words, and nothing that a hostile text could do."""

import itertools
import re
from base64 import b64decode
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from penumbra.errors import ExportError, UnknownItem
from penumbra.export.brief import write_brief
from penumbra.export.render import markdown, web_address
from penumbra.model import Act, Header, Picture, Place, Stance, State, Status
from tests.make import (
    RIGA,
    a_claim,
    a_document,
    a_figure,
    a_picture,
    a_report,
    a_statement,
    a_view,
    an_amount,
    an_attribution,
    an_event,
    days,
)

TEXT = (
    "A warehouse in Riga burned down on Saturday; four people were hurt. Latvian prosecutors "
    "blamed Russia. Moscow denied any part in it. The damage is put at 1.2 million euros.\n\n"
    "Talks were held in Geneva. Experts fear that a cable may be cut next."
)
LOADS = {"src", "srcset", "data", "poster", "action", "formaction", "background", "xlink:href"}


class Seen(HTMLParser):
    """What a browser would make of a page: its tags, its text, and where each thing stands."""

    def __init__(self, page):
        super().__init__()
        self.tags = []
        self.words = []
        self._hidden = 0
        self.feed(page)
        self.text = " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._hidden += tag in ("style", "svg")

    def handle_endtag(self, tag):
        self._hidden -= tag in ("style", "svg")

    def handle_data(self, data):
        if not self._hidden:
            self.words.append(data)

    def all(self, name):
        return [attrs for tag, attrs in self.tags if tag == name]


def a_told_picture():
    document = a_document(TEXT)
    fire = a_report(
        document,
        when=days("2024-05-04"),
        where=(RIGA,),
        injured=an_amount(4),
        mention="A warehouse in Riga burned down",
    )
    event = an_event(fire)
    claims = (
        a_claim(fire, document, quote="Latvian prosecutors blamed Russia"),
        a_claim(
            fire,
            document,
            speaker="Moscow",
            speaker_country="RUS",
            stance=Stance.DENIES,
            quote="Moscow denied any part in it",
        ),
    )
    blame = an_attribution(event, attributes=["Latvian prosecutors"], denies=["Moscow"])
    talks = a_report(document, kind="talks", mention="Talks were held in Geneva")
    feared = a_report(
        document, kind="cable-damage", status=Status.HYPOTHETICAL, mention="a cable may be cut"
    )
    return a_picture(
        a_view(event, [fire], claims=claims, state=State.DISPUTED, attributions=[blame]),
        a_view(an_event(talks), [talks]),
        a_view(an_event(feared), [feared]),
        documents=[document],
        statements=[a_statement(document, "Moscow denied any part in it", addressee_country="LVA")],
        figures=[a_figure(document, "1.2 million euros")],
        total_events=9,
    )


def written(picture, folder: Path, **options):
    options = {"title": "The brief", "as_of": date(2024, 6, 1)} | options
    write_brief(picture, folder / "brief", **options)
    return (folder / "brief").read_text("utf-8")


def test_every_quote_stands_in_the_brief_with_its_outlet_and_day(tmp_path):
    picture = a_told_picture()

    text = Seen(written(picture, tmp_path)).text

    for record in picture.records():
        for passage in record.evidence:
            assert passage.quote in text
    assert "Baltic Post , 6 May 2024" in text


@pytest.mark.parametrize("name", ["brief.html", "brief.md"])
def test_a_text_without_outlet_and_title_is_known_by_its_file(tmp_path, name):
    picture = a_told_picture()
    headers = {
        id: Header(id, "/home/ada/secret/notes.txt", None, None, None, h.published, h.text)
        for id, h in picture.documents.items()
    }

    write_brief(
        replace(picture, documents=headers), tmp_path / name, title="x", as_of=date(2024, 6, 1)
    )
    text = (tmp_path / name).read_text("utf-8")

    assert "notes.txt" in text
    assert "ada" not in text


def test_blame_is_somebodys_words(tmp_path):
    text = Seen(written(a_told_picture(), tmp_path)).text

    assert "Latvian prosecutors said that Russia did it." in text
    assert "Moscow (Russia) denied it." in text
    assert text.count("Russia did it") == text.count("prosecutors said that Russia did it")


def test_every_sentence_links_to_evidence_that_is_there(tmp_path):
    page = Seen(written(a_told_picture(), tmp_path))
    anchors = {attrs["id"] for _, attrs in page.tags if "id" in attrs}

    inner = [a["href"][1:] for a in page.all("a") if a.get("href", "").startswith("#")]

    assert any(anchor.startswith("e1-") for anchor in inner)
    assert set(inner) <= anchors


def test_no_anchor_is_there_twice(tmp_path):
    page = Seen(written(a_told_picture(), tmp_path))
    anchors = [attrs["id"] for _, attrs in page.tags if "id" in attrs]

    assert len(anchors) == len(set(anchors))


def test_the_brief_loads_nothing_from_anywhere(tmp_path):
    text = written(a_told_picture(), tmp_path)
    page = Seen(text)

    assert not page.all("script")
    assert not page.all("link")
    assert not page.all("iframe")
    for tag, attrs in page.tags:
        assert not LOADS & attrs.keys(), tag
        if attrs.get("href", "#").startswith("http"):
            assert (tag, attrs["href"]) == ("a", "https://baltic-post.example/fire")
    assert "@import" not in text
    assert not re.findall(r"url\((?!#)", text)
    assert "default-src 'none'" in text


def test_what_is_only_feared_is_no_incident(tmp_path):
    text = Seen(written(a_told_picture(), tmp_path)).text

    assert "1 incidents" in text.replace("incidents 1", "1 incidents")
    assert "None of these is counted as an incident." in text
    assert "undersea cable damage: date unknown; only feared or proposed." in text


def test_the_table_of_all_events_comes_with_the_page(tmp_path):
    page = Seen(written(a_told_picture(), tmp_path))

    (link,) = (a for a in page.all("a") if "download" in a)

    table = b64decode(link["href"].partition("base64,")[2]).decode()
    assert len(table.splitlines()) == 4
    assert table.startswith("id,kind")


HOSTILE = (
    '<script>alert(1)</script> "><img src=x onerror=alert(2)> \u202e{{ 7 * 7 }} ](javascript:x)'
)


def a_hostile_picture():
    """Every text that comes from outside tries to be more than text."""
    document = a_document(
        f"{HOSTILE} burned. {HOSTILE}",
        title=HOSTILE,
        outlet=HOSTILE,
        url="javascript:alert(3)",
    )
    report = a_report(
        document,
        when=days("2024-05-04"),
        where=(Place(HOSTILE, "LVA", 56.9, 24.1, 10),),
        targets=[HOSTILE],
        instruments=[HOSTILE],
        actors=[HOSTILE],
        mention=HOSTILE,
    )
    event = an_event(report)
    return a_picture(
        a_view(
            event,
            [report],
            claims=[
                a_claim(
                    report, document, speaker=HOSTILE, accused=HOSTILE, cue=HOSTILE, quote=HOSTILE
                )
            ],
            state=State.ATTRIBUTED,
            attributions=[an_attribution(event, HOSTILE, attributes=[HOSTILE])],
        ),
        documents=[document],
        statements=[a_statement(document, HOSTILE, speaker=HOSTILE, act=Act.THREAT)],
        figures=[a_figure(document, HOSTILE, subject=HOSTILE, unit=HOSTILE, claimant=HOSTILE)],
        seen_through=[HOSTILE],
        read_by=HOSTILE,
    )


def test_a_hostile_text_stays_text(tmp_path):
    page = Seen(written(a_hostile_picture(), tmp_path, title=HOSTILE))

    assert not page.all("script")
    assert not page.all("img")
    assert not any(name.startswith("on") for _, attrs in page.tags for name in attrs)
    assert not any("javascript" in (a.get("href") or "") for a in page.all("a"))
    assert "{{ 7 * 7 }}" in page.text


def test_signs_that_turn_writing_round_are_kept_in_quotes_only_and_shut_in(tmp_path):
    text = written(a_hostile_picture(), tmp_path, title=HOSTILE)

    assert "\u202e" in text
    for match in re.finditer("\u202e", text):
        before = text[: match.start()]
        assert any(
            before.rfind(f"<{shut_in}") > before.rfind(f"</{shut_in}>")
            for shut_in in ("bdi", "blockquote")
        ), before[-60:]


def test_a_hostile_text_stays_text_in_markdown_too(tmp_path):
    text = written(a_hostile_picture(), tmp_path, title=HOSTILE, format="md")

    assert "<script" not in text
    assert "<img" not in text
    assert not re.search(r"(?<!\\)\]\((?!<)", text)


def test_markdown_has_whole_tables(tmp_path):
    lines = written(a_told_picture(), tmp_path, format="md").splitlines()

    rows = [line for line in lines if line.startswith("|")]
    assert any("Riga, Latvia" in row and "blamed and disputed" in row for row in rows)
    for before, row in itertools.pairwise(lines):
        if row.startswith("|") and before.startswith("|"):
            assert _cells(row) == _cells(before), row


def _cells(row):
    return len(re.findall(r"(?<!\\)\|", row))


def test_markdown_names_every_quote(tmp_path):
    text = written(a_told_picture(), tmp_path, format="md").replace("*", "")

    assert "Latvian prosecutors blamed Russia" in text
    assert "(<https://baltic-post.example/fire>)" in text


@pytest.mark.parametrize("format", ["html", "md"])
@pytest.mark.parametrize(
    ("documents", "events", "seen_through", "why"),
    [
        (0, 0, (), "Nothing has been read yet"),
        (3, 0, (), "3 documents were read, and none tells of an event"),
        (
            3,
            5,
            ("country Latvia",),
            "None of the 5 events that are kept passes the filter",
        ),
    ],
)
def test_an_empty_picture_says_why_it_is_empty(
    format, documents, events, seen_through, why, tmp_path
):
    empty = Picture((), (), (), {}, events, documents, seen_through)

    text = written(empty, tmp_path, format=format)

    assert why in (Seen(text).text if format == "html" else text)


def test_a_picture_with_neither_place_nor_date_is_drawn_all_the_same(tmp_path):
    report = a_report()

    text = Seen(written(a_picture(a_view(an_event(report), [report])), tmp_path)).text

    assert "date unknown" in text
    assert "place unknown" in text


def test_more_cards_than_anyone_reads_are_counted_not_shown(tmp_path):
    often = [a_report(), a_report()]
    views = [a_view(), a_view(an_event(*often, id="often"), often), a_view()]

    text = Seen(written(a_picture(*views), tmp_path, most_cards=1)).text

    assert "2 more incidents are not shown here" in text
    assert "2 reports tell of" in text
    assert "1 report tells of" not in text


def test_reports_that_disagree_are_shown_to_disagree(tmp_path):
    first = a_report(killed=an_amount(1))
    second = a_report(killed=an_amount(3))

    text = Seen(written(a_picture(a_view(an_event(first, second), [first, second])), tmp_path)).text

    assert "1–3 reports differ: 1; 3" in text


def test_a_quote_stands_even_where_the_text_is_not_at_hand(tmp_path):
    picture = a_told_picture()
    bare = {
        id: Header(id, h.name, h.title, h.outlet, h.url, h.published)
        for id, h in picture.documents.items()
    }

    text = Seen(
        written(Picture(picture.events, picture.statements, picture.figures, bare, 3, 1), tmp_path)
    ).text

    assert "Latvian prosecutors blamed Russia" in text


def test_a_format_nobody_knows_is_refused_with_the_list(tmp_path):
    with pytest.raises(UnknownItem, match="html, md"):
        written(a_told_picture(), tmp_path, format="pdf")


def test_a_brief_that_cannot_be_written_leaves_nothing(tmp_path):
    with pytest.raises(ExportError, match="cannot write"):
        write_brief(
            a_told_picture(), tmp_path / "no" / "brief.html", title="x", as_of=date(2024, 6, 1)
        )

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("https://example.org/a(b)", "https://example.org/a%28b%29"),
        ("http://example.org/<x>", "http://example.org/%3Cx%3E"),
        ("javascript:alert(1)", None),
        (" JavaScript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("//example.org", None),
        ("https://[broken", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_are_followed(url, address):
    assert web_address(url) == address


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a | b", r"a \| b"),
        ("# no heading", r"\# no heading"),
        ("1. no list", r"1\. no list"),
        ("- no list", r"\- no list"),
        ("drone-incursion", "drone-incursion"),
        ("<b>", "&lt;b&gt;"),
        ("two\nlines", "two lines"),
        (r"back\slash", r"back\\slash"),
    ],
)
def test_signs_of_markdown_are_plain_signs(text, escaped):
    assert markdown(text) == escaped
