"""`penumbra status`: what is kept, where, and runs that were cut short."""

from __future__ import annotations

from collections.abc import Iterator
from shlex import join
from typing import TYPE_CHECKING

from penumbra.cli.options import StoreOption, store_at

if TYPE_CHECKING:
    from penumbra.store import Description, Run


def status(store: StoreOption = None) -> None:
    """See what is kept and where, and runs that were cut short.

    \b
    Example:
      penumbra status
    """
    from rich.text import Text

    from penumbra import pipeline
    from penumbra.cli.screen import margin, said, screen

    path = store or pipeline.default_store()
    if not path.exists():
        screen().print(f"No store yet at {path}\n", soft_wrap=True)
        margin().print("Make one: penumbra read FILE…   or look at the demo first: penumbra demo")
        return
    with store_at(path, create=False) as kept:
        described = kept.describe()
    out = screen()
    for name, words, style in _status_lines(described):
        # Not wrapped, so that paths and commands can be copied.
        out.print(Text(f"{name:<11}", "dim").append_text(said(words, style)), soft_wrap=True)


def _status_lines(described: Description) -> Iterator[tuple[str, str, str]]:
    from penumbra.cli.screen import counted, moment_in_words, size_in_words
    from penumbra.export.wording import day_in_words
    from penumbra.reading.extract import EXTRACTOR, VERSION, version

    rows = described.rows
    yield "Store", described.path, "bold"
    yield "Size", f"{size_in_words(described.size)}, schema {described.revision}", ""
    records = ("reports", "claims", "statements", "figures")
    yield "Documents", f"{rows['documents']:,}", ""
    yield "In them", ", ".join(counted(rows[name], name.removesuffix("s")) for name in records), ""
    yield "Events", f"{rows['events']:,}", ""
    if described.first_published and described.last_published:
        first, last = (
            day_in_words(described.first_published),
            day_in_words(described.last_published),
        )
        yield "Published", f"{first} – {last}", ""
    for (extractor, number), count in described.extractors.items():
        old = extractor != EXTRACTOR or number not in (VERSION, version(names=True))
        words = f"{extractor} {number}: {counted(count, 'document')}"
        if old:
            words += (
                f" – this Penumbra reads with {EXTRACTOR} {VERSION}; "
                "give the same texts to penumbra read again"
            )
        yield "Read by", words, "yellow" if old else ""
    if described.unfused:
        words = f"{counted(described.unfused, 'report')} in no event yet; penumbra picture does it"
        yield "Waiting", words, "yellow"
    if described.last_run:
        yield "Last run", _run(described.last_run), ""
    # The last of those over the same things stands for them all.
    for run in {run.given: run for run in described.unfinished}.values():
        again = f"penumbra read {join(run.given)}"
        yield (
            "Cut short",
            f"run {run.number} of {moment_in_words(run.started)}, unless it still goes; what it "
            f"had read is kept, and this goes on from there: {again}",
            "yellow",
        )


def _run(run: Run) -> str:
    from penumbra.cli.screen import counted, moment_in_words

    given = join(run.given[:4]) + (" …" if len(run.given) > 4 else "")
    words = f"{moment_in_words(run.started)}, over {given}"
    if run.finished is None:
        return f"{words}: not finished"
    read, known = run.counts.get("documents", 0), run.counts.get("known", 0)
    skipped = run.counts.get("skips", run.skipped)
    return f"{words}: {counted(read, 'new document')}, {known:,} known, {skipped:,} skipped"
