"""Who says what: from a page to the utterances in it.

verbs and nouns of speech → their subjects → the words that are said
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from penumbra.reading.layout import Sentence, Span
from penumbra.reading.page import ActorMention, Page
from penumbra.reading.speakers import Cast, Subject, inside_quotation
from penumbra.reference.speech import speech


@dataclass(frozen=True, slots=True)
class Utterance:
    """One act of saying: who, by which word, and the words that are said.

    `speaker` is None where nobody is named ("is believed to"); the outlet is never put there.
    `cue_word` is the lemma ("deny"); `contents` are in text order, without quotation marks.
    """

    speaker: ActorMention | None
    cue: Span
    cue_word: str
    contents: tuple[Span, ...]
    quoted: bool
    rule: str


# The cue word of a quotation that belongs to whoever spoke last.
CONTINUED = "(goes on)"

_ACCORDING = re.compile(
    r"\b(?:according to|in the (?:words|view|opinion) of|as far as)\s+|\b[Bb]y\s+(?=[^.,;]{3,40}[’']s?\s+(?:\w+\s+)?(?:count|account|reckoning|estimate|tally))",
    re.IGNORECASE,
)
_POSTPOSED = re.compile(
    r"\s*(?:$|[.,;:?!”\"]|\s(?:on|in|to|at|last|late|early|this|after|of|as|yesterday|today|when)\b)"
)
_TOLD = re.compile(
    r"(?:\s+(?!that\b|how\b|to\b)[\w’'-]+){1,6}?(?=\s+(?:that|how|to|on|in)\b|[,.:;]|\s[“\"]|$)"
)
_CLAUSE_STARTS = re.compile(
    r"\s+(?:(?:the|a|an|its|his|her|their|our|this|that|these|those|it|he|she|they|we|there|no|nobody|nothing|none"
    r"|some|all|both|one|two|three|four|five|six|at|in|on|any|such|only|neither|either|if|whether|how|why|what|who|where"
    r"|\d[\d,.]*|[A-ZÀ-ÞĀ-Ž“\"‘]\S*|[\w-]+s)\b|[“\"‘])"
)
# "report", "claim", "link" are verbs only behind words that a bare form can follow.
_BASE_FORM = re.compile(
    r"(?:\b(?:[Tt]hey|[Ww]e|I|[Yy]ou|would|will|can|could|may|might|must|should|did|do|does|not|n['’]t"
    r"|to|who|cannot|[Pp]olice|people|and)|[a-zß-ž]s|[\d)])\s+(?:\w+ly\s+|also\s+|still\s+|now\s+)*$"
)
# Verbs that say something only with "that" or a quotation: "found a cable", "holds the post".
_STRICT = frozenset(
    "post,ask,speak,hold,mention,recall,reckon,note,establish,expect,consider,agree,observe,counter,answer,hint,assume,"
    "estimate,state,write,continue,cite,show,know,determine,record,count,rule,learn,discover,signal,comment,indicate,suggest,argue,repeat,explain,fear,invite,promise,propose,vow,wish".split(
        ","
    )
)
# Acts that a second verb of a sentence may do: "expelled two men and accused them".
_SHARED = frozenset(
    "accuse,blame,deny,condemn,call,demand,urge,warn,threaten,reject,dismiss,admit,say,denounce,describe,call on,call for".split(
        ","
    )
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
    r"(?<=[,”\"’»\s])(?:(?:the|an?|its|his|her|their|our|mr|mrs|ms|dr|sir|[a-z]+)\.?\s*){1,3}$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"(?:[,;—–]|\b(?:and|but|while|whereas|or|as|though))\s*(?:the\s+)?$")
# "called in the army" says nothing, and who asks "not to be named" demands nothing.
_NO_ACT = re.compile(
    r"call\w*\s+(?:in|off|out|up|back|from|to)\b|ask\w*\s+not\s+to\b|spoke\s+(?:to|with|on|at)\b",
    re.IGNORECASE,
)
_WHAT_IT_CALLS = re.compile(r"\bwhat\s+(?:\w+\s+){1,3}$")
_WOULD = re.compile(r"\b(?:would|could|should|might|may)\s+(?:\w+ly\s+|also\s+)*$")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
_THAT = re.compile(
    r"[\s,]*(?:\w+ly\b|only\b|(?:on|in|at|last|this|late|early|to|for|before|after|yesterday|\w+day)\b"
    r"(?:\s+[\w’'.-]+){0,6}?)?[\s,]*\b(?:that|whether|how|why)\b"
)
# After a quotation these may stand before their subject: "…," added the minister.
_INVERTED = frozenset(
    "say,tell,write,add,announce,argue,explain,insist,note,recall,remark,reply,retort,answer,stress,quip,joke,observe,"
    "report,declare,conclude,warn,ask,shout,exclaim,complain,lament,counter,continue,admit,concede,urge,sneer,scoff".split(
        ","
    )
)
# "the reported attack", "any links": no verb.
_ARTICLE = re.compile(
    r"\b(?:the|an?|this|these|those|its|his|her|their|any|no|some|such|of|alleged)\s+$",
    re.IGNORECASE,
)
_NEW_VOICE = re.compile(r"(?:but|while|adding|as|although|though|who|in|after|before|which|when)\b")
_AS_SAYING = re.compile(r"[^.;“”\"]{0,90}?\bas saying\b")
_WE = re.compile(
    r"(?:^|[.;:]\s+|,\s+(?:and|but)\s+)(We|we)\s+(?:\w+ly\s+|have\s+|also\s+|can\s+|cannot\s+|will\s+|do\s+|did\s+|are\s+|would\s+|not\s+)*(\w+)"
)


def utterances(page: Page) -> list[Utterance]:
    """Find every act of saying in a text, in text order.

    Reads direct and indirect speech, "according to", noun cues ("the ministry's claim that")
    and releases in the first person. A quotation without a verb of its own goes to the last
    speaker. Someone who declines to speak says nothing.
    """
    body = _publishing_body(page)
    cast = Cast(page, body)
    guest, answers = _interview(page)
    found: list[Utterance] = []
    quotes = list(page.quotations)
    next_quote = 0
    waiting: list[Span] = []
    last_paragraph = -1
    for sentence in page.sentences:
        parts: list[Span] = []
        while next_quote < len(quotes) and quotes[next_quote].start < sentence.end:
            quote = quotes[next_quote]
            if quote.end > sentence.start:
                parts.append(Span(max(quote.start, sentence.start), min(quote.end, sentence.end)))
            if quote.end > sentence.end:
                break
            next_quote += 1
        open_end = bool(parts) and parts[-1].end == sentence.end
        spoken = _cues(page, cast, sentence, parts)
        if not spoken and guest is not None and sentence.paragraph in answers:
            found.append(_answer(sentence, guest))
            continue
        if not spoken and body is not None:
            spoken = _first_person(page, sentence, body, parts)
        if not spoken and parts:
            if open_end:
                waiting += parts
                continue
            speaker = cast.last
            introduced = _introduced(page, cast, sentence, parts)
            if introduced is None and sentence.paragraph != last_paragraph:
                introduced = cast.opening(sentence.start)
            if introduced is not None:
                speaker, last_paragraph = introduced, sentence.paragraph
                cast.hear(introduced)
            if speaker is not None and _may_go_on(
                page, sentence, last_paragraph, [*waiting, *parts]
            ):
                found.append(_going_on(page, sentence, speaker, [*waiting, *parts]))
            waiting = []
            last_paragraph = sentence.paragraph
            continue
        made = _with_contents(page, sentence, spoken, [*waiting, *parts])
        waiting = []
        for utterance in made:
            if utterance.speaker is not None:
                cast.hear(utterance.speaker)
                last_paragraph = sentence.paragraph
        found += made
    return found


@dataclass(frozen=True, slots=True)
class _Cue:
    """A word of speech and who speaks; `left` is where its own words begin, before the subject."""

    cue: Span
    word: str
    speaker: ActorMention | None
    left: int
    rule: str
    postposed: bool = False
    introduced: bool = False  # "according to X, …" stands before its words


def _cues(page: Page, cast: Cast, sentence: Sentence, quotes: Sequence[Span]) -> list[_Cue]:
    words, text, found = speech(), page.text, list[_Cue]()
    for start, end, lemma in words.verbs(text, sentence.start, sentence.end):
        if any(quote.holds(start) for quote in quotes):
            continue
        lead = text[max(0, start - 40) : start]
        if text[start:end].lower() == lemma and lemma != "say" and not _BASE_FORM.search(lead):
            continue
        if _NO_ACT.match(text, start, sentence.end) or _WHAT_IT_CALLS.search(lead):
            continue
        if lemma == "say" and text[start - 4 : start] == " as ":
            continue
        if _ARTICLE.search(lead):
            continue
        if _REDUCED.match(text, start, sentence.end) and not _BEING.search(
            text[max(0, start - 24) : start]
        ):
            continue
        cue = _verb(page, cast, sentence, quotes, found, Span(start, end), lemma)
        if cue is not None:
            found.append(cue)
            if cue.speaker is not None:
                cast.hear(cue.speaker)
    if len(found) > 1:
        found = [cue for cue in found if cue.speaker is not None] or found[:1]
    found += _according(page, cast, sentence, quotes)
    found += _nouns(page, cast, sentence, quotes)
    return sorted(found, key=lambda cue: cue.cue.start)


def _verb(
    page: Page,
    cast: Cast,
    sentence: Sentence,
    quotes: Sequence[Span],
    before: Sequence[_Cue],
    cue: Span,
    lemma: str,
) -> _Cue | None:
    """Read one verb of speech, or None where nothing is said by it."""
    text, plain = page.text, speech().acts[lemma] is None
    start = max([sentence.start, *(quote.end + 1 for quote in quotes if quote.end < cue.start)])
    start = min(start, cue.start)
    form = text[cue.start : cue.end].lower()
    lead = text[max(sentence.start, cue.start - 4) : cue.start].rstrip()
    # "…," said the minister: the speaker follows.
    closes = '”"’»' if lemma == "tell" else '”"’»,'
    if lemma in _INVERTED and (not lead or lead[-1] in closes) and not form.endswith("ing"):
        aside = cast.subject(start, cue.start) if lead.endswith(",") else None
        speaker = cast.inverted(cue.end, sentence.end)
        if speaker is not None and not (aside and aside.speaker and aside.start < start + 8):
            return _Cue(cue, lemma, speaker, cue.start, "speech.yaml: inverted", postposed=True)
    subject = cast.subject(start, cue.start)
    if subject.refused and (plain or speech().acts[lemma] in ("accusation", "demand", "offer")):
        return None
    if subject.refused and re.search(
        r"(?:declin|refus)\w+ to\s+\w*\s*$", text[max(0, cue.start - 30) : cue.start]
    ):
        return None
    if (
        not plain
        and not subject.refused
        and _WOULD.search(text[max(0, cue.start - 20) : cue.start])
    ):
        return None
    if lemma == "ask" and _ASKED.match(text, cue.end, sentence.end):
        lemma, plain = "ask for", False
    speaker, left, rule = subject.speaker, subject.start, f"speech.yaml: {lemma}"
    if subject.passive and not form.endswith("ing"):
        return _passive(page, cast, sentence, cue, lemma, subject)
    if speaker is None:
        if subject.rule == "pronoun":
            return _Cue(cue, lemma, None, subject.start, f"speech.yaml: {lemma}, nobody named")
        if not (subject.rule == "joined" or form.endswith("ing")):
            return None
        if not before and lemma not in _SHARED:
            return None
        speaker, left = _shared(page, cast, sentence, before, cue), cue.start
        if speaker is None:
            return None
    postposed = bool(_POSTPOSED.match(text, cue.end, sentence.end)) and _stands_last(
        text, sentence, left
    )
    hearer = (
        _TOLD.match(text, cue.end, sentence.end) if lemma in ("tell", "remind", "assure") else None
    )
    after = hearer.end() if hearer else cue.end
    strict = lemma in _STRICT or (speaker.rule.endswith("noun phrase") and lemma != "say")
    if (
        plain
        and not postposed
        and not _says_something(text, sentence, quotes, after, strict=strict)
    ):
        if not (hearer and hearer.end() > cue.end and _stands_last(text, sentence, left)):
            return None
        postposed = True
    return _Cue(cue, lemma, speaker, left, rule, postposed=postposed)


def _says_something(
    text: str, sentence: Span, quotes: Sequence[Span], after: int, *, strict: bool
) -> bool:
    """Whether words of speech follow: "that …", a quotation, a clause."""
    if _THAT.match(text, after, sentence.end):
        return True
    if any(after <= quote.start <= after + 70 for quote in quotes):
        return True
    return not strict and bool(_CLAUSE_STARTS.match(text, after, sentence.end))


def _stands_last(text: str, sentence: Span, left: int) -> bool:
    """Whether what is said stands before the speaker: "…, the minister said"."""
    lead = text[max(sentence.start, left - 40) : left].rstrip()
    title = _TITLE.search(lead)
    lead = lead[: title.start()].rstrip() if title else lead
    return left > sentence.start and lead.endswith((",", "”", '"', "’", "»"))


def _shared(
    page: Page, cast: Cast, sentence: Sentence, before: Sequence[_Cue], cue: Span
) -> ActorMention | None:
    """Who "… and warned", "…, adding" belongs to: the verb before, else the sentence's subject."""
    going = page.text[cue.start : cue.end].lower().endswith("ing")
    if before and (going or not before[-1].postposed):
        return before[-1].speaker
    return cast.topic(Span(sentence.start, before[-1].left if before else cue.start))


