"""Who is named, who has spoken, and whom "he" and "the minister" lead back to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from penumbra.reading.layout import Span
from penumbra.reading.page import ActorMention, Page
from penumbra.reading.speech.antecedents import PERSONS, by_apposition, fits, several_people

_CALLING = re.compile(
    r"(?:\s+(?:channel|account|group|collective))?\s+(?:calling|that calls|which calls|known as"
    r"|called|named|styling|styled|dubbed|going by the name(?: of)?)\s+(?:itself\s+|themselves\s+)?"
    r"(?:the\s+)?"
    r"[“\"‘]?([A-ZÀ-Þ][\w’'-]*(?:\s+[A-ZÀ-Þ][\w’'-]*){0,3})"
)
# "The anarchist group Black Flame": its name follows.
_GROUP = re.compile(
    r"\b(?:group|collective|gang|cell|outfit|crew|movement|channel|organisation"
    r"|account|hackers|activists)\b"
)
_ONE_GROUP = re.compile(r"\b(?:group|collective|gang|cell|outfit|movement|channel)$")
_NAMED_GROUP = re.compile(r"\s+[“\"‘]?([A-ZÀ-Þ][\w’'-]*(?:\s+[A-ZÀ-Þ][\w’'-]*){0,3})")
_LOCAL = re.compile(r"(?i)\b(?:governor|mayor|police chief|council|prosecutors?|administration)\b")
DETERMINED = re.compile(r"(?:(?:the|an?|its|his|her|their|our)\s+)?", re.IGNORECASE)
_DETERMINER = re.compile(r"\b(the|its|his|her|their|our|this|that|my)\s+$", re.IGNORECASE)
_OPENING = re.compile(r"(He|She|It|They)\b")
# What may stand before the subject of a sentence: "17:55 RIGA. The …", "Across the border, …".
_FIRST = re.compile(
    r"(?:[\d:. ]{4,7})?(?:[A-Z]{3,}[.:,]? )?(?:[A-Z][a-z]+(?: [a-z]+){0,3}, |Ex-\w+ man )?"
    r"(?:[Tt]he |An? |Its )?"
)
BODIES = frozenset(
    "state government service military party company organisation office group role media".split()
)
# What keeps one minister from another.
_MINISTRIES = re.compile(
    r"\b(?:prime|foreign|defence|interior|justice|economy|energy|transport|finance|home|deputy"
    r"|vice|army|police|naval|opposition|trade|health|culture|education|digital)\b"
)
_HEADS = {"spokeswoman": "spokes", "spokesman": "spokes", "spokesperson": "spokes"}


class Cast:
    """Everybody whom a text names, and those who have spoken so far; filled as it is read."""

    def __init__(self, page: Page, publisher: ActorMention | None = None) -> None:
        self.page = page
        self._publisher = publisher  # who "we" is outside quotation marks
        self._starts = [actor.start for actor in page.actors]
        self._heard: list[ActorMention] = []
        self._countries, self._apposed = by_apposition(page)

    def hear(self, speaker: ActorMention) -> None:
        """Remember who spoke, so that "he" and "the minister" lead back to them."""
        self._heard.append(speaker)
        del self._heard[:-12]

    @property
    def last(self) -> ActorMention | None:
        return self._heard[-1] if self._heard else None

    def between(self, start: int, end: int) -> list[ActorMention]:
        """Return the actors named from `start` up to `end`, in order."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        return [actor for actor in self.page.actors[first:last] if actor.end <= end]

    def before(self, position: int, limit: int = 60) -> Iterator[ActorMention]:
        """Walk back over the actors that end before `position`, at most `limit` of them."""
        at = bisect_left(self._starts, position)
        for number in range(at - 1, max(-1, at - 1 - limit), -1):
            if self.page.actors[number].end <= position:
                yield self.page.actors[number]

    def across(self, position: int) -> ActorMention | None:
        """Return the actor whose words run over `position`."""
        at = bisect_left(self._starts, position)
        last = self.page.actors[at - 1] if at else None
        return last if last is not None and last.end > position else None

    def after(self, position: int, stop: int, gap: int = 30) -> ActorMention | None:
        """Return the actor named within `gap` characters after `position`, the widest form."""
        found = self.between(position, stop)
        return found[0] if found and found[0].start - position <= gap else None

    def resolve(self, mention: ActorMention) -> ActorMention:
        """Lead "the minister", "its spokesman" back to whom they mean; others stay as they are."""
        words = self.page.text[mention.start : mention.end]
        if mention.country is None and mention.name in self._countries:
            return replace(mention, country=self._countries[mention.name])
        calling = None
        if mention.sort == "group" or _GROUP.search(
            self.page.text, mention.end - 14, mention.end + 12
        ):
            calling = _CALLING.match(self.page.text, mention.end)
            if calling is None and _ONE_GROUP.search(mention.name):
                calling = _NAMED_GROUP.match(self.page.text, mention.end)
        if calling is not None:
            return replace(mention, name=calling.group(1))
        if (inside := DETERMINED.match(words)) and inside.group():
            inner = replace(mention, start=mention.start + inside.end())
            return replace(self.resolve(inner), start=mention.start)
        before = _DETERMINER.search(self.page.text, max(0, mention.start - 8), mention.start)
        if before is None or any(word[:1].isupper() for word in words.split()):
            return self._apposed.get(mention.start, mention)
        if before.group(1).lower() in ("its", "his", "her", "their"):
            if _LOCAL.search(words) and (country := self._where(mention)) is not None:
                return replace(mention, country=country)
            owner = self._owner(mention)
            if owner is None:
                return mention
            if words.lower().startswith("spokes"):
                return replace(owner, start=mention.start, end=mention.end)
            return replace(mention, country=mention.country or owner.country)
        return self._same_role(mention, words)

    def _same_role(self, mention: ActorMention, words: str) -> ActorMention:
        """Lead "the minister" back to the minister who spoke or was named last."""
        nouns = re.split(r"\s+(?:of|for|in|at|from|to|with|who)\b", words)[0].split()
        head = nouns[-1].lower() if nouns else words
        if head == "country" and self.last is not None:
            return replace(self.last, start=mention.start, end=mention.end)
        head = _HEADS.get(head, head.removesuffix("s"))
        sort = _MINISTRIES.search(words.lower())
        for actor in reversed(self._heard):
            if head in actor.name.lower() and (not sort or sort.group() in actor.name.lower()):
                return replace(actor, start=mention.start, end=mention.end)
        for actor in self.before(mention.start):
            if (
                head in actor.name.lower()
                and actor.name[:1].isupper()
                and (not sort or sort.group() in actor.name.lower())
            ):
                return replace(actor, start=mention.start, end=mention.end)
        return self._apposed.get(mention.start, mention)

    def _where(self, mention: ActorMention) -> str | None:
        """Return the country of the place named last before a local office: "its governor"."""
        at = bisect_left(self.page.places, mention.start, key=lambda place: place.start)
        sentence = self.page.sentence_at(mention.start)
        for named in reversed(self.page.places[max(0, at - 4) : at]):
            if named.start >= sentence.start and named.place.country is not None:
                return named.place.country
        return None

    def _owner(self, mention: ActorMention) -> ActorMention | None:
        """Find whose spokesman it is: the sentence's first body, else who spoke last."""
        sentence = self.page.sentence_at(mention.start)
        for actor in self.between(sentence.start, mention.start):
            if actor.country and actor.sort in BODIES:
                return actor
        if self.last is not None and self.last.country:
            return self.last
        return next((actor for actor in self.before(mention.start, 12) if actor.country), None)

    def topic(self, sentence: Span) -> ActorMention | None:
        """Return the subject of a sentence: its first actor, or whom its first pronoun means."""
        opening = _OPENING.match(self.page.text, sentence.start)
        if opening is not None:
            word = opening.group(1).lower()
            for actor in self.before(sentence.start, 20):
                if fits(actor, word) and (word != "they" or several_people(actor)):
                    return replace(actor, start=opening.start(1), end=opening.end(1))
            return None
        named = self.between(sentence.start, sentence.end)
        return self.resolve(named[0]) if named else None

    def opening(self, position: int) -> ActorMention | None:
        """Return the actor that opens the sentence before, in the same paragraph."""
        here = self.page.sentence_at(position)
        if here.index == 0:
            return None
        sentence = self.page.sentences[here.index - 1]
        if sentence.paragraph != here.paragraph:
            return None
        named = self.between(sentence.start, sentence.end)[:1]
        if not named or not _FIRST.fullmatch(self.page.text, sentence.start, named[0].start):
            return None
        return self.resolve(named[0])

    def _first_person(self, position: int) -> ActorMention | None:
        """Return the person that opens the sentence of a later "he said" or "she added"."""
        sentence = self.page.sentence_at(position)
        named = self.between(sentence.start, position)
        for number, actor in enumerate(named[:2]):
            lead = self.page.text[sentence.start : actor.start]
            apposed = number == 1 and named[0].end + 3 > actor.start
            if fits(actor, "he") and (apposed or _FIRST.fullmatch(lead)):
                return self.resolve(named[number])
        return None

    def pronoun(self, word: str, position: int) -> ActorMention | None:
        """Return whom a pronoun at an offset means, None if nobody fits."""
        span = (position, position + len(word))
        if word in ("he", "she", "i"):
            sorts = PERSONS
        elif word in ("it", "they", "we"):
            sorts = BODIES
        else:
            words = self.page.text[span[0] : span[1]]
            return ActorMention(*span, words, None, "role", "speakers: pronoun")
        if word in ("we", "i") and self._publisher is not None:
            return replace(self._publisher, start=span[0], end=span[1])
        heard = [actor for actor in self._heard if position - actor.start < 1500]
        if (topic := self.opening(position)) and (not heard or heard[-1].start < topic.start):
            heard.append(topic)
        fitting = [actor for actor in heard if fits(actor, word)]
        if word in ("he", "she") and (opener := self._first_person(position)) is not None:
            fitting.append(opener)
        if word == "they":
            fitting = [actor for actor in fitting if several_people(actor)] or fitting
        if fitting:
            return replace(fitting[-1], start=span[0], end=span[1])
        here = self.page.sentence_at(position)
        for index in range(here.index - 1, max(-1, here.index - 4), -1):
            sentence = self.page.sentences[index]
            if sentence.paragraph != here.paragraph:
                break
            first = self.between(sentence.start, min(sentence.end, sentence.start + 60))[:1]
            if (
                first
                and fits(first[0], word)
                and _FIRST.fullmatch(self.page.text, sentence.start, first[0].start)
            ):
                return replace(first[0], start=span[0], end=span[1])
        for actor in self.before(position, 12):
            if actor.sort in sorts:
                return replace(actor, start=span[0], end=span[1])
        if not heard or word in ("he", "she"):
            return None
        return replace(heard[-1], start=span[0], end=span[1])
