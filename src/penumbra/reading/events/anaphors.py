"""Words that lead back to an event told before: "the incident", "the blaze", "a similar case"."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Sequence

from penumbra.reading.events.marked_terms import MarkedTerms, Wording, place
from penumbra.reading.terms import Term
from penumbra.reference.kinds import kinds
from penumbra.reference.wordings import EventWordings

_LIKE = frozenset(("similar", "another", "comparable", "identical", "second", "third", "fourth"))
# "A similar case", "another meeting" may be one of anything.
_LOOSE = frozenset(("case", "cases", "affair", "meeting", "meetings", "trial", "damage"))
_DEFINITE = frozenset("the this that these those both either its their his her such".split())


_ARTICLES = frozenset(("the", "this", "that", "these", "those", "both"))


def led_back(marked: MarkedTerms, wordings: EventWordings, found: list[Wording]) -> list[Wording]:
    """Read a bare "the explosions" as the pipeline's, if that is what the text told before.

    Only a single word, with or without its article, leads back so, to a kind told before in
    more than a word, and only while the text has told no event of the word's own kind. How it
    was done ("arson", "the fires") belongs to what was damaged.
    """
    told: dict[str, int] = {}
    kept = []
    for one in sorted(found, key=place):
        leads: tuple[str, ...] = ()
        bare = one.last - one.first - (marked.all[one.first].lower in _ARTICLES)
        if bare == 1 and one.weight != 2 and one.kind not in told:
            leads = _leads(marked.all[one.last - 1], wordings) or ()
        others = [kind for kind in leads if kind in told and kind != one.kind]
        if others:
            kind = max(others, key=lambda other: told[other])
            rule = f"{kind}: anaphora “{marked.all[one.last - 1].lower}”"
            kept.append(Wording(one.first, one.last, kind, rule, 0))
            continue
        if one.weight > 1 and bare > 1:
            told[one.kind] = one.first
        kept.append(one)
    return kept


def anaphors(
    marked: MarkedTerms, wordings: EventWordings, told: Sequence[Wording]
) -> list[Wording]:
    """Find "the incident", "the blaze" … whose kind is settled by what was told before."""
    families = {kind.id: kind.family for kind in kinds().values()}
    taken = {at for one in told for at in range(one.first, one.last)}
    ahead = deque(sorted((one.first, one.kind) for one in told))
    # How often each kind was told before, and where last.
    often: Counter[str] = Counter()
    latest: dict[str, int] = {}
    found = []
    for at, term in enumerate(marked.all):
        while ahead and ahead[0][0] < at:
            place, kind = ahead.popleft()
            often[kind] += 1
            latest[kind] = place
        leads = _leads(term, wordings)
        if leads is None or at in taken or not (is_definite(marked, at) or _is_like(marked, at)):
            continue
        fits = [kind for kind in often if kind in leads or families[kind] in leads]
        if fits:
            # What a text comes back to most is what it is about; of equals, the latest.
            best = max(fits, key=lambda kind: (often[kind], latest[kind]))
            found.append(Wording(at, at + 1, best, f"{best}: anaphora “{term.lower}”", 0))
    return found


def _leads(term: Term, wordings: EventWordings) -> tuple[str, ...] | None:
    """The kinds and families that a word may lead back to; None if it never does."""
    if wordings.anaphora.keys().isdisjoint(term.bases):
        return None
    return wordings.anaphora[min(wordings.anaphora.keys() & term.bases)]


def _is_like(marked: MarkedTerms, at: int) -> bool:
    """Whether "a similar", "another" … stands before: one more of what was told."""
    return marked.all[at].lower not in _LOOSE and any(
        marked.all[back].lower in _LIKE and marked.clause[back] is marked.clause[at]
        for back in range(max(0, at - 2), at)
    )


def is_definite(marked: MarkedTerms, at: int) -> bool:
    """Whether "the", "this", "both" … stands up to two words before a term."""
    return marked.all[at].lower in _DEFINITE or any(
        marked.all[back].lower in _DEFINITE or marked.all[back].lower.endswith(("'s", "’s"))
        for back in range(max(0, at - 2), at)
        if marked.clause[back] is marked.clause[at]
    )
