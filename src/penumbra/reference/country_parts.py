"""Parts of countries: where "eastern Poland" and "the north of Sweden" lie."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class CountryPart:
    """The middle of a part of a country, in degrees, and how far it reaches in km."""

    lat: float
    lon: float
    within_km: float


def part_of(code: str, way: str) -> CountryPart | None:
    """Return the part of a country (alpha-3) that lies a way: "north", "south-east", "central".

    None for countries so small that their parts are all one place, and for unknown ways.
    """
    return _parts().get((code, way.lower().replace("-", "").replace(" ", "")))


@cache
def _parts() -> dict[tuple[str, str], CountryPart]:
    page = files("penumbra.reference").joinpath("data/country_parts.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in page.splitlines() if not line.startswith("#")]
    return {
        (code, way): CountryPart(float(lat), float(lon), float(within_km))
        for code, way, lat, lon, within_km in rows[1:]
    }
