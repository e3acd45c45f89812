"""A poll that is over stays over, and its end is said once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.chat.discord.calls import POLL_EXPIRED, UNKNOWN_MESSAGE
from bot.chat.port import EventId, RoomId, TryLater
from bot.chat.richtext import paragraph
from tests.contract.discord_stage import DiscordStage
from tests.contract.stage import a_poll, fresh
from tests.discord.reading import controls
from tests.discord.refusals import Refusal

END = paragraph("Suljettu")
NATIVE = replace(a_poll(), counted=False)


async def end(stage: DiscordStage, room: RoomId, poll: EventId, key: str = "") -> EventId:
    """End it."""
    return await stage.platform.end_poll(room, poll, END, key=key or fresh("key"))


async def ends(stage: DiscordStage, room: RoomId) -> int:
    """How often the end was said."""
    return [*(await stage.texts(stage.anna, room))].count("Suljettu")


async def test_a_press_that_was_under_way_does_not_bring_the_buttons_back(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna, stage.bea)
    poll = await stage.platform.ask(room, a_poll(), key=fresh("key"))
    await stage.vote(stage.anna, room, poll, "yes")
    before = list(stage.world.message(int(poll)).components)
    await end(stage, room, poll)
    stage.world.message(int(poll)).components = before  # as Bea still sees it
    await stage.vote(stage.bea, room, poll, "yes")
    assert str(stage.bea) not in stage.world.message(int(poll)).content
    stage.world.message(int(poll)).components = []
    assert controls(stage.world.message(int(poll))) == []


async def test_a_poll_of_discords_own_that_has_ended_by_itself_is_told_to_be_over(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna)
    poll = await stage.platform.ask(room, NATIVE, key=fresh("key"))
    stage.world.faithful.refuse("POST", "/channels/*/polls/*/expire", Refusal(400, POLL_EXPIRED, "Poll expired"))
    await end(stage, room, poll)
    assert await ends(stage, room) == 1


@pytest.mark.parametrize("poll", [a_poll(), NATIVE], ids=["ours", "Discord's own"])
async def test_a_poll_that_somebody_has_deleted_is_told_to_be_over(stage: DiscordStage, poll: object) -> None:
    room = await stage.room_for(stage.anna)
    asked = await stage.platform.ask(room, poll, key=fresh("key"))  # type: ignore[arg-type]
    stage.world.faithful.refuse("GET", f"/channels/*/messages/{asked}", Refusal(404, UNKNOWN_MESSAGE, "Unknown Message"))
    await end(stage, room, asked)
    assert await ends(stage, room) == 1


@pytest.mark.parametrize("lost", ["PATCH", "POST"])
async def test_an_end_that_got_no_answer_is_said_once(stage: DiscordStage, lost: str) -> None:
    room, key = await stage.room_for(stage.anna), fresh("key")
    poll = await stage.platform.ask(room, a_poll(), key=fresh("key"))
    stage.world.faithful.lose_answer(lost, "/channels/*/messages*")
    with pytest.raises(TryLater):
        await end(stage, room, poll, key)
    await end(stage, room, poll, key)
    assert await ends(stage, room) == 1
    assert controls(stage.world.message(int(poll))) == []
