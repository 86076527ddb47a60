"""The commands of `penumbra`, in one list; importing this must stay quick."""

from __future__ import annotations

from typing import Annotated

import typer

from penumbra import __version__
from penumbra.cli.demo import demo
from penumbra.cli.doctor import doctor
from penumbra.cli.ending import Commands
from penumbra.cli.looking import picture, show
from penumbra.cli.reading import read
from penumbra.cli.status import status
from penumbra.cli.writing import brief, export

OVERVIEW = f"""\
Penumbra {__version__} reads public reports on a hybrid campaign into one picture:
what happened, who says who did it, who denies it, with the words it rests on.

  penumbra demo                   read the shipped reports and see the picture
  penumbra read news/ story.html  read files, folders, pages, feeds, stdin
  penumbra picture --kind arson   see incidents, words, talks and figures
  penumbra show EVENT             see one event: ledger and every quote
  penumbra brief --out page.html  write it as one page with map and timeline
  penumbra export --as geojson    take it elsewhere: csv, geojson, jsonl
  penumbra status                 what is kept, and where
  penumbra doctor                 what is missing, and how to get it

More on each: penumbra COMMAND --help
"""

app = typer.Typer(
    cls=Commands,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"penumbra {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _overview(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001
        bool,
        typer.Option(
            "--version", help="Print the version and exit.", callback=_tell_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Read public reports on a hybrid campaign and keep one evidence-linked picture of it.

    Penumbra never states an attribution as its own: it says who says so, and who denies it.
    """
    if context.invoked_subcommand is None:
        typer.echo(OVERVIEW, nl=False)


# The one list of commands, in the order in which help shows them.
for command in (demo, read, picture, show, brief, export, status, doctor):
    app.command()(command)
