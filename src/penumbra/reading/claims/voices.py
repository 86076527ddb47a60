"""Whose stance a cue shows: who says the words, the verb's own subject, the people accused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from penumbra.model import Stance
from penumbra.reading.claims.stances import StanceCue
from penumbra.reading.claims.targets import Targets
from penumbra.reading.layout import Sentence, Span
from penumbra.reading.page import ActorMention, Page
from penumbra.reading.speech.find import Utterance
from penumbra.reading.speech.speakers import BODIES, Cast
from penumbra.reading.speech.subjects import NOUN_PHRASE, Subject, subject_of

_SO_DO = re.compile(
    r"\b(?:as|so|nor|neither)\s+(?:have|has|had|did|does|do|would|will)\s+", re.IGNORECASE
)
# How a sentence opens that goes on with what was told, and verbs after which it may.
_GOES_ON = re.compile(r"(?:They|It|He|She|The (?:pair|two|men|group|suspects))\b")
_TELLING = frozenset(("say", "add", "tell", "write", "explain", "according to", "report"))
_THE_ACCUSED = re.compile(
    r"(?:he|she|they|both|neither|all (?:two|three|four)|the (?:man|woman|men|women|pair|duo|trio"
    r"|two|three|four|suspects?|defendants?|accused|teenagers?|brothers|couple|youths?))\b",
    re.IGNORECASE,
)
# Verbs of blame in the passive, and who stands behind them.
_BLAMED = re.compile(r"(?:linked|tied|traced|attributed|blamed|accused|suspected|named)\b", re.I)
_BY = re.compile(r"\bby\s+(?:the\s+)?")
# Before a verb in somebody's quoted words: "we", the speakers themselves, are not meant.
_OTHERS = re.compile(r"\b(?!We\b|I\b)[A-Z]\w+[^.;“”\"]{0,40}$")
_CALLED = re.compile(
    r",?\s+(?:which |that |who )?(?:calls? itself|calling itself|(?:is )?known as|(?:is )?called"
    r"|named|dubbed|styling itself)\s+(?:the )?[“\"‘]?"
    r"([A-Z0-9][\w.’-]*(?:\s+(?:(?:of|the|for)\s+)?[A-Z0-9][\w.’-]*){0,5})"
)
_PEOPLE = re.compile(
    r"\b(?:m[ae]n|wom[ae]n|suspects?|defendants?|accused|captain|master|crew|skipper|owners?|lawyers?"
    r"|attorneys?|teenagers?|boys?|youths?|students?|brothers?|couple|pair|duo|trio|two|three|four"
    r"|citizens?|nationals?|company|firm|operator|[\w-]+-year-olds?|businessm[ae]n|officers?|sailors?"
    r"|residents?|drivers?|workers?|activists?|families|family|father|mother|wife)\b",
    re.IGNORECASE,
)
# Verbs that clear by being done: "closed the case", "put it down to the wiring".
_CLEARING = re.compile(
    r"(?:put|clos|shelv|drop|discontinu|end|terminat|acquit|absolv|exonerat|clear|rul|withdr|retract"
    r"|attribut|trac|blam|found|finds?\b|owe)",
    re.IGNORECASE,
)
# "Was traced to a weld", "turned out to be": a finding that the text ascribes to nobody.
_FOUND = re.compile(
    r"\b(?:(?:was|were|been|is|are)\s+(?:\w+ly\s+|later\s+|since\s+)*(?:traced|attributed|put down"
    r"|blamed|found|ruled|judged|established|determined|shown|proved|proven|caused|due|cleared)"
    r"|turned out|proved|it emerged|transpired)\b[^.;]*$",
    re.IGNORECASE,
)


class Voices:
    """Finds whose a stance is; knows of what people the text has accused."""

    def __init__(self, page: Page, cast: Cast, targets: Targets) -> None:
        self.page = page
        self.cast = cast
        self.targets = targets
        # Who takes a stance with whom, by where the first of them stands.
        self.fellows: dict[tuple[int, int], tuple[ActorMention, ...]] = {}

    def of(
        self,
        sentence: Sentence,
        cue: StanceCue,
        utterance: Utterance | None,
        before: Sequence[Utterance],
    ) -> tuple[ActorMention | None, bool]:
        """Return whose a stance is, and whether it may stand without anybody's name.

        `before` are the utterances of the sentence before, whose speaker may go on.
        """
        told = utterance.speaker if utterance else self._still(sentence, before)
        if cue.stance in (Stance.DENIES, Stance.ADMITS):
            if (named := _named_in(cue)) is not None:
                return self.cast.resolve(named), True
            if cue.stance is Stance.ADMITS:
                return self._who_admits(sentence, cue, utterance, told)
            speaker = self._who_denies(sentence, cue, told)
            return speaker, speaker is not None
        if cue.stance is Stance.EXONERATES and told is None:
            speaker = self._who_clears(sentence, cue)
            unsigned = self._is_found(sentence, cue)
            return speaker, speaker is not None or unsigned
        if cue.stance is Stance.DISPUTES:
            return told, told is not None or self._is_found(sentence, cue)
        return told, True

    def with_others(
        self, others: Sequence[ActorMention], stance: Stance, behind: Span
    ) -> list[ActorMention]:
        """Return who takes the stance as well: "Denmark and Sweden", "…, as has Minsk"."""
        found = list(others)
        too = _SO_DO.search(self.page.text, behind.start, behind.end)
        if stance is Stance.DENIES and too is not None:
            found += self.cast.between(too.end(), behind.end)
        return found

    def active(self, sentence: Sentence, cue: StanceCue) -> ActorMention | None:
        """Return who accuses by a verb of their own: "officials who have pointed at Moscow"."""
        subject = subject_of(self.cast, sentence.start, cue.start)
        if subject.others and subject.speaker is not None:
            self.fellows[(subject.speaker.start, subject.speaker.end)] = subject.others
        speaker = subject.speaker if subject.rule == "subject" else None
        going = self.page.text[cue.start : cue.end].split()[0].endswith("ing")
        if (agent := self._agent(sentence, cue)) is not None:
            return agent
        if (subject.passive and not going) or subject.refused or speaker is None:
            return None
        return None if speaker.sort == "role" and speaker.country is None else speaker

    def _agent(self, sentence: Sentence, cue: StanceCue) -> ActorMention | None:
        """Return by whom somebody was blamed: "linked by British officials to the GRU"."""
        if cue.accused is None or not _BLAMED.match(self.page.text, cue.start):
            return None
        stop = min(
            cue.accused.start if cue.accused.start > cue.start else sentence.end, cue.end + 60
        )
        by = _BY.search(self.page.text, cue.start, stop)
        actor = self.cast.after(by.end(), sentence.end, gap=12) if by is not None else None
        if actor is None or actor.start == cue.accused.start or actor.sort in ("vessel", "group"):
            return None
        return self.cast.resolve(actor)

    def _still(self, sentence: Sentence, before: Sequence[Utterance]) -> ActorMention | None:
        """Return whose words a sentence still gives: "They were paid by Moscow", after "X said"."""
        if sentence.index == 0 or not _GOES_ON.match(self.page.text, sentence.start):
            return None
        if self.page.sentences[sentence.index - 1].paragraph != sentence.paragraph:
            return None
        return before[-1].speaker if before and before[-1].cue_word in _TELLING else None

    def _who_denies(
        self, sentence: Sentence, cue: StanceCue, told: ActorMention | None
    ) -> ActorMention | None:
        subject = subject_of(self.cast, sentence.start, cue.start)
        accused = self._the_accused(sentence, subject)
        stranger = told is None or not self.targets.is_accused(told.country)
        if accused is not None and stranger:
            return accused
        if told is not None:
            return told
        speaker = subject.speaker
        if speaker is None or speaker.country is not None:
            return speaker
        named = speaker.sort in ("person", "group", "company")
        return speaker if named or _PEOPLE.search(speaker.name) else None

    def _the_accused(self, sentence: Sentence, subject: Subject) -> ActorMention | None:
        """Lead "he", "both" and "the men" back to the people who were last accused."""
        at = sentence.start if subject.rule == "joined" else subject.start
        words = _THE_ACCUSED.match(self.page.text, at)
        if words is None and subject.speaker is not None:
            words = _THE_ACCUSED.fullmatch(self.page.text, at, subject.speaker.end)
        if words is None:
            return None
        names = self.targets.people_accused(sentence)
        if not names:
            return None
        several = words.group().lower() in ("both", "neither") and len(names) > 1
        name = f"{names[-2]} and {names[-1]}" if several else names[-1]
        return ActorMention(at, words.end(), name, None, "role", "speakers: the accused")

    def _who_admits(
        self,
        sentence: Sentence,
        cue: StanceCue,
        utterance: Utterance | None,
        told: ActorMention | None,
    ) -> tuple[ActorMention | None, bool]:
        """Return who owns up: the verb's subject, not who tells of it."""
        owner = None
        quote = self.page.quoted(cue.start)
        if quote is not None and _OTHERS.search(self.page.text, quote.start, cue.start):
            named = subject_of(self.cast, quote.start, cue.start).speaker
            owner = named if named is not None and named.country is not None else None
        if quote is None and not (
            utterance is not None and cue.start <= utterance.cue.start < cue.end
        ):
            subject = subject_of(self.cast, sentence.start, cue.start)
            joined = subject.rule == "joined"
            owner = self._the_accused(sentence, subject) or (
                self.cast.topic(sentence) if joined else subject.speaker
            )
            if subject.refused or subject.rule == "nobody":
                return None, False
        state = owner is not None and owner.sort in ("state", "government")
        if state and told is not None and owner and owner.country != told.country:
            return None, False  # "Russia bears responsibility, the alliance said": no admission
        who = owner or told
        return (self._called(who) if who is not None else None), who is not None

    def _called(self, group: ActorMention) -> ActorMention:
        """Give a group the name that it goes by: "a group calling itself Iron Dawn"."""
        if group.country is not None or not group.name.islower():
            return group
        named = _CALLED.match(self.page.text, group.end)
        return replace(group, name=named.group(1)) if named is not None else group

    def _who_clears(self, sentence: Sentence, cue: StanceCue) -> ActorMention | None:
        if not _CLEARING.match(self.page.text, cue.start):
            return None
        subject = subject_of(self.cast, sentence.start, cue.start)
        speaker = subject.speaker
        if speaker is None or subject.passive or subject.refused:
            return None
        official = speaker.country is not None or speaker.sort in BODIES - {"group", "media"}
        return speaker if official and speaker.rule != NOUN_PHRASE else None

    def _is_found(self, sentence: Sentence, cue: StanceCue) -> bool:
        return _FOUND.search(self.page.text, sentence.start, cue.end) is not None


def _named_in(cue: StanceCue) -> ActorMention | None:
    """Return the speaker whom a cue names: "a charge that Moscow denies", "Russian denials"."""
    if cue.accused is not None or cue.nation is None:
        return cue.accused
    name, country = cue.nation
    return ActorMention(cue.start, cue.end, name, country, "state", cue.rule)
