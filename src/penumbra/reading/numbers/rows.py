"""Numbers in lists and tables, whose label, column or heading says what they count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from penumbra.reading.numbers.units import DURATIONS, counted
from penumbra.reading.page import NumberMention

_LABEL = re.compile(r"(?:^|(?<=[.;|(\n\t•*]))[ ]?([^.;:|()\n\t]{1,90}):[ \t]*$")
_ROW_ENDS = re.compile(r"[ \t]*(?:$|[.,;|)(\n\t])")
_NUMBER_OF = re.compile(
    r"\s*(?:the\s+)?(?:total\s+)?(?:number|count|total)\s+of\s+|\s*total\s+", re.I
)
# So far above its first row stands what a list counts.
_HEADING_ABOVE = 4
_LONGEST_LABEL = 100
# A row this far after the last one belongs to another list.
_NEAR = 120


def row_units(text: str, numbers: Sequence[NumberMention]) -> dict[int, str]:
    """Return what numbers without a noun count, by where they start.

    "Arrests along the line: 9 (May: 14)" counts arrests twice; under the head of its column a
    cell counts what the head says, and under a heading "Reports of jamming" the row
    "Friday: 38" counts reports.
    """
    columns = _columns(text)
    found: dict[int, str] = {}
    last = (-_NEAR, "")
    for number in numbers:
        if number.unit is not None or number.rule == "loose":
            continue
        cell = text[number.start : number.end]
        if (unit := columns.get(number.start)) is not None:
            found[number.start] = unit
            continue
        label = _LABEL.search(text, max(0, number.start - _LONGEST_LABEL), number.start)
        if label is None or not cell[-1].isdigit() or not _ROW_ENDS.match(text, number.end):
            continue
        unit = _noun_of(text, label.start(1), label.end(1))
        near = label.start() - last[0] < _NEAR
        if unit is None and not (near and "\n\n" not in text[last[0] : label.start()]):
            unit = _heading(text, label.start(1))
        if unit is None and near:
            unit = last[1]
        if unit is not None:
            found[number.start] = unit
            last = (number.end, unit)
    return found


def _noun_of(text: str, start: int, end: int) -> str | None:
    led = _NUMBER_OF.match(text, start, end)
    unit, _ = counted(text, led.end() if led else start, end)
    return None if unit in DURATIONS else unit


def _heading(text: str, start: int) -> str | None:
    """The noun of the line above the rows that is no sentence."""
    end = text.rfind("\n", max(0, start - 300), start)
    for _ in range(_HEADING_ABOVE):
        if end <= 0:
            return None
        begin = text.rfind("\n", max(0, end - 300), end) + 1
        line = text[begin:end].rstrip()
        if line and not line[-1].isdigit() and line[-1] not in ".!?":
            # "Week 20: reports from aircraft" heads what it says last.
            said = line.rstrip(":").rfind(":") + 1
            return _noun_of(text, begin + said, begin + len(line))
        end = begin - 1
    return None


def _columns(text: str) -> dict[int, str]:
    """What each cell that holds only a number counts, by where the number starts."""
    found: dict[int, str] = {}
    heads: list[str | None] = []
    at = 0
    for line in text.splitlines(keepends=True):
        mark = "|" if line.count("|") > 1 else "\t" if "\t" in line.strip() else None
        if mark is None:
            heads = []
        else:
            begin = at
            cells = []
            for cell in line.split(mark):
                cells.append((begin, cell))
                begin += len(cell) + 1
            if not heads:
                heads = [_noun_of(text, start, start + len(cell)) for start, cell in cells]
            else:
                for (start, cell), head in zip(cells, heads, strict=False):
                    if head and cell.strip().replace(",", "").isdecimal():
                        found[start + len(cell) - len(cell.lstrip())] = head
        at += len(line)
    return found
