"""Places told by their coordinates: "59-38N 024-02E", "54°25'N, 19°40'E", "55.35 N 12.1 E"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from penumbra.model import Place
from penumbra.reading.page import PlaceMention

_DEGREES = r"(?P<{0}>\d{{1,3}})(?:[.,](?P<{0}_part>\d{{1,6}}))?"
_MINUTES = (
    r"(?:\s?[°º-]\s?(?:(?P<{0}_min>[0-5]?\d)(?:[.,](?P<{0}_min_part>\d{{1,4}}))?"
    r"(?:\s?['’′-]\s?(?:(?P<{0}_sec>[0-5]?\d)(?:[.,]\d{{1,3}})?\s?(?:\"|”|″|''|’’)?)?)?)?)?"
)
_ANGLE = _DEGREES + _MINUTES
_PAIR = re.compile(
    r"(?<![\w.])" + _ANGLE.format("lat") + r"\s?(?P<north>[NS])(?:orth|outh)?\b"
    r"(?:\s*,\s*|\s+and\s+|\s+|/)" + _ANGLE.format("lon") + r"\s?(?P<east>[EW])(?:ast|est)?\b"
)
# A point told to the minute or second is as good as its figures; whole degrees are not (km).
_TO_DEGREE, _TO_MINUTE = 60.0, 5.0


def find_coordinates(text: str) -> Iterator[PlaceMention]:
    """Find points told in degrees, with minutes and seconds or decimals. They have no country."""
    for match in _PAIR.finditer(text):
        lat, lon = _degrees(match, "lat"), _degrees(match, "lon")
        exact = match["lat_part"] or match["lat_min"]
        # "Room 12 N 4 E" has neither parts of a degree nor its sign.
        if lat > 90 or lon > 180 or not (exact or {"°", "º"} & set(match.group())):
            continue
        lat = -lat if match["north"] == "S" else lat
        lon = -lon if match["east"] == "W" else lon
        reach = _TO_MINUTE if exact else _TO_DEGREE
        place = Place(match.group(), None, round(lat, 4), round(lon, 4), reach, "point")
        yield PlaceMention(match.start(), match.end(), place, "coordinates")


def _degrees(match: re.Match[str], name: str) -> float:
    whole = float(f"{match[name]}.{match[name + '_part'] or 0}")
    minutes = float(f"{match[name + '_min'] or 0}.{match[name + '_min_part'] or 0}")
    return whole + minutes / 60 + float(match[name + "_sec"] or 0) / 3600
