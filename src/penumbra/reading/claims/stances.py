"""Cues of stance in a text: blamed, denied, an accident; who is accused by them, how firmly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from penumbra.model import Place, Stance
from penumbra.reading.layout import Span
from penumbra.reading.page import ActorMention, Page
from penumbra.reading.speech.speakers import Cast
from penumbra.reference.countries import by_adjective, by_capital, by_name, countries
from penumbra.reference.speech import MASK, StanceHit, speech


@dataclass(frozen=True, slots=True)
class StanceCue(Span):
    """Words that show a stance. `accused` is the actor they name, None if they name none.

    `nation` is a state's name and code where only an adjective accuses: "were Russian".
    """

    stance: Stance
    accused: ActorMention | None
    rule: str
    nation: tuple[str, str] | None = None


# Ends the rule of a cue that denies only from the mouth of the accused: "a fable".
ACCUSED = "(said by the accused)"
# Ends the rule of a cue that is about the doers a report names: "are thought to have".
DOER = "(the doers named)"
# Roles by which somebody is accused; they must stay readable: "the likeliest customer".
_CUE_NOUN = re.compile(
    r"^(?:[\w’'-]+ ){0,2}(?:handler|recruiter|controller|curator|customer|client|culprit|author"
    r"|mastermind|paymaster|sponsor|suspect|organiser|perpetrator)s?$"
)
# "Did not believe that it was an accident": what follows, up to a comma, is not held.
_DISBELIEF = re.compile(
    r"\b(?:not|n[’']t|nobody|no one|none|hardly|never|few|difficult to|hard to)"
    r"(?:\s+\w+){0,3}?\s+(?:believes?|believed|thinks?|thought|accepts?|buys?|bought|considers?|considered|convinced)"
    r"\b[^,;:.]*$|\b(?:doubt(?:s|ed)?|disbelieve[sd]?"
    r"|(?:reject|dismiss|rul)\w+ (?:out )?(?:\w+ ){0,2}"
    r"(?:idea|notion|theory|explanation|version|suggestion|claims?|possibility))\b[^,;:.]*$",
    re.IGNORECASE,
)
_SOME_SUSPECTS = re.compile(
    r"\b(?:the|both|two|three|four|five|six|all|these|those|other|main|prime|its|of|\d+)"
    r" suspects\b",
    re.IGNORECASE,
)
_AFTER_ARTICLE = re.compile(r"\b(?:the|a|an|its|his|her|their|two|three|these|no|with)\s+$", re.I)
# "… but had no proof": an accusation that its own speaker leaves open.
_UNPROVEN = re.compile(
    r"\b(?:but|though|although|while)\b[^.;]{0,40}?\b(?:no|not|n[’']t|without|lacked)\b[^.;]{0,30}?"
    r"\b(?:proof|proven|evidence|direct link|certain|conclusive)\b"
)
_NO_SIGN = re.compile(
    r"\b(?:no|not any|any|without) (?:\w+ )?(?:evidence|indications?|signs?|proof|suggestion"
    r"|traces?)\b[^,;]*$",
    re.IGNORECASE,
)
# Words that somebody is made to have said.
_FORGED = re.compile(
    r"\b(?:letters?|statements?|quotes?|quotations?|remarks|messages?|e-?mails?|articles?|posts?"
    r"|orders?|documents?|words|videos?)\s+(?:falsely\s+|wrongly\s+)?$"
)
_WHERE_BLAME_GOES = re.compile(
    r"\b(?:from|of|at|on|to|by|for|behind)\s+([A-Z][\w-]{2,})\b|\b([A-Z][\w-]{2,})(?=[’']s?\s)"
)
_VERB_FIRST = re.compile(r"(?:suspect|blame|accuse|name|link)s?\s+(?=[A-Z])")
_LEANING = re.compile(r"\b(?:pro-)?([A-Z]\w+)\s+$")
_BELONGING = re.compile(r"\s+(?:of|from|in|at|with)\s+(?:the\s+)?")
# "They are Ukrainian, Belarusian and Polish citizens": whose passport somebody has blames no state.
_CITIZENS = re.compile(
    r"(?:, [A-Z]\w+){0,4}(?:,? (?:and|or) [A-Z]\w+)? (?:dual )?(?:citizens?|nationals?)\b"
)
_WORDS_BEFORE = re.compile(r"[\w’']+")


def find_stances(page: Page) -> list[StanceCue]:
    """Find every cue of stance, in text order, the longest where several begin together.

    A flat attribution behind a hedge ("may have been ordered by") becomes a suspicion; one
    that is taken back ("not the work of") is left out.
    """
    page = replace(page, actors=_blamable(page))
    cast = Cast(page)
    hits = sorted(
        speech().stances(page.text, masked(page)),
        key=lambda hit: (hit.start, -(hit.end - hit.start)),
    )
    found: list[StanceCue] = []
    for hit in hits:
        stance = Stance(hit.cue.stance)
        accused = _actor(cast, hit)
        nation = None
        if _is_a_noun(page, hit):
            continue
        rule = f"speech.yaml: {hit.cue.stance}: {hit.cue.pattern}"
        if hit.cue.accused_only:
            rule = f"{rule} {ACCUSED}"
        if hit.cue.doer:
            found.append(StanceCue(hit.start, hit.end, stance, None, f"{rule} {DOER}"))
            continue
        if stance in (Stance.ATTRIBUTES, Stance.SUSPECTS):
            if accused is not None and accused.sort == "media":
                continue
            nation = _nation(page, hit)
            if hit.nation is not None and (
                nation is None or _CITIZENS.match(page.text, hit.nation[1])
            ):
                continue
            if hit.who is not None and accused is None:
                continue
            stance_or_none = _firmness(page, hit, stance)
            if stance_or_none is None:
                continue
            stance = stance_or_none
        elif stance is not Stance.DENIES and _taken_back(page, hit.start):
            continue
        elif stance is Stance.DENIES and hit.nation is not None:
            nation = _nation(page, hit)
        found.append(StanceCue(hit.start, hit.end, stance, accused, rule, nation))
    return list(_longest(found))


def _longest(cues: Sequence[StanceCue]) -> Iterator[StanceCue]:
    """Drop a shorter cue inside a longer one that blames or suspects the same actor.

    A denial inside words that clear is theirs. "Everything points to Moscow" is one accusation,
    though "points to Moscow" would be another.
    """
    blaming = (Stance.ATTRIBUTES, Stance.SUSPECTS)
    for number, cue in enumerate(cues):
        near = (*cues[max(0, number - 3) : number], *cues[number + 1 : number + 4])
        if cue.stance is Stance.DENIES and any(
            other.stance is Stance.EXONERATES and other.start < cue.end and other.end > cue.end
            for other in near
        ):
            continue  # "had nothing to do with sabotage": said of the cause
        if cue.stance not in blaming or not any(
            other.stance in blaming
            and other.accused == cue.accused is not None
            and other.covers(cue)
            and other.end - other.start > cue.end - cue.start
            for other in near
        ):
            yield cue


def _is_a_noun(page: Page, hit: StanceHit) -> bool:
    """Whether "suspects", "blame" or "attributed" is no verb there: "the blame", "a letter"."""
    before = page.text[max(0, hit.start - 30) : hit.start]
    word = page.text[hit.start : hit.end].split()[0].lower()
    if word in ("suspects", "suspect", "blame", "link", "links", "charges", "hand"):
        return _AFTER_ARTICLE.search(before) is not None
    return word == "attributed" and _FORGED.search(before) is not None


def _blamable(page: Page) -> list[ActorMention]:
    """Add countries and capitals that stand as places: "points at Russia", "paid from Minsk"."""
    taken = {actor.start for actor in page.actors}
    lands = [
        ActorMention(
            place.start, place.end, place.place.name, place.place.country, "state", place.rule
        )
        for place in page.places
        if place.place.country and place.start not in taken and _stands_for_a_state(place.place)
    ]
    actors = [_without_verb(actor) for actor in page.actors]
    both = sorted([*actors, *lands, *_by_name(page)], key=lambda a: (a.start, -a.end))
    apart: list[ActorMention] = []
    for actor in both:
        if not apart or actor.start >= apart[-1].end:
            apart.append(actor)
    return apart


def _without_verb(actor: ActorMention) -> ActorMention:
    """Take the verb off a name that ran into it: "suspect Russian intelligence"."""
    verb = _VERB_FIRST.match(actor.name)
    if verb is None or actor.end - actor.start != len(actor.name):
        return actor
    return replace(actor, start=actor.start + verb.end(), name=actor.name[verb.end() :])


def _by_name(page: Page) -> Iterator[ActorMention]:
    """Find the states and capitals named where blame would be: "from Moscow", "Russia’s war"."""
    for match in _WHERE_BLAME_GOES.finditer(page.text):
        at = 1 if match.group(1) else 2
        name = match.group(at)
        code = by_capital(name) or by_name(name)
        if code is not None:
            yield ActorMention(*match.span(at), name, code, "government", "stances: a state named")


def _stands_for_a_state(place: Place) -> bool:
    """Whether a place can be blamed: a country, or the seat of its government."""
    return place.sort == "country" or by_capital(place.name) == place.country


def masked(page: Page) -> str:
    """Return the text with every letter of an actor's mention as MASK; offsets stay the same."""
    pieces, at = [], 0
    for actor in page.actors:
        if actor.start >= at and not _CUE_NOUN.search(actor.name):
            pieces += [page.text[at : actor.start], MASK * (actor.end - actor.start)]
            at = actor.end
    return "".join([*pieces, page.text[at:]])


