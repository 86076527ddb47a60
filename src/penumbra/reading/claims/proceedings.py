"""Who is held, charged or convicted of what: justice suspects the one and blames the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from penumbra.model import Stance
from penumbra.reading.claims.assertions import Draft
from penumbra.reading.claims.references import Mentions, is_hostile
from penumbra.reading.claims.retorts import saying
from penumbra.reading.layout import Sentence, Span, clauses
from penumbra.reading.page import ActorMention, Page
from penumbra.reading.speech.find import Utterance
from penumbra.reading.speech.speakers import Cast
from penumbra.reading.speech.subjects import NOUN_PHRASE, subject_of

# Words behind which the offence is named. What is only suspected comes first.
_SUSPECTED = re.compile(
    r"\b(?:(?:on|under) suspicion of|suspected of|suspected to have"
    r"|(?P<arrest>in connection with|over (?:his|her|their|alleged|suspected)\b[^.;,]{0,30}?\bin"
    r"|on allegations of|for allegedly))\s+"
)
_CHARGED = re.compile(
    r"\b(?P<verb>charged|indicted|convicted|accused|sentenced|jailed|imprisoned|prosecuted|tried"
    r"|guilty|on trial|in the dock)\b(?:[^.;“”\"]{0,60}?[^.;\w“”\"])??(?:with|of|for|over)\s+"
)
_HOLDING = re.compile(
    r"\b(?:arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?|held|holds?|holding|question(?:s|ed|ing)?"
    r"|sought|seeking|wanted|hunting|searching|caught|extradited|extraditing|handed over|remanded"
    r"|custody|picked up|took|taken|suspect|raided|seized|stopped|boarded)\b",
    re.IGNORECASE,
)
_JUDGING = re.compile(
    r"\b(?:arrested|detained|held|hold|holding|holds|questioned|seized|boarded|stopped|charged"
    r"|indicted|convicted|sentenced|jailed|imprisoned|found|accused|accuse|prosecuted|tried)\b"
)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|be|stands?|stood)\s+(?:\w+ly\s+|also\s+|since\s+|now\s+|all\s+|both\s+)*$"
)
# A clause before "charged": "the man, who has been", "whom it".
_REDUCED = re.compile(r"\b(?:it|they|he|she|police|prosecutors)\s+(?:has\s+|have\s+|had\s+)?$")
_NO = re.compile(r"\b(?:not|n[’']t|never|nobody|no one|without being|yet to be)\b")
# The people held, where no list knows them: the words before the verb.
_PEOPLE = re.compile(
    r"\b((?:[Tt]he|[Aa]n?|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ss]everal|[Ii]ts|[Aa]nother)"
    r"\s+(?:[\w’'-]+\s+){0,5}?[\w’'-]+)\s*,?\s*"
    r"(?:(?:who|which|that|is|are|was|were|has|have|had|been|being|also|now|still|be|since"
    r"|later|both|all|formally|reportedly)\s+)*$"
)
# The people charged, where they follow the verb: "charged four people with".
_OBJECT = re.compile(
    r"\w+\s+((?:(?:the|an?|two|three|four|five|six|seven|eight|nine|ten|several|another|its|his|her|\d+)\s+)?"
    r"(?:[\w’'-]+\s+){0,5}?[\w’'-]+?)\s*"
    r"(?:,[^.;]{1,60},\s*)?(?:(?:to|last|on|in|late|early|at)\s[^.;]{1,40}?\s+)?(?:with|of|for|over)\s$"
)
_OFFICIAL = frozenset(("state", "government", "service", "military", "organisation", "media"))
_WITH_OBJECT = frozenset(
    ("charged", "indicted", "convicted", "sentenced", "jailed", "imprisoned", "prosecuted", "tried")
)
_NO_OBJECT = frozenset("to on in last late early and by with at".split())
# A sponsor behind the hands: "spying for China", "on the orders of the service".
_SPONSOR = re.compile(
    r"\b(?:(?:behalf|orders?|instructions?|behest|direction|guidance|pay|service|interests?|instigation"
    r"|command|bidding|agents?|acts?|money) (?:of|from)|(?:paid|ordered|hired|recruited|directed"
    r"|commissioned|organi[sz]ed|sponsored|run|handled|instructed|tasked|controlled) by"
    r"|(?:work|spy|act|espionage|sabotage|kill|spied|burn)\w* for"
    r"|(?:links?|ties|linked) (?:to|with))\s+"
    r"(?:the\s+|a\s+|an\s+)?(?:\w+[’']s\s+)?$"
)
# The offence begins this near behind the words for it.
_NEAR = 40


@dataclass(frozen=True, slots=True)
class Proceeding:
    """A claim by police, prosecutors or a court, and the words that it was read from."""

    draft: Draft
    span: Span


def proceedings(
    page: Page,
    cast: Cast,
    mentions: Mentions,
    sentence: Sentence,
    spoken: Sequence[Utterance],
) -> Iterator[Proceeding]:
    """Read who is held on suspicion of an act, charged with it, or convicted of it.

    Who holds or charges them says so; where that stays open, who tells of it. The accused is
    the sponsor where one is named beside the hands. Who is held for nothing that the text
    tells of is accused of nothing here.
    """
    for pattern, stance in ((_SUSPECTED, Stance.SUSPECTS), (_CHARGED, Stance.ATTRIBUTES)):
        for match in pattern.finditer(page.text, sentence.start, sentence.end):
            if not _is_meant(page, sentence, match):
                continue
            clause = _rest(page, sentence, match.end())
            behind = Span(match.end(), min(match.end() + _NEAR, clause.end))
            acts = [report for report in mentions.within([behind]) if is_hostile(report)]
            if not acts:
                continue
            hands = _hands(page, cast, sentence, match)
            if hands is None:
                continue
            speaker = _who_says(page, cast, sentence, match, spoken, hands)
            sponsor = _sponsor(page, cast, clause, speaker)
            # "of arson and of a second fire": each of them.
            joined = (
                [r for r in mentions.within([clause]) if is_hostile(r)]
                if stance is (Stance.ATTRIBUTES)
                else acts[:1]
            )
            for report in joined:
                yield Proceeding(
                    Draft(
                        report=report,
                        speaker=speaker,
                        stance=stance,
                        accused=sponsor.name if sponsor else hands,
                        accused_country=sponsor.country if sponsor else None,
                        cue=Span(match.start(), match.end() - 1),
                        context=Span(sentence.start, sentence.end),
                        rule=f"proceedings: “{match.group().strip()}”",
                    ),
                    Span(match.start(), clause.end),
                )


def _is_meant(page: Page, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the words tell of a case: not of none, nor of what states accuse each other of."""
    text, start = page.text, max(sentence.start, match.start() - 24)
    if _NO.search(text, start, match.start()) or page.quoted(match.start()) is not None:
        return False
    groups = match.groupdict()
    if groups.get("arrest"):
        return _HOLDING.search(text, sentence.start, match.start()) is not None
    if groups.get("verb") == "accused":
        # States accuse each other too; that is read from the cues of stance.
        before = text[start : match.start()]
        return bool(_PASSIVE.search(before) or _REDUCED.search(before))
    return True


