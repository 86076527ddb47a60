"""Whose an actor is: from the words of its name, from whom it belongs to, from the scene."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from penumbra.reading.actors.role_phrases import POSSESSIVES, UNNAMED, Phrase
from penumbra.reading.actors.whereabouts import Whereabouts
from penumbra.reading.actors.words import Words
from penumbra.reading.page import ActorMention
from penumbra.reference.actors import Actor
from penumbra.reference.name_origins import origins

# Who held an office once speaks for nobody now.
_FORMER = frozenset("former ex retired once late exiled".split())
_SECRETARIES = frozenset(("secretary general", "secretary-general"))
_UNION = re.compile(
    r"(?:The |the )?(?:Commission (?:spokes\w+|official|president|vice-president|President"
    r"|Vice-President)|High Representative)\b"
)
_ACCREDITED = frozenset(
    "ambassador embassy consul consulate consulates envoy embassies ambassadors".split()
)
_UNNAMED_WHAT = frozenset(
    "state service services power powers intelligence agency country government agencies".split()
)
_STATES = frozenset(("countries", "states", "nations"))
# Rules by which only what stands around tells whose somebody is.
_BY_SCENE = frozenset(
    ("actors: role in context", "actors: role of the last body", "actors: its + role")
)
# "Its governor" is the region's just named.
_LOCAL = frozenset("governor mayor prefect".split())
_OFFICIAL_SORTS = frozenset("state government service military office organisation".split())
_BODIES = frozenset("government service military company organisation".split())


def country_of(
    phrase: Phrase, words: Words, scene: Whereabouts, before: Sequence[ActorMention]
) -> tuple[str | None, str]:
    """Return whose a composed name is, and the rule that says so; see `_country_of`.

    Where the scene alone says so and does not go with the name of the person in office, the
    state that the text names most of those where such names are at home is asked instead.
    """
    country, rule = _country_of(phrase, words, scene, before)
    if country is None or rule not in _BY_SCENE or phrase.person is None:
        return country, rule
    home = origins(words.tokens[phrase.person[1] - 1].text)
    if not home or country in home:
        return country, rule
    named = Counter(one.code for one in words.nations.values() if one.code in home)
    return (named.most_common(1)[0][0], "actors: role + name at home") if named else (country, rule)


def _country_of(
    phrase: Phrase, words: Words, scene: Whereabouts, before: Sequence[ActorMention]
) -> tuple[str | None, str]:
    """Return whose a composed name is by its words, its owner or the scene, and the rule.

    Joint and private speakers are nobody's. `before` are the mentions found up to here.
    """
    head = phrase.head
    if phrase.beside is not None:
        return phrase.beside.country, f"actors.tsv: {phrase.beside.name}"
    named = set(phrase.countries)
    if phrase.listed and phrase.listed.country:
        named.add(phrase.listed.country)
    if head.word == "allies" and phrase.article == "the" and phrase.bare:
        return _if_named("NATO", words), "actors: the allies"
    if head.word == "allies" and phrase.listed and phrase.listed.country == "NATO":
        return "NATO", "actors: NATO allies"
    if head.word in _SECRETARIES and phrase.bare and phrase.article not in POSSESSIVES:
        return _if_named("NATO", words), "actors: the Secretary General"
    if _is_of_many(phrase, words) or any(word.endswith("-based") for word in phrase.words):
        return None, "actors: of several countries, or of nobody"
    if phrase.bare and _is_of_the_union(phrase, words) and (union := _if_named("EU", words)):
        return union, "actors: the Commission"
    if phrase.joint or len(named) > 1 or (head.side == "joint" and not _is_one(phrase, named)):
        return None, "actors: several countries"
    if not _FORMER.isdisjoint(phrase.words) and head.sort in ("office", "role"):
        return None, "actors: former office"
    if head.side == "private" and not phrase.state:
        return None, "actors: private role"
    if named:
        return named.pop(), "actors: nation + role"
    if phrase.within is not None:
        return _of_another(phrase, phrase.within, words, scene, before)
    if phrase.listed is not None:
        return None, f"actors.tsv: {phrase.listed.name}"
    if _is_unnamed(phrase) or head.side == "linked":
        return None, "actors: role"
    accredited = not _ACCREDITED.isdisjoint(phrase.words)
    for spot in () if accredited else phrase.spots:
        if country := scene.spot(spot):
            return country, "actors: role + place"
    if head.side == "either" and not phrase.state:
        return _of_last_body(phrase, words, before), "actors: role of the last body"
    if phrase.private and not phrase.state:
        return None, "actors: private role"
    if phrase.article in ("our", "my", "your"):
        return scene.country_at(phrase.first), "actors: our + role"
    if phrase.article in POSSESSIVES:
        if phrase.head.word in _LOCAL:
            return scene.place_before(phrase.first), "actors: its + local office"
        owner = _last_state(phrase, words, before)
        return owner or scene.country_at(phrase.first), "actors: its + role"
    if phrase.there:
        return scene.place_before(phrase.first), "actors: role + there"
    return scene.country_at(phrase.first), "actors: role in context"


def _is_of_many(phrase: Phrase, words: Words) -> bool:
    """Whether it goes on "from 13 countries", "of several states"."""
    ahead = [words.low(index) for index in range(phrase.after, phrase.after + 4)]
    return ahead[:1] in (["from"], ["of"]) and not _STATES.isdisjoint(ahead[2:])


def _if_named(body: str, words: Words) -> str | None:
    """Return the body if the text names it."""
    named = any(
        body in (actor.name, actor.country) for one in words.listed.values() for actor in one.actors
    )
    return body if named else None


def _is_of_the_union(phrase: Phrase, words: Words) -> bool:
    """Whether it is the Commission's, or the High Representative, without the Union's name."""
    written = words.text[words.tokens[phrase.first].start : words.tokens[phrase.after - 1].end]
    return _UNION.match(written) is not None


def _is_one(phrase: Phrase, named: set[str]) -> bool:
    """Whether a word for several states' people is said of one: "Polish ministers"."""
    return len(named) == 1 and phrase.head.sort != "state"


