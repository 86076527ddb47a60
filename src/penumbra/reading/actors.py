"""Who acts and speaks in a text: every actor named or described, with country.

words → composed names, listed names, persons, states → whose they are
"""

from __future__ import annotations

from collections.abc import Sequence

from penumbra.reading.actor_names import Person, find_persons
from penumbra.reading.actor_words import REGIONS, Words, link_country, read_words
from penumbra.reading.layout import Quotation, Sentence, sentences
from penumbra.reading.page import ActorMention
from penumbra.reading.role_phrases import OWNERS, Phrase, read_phrase
from penumbra.reading.whereabouts import LOCATIVES, Whereabouts
from penumbra.reference.actors import Actor
from penumbra.reference.countries import countries, plain

# A capital after these is a place on the map, not the government in it.
_MOTION = frozenset(
    "arrive arrived arrives arriving fly flew flies flying flight flights travel travelled traveled "
    "travelling traveling trip trips visit visits visited visiting return returned returning way "
    "drive drove train trains road moved moving journey came come back near".split()
)
_BEHALF = frozenset(
    "behalf behest orders instructions direction interests hand part side allies pressure request "
    "demand accusations denial denials response reaction critics enemies".split()
)
_SOURCES = frozenset(
    "orders instructions guidance money pressure response reaction denial run directed signals "
    "threats comment demands support".split()
)
_COMPASS = frozenset("north south east west kilometres kilometers km miles centre center".split())
_MEDIA_PATHS = frozenset("on via over through using".split())


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
    words = read_words(text, sentences)
    return _Finder(words, quotations).mentions()


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
    return mention.rule in ("actors: country", "actors: capital") or mention.name in _SEATS


_SEATS = frozenset(
    ("Kremlin", "White House", "Downing Street", "Élysée", "Bankova", "Russian Federation")
)


def _name_words(name: str) -> set[str]:
    return {word for word in plain(name).replace("'s", "").split() if word not in ("a", "an")}


def country_of_phrase(phrase: str) -> str | None:
    """Return the one country that a phrase names as behind somebody, or None.

    >>> country_of_phrase("hackers linked to the GRU"), country_of_phrase("two men")
    ('RUS', None)
    """
    if not phrase.strip():
        return None
    words = read_words(phrase, sentences(phrase) or [Sentence(0, len(phrase), 0, 0)])
    named: list[str] = []
    for index in range(len(words.tokens)):
        if words.tokens[index].low in REGIONS and words.tokens[index].capital:
            return None
        if listed := words.listed.get(index):
            if listed.actors[0].country:
                named.append(listed.actors[0].country)
        elif nation := words.nations.get(index):
            named.append(nation.code)
        elif code := link_country(words.tokens[index].text):
            named.append(code)
    return named[0] if len(set(named)) == 1 else None


