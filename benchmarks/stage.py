"""What the benchmarks run on: a homeserver of their own, and the whole program on a database on disk."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.app import App, assemble
from bot.chat.matrix import MatrixPlatform, MatrixSettings
from bot.chat.memory.platform import MemoryPlatform
from bot.clock import SystemClock
from bot.demo.homeserver import Homeserver
from bot.inbox import StoredSyncMemory
from bot.policy import Policy
from bot.store.database import Database
from facilitation.group import GroupPlan
from facilitation.practice import Support
from facilitation.session import PersonId
from facilitation.times import WallTime
from facilitation.words import Language

PASSWORD = "a secret of its own"
ZONE = "Europe/Helsinki"
LOOK = 0.01
"""Seconds between two looks at whether the program is done."""


@asynccontextmanager
async def a_homeserver() -> AsyncIterator[tuple[Homeserver, Path]]:
    """A Synapse without rate limits, and a directory for whoever uses it; both are gone afterwards."""
    with TemporaryDirectory(prefix="vertti-benchmark-") as directory:
        async with await Homeserver.start(Path(directory) / "homeserver") as server:
            yield server, Path(directory)


async def settings(server: Homeserver, directory: Path, name: str) -> MatrixSettings:
    """An account for Vertti, with its data in the directory."""
    user = await server.register(name, PASSWORD)
    return MatrixSettings(server.url, user, directory / name, password=PASSWORD)


@asynccontextmanager
async def vertti(platform: MatrixPlatform | MemoryPlatform, directory: Path) -> AsyncIterator[App]:
    """The program as `vertti run` puts it together, once it has begun to act."""
    db = await Database.open(directory)
    try:
        await platform.start(StoredSyncMemory(db))
        app = assemble(db, platform, SystemClock(), policy(), Support("Minna, 050 000 0000"))
        running = asyncio.create_task(app.run())
        try:
            await _begun(app, running)
            yield app
            if running.done():
                running.result()
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
    finally:
        await platform.stop()
        await db.close()


async def _begun(app: App, running: asyncio.Task[None]) -> None:
    """Until the program has begun to act, or ended instead."""
    begun = asyncio.create_task(app.inbox.begun.wait())
    try:
        await asyncio.wait((begun, running), return_when=asyncio.FIRST_COMPLETED)
    finally:
        begun.cancel()


async def all_sent(app: App) -> None:
    """Until nothing is due and the outbox is empty. Looks at the store only when the program says that it is idle."""
    while True:
        await asyncio.sleep(LOOK)
        if app.due.idle and app.outbox.idle and await nothing_waits(app):
            return


async def nothing_waits(app: App) -> bool:
    """Whether the store knows of nothing to do at this moment."""
    due = await app.db.read(lambda tx: tx.steps.next_due())
    waiting = await app.db.read(lambda tx: tx.outbox.waiting_count())
    return waiting == 0 and (due is None or due > app.clock.now())


def policy() -> Policy:
    """What is configured: nothing."""
    return Policy(frozenset(), (), 0, 10, Language.EN, ZONE, _no_groups_by_command)


def _no_groups_by_command(name: str, first: WallTime, sessions: int | None, starter: PersonId, language: Language) -> GroupPlan:
    raise NotImplementedError("nobody starts groups here")
