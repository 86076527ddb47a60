"""Events as GeoJSON (RFC 7946), for QGIS, geojson.io, MapLibre, kepler.gl and others."""

from __future__ import annotations

import json
from typing import Any, TextIO

from penumbra.export.plain import (
    family,
    plain_amount,
    plain_attribution,
    plain_days,
    plain_header,
    plain_place,
)
from penumbra.export.wording import kind_in_words, who_clears
from penumbra.model import EventView, Picture, Place


def write_geojson(picture: Picture, out: TextIO) -> None:
    """Write a FeatureCollection with one Feature per event, in the picture's order.

    The geometry is the most exact place that is on the map; its uncertainty in km is the
    property `within_km`, all places are under `places`. An event that nobody can put on the
    map has a null geometry, and is there all the same.
    """
    out.write('{"type": "FeatureCollection", "features": [')
    for number, view in enumerate(picture.events):
        out.write(",\n" if number else "\n")
        json.dump(feature(view, picture), out, ensure_ascii=False, allow_nan=False)
    out.write("\n]}\n")


def located(view: EventView) -> Place | None:
    """Return the most exact of its places that is on the map."""
    return next((place for place in view.event.where if place.lat is not None), None)


def feature(view: EventView, picture: Picture) -> dict[str, Any]:
    event = view.event
    place = located(view)
    drawn = plain_place(place) if place else {}
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]} if place else None,
        "properties": {
            "kind": event.kind,
            "family": family(event.kind),
            "label": kind_in_words(event.kind),
            "status": event.status.value,
            "when": plain_days(event.when),
            "place": drawn.get("name"),
            "country": drawn.get("country"),
            "within_km": drawn.get("within_km"),
            "places": [plain_place(place) for place in event.where],
            "targets": list(event.targets),
            "reports": len(view.reports),
            "state": view.state.value,
            "accused": [found.accused for found in view.attributions],
            "attributed_by": _voices(view, "attributes"),
            "suspected_by": _voices(view, "suspects"),
            "denied_by": _voices(view, "denies"),
            "admitted_by": _voices(view, "admits"),
            "cleared_by": list(who_clears(view)),
            "attributions": [plain_attribution(found) for found in view.attributions],
            "killed": plain_amount(event.killed),
            "injured": plain_amount(event.injured),
            "evidence": _evidence(view, picture),
        },
    }


def _voices(view: EventView, field: str) -> list[str]:
    return list(
        dict.fromkeys(voice for found in view.attributions for voice in getattr(found, field))
    )


def _evidence(view: EventView, picture: Picture) -> list[dict[str, Any]]:
    """Every passage that its reports and claims rest on, with where it stands."""
    quotes = []
    for document_id, passage in view.evidence():
        header = plain_header(picture.documents[document_id])
        quotes.append(
            {"quote": passage.quote}
            | {key: header[key] for key in ("title", "outlet", "published", "url")}
        )
    return quotes
