"""Words of speech: verbs and nouns that say who speaks, and cues that show a stance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import yaml

from penumbra.errors import ReferenceDataError
from penumbra.reference.openings import LETTERS, needed, openings
from penumbra.reference.phrases import Phrases

# Stands in a masked text for each letter of an actor's mention, so that offsets stay the same.
MASK = "\ue000"
# Files the patterns that begin with the adjective of a state.
_CAPITAL = "^"
_WORD = re.compile(r"[^\W_]+")
_WORD_OR_MASK = re.compile(rf"[^\W_]+|{MASK}+")
# No cue has so many characters; looked for further, "a a a a …" would take squared time.
_REACH = 500
_MASKS = re.compile(f"{MASK}+")
_QUOTES = '“”„"«»'
_GLUE = ("’", "'", "-", "_")


@dataclass(frozen=True, slots=True)
class StanceCue:
    """One entry of a list of stance cues: its stance and the pattern as it is written there.

    `doer`: the accused are those whom the report itself names, as in "arrested on suspicion of".
    `accused_only`: it counts only from somebody whose side was accused before, as "a fable" does.
    """

    stance: str
    pattern: str
    doer: bool = False
    accused_only: bool = False


@dataclass(frozen=True, slots=True)
class StanceHit:
    """Where a cue stands, and where it names the accused, if it does."""

    start: int
    end: int
    cue: StanceCue
    who: tuple[int, int] | None
    nation: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class _Finder:
    """One pattern, compiled, the bits of what it needs, and whether it names accused or nation."""

    pattern: re.Pattern[str]
    needs: int
    names_who: bool
    names_nation: bool


@dataclass(frozen=True)
class Speech:
    """All of `data/speech.yaml`, ready to read with.

    `acts` gives the act that a verb or noun does by itself ("deny": "denial"), None for a plain
    one. `forms` leads from an inflected form to its lemma.
    `tries` leads from the first letters of a word to the cues that may begin there, `needs` to the
    bits of the needs of cues that it meets.
    """

    acts: dict[str, str | None]
    forms: dict[str, str]
    phrases: dict[str, tuple[str, ...]]
    noun: re.Pattern[str]
    hedges: frozenset[str]
    negations: frozenset[str]
    cues: tuple[StanceCue, ...]
    finders: tuple[_Finder, ...]
    tries: dict[str, tuple[int, ...]]
    needs: dict[str, int]
    strict: frozenset[str]
    inverted: frozenset[str]
    lexicons: Phrases
    scorn: Phrases
    hostile: re.Pattern[str]

    def verbs(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Find verbs of speech: where each begins and ends, and its lemma."""
        at = start
        for match in _WORD.finditer(text, start, end):
            word = match.group().lower()
            if match.start() < at or (word not in self.phrases and word not in self.forms):
                continue
            if (
                text[match.start() - 1 : match.start()] in _GLUE
                or text[match.end() : match.end() + 1] == "-"
            ):
                continue
            at = match.end()
            lemma = self.forms.get(word)
            for form in self.phrases.get(word, ()):
                if text[match.start() : match.start() + len(form)].lower() == form:
                    at, lemma = match.start() + len(form), self.forms[form]
                    break
            if lemma is not None:
                yield match.start(), at, lemma

    def stances(self, text: str, masked: str) -> Iterator[StanceHit]:
        """Find every cue of stance, in text order; `masked` is `text` with actors as MASK."""
        ends: dict[str, int] = {}
        # A quotation may begin in the midst of a cue: bore “every hallmark of” it.
        for mark in _QUOTES:
            text, masked = text.replace(mark, " "), masked.replace(mark, " ")
        near = self._needs_met(text, masked)
        anywhere, capital = self.tries[""], self.tries.get(_CAPITAL, ())
        for word in _WORD_OR_MASK.finditer(masked):
            letters, start = word.group(), word.start()
            if letters[0] == MASK:
                numbers = self.tries.get(MASK, ())
            else:
                numbers = self.tries.get(letters[:LETTERS].lower(), anywhere)
                if letters[0].isupper():
                    numbers += capital
            met = near[start // _REACH]
            for number in numbers:
                finder, cue = self.finders[number], self.cues[number]
                if finder.needs & ~met:
                    continue
                match = finder.pattern.match(
                    masked if finder.names_who else text, word.start(), word.start() + _REACH
                )
                if match is None or (
                    match.start() < ends.get(cue.stance, 0) and not (finder.names_who or cue.doer)
                ):
                    continue
                ends[cue.stance] = max(match.end(), ends.get(cue.stance, 0))
                who = match.span("who") if finder.names_who else None
                nation = match.span("nation") if finder.names_nation else None
                yield StanceHit(match.start(), match.end(), cue, who, nation)

    def _needs_met(self, text: str, masked: str) -> list[int]:
        """The needs met in each block of `_REACH` and the one behind it, as bits."""
        met = [0] * (len(text) // _REACH + 2)
        for word in _WORD.finditer(text):
            met[word.start() // _REACH] |= self.needs.get(word.group()[:LETTERS].lower(), 0)
        for mask in _MASKS.finditer(masked):
            # What begins in the midst of a mask is within it up to its end.
            for block in range(mask.start() // _REACH, mask.end() // _REACH + 1):
                met[block] |= self.needs[MASK]
        return [here | behind for here, behind in pairwise(met)]


@cache
def speech() -> Speech:
    """Load and compile `data/speech.yaml` once.

    Raises ReferenceDataError if an entry is not a pattern.
    """
    page = yaml.safe_load(
        files("penumbra.reference").joinpath("data/speech.yaml").read_text("utf-8")
    )
    acts: dict[str, str | None] = {}
    forms: dict[str, str] = {}
    for act, verbs in page["verbs"].items():
        for lemma, irregular in verbs.items():
            acts[lemma] = None if act == "plain" else act
            for form in _inflect(lemma, (irregular or "").split()):
                forms[form] = lemma
    nouns: dict[str, str] = {}
    for act, entry in page["nouns"].items():
        for noun in entry.split():
            nouns[noun] = noun
            acts.setdefault(noun, None if act == "plain" else act)
    macros = {
        "{" + name + "}": re.sub(r"\s+", "", wording) if "|" in wording else wording
        for name, wording in page["macros"].items()
    }
    cues, finders, tries, needs = _compile(page["stances"], macros)
    return Speech(
        acts=acts,
        forms=forms,
        phrases=_phrases(forms),
        noun=_any_of([*nouns, *(noun + "s" for noun in nouns)]),
        hedges=frozenset(page["hedges"].split()),
        negations=frozenset(page["negations"].split()),
        strict=_listed(page["strict"]),
        inverted=_listed(page["inverted"]),
        cues=cues,
        finders=finders,
        tries=tries,
        needs=needs,
        lexicons=_lexicons(page["acts"]),
        scorn=_lexicons({"scorn": page["scorn"]}),
        hostile=_doing(page["hostile"]),
    )


def _inflect(lemma: str, irregular: list[str]) -> set[str]:
    """Give a verb's forms; only the first word of "point out" changes.

    `irregular` holds past forms, and the form in -ing where it doubles a letter.

    >>> sorted(_inflect("rule out", []))
    ['rule out', 'ruled out', 'rules out', 'ruling out']
    """
    verb, _, rest = lemma.partition(" ")
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    if verb.endswith("y") and verb[-2] not in "aeiou":
        present = verb[:-1] + "ies"
    else:
        present = verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    going = [form for form in irregular if form.endswith("ing")] or [stem + "ing"]
    past = [form for form in irregular if not form.endswith("ing")] or [
        verb + ("d" if verb.endswith("e") else "ed")
    ]
    return {f"{form} {rest}".strip() for form in [verb, present, *going, *past]}


def _any_of(words: Any) -> re.Pattern[str]:
    """Match any of the words whole, the longest first."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    joined = "|".join(word.replace(" ", r"\s+") for word in ordered)
    return re.compile(rf"(?<![\w’'-])(?:{joined})(?![\w-])", re.IGNORECASE)


def _doing(verbs: str) -> re.Pattern[str]:
    """Match what an actor does by one of these verbs, right behind the name."""
    return re.compile(
        r"(?:[’']s?)?(?:,[^,.;]{1,60},)?\s+"
        r"(?:(?:had|has|have|was|were|is|are|been|also|repeatedly|deliberately|clearly|again)\s+){0,3}"
        rf"(?:{'|'.join(sorted(_listed(verbs)))})\b",
        re.IGNORECASE,
    )


def _listed(words: str) -> frozenset[str]:
    return frozenset(word.strip() for word in words.split(","))


def _plain_groups(pattern: str) -> str:
    return re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern)


def _lexicons(rows: dict[str, list[str]]) -> Phrases:
    try:
        return Phrases(rows)
    except re.error as problem:
        raise ReferenceDataError(
            f"data/speech.yaml: the wording {problem.pattern!r} of an act is no pattern ({problem})"
        ) from problem


def _compile(
    stances: dict[str, list[str]], macros: dict[str, str]
) -> tuple[tuple[StanceCue, ...], tuple[_Finder, ...], dict[str, tuple[int, ...]], dict[str, int]]:
    """Compile the cues, and index them by the letters they can begin with; "" holds the rest.

    Each set of words that some cue needs one of has a bit, and each word the bits of its sets.
    """
    cues: list[StanceCue] = []
    finders: list[_Finder] = []
    tries: dict[str, set[int]] = {}
    bits: dict[frozenset[str], int] = {}
    anywhere: set[int] = set()
    for stance, patterns in stances.items():
        for entry in patterns:
            pattern = entry.removeprefix("{doer} ").removeprefix("{accused} ")
            doer, accused_only = entry.startswith("{doer} "), entry.startswith("{accused} ")
            body = pattern.strip()
            for name, wording in macros.items():
                body = body.replace(name, wording)
            if body.startswith("{who}"):
                begins: frozenset[str] | None = frozenset((MASK,))
            elif body.startswith("{nation}"):
                begins = frozenset((_CAPITAL,))
            else:
                begins = openings(body)
            for letters in begins or ():
                tries.setdefault(letters, set()).add(len(cues))
            if begins is None:
                anywhere.add(len(cues))
            cues.append(StanceCue(stance, pattern, doer, accused_only))
            finders.append(_finder(stance, body, bits))
    index = {
        letters: tuple(sorted(numbers if letters in (MASK, _CAPITAL) else numbers | anywhere))
        for letters, numbers in tries.items()
    }
    needs: dict[str, int] = {MASK: 0}
    for heads, bit in bits.items():
        for head in heads:
            needs[head] = needs.get(head, 0) | bit
    return tuple(cues), tuple(finders), {"": tuple(sorted(anywhere)), **index}, needs


def _finder(stance: str, body: str, bits: dict[frozenset[str], int]) -> _Finder:
    names_who, names_nation = "{who" in body, "{nation}" in body
    rule = _plain_groups(body).replace("{nation}", r"(?P<nation>(?-i:[A-Z])\w+)")
    if rule.startswith("{who}"):
        rule = rule.replace("{who}", rf"(?P<who>{MASK}+)(?:[’']s?)?", 1)
    rule = rule.replace("{who!}", rf"(?:the |an? )?(?P<who>{MASK}++)(?![’'])")
    rule = rule.replace("{who}", rf"(?:[\w’'-]+ ){{0,2}}?(?P<who>{MASK}+)(?:[’']s?)?", 1)
    rule = rule.replace(" ", r"\s+")
    needs = 0
    for heads in (*needed(body), *([frozenset((MASK,))] if names_who else [])):
        needs |= bits.setdefault(heads, 1 << len(bits))
    try:
        compiled = re.compile(rf"(?:{rule})(?![\w-])", re.IGNORECASE)
    except re.error as problem:
        raise ReferenceDataError(
            f"data/speech.yaml: the cue {body!r} of {stance!r} is no pattern ({problem})"
        ) from problem
    return _Finder(compiled, needs, names_who, names_nation)


def _phrases(forms: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """List the forms of several words by their first, the longest first."""
    found: dict[str, list[str]] = {}
    for form in sorted(forms, key=len, reverse=True):
        if " " in form:
            found.setdefault(form.split()[0], []).append(form)
    return {first: tuple(several) for first, several in found.items()}
