"""`penumbra brief` and `penumbra export`: take the picture elsewhere."""

from __future__ import annotations

import io
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from penumbra.cli.options import (
    Accused,
    AsOf,
    Countries,
    Families,
    Kinds,
    PlaceName,
    Since,
    Statuses,
    StoreOption,
    Until,
    Words,
    chosen,
    store_at,
)

Limit = Annotated[
    int | None,
    typer.Option("--limit", metavar="N", min=1, help="Only the N newest events."),
]


def brief(
    out: Annotated[
        Path,
        typer.Option("--out", metavar="FILE", help="Where to write it: FILE.html or FILE.md."),
    ] = Path("brief.html"),
    title: Annotated[
        str, typer.Option("--title", metavar="WORDS", help="What stands above it.")
    ] = "What is on record",
    open_it: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    kind: Kinds = None,
    family: Families = None,
    status: Statuses = None,
    place: PlaceName = None,
    country: Countries = None,
    since: Since = None,
    until: Until = None,
    accused: Accused = None,
    text: Words = None,
    as_of: AsOf = None,
    limit: Limit = None,
    store: StoreOption = None,
) -> None:
    """Write the picture as one page with map, timeline and ledger.

    Each sentence leads to its evidence. HTML is one file that loads nothing else; Markdown has
    the tables without the pictures.

    \b
    Examples:
      penumbra brief --out brief.html --open
      penumbra brief --out baltic.md --place Baltic --title "The Baltic Sea"
    """
    from penumbra import pipeline
    from penumbra.cli.screen import counted, margin
    from penumbra.export.brief import FORMATS, write_brief

    form = out.suffix.lower().removeprefix(".")
    if form not in FORMATS:
        known = " or ".join(f".{name}" for name in FORMATS)
        raise typer.BadParameter(f"{str(out)!r} does not end in {known}", param_hint="--out")
    asked = chosen(
        kinds=kind,
        families=family,
        statuses=status,
        place=place,
        countries=country,
        since=since,
        until=until,
        accused=accused,
        text=text,
        limit=limit,
    )
    with store_at(store, create=False) as kept:
        pipeline.bring_up_to_date(kept)
        seen = pipeline.picture(kept, asked, as_of=as_of)
    write_brief(seen, out, title=title, as_of=as_of or datetime.now(UTC).date(), format=form)
    margin().print(f"{counted(len(seen.events), 'event')} written to {out}")
    if open_it:
        typer.launch(out.resolve().as_uri())


def export(
    form: Annotated[
        str, typer.Option("--as", metavar="FORM", help="The form: csv, geojson or jsonl.")
    ],
    out: Annotated[
        str, typer.Option("--out", metavar="FILE", help="Where to write; - is standard output.")
    ] = "-",
    kind: Kinds = None,
    family: Families = None,
    status: Statuses = None,
    place: PlaceName = None,
    country: Countries = None,
    since: Since = None,
    until: Until = None,
    accused: Accused = None,
    text: Words = None,
    as_of: AsOf = None,
    limit: Limit = None,
    store: StoreOption = None,
) -> None:
    """Write events as CSV, GeoJSON or JSON Lines, with evidence.

    \b
    Examples:
      penumbra export --as geojson --out incidents.geojson --family sabotage
      penumbra export --as csv --since 2024 > since-2024.csv
    """
    from penumbra import pipeline
    from penumbra.cli.screen import counted, margin
    from penumbra.export import EXPORTS, write_export

    if form not in EXPORTS:
        raise typer.BadParameter(f"no form {form!r}; we have: {', '.join(EXPORTS)}")
    asked = chosen(
        kinds=kind,
        families=family,
        statuses=status,
        place=place,
        countries=country,
        since=since,
        until=until,
        accused=accused,
        text=text,
        limit=limit,
    )
    with store_at(store, create=False) as kept:
        pipeline.bring_up_to_date(kept)
        seen = pipeline.picture(kept, asked, as_of=as_of)
    if out != "-":
        write_export(seen, Path(out), form=form)
        margin().print(f"{counted(len(seen.events), 'event')} written to {out}")
        return
    stream = io.TextIOWrapper(
        sys.stdout.buffer, encoding="utf-8", errors="backslashreplace", newline=""
    )
    try:
        write_export(seen, stream, form=form)
        stream.flush()
    finally:
        with suppress(ValueError):
            stream.detach()
