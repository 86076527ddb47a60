"""Who speaks: from a verb of speech to its subject, before it or behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from penumbra.reading.page import ActorMention
from penumbra.reading.speech.speakers import BODIES, DETERMINED, Cast
from penumbra.reference.countries import by_adjective
from penumbra.reference.speech import speech

# The rule of a speaker whom no list knows: the words before the verb.
NOUN_PHRASE = "speakers: noun phrase"
# What may stand between a subject and its verb without being either.
_TAIL = re.compile(
    r"(?:^|[\s,(]+)(?:(?:continued?s?|went on|goes on|sought|seeks|rushed|began"
    r"|hastened"
    r"|(?:was|were)\s+(?:quick|keen|eager|first|the\s+first))"
    r"\s+to|has|have|had|’s|'s|is|are|was|were|been|being|be|will|would|could|can|may|might|must|should|did|does|do|to"
    r"|not|n['’]t|also|later|earlier|then|still|now|only|even|again|since|already|never|merely"
    r"|further|afterwards?|yesterday|today|tonight|meanwhile|however|too|both|all|first|twice|once"
    r"|himself|herself|itself|themselves|just|soon|always|often|long|(?!fami|ital|jul)\w{2,}ly"
    r"|(?:late|early)?\s*(?:on|last|this|since|by|until|in|late|early)\s+(?:the\s+)?(?:\w+day"
    r"|week|month|year|night|morning|evening|afternoon|weekend|january|february|march|april|may|june"
    r"|july|august|september|october|november|december|spring|summer|autumn|winter|\d{4})"
    r"(?:\s+(?:night|morning|evening|afternoon|\d{1,2}|\d{4}))?|\w+day(?:\s+(?:night|morning|evening))?"
    r"|afterwards|who|which|that)[\s,]*$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"(?:\b(?:is|are|was|were|been|being|be)|(?<=\bit)[’']s|(?<=\bhe)[’']s)\s+(?:\w+ly\s+|also\s+|all\s+)*$",
    re.I,
)
_AS = re.compile(r"\s+as\s*$")  # "quoted officials as suspecting"
_REFUSAL = re.compile(
    r"\b(?:not|never|n['’]t|cannot|refus\w+ to|declin\w+ to|nor|unwilling to|no one|nobody)\s+"
    r"(?:\w+ly\s+|yet\s+|even\s+)*$",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(r"(?<!ed )(?<!es )(?<!ue )(?<!on )\bto\s+$", re.IGNORECASE)
_EAGERLY = re.compile(r"\b(?:quick|keen|eager|first|rushed|hastened)\s+to\s+$")
_JOINED = re.compile(r"(?:^|[\s,;–—])(?:and|but|or|then|yet|nor)?\s*$", re.IGNORECASE)
_PRONOUN = re.compile(
    r"(?<![\w’'-])(he|she|it|they|i|we|one|others?|neither|both)\s*$", re.IGNORECASE
)
_PREPOSITION_TAIL = re.compile(
    r"\s+(?:of|in|at|for|from|to|on|with|who|which|that|whose|there|here|under|near|among|behind)\b"
    r"[^,;:“”\"]{0,90}(?:,[^;:“”\"]{1,140},)?\s*$"
)
# "the deputy speaker from the ruling party,": a word or two of the name, and what hangs on it.
_REST_OF_NAME = re.compile(
    r"(?:\s+(?![a-z]+ed\b|(?:the|an?|its|his|her|their|as|also|then|than|again|still|later|soon|too|once|alone|ever|never"
    r"|even|himself|herself|itself|who|which|that|and|or|but|on|in|at|to|for|by|from|with|was"
    r"|were|is|are|has|had|have|did|does|do|will|would|could|can|may|might|must|should|went|made"
    r"|gave|took|faces?|found|saw|held|put|brought|came|got|kept|left|told|said)\b)"
    r"[\w’'-]+){1,2}"
    r"(?:\s+(?:of|in|at|for|from|to|on|with)\b[^,;:“”\"]{0,60})?(?:,[^;:“”\"]{1,140},)?\s*$"
)
_ASIDE = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:,[^;:“”\"]{1,140},|\s[–—-]{1,2}\s[^;:]{1,100}\s[–—-]{1,2})?\s*$"
)
_WITHIN = re.compile(
    r"\s*(?:\([^)]{1,40}\)\s*)?(?:$|[’']s?\s+(?:[\w-]+\s+){0,3}$"
    r"|\s+(?:of|in|at|for|from|to|on|with|under|near|and|&)\s+(?:[\w’'-]+\s+){0,4}$"
    r"|\s+[\w-]+\s+(?:of|in|at|for|from|to)\s+(?:\w+\s+){0,3}$"
    r"|,\s+(?:(?:the|a|an|its|his|her|one|who|from|of|in|with|head|chief|deputy|director|chairman|chairwoman|member|spokes\w+|"
    r"vice-\w+|commander|leader|secretary|minister|speaking|quoting)\b[^;:“”\"]{0,80})?$)"
)
_ASIDE_BEGINS = re.compile(
    r", (?:in|at|on|who|speaking|visiting|himself|herself|during|after|one|now|once|meeting"
    r"|asked|whose|which|both|for|from)\b[^;:“”\"]+,$"
)
_AND = re.compile(r",?\s+(?:and|as well as)\s+(?:the\s+)?", re.IGNORECASE)
_COMMA = re.compile(r",\s+(?:the\s+)?", re.IGNORECASE)
_DIGRESSION = re.compile(
    r"\b(?:citing|quoting|quotes|cited)\s+(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE
)
_INTRODUCED = re.compile(
    r"(?:^|[.;:“”\"—–,]\s*)(?:In|At|On|From|After|Before|Across|Near|Inside|Outside|Over|For|Under|"
    r"Since|During|Despite|With|Without|Like|Unlike|Following|in|at|after|from|near)\s+(?:[\w’'-]+\s+){0,4}$"
)
_WHEN_FIRST = re.compile(
    r"\s*(?:(?:Late|Early)\s+)?(?:On|In|Last|This)\s+(?:\w+day|week|month|year|[A-Z]\w+|\d{4})"
    r"(?:\s+(?:morning|afternoon|evening|night|this year|last year))?\s+(?=[a-z])"
)
# A finite verb before the verb of speech: "voiced doubts", "made charges public" tell no speaker.
_OTHER_VERB = re.compile(
    r"\b(?:[a-z]{2,}ed|went|made|makes?|gave|gives?|took|takes?|faces?|saw|sees?|held|holds?|puts?"
    r"|brought|came|got|kept|left|ran|met|sent|found|drew|knew|began|became|needs?|wants?)$"
)
_NOBODY = re.compile(r"(?:no|nobody|none|neither|nothing|not)\b", re.IGNORECASE)
_NO_ONE = re.compile(r"\b(?:nobody|no one|none|neither)$", re.IGNORECASE)
_CONJUNCTION = re.compile(
    r"\b(?:that|while|but|and|as|although|though|because|if|meanwhile)\s", re.IGNORECASE
)
_NOUN_PHRASE = re.compile(
    r"\s*((?:[Tt]he|[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ss]everal|[Ss]ome|[Mm]any|[Bb]oth|[Ii]ts|[Hh]is|[Hh]er|"
    r"[Tt]heir|[Oo]ur|[Mm]y|[Aa]nother|[Mm]ost|[Ff]ew|\d[\d,.]*|[A-ZÀ-ÞĀ-Ž][\w.’'-]*|[a-z]+(?:s|ce))(?:\s+[\w’'.-]+){0,9})\s*$"
)
_NOT_NOUNS = re.compile(
    r"\b(?:was|were|is|are|has|had|have|will|would|that|but|which|when|while|if|because|as|than|so"
    r"|it|he|she|they|we|there|not|said|says)\b|\b(?:the|a|an|of|in|to|by|on|at|for|with|its|his|her|their|and|or"
    r"|been|being|very|more|most)$",
    re.IGNORECASE,
)
_AFTER_VERB = re.compile(
    r"\s+(?:(?:the|a|an|its|one|two|three|several|former|his|her)\s+)?", re.IGNORECASE
)
# What follows a speaker who stands behind the verb: "said the minister of police."
_CLOSED = re.compile(
    r"[’']?s?(?:\s+(?!(?:was|were|is|are|had|has|have|will|would|did|could|should|must|may|might|can)\b)[\w-]+){0,2}?\s*(?:$|[,.;:(–—]|\s(?:on|in|at|of|who|as|to|after|late|last|from|for|during|when|by|with)\b)"
)
_ARTICLE = re.compile(r"(?:the|an?|its|his|her|their)\s", re.IGNORECASE)
_NO_BEFORE = re.compile(
    r"(?<![\w’'-])(?:no|nor|neither"
    r"|(?:nobody|no one|none|neither) (?:in|of|at|among|from|inside)(?: the)?)\s+$",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"\b(?:investigations?|inquiry|inquiries|officials|authorities|government|experts|findings|papers|court)$"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What stands before a verb: the speaker, or nobody, and how the verb is used."""

    speaker: ActorMention | None
    start: int
    rule: str
    passive: bool = False
    refused: bool = False
    others: tuple[ActorMention, ...] = ()  # who speaks with them: "Denmark and Sweden wrote"


