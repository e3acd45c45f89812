"""The machine's clock is put back by an hour while a message waits for its next try: it does not wait for an hour."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.chat.port import TryLater
from bot.store.database import Database
from tests.bot.world import ANNA, World, a_plan, a_world

WAIT = 0.3
"""Real seconds for which the chat asks Vertti to wait."""


@pytest.fixture
async def db() -> AsyncIterator[Database]:
    one = await Database.in_memory()
    yield one
    await one.close()


def asks_to_wait(world: World, monkeypatch: pytest.MonkeyPatch, seconds: float) -> asyncio.Event:
    """The chat takes nothing the first time; the event is set when it was asked."""
    asked, send = asyncio.Event(), world.chat.send

    async def at_second_try(*what: Any, **more: Any) -> Any:
        if not asked.is_set():
            asked.set()
            raise TryLater("busy", after=seconds)
        return await send(*what, **more)

    monkeypatch.setattr(world.chat, "send", at_second_try)
    return asked


def an_hour_ago() -> datetime:
    return datetime.now(UTC) - timedelta(hours=1)


async def waits(world: World) -> bool:
    """Whether a row waits for its next try."""
    return await world.app.db.read(lambda tx: tx.outbox.next_not_before(datetime.now(UTC))) is not None


async def test_what_waits_is_tried_again_as_soon_as_it_would_have_been(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    async with a_world(db=db) as world:
        await world.apply(a_plan())
        await world.join(ANNA)
        await asks(world, monkeypatch, WAIT)
        monkeypatch.setattr(world.clock, "real", an_hour_ago)
        await world.quiet()
        assert world.private(ANNA)[-1:] != world.private(ANNA)[:1]


async def test_after_a_start_nothing_waits_for_longer_than_minutes(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    async with a_world(db=db) as world:
        await world.apply(a_plan())
        await world.join(ANNA)
        await asks(world, monkeypatch, 3600)
        chat = world.chat
    monkeypatch.undo()
    before = await db.read(lambda tx: tx.outbox.next_not_before(datetime.now(UTC)))
    async with a_world(db=db, chat=chat) as world:
        async with asyncio.timeout(5):
            while True:
                after = await db.read(lambda tx: tx.outbox.next_not_before(datetime.now(UTC)))
                if after is not None and after < datetime.now(UTC) + timedelta(minutes=5):
                    break
                await asyncio.sleep(0.01)
    assert before is not None
    assert before > datetime.now(UTC) + timedelta(minutes=50)


async def asks(world: World, monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Anna gives a command, whose answer the chat does not take yet."""
    asked = asks_to_wait(world, monkeypatch, seconds)
    world.chat.write_privately(ANNA, "tapaamiset")  # type: ignore[arg-type]
    async with asyncio.timeout(5):
        await asked.wait()
        while not await waits(world):
            await asyncio.sleep(0)
