"""What is done by saying it: a threat, a denial, an offer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from penumbra.model import Act, Claim, Stance
from penumbra.reading.claims.stances import ACCUSED, StanceCue
from penumbra.reading.layout import Span
from penumbra.reading.page import ActorMention, Page
from penumbra.reading.speech.find import Utterance
from penumbra.reading.speech.spoken_parts import Part, is_quoted
from penumbra.reference.speech import speech

# A stance that somebody takes aloud is an act too.
_OF_STANCE = {
    Stance.ATTRIBUTES: Act.ACCUSATION,
    Stance.SUSPECTS: Act.ACCUSATION,
    Stance.DENIES: Act.DENIAL,
    Stance.ADMITS: Act.ADMISSION,
    Stance.EXONERATES: Act.ASSESSMENT,
}
# Stances that a claim shows in any words: admissions and suspicions need their own.
_TELLING = frozenset(_OF_STANCE) - {Stance.ADMITS, Stance.SUSPECTS}
# Verbs that judge: what is called "a fairy tale" is condemned, even where it is denied as well.
_JUDGING = ("call", "describe", "sneer", "mock", "ridicule", "scoff", "slam", "decry")
# Verbs that condemn whatever the words are; "call" and "describe" do only in quoted words.
_CONDEMNING = frozenset(
    "condemn,denounce,deplore,regret,protest,criticise,criticize,slam,decry".split(",")
)
# Verbs that accuse by whom they name: "pointed to the weather", "charged two men" do not.
_SHOWING = frozenset("point to,point at,name,link,trace,attribute,charge".split(","))
_NOBODY = re.compile(
    r"(?:[a-z]+ly )?[a-z]+(?: (?:to|at|on))? (?:no|nobody|none|no one|neither)\b"
    r"|(?!den)[a-z]+ (?:that|this|it|them|so|everything)[.,;]?$",
    re.IGNORECASE,
)
# Acts whose words may hold a "not": "will not be left unanswered", "no danger".
_PLAIN_NO = frozenset(
    (Act.DENIAL, Act.REASSURANCE, Act.THREAT, Act.WARNING, Act.DELIBERATION, Act.ADMISSION)
)
# What a verb makes of quoted words that show nothing else.
_OF_QUOTED = frozenset(("assessment", "deliberation", "condemnation"))
# Verbs that judge by a name; without quotation marks they only tell.
_NAMING = frozenset(("call", "describe", "liken", "characterise", "characterize", "portray"))
# So do those that greet a step, or tell of a meeting: "discussed the issue in Brussels".
_TELLING_ONLY = _NAMING | {"welcome", "discuss"}
# What an inquiry leaves open is no option of anybody's: "did not rule out sabotage".
_CAUSE = re.compile(
    r"(?:rul\w+ out )?(?:the |an? |any |either )?"
    r"(?:(?!(?:against|after|for|over|of|in)\b)[\w-]+ ){0,3}?"
    r"(?:sabotage|attack|accident|fault|foul|deliberate|involvement|arson|links?|connection|cause"
    r"|possibility|that)\b",
    re.IGNORECASE,
)
# Verbs that grant a point, or are sorry for it.
_GRANTING = frozenset(("concede", "acknowledge", "apologise", "apologize"))
_OF_ONESELF = re.compile(
    r"(?:acknowledg\w+ )?(?:that )?(?:it|they|he|she|we|its|their|our|one of (?:its|their))\b"
    r"(?! (?:could|can|would|do|did|does|had|have|has|was|were|is|are) ?(?:no|only|a))",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"(?:\bnot|\bnever|n['’]t)\s+(?:\w+ly\s+|yet\s+|even\s+)?$", re.IGNORECASE)
# What the accused call an account of what they did: “a tired old song”, “absurd”.
_SCORNFUL = frozenset((Act.DENIAL, Act.CONDEMNATION))
_ACCOUNT = re.compile(
    r"\b(?:accusations?|allegations?|charges?|claims?|findings?|suspicions?|search for|affair"
    r"|reports?|insinuations?|attribution|blame|story|stories|version)\b",
    re.IGNORECASE,
)
# A few words without a verb of their own: “a national sport”, “theatre for donors”.
_NAMES_ONLY = re.compile(
    r"(?:(?!(?:is|are|was|were|has|have|had|will|would|that|we|they|he|she|it|there|who|if)\b)"
    r"[\w’'-]++[ ,.]*+){1,9}",
    re.IGNORECASE,
)
# What police and armies count up: arrests, and the missiles of a night.
_TALLY = re.compile(
    r"\b(?:detained|arrested|charged|fired|launched|attacked with|used) (?:(?:over|about|around"
    r"|nearly|almost|some|at least|more than|a total of|another|up to) )?"
    r"(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds)\b)"
    r"|\bhad (?:detained|arrested) ",
    re.IGNORECASE,
)
_NO_PROOF = re.compile(
    r"\b(?:no|not any|without|any|nor|little) (?:[\w-]+ ){0,2}"
    r"(?:evidence|proof|signs?|indications?) (?:that|of|to)\b[^.;]*$",
    re.IGNORECASE,
)
_OWN_FORCES = re.compile(
    r"(?:(?:its|their|our|his) )?(?:[\w’'-]+ ){1,3}(?:had|have|has) "
    r"(?:carried out|launched|conducted)\b"
)
# "Urged voters to report it" is advice, and what blackmailers demand is money.
_PUBLIC = re.compile(
    r"[a-z]+(?: on| to)? (?:(?!to\b)[\w’'-]+ ){0,2}?(?:people|citizens|residents|voters"
    r"|drivers|motorists|passengers|customers|consumers|parents|users|travellers|the public"
    r"|everyone|everybody|witnesses|anyone|households|inhabitants|operators|companies)\b",
    re.IGNORECASE,
)
_RANSOM = re.compile(
    r"demand\w* (?:(?:a|an|some|about|around|over|more than) )?(?:[£$€\d]|ransom|payment|money)",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    r"\b(?:debat|weigh|consider|discuss|ponder|study|studi|examin|mull)\w* (?:on |about )?"
    r"(?:whether|how) to\b",
    re.IGNORECASE,
)
# A stance of the speaker's own: "we carried out", "its forces had struck".
_OWN = re.compile(r"(?:we|I|our|my|its|their|it|they|claim\w*|took|tak\w+|assum\w+|accept\w*)\b")
_NOT = re.compile(r"(?:\bnot|\bno|\bnever|n['’]t|\bwithout)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_THE_OTHERS = re.compile(
    r"\b(?:they|them|their|whoever|those who|somebody|someone|everyone knows|everybody knows)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ActRead:
    """An act and its rule; `signed` is False where only quotation marks speak for it.

    `scorn`: what the accused calls an account, which denies it where nothing else does.
    """

    act: Act
    rule: str
    signed: bool = True
    scorn: bool = False


class TakenStances:
    """Who takes which stance where in a text, and who is accused in it; read off its claims."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.accused = frozenset(
            claim.accused_country
            for claim in claims
            if claim.accused_country and claim.stance in (Stance.ATTRIBUTES, Stance.SUSPECTS)
        )
        self._accusing = {
            claim.speaker
            for claim in claims
            if claim.stance in (Stance.ATTRIBUTES, Stance.SUSPECTS)
        }
        self._places = sorted(
            (claim.reasons[0].passage.start, claim.stance, claim.speaker)
            for claim in claims
            if claim.stance in _TELLING and claim.reasons and claim.reasons[0].passage
            # Charges against private persons are no signal between states.
            if claim.stance is not Stance.ATTRIBUTES or claim.accused_country
        )

    def accuses(self, speaker: ActorMention) -> bool:
        return speaker.name in self._accusing

    def within(self, speaker: ActorMention, span: Span) -> Stance | None:
        """Return the first stance that this speaker takes in a stretch."""
        at = bisect_left(self._places, span.start, key=lambda place: place[0])
        while at < len(self._places) and self._places[at][0] < span.end:
            if self._places[at][2] == speaker.name:
                return self._places[at][1]
            at += 1
        return None


