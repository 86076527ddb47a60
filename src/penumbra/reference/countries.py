"""The states of the world: names, what their people and things are called, capital, centre."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory with an ISO 3166 alpha-3 code; Kosovo is XKX.

    `adjectives` are what belongs to it and what its people are called ("Danish", "Danes").
    `capitals` are the cities that stand for its government ("Moscow denies"), the seat first;
    empty where the city stands for another body too, as Brussels does, is the country itself,
    as Monaco is, or would more often be something else, as Hamilton would.
    `lat` and `lon` are its middle in degrees, `within_km` reaches nearly all of it.
    """

    code: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]
    lat: float
    lon: float
    within_km: float

    @property
    def capital(self) -> str | None:
        return self.capitals[0] if self.capitals else None


@cache
def countries() -> dict[str, Country]:
    """Return every country by its alpha-3 code, in the order of the codes."""
    page = files("penumbra.reference").joinpath("data/countries.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in page.splitlines() if not line.startswith("#")]
    found = {}
    for code, name, aliases, adjectives, capitals, lat, lon, within_km in rows[1:]:
        found[code] = Country(
            code,
            name,
            _parts(aliases),
            tuple(form for word in _parts(adjectives) for form in _with_plural(word)),
            _parts(capitals),
            float(lat),
            float(lon),
            float(within_km),
        )
    return found


def by_name(text: str) -> str | None:
    """Return the code of the country with this name ("Poland", "the UK"), or None.

    Accents do not count, nor does case, except that a word all in small letters is no name:
    "turkey", "us". A capital is no name of its country; see `by_capital`.
    """
    return None if text.islower() else _names().get(plain(text))


def by_adjective(text: str) -> str | None:
    """Return the code of the country this belongs to ("Polish", "Danes", "Briton"), or None."""
    return None if text.islower() else _adjectives().get(plain(text))


def by_capital(text: str) -> str | None:
    """Return the code of the country whose government this city stands for, or None.

    Brussels is None: it stands for the EU and NATO as well.
    """
    return None if text.islower() else _capitals().get(plain(text))


def country(text: str) -> str | None:
    """Return the code for a name or an adjective, whichever `text` is; None if neither."""
    return by_name(text) or by_adjective(text)


def plain(text: str) -> str:
    """Write a name without case, accents, typographic marks and a leading "the".

    >>> plain("The Åland Islands"), plain("Côte d’Ivoire"), plain("Łódź")
    ('aland islands', "cote d'ivoire", 'lodz')
    """
    folded = text.casefold()
    if not folded.isascii():
        split = unicodedata.normalize("NFKD", folded.translate(_LETTERS))
        folded = "".join(mark for mark in split if not unicodedata.combining(mark))
    return folded.removeprefix("the ")


# Letters that do not come apart into a base and an accent.
_LETTERS = str.maketrans(
    {
        "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i",
        "ħ": "h", "ə": "a", "’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "`": "'", "–": "-", "‑": "-",
    }
)  # fmt: skip


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()


# These have no plural in -s: "Danish", "Chinese", "Icelandic", "Frenchman" and "Frenchmen".
_NO_PLURAL = (
    "sh",
    "ch",
    "ese",
    "ss",
    "ois",
    "ic",
    "men",
    "chman",
    "shman",
    "yman",
    "xman",
    "S",
    ".",
)


def _with_plural(word: str) -> tuple[str, ...]:
    return (word,) if word.endswith(_NO_PLURAL) else (word, word + "s")


@cache
def _names() -> dict[str, str]:
    return {
        plain(name): code for code, one in countries().items() for name in (one.name, *one.aliases)
    }


@cache
def _adjectives() -> dict[str, str]:
    return {plain(word): code for code, one in countries().items() for word in one.adjectives}


@cache
def _capitals() -> dict[str, str]:
    return {plain(name): code for code, one in countries().items() for name in one.capitals}
