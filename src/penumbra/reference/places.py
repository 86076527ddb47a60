"""A gazetteer: every place of a name, with country, coordinates and how far it reaches."""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import cos, hypot, radians

from penumbra.reference.countries import countries, plain

# The lists written by us, weightiest first; the packed lists of others come after them.
LISTS = ("areas.tsv", "waters.tsv", "sites.tsv")
TOWNS = "places.tsv.gz"
AIRPORTS = "airports.tsv.gz"
# An airport reaches as far as its runways, and a little for what happens at its fence (km).
_AIRPORT_REACH = 6.0
# Two airports of one name nearer than this (km) are the same in two lists.
_SAME_KM = 25.0

# A town of so many people reaches so far (km): reports place things "in" it that happen around it.
_REACH = ((50_000, 10), (200_000, 15), (500_000, 20), (1_000_000, 25), (3_000_000, 30))
_LARGEST_REACH = 40


@dataclass(frozen=True, slots=True)
class Known:
    """One place of the gazetteer.

    `country` is None for waters and for what lies in several countries. `population` is 0 where
    nobody counts it, for an airport that of the largest town near it. `region` is the state's
    postal code in the USA, else empty. `other` says that it was found by another name than its
    own. `listed` is the file it comes from.
    """

    name: str
    country: str | None
    lat: float
    lon: float
    within_km: float
    sort: str
    population: int
    region: str
    other: bool
    listed: str


def lookup(name: str) -> tuple[Known, ...]:
    """Return every place of this name; our own lists first, then towns by population.

    Case and accents do not count; "St" and "Saint", a hyphen and a blank, "oe" and "ö" are
    tried for each other if the name as written is unknown.
    """
    return _lookup(plain(name))


_SAINTS = ("st. ", "st ", "saint ", "sankt ")


@lru_cache(maxsize=20_000)
def _lookup(key: str) -> tuple[Known, ...]:
    if key.startswith(_SAINTS):
        # Here every spelling counts: "St. Petersburg" lies in Florida, "Saint" in Russia.
        return tuple(dict.fromkeys(one for form in _forms(key) for one in _exact(form)))
    return next((found for form in _forms(key) if (found := _exact(form))), ())


def longest_start(words: tuple[str, ...]) -> int:
    """Return how many of these words at most can begin a name in the gazetteer.

    A reader need not look up more of them. Each word is as `plain` writes it.
    """
    return _longest_start(words)


@lru_cache(maxsize=50_000)
def _longest_start(words: tuple[str, ...]) -> int:
    lines = _packed()
    reach = _own_reach().get(words[0].split("-")[0], 0) if words else 0
    start = ""
    for count, word in enumerate(words, 1):
        start = f"{start} {word}" if start else word
        at = bisect_left(lines, start)
        if at == len(lines) or not lines[at].startswith(start):
            # "St" and "Saint" count as the same; hyphens may stand for blanks.
            soft = word in ("st", "saint", "fort", "mount") or "-" in word
            return min(max(reach, count if soft else count - 1, 1), len(words))
    return len(words)


def counts() -> dict[str, int]:
    """Return how many names the gazetteer holds: towns', airports', those of our own lists."""
    towns, airports = len(_lines(TOWNS)), len(_lines(AIRPORTS))
    return {"towns": towns, "airports": airports, "listed": len(_own())}


def border(one: str, other: str) -> Known | None:
    """Return the land border of two countries (alpha-3, in either order), or None."""
    return _borders().get(frozenset((one, other)))


def bordering(code: str) -> tuple[str, ...]:
    """Return the countries that share a border with this one."""
    return tuple(next(iter(pair - {code})) for pair in _borders() if code in pair)


def _exact(key: str) -> tuple[Known, ...]:
    own = _own().get(key, ())
    packed = _packed_named(key)
    return (*own, *(one for one in packed if not (own and _listed_twice(one, own))))


def _listed_twice(airport: Known, own: tuple[Known, ...]) -> bool:
    return airport.listed == AIRPORTS and any(apart_km(airport, one) < _SAME_KM for one in own)


def apart_km(one: Known, other: Known) -> float:
    """Return about how far two places lie apart in km, good enough to tell near from far."""
    east = (one.lon - other.lon) * cos(radians((one.lat + other.lat) / 2))
    return hypot(one.lat - other.lat, east) * 111.2


