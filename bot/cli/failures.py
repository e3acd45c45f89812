"""One way from an exception to the person at the terminal: a clear paragraph and an exit code, no stack trace."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import typer

FAILED = 1
MISTAKE = 2
NEEDS_PERSON = 3
"""The account or its keys are not as they should be; trying again mends nothing and may lock the account."""
INTERRUPTED = 130
DEBUG = "VERTTI_DEBUG"


class Failure(Exception):
    """The command cannot do what was asked; the text says why and what to do. `code` is the exit code."""

    def __init__(self, text: str, code: int = FAILED) -> None:
        super().__init__(text)
        self.code = code


class WrongOption(Exception):
    """An option makes no sense; the text says what would."""


def debugging() -> bool:
    """Whether `VERTTI_DEBUG` asks for stack traces."""
    return os.environ.get(DEBUG, "") not in {"", "0"}


@contextmanager
def plain_failures() -> Iterator[None]:
    """Turn whatever goes wrong inside into a paragraph on stderr and the process's exit code."""
    try:
        yield
    except (typer.Exit, typer.Abort):
        raise
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        # Whoever read our output has seen enough (`vertti preview | head`).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except Exception as error:
        text, code = explain(error)
        if debugging():
            traceback.print_exc()
        typer.echo(text, err=True)
        raise typer.Exit(code) from None


def explain(error: Exception) -> tuple[str, int]:
    """The paragraph for an exception, and the exit code.

    Only exceptions that were written for an admin are quoted. Of any other only the type is named: its text may hold a
    row of the database or what somebody wrote.
    """
    from bot.chat.port import ChatError
    from bot.config import ConfigError
    from bot.rehearsal import TimesMixed

    match error:
        case ConfigError():
            return _of_config(error), MISTAKE
        case WrongOption() | TimesMixed():
            return str(error), MISTAKE
        case Failure(code=code):
            return str(error), code
        case ChatError():
            return f"Something went wrong on the chat platform: {error}. `vertti check` looks at it step by step.", FAILED
        case ModuleNotFoundError(name="discord"):
            return (
                "The configuration is for Discord, and discord.py is missing. Install it with Vertti: "
                "in the directory of its source, pip install -c constraints.txt '.[discord]'.",
                NEEDS_PERSON,
            )
        case ModuleNotFoundError():
            return f"The Python package {error.name} is missing. Install Vertti again: pip install -c constraints.txt .", FAILED
        case _ if _written_for_admins(error):
            return str(error), FAILED
        case _:
            return (
                f"Vertti stopped because of something it does not know ({type(error).__name__}). "
                f"Nothing that was stored is lost. With {DEBUG}=1 in the environment it shows where this happened.",
                FAILED,
            )


def _of_config(error: Exception) -> str:
    from bot.cli.terminal import marks
    from bot.config import ConfigError

    assert isinstance(error, ConfigError)  # noqa: S101 -- narrows the type
    number = len(error.findings)
    bad = marks(sys.stderr).bad
    head = f"{error.source} cannot be used; {'one thing is' if number == 1 else f'{number} things are'} to change:"
    return "\n".join([head, *(f"{bad} {one}" for one in error.findings)])


def _written_for_admins(error: Exception) -> bool:
    """Whether the exception's own text is meant for whoever runs Vertti."""
    from bot.keeping.archive import BackupTrouble
    from bot.store.errors import StoreError
    from bot.watch import CannotListen

    if isinstance(error, StoreError | BackupTrouble | CannotListen):
        return True
    if "bot.chat.matrix.hardening" in sys.modules:
        from bot.chat.matrix.hardening import WrongNio

        if isinstance(error, WrongNio):
            return True
    if "bot.demo.homeserver" in sys.modules:
        from bot.demo.homeserver import HomeserverFailed, HomeserverMissing

        return isinstance(error, (HomeserverFailed, HomeserverMissing))
    return False