def _rest(page: Page, sentence: Sentence, start: int) -> Span:
    """Return the offence: what follows up to the end of its clause."""
    for clause in clauses(page.text, sentence):
        if clause.start <= start < clause.end:
            return Span(start, clause.end)
    return Span(start, sentence.end)


def _hands(page: Page, cast: Cast, sentence: Sentence, match: re.Match[str]) -> str | None:
    """Find the people held: between verb and offence, else before them."""
    text = page.text
    passive = _PASSIVE.search(text[max(sentence.start, match.start() - 40) : match.start()])
    between = [
        actor for actor in cast.between(match.start(), match.end()) if actor.sort not in _OFFICIAL
    ]
    if between:
        return between[0].name
    if match.groupdict().get("verb") in _WITH_OBJECT and not passive:
        named = _OBJECT.match(text, match.start(), match.end())
        if named is not None and named.group(1).split()[0] not in _NO_OBJECT:
            return named.group(1)
    for actor in reversed(cast.between(sentence.start, match.start())):
        if actor.sort not in _OFFICIAL and (actor.country is None or actor.sort == "vessel"):
            return actor.name
        if match.start() - actor.end > 120:
            break
    held = _held(text, sentence, match)
    if held is not None:
        return held
    phrase = _PEOPLE.search(page.text, max(sentence.start, match.start() - 90), match.start())
    if phrase is not None:
        return phrase.group(1)
    topic = cast.topic(sentence)
    return topic.name if topic is not None and topic.country is None else None


def _held(text: str, sentence: Sentence, match: re.Match[str]) -> str | None:
    """Read who "was arrested on Tuesday in Ghent on suspicion of": those before the verb."""
    for verb in _HOLDING.finditer(text, sentence.start, match.start()):
        before = max(sentence.start, verb.start() - 90)
        if _PASSIVE.search(text, before, verb.start()):
            people = _PEOPLE.search(text, before, verb.start())
            return people.group(1) if people is not None else None
    return None


def _who_says(
    page: Page,
    cast: Cast,
    sentence: Sentence,
    match: re.Match[str],
    spoken: Sequence[Utterance],
    hands: str,
) -> ActorMention | None:
    """Find who holds or charges them, else who tells of it."""
    text = page.text
    verbs = [
        verb
        for verb in _JUDGING.finditer(text, sentence.start, match.end())
        if verb.start() <= match.start() + 10
    ]
    for verb in reversed(verbs):
        if _PASSIVE.search(text[max(sentence.start, verb.start() - 40) : verb.start()]):
            by = re.compile(r"[^.;,]{0,80}?\bby\s+(?:the\s+)?").match(text, verb.end())
            actor = cast.after(by.end(), sentence.end, gap=12) if by else None
            if actor is not None and actor.country and by and by.end() < match.start():
                return cast.resolve(actor)
            continue
        subject = subject_of(cast, sentence.start, verb.start())
        speaker = subject.speaker
        if speaker is None or subject.refused or speaker.name == hands:
            continue
        if speaker.country is not None or speaker.rule != NOUN_PHRASE:
            return speaker if speaker.sort not in ("person", "vessel") else None
    utterance = saying(spoken, Span(match.start(), match.end()))
    return utterance.speaker if utterance is not None else None


def _sponsor(
    page: Page, cast: Cast, clause: Span, speaker: ActorMention | None
) -> ActorMention | None:
    own = speaker.country if speaker is not None else None
    for actor in cast.between(clause.start, clause.end):
        if actor.sort not in ("state", "government", "service", "military") or not actor.country:
            continue
        before = page.text[max(clause.start, actor.start - 40) : actor.start]
        if actor.country != own and _SPONSOR.search(before):
            return actor
    return None
