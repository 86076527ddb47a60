"""Words that are places only in the right company: ordinary words and first names."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml


@cache
def _lists() -> dict[str, frozenset[str]]:
    page = files("penumbra.reference").joinpath("data/place_words.yaml").read_text("utf-8")
    return {name: frozenset(words.split()) for name, words in yaml.safe_load(page).items()}


def is_common_word(plain_word: str) -> bool:
    """Whether a town of this name (as `plain` writes it) is mostly an ordinary word in English."""
    return plain_word in _lists()["common"]


def is_given_name(plain_word: str) -> bool:
    """Whether a place of this name (as `plain` writes it) is also a first name."""
    return plain_word in _lists()["given"]