def act_of(
    page: Page,
    utterance: Utterance,
    part: Part,
    *,
    stances: Sequence[StanceCue],
    named: Sequence[ActorMention],
    taken: TakenStances,
) -> ActRead | None:
    """Say what an utterance does by one part of its words, and which entry says so.

    The verb decides where it is an act by itself, then a stance taken in the words, then
    the words' own lexicon, then the claims read from them. `named` are the actors in the words.
    None if the words only report.
    """
    speaker = utterance.speaker
    if speaker is None:
        return None
    words = page.text[part.words.start : part.words.end]
    own, accused = speaker.country, speaker.country in taken.accused
    read = _by_verb(page, utterance, words, part, named, own)
    if read is not None or (utterance.cue_word != "see no" and _NOBODY.match(words)):
        return read
    judged = utterance.cue_word in _JUDGING and part.quoted
    own_words = part.words.start >= utterance.cue.end
    cues = [cue for cue in stances if accused or not cue.rule.endswith(ACCUSED)]
    read = _by_stance(page, cues, named, own, judged=judged, told=own_words)
    if read is not None and read.act is Act.ACCUSATION and _TALLY.search(words):
        return None
    scorn = _scorn(page, part, words, judged=judged, accused=accused)
    if scorn is not None and own is not None and (read is None or read.act in _SCORNFUL):
        return scorn
    read = read or _by_lexicon(words, judged=judged)
    if read is not None:
        return read
    if (hostile := _hostile(page, part, named, own)) is not None:
        return hostile
    stance = taken.within(speaker, part.words)
    if stance is not None:
        return ActRead(_OF_STANCE[stance], f"the claim in the words {stance}")
    verb = speech().acts.get(utterance.cue_word)
    told = verb in ("assessment", "deliberation") and utterance.cue_word not in _TELLING_ONLY
    left_open = _NEGATED.search(page.text, max(0, utterance.cue.start - 24), utterance.cue.start)
    if utterance.cue_word == "rule out" and left_open and not _CAUSE.match(words):
        return ActRead(Act.DELIBERATION, "speech.yaml: rule out, negated: an option kept")
    if verb is not None and (told or (part.quoted and verb in _OF_QUOTED)):
        return ActRead(Act(verb), f"speech.yaml: {utterance.cue_word} is {verb}")
    if not (part.quoted and is_quoted(page.text, part.shown)):
        return None
    foreign = any(actor.country in taken.accused and actor.country != own for actor in named)
    if foreign:
        return ActRead(Act.ACCUSATION, "quoted words that name the accused")
    if accused and any(cue.accused is not None and cue.accused.country == own for cue in stances):
        return ActRead(Act.CONDEMNATION, "quoted words of the accused on being accused")
    if taken.accuses(speaker) and _THE_OTHERS.search(words):
        return ActRead(Act.ACCUSATION, "quoted words of an accuser on “them”")
    return ActRead(Act.ASSESSMENT, "quoted words without a sign of another act", signed=False)


