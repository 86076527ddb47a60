"""Which lines of a text are in English, told by their small words and their letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import yaml

# English news has 0.18 to 0.28 of its small words, other languages in Latin letters below 0.05.
ENOUGH = 0.12
# Two small words of another language in a line of few, or this share of them, make it foreign.
_FEWEST, _SHARE = 2, 0.15
# Names keep their accents in English; so many words in small letters with accents are no names.
_ACCENTED = 0.25
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
# From here on letters are neither Latin nor of the Latin names of Europe.
_NOT_LATIN = 0x370
_LATIN_AGAIN = range(0x1E00, 0x1F00)


def english_share(words: list[str]) -> float:
    """The share of words, in small letters, that English texts are full of and others lack."""
    return sum(word in _small()["english"] for word in words) / len(words) if words else 0.0


def other_language(line: str) -> str | None:
    """Name the language of a line that is clearly not English: "German", "Cyrillic letters".

    None for English and for what cannot be told: names, numbers, a headline of few words.
    """
    if not line.isascii() and (script := _other_script(line)):
        return script
    if english_share(line.lower().split()) >= ENOUGH:
        return None
    written = _WORD.findall(line)
    if line.isupper():
        written = [word.lower() for word in written]
    if len(written) < _FEWEST:
        return None
    return _by_words(written)


def _by_words(written: list[str]) -> str | None:
    small = [word for word in written if word.islower()]
    first = written[0].lower()
    counted = small if first in small else [first, *small]
    english = english_share([word.lower() for word in written]) * len(written)
    if english / len(written) >= ENOUGH:
        return None
    own = [word for word in counted if word not in _small()["shared"]]
    hits = {
        language: (sum(word in words for word in own), sum(word in words for word in counted))
        for language, words in _languages().items()
    }
    language = max(hits, key=lambda name: hits[name])
    sure, best = hits[language]
    if sure and best >= _FEWEST and best > 2 * english and best / len(written) >= _SHARE:
        return language
    accented = sum(not word.isascii() for word in small)
    if accented >= _FEWEST and not english and accented / len(written) >= _ACCENTED:
        return language if sure else "another language"
    return None


def foreign_lines(text: str) -> list[tuple[int, int, str]]:
    """The lines of a text that are not English: start, end, and in what, in text order.

    A line that cannot be told goes with a foreign line right before it if it has any of that
    language's small words.
    """
    found: list[tuple[int, int, str]] = []
    before: str | None = None
    for start, end in _lines(text):
        line = text[start:end]
        if not line.strip():
            before = None
            continue
        language = other_language(line)
        if language is None and before in _languages():
            words = [word.lower() for word in _WORD.findall(line)]
            own = sum(word in _languages()[before] for word in words)
            language = before if own and english_share(words) == 0 else None
        before = language
        if language is not None:
            found.append((start, end, language))
    return found


def english_only(text: str) -> str:
    """The text with its foreign lines blanked out, so that every offset stays.

    A text of which nothing would be left is given back as it is.
    """
    foreign = foreign_lines(text)
    if not foreign:
        return text
    parts: list[str] = []
    at = 0
    for start, end, _ in foreign:
        parts += [text[at:start], " " * (end - start)]
        at = end
    left = "".join([*parts, text[at:]])
    return left if left.strip() else text


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _other_script(line: str) -> str | None:
    letters = [letter for letter in line if letter.isalpha()]
    other = [
        letter
        for letter in letters
        if ord(letter) >= _NOT_LATIN and ord(letter) not in _LATIN_AGAIN
    ]
    if len(other) < 3 or len(other) * 2 <= len(letters):
        return None
    name = unicodedata.name(other[0], "?").split()[0]
    return f"{name.title()} letters"


@cache
def _languages() -> dict[str, frozenset[str]]:
    return {name: words for name, words in _small().items() if name[0].isupper()}


@cache
def _small() -> dict[str, frozenset[str]]:
    page = files("penumbra.reference").joinpath("data/languages.yaml").read_text("utf-8")
    lists: dict[str, str] = yaml.load(page, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {language: frozenset(words.split()) for language, words in lists.items()}
