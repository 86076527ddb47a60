"""Who says what, and who "he" is."""

import pytest

from penumbra.reading.page import Page
from penumbra.reading.speech.find import Utterance, speaker_at, utterances
from tests.reading.marking import a_page


def heard(text: str) -> list[tuple[str | None, str, str]]:
    """Give speaker, cue word and the longest words of every utterance in a text."""
    page = a_page(text)
    return [
        (one.speaker.name if one.speaker else None, one.cue_word, longest(page, one))
        for one in utterances(page)
    ]


def longest(page: Page, utterance: Utterance) -> str:
    return max((page.text[span.start : span.end] for span in utterance.contents), key=len)


TABLE = [
    # text, speaker, cue word, words said
    (
        "“Nobody will scare us,” Interior Minister Anna Kask said.",
        "Interior Minister Anna Kask",
        "say",
        "Nobody will scare us,",
    ),
    (
        "Interior Minister Anna Kask said: “Nobody will scare us.”",
        "Interior Minister Anna Kask",
        "say",
        "Nobody will scare us.",
    ),
    (
        "“The line was cut at noon,” said the Finnish Border Guard.",
        "Finnish Border Guard",
        "say",
        "The line was cut at noon,",
    ),
    (
        "The Latvian prosecutor's office said that the fuse had been wet.",
        "Latvian prosecutor's office",
        "say",
        "the fuse had been wet.",
    ),
    (
        "Two pumps were smashed on Sunday, the Latvian police said.",
        "Latvian police",
        "say",
        "Two pumps were smashed on Sunday",
    ),
    (
        "The fire, the Polish police said, was lit in three places.",
        "Polish police",
        "say",
        "was lit in three places.",
    ),
    (
        "According to the Danish Defence Ministry, the ship turned back.",
        "Danish Defence Ministry",
        "according to",
        "the ship turned back.",
    ),
    (
        "Poland has accused Belarus of pushing families over the fence.",
        "Poland",
        "accuse",
        "accused Belarus of pushing families over the fence.",
    ),
    (
        "The Kremlin denied any role in the blast.",
        "Kremlin",
        "deny",
        "denied any role in the blast.",
    ),
    (
        "The broadcaster, citing the Swedish police, said that a cable was cut.",
        "Swedish police",
        "say",
        "a cable was cut.",
    ),
    (
        "The mast was felled by thieves, the Czech police were quoted as saying.",
        "Czech police",
        "say",
        "The mast was felled by thieves",
    ),
]


@pytest.mark.parametrize(("text", "speaker", "word", "words"), TABLE)
def test_words_belong_to_their_speaker(text: str, speaker: str, word: str, words: str):
    assert (speaker, word) in [(who, cue) for who, cue, _ in heard(text)]
    assert words in [said for _, _, said in heard(text)]


def test_a_quotation_goes_on_with_its_speaker():
    found = heard("“We knew,” Defence Minister Jan Holm said. “We waited far too long for help.”")

    assert [who for who, _, _ in found] == ["Defence Minister Jan Holm"] * 2


def test_he_is_the_man_who_spoke_before():
    text = "Defence Minister Jan Holm said the port was shut. The crew was safe, he added."

    assert heard(text)[-1][:2] == ("Defence Minister Jan Holm", "add")


def test_a_country_s_spokesman_speaks_for_the_country_s_government():
    page = a_page("The Kremlin rejected the report. Its spokesman said it was a fable.")

    assert [one.speaker.country for one in utterances(page) if one.speaker] == ["RUS", "RUS"]


@pytest.mark.parametrize(
    "text",
    [
        "The Kremlin declined to say who flew the plane.",
        "Police arrested a man suspected of arson.",
        "The army found a cable.",
        "The ministry called in the navy.",
        "It was a claimed capture.",
        "No minister ever blamed a foreign state.",
        "Four more men face charges.",
        "The parcels went to the United States and to Norway.",
        "Many of them have gone without saying where.",
    ],
)
def test_who_says_nothing_is_not_heard(text: str):
    assert heard(text) == []


def test_a_release_in_the_first_person_speaks_for_its_publisher():
    text = (
        "The North Atlantic Council met in Brussels.\n\n"
        "We condemn the attack on the pipeline. We stand by Norway."
    )

    assert {who for who, _, _ in heard(text)} == {"North Atlantic Council"}


def test_he_opens_a_sentence_and_is_still_found():
    text = "Defence Minister Jan Holm came late. He said the port was shut."

    assert heard(text)[-1][:2] == ("Defence Minister Jan Holm", "say")


def test_the_day_and_the_hearers_are_no_part_of_what_is_said():
    text = "The Latvian police said on Tuesday evening that the fuse had been wet."

    assert heard(text)[-1][2] == "the fuse had been wet."


def test_those_who_speak_together_are_all_heard():
    (found,) = utterances(a_page("Denmark and Sweden wrote that the blasts were sabotage."))

    assert found.speaker is not None
    assert {found.speaker.country, *(other.country for other in found.others)} == {"DNK", "SWE"}


def test_the_prime_minister_is_not_the_foreign_minister():
    text = (
        "Foreign Minister Jan Holm said the cable was cut. On Sunday Prime Minister Ida Berg said "
        "it was not. The prime minister added that nobody knew. The foreign minister said he did."
    )

    assert [who for who, cue, _ in heard(text) if cue == "add"] == ["Prime Minister Ida Berg"]
    assert heard(text)[-1][0] == "Foreign Minister Jan Holm"


