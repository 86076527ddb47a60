"""What parties do by speaking."""

import pytest

from penumbra.model import Statement
from penumbra.reading.claims.find import find_claims
from penumbra.reading.speech.find import utterances
from penumbra.reading.speech.statements import find_statements
from tests.reading.claims.test_claims import a_report
from tests.reading.marking import a_page

EVENT = "A cable was cut near Gotland. "


def statements_in(words: str) -> list[Statement]:
    text = EVENT + words
    page = a_page(text)
    said, reports = utterances(page), [a_report(text, "cable-damage", "cable was cut")]
    claims = find_claims(page, said, reports, "d1")
    return find_statements(page, said, reports, claims, "d1")


TABLE = [
    # words, act, speaker's country, addressee's country, quote
    (
        "“Any new attack will be met with force,” Sweden's defence minister said.",
        "threat",
        "SWE",
        None,
        "Any new attack will be met with force",
    ),
    ("Sweden warned that more cables could follow.", "warning", "SWE", None, "more cables could"),
    ("Sweden accused Russia of the damage.", "accusation", "SWE", "RUS", "accused Russia"),
    ("Finland condemned the act.", "condemnation", "FIN", None, "condemned the act"),
    (
        "The Kremlin called the Swedish report “a fairy tale”.",
        "denial",
        "RUS",
        "SWE",
        "a fairy tale",
    ),
    ("The Kremlin denied any role.", "denial", "RUS", None, "denied any role"),
    ("Norway admitted that it had been warned.", "admission", "NOR", None, "it had been warned"),
    ("Sweden urged Russia to release the crew.", "demand", "SWE", "RUS", "to release the crew"),
    ("Norway offered to lend a repair ship.", "offer", "NOR", None, "to lend a repair ship"),
    (
        "“Supplies were never at risk,” Sweden's energy minister said.",
        "reassurance",
        "SWE",
        None,
        "Supplies were never at risk",
    ),
    (
        "“We are studying every option,” Sweden's prime minister said.",
        "deliberation",
        "SWE",
        None,
        "We are studying every option",
    ),
    (
        "“The sea is deep and old,” Sweden's prime minister said.",
        "assessment",
        "SWE",
        None,
        "The sea is deep and old",
    ),
]


@pytest.mark.parametrize(("words", "act", "speaker", "addressee", "quote"), TABLE)
def test_an_act_of_speech_is_found_with_its_words(
    words: str, act: str, speaker: str, addressee: str | None, quote: str
):
    (statement,) = statements_in(words)

    assert (str(statement.act), statement.speaker_country) == (act, speaker)
    assert statement.addressee_country == addressee
    assert quote in statement.quote


def test_a_denial_is_noted_once_in_its_quoted_words():
    found = statements_in(
        "The Kremlin denied the report. Moscow had “no part in it”, the Kremlin said."
    )

    assert [statement.quote for statement in found] == ["no part in it"]


def test_scorn_condemns_where_the_speaker_s_side_denies_in_plain_words():
    found = statements_in(
        "Sweden blamed Russia. The Russian embassy called the charge “an old tune”."
        " Moscow had nothing to do with it, the Kremlin said."
    )

    acts = {(statement.quote, str(statement.act)) for statement in found}
    assert ("an old tune", "condemnation") in acts
    assert ("Moscow had nothing to do with it", "denial") in acts


def test_the_sentences_of_one_quotation_are_one_statement():
    (found,) = statements_in(
        "“The water is grey. The nights are long. We will shoot down the next drone,”"
        " Norway's defence minister said."
    )

    assert (str(found.act), found.quote[:9]) == ("threat", "The water")


def test_each_clause_of_indirect_speech_is_an_act_of_its_own():
    found = statements_in(
        "Russia's embassy said that it had no part in the damage"
        " and that Oslo was trying to frighten its neighbours."
    )

    assert [str(statement.act) for statement in found] == ["denial", "accusation"]


