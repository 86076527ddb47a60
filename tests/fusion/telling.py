"""Makes reports that different documents tell, one document each."""

from collections.abc import Sequence
from itertools import count

from penumbra.model import Amount, Place, Report, Status
from tests.make import RIGA, a_document, a_report, days

_numbers = count(1)

TALLINN = Place("Tallinn", "EST", 59.44, 24.75, 10, "town")
JURMALA = Place("Jūrmala", "LVA", 56.97, 23.77, 10, "town")


def told(
    day: str | tuple[str, str] | None = "2024-05-04",
    *where: Place,
    kind: str = "arson",
    status: Status = Status.OCCURRED,
    words: str = "something happened",
    targets: Sequence[str] = (),
    killed: Amount | None = None,
) -> Report:
    """Make a report of a document of its own; set in Riga unless places are given."""
    number = next(_numbers)
    first, last = (day, day) if isinstance(day, str) or day is None else day
    return a_report(
        a_document(f"{words}. Told in document {number}."),
        id=f"r{number:04}",
        kind=kind,
        status=status,
        when=None if first is None else days(first, last),
        where=where or (RIGA,),
        targets=targets,
        killed=killed,
    )
