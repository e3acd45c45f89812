"""Whether Vertti is well: what it hears, what it looks for, and whether it can keep anything."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable

from bot.alarm import HEARTBEAT
from bot.clock import Clock
from bot.signs import SYNC_YOUNG, SignsOfLife
from bot.store.database import Database
from bot.store.errors import StoreError

log = logging.getLogger(__name__)

LOOKS_WITHIN = 2 * HEARTBEAT
"""Seconds within which it has to have been looked what is due."""
WRITES_WITHIN = 5.0
"""Seconds that a small write may take."""
WRITTEN_LATELY = 5.0
"""Seconds for which one trial of the database counts, however many ask."""
WRITABLE = "health_written"
"""The key in `meta` that is written to see whether anything can be."""


class Health:
    """Names what is ill, in words of the program: `sync`, `due`, `database`."""

    def __init__(self, db: Database, signs: SignsOfLife, clock: Clock, seconds: Callable[[], float] = time.monotonic) -> None:
        """`seconds` is a clock that never goes back."""
        self._db = db
        self._signs = signs
        self._clock = clock
        self._seconds = seconds
        self._tried: float | None = None
        self._writable = False
        self._one_at_a_time = asyncio.Lock()

    async def ills(self) -> tuple[str, ...]:
        """What is not as it should be; nothing when all is well."""
        ills = []
        if not _young(self._signs.sync_age, SYNC_YOUNG):
            ills.append("sync")
        if not _young(self._signs.look_age, LOOKS_WITHIN):
            ills.append("due")
        if not await self._can_write():
            ills.append("database")
        return tuple(ills)

    async def _can_write(self) -> bool:
        async with self._one_at_a_time:
            if self._tried is None or self._seconds() - self._tried >= WRITTEN_LATELY:
                self._writable = await self._try()
                self._tried = self._seconds()
            return self._writable

    async def _try(self) -> bool:
        now = self._clock.real().isoformat(timespec="seconds")
        try:
            async with asyncio.timeout(WRITES_WITHIN):
                await self._db.write(lambda tx: tx.meta.set(WRITABLE, now))
        except (StoreError, TimeoutError) as error:
            log.warning("the database cannot be written (%s)", type(error).__name__)
            return False
        return True


def _young(age: float | None, limit: float) -> bool:
    return age is not None and age <= limit
