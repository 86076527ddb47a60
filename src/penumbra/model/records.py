"""What one document says: reports, claims, statements and figures, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from penumbra.errors import EvidenceError, ModelError
from penumbra.model.amount import Amount
from penumbra.model.evidence import Passage, Reason
from penumbra.model.interval import Interval
from penumbra.model.place import Place


class Status(StrEnum):
    """How real a report says its event is."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    FOILED = "foiled"  # prevented or found before it was carried out
    PLANNED = "planned"  # announced or expected
    HYPOTHETICAL = "hypothetical"  # only imagined, proposed or feared

    @property
    def is_real(self) -> bool:
        """Whether an incident list may hold it: it occurred, goes on, or was foiled."""
        return self in (Status.OCCURRED, Status.ONGOING, Status.FOILED)


class Stance(StrEnum):
    """What a speaker says about one event."""

    ASSERTS = "asserts"
    DISPUTES = "disputes"
    ATTRIBUTES = "attributes"
    SUSPECTS = "suspects"
    DENIES = "denies"
    ADMITS = "admits"
    EXONERATES = "exonerates"

    @property
    def names_accused(self) -> bool:
        """Whether the stance is about somebody who did it or did not."""
        return self in (Stance.ATTRIBUTES, Stance.SUSPECTS, Stance.DENIES, Stance.ADMITS)


class Act(StrEnum):
    """What is done by saying something to or about another party."""

    THREAT = "threat"
    WARNING = "warning"
    ACCUSATION = "accusation"
    CONDEMNATION = "condemnation"
    DENIAL = "denial"
    ADMISSION = "admission"
    DEMAND = "demand"
    OFFER = "offer"
    REASSURANCE = "reassurance"
    DELIBERATION = "deliberation"
    ASSESSMENT = "assessment"


def _cited(record: str, evidence: tuple[Passage, ...]) -> None:
    if not evidence:
        raise EvidenceError(f"{record} has no evidence; cite a passage")


@dataclass(frozen=True, slots=True)
class Report:
    """One document's account of one event.

    `mentions` are the wordings that denote it, in order; `evidence` holds them and the
    passages its slots were read from. `when` is the stretch of days in which it may have
    happened. `killed` and `injured` are None where the document says nothing.
    """

    id: str
    document_id: str
    kind: str
    status: Status
    when: Interval | None
    where: tuple[Place, ...]
    targets: tuple[str, ...]
    instruments: tuple[str, ...]
    actors: tuple[str, ...]
    killed: Amount | None
    injured: Amount | None
    mentions: tuple[Passage, ...]
    evidence: tuple[Passage, ...]
    reasons: tuple[Reason, ...] = ()

    def __post_init__(self) -> None:
        _cited(f"report {self.id} ({self.kind})", self.evidence)
        if not self.mentions:
            raise EvidenceError(f"report {self.id} ({self.kind}) has no mention")


@dataclass(frozen=True, slots=True)
class Claim:
    """One speaker's stance on one report.

    `speaker` is None when the document does not say who speaks; the document's own
    publisher is never put there in its place. `cue` is the wording that shows the stance.
    """

    id: str
    document_id: str
    report_id: str
    speaker: str | None
    speaker_country: str | None
    stance: Stance
    accused: str | None
    accused_country: str | None
    cue: str
    evidence: tuple[Passage, ...]
    reasons: tuple[Reason, ...] = ()

    def __post_init__(self) -> None:
        _cited(f"claim {self.id}", self.evidence)
        if self.stance in (Stance.ATTRIBUTES, Stance.SUSPECTS) and self.accused is None:
            raise ModelError(f"claim {self.id} {self.stance} to nobody; name `accused`")


@dataclass(frozen=True, slots=True)
class Statement:
    """An act of speech between parties, with the words it was done in."""

    id: str
    document_id: str
    speaker: str | None
    speaker_country: str | None
    act: Act
    addressee_country: str | None
    quote: str
    evidence: tuple[Passage, ...]
    reasons: tuple[Reason, ...] = ()

    def __post_init__(self) -> None:
        _cited(f"statement {self.id}", self.evidence)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that somebody puts forward; `claimant` is None if the text itself states it."""

    id: str
    document_id: str
    subject: str
    amount: Amount
    unit: str
    claimant: str | None
    claimant_country: str | None
    evidence: tuple[Passage, ...]
    reasons: tuple[Reason, ...] = ()

    def __post_init__(self) -> None:
        _cited(f"figure {self.id}", self.evidence)


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that one version of one extractor took from one document."""

    document_id: str
    extractor: str
    version: str
    reports: tuple[Report, ...] = ()
    claims: tuple[Claim, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()

    def __post_init__(self) -> None:
        known = {report.id for report in self.reports}
        for claim in self.claims:
            if claim.report_id not in known:
                raise ModelError(f"claim {claim.id} is about {claim.report_id}, which is not here")

    def records(self) -> Iterator[Report | Claim | Statement | Figure]:
        """Every record, reports first."""
        yield from self.reports
        yield from self.claims
        yield from self.statements
        yield from self.figures