def _passive(
    page: Page, cast: Cast, sentence: Sentence, cue: Span, lemma: str, subject: Subject
) -> _Cue | None:
    text = page.text
    saying = _AS_SAYING.match(text, cue.end, sentence.end)
    if lemma in ("quote", "cite") and saying is not None:
        said = Span(cue.start, saying.end())
        last = _stands_last(text, sentence, subject.start)
        return _Cue(
            said,
            "say",
            subject.speaker,
            subject.start,
            "speech.yaml: quoted as saying",
            postposed=last,
        )
    by = re.compile(r"[^.;,]{0,60}?\bby\s+").match(text, cue.end, sentence.end)
    if by is not None:
        speaker = cast.after(by.end(), sentence.end, gap=25)
        if speaker is not None:
            speaker = cast.resolve(speaker)
            return _Cue(cue, lemma, speaker, sentence.start, f"speech.yaml: {lemma}, passive")
    if lemma in (
        "believe",
        "think",
        "say",
        "suspect",
        "allege",
        "attribute",
        "blame",
        "link",
        "trace",
        "accuse",
    ):
        return _Cue(
            cue, lemma, None, sentence.start, f"speech.yaml: {lemma}, passive, nobody named"
        )
    return None


def _according(
    page: Page, cast: Cast, sentence: Sentence, quotes: Sequence[Span]
) -> Iterator[_Cue]:
    for match in _ACCORDING.finditer(page.text, sentence.start, sentence.end):
        if any(quote.holds(match.start()) for quote in quotes):
            continue
        speaker = cast.after(match.end(), sentence.end, gap=20) or cast.inverted(
            match.end() - 1, sentence.end
        )
        if speaker is None:
            continue
        speaker = cast.resolve(speaker)
        leads = (
            match.start() - sentence.start < 5 or page.text[speaker.end : speaker.end + 1] == ","
        )
        cue = Span(match.start(), match.start() + len(match.group().rstrip()))
        yield _Cue(
            cue,
            "according to",
            speaker,
            match.start(),
            "speech.yaml: according to",
            postposed=match.start() - sentence.start >= 5,
            introduced=leads,
        )


