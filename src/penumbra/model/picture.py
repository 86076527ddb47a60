"""What is seen under one filter: the value that front doors, brief and exports share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from penumbra.errors import ModelError
from penumbra.model.document import Document
from penumbra.model.event import Attribution, Event, State
from penumbra.model.evidence import Passage
from penumbra.model.records import Claim, Figure, Report, Statement


@dataclass(frozen=True, slots=True)
class Header:
    """What is cited of a document; `text` is None where a picture was made without the texts."""

    id: str
    name: str
    title: str | None
    outlet: str | None
    url: str | None
    published: date | None
    text: str | None = field(default=None, repr=False)

    @classmethod
    def of(cls, document: Document, *, with_text: bool = True) -> Header:
        return cls(
            document.id,
            document.name,
            document.title,
            document.outlet,
            document.url,
            document.published,
            document.text if with_text else None,
        )

    def around(self, passage: Passage, *, width: int = 160) -> tuple[str, str, str]:
        """Return the words before, the quote, and the words after, `width` characters each side.

        Whole words only, none from beyond the quote's paragraph; "" on both sides where the
        text is not at hand or does not hold the quote.
        """
        if self.text is None or not passage.stands_in(self.text):
            return "", passage.quote, ""
        before = self.text[max(0, passage.start - width) : passage.start]
        after = self.text[passage.end : passage.end + width]
        if "\n\n" in before:
            before = before.rpartition("\n\n")[2]
        elif passage.start > width:
            before = "… " + before.partition(" ")[2]
        if "\n\n" in after:
            after = after.partition("\n\n")[0]
        elif passage.end + width < len(self.text):
            after = after.rpartition(" ")[0] + " …"
        return before, passage.quote, after


@dataclass(frozen=True, slots=True)
class EventView:
    """One event with everything told of it: its reports, its claims, and the ledger they make."""

    event: Event
    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    state: State
    attributions: tuple[Attribution, ...]

    def __post_init__(self) -> None:
        known = {report.id for report in self.reports}
        if missing := set(self.event.report_ids) - known:
            raise ModelError(f"event {self.event.id} is shown without its reports {missing}")
        for claim in self.claims:
            if claim.report_id not in known:
                raise ModelError(
                    f"claim {claim.id} is about {claim.report_id}, not of event {self.event.id}"
                )

    def document_ids(self) -> tuple[str, ...]:
        """The documents that tell of it, each once, in the order of its reports and claims."""
        return tuple(dict.fromkeys(record.document_id for record in self.records()))

    def evidence(self) -> tuple[tuple[str, Passage], ...]:
        """Every passage it rests on, each once, with the id of its document."""
        return tuple(
            dict.fromkeys(
                (record.document_id, passage)
                for record in self.records()
                for passage in record.evidence
            )
        )

    def records(self) -> Iterator[Report | Claim]:
        """Its reports, then its claims."""
        yield from self.reports
        yield from self.claims


@dataclass(frozen=True, slots=True)
class Picture:
    """What is seen under one filter, in the order in which it is to be shown.

    `documents` holds the header of every document that a record in it cites, by id.
    `total_events` and `total_documents` count what is kept in all, before the filter.
    `seen_through` is the filter in words, one condition each; empty means no filter.
    `read_by` names extractor and version, in words; None if nobody knows.
    """

    events: tuple[EventView, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    documents: Mapping[str, Header]
    total_events: int
    total_documents: int
    seen_through: tuple[str, ...] = ()
    read_by: str | None = None

    def __post_init__(self) -> None:
        for record in self.records():
            if record.document_id not in self.documents:
                raise ModelError(
                    f"{record.id} cites document {record.document_id}, which the picture lacks"
                )

    def records(self) -> Iterator[Report | Claim | Statement | Figure]:
        """Every record in it, event by event, then statements, then figures."""
        for view in self.events:
            yield from view.records()
        yield from self.statements
        yield from self.figures

    def period(self) -> tuple[date, date] | None:
        """First and last day on which its documents were published; None if nobody knows any."""
        days = [header.published for header in self.documents.values() if header.published]
        return (min(days), max(days)) if days else None
