"""The whole program on a real homeserver, in the process of the test, with a clock that the test moves."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.app import App, assemble
from bot.chat.matrix import MatrixPlatform
from bot.clock import RehearsalClock
from bot.config import load
from bot.config.matrix import matrix_settings
from bot.destinations import group_key
from bot.director import Director, mark_as_rehearsed, rehearsed_time
from bot.inbox import StoredSyncMemory
from bot.store.database import Database
from facilitation.chance import Chance
from facilitation.group import Group
from facilitation.session import PersonId
from facilitation.times import WallTime
from tests.e2e.configuration import ZONE
from tests.passing_time import step_towards

BEGINS = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
PATIENCE = 30.0
"""Real seconds in which anything that is waited for has to come."""
PAUSE = timedelta(seconds=0.05)


class ShiftedClock(RehearsalClock):
    """A rehearsal's clock whose machine believes that it is later than it is."""

    def __init__(self, start: datetime, ahead: timedelta) -> None:
        super().__init__(start)
        self._ahead = ahead

    def real(self) -> datetime:
        return super().real() + self._ahead


@dataclass(slots=True)
class Program:
    """Vertti, running. `until` moves the time."""

    app: App
    platform: MatrixPlatform
    director: Director
    running: asyncio.Task[None]

    async def quiet(self) -> None:
        """Wait until all that has come in is handled and all that is to go out is sent."""
        async with asyncio.timeout(PATIENCE):
            await self.director.quiet()
        self._check()

    async def until(self, local: str, zone: str = ZONE) -> None:
        """Let time pass, step by step, until the wall in `zone` shows `local` (ISO)."""
        goal = WallTime(datetime.fromisoformat(local), zone).instant()
        await self.quiet()
        while await step_towards(self.app, self.director, goal):
            await self.quiet()
        await self.quiet()

    async def holds(self, condition: Callable[[], Awaitable[bool]]) -> None:
        """Wait for something that Vertti will know once it has heard of it."""
        async with asyncio.timeout(PATIENCE):
            while not await condition():
                self._check()
                await asyncio.sleep(0.02)

    async def group(self, key: str = "kirjanpitajat") -> Group:
        """The group as it is stored."""
        found = await self.app.db.read(lambda tx: tx.groups.find_by_key(key))
        assert found is not None
        return found

    async def room(self, key: str = "kirjanpitajat") -> str:
        """The group's room, waited for."""
        group = await self.group(key)
        rooms: list[str] = []

        async def open_() -> bool:
            rooms[:] = filter(None, [await self.app.db.read(lambda tx: tx.rooms.room_of_group(group.id))])
            return bool(rooms)

        await self.holds(open_)
        return rooms[0]

    async def said(self, effect: str, key: str = "kirjanpitajat") -> str:
        """The event by which that effect of the practice was sent."""
        group = await self.group(key)
        row = await self.app.db.read(lambda tx: tx.outbox.find(group_key(group.id, effect)))
        assert row is not None, f"{effect} was never decided"
        assert row.platform_id is not None, f"{effect} was not sent"
        return row.platform_id

    async def has_joined(self, *people: str, key: str = "kirjanpitajat") -> None:
        """Wait until Vertti knows that they are there, and has said what it says then."""

        async def there() -> bool:
            present = {one.person for one in (await self.group(key)).joined()}
            return present >= {PersonId(one) for one in people}

        await self.holds(there)
        await self.quiet()

    def _check(self) -> None:
        if self.running.done():
            self.running.result()
            raise AssertionError("the program has ended")


@asynccontextmanager
async def a_program(
    config: Path,
    *,
    begins: datetime = BEGINS,
    ahead: timedelta = timedelta(0),
    platform: type[MatrixPlatform] = MatrixPlatform,
    chance: Chance | None = None,
) -> AsyncIterator[Program]:
    """Vertti with its configuration, as `vertti run` does it; on the same data a second time it goes on where it was.

    `ahead`: by how much the machine's clock is wrong.
    """
    settings = load(config, {})
    async with AsyncExitStack() as off:
        db = await Database.open(settings.data_dir)
        off.push_async_callback(db.close)
        clock = ShiftedClock(await rehearsed_time(db, begins), ahead)
        await mark_as_rehearsed(db, clock.now())
        chat = platform(matrix_settings(settings))
        await chat.start(StoredSyncMemory(db))
        off.push_async_callback(chat.stop)
        app = assemble(
            db, chat, clock, settings.policy(), settings.support.as_practice(), programmes=settings.programmes, chance=chance
        )
        await app.apply(settings.group_plans())
        director = Director(db, clock, app.inbox, app.outbox, app.due, pause=PAUSE)
        running = asyncio.create_task(app.run())
        try:
            yield Program(app, chat, director, running)
            if running.done():
                running.result()
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
