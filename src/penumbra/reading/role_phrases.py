"""Names composed of common words: "the Danish foreign ministry", "a spokesman for the police"."""

from __future__ import annotations

from dataclasses import dataclass, field

from penumbra.reading.actor_words import REGIONS, Words
from penumbra.reference.actors import Actor, Role, role_words

DEFINITE = frozenset("the this that these those".split())
OWNERS = frozenset("its his her their our my your".split())
_ARTICLES = frozenset(
    "a an one two three four five six seven eight nine ten eleven twelve some several many few both "
    "another other multiple various dozens no any each every all most half".split()
)
_FUNCTION = frozenset(
    "a an the of in on at by to for from with and or but not as is are was were be been has have had "
    "will would could should may might can must do does did that which who whom whose when where "
    "while after before since until if then than so also only just even still yet it he she they we "
    "i you there here said says say told tell tells about into over under against between among "
    "during through without within near off out up down later earlier now again because although "
    "though however meanwhile its his her their our my your this these those what how why".split()
)
_PLACE_KINDS = frozenset(
    "region province county oblast district governorate voivodeship state republic canton prefecture "
    "municipality city peninsula area".split()
)
_ACCREDITED = frozenset(
    "ambassador ambassadors envoy embassy consul consulate mission delegation representative "
    "delegate attaché".split()
)
_TOPIC_LINKS = frozenset("of for and the on against with".split())
_LONGEST_ROLE = max(len(word.split()) for word in role_words().roles)


@dataclass(slots=True)
class Phrase:
    """A composed name under reading; `first` up to `after` are its tokens.

    `countries` are those it names itself, `where` the places ("in Lübeck") by token, `within`
    the phrase or listed actor it belongs to. `person` are the tokens of a name inside.
    """

    first: int
    after: int
    head: Role | None = None
    head_at: int = 0
    article: str = ""
    words: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    joint: bool = False
    state: bool = False
    private: bool = False
    where: list[int] = field(default_factory=list)
    there: bool = False
    within: Phrase | None = None
    listed: Actor | None = None
    person: tuple[int, int] | None = None
    short: str | None = None
    stop: int | None = None


def read_phrase(words: Words, first: int) -> Phrase | None:
    """Read the composed name that begins at this token, or None.

    It is cut after its last role word, then takes on what hangs on it: "(ABW)", "in Lübeck",
    "of the interior", "for the foreign ministry", and a person's name.
    """
    phrase = _core(words, first)
    if phrase is None or not _stands(words, phrase):
        return None
    _extend(words, phrase)
    return phrase


def _core(words: Words, first: int) -> Phrase | None:
    lexicon = role_words()
    tokens = words.tokens
    phrase = Phrase(first, first)
    at = first
    low = tokens[at].low
    if low in DEFINITE or low in OWNERS or low in _ARTICLES:
        phrase.article = low
        at += 1
    elif low in _FUNCTION:
        return None
    unknown = capitals = 0
    cut = Phrase(first, first)
    while at < len(tokens) and (at == first or words.joined(at)):
        token = tokens[at]
        if nation := words.nations.get(at):
            if nation.form == "name" and nation.after < len(tokens):
                # "Russia police" is nobody; "UK police" and "Russia's police" are.
                short = tokens[at].text.isupper() or "." in tokens[at].text
                if not (tokens[nation.after - 1].owner or short):
                    break
            phrase.countries.append(nation.code)
            at = nation.after
            if words.low(at) == "and" and (second := words.nations.get(at + 1)):
                phrase.countries.append(second.code)
                at = second.after
            elif words.low(at) == "and" and words.low(at + 1) in REGIONS:
                phrase.joint = True
                at += 2
        elif (listed := words.listed.get(at)) and _attributive(words, listed.after):
            phrase.listed = listed.actors[0]
            phrase.state = phrase.state or phrase.listed.country is not None
            phrase.private = phrase.listed.country is None
            at = listed.after
        elif length := _role_length(words, at):
            role = lexicon.roles[_role_word(words, at, length)]
            phrase.state = phrase.state or role.side == "state"
            phrase.private = phrase.private or (role.side == "private" and role.sort == "company")
            phrase.head, phrase.head_at = role, at
            at += length
            phrase.words.extend(_role_word(words, at - length, length).split())
            cut = _copy(phrase, at)
            unknown = capitals = 0
            continue
        elif token.low in REGIONS and token.capital:
            phrase.joint = True
            at += 1
        elif token.low in lexicon.modifiers or token.text[:1].isdigit():
            at += 1
        elif token.capital and not (token.opens and at == first) and capitals < 4:
            capitals += 1
            at += 1
        elif _loose(token.low) and unknown < 1 and at > first:
            unknown += 1
            at += 1
        else:
            break
        if at > first:
            phrase.words.append(token.low)
    return cut if cut.head else None


