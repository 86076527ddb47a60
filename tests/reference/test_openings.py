"""Which words a pattern begins with and needs: told from how it is written."""

import re

import pytest

from penumbra.reference.openings import LETTERS, needed, openings


@pytest.mark.parametrize(
    ("pattern", "heads"),
    [
        ("blam(es|ed) it", [{"blam"}, {"it"}]),
        ("(put|laid) (the )?blame on", [{"put", "laid"}, {"blam"}, {"on"}]),
        ("(no|any) (\\w+ )?links?", [{"no", "any"}, {"link"}]),
        ("wars? of", [{"of"}]),
        ("(un)?known to", [{"to"}]),
        ("co-ordinated (by|for)", [{"co"}, {"ordi"}, {"by", "for"}]),
        ("(a|\\w+) fire", [{"fire"}]),
        ("a b|c d", [{"a", "c"}]),
        ("set(?! up) fire", [{"fire"}]),
    ],
)
def test_a_pattern_needs_the_words_that_all_its_branches_have(pattern, heads):
    assert [set(found) for found in needed(pattern)] == heads


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("play(ed|s)? (a )?part", "plays part"),
        ("organi[sz](ed|ing) (by|for)", "organized for"),
        ("pl(ay )?run", "plrun"),
        ("(x|the )?den(y|ies) (it)?", "denies "),
        ("[\\w-]+ed by (an? )?gunm[ae]n", "co-fired by gunmen"),
        ("act{1,2} now", "actt now"),
    ],
)
def test_no_match_is_without_what_its_pattern_needs(pattern, text):
    match = re.search(pattern, text)
    heads = {word[:LETTERS].lower() for word in re.findall(r"[^\W_]+", text)}

    assert match is not None
    assert all(heads & needs for needs in needed(pattern))


def test_a_pattern_that_may_begin_with_anything_has_no_openings():
    assert openings("\\w+ly denied") is None
    assert openings("(the )?culprits?") == {"the", "culp"}
