"""The command line: the front door for people with a terminal.

`app.py` lists the commands; each lives in the file named for its sense: reading, looking,
writing, status, doctor, demo. `tables.py` and `one_event.py` are how a picture looks on a terminal.
"""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run `penumbra` with the arguments of this process."""
    try:
        from penumbra.cli.beginning import settle

        settle()
        from penumbra.cli.app import app

        app(prog_name="penumbra")
    except KeyboardInterrupt:
        # Stopped before a command began.
        raise SystemExit(130) from None
