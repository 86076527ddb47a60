"""`penumbra read`: take texts in, and show what was found in them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from penumbra.cli.options import StoreOption, day, store_at

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID

    from penumbra.model import Document, Reading, Skip
    from penumbra.pipeline import Taken, Told
    from penumbra.store import Store

# Of so few documents everything is shown; of more a summary and what is newest in them.
FEW = 5
_NEWEST = 10


def read(
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="WHAT…", help="Files, folders, patterns, addresses, or - for standard input."
        ),
    ],
    published: Annotated[
        date | None,
        typer.Option(
            "--published",
            metavar="DAY",
            parser=day,
            help="The day of publication, before what a text says of itself.",
        ),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="Who published it.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object per document, as they are read.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say which rule or list gave each value.")
    ] = False,
    names: Annotated[
        bool, typer.Option("--names", help="Name private persons, who are else kept as roles.")
    ] = False,
    keep: Annotated[
        bool, typer.Option("--keep/--no-keep", help="Keep what was read, or write nothing.")
    ] = True,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", metavar="N", min=1, help="So many processes; one for each core."),
    ] = None,
    store: StoreOption = None,
) -> None:
    """Read texts, keep what they say, and show what was found.

    Plain text, Markdown, web pages, RSS and Atom, JSON Lines (id, title, outlet, url, published,
    text), each also as .gz. What cannot be read is named with the reason, and the rest is read.
    Reading the same text again adds nothing.

    \b
    Examples:
      penumbra read story.txt --published 2024-05-17 --outlet "Baltic Post"
      penumbra read news/ 'archive/*.jsonl' --jobs 4
      curl -s https://example.org/story.html | penumbra read - --json --no-keep
    """
    job = _Job(what, published, outlet, jobs, explain, names)
    outcome = (_print_json if as_json else _show)(job, store, keep=keep)
    if not outcome.received:
        raise typer.Exit(1)


@dataclass(frozen=True, slots=True)
class _Job:
    what: list[str]
    published: date | None
    outlet: str | None
    jobs: int | None
    explain: bool
    names: bool


@dataclass(slots=True)
class _Outcome:
    """What came by, for the summary: how much was received, and how much passed over."""

    received: int = 0
    skipped: int = 0
    first: list[str] = field(default_factory=list)

    def note(self, arrived: Document | Skip) -> None:
        from penumbra.model import Document

        if isinstance(arrived, Document):
            self.received += 1
            if len(self.first) <= FEW:
                self.first.append(arrived.id)
        elif not arrived.kept:
            self.skipped += 1


def _take_in(job: _Job, store: Store, told: Told, bar: _Bar) -> Taken:
    from penumbra import pipeline

    return pipeline.take_in(
        job.what,
        store,
        now=datetime.now(UTC),
        published=job.published,
        outlet=job.outlet,
        stdin=sys.stdin.buffer,
        jobs=job.jobs,
        names=job.names,
        told=told,
        fusing=bar.fusing,
    )


def _print_json(job: _Job, path: Path | None, *, keep: bool) -> _Outcome:
    """Print one object per document; without keeping, nothing is held in memory either."""
    from penumbra import pipeline
    from penumbra.cli.screen import margin, name_skip
    from penumbra.export.plain import plain_reading
    from penumbra.model import Document
    from penumbra.reading.extract import extract

    outcome = _Outcome()
    console = margin()

    def told(arrived: Document | Skip, reading: Reading | None) -> None:
        outcome.note(arrived)
        bar.step()
        if not isinstance(arrived, Document):
            name_skip(console, arrived)
            return
        found = (
            reading
            or (kept and pipeline.reading_of(kept, arrived))
            or extract(arrived, names=job.names)
        )
        plain = plain_reading(arrived, found, explain=job.explain)
        _write_line(json.dumps(plain, ensure_ascii=False, allow_nan=False))

    kept: Store | None = None
    with _progress(console, job, quiet=sys.stdout.isatty()) as bar:
        if keep:
            with store_at(path, create=True) as kept:
                _take_in(job, kept, told, bar)
        else:
            rows = pipeline.readings(
                job.what,
                now=datetime.now(UTC),
                published=job.published,
                outlet=job.outlet,
                stdin=sys.stdin.buffer,
                jobs=job.jobs,
                names=job.names,
            )
            for arrived, reading in rows:
                told(arrived, reading)
    _count_skips(console, outcome)
    return outcome


def _write_line(line: str) -> None:
    # As bytes: JSON is UTF-8 whatever the terminal speaks. A lone surrogate, which UTF-8 does not
    # hold, comes out as the escape that JSON has for it.
    sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


def _show(job: _Job, path: Path | None, *, keep: bool) -> _Outcome:
    from penumbra import pipeline
    from penumbra.cli.looking import show_picture
    from penumbra.cli.screen import counted, margin, name_skip, screen
    from penumbra.store import Filter, open_store

    outcome = _Outcome()
    console, out = margin(), screen()
    with store_at(path, create=True) if keep else open_store(":memory:") as kept:
        with _progress(console, job) as bar:

            def told(arrived: Document | Skip, reading: Reading | None) -> None:  # noqa: ARG001
                from penumbra.model import Skip

                outcome.note(arrived)
                if isinstance(arrived, Skip):
                    name_skip(console, arrived)
                bar.step()

            taken = _take_in(job, kept, told, bar)
        _count_skips(console, outcome)
        if not outcome.received:
            return outcome
        for line in _summary(taken):
            out.print(line)
        out.print(f"Kept in {kept.path}\n" if keep else "Nothing was kept\n", soft_wrap=True)
        if outcome.received <= FEW:
            show_picture(out, pipeline.picture_of(kept, outcome.first), most=None)
            if job.explain:
                _explain(out, kept, outcome.first)
        else:
            newest = pipeline.picture(kept, Filter(limit=_NEWEST), with_text=False)
            show_picture(out, newest, most=_NEWEST)
            if job.explain:
                console.print(
                    f"\nReasons are shown for up to {counted(FEW, 'document')}; "
                    "for more give --json as well"
                )
    return outcome


def _summary(taken: Taken) -> Iterator[str]:
    from penumbra.cli.screen import counted

    if taken.documents:
        found = ", ".join(
            (
                counted(taken.reports, "report"),
                counted(taken.claims, "claim"),
                counted(taken.statements, "statement"),
                counted(taken.figures, "figure"),
            )
        )
        yield f"Read {counted(taken.documents, 'document')}: {found}"
    if taken.known:
        yield f"{counted(taken.known, 'document')} read before; nothing added"


def _explain(console: Console, kept: Store, ids: list[str]) -> None:
    from penumbra import pipeline
    from penumbra.cli.explaining import reasons_tree

    for document in kept.documents(ids):
        reading = pipeline.reading_of(kept, document)
        if reading is not None:
            console.print()
            console.print(reasons_tree(document, reading))


def _count_skips(console: Console, outcome: _Outcome) -> None:
    if outcome.skipped:
        total = outcome.skipped + outcome.received
        console.print(f"{outcome.skipped:,} of {total:,} skipped, named above", style="yellow")


@dataclass(frozen=True, slots=True)
class _Bar:
    """Shows how far reading is; without `shown`, as where there is no terminal, nothing."""

    shown: tuple[Progress, TaskID] | None = None

    def step(self) -> None:
        """One more document is done."""
        if self.shown:
            progress, task = self.shown
            progress.advance(task)

    def fusing(self) -> None:
        """All is read."""
        if self.shown:
            progress, task = self.shown
            progress.update(task, description="Putting reports together", total=None)


@contextmanager
def _progress(console: Console, job: _Job, *, quiet: bool = False) -> Iterator[_Bar]:
    """Show on a terminal how far reading is, until the block ends."""
    if quiet or not console.is_terminal:
        yield _Bar()
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from penumbra import sources

    progress = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
    )
    with progress:
        yield _Bar((progress, progress.add_task("Reading", total=sources.count(job.what))))
