"""Whose stance on which report: one pass over a text's utterances and cues."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from penumbra.model import Report, Stance
from penumbra.reading.accounts import same_words
from penumbra.reading.actors import country_of_phrase
from penumbra.reading.assertions import OPEN, Draft, assertions
from penumbra.reading.layout import Sentence, Span
from penumbra.reading.page import ActorMention, Page
from penumbra.reading.proceedings import proceedings
from penumbra.reading.references import Mentions
from penumbra.reading.retorts import retorts, saying
from penumbra.reading.speakers import Cast
from penumbra.reading.speech import Utterance
from penumbra.reading.stance_targets import Targets
from penumbra.reading.stances import ACCUSED, DOER, StanceCue
from penumbra.reading.subjects import subject_of

_SO_DO = re.compile(
    r"\b(?:as|so|nor|neither)\s+(?:have|has|had|did|does|do|would|will)\s+", re.IGNORECASE
)
# How a sentence opens that goes on with what was told, and verbs after which it may.
_GOES_ON = re.compile(r"(?:They|It|He|She|The (?:pair|two|men|group|suspects))\b")
_TELLING = frozenset(("say", "add", "tell", "write", "explain", "according to", "report"))
_PAPER = re.compile(r"\b(?:newspaper|magazine|tabloid|news agency|broadcaster|website)\b", re.I)
_SOME_ACTOR = re.compile(
    r"\b(?:state|foreign|hostile|professional|outside|capable|sophisticated)(?:[- ]\w+)? "
    r"(?:actors?|power|service|services|state|government|intelligence)$"
)
_THEY = re.compile(r"(?:the )?(?:pair|duo|trio|two|three|men|women|group|suspects|couple|them)")
_ACCUSING = re.compile(
    r"\b(?:accusations?|allegations?|charges?|claims?|insinuations?|suspicions?)\b", re.IGNORECASE
)
_BLAMING = {
    "suspect": Stance.SUSPECTS,
    "accuse": Stance.ATTRIBUTES,
    "blame": Stance.ATTRIBUTES,
}
# Words by which a text passes on an attribution that it ascribes to nobody.
_UNSIGNED = re.compile(
    r"attribut|link|blam|accus|trail|suspect|suspici|alleg|believ|thought|considered|widely|pinned"
    r"|charge",
    re.IGNORECASE,
)


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
        """Return who says it too: "Denmark and Sweden wrote", "…, as has Minsk"."""
        if draft.speaker is None:
            return ()
        found = list(self._together.get((draft.speaker.start, draft.speaker.end), ()))
        too = _SO_DO.search(self.page.text, draft.cue.end, draft.context.end)
        if draft.stance is Stance.DENIES and too is not None:
            found += self.cast.between(too.end(), draft.context.end)
        return found

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

    def _proceedings(
        self, sentence: Sentence, spoken: Sequence[Utterance]
    ) -> Iterator[tuple[Draft, Span]]:
        for found in proceedings(self.page, self.cast, self.mentions, sentence, spoken):
            draft = found.draft
            if draft.accused_country is not None:
                self.targets.accuse(draft.accused_country, sentence, draft.report)
            yield draft, found.span

    def _in(self, sentence: Span) -> Sequence[StanceCue]:
        first = bisect_left(self._cue_starts, sentence.start)
        return self.cues[first : bisect_left(self._cue_starts, sentence.end, first)]

    def _stances(
        self, sentence: Sentence, cues: Sequence[StanceCue], spoken: Sequence[Utterance]
    ) -> Iterator[Draft]:
        denying: list[Utterance | None] = []
        settled: set[tuple[int, Stance]] = set()
        for cue in sorted(cues, key=lambda cue: (cue.stance is not Stance.DENIES, cue.start)):
            utterance = saying(spoken, cue)
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
                self._taken.add((id(utterance), draft.report.id))
                if cue.stance is Stance.DENIES and cue.accused is None and cue.nation is None:
                    denying.append(utterance)
                yield draft

    def _drafts_of(
        self, sentence: Sentence, cue: StanceCue, utterance: Utterance | None
    ) -> Iterator[Draft]:
        speaker = utterance.speaker if utterance else self._still(sentence)
        stance = cue.stance
        if stance in (Stance.DENIES, Stance.ADMITS) and (named := _named_in(cue)) is not None:
            speaker = self.cast.resolve(
                named
            )  # "a charge that Moscow denies", "claimed by a group"
        if stance is Stance.ADMITS:
            owner = self._who_admits(sentence, cue, utterance)
            state = owner is not None and owner.sort in ("state", "government")
            if state and speaker is not None and owner and owner.country != speaker.country:
                return  # "Russia bears responsibility, the alliance said": no admission
            speaker = owner or speaker
        if (
            stance in (Stance.DENIES, Stance.EXONERATES, Stance.DISPUTES, Stance.ADMITS)
            and speaker is None
        ):
            speaker = self._subject(sentence, cue)
            if speaker is None:
                return
        if stance is Stance.EXONERATES and OPEN.search(
            self.page.text, sentence.start, sentence.end
        ):
            return
        if cue.rule.endswith(ACCUSED) and not self._answers(speaker, utterance):
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
            if accused is not None and country is None:
                country = country_of_phrase(accused.name)
                aimed = _UNSIGNED.match(self.page.text, cue.start)
                vague = accused.sort in ("role", "state", "office") and not aimed
                if country is None and vague and not _SOME_ACTOR.search(accused.name):
                    return  # hands, or nobody we could name
            if speaker is not None and country is not None and speaker.country == country:
                sort = accused.sort if accused is not None else "state"
                if speaker.sort == "role" and speaker.rule.endswith("in context"):
                    speaker = replace(speaker, country=None)  # whose they are was a guess
                elif self._scorned(sentence):
                    stance, name = Stance.DENIES, speaker.name
                elif sort in ("state", "government"):
                    return
            if speaker is not None and name is not None and stance is not Stance.DENIES:
                ours = speaker.country == country and country is not None and name.islower()
                if ours or same_words(speaker.name, name):
                    return
            if speaker is None and utterance is None:
                active = subject_of(self.cast, sentence.start, cue.start)
                speaker = active.speaker if active.rule == "subject" else None
                if speaker is not None and speaker.sort == "role" and speaker.country is None:
                    speaker = None
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
        if speaker is not None and _PAPER.search(speaker.name):
            return  # an outlet holds no stance of its own
        if stance is Stance.EXONERATES and speaker is not None and self._is_accused(speaker):
            stance, name, country = Stance.DENIES, speaker.name, speaker.country
        for report in self.targets.about(sentence, cue, utterance, speaker):
            if stance is Stance.DENIES and report.kind in ("territory-change", "ground-combat"):
                stance, name, country = Stance.DISPUTES, None, None
            if stance in (Stance.ATTRIBUTES, Stance.SUSPECTS) and country is None:
                name, country = _behind(report, name)
            if stance in (Stance.ATTRIBUTES, Stance.SUSPECTS) and country:
                self.targets.accuse(country, sentence, report)
            context = Span(sentence.start, sentence.end)
            yield Draft(report, speaker, stance, name, country, cue, context, cue.rule)

    def _who_admits(
        self, sentence: Sentence, cue: StanceCue, utterance: Utterance | None
    ) -> ActorMention | None:
        """Return who owns up: the verb's subject, not who tells of it."""
        if self.page.quoted(cue.start) is not None or (
            utterance is not None and cue.start <= utterance.cue.start < cue.end
        ):
            return None
        subject = subject_of(self.cast, sentence.start, cue.start)
        if subject.rule == "joined":
            return self.cast.topic(sentence)
        return subject.speaker

    def _answers(self, speaker: ActorMention | None, utterance: Utterance | None) -> bool:
        """Whether a speaker was accused of something, or speaks of what others say of it."""
        if speaker is None or speaker.country is None:
            return False
        if self.targets.is_accused(speaker.country):
            return True
        return utterance is not None and any(
            _ACCUSING.search(self.page.text, span.start, span.end) for span in utterance.contents
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
        for report in self.targets.about(sentence, cue, utterance, speaker):
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

    def _still(self, sentence: Sentence) -> ActorMention | None:
        """Return whose words a sentence still gives: "They were paid by Moscow", after "X said"."""
        if sentence.index == 0 or not _GOES_ON.match(self.page.text, sentence.start):
            return None
        before = self.page.sentences[sentence.index - 1]
        if before.paragraph != sentence.paragraph or self.by_sentence.get(sentence.index):
            return None
        told = self.by_sentence.get(before.index, [])
        return told[-1].speaker if told and told[-1].cue_word in _TELLING else None

    def _subject(self, sentence: Sentence, cue: StanceCue) -> ActorMention | None:
        """Who a stance is whose words are no verb of saying: "Russia has nothing to do with"."""
        if cue.stance not in (Stance.DENIES, Stance.ADMITS):
            return None
        subject = subject_of(self.cast, sentence.start, cue.start).speaker
        if subject is None or (subject.country is None and subject.sort == "role"):
            return None if cue.stance is Stance.DENIES else subject
        return subject

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
            cue = StanceCue(
                utterance.cue.start,
                utterance.cue.end,
                stance,
                None,
                f"{utterance.rule}, a verb of blame",
            )
            yield from self._drafts_of(sentence, cue, utterance)

    def _assertions(self, sentence: Sentence, spoken: Sequence[Utterance]) -> Iterator[Draft]:
        for draft in assertions(self.page, self.mentions, sentence, spoken, self._taken):
            if draft.stance is Stance.ATTRIBUTES and draft.accused_country:
                self.targets.accuse(draft.accused_country, sentence, draft.report)
            yield draft


def _named_in(cue: StanceCue) -> ActorMention | None:
    """Return the speaker whom a cue names: "a charge that Moscow denies", "Russian denials"."""
    if cue.accused is not None or cue.nation is None:
        return cue.accused
    name, country = cue.nation
    return ActorMention(cue.start, cue.end, name, country, "state", cue.rule)


def _behind(report: Report, accused: str | None) -> tuple[str | None, str | None]:
    """Say who "the pair" are that somebody accuses: the report's doers, where it names whose."""
    if accused is not None and _THEY.fullmatch(accused):
        for phrase in report.actors:
            if (country := country_of_phrase(phrase)) is not None:
                return phrase, country
    return accused, None
