"""The little grammar of English that reading needs: words by the part they play, from data."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from penumbra.reference.wordings import load_page


@dataclass(frozen=True, slots=True)
class Grammar:
    """Word lists of `data/grammar.yaml`; each is explained there."""

    determiners: frozenset[str]
    numbers: frozenset[str]
    pronouns: frozenset[str]
    someone: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    relatives: frozenset[str]
    be: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    past: frozenset[str]
    past_plain: frozenset[str]
    participles: frozenset[str]
    things_in_ing: frozenset[str]
    things_in_ed: frozenset[str]
    verbs: frozenset[str]
    happens: frozenset[str]
    objectless: frozenset[str]
    telling: frozenset[str]
    moving: frozenset[str]
    conduct: frozenset[str]
    light: frozenset[str]
    blamed: frozenset[str]
    people: frozenset[str]
    craft: frozenset[str]
    acts: frozenset[str]
    vague: frozenset[str]
    quantities: frozenset[str]


@cache
def grammar() -> Grammar:
    """Return the word lists of English grammar."""
    page = load_page("grammar.yaml")
    return Grammar(**{field.name: frozenset(page[field.name]) for field in fields(Grammar)})
