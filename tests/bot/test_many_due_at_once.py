"""When very much is due at once, what people ask in the meantime is not left behind it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

from bot import due
from bot.chat.memory import MemoryChat
from bot.chat.port import EventId, Message, RoomId, TryLater
from bot.store.database import Database
from bot.store.transaction import Tx
from facilitation.group import GroupState
from facilitation.steps import Step, StepKind
from tests.bot.store.samples import a_group
from tests.bot.world import a_world

MANY = 150


class Slow(MemoryChat):
    """Takes a moment for each message; notes how many more were waiting when one went."""

    def __init__(self, db: Database) -> None:
        super().__init__()
        self.db = db
        self.waiting: list[int] = []
        self.shut = False

    async def send(self, room: RoomId, message: Message, *, key: str, answers: EventId | None = None) -> EventId:
        if self.shut:
            raise TryLater("closed", after=30)
        await asyncio.sleep(0.01)
        self.waiting.append(await self.db.read(lambda tx: tx.outbox.waiting_count()))
        return EventId(f"$sent-{key}")


async def many_groups(db: Database, at: datetime) -> None:
    async def work(tx: Tx) -> None:
        for number in range(MANY):
            running = replace(a_group(key=f"group-{number}"), state=GroupState.RUNNING, room_opened_at=at)
            group = await tx.groups.insert(running, f"code-{number}")
            await tx.rooms.set_group_room(group.id, f"!room-{number}")
            await tx.steps.sync(group.id, [Step(StepKind.STARTING, 1, 0, at, at + timedelta(minutes=15))])

    await db.write(work)


async def test_the_outbox_never_holds_more_than_a_few_seconds_of_messages() -> None:
    db = await Database.in_memory()
    chat = Slow(db)
    async with a_world(db=db, chat=chat) as world:
        await many_groups(db, world.clock.now())
        world.app.due.wake()
        await world.quiet()
        assert len(chat.waiting) == MANY
        assert max(chat.waiting) <= due.ENOUGH + due.TOGETHER
    await db.close()


async def test_what_is_due_is_decided_even_when_nothing_can_be_sent() -> None:
    db = await Database.in_memory()
    chat = Slow(db)
    chat.shut = True
    async with a_world(db=db, chat=chat) as world:
        await many_groups(db, world.clock.now())
        world.app.due.wake()
        async with asyncio.timeout(10):
            while await db.read(lambda tx: tx.outbox.waiting_count()) < MANY:
                await asyncio.sleep(0.05)
    await db.close()
