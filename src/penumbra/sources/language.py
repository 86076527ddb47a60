"""Whether a text is in English, and if not, in what."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Any

from penumbra.reference.languages import ENOUGH, english_share, foreign_lines, other_language

_SAMPLE = 8_000
_LONGEST_SAMPLE = 200_000
# Fewer words tell no language from another: headlines, names, places.
_FEW = 20
# So many English words in a text that is mostly something else are worth reading, in lines that
# are more than a button or a name.
_WORTH = 20
_LINE = 8
_SURE = 0.8

# Languages that such reports are written in; to tell among fewer is to tell better.
LANGUAGES = {
    "ar": "Arabic",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "ca": "Catalan",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "et": "Estonian",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "ga": "Irish",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "hy": "Armenian",
    "is": "Icelandic",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "kk": "Kazakh",
    "ko": "Korean",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "mk": "Macedonian",
    "mt": "Maltese",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sq": "Albanian",
    "sr": "Serbian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}


def foreign(text: str) -> str | None:
    """Name the language of a text that is not in English, as "German (de)"; None if it is.

    A text with 20 words of English sentences in it counts as English: it is read in its English
    parts. So does a text that nothing can be said about, as a few names, unless it is in
    another script. Of fewer than 20 words, the small ones must tell the language.
    """
    if english_share(text[:_SAMPLE].lower().split()) >= ENOUGH:
        return None
    sample = text[:_LONGEST_SAMPLE]
    paragraphs = [part.lower().split() for part in re.split(r"\n\s*\n|\n", sample)]
    english = sum(
        len(words) for words in paragraphs if len(words) >= _LINE and english_share(words) >= ENOUGH
    )
    if english >= _WORTH:
        return None
    script = _script(sample)
    if script == "LATIN" and sum(map(len, paragraphs)) < _FEW:
        return _few(sample)
    code, chance = _guessed(sample[:_SAMPLE])
    if script == "LATIN":
        return f"{LANGUAGES[code]} ({code})" if code != "en" and chance >= _SURE else None
    if script is None:
        return None
    return f"{LANGUAGES[code]} ({code})" if chance >= _SURE else f"{script.title()} letters"


def left_out(text: str) -> str | None:
    """Say which lines of a text are not read because they are in other languages; None if none."""
    lines = foreign_lines(text)
    if not lines:
        return None
    languages = Counter(_named(language) for _, _, language in lines)
    words = sum(len(text[start:end].split()) for start, end, _ in lines)
    named = ", ".join(language for language, _ in languages.most_common(3))
    return f"{words:,} words are in {named}; only the English parts are read"


def _few(text: str) -> str | None:
    """The language of a few words, if their small words tell it."""
    if any(english_share(line.lower().split()) >= ENOUGH for line in text.splitlines()):
        return None
    language = other_language(" ".join(text.split()))
    return _named(language) if language else None


def _named(language: str) -> str:
    code = next((code for code, name in LANGUAGES.items() if name == language), None)
    return f"{language} ({code})" if code else language


def _script(text: str) -> str | None:
    """The script that most letters are in, by Unicode's names; None without letters."""
    letters = [letter for letter in text[:_SAMPLE] if letter.isalpha()]
    if not letters:
        return None
    return Counter(unicodedata.name(each, "?").split()[0] for each in letters).most_common(1)[0][0]


def _guessed(text: str) -> tuple[str, float]:
    code, chance = _identifier().classify(text)
    return str(code), float(chance)


@cache
def _identifier() -> Any:
    # Its model takes a second to load; nearly every text is known to be English without it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier
