"""`penumbra picture` and `penumbra show`: see what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

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
    again,
    chosen,
    store_at,
)

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console

    from penumbra.model import Picture

ROWS = 20


def picture(
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
    limit: Annotated[
        int,
        typer.Option("--limit", metavar="N", min=0, help="At most so many rows a section; 0: all."),
    ] = ROWS,
    store: StoreOption = None,
) -> None:
    """See incidents, fears, the war of words, talks and figures.

    Incidents are hostile acts that happened, go on or were foiled. What is only planned or
    feared stands in a section of its own.

    \b
    Examples:
      penumbra picture --kind cable-damage --since 2024
      penumbra picture --accused Russia --country Poland --limit 0
      penumbra picture --text '"Baltic Sea" cable' --as-of 2024-12-01
    """
    from penumbra import pipeline
    from penumbra.cli.screen import margin, screen
    from penumbra.cli.tables import ID_LETTERS, is_incident

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
    )
    with store_at(store, create=False) as kept:
        pipeline.bring_up_to_date(kept)
        seen = pipeline.picture(kept, asked, as_of=as_of, with_text=False)
    show_picture(screen(), seen, most=limit or None)
    if not seen.events and not seen.statements and not seen.figures:
        margin().print(_why_empty(seen, store), soft_wrap=True)
    elif seen.events:
        first = next(filter(is_incident, seen.events), seen.events[0]).event.id[:ID_LETTERS]
        margin().print(f"\nSee one: penumbra show {first}{again(store)}", style="dim")


def show_picture(console: Console, picture: Picture, *, most: int | None) -> None:
    """Print a picture; at most `most` rows of each section."""
    from penumbra.cli.tables import heading, picture_tables

    console.print(heading(picture))
    for part in picture_tables(picture, width=console.width, most=most):
        console.print(part)


def _why_empty(seen: Picture, store: Path | None) -> str:
    if not seen.total_documents:
        return "Nothing is kept here yet. Read something: penumbra read FILE…, or: penumbra demo"
    if seen.seen_through:
        return (
            f"Nothing of the {seen.total_events:,} events kept passes this filter "
            f"({' · '.join(seen.seen_through)}). Leave a condition out, or see all: "
            f"penumbra picture{again(store)}"
        )
    return (
        f"{seen.total_documents:,} documents are kept, but they tell of no event, statement or "
        "figure that Penumbra reads. See how one was read: penumbra read FILE --explain"
    )


def show(
    event: Annotated[
        str, typer.Argument(metavar="EVENT", help="An event's id, or the beginning of it.")
    ],
    store: StoreOption = None,
) -> None:
    """See one event: its ledger, differences and every quote.

    Ids stand in the picture; the beginning of one is enough. Claims stand left, denials and
    other findings right, by day of publication.

    \b
    Example:
      penumbra show e1a2b3c4
    """
    from penumbra import pipeline
    from penumbra.cli.one_event import show_event
    from penumbra.cli.screen import screen

    with store_at(store, create=False) as kept:
        pipeline.bring_up_to_date(kept)
        seen = pipeline.picture_of_event(kept, event.strip())
    show_event(screen(), seen)
