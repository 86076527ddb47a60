"""How the process begins: streams that are there and can print, and a kill that stops cleanly."""

from __future__ import annotations

import io
import os
import signal
import sys


def settle() -> None:
    """Make this process ready for any command, whatever it was started with.

    A stream that the caller closed leads nowhere, a terminal without our letters shows "?",
    and `kill` stops a run as Ctrl-C does: what was read is kept.
    """
    _fill_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def _fill_closed_streams() -> None:
    # Also below Python: the first file opened would take the number of a closed stream, and
    # what is printed there would go into it.
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        continue
    os.close(number)
    # Python looked before: what was closed then is None.
    streams: dict[str, object] = {
        name: getattr(sys, name) for name in ("stdin", "stdout", "stderr")
    }
    for name, stream in streams.items():
        if stream is None:
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
