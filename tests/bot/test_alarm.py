"""The alarm clock only says "look now"; the database knows what is due."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.alarm import Alarm
from bot.app import assemble
from bot.chat.memory import MemoryChat
from bot.clock import SystemClock
from bot.inbox import StoredSyncMemory
from bot.store.database import Database
from facilitation.practice import Support
from tests.bot.world import a_policy


class Bell:
    """Counts how often it was rung."""

    def __init__(self) -> None:
        self.rung = asyncio.Event()
        self.times = 0

    def ring(self) -> None:
        """Once more."""
        self.times += 1
        self.rung.set()

    async def heard(self) -> None:
        """Wait for the next ring, but not for ever."""
        async with asyncio.timeout(5):
            await self.rung.wait()
        self.rung.clear()


@pytest.fixture
async def bell() -> Bell:
    return Bell()


@pytest.fixture
async def alarm(bell: Bell) -> AsyncIterator[Alarm]:
    one = Alarm(bell.ring, lambda: None)
    one.start()
    yield one
    one.stop()


def soon(milliseconds: int) -> datetime:
    """An instant a little ahead."""
    return datetime.now(UTC) + timedelta(milliseconds=milliseconds)


async def test_it_rings_at_its_time(alarm: Alarm, bell: Bell) -> None:
    alarm.set(soon(30))
    await bell.heard()
    assert bell.times == 1


async def test_a_time_that_has_passed_rings_at_once(alarm: Alarm, bell: Bell) -> None:
    alarm.set(datetime.now(UTC) - timedelta(hours=3))
    await bell.heard()


async def test_a_new_time_replaces_the_old_one(alarm: Alarm, bell: Bell) -> None:
    alarm.set(datetime.now(UTC) + timedelta(hours=1))
    alarm.set(soon(20))
    await bell.heard()
    alarm.set(None)
    assert alarm._scheduler.get_job("due") is None


async def test_it_can_be_set_again_from_what_it_wakes(alarm: Alarm, bell: Bell) -> None:
    alarm.set(soon(10))
    await bell.heard()
    alarm.set(soon(10))
    await bell.heard()
    assert bell.times == 2


async def test_a_heartbeat_and_the_night_watch_stand_beside_it(alarm: Alarm) -> None:
    jobs = {one.id: one for one in alarm._scheduler.get_jobs()}
    assert set(jobs) == {"heartbeat", "night"}
    assert jobs["heartbeat"].trigger.interval == timedelta(seconds=20)
    assert all(one.misfire_grace_time is None for one in jobs.values())


async def test_the_program_looks_at_the_database_whenever_it_rings_and_sets_the_next_alarm() -> None:
    db = await Database.in_memory()
    set_to: list[datetime | None] = []
    chat = MemoryChat()
    await chat.start(StoredSyncMemory(db))
    app = assemble(db, chat, SystemClock(), a_policy(), Support())
    app.due._arm = set_to.append
    running = asyncio.create_task(app.run())
    async with asyncio.timeout(5):
        while not set_to:
            await asyncio.sleep(0)
    looked = len(set_to)
    app.alarm._ring()
    async with asyncio.timeout(5):
        while len(set_to) == looked:
            await asyncio.sleep(0)
    assert set_to == [None] * len(set_to)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await db.close()
