"""Who comes, who goes, by whose hand."""

from __future__ import annotations

import pytest

from bot.chat.port import Joined, Left, Refused, RemovedFromRoom, RightsChanged, RoomId, RoomReplaced, Said, UserId
from tests.contract.stage import Stage, a_message, fresh

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def going(stage: Stage, room: RoomId, who: UserId) -> tuple[UserId, bool]:
    """By whom the person went, and whether they were only invited."""
    left = await stage.hears(Left, lambda event: event.room == room and event.sender == who)
    return left.by, left.was_invited


async def test_joining_is_told_once_with_the_name(stage: Stage) -> None:
    room = await stage.room_for(stage.anna)
    (joined,) = stage.heard_in(room, Joined)
    assert joined.sender == stage.anna
    assert joined.name.startswith("anna")


async def test_leaving_declining_removal_and_withdrawal_are_told_apart(stage: Stage) -> None:
    room, me = await stage.room_for(stage.anna, stage.bea), stage.platform.me
    waits = stage.offers("invitations that wait")
    await stage.leave(stage.anna, room)
    assert await going(stage, room, stage.anna) == (stage.anna, False)
    await stage.platform.remove(room, stage.bea)
    assert await going(stage, room, stage.bea) == (me, False)
    await stage.platform.invite(room, stage.cilla)
    if not waits:
        await stage.hears_joining(stage.cilla, room)
    await stage.leave(stage.cilla, room)
    assert await going(stage, room, stage.cilla) == (stage.cilla, waits)

    other = await stage.room_for(stage.anna)
    await stage.platform.invite(other, stage.cilla)
    await stage.platform.remove(other, stage.cilla)
    assert await going(stage, other, stage.cilla) == (me, waits)
    assert len(stage.heard_in(room, Left)) == 3
    assert len(stage.heard_in(other, Left)) == 1


async def test_somebody_who_was_put_out_by_another_person_is_told_with_that_persons_name(stage: Stage) -> None:
    stage.needs("power that is handed on")
    room = await stage.room_for(stage.anna, stage.bea)
    with pytest.raises(PermissionError):
        await stage.put_out(stage.anna, room, stage.bea)
    await stage.platform.hand_over(room, [stage.anna])
    await stage.put_out(stage.anna, room, stage.bea)
    assert await going(stage, room, stage.bea) == (stage.anna, False)


async def test_who_left_can_be_invited_again_and_comes_again(stage: Stage) -> None:
    room = await stage.room_for(stage.anna, stage.bea)
    await stage.leave(stage.bea, room)
    await going(stage, room, stage.bea)
    await stage.platform.invite(room, stage.bea)
    await stage.join(stage.bea, room)
    said = await stage.say(stage.bea, room, "!vertti täällä taas")
    await stage.hears(Said, lambda event: event.event == said)
    await stage.send(room, "Tervetuloa takaisin")
    await stage.reads(stage.bea, room, "Tervetuloa takaisin")
    assert [one.sender for one in stage.heard_in(room, Joined)].count(stage.bea) == 2


async def test_vertti_hears_that_it_was_removed_and_says_nothing_there_any_more(stage: Stage) -> None:
    stage.needs("rooms of others")
    room = await stage.begin_room(stage.anna)
    await stage.platform.accept(room)
    await stage.put_out(stage.anna, room, stage.platform.me)
    removed = await stage.hears(RemovedFromRoom, lambda event: event.room == room)
    assert removed.sender == stage.anna
    with pytest.raises(Refused):
        await stage.platform.send(room, a_message("Hei"), key=fresh("key"))


async def test_an_invitation_of_vertti_that_is_taken_back_is_a_removal_too(stage: Stage) -> None:
    stage.needs("invitations that wait")
    room = await stage.begin_direct(stage.anna)
    await stage.put_out(stage.anna, room, stage.platform.me)
    assert (await stage.hears(RemovedFromRoom, lambda event: event.room == room)).sender == stage.anna


async def test_what_vertti_does_itself_is_no_news(stage: Stage) -> None:
    room = await stage.room_for(stage.anna)
    await stage.send(room, "!vertti apua")
    await stage.platform.set_topic(room, "Aihe")
    await stage.platform.invite(room, stage.bea)
    said = await stage.say(stage.anna, room, "!vertti ohje")
    await stage.hears(Said, lambda event: event.event == said)
    await stage.platform.leave(room)
    after = await stage.room_for(stage.bea)
    coming = [Joined] if stage.offers("invitations that wait") else [Joined, Joined]
    assert [type(one) for one in stage.heard if getattr(one, "room", None) == room] == [*coming, Said]
    assert stage.heard_in(after, Joined)


async def test_vertti_knows_who_made_a_room_and_whether_its_power_is_enough_there(stage: Stage) -> None:
    own = await stage.room_for(stage.anna)
    assert await stage.platform.able(own)
    stage.needs("rooms of others")
    assert await stage.platform.founder(own) == stage.platform.me
    theirs = await stage.begin_room(stage.anna)
    assert not await stage.platform.able(theirs), "it is not even there"
    await stage.platform.accept(theirs)
    assert await stage.platform.founder(theirs) == stage.anna
    assert not await stage.platform.able(theirs)
    await stage.share_power(stage.anna, theirs)
    changed = await stage.hears(RightsChanged, lambda event: event.room == theirs)
    assert (changed.sender, changed.able) == (stage.anna, True)
    assert await stage.platform.able(theirs)
    await stage.platform.leave(own)
    assert not await stage.platform.able(own)


async def test_a_room_that_is_closed_in_favour_of_another_one_is_told_with_that_room(stage: Stage) -> None:
    stage.needs("rooms of others")
    room = await stage.begin_room(stage.anna)
    await stage.platform.accept(room)
    await stage.share_power(stage.anna, room)
    successor = await stage.close_room(stage.anna, room)
    told = await stage.hears(RoomReplaced, lambda event: event.room == room)
    assert (told.sender, told.successor) == (stage.anna, successor)
