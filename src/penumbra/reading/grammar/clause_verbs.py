"""The verbs of a sentence with their subjects and objects, as far as a shallow parse can tell."""

from __future__ import annotations

from collections.abc import Sequence

from penumbra.reading.grammar.constituents import Part
from penumbra.reference.grammar import grammar

# How many parts back a subject is looked for.
FAR = 24
# A verb that governs what follows stands so near, in parts.
NEAR = 3
# Steps from one verb to that which governs it.
_MOST_STEPS = 4
_SKIPPED = frozenset(("adverb", "aux", "be"))
_ABOUT_DEED = frozenset("of for with in over from".split())
# Prepositions that join sentences as well: "after Poland closed".
_JOINING = frozenset("after before until since".split())
# "Set off a bomb", "cut off the gas".
_PARTED = frozenset("set cut shut switch take turn let fire".split())
# "Arrested on suspicion of", "over their role in".
GROUNDS = frozenset(
    "connection relation role part involvement suspicion suspicions charges charge accusations "
    "allegations".split()
)
_TERMS = frozenset("year month week term sentence life fine".split())
_GIVEN = frozenset("give gave given hand get got receive face serve".split())
_SAY = frozenset(("say", "tell", "told", "said", "announce", "add", "report", "confirm"))


class Clause:
    """The parts of one sentence, asked by their places in the row."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts

    def sort(self, at: int) -> str:
        """Return the sort of the part at a place, "" beyond the ends."""
        return self.parts[at].sort if 0 <= at < len(self.parts) else ""

    def is_passive(self, at: int, has_object: bool) -> bool:
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

    def subjects(self, at: int, steps: int = 0) -> list[int]:
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
        """Who speaks of itself: "Sweden said it had expelled"."""
        if self.parts[at].low not in ("it", "they", "he", "she"):
            return []
        verb = self.verb_before(at)
        near = verb is not None and at - verb <= NEAR
        if verb is not None and near and self.parts[verb].bases & grammar().telling:
            return self.subjects(verb, steps + 1)
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
        if self.sort(low - 1) == "and":
            return self._listed(low)
        return [low]

    def _listed(self, at: int) -> list[int]:
        """The phrases of "a shop, a depot and a mill", up to the one at a place."""
        found, before = [at], at - 2
        before -= self.sort(before) == "mark"
        while self.sort(before) == "noun":
            if self.sort(before - 1) == "prep":
                # "The cable between Finland and Germany".
                return self._chain(before) if len(found) == 1 else found
            found.insert(0, before)
            if self.sort(before - 1) != "mark":
                break
            before -= 2
        return found

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
        return low.endswith(("ed", "ing")) or low in grammar().participles

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
        """Who is to do it: "tried to cut", "hired two men to cut", "believed to have cut"."""
        before = at - 1
        while self.sort(before) == "adverb":
            before -= 1
        if self.sort(before) in ("verb", "be"):
            return self.subjects(before, steps + 1)
        if self.sort(before) == "noun":
            verb = self.verb_before(before)
            if verb is not None and self.parts[verb].bases & grammar().moving:
                return [before]
            return [] if verb is None else self.subjects(verb, steps + 1)
        return []

    def _of_gerund(self, at: int, steps: int) -> list[int]:
        """Who is held to have done it: "suspected of cutting", "held a man for setting"."""
        before = at - 1
        suspicion = self.sort(before) == "noun" and self.parts[before].low in GROUNDS
        if suspicion:
            before -= 2 if self.sort(before - 1) == "prep" else 1
        if self.sort(before) == "noun" and (
            suspicion or self.parts[at].low in ("for", "of", "over", "with")
        ):
            verb = self.verb_before(before)
            blamed = verb is not None and self._holds_to_account(verb, at)
            if suspicion and verb != before - 1:
                return self._chain(before)[:1]
            if not blamed or verb is None:
                return []
            things = self.objects(verb)
            return things[:1] if things else self.subjects(verb, steps + 1)
        verb = before if self.sort(before) == "verb" else self.verb_before(at)
        if verb is None:
            return []
        if self.parts[at].low in _ABOUT_DEED:
            things = self.objects(verb)
            if not self._holds_to_account(verb, at):
                return []
            if things and not self.is_passive(verb, True):
                return things[:1]
        return self.subjects(verb, steps + 1)

    def _holds_to_account(self, verb: int, until: int) -> bool:
        """Whether it blames or punishes: "accused", "jailed", "gave a couple five years"."""
        if self.parts[verb].bases & grammar().blamed:
            return True
        term = any(part.bases & _TERMS for part in self.parts[verb:until])
        return term and bool(self.parts[verb].bases & _GIVEN)

    def _shared(self, before: int, at: int, steps: int) -> list[int]:
        """The subject of the verb before: "broke in and set fire", "fled, leaving"."""
        if self.sort(before) == "mark" and self.parts[at].low.endswith("ed"):
            opened = before - 1
            while opened > max(0, before - FAR) and self.sort(opened) != "mark":
                opened -= 1
            if self.sort(opened) == "mark" and self.sort(opened - 1) == "noun":
                return self._chain(opened - 1)
        for index in range(before - 1, max(-1, before - FAR), -1):
            if self.sort(index) in ("verb", "be", "aux"):
                said = self.parts[index].bases & _SAY
                return [] if said else self.subjects(index, steps + 1)
        return []

    def verb_before(self, at: int) -> int | None:
        for index in range(at - 1, max(-1, at - FAR), -1):
            if self.sort(index) == "verb":
                return index
        return None

    def objects(self, at: int) -> list[int]:
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
