"""What Vertti said before a restart still works after it, and what happened meanwhile is heard."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.chat.port import Joined, KnownRoom, Left, Pressed, RemovedFromRoom, Said, Voted
from tests.contract.discord_stage import DiscordStage
from tests.contract.stage import a_poll, fresh

restarts = pytest.mark.parametrize("crashed", [False, True], ids=["taken leave", "crashed"])


@restarts
async def test_buttons_of_before_work_afterwards(stage: DiscordStage, crashed: bool) -> None:
    room = await stage.room_for(stage.anna)
    stage.memory.known.append(KnownRoom(room, direct=False, people=(stage.anna,)))
    poll, several = [await stage.platform.ask(room, replace(a_poll(), most=most), key=fresh("key")) for most in (1, 2)]
    card = await stage.send(room, "Keskustelu")
    await stage.platform.react(room, card, "▶️", key=fresh("key"))
    await stage.restart(crashed=crashed)
    await stage.vote(stage.anna, room, poll, "yes")
    await stage.vote(stage.anna, room, several, "yes", "no")
    await stage.press(stage.anna, room, card, "▶️")
    assert (await stage.hears(Voted, lambda one: one.poll == poll)).answers == ("yes",)
    assert (await stage.hears(Voted, lambda one: one.poll == several)).answers == ("yes", "no")
    assert (await stage.hears(Pressed, lambda one: one.message == card)).sign == "▶️"


@restarts
async def test_commands_are_chosen_afterwards_as_before(stage: DiscordStage, crashed: bool) -> None:
    room = await stage.room_for(stage.anna)
    stage.memory.known.append(KnownRoom(room, direct=False, people=(stage.anna,)))
    await stage.restart(crashed=crashed)
    said = await stage.say(stage.anna, room, "!vertti apua")
    heard = await stage.hears(Said, lambda one: one.event == said)
    assert (heard.room, heard.private) == (room, False)


async def test_who_came_and_went_meanwhile_is_heard(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna, stage.bea)
    stage.memory.known.append(KnownRoom(room, direct=False, people=(stage.anna, stage.bea)))
    await stage.stop_listening()
    await stage.platform.stop()
    stage.world.put_out(int(room), int(stage.bea))
    stage.world.let_in(int(room), int(stage.cilla))
    await stage.restart(crashed=True)
    assert (await stage.hears(Left, lambda one: one.room == room)).sender == stage.bea
    assert (await stage.hears(Joined, lambda one: one.room == room and one.sender == stage.cilla)).name == "cilla"


async def test_a_channel_that_was_deleted_meanwhile_is_heard(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna)
    stage.memory.known.append(KnownRoom(room, direct=False, people=(stage.anna,)))
    await stage.stop_listening()
    await stage.platform.stop()
    stage.world.env.backend.delete_channel(int(room))
    await stage.restart(crashed=True)
    await stage.hears(RemovedFromRoom, lambda one: one.room == room)


async def test_what_somebody_wrote_to_vertti_alone_meanwhile_is_heard_in_its_order(stage: DiscordStage) -> None:
    direct = await stage.direct_room_for(stage.anna)
    first = await stage.say(stage.anna, direct, "ennen")
    await stage.hears(Said, lambda one: one.event == first)
    await stage.stop_listening()
    await stage.platform.stop()
    for text in ("yksi", "kaksi"):
        await stage.say(stage.anna, direct, text)
    await stage.restart(crashed=True)
    await stage.hears(Said, lambda one: one.text == "kaksi")
    assert [one.text for one in stage.heard_in(direct, Said)] == ["ennen", "yksi", "kaksi"]
