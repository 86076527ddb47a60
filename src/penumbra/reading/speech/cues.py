"""Words of speech in a sentence: which they are, and whose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from penumbra.reading.layout import Sentence, Span
from penumbra.reading.page import ActorMention, Page
from penumbra.reading.speech.speakers import Cast
from penumbra.reading.speech.subjects import NOUN_PHRASE, Subject, inverted, subject_of
from penumbra.reference.countries import by_adjective
from penumbra.reference.speech import speech

# The cue word of a quotation that belongs to whoever spoke last.
CONTINUED = "(goes on)"

_POSTPOSED = re.compile(
    r"\s*(?:$|[.,;:?!”\"]|\s(?:on|in|to|at|last|late|early|this|after|of|as|yesterday|today|when"
    r"|tonight|via|by|during|before|from|following|ahead|shortly|citing|(?:mon|tues|wednes|thurs|fri"
    r"|satur|sun)day)\b)",
    re.IGNORECASE,
)
# When, where and how something is said, before a clause without "that": "said on Monday it had".
ADJUNCT = re.compile(
    r"\s+(?:(?:late|early|earlier|later)\s+)?(?:(?:on|in|at|last|this|via|through|to|by)\s+"
    r"(?:[\w’'.-]+\s+){0,6}?[\w’'.-]+|yesterday|today|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?:\s+(?:morning|afternoon|evening|night))?),?"
    r"(?=\s+(?:it|he|she|they|we|there)\s+[a-z]"
    r"|\s+(?:(?:the|an?|its|his|her|their|no|some|two|three|four|five|several|at least|more than"
    r"|\d[\d,]*)\s+|[A-Z])(?:[\w’'-]+\s+){1,7}?(?:was|were|is|are|had|has|have|would|will|could|did|can|may|might)\s)"
)
_TOLD = re.compile(
    r"(?:\s+(?!that\b|how\b|to\b)[\w’'-]+){1,6}?(?=\s+(?:that|how|to|on|in"
    r"|there|it|he|she|they|its|his|her|their|no|nobody|nothing|the|an?)\b|[,.:;]|\s[“\"]|$)"
)
# "report", "claim", "link" are verbs only behind words that a bare form can follow.
_BASE_FORM = re.compile(
    r"(?:\b(?:[Tt]hey|[Ww]e|I|[Yy]ou|would|will|can|could|may|might|must|should|did|do|does|not|n['’]t"
    r"|to|who|cannot|[Pp]olice|people|and)|[a-zß-ž]s|[\d)])\s+(?:\w+ly\s+|also\s+|still\s+|now\s+)*$"
)
# What may be found in the sense of concluding: "found a fault in the pump".
_FINDING = re.compile(
    r"\s+(?:no|a|an|any|the)?\s*(?:\w+\s+)?(?:faults?|defects?|leaks?|evidence|signs?|traces?|indications?|proof)\b"
)
_ASKED = re.compile(r"(?:\s+(?!not\b)[\w’'-]+){1,8}?\s+to\s")
# "a man suspected of arson", "ships linked to Russia": nobody there is said to speak.
_REDUCED = re.compile(
    r"(?:(?:suspected|accused|charged|alleged|linked|traced|blamed|named)\s+(?:of|to|by|with|in|as|for)"
    r"|(?:believed|thought|said|considered|reported|assumed|found|expected|claimed)"
    r"\s+(?:to\s+(?:be|have)|by))\b",
    re.IGNORECASE,
)
_BEING = re.compile(
    r"\b(?:is|are|was|were|been|being|be|had|has|have)\s+(?:\w+ly\s+|also\s+|all\s+)*$"
)
# What may stand before an actor's name in its noun phrase.
_TITLE = re.compile(
    r"(?<=[,”\"’»\s])(?:(?!(?:and|but|or|while|although|though|as|because|when|where|that|with|so)\b)"
    r"[a-z]++\.?+\s*+){1,3}$",
    re.IGNORECASE,
)
# "called in the army" says nothing, and who asks "not to be named" demands nothing.
_NO_ACT = re.compile(
    r"sa(?:y|ys|id|ying)\s+(?:nothing|little|no more)\b"
    r"|call\w*\s+(?:in|off|out|up|back|from|to)\b|ask\w*\s+not\s+to\b|spoke\s+(?:to|with|on|at)\b",
    re.IGNORECASE,
)
_WHAT_IT_CALLS = re.compile(r"\b(?:what|whom|who)\s+(?:[\w’']+\s+){1,3}$")
_WOULD = re.compile(r"\b(?:would|could|should|might|may)\s+(?:\w+ly\s+|also\s+)*$")
_THAT = re.compile(
    r"(?:,\s+as\s[^,;:“”\"]{1,60},)?[\s,]*(?:\w+ly\b|only\b|(?:on|in|at|last|this|late|early|to|for|before|after|through|via|yesterday|\w+day)\b"
    r"(?:\s+[\w’'.-]+){0,6}?)?[\s,]*\b(?:that|whether|how|why)\b"
)
# "the reported attack", "any links": no verb.
# "Her colleague's remarks", "Moscow's claim": no verb, unlike "it's claimed".
_POSSESSED = re.compile(
    r"(?<!\b[Ii]t)(?<!\b[Hh]e)(?<!\b[Ss]he)(?<!\b[Tt]hat)(?<!\b[Ww]ho)[’']s\s+$"
)
_ARTICLE = re.compile(
    r"\b(?:the|an?|this|these|those|its|his|her|their|any|no|some|such|of|alleged)\s+$",
    re.IGNORECASE,
)
# "Three suspects", "the suspects were flown": people, no verb.
_COUNTED = re.compile(
    r"(?:\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|all|both|many|more"
    r"|other|further|main|prime|chief|key|alleged|young|male|female)|\d)\s+$",
    re.IGNORECASE,
)
_WHO_ARE = re.compile(
    r"\s(?:was|were|is|are|had|have|who|whose|in|from|aged|on|at|remain\w*|fac\w+|den\w+|could|would)\b"
)
_NOT_DONE = re.compile(r"\b(?:against|without|instead of|far from|short of)\s+$")
# "Is believed to have been ordered by": who ordered it is not who believes it.
_BY = re.compile(r"(?:(?!\s+to\s)[^.;,]){0,60}?\bby\s+")
_SIGNS = re.compile(
    r"(?i)\b(?:evidence|clues?|traces?|signs?|trails?|suspicions?|fingers?|indications?|everything"
    r"|facts|tracks|pointers|leads|things)$"
)
# In the passive these tell what some hold: "is believed to".
_HELD_BY_SOME = frozenset(
    "believe,think,say,suspect,allege,attribute,blame,link,trace,accuse".split(",")
)
_CITING = re.compile(r"\b(?:citing|quoting)\s+")
_AS_SAYING = re.compile(r"[^.;“”\"]{0,90}?\bas saying\b")
_PLURAL_NOUN = re.compile(r"^[a-z]{2,}[^s’'u]s$|^(?:men|women|people|children)$")
_CLAUSE_STARTS = re.compile(
    r"\s+(?:(?:the|a|an|its|his|her|their|our|this|that|these|those|it|he|she|they|we|there|no|nobody|nothing|none"
    r"|some|all|both|one|two|three|four|five|six|at|in|on|any|such|only|neither|either|if|whether|how|why|what|who|where"
    r"|\d[\d,.]*|[A-ZÀ-ÞĀ-Ž“\"‘]\S*|[\w-]+s)\b|[“\"‘])"
)
# "Adding it had sent a boat", "noted they were": a clause even behind the strictest verb.
_PRONOUN_CLAUSE = re.compile(
    r"\s+(?:it|they|he|she|there|we)\s+(?:(?:also|now|still|already)\s+)?(?:was|were|is|are|had|has|have"
    r"|would|will|could|did|can|may|might)\b"
)
# After "said" nearly every word begins what is said.
_ANYTHING = re.compile(
    r"\s+(?!(?:to|of|on|in|at|by|for|with|from|as|during|after|before|when|while|and|but|or|later"
    r"|earlier|last|yesterday|today|through|via|nothing|little|so|no more|it all|yes|goodbye|\w+ly"
    r"|\w+day)\b)[\w“\"‘]"
)
# "a cable linking two islands", "a network naming itself": nobody says anything by it.
_LINKING = frozenset(("link", "name", "trace", "hold", "show", "find", "post", "record", "charge"))
_WILL = re.compile(r"\b(?:will|would|shall|could|can|may|might|must)\s+(?:\w+ly\s+|also\s+)*$")


@dataclass(frozen=True, slots=True)
class SpeechCue:
    """A word of speech and who speaks; `left` is where its own words begin, before the subject."""

    cue: Span
    word: str
    speaker: ActorMention | None
    left: int
    rule: str
    postposed: bool = False
    introduced: bool = False  # "according to X, …" stands before its words
    others: tuple[ActorMention, ...] = ()  # who speaks with the speaker


def find_cues(
    page: Page, cast: Cast, sentence: Sentence, quotes: Sequence[Span]
) -> list[SpeechCue]:
    words, text, found = speech(), page.text, list[SpeechCue]()
    for start, end, lemma in words.verbs(text, sentence.start, sentence.end):
        if any(quote.holds(start) for quote in quotes):
            continue
        if text[start].isupper() and start > sentence.start:
            continue  # "the United States"
        lead = text[max(0, start - 40) : start]
        if text[start:end].lower() == lemma and lemma != "say" and not _BASE_FORM.search(lead):
            continue
        if _NO_ACT.match(text, start, sentence.end) or _WHAT_IT_CALLS.search(lead):
            continue
        if text[start:end] == "suspects" and (
            _COUNTED.search(lead) or _WHO_ARE.match(text, end, sentence.end)
        ):
            continue
        if lemma == "say" and text[start - 4 : start] == " as ":
            continue
        bare = text[start:end].lower() in (lemma, f"{lemma}s")
        if _ARTICLE.search(lead) or _NOT_DONE.search(lead) or (bare and _POSSESSED.search(lead)):
            continue
        if _REDUCED.match(text, start, sentence.end) and not _BEING.search(
            text[max(0, start - 24) : start]
        ):
            continue
        cue = _verb(page, cast, sentence, quotes, found, Span(start, end), lemma)
        if cue is not None:
            cue = replace(cue, speaker=_cited(text, cast, sentence, cue))
            found.append(cue)
            if cue.speaker is not None:
                cast.hear(cue.speaker)
    if len(found) > 1:
        found = [cue for cue in found if cue.speaker is not None] or found[:1]
    return sorted(found, key=lambda cue: cue.cue.start)


def _verb(
    page: Page,
    cast: Cast,
    sentence: Sentence,
    quotes: Sequence[Span],
    before: Sequence[SpeechCue],
    cue: Span,
    lemma: str,
) -> SpeechCue | None:
    """Read one verb of speech, or None where nothing is said by it."""
    text, plain = page.text, speech().acts[lemma] is None
    start = max([sentence.start, *(quote.end + 1 for quote in quotes if quote.end < cue.start)])
    start = min(start, cue.start)
    form = text[cue.start : cue.end].lower()
    lead_in = text[max(0, cue.start - 20) : cue.start]
    lead = text[max(sentence.start, cue.start - 4) : cue.start].rstrip()
    # "…," said the minister: the speaker follows.
    if _inverts(lemma, lead) and not form.endswith("ing"):
        aside = subject_of(cast, start, cue.start) if lead.endswith(",") else None
        speaker = inverted(cast, cue.end, sentence.end)
        if speaker is not None and not (aside and aside.speaker and aside.start < start + 8):
            return SpeechCue(
                cue, lemma, speaker, cue.start, "speech.yaml: inverted", postposed=True
            )
    subject = subject_of(cast, start, cue.start)
    if subject.rule == "nobody":
        return None
    if lemma in ("quote", "cite") and not subject.passive:
        return _quoted_by(text, cast, sentence, cue)
    if subject.refused and (plain or speech().acts[lemma] in ("accusation", "demand", "offer")):
        return None
    if subject.refused and re.search(
        r"(?:declin|refus)\w+ to\s+\w*\s*$", text[max(0, cue.start - 30) : cue.start]
    ):
        return None
    if not plain and not subject.refused and _WOULD.search(lead_in):
        return None
    if lemma == "ask" and _ASKED.match(text, cue.end, sentence.end):
        lemma, plain = "ask for", False
    if lemma == "want" and not _ASKED.match(text, cue.end, sentence.end):
        return None  # who wants to do something demands nothing
    speaker, left, rule = subject.speaker, subject.start, f"speech.yaml: {lemma}"
    if speaker is not None and speaker.name.isdigit():
        return None  # "58 suspected attacks"
    if speaker is not None and speaker.rule == NOUN_PHRASE and _SIGNS.search(speaker.name):
        return None  # clues point, but say nothing
    if subject.passive and not form.endswith("ing"):
        return _passive(page, cast, sentence, cue, lemma, subject)
    if speaker is None:
        if subject.rule == "pronoun":
            return SpeechCue(cue, lemma, None, subject.start, f"speech.yaml: {lemma}, nobody named")
        listed = bool(before) and not plain and lead_in.endswith(", ")
        listed = listed and speech().acts.get(before[-1].word) is not None
        if not (subject.rule == "joined" or form.endswith("ing") or listed):
            return None
        if form.endswith("ing") and cue.start - sentence.start < 2:
            speaker = _behind_comma(text, cast, sentence, cue)
            return SpeechCue(cue, lemma, speaker, cue.start, rule) if speaker else None
        if (
            subject.rule != "joined"
            and not listed
            and not lead_in.endswith((", ", "— ", "– ", "by "))
        ):
            return None
        speaker, left = _shared(page, cast, sentence, before, cue), cue.start
        if speaker is None:
            return None
    if _disagree(text, speaker, form, lemma):
        return None
    if (
        lemma in speech().strict
        and _WILL.search(lead_in)
        and not _THAT.match(text, cue.end, sentence.end)
    ):
        return None  # "would answer in kind"
    if form.endswith("ing") and lemma in _LINKING and speaker.rule == NOUN_PHRASE:
        return None
    postposed = (
        bool(_POSTPOSED.match(text, cue.end, sentence.end))
        and not _THAT.match(text, cue.end, sentence.end)
        and not any(cue.end <= quote.start <= cue.end + 2 for quote in quotes)
        and _stands_last(text, sentence, left)
    )
    hearer = (
        _TOLD.match(text, cue.end, sentence.end) if lemma in ("tell", "remind", "assure") else None
    )
    after = hearer.end() if hearer else cue.end
    if hearer and (told := cast.after(cue.end, sentence.end, gap=6)) and told.end < after:
        after = told.end  # "told Ankara they had nothing to do with it"
    if hearer and _POSTPOSED.match(text, after, sentence.end):
        postposed = postposed or _stands_last(text, sentence, left)
    strict = (lemma in speech().strict and not _FINDING.match(text, cue.end, sentence.end)) or (
        speaker.rule.endswith("noun phrase") and lemma != "say"
    )
    if (
        plain
        and lemma != "speak of"
        and not postposed
        and not _says_something(
            text, sentence, quotes, after, strict=strict, anything=lemma == "say"
        )
    ):
        if not (hearer and hearer.end() > cue.end and _stands_last(text, sentence, left)):
            return None
        postposed = True
    return SpeechCue(cue, lemma, speaker, left, rule, postposed=postposed, others=subject.others)


def _quoted_by(text: str, cast: Cast, sentence: Span, cue: Span) -> SpeechCue | None:
    """Read whom an outlet lets speak: "TASS quoted the minister as saying that"."""
    saying = _AS_SAYING.match(text, cue.end, sentence.end)
    speaker = cast.after(cue.end, sentence.end, gap=6)
    if saying is None or speaker is None or speaker.end > saying.end():
        return None
    said = Span(cue.start, saying.end())
    last = saying.end() >= sentence.end - 2
    rule = "speech.yaml: quoted as saying"
    return SpeechCue(said, "say", cast.resolve(speaker), sentence.start, rule, postposed=last)


def _cited(text: str, cast: Cast, sentence: Span, cue: SpeechCue) -> ActorMention | None:
    """Find who told a medium what it reports: "Reuters reported, citing two officials"."""
    if cue.speaker is None or cue.speaker.sort != "media":
        return cue.speaker
    citing = _CITING.search(text, max(sentence.start, cue.cue.start - 60), sentence.end)
    source = cast.after(citing.end(), sentence.end, gap=8) if citing else None
    return cast.resolve(source) if source is not None else cue.speaker


def _inverts(lemma: str, lead: str) -> bool:
    """Whether a verb behind `lead` may stand before its subject."""
    if not lead or (lead[-1] == "," and lemma != "tell"):
        return lemma in speech().inverted
    quoted = lead[-1] in '”"’»'
    return quoted and (speech().acts[lemma] is None or lemma in speech().inverted)


def _behind_comma(text: str, cast: Cast, sentence: Span, cue: Span) -> ActorMention | None:
    """Find who "Accusing Moscow of it, Vilnius closed the border" speaks of."""
    comma = text.find(", ", cue.end, sentence.end)
    actor = cast.after(comma + 2, sentence.end, gap=5) if comma > 0 else None
    return cast.resolve(actor) if actor is not None else None


def _disagree(text: str, speaker: ActorMention, form: str, lemma: str) -> bool:
    """Whether a plural stands before a form in -s: "four men face charges" says nothing."""
    if not form.endswith("s") or form == lemma or speaker.rule != NOUN_PHRASE:
        return False
    last = text[speaker.start : speaker.end].split()[-1]
    return bool(_PLURAL_NOUN.search(last)) or by_adjective(last) is not None


def _says_something(
    text: str,
    sentence: Span,
    quotes: Sequence[Span],
    after: int,
    *,
    strict: bool,
    anything: bool = False,
) -> bool:
    """Whether words of speech follow: "that …", a quotation, a clause."""
    if _THAT.match(text, after, sentence.end) or ADJUNCT.match(text, after, sentence.end):
        return True
    if _PRONOUN_CLAUSE.match(text, after, sentence.end):
        return True
    if any(after <= quote.start <= after + 70 for quote in quotes):
        return True
    if anything:
        return bool(_ANYTHING.match(text, after, sentence.end))
    return not strict and bool(_CLAUSE_STARTS.match(text, after, sentence.end))


def _stands_last(text: str, sentence: Span, left: int) -> bool:
    """Whether what is said stands before the speaker: "…, the minister said"."""
    lead = text[max(sentence.start, left - 40) : left].rstrip()
    title = _TITLE.search(lead)
    lead = lead[: title.start()].rstrip() if title else lead
    return left > sentence.start and lead.endswith((",", "”", '"', "’", "»"))


def _shared(
    page: Page, cast: Cast, sentence: Sentence, before: Sequence[SpeechCue], cue: Span
) -> ActorMention | None:
    """Who "… and warned", "…, adding" belongs to: the verb before, else the sentence's subject."""
    going = page.text[cue.start : cue.end].lower().endswith("ing")
    if before and (going or not before[-1].postposed):
        return before[-1].speaker
    return cast.topic(Span(sentence.start, before[-1].left if before else cue.start))


def _passive(
    page: Page, cast: Cast, sentence: Sentence, cue: Span, lemma: str, subject: Subject
) -> SpeechCue | None:
    text = page.text
    saying = _AS_SAYING.match(text, cue.end, sentence.end)
    if lemma in ("quote", "cite") and saying is not None:
        said = Span(cue.start, saying.end())
        last = _stands_last(text, sentence, subject.start)
        return SpeechCue(
            said,
            "say",
            subject.speaker,
            subject.start,
            "speech.yaml: quoted as saying",
            postposed=last,
        )
    by = _BY.match(text, cue.end, sentence.end)
    if by is not None:
        speaker = cast.after(by.end(), sentence.end, gap=25)
        if speaker is not None:
            speaker = cast.resolve(speaker)
            return SpeechCue(cue, lemma, speaker, sentence.start, f"speech.yaml: {lemma}, passive")
    if lemma in _HELD_BY_SOME:
        return SpeechCue(
            cue, lemma, None, sentence.start, f"speech.yaml: {lemma}, passive, nobody named"
        )
    return None
