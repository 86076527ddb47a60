"""Which numbers somebody puts forward, and which only tell what happened."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penumbra.reading.figures import find_figures
from penumbra.reading.layout import quotations, sentences
from penumbra.reading.numbers import find_numbers
from penumbra.reading.page import Page


def a_page(text):
    cut = sentences(text)
    return Page(text, None, cut, quotations(text), numbers=find_numbers(text, cut))


def nobody(_offset):
    return None, None


def figures_of(text):
    found = find_figures(a_page(text), "d1", nobody)
    return [(figure.amount.low, figure.amount.high, figure.unit) for figure in found]


MATTER = [
    ("The insurer reckoned the damage at 12 million zlotys.", [(12e6, 12e6, "PLN")]),
    ("He was promised 4,000 euros for it.", [(4000, 4000, "EUR")]),
    ("The country spends 6.2 per cent of income on defence.", [(6.2, 6.2, "%")]),
    ("It tripped the 650-megawatt line.", [(650, 650, "MW")]),
    ("The war cost 1,120 soldiers last week.", [(1120, 1120, "people")]),
    ("The fire kept some 2,700 travellers at the airport.", [(2700, 2700, "people")]),
    (
        "Pilots filed 2,440 reports this year, against 239.",
        [(2440, 2440, "reports"), (239, 239, "reports")],
    ),
    (
        "We counted 54 cases this year, against 71 the year before.",
        [(54, 54, "incidents"), (71, 71, "incidents")],
    ),
    ("Guns shot down 52 of 64 drones.", [(52, 52, "drones"), (64, 64, "drones")]),
    ("Coastguards boarded eleven tankers.", [(11, 11, "ships")]),
    ("The site met up to 9 million requests every minute.", [(None, 9e6, "requests per minute")]),
]


@pytest.mark.parametrize(("text", "expected"), MATTER)
def test_losses_money_shares_and_counts_are_figures(text, expected):
    assert figures_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Three people were detained and two were hurt.",
        "The house stands 75 km away.",
        "He was jailed for nine years.",
        "Wind speeds of 27 metres per second are forecast.",
        "It broke off with 61 passengers.",
        "They asked for a few hundred pounds.",
        "Two cables in four days were cut.",
    ],
)
def test_small_numbers_distances_and_terms_are_not(text):
    assert figures_of(text) == []


def test_a_figure_names_its_claimant_its_subject_and_its_evidence():
    text = "A mill burned. The insurer reckoned the damage at 12 million zlotys, and left."

    (found,) = find_figures(a_page(text), "d1", lambda offset: (f"at {offset}", "POL"))

    assert found.claimant == f"at {text.index('12')}"
    assert found.claimant_country == "POL"
    assert "damage" in found.subject
    assert all(passage.stands_in(text) for passage in found.evidence)
    assert "12 million zlotys" in found.evidence[0].quote


def test_a_second_reading_gives_the_same_ids():
    text = "The loss came to 12 million crowns, or 3 per cent."

    first, second = (find_figures(a_page(text), "d1", nobody) for _ in range(2))

    assert [figure.id for figure in first] == [figure.id for figure in second]
    assert len({figure.id for figure in first}) == 2


@given(st.text(max_size=150))
def test_every_figure_stands_in_its_text(text):
    for figure in find_figures(a_page(text), "d1", nobody):
        assert all(passage.stands_in(text) for passage in figure.evidence)


@given(
    st.lists(
        st.sampled_from(
            "12 3.5 % €5 million cases, against 9 drones; and 700 people . lost".split()
        ),
        max_size=30,
    ).map(" ".join)
)
def test_every_heap_of_numbers_is_read(text):
    for figure in find_figures(a_page(text), "d1", nobody):
        assert figure.evidence[0].stands_in(text)
