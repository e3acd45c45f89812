"""Signs under Vertti's messages: put there once, pressed by people, taken away, pressed again."""

from __future__ import annotations

import pytest

from bot.chat.port import Pressed, RoomUnusable, Said
from tests.contract.stage import Stage, a_message, a_poll, fresh

pytestmark = pytest.mark.asyncio(loop_scope="module")

PLAY, PAUSE = "▶️", "⏸️"


async def test_a_sign_is_put_under_a_message_once_however_often_it_is_asked_for(stage: Stage) -> None:
    room = await stage.room_for(stage.anna)
    card = await stage.send(room, "Keskustelu, klo 18.25 asti.")
    key = fresh("key")
    first = await stage.platform.react(room, card, PLAY, key=key)
    assert await stage.platform.react(room, card, PLAY, key=key) == first
    assert await stage.platform.react(room, card, PLAY, key=fresh("key")) == first, "as after a restore, when keys are new"
    assert await stage.platform.react(room, card, PAUSE, key=fresh("key")) != first
    assert sorted(await stage.signs(stage.anna, room, card)) == sorted([(stage.platform.me, PLAY), (stage.platform.me, PAUSE)])


async def test_a_press_is_heard_and_once_it_is_taken_away_the_next_one_is_too(stage: Stage) -> None:
    room = await stage.room_for(stage.anna)
    card = await stage.send(room, "Keskustelu")
    stage.memory.messages.add(card)
    await stage.platform.react(room, card, PLAY, key=fresh("key"))
    first = await stage.press(stage.anna, room, card, PLAY)
    heard = await stage.hears(Pressed, lambda event: event.event == first)
    assert (heard.room, heard.sender, heard.message, heard.sign) == (room, stage.anna, card, PLAY)
    if stage.offers("signs of people's own"):
        with pytest.raises(PermissionError):
            await stage.press(stage.anna, room, card, PLAY)
    await stage.platform.redact(room, first, key=fresh("key"))
    assert await stage.signs(stage.anna, room, card) == [(stage.platform.me, PLAY)]
    second = await stage.press(stage.anna, room, card, PLAY)
    await stage.hears(Pressed, lambda event: event.event == second)
    assert {one.sender for one in stage.heard_in(room, Pressed)} == {stage.anna}, "nothing is heard of our own signs"


async def test_only_what_is_pressed_under_our_own_messages_is_heard(stage: Stage) -> None:
    room = await stage.room_for(stage.anna, stage.bea)
    theirs = await stage.say(stage.anna, room, "huomenta kaikille")
    poll = await stage.platform.ask(room, a_poll(), key=fresh("key"))
    stage.memory.messages.add(poll)
    await stage.platform.react(room, poll, "👍", key=fresh("key"))
    await stage.press(stage.bea, room, theirs, PLAY)
    ours = await stage.press(stage.bea, room, poll, "👍")
    await stage.hears(Pressed, lambda event: event.event == ours)
    await stage.say(stage.bea, room, "!vertti apua")
    await stage.hears(Said, lambda event: event.room == room)
    assert [one.message for one in stage.heard_in(room, Pressed)] == [poll]


async def test_what_was_pressed_while_vertti_was_away_is_heard_afterwards(stage: Stage) -> None:
    room = await stage.room_for(stage.anna)
    card = await stage.send(room, "Keskustelu")
    stage.memory.messages.add(card)
    await stage.platform.react(room, card, PLAY, key=fresh("key"))
    async with stage.deaf():
        pressed = await stage.press(stage.anna, room, card, PLAY)
    assert (await stage.hears(Pressed, lambda event: event.event == pressed)).message == card


async def test_an_edited_message_keeps_its_signs(stage: Stage) -> None:
    room = await stage.room_for(stage.anna)
    card = await stage.send(room, "Keskustelu, klo 18.25 asti.")
    await stage.platform.react(room, card, PLAY, key=fresh("key"))
    await stage.platform.edit(room, card, a_message("Keskustelu, klo 18.30 asti."), key=fresh("key"))
    assert await stage.signs(stage.anna, room, card) == [(stage.platform.me, PLAY)]


async def test_in_a_room_without_vertti_nothing_can_be_put(stage: Stage) -> None:
    room = await stage.room_for(stage.anna)
    card = await stage.send(room, "Keskustelu")
    await stage.platform.leave(room)
    with pytest.raises(RoomUnusable):
        await stage.platform.react(room, card, PLAY, key=fresh("key"))
