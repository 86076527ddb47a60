"""Who acts and speaks in a text: every actor named or described, with country.

words → composed names, listed names, names of people, states → whose they are
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from penumbra.reading.actors.countries import country_of
from penumbra.reading.actors.names import Name, find_names
from penumbra.reading.actors.role_attachments import read_phrase
from penumbra.reading.actors.role_phrases import Phrase
from penumbra.reading.actors.whereabouts import Whereabouts
from penumbra.reading.actors.words import REGIONS, Nation, Words, read_words
from penumbra.reading.layout import Quotation, Sentence
from penumbra.reading.page import ActorMention
from penumbra.reading.places.state_names import COUNTED, state_mention
from penumbra.reference.actors import Actor
from penumbra.reference.countries import plain

# "Wrote on Telegram": a way to speak, not a speaker.
_MEDIA_PATHS = frozenset("on via over through using".split())
# Those that stand for their state as a whole.
_SEATS = frozenset(
    ("Kremlin", "White House", "Downing Street", "Élysée", "Bankova", "Russian Federation")
)
_CLOCK = re.compile(r"\d\d?(?P<minute>[.:]\d\d)?\s+(?=[^\W\d_])")
_WHOLE_STATE = frozenset(("actors: country", "actors: capital", "actors: people for state"))


def find_actors(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> list[ActorMention]:
    """Find everybody in a text who can act or speak, in text order, without overlaps.

    Each mention takes the longest name: "the Russian embassy in London" is one, and Russia and
    London in it are none. Pronouns are left to the reader of speech. A bare role has the country
    of the scene around it; who is private, joint or stateless has none.
    """
    if not sentences:
        return []
    found = _Finder(read_words(text, sentences, quotations)).mentions()
    return [_past_clock(text, mention) for mention in found]


def _past_clock(text: str, mention: ActorMention) -> ActorMention:
    """Leave a time of day out of a name: "07:40 Danish Prime Minister", "At 12.26 police"."""
    clock = _CLOCK.match(text, mention.start, mention.end)
    minutes = clock and (text[mention.start - 1 : mention.start] == ":" or clock["minute"])
    if not clock or not minutes:
        return mention
    name = mention.name.removeprefix(clock.group())
    return replace(mention, start=clock.end(), name=name)


def same_actor(left: ActorMention, right: ActorMention) -> bool:
    """Whether two mentions of one text denote the same actor.

    They do if one name holds the other's words and the countries do not differ, or if both
    stand for the same state as a whole: "Moscow", "Russia", "the Kremlin".
    """
    if left.country != right.country:
        return False
    one, other = _name_words(left.name), _name_words(right.name)
    if one and other and (one <= other or other <= one):
        return True
    return left.country is not None and _is_whole_state(left) and _is_whole_state(right)


def _is_whole_state(mention: ActorMention) -> bool:
    return mention.rule in _WHOLE_STATE or mention.name in _SEATS


def _name_words(name: str) -> set[str]:
    return set(plain(name).replace("'s", "").split()) - {"a", "an", "the", "of"}


def country_of_phrase(phrase: str) -> str | None:
    """Return the one country that a phrase names as behind somebody, or None.

    >>> country_of_phrase("hackers linked to the GRU"), country_of_phrase("two men")
    ('RUS', None)
    """
    words = read_words(phrase, [Sentence(0, len(phrase), 0, 0)])
    named: set[str] = set()
    for index, token in enumerate(words.tokens):
        if token.low in REGIONS and token.capital:
            return None
        listed, nation = words.listed.get(index), words.nations.get(index)
        if listed and listed.actors[0].country:
            named.add(listed.actors[0].country)
        elif nation:
            named.add(nation.code)
    return named.pop() if len(named) == 1 else None


class _Finder:
    """One pass over one text, in its order, with what was named so far."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.found: list[ActorMention] = []
        self.roles: dict[str, list[tuple[frozenset[str], ActorMention]]] = {}
        self.named: dict[str, ActorMention] = {}
        self.fuller: dict[tuple[str, str | None], str] = {}
        self.holders: dict[int, ActorMention] = {}
        self.phrases = self._read_phrases()
        self.scene = Whereabouts(words, list(self.phrases.values()))

    def _read_phrases(self) -> dict[int, Phrase]:
        phrases: dict[int, Phrase] = {}
        at = 0
        while at < len(self.words.tokens):
            phrase = read_phrase(self.words, at)
            if phrase is not None:
                phrases[at] = phrase
            at = phrase.after if phrase else at + 1
        return phrases

    def mentions(self) -> list[ActorMention]:
        """Return all mentions of the text."""
        phrases = {at: one for at, one in self.phrases.items() if not self._is_listed(one)}
        taken = {at for one in phrases.values() for at in range(one.first, one.after)}
        names = {one.first: one for one in find_names(self.words, taken)}
        at = 0
        while at < len(self.words.tokens):
            if phrase := phrases.get(at):
                self._add_phrase(phrase)
                at = phrase.after
            elif name := names.get(at):
                self._add_name(name)
                at = name.after
            else:
                at = self._add_known(at)
        return [self._in_full(mention) for mention in self.found]

    def _in_full(self, mention: ActorMention) -> ActorMention:
        """Give a mention the fuller name that the text has for it further on."""
        name = self.fuller.get((mention.name, mention.country))
        return mention if name is None else replace(mention, name=name)

    def _is_listed(self, phrase: Phrase) -> bool:
        """Whether a composed name is just a listed one: "the International Criminal Court".

        Names that several states use, such as "State Security Service", are left composed
        where the text is not about the listed one's country.
        """
        for start in (phrase.first, phrase.first + 1):
            listed = self.words.listed.get(start)
            if listed and listed.after >= phrase.head_at + len(phrase.head.word.split()):
                return any(self._fits(actor) for actor in listed.actors)
        return False

    def _fits(self, actor: Actor) -> bool:
        return actor.country in (None, "EU", "NATO") or any(
            anchor.country == actor.country for anchor in self.scene.anchors
        )

    # Composed names

    def _add_phrase(self, phrase: Phrase) -> None:
        start, end = self._span(phrase)
        earlier = self._named_before(phrase)
        country, rule = country_of(phrase, self.words, self.scene, self.found)
        name = self._bare_name(phrase, start, end)
        office = self.words.listed.get(phrase.person[0]) if phrase.person else None
        if holder := self.holders.get(phrase.first):
            name, country = holder.name, holder.country
        elif office is not None and office.actors[0].sort == "office":
            country, rule = office.actors[0].country, f"actors.tsv: {office.actors[0].name}"
        elif earlier is not None:
            country, rule = earlier.country, "actors: named before"
            if phrase.person:
                self.fuller[earlier.name, country] = name
            else:
                name = earlier.name
        elif phrase.hollow:
            return
        elif phrase.person and rule in ("actors: role in context", "actors: role"):
            beside = self._role_beside(phrase.after)
            if beside is not None and not beside.bare:
                country, rule = country_of(beside, self.words, self.scene, self.found)
        elif phrase.bare and country is not None:
            name = self._same_body(phrase, country) or name
        sort = phrase.head.sort
        if phrase.beside is not None:
            name, sort = phrase.beside.name, phrase.beside.sort
        mention = ActorMention(start, end, name, country, sort, rule)
        self.found.append(mention)
        if earlier is None or phrase.person:
            self._keep_role(phrase, mention)
        if isinstance(phrase.within, Phrase) and not phrase.within.bare:
            inner = self._inner_mention(phrase.within)
            self._keep_role(phrase.within, inner)
        if phrase.short:
            self.named[plain(phrase.short)] = mention
        if phrase.person:
            self._remember(mention, *phrase.person)

    def _keep_role(self, phrase: Phrase, mention: ActorMention) -> None:
        words = frozenset(phrase.words)
        self.roles.setdefault(phrase.head.word, []).append((words, mention))

    def _inner_mention(self, phrase: Phrase) -> ActorMention:
        """Make the mention that is inside another: "Polish police" in "a team of Polish police"."""
        start, end = self._span(phrase)
        country, rule = country_of(phrase, self.words, self.scene, self.found)
        name = self._bare_name(phrase, start, end)
        return ActorMention(start, end, name, country, phrase.head.sort, rule)

    def _span(self, phrase: Phrase) -> tuple[int, int]:
        tokens = self.words.tokens
        end = phrase.stop or self._name_end(phrase.after)
        return tokens[phrase.first].start, end

    def _name_end(self, after: int) -> int:
        """Return where the text of a name ends: "Jane D." with its full stop."""
        last = self.words.tokens[after - 1]
        initial = len(last.text) == 1 and self.words.text[last.end : last.end + 1] == "."
        return last.end + initial

    def _bare_name(self, phrase: Phrase, start: int, end: int) -> str:
        if phrase.article in ("the", "a", "an", "this", "that") and phrase.after > phrase.first + 1:
            start = self.words.tokens[phrase.first + 1].start
        return " ".join(self.words.text[start:end].split())

    def _named_before(self, phrase: Phrase) -> ActorMention | None:
        """Return who was named before by the same word: "the ministry", "the ambassador"."""
        if not phrase.bare or phrase.short:
            return None
        if phrase.article != "the":
            free = phrase.head.alone == "free" and not phrase.article and phrase.state
            if not free or self.scene.here(phrase.first):
                return None
        mine = frozenset(phrase.words)
        for words, mention in reversed(self.roles.get(phrase.head.word, [])):
            if mine <= words:
                return mention
        if phrase.head.sort == "service" and mine <= {"service", "agency"}:
            return next((one for one in reversed(self.found) if one.sort == "service"), None)
        return None

    def _same_body(self, phrase: Phrase, country: str) -> str | None:
        """Return the name that "police" bore before, if they were the same country's."""
        mine = frozenset(phrase.words)
        for words, mention in reversed(self.roles.get(phrase.head.word, [])):
            if mine <= words and mention.country == country:
                return mention.name
        return None

    def _role_beside(self, at: int) -> Phrase | None:
        """Return the role that follows a name: "Jane Doe, 43, a spokeswoman for the police"."""
        tokens = self.words.tokens
        while at < len(tokens) and tokens[at].text.isdigit() and tokens[at].gap == ", ":
            at += 1
        if at < len(tokens) and tokens[at].gap in (", ", " (", " – ", " — "):
            return self.phrases.get(at)
        if self.words.joined(at) and tokens[at].low in ("of", "from", "at"):
            return self.phrases.get(at + 1)
        return None

    # Names

    def _add_name(self, name: Name) -> None:
        start, end = self.words.tokens[name.first].start, self._name_end(name.after)
        written = " ".join(self.words.text[start:end].split())
        known = self.named.get(plain(written)) or self.named.get(self._surname(name))
        if known is not None:
            self._again(known, start, end)
            return
        if name.actor:
            self._add_listed(name.actor, start, end)
        else:
            country, sort, rule = None, name.sort, f"actors: name of a {name.sort}"
            role = self._role_beside(name.after)
            if role is not None and role.head.sort not in ("group", "vessel"):
                country, _ = country_of(role, self.words, self.scene, self.found)
                sort = "person" if role.head.side == "private" else "office"
                rule = "actors: name, role"
                if role.head.sort == "company":
                    sort = "company"
            self.found.append(ActorMention(start, end, written, country, sort, rule))
            if role is not None and sort != "company":
                self.holders[role.first] = self.found[-1]
        self._remember(self.found[-1], name.first, name.after)

    def _surname(self, name: Name) -> str:
        return plain(self.words.tokens[name.after - 1].text)

    def _remember(self, mention: ActorMention, first: int, after: int) -> None:
        """Keep a name, its surname ("Doe") or its given name where the rest is an initial."""
        tokens = self.words.tokens
        end = self._name_end(after)
        self.named[plain(" ".join(self.words.text[tokens[first].start : end].split()))] = mention
        if after - first > 1:
            last = tokens[after - 1].text
            self.named[plain(last if len(last) > 1 else tokens[first].text)] = mention

    # Listed names, short names and surnames, states

    def _add_known(self, at: int) -> int:
        """Add what is known by name at this token; return the token to go on from."""
        words = self.words
        token = words.tokens[at]
        listed = words.listed.get(at)
        known = self.named.get(plain(token.text)) if token.capital else None
        if known is not None and (listed is None or listed.after == at + 1):
            self._again(known, token.start, token.end)
            return at + 1
        if listed is not None:
            actor = next((one for one in listed.actors if self._fits(one)), listed.actors[0])
            path = actor.sort in ("company", "media") and words.low(at - 1) in _MEDIA_PATHS
            if not path:
                self._add_listed(actor, token.start, words.tokens[listed.after - 1].end)
            return listed.after
        if nation := words.nations.get(at):
            if after := self._add_nations_own(at, nation):
                return after
            if mention := state_mention(words, at, nation):
                self.found.append(mention)
            return nation.after
        if token.low in COUNTED and words.low(at + 1) == "of" and words.low(at + 2) == "them":
            end = words.tokens[at + 2].end
            written = words.text[token.start : end]
            self.found.append(
                ActorMention(token.start, end, written, None, "role", "actors: some of them")
            )
            return at + 3
        return at + 1

    def _add_nations_own(self, at: int, nation: Nation) -> int | None:
        """Add "Estonia's Elering" as one; return the token after it, None if it is not so."""
        words = self.words
        listed = words.listed.get(nation.after)
        if listed is None or not (words.tokens[nation.after - 1].owner):
            return None
        if not words.joined(nation.after):
            return None
        same = [actor for actor in listed.actors if actor.country == nation.code]
        start, end = words.tokens[at].start, words.tokens[listed.after - 1].end
        if same:
            self._add_listed(same[0], start, end)
        else:
            sort, rule = listed.actors[0].sort, "actors: nation + listed name"
            country = nation.code if listed.actors[0].country else None
            written = words.text[start:end]
            self.found.append(ActorMention(start, end, written, country, sort, rule))
        return listed.after

    def _again(self, known: ActorMention, start: int, end: int) -> None:
        self.found.append(
            ActorMention(start, end, known.name, known.country, known.sort, known.rule)
        )

    def _add_listed(self, actor: Actor, start: int, end: int) -> None:
        rule = f"actors.tsv: {actor.name}"
        self.found.append(ActorMention(start, end, actor.name, actor.country, actor.sort, rule))
