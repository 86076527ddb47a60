"""Which numbers somebody puts forward, and which only tell what happened."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penumbra.reading.layout import quotations, sentences
from penumbra.reading.numbers.figures import find_figures
from penumbra.reading.numbers.find import find_numbers
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
    ("Guards turned back 71 people at the fence.", [(71, 71, "people")]),
    ("Two miners are missing after the blast.", [(2, 2, "people")]),
    (
        "Sanctions now cover 63 individuals and 24 firms.",
        [(63, 63, "people"), (24, 24, "companies")],
    ),
    ("Jets crossed the line six times this year.", [(6, 6, "incidents")]),
    ("The clip was watched 4 million times.", [(4e6, 4e6, "views")]),
    (
        "It shot down 80 of 92 drones, and said that 11 had been lost.",
        [(80, 80, "drones"), (92, 92, "drones"), (11, 11, "drones")],
    ),
    (
        "The port counted 37 intrusions last year, up from 19.",
        [(37, 37, "incidents"), (19, 19, "incidents")],
    ),
    (
        "Carriers reported 6,400 flights with at least one fault, against 2,100.",
        [(6400, 6400, "flights"), (2100, 2100, "flights")],
    ),
    ("We registered 48 in Finland in 2024.", [(48, 48, "incidents")]),
    ("They had paid him €900 and owed a further 4,000.", [(900, 900, "EUR"), (4000, 4000, "EUR")]),
    ("Repairs will take up to six weeks.", [(None, 6, "weeks")]),
    ("It took 16 days to mend the pipe.", [(16, 16, "days")]),
    ("The link carries about a quarter of the power.", [(25, 25, "%")]),
    ("The fleet is 21 unmanned aerial vehicles.", [(21, 21, "drones")]),
    ("It is held with a crew of 120.", [(120, 120, "people")]),
    ("The ministry asked for NT$40 million.", [(40e6, 40e6, "TWD")]),
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
        "The bomb killed 41 people.",
        "The loss is more than three times the figure for 2023.",
        "She has moved house four times since March.",
        "The country split in two.",
        "Two fighter jets were sent up.",
        "The show is watched by millions of viewers.",
        "Half of all politics is theatre.",
        "A third of the staff would have to go.",
        "Oil rose to $71 a barrel.",
        "Subscribe to our paper for €5 a month.",
        "The talks lasted for six hours.",
        "Officials met for two days to restore ties.",
        "The 15-nation council met.",
    ],
)
def test_small_numbers_distances_and_terms_are_not(text):
    assert figures_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The ransom was €4 million ($4.4 million).",
        "He was paid €4 million, about $4.4 million, for it.",
        "The fence cost €4 million (or roughly £3.4m).",
    ],
)
def test_a_sum_told_again_in_other_money_is_one_figure(text):
    assert figures_of(text) == [(4e6, 4e6, "EUR")]


def test_the_same_count_told_twice_is_one_figure():
    text = "Police logged 54 acts of sabotage. Nine of the 54 acts were grave."

    assert figures_of(text).count((54, 54, "incidents")) == 1


def test_the_row_of_a_list_counts_what_its_label_or_heading_says():
    text = (
        "Quarterly review\nArrests along the coast: 12 (June: 7). Attacks on pylons: 31.\n\n"
        "Reports of jamming by sector\nNorth: 44\nSouth: 128\nTotal: 172\n"
    )

    assert figures_of(text) == [
        (12, 12, "arrests"),
        (7, 7, "arrests"),
        (31, 31, "incidents"),
        (44, 44, "reports"),
        (128, 128, "reports"),
        (172, 172, "reports"),
    ]


def test_the_cell_of_a_table_counts_what_the_head_of_its_column_says():
    text = (
        "| Month | Incidents | Flights |\n|---|---|---|\n| May | 14 | 1,300 |\n| June | 9 | 400 |"
    )

    assert figures_of(text) == [
        (14, 14, "incidents"),
        (1300, 1300, "flights"),
        (9, 9, "incidents"),
        (400, 400, "flights"),
    ]


def test_a_row_of_the_hurt_is_no_figure():
    assert figures_of("Killed: 3\nInjured: 14\n") == []


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
