"""Find who says what in PolNeAR and print how well: `python -m bench.polnear`.

The corpus (Newell et al. 2018, "An attribution relations corpus for political news") marks for
each attribution in American political news its source, its cue and its content. Roles are
compared one by one: a cue or a source counts as found where the words meet, a content where at
least half of the shorter words do. `pair` asks for an utterance whose cue and source are both
right. `--misses` prints what was missed and what is false, in words.
Says clearly when the corpus is not there: it does not ship with Penumbra.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from penumbra.reading.actors.find import find_actors
from penumbra.reading.layout import Span, quotations, sentences
from penumbra.reading.page import Page
from penumbra.reading.speech.cues import CONTINUED
from penumbra.reading.speech.find import Utterance, utterances

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "data" / "polnear" / "dev.jsonl.gz"
ROLES = ("cue", "source", "content", "pair")
HALF = 0.5

Plain = dict[str, Any]
Words = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """One attribution: the words of each of its roles, () where it has none."""

    cue: Words
    source: Words
    content: Words


@dataclass
class Count:
    """How many of each role were right, read and marked; the lists hold the misses in words."""

    right: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)
    marked: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    def line(self, role: str) -> str:
        """One row of the table."""
        precise = self.right[role] / max(self.read[role], 1)
        recalled = self.right[role] / max(self.marked[role], 1)
        both = 2 * precise * recalled / max(precise + recalled, 1e-9)
        return f"{role:10} {precise:.3f} {recalled:.3f} {both:.3f} {self.marked[role]:6}"


def texts(path: Path) -> Iterator[Plain]:
    """Read the corpus, text by text."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def marked(one: Plain) -> list[Saying]:
    """What the corpus says of one text."""
    return [
        Saying(*(tuple(Span(*span) for span in saying.get(role, ())) for role in ROLES[:3]))
        for saying in one["attributions"]
    ]


def read(text: str) -> list[Saying]:
    """What we find in one text; beliefs and refusals count where an utterance is read of them."""
    found, quoted = sentences(text), quotations(text)
    page = Page(
        text=text,
        published=None,
        sentences=found,
        quotations=quoted,
        actors=find_actors(text, found, quoted),
    )
    sayings: list[Saying] = []
    for utterance in utterances(page):
        if utterance.cue_word == CONTINUED and sayings:
            # The corpus counts what goes on without a cue to the attribution before it.
            last = sayings[-1]
            sayings[-1] = replace(last, content=(*last.content, *utterance.contents))
        elif utterance.cue_word != CONTINUED:
            sayings.append(_saying(utterance))
    return sayings


def _saying(utterance: Utterance) -> Saying:
    speaker = utterance.speaker
    source = (Span(speaker.start, speaker.end),) if speaker is not None else ()
    return Saying((utterance.cue,), source, utterance.contents)


def counted(chosen: Iterable[Plain]) -> Count:
    """Read texts and compare with what the corpus says of them."""
    count = Count()
    for one in chosen:
        ours, theirs = read(one["text"]), marked(one)
        for role in ROLES:
            mine = [saying for saying in ours if _has(saying, role)]
            gold = [saying for saying in theirs if _has(saying, role)]
            pairs = _paired(mine, gold, role)
            count.right[role] += len(pairs)
            count.read[role] += len(mine)
            count.marked[role] += len(gold)
            if role == "cue":
                left = {index for index, _ in pairs}
                right = {index for _, index in pairs}
                count.false += [_line(one, s) for i, s in enumerate(mine) if i not in left]
                count.missed += [_line(one, s) for i, s in enumerate(gold) if i not in right]
    return count


def _has(saying: Saying, role: str) -> bool:
    if role == "pair":
        return bool(saying.cue and saying.source)
    return bool(getattr(saying, role))


def _paired(ours: Sequence[Saying], theirs: Sequence[Saying], role: str) -> list[tuple[int, int]]:
    """Pair the best matches first, each once."""
    weights = sorted(
        (
            (_match(mine, gold, role), -abs(mine.cue[0].start - _at(gold)), i, j)
            for i, mine in enumerate(ours)
            for j, gold in enumerate(theirs)
            if _match(mine, gold, role) > 0
        ),
        reverse=True,
    )
    left, right, pairs = set[int](), set[int](), list[tuple[int, int]]()
    for _, _, i, j in weights:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


def _at(saying: Saying) -> int:
    return next(iter((*saying.cue, *saying.source, *saying.content))).start


def _match(mine: Saying, gold: Saying, role: str) -> float:
    if role == "pair":
        return min(_share(mine.cue, gold.cue), _share(mine.source, gold.source))
    share = _share(getattr(mine, role), getattr(gold, role))
    return share if role != "content" or share >= HALF else 0.0


def _share(left: Words, right: Words) -> float:
    """How much of the shorter of two sets of spans lies in the other."""
    one = {at for span in left for at in range(span.start, span.end)}
    other = {at for span in right for at in range(span.start, span.end)}
    return len(one & other) / max(min(len(one), len(other)), 1)


def _line(one: Plain, saying: Saying) -> str:
    text = one["text"]
    cue = " … ".join(text[span.start : span.end] for span in saying.cue)
    source = " … ".join(text[span.start : span.end] for span in saying.source)
    at = _at(saying)
    around = text[max(0, at - 110) : at + 110].replace("\n", "⏎")
    return f"[{cue}] by [{source}]: {around}"


def main() -> int:
    """Print the table for the corpus, or for another file of its form."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--misses", action="store_true", help="each missed and false cue")
    given = parser.parse_args()
    if not given.corpus.is_file():
        print(f"no PolNeAR at {given.corpus}: nothing measured", file=sys.stderr)
        return 1
    count = counted(texts(given.corpus))
    if given.misses:
        for word, lines in (("missed", count.missed), ("false", count.false)):
            for line in lines:
                print(word, line)
    print(f"{'':10} {'P':>5} {'R':>5} {'F1':>5} {'marked':>6}")
    for role in ROLES:
        print(count.line(role))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
