"""A brief's page as HTML or Markdown; whatever comes from a document is escaped here."""

from __future__ import annotations

import io
import re
from base64 import b64encode
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from penumbra.export.map import map_of
from penumbra.export.page import Page
from penumbra.export.pictures import NARROW, WIDTH, to_svg
from penumbra.export.quotes import Excerpt, told_in
from penumbra.export.table import write_csv
from penumbra.export.timeline import timeline_of
from penumbra.export.wording import day_in_words

# Signs that Markdown reads as its own: anywhere, and at the start of a line.
_MARKED = re.compile(r"([\\`*_\[\]<>|~$])")
_LEADING = re.compile(r"^(\d*)([-+#=.)])")


def as_html(page: Page) -> str:
    """Make one HTML page that loads nothing: style, pictures and table are in it."""
    drawings: dict[str, list[Markup]] = {"maps": [], "timelines": []}
    if page.picture.events:
        for name, width in (("wide", WIDTH), ("narrow", NARROW)):
            drawings["maps"].append(_svg(map_of(page.pictured, width=width), f"map-{name}"))
            drawings["timelines"].append(
                _svg(timeline_of(page.picture, width=width), f"timeline-{name}")
            )
    template = _environment(autoescape=True).get_template("brief.html.j2")
    return template.render(page=page, csv=_csv(page), **drawings)


def as_markdown(page: Page) -> str:
    """Make one Markdown text (CommonMark with tables), without pictures."""
    environment = _environment(autoescape=False)
    environment.finalize = markdown
    text = environment.get_template("brief.md.j2").render(page=page)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def web_address(url: str | None) -> str | None:
    """Return `url` if a reader can follow it safely: http or https, with a host; else None.

    >>> web_address("https://example.org/a b")
    'https://example.org/a%20b'
    >>> web_address("javascript:alert(1)")
    """
    if url is None:
        return None
    try:
        parts = urlsplit(url.strip())
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
    except ValueError:
        return None
    safe = quote(url.strip(), safe=":/?#[]@!$&'*+,;=%~-._", errors="replace")
    return safe.replace("(", "%28").replace(")", "%29")


def markdown(value: Any) -> Any:
    """Escape a value for Markdown, in one line; what is marked up already passes."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    line = " ".join(value.split()).replace("&", "&amp;")
    line = _LEADING.sub(r"\1\\\2", _MARKED.sub(r"\\\1", line))
    return line.replace("\\<", "&lt;").replace("\\>", "&gt;")


def quoted(excerpt: Excerpt) -> Markup:
    """An excerpt for Markdown: the words quoted in bold, their context plain."""
    words = ""
    for piece in excerpt.pieces:
        inner = piece.text.strip()
        head, tail = (
            " " if piece.text != cut else "" for cut in (piece.text.lstrip(), piece.text.rstrip())
        )
        text = markdown(inner)
        words += head + (f"**{text}**" if piece.quoted and inner else text) + tail
    return Markup(words.strip())


def _environment(*, autoescape: bool) -> Environment:
    environment = Environment(
        loader=PackageLoader("penumbra.export"),
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "web_address": web_address,
        "day": day_in_words,
        "quoted": quoted,
        "told_in": told_in,
    }
    return environment


def _svg(chart: Any, name: str) -> Markup:
    """Make a chart's SVG fit to stand in a page beside others: own ids, width left to the page."""
    svg = to_svg(chart)
    svg = re.sub(r'\bid="(clip|gradient)', rf'id="{name}-\1', svg)
    svg = re.sub(r"url\(#(clip|gradient)", rf"url(#{name}-\1", svg)
    # Vega writes every text as text, so nothing of a document can be markup here.
    return Markup(svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))


def _csv(page: Page) -> str:
    table = io.StringIO(newline="")
    write_csv(page.picture, table)
    packed = b64encode(table.getvalue().encode("utf-8", "backslashreplace")).decode("ascii")
    return f"data:text/csv;charset=utf-8;base64,{packed}"
