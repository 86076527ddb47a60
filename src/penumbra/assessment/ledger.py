"""The ledger of one event: who accuses whom, who denies it, and the state that leaves it in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from penumbra.model import Attribution, Claim, Stance, State

# How each state is reached, in words for people; `state_of` decides.
RULES = {
    State.ADMITTED: "somebody says they did it",
    State.REFUTED: "somebody who is not accused found no deliberate act, and nobody blamed "
    "anyone after that",
    State.DISPUTED: "somebody is named, and somebody denies it or found otherwise",
    State.ATTRIBUTED: "a named speaker states who did it, and nobody denies it",
    State.ALLEGED: "somebody is suspected, or named by a voice without a name",
    State.UNATTRIBUTED: "no speaker says or suspects who did it",
}

_NAMING = (Stance.ATTRIBUTES, Stance.SUSPECTS)
_GAINSAYING = (Stance.DENIES, Stance.EXONERATES, Stance.DISPUTES)


def attributions(
    event_id: str,
    claims: Iterable[Claim],
    *,
    published: Mapping[str, date | None],
    as_of: date | None = None,
) -> list[Attribution]:
    """Count voices per accused, not sentences: ten repeats by one ministry are one voice.

    `published` gives each document's day; with `as_of`, only what was published by then
    counts. Claims with no named speaker add no voice, but still date the accusation. A
    denial that names no one is the speaker denying for their own side.
    """
    known = _known(claims, published, as_of)
    parties: dict[str, list[Claim]] = {}
    for claim in known:
        accused = _accused(claim)
        if accused is not None:
            parties.setdefault(accused, []).append(claim)
    return [
        Attribution(
            event_id=event_id,
            accused=accused,
            attributes=_voices(told, Stance.ATTRIBUTES),
            suspects=_voices(told, Stance.SUSPECTS),
            denies=_voices(told, Stance.DENIES),
            admits=_voices(told, Stance.ADMITS),
            since=_since(told, published),
        )
        for accused, told in sorted(parties.items(), key=lambda item: (-len(item[1]), item[0]))
    ]


def state_of(
    claims: Iterable[Claim],
    *,
    published: Mapping[str, date | None],
    as_of: date | None = None,
) -> State:
    """Say where the ledger leaves an event; the first rule that fits decides.

    1. admitted: somebody says they did it;
    2. refuted: somebody who is not accused found an accident or that nothing happened, and
       nobody named an accused in a later document;
    3. disputed: somebody is named, and somebody denies it or found otherwise;
    4. attributed: a named speaker states who did it;
    5. alleged: somebody suspects, or an unnamed voice states it;
    6. unattributed.
    """
    known = _known(claims, published, as_of)
    naming = [claim for claim in known if claim.stance in _NAMING]
    if any(claim.stance is Stance.ADMITS for claim in known):
        return State.ADMITTED
    against = [claim for claim in known if _clears(claim, naming)]
    if against and not _named_after(naming, against, published):
        return State.REFUTED
    if naming and any(claim.stance in _GAINSAYING for claim in known):
        return State.DISPUTED
    if any(claim.stance is Stance.ATTRIBUTES and claim.speaker for claim in naming):
        return State.ATTRIBUTED
    return State.ALLEGED if naming else State.UNATTRIBUTED


def _known(
    claims: Iterable[Claim], published: Mapping[str, date | None], as_of: date | None
) -> list[Claim]:
    """What was public by a day, in a fixed order; undated documents are not known to be."""
    rows = list(claims)
    if as_of is not None:
        rows = [c for c in rows if (day := published.get(c.document_id)) and day <= as_of]
    return sorted(rows, key=lambda c: (published.get(c.document_id) or date.max, c.id))


def _accused(claim: Claim) -> str | None:
    if not claim.stance.names_accused:
        return None
    own = claim.stance in (Stance.DENIES, Stance.ADMITS)
    return (
        claim.accused_country
        or claim.accused
        or ((claim.speaker_country or claim.speaker) if own else None)
    )


def _voices(claims: Sequence[Claim], stance: Stance) -> tuple[str, ...]:
    """Each speaker once; the foreign ministries of two countries are two voices."""
    voices: dict[tuple[str, str | None], str] = {}
    for claim in claims:
        if claim.stance is stance and claim.speaker:
            name = claim.speaker.removeprefix("The ").casefold()
            voices.setdefault((name, claim.speaker_country), claim.speaker)
    return tuple(voices.values())


def _since(claims: Sequence[Claim], published: Mapping[str, date | None]) -> date | None:
    days = [published.get(claim.document_id) for claim in claims if claim.stance in _NAMING]
    return min((day for day in days if day is not None), default=None)


def _clears(claim: Claim, naming: Sequence[Claim]) -> bool:
    """A finding against an act, by somebody who is not accused of it."""
    if claim.stance not in (Stance.EXONERATES, Stance.DISPUTES):
        return False
    accused = {other.accused_country for other in naming if other.accused_country}
    return claim.speaker_country is None or claim.speaker_country not in accused


def _named_after(
    naming: Sequence[Claim], against: Sequence[Claim], published: Mapping[str, date | None]
) -> bool:
    last_found = max(published.get(claim.document_id) or date.min for claim in against)
    return any(
        claim.speaker and (published.get(claim.document_id) or date.min) > last_found
        for claim in naming
    )
