"""Discord asks for patience, or does not let Vertti do something: nothing is lost, and it is clear what is wrong."""

from __future__ import annotations

import asyncio
from typing import Any

import discord
import pytest

from bot.chat.discord.calls import Calls
from bot.chat.port import Refused, RightsChanged, Said, TryLater
from tests.contract.discord_stage import DiscordStage
from tests.contract.stage import a_message, fresh

MESSAGES = "/channels/*/messages"


async def test_a_short_wait_is_waited_out(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna)
    stage.world.faithful.limit("POST", MESSAGES, retry_after=1.5, times=2)
    await stage.send(room, "Hei")
    assert stage.world.faithful.waited == [1.5, 1.5]
    assert list(await stage.texts(stage.anna, room)) == ["Hei"]


async def test_a_long_wait_is_told_with_its_length_and_the_message_goes_out_afterwards(stage: DiscordStage) -> None:
    room, key = await stage.room_for(stage.anna), fresh("key")
    stage.world.faithful.limit("POST", MESSAGES, retry_after=600)
    with pytest.raises(TryLater) as told:
        await stage.platform.send(room, a_message("Hei"), key=key)
    assert told.value.after == 600
    await stage.platform.send(room, a_message("Hei"), key=key)
    assert list(await stage.texts(stage.anna, room)) == ["Hei"]


async def test_the_name_of_a_channel_changes_twice_in_ten_minutes_and_then_later(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna)
    stage.world.faithful.limit("PATCH", "/channels/*", retry_after=540)
    with pytest.raises(TryLater) as told:
        await stage.platform.set_topic(room, "Seuraava tapaaminen")
    assert told.value.after == 540
    await stage.platform.set_topic(room, "Seuraava tapaaminen")
    assert await stage.topic(stage.anna, room) == "Seuraava tapaaminen"


async def test_without_the_permission_to_pin_it_is_refused_and_told_that_not_all_can_be_done(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna)
    message = await stage.send(room, "Sovittua")
    stage.world.take_permissions("pin_messages")
    stage.world.env.backend.delete_overwrite(int(room), stage.world.env.backend.bot_user.id)
    stage.world.let_in(int(room), stage.world.env.backend.bot_user.id)
    await stage.world.env.settle()
    with pytest.raises(Refused) as refused:
        await stage.platform.pin(room, [message])
    assert "50013" in str(refused.value)
    assert not (await stage.hears(RightsChanged, lambda event: event.room == room)).able
    assert not await stage.platform.able(room)


async def test_a_server_that_fails_is_asked_again_later(stage: DiscordStage) -> None:
    room, key = await stage.room_for(stage.anna), fresh("key")
    stage.world.env.inject_error("POST", MESSAGES, status=503)
    with pytest.raises(TryLater):
        await stage.platform.send(room, a_message("Hei"), key=key)
    await stage.platform.send(room, a_message("Hei"), key=key)
    assert list(await stage.texts(stage.anna, room)) == ["Hei"]


async def test_one_conversation_that_cannot_be_read_now_does_not_hold_up_the_others(
    stage: DiscordStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    annas, beas = await stage.direct_room_for(stage.anna), await stage.direct_room_for(stage.bea)
    await stage.stop_listening()
    await stage.platform.stop()
    for who, room in ((stage.anna, annas), (stage.bea, beas)):
        await stage.say(who, room, f"terveisin {who}")
    answered, plain = asyncio.Event(), Calls.get

    async def slow(calls: Calls, path: str, **query: str | int) -> Any:
        if path == f"/channels/{annas}/messages":
            await answered.wait()
        return await plain(calls, path, **query)

    monkeypatch.setattr(Calls, "get", slow)
    await stage.restart(crashed=True)
    await stage.hears(Said, lambda one: one.sender == stage.bea)
    assert stage.heard_in(annas, Said) == []
    answered.set()
    await stage.hears(Said, lambda one: one.sender == stage.anna)


async def test_who_has_left_the_server_does_not_keep_a_channel_from_the_others(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna)
    with pytest.raises(Refused):
        await stage.platform.hand_over(room, [stage.nobody, stage.anna])
    channel = stage.world.channel(int(room))
    rights = stage.world.env.backend.compute_permissions(stage.world.guild.id, int(stage.anna), channel.id)
    assert discord.Permissions(rights).manage_channels


async def test_that_it_could_not_be_looked_up_who_is_an_administrator_is_not_remembered(stage: DiscordStage) -> None:
    direct = await stage.direct_room_for(stage.anna)
    stage.world.env.backend.guilds[stage.world.guild.id].members[int(stage.anna)].role_ids.append(stage.world.admins.id)
    stage.world.env.inject_error("GET", "/guilds/*/members/*", status=503)
    first = await stage.say(stage.anna, direct, "yksi")
    assert not (await stage.hears(Said, lambda one: one.event == first)).appointed
    second = await stage.say(stage.anna, direct, "kaksi")
    assert (await stage.hears(Said, lambda one: one.event == second)).appointed