def _copy(phrase: Phrase, after: int) -> Phrase:
    return Phrase(
        phrase.first,
        after,
        phrase.head,
        phrase.head_at,
        phrase.article,
        list(phrase.words),
        list(phrase.countries),
        phrase.joint,
        phrase.state,
        phrase.private,
        listed=phrase.listed,
    )


def _attributive(words: Words, at: int) -> bool:
    """Whether a listed name is followed by more of the phrase: "NATO's top officer"."""
    return at < len(words.tokens) and words.joined(at) and words.low(at) not in _FUNCTION


def _loose(word: str) -> bool:
    return (
        word not in _FUNCTION
        and word.replace("-", "").isalpha()
        and not word.endswith(("ed", "ing", "ly"))
    )


def _role_word(words: Words, at: int, length: int) -> str:
    return " ".join(words.tokens[index].low for index in range(at, at + length))


def _role_length(words: Words, at: int) -> int:
    """Return how many tokens the longest role word here has, 0 if none begins here."""
    roles = role_words().roles
    best, written = 0, ""
    for length in range(1, _LONGEST_ROLE + 1):
        index = at + length - 1
        if index >= len(words.tokens) or (length > 1 and not words.joined(index)):
            break
        written = f"{written} {words.tokens[index].low}" if length > 1 else words.tokens[index].low
        if written in roles:
            best = length
        if words.tokens[index].owner:
            break
    return best


def _stands(words: Words, phrase: Phrase) -> bool:
    """Whether the role word has what it wants before it, and no thing after it."""
    head = phrase.head
    if head is None:
        return False
    if words.joined(phrase.after) and words.low(phrase.after) in role_words().things:
        return False
    before = phrase.head_at - phrase.first - bool(phrase.article)
    if head.alone == "modifier":
        # "the agency" may stand for one named before; the resolver drops it if there is none.
        return before > 0 or phrase.article == "the" or phrase.article in OWNERS
    if head.alone == "the":
        capital = words.tokens[phrase.head_at].capital and not words.tokens[phrase.head_at].opens
        return before > 0 or bool(phrase.article) or capital
    return True


def _extend(words: Words, phrase: Phrase) -> None:
    _take_short(words, phrase)
    _take_person(words, phrase)
    for _ in range(3):
        if phrase.person or not _take_attached(words, phrase):
            break
        _take_short(words, phrase)
    _take_person(words, phrase)


def _take_short(words: Words, phrase: Phrase) -> None:
    """Take on "(ABW)": the short name by which the text will call it."""
    at = phrase.after
    if at >= len(words.tokens) or words.tokens[at].gap != " (":
        return
    token = words.tokens[at]
    closes = words.text[token.stop : token.stop + 1] == ")"
    if closes and token.capital and sum(map(str.isupper, token.text)) >= len(token.text) / 2 - 1:
        phrase.short, phrase.after, phrase.stop = token.text, at + 1, token.stop + 1


def _take_person(words: Words, phrase: Phrase) -> None:
    """Take on the name of who holds the office: "Minister Jane Doe", "the mayor, Jane Doe,"."""
    head, at = phrase.head, phrase.after
    if phrase.person or head is None or head.sort not in ("office", "role", "vessel"):
        return
    if at >= len(words.tokens) or (head.word.endswith("s") and head.sort != "vessel"):
        return
    after = name_after(words, at)
    if words.joined(at) and after > at:
        phrase.person, phrase.after, phrase.stop = (at, after), after, None
    elif words.tokens[at].gap == ", " and after > at + 1 and phrase.article in ("the", ""):
        closed = after >= len(words.tokens) or words.tokens[after].gap[:1] in ",.;:)—–"
        if closed and head.sort == "office":
            phrase.person, phrase.after, phrase.stop = (at, after), after, None


PARTICLES = frozenset(
    "van de von der den di da del della dei du des la le al el bin ibn ter ten zu zum av af dos dal "
    "y".split()
)


def name_after(words: Words, at: int) -> int:
    """Return the token after the capitalised name that begins here; `at` if none does."""
    tokens = words.tokens
    index = at
    while index < len(tokens) and index - at < 5 and (index == at or words.joined(index)):
        token = tokens[index]
        if index > at and tokens[index - 1].owner:
            break
        named = token.capital and token.text.replace("'", "").replace("-", "").isalpha()
        noble = token.text[:2] in ("d'", "l'") and token.text[2:3].isupper()
        if named and (index in words.nations and index == at):
            break
        if (index in words.listed and words.listed[index].actors[0].sort != "office") or (
            words.low(index) in NOT_NAMES
        ):
            break
        if not (named or noble or (token.low in PARTICLES and index > at)):
            break
        index += 1
        if len(token.text) == 1 and words.text[token.end : token.end + 1] == ".":
            if index < len(tokens) and tokens[index].capital and tokens[index].gap == ". ":
                if not tokens[index].opens:
                    continue_name = name_after(words, index)
                    return continue_name if continue_name > index else index
            break
    while index > at and tokens[index - 1].low in PARTICLES and not tokens[index - 1].capital:
        index -= 1
    return index


