"""Where: a named point on the map with its uncertainty."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from penumbra.errors import ModelError


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a text names it, put on the map.

    `country` is ISO 3166 alpha-3, None for waters, or for a place in several countries.
    `within_km` is the radius in which the thing meant may lie: a town's is small, a sea's large.
    `lat` and `lon` (degrees, WGS 84) are None together when nobody knows where it is.
    """

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    within_km: float | None
    sort: str = "place"  # country, region, town, sea, strait, airport, base, port, island …

    def __post_init__(self) -> None:
        if (self.lat is None) != (self.lon is None):
            raise ModelError(f"place {self.name!r} has only one of lat and lon")
        if self.lat is not None and not (-90 <= self.lat <= 90 and -180 <= (self.lon or 0) <= 180):
            raise ModelError(f"place {self.name!r} lies off the map: {self.lat}, {self.lon}")


def distance_km(left: Place, right: Place) -> float | None:
    """Great-circle distance of two places' centres in km (haversine, R = 6371 km); None if unknown.

    >>> round(distance_km(Place("A", None, 0, 0, 1), Place("B", None, 0, 1, 1)))
    111
    """
    if left.lat is None or right.lat is None or left.lon is None or right.lon is None:
        return None
    return _great_circle(left.lat, left.lon, right.lat, right.lon)


@lru_cache(maxsize=200_000)
def _great_circle(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The same few places meet again and again; each pair is worked out once."""
    lat_1, lon_1, lat_2, lon_2 = map(radians, (lat, lon, other_lat, other_lon))
    chord = sin((lat_2 - lat_1) / 2) ** 2 + cos(lat_1) * cos(lat_2) * sin((lon_2 - lon_1) / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(chord)))
