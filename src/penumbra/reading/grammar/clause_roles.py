"""Who does what to whom in a sentence, around the words that tell of one event.

parts → the verbs or the noun of a wording → subject, object, agent, and what prepositions add
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from penumbra.reading.grammar.clause_verbs import FAR, GROUNDS, NEAR, Clause
from penumbra.reading.grammar.constituents import Part
from penumbra.reading.layout import Span
from penumbra.reference.grammar import grammar

# Verbs of one wording that are asked.
_MOST_VERBS = 3
_TO_AN_ACT = frozenset("to on at against of in into upon".split())


@dataclass(frozen=True, slots=True)
class Role(Span):
    """A phrase that takes part: `sort` is "doer", "patient", "happening" (the subject of what
    happens of itself), "agent" (after "by"), "blamed" (held for it, or whom it is put to),
    "act" (the noun of the act itself, with whose it is),
    "governor" (the subject of a verb that the whole wording hangs on: "asked for talks"), or
    "beside" with the `link` word before it. `low` and `bases` are its noun's.
    """

    sort: str
    low: str
    bases: frozenset[str]
    link: str = ""


def roles_at(parts: Sequence[Part], wording: Span) -> list[Role]:
    """Return what takes part in the event that a wording of the sentence tells.

    Empty where the grammar is beyond us; a phrase may come twice, in two roles.
    """
    return list(_Reader(parts).roles(wording))


class _Reader:
    """One wording in its sentence."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self.clause = Clause(parts)

    def roles(self, wording: Span) -> Iterator[Role]:
        verbs = [
            at
            for at, part in enumerate(self.parts)
            if part.sort == "verb" and wording.start <= part.start < wording.end
        ]
        known = grammar()
        doing = [at for at in verbs if not self.parts[at].bases & known.telling]
        first = next(
            (at for at, part in enumerate(self.parts) if part.end > wording.start), len(self.parts)
        )
        acts = []
        for at in range(first, len(self.parts)):
            if self.parts[at].start >= wording.end:
                break
            if self.clause.sort(at) == "noun" and self.parts[at].bases & known.acts:
                acts.append(at)
        led = all(self.clause.sort(at - 1) == "prep" and self.parts[at].bare for at in acts)
        if not doing and led and (verb := self.clause.verb_before(first)) is not None:
            # "Set the school on fire": the verb stands before the words that tell.
            other = known.telling | known.blamed
            near = first - verb <= NEAR and not self.parts[verb].bases & other
            doing = [verb] if near else []
        for at in doing[:_MOST_VERBS]:
            if at == doing[-1] or not self._only_describes(at):
                yield from self._of_verb(at)
        for at in acts:
            yield from self._roles("act", [at])
            yield from self._of_noun(at)
            yield from self._held_for(at)
        governing = None if doing else self.clause.verb_before(first)
        if governing is not None and not self.parts[governing].bases & known.telling:
            yield from self._roles("governor", self.clause.subjects(governing))

    # Verbs

    def _only_describes(self, at: int) -> bool:
        """Whether it stands in for a relative: "a parcel stuffed with nails blew up"."""
        return self.clause.sort(at - 1) == "noun" and self.clause.is_passive(
            at, bool(self.clause.objects(at))
        )

    def _of_verb(self, at: int) -> Iterator[Role]:
        verb = self.parts[at]
        things = self.clause.objects(at)
        passive = self.clause.is_passive(at, bool(things))
        subjects = list(self.clause.subjects(at))
        if passive:
            near = at - 1
            if self.clause.sort(near) == "noun" and self.parts[near].bases & grammar().people:
                subjects = [near]
            yield from self._roles("patient", subjects)
        elif not things and verb.bases & grammar().happens and not self._goes_into(at):
            yield from self._roles("happening", subjects)
        else:
            yield from self._roles(self._held(at), subjects)
        if not passive or verb.bases & grammar().moving:
            yield from self._roles("patient", things)
        for thing in things:
            if self.parts[thing].bases & grammar().acts:
                yield from self._of_noun(thing)
        yield from self._beside(things[-1] + 1 if things else at + 1)

    def _goes_into(self, at: int) -> bool:
        """Whether somebody does it to what follows: "broke into the plant"."""
        return self.clause.sort(at + 1) == "prep" and self.parts[at + 1].low in ("into", "through")

    def _held(self, at: int) -> str:
        """Whether the subject is told to do it, or held to: "suspected of cutting"."""
        return "blamed" if self.clause.sort(at - 1) in ("prep", "to") else "doer"

    def _roles(self, sort: str, places: Sequence[int], link: str = "") -> Iterator[Role]:
        for at in places:
            part = self.parts[at]
            end, low, bases = self._measured(at)
            yield Role(part.start, end, sort, low, bases, link)

    def _measured(self, at: int) -> tuple[int, str, frozenset[str]]:
        """End, noun and bases of a phrase; "dozens of drones" are drones."""
        part = self.parts[at]
        of = self.clause.sort(at + 1) == "prep" and self.parts[at + 1].low == "of"
        if of and part.bases & grammar().quantities and self.clause.sort(at + 2) == "noun":
            return self._measured(at + 2)
        return part.end, part.low, part.bases

    # Nouns, and what prepositions add

    def _of_noun(self, at: int) -> Iterator[Role]:
        """What is told beside a noun of the act: "damage to a cable", "a raid by the police"."""
        first = True
        before = at - 1
        while self.clause.sort(before) == "adverb":
            before -= 1
        if (
            self.clause.sort(before) in ("verb", "aux")
            and self.parts[before].bases & grammar().conduct
        ):
            passive = self.clause.sort(before) == "verb" and self.clause.is_passive(before, True)
            yield from self._roles("doer", [] if passive else self.clause.subjects(before))
        for role in self._beside(at + 1):
            if first and role.sort == "beside" and role.link in _TO_AN_ACT:
                yield Role(role.start, role.end, "patient", role.low, role.bases, role.link)
                first = False
            else:
                yield role

    def _held_for(self, at: int) -> Iterator[Role]:
        """Who is held for an act: "arrested two men over the attacks", "convicted of that fire"."""
        before = at
        while self.clause.sort(before - 1) == "prep":
            before -= 1
            if self.clause.sort(before - 1) == "noun" and self.parts[before - 1].low in GROUNDS:
                before -= 1
        if before == at:
            return
        verb = self.clause.verb_before(before)
        if verb is None or not self.parts[verb].bases & grammar().blamed:
            return
        things = self.clause.objects(verb)
        if (things and things[-1] == before - 1) or verb == before - 1:
            passive = self.clause.is_passive(verb, bool(things))
            held = self.clause.subjects(verb) if passive else things
            yield from self._roles("blamed", held)

    def _beside(self, at: int) -> Iterator[Role]:
        """The phrases after prepositions, as far as they belong to what stands before."""
        seen = 0
        while at < len(self.parts) and seen < FAR:
            sort, part, after = self.clause.sort(at), self.parts[at], self.clause.sort(at + 1)
            passed = sort in ("adverb", "time") or (sort == "prep" and after == "time")
            if sort in ("prep", "to") and after == "noun":
                kind = "agent" if part.low == "by" else "beside"
                places = [at + 1]
                if self.clause.sort(at + 2) == "and" and self.clause.sort(at + 3) == "noun":
                    ends = self.clause.sort(at + 4) not in ("verb", "be", "aux")
                    places += [at + 3] if ends else []
                yield from self._roles(kind, places, part.low)
                at = places[-1] + 1
            elif passed or (sort == "verb" and part.bases & grammar().light):
                at += 1
            else:
                return
            seen += 1
