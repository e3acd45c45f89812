"""The whole program dies in the middle of its work on Discord: what was shown is shown once, what was not is shown afterwards."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from facilitation.times import WallTime
from tests.bot.world import ZONE
from tests.discord.program import Program
from tests.discord.simulated import simulated
from tests.programme.discord_stage import OneTime

BEGINS = "2026-11-20T09:00"
MESSAGES = "/channels/*/messages"


@pytest_asyncio.fixture
async def program(tmp_path: Path) -> AsyncIterator[Program]:
    """Anna has started a group on Friday morning, whose first meeting is on Tuesday."""
    clock = OneTime(WallTime(datetime.fromisoformat(BEGINS), ZONE).instant())
    world = simulated({"anna": "Anna", "pekka": "Pekka"}, lambda: clock.now())
    one = Program(world, clock, tmp_path, str(world.actor("anna").id))
    await one.begin()
    await world.write("anna", world.direct("anna"), 'perusta "Kirjanpitäjät" 24.11. klo 17 5')
    await one.quiet()
    yield one
    await one.die()
    await world.env.shutdown()


def room_of(program: Program) -> int:
    return min(one.id for one in program.world.env.backend.channels.values() if one.parent_id == program.world.category.id)


def shown(program: Program) -> list[str]:
    """What stands in words in the group's channel, in the order in which it came."""
    room = room_of(program)
    return [one.content for one in program.world.read(program.world.actor("anna").id, room) if one.content]


async def lost_answer(program: Program) -> str:
    """A due message has reached Discord, and the answer does not come back; then Vertti dies. What the message says."""
    before = len(shown(program))
    program.world.faithful.lose_answer("POST", MESSAGES, times=50)
    coming = await program.app.db.read(lambda tx: tx.steps.next_due())
    assert coming is not None
    program.app.clock.jump(coming)  # type: ignore[attr-defined]
    program.app.due.wake()
    async with asyncio.timeout(20):
        while len(shown(program)) == before:
            await asyncio.sleep(0.01)
    await program.die()
    return shown(program)[before]


@pytest.mark.parametrize("later", [timedelta(seconds=20), timedelta(hours=2)], ids=["at once", "long after"])
async def test_what_had_reached_discord_is_not_shown_twice(program: Program, later: timedelta) -> None:
    lost = await lost_answer(program)
    before = shown(program)
    program.world.faithful.mend()
    if later > timedelta(minutes=1):
        program.world.faithful.forget_nonces()
    program.app.clock.jump(program.app.clock.now() + later)  # type: ignore[attr-defined]
    await program.begin()
    await program.quiet()
    after = shown(program)
    assert after[: len(before)] == before
    assert len(after) > len(before), "the rest of what was due is said"
    assert after.count(lost) == 1


async def test_a_group_that_was_being_founded_has_one_channel_afterwards(tmp_path: Path) -> None:
    clock = OneTime(WallTime(datetime.fromisoformat(BEGINS), ZONE).instant())
    world = simulated({"anna": "Anna"}, lambda: clock.now())
    program = Program(world, clock, tmp_path, str(world.actor("anna").id))
    await program.begin()
    world.faithful.lose_answer("POST", "/guilds/*/channels", times=1)
    await world.write("anna", world.direct("anna"), 'perusta "Kirjanpitäjät" 24.11. klo 17 5')
    async with asyncio.timeout(20):
        while not [one for one in world.env.backend.channels.values() if one.parent_id == world.category.id]:
            await asyncio.sleep(0.01)
    await program.die()
    await program.begin()
    await program.quiet()
    texts = [one for one in world.env.backend.channels.values() if one.parent_id == world.category.id and one.type == 0]
    assert len(texts) == 1
    assert any("Tapaamisten ajat" in one for one in shown(program))
    await program.die()
    await world.env.shutdown()
