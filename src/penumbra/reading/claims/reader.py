"""Whose stance on which report: one pass over a text's utterances and cues."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from penumbra.model import Report, Stance
from penumbra.reading.actors.find import country_of_phrase
from penumbra.reading.claims.accused import (
    UNSIGNED,
    accusation,
    behind,
    is_accusing,
    suspected_doer,
)
from penumbra.reading.claims.assertions import OPEN, Draft, assertions
from penumbra.reading.claims.proceedings import proceedings
from penumbra.reading.claims.references import Mentions
from penumbra.reading.claims.retorts import retorts, saying
from penumbra.reading.claims.stances import ACCUSED, DOER, StanceCue
from penumbra.reading.claims.targets import Targets
from penumbra.reading.claims.voices import Voices
from penumbra.reading.layout import Sentence, Span
from penumbra.reading.page import ActorMention, Page
from penumbra.reading.speech.find import Utterance
from penumbra.reading.speech.speakers import Cast

_PAPER = re.compile(r"\b(?:newspaper|magazine|tabloid|news agency|broadcaster|website)\b", re.I)
# What the accused speak of when they answer: without it, "nonsense" is said of anything.
_ACCUSING = re.compile(
    r"\b(?:accusations?|allegations?|charges?|claims?|insinuations?|suspicions?|affair|case|story"
    r"|reports?|version|account|suggestions?|theory|theories|accus\w+|alleg\w+|blam\w+)\b",
    re.IGNORECASE,
)
# How the accused answer what the text has not told of, and who answers for a state abroad.
_JUDGING = frozenset(
    (
        "call",
        "describe",
        "dismiss",
        "reject",
        "brush off",
        "brush aside",
        "ridicule",
        "mock",
        "slam",
    )
)
_SPEAKS_ABROAD = re.compile(r"(?i)embassy|ambassador|kremlin|foreign ministry|mission|consul")
_BLAMING = {
    "suspect": Stance.SUSPECTS,
    "accuse": Stance.ATTRIBUTES,
    "blame": Stance.ATTRIBUTES,
}
_IT_WAS = re.compile(
    r"(?:it|they|its members) (?:was|were|had|is|are)\b|claim\w* "
    r"(?!(?:full|sole|public|responsibility|credit|it|them|both|the|this|that|to|on"
    r"|in)\b)[\w, ]+ \w+s$",
    re.IGNORECASE,
)
_CONTESTED = frozenset(("territory-change", "ground-combat"))


class StanceReader:
    """One pass over a text's utterances and stance cues."""

    def __init__(
        self,
        page: Page,
        utterances: Sequence[Utterance],
        reports: Sequence[Report],
        cues: Sequence[StanceCue],
    ) -> None:
        self.page = page
        self.cast = Cast(page)
        self.mentions = Mentions(reports)
        self.by_sentence: dict[int, list[Utterance]] = {}
        for utterance in utterances:
            for span in (utterance.cue, *utterance.contents):
                first = page.sentence_at(span.start).index
                last = page.sentence_at(max(span.start, span.end - 1)).index
                for index in range(first, last + 1):
                    listed = self.by_sentence.setdefault(index, [])
                    if utterance not in listed:
                        listed.append(utterance)
        self.cues = cues
        self._cue_starts = [cue.start for cue in cues]
        self._together = {
            (utterance.speaker.start, utterance.speaker.end): utterance.others
            for utterance in utterances
            if utterance.speaker is not None and utterance.others
        }
        self._taken: set[tuple[int, str]] = set()
        self.targets = Targets(page, self.mentions)
        self.voices = Voices(page, self.cast, self.targets)

    def drafts(self) -> Iterator[Draft]:
        """Give every claim; what several say together, once for each of them."""
        for draft in self._first_voices():
            yield draft
            for other in self._with(draft):
                mine = draft.stance in (Stance.DENIES, Stance.ADMITS)
                name = other.name if mine else draft.accused
                country = other.country if mine else draft.accused_country
                if mine or other.country is None or other.country != draft.accused_country:
                    yield replace(draft, speaker=other, accused=name, accused_country=country)

    def _with(self, draft: Draft) -> Sequence[ActorMention]:
        if draft.speaker is None:
            return ()
        spot = (draft.speaker.start, draft.speaker.end)
        together = self._together.get(spot) or self.voices.fellows.get(spot, ())
        return self.voices.with_others(
            together, draft.stance, Span(draft.cue.end, draft.context.end)
        )

    def _first_voices(self) -> Iterator[Draft]:
        for sentence in self.page.sentences:
            cues = self._in(sentence)
            spoken = self.by_sentence.get(sentence.index, [])
            for draft, span in self._proceedings(sentence, spoken):
                cues = [cue for cue in cues if not span.covers(cue)]
                yield draft
            yield from self._stances(sentence, cues, spoken)
            yield from self._bare_accusations(sentence, cues, spoken)
            yield from retorts(self.page, self.targets, sentence, cues, spoken)
            yield from self._assertions(sentence, spoken)

    def _in(self, sentence: Span) -> Sequence[StanceCue]:
        first = bisect_left(self._cue_starts, sentence.start)
        return self.cues[first : bisect_left(self._cue_starts, sentence.end, first)]

    def _proceedings(
        self, sentence: Sentence, spoken: Sequence[Utterance]
    ) -> Iterator[tuple[Draft, Span]]:
        for found in proceedings(self.page, self.cast, self.mentions, sentence, spoken):
            self.targets.remember(found.draft, sentence)
            yield found.draft, found.span

    def _stances(
        self, sentence: Sentence, cues: Sequence[StanceCue], spoken: Sequence[Utterance]
    ) -> Iterator[Draft]:
        denying: list[Utterance | None] = []
        settled: set[tuple[int, Stance]] = set()
        for cue in sorted(cues, key=lambda cue: (cue.stance is not Stance.DENIES, cue.start)):
            utterance = saying(spoken, cue)
            if (id(utterance), cue.stance) in settled and cue.accused is None:
                continue
            if utterance in denying and cue.stance not in (Stance.DENIES, Stance.EXONERATES):
                continue
            for draft in list(self._drafts_of(sentence, cue, utterance)):
                settled.add((id(utterance), cue.stance))
                self._taken.add((id(utterance), draft.report.id))
                if cue.stance is Stance.DENIES and cue.accused is None and cue.nation is None:
                    denying.append(utterance)
                yield draft

    def _drafts_of(
        self, sentence: Sentence, cue: StanceCue, utterance: Utterance | None
    ) -> Iterator[Draft]:
        before = [] if utterance else self.by_sentence.get(sentence.index - 1, [])
        speaker, stands = self.voices.of(sentence, cue, utterance, before)
        if not stands or (speaker is not None and _PAPER.search(speaker.name)):
            return  # an outlet holds no stance of its own
        if cue.stance is Stance.EXONERATES and OPEN.search(
            self.page.text, sentence.start, sentence.end
        ):
            return
        if cue.rule.endswith(ACCUSED) and not self._answers(speaker, utterance):
            return
        if cue.rule.endswith(DOER):
            yield from self._suspects(sentence, cue, utterance)
            return
        stance = cue.stance
        name, country = None, None
        if is_accusing(stance):
            found = accusation(
                self.page,
                self.cast,
                sentence,
                cue,
                utterance,
                speaker,
                scorned=self._scorned(sentence),
            )
            if found is None:
                return
            name, country, speaker = found.name, found.country, found.speaker
            if found.answered:
                stance = Stance.DENIES
            if speaker is None and utterance is None:
                speaker = self.voices.active(sentence, cue)
                if speaker is None and not UNSIGNED.search(self.page.text, cue.start - 25, cue.end):
                    return
        elif stance in (Stance.DENIES, Stance.ADMITS) and speaker is not None:
            name, country = speaker.name, speaker.country
        own = stance is Stance.ADMITS and _IT_WAS.match(self.page.text, cue.start) is not None
        if own and (speaker is None or speaker.country is not None):
            return  # "they were behind the fire, prosecutors said": no admission
        if stance is Stance.EXONERATES and speaker is not None and self._is_accused(speaker):
            stance, name, country = Stance.DENIES, speaker.name, speaker.country
        for report in self.targets.about(sentence, cue, utterance, speaker):
            yield self._draft(sentence, cue, report, speaker, stance, name, country)

    def _draft(
        self,
        sentence: Sentence,
        cue: StanceCue,
        report: Report,
        speaker: ActorMention | None,
        stance: Stance,
        name: str | None,
        country: str | None,
    ) -> Draft:
        contested = stance is Stance.DENIES and report.kind in _CONTESTED
        if contested and speaker and not self.targets.is_accused(speaker.country):
            stance, name, country = Stance.DISPUTES, None, None
        if is_accusing(stance) and country is None:
            name, country = behind(report, name)
        context = Span(sentence.start, sentence.end)
        draft = Draft(report, speaker, stance, name, country, cue, context, cue.rule)
        self.targets.remember(draft, sentence)
        return draft

    def _answers(self, speaker: ActorMention | None, utterance: Utterance | None) -> bool:
        """Whether a speaker was accused of something, or speaks of what others say of it."""
        if speaker is None or speaker.country is None:
            return False
        if self.targets.is_accused(speaker.country):
            return True
        if utterance is None or not (
            utterance.cue_word in _JUDGING or _SPEAKS_ABROAD.search(speaker.name)
        ):
            return False
        return any(
            _ACCUSING.search(self.page.text, span.start, span.end)
            or any(
                actor.country == speaker.country
                for actor in self.cast.between(span.start, span.end)
            )
            for span in utterance.contents
        )

    def _scorned(self, sentence: Sentence) -> bool:
        """Whether a sentence calls what it tells of nonsense."""
        return any(
            cue.stance is Stance.DENIES and cue.rule.endswith(ACCUSED) for cue in self._in(sentence)
        )

    def _is_accused(self, speaker: ActorMention) -> bool:
        """Whether a speaker is a state that the text accuses of something."""
        return (
            speaker.country is not None
            and speaker.sort in ("state", "government")
            and self.targets.is_accused(speaker.country)
        )

    def _suspects(
        self, sentence: Sentence, cue: StanceCue, utterance: Utterance | None
    ) -> Iterator[Draft]:
        """Read "is thought to have done it": those suspected are the doers the report names."""
        speaker = utterance.speaker if utterance else None
        sponsor = suspected_doer(self.page, self.cast, sentence, cue, speaker)
        for report in self.targets.about(sentence, cue, utterance, speaker):
            if sponsor is None and not report.actors:
                continue
            name = sponsor.name if sponsor else report.actors[0]
            country = sponsor.country if sponsor else country_of_phrase(name)
            yield self._draft(sentence, cue, report, speaker, cue.stance, name, country)

    def _bare_accusations(
        self, sentence: Sentence, cues: Sequence[StanceCue], spoken: Sequence[Utterance]
    ) -> Iterator[Draft]:
        """Read "suspects that it did Moscow a favour": a verb of blame, and a foreign actor."""
        taken = [saying(spoken, cue) for cue in cues]
        for utterance in spoken:
            stance = _BLAMING.get(utterance.cue_word)
            if stance is None or utterance in taken or utterance.speaker is None:
                continue
            if not sentence.holds(utterance.cue.start):
                continue
            rule = f"{utterance.rule}, a verb of blame"
            cue = StanceCue(utterance.cue.start, utterance.cue.end, stance, None, rule)
            yield from self._drafts_of(sentence, cue, utterance)

    def _assertions(self, sentence: Sentence, spoken: Sequence[Utterance]) -> Iterator[Draft]:
        for draft in assertions(self.page, self.mentions, sentence, spoken, self._taken):
            self.targets.remember(draft, sentence)
            yield draft
