"""How two wordings are compared when someone looks for a name: without case, accents or marks."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

# Letters with a stroke that Unicode does not take apart.
_STROKES = str.maketrans("łøđħŧı", "lodhti")
_MARKS = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Return the bare words of `text`, each with a space before and after it.

    >>> folded("Świnoujście (port)")
    ' swinoujscie port '
    """
    bare = text.casefold()
    if not bare.isascii():
        bare = "".join(mark for mark in normalize("NFKD", bare) if not combining(mark))
        bare = bare.translate(_STROKES)
    return f" {_MARKS.sub(' ', bare).strip()} "


def search_words(text: str) -> list[str]:
    """Split what a person typed into phrases to find: "quoted words" stay together.

    A trailing `*` is kept and means any ending. Marks without a letter or digit fall away.

    >>> search_words('cable "Gulf of Finland" sabot* --')
    ['cable', 'Gulf of Finland', 'sabot*']
    """
    found = re.findall(r'"([^"]*)"|([^\s"]+)', text)
    return [phrase for pair in found if re.search(r"[^\W_]", phrase := "".join(pair))]