def _nouns(page: Page, cast: Cast, sentence: Sentence, quotes: Sequence[Span]) -> Iterator[_Cue]:
    """Read "the ministry's claim that …" and "a statement by the ministry"."""
    text, words = page.text, speech()
    for match in words.noun.finditer(text, sentence.start, sentence.end):
        if any(quote.holds(match.start()) for quote in quotes):
            continue
        noun = match.group().lower()
        noun = noun if noun in words.acts else noun.removesuffix("s")
        cue = Span(match.start(), match.end())
        owner = next(cast.before(match.start(), 1), None)
        gap = text[owner.end : match.start()] if owner else ""
        if (
            owner
            and re.fullmatch(r"(?:[’']s?)?\s+(?:\w+\s+){0,2}", gap)
            and (
                gap.startswith(("'", "’"))
                or text[owner.end - 2 : owner.end] in ("'s", "’s", "s’", "s'")
            )
        ):
            if re.match(r"\s+(?:that|of)\b", text[match.end() : match.end() + 8]):
                yield _Cue(cue, noun, cast.resolve(owner), owner.start, f"speech.yaml: {noun}")


def _first_person(
    page: Page, sentence: Sentence, body: ActorMention, quotes: Sequence[Span]
) -> list[_Cue]:
    match = _WE.search(page.text, sentence.start, sentence.end)
    if match is None:
        start = Span(sentence.start, min(sentence.end, sentence.start + 1))
        return [_Cue(start, CONTINUED, body, sentence.start, "first person: a release goes on")]
    cue = Span(match.start(1), match.end(2))
    lemma = speech().forms.get(match.group(2).lower(), "say")
    if any(quote.holds(cue.start) for quote in quotes):
        return []
    return [_Cue(cue, lemma, body, cue.start, "first person: we")]


