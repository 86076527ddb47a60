"""What happened in the world: events fused from reports, and what is worked out about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from penumbra.errors import ModelError
from penumbra.model.amount import Amount
from penumbra.model.interval import Interval
from penumbra.model.place import Place
from penumbra.model.records import Status


@dataclass(frozen=True, slots=True)
class Event:
    """Reports of one thing, fused; disagreement stays visible.

    `when` is the best-supported interval, `when_span` holds every report's; likewise `where`
    (most exact first) keeps every place named. `killed` and `injured` span all tolls.
    `why` says, per report after the first, what joined it.
    """

    id: str
    kind: str
    status: Status
    when: Interval | None
    when_span: Interval | None
    where: tuple[Place, ...]
    targets: tuple[str, ...]
    instruments: tuple[str, ...]
    actors: tuple[str, ...]
    killed: Amount | None
    injured: Amount | None
    report_ids: tuple[str, ...]
    why: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.report_ids:
            raise ModelError(f"event {self.id} rests on no report")


class State(StrEnum):
    """Where an event stands in the ledger of who did it."""

    UNATTRIBUTED = "unattributed"  # nobody named anybody
    ALLEGED = "alleged"  # somebody suspects
    ATTRIBUTED = "attributed"  # somebody states it, nobody denies it
    DISPUTED = "disputed"  # stated or suspected, and denied
    REFUTED = "refuted"  # found to be no act, or not to have happened
    ADMITTED = "admitted"  # the doer says so


@dataclass(frozen=True, slots=True)
class Attribution:
    """What is said about one accused and one event; worked out from claims, never stored.

    Each field lists voices, not sentences: a speaker who repeats is one voice. `since` is the
    first day anybody named the accused, by publication.
    """

    event_id: str
    accused: str
    attributes: tuple[str, ...]
    suspects: tuple[str, ...]
    denies: tuple[str, ...]
    admits: tuple[str, ...]
    since: date | None


class Decision(StrEnum):
    """What an analyst decided."""

    SAME = "same"  # these reports tell one event
    NOT_SAME = "not-same"  # they do not
    ACCEPT = "accept"
    REJECT = "reject"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Judgement:
    """An analyst's decision on reports: signed, dated, with its reason; undone, never deleted."""

    id: str
    decision: Decision
    report_ids: tuple[str, ...]
    author: str
    made: datetime
    reason: str
    undone: bool = False
