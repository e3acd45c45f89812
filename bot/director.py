"""Directs a rehearsal: time stands still while anything has work, and then jumps to the next due step."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.clock import RehearsalClock
from bot.due import DueLoop
from bot.inbox import Inbox
from bot.outbox import Outbox
from bot.rehearsal import RealGroups, RehearsedGroups
from bot.store.database import Database

SIMULATED = "rehearsed_now"
"""The rehearsed time, kept so that a restart goes on where it was."""
LOOK = 0.02
"""Real seconds between two looks at whether all is quiet."""
GLANCE = 0.001
"""The same where nobody waits between two jumps. Looking without end would take the time from those who work."""
PASSING = 0.1
"""Real seconds between two moves of the clock while a session is open."""


async def rehearsed_time(db: Database, begins: datetime) -> datetime:
    """Where a rehearsal on this database stands; `begins` when it has not begun."""
    stored = await db.read(lambda tx: tx.meta.get(SIMULATED))
    return datetime.fromisoformat(stored) if stored else begins


async def keep_times_apart(db: Database, *, rehearsing: bool) -> None:
    """A database is either a rehearsal's or real, for good. Raises `RealGroups` and `RehearsedGroups`."""
    stored = await db.read(lambda tx: tx.meta.get(SIMULATED))
    groups = await db.read(lambda tx: tx.groups.count())
    if stored is not None and not rehearsing:
        raise RehearsedGroups(db.path, datetime.fromisoformat(stored))
    if stored is None and rehearsing and groups:
        raise RealGroups(db.path)


async def mark_as_rehearsed(db: Database, now: datetime) -> None:
    """From here on the database is a rehearsal's: before anything is decided by simulated time."""
    await db.write(lambda tx: tx.meta.set(SIMULATED, now.isoformat()))


class Director:
    """Makes time jump. `others_quiet` says whether those who rehearse have nothing to do either; `meanwhile` is called at
    each quiet moment before a jump and may act (it says whether it did). `session` is how long a whole session lasts in
    real time; without it, its planned length.
    """

    def __init__(
        self,
        db: Database,
        clock: RehearsalClock,
        inbox: Inbox,
        outbox: Outbox,
        due: DueLoop,
        *,
        pause: timedelta,
        until: datetime | None = None,
        session: timedelta | None = None,
        others_quiet: Callable[[], bool] = lambda: True,
        meanwhile: Callable[[], Awaitable[bool]] | None = None,
    ) -> None:
        self._db = db
        self._clock = clock
        self._inbox = inbox
        self._outbox = outbox
        self._due = due
        self._pause = pause
        self._until = until
        self._session = session
        self._others_quiet = others_quiet
        self._meanwhile = meanwhile

    async def run(self) -> None:
        """Jump from step to step until nothing is due before `until`."""
        passing = asyncio.create_task(self._let_sessions_pass())
        try:
            await self._jump_from_step_to_step()
        finally:
            passing.cancel()
            await asyncio.gather(passing, return_exceptions=True)

    async def _jump_from_step_to_step(self) -> None:
        while True:
            await self.quiet()
            if self._meanwhile is not None and await self._meanwhile():
                continue
            if await self._open_lengths():
                await asyncio.sleep(LOOK)
                continue
            coming = await self._db.read(lambda tx: tx.steps.next_due())
            if coming is None or (self._until is not None and coming > self._until):
                return
            await self.jump(coming)

    async def jump(self, instant: datetime) -> None:
        """Let it be `instant`, and have done what is due then."""
        self._clock.jump(instant)
        await mark_as_rehearsed(self._db, self._clock.now())
        self._due.wake()

    async def quiet(self) -> None:
        """Wait until nothing has had work for the pause, in real time."""
        loop = asyncio.get_running_loop()
        taken = self._inbox.batches_taken
        quiet_since = loop.time()
        while True:
            await asyncio.sleep(max(GLANCE, min(LOOK, self._pause.total_seconds())))
            busy = not await self._all_idle() or self._inbox.batches_taken != taken
            if busy:
                taken = self._inbox.batches_taken
                quiet_since = loop.time()
            elif loop.time() - quiet_since >= self._pause.total_seconds():
                return

    async def _all_idle(self) -> bool:
        return self._others_quiet() and await self._idle()

    async def _idle(self) -> bool:
        """Whether Vertti itself has nothing to do."""
        if not (self._inbox.idle and self._due.idle and self._outbox.idle):
            return False
        return await self._db.read(lambda tx: tx.outbox.waiting_count()) == 0

    async def _let_sessions_pass(self) -> None:
        """While a session is open its people set the pace: time passes, faster where the session was shortened.

        It stands still while Vertti itself has work, so that a slow machine does not make a session late.
        """
        while True:
            before = self._clock.real()
            await asyncio.sleep(PASSING)
            lengths = await self._open_lengths()
            if lengths and await self._idle():
                faster = 1.0 if self._session is None else max(lengths) / self._session
                self._clock.jump(self._clock.now() + (self._clock.real() - before) * faster)

    async def _open_lengths(self) -> list[timedelta]:
        return await self._db.read(lambda tx: tx.groups.open_lengths())
