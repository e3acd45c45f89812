"""Strangers may invite Vertti anywhere: it keeps no group waiting, and no room of many passes for a conversation of two."""

from __future__ import annotations

import asyncio

import pytest

from bot.chat.port import RoomId, UserId
from bot.in_flight import START
from tests.bot.world import ANNA, MATTI, STRANGER, World


async def test_homeservers_that_let_us_hang_keep_no_group_waiting(group_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    never, hanging = asyncio.Event(), 0
    accept = group_world.chat.accept

    async def hang(room: RoomId) -> None:
        nonlocal hanging
        hanging += 1
        try:
            await never.wait()
        finally:
            hanging -= 1
        await accept(room)

    monkeypatch.setattr(group_world.chat, "accept", hang)
    for number in range(3 * START):
        group_world.chat.begin_direct(UserId(f"@stranger{number}:far.away"))
    before = len(group_world.room_texts())
    async with asyncio.timeout(10):
        while not hanging:
            await asyncio.sleep(0.01)
        group_world.chat.say(group_world.room.id, UserId(ANNA), "!vertti tapaamiset")
        while len(group_world.room_texts()) == before:
            await asyncio.sleep(0.01)
    assert 0 < hanging < START
    never.set()
    await group_world.quiet()
    assert not hanging


async def test_a_room_of_many_that_is_called_direct_is_left_at_once(group_world: World) -> None:
    crowd = group_world.chat.begin_direct(UserId(STRANGER))
    group_world.chat.rooms[crowd].joined.update(UserId(f"@{number}:far.away") for number in range(1_000))
    await group_world.quiet()
    assert group_world.app.platform.me not in group_world.chat.rooms[crowd].present
    assert await group_world.app.db.read(lambda tx: tx.rooms.owner(crowd)) is None
    assert await group_world.tells(MATTI, "ohje")
