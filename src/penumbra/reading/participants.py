"""Who and what takes part in an event: its targets, instruments and actors, as short phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from penumbra.model import Reason
from penumbra.reading.grouping import Group
from penumbra.reading.layout import Span
from penumbra.reading.mentions import Mention
from penumbra.reading.page import ActorMention, Page
from penumbra.reading.settings import inside
from penumbra.reading.terms import Matcher, Term, terms
from penumbra.reference.kinds import INCIDENT_FAMILIES, kind
from penumbra.reference.wordings import event_wordings

# A phrase keeps so many words before its head, and a slot so many phrases.
_MODIFIERS = 4
_PHRASES = 3
_ARTICLES = frozenset("the a an its their his her this that these those some any".split())
# Words that end a noun phrase to the left: prepositions, pronouns, auxiliaries, common verbs.
_STOPS = frozenset(
    "of in on at by to from for with without into onto over under near off through across "
    "between against about around after before during since until and or but nor as than "
    "that which who whom whose when where while if because so not no it they he she we "
    "you i there is are was were be been being has have had do does did will would can "
    "could may might must shall should said says told hit struck cut damaged destroyed "
    "severed set burned gutted closed shut saw seen spotted reported attacked seized "
    "boarded detained arrested caught found left made took had used entered broke blew "
    "sent flew crossed killed injured wounded also only then out up down off back again "
    "all both each either more most least many several few very too just even still "
    "already yet ago".split()
)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are|got)\b(?:\s+\w+ly)?(?:\s+\w+){0,1}\s*$")
# An actor that begins this near the head of a wording is its subject, not its object.
_HEAD = 4
_RELATIVE = re.compile(r"\W*(?:who|which|whose)\b")
_HANDS = re.compile(
    r"\b(?:man|men|woman|women|teenagers?|youths?|boys?|girls?|citizens?|nationals?|hackers?|suspects?"
    r"|attackers?|intruders?|arsonists?|saboteurs?|agents?|people|activists?|trio|pair|divers?"
    r"|[a-z]+-year-old|jets?|fighters?|aircraft|crew|smugglers?|gang|group)\b",
    re.IGNORECASE,
)
_BE = re.compile(r"\b(?:was|were|been|being)\b")
_BY = re.compile(r"\bby\s+(?:the\s+|a\s+|an\s+)?$")


@dataclass(frozen=True, slots=True)
class Participants:
    """The phrases of one report's three slots, and where they were read."""

    targets: tuple[str, ...]
    instruments: tuple[str, ...]
    actors: tuple[str, ...]
    reasons: tuple[Reason, ...]


@cache
def _matcher() -> Matcher:
    return Matcher(event_wordings().lists, ())


def participants(page: Page, group: Group) -> Participants:
    """Read the participants of an event from the clauses that mention it."""
    wordings = event_wordings().kinds[group.kind]
    reasons: list[Reason] = []
    rows: dict[str, dict[str, str]] = {"targets": {}, "instruments": {}, "actors": {}}

    def keep(slot: str, span: Span, rule: str) -> None:
        phrase = page.text[span.start : span.end]
        key = phrase.lower()
        # An aircraft that crosses a border is at once its actor and its instrument.
        apart = rows.values() if slot == "targets" else [rows[slot], rows["targets"]]
        taken = [other for row in apart for other in row]
        if len(rows[slot]) < _PHRASES and not any(key in other for other in taken):
            rows[slot][key] = phrase
            reasons.append(Reason(slot, rule, page.passage(span.start, span.end)))

    read: set[Span] = set()
    for mention in group.mentions:
        if mention.anaphor:
            continue
        for actor, slot in _people(page, mention):
            keep(slot, actor, actor.rule)
        if mention.clause in read:
            continue
        read.add(mention.clause)
        found = terms(page.text[mention.clause.start : mention.clause.end])
        listed = _matcher().list_hits(found)
        for slot, names in wordings.slots.items():
            for name in names:
                for span in _phrases(page, mention.clause.start, found, listed, name):
                    keep(slot, span, f"{wordings.page}: slots <{name}>")
    return Participants(
        targets=tuple(rows["targets"].values()),
        instruments=tuple(rows["instruments"].values()),
        actors=tuple(rows["actors"].values()),
        reasons=tuple(reasons),
    )


