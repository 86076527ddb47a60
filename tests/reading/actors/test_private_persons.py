"""Private persons are kept by their roles; who holds an office or speaks in public is named."""

import pytest

from penumbra.model import Reading
from penumbra.reading.extract import extract
from tests.make import a_document


def _told(reading: Reading) -> str:
    """Everything in the slots of a reading."""
    rows = [(*one.targets, *one.actors) for one in reading.reports]
    spoken = [(one.speaker, one.accused) for one in reading.claims]
    said = [(one.speaker,) for one in reading.statements]
    return "; ".join(str(word) for row in (*rows, *spoken, *said) for word in row)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Police arrested Jan Nowak, 24, over a fire at a warehouse.", "Nowak", "a 24-year-old"),
        ("Maria Lind, a 40-year-old nurse from Malmo, was stabbed.", "Lind", "40-year-old nurse"),
        ("Police arrested Pavel Horak, a 31-year-old welder, for arson.", "Horak",
         "31-year-old welder"),
        ("Fisherman Anders Holm said that a tanker had cut the data cable.", "Holm", "fisherman"),
        ("A court convicted Pavel Horak of arson. Horak denied it.", "Horak", "a suspect"),
    ],
)  # fmt: skip
def test_a_private_person_is_kept_by_role(text: str, name: str, role: str):
    document = a_document(text)

    told, named = _told(extract(document)), _told(extract(document, names=True))

    assert name not in told
    assert role in told
    assert name in named


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Interior Minister Jane Doe said that Russia had cut the data cable.", "Jane Doe"),
        ("Analyst Peter Ek said that Russia had cut the data cable.", "Peter Ek"),
        ("Police arrested the mayor, Pavel Horak, 51, over the fire. Mayor Pavel Horak denied it.",
         "Horak"),
    ],
)  # fmt: skip
def test_who_holds_an_office_or_speaks_in_public_is_named(text: str, name: str):
    assert name in _told(extract(a_document(text)))


def test_evidence_stays_as_it_is_in_the_document():
    text = "Police arrested Jan Nowak, 24, over a fire at a warehouse."

    reading = extract(a_document(text))

    quotes = [one.quote for report in reading.reports for one in report.evidence]
    assert any("Jan Nowak" in quote for quote in quotes)
    assert all(quote in text for quote in quotes)


def test_readings_with_names_are_another_version():
    document = a_document("A warehouse burned down.")

    assert extract(document).version != extract(document, names=True).version
