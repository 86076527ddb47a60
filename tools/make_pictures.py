"""Draws the pictures in the documentation from the demo: the map and the timeline of incidents.

    python tools/make_pictures.py

Writes docs/img/map.svg and docs/img/timeline.svg. Run it when reading, fusion or the look of
pictures has changed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from penumbra import pipeline
from penumbra.export.map import map_of
from penumbra.export.pictures import to_svg
from penumbra.export.timeline import timeline_of
from penumbra.model import Picture
from penumbra.reference.kinds import INCIDENT_FAMILIES, kind
from penumbra.store import open_store

ROOT = Path(__file__).parent.parent
DEMO = ROOT / "src/penumbra/demo/reports.jsonl"
OUT = ROOT / "docs/img"


def incidents_of_the_demo() -> Picture:
    """Read the demo, keeping nothing, and leave what an incident list may hold."""
    with open_store(":memory:") as store:
        pipeline.take_in([str(DEMO)], store, now=datetime.now(UTC), jobs=1)
        seen = pipeline.picture(store)
    shown = tuple(
        view
        for view in seen.events
        if kind(view.event.kind).family in INCIDENT_FAMILIES and view.event.status.is_real
    )
    return replace(seen, events=shown)


def main() -> None:
    """Draw both and say how large they are."""
    picture = incidents_of_the_demo()
    OUT.mkdir(parents=True, exist_ok=True)
    for name, chart in (("map", map_of(picture)), ("timeline", timeline_of(picture))):
        path = OUT / f"{name}.svg"
        path.write_text(to_svg(chart) + "\n", "utf-8")
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
