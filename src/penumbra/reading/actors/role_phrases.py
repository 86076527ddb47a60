"""Names composed of common words: "the Danish foreign ministry", "Polish prosecutors"."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from penumbra.reading.actors.words import NOT_NAMES, REGIONS, Words
from penumbra.reference.actors import Actor, Role, role_words

POSSESSIVES = frozenset("its his her their our my your".split())
_DEMONSTRATIVES = frozenset("this these those".split())
_ARTICLES = frozenset(
    "a an one two three four five six seven eight nine ten eleven twelve some several many few "
    "both another other multiple various dozens any each every all most half".split()
)
FUNCTION_WORDS = frozenset(
    "a an the of in on at by to for from with and or but not as is are was were be been has have "
    "had will would could should may might can must do does did that which who whom whose when "
    "where while after before since until if then than so also only just even still yet it he "
    "she they we i you there here said says say told tell tells about into over under against "
    "between among during through without within near off out up down later earlier now again "
    "because although though however meanwhile its his her their our my your this these those "
    "what how why".split()
)
# A state that the text leaves open: "a foreign service".
UNNAMED = frozenset("foreign hostile enemy unnamed unknown adversary third".split())
_STATE_OWNED = frozenset("state-owned state-run state-controlled government-owned national".split())
_MOST_CAPITALS = 4
_OPEN_PLURALS = frozenset(
    ("forces", "armed forces", "defence forces", "special forces", "customs", "emergency services")
)


@dataclass(slots=True)
class Phrase:
    """A composed name under reading; `first` up to `after` are its tokens.

    `head` is its last role word, at token `head_at`. `countries` are those it names itself,
    `spots` the tokens where a place in it begins ("in Lübeck"), `within` is who it belongs to,
    `beside` the listed actor it describes ("the operator Elering"), `listed` one before its
    head, `person` the tokens of somebody's name. `state` and `private` tell what is in it
    besides its head. `short` is a short name in brackets; `stop` is where the text of the
    phrase ends if that is not the end of its last token.
    """

    first: int
    after: int
    head: Role
    head_at: int
    article: str = ""
    words: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    joint: bool = False
    state: bool = False
    private: bool = False
    spots: list[int] = field(default_factory=list)
    there: bool = False
    within: Phrase | Actor | None = None
    beside: Actor | None = None
    listed: Actor | None = None
    person: tuple[int, int] | None = None
    short: str | None = None
    stop: int | None = None

    @property
    def bare(self) -> bool:
        """Whether nothing tells whose it is: "the minister", "senior officials"."""
        return not (
            self.countries
            or self.joint
            or self.spots
            or self.there
            or self.within
            or self.beside
            or self.listed
        )

    @property
    def hollow(self) -> bool:
        """Whether only "the" holds up a word that wants more: "the service", named nowhere."""
        return (
            self.head.alone in ("modifier", "owner")
            and self.head_at - self.first <= 1
            and self.article in ("the", "")
            and self.bare
            and self.person is None
            and self.short is None
            and self.head_at + len(self.head.word.split()) == self.after
        )


# No name has so many words; a column of numbers has.
_LONGEST = 30


def read_core(words: Words, first: int) -> Phrase | None:
    """Read the composed name from this token up to its last role word, or None."""
    lexicon = role_words()
    tokens = words.tokens
    low = tokens[first].low
    article = low in _DETERMINERS and _is_article(words, first)
    if not article and not _may_begin(words, first):
        return None
    phrase = Phrase(first, first, _NOBODY, first, low if article else "")
    at = first + article
    found: Phrase | None = None
    unknown = capitals = 0
    while at < min(len(tokens), first + _LONGEST) and (at == first or words.joined(at)):
        token, start = tokens[at], at
        if found is not None and found.after == at and _closed(found, words):
            break
        if token.low in NOT_NAMES:
            break
        if at in words.nations:
            after = _take_nation(words, phrase, at)
            if after == at:
                break
            # "London fire police": a city bears no unknown word; "London police" it does.
            unknown += words.nations[at].form == "capital" and not tokens[after - 1].owner
            at = after
        elif (listed := words.listed.get(at)) and _goes_on(words, listed.after):
            phrase.listed = listed.actors[0]
            phrase.state |= phrase.listed.country is not None
            phrase.private |= phrase.listed.country is None
            at = listed.after
        elif length := role_length(words, at):
            role = lexicon.roles[_written(words, at, length)]
            phrase.state |= role.side == "state"
            phrase.private |= role.side == "private" and role.sort == "company"
            phrase.head, phrase.head_at = role, at
            at += length
            phrase.words.extend(role.word.split())
            found = _copy(phrase, at)
            unknown = capitals = 0
            continue
        elif token.low in REGIONS and token.capital:
            phrase.joint = True
            at += 1
        elif token.low in lexicon.modifiers or token.text[0].isdigit():
            phrase.state |= token.low in _STATE_OWNED
            at += 1
        elif token.capital and capitals < _MOST_CAPITALS and not (token.opens and low in ("in",)):
            if found is None or found.after != at:
                phrase.spots.append(at)
            elif not tokens[at - 1].owner:
                break
            capitals += 1
            at += 1
        elif (
            _is_loose(token.low)
            and not unknown
            and at > first
            and low not in _ARTICLES_OF_MANY
            # "Jane Doe heads the agency": a verb stands behind a whole name.
            and not (
                capitals and token.low.endswith("s") and (capitals > 1 or at + 1 in words.nations)
            )
        ):
            unknown += 1
            at += 1
        else:
            break
        phrase.words.extend(tokens[index].low for index in range(start, at))
    return found


def _may_begin(words: Words, first: int) -> bool:
    token, lexicon = words.tokens[first], role_words()
    if token.low in FUNCTION_WORDS or (token.gap in (",", ".") and token.text.isdigit()):
        return False
    known = token.low in lexicon.modifiers or token.low in lexicon.starts
    return known or token.capital or token.text[0].isdigit() or first in words.listed


# "this year experts of the ministry": the year is no part of them.
_SPANS = frozenset("year month week day morning afternoon evening night weekend".split())
_DETERMINERS = _DEMONSTRATIVES | POSSESSIVES | _ARTICLES | {"the"}
_NOBODY = Role("", "private", "role", "modifier")
_ARTICLES_OF_MANY = frozenset(("some", "several", "many", "few", "all", "most"))


def _is_article(words: Words, at: int) -> bool:
    low = words.low(at)
    if low in _DEMONSTRATIVES:
        # "said that Minister Doe" has no article.
        following = words.tokens[at + 1] if at + 1 < len(words.tokens) else None
        return following is not None and not following.capital
    return low == "the" or low in POSSESSIVES or low in _ARTICLES


def _copy(phrase: Phrase, after: int) -> Phrase:
    return replace(
        phrase,
        after=after,
        words=list(phrase.words),
        countries=list(phrase.countries),
        spots=list(phrase.spots),
    )


def _closed(found: Phrase, words: Words) -> bool:
    """Whether nothing can be added: "prosecutors" is plural, a following noun begins anew."""
    if words.tokens[found.after - 1].owner:
        return False
    many = found.head.word.endswith("s") and found.head.word not in _OPEN_PLURALS
    # "Agencies suspect" is a verb, whatever went before.
    return many or words.low(found.after) in ("suspect", "suspects")


def _take_nation(words: Words, phrase: Phrase, at: int) -> int:
    """Return the token after "Danish", "Kyiv's", "U.S. and European"; `at` if it ends the name."""
    nation = words.nations[at]
    after = nation.after
    if nation.form == "name" and not words.tokens[after - 1].owner:
        # "Russia police" is nobody; "UK police" and "Russia's police" are.
        written = words.tokens[at].text
        if not (written.isupper() or "." in written) or after == len(words.tokens):
            return at
    phrase.countries.append(nation.code)
    if words.low(after) == "and":
        if (second := words.nations.get(after + 1)) and second.form != "capital":
            phrase.countries.append(second.code)
            return second.after
        if words.low(after + 1) in REGIONS:
            phrase.joint = True
            return after + 2
    return after


def _goes_on(words: Words, at: int) -> bool:
    """Whether more of the name follows a listed one: "NATO's top officer"."""
    if not words.joined(at):
        return False
    follows = role_length(words, at) > 0 or words.low(at) in role_words().modifiers
    return follows or (
        words.joined(at + 1) and _is_loose(words.low(at)) and (role_length(words, at + 1) > 0)
    )


def _is_loose(word: str) -> bool:
    """Whether an unknown word may be an adjective or noun within a name."""
    return (
        word not in FUNCTION_WORDS
        and word not in _SPANS
        and word not in _ARTICLES
        and word.replace("-", "").isalpha()
        and not word.endswith(("ed", "ing", "ly"))
    )


def _written(words: Words, at: int, length: int) -> str:
    return " ".join(words.tokens[index].low for index in range(at, at + length))


def role_length(words: Words, at: int) -> int:
    """Return how many tokens the longest role word here has, 0 if none begins here."""
    lexicon = role_words()
    if at >= len(words.tokens):
        return 0
    best, written = 0, ""
    for length in range(1, lexicon.starts.get(words.tokens[at].low, 0) + 1):
        index = at + length - 1
        if length > 1 and not words.joined(index):
            break
        low = words.tokens[index].low
        written = f"{written} {low}" if written else low
        if written in lexicon.roles:
            best = length
        if words.tokens[index].owner:
            break
    return best
