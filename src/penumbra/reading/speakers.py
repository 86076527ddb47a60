"""Who speaks: from a verb of speech to its subject, and from "he" to the person meant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from penumbra.reading.antecedents import PERSONS, by_apposition, fits, several_people
from penumbra.reading.layout import Span
from penumbra.reading.page import ActorMention, Page
from penumbra.reference.countries import by_adjective
from penumbra.reference.speech import speech

# The rule of a speaker whom no list knows: the words before the verb.
NOUN_PHRASE = "speakers: noun phrase"
# What may stand between a subject and its verb without being either.
_TAIL = re.compile(
    r"(?:^|[\s,(]+)(?:(?:continued?s?|went on|goes on|sought|seeks|rushed|began"
    r"|was quick|were quick)"
    r"\s+to|has|have|had|’s|'s|is|are|was|were|been|being|be|will|would|could|can|may|might|must|should|did|does|do|to"
    r"|not|n['’]t|also|later|earlier|then|still|now|only|even|again|since|already|never|merely"
    r"|further|afterwards?|yesterday|today|tonight|meanwhile|however|too|both|all|first|twice|once"
    r"|himself|herself|itself|themselves|just|soon|always|often|long|(?!fami|ital|jul)\w{2,}ly"
    r"|(?:late|early)?\s*(?:on|last|this|since|by|until|in|late|early)\s+(?:the\s+)?(?:\w+day"
    r"|week|month|year|night|morning|evening|afternoon|weekend|january|february|march|april|may|june"
    r"|july|august|september|october|november|december|spring|summer|autumn|winter|\d{4})"
    r"(?:\s+(?:night|morning|evening|afternoon|\d{1,2}|\d{4}))?|\w+day(?:\s+(?:night|morning|evening))?"
    r"|afterwards|who|which|that)[\s,]*$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"(?:\b(?:is|are|was|were|been|being|be)|(?<=\bit)[’']s|(?<=\bhe)[’']s)\s+(?:\w+ly\s+|also\s+|all\s+)*$",
    re.I,
)
_AS = re.compile(r"\s+as\s*$")  # "quoted officials as suspecting"
_REFUSAL = re.compile(
    r"\b(?:not|never|n['’]t|cannot|refus\w+ to|declin\w+ to|nor|unwilling to|no one|nobody)\s+"
    r"(?:\w+ly\s+|yet\s+|even\s+)*$",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(r"(?<!ed )(?<!es )(?<!ue )(?<!on )\bto\s+$", re.IGNORECASE)
_JOINED = re.compile(r"(?:^|[\s,;–—])(?:and|but|or|then|yet|nor)?\s*$", re.IGNORECASE)
_PRONOUN = re.compile(
    r"(?<![\w’'-])(he|she|it|they|i|we|one|others?|neither|both)\s*$", re.IGNORECASE
)
_PREPOSITION_TAIL = re.compile(
    r"\s+(?:of|in|at|for|from|to|on|with|who|which|that|whose|there|here|under|near|among|behind)\b"
    r"[^,;:“”\"]{0,90}(?:,[^;:“”\"]{1,140},)?\s*$"
)
# "the deputy speaker from the ruling party,": a word or two of the name, and what hangs on it.
_REST_OF_NAME = re.compile(
    r"(?:\s+(?![a-z]+ed\b|(?:as|also|then|than|again|still|later|soon|too|once|alone|ever|never"
    r"|even|himself|herself|itself|who|which|that|and|or|but|on|in|at|to|for|by|from|with|was"
    r"|were|is|are|has|had|have|did|does|do|will|would|could|can|may|might|must|should|went|made"
    r"|gave|took|faces?|found|saw|held|put|brought|came|got|kept|left|told|said)\b)"
    r"[\w’'-]+){1,2}"
    r"(?:\s+(?:of|in|at|for|from|to|on|with)\b[^,;:“”\"]{0,60})?(?:,[^;:“”\"]{1,140},)?\s*$"
)
_ASIDE = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:,[^;:“”\"]{1,140},|\s[–—-]\s[^;:]{1,100}\s[–—-])?\s*$")
_WITHIN = re.compile(
    r"\s*(?:\([^)]{1,40}\)\s*)?(?:$|[’']s?\s+(?:[\w-]+\s+){0,3}$"
    r"|\s+(?:of|in|at|for|from|to|on|with|under|near|and|&)\s+(?:[\w’'-]+\s+){0,4}$"
    r"|\s+[\w-]+\s+(?:of|in|at|for|from|to)\s+(?:\w+\s+){0,3}$"
    r"|,\s+(?:(?:the|a|an|its|his|her|one|who|from|of|in|with|head|chief|deputy|director|chairman|chairwoman|member|spokes\w+|"
    r"vice-\w+|commander|leader|secretary|minister|speaking|quoting)\b[^;:“”\"]{0,80})?$)"
)
_ASIDE_BEGINS = re.compile(
    r", (?:in|at|on|who|speaking|visiting|himself|herself|during|after|one|now|once|meeting"
    r"|asked|whose|which|both|for|from)\b[^;:“”\"]+,$"
)
_AND = re.compile(r",?\s+(?:and|as well as)\s+(?:the\s+)?", re.IGNORECASE)
_COMMA = re.compile(r",\s+(?:the\s+)?", re.IGNORECASE)
_DIGRESSION = re.compile(
    r"\b(?:citing|quoting|quotes|cited)\s+(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE
)
_INTRODUCED = re.compile(
    r"(?:^|[.;:“”\"—–,]\s*)(?:In|At|On|From|After|Before|Across|Near|Inside|Outside|Over|For|Under|"
    r"Since|During|Despite|With|Without|Like|Unlike|Following|in|at|after|from|near)\s+(?:[\w’'-]+\s+){0,4}$"
)
_WHEN_FIRST = re.compile(
    r"\s*(?:(?:Late|Early)\s+)?(?:On|In|Last|This)\s+(?:\w+day|week|month|year|[A-Z]\w+|\d{4})"
    r"(?:\s+(?:morning|afternoon|evening|night|this year|last year))?\s+(?=[a-z])"
)
# A finite verb before the verb of speech: "voiced doubts", "made charges public" tell no speaker.
_OTHER_VERB = re.compile(
    r"\b(?:[a-z]{2,}ed|went|made|makes?|gave|gives?|took|takes?|faces?|saw|sees?|held|holds?|puts?"
    r"|brought|came|got|kept|left|ran|met|sent|found|drew|knew|began|became|needs?|wants?)$"
)
_NOBODY = re.compile(r"(?:no|nobody|none|neither|nothing|not)\b", re.IGNORECASE)
_CONJUNCTION = re.compile(
    r"\b(?:that|while|but|and|as|although|though|because|if|meanwhile)\s", re.IGNORECASE
)
_NOUN_PHRASE = re.compile(
    r"\s*((?:[Tt]he|[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ss]everal|[Ss]ome|[Mm]any|[Bb]oth|[Ii]ts|[Hh]is|[Hh]er|"
    r"[Tt]heir|[Oo]ur|[Mm]y|[Aa]nother|[A-ZÀ-ÞĀ-Ž][\w.’'-]*|[a-z]+(?:s|ce))(?:\s+[\w’'.-]+){0,9})\s*$"
)
_NOT_NOUNS = re.compile(
    r"\b(?:was|were|is|are|has|had|have|will|would|that|but|which|when|while|if|because|as|than|so"
    r"|it|he|she|they|we|there|not|said|says)\b|\b(?:the|a|an|of|in|to|by|on|at|for|with|its|his|her|their|and|or"
    r"|been|being|very|more|most)$",
    re.IGNORECASE,
)
_AFTER_VERB = re.compile(
    r"\s+(?:(?:the|a|an|its|one|two|three|several|former|his|her)\s+)?", re.IGNORECASE
)
_CALLING = re.compile(
    r"\s+(?:calling|that calls|which calls|known as|called)\s+(?:itself\s+)?"
    r"[“\"‘]?([A-ZÀ-Þ][\w’'-]*(?:\s+[A-ZÀ-Þ][\w’'-]*){0,3})"
)
# What follows a speaker who stands behind the verb: "said the minister of police."
_CLOSED = re.compile(
    r"[’']?s?(?:\s+[\w-]+){0,2}?\s*(?:$|[,.;:(–—]|\s(?:on|in|at|of|who|as|to|after|late|last|from|for|during|when|by|with)\b)"
)
_DETERMINED = re.compile(r"(?:(?:the|an?|its|his|her|their|our)\s+)?", re.IGNORECASE)
_DETERMINER = re.compile(r"\b(the|its|his|her|their|our|this|that|my)\s+$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|an?|its|his|her|their)\s", re.IGNORECASE)
_OPENING = re.compile(r"(He|She|It|They)\b")
_NO_BEFORE = re.compile(r"(?<![\w’'-])(?:no|nor|neither)\s+$", re.IGNORECASE)
# What may stand before the subject of a sentence: "17:55 RIGA. The …", "Across the border, …".
_FIRST = re.compile(
    r"(?:[\d:. ]{4,7})?(?:[A-Z]{3,}[.:,]? )?(?:[A-Z][a-z]+(?: [a-z]+){0,3}, |Ex-\w+ man )?"
    r"(?:[Tt]he |An? |Its )?"
)
_BODIES = frozenset(
    "state government service military party company organisation office group role media".split()
)
# What keeps one minister from another.
_MINISTRIES = re.compile(
    r"\b(?:prime|foreign|defence|interior|justice|economy|energy|transport|finance|home|deputy"
    r"|vice|army|police|naval|opposition|trade|health|culture|education|digital)\b"
)
_OFFICIAL = re.compile(
    r"\b(?:investigations?|inquiry|inquiries|officials|authorities|government|experts|findings|papers|court)$"
)
_HEADS = {"spokeswoman": "spokes", "spokesman": "spokes", "spokesperson": "spokes"}


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands before a verb: the speaker, or nobody, and how the verb is used."""

    speaker: ActorMention | None
    start: int
    rule: str
    passive: bool = False
    refused: bool = False
    others: tuple[ActorMention, ...] = ()  # who speaks with them: "Denmark and Sweden wrote"


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

    def after(self, position: int, stop: int, gap: int = 30) -> ActorMention | None:
        """Return the actor named within `gap` characters after `position`, the widest form."""
        found = self.between(position, stop)
        return found[0] if found and found[0].start - position <= gap else None

    def subject(self, start: int, verb: int) -> Subject:
        """Find who does what the verb at `verb` says, looking back no further than `start`."""
        text, end = self.page.text, verb
        head = text[max(start, verb - 60) : verb]
        passive = bool(_PASSIVE.search(head))
        refused = bool(_REFUSAL.search(head))
        while (tail := _TAIL.search(text, max(start, end - 60), end)) and tail.start() >= start:
            end = tail.start()
        aside = text[end : end + 1] == ","
        if (quoting := _AS.search(text, max(start, end - 6), end)) is not None:
            end = quoting.start()
        while end > start and text[end - 1].isspace():
            end -= 1
        if text[end - 1 : end] == ")" and (opens := text.rfind("(", start, end)) > start:
            end = opens - text[opens - 1 : opens].isspace()
        plain = replace(Subject(None, verb, "no subject"), passive=passive, refused=refused)
        if _INFINITIVE.search(head):
            return replace(plain, refused=True)
        joined = _JOINED.search(text, max(start, end - 8), end)
        if end <= start or (
            joined
            and re.search(r"(?i)\b(and|but|or|then|yet|nor)\s*$", text[max(start, end - 6) : end])
        ):
            return replace(plain, rule="joined")
        pronoun = _PRONOUN.search(text, max(start, end - 12), end)
        if pronoun:
            speaker = self._pronoun(pronoun.group(1).lower(), pronoun.start(1))
            return replace(plain, speaker=speaker, start=pronoun.start(1), rule="pronoun")
        found = self._named(start, end + aside) or self._unnamed(start, end)
        if found is None:
            return plain
        if _NOBODY.match(text, found.start) or _NO_BEFORE.search(text, start, found.start):
            return replace(plain, rule="nobody", refused=True)
        others = self._fellows(start, found)
        first = min((other.start for other in others), default=found.start)
        speaker = self.resolve(found)
        return replace(plain, speaker=speaker, start=first, rule="subject", others=others)

    def inverted(self, verb_end: int, stop: int) -> ActorMention | None:
        """Find the speaker after the verb: "…, said the minister"."""
        text = self.page.text
        actor = self.after(verb_end, stop, gap=14)
        if actor is not None and not (
            _AFTER_VERB.fullmatch(text, verb_end, actor.start)
            and _CLOSED.match(text, actor.end, stop)
        ):
            actor = None
        if actor is not None:
            return self.resolve(actor)
        phrase = re.compile(
            r"\s+((?:the|a|an|one|its|his|her|two|three|[A-ZÀ-ÞĀ-Ž]\S*?)(?:\s+[\w’'-]+){0,4})(?=[,.;:]|\s+(?:on|in|of|who|at|as)\b|$)"
        ).match(text, verb_end, stop)
        if phrase is None or _NOT_NOUNS.search(phrase.group(1)):
            return None
        return self.resolve(self._phrase(phrase.start(1), phrase.end(1)))

    def _named(self, start: int, end: int) -> ActorMention | None:
        text = self.page.text
        named = self.between(start, end)
        if (before_aside := self._before_aside(start, end, named)) is not None:
            return before_aside
        if (over := self._straddling(start, end)) is not None or not named:
            return over
        actor = named[-1]
        gap = text[actor.end : end]
        if _REST_OF_NAME.match(gap) and not _mark(gap) and not _speaks(gap):
            words = re.split(r"[,\s]+(?:of|in|at|for|from|to|on|with)\b|,", gap)[0]
            actor = replace(
                actor, end=actor.end + len(words.rstrip()), name=actor.name + words.rstrip()
            )
            gap = text[actor.end : end]
        if _mark(gap) or not (
            not gap.strip(" ,’'s") or _ASIDE.match(gap) or _PREPOSITION_TAIL.match(gap)
        ):
            return None
        if self.page.quoted(actor.start):
            return None
        for earlier in reversed(named[:-1]):
            between = text[earlier.end : actor.start]
            if _AND.fullmatch(between) and earlier.sort in _BODIES and actor.sort in _BODIES:
                break  # "Denmark and Sweden wrote": two speakers
            if _ARTICLE.match(text, actor.start) and not between.strip():
                break  # "at a meeting in Brussels the minister said"
            if "," in between and not gap.rstrip().endswith(","):
                break  # "…, the ministry said": nothing stands in apposition to it
            if _DIGRESSION.search(between) or _mark(between) or not _WITHIN.match(between):
                break
            if actor.sort == "person" and earlier.sort in ("role", "office") and "," in between:
                break  # "the foreign minister, Jane Doe": the name says more
            if "," in between and _INTRODUCED.search(
                text[max(start, earlier.start - 40) : earlier.start]
            ):
                break
            actor = earlier
        return actor

    def _before_aside(self, start: int, end: int, named: list[ActorMention]) -> ActorMention | None:
        """Return who stands before an aside: "the minister, in Brussels for talks, accused"."""
        text = self.page.text
        if text[end - 1 : end] != ",":
            return None
        comma = text.rfind(",", start, end - 1)
        if comma < 0 or not _ASIDE_BEGINS.match(text, comma, end):
            return None
        return next((actor for actor in named if actor.end == comma), None)

    def _fellows(self, start: int, speaker: ActorMention) -> tuple[ActorMention, ...]:
        """Return those who speak together with the speaker: "Latvia, Estonia and Poland say"."""
        found: list[ActorMention] = []
        right = speaker
        for left in self.before(speaker.start, 6):
            between = self.page.text[left.end : right.start]
            joint = _AND if right is speaker else _COMMA
            if left.start < start or left.sort not in _BODIES or not joint.fullmatch(between):
                break
            found.append(self.resolve(left))
            right = left
        return tuple(reversed(found)) if speaker.sort in _BODIES else ()

    def _straddling(self, start: int, end: int) -> ActorMention | None:
        """Return a mention that ran on into the verb: "the Border Guard suspects"."""
        at = bisect_left(self._starts, end)
        if at and self.page.actors[at - 1].start >= start and self.page.actors[at - 1].end > end:
            words = self.page.text[self.page.actors[at - 1].start : end]
            return replace(self.page.actors[at - 1], end=end, name=words)
        return None

    def _unnamed(self, start: int, end: int) -> ActorMention | None:
        """Take a whole stretch between commas as a speaker where it looks like one."""
        text = self.page.text
        cut = max(start, *(text.rfind(mark, start, end) + 1 for mark in ',;:“”"—–('))
        if text[end : end + 1] == "," and text[cut - 1 : cut] == ",":
            if _ASIDE_BEGINS.match(text, cut - 1, end + 1) is None:
                return None
            end = cut - 1
            cut = max(start, *(text.rfind(mark, start, end) + 1 for mark in ',;:“”"—–('))
        for conjunction in _CONJUNCTION.finditer(text, cut, end):
            cut = conjunction.end()
        if (intro := _WHEN_FIRST.match(text, cut, end)) is not None:
            cut = intro.end()
        phrase = _NOUN_PHRASE.fullmatch(text, cut, end)
        if phrase is None or _NOT_NOUNS.search(phrase.group(1)):
            return None
        if _OTHER_VERB.search(phrase.group(1)):
            return None
        inner = self.between(phrase.start(1), phrase.end(1))
        if inner and _DETERMINED.fullmatch(text, phrase.start(1), inner[0].start):
            return inner[0]
        return self._phrase(phrase.start(1), phrase.end(1))

    def _phrase(self, start: int, end: int) -> ActorMention:
        words = self.page.text[start:end]
        inner = self.between(start, end)
        country = next((actor.country for actor in inner if actor.country), None)
        if country is None and _OFFICIAL.search(words):
            nations = (by_adjective(word) for word in words.split() if word[:1].isupper())
            country = next((code for code in nations if code), None)
        return ActorMention(start, end, words, country, "role", NOUN_PHRASE)

    def resolve(self, mention: ActorMention) -> ActorMention:
        """Lead "the minister", "its spokesman" back to whom they mean; others stay as they are."""
        words = self.page.text[mention.start : mention.end]
        if mention.country is None and mention.name in self._countries:
            return replace(mention, country=self._countries[mention.name])
        calling = _CALLING.match(self.page.text, mention.end)
        if calling is not None:
            return replace(mention, name=calling.group(1))
        if (inside := _DETERMINED.match(words)) and inside.group():
            inner = replace(mention, start=mention.start + inside.end())
            return replace(self.resolve(inner), start=mention.start)
        before = _DETERMINER.search(self.page.text, max(0, mention.start - 8), mention.start)
        if before is None or any(word[:1].isupper() for word in words.split()):
            return self._apposed.get(mention.start, mention)
        if before.group(1).lower() in ("its", "his", "her", "their"):
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

    def _owner(self, mention: ActorMention) -> ActorMention | None:
        """Find whose spokesman it is: the sentence's first body, else who spoke last."""
        sentence = self.page.sentence_at(mention.start)
        for actor in self.between(sentence.start, mention.start):
            if actor.country and actor.sort in _BODIES:
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

    def _pronoun(self, word: str, position: int) -> ActorMention | None:
        span = (position, position + len(word))
        if word in ("he", "she", "i"):
            sorts = PERSONS
        elif word in ("it", "they", "we"):
            sorts = _BODIES
        else:
            words = self.page.text[span[0] : span[1]]
            return ActorMention(*span, words, None, "role", "speakers: pronoun")
        if word in ("we", "i") and self._publisher is not None:
            return replace(self._publisher, start=span[0], end=span[1])
        heard = [actor for actor in self._heard if position - actor.start < 1500]
        if (topic := self.opening(position)) and (not heard or heard[-1].start < topic.start):
            heard.append(topic)
        fitting = [actor for actor in heard if fits(actor, word)]
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


def _speaks(gap: str) -> bool:
    """Whether a verb of speech stands between two places."""
    return next(speech().verbs(gap, 0, len(gap)), None) is not None


def _mark(gap: str) -> bool:
    """Whether a quotation ends or begins between two places."""
    return any(mark in gap for mark in '“”"«»;')
