"""What is thrown away, and when."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot import housekeeping
from bot.chat.memory import MemoryChat
from bot.chat.port import TryLater
from bot.clock import RehearsalClock
from bot.housekeeping import Housekeeping
from bot.store.database import Database

NIGHT = datetime(2026, 12, 1, 3, tzinfo=UTC)


class Chat(MemoryChat):
    """Notes which keys it is to throw away."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[datetime] = []
        self.connected = True
        self.asked_again = asyncio.Event()

    async def forget_keys(self, before: datetime) -> None:
        self.asked.append(before)
        self.asked_again.set()
        if not self.connected:
            raise TryLater("not connected")


class Clock(RehearsalClock):
    def real(self) -> datetime:
        return NIGHT


async def test_keys_are_kept_for_eight_days_and_ids_of_what_could_not_be_read_for_one() -> None:
    db, chat = await Database.in_memory(), Chat()
    await db.write(lambda tx: tx.unreadable.add("$old", "!room", NIGHT - timedelta(hours=25)))
    await db.write(lambda tx: tx.unreadable.add("$new", "!room", NIGHT - timedelta(hours=23)))
    chat.connected = False
    await Housekeeping(db, Clock(NIGHT), chat).tidy()
    assert chat.asked == [NIGHT - timedelta(days=8)]
    assert await db.read(lambda tx: tx.unreadable.all()) == [("!room", "$new")]
    await db.close()


async def test_keys_are_looked_at_every_hour_and_not_only_at_night(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(housekeeping, "HOUR", 0.01)
    db, chat = await Database.in_memory(), Chat()
    await db.write(lambda tx: tx.unreadable.add("$old", "!room", NIGHT - timedelta(hours=25)))
    running = asyncio.create_task(Housekeeping(db, Clock(NIGHT), chat).run())
    async with asyncio.timeout(5):
        for _ in range(2):
            chat.asked_again.clear()
            await chat.asked_again.wait()
    assert len(await db.read(lambda tx: tx.unreadable.all())) == 1, "the rest waits for the night"
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await db.close()