def test_two_speakers_share_a_sentence():
    found = heard("Poland blamed Belarus for the fires, but Minsk denied that it had lit them.")

    assert [(who, cue) for who, cue, _ in found] == [("Poland", "blame"), ("Minsk", "deny")]


def test_the_speaker_of_an_offset_is_found_and_the_text_s_own_words_are_nobody_s():
    page = a_page("A mast fell. The Latvian police said that it had been sawn through.")
    said = utterances(page)

    sawn = speaker_at(page, said, page.text.index("sawn"))
    assert sawn is not None
    assert sawn.name == "Latvian police"
    assert speaker_at(page, said, page.text.index("mast")) is None


@pytest.mark.parametrize(
    ("words", "speaker", "cue"),
    [
        ("A warning from Norway about the pipeline was filed away.", "Norway", "warning"),
        ("Finland repeated the demand that the ship be released.", "Finland", "demand"),
        ("Poland announced in March that it would build a fence.", "Poland", "announce"),
        ("Sweden was careful, saying bad weather had cut the cable.", "Sweden", "say"),
        ("Estonia declined to go further but told reporters that it knew.", "Estonia", "tell"),
        ("Latvia went further, claiming Russia had cut the cable.", "Latvia", "claim"),
        ('In Oslo, under a new rule, Norway rejected "empty words" again.', "Norway", "reject"),
    ],
)
def test_who_speaks_is_found_in_many_constructions(words: str, speaker: str, cue: str):
    said = [(one.speaker.name, one.cue_word) for one in utterances(a_page(words)) if one.speaker]

    assert (speaker, cue) in said


@pytest.mark.parametrize(
    ("words", "speaker", "said"),
    [
        (
            "Norway's army said on Monday it had found a mine.",
            "Norway's army",
            "it had found a mine",
        ),
        ("Norway's army said Monday the cable was cut.", "Norway's army", "the cable was cut"),
        ("The cable was cut, Norway's army said Monday.", "Norway's army", "The cable was cut"),
        ("Norway's army said Monday that it knew.", "Norway's army", "it knew"),
        ("Norway's army said in a statement it knew.", "Norway's army", "it knew"),
        ("Norway's premier wrote on X they were safe.", "Norway's premier", "they were safe"),
        (
            "Norway's premier told parliament there was a leak.",
            "Norway's premier",
            "there was a leak",
        ),
        ("It broke, Norway's army said, adding it had a spare.", "Norway's army", "it had a spare"),
    ],
)
def test_when_and_where_something_is_said_stands_before_it_without_that(
    words: str, speaker: str, said: str
):
    assert (speaker, said) in [(who, what.rstrip(".")) for who, _, what in heard(words)]


def test_where_somebody_spoke_is_not_what_they_said():
    assert heard("Norway's premier said in Oslo the next day.") == []


@pytest.mark.parametrize(
    "words",
    [
        "The power cable linking Finland to Estonia runs along the shore.",
        "Latvia would not say whom Lithuania suspected.",
    ],
)
def test_what_merely_links_or_asks_says_nothing(words: str):
    assert [one for one in utterances(a_page(words)) if one.cue_word in ("link", "suspect")] == []


@pytest.mark.parametrize(
    ("words", "speaker", "cue"),
    [
        ("TASS quoted the Kremlin as saying that London must answer.", "Kremlin", "say"),
        ("The cable was cut, Reuters reported, citing the Finnish navy.", "Finnish navy", "report"),
        ("Norway denied it, called the report “a bad film” and offered to help.", "Norway", "call"),
        ("Moscow maintains, as it has for years, that mines drift.", "Moscow", "maintain"),
        ("“We are not amused,” fumed Norway's prime minister.", "Norway's prime minister", "fume"),
        ("Estonia wants NATO to treat cuts as attacks.", "Estonia", "want"),
    ],
)
def test_chains_lists_and_manners_lead_to_who_speaks(words: str, speaker: str, cue: str):
    said = [(one.speaker.name, one.cue_word) for one in utterances(a_page(words)) if one.speaker]

    assert (speaker, cue) in said


def test_she_is_whom_her_own_sentence_opens_with():
    text = (
        "Prime Minister Jan Novak spoke first. The interior minister, Eva Stein, was careful:"
        " nothing was known, she said."
    )

    (_, speaker) = max((one.cue.start, one.speaker) for one in utterances(a_page(text)))

    assert speaker is not None
    assert "Eva Stein" in speaker.name


def test_he_can_be_somebody_whose_surname_ends_in_s():
    text = (
        "Prosecutor Eva Stein spoke first, she said.\n\nLithuania's energy minister, Jonas"
        " Petraitis, was not convinced. He wrote that the inquiry was not over."
    )

    speaker = next(one.speaker for one in utterances(a_page(text)) if one.cue_word == "write")

    assert speaker is not None
    assert "Petraitis" in speaker.name


def test_in_an_endless_row_of_voices_nobody_is_given_the_words_of_all_who_follow():
    text = "Moscow said " * 100 + "no."
    given = sum(span.end - span.start for one in utterances(a_page(text)) for span in one.contents)

    assert given < 10 * len(text)
