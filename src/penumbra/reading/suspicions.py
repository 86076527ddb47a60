"""What people are held for: an arrest "on suspicion of arson" is a suspicion by who made it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from penumbra.model import Report, Stance
from penumbra.reading.assertions import Draft
from penumbra.reading.layout import Span
from penumbra.reading.page import ActorMention, Page
from penumbra.reading.references import Mentions, is_hostile
from penumbra.reading.settings import inside

_HELD_FOR = re.compile(
    r"\b(?:on suspicion of|(?:who (?:is|are|was|were) )?suspected of|in connection with)\s+"
    r"(?:having\s+)?(?:(?:the|an?)\s+)?"
)
# The offence begins this near behind the words for it.
_NEAR = 30


def suspicions(page: Page, mentions: Mentions, reports: Sequence[Report]) -> Iterator[Draft]:
    """Read who is held on suspicion of what; the accused are the people held.

    An arrest that names nobody held accuses nobody.
    """
    for arrest in reports:
        if arrest.kind != "arrest" or not arrest.status.is_real or not arrest.targets:
            continue
        for mention in arrest.mentions:
            sentence = page.sentence_at(mention.start)
            match = _HELD_FOR.search(page.text, mention.end, sentence.end)
            if match is None:
                continue
            behind = Span(match.end(), min(match.end() + _NEAR, sentence.end))
            for report in mentions.within([behind])[:1]:
                if is_hostile(report):
                    yield Draft(
                        report=report,
                        speaker=_who_holds(page, arrest, sentence),
                        stance=Stance.SUSPECTS,
                        accused=arrest.targets[0],
                        accused_country=None,
                        cue=Span(match.start(), match.end()),
                        context=Span(sentence.start, sentence.end),
                        rule=f"suspicions: held “{match.group().strip()}”",
                    )


def _who_holds(page: Page, arrest: Report, sentence: Span) -> ActorMention | None:
    """The actor of the arrest, as this sentence names it."""
    for actor in inside(page.actors, sentence):
        if page.text[actor.start : actor.end] in arrest.actors:
            return actor
    return None