def _actor(cast: Cast, hit: StanceHit) -> ActorMention | None:
    if hit.who is None:
        return None
    named = cast.between(hit.who[0], hit.who[1] + 60)
    if not named or named[0].start >= hit.who[1]:
        return None
    first = named[0]
    # "an officer of Russia's intelligence": whose he is counts.
    for later in named[1:2]:
        between = cast.page.text[first.end : later.start]
        if later.country and first.name.islower() and _BELONGING.fullmatch(between):
            words = cast.page.text[first.start : later.end]
            return replace(later, start=first.start, name=words)
    return _with_nation(cast.page, first)


def _with_nation(page: Page, actor: ActorMention) -> ActorMention:
    """Read whose hands are where only an adjective tells: "pro-Russian hackers"."""
    if actor.country is not None or not actor.name.islower():
        return actor
    before = _LEANING.search(page.text, max(0, actor.start - 24), actor.start)
    code = by_adjective(before.group(1)) if before else None
    if before is None or code is None:
        return actor
    name = page.text[before.start() : actor.end]
    return replace(actor, start=before.start(), name=name, country=code)


def _nation(page: Page, hit: StanceHit) -> tuple[str, str] | None:
    """Read the adjective of a state: ("Russia", "RUS")."""
    if hit.nation is None:
        return None
    code = by_adjective(page.text[hit.nation[0] : hit.nation[1]])
    return (countries()[code].name, code) if code else None


