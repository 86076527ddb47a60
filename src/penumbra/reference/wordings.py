"""How English says that something happened: patterns from `data/wordings/events.yaml`.

A pattern is a row of elements: a base form, a `<list>`, or `..` (a gap of up to five words).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from penumbra.errors import ReferenceDataError

GAP = ".."
# One word of a pattern, or "%", which counts as a word.
_ELEMENT = re.compile(r"<[a-z-]+>|\.\.|%|[^\W_]+(?:[’'.\-–][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Pattern:
    """Elements in a row: base forms, "<list>" names, and gaps."""

    source: str
    elements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two lists whose words stand near each other in one clause, either first."""

    source: str
    left: str
    right: str
    near: int


@dataclass(frozen=True, slots=True)
class KindWordings:
    """What tells one kind of event, and what shows that it is something else."""

    kind: str
    says: tuple[Pattern, ...]
    pairs: tuple[Pair, ...]
    unless: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class EventWordings:
    """The whole page: lists of words, kinds, and the cues around a mention.

    `before` and `after` hold, per cue name ("hypothetical", "planned" …), the patterns that
    stand before or after the mention in its clause.
    """

    lists: dict[str, tuple[Pattern, ...]]
    kinds: dict[str, KindWordings]
    anaphora: dict[str, tuple[str, ...]]
    before: dict[str, tuple[Pattern, ...]]
    after: dict[str, tuple[Pattern, ...]]
    another: tuple[Pattern, ...]
    series: tuple[Pattern, ...]
    rivals: tuple[tuple[str, ...], ...]
    defaults: dict[str, str]
    participants: dict[str, dict[str, tuple[str, ...]]]


def pattern(source: str) -> Pattern:
    """Read one pattern.

    >>> pattern("damage to .. <cable>").elements
    ('damage', 'to', '..', '<cable>')
    """
    elements = tuple(_ELEMENT.findall(str(source).lower()))
    if not elements or GAP in (elements[0], elements[-1]):
        raise ReferenceDataError(f"pattern {source!r} must begin and end with a word or list")
    return Pattern(str(source), elements)


def load_page(name: str) -> Any:
    """Read one YAML page of `reference/data`, quickly where libyaml is there."""
    text = files("penumbra.reference").joinpath(f"data/{name}").read_text("utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@cache
def event_wordings() -> EventWordings:
    """Return the wordings of every kind of event.

    Raises ReferenceDataError if a pattern names a list that is not there.
    """
    page = load_page("wordings/events.yaml")
    lists = {name: _patterns(entries) for name, entries in page["lists"].items()}
    kinds = {kind: _kind(kind, entry, lists) for kind, entry in page["kinds"].items()}
    cues = page["status"]
    return EventWordings(
        lists=lists,
        kinds=kinds,
        anaphora={word: tuple(leads) for word, leads in page["anaphora"].items()},
        before={name: _patterns(cue.get("before", ())) for name, cue in cues.items()},
        after={name: _patterns(cue.get("after", ())) for name, cue in cues.items()},
        another=_patterns(page["another"]),
        series=_patterns(page["series"]),
        rivals=tuple(tuple(group) for group in page["rivals"]),
        defaults=dict(page["defaults"]),
        participants={
            kind: {slot: tuple(names) for slot, names in slots.items()}
            for kind, slots in page["participants"].items()
        },
    )


def _patterns(entries: Any) -> tuple[Pattern, ...]:
    return tuple(pattern(entry) for entry in entries or ())


def _kind(kind: str, entry: dict[str, Any], lists: dict[str, Any]) -> KindWordings:
    near = int(entry.get("near", 8))
    pairs = tuple(_pair(source, near) for source in entry.get("pairs", ()))
    says = _patterns(entry.get("says"))
    unless = _patterns(entry.get("unless"))
    rows = (*says, *unless)
    asked = {part[1:-1] for row in rows for part in row.elements if part.startswith("<")}
    asked |= {name for pair in pairs for name in (pair.left, pair.right)}
    if missing := asked - lists.keys():
        raise ReferenceDataError(
            f"wordings/events.yaml: kind {kind} uses lists that are not there: {sorted(missing)}"
        )
    return KindWordings(kind, says, pairs, unless)


def _pair(source: str, near: int) -> Pair:
    left, and_, right = source.partition("&")
    if not and_:
        raise ReferenceDataError(f"wordings/events.yaml: pair {source!r} needs '<a> & <b>'")
    return Pair(source, left.strip()[1:-1], right.strip()[1:-1], near)
