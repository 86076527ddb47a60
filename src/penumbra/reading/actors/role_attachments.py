"""What hangs on a composed name: "(ABW)", "in Lübeck", "for the police", a person's name."""

from __future__ import annotations

from penumbra.reading.actors.role_phrases import (
    POSSESSIVES,
    UNNAMED,
    Phrase,
    read_core,
    role_length,
)
from penumbra.reading.actors.words import NOT_NAMES, Words
from penumbra.reference.actors import role_words

PARTICLES = frozenset(
    "van de von der den di da del della dei du des la le al el bin ibn ter ten zu zum av af dos "
    "dal y".split()
)
_PLACE_KINDS = frozenset(
    "region province county oblast district governorate voivodeship state republic canton "
    "prefecture municipality city peninsula area".split()
)
_ACCREDITED = frozenset(
    "ambassador ambassadors envoy embassy consul consulate mission delegation representative "
    "delegate attaché".split()
)
_TOPIC_LINKS = frozenset("of for and the on against with".split())
_TOPICS = frozenset(
    "affairs interior exterior parliament state staff defence defense justice finance transport "
    "operations communications constitution investigations intelligence security war environment "
    "energy economy infrastructure health emergencies situations protection research works "
    "digitalisation innovation culture tourism police prosecutions".split()
)
# "Hackers linked to the GRU", "a network run from Russia".
_TIED = frozenset(
    "linked tied loyal connected belonging allied affiliated close working acting operating run "
    "directed controlled backed sponsored hired paid funded led ordered recruited steered "
    "commanded".split()
)
_TIES = frozenset("to with for from by in of".split())
# Roles and vessels are followed by the name that they bear.
_CERTAIN = POSSESSIVES | {"the", "both"}
_HELD = frozenset(("office", "role", "vessel", "group", "company"))
_MEASURES = frozenset(
    "km kilometres kilometers miles nautical metres meters hours minutes days times people crew "
    "sailors years dwt tonnes tons".split()
)
_MOST_NAMES = 5
_MOST_ATTACHED = 3
# "The spokesman for the head of the office of …": a name deeper inside others is none.
_MOST_INSIDE = 6


def read_phrase(words: Words, first: int, *, inside: int = 0) -> Phrase | None:
    """Read the composed name that begins at this token with all that hangs on it, or None.

    `inside` says how many names it hangs on itself: "the head of the office of the president".
    """
    phrase = read_core(words, first)
    if phrase is None or not _stands(words, phrase):
        return None
    _take_short(words, phrase)
    _take_listed(words, phrase)
    _take_person(words, phrase)
    for _ in range(_MOST_ATTACHED):
        if phrase.person or not _take_attached(words, phrase, inside):
            break
        _take_short(words, phrase)
    _take_person(words, phrase)
    return phrase


def _stands(words: Words, phrase: Phrase) -> bool:
    """Whether the role word has what it wants before it, and no thing after it."""
    head, first = phrase.head, phrase.first
    if words.joined(phrase.after) and words.low(phrase.after) in role_words().things:
        return False
    token = words.tokens[phrase.head_at]
    if head.sort not in _HELD and token.capital and _capital_follows(words, phrase.after):
        # "The National Guard Act" is no guard.
        return False
    owned = bool(phrase.countries or phrase.listed or phrase.joint)
    if head.sort == "military" and head.alone == "the" and phrase.article not in _CERTAIN:
        # "New military aid", "an army of drones".
        return owned or (token.capital and not token.opens)
    counted = sum(words.tokens[at].text.isdigit() for at in range(first, phrase.head_at))
    before = phrase.head_at - first - bool(phrase.article) - counted
    if head.alone == "name":
        return before > 0 and all(
            words.tokens[at].capital for at in range(phrase.head_at - 1, phrase.after)
        )
    if head.alone == "owner":
        tied = words.low(phrase.after) in _TIED or not UNNAMED.isdisjoint(phrase.words)
        return owned or tied or token.capital or (phrase.article == "the" and before == 0)
    if head.alone == "free" or before > 0:
        return True
    if head.alone == "modifier":
        # "The agency" may be one named before; the finder drops it if there is none.
        return phrase.article in ("the", "its", "his", "her", "their", "our", "my")
    if phrase.article:
        return True
    if head.sort in ("office", "role"):
        named = words.joined(phrase.after) and name_after(words, phrase.after) > phrase.after
        after = phrase.after
        title = token.capital and words.low(after) == "of" and _topic_end(words, after + 1)
        if title and title > after + 1 and name_after(words, title) > title + 1:
            # "Minister of Foreign Affairs Jane Doe" needs no article.
            return True
        beside = words.tokens[first].gap in (", ", " – ", " — ", " (")
        return named or (beside and words.low(phrase.after) in ("of", "at", "for", "in", "with"))
    return token.capital and not token.opens


