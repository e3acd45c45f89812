"""Run a module of this Python as a child that does not outlive its parent: `python leash.py MODULE ARGUMENT…`.

Standard input is the leash: a pipe whose other end only the parent holds. When it closes, however the parent died, the
module is asked to end, and made to when it does not. One byte in the pipe lets it go instead.
"""

from __future__ import annotations

import os
import runpy
import signal
import sys
import threading
import time

PATIENCE = 5.0
"""Seconds between asking and making."""


def _hold(pipe: int) -> None:
    if os.read(pipe, 1):
        return
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE)
    os._exit(1)


def main() -> None:
    """Watch the leash in a thread and become the module."""
    threading.Thread(target=_hold, args=(sys.stdin.fileno(),), daemon=True, name="leash").start()
    module = sys.argv[1]
    sys.argv = sys.argv[1:]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
