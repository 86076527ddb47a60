"""How pictures look, and how a chart becomes SVG or PNG without a browser and the network."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from math import pi, sqrt
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from penumbra.errors import ExportError
from penumbra.export.placing import Label
from penumbra.export.plain import family
from penumbra.export.wording import STATES
from penumbra.model import EventView, State
from penumbra.reference.kinds import INCIDENT_FAMILIES

if TYPE_CHECKING:
    import altair as alt

Row = dict[str, Any]

WIDTH = 860
NARROW = 360  # for a telephone held upright
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"

# Okabe and Ito (2008): told apart by eyes that see few colours.
COLOURS = {
    State.ATTRIBUTED: "#d55e00",
    State.DISPUTED: "#cc79a7",
    State.ALLEGED: "#e69f00",
    State.ADMITTED: "#0072b2",
    State.REFUTED: "#009e73",
    State.UNATTRIBUTED: "#7a828c",
}
BESIDE = "beside the campaign"
BESIDE_COLOUR = "#a9b7c6"
SEA, LAND, BORDER = "#e6edf2", "#faf8f3", "#cdc8bc"
INK, FAINT, HALO = "#2b3138", "#8d9196", "#fbfaf6"

# A bubble's area in square pixels for one report, and for each further one.
FIRST_AREA, NEXT_AREA = 70, 42
MOST_REPORTS = 12  # more reports do not make a bubble larger
# Up to so many bubbles have room; more are drawn smaller, down to a point that is still seen.
ROOMY, LEAST_SHRINKING = 150, 0.22

PALETTE = {STATES[state]: colour for state, colour in COLOURS.items()} | {BESIDE: BESIDE_COLOUR}


def to_svg(chart: alt.LayerChart) -> str:
    """Render a chart as SVG; nothing is fetched, and no script is in it."""
    import vl_convert

    try:
        svg: str = vl_convert.vegalite_to_svg(chart.to_dict(), allowed_base_urls=[])
    except ValueError as error:
        raise ExportError(f"the picture could not be drawn: {error}") from error
    return svg


def to_png(chart: alt.LayerChart, *, scale: float = 2.0) -> bytes:
    """Render a chart as PNG, `scale` pixels for one of the chart's."""
    import vl_convert

    try:
        png: bytes = vl_convert.vegalite_to_png(chart.to_dict(), scale=scale, allowed_base_urls=[])
    except ValueError as error:
        raise ExportError(f"the picture could not be drawn: {error}") from error
    return png


def chart_of(rows: Sequence[Row]) -> alt.Chart:
    """Begin a layer on rows of plain values."""
    import altair as alt

    return alt.Chart(alt.InlineData(values=list(rows)))


