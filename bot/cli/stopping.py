"""Stopping in good order when somebody asks for it."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Coroutine
from typing import Any

SIGNALS = (signal.SIGINT, signal.SIGTERM)


async def until_stopped(work: Coroutine[Any, Any, object]) -> bool:
    """Do the work until it is done, or until Ctrl-C or SIGTERM; says whether it was done. Raises what the work raises.

    The first signal cancels the work, which then tidies up after itself; a second one ends the process at once.
    """
    loop = asyncio.get_running_loop()
    task = asyncio.ensure_future(work)
    asked = asyncio.Event()

    def stop() -> None:
        asked.set()
        _let_go(loop)
        task.cancel()

    for one in SIGNALS:
        # Where the loop knows no signals (Windows), Ctrl-C still raises KeyboardInterrupt.
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(one, stop)
    try:
        await task
    except asyncio.CancelledError:
        if not asked.is_set():
            raise
        return False
    finally:
        _let_go(loop)
    return True


def _let_go(loop: asyncio.AbstractEventLoop) -> None:
    for one in SIGNALS:
        with contextlib.suppress(NotImplementedError):
            loop.remove_signal_handler(one)
