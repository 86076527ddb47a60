"""Where a place lies that is told from another: "80 km south of", "off", "eastern", "near"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import cos, radians, sin

from penumbra.model import Place
from penumbra.reading.places.names import HEADS
from penumbra.reference.country_parts import part_of
from penumbra.reference.places import Known
from penumbra.reference.state_waters import waters_of

_KM = {"km": 1.0, "kilomet": 1.0, "nautical": 1.852, "nm": 1.852, "mile": 1.609, "metre": 0.001,
       "meter": 0.001}  # fmt: skip
_POINTS = {"north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180,
           "southwest": 225, "west": 270, "northwest": 315}  # fmt: skip
_WORDS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
          "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20,
          "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "eighty": 80,
          "hundred": 100}  # fmt: skip
_WAY = r"(?:north|south)(?:[ -]?(?:east|west))?|east|west"
_KIND = (
    r"(?:(?:port|town|city|island|village|capital|coast|shore|border|centre|center)\s+"
    r"(?:city\s+)?of\s+)?"
)
_FILL = r"(?:the\s+|its\s+|[A-Z][a-z]+(?:ish|ian|an|ese|ch|ic|sh)\s+){0,3}"
# "About 80 km (50 miles) south of the Swedish island of"
_DISTANT = re.compile(
    rf"(?P<number>\d[\d,.]*|\b(?:{'|'.join(_WORDS)}))[\s-]*"
    r"(?P<unit>km|kilomet(?:re|er)s?|nautical miles?|nm|miles?|met(?:re|er)s?)\s*"
    r"(?:\([^)]{1,30}\)\s*)?(?:away\s+)?(?:to the\s+)?"
    rf"(?P<way>{_WAY})?\s*(?:of|from|off|outside)\s+{_FILL}{_KIND}{_FILL}$",
    re.IGNORECASE,
)
_INSIDE = re.compile(rf"\bthe\s+(?:far\s+|extreme\s+)?(?P<way>{_WAY})\s+of\s+{_FILL}$")
_BESIDE = re.compile(rf"\b(?:just\s+)?(?P<way>{_WAY})\s+of\s+{_FILL}{_KIND}{_FILL}$")
_OFF = re.compile(
    rf"\b(?:off|offshore from)\s+{_FILL}(?:(?:\w+\s+)?(?:coast|shore)\s+of\s+)?"
    rf"{_FILL}{_KIND}{_FILL}$"
)
_NEAR = re.compile(
    r"\b(?:near|nearby|close to|outside|not far from|next to|in the vicinity of|around)\s+"
    rf"{_FILL}{_KIND}{_FILL}$"
)
_PART = re.compile(
    r"\b(?P<part>(?P<way>(?:north|south)(?:[ -]?(?:east|west))?|east|west)ern|central|"
    r"(?P<bare>north|south|east|west|upper|lower))\s+$"
)
_REST = re.compile(rf"[’']s?\s+(?:far\s+)?(?P<way>{_WAY})(?:ern)?\b(?!\s+of\b)")
# A bare head behind a town, and how far such a thing may lie from the town (km).
_HEAD_REACH = {
    "airport": 15, "base": 15, "port": 12, "region": 60, "peninsula": 30, "island": 30,
    "islands": 40, "bridge": 12, "strait": 40, "bay": 30, "lake": 30, "river": 40, "canal": 30,
    "plant": 20, "site": 12, "crossing": 15, "dam": 15, "coast": 60, "airspace": 60,
}  # fmt: skip
# "The Kharkiv region" is as large as its capital is: a town of this size heads a large one.
_CAPITAL_PEOPLE, _REGION_REACH, _DISTRICT_REACH = 90_000, 120.0, 35.0


@dataclass(frozen=True, slots=True)
class Bearing:
    """A place moved, where the words for it begin and end, and the rule that moved it."""

    place: Place
    start: int
    end: int
    rule: str


def locate(text: str, start: int, end: int, known: Known, head: str | None) -> Bearing:
    """Return what `text[start:end]`, which means `known`, stands for among the words around it.

    What widens or moves it: a distance and a direction, "off", "near", a part of it such as
    "eastern", and what it is the airport or the region of.
    """
    place = _place(text[start:end], known, head)
    before = text[max(0, start - 110) : start]
    around = text[max(0, start - 110) : end + 110]
    if (match := _DISTANT.search(before)) is not None:
        return _distant(place, match, start, end)
    if (match := _PART.search(before)) is not None:
        return _part(text, place, match, start - len(match.group()), end)
    if (match := _REST.match(text, end)) is not None:
        moved = _inside(place, match["way"])
        return Bearing(moved, start, end, f"its {match['way']}")
    if (match := _INSIDE.search(before)) is not None:
        return Bearing(_inside(place, match["way"]), start, end, f"the {match['way']} of it")
    if (match := _BESIDE.search(before)) is not None:
        reach = place.within_km or 10.0
        apart = reach * (0.7 if reach > 150 else 1.0)
        moved = move(place, apart, match["way"], max(25.0, reach * 0.9))
        return Bearing(moved, start, end, f"{match['way']} of it")
    if _OFF.search(before) is not None:
        if known.sort == "country" and (waters := waters_of(known.country or "", around)):
            at_sea = Place(
                place.name, None, waters.lat, waters.lon, waters.within_km, "waters"
            )  # fmt: skip
            return Bearing(at_sea, start, end, "its waters, being off it")
        reach = place.within_km or 10.0
        return Bearing(_with_reach(place, max(40.0, reach * 1.2)), start, end, "off it")
    if _NEAR.search(before) is not None:
        reach = place.within_km or 10.0
        return Bearing(
            _with_reach(place, reach + min(20.0, max(8.0, reach))), start, end, "near it"
        )
    return Bearing(place, start, end, "")


def move(place: Place, km: float, way: str, within_km: float) -> Place:
    """Return the place so many km away in a direction ("south", "north-east")."""
    if place.lat is None or place.lon is None:
        return place
    point = radians(_POINTS[way.lower().replace("-", "").replace(" ", "")])
    lat = max(-89.9, min(89.9, place.lat + km * cos(point) / 111.2))
    lon = place.lon + km * sin(point) / (111.2 * max(0.05, cos(radians(place.lat))))
    lon = (lon + 180) % 360 - 180
    return Place(place.name, place.country, round(lat, 3), round(lon, 3), within_km, place.sort)


def _place(name: str, known: Known, head: str | None) -> Place:
    sort, reach = known.sort, known.within_km
    if head is not None and known.sort in ("town", "village"):
        sort = HEADS.get(head, known.sort)
        if sort == "region":
            big = known.population >= _CAPITAL_PEOPLE and head not in ("district", "municipality")
            reach = _REGION_REACH if big else _DISTRICT_REACH
        else:
            reach = max(_HEAD_REACH.get(sort, 0.0), 5.0) if sort != "town" else reach
    return Place(name, known.country, known.lat, known.lon, reach, sort)


def _with_reach(place: Place, within_km: float) -> Place:
    return Place(place.name, place.country, place.lat, place.lon, round(within_km, 1), place.sort)


def _distant(place: Place, match: re.Match[str], start: int, end: int) -> Bearing:
    written = match["number"].lower().replace(",", "").rstrip(".")
    number = float(_WORDS[written]) if written in _WORDS else _number(written)
    factor = next(km for unit, km in _KM.items() if match["unit"].lower().startswith(unit))
    km = number * factor
    way = match["way"]
    base = place.within_km or 10.0
    if way is None:
        moved = _with_reach(place, base + km)
        rule = f"{km:.0f} km from it"
    else:
        moved = move(place, km, way, max(10.0, 0.25 * km, min(base, 40.0)))
        rule = f"{km:.0f} km {way.lower()} of it"
    return Bearing(moved, start, end, rule)


def _number(written: str) -> float:
    try:
        return float(written)
    except ValueError:
        return 0.0


def _inside(place: Place, way: str) -> Place:
    """A part of a place: of a country as its land lies, of anything else as of a disc."""
    country = place.sort == "country" and place.country
    if country and (part := part_of(country, way)) is not None:
        return Place(place.name, country, part.lat, part.lon, part.within_km, "region")
    reach = place.within_km or 10.0
    return move(place, reach * 0.42, way, round(reach * 0.55, 1))


def _part(text: str, place: Place, match: re.Match[str], start: int, end: int) -> Bearing:
    start += len(match.group()) - len(match.group().lstrip())
    name = text[start:end]
    way = match["way"] or match["bare"]
    middle = part_of(place.country or "", "central") if place.sort == "country" else None
    if way is None and middle is not None and match["part"] == "central":
        moved = Place(name, place.country, middle.lat, middle.lon, middle.within_km, place.sort)
    elif way is None or way in ("upper", "lower"):
        reach = (place.within_km or 10.0) * 0.6
        moved = Place(name, place.country, place.lat, place.lon, reach, place.sort)
    else:
        inside = _inside(place, way)
        moved = Place(name, inside.country, inside.lat, inside.lon, inside.within_km, inside.sort)
    sort = "region" if moved.sort in ("country", "continent") else moved.sort
    moved = Place(moved.name, moved.country, moved.lat, moved.lon, moved.within_km, sort)
    return Bearing(moved, start, end, f"{match['part']} part")
