"""Who does what to whom in a sentence, around the words that tell of one event.

parts → the verbs or the noun of a wording → subject, object, agent, and what prepositions add
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from penumbra.reading.constituents import Part
from penumbra.reading.layout import Span
from penumbra.reference.grammar import grammar

# How many parts back a subject is looked for, and forth what belongs to a verb.
_FAR = 24
# Verbs of one wording that are asked, and steps from one verb to that which governs it.
_MOST_VERBS = 3
_NEAR = 3
_MOST_STEPS = 4
_SKIPPED = frozenset(("adverb", "aux", "be"))
_ABOUT_DEED = frozenset("of for with in over from".split())
_TO_AN_ACT = frozenset("to on at against of in into upon".split())
# Prepositions that join sentences as well: "after Poland closed".
_JOINING = frozenset("after before until since".split())
# "Set off a bomb", "cut off the gas".
_PARTED = frozenset("set cut shut switch take turn let fire".split())


@dataclass(frozen=True, slots=True)
class Role(Span):
    """A phrase that takes part: `sort` is "doer", "patient", "happening" (the subject of what
    happens of itself), "agent" (after "by"), "blamed" (held for it, or whom it is put to),
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
    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts

    def sort(self, at: int) -> str:
        return self.parts[at].sort if 0 <= at < len(self.parts) else ""

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
            if self.sort(at) == "noun" and self.parts[at].bases & known.acts:
                acts.append(at)
        led = all(self.sort(at - 1) == "prep" and self.parts[at].bare for at in acts)
        if not doing and led and (verb := self._verb_before(first)) is not None:
            # "Set the school on fire": the verb stands before the words that tell.
            near = first - verb <= _NEAR and not self.parts[verb].bases & known.telling
            doing = [verb] if near else []
        for at in doing[:_MOST_VERBS]:
            if at == doing[-1] or not self._only_describes(at):
                yield from self._of_verb(at)
        for at in acts:
            yield from self._of_noun(at)
            yield from self._held_for(at)
        governing = None if doing else self._verb_before(first)
        if governing is not None and not self.parts[governing].bases & known.telling:
            yield from self._roles("governor", self._subjects(governing))

    # Verbs

    def _only_describes(self, at: int) -> bool:
        """Whether it stands in for a relative: "a parcel stuffed with nails blew up"."""
        return self.sort(at - 1) == "noun" and self._is_passive(at, bool(self._objects(at)))

    def _of_verb(self, at: int) -> Iterator[Role]:
        verb = self.parts[at]
        things = self._objects(at)
        passive = self._is_passive(at, bool(things))
        subjects = list(self._subjects(at))
        if passive:
            near = at - 1
            if self.sort(near) == "noun" and self.parts[near].bases & grammar().people:
                subjects = [near]
            yield from self._roles("patient", subjects)
        elif not things and verb.bases & grammar().happens:
            yield from self._roles("happening", subjects)
        else:
            yield from self._roles(self._held(at), subjects)
        if not passive or verb.bases & grammar().moving:
            yield from self._roles("patient", things)
        for thing in things:
            if self.parts[thing].bases & grammar().acts:
                yield from self._of_noun(thing)
        yield from self._beside(things[-1] + 1 if things else at + 1)

    def _held(self, at: int) -> str:
        """Whether the subject is told to do it, or held to: "suspected of cutting"."""
        return "blamed" if self.sort(at - 1) in ("prep", "to") else "doer"

    def _roles(self, sort: str, places: Sequence[int], link: str = "") -> Iterator[Role]:
        for at in places:
            part = self.parts[at]
            end, low, bases = self._measured(at)
            yield Role(part.start, end, sort, low, bases, link)

    def _measured(self, at: int) -> tuple[int, str, frozenset[str]]:
        """End, noun and bases of a phrase; "dozens of drones" are drones."""
        part = self.parts[at]
        of = self.sort(at + 1) == "prep" and self.parts[at + 1].low == "of"
        if of and part.bases & grammar().quantities and self.sort(at + 2) == "noun":
            return self._measured(at + 2)
        return part.end, part.low, part.bases

    def _is_passive(self, at: int, has_object: bool) -> bool:
        verb, before = self.parts[at], at - 1
        while self.sort(before) == "adverb":
            before -= 1
        if verb.low.endswith("ing"):
            return False
        if self.sort(before) == "be":
            return True
        if self.sort(before) in ("aux", "to") or has_object or self.sort(at + 1) == "pronoun":
            return False
        if self._by_follows(at):
            return True
        return self._is_participle(at) and not verb.bases & grammar().objectless

    def _by_follows(self, at: int) -> bool:
        after = at + 1
        while self.sort(after) in ("adverb", "time"):
            after += 1
        by = self.sort(after) == "prep" and self.parts[after].low == "by"
        return by and self.sort(after + 1) in ("noun", "pronoun")

    def _subjects(self, at: int, steps: int = 0) -> list[int]:
        """The phrases that a verb is said of."""
        before = at - 1
        while self.sort(before) in _SKIPPED:
            before -= 1
        before = self._past_time(before)
        sort = self.sort(before)
        if steps > _MOST_STEPS:
            return []
        if sort == "noun":
            return self._chain(before)
        if sort == "who":
            return self._antecedent(before)
        if sort == "pronoun":
            return self._of_pronoun(before, steps)
        if sort == "to":
            return self._of_infinitive(before, steps)
        if sort == "prep":
            return self._of_gerund(before, steps)
        if sort in ("and", "mark", "verb"):
            return self._shared(before, at, steps)
        return []

    def _of_pronoun(self, at: int, steps: int) -> list[int]:
        """"Sweden said it had expelled": who speaks of itself."""
        if self.parts[at].low not in ("it", "they", "he", "she"):
            return []
        verb = self._verb_before(at)
        near = verb is not None and at - verb <= _NEAR
        if verb is not None and near and self.parts[verb].bases & grammar().telling:
            return self._subjects(verb, steps + 1)
        # Whom the sentences before told of, the page knows.
        return [at] if self.parts[at].low in ("he", "she") else []

    def _past_time(self, at: int) -> int:
        while self.sort(at) == "time":
            at -= 1
            if self.sort(at) == "prep":
                at -= 1
        return at

    def _chain(self, at: int) -> list[int]:
        """The first phrase of "a warehouse of a firm in Lyon", and what stands beside it."""
        low = at
        while (further := self._described(low)) < low:
            low = further
        if self.sort(low - 1) == "prep" and self.parts[low - 1].low in _JOINING:
            return [low]
        if self.sort(low - 1) in ("prep", "to"):
            # "In Lyon a man": what follows a preposition is no subject.
            return []
        if self.sort(low - 1) == "and" and self.sort(low - 2) == "noun":
            if self.sort(low - 3) == "prep":
                # "The cable between Finland and Germany".
                return self._chain(low - 2)
            return [low - 2, low]
        return [low]

    def _described(self, at: int) -> int:
        """The phrase that another belongs to: "a ship suspected of dragging its anchor".

        The same place if there is none.
        """
        if self.sort(at - 1) == "prep" and self.sort(at - 2) == "noun":
            return at if self.parts[at - 1].low in _JOINING else at - 2
        verb = at - 1
        if self.sort(verb) in ("prep", "to"):
            verb -= 1
        if self.sort(verb) != "verb" or not self._is_participle(verb):
            return at
        if self.sort(verb - 1) == "prep" and self.sort(verb - 2) == "verb":
            verb -= 2
        if self.sort(verb - 1) == "noun" and self._is_participle(verb):
            return verb - 1
        return at

    def _is_participle(self, at: int) -> bool:
        low = self.parts[at].low
        return low.endswith(("ed", "ing")) or low in _PARTICIPLES

    def _antecedent(self, at: int) -> list[int]:
        """What "who", "which", "that" mean: the phrase before."""
        before = at - 1
        while self.sort(before) == "mark":
            before -= 1
        if self.parts[at].low not in ("who", "which", "that") or self.sort(before) != "noun":
            return []
        people = self.parts[at].low == "who"
        chain = [before]
        while self.sort(chain[-1] - 1) == "prep" and self.sort(chain[-1] - 2) == "noun":
            chain.append(chain[-1] - 2)
        if people:
            return [
                next((one for one in chain if self.parts[one].bases & grammar().people), chain[-1])
            ]
        return chain[:1] if self.parts[chain[0] - 1].low in ("of", "by") else chain[-1:]

    def _of_infinitive(self, at: int, steps: int) -> list[int]:
        """"Tried to cut", "hired two men to cut", "believed to have cut"."""
        before = at - 1
        while self.sort(before) == "adverb":
            before -= 1
        if self.sort(before) in ("verb", "be"):
            return self._subjects(before, steps + 1)
        if self.sort(before) == "noun":
            verb = self._verb_before(before)
            if verb is not None and self.parts[verb].bases & grammar().moving:
                return [before]
            return [] if verb is None else self._subjects(verb, steps + 1)
        return []

    def _of_gerund(self, at: int, steps: int) -> list[int]:
        """"Suspected of cutting", "held a man for setting", "before cutting"."""
        before = at - 1
        suspicion = self.sort(before) == "noun" and self.parts[before].low in _GROUNDS
        if suspicion:
            before -= 2 if self.sort(before - 1) == "prep" else 1
        if self.sort(before) == "noun" and (
            suspicion or self.parts[at].low in ("for", "of", "over", "with")
        ):
            verb = self._verb_before(before)
            blamed = verb is not None and self._holds_to_account(verb, at)
            if suspicion and verb != before - 1:
                return self._chain(before)[:1]
            if not blamed or verb is None:
                return []
            things = self._objects(verb)
            return things[:1] if things else self._subjects(verb, steps + 1)
        verb = before if self.sort(before) == "verb" else self._verb_before(at)
        if verb is None:
            return []
        if self.parts[at].low in _ABOUT_DEED:
            things = self._objects(verb)
            if not self._holds_to_account(verb, at):
                return []
            if things and not self._is_passive(verb, True):
                return things[:1]
        return self._subjects(verb, steps + 1)

    def _holds_to_account(self, verb: int, until: int) -> bool:
        """"Accused", "jailed", and "gave a couple five years"."""
        if self.parts[verb].bases & grammar().blamed:
            return True
        term = any(part.bases & _TERMS for part in self.parts[verb:until])
        return term and bool(self.parts[verb].bases & _GIVEN)

    def _shared(self, before: int, at: int, steps: int) -> list[int]:
        """The subject of the verb before: "broke in and set fire", "fled, leaving"."""
        if self.sort(before) == "mark" and self.parts[at].low.endswith("ed"):
            opened = before - 1
            while opened > max(0, before - _FAR) and self.sort(opened) != "mark":
                opened -= 1
            if self.sort(opened) == "mark" and self.sort(opened - 1) == "noun":
                return self._chain(opened - 1)
        for index in range(before - 1, max(-1, before - _FAR), -1):
            if self.sort(index) in ("verb", "be", "aux"):
                said = self.parts[index].bases & _SAY
                return [] if said else self._subjects(index, steps + 1)
        return []

    def _verb_before(self, at: int) -> int | None:
        for index in range(at - 1, max(-1, at - _FAR), -1):
            if self.sort(index) == "verb":
                return index
        return None

    def _objects(self, at: int) -> list[int]:
        """The phrases right after a verb."""
        after = at + 1
        while self.sort(after) in ("adverb", "time"):
            after += 1
        off = self.sort(after) == "prep" and self.parts[after].low == "off"
        if off and self.parts[at].bases & _PARTED:
            after += 1
        found = []
        while self.sort(after) == "noun":
            found.append(after)
            step = 1
            while self.sort(after + step) in ("mark", "and") and step < 3:
                step += 1
            listed = step > 1 and self.sort(after + step + 1) not in ("verb", "be", "aux", "adverb")
            if not listed:
                break
            after += step
        return found

    # Nouns, and what prepositions add

    def _of_noun(self, at: int) -> Iterator[Role]:
        """What is told beside a noun of the act: "damage to a cable", "a raid by the police"."""
        first = True
        before = at - 1
        while self.sort(before) == "adverb":
            before -= 1
        if self.sort(before) in ("verb", "aux") and self.parts[before].bases & grammar().conduct:
            passive = self.sort(before) == "verb" and self._is_passive(before, True)
            yield from self._roles("doer", [] if passive else self._subjects(before))
        for role in self._beside(at + 1):
            if first and role.sort == "beside" and role.link in _TO_AN_ACT:
                yield Role(role.start, role.end, "patient", role.low, role.bases, role.link)
                first = False
            else:
                yield role

    def _held_for(self, at: int) -> Iterator[Role]:
        """Who is held for an act: "arrested two men over the attacks", "convicted of that fire"."""
        before = at
        while self.sort(before - 1) == "prep":
            before -= 1
            if self.sort(before - 1) == "noun" and self.parts[before - 1].low in _GROUNDS:
                before -= 1
        if before == at:
            return
        verb = self._verb_before(before)
        if verb is None or not self.parts[verb].bases & grammar().blamed:
            return
        things = self._objects(verb)
        if (things and things[-1] == before - 1) or verb == before - 1:
            passive = self._is_passive(verb, bool(things))
            held = self._subjects(verb) if passive else things
            yield from self._roles("blamed", held)

    def _beside(self, at: int) -> Iterator[Role]:
        """The phrases after prepositions, as far as they belong to what stands before."""
        seen = 0
        while at < len(self.parts) and seen < _FAR:
            sort, part = self.sort(at), self.parts[at]
            if sort in ("prep", "to") and self.sort(at + 1) == "noun":
                kind = "agent" if part.low == "by" else "beside"
                places = [at + 1]
                if self.sort(at + 2) == "and" and self.sort(at + 3) == "noun":
                    ends = self.sort(at + 4) not in ("verb", "be", "aux")
                    places += [at + 3] if ends else []
                yield from self._roles(kind, places, part.low)
                at = places[-1] + 1
            elif sort in ("adverb", "time") or (sort == "prep" and self.sort(at + 1) == "time"):
                at += 1
            elif sort == "verb" and part.bases & grammar().light:
                at += 1
            else:
                return
            seen += 1


_GROUNDS = frozenset(("connection", "relation", "role", "part", "involvement", "suspicion", "suspicions", "charges", "accusations", "allegations", "charge"))
_TERMS = frozenset("year month week term sentence life fine".split())
_GIVEN = frozenset("give gave given hand get got receive face serve".split())
_SAY = frozenset(("say", "tell", "told", "said", "announce", "add", "report", "confirm"))
_PARTICIPLES = frozenset(
    "held caught found seen taken broken blown sent stolen shot shut cut hit set hurt torn thrown "
    "known given made brought led put struck sunk driven flown drawn written paid sold bought "
    "killed kept told built spread".split()
)
