"""The connection breaks, Discord cannot reach the server for a while, or Vertti is taken out of it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from simcord.enums import MessageType

from bot.chat.port import KnownRoom, Refused, RemovedFromRoom, RoomId, Said
from tests.contract.discord_stage import DiscordStage


def known(stage: DiscordStage, *rooms: RoomId) -> None:
    """The program has these rooms, in which everybody is."""
    people = (stage.anna, stage.bea)
    stage.memory.known += [KnownRoom(one, direct=False, people=people) for one in rooms]


def the_guild(stage: DiscordStage) -> Any:
    """The server as discord.py knows it."""
    guild = stage.platform.client.get_guild(int(stage.world.guild.id))
    assert guild is not None
    return guild


async def to_the_end(stage: DiscordStage) -> None:
    """Take whatever comes."""
    async for _ in stage.platform.batches():
        pass


async def test_what_was_written_in_an_interruption_is_heard_although_somebody_else_wrote_right_after_it(
    stage: DiscordStage,
) -> None:
    annas, beas = await stage.direct_room_for(stage.anna), await stage.direct_room_for(stage.bea)
    client = stage.platform.client
    await client.on_disconnect()
    listener, client.listener = client.listener, None
    await stage.say(stage.anna, annas, "katkon aikana")
    client.listener = listener
    await stage.world.env.advance_time(600)
    await stage.say(stage.bea, beas, "katkon jälkeen")
    await stage.hears(Said, lambda one: one.text == "katkon jälkeen")
    await client.on_ready()
    await stage.hears(Said, lambda one: one.text == "katkon aikana")


async def test_after_an_interruption_in_which_nothing_was_missed_the_place_moves_on(stage: DiscordStage) -> None:
    annas, client = await stage.direct_room_for(stage.anna), stage.platform.client
    await client.on_disconnect()
    said = await stage.say(stage.anna, annas, "hei")
    await stage.hears(Said, lambda one: one.event == said)
    await client.on_resumed()
    async with asyncio.timeout(5):
        while said not in (await stage.memory.token() or ""):
            await asyncio.sleep(0)


async def test_while_the_server_is_out_of_reach_at_the_beginning_nobody_has_gone_and_no_channel_is_lost(
    stage: DiscordStage,
) -> None:
    room = await stage.room_for(stage.anna, stage.bea)
    known(stage, room)
    guild = the_guild(stage)
    channels = dict(guild._channels)
    guild._channels.clear()
    guild.unavailable = True
    direct = await stage.direct_room_for(stage.anna)
    await stage.platform.client.on_ready()
    said = await stage.say(stage.anna, direct, "hei")
    await stage.hears(Said, lambda one: one.event == said)
    assert stage.heard_in(room, RemovedFromRoom) == []
    guild._channels.update(channels)
    guild.unavailable = False


async def test_what_has_happened_meanwhile_is_heard_once_the_server_is_reached(stage: DiscordStage) -> None:
    lost = await stage.room_for(stage.anna, stage.bea)
    known(stage, lost)
    guild = the_guild(stage)
    guild._channels.pop(int(lost))
    await stage.platform.client.on_guild_available(guild)
    await stage.hears(RemovedFromRoom, lambda one: one.room == lost)


async def test_who_is_taken_out_of_the_server_hears_no_more_and_says_why(stage: DiscordStage) -> None:
    await stage.stop_listening()
    await stage.platform.client.on_guild_remove(the_guild(stage))
    with pytest.raises(Refused) as refused:
        await asyncio.wait_for(to_the_end(stage), 5)
    assert refused.value.code == "NOT_IN_SERVER"


async def test_another_server_that_is_left_concerns_nobody(stage: DiscordStage) -> None:
    annas, client = await stage.direct_room_for(stage.anna), stage.platform.client
    other = stage.world.env.create_guild("Muualla", owner=stage.world.stranger)
    await stage.world.env.settle()
    found = client.get_guild(int(other.id))
    assert found is not None
    await client.on_guild_remove(found)
    said = await stage.say(stage.anna, annas, "hei")
    await stage.hears(Said, lambda one: one.event == said)


@pytest.mark.parametrize("missed", [False, True], ids=["seen as it comes", "read later"])
async def test_that_somebody_has_pinned_something_is_nothing_that_they_said(stage: DiscordStage, missed: bool) -> None:
    annas, client = await stage.direct_room_for(stage.anna), stage.platform.client
    backend = stage.world.env.backend
    listener = client.listener
    if missed:
        await client.on_disconnect()
        client.listener = None
    pinned = backend.create_message(int(annas), int(stage.anna), "pinned", message_type=MessageType.PINS_ADD)
    said = await stage.say(stage.anna, annas, "hei")
    client.listener = listener
    await client.on_ready()
    await stage.hears(Said, lambda one: one.event == said)
    assert str(pinned.id) not in {one.event for one in stage.heard_in(annas, Said)}
