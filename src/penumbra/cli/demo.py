"""`penumbra demo`: the reports that ship with Penumbra, read and shown."""

from __future__ import annotations

import shutil
import sys
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path
from shlex import quote
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer

from penumbra.cli.options import StoreOption, store_at

if TYPE_CHECKING:
    from penumbra.model import Picture
    from penumbra.pipeline import Taken
    from penumbra.store import Store

# A shop window, not the stock.
_ROWS = 10


def demo(
    out: Annotated[
        Path, typer.Option("--out", metavar="FOLDER", help="Where to put the store and the brief.")
    ] = Path("penumbra-demo"),
    store: StoreOption = None,
) -> None:
    """Read the reports that ship with Penumbra; show their picture.

    It needs no network and leaves your own store alone: the demo's is FOLDER/demo.db. The same
    picture as one page is FOLDER/brief.html.

    \b
    Example:
      penumbra demo
    """
    from penumbra import pipeline
    from penumbra.cli.looking import show_picture
    from penumbra.cli.screen import counted, margin, name_skip, screen
    from penumbra.errors import ExportError

    began = monotonic()
    path = store or out / "demo.db"
    console = screen()
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(
            f"{out}: {error.strerror or error}; name another folder with --out"
        ) from error
    with store_at(path, create=True) as kept:
        taken = _read_demo(kept)
        seen = pipeline.picture(kept)
    number = counted(taken.documents + taken.known, "report")
    console.print(
        f"{number} of public events of 2022–2025, composed by us and shipped with Penumbra.\n"
        f"Read and put together in {monotonic() - began:.1f} s.\n"
    )
    for skip in taken.skips:
        name_skip(margin(), skip)
    show_picture(console, seen, most=_ROWS)
    sys.stdout.flush()
    margin().print("\nWriting the brief …", style="dim")
    brief = _write_brief(seen, out)
    console.print(f"\nThe same as a page with map and timeline: {brief}")
    console.print("\nTry next:")
    for command in _next(seen, path):
        console.print(f"  {command}", soft_wrap=True)


def _read_demo(kept: Store) -> Taken:
    from penumbra import pipeline

    with as_file(files("penumbra") / "demo" / "reports.jsonl") as reports:
        # Helpers would take longer to start than these few texts to read.
        return pipeline.take_in([str(reports)], kept, now=datetime.now(UTC), jobs=1)


def _write_brief(seen: Picture, out: Path) -> Path:
    from penumbra.export.brief import write_brief

    period = seen.period()
    target = out / "brief.html"
    write_brief(
        seen,
        target,
        title="Hybrid incidents in Europe, 2022–2025: the demo corpus",
        as_of=period[1] if period else datetime.now(UTC).date(),
    )
    return target


def _next(seen: Picture, path: Path) -> list[str]:
    """Three commands that work as they stand, the first on the event most is told of."""
    from penumbra.cli.tables import ID_LETTERS, is_incident

    me, store = _program(), f"--store {quote(str(path))}"
    told = [view for view in seen.events if is_incident(view)] or list(seen.events)
    most = max(told, key=lambda view: (len(view.reports), len(view.claims)), default=None)
    rows = [f"{me} picture --family sabotage --accused Russia {store}"]
    if most is not None:
        rows.insert(0, f"{me} show {most.event.id[:ID_LETTERS]} {store}")
    text = "A warehouse in Riga burned down on Friday. Latvian prosecutors blamed Russia."
    rows.append(f"echo {quote(text)} | {me} read - --no-keep --explain")
    return rows


def _program() -> str:
    """How this program can be called again from here."""
    called = Path(sys.argv[0])
    found = shutil.which("penumbra")
    if found and Path(found).resolve() == called.resolve():
        return "penumbra"
    if called.name != "penumbra" or not called.exists():
        return "penumbra" if found else f"{quote(sys.executable)} -m penumbra"
    try:
        return quote(str(called.resolve().relative_to(Path.cwd())))
    except ValueError:
        return quote(str(called.resolve()))
