"""From degrees to pixels: a conformal view of the part of the world that a picture needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, hypot, log, pi, radians, sin, tan

from penumbra.reference.outlines import Box

Point = tuple[float, float]

EARTH_KM = 6371.0

# What is shown where there is nothing to frame: from Lisbon to the Urals' foot.
EUROPE: Box = (-11.0, 35.5, 41.0, 70.0)
# A view of less than this would show no coast or border to find one's way by.
LEAST_DEGREES = 7.0
# Wider views cut the world open; a cone cannot show them.
WIDEST_CONE = 120.0
# Nearer to the equator a cone is all but a cylinder.
FLAT = radians(12)
LEAST_STEP = 0.9  # pixels
BEYOND = 4.0  # pixels
# Conformal maps stretch without end towards a pole.
HIGHEST = 82.0


@dataclass(frozen=True, slots=True)
class View:
    """A Lambert conformal conic view, or Mercator's (`bend` 0); `width` by `height` pixels.

    Conformal, so that a circle of uncertainty is drawn as a circle.
    Formulas: Snyder (1987), Map Projections, USGS Professional Paper 1395, p. 104-107, 38-41.
    """

    width: int
    height: int
    middle: float  # longitude that runs straight up, degrees
    bend: float  # Snyder's n
    factor: float  # Snyder's F
    scale: float
    left: float
    top: float
    box: Box  # degrees that hold everything visible

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a point lies, in pixels from the upper left corner."""
        x, y = _flat(lon, lat, self.middle, self.bend, self.factor)
        return self.left + self.scale * x, self.top + self.scale * y

    def pixels(self, km: float, lat: float) -> float:
        """Return how long `km` are at this latitude."""
        latitude = radians(max(-HIGHEST, min(HIGHEST, lat)))
        stretch = 1 / cos(latitude)
        if self.bend:
            stretch *= self.bend * self.factor / tan(pi / 4 + latitude / 2) ** self.bend
        return km / EARTH_KM * self.scale * stretch

    def holds(self, lon: float, lat: float, *, margin: float = 0) -> bool:
        x, y = self.at(lon, lat)
        return -margin <= x <= self.width + margin and -margin <= y <= self.height + margin


def view_of(points: Sequence[Point], *, width: int, heights: tuple[int, int]) -> View:
    """Frame points (lon, lat in degrees) with a margin; Europe where there are none.

    The height follows the shape of the land between the two `heights`.
    """
    west, south, east, north = _box(points)
    middle = (west + east) / 2
    latitude = radians((south + north) / 2)
    bend = factor = 0.0
    if east - west <= WIDEST_CONE and abs(latitude) > FLAT:
        lower = radians(south + (north - south) / 6)
        upper = radians(north - (north - south) / 6)
        bend = log(cos(lower) / cos(upper)) / log(tan(pi / 4 + upper / 2) / tan(pi / 4 + lower / 2))
        factor = cos(lower) * tan(pi / 4 + lower / 2) ** bend / bend
    edge = [
        _flat(west + (east - west) * step / 8, lat, middle, bend, factor)
        for step in range(9)
        for lat in (south, (south + north) / 2, north)
    ]
    xs, ys = [x for x, _ in edge], [y for _, y in edge]
    span_x, span_y = max(xs) - min(xs), max(ys) - min(ys)
    height = round(min(max(width * span_y / span_x, heights[0]), heights[1]))
    scale = min(width / span_x, height / span_y)
    left = width / 2 - scale * (min(xs) + max(xs)) / 2
    top = height / 2 - scale * (min(ys) + max(ys)) / 2
    # A cone's corners see further than its middle, so look for land well beyond the box.
    wide, high = (east - west) * 0.8, (north - south) * 0.6
    seen = (west - wide, south - high, east + wide, north + high)
    return View(width, height, middle, bend, factor, scale, left, top, seen)


def trimmed(ring: Sequence[Point], view: View) -> list[Point]:
    """Leave out points of a ring in pixels that nobody would miss; [] if it is out of sight.

    A run of points beyond one edge shrinks to its first and last, which changes nothing
    inside; a point less than a pixel from the one before adds nothing to see.
    """
    sides = [_side(x, y, view) for x, y in ring]
    if sides[0] and all(side == sides[0] for side in sides):
        return []
    kept: list[Point] = []
    for number, (x, y) in enumerate(ring):
        side = sides[number]
        last = number in (0, len(ring) - 1)
        if side and not last and sides[number - 1] == side == sides[number + 1]:
            continue
        if side or last or not kept or hypot(x - kept[-1][0], y - kept[-1][1]) >= LEAST_STEP:
            kept.append((round(x, 1), round(y, 1)))
    return kept if len(kept) > 3 else []


def _side(x: float, y: float, view: View) -> int:
    """Beyond which edge a point lies, 0 if beyond none."""
    if x < -BEYOND:
        return 1
    if x > view.width + BEYOND:
        return 2
    if y < -BEYOND:
        return 3
    return 4 if y > view.height + BEYOND else 0


def _flat(lon: float, lat: float, middle: float, bend: float, factor: float) -> tuple[float, float]:
    latitude = radians(max(-HIGHEST, min(HIGHEST, lat)))
    stretch = tan(pi / 4 + latitude / 2)
    if not bend:
        return radians(lon - middle), -log(stretch)
    radius = factor / stretch**bend
    angle = bend * radians(lon - middle)
    return radius * sin(angle), radius * cos(angle)


def _box(points: Sequence[Point]) -> Box:
    if not points:
        return EUROPE
    west, east = _stretched((lon for lon, _ in points), LEAST_DEGREES * 1.8, 180)
    south, north = _stretched((lat for _, lat in points), LEAST_DEGREES, HIGHEST)
    return west, south, east, north


def _stretched(values: Iterable[float], least: float, end: float) -> tuple[float, float]:
    """Return the range of values with a little margin, `least` wide or half of it at an end.

    What lies beyond an end is drawn there, so it is framed there too.
    """
    known = [max(-end, min(end, value)) for value in values]
    low, high = min(known), max(known)
    half = max((high - low) * 0.57, least / 2)
    middle = (low + high) / 2
    return max(-end, middle - half), min(end, middle + half)
