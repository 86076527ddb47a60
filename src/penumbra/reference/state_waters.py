"""The waters of states: territorial sea and economic zone, whole or the part in one sea."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class StateWaters:
    """The waters of one country; `sea` names the sea they are the part of, empty for all.

    `lat` and `lon` are their middle in degrees, `within_km` reaches nearly all of them.
    """

    country: str
    sea: str
    lat: float
    lon: float
    within_km: float


def waters_of(code: str, text: str = "") -> StateWaters | None:
    """Return the waters of a country (alpha-3): the part in a sea that `text` names, else all.

    None for a country without a coast, and where only some part is meant and no sea is named:
    Russia's lie in nine seas.
    """
    rows = _by_country().get(code, ())
    part = next((one for one in rows if one.sea and _short(one.sea) in text), None)
    return part or next((one for one in rows if not one.sea), None)


def parts_of(code: str) -> tuple[StateWaters, ...]:
    """Return the waters of a country, whole and sea by sea."""
    return _by_country().get(code, ())


def _short(sea: str) -> str:
    """ "Baltic Sea" is also "the Baltic"; "White Sea" is never "the White"."""
    return sea.removesuffix(" Sea") if sea in ("Baltic Sea", "Caspian Sea", "Barents Sea") else sea


@cache
def _by_country() -> dict[str, tuple[StateWaters, ...]]:
    page = files("penumbra.reference").joinpath("data/state_waters.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in page.splitlines() if not line.startswith("#")]
    found: dict[str, tuple[StateWaters, ...]] = {}
    for country, sea, lat, lon, within_km in rows[1:]:
        one = StateWaters(country, sea, float(lat), float(lon), float(within_km))
        found[country] = (*found.get(country, ()), one)
    return found
