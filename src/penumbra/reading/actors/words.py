"""The words of a text as the actor reader sees them: tokens, listed names, nations on them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from penumbra.reading.layout import Quotation, Sentence, quotation_at
from penumbra.reference.actors import Actor, actors_by_name
from penumbra.reference.countries import countries, plain

_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:[’'.\-–‑][^\W_]+)*")
_SPACES = frozenset((" ", "\n", "\u00a0"))
# Regions that many governments share: what they say together, no one country says.
REGIONS = frozenset(
    "western european baltic nordic scandinavian balkan allied african asian arab eastern "
    "central caucasian transatlantic benelux visegrad".split()
)
NOT_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december telegram facebook i".split()
)
_LINKED = re.compile(
    r"(?:directed|backed|linked|led|run|controlled|sponsored|aligned|installed|appointed|funded"
    r"|affiliated|supported|made|operated|ordered|commanded|orchestrated|imposed|trained)$"
)


@dataclass(slots=True)
class Token:
    """A word with the characters before it (`gap`); a possessive ending is cut off (`owner`).

    `end` is that of the bare word, `stop` includes the ending.
    """

    start: int
    end: int
    stop: int
    text: str
    low: str
    gap: str
    owner: bool
    sentence: int
    opens: bool
    capital: bool
    joined: bool


@dataclass(frozen=True, slots=True)
class Nation:
    """A country on the tokens up to `after`: its name, an adjective, or its capital."""

    after: int
    code: str
    form: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A listed name on the tokens up to `after`; `actors` are all that bear it."""

    after: int
    actors: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A text as tokens, with the listed names and nations that begin at each."""

    text: str
    tokens: list[Token]
    nations: dict[int, Nation]
    listed: dict[int, Listed]
    sentences: Sequence[Sentence]
    quotations: Sequence[Quotation] = ()

    def joined(self, index: int) -> bool:
        """Whether the token follows the one before with nothing but space between."""
        return index < len(self.tokens) and self.tokens[index].joined

    def quoted(self, position: int) -> Quotation | None:
        """Return the quotation that an offset stands in, if any."""
        return quotation_at(self.quotations, position)

    def low(self, index: int) -> str:
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""


def read_words(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation] = ()
) -> Words:
    """Cut a text into tokens and mark nations and listed names on them."""
    tokens = list(_tokens(text, sentences))
    nations = dict(_find_nations(tokens))
    about = Counter(nation.code for nation in nations.values())
    listed = {
        at: replace(one, actors=_likeliest(one.actors, about)) for at, one in _find_listed(tokens)
    }
    return Words(text, tokens, nations, listed, sentences, quotations)


def _likeliest(actors: tuple[Actor, ...], about: Counter[str]) -> tuple[Actor, ...]:
    """Order those of one name: whose country the text names most goes first."""
    if len(actors) == 1:
        return actors
    return tuple(sorted(actors, key=lambda actor: -about[actor.country or ""]))


def _tokens(text: str, sentences: Sequence[Sentence]) -> Iterable[Token]:
    starts = [sentence.start for sentence in sentences]
    before, last = 0, -1
    for match in _TOKEN.finditer(text):
        start, stop = match.span()
        word = match.group().replace("’", "'")
        owner = word.endswith(("'s", "'S"))
        if owner:
            word = word[:-2]
        elif text[stop : stop + 2] in ("’ ", "' ") and word[-1:] == "s":
            owner, stop = True, stop + 1
        sentence = max(0, bisect_right(starts, start) - 1)
        end = start + len(word)
        yield Token(
            start,
            end,
            stop,
            word,
            word.lower(),
            text[before:start],
            owner,
            sentence,
            sentence != last,
            word[:1].isupper(),
            before > 0 and text[before:start] in _SPACES,
        )
        before, last = stop, sentence


def _split(name: str) -> tuple[str, ...]:
    return tuple(word.replace("’", "'") for word in _TOKEN.findall(name))


@cache
def _nation_forms() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """Each country's names, adjectives and capitals by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for code, country in countries().items():
        names = [(name, "name") for name in (country.name, *country.aliases)]
        adjectives = [(word, "adjective") for word in country.adjectives]
        capitals = [(city, "capital") for city in country.capitals]
        for written, form in (*capitals, *adjectives, *names):
            words = tuple(_split(plain(written)))
            if words:
                found.setdefault(words[0], []).append((words, code, form))
    for forms in found.values():
        forms.sort(key=lambda one: -len(one[0]))
    return found


