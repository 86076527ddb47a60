"""What a number counts: a currency, a share, a measure, people, or a plural noun."""

from __future__ import annotations

import re

from penumbra.reference.counts import counts
from penumbra.reference.dates import CARDINALS

_LISTS = counts()
DURATIONS = frozenset(("h", "min", "s", "days", "nights", "weeks", "months", "years", "decades"))
LENGTHS = frozenset(("km", "m", "nmi", "mi", "ft", "knots", "m2", "ha", "kV", "mg", "g", "kg", "l"))
CURRENCIES = _LISTS.currencies
# Signs, and codes in capitals, that stand before a sum: "€5", "EUR 5".
SIGNS = "|".join(
    sorted(
        (
            re.escape(word)
            for word in _LISTS.money
            if not word.isalpha() or (len(word) == 3 and word.upper() in CURRENCIES)
        ),
        key=len,
        reverse=True,
    )
)
# Where nobody says whose they are.
_DEFAULTS = {"krono": "SEK", "krona": "SEK", "krone": "NOK", "crown": "CZK"}
_WORD = re.compile(r"[^\W_]+(?:[’'.\-][^\W_]+)*|[%€£$²³]")
# Marks that may stand inside a counted phrase.
_GAP = re.compile(r"[\s\-’'\"“”]*")
_STOP = frozenset(
    """and or but nor than then that this these those the a an in on at by for from with without
    into over under after before since until during through between against about around near of
    off out up down to as is are was were be been being has have had will would could should may
    might must can did do does not no who which whose whom where when while if because so he she
    it they we you i his her its their our my your said says told more less most least per
    each every other's only also already just still later earlier ago again away apart alone now
    there here yet too""".split()
)
_IRREGULAR = frozenset(
    """aircraft police spacecraft hovercraft criteria phenomena sheep cattle livestock
    feet teeth mice geese fish offspring helicopters""".split()
)
# Words in -s that are no plural, or stand before the noun that is counted.
_NO_PLURAL = frozenset(
    """news sports customs arms goods overseas business express across less this its his serious
    previous various religious numerous hostile suspicious dangerous anonymous enormous famous
    gas bus class glass press process crisis analysis basis chaos status virus campus bonus
    hours' days' weeks' months' years' gps us paris brussels united-nations nations
    communications operations electronics explosives systems
    communications' services' was has does""".split()
)
_FIRST_OF_TWO = frozenset(
    "arms sports customs communications goods explosives systems services operations "
    "electronics news".split()
)


def counted(text: str, end: int, stop: int) -> tuple[str | None, int]:
    """Return the unit of a number that ends at `end`, and where the words for it end.

    The unit is an ISO 4217 code, "%", a symbol (km, MW), "people", or a plural noun in small
    letters; None, with `end` itself, if nothing counted follows.
    """
    tokens = _tokens(text, end, stop)
    if not tokens:
        return None, end
    found = _money(tokens) or _measure(tokens)
    if found:
        return found
    return _noun(text, tokens, end)


def symbol(text: str) -> str | None:
    """Return the currency of a sign or code that stands before a number: "€", "PLN"."""
    return _LISTS.money.get(text.lower())


def _tokens(text: str, end: int, stop: int) -> list[tuple[str, int, str]]:
    """The next words up to a mark that ends the phrase: word, where it ends, as written."""
    found: list[tuple[str, int, str]] = []
    at = end
    for match in _WORD.finditer(text, end, min(stop, end + 90)):
        gap = text[at : match.start()]
        if not _GAP.fullmatch(gap) or (gap.count("\n") > 1):
            break
        found.append((match.group().lower(), match.end(), match.group()))
        at = match.end()
        if len(found) == 7:
            break
    return found


def _money(tokens: list[tuple[str, int, str]]) -> tuple[str, int] | None:
    at = 1 if tokens[0][0] == "of" and len(tokens) > 1 else 0
    word, end, _ = tokens[at]
    for number in (at + 1, at + 2):
        # "Taiwan dollars", "new Taiwan dollars", "Norwegian kroner".
        if len(tokens) > number and (whose := _national(tokens[number][0])):
            code = whose.get(tokens[number - 1][0])
            if code:
                return code, tokens[number][1]
    if word in _LISTS.money and word != "try":
        return _LISTS.money[word], end
    for stem, code in _DEFAULTS.items():
        if word.startswith(stem) and _national(word):
            return code, end
    if len(tokens) > at + 1 and tokens[at + 1][0] in _LISTS.money and _national(tokens[at + 1][0]):
        return _LISTS.money[tokens[at + 1][0]], tokens[at + 1][1]
    return None


