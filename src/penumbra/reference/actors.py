"""Who acts and speaks: listed actors by name, and the words that other names are composed of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from penumbra.errors import ReferenceDataError
from penumbra.reference.countries import countries


@dataclass(frozen=True, slots=True)
class Actor:
    """One listed actor.

    `country` is whose government or service speaks through it: ISO alpha-3, "EU", "NATO"; None
    for private, joint and stateless ones, wherever they sit. State firms and the operators of
    a country's grid, railway or airspace have their country. `part_of` names another entry.
    """

    name: str
    aliases: tuple[str, ...]
    country: str | None
    sort: str
    part_of: str | None

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Role:
    """A word that can end the name of an actor: "ministry", "prosecutors", "chief of staff".

    `side` says whose it is: "state" (the country of the phrase, else of the text around),
    "either" (of what it belongs to), "linked" (only where the country is said), "joint"
    (several states') and "private" (nobody's). `alone` says what it wants before it: "free"
    nothing, "the" an article, owner or modifier, "modifier" an owner or modifier, "owner" a
    country or listed actor, "name" a proper name of which it is the end ("Example Shipping").
    """

    word: str
    side: str
    sort: str
    alone: str


@dataclass(frozen=True)
class RoleWords:
    """Words of composition: `roles` end a name, `modifiers` stand before, `things` undo it.

    "The police car" is no actor: "car" is one of the `things`. `starts` leads from the first
    word of roles to how many words the longest of them has.
    """

    roles: dict[str, Role]
    starts: dict[str, int]
    modifiers: frozenset[str]
    things: frozenset[str]


SORTS = frozenset(
    "state government service military party company organisation media office person role group "
    "vessel".split()
)
_ALONE = frozenset(("free", "the", "modifier", "owner", "name"))
_SIDES = frozenset(("state", "either", "linked", "joint", "private"))


def _rows(name: str, columns: int) -> list[list[str]]:
    page = files("penumbra.reference").joinpath(f"data/{name}").read_text("utf-8")
    rows = []
    for number, line in enumerate(page.splitlines(), 1):
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != columns:
            raise ReferenceDataError(
                f"data/{name}:{number} has {len(cells)} columns, not {columns}; part them by tabs"
            )
        rows.append(cells)
    return rows[1:]


@cache
def actors() -> tuple[Actor, ...]:
    """Return every listed actor, in the order of `data/actors.tsv`."""
    known = countries().keys() | {"EU", "NATO"}
    found = []
    for country, sort, name, aliases, part_of in _rows("actors.tsv", 5):
        if sort not in SORTS or (country and country not in known):
            raise ReferenceDataError(
                f"data/actors.tsv: {name} has sort {sort!r} and country {country!r}; "
                "one of them is unknown"
            )
        others = tuple(aliases.split(";")) if aliases else ()
        found.append(Actor(name, others, country or None, sort, part_of or None))
    return tuple(found)


@cache
def actors_by_name() -> dict[str, tuple[Actor, ...]]:
    """Return the listed actors by each of their names; a name shared by two has both."""
    found: dict[str, tuple[Actor, ...]] = {}
    for actor in actors():
        for name in actor.names:
            if actor not in found.get(name, ()):
                found[name] = (*found.get(name, ()), actor)
    return found


@cache
def role_words() -> RoleWords:
    """Return the words of `data/roles.tsv`."""
    roles: dict[str, Role] = {}
    modifiers, things = set(), set()
    for word, side, sort, alone in _rows("roles.tsv", 4):
        if side == "modifier":
            modifiers.add(word)
        elif side == "thing":
            things.add(word)
        elif side in _SIDES and sort in SORTS and alone in _ALONE:
            roles[word] = Role(word, side, sort, alone)
        else:
            raise ReferenceDataError(
                f"data/roles.tsv: {word} has side {side!r}, sort {sort!r}, alone {alone!r}; "
                "one of them is unknown"
            )
    starts: dict[str, int] = {}
    for word in roles:
        parts = word.split()
        starts[parts[0]] = max(starts.get(parts[0], 0), len(parts))
    return RoleWords(roles, starts, frozenset(modifiers), frozenset(things))
