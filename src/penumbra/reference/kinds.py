"""The vocabulary of what can happen: every kind of event, its family, label and meaning."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from penumbra.errors import UnknownItem


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of event; `plover` is the nearest PLOVER event type (2023 manual)."""

    id: str
    family: str
    label: str
    what: str
    plover: str


@cache
def kinds() -> dict[str, Kind]:
    """Return every kind by its id, in the order of `data/kinds.yaml`."""
    page = yaml.safe_load(
        files("penumbra.reference").joinpath("data/kinds.yaml").read_text("utf-8")
    )
    return {
        id: Kind(id=id, family=family, **_whole(entry))
        for family, members in page["events"].items()
        for id, entry in members.items()
    }


def _whole(entry: dict[str, str | None]) -> dict[str, str]:
    """Put back together what YAML cuts at a comma: the rest comes as a key without a value."""
    whole: dict[str, str] = {}
    last = ""
    for key, value in entry.items():
        if value is None:
            whole[last] += f", {key}"
        else:
            last, whole[key] = key, value
    return whole


def kind(id: str) -> Kind:
    """Return the kind with this id.

    Raises UnknownItem, which lists the kinds there are.
    """
    try:
        return kinds()[id]
    except KeyError:
        raise UnknownItem(f"no kind {id!r}; we have: {', '.join(kinds())}") from None


def families() -> tuple[str, ...]:
    """Return the families of kinds, in order."""
    return tuple(dict.fromkeys(kind.family for kind in kinds().values()))


# What hostile conduct looks like; the other families are what is done about it and beside it.
INCIDENT_FAMILIES = ("sabotage", "intrusion", "electronic", "influence")
