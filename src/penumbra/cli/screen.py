"""The terminal: where to print, and how foreign words get there without doing harm."""

from __future__ import annotations

from datetime import datetime

from rich.console import Console
from rich.text import Text

from penumbra.export.wording import plainly
from penumbra.model import Skip, State

# From here on a table has room for a column for each thing it tells.
WIDE = 118

STATE_STYLES = {
    State.ATTRIBUTED: "bold red",
    State.DISPUTED: "bold magenta",
    State.ALLEGED: "yellow",
    State.ADMITTED: "bold blue",
    State.REFUTED: "green",
    State.UNATTRIBUTED: "dim",
}
HEADING = "bold cyan"


class _Screen(Console):
    """A console that leaves a broken pipe to `ending`, which knows how to end quietly."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def screen() -> Console:
    """Standard output; without colours where it is no terminal."""
    return _Screen(markup=False, emoji=False, highlight=False)


def margin() -> Console:
    """Standard error, for progress, skips and advice, so that output can be piped."""
    return _Screen(markup=False, emoji=False, highlight=False, stderr=True)


def said(words: str, style: str = "", *, most: int | None = None) -> Text:
    """Words of a text or of ours, on one line, as nothing but words: no markup, no control codes.

    Beyond `most` letters they end with "…".
    """
    plain = plainly(words)
    if plain:
        # Where it stands between other words, the blanks at its ends matter.
        plain = " " * words[0].isspace() + plain + " " * words[-1].isspace()
    if most is not None and len(plain) > most:
        plain = plain[: most - 1].rstrip() + "…"
    return Text(plain, style)


def lines(*parts: Text | None) -> Text:
    """Put parts under each other, leaving out what is not there."""
    return Text("\n").join(part for part in parts if part is not None and part.plain)


def counted(number: int, noun: str, nouns: str | None = None) -> str:
    """Say how many: "1 report", "2,000 reports".

    >>> counted(1, "report"), counted(0, "story", "stories")
    ('1 report', '0 stories')
    """
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


def name_skip(console: Console, skip: Skip) -> None:
    """Say what was passed over, and why; or what was left out of a document that was read."""
    line = Text("noted " if skip.kept else "skipped ", "yellow")
    line.append_text(said(skip.where, "bold"))
    console.print(line.append_text(said(f": {skip.reason}")), soft_wrap=True)


def moment_in_words(moment: datetime) -> str:
    """Say a moment in UTC to the minute."""
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def size_in_words(number: float) -> str:
    """Say a number of bytes.

    >>> size_in_words(999), size_in_words(1_150_976)
    ('999 bytes', '1.2 MB')
    """
    for unit in ("bytes", "kB", "MB"):
        if number < 1000:
            return f"{number:,.0f} {unit}" if unit == "bytes" else f"{number:,.1f} {unit}"
        number /= 1000
    return f"{number:,.1f} GB"
