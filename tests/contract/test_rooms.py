"""Rooms: made once, found again, shared with exactly those who are meant."""

from __future__ import annotations

import pytest

from bot.chat.port import InvitedByOther, Refused, RoomSpec
from tests.contract.stage import Stage, fresh

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_room_is_found_again_by_its_marker_and_never_made_twice(stage: Stage) -> None:
    spec = RoomSpec(fresh("marker"), "Ryhmä", "Aihe", (stage.anna,))
    room = await stage.platform.create_room(spec, search=True)
    assert await stage.platform.create_room(spec, search=True) == room
    await stage.join(stage.anna, room)
    assert await stage.platform.create_room(spec, search=True) == room
    assert await stage.platform.create_room(RoomSpec(fresh("marker"), "Ryhmä", "Aihe", ()), search=True) != room


async def test_a_direct_room_is_found_again_too(stage: Stage) -> None:
    spec = RoomSpec(fresh("direct"), "", "", (stage.anna,), direct=True)
    room = await stage.platform.create_room(spec, search=True)
    assert await stage.platform.create_room(spec, search=True) == room


async def test_a_room_that_is_found_again_invites_whoever_is_missing(stage: Stage) -> None:
    marker = fresh("marker")
    room = await stage.platform.create_room(RoomSpec(marker, "Ryhmä", "Aihe", ()), search=False)
    assert await stage.platform.create_room(RoomSpec(marker, "Ryhmä", "Aihe", (stage.anna,)), search=True) == room
    await stage.join(stage.anna, room)


async def test_a_room_that_vertti_has_left_is_not_found(stage: Stage) -> None:
    spec = RoomSpec(fresh("marker"), "Ryhmä", "Aihe", ())
    room = await stage.platform.create_room(spec, search=False)
    await stage.platform.leave(room)
    assert await stage.platform.create_room(spec, search=True) != room


async def test_inviting_twice_is_once_and_who_is_there_stays(stage: Stage) -> None:
    room = await stage.room_for(stage.anna)
    await stage.platform.invite(room, stage.anna)
    await stage.platform.invite(room, stage.bea)
    await stage.platform.invite(room, stage.bea)
    await stage.join(stage.bea, room)
    await stage.hears_joining(stage.bea, room)


async def test_somebody_unknown_is_refused(stage: Stage) -> None:
    room = await stage.room_for(stage.anna)
    with pytest.raises(Refused):
        await stage.platform.invite(room, stage.nobody)
    for direct in (False, True):
        with pytest.raises(Refused):
            await stage.platform.create_room(RoomSpec(fresh("marker"), "", "", (stage.nobody,), direct), search=False)


async def test_removing_twice_is_fine_and_so_is_removing_a_stranger(stage: Stage) -> None:
    room = await stage.room_for(stage.anna, stage.bea)
    await stage.platform.remove(room, stage.bea)
    await stage.platform.remove(room, stage.bea)
    await stage.platform.remove(room, stage.cilla)
    await stage.send(room, "Ilman beaa")
    await stage.reads(stage.anna, room, "Ilman beaa")


async def test_leaving_twice_is_fine_and_so_is_leaving_where_one_never_was(stage: Stage) -> None:
    room = await stage.room_for(stage.anna)
    await stage.platform.leave(room)
    await stage.platform.leave(room)
    await stage.platform.leave(stage.nowhere)


async def test_nothing_is_done_to_a_room_that_vertti_is_not_in(stage: Stage) -> None:
    left = await stage.room_for(stage.anna)
    await stage.platform.leave(left)
    for room in (left, stage.nowhere):
        for call in (
            stage.platform.pin(room, []),
            stage.platform.set_name(room, "Nimi"),
            stage.platform.set_topic(room, "Aihe"),
            stage.platform.invite(room, stage.bea),
            stage.platform.remove(room, stage.anna),
            stage.platform.hand_over(room, [stage.anna]),
            stage.platform.accept(room),
        ):
            with pytest.raises(Refused):
                await call


async def test_only_vertti_invites_until_the_room_is_handed_over(stage: Stage) -> None:
    room = await stage.room_for(stage.anna, stage.bea)
    for who in (stage.anna, stage.bea):
        with pytest.raises(PermissionError):
            await stage.invite(who, room, stage.cilla)
    stage.needs("power that is handed on")
    await stage.platform.hand_over(room, [stage.anna])
    await stage.platform.hand_over(room, [stage.anna])
    with pytest.raises(PermissionError):
        await stage.invite(stage.bea, room, stage.cilla)
    await stage.invite(stage.anna, room, stage.cilla)
    noticed = await stage.hears(InvitedByOther, lambda event: event.room == room)
    assert (noticed.sender, noticed.invited) == (stage.anna, stage.cilla)


async def test_alone_is_who_has_nobody_else_there_or_invited(stage: Stage) -> None:
    room = await stage.direct_room_unanswered(stage.anna)
    assert await stage.platform.alone_with(room, stage.anna), "also while she is only invited"
    assert not await stage.platform.alone_with(room, stage.bea)
    await stage.join(stage.anna, room)
    assert await stage.platform.alone_with(room, stage.anna)
    stage.needs("direct rooms for more")
    await stage.platform.invite(room, stage.bea)
    assert not await stage.platform.alone_with(room, stage.anna), "a third person may come at any moment"
    await stage.platform.remove(room, stage.bea)
    assert await stage.platform.alone_with(room, stage.anna)
    await stage.leave(stage.anna, room)
    assert not await stage.platform.alone_with(room, stage.anna)


async def test_nobody_is_alone_with_vertti_where_it_is_not(stage: Stage) -> None:
    assert not await stage.platform.alone_with(stage.nowhere, stage.anna)
    stage.needs("invitations that wait")
    left = await stage.direct_room_for(stage.anna)
    await stage.platform.leave(left)
    invited = await stage.begin_direct(stage.anna)
    for room in (left, invited):
        assert not await stage.platform.alone_with(room, stage.anna)


async def test_rooms_of_its_own_making_are_found_by_how_their_markers_begin(stage: Stage) -> None:
    stage.needs("markers that can be read")
    mark = fresh("mark")
    specs = [RoomSpec(f"{mark}/{number}", "Ryhmä", "Aihe", (stage.anna,)) for number in (1, 2)]
    first, second = [await stage.platform.create_room(one, search=False) for one in specs]
    assert set(await stage.platform.rooms_made(f"{mark}/")) == {first, second}
    await stage.platform.leave(first)
    assert set(await stage.platform.rooms_made(f"{mark}/")) == {second}
    assert set(await stage.platform.rooms_made(f"{mark}/3")) == set()


async def test_who_leads_a_room_has_full_power_in_it_after_vertti_has_left(stage: Stage) -> None:
    stage.needs("power that is handed on")
    spec = RoomSpec(fresh("closed"), "Ryhmä", "Aihe", (stage.anna,), leads=(stage.anna,))
    room = await stage.platform.create_room(spec, search=False)
    assert await stage.platform.create_room(spec, search=True) == room
    await stage.join(stage.anna, room)
    await stage.hears_joining(stage.anna, room)
    await stage.platform.leave(room)
    await stage.invite(stage.anna, room, stage.bea)
    await stage.join(stage.bea, room)
    with pytest.raises(PermissionError):
        await stage.put_out(stage.bea, room, stage.anna)
    await stage.put_out(stage.anna, room, stage.bea)
