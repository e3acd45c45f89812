"""The whole program in a simulated Discord server, which may die and begin anew on the same database."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

from bot.app import App, assemble
from bot.chat.discord.platform import DiscordPlatform
from bot.clock import RehearsalClock
from bot.commands import table
from bot.commands.menu import menu
from bot.director import Director
from bot.inbox import StoredSyncMemory
from bot.store.database import Database
from facilitation.practice import Support
from facilitation.session import PersonId
from tests.bot.world import CATALOGUE, a_policy
from tests.discord.simulated import Simulated, SimulatedGateway
from tests.discord.words import WORDING
from tests.passing_time import step_towards

PATIENCE = 20.0
"""Real seconds in which whatever is waited for has to come."""


class Program:
    """Vertti with a database in `directory`. The starter may start groups."""

    def __init__(self, world: Simulated, clock: RehearsalClock, directory: Path, starter: str) -> None:
        self.world = world
        self._clock = clock
        self._directory = directory
        self._starter = PersonId(starter)
        self._app: App | None = None
        self._director: Director | None = None
        self._platform: DiscordPlatform | None = None
        self._running: asyncio.Task[None] | None = None

    @property
    def app(self) -> App:
        """The program that runs now."""
        assert self._app is not None
        return self._app

    async def begin(self) -> None:
        """Start on whatever the database holds."""
        db = await Database.open(self._directory)
        settings, entries = self.world.settings(self._directory), menu(table.COMMANDS, CATALOGUE)
        self._platform = DiscordPlatform(settings, entries, WORDING, gateway=SimulatedGateway(self.world), now=self._clock.real)
        await self._platform.start(StoredSyncMemory(db))
        policy = a_policy(admins=frozenset(), starters=(self._starter,))
        self._app = assemble(db, self._platform, self._clock, policy, Support(), catalogue=CATALOGUE)
        self._director = Director(
            db, self._clock, self._app.inbox, self._app.outbox, self._app.due, pause=timedelta(seconds=0.004)
        )
        self._running = asyncio.create_task(self._app.run())

    async def die(self) -> None:
        """End without taking leave of anybody."""
        assert self._running is not None
        self._running.cancel()
        await asyncio.gather(self._running, return_exceptions=True)
        await self.app.db.close()

    async def quiet(self) -> None:
        """Until all has been taken in and sent."""
        assert self._director is not None
        async with asyncio.timeout(PATIENCE):
            await self._director.quiet()

    async def until(self, goal: datetime) -> None:
        """Time passes, from one due step to the next."""
        assert self._director is not None
        while await step_towards(self.app, self._director, goal):
            await self.quiet()
        await self.quiet()
