"""Read a gold folder and print how well: `python bench/reading.py [GOLD_DIR] [--each]`.

Runs `penumbra.reading.extract` on every text of the folder and gives the result to the
scorer beside it. Says clearly when the folder is not there.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from penumbra.export.plain import plain_reading
from penumbra.model import Document, document_id
from penumbra.reading.extract import extract

SHARED = Path(__file__).resolve().parents[2] / "shared" / "gold"


def document_of(gold: dict[str, str | None]) -> Document:
    """Make the document of a gold file: its text and header, nothing of its answers."""
    day = date.fromisoformat(gold["published"]) if gold.get("published") else None
    text = gold["text"] or ""
    return Document(
        id=document_id(gold["id"] or "", gold.get("outlet"), day, text),
        name=gold["id"] or "",
        title=gold.get("title"),
        outlet=gold.get("outlet"),
        url=None,
        published=day,
        published_by="record",
        text=text,
        digest="",
    )


def main() -> int:
    """Score one folder, or dev and seed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[SHARED / "seed", SHARED / "dev"])
    parser.add_argument("--each", action="store_true", help="a line per text")
    parser.add_argument("--out", type=Path, help="keep the readings here, as JSON Lines")
    given = parser.parse_args()
    for folder in given.folders:
        if not folder.is_dir():
            print(f"no gold folder {folder}: the figures cannot be measured here", file=sys.stderr)
            return 1
        out = given.out or Path(tempfile.mkdtemp()) / "readings.jsonl"
        with out.open("w", encoding="utf-8") as lines:
            for path in sorted(folder.glob("*.json")):
                document = document_of(json.loads(path.read_text("utf-8")))
                print(json.dumps(plain_reading(document, extract(document))), file=lines)
        print(f"== {folder.name}")
        scorer = [sys.executable, str(SHARED / "score.py"), str(folder), str(out)]
        subprocess.run(scorer + (["--each"] if given.each else []), check=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