def _capital_follows(words: Words, at: int) -> bool:
    return words.joined(at) and words.tokens[at].capital and at not in words.listed


def _take_short(words: Words, phrase: Phrase) -> None:
    """Take on "(ABW)": the short name by which the text will call it."""
    at = phrase.after
    if at >= len(words.tokens) or words.tokens[at].gap != " (":
        return
    token = words.tokens[at]
    closes = words.text[token.stop : token.stop + 1] == ")"
    if closes and token.capital and sum(map(str.isupper, token.text)) >= len(token.text) / 2 - 1:
        phrase.short, phrase.after, phrase.stop = token.text, at + 1, token.stop + 1


def _take_listed(words: Words, phrase: Phrase) -> None:
    """Take on a listed name set beside: "the German services BND and BfV"."""
    listed = words.listed.get(phrase.after)
    if listed is None or not words.joined(phrase.after) or phrase.head.sort in ("office", "role"):
        return
    after = listed.after
    if words.low(after) == "and" and (second := words.listed.get(after + 1)):
        phrase.within, after = listed.actors[0], second.after
    else:
        phrase.beside = listed.actors[0]
    phrase.after, phrase.stop = after, None


def _take_person(words: Words, phrase: Phrase) -> None:
    """Take on the name of who holds the office: "Minister Jane Doe", "the mayor, Jane Doe,"."""
    head, at = phrase.head, phrase.after
    if phrase.person or head.sort not in ("office", "role", "vessel") or at >= len(words.tokens):
        return
    if head.word.endswith("s") and head.sort != "vessel":
        return
    after = name_after(words, at)
    beside = words.joined(at) and after > at
    if not beside and words.tokens[at].gap == ", " and after > at + 1 and head.sort == "office":
        beside = after == len(words.tokens) or words.tokens[after].gap[:1] in ',.;:)—–”"'
    if beside:
        after = with_number(words, after) if head.sort == "vessel" else after
        phrase.person, phrase.after, phrase.stop = (at, after), after, None


def with_number(words: Words, after: int) -> int:
    """Return the token after a vessel's name with its number: "Example Star 3"."""
    numbered = words.joined(after) and words.tokens[after].text.isdigit()
    # "The tanker Example Star 30 miles off the coast" has no number thirty.
    measured = words.joined(after + 1) and words.low(after + 1) in _MEASURES
    return after + 1 if numbered and not measured else after


def name_after(words: Words, at: int) -> int:
    """Return the token after the capitalised name that begins here; `at` if none does."""
    tokens = words.tokens
    index = at
    while index < len(tokens) and index - at < _MOST_NAMES:
        token = tokens[index]
        if index > at and (tokens[index - 1].owner or not _follows_in_name(words, index)):
            break
        listed = words.listed.get(index)
        if index == at and index in words.nations:
            break
        # "Klaus Wagner" is a man; "Wagner" alone and an acronym are who the list says.
        fixed = listed is not None and (index == at or token.text.isupper())
        if token.low in NOT_NAMES or (fixed and listed and listed.actors[0].sort != "office"):
            break
        if not (_is_name(token.text) or (token.low in PARTICLES and index > at)):
            break
        index += 1
    while index > at and tokens[index - 1].low in PARTICLES and not tokens[index - 1].capital:
        index -= 1
    return index


def _is_name(text: str) -> bool:
    plain = text.replace("'", "").replace("-", "").replace("–", "")
    noble = text[:2] in ("d'", "l'") and text[2:3].isupper()
    return plain.isalpha() and (text[0].isupper() or noble)


def _follows_in_name(words: Words, index: int) -> bool:
    """Whether a token follows within one name: after a space, or after an initial's full stop."""
    token, before = words.tokens[index], words.tokens[index - 1]
    initial = len(before.text) == 1 and token.gap == ". " and not token.opens
    return words.joined(index) or initial