class _Finder:
    """One pass over one text."""

    def __init__(self, words: Words, quotations: Sequence[Quotation]) -> None:
        self.words = words
        self.quotations = quotations
        self.found: list[ActorMention] = []
        self.heads: dict[str, list[tuple[frozenset[str], ActorMention]]] = {}
        self.shorts: dict[str, ActorMention] = {}
        self.surnames: dict[str, ActorMention] = {}

    def mentions(self) -> list[ActorMention]:
        words = self.words
        phrases, starts = [], {}
        at = 0
        while at < len(words.tokens):
            phrase = read_phrase(words, at)
            if phrase:
                phrases.append(phrase)
                starts[at] = phrase
                at = phrase.after
            else:
                at += 1
        self.scene = Whereabouts(words, phrases)
        taken = {at for phrase in phrases for at in range(phrase.first, phrase.after)}
        persons = {one.first: one for one in find_persons(words, taken)}
        at = 0
        while at < len(words.tokens):
            if phrase := starts.get(at):
                self._add_phrase(phrase)
                at = phrase.after
            elif person := persons.get(at):
                self._add_person(person, starts)
                at = person.after
            elif after := self._add_known(at):
                at = after
            else:
                at += 1
        return self.found

    # -- composed names

    def _add_phrase(self, phrase: Phrase) -> None:
        words = self.words
        head = phrase.head
        assert head is not None
        start, stop = self._span(phrase)
        country, rule = self._country(phrase)
        name = self._bare_name(phrase, start, stop)
        earlier = self._antecedent(phrase)
        if earlier is not None:
            name, country, rule = earlier.name, earlier.country, "actors: named before"
        elif self._is_empty(phrase):
            return
        mention = ActorMention(start, stop, name, country, head.sort, rule)
        self.found.append(mention)
        if earlier is None:
            key = frozenset(phrase.words)
            self.heads.setdefault(head.word, []).append((key, mention))
            if phrase.short:
                self.shorts[phrase.short] = mention
            if phrase.person:
                self._remember(words.text[start:stop], mention, phrase.person)

    def _is_empty(self, phrase: Phrase) -> bool:
        """Whether only "the" holds up a word that wants more: "the service" named nowhere."""
        head = phrase.head
        return (
            head is not None
            and head.alone == "modifier"
            and phrase.head_at - phrase.first <= 1
            and phrase.article == "the"
            and phrase.within is None
            and not phrase.person
            and not phrase.where
            and not phrase.short
            and not phrase.countries
            and phrase.head_at + len(head.word.split()) == phrase.after
        )

    def _span(self, phrase: Phrase) -> tuple[int, int]:
        tokens = self.words.tokens
        last = tokens[phrase.after - 1]
        stop = phrase.stop or last.end
        if len(last.text) == 1 and phrase.person and self.words.text[stop : stop + 1] == ".":
            stop += 1
        return tokens[phrase.first].start, stop

    def _bare_name(self, phrase: Phrase, start: int, stop: int) -> str:
        first = phrase.first
        if phrase.article in ("the", "a", "an", "this", "that") and phrase.after > first + 1:
            start = self.words.tokens[first + 1].start
        return " ".join(self.words.text[start:stop].split())

    def _antecedent(self, phrase: Phrase) -> ActorMention | None:
        """Return who was named before by the same word: "the ministry", "the ambassador"."""
        head = phrase.head
        if head is None or phrase.countries or phrase.person or phrase.where or phrase.within:
            return None
        if phrase.article != "the" or phrase.listed or phrase.short or phrase.there:
            return None
        mine = frozenset(phrase.words)
        for key, mention in reversed(self.heads.get(head.word, [])):
            if mine <= key:
                return mention
        if head.sort == "service" and mine <= {"service", "agency"}:
            for mention in reversed(self.found):
                if mention.sort == "service":
                    return mention
        return None

    def _country(self, phrase: Phrase) -> tuple[str | None, str]:
        head = phrase.head
        assert head is not None
        listed = phrase.listed or (phrase.within.listed if phrase.within else None)
        named = set(phrase.countries)
        if phrase.listed and phrase.listed.country:
            named.add(phrase.listed.country)
        if head.side == "joint" or phrase.joint or len(named) > 1:
            # "Western agencies", "U.S. and European officials": together they speak for none.
            if not (phrase.joint and len(named) == 1 and phrase.within):
                return None, "actors: several countries"
        if head.side == "private" and not (phrase.state and not phrase.private):
            return self._private(phrase), "actors: private role"
        if named:
            return named.pop(), "actors: nation + role"
        if phrase.within:
            inner = phrase.within
            country = inner.listed.country if inner.listed else self._country(inner)[0]
            if country or inner.listed or not (phrase.state and head.side == "state"):
                return country, "actors: role of another"
        if listed and listed.country is None and phrase.listed:
            return None, f"actors.tsv: {listed.name}"
        for at in phrase.where:
            if nation := self.words.nations.get(at):
                return nation.code, "actors: role + place"
        if head.side == "linked" or (phrase.private and head.side != "state"):
            return None, "actors: role"
        if head.side == "either" and not phrase.state:
            return None, "actors: role"
        if phrase.article in OWNERS:
            return self._owner(phrase), "actors: its + role"
        if phrase.there:
            return self.scene.place_before(phrase.first), "actors: role + there"
        return self.scene.country_at(phrase.first), "actors: role in context"

    def _private(self, phrase: Phrase) -> str | None:
        return None

    def _owner(self, phrase: Phrase) -> str | None:
        if phrase.article in ("our", "my", "your"):
            return self.scene.main
        sentence = self.words.tokens[phrase.first].sentence
        floor = self.words.sentences[max(0, sentence - 1)].start
        for mention in reversed(self.found):
            if mention.start < floor:
                break
            if mention.country and mention.sort in ("state", "government", "office", "service"):
                return mention.country
        return self.scene.country_at(phrase.first)

    # -- persons

    def _add_person(self, person: Person, starts: dict[int, Phrase]) -> None:
        words = self.words
        last = words.tokens[person.after - 1]
        start = words.tokens[person.first].start
        stop = last.end + (
            1 if len(last.text) == 1 and words.text[last.end : last.end + 1] == "." else 0
        )
        written = " ".join(words.text[start:stop].split())
        known = self.surnames.get(plain(written)) or self.surnames.get(plain(last.text))
        if known is not None:
            self.found.append(
                ActorMention(start, stop, known.name, known.country, known.sort, known.rule)
            )
            return
        if person.actor:
            one = person.actor
            mention = ActorMention(
                start, stop, one.name, one.country, one.sort, f"actors.tsv: {one.name}"
            )
        else:
            country, sort, rule = None, person.sort, f"actors: {person.sort} name"
            if (role := self._apposition(person, starts)) is not None:
                country = self._country(role)[0]
                sort, rule = "office", "actors: name, role"
            mention = ActorMention(start, stop, written, country, sort, rule)
        self.found.append(mention)
        self._remember(written, mention, (person.first, person.after))

    def _apposition(self, person: Person, starts: dict[int, Phrase]) -> Phrase | None:
        """Return the role that follows a name: "Jane Doe, 43, a spokeswoman for the police"."""
        at = person.after
        tokens = self.words.tokens
        while at < len(tokens) and tokens[at].text.isdigit() and tokens[at].gap == ", ":
            at += 1
        if at < len(tokens) and tokens[at].gap in (", ", " (", " – ", " — "):
            return starts.get(at)
        if self.words.joined(at) and tokens[at].low in ("of", "from", "at"):
            return starts.get(at + 1)
        return None

    def _remember(self, written: str, mention: ActorMention, tokens: tuple[int, int]) -> None:
        first, after = tokens
        names = [token.text for token in self.words.tokens[first:after]]
        if len(names) > 1:
            self.surnames[plain(" ".join(names))] = mention
            surname = names[-1] if len(names[-1]) > 1 else names[0]
            self.surnames[plain(surname)] = mention
        if mention.sort in ("person", "group", "company"):
            self.surnames[plain(written)] = mention

    # -- listed names, states and capitals

    def _add_known(self, at: int) -> int | None:
        words = self.words
        token = words.tokens[at]
        if listed := words.listed.get(at):
            if self._is_place_or_path(at, listed.actors[0]):
                return listed.after
            actor = self._choose(listed.actors)
            stop = words.tokens[listed.after - 1].end
            known = self.surnames.get(plain(token.text))
            if known is None or listed.after > at + 1:
                self._add_listed(at, stop, actor)
            else:
                self.found.append(
                    ActorMention(
                        token.start, stop, known.name, known.country, known.sort, known.rule
                    )
                )
            return listed.after
        if (short := self.shorts.get(token.text)) is not None:
            self._again(at, short)
            return at + 1
        if token.capital and (known := self.surnames.get(plain(token.text))) is not None:
            self._again(at, known)
            return at + 1
        if nation := words.nations.get(at):
            self._add_nation(at, nation.after, nation.code, nation.form)
            return nation.after
        return None

    def _again(self, at: int, before: ActorMention) -> None:
        token = self.words.tokens[at]
        self.found.append(
            ActorMention(
                token.start, token.end, before.name, before.country, before.sort, before.rule
            )
        )

    def _add_listed(self, at: int, stop: int, actor: Actor) -> None:
        start = self.words.tokens[at].start
        rule = f"actors.tsv: {actor.name}"
        name = actor.name
        self.found.append(ActorMention(start, stop, name, actor.country, actor.sort, rule))

    def _choose(self, actors: tuple[Actor, ...]) -> Actor:
        """Of several actors with one name, take the one whose country the text is about."""
        about = {anchor.country for anchor in self.scene.anchors}
        return next((actor for actor in actors if actor.country in about), actors[0])

    def _is_place_or_path(self, at: int, actor: Actor) -> bool:
        return actor.sort in ("company", "media") and self.words.low(at - 1) in _MEDIA_PATHS

    def _add_nation(self, at: int, after: int, code: str, form: str) -> None:
        words = self.words
        last = words.tokens[after - 1]
        start = words.tokens[at].start
        before = words.low(at - 1) if words.joined(at) else ""
        if form == "adjective":
            people = last.low.endswith("s") and not last.low.endswith("ss")
            listed_people = before == "the" and last.low.endswith(("sh", "ch", "ese"))
            if not (people or listed_people or before in ("a", "an")):
                return
            follows = words.joined(after)
            if (
                (before in ("a", "an") or listed_people)
                and follows
                and not _verb_next(words, after)
            ):
                return
            whole = before == "the"
            self.found.append(
                ActorMention(
                    start,
                    last.end,
                    words.text[start : last.end],
                    code if whole else None,
                    "state" if whole else "role",
                    "actors: people of a country",
                )
            )
            return
        if form == "linked" or before in LOCATIVES or self._is_scene(at, after, form, before):
            return
        name = countries()[code].name if form == "name" else words.text[start : last.end]
        sort, rule = (
            ("government", "actors: capital") if form == "capital" else ("state", "actors: country")
        )
        self.found.append(ActorMention(start, last.end, name, code, sort, rule))

    def _is_scene(self, at: int, after: int, form: str, before: str) -> bool:
        """Whether a capital or country is only where something is."""
        words = self.words
        if form == "name":
            return before == "of" and words.low(at - 2) in _COMPASS
        if words.tokens[at].text.isupper() and len(words.tokens[at].text) > 3:
            return True
        if before == "of":
            return words.low(at - 2) not in _BEHALF
        if before == "from":
            return words.low(at - 2) not in _SOURCES
        if before in ("to", "for"):
            return any(words.low(at - back) in _MOTION for back in (2, 3, 4))
        return before in ("through", "into", "towards", "via", "visit", "left", "reached")


def _verb_next(words: Words, at: int) -> bool:
    low = words.low(at)
    return low.endswith("ed") or low in (
        "are were is was have has had and or who say said do did will would know knew see saw want "
        "deny blame call think told tell".split()
    )