def subject_of(cast: Cast, start: int, verb: int) -> Subject:
    """Find who does what the verb at `verb` says, looking back no further than `start`."""
    text, end = cast.page.text, verb
    head = text[max(start, verb - 60) : verb]
    passive = bool(_PASSIVE.search(head))
    refused = bool(_REFUSAL.search(head))
    while (tail := _TAIL.search(text, max(start, end - 60), end)) and tail.start() >= start:
        end = tail.start()
    aside = text[end : end + 1] == ","
    if (quoting := _AS.search(text, max(start, end - 6), end)) is not None:
        end = quoting.start()
    while end > start and text[end - 1].isspace():
        end -= 1
    if text[end - 1 : end] == ")" and (opens := text.rfind("(", start, end)) > start:
        end = opens - text[opens - 1 : opens].isspace()
    plain = replace(Subject(None, verb, "no subject"), passive=passive, refused=refused)
    if _INFINITIVE.search(head) and not _EAGERLY.search(head):
        return replace(plain, refused=True)
    joined = _JOINED.search(text, max(start, end - 8), end)
    if end <= start or (
        joined
        and re.search(r"(?i)\b(and|but|or|then|yet|nor)\s*$", text[max(start, end - 6) : end])
    ):
        return replace(plain, rule="joined")
    pronoun = _PRONOUN.search(text, max(start, end - 12), end)
    if pronoun and _NO_BEFORE.search(text, start, pronoun.start(1)):
        return replace(plain, rule="nobody", refused=True)
    if pronoun:
        speaker = cast.pronoun(pronoun.group(1).lower(), pronoun.start(1))
        return replace(plain, speaker=speaker, start=pronoun.start(1), rule="pronoun")
    found = _named(cast, start, end + aside) or _unnamed(cast, start, end)
    if found is None:
        return plain
    nobody = found.rule == NOUN_PHRASE and _NO_ONE.search(found.name)
    if nobody or _NOBODY.match(text, found.start) or _NO_BEFORE.search(text, start, found.start):
        return replace(plain, rule="nobody", refused=True)
    others = _fellows(cast, start, found)
    first = min((other.start for other in others), default=found.start)
    speaker = cast.resolve(found)
    return replace(plain, speaker=speaker, start=first, rule="subject", others=others)


