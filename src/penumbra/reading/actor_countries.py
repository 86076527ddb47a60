"""Whose an actor is: from the words of its name, from whom it belongs to, from the scene."""

from __future__ import annotations

from collections.abc import Sequence

from penumbra.reading.actor_words import Words
from penumbra.reading.page import ActorMention
from penumbra.reading.role_phrases import POSSESSIVES, Phrase
from penumbra.reading.whereabouts import Whereabouts
from penumbra.reference.actors import Actor

_UNNAMED = frozenset("foreign hostile enemy unnamed unknown adversary third".split())
_UNNAMED_WHAT = frozenset(
    "state service services power powers intelligence agency country government agencies".split()
)
_OFFICIAL_SORTS = frozenset("state government service military office organisation".split())
_BODIES = frozenset("government service military company organisation".split())


def country_of(
    phrase: Phrase, words: Words, scene: Whereabouts, before: Sequence[ActorMention]
) -> tuple[str | None, str]:
    """Return whose a composed name is, and the rule that says so.

    Joint and private speakers are nobody's. `before` are the mentions found up to here.
    """
    head = phrase.head
    named = set(phrase.countries)
    if phrase.listed and phrase.listed.country:
        named.add(phrase.listed.country)
    if phrase.joint or head.side == "joint" or len(named) > 1:
        return None, "actors: several countries"
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
    for spot in phrase.spots:
        if country := scene.spot(spot):
            return country, "actors: role + place"
    if head.side == "either" and not phrase.state:
        return _of_last_body(phrase, words, before), "actors: role of the last body"
    if phrase.private and not phrase.state:
        return None, "actors: private role"
    if phrase.article in ("our", "my", "your"):
        return scene.main, "actors: our + role"
    if phrase.article in POSSESSIVES:
        owner = _last_state(phrase, words, before)
        return owner or scene.country_at(phrase.first), "actors: its + role"
    if phrase.there:
        return scene.place_before(phrase.first), "actors: role + there"
    return scene.country_at(phrase.first), "actors: role in context"


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
        and not _UNNAMED.isdisjoint(phrase.words)
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
    for mention in reversed(before):
        if mention.start < floor:
            break
        if mention.country and mention.sort in _OFFICIAL_SORTS:
            return mention.country
    return None


def _sentence_before(phrase: Phrase, words: Words) -> int:
    return words.sentences[max(0, words.tokens[phrase.first].sentence - 1)].start
