"""The words that tell a place from its namesakes, in lists with a name each."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml

from penumbra.errors import UnknownItem


@cache
def place_words(kind: str) -> frozenset[str]:
    """Return the list of this name from `data/place_words.yaml`, as `plain` writes words.

    Raises UnknownItem, which names the lists there are.
    """
    try:
        return _lists()[kind]
    except KeyError:
        raise UnknownItem(
            f"no list {kind!r} in place_words.yaml; we have: {', '.join(_lists())}"
        ) from None


@cache
def _lists() -> dict[str, frozenset[str]]:
    page = files("penumbra.reference").joinpath("data/place_words.yaml").read_text("utf-8")
    lists: dict[str, str] = yaml.safe_load(page)
    return {
        name: frozenset(word.replace("_", " ") for word in words.split())
        for name, words in lists.items()
    }
