"""The map: where the events of a picture are, as far as anybody knows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import cos, inf, pi, sin
from typing import TYPE_CHECKING

from penumbra.export.geojson import located
from penumbra.export.pictures import (
    BORDER,
    FAINT,
    INK,
    LAND,
    SEA,
    WIDTH,
    Row,
    chart_of,
    colour,
    finished,
    outline_colour,
    pixel_x,
    pixel_y,
    radius,
    shapes_of,
    shrinking,
    size,
    standing,
    texts,
)
from penumbra.export.placing import Label, Rectangle, labels, packed, text_width
from penumbra.export.projection import EUROPE, View, trimmed, view_of
from penumbra.export.wording import plainly
from penumbra.model import EventView, Picture, Place
from penumbra.reference.countries import countries
from penumbra.reference.outlines import outlines

if TYPE_CHECKING:
    import altair as alt

Dot = tuple[EventView, Place]
Point = tuple[float, float]

# From here a place is too coarse for a filled bubble: a region, a country, a sea.
COARSE_KM = 60.0
# A larger circle would hide the map and say only "somewhere there".
WIDEST_CIRCLE_KM = 260.0
# With so many of its events in Europe, a map stays there and counts the others.
MOSTLY = 0.85
MOST_NAMES = 16
CLEAR = 4  # pixels between a name and any bubble; nearer, it would seem to name that one
FARTHEST = 32.0  # and from its place, beyond which nobody would see what it names


def map_of(picture: Picture, *, width: int = WIDTH) -> alt.LayerChart:
    """Draw one bubble for each event with a known place, its size the number of reports.

    A hollow bubble is a place known only roughly, with a circle for how far off it may be
    where that is of use. Bubbles of one place lie around it. The notes under the title count
    what is not on the map. Without any place it shows Europe.
    """

    dots = [(view, place) for view in picture.events if (place := located(view))]
    points = _framed([_point(place) for _, place in dots])
    view = view_of(points, width=width, heights=(width // 2, width * 4 // 5))
    shown = [dot for dot in dots if view.holds(*_point(dot[1]))]
    outside = [dot for dot in dots if not view.holds(*_point(dot[1]))]
    rows = _bubbles(shown, view)
    names = _place_names(shown, rows, view)
    height = view.height
    x, y = pixel_x(width), pixel_y(height)
    bubbles = chart_of(rows).encode(
        x=x, y=y, color=colour(rows, width=width), size=size(rows, width=width)
    )
    layers = [
        _land(view),
        _flat_on(
            view,
            shapes_of(_circles(shown, view)).mark_geoshape(
                fill=INK, fillOpacity=0.05, stroke=INK, strokeOpacity=0.35, strokeDash=[3, 3]
            ),
        ),
        *texts(_country_names(view, rows, names), width=width, height=height, font=10.5, ink=FAINT),
        bubbles.transform_filter("datum.coarse")
        .mark_circle(fillOpacity=0.2, strokeWidth=1.7)
        .encode(stroke=outline_colour(rows)),
        bubbles.transform_filter("!datum.coarse").mark_circle(
            fillOpacity=0.85, stroke="#ffffff", strokeWidth=0.9
        ),
        *texts(names, width=width, height=height, font=12, ink=INK, halo=True),
    ]
    return finished(
        layers,
        width=width,
        height=height,
        title="Where it happened",
        notes=_notes(picture, shown, outside),
        fill=SEA,
    )


def _point(place: Place) -> Point:
    """Where a place is drawn; only places with coordinates come here."""
    return place.lon or 0.0, place.lat or 0.0


def _framed(points: Sequence[Point]) -> list[Point]:
    west, south, east, north = EUROPE
    near = [(lon, lat) for lon, lat in points if west <= lon <= east and south <= lat <= north]
    return near if len(near) >= MOSTLY * len(points) else list(points)


def _land(view: View) -> alt.Chart:
    polygons = [
        [trimmed([view.at(lon, lat) for lon, lat in ring], view) for ring in outline.rings]
        for outline in outlines()
        if outline.meets(view.box)
    ]
    shapes = shapes_of([rings for rings in polygons if rings[0]])
    return _flat_on(view, shapes.mark_geoshape(fill=LAND, stroke=BORDER, strokeWidth=0.7))


def _flat_on(view: View, shapes: alt.Chart) -> alt.Chart:
    """Draw shapes that are in pixels already, cut off at the picture's edge."""
    return shapes.project(
        type="identity",
        scale=1,
        translate=[0, 0],
        clipExtent=[[0, 0], [view.width, view.height]],
    )


def _bubbles(shown: Sequence[Dot], view: View) -> list[Row]:
    """One row per event; the largest come first, so that no small one is covered."""
    spots: dict[Point, list[Dot]] = defaultdict(list)
    for event, place in shown:
        spots[_point(place)].append((event, place))
    rows = []
    shrink = shrinking(len(shown))
    for (lon, lat), dots in spots.items():
        x, y = view.at(lon, lat)
        dots.sort(key=lambda dot: -len(dot[0].reports))
        radii = [radius(len(event.reports), shrink=shrink) for event, _ in dots]
        for (event, place), (right, down) in zip(dots, packed(radii), strict=True):
            rows.append(
                {
                    "x": round(x + right, 1),
                    "y": round(y + down, 1),
                    "reports": len(event.reports),
                    "standing": standing(event),
                    "coarse": place.within_km is None or place.within_km >= COARSE_KM,
                }
            )
    return sorted(rows, key=lambda row: -row["reports"])


