"""Who does what to whom in a sentence, around the words that tell of an event."""

import pytest

from penumbra.reading.events.mentions import find_mentions
from penumbra.reading.grammar.clause_roles import roles_at
from penumbra.reading.grammar.constituents import Parsed, parts_of
from penumbra.reading.layout import Span
from tests.reading.marking import a_page


def _roles(text: str, kind: str) -> set[tuple[str, str]]:
    page = a_page(text)
    parsed = Parsed(page)
    return {
        (role.sort, text[role.start : role.end])
        for mention in find_mentions(page)
        if mention.kind == kind
        for role in roles_at(parsed.around(mention.sentence, mention), mention)
    }


@pytest.mark.parametrize(
    ("text", "kind", "role", "phrase"),
    [
        ("Masked men torched a bakery.", "arson", "doer", "Masked men"),
        ("A bakery was torched by two cousins.", "arson", "agent", "two cousins"),
        ("In May a bakery of the co-op in Graz burned down.", "arson", "happening", "a bakery"),
        ("A woman held on suspicion of setting fire to a bakery confessed.", "arson",
         "blamed", "A woman"),
        ("A court jailed a chemist for six years for setting fire to a bakery.", "arson",
         "blamed", "a chemist"),
        ("Norway said it had expelled four Russian diplomats.", "expulsion", "doer", "Norway"),
        ("The envoys were expelled after Norway closed its consulate.", "expulsion",
         "patient", "The envoys"),
        ("A tanker suspected of dragging its chain over a reef was boarded off Malta.", "seizure",
         "patient", "A tanker"),
        ("A parcel packed with nails blew up at a sorting office.", "explosion",
         "happening", "A parcel"),
        ("Two youths hired over Telegram set fire to a bakery.", "arson", "doer", "Two youths"),
        ("Hackers who broke into the ministry's network stole files.", "cyber-intrusion",
         "doer", "Hackers"),
        ("They set a mosque on fire; a student set the school on fire.", "arson",
         "patient", "the school"),
        ("Dozens of drones circled the port.", "drone-incursion", "doer", "Dozens of drones"),
        ("A synagogue burned. Police held two men over the arson attack.", "arson",
         "blamed", "two men"),
    ],
)  # fmt: skip
def test_a_phrase_has_its_part_in_what_is_told(text: str, kind: str, role: str, phrase: str):
    assert (role, phrase) in _roles(text, kind)


@pytest.mark.parametrize(
    ("text", "kind", "phrase"),
    [
        ("Police in Lyon said a bakery was torched.", "arson", "Police"),
        ("After a night of rain a bakery was torched.", "arson", "a night"),
        ("A cable between Malta and Sicily was severed.", "cable-damage", "Sicily"),
    ],
)
def test_who_only_tells_and_what_only_stands_near_has_none(text: str, kind: str, phrase: str):
    assert phrase not in {found for sort, found in _roles(text, kind)}


def test_words_of_a_time_belong_to_no_phrase():
    text = "In October four Danish jets took off."
    page = a_page(text)

    parts = parts_of(page, page.sentences[0])

    assert [text[one.start : one.end] for one in parts if one.sort == "noun"] == [
        "four Danish jets"
    ]


def test_a_sentence_without_end_is_parsed_only_around_what_is_asked():
    text = "The mill burned and " * 2000
    page = a_page(text)

    parts = Parsed(page).around(Span(0, len(text)), Span(20_000, 20_011))

    assert parts[-1].end - parts[0].start < 2500