def _by_verb(
    page: Page,
    utterance: Utterance,
    words: str,
    part: Part,
    named: Sequence[ActorMention],
    own: str | None,
) -> ActRead | None:
    """Read an act off its verb: deny, urge, condemn."""
    lemma, verb = utterance.cue_word, speech().acts.get(utterance.cue_word)
    if lemma == "acknowledge" and own is not None and _OF_ONESELF.match(words):
        return ActRead(Act.ADMISSION, "speech.yaml: acknowledge, of oneself")
    if _WHETHER.search(words, 0, 60):
        return ActRead(Act.DELIBERATION, "a step weighed: “whether to”")
    if verb is None or _NOBODY.match(words):
        return None  # "named no culprit", "rejected that": nothing a reader could note
    if lemma in _GRANTING:
        return None  # conceding a point owns up to nothing
    if _NEGATED.search(page.text, max(0, utterance.cue.start - 24), utterance.cue.start):
        if verb == "deliberation":
            return ActRead(Act.ASSESSMENT, f"speech.yaml: {lemma}, refused")
        return None  # "has not apologised", "did not deny"
    if lemma == "reject" and not (part.quoted or _ACCOUNT.search(words)):
        return None  # a parliament rejects motions
    foreign = any(actor.country is not None and actor.country != own for actor in named)
    if verb == "demand" and ((not foreign and _PUBLIC.match(words)) or _RANSOM.match(words)):
        return None
    if lemma in ("ask for", "want") and not foreign:
        return None
    if lemma in _SHOWING:
        return None  # whom it shows the stance in the words tells
    at_home = own is not None and any(actor.country == own for actor in named)
    if verb == "accusation" and at_home and not foreign:
        return None  # "go on blaming Russia", says Moscow
    if verb == "condemnation" and lemma not in _CONDEMNING:
        return None
    if verb in ("assessment", "deliberation"):
        return None
    if verb == "warning" and (match := speech().lexicons.first(words).get("threat")):
        return ActRead(Act.THREAT, f"speech.yaml: acts: threat: {match.group()}")
    return ActRead(Act(verb), f"speech.yaml: {lemma} is {verb}")


