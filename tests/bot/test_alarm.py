"""The alarm clock only says "look now"; the database knows what is due."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta, tzinfo

import pytest
from apscheduler.schedulers import base

import bot.alarm
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

    async def wake(self) -> None:
        """As a job of the scheduler rings."""
        self.ring()

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


async def test_the_night_watch_stands_beside_it(alarm: Alarm) -> None:
    (night,) = alarm._scheduler.get_jobs()
    assert (night.id, night.misfire_grace_time) == ("night", None)


class AnHourBehind(datetime):
    """What a machine shows whose clock was put back."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        return datetime.now(tz) - timedelta(hours=1)


async def test_it_looks_every_twenty_seconds_also_when_the_clock_is_put_back(monkeypatch: pytest.MonkeyPatch, bell: Bell) -> None:
    assert bot.alarm.HEARTBEAT == 20
    monkeypatch.setattr(bot.alarm, "HEARTBEAT", 0.02)
    alarm = Alarm(bell.ring, lambda: None)
    alarm.start()
    await bell.heard()
    monkeypatch.setattr(base, "datetime", AnHourBehind)
    for _ in range(3):
        await bell.heard()
    alarm.stop()
    rung = bell.times
    await asyncio.sleep(0.06)
    assert bell.times == rung


async def test_an_alarm_set_while_the_clock_was_wrong_rings_when_it_is_right_again(
    monkeypatch: pytest.MonkeyPatch, bell: Bell
) -> None:
    monkeypatch.setattr(bot.alarm, "HEARTBEAT", 0.02)
    alarm = Alarm(lambda: None, lambda: None)
    monkeypatch.setattr(alarm, "_wake", bell.wake)
    alarm.start()
    monkeypatch.setattr(base, "datetime", AnHourBehind)
    alarm.set(soon(0))
    await asyncio.sleep(0.06)
    assert not bell.times
    monkeypatch.setattr(base, "datetime", datetime)
    await bell.heard()
    alarm.stop()


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