def _of_another(
    phrase: Phrase,
    within: Phrase | Actor,
    words: Words,
    scene: Whereabouts,
    before: Sequence[ActorMention],
) -> tuple[str | None, str]:
    if isinstance(within, Actor):
        return within.country, f"actors.tsv: {within.name}"
    country, _ = country_of(within, words, scene, before)
    if country is None and within.head.side == "private" and phrase.head.side == "state":
        # "The investigator of the fire", "prosecutors for the owner": still the state's.
        return scene.country_at(phrase.first), "actors: role in context"
    return country, "actors: role of another"


def _is_unnamed(phrase: Phrase) -> bool:
    """Whether it is some state that the text leaves open: "a foreign service"."""
    return (
        phrase.article != "the"
        and phrase.head.word.split()[-1] in _UNNAMED_WHAT
        and not UNNAMED.isdisjoint(phrase.words)
    )


def _of_last_body(phrase: Phrase, words: Words, before: Sequence[ActorMention]) -> str | None:
    """Return whose body was named last, in this sentence or the one before: "the spokesman"."""
    floor = _sentence_before(phrase, words)
    for mention in reversed(before):
        if mention.start < floor:
            break
        if mention.sort in _BODIES:
            return mention.country
    return None


def _last_state(phrase: Phrase, words: Words, before: Sequence[ActorMention]) -> str | None:
    """Return the country that "its" means: the last official actor's, one sentence back at most."""
    floor = _sentence_before(phrase, words)
    quote = words.quoted(words.tokens[phrase.first].start)
    for mention in reversed(before):
        if mention.start < floor:
            break
        official = mention.country and mention.sort in _OFFICIAL_SORTS
        if official and words.quoted(mention.start) in (None, quote):
            return mention.country
    return None


def _sentence_before(phrase: Phrase, words: Words) -> int:
    return words.sentences[max(0, words.tokens[phrase.first].sentence - 1)].start