def _by_stance(
    page: Page,
    stances: Sequence[StanceCue],
    named: Sequence[ActorMention],
    own: str | None,
    *,
    judged: bool,
    told: bool,
) -> ActRead | None:
    """Read an act off a stance taken in the words.

    Stances are the speaker's own: "Moscow denied it", says Oslo, denies nothing for Oslo, and
    "he has confessed", say the police, is no confession of theirs.
    """
    foreign = [actor for actor in named if actor.country is not None and actor.country != own]
    for stance in stances:
        others = any(actor.end <= stance.start <= actor.end + 5 for actor in foreign)
        if stance.stance is Stance.ADMITS:
            if others:
                return ActRead(Act.ACCUSATION, stance.rule)  # "Russia bears responsibility"
            if told and not _OWN.match(page.text, stance.start, stance.end):
                continue
        if others and stance.stance is Stance.DENIES:
            continue
        if stance.stance in (Stance.ATTRIBUTES, Stance.SUSPECTS):
            if _NO_PROOF.search(page.text, stance.start - 60, stance.start):
                return ActRead(Act.ASSESSMENT, "no evidence, says the speaker, of what follows")
            if own is not None and stance.accused is not None and stance.accused.country == own:
                if _OWN_FORCES.match(page.text, stance.start, stance.end + 30):
                    return ActRead(Act.ADMISSION, stance.rule)
                continue  # "blaming Russia has become a habit", says Moscow
        if stance.stance in _OF_STANCE and not (judged and stance.stance is Stance.DENIES):
            return ActRead(_OF_STANCE[stance.stance], stance.rule)
    return None


def _hostile(
    page: Page, part: Part, named: Sequence[ActorMention], own: str | None
) -> ActRead | None:
    """Read what others are said to do by stealth: "that Moscow had bribed deputies"."""
    if own is None:
        return None
    for actor in named:
        if actor.country in (None, own) or actor.sort == "media":
            continue
        match = speech().hostile.match(page.text, actor.end, part.words.end)
        if match is not None:
            return ActRead(Act.ACCUSATION, f"speech.yaml: hostile: {match.group().strip()}")
    return None


def _scorn(page: Page, part: Part, words: str, *, judged: bool, accused: bool) -> ActRead | None:
    """Read what an account is called by those whom it accuses: “a tired old song”."""
    if not part.quoted or not (accused or _ACCOUNT.search(words)):
        return None
    shown = page.text[part.shown.start : part.shown.end]
    match = speech().scorn.first(shown).get("scorn")
    if match is not None:
        return ActRead(Act.CONDEMNATION, f"speech.yaml: scorn: {match.group()}", scorn=True)
    if (judged or _ACCOUNT.search(words)) and _NAMES_ONLY.fullmatch(shown):
        return ActRead(Act.CONDEMNATION, "quoted words that only name an account", scorn=True)
    return None


def _by_lexicon(words: str, *, judged: bool) -> ActRead | None:
    told = speech().lexicons.first(words)
    for name in speech().lexicons.labels:
        act, match = Act(name), told.get(name)
        if judged and act in (Act.DENIAL, Act.WARNING, Act.DEMAND):
            continue
        if match is not None and (act in _PLAIN_NO or not _NOT.search(words[: match.start()])):
            return ActRead(act, f"speech.yaml: acts: {name}: {match.group()}")
    return None
