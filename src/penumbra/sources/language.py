"""Whether a text is in English, and if not, in what."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Any

# Words that English texts are full of and its neighbours lack ("to", "for", "at" are Danish too).
_ENGLISH = frozenset(
    "the and of was were that with from by has have had said which this they their been are it "
    "after not who but would will could is into than its".split()
)
# English news has 0.18 to 0.28 of these, other languages in Latin letters below 0.05.
_ENOUGH = 0.12
_SAMPLE = 8_000
_LONGEST_SAMPLE = 200_000
# Fewer words tell no language from another: headlines, names, places.
_FEW = 20
# So many English words in a text that is mostly something else are worth reading.
_WORTH = 40
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

    Texts of a few words, texts with 40 words of English in them, and texts that nothing
    can be said about count as English, unless they are in another script.
    """
    if _share(text[:_SAMPLE].lower().split()) >= _ENOUGH:
        return None
    sample = text[:_LONGEST_SAMPLE]
    paragraphs = [part.lower().split() for part in re.split(r"\n\s*\n|\n", sample)]
    english = sum(len(words) for words in paragraphs if _share(words) >= _ENOUGH)
    if english >= _WORTH:
        return None
    script = _script(sample)
    if script == "LATIN" and sum(map(len, paragraphs)) < _FEW:
        return None
    code, chance = _guessed(sample[:_SAMPLE])
    if script == "LATIN":
        return f"{LANGUAGES[code]} ({code})" if code != "en" and chance >= _SURE else None
    if script is None:
        return None
    return f"{LANGUAGES[code]} ({code})" if chance >= _SURE else f"{script.title()} letters"


def _share(words: list[str]) -> float:
    return sum(word in _ENGLISH for word in words) / len(words) if words else 0.0


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
