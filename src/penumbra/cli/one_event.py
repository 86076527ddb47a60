"""One event on a terminal: facts, ledger, where tellings differ, and every quote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from penumbra.assessment import RULES
from penumbra.cli.screen import HEADING, STATE_STYLES, said
from penumbra.export.cards import Card, Line, card
from penumbra.export.quotes import Excerpt
from penumbra.export.wording import (
    STATES,
    STATUSES,
    amount_in_words,
    day_in_words,
    kind_in_words,
    place_in_words,
    when_in_words,
)
from penumbra.model import EventView, Header, Picture, Report


def show_event(console: Console, picture: Picture) -> None:
    """Print everything that is known of the picture's one event."""
    (view,) = picture.events
    shown = card(view, picture, anchor=view.event.id)
    for part in (
        *_head(view, shown),
        *_ledger(view, shown),
        *_differences(view, picture),
        *_why_one(view, picture),
        *_quotes(shown.excerpts),
    ):
        console.print(part)


def _head(view: EventView, shown: Card) -> Iterator[RenderableType]:
    title = Text.assemble((shown.kind, "bold"), "  ", (view.event.id, "cyan"))
    yield title
    for line in shown.lines:
        yield said(line.words)
    yield Text("")
    facts = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    facts.add_column(style="dim", no_wrap=True, max_width=28)
    facts.add_column(overflow="fold")
    for fact in shown.facts:
        value = said(fact.value)
        if fact.note:
            value.append_text(said(f" ({fact.note})", "yellow"))
        facts.add_row(said(fact.name), value)
    yield facts


def _heading(title: str, note: str = "") -> Text:
    return Text.assemble("\n", (title, HEADING), ("  " + note if note else "", "dim"))


def _ledger(view: EventView, shown: Card) -> Iterator[RenderableType]:
    yield _heading("Who says who did it", "by day of publication; [n] is the quote below")
    state = said(STATES[view.state], STATE_STYLES[view.state])
    yield state.append_text(said(f" – {RULES[view.state]}", "dim"))
    if not shown.claims and not shown.denials:
        return
    table = _table()
    table.expand = True
    table.add_column("Claims", ratio=1, overflow="fold")
    table.add_column("Denials and other findings", ratio=1, overflow="fold")
    table.add_row(_voices(shown.claims), _voices(shown.denials))
    yield table


def _table() -> Table:
    return Table(
        box=box.SIMPLE_HEAD, show_edge=False, header_style="dim", border_style="dim", pad_edge=False
    )


def _voices(rows: Sequence[Line]) -> Text:
    voices = []
    for line in rows:
        voice = said(line.words)
        voice.append(f" {_numbers(line)}", "dim")
        voices.append(voice)
    return Text("\n").join(voices) if voices else Text("none", "dim")


def _numbers(line: Line) -> str:
    return f"[{', '.join(str(number) for number in line.numbers)}]"


def _differences(view: EventView, picture: Picture) -> Iterator[RenderableType]:
    """Each report in a row, where there are several; what not all of them say is marked."""
    if len(view.reports) < 2:
        return
    columns = {
        "What": [kind_in_words(report.kind) for report in view.reports],
        "Status": [STATUSES[report.status] for report in view.reports],
        "When": [when_in_words(report.when) for report in view.reports],
        "Where": [_places(report) for report in view.reports],
        "Killed": [amount_in_words(report.killed) for report in view.reports],
        "Injured": [amount_in_words(report.injured) for report in view.reports],
    }
    differing = {name: values for name, values in columns.items() if len(set(values)) > 1}
    if not differing:
        yield _heading("Where tellings differ", "they do not")
        return
    yield _heading("Where tellings differ", "what all of them say alike is left out")
    table = _table()
    table.add_column("Report", overflow="fold")
    for name in differing:
        table.add_column(name, overflow="fold")
    rows = zip(view.reports, *differing.values(), strict=True)
    for report, *values in sorted(rows, key=lambda row: _day(picture, row[0])):
        table.add_row(
            _source(picture.documents[report.document_id]), *(said(value) for value in values)
        )
    yield table


def _places(report: Report) -> str:
    return "; ".join(place_in_words(place) for place in report.where[:3]) or "not said"


def _day(picture: Picture, report: Report) -> tuple[str, str]:
    day = picture.documents[report.document_id].published
    return day.isoformat() if day else "9999", report.id


def _source(header: Header) -> Text:
    outlet = header.outlet or header.title or header.name
    day = day_in_words(header.published) if header.published else "undated"
    return said(f"{outlet}, {day}")


def _why_one(view: EventView, picture: Picture) -> Iterator[RenderableType]:
    if not view.event.why:
        return
    yield _heading("Why these reports are one event")
    by_id = {report.id: picture.documents[report.document_id] for report in view.reports}
    for reason in view.event.why:
        id, _, words = reason.partition(": ")
        line = Text("• ")
        if id in by_id:
            line.append_text(_source(by_id[id])).append(": ")
        yield line.append_text(said(words or reason, "dim"))


def _quotes(excerpts: Sequence[Excerpt]) -> Iterator[RenderableType]:
    yield _heading("Every quote", "the words it rests on are marked")
    last = None
    for number, excerpt in enumerate(excerpts, start=1):
        if excerpt.header.id != last:
            yield Text("")
            yield _document(excerpt.header)
            last = excerpt.header.id
        words = Text(f"[{number}] ", "dim")
        for piece in excerpt.pieces:
            words.append_text(said(piece.text, "bold" if piece.quoted else "dim"))
        yield Padding(words, (0, 0, 0, 2))


def _document(header: Header) -> Text:
    line = said(header.outlet or "outlet unknown", "bold")
    line.append(", ")
    line.append(day_in_words(header.published) if header.published else "undated")
    if header.title:
        line.append_text(said(f" – {header.title}"))
    return line.append_text(said(f" ({header.url or header.name})", "dim"))
