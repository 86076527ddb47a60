"""Find the places of GeoWebNews and print how well: `python -m bench.geowebnews`.

The corpus (Gritta et al. 2019, "A pragmatic guide to geoparsing evaluation") marks the toponyms
of 200 web news texts and tells which are meant literally, as the place itself. Counted as found
is a literal toponym that a mention overlaps; a mention that overlaps none is false, also where
it overlaps a name used for a government, a people or a team. Of those found, the share within
161 km (100 miles) of the corpus's coordinates is given; these are of the name, so that of
"eastern Syria" or "the Syrian border" Syria is compared.
Texts of odd number were studied, those of even number only counted.
Says clearly when the corpus is not there: it does not ship with Penumbra.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from penumbra.model import Place, distance_km
from penumbra.reading.layout import quotations, sentences
from penumbra.reading.page import PlaceMention
from penumbra.reading.places.find import find_places

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "data" / "geowebnews" / "dev.jsonl.gz"
# The literal types of the corpus's paper. "Mixed" is a place and its government at once.
LITERAL = frozenset(("Literal", "Literal_Modifier", "Mixed", "Coercion", "Embedded_Literal"))
# "The village", "residents": words for places, no names of them.
NO_NAMES = frozenset(("Literal_Expression", "Non_Lit_Expression"))
NEAR_KM = 161.0

Plain = dict[str, Any]


@dataclass
class Count:
    """What was found of some texts; the lists hold the misses in words."""

    found: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, str]] = field(default_factory=list)
    false: list[tuple[str, str]] = field(default_factory=list)
    far: list[str] = field(default_factory=list)
    moved: int = 0

    def line(self, name: str, only: frozenset[str] = LITERAL) -> str:
        """One row of the table; `only` the types that must be found, the others neither way."""
        found = sum(self.found[sort] for sort in only)
        missed = sum(sort in only for sort, _ in self.missed)
        precise = found / max(found + len(self.false), 1)
        recalled = found / max(found + missed, 1)
        both = 2 * precise * recalled / max(precise + recalled, 1e-9)
        near = 1 - len(self.far) / max(self.found.total(), 1)
        return f"{name:24} {precise:.3f} {recalled:.3f} {both:.3f}   {near:.3f} {found + missed:6}"


def texts(path: Path) -> Iterator[Plain]:
    """Read the corpus, text by text."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def counted(chosen: Iterable[Plain]) -> Count:
    """Read texts and compare with what the corpus says of them."""
    count = Count()
    for one in chosen:
        text = one["text"]
        mentions = find_places(text, sentences(text), quotations(text))
        names = [name for name in one["toponyms"] if name["type"] not in NO_NAMES]
        for name in names:
            _judge(count, one, name, mentions)
        for mention in mentions:
            here = [name["type"] for name in names if _meet(mention, name)]
            if not LITERAL & set(here):
                sort = here[0] if here else "nothing"
                count.false.append((sort, f"{_around(one, mention.start, mention.end)}"))
    return count


def _judge(count: Count, one: Plain, name: Plain, mentions: list[PlaceMention]) -> None:
    if name["type"] not in LITERAL or not name.get("latitude"):
        return
    mention = next((mention for mention in mentions if _meet(mention, name)), None)
    around = _around(one, int(name["start"]), int(name["end"]))
    if mention is None:
        count.missed.append((name["type"], around))
        return
    count.found[name["type"]] += 1
    gold = Place("", None, float(name["latitude"]), float(name["longitude"]), None)
    told = distance_km(mention.place, gold)
    count.moved += told is not None and told <= NEAR_KM
    apart = [distance_km(place, gold) for place in mention.names or (mention.place,)]
    if all(km is None or km > NEAR_KM for km in apart):
        place = mention.place
        where = f"{place.country} {place.lat} {place.lon}, not {gold.lat} {gold.lon}"
        count.far.append(f"{around} {where} ({mention.rule})")


def _meet(mention: PlaceMention, name: Plain) -> bool:
    return mention.start < int(name["end"]) and int(name["start"]) < mention.end


def _around(one: Plain, start: int, end: int) -> str:
    text = one["text"]
    shown = f"{text[max(0, start - 50) : start]}[{text[start:end]}]{text[end : end + 30]}"
    return f"{one['id']}: " + " ".join(shown.split())


def main() -> int:
    """Print the table, for the studied half, the other and both."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--misses", action="store_true", help="what is wrong in the studied half")
    given = parser.parse_args()
    if not given.corpus.is_file():
        print(f"no corpus at {given.corpus}: nothing can be measured here", file=sys.stderr)
        return 1
    every = list(texts(given.corpus))
    odd = counted(one for one in every if int(one["id"]) % 2)
    even = counted(one for one in every if not int(one["id"]) % 2)
    if given.misses:
        for sort, told in [*sorted(odd.missed), *((f"false: {s}", t) for s, t in odd.false)]:
            print(f"{sort:24} {told}")
        for told in odd.far:
            print(f"{'far':24} {told}")
    whole = counted(every)
    print(f"{'':24} P     R     F1     within 161 km of those found, literal toponyms")
    print(odd.line("studied (odd)"))
    print(even.line("not studied (even)"))
    print(whole.line("all"))
    print(whole.line("all, type Literal alone", frozenset(("Literal",))))
    near = whole.moved / max(whole.found.total(), 1)
    print(f"within 161 km where parts, borders and waters are compared as told: {near:.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
