"""Who is held for a deed told elsewhere in the text: whom it alleges did it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from penumbra.model import Reason, Report
from penumbra.reading.events.grouping import Group
from penumbra.reference.kinds import INCIDENT_FAMILIES, kind

_HOLDS = ("arrest", "prosecution")


def with_hands(reports: Sequence[Report], groups: Sequence[Group]) -> list[Report]:
    """Name as actors of a deed those whom the text tells to be held, where it can mean that only.

    That is where the text tells of one deed, or where one deed is told beside the arrest, in
    its sentence or the one before. `groups` are those that the reports were made of, in order.
    """
    found = list(reports)
    deeds = [at for at, group in enumerate(groups) if _is_deed(group)]
    for at, group in enumerate(groups):
        if group.kind not in _HOLDS or not group.status.is_real or not reports[at].targets:
            continue
        meant = deeds if len(deeds) == 1 else list(_beside(group, groups, deeds))
        if len(meant) == 1 and not found[meant[0]].actors:
            found[meant[0]] = _held(found[meant[0]], reports[at])
    return found


def _is_deed(group: Group) -> bool:
    return (
        kind(group.kind).family in INCIDENT_FAMILIES and group.status.is_real and not group.series
    )


def _beside(hold: Group, groups: Sequence[Group], deeds: Sequence[int]) -> Iterator[int]:
    near = {one.sentence.index for one in hold.mentions[:1]}
    near |= {index - 1 for index in near}
    for at in deeds:
        if any(one.sentence.index in near for one in groups[at].mentions):
            yield at


def _held(deed: Report, hold: Report) -> Report:
    """The deed with the people held for it as its actors."""
    reasons = tuple(
        Reason("actors", f"hands: held ({hold.kind}); {reason.rule}", reason.passage)
        for reason in hold.reasons
        if reason.slot == "targets" and reason.passage
    )
    passages = tuple(reason.passage for reason in reasons if reason.passage)
    return replace(
        deed,
        actors=hold.targets,
        evidence=tuple(dict.fromkeys((*deed.evidence, *passages))),
        reasons=(*deed.reasons, *reasons),
    )
