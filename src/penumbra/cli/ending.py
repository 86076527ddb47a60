"""How a command ends: errors as one line, a broken pipe and Ctrl-C quietly."""

from __future__ import annotations

import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from penumbra.errors import PenumbraError

# What a shell reports for a process that SIGPIPE or SIGINT ended.
BROKEN_PIPE = 141
INTERRUPTED = 130


class Commands(TyperGroup):
    """The group of all commands; whatever one of them raises ends here."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command, and turn what it raises into a line on stderr and an exit code."""
        try:
            result = super().invoke(ctx)
            # Here, not at the interpreter's end, so that a broken pipe can still be caught.
            sys.stdout.flush()
        except (typer.Exit, typer.Abort):
            raise
        except BrokenPipeError:
            _close_quietly()
            raise typer.Exit(BROKEN_PIPE) from None
        except KeyboardInterrupt:
            _tell("stopped; what was read before is kept, and the same command goes on from there")
            raise typer.Exit(INTERRUPTED) from None
        except PenumbraError as error:
            _debug()
            _tell(str(error))
            raise typer.Exit(1) from error
        except OSError as error:
            _debug()
            _tell(f"{error.filename or 'the system'}: {error.strerror or error}")
            raise typer.Exit(1) from error
        except MemoryError as error:
            _debug()
            _tell("memory ran out; close other programs, or read fewer documents at a time")
            raise typer.Exit(1) from error
        except Exception as error:
            if _is_about_usage(error):
                raise
            _debug()
            _tell(
                f"this should not happen ({type(error).__name__}: {error}); run it again with "
                "PENUMBRA_DEBUG=1 and report what it prints"
            )
            raise typer.Exit(1) from error
        return result


def _is_about_usage(error: Exception) -> bool:
    """Whether it is the command line's own, which shows it with the usage."""
    return hasattr(error, "exit_code")


def _debug() -> None:
    if os.environ.get("PENUMBRA_DEBUG") == "1":
        raise  # noqa: PLE0704  (the one that is being handled)


def _tell(message: str) -> None:
    # Imported late: the words for people need reference data, an error message seldom comes.
    from penumbra.export.wording import plainly

    typer.echo(f"penumbra: {plainly(message)}", err=True)


def _close_quietly() -> None:
    """Point stdout at nothing, so that the interpreter's last flush does not complain."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115
