"""How English says that something happened: patterns from the pages of `data/wordings`.

A pattern is a row of elements: a base form, a `<list>`, or `..` (a gap of up to five words).
`data/wordings/README.md` says how the pages are written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from penumbra.errors import ReferenceDataError
from penumbra.reference.kinds import kinds

GAP = ".."
FOLDER = "wordings"
SHARED = f"{FOLDER}/shared.yaml"
IDIOMS = f"{FOLDER}/idioms.yaml"
CUES = f"{FOLDER}/cues.yaml"
# Lists whose entries are read in the text itself: places, actors, and sums of money.
MARKED = ("place", "actor", "sum")
# How near the two sides of a pair stand, in words, where a kind does not say.
NEAR = 8
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
class Telling:
    """Patterns that are enough by themselves, and pairs of lists."""

    says: tuple[Pattern, ...]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class KindWordings:
    """What tells one kind of event, and what shows that it is something else.

    `page` is the file it stands in; `slots` names the lists whose words, near a mention, are
    its targets, instruments and actors; `default` is its status where no cue says otherwise.
    `foiled` is what tells that it was found in time or failed.
    `topical` is what tells it only in a text that somewhere has one of `topic`.
    """

    kind: str
    page: str
    says: tuple[Pattern, ...]
    pairs: tuple[Pair, ...]
    unless: tuple[Pattern, ...]
    slots: dict[str, tuple[str, ...]]
    default: str | None
    foiled: tuple[Pattern, ...]
    topic: tuple[Pattern, ...]
    topical: Telling


@dataclass(frozen=True, slots=True)
class EventWordings:
    """All pages: lists of words, kinds, and the cues around a mention.

    The lists named in `nouns` hold nouns only; `idioms` are phrases whose words tell nothing.
    `before` and `after` hold, per cue name ("hypothetical", "planned" …), the patterns that
    stand before or after the mention in its clause.
    """

    lists: dict[str, tuple[Pattern, ...]]
    nouns: frozenset[str]
    idioms: tuple[Pattern, ...]
    kinds: dict[str, KindWordings]
    anaphora: dict[str, tuple[str, ...]]
    before: dict[str, tuple[Pattern, ...]]
    after: dict[str, tuple[Pattern, ...]]
    another: tuple[Pattern, ...]
    series: tuple[Pattern, ...]
    rivals: tuple[tuple[str, ...], ...]
    takes_in: dict[str, tuple[str, ...]]


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

    Raises ReferenceDataError if a pattern names a list that is not there, or two pages give
    the same list or kind.
    """
    families = dict.fromkeys(kind.family for kind in kinds().values())
    pages = {f"{FOLDER}/{family}.yaml": load_page(f"{FOLDER}/{family}.yaml") for family in families}
    pages = {SHARED: load_page(SHARED)} | pages
    cues = load_page(CUES)
    lists: dict[str, tuple[Pattern, ...]] = {}
    nouns: set[str] = set()
    for name, page in pages.items():
        nouns |= page.get("nouns", {}).keys()
        for listed, entries in [*page.get("lists", {}).items(), *page.get("nouns", {}).items()]:
            if listed in lists or listed in MARKED:
                raise ReferenceDataError(f"{name}: the list {listed!r} is given twice")
            lists[listed] = _patterns(entries)
    lists = {name: _opened(rows, lists) for name, rows in lists.items()}
    told: dict[str, KindWordings] = {}
    for name, page in pages.items():
        for kind, entry in page.get("kinds", {}).items():
            if kind in told:
                raise ReferenceDataError(f"{name}: {kind} stands in {told[kind].page} too")
            told[kind] = _kind(kind, name, entry, lists)
    return EventWordings(
        lists=lists,
        nouns=frozenset(nouns),
        idioms=_patterns(load_page(IDIOMS).get("idioms")),
        kinds=told,
        anaphora={word: tuple(leads) for word, leads in cues["anaphora"].items()},
        before={name: _patterns(cue.get("before", ())) for name, cue in cues["status"].items()},
        after={name: _patterns(cue.get("after", ())) for name, cue in cues["status"].items()},
        another=_patterns(cues["another"]),
        series=_patterns(cues["series"]),
        rivals=tuple(tuple(group) for group in cues["rivals"]),
        takes_in={kind: tuple(kinds) for kind, kinds in cues.get("takes in", {}).items()},
    )


def _opened(
    rows: tuple[Pattern, ...], lists: dict[str, tuple[Pattern, ...]]
) -> tuple[Pattern, ...]:
    """Put the entries of another list in the place of its "<name>"."""
    found: list[Pattern] = []
    for row in rows:
        name = row.source[1:-1] if row.source.startswith("<") else None
        if name is not None and name not in lists:
            raise ReferenceDataError(f"a list holds {row.source!r}, which is not there")
        found += [row] if name is None else _opened(lists[name], lists)
    return tuple(dict.fromkeys(found))


def _patterns(entries: Any) -> tuple[Pattern, ...]:
    return tuple(pattern(entry) for entry in entries or ())


def _kind(
    kind: str, page: str, entry: dict[str, Any], lists: dict[str, tuple[Pattern, ...]]
) -> KindWordings:
    slots = {slot: tuple(names) for slot, names in entry.get("slots", {}).items()}
    unless, topic = _patterns(entry.get("unless")), _patterns(entry.get("topic"))
    near = int(entry.get("near", NEAR))
    plain = _telling(entry, near, page, lists)
    topical = _telling(entry.get("topical", {}), near, page, lists)
    foiled = _patterns(entry.get("foiled"))
    rows = (*plain.says, *topical.says, *unless, *topic, *foiled)
    asked = {part[1:-1] for row in rows for part in row.elements if part.startswith("<")}
    asked |= {name for p in (*plain.pairs, *topical.pairs) for name in (p.left, p.right)}
    asked |= {name for names in slots.values() for name in names}
    if missing := asked - lists.keys() - set(MARKED):
        raise ReferenceDataError(f"{page}: {kind} uses lists that are not there: {sorted(missing)}")
    return KindWordings(
        kind=kind,
        page=page,
        says=plain.says,
        pairs=plain.pairs,
        unless=unless,
        slots=slots,
        default=entry.get("default"),
        foiled=foiled,
        topic=topic,
        topical=topical,
    )


def _telling(
    entry: dict[str, Any], near: int, page: str, lists: dict[str, tuple[Pattern, ...]]
) -> Telling:
    pairs = (_pair(str(source), near, page, lists) for source in entry.get("pairs", ()))
    return Telling(_patterns(entry.get("says")), tuple(pairs))


def _pair(source: str, near: int, page: str, lists: dict[str, tuple[Pattern, ...]]) -> Pair:
    left, and_, right = source.partition("&")
    if not and_:
        raise ReferenceDataError(f"{page}: pair {source!r} needs '<a> & <b>'")
    return Pair(source, _listed(left, lists), _listed(right, lists), near)


def _listed(side: str, lists: dict[str, tuple[Pattern, ...]]) -> str:
    """The list that one side of a pair names; words in place of one make a list of their own."""
    side = side.strip()
    if side.startswith("<"):
        return side[1:-1]
    name = f"the words {side}"
    lists.setdefault(name, (pattern(side),))
    return name
