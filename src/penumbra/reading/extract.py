"""The whole reading of one document: `extract` marks the page, then calls each reader."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from penumbra.model import Document, Reading
from penumbra.reading.actors.find import find_actors
from penumbra.reading.casing import sentence_cased
from penumbra.reading.claims.find import find_claims
from penumbra.reading.claims.stances import find_stances
from penumbra.reading.events.grouping import group_mentions
from penumbra.reading.events.mentions import find_mentions
from penumbra.reading.events.reports import make_reports, with_accused
from penumbra.reading.layout import Sentence, quotations, sentences
from penumbra.reading.numbers.figures import find_figures
from penumbra.reading.numbers.find import find_numbers
from penumbra.reading.page import Page, TimeMention
from penumbra.reading.places.find import find_places
from penumbra.reading.private_persons import without_private_names
from penumbra.reading.speech.find import speaker_at, utterances
from penumbra.reading.speech.statements import find_statements
from penumbra.reading.times.find import find_times
from penumbra.reference.dates import dateline
from penumbra.reference.languages import english_only

# Readings of another version are read again; raise it when a change alters what is read.
EXTRACTOR = "rules"
VERSION = "2"


def version(*, names: bool = False) -> str:
    """Return the version that readings with or without private names are kept under."""
    return f"{VERSION} with names" if names else VERSION


def mark(document: Document) -> Page:
    """Mark everything in the English parts of a document that the readers look up."""
    text = sentence_cased(english_only(document.text))
    found = sentences(text)
    quoted = quotations(text)
    return Page(
        text=text,
        published=document.published,
        sentences=found,
        quotations=quoted,
        times=_told_times(text, document.published, found),
        places=find_places(text, found, quoted),
        actors=find_actors(text, found, quoted),
        numbers=find_numbers(text, found),
        whole=document.text,
    )


def _told_times(text: str, published: date | None, found: Sequence[Sentence]) -> list[TimeMention]:
    """The times that the text tells; a dateline says when it was filed, not when things were."""
    times = find_times(text, published, found)
    _, head = dateline(text)
    return times if head is None else [time for time in times if time.start >= head.end]


def extract(document: Document, *, names: bool = False) -> Reading:
    """Read one document; the same document always gives the same reading.

    Nothing is taken from outside the text but the shipped lists of `reference`, and the
    day of publication, which relative dates count from. Private persons (suspects, victims,
    witnesses, residents) stand in the slots by their roles, "a 24-year-old man", unless `names`.
    """
    page = mark(document)
    said = utterances(page)
    reports = make_reports(page, group_mentions(page, find_mentions(page)), document.id)
    stances = find_stances(page)
    claims = find_claims(page, said, reports, document.id, stances=stances)

    def claimant_at(position: int) -> tuple[str | None, str | None]:
        speaker = speaker_at(page, said, position)
        return (speaker.name, speaker.country) if speaker else (None, None)

    reading = Reading(
        document_id=document.id,
        extractor=EXTRACTOR,
        version=version(names=names),
        reports=tuple(with_accused(page, reports, claims)),
        claims=tuple(claims),
        statements=tuple(
            find_statements(page, said, reports, claims, document.id, stances=stances)
        ),
        figures=tuple(find_figures(page, document.id, claimant_at)),
    )
    return reading if names else without_private_names(page, reading)
