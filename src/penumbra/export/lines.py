"""Events as JSON Lines: one object per event with everything that is known of it."""

from __future__ import annotations

import json
from typing import TextIO

from penumbra.export.plain import plain_event
from penumbra.model import Picture


def write_jsonl(picture: Picture, out: TextIO) -> None:
    """Write one JSON object per line and event, in the picture's order.

    It holds the event, its attributions, every report and claim with its evidence, and the
    header of each document that they cite; times are UTC, null is unknown.
    """
    for view in picture.events:
        json.dump(plain_event(view, picture), out, ensure_ascii=False, allow_nan=False)
        out.write("\n")