def _forms(key: str) -> Iterator[str]:
    yield key
    first, _, rest = key.partition(" ")
    if first in ("st", "st.", "saint", "sankt") and rest:
        yield from (f"{form} {rest}" for form in ("saint", "st.", "st", "sankt"))
    if "-" in key:
        yield key.replace("-", " ")
    elif " " in key:
        yield key.replace(" ", "-")
    for pair in ("ae", "oe", "ue"):
        if pair in key:
            yield key.replace(pair, pair[0])


def _packed_named(key: str) -> list[Known]:
    lines, found = _packed(), []
    at = bisect_left(lines, key + "\t")
    while at < len(lines) and lines[at].startswith(key + "\t"):
        cells = lines[at].split("\t")
        found.append(_town(cells) if cells[-1] in ("", "a") else _airport(cells))
        at += 1
    return sorted(found, key=lambda one: (one.other, -one.population, one.lat))


def _town(cells: list[str]) -> Known:
    _, name, country, region, lat, lon, population, other = cells
    people = int(population)
    reach = next((km for most, km in _REACH if people < most), _LARGEST_REACH)
    return Known(
        name, country, float(lat), float(lon), reach, "town",
        people, region, other == "a", TOWNS,
    )  # fmt: skip


def _airport(cells: list[str]) -> Known:
    _, name, country, sort, lat, lon, population, named = cells
    return Known(
        name, country, float(lat), float(lon), _AIRPORT_REACH, sort,
        int(population), "", named != "p", AIRPORTS,
    )  # fmt: skip


@cache
def _packed() -> list[str]:
    """The lines of both packed lists as one, sorted by name."""
    # Two runs that are sorted already are merged in a few milliseconds.
    return sorted(_lines(TOWNS) + _lines(AIRPORTS))


def _lines(name: str) -> list[str]:
    packed = files("penumbra.reference").joinpath(f"data/{name}").read_bytes()
    return gzip.decompress(packed).decode().splitlines()


@cache
def _own() -> dict[str, tuple[Known, ...]]:
    """Everything listed by us, and the countries, by plain name."""
    found: dict[str, tuple[Known, ...]] = {}
    for known, names in (*_countries(), *_listed()):
        for number, name in enumerate(names):
            here = found.setdefault(plain(name), ())
            if all(one.lat != known.lat or one.sort != known.sort for one in here):
                found[plain(name)] = (*here, _named(known, number > 0))
    return found


def _named(known: Known, other: bool) -> Known:
    return known if other == known.other else Known(
        known.name, known.country, known.lat, known.lon, known.within_km, known.sort,
        known.population, known.region, other, known.listed,
    )  # fmt: skip


@cache
def _own_reach() -> dict[str, int]:
    """How many words the longest listed name has, by its first word."""
    reach: dict[str, int] = {}
    for key in _own():
        words = key.split()
        first = words[0].split("-")[0]
        reach[first] = max(reach.get(first, 0), len(words))
    return reach


def _countries() -> Iterator[tuple[Known, tuple[str, ...]]]:
    for code, one in countries().items():
        known = Known(
            one.name, code, one.lat, one.lon, one.within_km, "country", 0, "", False,
            "countries.tsv",
        )  # fmt: skip
        yield known, (one.name, *one.aliases)


def _listed() -> Iterator[tuple[Known, tuple[str, ...]]]:
    for listed in LISTS:
        for name, aliases, sort, country, lat, lon, within_km in _rows(listed):
            known = Known(
                name, country or None, float(lat), float(lon), float(within_km), sort,
                0, "", False, listed,
            )  # fmt: skip
            yield known, (name, *(aliases.split(";") if aliases else ()))


@cache
def _borders() -> dict[frozenset[str], Known]:
    found = {}
    for one, other, lat, lon, within_km in _rows("borders.tsv"):
        name = f"border of {countries()[one].name} and {countries()[other].name}"
        found[frozenset((one, other))] = Known(
            name, None, float(lat), float(lon), float(within_km), "border",
            0, "", False, "borders.tsv",
        )  # fmt: skip
    return found


def _rows(name: str) -> list[list[str]]:
    page = files("penumbra.reference").joinpath(f"data/{name}").read_text("utf-8")
    rows = [line.split("\t") for line in page.splitlines() if not line.startswith("#")]
    return rows[1:]
