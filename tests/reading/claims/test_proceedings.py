"""Who is held on suspicion of what, and accusations that are of something else."""

from datetime import date

import pytest

from penumbra.model import Claim, Stance
from penumbra.reading.extract import extract
from tests.make import a_document


def _claims(text: str, stance: Stance) -> list[Claim]:
    reading = extract(a_document(text=text, published=date(2024, 5, 6)))
    return [claim for claim in reading.claims if claim.stance is stance]


@pytest.mark.parametrize(
    "text",
    [
        "Latvian police arrested a student on suspicion of arson at a warehouse in Riga.",
        "Police detained two men suspected of setting fire to a depot in Gdansk.",
        "Finnish police arrested a sailor in connection with the cable break.",
    ],
)
def test_who_is_held_for_an_act_is_suspected_of_it_by_those_who_hold_them(text: str):
    (claim,) = _claims(text, Stance.SUSPECTS)

    assert claim.speaker is not None
    assert "olice" in claim.speaker
    assert claim.accused in text


@pytest.mark.parametrize(
    ("text", "speaker", "accused"),
    [
        (
            "A court in Tallinn convicted two students of setting fire to a restaurant in May.",
            "court in Tallinn",
            "two students",
        ),
        (
            "Danish prosecutors charged a 30-year-old man with flying a drone over an air base.",
            "Danish prosecutors",
            "30-year-old man",
        ),
        (
            "A retired sailor has been charged with cutting a data cable off Turku.",
            None,
            "retired sailor",
        ),
        (
            "A Vilnius court sentenced a teenager to three years for setting fire to a shop.",
            "court",
            "teenager",
        ),
        (
            "Two men were found guilty of blowing up a railway line near Lublin.",
            None,
            "Two men",
        ),
    ],
)
def test_who_is_charged_or_convicted_is_blamed_by_those_who_do_it(
    text: str, speaker: str | None, accused: str
):
    (claim,) = _claims(text, Stance.ATTRIBUTES)

    assert accused in (claim.accused or "")
    assert claim.speaker is None if speaker is None else speaker in (claim.speaker or "")


def test_the_sponsor_behind_the_hands_is_whom_a_verdict_blames():
    text = "A Berlin court convicted a welder of setting fire to a depot on behalf of the GRU."
    (claim,) = _claims(text, Stance.ATTRIBUTES)

    assert claim.accused_country == "RUS"


def test_who_has_not_been_charged_is_blamed_by_nobody():
    text = "A sailor has not been charged with cutting a data cable off Turku."

    assert _claims(text, Stance.ATTRIBUTES) == []


def test_an_arrest_for_nothing_told_suspects_nobody():
    assert _claims("Police arrested two men in Riga on Friday.", Stance.SUSPECTS) == []


def test_an_accusation_of_spoiling_relations_is_no_blame_for_the_fire_told_before():
    text = "A warehouse in Riga burned down on Friday. Moscow accused Riga of destroying relations."

    assert _claims(text, Stance.ATTRIBUTES) == []


def test_an_accusation_that_leads_back_is_blame():
    text = "A warehouse in Riga burned down on Friday. Latvia accused Russia of being behind it."

    (claim,) = _claims(text, Stance.ATTRIBUTES)

    assert (claim.speaker_country, claim.accused_country) == ("LVA", "RUS")