def _interview(page: Page) -> tuple[ActorMention | None, frozenset[int]]:
    """Find who answers, and in which paragraphs, where a text is questions and answers."""
    last: dict[int, Sentence] = {sentence.paragraph: sentence for sentence in page.sentences}
    asked = {number for number, end in last.items() if page.text[end.start : end.end].endswith("?")}
    answers = frozenset(number + 1 for number in asked if number + 1 in last) - asked
    firsts = sum(
        1
        for sentence in page.sentences
        if sentence.paragraph in answers
        and _FIRST_PERSON.search(page.text, sentence.start, sentence.end)
    )
    if len(answers) < 4 or firsts < 4:
        return None, frozenset()
    guest = next((actor for actor in page.actors if actor.sort in ("person", "office")), None)
    return guest, answers


def _answer(sentence: Sentence, guest: ActorMention) -> Utterance:
    cue = Span(sentence.start, min(sentence.end, sentence.start + 1))
    words = (Span(sentence.start, sentence.end),)
    return Utterance(guest, cue, CONTINUED, words, True, "interview: an answer")


def _publishing_body(page: Page) -> ActorMention | None:
    """Who "we" is in a release: the first body the text names, where "we" speaks unquoted."""
    spoken = 0
    for match in _WE.finditer(page.text):
        if inside_quotation(page, match.start(1)) is None:
            spoken += 1
            if spoken >= 2:
                break
    if spoken < 2:
        return None
    return next(
        (
            actor
            for actor in page.actors
            if actor.sort not in ("person", "role", "vessel", "media", "group")
        ),
        None,
    )


