"""Who takes which stance on which event, and whom they accuse."""

import re

import pytest

from penumbra.model import Claim, Passage, Place, Report, Stance, Status
from penumbra.reading.claims.find import find_claims
from penumbra.reading.extract import extract
from penumbra.reading.speech.find import utterances
from tests.make import a_document
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
    ("Latvia's government pointed the finger at Russia.", "attributes", "LVA", "RUS"),
    ("The Kremlin denied any involvement.", "denies", "RUS", "RUS"),
    ("The Kremlin said that Russia had nothing to do with it.", "denies", "RUS", "RUS"),
    ("The Kremlin called the suspicion baseless.", "denies", "RUS", "RUS"),
    ("Latvia's government said it had been an accident.", "exonerates", "LVA", None),
    ("Latvian police ruled out sabotage.", "exonerates", "LVA", None),
    ("Latvian police said a short circuit was to blame.", "exonerates", "LVA", None),
    ("It is widely attributed to Russia.", "attributes", None, "RUS"),
    (
        "It was arson in the interest of Russia's military intelligence, Latvian prosecutors said.",
        "attributes",
        "LVA",
        "RUS",
    ),
    ("The orders led to the GRU, Latvian prosecutors said.", "attributes", "LVA", "RUS"),
    ("It was lit on Moscow's orders, Latvian prosecutors said.", "attributes", "LVA", "RUS"),
    ("Latvia's government thought Russia the likeliest customer.", "suspects", "LVA", "RUS"),
    (
        "Latvia's prime minister, in Rome for talks, accused Moscow of it.",
        "attributes",
        "LVA",
        "RUS",
    ),
    ("Latvia's president had no doubt. He blamed Russia.", "attributes", "LVA", "RUS"),
    ("Two men did it, Latvian police said. They were paid by Russia.", "attributes", "LVA", "RUS"),
    ("The Kremlin called it absurd to go on blaming Russia.", "denies", "RUS", "RUS"),
    (
        "Latvia's minister said that Russian officials had told Riga they had no part in it.",
        "denies",
        "RUS",
        "RUS",
    ),
    ("Moscow denied from the first day that it had lit anything.", "denies", "RUS", "RUS"),
    ("Latvia has always denied having lit it, as has Moscow.", "denies", "RUS", "RUS"),
    ("Latvia, Estonia and Poland said that Russia was behind it.", "attributes", "EST", "RUS"),
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
        "Two men are held, Latvian police said. They are Russian and Estonian citizens.",
        "Latvia's government said it was not the work of Russia.",
        "If Russia was behind it, nobody said so.",
        "Latvia's minister warned against blaming Russia for it.",
        "Latvia's government blamed nobody.",
        "Latvia's government said that it was Russia's turn.",
        "It belonged to a firm with ties to Russia, Latvia's government said.",
        "The goods came from Russia.",
    ],
)
def test_what_nobody_claims_is_no_attribution(words: str):
    text = FIRE + words
    found = claims_in(text, a_report(text, "arson", "burned down"))

    assert not [claim for claim in found if claim.stance is Stance.ATTRIBUTES]


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("The broken place lies south of Riga, Latvian police said.", "denies"),
        ("Nobody in Latvia's government believed in an accident.", "exonerates"),
        ("Latvia's minister said that nobody believed in an accident.", "exonerates"),
        ("Latvian police said it was too early to call it an accident.", "exonerates"),
        ("A newspaper wrote that it had been an accident.", "exonerates"),
        ("Russia bears full responsibility for it, Latvia's government declared.", "admits"),
    ],
)
def test_what_only_sounds_like_a_stance_is_none(words: str, stance: str):
    text = FIRE + words
    found = claims_in(text, a_report(text, "arson", "burned down"))

    assert stance not in [str(claim.stance) for claim in found]


def test_a_month_is_no_hedge():
    text = FIRE + "The fire of last May was ordered by Russia, Latvia's government said."
    found = claims_in(text, a_report(text, "arson", "burned down"))

    assert Stance.ATTRIBUTES in [claim.stance for claim in found]


def test_who_hears_of_a_confession_has_not_confessed():
    text = FIRE + "The driver was caught, Latvian police said, and has confessed."
    found = claims_in(text, a_report(text, "arson", "burned down"))

    assert "LVA" not in [c.speaker_country for c in found if c.stance is Stance.ADMITS]


def test_a_ministry_that_tells_of_the_enemy_s_strike_admits_nothing():
    text = "Ukraine's army command said that two Kalibr missiles had hit the port of Odesa."
    report = a_report(text, "strike", "missiles had hit", actors=("Ukraine's army command",))

    assert Stance.ADMITS not in [claim.stance for claim in claims_in(text, report)]


def test_where_the_hands_come_from_accuses_nobody():
    text = "Two Norwegian citizens set fire to a depot in Riga, Latvian police said."
    report = a_report(text, "arson", "set fire", actors=("Two Norwegian citizens",))

    assert "NOR" not in [claim.accused_country for claim in claims_in(text, report)]


def test_a_denial_that_names_a_thing_answers_what_was_said_of_it():
    text = (
        "Latvia blamed Russia for the fire in Riga. Latvia blamed Russia for the drones over "
        "Liepaja. The Kremlin said Russia had nothing to do with any drone."
    )
    fire, drones = a_report(text, "arson", "fire"), a_report(text, "drone-incursion", "drones")
    found = claims_in(text, fire, drones)

    assert [c.report_id for c in found if c.stance is Stance.DENIES] == ["drones"]


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


@pytest.mark.parametrize(
    "words",
    [
        "Latvia's minister said the alliance was countering the sabotage.",
        "Latvian police said they would know more after the fire had been looked at.",
        "Latvia's president said Europe had learned from the fire.",
        "Fire experts said the fire was easy to light.",
    ],
)
def test_who_only_brings_an_event_in_does_not_assert_it(words: str):
    text = FIRE + words
    found = claims_in(text, a_report(text, "arson", "burned down|sabotage|(?<=the )fire"))

    assert Stance.ASSERTS not in [claim.stance for claim in found]


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("Russia's embassy in Riga called Kalniņa's remarks baseless.", "Russia's embassy in Riga"),
        ("The Kremlin called Riga's claim absurd.", "Kremlin"),
        ("Russia's ambassador dismissed Latvia's report as fiction.", "Russia's ambassador"),
    ],
)
def test_whose_remarks_they_are_does_not_deny_them(words: str, speaker: str):
    text = FIRE + "Latvia blamed Russia. " + words
    found = claims_in(text, a_report(text, "arson", "burned down"))

    assert [c.speaker for c in found if c.stance is Stance.DENIES] == [speaker]


def test_the_accused_answer_for_themselves_whoever_spoke_before():
    text = (
        "A welder is accused of setting fire to a depot in Riga. He was held on Monday, the "
        "prosecutor's office in Tallinn said, and denies the charge."
    )
    (denial,) = (
        claim
        for claim in claims_in(text, a_report(text, "arson", "setting fire to a depot"))
        if claim.stance is Stance.DENIES
    )

    assert denial.speaker == "A welder"
    assert denial.speaker_country is None


def test_a_government_that_tells_of_an_attack_on_its_own_soil_admits_nothing():
    text = (
        "A depot in Gdynia was set on fire on Friday. On Sunday Poland's prime minister wrote that "
        "the fire in Gdynia was arson ordered by foreign services."
    )
    reading = extract(a_document(text=text))

    assert Stance.ADMITS not in {claim.stance for claim in reading.claims}