def _firmness(page: Page, hit: StanceHit, stance: Stance) -> Stance | None:
    """Weigh the words before a cue in its clause."""
    sentence = page.sentence_at(hit.start)
    before = page.text[max(sentence.start, hit.start - 70) : hit.start]
    # A quotation or a full stop ends what a hedge can reach.
    before = re.split(r"[;:“”\"]", before)[-1]
    # In the midst of a sentence "May" is the month.
    earlier = [word.lower() for word in _WORDS_BEFORE.findall(before) if word != "May"]
    if "suspects" in earlier[1:] and _SOME_SUSPECTS.search(before):
        earlier.remove("suspects")  # people, not a verb: "the suspects worked for Minsk"
    inside = [
        word.lower()
        for word in _WORDS_BEFORE.findall(page.text[hit.start : hit.end])
        if word != "May"
    ]
    if earlier[-1:] in (["against"], ["without"]):
        return None  # "warned against blaming Russia"
    if _NO_SIGN.search(before):
        return None  # "no indication of the involvement of a foreign state"
    if any(word in speech().negations for word in earlier[-3:]) or "if" in earlier[-8:]:
        return None
    hedged = any(word in speech().hedges for word in earlier[-7:] + inside)
    if stance is Stance.ATTRIBUTES and (
        hedged or _UNPROVEN.search(page.text, hit.end, sentence.end)
    ):
        return Stance.SUSPECTS
    return stance


def _taken_back(page: Page, start: int) -> bool:
    before = [word.lower() for word in _WORDS_BEFORE.findall(page.text[max(0, start - 40) : start])]
    if "but" in before:
        before = before[before.index("but") + 1 :]  # "not sabotage but an accident"
    near = any(word in speech().negations for word in before[-2:])
    if near or any(word in ("nobody", "never", "hardly") for word in before[-4:]):
        return True
    sentence = page.sentence_at(start)
    return _DISBELIEF.search(page.text, max(sentence.start, start - 80), start) is not None
