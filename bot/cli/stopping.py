"""Stopping in good order when somebody asks for it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import Coroutine
from typing import Any, NoReturn

SIGNALS = (signal.SIGINT, signal.SIGTERM)


async def until_stopped(work: Coroutine[Any, Any, object]) -> bool:
    """Do the work until it is done, or until Ctrl-C or SIGTERM; says whether it was done. Raises what the work raises.

    The first signal cancels the work, which then tidies up after itself. A second one gives up on that: it raises
    `KeyboardInterrupt` wherever the program is.
    """
    loop = asyncio.get_running_loop()
    task = asyncio.ensure_future(work)
    before = {one: signal.getsignal(one) for one in SIGNALS}
    asked = asyncio.Event()

    def stop() -> None:
        asked.set()
        for one in SIGNALS:
            _let_go(loop, one)
            signal.signal(one, _at_once)
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
        for one, handler in before.items():
            _let_go(loop, one)
            if handler is not None:  # None: somebody outside of Python takes it.
                signal.signal(one, handler)
    return True


def _at_once(_signal: int, _frame: object) -> NoReturn:
    # What is left open now would only be complained about.
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    raise KeyboardInterrupt


def _let_go(loop: asyncio.AbstractEventLoop, one: signal.Signals) -> None:
    with contextlib.suppress(NotImplementedError):
        loop.remove_signal_handler(one)
