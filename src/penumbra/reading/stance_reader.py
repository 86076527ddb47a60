"""Whose stance on which report: one pass over a text's utterances and cues."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from penumbra.model import Report, Stance
from penumbra.reading.accounts import (
    doer,
    looks_back,
    mentions_inside,
    own_doing,
    same_words,
    told,
)
from penumbra.reading.actors import country_of_phrase
from penumbra.reading.layout import Sentence, Span, clauses
from penumbra.reading.page import ActorMention, Page
from penumbra.reading.references import Mentions, is_hostile
from penumbra.reading.speakers import NOUN_PHRASE, Cast
from penumbra.reading.speech import Utterance
from penumbra.reading.stances import ACCUSED, DOER, StanceCue

_ASSERTING = frozenset(
    "say,tell,write,add,announce,state,report,disclose,reveal,declare,confirm,according to,"
    "claim,note,find,establish,"
    "count,tally,estimate,account,acknowledge,post,recall,remark,explain,conclude".split(",")
)
# What is still being asked is neither asserted nor excused.
_OPEN = re.compile(
    r"\b(?:whether|one of (?:two|three|four|several)|(?:leads?|lines?) of inquiry"
    r"|(?:two|three|four|several) leads"
    r"|not (?:been )?rul\w+ out|cannot be ruled out|possibility)\b",
    re.IGNORECASE,
)
_NO = re.compile(r"\b(?:not|no|never|nothing|nobody|none|nor)\b|n[’']t\b", re.IGNORECASE)
_ACCOUNT = re.compile(
    r"\b(?:accusations?|allegations?|charges?|accounts?|claims?|affair|case|proceedings|search|story|report|trial|theory"
    r"|suspicions?|findings?)\b",
    re.IGNORECASE,
)
_THEY = re.compile(r"(?:the )?(?:pair|duo|trio|two|three|men|women|group|suspects|couple|them)")
_BLAMING = {
    "suspect": Stance.SUSPECTS,
    "accuse": Stance.ATTRIBUTES,
    "blame": Stance.ATTRIBUTES,
}
_SEVERAL = re.compile(
    r"\b(?:(both|either|neither)|(?:the|these|those|all|of) (two|three|four) "
    r"|(all of|any of|each of|all the))\b",
    re.IGNORECASE,
)
_HOW_MANY = {"both": 2, "either": 2, "neither": 2, "two": 2, "three": 3, "four": 4}
# A denial answers every accusation in so many sentences before it.
_ANSWERS = 6
_REMEMBERED = 24
# Words by which a text passes on an attribution that it ascribes to nobody.
_UNSIGNED = re.compile(
    r"attribut|link|blam|accus|trail|suspect|alleg|believ|thought|considered|widely|pinned",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before it is written: what was read where."""

    report: Report
    speaker: ActorMention | None
    stance: Stance
    accused: str | None
    accused_country: str | None
    cue: Span
    context: Span
    rule: str


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
        # Whom the text has accused of what, and in which sentence: a denial answers that.
        self.accused: dict[str, deque[tuple[int, Report]]] = {}

    def drafts(self) -> Iterator[Draft]:
        for sentence in self.page.sentences:
            cues = self._in(sentence)
            spoken = self.by_sentence.get(sentence.index, [])
            yield from self._stances(sentence, cues, spoken)
            yield from self._bare_accusations(sentence, cues, spoken)
            yield from self._answers(sentence, cues, spoken)
            yield from self._assertions(sentence, cues, spoken)

    def _in(self, sentence: Span) -> Sequence[StanceCue]:
        first = bisect_left(self._cue_starts, sentence.start)
        return self.cues[first : bisect_left(self._cue_starts, sentence.end, first)]

    def _stances(
        self, sentence: Sentence, cues: Sequence[StanceCue], spoken: Sequence[Utterance]
    ) -> Iterator[Draft]:
        denying: list[Utterance | None] = []
        settled: set[tuple[int, Stance]] = set()
        for cue in sorted(cues, key=lambda cue: (cue.stance is not Stance.DENIES, cue.start)):
            utterance = _saying(spoken, cue)
            if (id(utterance), cue.stance) in settled and cue.accused is None:
                continue
            if (
                cue.stance is not Stance.DENIES
                and utterance in denying
                and cue.stance is not Stance.EXONERATES
            ):
                continue
            for draft in list(self._drafts_of(sentence, cue, utterance)):
                settled.add((id(utterance), cue.stance))
                if cue.stance is Stance.DENIES:
                    denying.append(utterance)
                yield draft

    def _drafts_of(
        self, sentence: Sentence, cue: StanceCue, utterance: Utterance | None
    ) -> Iterator[Draft]:
        speaker = utterance.speaker if utterance else None
        stance = cue.stance
        if (
            stance in (Stance.DENIES, Stance.EXONERATES, Stance.DISPUTES, Stance.ADMITS)
            and speaker is None
        ):
            speaker = self._subject(sentence, cue)
            if speaker is None:
                return
        if stance is Stance.EXONERATES and _OPEN.search(
            self.page.text, sentence.start, sentence.end
        ):
            return
        if cue.rule.endswith(ACCUSED) and (speaker is None or speaker.country not in self.accused):
            return
        accused = cue.accused
        name, country = (accused.name, accused.country) if accused else (None, None)
        if cue.rule.endswith(DOER):
            yield from self._suspects(sentence, cue, utterance)
            return
        if stance in (Stance.ATTRIBUTES, Stance.SUSPECTS):
            if accused is None and cue.nation is None:
                accused = self._named_beside(sentence, utterance)
                if accused is None:
                    return
                name, country = accused.name, accused.country
            elif cue.nation is not None:
                name, country = cue.nation
            if speaker is not None and name is not None:
                ours = speaker.country == country and country is not None and name.islower()
                if ours or same_words(speaker.name, name):
                    return
            if speaker is None and utterance is None:
                active = self.cast.subject(sentence.start, cue.start)
                speaker = active.speaker if active.rule == "subject" else None
                if active.passive or active.refused:
                    speaker = None
            if (
                utterance is None
                and speaker is None
                and not _UNSIGNED.search(self.page.text, cue.start - 25, cue.end)
            ):
                return
        elif stance in (Stance.DENIES, Stance.ADMITS) and speaker is not None:
            name, country = speaker.name, speaker.country
        elif stance is not Stance.DENIES:
            name, country = None, None
        for report in self._about(sentence, cue, utterance, speaker):
            if stance is Stance.DENIES and report.kind in ("territory-change", "ground-combat"):
                stance, name, country = Stance.DISPUTES, None, None
            if stance in (Stance.ATTRIBUTES, Stance.SUSPECTS) and country is None:
                name, country = _behind(report, name)
            if stance in (Stance.ATTRIBUTES, Stance.SUSPECTS) and country:
                self._accuse(country, sentence, report)
            context = Span(sentence.start, sentence.end)
            yield Draft(report, speaker, stance, name, country, cue, context, cue.rule)

    def _suspects(
        self, sentence: Sentence, cue: StanceCue, utterance: Utterance | None
    ) -> Iterator[Draft]:
        """Read "held on suspicion of": those suspected are the doers the report names."""
        text = self.page.text
        speaker = utterance.speaker if utterance else None
        words = text[cue.start : cue.end].lower()
        if utterance is None and words.endswith("suspicion of"):
            speaker = self.cast.topic(sentence)
        if words == "suspected of":
            held = next(self.cast.before(cue.start, 1), None)
            if held is not None and held.sort != "vessel":
                return  # people held on a charge are the report's actors
        sponsor = next(
            (
                actor
                for actor in self.cast.between(cue.end, sentence.end)
                if actor.country
                and not (speaker and actor.country == speaker.country)
                and text[max(0, actor.start - 8) : actor.start].split()[-1:] in (["for"], ["the"])
            ),
            None,
        )
        for report in self._about(sentence, cue, utterance, speaker):
            if sponsor is None and not report.actors:
                continue
            name = sponsor.name if sponsor else report.actors[0]
            country = sponsor.country if sponsor else country_of_phrase(name)
            context = Span(sentence.start, sentence.end)
            yield Draft(report, speaker, cue.stance, name, country, cue, context, cue.rule)

    def _named_beside(self, sentence: Sentence, utterance: Utterance | None) -> ActorMention | None:
        """Find whom words like "the likeliest cause" are about: the foreign actor beside them."""
        own = utterance.speaker.country if utterance and utterance.speaker else None
        spans = utterance.contents if utterance else (sentence,)
        for span in spans:
            for actor in self.cast.between(span.start, span.end):
                foreign = actor.country is not None and actor.country != own
                if foreign or actor.sort in ("vessel", "group"):
                    return actor
        return None

    def _subject(self, sentence: Sentence, cue: StanceCue) -> ActorMention | None:
        """Who a stance is whose words are no verb of saying: "Russia has nothing to do with"."""
        if cue.stance not in (Stance.DENIES, Stance.ADMITS):
            return None
        return self.cast.subject(sentence.start, cue.start).speaker

    def _about(
        self,
        sentence: Sentence,
        cue: StanceCue,
        utterance: Utterance | None,
        speaker: ActorMention | None,
    ) -> list[Report]:
        """Find the reports a stance is on."""
        here = (
            self.mentions.within(
                span for span in (utterance.contents if utterance else ()) if _same(sentence, span)
            )
            if utterance
            else []
        )
        here = [report for report in here if is_hostile(report)]
        if not here:
            here = [report for report in self.mentions.within([sentence]) if is_hostile(report)]
        here = [report for report in here if not self._is_the_blame(report, sentence, cue)]
        if here:
            return self._nearest(sentence, cue, here)
        if cue.stance is Stance.DENIES and speaker is not None and speaker.country:
            answered = self._answered(speaker.country, sentence)
            if answered:
                return answered
        several = _SEVERAL.search(self.page.text, sentence.start, sentence.end)
        if several is not None:
            word = next(group for group in several.groups() if group).lower()
            return self.mentions.last_named(cue.start, _HOW_MANY.get(word, 5))
        latest = self.mentions.meant(self.page, cue.start) or self.mentions.first_hostile()
        return [latest] if latest is not None else []

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

    def _bare_accusations(
        self, sentence: Sentence, cues: Sequence[StanceCue], spoken: Sequence[Utterance]
    ) -> Iterator[Draft]:
        """Read "suspects that it did Moscow a favour": a verb of blame, and a foreign actor."""
        taken = [_saying(spoken, cue) for cue in cues]
        for utterance in spoken:
            stance = _BLAMING.get(utterance.cue_word)
            if stance is None or utterance in taken or utterance.speaker is None:
                continue
            if not sentence.holds(utterance.cue.start):
                continue
            cue = StanceCue(
                utterance.cue.start,
                utterance.cue.end,
                stance,
                None,
                f"{utterance.rule}, a verb of blame",
            )
            yield from self._drafts_of(sentence, cue, utterance)

    def _answers(
        self, sentence: Sentence, cues: Sequence[StanceCue], spoken: Sequence[Utterance]
    ) -> Iterator[Draft]:
        """Read the accused who says no in other words: "does not hire boys", "a fairy tale"."""
        denying = [_saying(spoken, cue) for cue in cues if cue.stance is Stance.DENIES]
        for utterance in spoken:
            speaker = utterance.speaker
            if speaker is None or speaker.country is None or utterance in denying:
                continue
            if not sentence.holds(utterance.cue.start) or speaker.country not in self.accused:
                continue
            if self.accused[speaker.country][-1][0] < sentence.index - _ANSWERS:
                continue
            words = "".join(
                self.page.text[span.start : span.end] + " " for span in utterance.contents
            )
            no = _NO.search(words) if utterance.quoted or utterance.cue_word != "say" else None
            scorn = utterance.quoted and _ACCOUNT.search(words)
            if no is None and not scorn:
                continue
            rule = "the accused says no" if no else "the accused scorns the account"
            for report in self._answered(speaker.country, sentence):
                yield Draft(
                    report,
                    speaker,
                    Stance.DENIES,
                    speaker.name,
                    speaker.country,
                    utterance.cue,
                    Span(sentence.start, sentence.end),
                    rule,
                )

    def _accuse(self, country: str, sentence: Sentence, report: Report) -> None:
        """Remember what a country was last accused of; a denial reaches no further back."""
        self.accused.setdefault(country, deque(maxlen=_REMEMBERED)).append((sentence.index, report))

    def _answered(self, country: str, sentence: Sentence) -> list[Report]:
        """Return what a country was just accused of, or the last such thing long before."""
        known = self.accused.get(country, deque())
        near = [report for index, report in known if sentence.index - index <= _ANSWERS]
        far = [known[-1][1]] if known else []
        return list({report.id: report for report in near or far}.values())

    def _assertions(
        self, sentence: Sentence, cues: Sequence[StanceCue], spoken: Sequence[Utterance]
    ) -> Iterator[Draft]:
        taken = {id(_saying(spoken, cue)) for cue in cues}
        if _OPEN.search(self.page.text, sentence.start, sentence.end):
            return
        for utterance in spoken:
            if id(utterance) in taken or utterance.cue_word not in _ASSERTING:
                continue
            if not sentence.holds(utterance.cue.start) or utterance.speaker is None:
                continue
            if utterance.speaker.rule == NOUN_PHRASE and utterance.speaker.country is None:
                continue  # "the indictment says": nobody we could hold to it
            spans = [span for span in utterance.contents if _same(sentence, span)]
            spans = [span for span in spans if self.page.quoted(span.start) is None]
            for report in told(self.page, self.mentions, spans):
                if not report.status.is_real or looks_back(report, spans):
                    continue
                by = doer(self.page, report, spans, utterance.speaker)
                stance = Stance.ATTRIBUTES if by else Stance.ASSERTS
                if by is not None:
                    self._accuse(by[1], sentence, report)
                elif own_doing(report, utterance.speaker):
                    stance = Stance.ADMITS
                    by = (utterance.speaker.name, utterance.speaker.country or "")
                yield Draft(
                    report,
                    utterance.speaker,
                    stance,
                    by[0] if by else None,
                    (by[1] or None) if by else None,
                    utterance.cue,
                    Span(sentence.start, sentence.end),
                    utterance.rule,
                )


def _behind(report: Report, accused: str | None) -> tuple[str | None, str | None]:
    """Say who "the pair" are that somebody accuses: the report's doers, where it names whose."""
    if accused is not None and _THEY.fullmatch(accused):
        for phrase in report.actors:
            if (country := country_of_phrase(phrase)) is not None:
                return phrase, country
    return accused, None


def _same(sentence: Span, span: Span) -> bool:
    return span.start < sentence.end and sentence.start < span.end


def _saying(spoken: Sequence[Utterance], cue: Span) -> Utterance | None:
    """Return the utterance that holds a stance cue, the narrowest."""
    best: tuple[int, Utterance] | None = None
    for utterance in spoken:
        for span in (utterance.cue, *utterance.contents):
            if span.start <= cue.start < span.end or cue.start <= span.start < cue.end:
                size = span.end - span.start
                if best is None or size < best[0]:
                    best = (size, utterance)
    return best[1] if best else None
