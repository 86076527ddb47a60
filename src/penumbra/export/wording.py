"""How dates, places, tolls and stances are put into words; blame is always somebody's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from unicodedata import category

from penumbra.model import (
    Amount,
    Attribution,
    Claim,
    EventView,
    Interval,
    Place,
    Report,
    Stance,
    State,
    Status,
)
from penumbra.reference.countries import countries
from penumbra.reference.kinds import kinds

STATES = {
    State.ATTRIBUTED: "attributed, nobody denies",
    State.DISPUTED: "blamed and disputed",
    State.ALLEGED: "suspected",
    State.ADMITTED: "admitted",
    State.REFUTED: "said to be no deliberate act",
    State.UNATTRIBUTED: "nobody blamed",
}

STATUSES = {
    Status.OCCURRED: "happened",
    Status.ONGOING: "going on",
    Status.FOILED: "foiled",
    Status.PLANNED: "announced or expected",
    Status.HYPOTHETICAL: "only feared or proposed",
}

NOT_REPORTED = "not reported"

_BODIES = {"EU": "the EU", "UN": "the UN"}


def kind_in_words(kind: str) -> str:
    return kinds()[kind].label if kind in kinds() else kind


def party(name: str) -> str:
    """Name a country by its code; anything else already is a name."""
    if name in countries():
        return countries()[name].name
    return _BODIES.get(name) or plainly(name)


def speaker(name: str | None, country: str | None) -> str:
    """Who says it, with the country unless the name already shows it."""
    if name is None:
        return f"somebody in {party(country)}" if country else "an unnamed speaker"
    name = party(name)
    if country is None or party(country).removeprefix("the ").lower() in name.lower():
        return name
    return f"{name} ({party(country)})"


def day_in_words(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"


def period_in_words(first: date, last: date) -> str:
    return day_in_words(first) if first == last else f"{day_in_words(first)} – {day_in_words(last)}"


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
    name = plainly(place.name)
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
        return NOT_REPORTED
    if (amount.low, amount.high) == (0, 0):
        return "none"
    low, high = (None if end is None else f"{end:,.15g}" for end in (amount.low, amount.high))
    if high is None:
        return f"at least {low}"
    if low is None:
        return f"at most {high}"
    return low if low == high and low else f"{low}–{high}"


def stance_in_words(claim: Claim) -> str:
    """Put a claim's stance after its speaker: "said that Russia did it"."""
    accused = speaker(claim.accused, claim.accused_country)
    words = {
        Stance.ASSERTS: "said that it happened",
        Stance.DISPUTES: "said that it did not happen",
        Stance.ATTRIBUTES: f"said that {accused} did it",
        Stance.SUSPECTS: f"suspected {accused}",
        Stance.DENIES: "denied it" if _denies_itself(claim) else f"denied that {accused} did it",
        Stance.ADMITS: "said to have done it",
        Stance.EXONERATES: "said that it was no deliberate act",
    }
    return words[claim.stance]


def _denies_itself(claim: Claim) -> bool:
    if claim.accused is None and claim.accused_country is None:
        return True
    if claim.accused_country is not None:
        return claim.accused_country == claim.speaker_country
    return claim.accused == claim.speaker


# Who blames comes first, then who answers.
TOLD = (
    Stance.ADMITS,
    Stance.ATTRIBUTES,
    Stance.SUSPECTS,
    Stance.DENIES,
    Stance.EXONERATES,
    Stance.DISPUTES,
)

# A longer list of speakers is cut; the ledger beside the sentence holds every voice.
MOST_SPEAKERS = 4


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is said in our words, and the records it rests on."""

    words: str
    records: tuple[Report | Claim, ...]


def what_happened(view: EventView) -> Sentence:
    """Say in one sentence how many reports tell of what, where and when."""
    event = view.event
    number = len(view.reports)
    tell = "1 report tells" if number == 1 else f"{number:,} reports tell"
    kind = kind_in_words(event.kind)
    words = f"{tell} of {kind[0].lower()}{kind[1:]}: "
    if event.where:
        words += f"{place_in_words(event.where[0])}, "
    words += when_in_words(event.when)
    if event.targets:
        words += f"; target: {', '.join(plainly(target) for target in event.targets[:3])}"
    if event.status is not Status.OCCURRED:
        words += f"; {STATUSES[event.status]}"
    return Sentence(words + ".", view.reports)


def who_says(view: EventView) -> list[Sentence]:
    """Say who blames whom and who answers, a sentence each; never blame without a speaker."""
    groups: dict[str, list[Claim]] = {}
    for stance in TOLD:
        for claim in view.claims:
            if claim.stance is stance:
                groups.setdefault(stance_in_words(claim), []).append(claim)
    sentences = []
    for words, claims in groups.items():
        names = dict.fromkeys(speaker(claim.speaker, claim.speaker_country) for claim in claims)
        said = f"{_list(list(names))} {words}."
        sentences.append(Sentence(said[0].upper() + said[1:], tuple(claims)))
    return sentences or [Sentence("Nobody is blamed for it.", ())]


def in_short(view: EventView) -> str | None:
    """Who is named by whom and who answers, short enough for a table; None if nobody is named."""
    parts = []
    for found in view.attributions[:2]:
        said = [
            f"{words} {_list(voices, most=2)}" if voices else words
            for _, words, voices in what_is_said(view, found)
        ]
        parts.append(f"{party(found.accused)}: {', '.join(said)}")
    if len(view.attributions) > 2:
        parts.append(f"{len(view.attributions) - 2} more named")
    return "; ".join(parts) or None


def what_is_said(
    view: EventView, found: Attribution
) -> Iterator[tuple[Stance, str, tuple[str, ...]]]:
    """Yield each stance on one accused, its words ("denied by"), and whose it is, in words.

    Nobody stands after words that need nobody: "denies it", of the accused alone.
    """
    if not (found.admits or found.attributes or found.suspects) and found.since:
        yield Stance.ATTRIBUTES, "blamed by voices without a name", ()
    for stance, by, alone, names in (
        (Stance.ADMITS, "admitted by", "admits it", found.admits),
        (Stance.ATTRIBUTES, "blamed by", None, found.attributes),
        (Stance.SUSPECTS, "suspected by", None, found.suspects),
        (Stance.DENIES, "denied by", "denies it", found.denies),
    ):
        voices = voices_in_words(view, names)
        if alone and voices == (party(found.accused),):
            yield stance, alone, ()
        elif voices:
            yield stance, by, voices


def voices_in_words(view: EventView, names: Sequence[str]) -> tuple[str, ...]:
    """Name voices with their countries, which an attribution does not hold."""
    of = {claim.speaker: claim.speaker_country for claim in view.claims}
    return tuple(speaker(name, of.get(name)) for name in names)


def who_clears(view: EventView) -> tuple[str, ...]:
    """Who says that it was no deliberate act, or that it did not happen."""
    voices = (
        speaker(claim.speaker, claim.speaker_country)
        for claim in view.claims
        if claim.stance in (Stance.EXONERATES, Stance.DISPUTES)
    )
    return tuple(dict.fromkeys(voices))


def _list(names: Sequence[str], *, most: int = MOST_SPEAKERS) -> str:
    if len(names) > most + 1:
        names = [*names[:most], f"{len(names) - most} more"]
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} and {names[-1]}"


def plainly(text: str) -> str:
    """One line of a foreign text without broken signs, and such as hide or turn what follows."""
    signs = (sign if category(sign) not in ("Cc", "Cf", "Cs") else " " for sign in text)
    return " ".join("".join(signs).split())
