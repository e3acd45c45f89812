"""What becomes of a channel that Vertti leaves, loses or may not work in, and how it comes back."""

from __future__ import annotations

from dataclasses import replace

from bot.chat.port import InvitedToRoom, KnownRoom, Left, RemovedFromRoom, RightsChanged, Said
from tests.bot.chat.discord.test_outsiders import a_meeting
from tests.contract.discord_stage import DiscordStage


def voices(stage: DiscordStage) -> list[int]:
    """The voice channels of the server."""
    return [one.id for one in stage.world.env.backend.channels.values() if one.type == 2]


async def test_the_channel_of_a_group_that_has_ended_goes_to_the_archive_and_stays_its_peoples(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna, stage.bea)
    await stage.platform.show_meetings(room, [a_meeting(stage)])
    assert len(voices(stage)) == 1
    await stage.platform.hand_over(room, [stage.anna])
    await stage.platform.leave(room)
    assert stage.world.channel(int(room)).parent_id == stage.world.archive.id
    assert voices(stage) == []
    assert stage.world.events_for(int(stage.anna)) == []
    assert [stage.world.sees(int(one), int(room)) for one in (stage.anna, stage.bea, stage.cilla)] == [True, True, False]
    assert not await stage.platform.able(room)


async def test_of_two_groups_of_the_same_name_each_has_a_voice_channel_of_its_own(stage: DiscordStage) -> None:
    room, other = await stage.room_for(stage.anna, stage.bea), await stage.room_for(stage.bea, stage.cilla)
    for one in (room, other):
        await stage.platform.show_meetings(one, [a_meeting(stage)])
    assert len(voices(stage)) == 2
    for voice in voices(stage):
        inside = {int(one) for one in (stage.anna, stage.bea, stage.cilla) if stage.world.sees(int(one), voice)}
        assert inside in ({int(stage.anna), int(stage.bea)}, {int(stage.bea), int(stage.cilla)})


async def test_who_was_put_out_of_the_channel_by_hand_does_not_stay_in_its_voice_channel(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna, stage.bea)
    await stage.platform.show_meetings(room, [a_meeting(stage)])
    (voice,) = voices(stage)
    stage.world.put_out(int(room), int(stage.bea))
    await stage.world.env.settle()
    await stage.hears(Left, lambda event: event.sender == stage.bea)
    assert not stage.world.sees(int(stage.bea), voice)
    assert stage.world.sees(int(stage.anna), voice)


async def test_rights_that_are_taken_and_given_back_are_heard(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna)
    me = int(stage.platform.me)
    own = replace(next(one for one in stage.world.channel(int(room)).overwrites if one.target_id == me))
    stage.world.put_out(int(room), me)
    await stage.world.env.settle()
    assert not (await stage.hears(RightsChanged, lambda event: event.room == room)).able
    stage.world.env.backend.set_overwrite(int(room), own)
    await stage.world.env.settle()
    await stage.hears(RightsChanged, lambda event: event.room == room and event.able)
    await stage.hears(InvitedToRoom, lambda event: event.room == room)
    await stage.platform.accept(room)


async def test_a_room_that_was_taken_for_lost_and_is_there_is_entered_again_at_the_next_start(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna)
    stage.memory.known.append(KnownRoom(room, direct=False, people=(stage.anna,), able=False))
    await stage.restart()
    await stage.hears(InvitedToRoom, lambda event: event.room == room)
    assert stage.heard_in(room, RemovedFromRoom) == []


async def test_what_was_known_to_be_lost_is_not_lost_once_more_at_each_start(stage: DiscordStage) -> None:
    room = await stage.room_for(stage.anna)
    stage.memory.known.append(KnownRoom(room, direct=False, people=(stage.anna,), able=False))
    stage.world.env.backend.delete_channel(int(room))
    await stage.world.env.settle()
    gone = len(stage.heard_in(room, RemovedFromRoom))
    await stage.restart()
    direct = await stage.direct_room_for(stage.anna)
    said = await stage.say(stage.anna, direct, "apua")
    await stage.hears(Said, lambda event: event.event == said)
    assert len(stage.heard_in(room, RemovedFromRoom)) == gone
