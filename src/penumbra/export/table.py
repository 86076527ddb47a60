"""Events as CSV (RFC 4180, UTF-8), one row each, for spreadsheets and statistics."""

from __future__ import annotations

import csv
from typing import TextIO

from penumbra.export.geojson import located
from penumbra.export.plain import family
from penumbra.export.wording import kind_in_words, party, voices_in_words, who_clears
from penumbra.model import Amount, EventView, Picture

COLUMNS = (
    "id kind family label status first_day last_day place country lat lon within_km targets "
    "instruments actors killed_low killed_high injured_low injured_high reports documents outlets "
    "state accused attributed_by suspected_by denied_by admitted_by cleared_by quote url"
).split()

# A cell that starts so is run as a formula by Excel, LibreOffice and Google Sheets (CWE-1236).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_csv(picture: Picture, out: TextIO) -> None:
    """Write a heading and one row per event, in the picture's order.

    An empty cell is unknown, a 0 is a reported zero. Lists are joined by "; ". A text cell
    that a spreadsheet would run as a formula is given a leading apostrophe; numbers are not
    touched. Where several are accused each voice has before it whom it speaks of, as in
    "Russia: Tusk". `cleared_by` are those who say that it was no deliberate act or did not
    happen. `quote` is the first mention of the first report, the rest is in `jsonl`.
    """
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    for view in picture.events:
        rows.writerow([_cell(value) for value in _row(view, picture)])


def _cell(value: str | float | None) -> str | float | None:
    if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA_STARTS):
        return "'" + value
    return value


def _row(view: EventView, picture: Picture) -> list[str | float | None]:
    event = view.event
    place = located(view) or (event.where[0] if event.where else None)
    headers = [picture.documents[id] for id in view.document_ids()]
    outlets = dict.fromkeys(header.outlet for header in headers if header.outlet)
    first = view.reports[0]
    found = view.attributions
    return [
        event.id,
        event.kind,
        family(event.kind),
        kind_in_words(event.kind),
        event.status.value,
        event.when.first_day.isoformat() if event.when else None,
        event.when.last_day.isoformat() if event.when else None,
        place.name if place else None,
        place.country if place else None,
        place.lat if place else None,
        place.lon if place else None,
        place.within_km if place else None,
        "; ".join(event.targets),
        "; ".join(event.instruments),
        "; ".join(event.actors),
        *_ends(event.killed),
        *_ends(event.injured),
        len(view.reports),
        len(headers),
        "; ".join(outlets),
        view.state.value,
        "; ".join(party(attribution.accused) for attribution in found),
        *(_voices(view, field) for field in ("attributes", "suspects", "denies", "admits")),
        "; ".join(who_clears(view)),
        first.mentions[0].quote,
        picture.documents[first.document_id].url,
    ]


def _ends(amount: Amount | None) -> tuple[float | None, float | None]:
    return (amount.low, amount.high) if amount else (None, None)


def _voices(view: EventView, field: str) -> str:
    """Whose stance it is; of several accused each voice says on whom."""
    voices = []
    for found in view.attributions:
        whom = f"{party(found.accused)}: " if len(view.attributions) > 1 else ""
        voices += [whom + voice for voice in voices_in_words(view, getattr(found, field))]
    return "; ".join(dict.fromkeys(voices))
