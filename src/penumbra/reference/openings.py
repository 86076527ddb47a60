"""Which words a pattern can begin with and which it needs: it is tried only where they stand."""

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
        if pattern[at] == "(" and pattern[at + 1] == "?":
            # It looks about, and takes no letters.
            pieces, at = [("", _OPEN)], _closing(pattern, at) + 1
        elif pattern[at] == "(":
            end = _closing(pattern, at)
            pieces = [
                piece for each in _alternatives(pattern[at + 1 : end]) for piece in _spell(each)
            ]
            at = end + 1
        elif pattern[at] == " ":
            pieces, at = [("", _SPACE)], at + 1
        elif pattern.startswith("\\b", at):
            # At its start a word begins there, behind a letter it is over.
            pieces, at = [("", _SPACE if any(heads) else _OPEN)], at + 2
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


def needed(pattern: str) -> tuple[frozenset[str], ...]:
    """Return the first letters of words that a pattern needs: of each set one must stand there.

    Knows what `openings` knows; what it cannot tell, it leaves out.

    >>> [sorted(heads) for heads in needed("blam(es|ed) (it )?(up)?on (its|the [a-z]+) doer")]
    [['blam'], ['its', 'the'], ['doer']]
    """
    return tuple(_needs(pattern.replace("(?:", "("), opens=True, closes=True))


def _needs(pattern: str, *, opens: bool, closes: bool) -> list[frozenset[str]]:
    """`opens`, `closes`: whether a word may begin, and end, at the edges of the pattern."""
    rows = [_needs_of_row(row, opens=opens, closes=closes) for row in _alternatives(pattern)]
    if len(rows) == 1 or not all(rows):
        return rows[0] if len(rows) == 1 else []
    # Of each branch the fewest heads, which tell most.
    return [frozenset(head for row in rows for head in min(row, key=len))]


def _needs_of_row(row: str, *, opens: bool, closes: bool) -> list[frozenset[str]]:
    found: list[frozenset[str]] = []
    run, at = "", 0

    def end_run(*, whole: bool) -> None:
        nonlocal run
        if opens and run and (whole or len(run) >= LETTERS):
            found.append(frozenset((run[:LETTERS].lower(),)))
        run = ""

    while at < len(row):
        start, char = at, row[at]
        if char == "(":
            at = _closing(row, at) + 1
        elif char == "[":
            at = row.index("]", at) + 1
        elif char == "{":
            at = row.index("}", at) + 1
        else:
            at += 2 if char == "\\" else 1
        piece, count = row[start:at], _COUNT.match(row, at)
        at = count.end() if count else at
        at += count is not None and row[at : at + 1] in ("?", "+")
        optional = count is not None and count.group()[0] in "?*{" and "{1" not in count.group()
        if char.isalpha():
            run += "" if optional else char
            if count is not None:
                end_run(whole=False)
                opens = False
        elif char == "(" and not piece.startswith("(?"):
            body, after = piece[1:-1], row[at : at + 1]
            if not optional:
                ends = _parts(after) if after else closes
                begins = opens and not run
                found += _needs(body, opens=begins, closes=ends and count is None)
            held = not optional or (opens and not run)
            end_run(whole=False)
            opens = held and all(_parts(branch[-1:]) for branch in _alternatives(body))
        else:
            parts = _parts(char) and not optional
            end_run(whole=parts)
            opens = parts
    end_run(whole=closes)
    return found


def _parts(char: str) -> bool:
    """Whether a character of a pattern stands for itself and is of no word."""
    return char in tuple(" -,'’")


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
