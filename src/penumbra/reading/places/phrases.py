"""Places told without a name of their own: a border, a state's airspace, an unlisted village."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from penumbra.model import Place
from penumbra.reading.page import PlaceMention
from penumbra.reading.places.names import Word, nationality
from penumbra.reading.places.namesakes import Surroundings
from penumbra.reference.countries import Country, by_adjective, by_name, countries
from penumbra.reference.places import Known, border, bordering

_FILLERS = frozenset(
    "the a land state common shared eastern western northern southern external own".split()
)
# "The Finnish border guard" boards ships; the border itself is elsewhere.
_GUARDS = frozenset(
    "guard guards police agency service control force forces patrol officials".split()
)
_TOLD = re.compile(
    r"\b(?:town|village|city|hamlet|settlement|suburb|island|islet|community|municipality)\s+(?:of\s+)?"
    r"(?P<name>[A-ZÀ-Ž][\w'’-]+(?:[ -][A-ZÀ-Ž][\w'’-]+){0,2})"
)
_EXPLAINED = re.compile(
    r"(?<!\w)(?P<name>[A-ZÀ-Ž][\w'’-]{1,60}+(?:[ -][A-ZÀ-Ž][\w'’-]{1,60}+){0,2}), an?\s+"
    r"(?:[a-z-]+\s+){0,2}"
    r"(?:town|village|hamlet|settlement|suburb|island|islet|community|municipality)\b"
)


def find_borders(text: str, words: Sequence[Word], around: Surroundings) -> Iterator[PlaceMention]:
    """Find "the Polish-Belarusian border", "Poland's border with Belarus", "the Polish border".

    Where one country alone is named, the neighbour is the one that the text names most.
    """
    for at, word in enumerate(words):
        if word.plain not in ("border", "borders", "frontier"):
            continue
        if at + 1 < len(words) and words[at + 1].plain in _GUARDS:
            continue
        codes, first = _states_before(text, words, at)
        behind, last = _states_behind(words, at)
        pair = list(dict.fromkeys([*codes, *behind]))
        if not pair:
            continue
        if len(pair) == 1:
            partner = _partner(pair[0], word.sentence, around)
            known = border(pair[0], partner) if partner else None
            why = f"{pair[0]} and {partner}, which the text names" if partner else ""
        else:
            known, why = border(pair[0], pair[1]), f"{pair[0]} and {pair[1]}"
        start, end = words[first].start, words[last].end
        if known is not None:
            place = known_place(text[start:end], known)
            names = tuple(state_place(countries()[code]) for code in pair)
            yield PlaceMention(start, end, place, f"borders.tsv: {why}", names=names)


def _states_before(text: str, words: Sequence[Word], at: int) -> tuple[list[str], int]:
    codes: list[str] = []
    first, index = at, at - 1
    while index >= 0 and at - index <= 5 and words[index].sentence == words[at].sentence:
        word = words[index]
        found = _states_in(word)
        if (
            len(found) == 0
            and index
            and (whole := by_name(text[words[index - 1].start : word.end]))
        ):
            found, index = [whole], index - 1
        if found:
            codes = [*found, *codes]
            first = index
        elif word.plain not in _FILLERS and not (word.plain == "and" and codes):
            break
        index -= 1
    return codes, first


def _states_behind(words: Sequence[Word], at: int) -> tuple[list[str], int]:
    codes: list[str] = []
    last = at
    if at + 1 < len(words) and words[at + 1].plain in ("with", "between", "of", "to"):
        for index in range(at + 2, min(at + 6, len(words))):
            word = words[index]
            found = [code for code in [by_name(word.text)] if code]
            if found:
                codes += found
                last = index
            elif word.plain not in ("the", "and", "neighbouring", "neighboring"):
                break
    return codes, last


def _states_in(word: Word) -> list[str]:
    if not word.capital:
        return []
    found = []
    for part in re.split(r"[-–‑/]", word.text):
        code = by_name(part) or (nationality(word) if part == word.text else _adjective(part))
        if code is None:
            return []
        found.append(code)
    return found


def _adjective(part: str) -> str | None:
    return by_adjective(part) if part[:1].isupper() else None


def _partner(code: str, sentence: int, around: Surroundings) -> str | None:
    neighbours = bordering(code)
    paragraph = around.sentences[sentence].paragraph
    for counter in (
        around.by_sentence.get(sentence), around.by_paragraph.get(paragraph), around.everywhere,
    ):  # fmt: skip
        if counter and (named := [one for one in neighbours if counter[one] > 0]):
            return max(named, key=lambda one: (counter[one], one))
    return neighbours[0] if len(neighbours) == 1 else None


def state_place(one: Country) -> Place:
    """Return a whole country as a place."""
    return Place(one.name, one.code, one.lat, one.lon, one.within_km, "country")


def find_unlisted(
    text: str, taken: Sequence[PlaceMention], words: Sequence[Word]
) -> Iterator[PlaceMention]:
    """Find "the village of X" that no list knows: it lies where the place told with it lies.

    That is the place named right behind it, else the country of an adjective before it, else
    the nearest place named before it in the paragraph.
    """
    for pattern in (_TOLD, _EXPLAINED):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            if any(one.start < end and start < one.end for one in taken):
                continue
            outer = _outer(text, match, taken, words)
            if outer is not None:
                place, why = outer
                reach = max(place.within_km or 50.0, 20.0)
                yield PlaceMention(
                    start, end,
                    Place(text[start:end], place.country, place.lat, place.lon, reach, "village"),
                    f"not listed; {why}",
                )  # fmt: skip


def _outer(
    text: str, match: re.Match[str], taken: Sequence[PlaceMention], words: Sequence[Word]
) -> tuple[Place, str] | None:
    for one in taken:
        gap = text[match.end() : one.start]
        if 0 < len(gap) < 45 and re.fullmatch(r"(?:,|\s+(?:in|on|near|off))\s*[\w\s-]*", gap):
            return one.place, f"told in {one.place.name}"
    for word in words:
        if match.start() - 30 <= word.start < match.start("name") and (code := nationality(word)):
            one_state = countries()[code]
            return state_place(one_state), f"told in {one_state.name}"
    before = [
        one
        for one in taken
        if one.end <= match.start()
        and not one.dateline
        and "\n\n" not in text[one.end : match.start()]
    ]
    if before and (before[-1].place.within_km or 999) <= 300:
        near = before[-1].place
        wider = Place(
            near.name, near.country, near.lat, near.lon, (near.within_km or 20) + 40, near.sort
        )
        return wider, f"told after {near.name}"
    return None


def known_place(name: str, known: Known) -> Place:
    """Return a place of the gazetteer under the name that the text gives it."""
    return Place(name, known.country, known.lat, known.lon, known.within_km, known.sort)
