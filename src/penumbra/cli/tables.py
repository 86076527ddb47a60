"""A picture on a terminal: incidents, what is feared, the war of words, the context, figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from penumbra.cli.screen import HEADING, STATE_STYLES, WIDE, counted, lines, said
from penumbra.export.wording import (
    STATES,
    STATUSES,
    amount_in_words,
    day_in_words,
    kind_in_words,
    party,
    period_in_words,
    place_in_words,
    speaker,
    what_is_said,
    when_in_words,
    who_clears,
)
from penumbra.model import (
    EventView,
    Figure,
    Picture,
    Stance,
    Statement,
    Status,
)
from penumbra.reference.kinds import INCIDENT_FAMILIES, kinds

# So many letters of an event's id are enough for `penumbra show` among some million events.
ID_LETTERS = 8
# Below this, columns give way to each other.
NARROW = 72
_QUOTE = 180
_VOICES = 3


def picture_tables(picture: Picture, *, width: int, most: int | None) -> Iterator[RenderableType]:
    """Yield a picture section by section, at most `most` rows of each; empty ones are left out."""
    incidents = [view for view in picture.events if is_incident(view)]
    feared = [view for view in picture.events if not view.event.status.is_real]
    beside = [v for v in picture.events if v.event.status.is_real and not is_incident(v)]
    if incidents:
        yield _section("Incidents", "newest first", incidents, most)
        yield _incidents(incidents[:most], width)
    if picture.statements:
        yield _section("The war of words", "latest first", picture.statements, most)
        yield _statements(picture.statements[:most], picture, width)
    if beside:
        yield _section("Talks, answers and the war beside it", "newest first", beside, most)
        yield _events(beside[:most], width)
    if feared:
        yield _section("Announced, feared or proposed", "none of this has happened", feared, most)
        yield _events(feared[:most], width)
    if picture.figures:
        yield _section("Figures", "and who puts them forward", picture.figures, most)
        yield _figures(picture.figures[:most], picture, width)


def is_incident(view: EventView) -> bool:
    """Whether it is hostile conduct that happened, goes on, or was foiled."""
    known = kinds().get(view.event.kind)
    return view.event.status.is_real and known is not None and known.family in INCIDENT_FAMILIES


def _section(title: str, note: str, rows: Sequence[object], most: int | None) -> Text:
    shown = len(rows) if most is None else min(most, len(rows))
    heading = Text("\n")
    heading.append(title, HEADING)
    heading.append(f"  {shown:,} of {len(rows):,} shown, {note}", "dim")
    return heading


def _table(width: int, columns: dict[str, tuple[int, int]], last: str) -> Table:
    """Begin a table; each column has its width for a narrow and a wide terminal, the last the rest.

    Fixed widths, because Rich loses words at the edge where a column has a least width only.
    """
    table = Table(
        box=box.SIMPLE_HEAD, show_edge=False, header_style="dim", border_style="dim", pad_edge=False
    )
    for name, (narrow, wide) in columns.items():
        room = narrow if width >= NARROW else min(narrow, max(5, width // 4))
        room = wide if width >= WIDE else room
        table.add_column(name, width=room, overflow="fold")
    table.add_column(last, overflow="fold")
    return table


def _incidents(views: Sequence[EventView], width: int) -> Table:
    columns = {"When, event": (13, 22), "What and where": (26, 38), "Reports": (8, 8)}
    table = _table(width, columns, "Who says who did it")
    for view in views:
        table.add_row(
            _when(view),
            _what(view, _place(view)),
            lines(said(f"{len(view.reports):,}"), said(STATUSES[view.event.status], "dim")),
            lines(said(STATES[view.state], STATE_STYLES[view.state]), *ledger_lines(view)),
        )
    return table


def _events(views: Sequence[EventView], width: int) -> Table:
    columns = {"When, event": (13, 22), "What": (26, 38), "Reports": (8, 8)}
    table = _table(width, columns, "Where, whom, toll")
    for view in views:
        status = view.event.status
        words = STATUSES[status] if status is not Status.OCCURRED else ""
        table.add_row(
            _when(view),
            _what(view, said(words, "dim")),
            said(f"{len(view.reports):,}"),
            lines(_place(view), _targets(view), _toll(view)),
        )
    return table


def _when(view: EventView) -> Text:
    return lines(said(when_in_words(view.event.when)), _id(view))


def _what(view: EventView, below: Text) -> Text:
    return lines(said(kind_in_words(view.event.kind), "bold"), below)


def _targets(view: EventView) -> Text:
    """What was hit or who was met, unless the place says it already."""
    places = {place.name.casefold() for place in view.event.where}
    targets = [name for name in view.event.targets if name.casefold() not in places]
    return said("; ".join(targets[:2]), "dim", most=90)


def _id(view: EventView) -> Text:
    return Text(view.event.id[:ID_LETTERS], "cyan")


def _place(view: EventView) -> Text:
    where = view.event.where
    return said(place_in_words(where[0])) if where else Text("place unknown", "dim")


_SAID_STYLES = {
    Stance.ADMITS: "blue",
    Stance.ATTRIBUTES: "red",
    Stance.SUSPECTS: "yellow",
    Stance.DENIES: "magenta",
}


def ledger_lines(view: EventView) -> Iterator[Text]:
    """One line for each accused: who blames, who suspects, who denies; then who cleared it."""
    for found in view.attributions:
        parts = [
            Text(words, _SAID_STYLES[stance]).append_text(_voices(voices))
            for stance, words, voices in what_is_said(view, found)
        ]
        line = Text.assemble((party(found.accused), "bold"), " ")
        yield line.append_text(Text("; ").join(parts))
    if cleared := who_clears(view):
        yield Text("no deliberate act, by the word of", "green").append_text(_voices(cleared))


def _voices(names: Sequence[str]) -> Text:
    """Names after a verb; nothing after one that needs none."""
    more = len(names) - _VOICES
    words = ", ".join(names[:_VOICES]) + (f" and {more} more" if more > 0 else "")
    return said(f" {words}" if words else "")


def _toll(view: EventView) -> Text | None:
    event = view.event
    parts = [
        f"{name} {amount_in_words(amount)}"
        for name, amount in (("killed", event.killed), ("injured", event.injured))
        if amount is not None
    ]
    return said(", ".join(parts), "red") if parts else None


def _statements(rows: Sequence[Statement], picture: Picture, width: int) -> Table:
    columns = {"Published": (13, 13), "Who, to whom": (22, 38), "Act": (12, 12)}
    table = _table(width, columns, "In which words")
    for row in rows:
        who = said(speaker(row.speaker, row.speaker_country))
        if row.addressee_country:
            who.append(" → ", "dim")
            who.append_text(said(party(row.addressee_country)))
        table.add_row(
            _published(row, picture), who, row.act.value, said(f"“{_bare(row.quote)}”", most=_QUOTE)
        )
    return table


def _bare(quote: str) -> str:
    """The words without the marks that the text itself put around them."""
    return quote.strip().strip("“”\"'‘’„«»")


def _published(row: Statement | Figure, picture: Picture) -> Text:
    day = picture.documents[row.document_id].published
    return said(day_in_words(day)) if day else Text("undated", "dim")


def _figures(rows: Sequence[Figure], picture: Picture, width: int) -> Table:
    columns = {"Published": (13, 13), "What": (22, 38), "How many": (18, 26)}
    table = _table(width, columns, "Who says so")
    for row in rows:
        claimed = row.claimant or row.claimant_country
        table.add_row(
            _published(row, picture),
            said(row.subject, most=80),
            said(f"{amount_in_words(row.amount)} {row.unit}", "bold"),
            said(speaker(row.claimant, row.claimant_country))
            if claimed
            else Text("the report itself", "dim"),
        )
    return table


def heading(picture: Picture) -> Group:
    """What the picture is made of, through which filter."""
    period = picture.period()
    words = f"{counted(len(picture.events), 'event')} of {picture.total_events:,}"
    words += f" in {counted(picture.total_documents, 'document')}"
    first = Text.assemble(("Penumbra", "bold"), "  ", words)
    if period:
        first.append(f", published {period_in_words(*period)}")
    rows: list[RenderableType] = [first]
    if picture.seen_through:
        rows.append(said(f"seen through: {' · '.join(picture.seen_through)}", "dim"))
    return Group(*rows)
