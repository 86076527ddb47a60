"""What a brief shows: which events as incidents, what beside them, and what is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from penumbra.export.cards import Card, card
from penumbra.export.pictures import COLOURS
from penumbra.export.plain import family
from penumbra.export.quotes import Excerpt, excerpts
from penumbra.export.wording import (
    STATES,
    amount_in_words,
    day_in_words,
    party,
    period_in_words,
    plainly,
    speaker,
)
from penumbra.model import Act, EventView, Figure, Picture, Statement
from penumbra.reference.kinds import INCIDENT_FAMILIES, families

# More cards than this no one reads, and a browser labours over.
MOST_CARDS = 300
MOST_STATEMENTS = 200  # of one act
MOST_FIGURES = 200
MOST_BESIDE = 120  # events of one family beside the campaign


@dataclass(frozen=True, slots=True)
class Said:
    """A statement or a figure in words, who put it forward, and where that stands."""

    words: str
    by: str
    to: str | None
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A titled list; `missing` is how many more there are that it does not show."""

    title: str
    cards: tuple[Card, ...] = ()
    said: tuple[Said, ...] = ()
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """How many incidents stand so in the ledger."""

    state: str
    words: str
    number: int


@dataclass(frozen=True, slots=True)
class Page:
    """Everything a brief shows, in its order, in words; `pictured` holds the incidents only."""

    title: str
    as_of: str
    picture: Picture
    pictured: Picture
    period: str | None
    outlets: int
    undated: int
    why_empty: str | None
    standings: tuple[Standing, ...]
    incidents: Part
    feared: Part
    beside: tuple[Part, ...]
    statements: tuple[Part, ...]
    figures: Part


def page_of(picture: Picture, *, title: str, as_of: date, most_cards: int = MOST_CARDS) -> Page:
    """Sort a picture into the parts of a brief.

    Incidents are hostile conduct that occurred, goes on or was foiled; what is only feared or
    announced stands apart and is not counted.
    """
    hostile = [view for view in picture.events if family(view.event.kind) in INCIDENT_FAMILIES]
    incidents = [view for view in hostile if view.event.status.is_real]
    feared = [view for view in hostile if not view.event.status.is_real]
    headers = picture.documents.values()
    period = picture.period()
    return Page(
        title=plainly(title),
        as_of=day_in_words(as_of),
        picture=picture,
        pictured=replace(picture, events=tuple(incidents)),
        period=period_in_words(*period) if period else None,
        outlets=len({header.outlet for header in headers} - {None}),
        undated=sum(1 for header in headers if header.published is None),
        why_empty=_why_empty(picture),
        standings=_standings(incidents),
        incidents=_events("Incidents", incidents, picture, anchor="e", most=most_cards),
        feared=_events("Feared, announced or proposed", feared, picture, anchor="feared"),
        beside=_beside(picture),
        statements=_statements(picture),
        figures=_figures(picture),
    )


def _why_empty(picture: Picture) -> str | None:
    if picture.events:
        return None
    if not picture.total_documents:
        return "Nothing has been read yet, so there is nothing to see."
    if picture.total_events:
        seen_through = "; ".join(picture.seen_through) or "the documents chosen"
        return (
            f"None of the {picture.total_events:,} events that are kept passes the filter: "
            f"{plainly(seen_through)}."
        )
    return (
        f"{picture.total_documents:,} documents were read, and none tells of an event of a "
        "known kind."
    )


def _standings(incidents: Sequence[EventView]) -> tuple[Standing, ...]:
    count = Counter(view.state for view in incidents)
    return tuple(
        Standing(state.value, STATES[state], count[state]) for state in COLOURS if count[state]
    )


def _events(
    title: str,
    views: Sequence[EventView],
    picture: Picture,
    *,
    anchor: str,
    most: int = MOST_BESIDE,
) -> Part:
    """Show the ones told most often, in the picture's order."""
    ranked = sorted(range(len(views)), key=lambda place: (-len(views[place].reports), place))
    shown = [views[place] for place in sorted(ranked[:most])]
    cards = [card(view, picture, anchor=f"{anchor}{n}") for n, view in enumerate(shown, start=1)]
    return Part(title, cards=tuple(cards), missing=len(views) - len(shown))


def _beside(picture: Picture) -> tuple[Part, ...]:
    """Talks, war, posture and response, and kinds of a later vocabulary than ours."""
    parts = []
    for name in [*families(), None]:
        views = [view for view in picture.events if family(view.event.kind) == name]
        if views and name not in INCIDENT_FAMILIES:
            title = name or "other"
            parts.append(_events(title.capitalize(), views, picture, anchor=title))
    return tuple(parts)


def _statements(picture: Picture) -> tuple[Part, ...]:
    """The war of words by act, threats first; within an act by day."""
    parts = []
    for act in Act:
        found = [statement for statement in picture.statements if statement.act is act]
        found.sort(key=lambda found: picture.documents[found.document_id].published or date.max)
        if found:
            shown = tuple(_statement(statement, picture) for statement in found[:MOST_STATEMENTS])
            parts.append(Part(act.value.capitalize(), said=shown, missing=len(found) - len(shown)))
    return tuple(parts)


def _statement(statement: Statement, picture: Picture) -> Said:
    return Said(
        words=statement.quote,
        by=speaker(statement.speaker, statement.speaker_country),
        to=party(statement.addressee_country) if statement.addressee_country else None,
        excerpts=_excerpts(statement, picture),
    )


def _figures(picture: Picture) -> Part:
    shown = []
    for figure in picture.figures[:MOST_FIGURES]:
        unit = "%" if figure.unit == "%" else f" {plainly(figure.unit)}".rstrip()
        named = figure.claimant or figure.claimant_country
        by = speaker(figure.claimant, figure.claimant_country) if named else "the report itself"
        words = f"{plainly(figure.subject)}: {amount_in_words(figure.amount)}{unit}"
        shown.append(Said(words, by, None, _excerpts(figure, picture)))
    return Part("Figures", said=tuple(shown), missing=len(picture.figures) - len(shown))


def _excerpts(record: Statement | Figure, picture: Picture) -> tuple[Excerpt, ...]:
    header = picture.documents[record.document_id]
    return tuple(excerpts((header, passage) for passage in record.evidence))
