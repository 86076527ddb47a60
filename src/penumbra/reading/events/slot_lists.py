"""A kind's own words for its targets and instruments, near its wordings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from penumbra.reading.events.grouping import Group
from penumbra.reading.events.slots import Slots
from penumbra.reading.layout import Span
from penumbra.reading.page import Page
from penumbra.reading.terms import Matcher, Term
from penumbra.reference.grammar import grammar
from penumbra.reference.wordings import event_wordings

# A phrase keeps so many words before its head.
_MODIFIERS = 4
_STOPS = (
    grammar().prepositions
    | grammar().pronouns
    | grammar().conjunctions
    | grammar().relatives
    | grammar().be
    | grammar().auxiliaries
    | grammar().adverbs
    | grammar().determiners
    | grammar().past
    | grammar().past_plain
    | {"to"}
)


@cache
def _matcher() -> Matcher:
    wordings = event_wordings()
    return Matcher(wordings.lists, (), wordings.nouns)


def lists_ending(page: Page, phrase: Span) -> frozenset[str]:
    """Return the lists that an entry of ends a phrase: "the oil terminal" is a `site`."""
    found = page.terms_in(phrase)
    listed = _matcher().list_hits(found)
    return frozenset(name for here in listed for name, end in here.items() if end == len(found))


def fill_from_lists(page: Page, slots: Slots, group: Group) -> None:
    """Fill the slots that the grammar left empty with the kind's own words beside a mention."""
    wordings = event_wordings().kinds[group.kind]
    empty = {slot: names for slot, names in wordings.slots.items() if not slots.rows[slot]}
    if not empty:
        return
    read: set[Span] = set()
    for mention in group.mentions:
        if mention.anaphor or mention.clause in read:
            continue
        read.add(mention.clause)
        found = page.terms_in(mention.clause)
        listed = _matcher().list_hits(found)
        for slot, names in empty.items():
            for name in names:
                for span in _phrases(page, found, listed, name):
                    slots.keep(slot, span, f"{wordings.page}: slots <{name}>")


def _phrases(
    page: Page, found: Sequence[Term], listed: Sequence[dict[str, int]], name: str
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
            and page.text[found[first - 1].end : found[first].start].strip("-") == " "
            and not _is_verb(found, first - 1)
        ):
            first -= 1
        yield Span(found[first].start, found[end - 1].end)
        at = end


def _is_verb(found: Sequence[Term], at: int) -> bool:
    """Whether a word in -ed or -ing is a verb here: no article stands right before it."""
    word = found[at]
    if not word.lower.endswith(("ed", "ing")) or "-" in word.lower:
        return False
    if len(word.bases) == 1 or word.lower.startswith("un"):
        # "Red", "unidentified", "uncrewed": no form of any verb that news would use here.
        return False
    return at == 0 or found[at - 1].lower not in grammar().determiners
