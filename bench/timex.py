"""Measure how well times are found and valued: `python -m bench.timex [FILE]`.

Reads texts with TIMEX3 annotations (TempEval-3: JSON Lines, gzipped, each with `dct`, `text`
and `timex`) and prints precision, recall and F1 of the expressions found, relaxed (they
overlap) and strict (the same words), and of the values, as the TempEval-3 scorer counts them:
the relaxed F1 times the share of right values among those found. Says clearly when the file
is not there.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from penumbra.reading.layout import sentences
from penumbra.reading.page import TimeMention
from penumbra.reading.times.find import find_times

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "timex" / "train.jsonl.gz"


@dataclass(slots=True)
class Score:
    """What was counted over all texts, and the errors by wording."""

    gold: int = 0
    found: int = 0
    relaxed: int = 0
    strict: int = 0
    valued: int = 0
    missed: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def f1(self, right: int) -> tuple[float, float, float]:
        """Precision, recall and F1 of so many right ones; 0 where nothing is there."""
        precision = right / self.found if self.found else 0.0
        recall = right / self.gold if self.gold else 0.0
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0


def score(texts: Iterator[dict[str, Any]]) -> Score:
    """Read every text and count; each expression found answers for one of the gold at most."""
    total = Score()
    for row in texts:
        text = row["text"]
        published = date.fromisoformat(row["dct"][:10]) if row["dct"] else None
        _count(total, row, find_times(text, published, sentences(text)))
    return total


def _count(total: Score, row: dict[str, Any], found: list[TimeMention]) -> None:
    text, used = row["text"], set()
    total.found += len(found)
    total.gold += len(row["timex"])
    for gold in row["timex"]:
        meets = [
            place
            for place, one in enumerate(found)
            if place not in used and one.start < gold["end"] and gold["start"] < one.end
        ]
        if not meets:
            total.missed[f"{gold['type']} {_plain(gold['text'])}"] += 1
            continue
        used.add(meets[0])
        one = found[meets[0]]
        total.relaxed += 1
        total.strict += (one.start, one.end) == (gold["start"], gold["end"])
        if one.value == gold["value"]:
            total.valued += 1
        else:
            before = _plain(text[max(0, gold["start"] - 50) : gold["start"]])
            total.wrong.append(
                f"{row['dct'][:10]} …{before} [{_plain(gold['text'])}]"
                f" {_plain(text[gold['end'] : gold['end'] + 25])}…"
                f" is {gold['value']}, read as {one.value} ({one.rule})"
            )
    for place, one in enumerate(found):
        if place not in used:
            total.false[f"{one.rule}: {_plain(text[one.start : one.end])}"] += 1


def _plain(words: str) -> str:
    return " ".join(words.split()).lower()


def main() -> int:
    """Print the measure, and with --misses every error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--misses", action="store_true", help="every error, with its text")
    given = parser.parse_args()
    if not given.file.is_file():
        print(f"no annotated times at {given.file}: nothing measured", file=sys.stderr)
        return 1
    with gzip.open(given.file, "rt", encoding="utf-8") as lines:
        total = score(json.loads(line) for line in lines)
    print(f"{total.gold} expressions, {total.found} found")
    for name, right in (
        ("relaxed", total.relaxed),
        ("strict", total.strict),
        ("value", total.valued),
    ):
        precision, recall, f1 = total.f1(right)
        print(f"{name:8} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    if given.misses:
        for title, counted in (("missed", total.missed), ("false", total.false)):
            print(f"== {title}")
            for words, count in counted.most_common():
                print(f"{count:4} {words}")
        print("== wrong value")
        print("\n".join(total.wrong))
    return 0


if __name__ == "__main__":
    sys.exit(main())
