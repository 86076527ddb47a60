"""An amount is a range with open ends; open means unknown, never zero."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penumbra.errors import ModelError
from penumbra.model import Amount

_number = st.integers(0, 10**12)


@st.composite
def _amounts(draw: st.DrawFn) -> Amount:
    low, high = sorted((draw(_number), draw(_number)))
    return draw(st.sampled_from([Amount(low, high), Amount(low, None), Amount(None, high)]))


def test_an_amount_with_neither_end_is_refused():
    with pytest.raises(ModelError, match="use None for unknown"):
        Amount(None, None)


def test_an_amount_that_runs_downward_is_refused():
    with pytest.raises(ModelError, match="from 5 down to 4"):
        Amount(5, 4)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (Amount(0, 0), "0"),
        (Amount(3, 3), "3"),
        (Amount(4, None), "≥ 4"),
        (Amount(None, 12), "≤ 12"),
        (Amount(24, 30), "24–30"),
        (Amount(1_200_000, 1_200_000), "1,200,000"),
        (Amount(1_250_000, None), "≥ 1,250,000"),
        (Amount(2.5, 2.5), "2.5"),
    ],
)
def test_an_amount_is_shown_without_losing_digits(amount: Amount, words: str):
    assert str(amount) == words


def test_rival_tolls_span_from_the_lowest_to_the_highest():
    assert Amount(4, 4).span(Amount(7, 9)) == Amount(4, 9)


def test_at_least_four_stays_open_upward_beside_exactly_six():
    assert Amount(4, None).span(Amount(6, 6)) == Amount(4, None)


def test_nobody_and_unknown_upward_are_not_the_same():
    assert Amount(0, 0) != Amount(0, None)


@given(_amounts(), _amounts())
def test_a_span_holds_both_or_has_no_ends_to_hold(one: Amount, other: Amount):
    open_both = (one.low is None or other.low is None) and (one.high is None or other.high is None)
    if open_both:
        assert (one.low is None) != (other.low is None)
        return

    whole = one.span(other)

    assert whole == other.span(one)
    for part in (one, other):
        assert whole.low is None or (part.low is not None and whole.low <= part.low)
        assert whole.high is None or (part.high is not None and part.high <= whole.high)
