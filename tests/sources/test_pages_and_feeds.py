"""Web pages, feeds and the network (which no test touches: answers are made here)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import httpx
import pytest

from penumbra.model import Document, Skip
from penumbra.sources import web
from penumbra.sources.page import plain
from tests.sources.test_receive import CABLE, FIRE, a_file, reasons, receive, texts, the_document

ARTICLE = f"""<!DOCTYPE html><html><head><title>Fire in Riga | Baltic Post</title>
<meta property="og:site_name" content="Baltic Post">
<meta property="og:title" content="Fire in Riga">
<meta property="article:published_time" content="2025-05-06T23:30:00-03:00">
<meta property="article:modified_time" content="2025-05-20T10:00:00Z">
<link rel="canonical" href="https://baltic-post.example/fire">
</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Fire in Riga</h1><p>{FIRE}</p><p>{CABLE}</p></article>
<footer>Copyright 2019 Baltic Post</footer><script>var secret = "words";</script></body></html>"""

FEED = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>
<title>Baltic Post</title><link>https://baltic-post.example/</link>
<item><title>Fire &amp; smoke in Riga</title><link>https://baltic-post.example/1</link>
<guid>bp-1</guid><pubDate>Tue, 06 May 2025 23:30:00 -0500</pubDate>
<description>&lt;p&gt;{FIRE} &lt;a href="x"&gt;More&lt;/a&gt;&lt;/p&gt;</description></item>
<item><title>{CABLE}</title></item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Baltic Post</title>
<entry><id>urn:1</id><title>Fire in Riga</title><updated>2025-05-06T10:00:00Z</updated>
<link href="https://baltic-post.example/1"/><summary>Short.</summary>
<content type="html">&lt;p&gt;{FIRE}&lt;/p&gt;&lt;p&gt;{CABLE}&lt;/p&gt;</content></entry></feed>"""


def test_of_a_page_the_article_is_read_and_what_it_says_of_itself(tmp_path: Path) -> None:
    document = the_document(receive(a_file(tmp_path, "a.html", ARTICLE)))

    assert FIRE in document.text
    assert f"\n\n{CABLE}" in document.text
    assert not any(word in document.text for word in ("Home", "Copyright", "secret"))
    assert (document.title, document.outlet) == ("Fire in Riga", "Baltic Post")
    assert document.url == "https://baltic-post.example/fire"
    assert (document.published, document.published_by) == (date(2025, 5, 6), "page")


def test_a_page_that_names_no_day_gets_none(tmp_path: Path) -> None:
    page = ARTICLE.replace("article:published_time", "nothing")

    assert the_document(receive(a_file(tmp_path, "a.html", page))).published is None


@pytest.mark.parametrize(
    "data",
    [
        '{"@type": "NewsArticle", "datePublished": "2025-05-07", "headline": "Fire"}',
        '[{"@graph": [{"@type": "Person"}, {"datePublished": "2025-05-07"}]}]',
    ],
)
def test_a_day_in_linked_data_counts(tmp_path: Path, data: str) -> None:
    script = f'<script type="application/ld+json">{data}</script></head>'
    page = ARTICLE.replace("article:published_time", "nothing").replace("</head>", script)

    assert the_document(receive(a_file(tmp_path, "a.html", page))).published == date(2025, 5, 7)


def test_a_page_too_short_for_an_article_is_read_all_the_same(tmp_path: Path) -> None:
    page = "<html><body><p>A cable was cut off Gotland.</p></body></html>"

    assert texts(receive(a_file(tmp_path, "a.html", page))) == ["A cable was cut off Gotland."]


def test_a_page_in_its_own_charset_is_read(tmp_path: Path) -> None:
    page = f'<html><head><meta charset="iso-8859-2"></head><body><p>{FIRE} Łódź.</p></body></html>'

    (text,) = texts(receive(a_file(tmp_path, "a.html", page.encode("iso-8859-2"))))

    assert text.endswith("Łódź.")


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>One <b>b</b>ig\n  line<br>and another</p>Two", "One big line\nand another\n\nTwo"),
        ("<script>no</script><style>no</style><ul><li>a<li>b</ul>", "a\n\nb"),
        ("Fish &amp; chips &lt;3", "Fish & chips <3"),
        ("", ""),
        ("5 < 6", "5 < 6"),
    ],
)
def test_markup_goes_and_words_stay(markup: str, words: str) -> None:
    assert plain(markup) == words


def test_each_entry_of_a_feed_is_a_document(tmp_path: Path) -> None:
    first, second = receive(a_file(tmp_path, "news.xml", FEED))

    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.text == f"Fire & smoke in Riga\n\n{FIRE} More"
    assert (first.name, first.url) == ("bp-1", "https://baltic-post.example/1")
    assert (first.outlet, first.title) == ("Baltic Post", "Fire & smoke in Riga")
    assert (first.published, first.published_by) == (date(2025, 5, 6), "feed")
    assert (second.text, second.published) == (CABLE, None)


