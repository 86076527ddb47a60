"""What of a gold text was read right, missed or read falsely, and how that differs from before."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

Plain = dict[str, Any]
SLOTS = ("status", "when", "where", "killed", "injured")
RECORDS = {"reports": "report", "claims": "claim", "statements": "statement", "figures": "figure"}


@dataclass(frozen=True)
class Outcome:
    """One text's outcome: keys of gold records and slots, and of readings that no gold has.

    Keys name records by their place ("claim 3", "report h1 when", "false claim 120"), never
    by their words: a committed outcome holds nothing of the texts.
    """

    right: frozenset[str]
    missed: frozenset[str]
    false: frozenset[str]


def scorer(path: Path) -> ModuleType:
    """Load the scorer that stands beside the gold."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def outcome(rules: ModuleType, gold: Plain, seen: Plain) -> Outcome:
    """Tell which gold records and slots were read right, by the scorer's own pairing."""
    paired = _pairings(rules, gold, seen)
    right: set[str] = set()
    missed: set[str] = set()
    false: set[str] = set()
    for records, name in RECORDS.items():
        found = {id(ours): theirs for ours, theirs in paired[records]}
        taken = {id(theirs) for theirs in found.values()}
        for place, record in enumerate(gold[records]):
            key = f"{name} {record.get('id', place)}"
            (right if id(record) in found else missed).add(key)
            if records == "reports" and id(record) in found:
                for slot, good in _slots(rules, record, found[id(record)]):
                    (right if good else missed).add(f"{key} {slot}")
        for record in seen[records]:
            if id(record) not in taken:
                false.add(f"false {name} {_mark(record)} @{record['evidence'][0]['start']}")
    return Outcome(frozenset(right), frozenset(missed), frozenset(false))


def _pairings(rules: ModuleType, gold: Plain, seen: Plain) -> dict[str, list[tuple[Plain, Plain]]]:
    """The pairs that the scorer makes of each sort of record, overheard while it scores."""
    paired: dict[str, list[tuple[Plain, Plain]]] = {records: [] for records in RECORDS}
    heard: set[str] = set()
    pair = rules.pair

    def overhear(golds: Sequence[Plain], seens: Sequence[Plain], weight: Any) -> Any:
        made = pair(golds, seens, weight)
        for records in RECORDS:
            # The first pairing of reports is by kind; a second, by family, is not asked for.
            if golds is gold[records] and records not in heard:
                heard.add(records)
                paired[records] = made
        return made

    rules.pair = overhear
    try:
        rules.score(gold, seen, rules.Tally())
    finally:
        rules.pair = pair
    return paired


def _slots(rules: ModuleType, gold: Plain, seen: Plain) -> Iterator[tuple[str, bool]]:
    """Each slot that the gold has an answer for, with whether ours is right."""
    yield "status", gold["status"] == seen.get("status")
    for slot, good in (
        ("when", rules.when_ok(gold.get("when"), seen.get("when"))),
        ("where", rules.where_ok(gold.get("where"), seen.get("where"))),
    ):
        if good is not None:
            yield slot, good
    for slot in ("killed", "injured"):
        if gold.get(slot) is not None or seen.get(slot) is not None:
            yield slot, gold.get(slot) == seen.get(slot)


def _mark(record: Plain) -> str:
    """What sort a reading without gold is: its kind, stance, act or unit."""
    return str(record.get("kind") or record.get("stance") or record.get("act") or record["unit"])


def described(key: str, gold: Plain, seen: Plain | None = None) -> str:
    """A key in words, with the text it is about: from the gold, or from the text at its place."""
    if key.startswith("false"):
        start = int(key.rpartition("@")[2])
        for records in RECORDS.values() if seen is None else RECORDS:
            for record in (seen or {}).get(records, []):
                if record["evidence"][0]["start"] == start and _mark(record) in key:
                    return f"{key}  {_told(record)}  «{record['evidence'][0]['quote'][:160]}»"
        return f"{key}  «{gold['text'][start : start + 120]}»"
    name, place, *slot = key.split(" ")
    records = next(plural for plural, singular in RECORDS.items() if singular == name)
    record = next(one for at, one in enumerate(gold[records]) if str(one.get("id", at)) == place)
    if slot:
        mentions = "; ".join(record["mentions"])
        return f"{key} = {json.dumps(record[slot[0]], ensure_ascii=False)}  «{mentions[:160]}»"
    return f"{key}  {_told(record)}"


def _told(record: Plain) -> str:
    """A record in one line: what it says, leaving out what is empty."""
    leave = {"evidence", "id", "reasons"}
    kept = {name: value for name, value in record.items() if name not in leave and value}
    if "where" in kept:
        kept["where"] = [place["name"] for place in kept["where"]]
    return json.dumps(kept, ensure_ascii=False)


def changes(before: dict[str, Outcome], now: dict[str, Outcome]) -> dict[str, dict[str, list[str]]]:
    """What differs, text by text: records gained and lost, and what changed beside them."""
    told: dict[str, dict[str, list[str]]] = {}
    for text_id, outcome_now in now.items():
        was = before.get(text_id)
        if was is None:
            continue
        gained, lost = outcome_now.right - was.right, was.right - outcome_now.right
        sorts = {
            "gained": {key for key in gained if not _is_slot(key)},
            "lost": {key for key in lost if not _is_slot(key)},
            "slot gained": {key for key in gained if _is_slot(key)},
            "slot lost": {key for key in lost if _is_slot(key)},
            "no longer false": was.false - outcome_now.false,
            "newly false": outcome_now.false - was.false,
        }
        told[text_id] = {sort: sorted(keys) for sort, keys in sorts.items() if keys}
    return {text_id: sorts for text_id, sorts in told.items() if sorts}


def _is_slot(key: str) -> bool:
    return len(key.split(" ")) == 3 and not key.startswith("false")


def load(path: Path) -> dict[str, Outcome]:
    """The outcomes that were kept last; none where none were kept."""
    if not path.is_file():
        return {}
    return {
        text_id: Outcome(*(frozenset(kept[part]) for part in ("right", "missed", "false")))
        for text_id, kept in json.loads(path.read_text("utf-8")).items()
    }


def keep(path: Path, outcomes: dict[str, Outcome]) -> None:
    """Keep outcomes for the next comparison, one line a text, so that git shows what moved."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [
        f"{json.dumps(text_id)}: "
        + json.dumps({part: sorted(getattr(kept, part)) for part in ("right", "missed", "false")})
        for text_id, kept in sorted(outcomes.items())
    ]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
