"""The whole program on a real wire: database, doors and all, in the process of the test."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.app import App, assemble
from bot.chat.discord.platform import DiscordPlatform
from bot.clock import SystemClock
from bot.commands import table
from bot.commands.menu import menu
from bot.inbox import StoredSyncMemory
from bot.store.database import Database
from facilitation.practice import Support
from facilitation.session import PersonId
from tests.bot.world import CATALOGUE, a_policy
from tests.discord.wire import Wire
from tests.discord.words import WORDING

MENU = menu(table.COMMANDS, CATALOGUE)


@asynccontextmanager
async def whole_program(wire: Wire, db: Database) -> AsyncIterator[App]:
    """Vertti running on that database, with Anna for an administrator; everything but the database ends with the context."""
    policy = a_policy(admins=frozenset({PersonId(wire.server.state.anna)}))
    platform = DiscordPlatform(wire.settings(), MENU, WORDING)
    await platform.start(StoredSyncMemory(db))
    app = assemble(db, platform, SystemClock(), policy, Support("Minna, puh. 050 000 0000"), catalogue=CATALOGUE)
    running = asyncio.create_task(app.run())
    try:
        await asyncio.wait({running, asyncio.create_task(app.inbox.begun.wait())}, return_when=asyncio.FIRST_COMPLETED)
        yield app
        if running.done():
            running.result()
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await platform.stop()