def _introduced(
    page: Page, cast: Cast, sentence: Sentence, quotes: Sequence[Span]
) -> ActorMention | None:
    """Find who speaks behind a colon without a verb of speech: "The speaker did: “…”"."""
    lead = page.text[sentence.start : quotes[0].start - 1].rstrip()
    if not lead.endswith(":"):
        return None
    return cast.topic(Span(sentence.start, quotes[0].start))


def speaker_at(page: Page, utterances: Sequence[Utterance], position: int) -> ActorMention | None:
    """Return who says the words at an offset: the narrowest utterance's speaker, None if the text."""
    at = bisect_right(utterances, position, key=lambda utterance: utterance.cue.start)
    best: tuple[int, ActorMention | None] | None = None
    # A sentence holds few utterances, and none reaches far beyond its own.
    for utterance in utterances[max(0, at - 6) : at + 6]:
        for span in utterance.contents:
            size = span.end - span.start
            if span.holds(position) and (best is None or size < best[0]):
                best = (size, utterance.speaker)
    return best[1] if best else None


def _going_on(
    page: Page, sentence: Sentence, speaker: ActorMention, quotes: Sequence[Span]
) -> Utterance:
    """Give the last speaker words without a verb of speech: a quotation, or a sentence with one."""
    start = min(sentence.start, quotes[0].start)
    contents = list(quotes)
    if sum(quote.end - quote.start for quote in quotes) < 0.8 * (sentence.end - start):
        contents.append(Span(sentence.start, sentence.end))
    contents.sort(key=lambda span: span.start)
    end = page.text.find(" ", quotes[0].start, sentence.end)
    cue = Span(quotes[0].start, end if end > 0 else quotes[0].end)
    return Utterance(speaker, cue, CONTINUED, tuple(contents), True, "quotation goes on")


