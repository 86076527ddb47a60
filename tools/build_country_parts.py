"""Work out where "eastern Poland" lies, for every country and way, from the outlines.

    pip install -e .[data] && python tools/build_country_parts.py

Writes src/penumbra/reference/data/country_parts.tsv: country, way, latitude, longitude, and how
far the part reaches (km). A part is the quarter of the land that lies furthest that way;
"central" is the quarter nearest to the middle, a corner the sixth that lies far both ways. Land
beyond the reach that countries.tsv gives (overseas departments, Alaska, Svalbard) does not count.
The same input gives the same bytes.
"""

from __future__ import annotations

from math import cos, radians
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray

from penumbra.reference.countries import Country, countries
from penumbra.reference.outlines import outlines

OUT = Path(__file__).parent.parent / "src/penumbra/reference/data/country_parts.tsv"
WAYS = {
    "north": (0, 1), "northeast": (1, 1), "east": (1, 0), "southeast": (1, -1), "south": (0, -1),
    "southwest": (-1, -1), "west": (-1, 0), "northwest": (-1, 1),
}  # fmt: skip
PART, CORNER = 1 / 4, 1 / 6
# Long countries that lie aslant are parted as their people do: Finnmark is not "eastern Norway".
AS_TOLD = {
    "NOR": {"east": (61.0, 10.8, 170), "southeast": (59.8, 10.6, 130), "west": (60.9, 6.3, 200),
            "southwest": (59.0, 6.2, 130), "northwest": (62.7, 7.5, 170),
            "northeast": (70.0, 27.0, 200)},
    "SWE": {"east": (59.2, 17.3, 170), "southeast": (56.8, 16.0, 150), "west": (58.2, 12.6, 170),
            "southwest": (57.2, 12.7, 150), "northwest": (66.0, 16.5, 300),
            "northeast": (66.0, 22.3, 200), "south": (56.8, 14.0, 220)},
    "FIN": {"east": (62.9, 29.2, 220), "southeast": (61.1, 28.0, 130), "west": (62.5, 22.5, 220),
            "southwest": (60.8, 22.3, 120), "south": (61.0, 25.2, 220)},
}  # fmt: skip
# Of smaller countries (km) the parts are all one place.
LEAST_KM = 60.0
POINTS = 3000
DEGREE_KM = 111.2

HEAD = """\
# Parts of countries: the quarter of the land furthest each way, its middle and reach (km).
# Worked out from outlines.topojson by tools/build_country_parts.py.
country	way	lat	lon	within_km
"""


def main() -> None:
    """Write the file and say how many parts it holds."""
    rows = []
    for one in countries().values():
        if one.within_km < LEAST_KM:
            continue
        land = _land(one)
        if len(land) >= 30:
            told = AS_TOLD.get(one.code, {})
            rows += [
                f"{one.code}\t{way}\t{lat:.2f}\t{lon:.2f}\t{reach}"
                for way, found in _parts(land).items()
                for lat, lon, reach in [told.get(way, found)]
            ]
    OUT.write_text(HEAD + "\n".join(rows) + "\n", "utf-8")
    print(f"{len(rows)} parts")


def _land(one: Country) -> NDArray[np.float64]:
    """Points (lon, lat) spread evenly over a country's land near its middle."""
    pieces = [outline for outline in outlines() if outline.country == one.code]
    near = [shapely.Polygon(piece.rings[0], piece.rings[1:]).buffer(0) for piece in pieces]
    shape = shapely.union_all([piece for piece in near if _apart(one, piece.centroid) <= 1.1])
    if shape.is_empty:
        return np.empty((0, 2))
    west, south, east, north = shape.bounds
    narrow = cos(radians((south + north) / 2))
    step = (max((east - west) * narrow * (north - south), 1e-6) / POINTS) ** 0.5
    lons, lats = np.meshgrid(
        np.arange(west, east, step / narrow), np.arange(south, north, step)
    )  # fmt: skip
    inside = shapely.contains_xy(shape, lons, lats)
    return np.column_stack((lons[inside], lats[inside]))


def _apart(one: Country, point: shapely.Point) -> float:
    """How far off its country's middle, as a share of the country's reach."""
    east = (point.x - one.lon + 180) % 360 - 180
    east *= cos(radians(one.lat))
    return float(np.hypot(east, point.y - one.lat) * DEGREE_KM / one.within_km)


Part = tuple[float, float, int]


def _parts(land: NDArray[np.float64]) -> dict[str, Part]:
    narrow = cos(radians(land[:, 1].mean()))
    flat = (land - land.mean(axis=0)) * np.array([narrow, 1.0]) * DEGREE_KM
    spread = np.maximum(flat.std(axis=0), 1.0)
    found = {}
    for way, (east, north) in WAYS.items():
        along = flat / spread * np.array([east, north])
        if east and north:
            # A corner lies far both ways.
            found[way] = _part(land, flat, along.min(axis=1), CORNER)
        else:
            found[way] = _part(land, flat, along.sum(axis=1), PART)
    found["central"] = _part(land, flat, -np.hypot(*(flat / spread).T), PART)
    return found


def _part(
    land: NDArray[np.float64], flat: NDArray[np.float64], rank: NDArray[np.float64], share: float
) -> Part:
    chosen = rank >= np.quantile(rank, 1 - share)
    middle = flat[chosen].mean(axis=0)
    reach = np.quantile(np.hypot(*(flat[chosen] - middle).T), 0.9)
    lon, lat = land[chosen].mean(axis=0)
    return float(lat), float(lon), max(10, round(float(reach)))


if __name__ == "__main__":
    main()
