"""What a bench remembers of a text, and how it tells what moved."""

from pathlib import Path
from types import SimpleNamespace

from bench.outcomes import Outcome, changes, described, keep, load, outcome

GOLD = {
    "text": "A mast fell. A cable broke.",
    "reports": [
        {"id": "h1", "kind": "vandalism", "status": "occurred", "mentions": ["A mast fell"]},
        {"id": "h2", "kind": "cable-damage", "status": "planned", "mentions": ["A cable broke"]},
    ],
    "claims": [],
    "statements": [],
    "figures": [{"subject": "damage", "low": 5, "high": 5, "unit": "EUR"}],
}


def _read(kind: str, start: int, **slots: object) -> dict[str, object]:
    quote = GOLD["text"][start:]
    return {"kind": kind, "evidence": [{"quote": quote, "start": start}], **slots}


SEEN = {
    "reports": [
        _read("cable-damage", 13, status="occurred"),
        _read("arson", 0, status="occurred", killed=[0, 0]),
    ],
    "claims": [],
    "statements": [],
    "figures": [],
}


class _FakeScorer(SimpleNamespace):
    """Pairs records of one kind, as the real scorer does, and knows no days or places."""

    def __init__(self) -> None:
        super().__init__(Tally=dict, pair=self._pair, when_ok=self._nothing, where_ok=self._nothing)

    @staticmethod
    def _nothing(_gold: object, _seen: object) -> None:
        return None

    @staticmethod
    def _pair(golds, seens, weight):
        return [(gold, seen) for gold in golds for seen in seens if weight(gold, seen)]

    def score(self, gold, seen, _tally) -> None:
        for records in ("reports", "claims", "statements", "figures"):
            self.pair(
                gold[records], seen[records], lambda a, b: a.get("kind") == b.get("kind", "none")
            )


def _outcome() -> Outcome:
    return outcome(_FakeScorer(), GOLD, SEEN)


def test_records_and_slots_are_right_missed_or_false():
    found = _outcome()

    assert found.right == {"report h2"}
    assert found.missed == {"report h1", "report h2 status", "figure 0"}
    assert found.false == {"false report arson @0"}


def test_the_scorer_is_left_as_it_was():
    rules = _FakeScorer()
    before = rules.pair

    outcome(rules, GOLD, SEEN)

    assert rules.pair is before


def test_a_key_is_told_with_what_it_is_about():
    assert "A mast fell" in described("report h1", GOLD)
    assert described("report h2 status", GOLD).startswith('report h2 status = "planned"')
    assert "«A mast fell." in described("false report arson @0", GOLD, SEEN)
    assert described("false claim denies @13", GOLD).endswith("«A cable broke.»")


def test_what_moved_is_told_text_by_text():
    before = {
        "one": Outcome(
            frozenset({"claim 1", "report h1", "report h1 when"}), frozenset(), frozenset()
        ),
        "gone": Outcome(frozenset({"claim 1"}), frozenset(), frozenset()),
    }
    now = {
        "one": Outcome(
            frozenset({"claim 2", "report h1", "report h1 where"}),
            frozenset(),
            frozenset({"false claim denies @3"}),
        ),
        "new": Outcome(frozenset({"claim 1"}), frozenset(), frozenset()),
    }

    assert changes(before, now) == {
        "one": {
            "gained": ["claim 2"],
            "lost": ["claim 1"],
            "slot gained": ["report h1 where"],
            "slot lost": ["report h1 when"],
            "newly false": ["false claim denies @3"],
        }
    }


def test_where_nothing_moved_nothing_is_told():
    same = {"one": _outcome()}

    assert changes(same, same) == {}


def test_outcomes_are_kept_and_loaded_a_line_a_text(tmp_path: Path):
    path = tmp_path / "results" / "some.json"
    outcomes = {"b": _outcome(), "a": Outcome(frozenset(), frozenset({"claim 0"}), frozenset())}

    keep(path, outcomes)

    assert load(path) == outcomes
    lines = path.read_text("utf-8").splitlines()
    assert [line[:4] for line in lines[1:-1]] == ['"a":', '"b":']


def test_nothing_of_a_text_is_kept(tmp_path: Path):
    path = tmp_path / "some.json"

    keep(path, {"one": _outcome()})

    assert "mast" not in path.read_text("utf-8")


def test_nothing_kept_loads_as_nothing(tmp_path: Path):
    assert load(tmp_path / "none.json") == {}
