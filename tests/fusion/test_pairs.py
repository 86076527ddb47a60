"""Each feature answers for itself, in words an analyst can read."""

import pytest

from penumbra.fusion.pairs import FEATURES, THRESHOLD, compare
from penumbra.model import Place, Status
from tests.fusion.telling import JURMALA, TALLINN, told
from tests.make import RIGA, an_amount

BALTIC = Place("Baltic Sea", None, 57.5, 19.5, 400, "sea")


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.__name__)
def test_a_feature_explains_itself(feature):
    assert feature.__doc__
    assert feature.__doc__.strip().endswith(".")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (told("2024-05-04"), told("2024-05-06")),
        (told("2024-05-04", RIGA), told("2024-05-04", TALLINN)),
        (told(kind="arson"), told(kind="espionage")),
        (told(status=Status.HYPOTHETICAL), told()),
    ],
    ids=["two days apart", "two towns", "two kinds", "imagined"],
)
def test_a_contradiction_forbids_a_pair_with_one_reason(one, other):
    pairing = compare(one, other)

    assert pairing.forbidden
    assert len(pairing.reasons) == 1


def test_pairs_are_compared_alike_both_ways():
    one, other = told("2024-05-04", RIGA), told("2024-05-05", JURMALA)

    assert compare(one, other).score == compare(other, one).score


def test_a_shared_day_alone_is_not_enough():
    at_sea, ashore = told("2024-05-04", BALTIC), told("2024-05-04", RIGA, words="smoke rose")

    assert compare(at_sea, ashore).score < THRESHOLD


def test_a_shared_town_alone_is_not_enough():
    assert compare(told(None), told(None, words="smoke rose")).score < THRESHOLD


def test_the_narrower_the_days_the_more_they_say():
    day = told("2024-05-04")
    week, month = told(("2024-05-01", "2024-05-07")), told(("2024-05-01", "2024-05-31"))

    scores = [compare(day, other).score for other in (told("2024-05-04"), week, month)]

    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 3


def test_the_name_of_the_town_is_no_telling_word():
    one, other = told(words="Riga burned"), told(words="Riga in smoke")

    assert "shares" not in compare(one, other).words


def test_that_nobody_died_in_both_says_nothing():
    nobody = an_amount(0)

    assert "number killed" not in compare(told(killed=nobody), told(killed=nobody)).words
    assert (
        "same number killed" in compare(told(killed=an_amount(3)), told(killed=an_amount(3))).words
    )


def test_a_place_nobody_can_find_on_the_map_forbids_nothing():
    somewhere = Place("Old Yard", None, None, None, None)

    assert not compare(told("2024-05-04", somewhere), told("2024-05-04", RIGA)).forbidden
