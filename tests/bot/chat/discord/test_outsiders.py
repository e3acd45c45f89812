"""Who is not in a group sees nothing of it in the server: no channel, no words, no meeting; and nobody is called in vain."""

from __future__ import annotations

from datetime import timedelta

import discord

from bot.chat.port import Joined, Left, Meeting, Message, Voted
from bot.chat.richtext import paragraph
from tests.contract.discord_stage import DiscordStage
from tests.contract.stage import a_poll, fresh


def a_meeting(stage: DiscordStage, number: int = 1) -> Meeting:
    """A meeting tomorrow."""
    starts = stage.world.env.now().replace(microsecond=0) + timedelta(days=number)
    return Meeting(number, f"Tapaaminen {number}", starts, starts + timedelta(minutes=90))


async def test_a_member_of_the_server_who_is_not_in_the_group_sees_neither_channel_nor_meeting(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna, stage.bea)
    await stage.send(room, "Meidän kesken")
    await stage.platform.ask(room, a_poll(), key=fresh("key"))
    before = {one.id for one in stage.world.env.backend.channels.values() if stage.world.sees(int(stage.cilla), one.id)}
    await stage.platform.show_meetings(room, [a_meeting(stage)])
    seen = {one.id for one in stage.world.env.backend.channels.values() if stage.world.sees(int(stage.cilla), one.id)}
    assert seen == before
    assert int(room) not in seen
    assert [one.name for one in stage.world.events_for(int(stage.anna))] == ["Tapaaminen 1"]
    assert stage.world.events_for(int(stage.cilla)) == []
    assert stage.world.events_for(stage.world.stranger.id) == []


async def test_who_goes_sees_nothing_more_and_who_comes_sees_the_meetings(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna, stage.bea)
    await stage.platform.show_meetings(room, [a_meeting(stage), a_meeting(stage, 2)])
    await stage.platform.remove(room, stage.bea)
    await stage.hears(Left, lambda event: event.sender == stage.bea)
    await stage.platform.invite(room, stage.cilla)
    assert stage.world.events_for(int(stage.bea)) == []
    assert len(stage.world.events_for(int(stage.cilla))) == 2


async def test_who_is_put_out_by_an_administrator_of_the_server_has_gone(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna, stage.bea)
    stage.world.put_out(int(room), int(stage.bea))
    await stage.world.env.settle()
    assert (await stage.hears(Left, lambda event: event.sender == stage.bea)).room == room


async def test_meetings_are_shown_as_they_are_now_and_once(stage: DiscordStage) -> None:
    room, other = await stage.room_for(stage.anna), await stage.room_for(stage.bea)
    await stage.platform.show_meetings(other, [a_meeting(stage)])
    first, second, third = (a_meeting(stage, number) for number in (1, 2, 3))
    for meetings in ([first, second], [first, second], [second, third]):
        await stage.platform.show_meetings(room, meetings)
    await stage.restart()
    await stage.platform.show_meetings(room, [second, third])
    assert sorted(one.name for one in stage.world.events_for(int(stage.anna))) == ["Tapaaminen 2", "Tapaaminen 3"]
    assert [one.name for one in stage.world.events_for(int(stage.bea))] == ["Tapaaminen 1"]


async def test_what_is_for_all_calls_the_people_of_the_group_one_by_one(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna, stage.bea)
    everyone = await stage.platform.send(room, Message(paragraph("Aloitetaan"), everyone=True), key=fresh("key"))
    called = stage.world.message(int(everyone))
    assert sorted(called.ping_user_ids) == sorted((int(stage.anna), int(stage.bea)))
    assert not called.mention_everyone


async def test_words_that_look_like_a_call_call_nobody(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna, stage.bea)
    words = f"@everyone @here <@{stage.bea}> <@&{stage.world.admins.id}>"
    sent = await stage.platform.send(room, Message(paragraph(words)), key=fresh("key"))
    shown = stage.world.message(int(sent))
    assert (shown.ping_user_ids, shown.ping_role_ids, shown.mention_everyone) == ([], [], False)


async def test_who_sees_the_channel_without_being_in_the_group_does_not_stand_among_its_answers(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna)
    poll = await stage.platform.ask(room, a_poll(), key=fresh("key"))
    # An administrator of the server sees every channel.
    stage.world.guild._guild.roles[stage.world.guild.id].permissions |= discord.Permissions(administrator=True).value
    await stage.world.click(stage.cilla, int(poll), "v/yes")
    await stage.vote(stage.anna, room, poll, "yes")
    await stage.hears(Voted, lambda one: one.sender == stage.anna)
    assert stage.cilla not in stage.world.message(int(poll)).content
    assert [one.sender for one in stage.heard_in(room, Voted)] == [stage.anna]


async def test_who_is_removed_and_let_in_again_at_once_stays(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna, stage.bea)
    await stage.platform.remove(room, stage.bea)
    stage.world.let_in(int(room), int(stage.bea))
    await stage.hears(Left, lambda event: event.sender == stage.bea)
    await stage.world.env.settle()
    assert stage.world.sees(int(stage.bea), int(room))
    heard = [type(one) for one in stage.heard if isinstance(one, Joined | Left) and one.sender == stage.bea]
    assert heard == [Joined, Left, Joined]
