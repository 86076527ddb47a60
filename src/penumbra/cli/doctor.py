"""`penumbra doctor`: whether everything is here that Penumbra needs."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from penumbra.cli.options import StoreOption, store_at
from penumbra.errors import PenumbraError

if TYPE_CHECKING:
    from penumbra.model import Picture

# Less than this, and a day's reading may not fit.
_ROOM = 200 * 2**20


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found: fine or not, in words, and if not what would help."""

    name: str
    fine: bool
    words: str
    help: str = ""


def doctor(store: StoreOption = None) -> None:
    """Check that all is here; say what is missing and how to get it.

    Ends with 1 if something is missing.

    \b
    Example:
      penumbra doctor
    """
    from rich.text import Text

    from penumbra.cli.screen import margin, said, screen

    out = screen()
    missing = 0
    for name, check in _checks(store):
        try:
            finding = check()
        # A check that fails in a way nobody thought of is a finding too.
        except Exception as error:
            finding = Finding(name, False, f"{type(error).__name__}: {error}", _way_out(error))
        mark = Text("ok       ", "green") if finding.fine else Text("missing  ", "bold red")
        line = mark.append(f"{finding.name:<11}", "bold").append_text(said(finding.words))
        out.print(line, soft_wrap=True)
        if not finding.fine:
            missing += 1
            if finding.help:
                out.print(Text(" " * 9 + "→ ").append_text(said(finding.help)), style="yellow")
    if missing:
        margin().print(f"\n{missing} of the above needs mending.", style="bold red")
        raise typer.Exit(1)


def _way_out(error: Exception) -> str:
    if isinstance(error, PenumbraError):
        return "the message says what would help"
    return "install Penumbra anew: pip install --force-reinstall penumbra"


def _checks(store: Path | None) -> Iterator[tuple[str, Callable[[], Finding]]]:
    yield "Penumbra", _penumbra
    yield "Python", _python
    yield "SQLite", _sqlite
    yield "Libraries", _libraries
    yield "Lists", _lists
    yield "Gazetteer", _gazetteer
    yield "Web pages", _web_pages
    yield "Reading", _reading
    yield "Pictures", _pictures
    yield "Store", lambda: _store(store)
    yield "Disk", lambda: _disk(store)
    yield "Temporary", _temporary


def _penumbra() -> Finding:
    from penumbra import __version__
    from penumbra.reading.extract import EXTRACTOR, VERSION

    where = Path(__file__).parents[1]
    return Finding("Penumbra", True, f"{__version__}, reads with {EXTRACTOR} {VERSION}, in {where}")


def _python() -> Finding:
    words = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    fine = sys.version_info >= (3, 11)
    return Finding("Python", fine, words, "Penumbra needs Python 3.11 or later")


def _sqlite() -> Finding:
    import sqlite3

    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
        return Finding("SQLite", True, f"{sqlite3.sqlite_version}, with text search (FTS5)")
    except sqlite3.OperationalError:
        return Finding(
            "SQLite",
            False,
            f"{sqlite3.sqlite_version}, without text search (FTS5)",
            "use a Python whose SQLite has FTS5, such as your system's or that of python.org",
        )
    finally:
        connection.close()


# What the pictures, the store, the command line and reading cannot do without.
_LIBRARIES = (
    "alembic",
    "altair",
    "feedparser",
    "httpx",
    "lxml",
    "numpy",
    "rich",
    "sqlalchemy",
    "trafilatura",
    "typer",
    "vl-convert-python",
)


def _libraries() -> Finding:
    there, missing = [], []
    for name in _LIBRARIES:
        try:
            there.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    words = ", ".join(there)
    if missing:
        words = f"missing: {', '.join(missing)}"
    return Finding("Libraries", not missing, words, f"pip install {' '.join(missing)}")


