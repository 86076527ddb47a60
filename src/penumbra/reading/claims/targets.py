"""Which reports a stance is on: those its own words name, those it answers, else the one meant."""

from __future__ import annotations

import re
from collections import deque

from penumbra.model import Report, Stance
from penumbra.reading.claims.accounts import mentions_inside, same_words
from penumbra.reading.claims.assertions import Draft
from penumbra.reading.claims.references import Mentions, is_hiring, is_hostile
from penumbra.reading.claims.stances import StanceCue
from penumbra.reading.layout import Sentence, Span, clauses
from penumbra.reading.page import ActorMention, Page
from penumbra.reading.speech.find import Utterance

_SEVERAL = re.compile(
    r"\b(?:(both|either|neither)|(?:the|these|those|all|of) (two|three|four) "
    r"|(all of|any of|each of|all the|every (?:one|item|case|act|attack|incident)))\b",
    re.IGNORECASE,
)
_LEADING_BACK = re.compile(r"\bden\w+ (?:this|that|it)$")
_ALL = re.compile(
    r"\b(?:any of|anything|everything|all (?:of|the|these|those)|every|either|neither|both"
    r"|the (?:events|affair|matter|sort|kind)|what happened)\b",
    re.IGNORECASE,
)
_HOW_MANY = {"both": 2, "either": 2, "neither": 2, "two": 2, "three": 3, "four": 4}
# A denial answers every accusation in so many sentences before it.
_ANSWERS = 6
_REMEMBERED = 24


class Targets:
    """Finds what stances are on, and remembers of what the text has accused whom."""

    def __init__(self, page: Page, mentions: Mentions) -> None:
        self.page = page
        self.mentions = mentions
        self._accused: dict[str, deque[tuple[int, Report]]] = {}
        self._people: deque[tuple[int, str, Report]] = deque(maxlen=_REMEMBERED)

    def remember(self, draft: Draft, sentence: Sentence) -> None:
        """Remember whom a draft accuses of what; a denial reaches no further back."""
        if draft.stance not in (Stance.ATTRIBUTES, Stance.SUSPECTS):
            return
        if draft.accused_country is not None:
            known = self._accused.setdefault(draft.accused_country, deque(maxlen=_REMEMBERED))
            known.append((sentence.index, draft.report))
        elif draft.accused is not None:
            self._people.append((sentence.index, draft.accused, draft.report))

    def people_accused(self, sentence: Sentence) -> list[str]:
        """Return the private people accused a few sentences back, the last of them last."""
        near = [name for at, name, _ in self._people if sentence.index - at <= _ANSWERS]
        return list(dict.fromkeys(reversed(near)))[::-1]

    def is_accused(self, country: str | None) -> bool:
        return country in self._accused

    def lately_accused(self, country: str, sentence: Sentence) -> bool:
        """Whether a country was accused so shortly before that its words may answer it."""
        known = self._accused.get(country)
        return known is not None and sentence.index - known[-1][0] <= _ANSWERS

    def answered(self, country: str, sentence: Sentence, words: str) -> list[Report]:
        """Return what a country was just accused of, or the last such thing long before.

        Where `words` name one of them ("the drones"), only that is answered.
        """
        known = self._accused.get(country, deque())
        near = [report for index, report in known if sentence.index - index <= _ANSWERS]
        far = [known[-1][1]] if known else []
        several = list({report.id: report for report in near or far}.values())
        if _ALL.search(words):
            return several
        named = [report for report in several if self.mentions.shared(report, words)]
        return named or several

    def _answered_by(self, speaker: ActorMention, sentence: Sentence) -> list[Report]:
        """Return what a private speaker was accused of, a few sentences back."""
        near = [one for one in self._people if sentence.index - one[0] <= _ANSWERS]
        theirs = [
            report
            for _, name, report in near
            if name in speaker.name or same_words(name, speaker.name)
        ]
        return list({report.id: report for report in theirs}.values())

    def about(
        self,
        sentence: Sentence,
        cue: StanceCue,
        utterance: Utterance | None,
        speaker: ActorMention | None,
    ) -> list[Report]:
        """Find the reports a stance is on, by the first of these that gives any.

        What the words themselves name; what the sentence names; for a denial what its speaker
        was accused of; so many as "both" says; the hostile act last spoken of.
        """
        contents = [
            span
            for span in (utterance.contents if utterance else ())
            if span.start < sentence.end and sentence.start < span.end
        ]
        back = _LEADING_BACK.search(self.page.text, cue.start, cue.end)
        if cue.stance is Stance.DENIES and back and (before := self._told_before(sentence)):
            return before
        here = self._acts(sentence, cue, contents) or self._acts(sentence, cue, [sentence])
        if here:
            return self._nearest(sentence, cue, here)
        words = "".join(
            self.page.text[span.start : span.end] + " " for span in contents or [sentence]
        )
        whole = self.page.text[sentence.start : sentence.end]
        answered: list[Report] = []
        if cue.stance is Stance.DENIES and speaker is not None and speaker.country:
            answered = self.answered(speaker.country, sentence, words)
            if answered and not _ALL.search(words):
                return answered
        denied = cue.stance is Stance.DENIES and speaker is not None and not answered
        if denied and speaker and (theirs := self._answered_by(speaker, sentence)):
            return theirs
        several = _SEVERAL.search(self.page.text, sentence.start, sentence.end)
        if several is not None:
            word = next(group for group in several.groups() if group).lower()
            named = self.mentions.last_named(cue.start, _HOW_MANY.get(word, 5))
            return list({report.id: report for report in (*answered, *named)}.values())
        if answered:
            return answered
        latest = self.mentions.meant(self.page, cue.start, whole) or self.mentions.first_hostile()
        return [latest] if latest is not None else []

    def _told_before(self, sentence: Sentence) -> list[Report]:
        """Return what the sentence before told of last: "denied this" answers that."""
        if sentence.index == 0:
            return []
        earlier = self.page.sentences[sentence.index - 1]
        if earlier.paragraph != sentence.paragraph:
            return []
        return [one for one in self.mentions.within([earlier]) if is_hostile(one)][-1:]

    def _acts(self, sentence: Sentence, cue: StanceCue, spans: list[Span]) -> list[Report]:
        """Return the hostile acts named in some words, the hiring only where nothing else is."""
        found = [
            report
            for report in self.mentions.within(spans)
            if is_hostile(report) and not self._is_the_blame(report, sentence, cue)
        ]
        return [report for report in found if not is_hiring(report)] or found

    def _is_the_blame(self, report: Report, sentence: Sentence, cue: StanceCue) -> bool:
        """Whether a hiring is only the wording of the blame: "it was paid for by the service"."""
        if report.kind not in ("recruitment", "espionage"):
            return False
        inside = mentions_inside(report, sentence)
        return bool(inside) and all(m.start < cue.end and cue.start < m.end for m in inside)

    def _nearest(self, sentence: Sentence, cue: StanceCue, here: list[Report]) -> list[Report]:
        """Of several reports in a sentence, keep those of the clause that the cue stands in."""
        if len(here) < 2:
            return here
        inside = {report.id for report in here}
        for clause in clauses(self.page.text, sentence):
            if clause.start <= cue.start < clause.end or clause.start < cue.end <= clause.end:
                near = [r for r in self.mentions.within([clause]) if r.id in inside]
                if near:
                    return near
        return here