def _take_attached(words: Words, phrase: Phrase, inside: int) -> bool:
    at = phrase.after
    if not words.joined(at):
        return False
    link, start = words.low(at), at + 1
    if link == "there":
        return _grow(phrase, start, there=True)
    if not words.joined(start):
        return False
    if link in _TIED and phrase.head.side == "linked":
        for back in (start, start + 1):
            if words.low(back) in _TIES and words.joined(back + 1):
                inner = _skip_the(words, back + 1)
                return _take_owner(words, phrase, back + 1, inner, "by", inside)
        return False
    inner = _skip_the(words, start)
    if link in ("in", "at") and _take_place(words, phrase, start, link):
        return True
    if link == "to" and set(phrase.words) & _ACCREDITED:
        known = words.nations.get(inner) or words.listed.get(inner)
        return known is not None and _grow(phrase, known.after)
    if link in ("of", "for", "at", "from", "in"):
        return _take_owner(words, phrase, start, inner, link, inside)
    return False


def _skip_the(words: Words, at: int) -> int:
    return at + 1 if words.low(at) == "the" else at


def _grow(phrase: Phrase, after: int, *, spot: int | None = None, there: bool = False) -> bool:
    phrase.after, phrase.stop, phrase.there = after, None, phrase.there or there
    if spot is not None:
        phrase.spots.append(spot)
    return True


def _take_place(words: Words, phrase: Phrase, start: int, link: str) -> bool:
    nation = words.nations.get(start)
    if nation and nation.form != "adjective" and not words.tokens[nation.after - 1].owner:
        return _grow(phrase, nation.after, spot=start)
    if link == "in" and start not in words.listed and not role_length(words, start):
        end = name_after(words, start)
        return end > start and _grow(phrase, end, spot=start)
    return False


def _take_owner(
    words: Words, phrase: Phrase, start: int, inner: int, link: str, inside: int
) -> bool:
    """Take on whose it is: a country, a listed actor, a region, another composed name."""
    nation = words.nations.get(inner)
    if nation and nation.form != "adjective" and not words.tokens[nation.after - 1].owner:
        phrase.countries.append(nation.code)
        return _grow(phrase, nation.after)
    listed = words.listed.get(inner)
    core = read_core(words, inner) if listed else None
    if listed and (core is None or core.after <= listed.after):
        phrase.within = listed.actors[0]
        return _grow(phrase, listed.after)
    if (end := _region_end(words, inner)) > inner:
        return _grow(phrase, end, spot=inner)
    other = read_phrase(words, start, inside=inside + 1) if inside < _MOST_INSIDE else None
    if other is not None:
        phrase.within, phrase.after, phrase.stop = other, other.after, other.stop
        if other.person and phrase.head.sort == "office":
            # "A spokesman for the ministry, Jane Doe": she is the spokesman.
            phrase.after, phrase.stop, other.person = other.person[0], None, None
        return True
    if link in ("of", "for") and (end := _topic_end(words, start)) > start:
        phrase.words.extend(words.low(index) for index in range(start, end))
        return _grow(phrase, end)
    end = name_after(words, inner)
    if link in ("of", "at", "from") and end > inner:
        phrase.private |= link == "at"
        return _grow(phrase, end, spot=inner)
    return False


def _region_end(words: Words, at: int) -> int:
    """Return the token after "Moravian-Silesian region"; `at` if there is none."""
    for index in range(at, min(at + 4, len(words.tokens))):
        if index > at and words.low(index) in _PLACE_KINDS and words.joined(index):
            return index + 1
        if not words.tokens[index].capital:
            break
    return at


def _topic_end(words: Words, at: int) -> int:
    """Return the token after "national defence" or "the Protection of the Constitution"."""
    modifiers = role_words().modifiers
    index = end = at
    formal = words.tokens[at - 2].capital
    told = False
    while index < len(words.tokens) and words.joined(index) and index - at < 9:
        token = words.tokens[index]
        if token.low not in _TOPIC_LINKS:
            topical = token.low in modifiers or token.low in _TOPICS
            if not topical and not (formal and token.capital and index not in words.nations):
                break
            # "Minister of Foreign Affairs Jane Doe": after the matter comes a name.
            if not topical and told and words.low(index - 1) not in _TOPIC_LINKS:
                break
            told = told or token.low in _TOPICS
            end = index + 1
        index += 1
    return end
