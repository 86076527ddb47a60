"""Marks a text for tests of single readers, with the places that the test gives."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from penumbra.model import Place
from penumbra.reading.actors.find import find_actors
from penumbra.reading.events.mentions import find_mentions
from penumbra.reading.layout import quotations, sentences
from penumbra.reading.numbers.find import find_numbers
from penumbra.reading.page import Page, PlaceMention
from penumbra.reading.places.find import find_places
from penumbra.reading.times.find import find_times

# A Monday.
PUBLISHED = date(2024, 5, 6)


def a_page(text: str, *, published: date | None = PUBLISHED, places: Iterable[Place] = ()) -> Page:
    """Mark a text; each place given is found wherever its name stands."""
    found, quoted = sentences(text), quotations(text)
    mentions = [
        PlaceMention(match.start(), match.end(), place, "test")
        for place in places
        for match in re.finditer(re.escape(place.name), text)
    ]
    return Page(
        text=text,
        published=published,
        sentences=found,
        quotations=quoted,
        times=find_times(text, published, found),
        places=sorted(mentions, key=lambda mention: mention.start),
        actors=find_actors(text, found, quoted),
        numbers=find_numbers(text, found),
    )


def kinds_told(text: str) -> set[str]:
    """Return the kinds of event that a text tells of, its places read from the gazetteer."""
    page = a_page(text)
    page = replace(page, places=find_places(text, page.sentences, page.quotations))
    return {mention.kind for mention in find_mentions(page)}