def _lists() -> Finding:
    from penumbra.cli.screen import counted
    from penumbra.reference.actors import actors
    from penumbra.reference.countries import countries
    from penumbra.reference.kinds import kinds
    from penumbra.reference.outlines import outlines
    from penumbra.reference.sources import shipped
    from penumbra.reference.wordings import event_wordings

    event_wordings()
    counts = (
        counted(len(kinds()), "kind"),
        counted(len(countries()), "country", "countries"),
        counted(len(actors()), "actor"),
        counted(len(shipped()), "source"),
        counted(len(outlines()), "outline"),
    )
    return Finding("Lists", True, ", ".join(counts))


def _gazetteer() -> Finding:
    from penumbra.reference.places import counts, lookup

    fine = bool(lookup("Riga"))
    words = ", ".join(f"{name} {number:,}" for name, number in counts().items())
    return Finding("Gazetteer", fine, words, "install Penumbra anew")


# Its last line belongs to no article; trafilatura leaves it out, and the plain words would not.
_PAGE = """<html><head><title>Example</title></head><body><nav>Home</nav>
<article><p>A warehouse burned down in the harbour on Friday night, and nobody was hurt.</p>
<p>Prosecutors in the city said that they were looking into how the fire had started.</p></article>
<div class="footer">All rights reserved.</div></body></html>"""


def _web_pages() -> Finding:
    from io import BytesIO

    from penumbra.model import Document
    from penumbra.sources.receive import read

    (found,) = read(["-"], stdin=BytesIO(_PAGE.encode()), today=date.today())
    fine = isinstance(found, Document) and "rights" not in found.text
    words = "the article was taken out of a page" if fine else "a page was not read as one"
    return Finding("Web pages", fine, words, "install Penumbra anew")


_EXAMPLE = "A warehouse in Riga burned down on 4 May 2024. Latvian prosecutors blamed Russia."


def _reading() -> Finding:
    picture = _example()
    fine = bool(picture.events)
    return Finding("Reading", fine, f"a text of two sentences gave {len(picture.events)} event")


def _example() -> Picture:
    from hashlib import sha256

    from penumbra import pipeline
    from penumbra.model import Document, document_id
    from penumbra.reading.extract import extract
    from penumbra.store import open_store

    document = Document(
        id=document_id("", None, None, _EXAMPLE),
        name="example",
        title=None,
        outlet=None,
        url=None,
        published=date(2024, 5, 6),
        published_by="given",
        text=_EXAMPLE,
        digest=sha256(_EXAMPLE.encode()).hexdigest(),
    )
    with open_store(":memory:") as kept:
        kept.add(document, extract(document))
        pipeline.bring_up_to_date(kept)
        return pipeline.picture(kept)


def _pictures() -> Finding:
    from penumbra.cli.screen import size_in_words
    from penumbra.export.map import map_of
    from penumbra.export.pictures import to_svg

    drawn = to_svg(map_of(_example()))
    words = f"a map was drawn, {size_in_words(len(drawn))}"
    return Finding("Pictures", drawn.startswith("<svg"), words)


def _store(named: Path | None) -> Finding:
    from penumbra import pipeline
    from penumbra.cli.screen import counted, size_in_words

    path = named or pipeline.default_store()
    if not path.exists():
        return Finding("Store", True, f"none yet at {path}; penumbra read makes it")
    with store_at(path, create=False) as kept:
        described = kept.describe()
    documents = counted(described.rows["documents"], "document")
    return Finding("Store", True, f"{path}, {documents}, {size_in_words(described.size)}")


def _disk(named: Path | None) -> Finding:
    from penumbra import pipeline
    from penumbra.cli.screen import size_in_words

    folder = (named or pipeline.default_store()).resolve().parent
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    words = f"{size_in_words(free)} free in {folder}"
    if not os.access(folder, os.W_OK):
        return Finding("Disk", False, f"{folder} may not be written", "name another with --store")
    return Finding("Disk", free > _ROOM, words, "make room, or name another place with --store")


def _temporary() -> Finding:
    from penumbra.cli.screen import moment_in_words

    with tempfile.TemporaryFile() as stream:
        stream.write(b"x")
    words = f"{tempfile.gettempdir()}; the clock says {moment_in_words(datetime.now(UTC))}"
    return Finding("Temporary", True, words)
