"""Reader of web pages: the main text, and what the page says of itself in so many words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

from lxml import etree

from penumbra.model import Skip
from penumbra.sources.days import day_of
from penumbra.sources.decoding import clean, decode
from penumbra.sources.draft import Draft, Item, digest
from penumbra.sources.streams import whole

_MAX_PAGE = 20 * 2**20
# Beyond these trafilatura takes many seconds, or drops what nests deeper; the words are then
# taken as they stand. Real articles have some 3,000 elements, 30 deep.
_MANY_ELEMENTS = 40_000
_DEEP = 200

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_BLOCKS = frozenset(
    "address article aside blockquote body caption dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td "
    "th thead tr ul".split()
)
_UNREAD = frozenset(
    "button footer form head iframe nav noscript script select style svg template".split()
)
# Where pages name the day they were published, most exact first; a day of change is not among them.
_DAY_FIELDS = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dcterms.issued",
    "dc.date.issued",
    "dc.date",
    "parsely-pub-date",
    "publication_date",
    "pubdate",
    "date",
)


class Outline:
    """What a page says of itself, and its words without markup (a target for lxml's parser)."""

    def __init__(self) -> None:
        self.elements = 0
        self.deepest = 0
        self.fields: dict[str, str] = {}
        self.blocks: list[str] = []
        self._depth = self._unread = 0
        self._words: list[str] = []
        self._linked: list[str] = []
        self._kept: str | None = None  # "title", "h1" or "data": whose words come now
        self._kept_words: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        self._depth += 1
        self.deepest = max(self.deepest, self._depth)
        self._unread += tag in _UNREAD
        if tag in _BLOCKS:
            self._end_block()
        elif tag == "br":
            self._words.append("\n")
        if tag == "meta":
            for key in ("property", "name", "itemprop"):
                self._say(attributes.get(key), attributes.get("content"))
        elif tag == "time" and {"pubdate", "itemprop"} & attributes.keys():
            self._say(attributes.get("itemprop", "pubdate"), attributes.get("datetime"))
        elif tag == "link" and attributes.get("rel") == "canonical":
            self._say("canonical", attributes.get("href"))
        elif tag in ("title", "h1") and tag not in self.fields:
            self._kept, self._kept_words = tag, []
        elif tag == "script" and attributes.get("type") == "application/ld+json":
            self._kept, self._kept_words = "data", []

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._unread -= tag in _UNREAD
        if tag in _BLOCKS:
            self._end_block()
        if self._kept is not None and tag in (self._kept, "script"):
            words = "".join(self._kept_words)
            if self._kept == "data":
                self._linked.append(words)
            else:
                self._say(self._kept, " ".join(words.split()))
            self._kept = None

    def data(self, words: str) -> None:
        if self._kept is not None:
            self._kept_words.append(words)
        if not self._unread:
            self._words.append(" " if words.isspace() else re.sub(r"\s+", " ", words))

    def comment(self, words: str) -> None:
        """Comments are not read."""

    def close(self) -> Outline:
        self._end_block()
        for words in self._linked:
            self._read_linked(words)
        return self

    @property
    def text(self) -> str:
        return "\n\n".join(self.blocks)

    def _say(self, field: str | None, value: str | None) -> None:
        if field and value and value.strip():
            self.fields.setdefault(field.lower(), value.strip())

    def _end_block(self) -> None:
        lines = (" ".join(line.split()) for line in "".join(self._words).split("\n"))
        if block := "\n".join(line for line in lines if line):
            self.blocks.append(block)
        self._words.clear()

    def _read_linked(self, words: str) -> None:
        """Take headline, day and publisher from schema.org data, wherever they hang in it."""
        try:
            waiting = [json.loads(words)]
        except (ValueError, RecursionError):
            return
        while waiting:
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting += node
            elif isinstance(node, dict):
                for key in ("datePublished", "headline"):
                    if isinstance(node.get(key), str):
                        self._say(key, node[key])
                publisher = node.get("publisher")
                if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
                    self._say("publisher", publisher["name"])
                waiting += node["@graph"] if isinstance(node.get("@graph"), list) else []


def outline(markup: str) -> Outline:
    """Go through a page once; any markup will do, however broken or deep."""
    parser = etree.HTMLParser(target=Outline(), encoding="utf-8", huge_tree=True)
    try:
        found: Outline = etree.fromstring(clean(markup).encode("utf-8"), parser)
    except etree.LxmlError:  # nothing at all in it
        return Outline()
    return found


def plain(markup: str) -> str:
    """Return the words of a piece of HTML: blocks parted by blank lines, markup gone.

    >>> plain("<p>A <b>cable</b> broke.<p>Nobody&nbsp;knows why.")
    'A cable broke.\\n\\nNobody knows why.'
    """
    return outline(markup).text


def read_page(item: Item) -> Iterator[Draft | Skip]:
    """Read one web page: title, outlet and day only where the page itself names them."""
    received = whole(item, limit=_MAX_PAGE)
    declared = _CHARSET.search(received[:4096])
    markup = decode(received, item.charset or (declared and declared[1].decode("ascii", "replace")))
    page = outline(markup)
    url = item.url or _address(page.fields)
    yield Draft(
        where=item.where,
        text=_main_text(markup, page) or page.text,
        digest=digest(received),
        title=_first(page.fields, "headline", "og:title", "h1", "title"),
        outlet=_first(page.fields, "og:site_name", "publisher", "application-name") or _host(url),
        url=url,
        published=_day(page.fields),
        published_by="page",
    )


def _main_text(markup: str, page: Outline) -> str | None:
    if page.elements > _MANY_ELEMENTS or page.deepest > _DEEP:
        return None
    # Takes half a second to import, which a run without pages need not wait for.
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(clean(markup), include_comments=False)
    # It raises whatever its parsers and lxml meet in broken markup; the outline then serves.
    except Exception:
        return None
    text = found.text if found is not None and not isinstance(found, dict) else None
    # Its lines are blocks; a blank line says so to every reader of the text.
    return re.sub(r"\n+", "\n\n", text) if text else None


def _first(fields: dict[str, str], *names: str) -> str | None:
    return next((" ".join(fields[name].split()) for name in names if name in fields), None)


def _day(fields: dict[str, str]) -> date | None:
    found = (day_of(fields[name]) for name in _DAY_FIELDS if name in fields)
    return next((day for day in found if day is not None), None)


def _address(fields: dict[str, str]) -> str | None:
    found = _first(fields, "canonical", "og:url")
    return found if found and found.startswith(("http://", "https://")) else None


def _host(url: str | None) -> str | None:
    if url is None:
        return None
    match = re.match(r"https?://(?:[^/@]*@)?(?:www\.)?([^/:?#]+)", url, re.IGNORECASE)
    return match[1].lower() if match else None