def _national(word: str) -> dict[str, str] | None:
    """Which countries have money of this name, by the word that says whose it is."""
    found = _LISTS.national.get(word) or _LISTS.national.get(word.removesuffix("s"))
    if found is None and word[:5] in ("krono", "korun"):
        return _LISTS.national[word[:5]]
    return _LISTS.national["krone"] if word == "kroner" else found


def _measure(tokens: list[tuple[str, int, str]]) -> tuple[str, int] | None:
    for size in (2, 1):
        if len(tokens) >= size:
            joined = "-".join(word for word, _, _ in tokens[:size])
            if joined == "percentage-points" or joined == "percentage-point":
                return "percentage points", tokens[size - 1][1]
            if joined in _LISTS.measures and joined != "percentage":
                if joined in ("m", "t", "h", "g", "l", "s") and tokens[0][2] != joined:
                    return None
                return _LISTS.measures[joined], tokens[size - 1][1]
    return None


def _noun(text: str, tokens: list[tuple[str, int, str]], end: int) -> tuple[str | None, int]:
    at = 0
    if tokens[0][0] == "of" and len(tokens) > 1:
        at = 1
        if tokens[1][0][0].isdigit() or tokens[1][0] in CARDINALS:
            return None, end
        if tokens[1][0] in ("the", "its", "their", "his", "her", "our", "those", "these"):
            at = 2
    found: tuple[str, int] | None = None
    for number, (word, word_end, _) in enumerate(tokens[at:], at):
        if word in ("killed", "wounded", "injured", "dead") and found is None:
            return "people", word_end
        if word in _STOP and not (word in ("and", "or") and number > at and found is None):
            break
        if word.endswith(("'s", "’s")) or text[word_end : word_end + 1] in ("’", "'"):
            if found:
                break
            continue
        if is_people(word):
            return "people", word_end
        if found:
            # "six arms dealers": the second plural is what is counted.
            if _plural(word) and tokens[number - 1][0] in _FIRST_OF_TWO:
                found = (word, word_end)
            break
        if _plural(word):
            found = (word, word_end)
            if word not in _FIRST_OF_TWO:
                nxt = tokens[number + 1] if number + 1 < len(tokens) else None
                if nxt and is_people(nxt[0]) and nxt[0].endswith("s"):
                    continue
                break
    if found and any(word in _UNCREWED for word, end_, _ in tokens[at:] if end_ <= found[1]):
        return "drones", found[1]
    return found if found else (None, end)


_UNCREWED = frozenset(("unmanned", "uncrewed", "aerial"))


def is_people(word: str) -> bool:
    """Whether a noun denotes several human beings, or a body of them ("crew", "police").

    A singular after a number only describes: "two fighter jets", "27 member states".
    """
    last = word.rsplit("-", 1)[-1]
    return (
        word in _LISTS.persons
        or last in _LISTS.persons
        or (last.endswith("s") and last[:-1] in _LISTS.person)
        or _men(word)
    )


def _men(word: str) -> bool:
    return (
        len(word) > 5
        and word.endswith(("men", "women"))
        and not word.endswith(("imen", "specimen", "regimen", "women's"))
    )


def is_person(word: str) -> bool:
    """Whether a noun denotes a human being or several."""
    last = word.rsplit("-", 1)[-1]
    return is_people(word) or last in _LISTS.person or last + "s" in _LISTS.persons


def _plural(word: str) -> bool:
    if word in _IRREGULAR or word in _FIRST_OF_TWO:
        return True
    last = word.rsplit("-", 1)[-1]
    return (
        len(last) > 3
        and last.endswith("s")
        and not last.endswith(("ss", "us", "is", "ous"))
        and word not in _NO_PLURAL
    )


def plural(word: str) -> str:
    """Write the plural of a regular noun: "ship" → "ships"; one that is a plural stays.

    >>> plural("body"), plural("fire"), plural("boxes")
    ('bodies', 'fires', 'boxes')
    """
    if _plural(word):
        return word
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")