def _phrases(
    page: Page, offset: int, found: Sequence[Term], listed: Sequence[dict[str, int]], name: str
) -> Iterator[Span]:
    """Yield the noun phrases whose head is an entry of a list."""
    at = 0
    while at < len(found):
        end = listed[at].get(name)
        if end is None or (end == at + 1 and _is_verb(found, at)):
            at += 1
            continue
        first = at
        while (
            first
            and at - first < _MODIFIERS
            and found[first - 1].lower not in _STOPS
            and found[first - 1].lower not in _ARTICLES
            and page.text[offset + found[first - 1].end : offset + found[first].start].strip("-")
            == " "
            and not _is_verb(found, first - 1)
        ):
            first -= 1
        yield Span(offset + found[first].start, offset + found[end - 1].end)
        at = end


def _is_verb(found: Sequence[Term], at: int) -> bool:
    """Whether a word in -ed or -ing is a verb here: no article stands right before it."""
    word = found[at]
    if not word.lower.endswith(("ed", "ing")) or "-" in word.lower:
        return False
    if len(word.bases) == 1 or word.lower.startswith("un"):
        # "Red", "unidentified", "uncrewed": no form of any verb that news would use here.
        return False
    return at == 0 or found[at - 1].lower not in _ARTICLES


def _people(page: Page, mention: Mention) -> Iterator[tuple[ActorMention, str]]:
    """Yield who acts and who is acted on: the subject, and the agent after "by"."""
    places = inside(page.places, mention.clause)
    people = [
        one
        for one in inside(page.actors, mention.clause)
        # The town in "Copenhagen airport" does nothing.
        if not any(place.covers(one) and place.end > one.end for place in places)
    ]
    subject = _subject(page, people, mention)
    passive = subject is not None and _is_passive(page, subject, mention)
    acted_on = mention.kind in _ON_PEOPLE
    if subject is not None and passive and acted_on:
        yield subject, "targets"
    elif subject is not None and not passive and _can_do(subject, mention):
        yield subject, "actors"
    for one in people:
        if one.start >= mention.start and _BY.search(page.text[mention.start : one.start]):
            yield one, "actors"
            break


def _subject(page: Page, people: Sequence[ActorMention], mention: Mention) -> ActorMention | None:
    """The last actor before the wording, or the one it begins with ("officers arrested").

    "Prosecutors, who have opened an inquiry": a relative clause takes what it hangs on.
    """
    before = [one for one in people if one.start <= mention.start]
    if not before:
        before = [one for one in people if one.start < mention.start + _HEAD][:1]
    if not before and _RELATIVE.match(page.text, mention.clause.start):
        before = [
            one
            for one in inside(page.actors, mention.sentence)
            if one.end <= mention.clause.start <= one.end + _HEAD
        ]
    return before[-1] if before else None


def _can_do(actor: ActorMention, mention: Mention) -> bool:
    """Whether the subject may be the doer: police and ministers tell of hostile acts only."""
    if kind(mention.kind).family not in INCIDENT_FAMILIES:
        return True
    if actor.sort in ("group", "vessel", "military"):
        return True
    return actor.sort in ("role", "person") and bool(_HANDS.search(actor.name))


def _is_passive(page: Page, subject: ActorMention, mention: Mention) -> bool:
    """Whether "was", "were" … stands between the subject and the verb of the wording."""
    between = page.text[subject.end : max(mention.start, min(mention.end, subject.end + 24))]
    return bool(_BE.search(between) or _PASSIVE.search(page.text[subject.end : mention.start]))


# Kinds whose passive subject is a person it is done to.
_ON_PEOPLE = frozenset(
    {"arrest", "prosecution", "expulsion", "attack-on-person", "recruitment", "sanction"}
)
