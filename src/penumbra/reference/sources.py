"""The publishers we know: who owns each, so that two outlets of one owner are one voice."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

import yaml

from penumbra.errors import ReferenceDataError
from penumbra.model import Reliability, Source

_FIELDS = frozenset(("id", "name", "owner", "language", "licence", "reliability", "aliases"))
_NONE: Mapping[str, Source] = MappingProxyType({})


def source_of(outlet: str, *, own: Mapping[str, Source] = _NONE) -> Source:
    """Return the publisher that a document names as its outlet.

    `own` (from `sources_in`) goes before what we ship. An outlet that nobody described is
    a source of that name without an owner, whose reliability cannot be judged.

    >>> source_of("RFI").owner == source_of("france 24").owner
    True
    >>> source_of("The Harbour Gazette").id
    'harbour-gazette'
    """
    key = _key(outlet)
    return own.get(key) or shipped().get(key) or Source(key.replace(" ", "-"), outlet.strip())


@cache
def shipped() -> Mapping[str, Source]:
    """Return the sources we ship, by every name they go by."""
    return sources_in(files("penumbra.reference").joinpath("data/sources"))


def sources_in(folder: Path | Traversable) -> dict[str, Source]:
    """Read the source pages (`*.yaml`) of a folder; a source is found by each of its names.

    Raises ReferenceDataError for a page that is broken, has fields we do not know, or claims
    a name that another page has.
    """
    found: dict[str, Source] = {}
    pages = (page for page in folder.iterdir() if page.name.endswith(".yaml"))
    for page in sorted(pages, key=lambda page: page.name):
        source, names = _read(page)
        for key in {_key(name) for name in (source.id, source.name, *names)}:
            if key in found:
                raise ReferenceDataError(
                    f"{page} and source {found[key].id} share the name {key!r}"
                )
            found[key] = source
    return found


def _read(page: Traversable) -> tuple[Source, list[str]]:
    try:
        # The base loader keeps every value as written: `no` is Norwegian, not false.
        fields = yaml.load(page.read_text("utf-8"), yaml.BaseLoader)
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise ReferenceDataError(f"{page} cannot be read: {error}") from error
    if not isinstance(fields, dict) or not {"id", "name"} <= fields.keys() <= _FIELDS:
        raise ReferenceDataError(f"{page} needs id and name, and may have {sorted(_FIELDS)}")
    grade = fields.get("reliability", "F")
    names = fields.get("aliases", [])
    plain = all(isinstance(value, str) for field, value in fields.items() if field != "aliases")
    if not plain or grade not in list(Reliability) or not isinstance(names, list):
        raise ReferenceDataError(f"{page}: reliability is A to F, aliases a list, the rest words")
    source = Source(
        id=fields["id"],
        name=fields["name"],
        owner=fields.get("owner"),
        language=fields.get("language"),
        licence=fields.get("licence"),
        reliability=Reliability(grade),
    )
    return source, names


def _key(name: str) -> str:
    """What names are compared by: small letters, no signs, no leading article."""
    words = re.sub(r"[\W_]+", " ", name.casefold()).strip()
    return words.removeprefix("the ") or "unnamed"
