"""Whether a place named in a text can be where things happen."""

from __future__ import annotations

import re

from penumbra.reading.layout import Span
from penumbra.reading.page import Page, PlaceMention, inside
from penumbra.reading.terms import is_past

# "From Riga", "left the port of Ust-Luga", "registered in Gabon": not where it happened.
_ELSEWHERE = re.compile(
    r"\b(?:from|left|leaving|departed|bound for|way to|registered in|flag of|flagged in|heading for"
    r"|(?:deliver(?:y|ies)|supply|supplies|exports?|shipments?|transports?|traffic"
    r"|headed|destined|shipped|exported|delivered|supplied) (?:to|for)"
    r"|(?:based|stationed|headquartered|born|raised|registered) (?:at|in|on)"
    r"|en route to|routes? to|flights? to|voyage to|returned to|back to|citizens? of|born in"
    r"|sent to|diverted to|rerouted to|redirected to|transferred to|travelling to"
    r"|flying to|flew to)\s+(?:the\s+)?"
    r"(?:[A-Z][\w-]+\s+)?(?:ports?\s+(?:of\s+)?)?$"
)
_SAYS = re.compile(
    r",?\s+(?:has |had |also |later )*(?:said|says|say|told|announced|confirmed|wrote|added"
    r"|reported|denied|denies|called|warned|accused|rejected|declared|stated)\b"
)
_VERB = re.compile(r" (?:has |had |have |also |then |later )*(?P<verb>[a-z]+)\b")
_SAID_BY = re.compile(
    r"\b(?:said|says|told|according to|(?:quoted|reported|released|issued|published|made) by)"
    r"\s+(?:the\s+|an?\s+)?$"
)
# "Said in Adelaide that …": where somebody spoke.
_SAID_IN = re.compile(
    r"\b(?:said|told|announced|wrote|spoke|speaking|declared)\b[^.,;]{0,20}\b(?:in|at)\s+(?:the\s+)?$"
)
# "On its way from Ust-Luga in Russia to Egypt".
_FROM_TO = re.compile(r"\bfrom\s+[A-Z][\w-]+(?:\s+in\s+[A-Z]\w+)?\s+to\s+$")
# "Some 70 kilometres from Plock" is near it.
_AWAY = re.compile(r"\b(?:km|kilomet(?:re|er)s?|miles?|met(?:re|er)s|far) from\s+(?:the\s+)?$")


def is_scene(page: Page, place: PlaceMention) -> bool:
    """Whether a place can be where things happen, not only whence, whither or under which flag."""
    sentence = page.sentence_at(place.start)
    if place.dateline or any(time.covers(place) for time in inside(page.times, sentence)):
        return False
    # "The prosecutor's office in Vilnius said": the place of a voice, not of what it tells.
    if any(
        actor.covers(place) and actor.end > place.start and _speaks(page, actor)
        for actor in inside(page.actors, sentence)
    ):
        return False
    if _acts(page, place):
        return False
    before = page.text[max(0, place.start - 40) : place.start]
    if _FROM_TO.search(before) or _SAID_IN.search(before):
        return False
    return not _ELSEWHERE.search(before) or bool(_AWAY.search(before))


def _acts(page: Page, place: PlaceMention) -> bool:
    """Whether a name stands for its government, which does something: "Berlin accused"."""
    row = inside(page.actors, Span(place.start, place.end))
    if not any(one.end == place.end and one.sort in ("state", "government") for one in row):
        return False
    verb = _VERB.match(page.text, place.end)
    return verb is not None and is_past(verb.group("verb"))


def _speaks(page: Page, actor: Span) -> bool:
    return bool(
        _SAYS.match(page.text, actor.end)
        or _SAID_BY.search(page.text[max(0, actor.start - 24) : actor.start])
    )