def inverted(cast: Cast, verb_end: int, stop: int) -> ActorMention | None:
    """Find the speaker after the verb: "…, said the minister"."""
    text = cast.page.text
    actor = cast.after(verb_end, stop, gap=14)
    if actor is not None and not (
        _AFTER_VERB.fullmatch(text, verb_end, actor.start) and _CLOSED.match(text, actor.end, stop)
    ):
        actor = None
    if actor is not None:
        return cast.resolve(actor)
    phrase = re.compile(
        r"\s+((?:the|a|an|one|its|his|her|two|three|[A-ZÀ-ÞĀ-Ž]\S*?)(?:\s+[\w’'-]+){0,4})(?=[,.;:]|\s+(?:on|in|of|who|at|as)\b|$)"
    ).match(text, verb_end, stop)
    if phrase is None or _NOT_NOUNS.search(phrase.group(1)):
        return None
    return cast.resolve(_phrase(cast, phrase.start(1), phrase.end(1)))


def _named(cast: Cast, start: int, end: int) -> ActorMention | None:
    text = cast.page.text
    named = cast.between(start, end)
    if (before_aside := _before_aside(cast, start, end, named)) is not None:
        return before_aside
    if (over := _straddling(cast, start, end)) is not None or not named:
        return over
    actor = named[-1]
    gap = text[actor.end : end]
    if _REST_OF_NAME.match(gap) and not _mark(gap) and not _speaks(gap):
        words = re.split(r"[,\s]+(?:of|in|at|for|from|to|on|with)\b|,", gap)[0]
        actor = replace(
            actor, end=actor.end + len(words.rstrip()), name=actor.name + words.rstrip()
        )
        gap = text[actor.end : end]
    if _mark(gap) or not (
        not gap.strip(" ,’'s") or _ASIDE.match(gap) or _PREPOSITION_TAIL.match(gap)
    ):
        return None
    if cast.page.quoted(actor.start):
        return None
    for earlier in reversed(named[:-1]):
        between = text[earlier.end : actor.start]
        if _AND.fullmatch(between) and earlier.sort in BODIES and actor.sort in BODIES:
            break  # "Denmark and Sweden wrote": two speakers
        if _ARTICLE.match(text, actor.start) and not between.strip():
            break  # "at a meeting in Brussels the minister said"
        if "," in between and not gap.rstrip().endswith(","):
            break  # "…, the ministry said": nothing stands in apposition to it
        if _DIGRESSION.search(between) or _mark(between) or not _WITHIN.match(between):
            break
        if actor.sort == "person" and earlier.sort in ("role", "office") and "," in between:
            break  # "the foreign minister, Jane Doe": the name says more
        if "," in between and _INTRODUCED.search(
            text[max(start, earlier.start - 40) : earlier.start]
        ):
            break
        actor = earlier
    return actor


