"""Which slot of a report a phrase fills by its part in the sentence, per kind of event."""

from __future__ import annotations

from functools import cache

from penumbra.errors import ReferenceDataError
from penumbra.reference.kinds import kinds
from penumbra.reference.wordings import load_page

_SLOTS = frozenset(
    "targets instruments actors (targets) (instruments) both forces affected people states "
    "none".split()
)


@cache
def frames() -> dict[str, dict[str, str]]:
    """Return, for each kind of event, the slot of each part; `data/frames.yaml` says how.

    Raises ReferenceDataError if the page has a slot or kind that there is not.
    """
    page = load_page("frames.yaml")
    rows = {kind: {**page["default"], **page["kinds"].get(kind, {})} for kind in kinds()}
    if strange := page["kinds"].keys() - rows.keys():
        raise ReferenceDataError(f"frames.yaml: unknown kinds {sorted(strange)}")
    for kind, row in rows.items():
        if strange := set(row.values()) - _SLOTS:
            raise ReferenceDataError(f"frames.yaml: {kind} has slots {sorted(strange)}")
    return rows