def test_what_a_service_finds_about_the_cause_is_noted():
    (found,) = statements_in("Swedish police said that there was no sign of sabotage.")

    assert (str(found.act), found.speaker_country) == ("assessment", "SWE")


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("Poland said it would close the crossing if the flights went on.", "threat"),
        ("Minsk said it would not remain without an answer.", "threat"),
        ("The Kremlin warned that any boarding would meet with a firm answer.", "threat"),
        ("Estonia warned that other cables might be next.", "warning"),
        ("“Russia must withdraw its ships,” the Danish foreign minister said.", "demand"),
        ("Kyiv said it was ready for a truce of a month.", "offer"),
        ("NATO's spokesman said all options were being discussed.", "deliberation"),
        ("Finland's energy ministry said that supplies had not been affected.", "reassurance"),
        ("“This was no accident,” the Latvian prime minister said.", "accusation"),
        ("The Norwegian government called the boarding unlawful.", "condemnation"),
        ("Finland's president said that Moscow had bribed two officers.", "accusation"),
        ("Poland said it was considering closing two crossings.", "deliberation"),
        ("Russia said that its ships had not left port.", "denial"),
        ("Denmark said it was drawing up new sanctions.", "threat"),
        ("The Swedish government said further attempts were to be expected.", "warning"),
        ("Lithuania's ministry said it offered technical support.", "offer"),
        ("Latvia's defence minister said that nobody on the ferry was in danger.", "reassurance"),
        ("Estonia denied it.", "denial"),
        ("“Anyone who spies for Moscow will end up in court,” Latvia's premier said.", "warning"),
        ("“We will find those who lit it,” the Danish justice minister said.", "warning"),
        ("“The threat is growing,” Norway's defence minister said.", "warning"),
        ("“Moscow should know that we are watching,” Finland's president said.", "warning"),
        ("Russia's ministry said any seizure would receive a firm reply.", "threat"),
        ("Sweden said it was debating whether to offer Riga a ship.", "deliberation"),
        ("The Kremlin would not discuss “a pause for its own sake”.", "assessment"),
        ("Denmark said contacts with Moscow should be preserved.", "offer"),
        ("Latvia's electoral commission said the results could not be altered.", "reassurance"),
        ("“We will not accept that Russia plays with lives,” Oslo said.", "condemnation"),
        ("Poland said there was no evidence that Minsk had ordered the flights.", "assessment"),
        ("The Norwegian army acknowledged that it had jammed the signal.", "admission"),
        ("Russia's navy said its forces had carried out a strike on Odesa.", "admission"),
        ("“Blaming Russia is their daily bread,” Russia's ministry said.", "assessment"),
    ],
)
def test_acts_of_parties_are_told_by_their_words(words: str, act: str):
    (found,) = statements_in(words)

    assert str(found.act) == act


def test_what_others_deny_or_confess_is_no_act_of_who_tells_it():
    for found in statements_in("He was held in Turku, Finland's police said, and has confessed."):
        assert str(found.act) != "admission"
    (denial,) = statements_in("Sweden's ministry noted that Moscow denied the report.")
    assert denial.speaker_country == "RUS"


def test_a_mere_account_is_no_statement():
    assert statements_in("The cable had lain there since May, Swedish police said.") == []


@pytest.mark.parametrize(
    "words",
    [
        "Sweden's government named no culprit.",
        "Sweden's government rejected that.",
        "“The water was cold,” a swimmer said.",
        "Proof the Swedish minister said he did not offer.",
        "Swedish prosecutors charged two teenagers with the theft.",
        "The Finnish parliament rejected a motion by 104 votes to 90.",
        "The Danish deputy minister has not apologised.",
        "Norway's transport minister conceded that the trains were late.",
        "Ukraine's air force said Russia had fired 40 drones and two missiles.",
        "Latvian police said they had detained two men paid by Moscow.",
        "Three Swedish suspects were flown to Malmö on Friday.",
        "The Finnish government urged residents to report strangers.",
        "Hackers demanded $5 million from the Danish port.",
        "Danish and Swedish ministers discussed the incident in Oslo.",
        "Denmark welcomed the court's decision.",
    ],
)
def test_what_no_reader_of_signals_would_note_is_left_out(words: str):
    assert statements_in(words) == []


def test_nobody_in_the_speaker_s_own_title_is_spoken_to():
    (found,) = statements_in("“We are at war,” the Italian spokesman of NATO said on Monday.")

    assert found.addressee_country is None


def test_every_statement_stands_in_its_text():
    words = "“Any attack will be met with force,” Sweden's minister said. The Kremlin denied it."
    for statement in statements_in(words):
        assert statement.quote in EVENT + words
        assert all(passage.stands_in(EVENT + words) for passage in statement.evidence)
        assert statement.reasons[0].slot == "act"
