"""Which claims are one: speakers named twice, speakers who will not be named, hands and sponsor."""

from datetime import date

import pytest

from penumbra.model import Claim
from penumbra.reading.extract import extract
from tests.make import a_document

FIRE = "A warehouse in Vilnius burned down on Sunday. "


def _claims(text: str) -> list[Claim]:
    return list(extract(a_document(text=text, published=date(2024, 5, 6))).claims)


@pytest.mark.parametrize(
    "words",
    [
        "A Lithuanian prosecutor said the fire was an accident. Prosecutor Ieva Grauslytė said it "
        "had been an accident.",
        "Lithuania blamed Russia for the fire. The Lithuanian government blamed Moscow.",
        "The Kremlin denied any involvement. The Kremlin spokesman said Russia had nothing to do "
        "with it.",
    ],
)
def test_a_body_and_whoever_speaks_for_it_are_one_voice(words: str):
    found = [claim for claim in _claims(FIRE + words) if claim.stance != "asserts"]

    assert len(found) == 1, found


def test_two_states_are_two_voices():
    words = "Lithuania blamed Russia for the fire. Poland blamed Russia for it, too."
    found = [claim.speaker_country for claim in _claims(FIRE + words)]

    assert found == ["LTU", "POL"]


@pytest.mark.parametrize(
    "speaker",
    ["officials", "two people familiar with the case", "a security source", "three officials"],
)
def test_who_will_not_be_named_is_no_speaker(speaker: str):
    (claim,) = _claims(FIRE + f"The fire was ordered by Russia, {speaker} said.")

    assert (claim.stance, claim.speaker, claim.accused_country) == ("attributes", None, "RUS")


def test_the_hands_give_way_to_the_sponsor_blamed_in_the_same_breath():
    words = (
        "Lithuanian police held two men suspected of setting fire to the depot, adding that "
        "the pair were thought to have worked for Russian military intelligence."
    )
    found = [c for c in _claims(words) if c.stance == "suspects"]

    assert [claim.accused_country for claim in found] == ["RUS"]
