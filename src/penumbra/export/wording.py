"""How dates, places, tolls and stances are put into words; blame is always somebody's words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, timedelta

from penumbra.model import (
    Amount,
    Attribution,
    Claim,
    EventView,
    Interval,
    Place,
    Stance,
    State,
    Status,
)
from penumbra.reference.countries import countries
from penumbra.reference.kinds import kinds

STATES = {
    State.ATTRIBUTED: "attributed, nobody denies",
    State.DISPUTED: "blamed and denied",
    State.ALLEGED: "suspected",
    State.ADMITTED: "admitted",
    State.REFUTED: "found to be no act",
    State.UNATTRIBUTED: "nobody named",
}

STATUSES = {
    Status.OCCURRED: "happened",
    Status.ONGOING: "going on",
    Status.FOILED: "foiled",
    Status.PLANNED: "announced or expected",
    Status.HYPOTHETICAL: "only feared or proposed",
}

_BODIES = {"EU": "the EU", "UN": "the UN"}


def kind_in_words(kind: str) -> str:
    return kinds()[kind].label if kind in kinds() else kind


def party(name: str) -> str:
    """Name a country by its code; anything else already is a name."""
    if name in countries():
        return countries()[name].name
    return _BODIES.get(name, name)


def speaker(name: str | None, country: str | None) -> str:
    """Who says it, with the country unless the name already shows it."""
    if name is None:
        return f"somebody in {party(country)}" if country else "an unnamed speaker"
    if country is None or party(country).removeprefix("the ").lower() in name.lower():
        return name
    return f"{name} ({party(country)})"


def day_in_words(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"


def when_in_words(when: Interval | None) -> str:
    """Say a time as exactly as it is known, and no more exactly.

    >>> when_in_words(Interval.of_days(date(2024, 5, 1), date(2024, 5, 31)))
    'May 2024'
    >>> when_in_words(Interval.of_days(date(2024, 5, 4), date(2024, 5, 6)))
    '4–6 May 2024'
    """
    if when is None:
        return "date unknown"
    first, last = when.first_day, when.last_day
    if first == last:
        if when.end - when.start >= timedelta(hours=23, minutes=59):
            return day_in_words(first)
        start, end = when.start.astimezone(UTC), when.end.astimezone(UTC)
        return f"{day_in_words(first)}, {start:%H:%M}–{end:%H:%M} UTC"
    whole_months = first.day == 1 and (last + timedelta(days=1)).day == 1
    if whole_months and (first.month, last.month) == (1, 12) and first.year == last.year:
        return str(first.year)
    if whole_months and (first.year, first.month) == (last.year, last.month):
        return f"{first:%b} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {last:%b} {last.year}"
    if first.year == last.year:
        return f"{first.day} {first:%b} – {day_in_words(last)}"
    return f"{day_in_words(first)} – {day_in_words(last)}"


def place_in_words(place: Place, *, uncertainty: bool = False) -> str:
    """Name a place with its country, and if asked how far off it may lie."""
    name = place.name
    if place.country and party(place.country) != name:
        name = f"{name}, {party(place.country)}"
    if uncertainty and place.lat is None:
        name += " (not on the map)"
    elif uncertainty and place.within_km is not None:
        name += f" (within {place.within_km:,.0f} km)"
    return name


def amount_in_words(amount: Amount | None) -> str:
    """Say how many: unknown, none, a number, or a range with its open end."""
    if amount is None:
        return "not reported"
    if (amount.low, amount.high) == (0, 0):
        return "none"
    low, high = (None if end is None else f"{end:,.15g}" for end in (amount.low, amount.high))
    if high is None:
        return f"at least {low}"
    if low is None:
        return f"at most {high}"
    return low if low == high and low else f"{low}–{high}"


def stance_in_words(claim: Claim) -> str:
    """Put a claim's stance after its speaker: "says that Russia did it"."""
    accused = None if claim.accused is None else accused_in_words(claim)
    if claim.stance is Stance.DENIES and accused is None:
        return "denies having done it"
    words = {
        Stance.ASSERTS: "says that it happened",
        Stance.DISPUTES: "says that it did not happen",
        Stance.ATTRIBUTES: f"says that {accused} did it",
        Stance.SUSPECTS: f"suspects {accused}",
        Stance.DENIES: f"denies that {accused} did it",
        Stance.ADMITS: "says to have done it",
        Stance.EXONERATES: "says that it was no deliberate act",
    }
    return words[claim.stance]


def accused_in_words(claim: Claim) -> str:
    return speaker(claim.accused, claim.accused_country)


def voices_in_words(view: EventView) -> str:
    """Say in one sentence who blames whom and who denies it; never without a speaker."""
    parts = []
    for found in view.attributions:
        parts += _about(found)
    if view.state is State.REFUTED:
        sayers = _speakers(view.claims, (Stance.EXONERATES, Stance.DISPUTES))
        parts.append(f"{_list(sayers)} {_verb(sayers, 'say')} that it was no deliberate act")
    if not parts:
        return "Nobody is named as its doer."
    sentence = "; ".join(parts)
    return sentence[0].upper() + sentence[1:] + "."


def _about(found: Attribution) -> list[str]:
    accused = party(found.accused)
    said = (
        (found.admits, "say", "to have done it"),
        (found.attributes, "say", f"that {accused} did it"),
        (found.suspects, "suspect", accused),
        (found.denies, "deny", f"that {accused} did it"),
    )
    parts = []
    for voices, verb, rest in said:
        if voices:
            names = [party(voice) for voice in voices]
            parts.append(f"{_list(names)} {_verb(names, verb)} {rest}")
    return parts


def _speakers(claims: Sequence[Claim], stances: Sequence[Stance]) -> list[str]:
    """Who says so, each once; a speaker without a name still speaks."""
    return list(
        dict.fromkeys(
            speaker(claim.speaker, claim.speaker_country)
            for claim in claims
            if claim.stance in stances
        )
    ) or ["a report"]


# Longer lists are cut: the ledger beside the sentence holds every voice.
VOICES = 4


def _list(names: Sequence[str]) -> str:
    if len(names) > VOICES:
        names = [*names[:VOICES], f"{len(names) - VOICES} more"]
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _verb(names: Sequence[str], verb: str) -> str:
    """One voice says; several say. A plural name ("Latvian prosecutors") takes the plain form."""
    if len(names) > 1 or (names[0].endswith("s") and names[0][0].isupper() and " " in names[0]):
        return verb
    return {"deny": "denies"}.get(verb, verb + "s")
