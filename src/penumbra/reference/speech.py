"""Words of speech: verbs and nouns that say who speaks, and cues that show a stance."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from penumbra.errors import ReferenceDataError

# Stands in a masked text for each letter of an actor's mention, so that offsets stay the same.
MASK = "\ue000"


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


@dataclass(frozen=True)
class Speech:
    """All of `data/speech.yaml`, ready to read with.

    `acts` gives the act that a verb or noun does by itself ("deny": "denial"), None for a plain
    one. `forms` leads from an inflected form to its lemma.
    """

    acts: dict[str, str | None]
    forms: dict[str, str]
    verb: re.Pattern[str]
    noun: re.Pattern[str]
    hedges: frozenset[str]
    negations: frozenset[str]
    anaphora: re.Pattern[str]
    cues: tuple[StanceCue, ...]
    finders: tuple[tuple[re.Pattern[str], bool], ...]
    lexicons: tuple[tuple[str, re.Pattern[str]], ...]

    def stances(self, text: str, masked: str) -> Iterator[StanceHit]:
        """Find every cue of stance; `masked` is `text` with the actors' letters as MASK."""
        for finder, names_who in self.finders:
            for match in finder.finditer(masked if names_who else text):
                number = int((match.lastgroup or "p0")[1:])
                who = match.span(f"w{number}") if names_who else None
                by_nation = "{nation}" in self.cues[number].pattern
                nation = match.span(f"n{number}") if by_nation else None
                yield StanceHit(match.start(), match.end(), self.cues[number], who, nation)


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
    cues, finders = _compile(page["stances"], macros)
    return Speech(
        acts=acts,
        forms=forms,
        verb=_any_of(forms),
        noun=_any_of([*nouns, *(noun + "s" for noun in nouns)]),
        hedges=frozenset(page["hedges"].split()),
        negations=frozenset(page["negations"].split()),
        anaphora=re.compile(rf"(?<!\w){_plain_groups(page['anaphora'])}(?!\w)", re.IGNORECASE),
        cues=cues,
        finders=finders,
        lexicons=tuple((act, _lexicon(act, entries)) for act, entries in page["acts"].items()),
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


def _plain_groups(pattern: str) -> str:
    return re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern)


def _lexicon(act: str, entries: list[str]) -> re.Pattern[str]:
    joined = "|".join(_plain_groups(entry.strip()).replace(" ", r"\s+") for entry in entries)
    try:
        return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)
    except re.error as problem:
        raise ReferenceDataError(
            f"data/speech.yaml: a wording of act {act!r} is no pattern ({problem})"
        ) from problem


def _compile(
    stances: dict[str, list[str]], macros: dict[str, str]
) -> tuple[tuple[StanceCue, ...], tuple[tuple[re.Pattern[str], bool], ...]]:
    cues: list[StanceCue] = []
    finders: list[tuple[re.Pattern[str], bool]] = []
    for stance, patterns in stances.items():
        parts: dict[bool, list[str]] = {True: [], False: []}
        for pattern in patterns:
            number, names_who = len(cues), "{who}" in pattern
            doer = pattern.startswith("{doer} ")
            accused_only = pattern.startswith("{accused} ")
            pattern = pattern.removeprefix("{doer} ").removeprefix("{accused} ")
            cues.append(StanceCue(stance, pattern, doer, accused_only))
            body = pattern.strip()
            for name, wording in macros.items():
                body = body.replace(name, wording)
            body = _plain_groups(body)
            who = rf"(?:[\w’'-]+ ){{0,2}}?(?P<w{number}>{MASK}+)"
            if pattern.startswith("{who}"):
                body = body.replace("{who}", rf"(?P<w{number}>{MASK}+)(?:[’']s?)?", 1)
            body = body.replace("{nation}", rf"(?P<n{number}>(?-i:[A-Z])\w+)")
            body = body.replace("{who}", who).replace(" ", r"\s+")
            parts[names_who].append(f"(?P<p{number}>{body})")
        for names_who, bodies in parts.items():
            if bodies:
                joined = "|".join(bodies)
                rule = rf"(?<![\w{MASK}])(?:{joined})(?![\w-])"
                try:
                    finders.append((re.compile(rule, re.IGNORECASE), names_who))
                except re.error as problem:
                    raise ReferenceDataError(
                        f"data/speech.yaml: a cue of {stance!r} is no pattern ({problem})"
                    ) from problem
    return tuple(cues), tuple(finders)