NOT_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december telegram facebook i".split()
)


def _take_attached(words: Words, phrase: Phrase) -> bool:
    at = phrase.after
    if at + 1 > len(words.tokens) - 1 or not words.joined(at) or phrase.head is None:
        if at < len(words.tokens) and words.joined(at) and words.low(at) == "there":
            phrase.after, phrase.there, phrase.stop = at + 1, True, None
            return True
        return False
    link, start = words.low(at), at + 1
    if link == "there":
        phrase.after, phrase.there, phrase.stop = at + 1, True, None
        return True
    if not words.joined(start):
        return False
    plain = start + 1 if words.low(start) == "the" else start
    if link in ("in", "at", "for", "near") and _take_place(words, phrase, start, link):
        return True
    if link == "to" and set(phrase.words) & _ACCREDITED:
        end = _named_end(words, plain)
        if end > plain:
            phrase.after, phrase.stop = end, None
            return True
    if link in ("of", "for", "at", "from", "with") and link != "with":
        return _take_owner(words, phrase, start, plain, link)
    return False


def _take_place(words: Words, phrase: Phrase, start: int, link: str) -> bool:
    if link in ("for", "near"):
        return False
    nation = words.nations.get(start)
    if nation and nation.form != "adjective":
        phrase.where.append(start)
        phrase.after, phrase.stop = nation.after, None
        return True
    if link == "in" and words.tokens[start].capital and start not in words.listed:
        end = name_after(words, start)
        if end > start and not _role_length(words, start):
            phrase.where.append(start)
            phrase.after, phrase.stop = end, None
            return True
    return False


def _named_end(words: Words, at: int) -> int:
    if nation := words.nations.get(at):
        return nation.after
    if listed := words.listed.get(at):
        return listed.after
    return at


def _take_owner(words: Words, phrase: Phrase, start: int, plain: int, link: str) -> bool:
    nation = words.nations.get(plain)
    if nation and nation.form != "adjective" and not words.tokens[nation.after - 1].owner:
        phrase.countries.append(nation.code)
        phrase.after, phrase.stop = nation.after, None
        return True
    if (listed := words.listed.get(plain)) and not _role_follows(words, listed.after):
        phrase.within = Phrase(plain, listed.after, listed=listed.actors[0])
        phrase.after, phrase.stop = listed.after, None
        return True
    if link in ("of", "for") and (end := _region_end(words, plain)) > plain:
        phrase.after, phrase.stop = end, None
        phrase.where.append(plain)
        return True
    if inner := read_phrase(words, start):
        phrase.within = inner
        phrase.after, phrase.stop = inner.after, inner.stop
        phrase.short = phrase.short or None
        if inner.person and not phrase.person:
            phrase.after, phrase.stop = inner.person[0], None
            inner.person = None
        return True
    if link in ("of", "for"):
        end = _topic_end(words, start)
        if end > start:
            phrase.words.extend(words.low(index) for index in range(start, end))
            phrase.after, phrase.stop = end, None
            return True
    end = name_after(words, plain)
    if link in ("of", "at", "from") and end > plain and words.tokens[plain].capital:
        phrase.after, phrase.stop = end, None
        phrase.where.append(plain)
        phrase.private = phrase.private or link == "at"
        return True
    return False


def _role_follows(words: Words, at: int) -> bool:
    return words.joined(at) and (
        _role_length(words, at) > 0 or words.low(at) in role_words().modifiers
    )


def _region_end(words: Words, at: int) -> int:
    """Return the token after "Moravian-Silesian region"; `at` if there is none."""
    for index in range(at, min(at + 4, len(words.tokens))):
        if index > at and words.low(index) in _PLACE_KINDS and words.joined(index):
            return index + 1
        if not words.tokens[index].capital:
            break
    return at


def _topic_end(words: Words, at: int) -> int:
    """Return the token after "national defence", "the interior", "Protection of the Constitution"."""
    modifiers = role_words().modifiers
    index = end = at
    formal = words.tokens[at - 2].capital
    while index < len(words.tokens) and words.joined(index) and index - at < 9:
        token = words.tokens[index]
        if token.low in _TOPIC_LINKS:
            index += 1
            continue
        topical = token.low in modifiers or token.low in _TOPICS
        if not topical and not (formal and token.capital and index not in words.nations):
            break
        index += 1
        end = index
    return end


_TOPICS = frozenset(
    "affairs interior exterior parliament state staff defence defense justice finance transport "
    "operations communications constitution investigations intelligence security war environment "
    "energy economy infrastructure health emergencies situations protection research works "
    "digitalisation innovation culture tourism police prosecutions".split()
)
