"""What may be typed after a command: options that several commands share, and days."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from penumbra.errors import PenumbraError

if TYPE_CHECKING:
    from penumbra.model import Status
    from penumbra.store import Filter, Store

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def day(typed: str) -> date:
    """Read a day as 2024-05-17."""
    return _read_day(typed, whole=True)[0]


def first_day(typed: str) -> date:
    """Read a day, or the first one of a month (2024-05) or a year (2024)."""
    return _read_day(typed)[0]


def last_day(typed: str) -> date:
    """Read a day, or the last one of a month (2024-05) or a year (2024)."""
    return _read_day(typed)[1]


def _read_day(typed: str, *, whole: bool = False) -> tuple[date, date]:
    match = _DAY.fullmatch(typed.strip())
    wanted = "2024-05-17" if whole else "2024-05-17, 2024-05 or 2024"
    if match is None or (whole and not match[3]):
        raise typer.BadParameter(f"{typed!r} is not a day; write it like {wanted}")
    year, month, number = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        first = date(year, month or 1, number or 1)
        last_month = month or 12
        last = date(year, last_month, number or monthrange(year, last_month)[1])
    except ValueError as error:
        raise typer.BadParameter(f"there is no day {typed!r}: {error}") from error
    return first, last


StoreOption = Annotated[
    Path | None,
    typer.Option("--store", metavar="FILE", help="The store to use, instead of your own."),
]
Kinds = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KIND", help="Only this kind, such as arson; may be repeated."),
]
Families = Annotated[
    list[str] | None,
    typer.Option("--family", metavar="FAMILY", help="Only this family of kinds, such as sabotage."),
]
Statuses = Annotated[
    list[str] | None,
    typer.Option("--status", metavar="STATUS", help="Only occurred, ongoing, foiled, planned …"),
]
PlaceName = Annotated[
    str | None, typer.Option("--place", metavar="NAME", help="Only where a place is called so.")
]
Countries = Annotated[
    list[str] | None,
    typer.Option("--country", metavar="COUNTRY", help="Only in this country, by name or code."),
]
Since = Annotated[
    date | None,
    typer.Option("--since", metavar="DAY", parser=first_day, help="Not before this day or month."),
]
Until = Annotated[
    date | None,
    typer.Option("--until", metavar="DAY", parser=last_day, help="Not after this day or month."),
]
Accused = Annotated[
    str | None,
    typer.Option("--accused", metavar="WHO", help="Only where they are said to have done it."),
]
Words = Annotated[
    str | None,
    typer.Option("--text", metavar="WORDS", help='Only with these words; "phrases" in quotes.'),
]
AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of", metavar="DAY", parser=last_day, help="As it was known on this day, no later."
    ),
]


def chosen(
    *,
    kinds: list[str] | None = None,
    families: list[str] | None = None,
    statuses: list[str] | None = None,
    place: str | None = None,
    countries: list[str] | None = None,
    since: date | None = None,
    until: date | None = None,
    accused: str | None = None,
    text: str | None = None,
    limit: int | None = None,
) -> Filter:
    """Make the filter of what was typed; what it does not know is a usage error."""
    from penumbra.reference.countries import country
    from penumbra.store import Filter

    named = country(accused) if accused else None
    try:
        return Filter(
            kinds=tuple(_kind(word) for word in kinds or ()),
            families=tuple(families or ()),
            statuses=tuple(_status(word) for word in statuses or ()),
            place=place,
            countries=tuple(_country(name) for name in countries or ()),
            since=since,
            until=until,
            accused=named or accused,
            text=text,
            limit=limit,
        )
    except PenumbraError as error:
        raise typer.BadParameter(str(error)) from error


def _kind(word: str) -> str:
    """A kind by its id, or as the picture names it: "Undersea cable damage"."""
    from difflib import get_close_matches

    from penumbra.reference.kinds import kinds

    known = {id: id for id in kinds()}
    known |= {_joined(kind.label): id for id, kind in kinds().items()}
    if (found := known.get(_joined(word))) is not None:
        return found
    near = dict.fromkeys(known[name] for name in get_close_matches(_joined(word), known))
    hint = f"did you mean {' or '.join(near)}" if near else f"we have: {', '.join(kinds())}"
    raise typer.BadParameter(f"no kind {word!r}; {hint}")


def _status(word: str) -> Status:
    """A status by its name, or as the picture says it: "happened"."""
    from penumbra.export.wording import STATUSES
    from penumbra.model import Status

    known = {status.value: status for status in Status}
    known |= {_joined(words): status for status, words in STATUSES.items()}
    if (found := known.get(_joined(word))) is not None:
        return found
    raise typer.BadParameter(f"no status {word!r}; we have: {', '.join(Status)}")


def _joined(words: str) -> str:
    return "-".join(words.lower().split())


def _country(name: str) -> str:
    from penumbra.reference.countries import countries, country

    code = name.upper() if name.upper() in countries() else country(name)
    if code is None:
        raise typer.BadParameter(
            f"no country {name!r}; give its name or its code of three letters, such as EST"
        )
    return code


def again(store: Path | None) -> str:
    """What to add to a command so that it uses the same store."""
    return f" --store {quote(str(store))}" if store else ""


def store_at(path: Path | None, *, create: bool) -> Store:
    """Open the store that was named, or the user's own."""
    from penumbra.pipeline import default_store
    from penumbra.store import open_store

    return open_store(path or default_store(), create=create)
