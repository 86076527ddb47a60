"""The timeline: when the events of a picture were, as exactly as anybody knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import sqrt
from typing import TYPE_CHECKING

from penumbra.export.pictures import (
    INK,
    WIDTH,
    Row,
    chart_of,
    colour,
    finished,
    pixel_y,
    shrinking,
    size,
    standing,
)
from penumbra.export.placing import stacked
from penumbra.export.plain import family
from penumbra.model import EventView, Interval, Picture
from penumbra.reference.kinds import families

if TYPE_CHECKING:
    import altair as alt

Dated = tuple[EventView, Interval]

LEFT = 120  # pixels for the lanes' names
LEAST_SPAN = timedelta(days=20)
# Bubbles of one lane that are nearer than this go above each other.
APART, ROW = 13.0, 11.0
LEAST_LANE, MARGIN = 34.0, 12.0
# A lane grows no higher than this many rows; then bubbles lie on each other.
MOST_ROWS = 9
# A moment known to within two days is a point.
POINT = timedelta(days=2)
# If so few events make the span so much longer, they are counted, not drawn.
FEW, LONGER = 0.06, 2.5


@dataclass(frozen=True, slots=True)
class Lane:
    name: str
    top: float
    bottom: float
    rows: tuple[Row, ...]


def timeline_of(picture: Picture, *, width: int = WIDTH) -> alt.LayerChart:
    """Draw one lane for each family of kinds, one bubble for each event with a date.

    A bar behind a bubble is the stretch in which the event may have been. Events without a
    date, and a few far from all others, are counted under the title, not drawn.
    """
    import altair as alt

    dated = sorted(
        ((view, view.event.when) for view in picture.events if view.event.when),
        key=lambda pair: pair[1],
    )
    first, last = _span([when for _, when in dated])
    shown = [pair for pair in dated if first <= _middle(pair[1]) <= last]
    far = [when for _, when in dated if not first <= _middle(when) <= last]
    inner = width - LEFT
    lanes = _lanes(shown, first, last, width=inner)
    height = lanes[-1].bottom if lanes else 120.0
    rows = [row for lane in lanes for row in lane.rows]
    scale = alt.Scale(type="utc", domain=[_stamp(first), _stamp(last)], nice=False, clamp=True)
    y = pixel_y(height)
    bubbles = chart_of(rows).encode(y=y, color=colour(rows, width=width))
    layers = [
        *_stripes(lanes, height),
        bubbles.transform_filter("datum.wide")
        .mark_rule(strokeWidth=4, opacity=0.3, strokeCap="round")
        .encode(x=alt.X("start:T", scale=scale, title=None), x2="end:T"),
        bubbles.mark_circle(stroke="#ffffff", strokeWidth=0.8, opacity=0.92).encode(
            x=alt.X(
                "middle:T",
                scale=scale,
                title=None,
                axis=alt.Axis(tickCount=max(2, inner // 90), labelOverlap=True, labelFlush=False),
            ),
            size=size(rows, width=width),
        ),
    ]
    return finished(
        layers,
        width=inner,
        height=height,
        title="When it happened",
        notes=_notes(picture, shown, far),
    )


def _span(times: Sequence[Interval]) -> tuple[datetime, datetime]:
    if not times:
        day = datetime(2022, 1, 1, tzinfo=UTC)
        return day, day + timedelta(days=365)
    moments = sorted(_middle(when) for when in times)
    few = int(len(moments) * FEW)
    first, last = moments[0], moments[-1]
    core = moments[few : len(moments) - few]
    if few and (last - first) > LONGER * max(core[-1] - core[0], LEAST_SPAN):
        # Only the far side is cut: what lies near the rest stays.
        reach = max(core[-1] - core[0], LEAST_SPAN) / 2
        kept = [moment for moment in moments if core[0] - reach <= moment <= core[-1] + reach]
        first, last = kept[0], kept[-1]
    margin = max((last - first) * 0.03, (LEAST_SPAN - (last - first)) / 2)
    return first - margin, last + margin


def _middle(when: Interval) -> datetime:
    return when.start + (when.end - when.start) / 2


def _stamp(moment: datetime) -> float:
    return moment.timestamp() * 1000


def _lanes(shown: Sequence[Dated], first: datetime, last: datetime, *, width: float) -> list[Lane]:
    lanes = []
    top = 0.0
    finer = sqrt(shrinking(len(shown)))
    for name in [*families(), None]:
        members = [(view, when) for view, when in shown if family(view.event.kind) == name]
        members.sort(key=lambda pair: _middle(pair[1]))
        if not members:
            continue
        xs = [(_middle(when) - first) / (last - first) * width for _, when in members]
        heights = stacked(xs, size=APART * finer)
        most = max(abs(row) for row in heights)
        step = min(ROW * finer, ROW * MOST_ROWS / max(2 * most, 1))
        height = max(LEAST_LANE, 2 * most * step + 2 * MARGIN)
        rows = tuple(
            {
                "standing": standing(view),
                "reports": len(view.reports),
                "start": _stamp(max(when.start, first)),
                "middle": _stamp(_middle(when)),
                "end": _stamp(min(when.end, last)),
                "wide": when.end - when.start > POINT,
                "y": round(top + height / 2 + row * step, 1),
            }
            for (view, when), row in zip(members, heights, strict=True)
        )
        lanes.append(Lane(name or "other", top, top + height, rows))
        top += height
    return lanes


def _stripes(lanes: Sequence[Lane], height: float) -> list[alt.Chart]:
    """A line under each lane, and its name with the number of its events to the left."""
    import altair as alt

    if not lanes:
        return []
    scale = pixel_y(height)
    edges = [{"y": lane.bottom} for lane in lanes[:-1]]
    names = [
        {"y": (lane.top + lane.bottom) / 2, "text": f"{lane.name}  {len(lane.rows)}"}
        for lane in lanes
    ]
    return [
        chart_of(edges).mark_rule(color="#e4e6e8").encode(y=scale),
        chart_of(names)
        .mark_text(align="right", baseline="middle", fontSize=13, color=INK, dx=-12)
        .encode(x=alt.value(0), y=scale, text="text:N"),
    ]


def _notes(picture: Picture, shown: Sequence[Dated], far: Sequence[Interval]) -> list[str]:
    every = len(picture.events)
    if not every:
        return ["There is no event in this picture."]
    note = f"{len(shown):,} of {every:,} events."
    if undated := every - len(shown) - len(far):
        note += f" {undated:,} without a known date."
    if far:
        years = sorted({far[0].first_day.year, far[-1].last_day.year})
        note += f" {len(far):,} far from the others, {'–'.join(map(str, years))}."
    wide = any(when.end - when.start > POINT for _, when in shown)
    return [note, "A bar is the stretch of time in which it may have been."] if wide else [note]
