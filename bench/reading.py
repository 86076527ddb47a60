"""Read gold folders and print how well: `python -m bench.reading [FOLDER …]`.

Runs `penumbra.reading.extract` on every text of a folder, gives the result to the scorer
that stands beside the shared gold, and tells against the last committed result what was
gained, lost and changed, each with its text. `--keep` makes this the result to compare with.
Says clearly when the scorer or a folder is not there.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from bench.outcomes import Outcome, changes, described, keep, load, outcome, scorer
from penumbra.export.plain import plain_reading
from penumbra.model import Document, document_id
from penumbra.reading.extract import extract

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared" / "gold"
OWN = (HERE / "gold", HERE / "practice")

Plain = dict[str, Any]


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


def golds(folder: Path, half: str | None) -> dict[str, Plain]:
    """The gold texts of a folder by id; of one half, those whose number is odd or even."""
    found = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    wanted = {None: (0, 1), "even": (0,), "odd": (1,)}[half]
    return {gold["id"]: gold for gold in found if int(gold["id"][-1]) % 2 in wanted}


def _readings(texts: dict[str, Plain]) -> dict[str, Plain]:
    read: dict[str, Plain] = {}
    for text_id, gold in texts.items():
        document = document_of(gold)
        # Through JSON, so that the scorer sees what a user of `penumbra read --json` gets.
        read[text_id] = json.loads(json.dumps(plain_reading(document, extract(document))))
    return read


def _print_table(
    scored_by: Path, texts: dict[str, Plain], seen: dict[str, Plain], *, each: bool
) -> None:
    with tempfile.TemporaryDirectory() as kept:
        for text_id, gold in texts.items():
            (Path(kept) / f"{text_id}.json").write_text(json.dumps(gold), "utf-8")
        lines = Path(kept) / "readings.jsonl"
        lines.write_text("\n".join(json.dumps(reading) for reading in seen.values()), "utf-8")
        command = [sys.executable, str(scored_by), kept, str(lines)]
        subprocess.run(command + (["--each"] if each else []), check=True)


def _print_changes(
    texts: dict[str, Plain], seen: dict[str, Plain], before: Path, now: dict[str, Outcome]
) -> None:
    kept = load(before)
    if not kept:
        print(f"nothing kept at bench/{before.relative_to(HERE)} to compare with (--keep makes it)")
        return
    told = changes(kept, now)
    for text_id, sorts in told.items():
        for sort, keys in sorts.items():
            for key in keys:
                print(f"{text_id} {sort}: {described(key, texts[text_id], seen[text_id])}")
    counts = {
        sort: sum(len(sorts.get(sort, ())) for sorts in told.values())
        for sort in ("gained", "lost", "slot gained", "slot lost", "newly false", "no longer false")
    }
    print(
        "against the last kept: " + ", ".join(f"{count} {sort}" for sort, count in counts.items())
    )


def _print_misses(
    texts: dict[str, Plain], seen: dict[str, Plain], now: dict[str, Outcome], sort: str
) -> None:
    name = sort.removesuffix("s")
    for text_id, result in now.items():
        for word, keys in (("missed", result.missed), ("", result.false)):
            for key in sorted(keys):
                is_slot = len(key.split(" ")) == 3 and word == "missed"
                if (sort == "slots" and is_slot) or (name in key.split(" ")[:2] and not is_slot):
                    print(f"{text_id} {word} {described(key, texts[text_id], seen[text_id])}")


def main() -> int:
    """Score the folders given, or the shared gold and our own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--scorer", type=Path, default=SHARED / "score.py")
    parser.add_argument("--each", action="store_true", help="a line per text")
    parser.add_argument("--half", choices=("odd", "even"), help="only texts of odd or even number")
    parser.add_argument(
        "--misses",
        choices=("reports", "claims", "statements", "figures", "slots"),
        help="every missed and false one, with its text",
    )
    parser.add_argument("--keep", action="store_true", help="compare with this from now on")
    parser.add_argument("--quiet", action="store_true", help="the tables only")
    parser.add_argument("--out", type=Path, help="keep the readings here, as JSON Lines")
    given = parser.parse_args()
    folders = given.folders or [SHARED / "seed", SHARED / "dev", *filter(Path.is_dir, OWN)]
    if not given.scorer.is_file():
        print(f"no scorer at {given.scorer}: the figures cannot be measured here", file=sys.stderr)
        return 1
    rules = scorer(given.scorer)
    for folder in folders:
        texts = golds(folder, given.half)
        if not texts:
            print(f"no gold texts in {folder}: nothing measured there", file=sys.stderr)
            return 1
        seen = _readings(texts)
        if given.out:
            with given.out.open("a", encoding="utf-8") as lines:
                lines.writelines(json.dumps(reading) + "\n" for reading in seen.values())
        now = {text_id: outcome(rules, gold, seen[text_id]) for text_id, gold in texts.items()}
        print(f"== {folder.name}" + (f", {given.half} numbers" if given.half else ""))
        if given.misses:
            _print_misses(texts, seen, now, given.misses)
        _print_table(given.scorer, texts, seen, each=given.each)
        kept = HERE / "results" / f"{folder.name}.json"
        if not given.quiet and not given.misses:
            _print_changes(texts, seen, kept, now)
        if given.keep and given.half is None:
            keep(kept, now)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
