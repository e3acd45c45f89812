"""The voice channel of a group, and what stands in the calendar there, is that group's and nobody else's."""

from __future__ import annotations

import pytest

from bot.chat.port import TryLater, UserId
from tests.bot.chat.discord.test_outsiders import a_meeting
from tests.contract.discord_stage import DiscordStage

VOICE = 2


def voices(stage: DiscordStage, who: UserId) -> list[int]:
    """The voice channels that somebody sees."""
    every = stage.world.env.backend.channels.values()
    return [one.id for one in every if int(one.type) == VOICE and stage.world.sees(int(who), one.id)]


def shown(stage: DiscordStage, who: UserId) -> list[str]:
    """The meetings that somebody sees in the calendar."""
    return sorted(one.name for one in stage.world.events_for(int(who)))


async def test_of_two_groups_of_the_same_name_neither_takes_the_others_voice_channel(stage: DiscordStage) -> None:
    small, large = await stage.room_for(stage.anna), await stage.room_for(stage.anna, stage.bea)
    await stage.platform.show_meetings(small, [a_meeting(stage, 1)])
    await stage.platform.invite(large, stage.cilla)
    await stage.platform.remove(large, stage.cilla)
    await stage.platform.show_meetings(large, [a_meeting(stage, 2)])
    await stage.platform.show_meetings(small, [a_meeting(stage, 1)])
    assert shown(stage, stage.bea) == ["Tapaaminen 2"]
    assert shown(stage, stage.anna) == ["Tapaaminen 1", "Tapaaminen 2"]
    await stage.platform.invite(large, stage.cilla)
    assert shown(stage, stage.cilla) == ["Tapaaminen 2"]
    await stage.platform.leave(large)
    assert shown(stage, stage.anna) == ["Tapaaminen 1"]


async def test_a_renamed_or_moved_voice_channel_is_still_the_groups(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna)
    await stage.platform.show_meetings(room, [a_meeting(stage)])
    (voice,) = voices(stage, stage.anna)
    stage.world.channel(voice).name = "Juttunurkka"
    await stage.platform.set_topic(room, "Toinen aihe")
    await stage.platform.show_meetings(room, [a_meeting(stage, 2)])
    assert voices(stage, stage.anna) == [voice]
    await stage.platform.remove(room, stage.anna)
    assert voices(stage, stage.anna) == []
    assert await stage.topic(stage.anna, room) == "Toinen aihe"


async def test_when_the_channel_cannot_name_it_yet_none_is_left_over(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna)
    stage.world.faithful.limit("PATCH", "/channels/*", retry_after=540)
    with pytest.raises(TryLater):
        await stage.platform.show_meetings(room, [a_meeting(stage)])
    assert voices(stage, stage.anna) == []
    await stage.platform.show_meetings(room, [a_meeting(stage)])
    assert len(voices(stage, stage.anna)) == 1
    assert shown(stage, stage.anna) == ["Tapaaminen 1"]


async def test_a_channel_that_was_opened_to_others_has_a_voice_channel_that_is_not(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna)
    stage.world.env.backend.delete_overwrite(int(room), stage.world.guild.id)
    await stage.platform.show_meetings(room, [a_meeting(stage)])
    assert (voices(stage, stage.cilla), shown(stage, stage.cilla)) == ([], [])
    assert shown(stage, stage.anna) == ["Tapaaminen 1"]


async def test_what_people_have_put_into_the_calendar_stays_and_what_was_begun_early_is_there_once(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna)
    await stage.platform.show_meetings(room, [a_meeting(stage)])
    (voice,) = voices(stage, stage.anna)
    (ours,) = stage.world.events_for(int(stage.anna))
    stage.world.env.backend.create_scheduled_event(
        stage.world.guild.id,
        name="Kahvit",
        entity_type=2,
        scheduled_start_time=a_meeting(stage, 3).starts.isoformat(),
        creator_id=int(stage.anna),
        channel_id=voice,
    )
    await stage.platform.show_meetings(room, [a_meeting(stage)])
    assert shown(stage, stage.anna) == ["Kahvit", "Tapaaminen 1"]
    ours.status = type(ours.status)(2)
    await stage.platform.show_meetings(room, [a_meeting(stage)])
    assert shown(stage, stage.anna) == ["Kahvit", "Tapaaminen 1"]