def test_of_an_atom_entry_the_longest_text_is_taken(tmp_path: Path) -> None:
    document = the_document(receive(a_file(tmp_path, "news.atom", ATOM)))

    assert document.text == f"Fire in Riga\n\n{FIRE}\n\n{CABLE}"
    assert document.published == date(2025, 5, 6)


def test_of_a_feed_that_is_cut_off_the_entries_before_are_read(tmp_path: Path) -> None:
    found = receive(a_file(tmp_path, "news.xml", FEED[: FEED.index("</channel>")]))

    assert len(texts(found)) == 2
    (reason,) = reasons(found)
    assert reason.startswith("the feed is damaged after entry 2 (")


@pytest.mark.parametrize(
    ("contents", "reason"),
    [
        ("<rss version='2.0'><channel></channel></rss>", "is a feed without entries"),
        ("not a feed at all", "is no feed that can be read ("),
    ],
)
def test_a_feed_without_entries_is_named(tmp_path: Path, contents: str, reason: str) -> None:
    assert reasons(receive(a_file(tmp_path, "a.rss", contents)))[0].startswith(reason)


def test_entities_that_multiply_do_no_harm(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY {chr(98 + n)} "{(f"&{chr(97 + n)};") * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">{entities}]>'
    page = FEED.replace("<rss", f"{bomb}<rss", 1).replace("Baltic Post", "&j;")

    assert all(len(text) < 10_000 for text in texts(receive(a_file(tmp_path, "a.rss", page))))


# Over the network


Answer = Callable[[httpx.Request], httpx.Response]


def fetched(answer: Answer, url: str = "https://baltic-post.example/fire") -> list[Document | Skip]:
    with httpx.Client(transport=httpx.MockTransport(answer), max_redirects=5) as client:
        return receive(url, client=client)


@pytest.mark.parametrize(
    ("media", "contents", "number"),
    [
        ("text/html; charset=utf-8", ARTICLE, 1),
        ("application/rss+xml", FEED, 2),
        ("text/html", FEED, 2),
        ("text/plain", FIRE, 1),
        ("application/json", f'{{"text": "{FIRE}"}}', 1),
        ("", f'{{"text": "{FIRE}"}}\n{{"text": "{CABLE}"}}\n', 2),
    ],
)
def test_an_address_may_hold_any_format(media: str, contents: str, number: int) -> None:
    found = fetched(
        lambda _: httpx.Response(200, headers={"content-type": media}, content=contents.encode())
    )

    assert len(texts(found)) == number == len(found)


def test_a_page_without_a_name_is_known_by_its_host() -> None:
    page = f"<html><body><p>{FIRE}</p></body></html>"

    document = the_document(
        fetched(lambda _: httpx.Response(200, html=page), "https://www.riga-mirror.example/a?b=1")
    )

    assert document.outlet == "riga-mirror.example"
    assert document.url == document.name == "https://www.riga-mirror.example/a?b=1"


def _refused(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("Name or service not known", request=request)


def _silent(request: httpx.Request) -> httpx.Response:
    raise httpx.ReadTimeout("timed out", request=request)


def _in_circles(request: httpx.Request) -> httpx.Response:
    return httpx.Response(302, headers={"location": str(request.url)})


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (_refused, "cannot be fetched: Name or service not known"),
        (_silent, "no answer within 20 seconds; try again later"),
        (_in_circles, "redirects more than 5 times"),
        (lambda _: httpx.Response(404), "the server answers 404 Not Found"),
        (lambda _: httpx.Response(200, content=b""), "is empty"),
        (
            lambda _: httpx.Response(200, headers={"content-type": "image/png"}, content=b"..."),
            "is image/png, not text",
        ),
        (
            lambda _: httpx.Response(200, headers={"content-type": "application/pdf"}),
            "is a PDF, which is not read yet; save it as text",
        ),
        (
            lambda _: httpx.Response(200, headers={"content-encoding": "gzip"}, content=b"junk"),
            "cannot be fetched: ",
        ),
    ],
)
def test_an_address_that_fails_is_named(answer: Answer, reason: str) -> None:
    (skip,) = fetched(answer)

    assert isinstance(skip, Skip)
    assert skip.where == "https://baltic-post.example/fire"
    assert skip.reason.startswith(reason)


def test_a_page_that_never_ends_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "MAX_BYTES", 2**20)

    (skip,) = fetched(lambda _: httpx.Response(200, content=b"word " * 2**20))

    assert isinstance(skip, Skip)
    assert skip.reason == "is larger than 1 MB; download it and split it"


@pytest.mark.parametrize("url", ["http://", "http://\udcff/"])
def test_an_address_that_is_none_is_named(url: str) -> None:
    (skip,) = fetched(lambda _: httpx.Response(200, text=FIRE), url)

    assert isinstance(skip, Skip)


def test_a_password_is_neither_shown_nor_kept() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        assert request.headers["authorization"].startswith("Basic ")
        return httpx.Response(200, text=FIRE)

    document = the_document(fetched(answer, "https://me:secret@baltic-post.example/@a"))

    assert document.url == document.name == "https://baltic-post.example/@a"


def test_an_address_in_standard_input_is_not_followed() -> None:
    assert reasons(receive("-", stdin=BytesIO(b"https://1.2.3/"))) == []
