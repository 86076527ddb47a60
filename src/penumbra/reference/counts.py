"""What numbers count: money, measures, people, and which nouns are worth counting."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Counts:
    """The lists of `data/counts.yaml`; every key is a word in small letters, "-" for a blank.

    `money` and `measures` give the unit of a word or sign, `national` the currency by noun and
    by the word before it ("taiwan dollars"), `same` the unit that a noun is counted under.
    `least` is from how many on a unit is worth reporting; `notable` nouns are from twenty on.
    """

    money: dict[str, str]
    national: dict[str, dict[str, str]]
    measures: dict[str, str]
    persons: frozenset[str]
    person: frozenset[str]
    same: dict[str, str]
    least: dict[str, int]
    notable: frozenset[str]
    never: frozenset[str]

    @property
    def currencies(self) -> frozenset[str]:
        """The ISO 4217 codes that a number can have for its unit."""
        named = {code for by_word in self.national.values() for code in by_word.values()}
        return frozenset(self.money.values()) | named


@cache
def counts() -> Counts:
    """Return the lists that ship with Penumbra."""
    text = files("penumbra.reference").joinpath("data/counts.yaml").read_text("utf-8")
    page: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return Counts(
        money=_by_word(page["currencies"]),
        national=page["national"],
        measures=_by_word(page["measures"]),
        persons=frozenset(f"{page['persons']} {page['nationals']}".split()),
        person=frozenset(page["person"].split()),
        same=_by_word(page["same"]),
        least=page["least"],
        notable=frozenset(page["notable"].split()),
        never=frozenset(page["never"].split()),
    )


def _by_word(page: dict[str, str]) -> dict[str, str]:
    return {word: unit for unit, words in page.items() for word in words.split()}
