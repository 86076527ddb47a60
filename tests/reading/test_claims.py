"""Who takes which stance on which event, and whom they accuse."""

import re

import pytest

from penumbra.model import Claim, Passage, Place, Report, Stance, Status
from penumbra.reading.claims import find_claims
from penumbra.reading.speech import utterances
from tests.reading.marking import a_page


def a_report(text: str, kind: str, words: str, **slots: object) -> Report:
    """Make a report whose mentions are every place where one of the words stands."""
    found = tuple(
        Passage(match.start(), match.end(), match.group()) for match in re.finditer(words, text)
    )
    assert found, f"{words!r} does not stand in {text!r}"
    actors = slots.get("actors", ())
    assert isinstance(actors, tuple)
    return Report(
        id=words,
        document_id="d1",
        kind=kind,
        status=Status.OCCURRED,
        when=None,
        where=(),
        targets=(),
        instruments=(),
        actors=actors,
        killed=None,
        injured=None,
        mentions=found,
        evidence=found,
    )


def claims_in(text: str, *reports: Report) -> list[Claim]:
    page = a_page(text, places=[Place("Russia", "RUS", 60, 90, 3500, "country")])
    return find_claims(page, utterances(page), reports, "d1")


FIRE = "A depot in Riga burned down on Sunday. "
TABLE = [
    # what follows on the fire, stance, country of the speaker, country of the accused
    ("Latvia blamed Russia for it.", "attributes", "LVA", "RUS"),
    ("Latvia has accused Belarus of lighting it.", "attributes", "LVA", "BLR"),
    ("It was ordered by Russia, Latvia's government said.", "attributes", "LVA", "RUS"),
    ("Russia was behind it, Latvia's government said.", "attributes", "LVA", "RUS"),
    ("Latvia's government said it was the work of Russia.", "attributes", "LVA", "RUS"),
    ("It may have been ordered by Russia, Latvia's government said.", "suspects", "LVA", "RUS"),
    ("Latvia's government suspects Russia.", "suspects", "LVA", "RUS"),
    ("Latvia's government pointed the finger at Russia.", "suspects", "LVA", "RUS"),
    ("The Kremlin denied any involvement.", "denies", "RUS", "RUS"),
    ("The Kremlin said that Russia had nothing to do with it.", "denies", "RUS", "RUS"),
    ("The Kremlin called the suspicion baseless.", "denies", "RUS", "RUS"),
    ("Latvia's government said it had been an accident.", "exonerates", "LVA", None),
    ("Latvian police ruled out sabotage.", "exonerates", "LVA", None),
    ("Latvian police said a short circuit was to blame.", "exonerates", "LVA", None),
    ("It is widely attributed to Russia.", "attributes", None, "RUS"),
]


@pytest.mark.parametrize(("words", "stance", "speaker", "accused"), TABLE)
def test_a_stance_is_taken_on_the_event_told_before(
    words: str, stance: str, speaker: str | None, accused: str | None
):
    text = FIRE + words
    found = claims_in(text, a_report(text, "arson", "burned down"))

    assert (stance, speaker, accused) in [
        (str(claim.stance), claim.speaker_country, claim.accused_country) for claim in found
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Russia did not comment.",
        "Latvia's government said it was not the work of Russia.",
        "If Russia was behind it, nobody said so.",
    ],
)
def test_what_nobody_claims_is_no_attribution(words: str):
    text = FIRE + words
    found = claims_in(text, a_report(text, "arson", "burned down"))

    assert not [claim for claim in found if claim.stance is Stance.ATTRIBUTES]


def test_an_account_given_by_police_is_their_assertion():
    text = "Two drones circled Riga airport on Sunday, Latvian police said."
    (claim,) = claims_in(text, a_report(text, "drone-incursion", "drones circled Riga airport"))

    assert (claim.stance, claim.speaker_country) == (Stance.ASSERTS, "LVA")


def test_the_outlet_s_own_account_is_nobody_s_claim():
    text = "Two drones circled Riga airport on Sunday."

    assert claims_in(text, a_report(text, "drone-incursion", "drones circled")) == []


def test_telling_of_one_s_own_strike_is_admitting_it():
    text = "Russia's Defence Ministry said its missiles struck a depot in Lviv."
    report = a_report(text, "strike", "missiles struck", actors=("Russia's forces",))
    (claim,) = claims_in(text, report)

    assert (claim.stance, claim.accused_country) == (Stance.ADMITS, "RUS")


def test_a_denial_answers_each_accusation_before_it():
    text = (
        "Latvia blamed Russia for the fire in Riga. Estonia blamed Russia for the blast in Narva. "
        "The Kremlin denied everything."
    )
    fire, blast = a_report(text, "arson", "fire"), a_report(text, "explosion", "blast")
    found = claims_in(text, fire, blast)

    assert {claim.report_id for claim in found if claim.stance is Stance.DENIES} == {
        "fire",
        "blast",
    }


def test_an_arrest_is_not_what_somebody_is_blamed_for():
    text = "A depot burned down. Three men were arrested. Latvia blamed Russia."
    fire, arrest = a_report(text, "arson", "burned down"), a_report(text, "arrest", "arrested")
    (claim,) = (c for c in claims_in(text, fire, arrest) if c.stance is Stance.ATTRIBUTES)

    assert claim.report_id == "burned down"


def test_those_held_on_suspicion_are_the_report_s_doers():
    text = "A man is thought to have set the fire in Riga."
    (claim,) = claims_in(text, a_report(text, "arson", "fire", actors=("a man",)))

    assert (claim.stance, claim.speaker, claim.accused) == (Stance.SUSPECTS, None, "a man")


def test_every_claim_cites_its_words_and_says_which_entry_read_them():
    text = FIRE + "Latvia blamed Russia for it. The Kremlin denied any involvement."
    for claim in claims_in(text, a_report(text, "arson", "burned down")):
        assert all(passage.stands_in(text) for passage in claim.evidence)
        assert claim.cue in text
        assert claim.reasons[0].rule.startswith("speech.yaml")


def test_the_same_text_gives_the_same_claims():
    text = FIRE + "Latvia blamed Russia for it. The Kremlin denied any involvement."
    report = a_report(text, "arson", "burned down")

    assert claims_in(text, report) == claims_in(text, report)
