"""What a speaker tells of as having happened, and who did it by that account."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from penumbra.model import Passage, Report
from penumbra.reading.actors.find import country_of_phrase
from penumbra.reading.claims.references import Mentions, is_hostile
from penumbra.reading.layout import Span, clauses
from penumbra.reading.page import ActorMention, Page

_MODAL = re.compile(r"\b(?:would|will|should|could|may|might|must|shall)\b")
_WORD = re.compile(r"\w+")
# Before an event that is known already and not told of: "in the stabbing", "of the last attack".
_BROUGHT_IN = re.compile(
    r"\b(?:in|of|into|from|against|about|over|after|before|for|on|with|since|during|behind|despite"
    r"|following|(?!dur|accord|includ)\w{3,}ing)\s+"
    r"(?:(?:last|this) \w+[’']s|\w+[’']s|the|this|that|these|those|its|his|her|their|both|such"
    r"|any)\s+"
    r"(?:[\w’'-]+\s+){0,2}$",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:was|were|had|been|has|have|did|[a-z]{2,}ed|cut|hit|struck|blew|broke|flew|shot)\b"
)
_ARTICLES = frozenset(("the", "a", "an", "of", "its", "s"))
# Arms and men that carry their state's name: "Russian missiles struck".
_FOREIGN_ARMS = re.compile(
    r"\b[A-Z]\w+(?:[- ][a-z]\w+){0,2} (?:missiles?|drones?|rockets?|shells?|jets?|fighters?"
    r"|bombers?|aircraft|warplanes?|shelling|mortars?|barrages?|airstrikes?|UAVs?|mines?"
    r"|unmanned aerial vehicles|balloons?|cutters?|vessels?|ships?|border guards?|forces|troops"
    r"|hackers|agents|saboteurs|soldiers|artillery|bombs?|helicopters?|trawler|tanker|warships?"
    r"|submarines?)\b"
)
_OWN_ARMS = re.compile(
    r"\b(?:its|our|their|his) (?:own )?(?:[a-z-]+ ){0,2}(?:missiles?|drones?|rockets?|shells?"
    r"|jets?|fighters?|bombers?|aircraft|warplanes?|forces|troops|units?|hackers|agents"
    r"|soldiers|artillery|bombs?|helicopters?|warships?"
    r"|submarines?|men|members|people|team)\b",
    re.IGNORECASE,
)
_WE_OR_IT = re.compile(r"\b(?:it|they|we|its|their|our|he|she)\b", re.IGNORECASE)
_AUXILIARY = re.compile(r"\s*(?:(?:had|has|have|was|were|also|then|again|\w+ly)\s+)*")
_WE_DID = re.compile(
    r"\b(?:it|they|we)\s+(?:had\s+|have\s+|also\s+)*(?:killed|struck|hit|destroyed|shelled|bombed"
    r"|fired|attacked|sank|launched|downed|carried out)\b"
)
_ARTICLE = 6  # letters of "a pro-"
_BY = re.compile(r"\bby\s+(?:the\s+)?$")
_HANDS = re.compile(
    r"\b(?:citizens?|nationals?|man|men|woman|women|youths?|teenagers?|people|persons?|boys?|couple"
    r"|students?|[\w-]+-year-old)\b"
)


def told(page: Page, mentions: Mentions, spans: Sequence[Span]) -> list[Report]:
    """Return the first report of each clause: what the words say, not what they mention."""
    found: dict[str, Report] = {}
    for span in spans:
        for clause in clauses(page.text, span):
            if _MODAL.search(page.text, clause.start, clause.end):
                continue  # what would or should be is no account of what was
            for report in mentions.within([clause])[:1]:
                if not _only_mentioned(page, report, clause):
                    found.setdefault(report.id, report)
    return list(found.values())


def _only_mentioned(page: Page, report: Report, clause: Span) -> bool:
    """Whether a clause only brings an event in: "was countering the jamming", "after the raid"."""
    inside = mentions_inside(report, clause)
    return bool(inside) and all(
        _BROUGHT_IN.search(page.text, max(clause.start, mention.start - 50), mention.start)
        and not _TELLS.search(mention.quote)
        for mention in inside
    )


def own_doing(page: Page, report: Report, spans: Sequence[Span], speaker: ActorMention) -> bool:
    """Whether a speaker tells of a hostile act as their own: "its missiles had hit"."""
    if not is_hostile(report) or report.kind in ("territory-change", "ground-combat"):
        return False
    doers = [phrase for phrase in report.actors if not same_words(speaker.name, phrase)]
    countries = {country_of_phrase(phrase) for phrase in doers}
    if speaker.country is not None and countries == {speaker.country}:
        return True
    for span in spans:
        for mention in mentions_inside(report, span):
            start = max(span.start, mention.start - 60)
            if speaker.sort == "group" and _WE_OR_IT.search(page.text, start, mention.end):
                return True
            ahead = page.text[max(span.start, mention.start - 40) : mention.start + 30]
            if speaker.sort in ("state", "government", "military") and _WE_DID.search(ahead):
                return True
            if _OWN_ARMS.search(page.text, start, mention.end):
                return True
            for match in _FOREIGN_ARMS.finditer(page.text, start, mention.end):
                if country_of_phrase(match.group()) == speaker.country is not None:
                    return match.start() <= mention.start
    return False


def doer(
    page: Page, report: Report, spans: Sequence[Span], speaker: ActorMention
) -> tuple[str, str] | None:
    """Find the foreign side that the words name as having done it, and its country."""
    if not is_hostile(report):
        return None
    for phrase in report.actors:
        country = country_of_phrase(phrase)
        if _HANDS.search(phrase):
            continue  # where the hands come from says nothing of whose they are
        if country and country != speaker.country and _stands(page, phrase, spans):
            return phrase, country
    for span in spans:
        for mention in mentions_inside(report, span):
            if (agent := _agent(page, mention, span)) and agent.country != speaker.country:
                return agent.name, agent.country or ""
            start, end = max(0, mention.start - 60), mention.end + 60
            for match in _FOREIGN_ARMS.finditer(page.text, start, end):
                country = country_of_phrase(match.group())
                # A wording may begin with them: "Russian drones crossed".
                ahead = match.start() <= mention.start + _ARTICLE or _BY.search(
                    page.text[max(0, match.start() - 8) : match.start()]
                )
                if ahead and country and country != speaker.country:
                    return match.group(), country
    return None


def _agent(page: Page, mention: Passage, span: Span) -> ActorMention | None:
    """Find the state that stands as subject of a wording: "Russia launched 40 missiles"."""
    at = bisect_left(page.actors, mention.start - 40, key=lambda actor: actor.start)
    for actor in page.actors[at : at + 4]:
        if actor.start > mention.start or actor.start < span.start:
            continue
        if actor.country and actor.sort in ("state", "government", "service", "military"):
            if _HANDS.search(actor.name):
                continue
            between = page.text[actor.end : max(actor.end, mention.start)]
            if _AUXILIARY.fullmatch(between) and page.text[actor.end : actor.end + 1] not in "’'":
                return actor
    return None


def mentions_inside(report: Report, span: Span) -> Sequence[Passage]:
    """Return the report's mentions that begin in a span."""
    first = bisect_left(report.mentions, span.start, key=lambda mention: mention.start)
    last = bisect_left(report.mentions, span.end, first, key=lambda mention: mention.start)
    return report.mentions[first:last]


def _stands(page: Page, phrase: str, spans: Sequence[Span]) -> bool:
    return any(page.text.find(phrase, span.start, span.end) >= 0 for span in spans)


def same_words(name: str, phrase: str) -> bool:
    """Whether one wording holds all words of the other, articles left out."""
    left, right = (set(_WORD.findall(words.lower())) - _ARTICLES for words in (name, phrase))
    return bool(left and right) and (left <= right or right <= left)
