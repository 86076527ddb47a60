"""Words are known by their base forms, and patterns are found where they stand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penumbra.reading.terms import Matcher, bases, terms
from penumbra.reference.wordings import pattern


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("cables", "cable"), ("boxes", "box"), ("parties", "party"), ("spies", "spy"),
        ("severed", "sever"), ("damaged", "damage"), ("jammed", "jam"), ("carried", "carry"),
        ("cutting", "cut"), ("damaging", "damage"), ("jamming", "jam"), ("flying", "fly"),
        ("Cable", "cable"), ("CUT", "cut"), ("Russia’s", "russia"), ("sailors'", "sailor"),
        ("ship's", "ship"), ("explosions", "explosion"), ("losses", "loss"), ("crosses", "cross"),
    ],
)  # fmt: skip
def test_a_word_leads_to_its_base(word: str, base: str):
    assert base in bases(word)


@pytest.mark.parametrize(
    ("word", "other"), [("loss", "los"), ("gas", "ga"), ("bus", "bu"), ("red", "r"), ("king", "k")]
)
def test_a_short_word_is_not_cut_to_a_stump(word: str, other: str):
    assert other not in bases(word)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("fibre-optic U.S.-built Estlink 2", ["fibre-optic", "u.s", "built", "estlink", "2"]),
        ("3.5% of GDP", ["3.5", "%", "of", "gdp"]),
        ("1,200,000 – 5", ["1,200,000", "5"]),
        ("a/b, c_d", ["a", "b", "c", "d"]),
        ("", []),
        ("🔥 — …", []),
    ],
)
def test_a_text_is_cut_into_terms(text: str, found: list[str]):
    assert [term.lower for term in terms(text)] == found


@given(st.text(st.characters()))
def test_terms_stand_in_the_text_in_order(text: str):
    found = terms(text)

    assert all(text[term.start : term.end].lower() == term.lower for term in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(term.lower.replace("’", "'") in term.bases for term in found)


def _hits(source: str, text: str, *, lists=None, stop: int | None = None) -> list[str]:
    """Find one pattern in a text; `stop` is how many terms its clause has."""
    named = {name: [pattern(entry) for entry in rows] for name, rows in (lists or {}).items()}
    matcher = Matcher(named, [("it", pattern(source))])
    found = terms(text)
    listed = matcher.list_hits(found)
    ends = [stop if stop is not None else len(found)] * len(found)
    return [
        text[found[hit.first].start : found[hit.last - 1].end]
        for _, hit in matcher.hits(found, listed, ends)
    ]


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("cable cut", "Two cables cut; one cable was cut.", ["cables cut"]),
        ("damage to .. cable", "damage to cables", ["damage to cables"]),
        ("damage to .. cable", "Damage to the old data cable", ["Damage to the old data cable"]),
        ("damage to .. cable", "damage to a b c d e cable", ["damage to a b c d e cable"]),
        ("damage to .. cable", "damage to a b c d e f cable", []),
        ("damage to .. cable", "damage to", []),
        ("fire .. gut", "a fire gutted a barn, a fire gutted a shop", ["fire gutted"] * 2),
    ],
)
def test_a_pattern_is_found_with_up_to_five_words_in_its_gap(source, text, found):
    assert _hits(source, text) == found


def test_a_match_ends_with_its_clause():
    assert _hits("fire .. gut", "a fire broke out, gutted barn", stop=4) == []


def test_a_list_stands_for_any_of_its_entries_the_longest_first():
    lists = {"site": ["barn", "sorting hall", "sorting"]}

    assert _hits("<site> fire", "the sorting hall fire", lists=lists) == ["sorting hall fire"]
    assert _hits("fire at .. <site>", "fire at an old barn", lists=lists) == ["fire at an old barn"]


def test_a_list_of_nouns_is_not_found_in_verbs():
    matcher = Matcher({"rail": [pattern("train")]}, [], frozenset({"rail"}))

    found = matcher.list_hits(terms("Trains of the railway's train trained crews"))

    assert [("rail" in here) for here in found] == [True, False, False, False, True, False, False]


def test_each_gap_takes_the_nearest_match():
    assert _hits("cut .. cable", "cut one cable and a cable") == ["cut one cable"]


def test_of_two_patterns_that_say_the_same_the_one_written_first_comes_first():
    found = terms("Officials asked for talks")

    for order in (["ask for", "asked for"], ["asked for", "ask for"]):
        matcher = Matcher({}, [("it", pattern(source)) for source in order])
        hits = matcher.hits(found, matcher.list_hits(found), [len(found)] * len(found))
        assert [hit.source for _, hit in hits] == order


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("blew", "blow"),
        ("stolen", "steal"),
        ("Struck", "strike"),
        ("overflew", "overfly"),
        ("weaponized", "weaponise"),
        ("defense", "defence"),
        ("fibers", "fibre"),
        ("harboring", "harbour"),
        ("maneuvers", "manoeuvre"),
    ],
)
def test_irregular_and_american_forms_stand_for_their_base(form: str, base: str):
    assert base in bases(form)


@pytest.mark.parametrize("word", ["prize", "size", "sensor", "water", "nurse", "Azer"])
def test_a_word_that_only_looks_american_stays_itself(word: str):
    assert word.lower() in bases(word)
    assert not {"prise", "sise", "sensour", "watre", "nurce"} & bases(word)