def _may_go_on(page: Page, sentence: Sentence, last_paragraph: int, parts: Sequence[Span]) -> bool:
    """Whether words in quotation marks without a speaker are still the last speaker's."""
    if last_paragraph < 0 or sentence.paragraph - last_paragraph > 1:
        return False
    longest = max(part.end - part.start for part in parts)
    mostly = sum(part.end - part.start for part in parts) > 0.8 * (sentence.end - sentence.start)
    if sentence.paragraph == last_paragraph:
        return mostly or longest > 25
    return mostly


def _with_contents(
    page: Page, sentence: Sentence, cues: Sequence[_Cue], quotes: Sequence[Span]
) -> list[Utterance]:
    """Share out the words of a sentence among its speakers."""
    text, found = page.text, list[Utterance]()
    owners = [_owner(cues, quote, text) for quote in quotes] if cues else []
    floor = sentence.start
    for number, cue in enumerate(cues):
        own = [quote for quote, owner in zip(quotes, owners, strict=True) if owner is cue]
        ahead = cues[number + 1] if number + 1 < len(cues) else None
        stop = sentence.end
        if ahead is not None and _coordinate(text, cue, ahead):
            stop = max(cue.cue.end, min(ahead.left, ahead.cue.start))
        plain = speech().acts.get(cue.word) is None
        said: Span | None
        if cue.introduced and cue.cue.start - sentence.start < 5:
            comma = text.find(",", cue.cue.end, stop)
            said = Span(comma + 1, stop) if comma > 0 else None
        elif cue.postposed:
            said = Span(floor, cue.left) if floor < cue.left else None
        elif cue.rule.endswith(("passive", "nobody named")):
            said = Span(min(sentence.start, cue.left), stop)
        else:
            said = Span(cue.cue.end if plain else cue.cue.start, stop)
            if cue.rule.startswith("first person"):
                said = Span(sentence.start, sentence.end)
        contents = list(own)
        if (
            cue.postposed
            and not cue.introduced
            and cue.cue.end < stop
            and text[cue.cue.end] in ",;"
        ):
            # "…, she said, just as …": her words go on behind the verb.
            rest = _trimmed(text, Span(cue.cue.end, stop))
            if rest is not None and not _NEW_VOICE.match(text, rest.start):
                contents.append(rest)
        trimmed = _trimmed(text, said) if said else None
        if trimmed is not None and not any(
            quote.start - 2 <= trimmed.start and trimmed.end <= quote.end + 3 for quote in own
        ):
            contents.append(trimmed)
        if cue.postposed or (ahead is not None and stop < sentence.end and not ahead.postposed):
            floor = max(floor, stop if not cue.postposed else cue.cue.end)
        if contents:
            found.append(
                Utterance(
                    cue.speaker,
                    cue.cue,
                    cue.word,
                    tuple(sorted(contents, key=lambda span: span.start)),
                    bool(own),
                    cue.rule,
                )
            )
    return found


def _coordinate(text: str, cue: _Cue, ahead: _Cue) -> bool:
    """Whether the next verb of speech stands beside this one, not inside its words."""
    if ahead.left >= ahead.cue.start or ahead.postposed or ahead.introduced:
        return True
    between = text[cue.cue.end : ahead.left]
    return bool(_BESIDE.search(between[-12:]))


def _owner(cues: Sequence[_Cue], quote: Span, text: str) -> _Cue:
    """Choose the cue that a quotation belongs to: right behind it, else the last before it."""
    behind = [cue for cue in cues if cue.postposed and cue.cue.start >= quote.end]
    if (
        behind
        and behind[0].left - quote.end <= 3
        and "." not in text[quote.end - 1 : behind[0].left]
    ):
        return behind[0]
    ahead = [cue for cue in cues if cue.cue.start < quote.start]
    if ahead:
        return ahead[-1]
    return behind[0] if behind else cues[0]


def _trimmed(text: str, span: Span) -> Span | None:
    start, end = span.start, span.end
    lead = re.compile(r"[\s,;:—–]*(?:that\s+)?").match(text, start, end)
    start = lead.end() if lead else start
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–"):
        end -= 1
    tail = re.compile(r",?\s+(?:and|but|while|as)$").search(text, max(start, end - 10), end)
    end = tail.start() if tail else end
    return Span(start, end) if end - start > 2 else None
