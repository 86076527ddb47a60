"""How police, courts, ministries and the accused word their stances: rows of a table."""

import re
from pathlib import Path

import pytest

from penumbra.model import Claim, Passage, Report, Status
from penumbra.reading.claims.find import find_claims
from penumbra.reading.extract import mark
from penumbra.reading.speech.find import utterances
from tests.make import a_document

# What is told first, its kind, and the words that mean it.
EVENTS = {
    "fire": (
        "A furniture warehouse in Vilnius was destroyed by fire on Sunday. ",
        "arson",
        r"destroyed by fire|[Tt]he (?:fire|attack|blaze|arson)",
    ),
    "cable": (
        "A data cable between Finland and Estonia was cut on Friday. ",
        "cable-damage",
        r"cable between Finland and Estonia was cut|the damage|the cable",
    ),
    "hack": (
        "Hackers broke into the network of a hospital in Prague in March. ",
        "cyber-intrusion",
        r"broke into the network|[Tt]he (?:breach|intrusion|attack)",
    ),
    "drones": (
        "Drones were seen over Copenhagen airport on Monday, and it was closed. ",
        "drone-incursion",
        r"Drones were seen|[Tt]he (?:drones|sightings|flights)",
    ),
    "jam": (
        "A plane lost its satellite navigation signal near the Polish border on Monday. ",
        "gnss-interference",
        r"lost its satellite navigation signal|[Tt]he (?:interference|signals?)|[Jj]amming",
    ),
    "strike": (
        "A missile hit a warehouse in Kharkiv on Monday, killing two people. ",
        "strike",
        r"A missile hit a warehouse|struck a military depot|[Tt]he strike|hit a drone \w+"
        r"|fired 40 missiles",
    ),
}
# A row: event, what is told next, and each "stance speaker accused" read there: a country, a
# word of the name, or "-" for nobody.
ROWS = [
    tuple(re.split(r": | \|", row, maxsplit=2))
    for row in Path(__file__).with_name("stance_wordings.txt").read_text("utf-8").splitlines()
    if row and not row.startswith("#")
]


def _claims(event: str, words: str) -> list[Claim]:
    told, kind, pattern = EVENTS[event]
    document = a_document(text=told + words)
    page = mark(document)
    mentions = tuple(
        Passage(match.start(), match.end(), match.group())
        for match in re.finditer(pattern, page.text)
    )
    report = Report(
        id="r1",
        document_id=document.id,
        kind=kind,
        status=Status.OCCURRED,
        when=None,
        where=(),
        targets=(),
        instruments=(),
        actors=(),
        killed=None,
        injured=None,
        mentions=mentions,
        evidence=mentions,
    )
    found = find_claims(page, utterances(page), [report], document.id)
    return [claim for claim in found if claim.stance != "asserts"]


def _names(word: str, name: str | None, country: str | None) -> bool:
    if word == "-":
        return True
    return country == word if word.isupper() else name is not None and word in name.lower()


@pytest.mark.parametrize(("event", "words", "expected"), ROWS)
def test_a_wording_gives_these_stances_and_no_other(event: str, words: str, expected: str):
    found = _claims(event, words)

    for wanted in filter(None, expected.strip().split("; ")):
        stance, speaker, accused = wanted.split()
        fitting = [
            claim
            for claim in found
            if claim.stance == stance
            and _names(speaker, claim.speaker, claim.speaker_country)
            and _names(accused, claim.accused, claim.accused_country)
        ]
        assert fitting, (wanted, found)
        found.remove(fitting[0])
    assert not found
