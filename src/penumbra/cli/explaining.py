"""Why each value was read: a tree of records, their values, and the rule and words behind them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from rich.text import Text
from rich.tree import Tree

from penumbra.cli.screen import HEADING, counted, said
from penumbra.export.plain import plain_claim, plain_figure, plain_report, plain_statement
from penumbra.model import Claim, Document, Figure, Reading, Report, Statement

# Shown with the record itself, or no value that a rule gives.
_NOT_VALUES = ("id", "about", "evidence", "mentions")
_RANGES = ("when", "killed", "injured")


def reasons_tree(document: Document, reading: Reading) -> Tree:
    """Make a tree of everything read from a document, each value with what gave it."""
    title = said(document.title or document.name, "bold")
    title.append(f"  read by {reading.extractor} {reading.version}", "dim")
    tree = Tree(title, guide_style="dim")
    told = {report.id: f"{report.kind}: “{report.mentions[0].quote}”" for report in reading.reports}
    for name, records in (
        ("report", reading.reports),
        ("claim", reading.claims),
        ("statement", reading.statements),
        ("figure", reading.figures),
    ):
        branch = tree.add(Text(counted(len(records), name), HEADING))
        for record in records:
            here = _add(branch, record)
            if isinstance(record, Claim):
                about = said(told[record.report_id], "dim", most=90)
                here.add(Text.assemble(("about", "cyan"), ": ").append_text(about))
    return tree


def _add(branch: Tree, record: Report | Claim | Statement | Figure) -> Tree:
    here = branch.add(said(f"“{record.evidence[0].quote}”", "bold", most=100))
    by_slot: dict[str, list[Text]] = {}
    for reason in record.reasons:
        line = said(f"← {reason.rule}", "green")
        if reason.passage is not None:
            line.append_text(said(f"  “{reason.passage.quote}”", "dim", most=120))
        by_slot.setdefault(reason.slot, []).append(line)
    for name, value in _values(record):
        slot = here.add(Text.assemble((name, "cyan"), ": ").append_text(said(value)))
        for line in by_slot.pop(name, ()):
            slot.add(line)
    for name, reasons in by_slot.items():
        slot = here.add(said(name, "cyan"))
        for line in reasons:
            slot.add(line)
    return here


def _values(record: Report | Claim | Statement | Figure) -> Iterator[tuple[str, str]]:
    """What is known of a record, slot by slot, as the reading contract names them."""
    for name, value in _plain(record).items():
        if name not in _NOT_VALUES and value not in (None, []):
            yield name, _range(value) if name in _RANGES else _in_words(value)


def _plain(record: Report | Claim | Statement | Figure) -> dict[str, object]:
    match record:
        case Report():
            return plain_report(record)
        case Claim():
            return plain_claim(record)
        case Statement():
            return plain_statement(record)
        case Figure():
            return plain_figure(record)


def _range(value: object) -> str:
    """First and last day, or least and most; an open end stays open."""
    low, high = ("…" if end is None else f"{end}" for end in cast("list[object]", value))
    return low if low == high else f"{low} – {high}"


def _in_words(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(_in_words(part) for part in value.values() if part is not None)
    if isinstance(value, list):
        return "; ".join(_in_words(part) for part in value)
    return str(value)
