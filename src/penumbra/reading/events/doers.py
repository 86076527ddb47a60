"""For which country a mention says somebody acted: what keeps two states' acts apart."""

from __future__ import annotations

import re

from penumbra.reading.events.mentions import Mention
from penumbra.reading.page import Page, inside
from penumbra.reference.countries import by_adjective

# Only so much may stand between who acts and the act: "Danish prosecutors later put it down to".
_REACH = 28
_AUTHORITY = frozenset("state government service office role military organisation".split())
_NATION = re.compile(r"[A-Z][\w’'-]+")
_OBJECT = re.compile(
    r"\b(?:on|against|in|at|over|of|to|for|from|into|near|with|two|three|several|some|the)\s+$"
)
_BREAKS = re.compile(r"[,;:.()“”\"]|\b(?:said|says|told|that|who|which|and|but)\b")


def doer_country(page: Page, mention: Mention) -> str | None:
    """The country of who acts: "Ukrainian drones hit", "Moscow expelled"; None if not said.

    A nation's adjective that opens the mention, or stands right before it, comes first; else
    the authority named last before it, if nothing but adverbs comes between.
    """
    start = max(mention.clause.start, mention.start - 20)
    for word in _NATION.finditer(page.text, start, min(mention.end, mention.start + 12)):
        code = by_adjective(word.group())
        near = mention.start - word.end() <= 1 or word.start() == mention.start
        if code and near and not _OBJECT.search(page.text[max(0, word.start() - 9) : word.start()]):
            return code
    before = [one for one in inside(page.actors, mention.clause) if one.end <= mention.start + 1]
    if not before:
        return None
    actor = before[-1]
    between = page.text[actor.end : mention.start]
    if actor.sort not in _AUTHORITY or len(between) > _REACH or _BREAKS.search(between):
        return None
    return actor.country
