"""The outlines of the world's countries, to draw a map on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from penumbra.errors import ReferenceDataError

Ring = tuple[tuple[float, float], ...]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Outline:
    """One piece of a country's land: an outer ring, then its holes, as (lon, lat) in degrees.

    `country` is ISO 3166 alpha-3, None where there is no code. `box` is its western,
    southern, eastern and northern end.
    """

    country: str | None
    name: str
    rings: tuple[Ring, ...]
    box: Box

    def meets(self, box: Box) -> bool:
        west, south, east, north = box
        return (
            self.box[0] <= east
            and self.box[2] >= west
            and self.box[1] <= north
            and self.box[3] >= south
        )


@cache
def outlines() -> tuple[Outline, ...]:
    """Return every piece of land, country by country, exact to some 2 km.

    Antarctica and islands under some 30 km² are left out; see `data/ORIGINS.md` for the
    borders that are drawn otherwise than Natural Earth has them.
    """
    try:
        text = files("penumbra.reference").joinpath("data/outlines.topojson").read_text("utf-8")
        return tuple(_pieces(json.loads(text)))
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise ReferenceDataError(
            f"reference/data/outlines.topojson cannot be read ({error}); install Penumbra anew"
        ) from error


def _pieces(topology: dict[str, Any]) -> Iterator[Outline]:
    step = topology["transform"]["scale"][0]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            arc.append((round(x * step, 4), round(y * step, 4)))
        arcs.append(arc)

    def ring(numbers: list[int]) -> Ring:
        points: list[tuple[float, float]] = []
        for number in numbers:
            arc = arcs[number] if number >= 0 else arcs[~number][::-1]
            points += arc[1:] if points else arc
        return tuple(points)

    for geometry in topology["objects"]["countries"]["geometries"]:
        for polygon in geometry["arcs"]:
            rings = tuple(ring(numbers) for numbers in polygon)
            lons, lats = zip(*rings[0], strict=True)
            yield Outline(
                geometry["properties"]["country"],
                geometry["properties"]["name"],
                rings,
                (min(lons), min(lats), max(lons), max(lats)),
            )
