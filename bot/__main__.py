"""`python -m bot`, and what the console script `vertti` calls."""

from __future__ import annotations

import signal
import sys
from typing import NoReturn

INTERRUPTED = 130


def _interrupted(_signal: int, _frame: object) -> NoReturn:
    """Ctrl-C while nothing has begun that would have to be tidied up."""
    sys.exit(INTERRUPTED)


def main() -> None:
    """Run the command line. Ctrl-C ends it without a stack trace from the first import on."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupted)
    # Only now: the imports are most of the first half second.
    from bot.cli.app import main as command_line

    command_line()


__all__ = ["main"]

if __name__ == "__main__":
    main()
