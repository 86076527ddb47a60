"""How many were killed and how many hurt, in the many ways of saying so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penumbra.reading.layout import sentences
from penumbra.reading.numbers.casualties import Casualties, casualties
from penumbra.reading.numbers.find import find_numbers


def _read(text: str) -> Casualties:
    return casualties(text, find_numbers(text, sentences(text)), 0, len(text))


HURT: list[
    tuple[str, tuple[int | None, int | None] | None, tuple[int | None, int | None] | None]
] = [
    ("At least four villagers died and dozens were wounded.", (4, None), (24, None)),
    ("It left two dead.", (2, 2), None),
    ("No one was hurt.", (0, 0), (0, 0)),
    ("There were no casualties.", (0, 0), (0, 0)),
    ("It went off without causing injuries.", (0, 0), (0, 0)),
    ("No one was killed but three people were injured.", (0, 0), (3, 3)),
    ("Two firefighters needed hospital treatment.", None, (2, 2)),
    ("A woman was treated for smoke inhalation.", None, (1, 1)),
    ("A porter suffered burns and a cleaner was treated for shock.", None, (2, 2)),
    ("It claimed nine lives.", (9, 9), None),
    ("The death toll rose to nine.", (9, 9), None),
    ("It hit a house, killing a mother and her two children.", (3, 3), None),
    ("It hit a house, killing seven people and wounding 23.", (7, 7), (23, 23)),
    ("Two nurses were killed and 14 more people hurt.", (2, 2), (14, 14)),
    ("Twelve neighbours were treated after breathing smoke.", None, (12, 12)),
    ("As many as 80 guards were killed.", (None, 80), None),
    ("The line has been dead since 3 May.", None, None),
    ("He killed time.", None, None),
    ("Their losses in one day were 1,450 soldiers killed and wounded.", None, None),
    ("Nobody came to harm.", (0, 0), (0, 0)),
    ("So far no patient is known to have come to harm.", (0, 0), (0, 0)),
    ("All 40 passengers escaped unhurt.", (0, 0), (0, 0)),
    ("The crew was unharmed.", (0, 0), (0, 0)),
    ("Everyone was safe.", (0, 0), (0, 0)),
    ("There were no injuries.", (0, 0), (0, 0)),
    ("No injuries were reported.", (0, 0), (0, 0)),
    ("No deaths were reported.", (0, 0), None),
    ("There were no fatalities but six people were hurt.", (0, 0), (6, 6)),
    ("He burned his hand pulling it down.", None, (1, 1)),
    ("A sorter of 29 burned his hand.", None, (1, 1)),
    ("A guard suffered burns.", None, (1, 1)),
    ("A young officer lost the sight in one eye.", None, (1, 1)),
    ("Its driver lost a leg.", None, (1, 1)),
    ("A guided bomb killed a couple and their teenage son.", (3, 3), None),
    ("A married couple was wounded.", None, (2, 2)),
    ("It sank with the loss of two seamen.", (2, 2), None),
    ("The driver died.", (1, 1), None),
    ("The driver was killed and his passenger badly hurt.", (1, 1), (1, 1)),
    ("In which a caretaker died.", (1, 1), None),
    ("Overnight drones damaged a hospital, wounding seven.", None, (7, 7)),
    ("Three hands were bruised.", None, (3, 3)),
    ("Four people, including two children, were killed.", (4, 4), None),
    ("Four people were killed, including two children.", (4, 4), None),
    ("Seven were killed, two of them children, and 12 wounded.", (7, 7), (12, 12)),
    ("A missile killed at least six residents and hurt more than thirty.", (6, None), (30, None)),
    ("It left three people in hospital.", None, (3, 3)),
    ("Three people are in hospital.", None, (3, 3)),
    ("The blast claimed four lives.", (4, 4), None),
    ("The blast cost nine people their lives.", (9, 9), None),
    ("Nine dead, 14 injured.", (9, 9), (14, 14)),
    ("Five people lost their lives.", (5, 5), None),
    ("One person was killed and five were injured.", (1, 1), (5, 5)),
    ("Two people were killed, and three others wounded.", (2, 2), (3, 3)),
    ("Twelve people needed treatment for smoke inhalation.", None, (12, 12)),
    ("Eight people were taken to hospital.", None, (8, 8)),
    ("A man in his fifties was taken to hospital with burns.", None, (1, 1)),
    ("A woman was treated at the scene for shock.", None, (1, 1)),
    ("The attack killed 12 and wounded scores.", (12, 12), (40, None)),
    ("Dozens were hurt.", None, (24, None)),
    ("The toll rose to 14.", (14, 14), None),
    ("The number of dead climbed to 14.", (14, 14), None),
    ("Rescuers pulled three bodies from the rubble.", (3, 3), None),
    ("Two bodies were found.", (2, 2), None),
    ("No one was injured in the fire.", (0, 0), (0, 0)),
    ("The fire injured no one.", (0, 0), (0, 0)),
    ("The grenades shattered windows but injured no one.", (0, 0), (0, 0)),
    ("It hurt nobody.", (0, 0), (0, 0)),
    ("It caused no casualties.", (0, 0), (0, 0)),
    ("The governor reported a fire but no casualties.", (0, 0), (0, 0)),
    ("Casualties were not reported.", (0, 0), (0, 0)),
    ("There were no reports of casualties.", (0, 0), (0, 0)),
    ("There was no immediate word on casualties.", None, None),
    ("It was not clear whether anyone was hurt.", None, None),
    ("A dozen police officers were injured.", None, (12, 12)),
    ("Two of the wounded later died.", (2, 2), None),
    ("The poison killed a dog.", None, None),
    ("He was killed by a shot to the head.", (1, 1), None),
    ("An engineer and two guards were injured.", None, (3, 3)),
    ("A guard and a cleaner were killed.", (2, 2), None),
    ("Killing the mayor and injuring his wife.", (1, 1), (1, 1)),
    ("The explosion killed its guard, aged 54.", (1, 1), None),
    ("Six employees sustained minor injuries.", None, (6, 6)),
    ("Two firefighters were lightly injured, one seriously.", None, (2, 2)),
    ("Passengers were evacuated, none of them hurt.", (0, 0), (0, 0)),
    ("Between 10 and 15 people were injured.", None, (10, 15)),
    ("Up to five people were killed.", (None, 5), None),
    ("More than a hundred people were wounded.", None, (100, None)),
    ("The attack could have killed hundreds.", None, None),
    ("It might have killed the three welders.", None, None),
    ("Nobody has died.", (0, 0), None),
    ("No lives were lost.", (0, 0), None),
    ("He was killed in 2014.", (1, 1), None),
    ("Russia lost 1,200 soldiers killed and wounded.", None, None),
    (
        "Three people died and 17 others, two of them badly hurt, were taken to hospital.",
        (3, 3),
        (17, 17),
    ),
    ("A teenager drowned.", (1, 1), None),
    ("A six-year-old girl was killed.", (1, 1), None),
    ("An 8-year-old boy and his grandmother died.", (2, 2), None),
    ("A 34-year-old man suffered severe burns and is in an induced coma.", None, (1, 1)),
    (
        "The strike killed five civilians, among them a child, and left 30 injured.",
        (5, 5),
        (30, 30),
    ),
    ("The strike left 30 injured and two dead.", (2, 2), (30, 30)),
    ("Five killed, dozens hurt in blast", (5, 5), (24, None)),
    ("Blast kills five", (5, 5), None),
    ("EXPLOSION AT DEPOT KILLS TWO, INJURES FIVE", (2, 2), (5, 5)),
    ("Its crew of nine died.", (9, 9), None),
    ("The family of four died.", (4, 4), None),
    ("All nine crew died.", (9, 9), None),
    ("A security guard was shot dead.", (1, 1), None),
    ("The mayor was shot in the leg.", None, (1, 1)),
    ("He was stabbed.", None, (1, 1)),
    ("The line went dead.", None, None),
    ("The deal is dead.", None, None),
    ("Two soldiers were slightly wounded.", None, (2, 2)),
    ("At least one person was killed.", (1, None), None),
    ("Two workers got minor burns.", None, (2, 2)),
    ("Four miners remain trapped and one has died.", (1, 1), None),
    ("The attack wounded 14, three critically.", None, (14, 14)),
    ("He died of his injuries.", (1, 1), None),
    ("A second victim died in hospital.", (1, 1), None),
    ("Nobody was killed or injured.", (0, 0), (0, 0)),
    ("There were no deaths or injuries.", (0, 0), (0, 0)),
    ("No one was killed, but 14 were hurt.", (0, 0), (14, 14)),
    ("without injuring anyone", (0, 0), (0, 0)),
    ("without hurting anybody", (0, 0), (0, 0)),
    ("it harmed no one", (0, 0), (0, 0)),
    ("None of the crew was hurt.", (0, 0), (0, 0)),
    ("The pilot ejected safely.", None, None),
    ("Some 20 people sought medical help after inhaling fumes.", None, (20, 20)),
    ("Two were seriously hurt and five slightly.", None, (2, 2)),
    ("Twenty-one patients died during the outage.", (21, 21), None),
]


@pytest.mark.parametrize(("text", "killed", "injured"), HURT)
def test_the_dead_and_injured_are_counted(text, killed, injured):
    found = _read(text)

    assert (found.killed and (found.killed.low, found.killed.high)) == killed
    assert (found.injured and (found.injured.low, found.injured.high)) == injured
    assert bool(found.spans) == (killed is not None or injured is not None)


def test_a_toll_that_rose_replaces_the_one_before():
    found = _read("Four people were killed at once. By noon the death toll had risen to nine.")

    assert found.killed is not None
    assert (found.killed.low, found.killed.high) == (9, 9)
    assert found.final


def test_rival_tolls_span_a_range():
    found = _read(
        "At least seven people were killed. The army said that as many as 80 guards were killed."
    )

    assert found.killed is not None
    assert (found.killed.low, found.killed.high) == (7, 80)


WORDS = st.sampled_from(
    "one two a few hundred million and half dozen 1,000 12-14 people killed wounded no hurt at "
    "least up to of her children lives toll in nobody was a guard the couple he , including - 7 . "
    "\n İ hospital ’".split(" ")
)


@given(st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=40).map(" ".join)))
def test_the_words_for_the_hurt_stand_in_any_text(text):
    found = _read(text)

    for span in found.spans:
        assert 0 <= span.start < span.end <= len(text)
