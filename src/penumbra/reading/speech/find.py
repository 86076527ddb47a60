"""Who says what: from a page to the utterances in it.

verbs and nouns of speech → their subjects → the words that are said
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from penumbra.reading.layout import Sentence, Span
from penumbra.reading.page import ActorMention, Page
from penumbra.reading.speech.cues import ADJUNCT, CONTINUED, SpeechCue, find_cues
from penumbra.reading.speech.first_person import interview, publishing_body, release_cue
from penumbra.reading.speech.phrases import phrases_of_speech
from penumbra.reading.speech.speakers import Cast
from penumbra.reference.speech import speech

_BESIDE = re.compile(r"(?:[,;—–]|\b(?:and|but|while|whereas|or|as|though))\s*(?:the\s+)?$")
_NEW_VOICE = re.compile(r"(?:but|while|adding|as|although|though|who|in|after|before|which|when)\b")
# "on Tuesday that", "to reporters on Sunday that" belong to the saying, not to what is said.
_DAY = (
    r"(?:late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?: (?:morning|afternoon|evening|night))?|(?:late |early |again )*(?:on|last|this|in|at"
    r"|earlier|later) (?:the |a )?[\w’'-]+"
    r"(?: (?:morning|afternoon|evening|night|day|week|month|year|\d{1,4}))?"
)
_HEARER = re.compile(
    r"\s+(?:(?!that\b)[\w’'-]+\s+){1,9}?(?=that\s)|\s+(?:(?!that\b)[\w’'-]+\s+){1,4}?(?=(?:they"
    r"|he|she|it|there|its|his|her|their)\s)"
)
_LEAD = re.compile(
    r"(?:,\s+as\s[^,;:“”\"]{1,60},(?=\s+that\b))?[\s,;:—–]*"
    r"(?:(?:on|in|via|to|at) [^.,;:“”\"]{2,60}: ?[“\"‘]?"
    r"|(?:a (?:day|week|month|year) (?:earlier|later|before) )?"
    r"(?:(?:\w+ly |only |earlier |later |also |yesterday |today |overnight )*)"
    rf"(?:(?:{_DAY})[, ]+){{0,3}}(?:at once |as well )?that\s+"
    r"|(?:late |early )?on \w+day(?: (?:morning|afternoon|evening|night))?,?[: ]+(?=[\d“\"]"
    r"|(?:the|a|an|its|it|he|she|they|there|no|nobody|nothing|some|all|this|one|in|at)\b)"
    r"|that\s+)?"
)
# What is left of the next voice behind the words: "…, the", "… and".
_LOOSE_END = re.compile(r",\s+(?:the|an?|its|his|her|their)$|,?\s+(?:and|but|while|as)$")

# So many voices speak within another's words; in a list without a full stop more follow.
_MOST_WITHIN = 8


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
    others: tuple[ActorMention, ...] = ()  # who says it with the speaker


def utterances(page: Page) -> list[Utterance]:
    """Find every act of saying in a text, in text order.

    Reads direct and indirect speech, "according to", noun cues ("the ministry's claim that")
    and releases in the first person. A quotation without a verb of its own goes to the last
    speaker. Someone who declines to speak says nothing.
    """
    body = publishing_body(page)
    cast = Cast(page, body)
    guest, answers = interview(page)
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
        spoken = find_cues(page, cast, sentence, parts)
        spoken += phrases_of_speech(page, cast, sentence, parts)
        spoken.sort(key=lambda cue: cue.cue.start)
        if not spoken and guest is not None and sentence.paragraph in answers:
            found.append(_answer(sentence, guest))
            continue
        if not spoken and body is not None:
            spoken = release_cue(page, sentence, body, parts)
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
            if speaker is not None and _may_go_on(sentence, last_paragraph, [*waiting, *parts]):
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


def speaker_at(page: Page, utterances: Sequence[Utterance], position: int) -> ActorMention | None:
    """Return who says the words at an offset; None if it is the text itself, or nobody named.

    `utterances` are those of this page, in text order.
    """
    if not 0 <= position < len(page.text):
        return None
    at = bisect_right(utterances, position, key=lambda utterance: utterance.cue.start)
    best: tuple[int, ActorMention | None] | None = None
    # A sentence holds few utterances, and none reaches far beyond its own.
    for utterance in utterances[max(0, at - 6) : at + 6]:
        for span in utterance.contents:
            size = span.end - span.start
            if span.holds(position) and (best is None or size < best[0]):
                best = (size, utterance.speaker)
    return best[1] if best else None


def _introduced(
    page: Page, cast: Cast, sentence: Sentence, quotes: Sequence[Span]
) -> ActorMention | None:
    """Find who speaks behind a colon without a verb of speech: "The speaker did: “…”"."""
    lead = page.text[sentence.start : quotes[0].start - 1].rstrip()
    if not lead.endswith(":"):
        return None
    return cast.topic(Span(sentence.start, quotes[0].start))


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


def _may_go_on(sentence: Sentence, last_paragraph: int, parts: Sequence[Span]) -> bool:
    """Whether words in quotation marks without a speaker are still the last speaker's."""
    if last_paragraph < 0 or sentence.paragraph - last_paragraph > 1:
        return False
    longest = max(part.end - part.start for part in parts)
    mostly = sum(part.end - part.start for part in parts) > 0.8 * (sentence.end - sentence.start)
    if sentence.paragraph == last_paragraph:
        return mostly or longest > 15
    return mostly


def _answer(sentence: Sentence, guest: ActorMention) -> Utterance:
    cue = Span(sentence.start, min(sentence.end, sentence.start + 1))
    words = (Span(sentence.start, sentence.end),)
    return Utterance(guest, cue, CONTINUED, words, True, "interview: an answer")


def _with_contents(
    page: Page, sentence: Sentence, cues: Sequence[SpeechCue], quotes: Sequence[Span]
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
        if number + _MOST_WITHIN < len(cues):
            stop = min(stop, max(cue.cue.end, cues[number + _MOST_WITHIN].cue.start))
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
            hearer = _HEARER.match(text, cue.cue.end, stop) if cue.word == "tell" else None
            if hearer is not None:
                said = Span(hearer.end(), stop)
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
            behind = ahead is not None and ahead.postposed
            own_words = rest is not None and not (
                _NEW_VOICE.match(text, rest.start)
                or (behind and text.startswith("and ", rest.start))
            )
            if rest is not None and own_words:
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
                    cue.others,
                )
            )
    return found


def _coordinate(text: str, cue: SpeechCue, ahead: SpeechCue) -> bool:
    """Whether the next verb of speech stands beside this one, not inside its words."""
    if ahead.left >= ahead.cue.start or ahead.postposed or ahead.introduced:
        return True
    between = text[cue.cue.end : ahead.left]
    return bool(_BESIDE.search(between[-12:]))


def _owner(cues: Sequence[SpeechCue], quote: Span, text: str) -> SpeechCue:
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
    if (adjunct := ADJUNCT.match(text, start, end)) is not None:
        start = adjunct.end()
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–"):
        end -= 1
    tail = _LOOSE_END.search(text, max(start, end - 10), end)
    end = tail.start() if tail else end
    return Span(start, end) if end - start > 2 else None