def _before_aside(
    cast: Cast, start: int, end: int, named: list[ActorMention]
) -> ActorMention | None:
    """Return who stands before an aside: "the minister, in Brussels for talks, accused"."""
    text = cast.page.text
    if text[end - 1 : end] != ",":
        return None
    comma = text.rfind(",", start, end - 1)
    if comma < 0 or not _ASIDE_BEGINS.match(text, comma, end):
        return None
    return next((actor for actor in named if actor.end == comma), None)


def _fellows(cast: Cast, start: int, speaker: ActorMention) -> tuple[ActorMention, ...]:
    """Return those who speak together with the speaker: "Latvia, Estonia and Poland say"."""
    found: list[ActorMention] = []
    right = speaker
    for left in cast.before(speaker.start, 6):
        between = cast.page.text[left.end : right.start]
        joint = _AND if right is speaker else _COMMA
        if left.start < start or left.sort not in BODIES or not joint.fullmatch(between):
            break
        found.append(cast.resolve(left))
        right = left
    return tuple(reversed(found)) if speaker.sort in BODIES else ()


def _straddling(cast: Cast, start: int, end: int) -> ActorMention | None:
    """Return a mention that ran on into the verb: "the Border Guard suspects"."""
    actor = cast.across(end)
    if actor is None or actor.start < start:
        return None
    return replace(actor, end=end, name=cast.page.text[actor.start : end])


def _unnamed(cast: Cast, start: int, end: int) -> ActorMention | None:
    """Take a whole stretch between commas as a speaker where it looks like one."""
    text = cast.page.text
    cut = max(start, *(text.rfind(mark, start, end) + 1 for mark in ',;:“”"—–('))
    if text[end : end + 1] == "," and text[cut - 1 : cut] == ",":
        if _ASIDE_BEGINS.match(text, cut - 1, end + 1) is None:
            return None
        end = cut - 1
        cut = max(start, *(text.rfind(mark, start, end) + 1 for mark in ',;:“”"—–('))
    for conjunction in _CONJUNCTION.finditer(text, cut, end):
        cut = conjunction.end()
    if (intro := _WHEN_FIRST.match(text, cut, end)) is not None:
        cut = intro.end()
    phrase = _NOUN_PHRASE.fullmatch(text, cut, end)
    if phrase is None or _NOT_NOUNS.search(phrase.group(1)):
        return None
    if _OTHER_VERB.search(phrase.group(1)):
        return None
    inner = cast.between(phrase.start(1), phrase.end(1))
    if inner and DETERMINED.fullmatch(text, phrase.start(1), inner[0].start):
        return inner[0]
    return _phrase(cast, phrase.start(1), phrase.end(1))


def _phrase(cast: Cast, start: int, end: int) -> ActorMention:
    words = cast.page.text[start:end]
    inner = cast.between(start, end)
    country = next((actor.country for actor in inner if actor.country), None)
    if country is None and _OFFICIAL.search(words):
        nations = (by_adjective(word) for word in words.split() if word[:1].isupper())
        country = next((code for code in nations if code), None)
    return ActorMention(start, end, words, country, "role", NOUN_PHRASE)


def _speaks(gap: str) -> bool:
    """Whether a verb of speech stands between two places."""
    return next(speech().verbs(gap, 0, len(gap)), None) is not None


def _mark(gap: str) -> bool:
    """Whether a quotation ends or begins between two places."""
    return any(mark in gap for mark in '“”"«»;')
