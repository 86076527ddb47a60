"""Documents with what they tell, for tests of the store."""

from collections.abc import Sequence
from datetime import date
from itertools import count

from penumbra.model import (
    Claim,
    Document,
    Figure,
    Place,
    Reading,
    Report,
    Stance,
    Statement,
    Status,
)
from penumbra.store import Store
from tests.make import a_claim, a_document, a_report, an_event, days

_numbers = count(1)


def a_reading(
    document: Document,
    *records: Report | Claim | Statement | Figure,
    extractor: str = "rules",
    version: str = "1",
) -> Reading:
    """Make a reading that holds these records of the document."""
    return Reading(
        document.id,
        extractor,
        version,
        reports=tuple(record for record in records if isinstance(record, Report)),
        claims=tuple(record for record in records if isinstance(record, Claim)),
        statements=tuple(record for record in records if isinstance(record, Statement)),
        figures=tuple(record for record in records if isinstance(record, Figure)),
    )


def tell(
    store: Store,
    text: str,
    *,
    kind: str = "arson",
    status: Status = Status.OCCURRED,
    when: tuple[str, str] | None = ("2024-05-04", "2024-05-04"),
    where: Sequence[tuple[str, str | None]] = (),
    accused: tuple[str | None, str | None] | None = None,
    speaker_country: str | None = "LVA",
    stance: Stance = Stance.ATTRIBUTES,
    published: date = date(2024, 5, 6),
) -> str:
    """Keep a document that tells of one event, and the event; return the event's id."""
    document = a_document(text, published=published)
    report = a_report(
        document,
        kind=kind,
        status=status,
        when=days(*when) if when else None,
        where=[Place(name, country, None, None, None) for name, country in where],
    )
    claims = []
    if accused:
        name, country = accused
        claims = [
            a_claim(
                report,
                stance=stance,
                accused=name,
                accused_country=country,
                speaker_country=speaker_country,
            )
        ]
    store.add(document, a_reading(document, report, *claims))
    event = an_event(report, id=f"event{next(_numbers):04}")
    store.put_events([event])
    return event.id
