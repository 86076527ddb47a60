"""Which words a pattern can begin with, so that it is only tried where one of them stands."""

from __future__ import annotations

import re

# Four letters tell most words apart and still fit patterns like "escalat\w*".
LETTERS = 4
_WORD = re.compile(r"[^\W_]+")
_COUNT = re.compile(r"[?*+]|\{\d*,\d*\}")
# How a spelled-out beginning stops: it goes on, its word is over, or a class of letters follows.
_OPEN, _SPACE, _CLASS = "open", "space", "class"


def openings(pattern: str) -> frozenset[str] | None:
    """Return the first letters a pattern can begin with, in lower case; None if it may be any.

    Knows what our lists use: letters, groups with "|", counts, and classes.

    >>> sorted(openings("blam(es|ed) it")), sorted(openings("(the )?culprits?"))
    (['blam'], ['culp', 'the'])
    """
    found = set()
    for words, stop in _spell(pattern.replace("(?:", "(")):
        match = _WORD.match(words)
        if match is None:
            return None
        if stop == _CLASS and match.end() == len(words) < LETTERS:
            return None
        found.add(match.group()[:LETTERS].lower())
    return frozenset(found)


def _spell(pattern: str) -> list[tuple[str, str]]:
    """Spell out every beginning of a pattern up to its first space or class."""
    done: list[tuple[str, str]] = []
    heads = [""]
    at = 0
    while at < len(pattern):
        if pattern[at] == "(":
            end = _closing(pattern, at)
            pieces = [
                piece for each in _alternatives(pattern[at + 1 : end]) for piece in _spell(each)
            ]
            at = end + 1
        elif pattern[at] == " ":
            pieces, at = [("", _SPACE)], at + 1
        elif pattern[at] == "[" or pattern[at : at + 2] in ("\\w", "\\d", "\\s", "\\S"):
            end = pattern.index("]", at) if pattern[at] == "[" else at + 1
            pieces, at = [("", _CLASS)], end + 1
        else:
            at += pattern[at] == "\\"
            pieces, at = [(pattern[at], _OPEN)], at + 1
        count = _COUNT.match(pattern, at)
        if count is not None:
            at = count.end()
            at += pattern[at : at + 1] == "?"
        done += [(head + text, stop) for head in heads for text, stop in pieces if stop != _OPEN]
        grown = [head + text for head in heads for text, stop in pieces if stop == _OPEN]
        optional = count is not None and count.group()[0] in "?*{" and "{1" not in count.group()
        heads = grown + (heads if optional else [])
        if not heads:
            return done
    return done + [(head, _OPEN) for head in heads]


def _closing(pattern: str, opening: int) -> int:
    depth = 0
    for place in range(opening, len(pattern)):
        depth += (pattern[place] == "(") - (pattern[place] == ")")
        if depth == 0:
            return place
    raise ValueError(f"a group in {pattern!r} is not closed")


def _alternatives(body: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for place, char in enumerate(body):
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            parts.append(body[start:place])
            start = place + 1
    return [*parts, body[start:]]
