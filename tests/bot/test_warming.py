"""Some minutes before something falls due its rooms are made ready for it, and nothing is shown."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.app import assemble
from bot.chat.memory import MemoryChat
from bot.chat.port import Refused, RoomId, TryLater, UserId
from bot.clock import SystemClock
from bot.store.database import Database
from bot.warming import Warming
from facilitation.group import GroupId
from facilitation.practice import Support
from facilitation.steps import Step, StepKind
from tests.bot.world import ANNA, CATALOGUE, MEMBERS, MINNA, World, a_plan, a_policy, a_world


class Noting(MemoryChat):
    """Notes which rooms are made ready, and until when; `trouble` is raised for a room."""

    def __init__(self, clock: object = None) -> None:
        super().__init__()
        self.ready: list[tuple[RoomId, datetime]] = []
        self.trouble: dict[RoomId, Exception] = {}

    async def prepare(self, room: RoomId, *, until: datetime) -> bool:
        if room in self.trouble:
            raise self.trouble[room]
        self.ready.append((room, until))
        return True

    def names(self) -> set[str]:
        """Whose rooms have been made ready."""
        names = {
            room: ",".join(sorted(one.partition(":")[0] for one in self.rooms[room].joined - {self.me}))
            if self.rooms[room].direct
            else "group"
            for room, _ in self.ready
        }
        return set(names.values())


def warming(world: World) -> Warming:
    return Warming(world.app.db, world.clock, world.chat, world.app.outbox, pause=0)


async def plan_only(world: World, *steps: Step) -> None:
    """Of all that the group has before it, these steps are left."""
    group = await world.group()
    await world.app.db.write(lambda tx: tx.steps.sync(GroupId(group.id), steps))


def in_minutes(world: World, minutes: int, kind: StepKind) -> Step:
    due = world.clock.now() + timedelta(minutes=minutes)
    return Step(kind, 1, 0, due, due + timedelta(hours=1))


async def test_the_room_of_what_falls_due_soon_is_made_ready_and_no_other() -> None:
    chat = Noting()
    async with a_world(chat=chat) as world:
        await world.apply(a_plan())
        await world.join(ANNA, MINNA, *MEMBERS)
        said = len(chat.shown)
        await plan_only(world, in_minutes(world, 30, StepKind.STARTING))
        assert await warming(world).look() == 0
        await plan_only(world, step := in_minutes(world, 15, StepKind.STARTING))
        assert await warming(world).look() == 1
        assert chat.names() == {"group"}
        assert chat.ready[0][1] > step.due
        assert len(chat.shown) == said


@pytest.mark.parametrize(
    ("kind", "whose"),
    [
        (StepKind.PULSE, {"group", "@anna", "@minna", *(one.partition(":")[0] for one in MEMBERS)}),
        (StepKind.BUNDLE, {"group", "@anna", "@minna"}),
    ],
)
async def test_for_private_words_the_direct_rooms_of_those_whom_they_are_for_are_made_ready(
    kind: StepKind, whose: set[str]
) -> None:
    chat = Noting()
    async with a_world(chat=chat) as world:
        await world.apply(a_plan())
        await world.join(ANNA, MINNA, *MEMBERS)
        await plan_only(world, in_minutes(world, 10, kind))
        await warming(world).look()
        assert chat.names() == whose


async def test_what_goes_wrong_with_one_room_leaves_the_others_ready() -> None:
    chat = Noting()
    async with a_world(chat=chat) as world:
        await world.apply(a_plan())
        await world.join(ANNA, MINNA, *MEMBERS)
        rooms = {one.id: one for one in chat.rooms.values() if one.direct}
        troubles = (TryLater("down"), Refused("NOT_ENCRYPTED"), RuntimeError("a fault"))
        chat.trouble = dict(zip(rooms, troubles, strict=False))
        await plan_only(world, in_minutes(world, 10, StepKind.PULSE))
        await warming(world).look()
        assert {room for room, _ in chat.ready} == {world.room.id, *rooms} - set(chat.trouble)


async def test_what_is_to_be_sent_goes_first() -> None:
    chat = Noting()
    async with a_world(chat=chat) as world:
        await world.apply(a_plan())
        await world.join(ANNA, MINNA, *MEMBERS)
        await plan_only(world, in_minutes(world, 10, StepKind.STARTING))
        world.app.outbox.wake()
        looking = asyncio.create_task(warming(world).look())
        for _ in range(3):
            await asyncio.sleep(0)
            if not world.app.outbox.idle:
                assert chat.ready == []
        assert await looking == 1


async def test_no_rehearsal_is_kept_waiting_by_it() -> None:
    async with a_world() as world:
        assert world.app.warming is None


async def test_the_program_makes_rooms_ready_by_itself() -> None:
    chat, db = Noting(), await Database.in_memory()
    async with a_world(db=db, chat=chat, begins=datetime.now(UTC)) as world:
        await world.apply(a_plan())
        await world.join(ANNA)
        await plan_only(world, in_minutes(world, 10, StepKind.STARTING))
    await chat.stop()
    from bot.inbox import StoredSyncMemory

    await chat.start(StoredSyncMemory(db))
    app = assemble(db, chat, SystemClock(), a_policy(), Support("Minna, puh. 050 000 0000"), catalogue=CATALOGUE)
    running = asyncio.create_task(app.run())
    async with asyncio.timeout(10):
        while not chat.ready:
            await asyncio.sleep(0.01)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await db.close()
    assert chat.rooms[chat.ready[0][0]].id == chat.group_rooms()[0].id
    assert UserId(ANNA) in chat.group_rooms()[0].joined