def shapes_of(polygons: Sequence[Sequence[Sequence[Sequence[float]]]]) -> alt.Chart:
    """Begin a layer on polygons, each an outer ring and its holes, in pixels.

    They travel as one text: Altair copies and checks plain values many times over.
    """
    import altair as alt

    shapes = [
        {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": rings}}
        for rings in polygons
    ]
    return alt.Chart(
        alt.InlineData(
            values=json.dumps(shapes, separators=(",", ":")), format=alt.JsonDataFormat(type="json")
        )
    )


def standing(view: EventView) -> str:
    """Where an event stands in the ledger, in the words of the legend."""
    if family(view.event.kind) not in INCIDENT_FAMILIES:
        return BESIDE
    return STATES[view.state]


def shrinking(events: int) -> float:
    """By what to multiply areas, so that many bubbles do not hide each other and the land."""
    return max(LEAST_SHRINKING, min(1.0, ROOMY / max(events, 1)))


def bubble_area(reports: int) -> int:
    """A bubble's area in square pixels, where there is room."""
    return FIRST_AREA + NEXT_AREA * (min(reports, MOST_REPORTS) - 1)


def radius(reports: int, *, shrink: float) -> float:
    """A bubble's radius in pixels."""
    return sqrt(bubble_area(reports) * shrink / pi)


def colour(rows: Sequence[Row], *, width: float) -> alt.Color:
    """Colour by standing; the legend has only what is in the picture, in the ledger's order."""
    import altair as alt

    legend = alt.Legend(
        title="Who did it, by what is said",
        symbolType="circle",
        symbolOpacity=1,
        columns=4 if width > NARROW else 2,
    )
    return alt.Color("standing:N", scale=_palette(rows), legend=legend if rows else None)


def outline_colour(rows: Sequence[Row]) -> alt.Stroke:
    """Colour an outline as `colour` does a filling."""
    import altair as alt

    return alt.Stroke("standing:N", scale=_palette(rows), legend=None)


def _palette(rows: Sequence[Row]) -> alt.Scale:
    import altair as alt

    there = {row["standing"] for row in rows}
    words = [word for word in PALETTE if word in there]
    return alt.Scale(domain=words, range=[PALETTE[word] for word in words])


def size(rows: Sequence[Row], *, width: float) -> alt.Size:
    """Size by number of reports; the legend, if there is room, has a few round numbers."""
    import altair as alt

    shrink = shrinking(len(rows))
    most = min(max((row["reports"] for row in rows), default=1), MOST_REPORTS)
    steps = [step for step in (1, 3, 6, MOST_REPORTS) if step <= most]
    return alt.Size(
        "reports:Q",
        scale=alt.Scale(
            domain=[1, MOST_REPORTS],
            range=[FIRST_AREA * shrink, bubble_area(MOST_REPORTS) * shrink],
            clamp=True,
        ),
        legend=alt.Legend(
            title="Reports", values=steps, symbolFillColor="#9aa0a6", symbolStrokeWidth=0
        )
        if len(steps) > 1 and width > NARROW
        else None,
    )


def pixel_x(width: float) -> alt.X:
    import altair as alt

    return alt.X("x:Q", scale=alt.Scale(domain=[0, width], nice=False), axis=None)


def pixel_y(height: float) -> alt.Y:
    import altair as alt

    return alt.Y("y:Q", scale=alt.Scale(domain=[height, 0], nice=False), axis=None)


def texts(
    placed: Iterable[Label],
    *,
    width: float,
    height: float,
    font: float,
    ink: str,
    halo: bool = False,
) -> list[alt.Chart]:
    """Write labels; with `halo` over a pale edge, so that they can be read on anything."""
    rows = [{"text": label.text, "x": label.x, "y": label.y} for label in placed]
    if not rows:
        return []
    base = chart_of(rows).encode(x=pixel_x(width), y=pixel_y(height), text="text:N")
    inked = base.mark_text(align="left", baseline="middle", fontSize=font, color=ink)
    if not halo:
        return [inked]
    edge = base.mark_text(
        align="left",
        baseline="middle",
        fontSize=font,
        color=HALO,
        stroke=HALO,
        strokeWidth=3,
        strokeJoin="round",
        opacity=0.85,
    )
    return [edge, inked]


def finished(
    layers: Sequence[alt.Chart],
    *,
    width: float,
    height: float,
    title: str,
    notes: Sequence[str],
    fill: str | None = None,
) -> alt.LayerChart:
    """Put layers together under a title, with the notes in small print below it."""
    import altair as alt

    # Six pixels hold a letter of the small print.
    lines = [line for note in notes for line in wrap(note, max(40, int(width / 6)))]
    chart: alt.LayerChart = (
        alt.layer(*layers)
        .properties(
            width=width,
            height=height,
            title=alt.TitleParams(title, subtitle=lines, anchor="start", offset=12),
            background="#ffffff",
            padding=14,
        )
        .configure(font=FONT, aria=False)
        .configure_title(
            fontSize=18, fontWeight=600, color=INK, subtitleColor="#5c636b", subtitleFontSize=12
        )
        .configure_axis(
            labelColor="#5c636b",
            labelFontSize=12,
            gridColor="#e4e6e8",
            domainColor="#b8bcc0",
            tickColor="#b8bcc0",
        )
        .configure_legend(
            orient="bottom",
            labelColor=INK,
            labelFontSize=12,
            labelLimit=300,
            titleColor="#5c636b",
            titleFontSize=11,
            titleFontWeight="normal",
            symbolStrokeWidth=0,
            columnPadding=18,
        )
        .configure_view(fill=fill, stroke=BORDER if fill else None)
    )
    return chart