def _circles(shown: Sequence[Dot], view: View) -> list[list[list[Point]]]:
    places = {(_point(place), place.within_km) for _, place in shown}
    circles = []
    for (lon, lat), within_km in sorted(places, key=lambda pair: pair[0]):
        if within_km and COARSE_KM <= within_km <= WIDEST_CIRCLE_KM:
            x, y = view.at(lon, lat)
            reach = view.pixels(within_km, lat)
            corners = (step * pi / 36 for step in range(73))
            circles.append([[(x + reach * cos(turn), y + reach * sin(turn)) for turn in corners]])
    return circles


def _covered(rows: Sequence[Row]) -> list[Rectangle]:
    covered = []
    shrink = shrinking(len(rows))
    for row in rows:
        reach = radius(row["reports"], shrink=shrink)
        covered.append(
            Rectangle(row["x"] - reach, row["y"] - reach, row["x"] + reach, row["y"] + reach)
        )
    return covered


def _inside(view: View) -> Rectangle:
    return Rectangle(6, 6, view.width - 6, view.height - 6)


def _place_names(shown: Sequence[Dot], rows: Sequence[Row], view: View) -> list[Label]:
    """Name the places with the most reports first, as far as there is room."""
    told: Counter[Place] = Counter()
    for event, place in shown:
        told[place] += len(event.reports)
    bubbles = _covered(rows)
    wanted = []
    for place, _ in told.most_common():
        x, y = view.at(*_point(place))
        aside, apart = _reach(x, y, bubbles), _reach(y, x, list(map(_turned, bubbles)))
        wanted.append((plainly(place.name), x, y, aside + CLEAR + 1, apart + CLEAR))
    most = MOST_NAMES * view.width // WIDTH
    taken = [
        Rectangle(bubble.left - CLEAR, bubble.top, bubble.right + CLEAR, bubble.bottom)
        for bubble in bubbles
    ]
    return labels(wanted, taken=taken, frame=_inside(view), font=12, most=most)


def _reach(x: float, y: float, bubbles: Sequence[Rectangle]) -> float:
    """How far the bubbles that touch each other stretch from a spot to either side.

    A name farther away than these would seem to belong to whatever lies beside it. Where they
    stretch beyond FARTHEST it is infinitely far, and no name finds room.
    """
    reach = 0.0
    level = [bubble for bubble in bubbles if bubble.top - CLEAR < y < bubble.bottom + CLEAR]
    for near, far in sorted(
        (max(x - bubble.right, bubble.left - x), max(x - bubble.left, bubble.right - x))
        for bubble in level
    ):
        if near > reach + CLEAR:
            break
        reach = max(reach, far)
    return reach if reach <= FARTHEST else inf


def _turned(here: Rectangle) -> Rectangle:
    return Rectangle(here.top, here.left, here.bottom, here.right)


def _country_names(view: View, rows: Sequence[Row], names: Sequence[Label]) -> list[Label]:
    """Name the lands in sight, the large ones first, where nothing else stands."""
    font = 10.5
    taken = _covered(rows) + [
        Rectangle(name.x, name.y - 8, name.x + text_width(name.text, font=12), name.y + 8)
        for name in names
    ]
    wanted = []
    named = {name.text for name in names}
    for country in sorted(countries().values(), key=lambda country: -country.within_km):
        x, y = view.at(country.lon, country.lat)
        text = country.name.upper()
        width = text_width(text, font=font)
        land = 2 * view.pixels(country.within_km, country.lat)
        fits = width < land * 0.8 and country.name not in named
        if fits and view.holds(country.lon, country.lat):
            # The distance is minus half a width: the first place tried is around the middle.
            wanted.append((text, x, y, -width / 2, font))
    return labels(wanted, taken=taken, frame=_inside(view), font=font, most=40)


def _notes(picture: Picture, shown: Sequence[Dot], outside: Sequence[Dot]) -> list[str]:
    every = len(picture.events)
    if not every:
        return ["There is no event in this picture."]
    notes = [f"{len(shown):,} of {every:,} events."]
    if missing := every - len(shown) - len(outside):
        notes[0] += f" {missing:,} cannot be put on a map."
    if outside:
        far = list(dict.fromkeys(plainly(place.name) for _, place in outside))
        notes[0] += f" {len(outside):,} outside this view: {', '.join(far[:4])}"
        notes[0] += " …" if len(far) > 4 else "."
    if any(place.within_km is None or place.within_km >= COARSE_KM for _, place in shown):
        notes.append(
            "Pale: known only as a region, a country or a sea. Dashed: how far off it may be."
        )
    return notes
