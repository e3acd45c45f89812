"""`vertti run` as a process of its own, which can be killed at any moment."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.demo import leash

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
STANDING_STILL = ("--rehearse", "--from", "2026-11-20T10:00", "--pause", "3600")
"""A rehearsal in which it stays 20 November 2026, ten o'clock."""


class VerttiProcess:
    """The program as an admin starts it. It ends with the process of the test, however that ends."""

    def __init__(self, process: subprocess.Popen[bytes], log: Path) -> None:
        self._process = process
        self._log = log

    @classmethod
    def start(cls, config: Path, *options: str, module: str = "bot") -> VerttiProcess:
        """`vertti run` with this configuration; `module` is what takes the place of `python -m bot`."""
        log = config.with_name("vertti.log")
        with log.open("ab") as output:
            process = subprocess.Popen(
                [sys.executable, "-P", leash.__file__, module, "run", "--config", str(config), *options],
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=output,
                env=os.environ | {"PYTHONPATH": str(ROOT)},
            )
        return cls(process, log)

    def kill(self) -> None:
        """As a power cut: nothing can be tidied up."""
        assert self._process.poll() is None, f"it ended by itself:\n{self._last_words()}"
        self._process.kill()
        self._process.wait()

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def has_ended(self) -> bool:
        """Whether it runs no more."""
        return self._process.poll() is not None

    async def dies_of(self, signal: int) -> int:
        """Send it a signal that it does not survive; its return code."""
        assert self._process.poll() is None, f"it ended by itself:\n{self._last_words()}"
        self._process.send_signal(signal)
        return await self.ended()

    async def ended(self) -> int:
        """Its return code, waited for."""
        async with asyncio.timeout(PATIENCE):
            while (code := self._process.poll()) is None:
                await asyncio.sleep(0.02)
        return code

    async def stop(self) -> None:
        """Ask it to end, as a service manager does; nothing happens when it has ended already."""
        if self._process.poll() is None:
            self._process.terminate()
        await self.ended()

    def let_go(self) -> None:
        """Make sure that nothing of it is left."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        if self._process.stdin is not None:
            self._process.stdin.close()

    def _last_words(self) -> str:
        return "\n".join(self._log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:])


@asynccontextmanager
async def running(config: Path, *options: str, module: str = "bot") -> AsyncIterator[VerttiProcess]:
    """`vertti run`, stopped at the end unless it has ended before."""
    process = VerttiProcess.start(config, *options, module=module)
    try:
        yield process
        await process.stop()
    finally:
        process.let_go()