def _find_nations(tokens: list[Token]) -> Iterable[tuple[int, Nation]]:
    forms = _nation_forms()
    skip = 0
    for index, token in enumerate(tokens):
        if index < skip or not token.capital:
            continue
        for words, code, form in forms.get(_plain_word(token.text), ()):
            if _matches(tokens, index, words, plainly=True):
                yield index, Nation(index + len(words), code, form)
                skip = index + len(words)
                break
        else:
            first, dash, last = token.text.partition("-")
            if dash and _LINKED.search(last):
                for words, code, form in forms.get(_plain_word(first), ()):
                    if len(words) == 1:
                        yield index, Nation(index + 1, code, "linked" if form else form)
                        break


@cache
def _plain_word(word: str) -> str:
    return plain(word)


@cache
def _listed_forms() -> dict[str, list[tuple[tuple[str, ...], tuple[Actor, ...], bool]]]:
    """Listed names by their first word, longest first, and whether "the" must stand before.

    "The Atlantic" is a paper; the Atlantic in "an Atlantic port" is none.
    """
    found: dict[str, list[tuple[tuple[str, ...], tuple[Actor, ...], bool]]] = {}
    for name, actors in actors_by_name().items():
        words = _split(name.removeprefix("The "))
        first = words[0].removesuffix("'s")
        found.setdefault(first, []).append((words, actors, name.startswith("The ")))
    for forms in found.values():
        forms.sort(key=lambda one: -len(one[0]))
    return found


def _find_listed(tokens: list[Token]) -> Iterable[tuple[int, Listed]]:
    forms = _listed_forms()
    # "The Union" is the European one only where that is named.
    european = any(token.text in ("EU", "European") for token in tokens)
    skip = 0
    for index, token in enumerate(tokens):
        if index < skip:
            continue
        if (
            token.text in _BODIES
            and (european or token.text != "Union")
            and _is_body(tokens, index)
        ):
            yield index, Listed(index + 1, actors_by_name()[_BODIES[token.text]])
        for words, actors, the in forms.get(token.text, ()):
            if the and (index == 0 or tokens[index - 1].low != "the"):
                continue
            if _matches(tokens, index, words):
                yield index, Listed(index + len(words), actors)
                skip = index + len(words)
                break


# What papers call them once they are named: "the alliance", "an alliance official".
_BODIES = {
    "alliance": "NATO",
    "bloc": "European Union",
    "Commission": "European Commission",
    "Union": "European Union",
}
# "Commission spokesperson Jane Doe" needs no article.
_SPEAKING_FOR = frozenset(
    "spokesperson spokesman spokeswoman president vice-president official officials "
    "commissioner commissioners spokespersons spokespeople".split()
)


def _is_body(tokens: list[Token], index: int) -> bool:
    before = tokens[index - 1].low if index else ""
    after = tokens[index + 1].low if index + 1 < len(tokens) else ""
    if tokens[index].capital and after in _SPEAKING_FOR:
        return True
    return before in ("the", "an", "a") and after not in ("of", "between", "with", "against")


def _matches(
    tokens: list[Token], index: int, words: tuple[str, ...], *, plainly: bool = False
) -> bool:
    if index + len(words) > len(tokens):
        return False
    for offset, word in enumerate(words):
        token = tokens[index + offset]
        # "People's" is told by its bare word in the text, and whole in the list.
        bare = word.removesuffix("'s")
        if (_plain_word(token.text) if plainly else token.text) != (word if plainly else bare):
            return False
        if bare != word and not token.owner:
            return False
        owned = offset and tokens[index + offset - 1].owner and not words[offset - 1].endswith("'s")
        if offset and (len(token.gap) > 3 or "," in token.gap or owned):
            return False
    return True
