"""The closed room: Vertti opens it, waits for a facilitator, invites the others, and is gone before the talk begins."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.chat.memory import MemoryChat, Room
from bot.chat.memory.platform import ME
from bot.chat.port import RoomId, UserId
from bot.store.database import Database
from facilitation.group import ClosedRoom
from tests.bot.world import ANNA, KAISA, LIISA, MATTI, MEMBERS, MINNA, OLLI, PEKKA, World, a_plan, a_world

PLAN = a_plan(closed_room=True, members=MEMBERS[:4])


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with a_world() as running:
        await running.apply(PLAN)
        yield running


def closed(world: World) -> Room:
    """The second room."""
    (room,) = [one for one in world.chat.group_rooms() if one.id != world.room.id]
    return room


async def come_to_closed(world: World, *people: str) -> None:
    for person in people:
        world.chat.join(closed(world).id, UserId(person))
    await world.quiet()


async def test_it_waits_for_a_facilitator_and_only_they_are_invited_at_first(world: World) -> None:
    room = closed(world)
    assert (room.joined, room.invited) == ({ME}, {UserId(ANNA)})
    assert room.name == "Kirjanpitäjät: keskustelu"
    assert set(room.powerful) == {ME, UserId(ANNA)}
    await world.join(ANNA, *MEMBERS[:4])
    assert room.joined == {ME}, "an empty room could never be joined"
    (told,) = [text for text in world.private(ANNA) if "suljettu huone" in text]
    assert "lähden itse heti sen jälkeen" in told
    assert not any("suljettu huone" in text for text in world.private(PEKKA))


async def test_when_the_facilitator_has_come_the_others_are_invited_and_vertti_goes(world: World) -> None:
    await world.join(ANNA, PEKKA)
    before = len(world.room_texts())
    await come_to_closed(world, ANNA)
    room = closed(world)
    assert room.joined == {UserId(ANNA)}
    assert room.invited == {UserId(one) for one in (MINNA, *MEMBERS[:4])}
    assert [text for text in world.chat.texts(room.id) if "Lähden nyt tästä huoneesta" in text]
    (said,) = world.room_texts()[before:]
    assert "lähdin itse pois" in said
    assert ME in world.room.joined, "the practicalities room stays with Vertti"
    assert (await world.group()).closed_room is ClosedRoom.GIVEN
    await come_to_closed(world, PEKKA, MINNA)
    assert world.room_texts()[before:] == [said]


async def test_what_is_written_there_reaches_vertti_no_more_and_before_it_is_no_command(world: World) -> None:
    await world.join(ANNA)
    room = closed(world)
    world.chat.join(room.id, UserId(ANNA))
    world.chat.say(room.id, UserId(ANNA), "!vertti tapaamiset")
    await world.quiet()
    heard = len(world.chat._happened)
    world.chat.say(room.id, UserId(ANNA), "!vertti tapaamiset")
    assert len(world.chat._happened) == heard
    assert not any("1. ti" in text for text in world.chat.texts(room.id))


async def test_nobody_but_a_facilitator_sets_it_going(world: World) -> None:
    await world.join(ANNA, PEKKA)
    room = closed(world)
    room.invited.add(UserId(PEKKA))
    await come_to_closed(world, PEKKA)
    assert ME in room.joined
    assert (await world.group()).closed_room is ClosedRoom.WAITING


async def test_of_who_comes_later_or_goes_the_facilitator_is_told(world: World) -> None:
    await world.join(ANNA, PEKKA, LIISA)
    await come_to_closed(world, ANNA)
    await world.join(MATTI)
    assert not any("suljetussa huoneessa" in text for text in world.private(ANNA)), "he has his invitation"
    await world.tells(ANNA, f"lisää {OLLI}")
    await world.join(OLLI)
    (told,) = [text for text in world.private(ANNA) if "En ole enää suljetussa huoneessa" in text]
    assert OLLI in told
    assert UserId(OLLI) not in closed(world).present
    world.chat.leave_room(world.room.id, UserId(PEKKA))
    await world.quiet()
    await world.until("2026-11-23T12:00")
    (told,) = [text for text in world.private(ANNA) if "voi olla yhä suljetussa huoneessa" in text]
    assert "Pekka" in told


async def test_a_group_gets_its_closed_room_later_and_never_a_second_one() -> None:
    async with a_world() as world:
        await world.apply(a_plan(members=MEMBERS[:4]))
        await world.join(ANNA, KAISA)
        assert len(world.chat.group_rooms()) == 1
        for plan in (PLAN, PLAN, replace(PLAN, closed_room=False), PLAN):
            await world.apply(plan)
        assert closed(world).invited == {UserId(ANNA)}
        await come_to_closed(world, ANNA)
        for plan in (replace(PLAN, closed_room=False), PLAN):
            await world.apply(plan)
        assert len(world.chat.group_rooms()) == 2
        assert UserId(KAISA) in closed(world).invited


async def test_groups_without_the_wish_have_one_room() -> None:
    async with a_world() as world:
        await world.apply(a_plan())
        await world.join(ANNA)
        assert len(world.chat.group_rooms()) == 1
        assert not any("suljettu" in text for text in world.private(ANNA))


async def test_a_facilitator_may_put_vertti_out_before_it_leaves(world: World) -> None:
    await world.join(ANNA)
    room = closed(world)
    room.joined.add(UserId(ANNA))
    world.chat.put_out(room.id, UserId(ANNA), ME)
    await world.quiet()
    assert (await world.group()).closed_room is ClosedRoom.GIVEN


async def test_a_crash_at_any_moment_makes_no_second_room_and_loses_no_invitation() -> None:
    """The homeserver goes away at the worst moments, and Vertti is started anew each time."""
    db, chat = await Database.in_memory(), MemoryChat()
    try:
        async with a_world(db=db, chat=chat) as world:
            await world.apply(PLAN)
            await world.join(ANNA)
        chat.join(RoomId(closed(world).id), UserId(ANNA))
        chat.down = True
        async with a_world(db=db, chat=chat) as world:
            while (await world.group()).closed_room is not ClosedRoom.GIVEN:
                await world.app.inbox.begun.wait()
        assert ME in closed(world).joined
        chat.down = False
        async with a_world(db=db, chat=chat) as world:
            await world.quiet()
        assert ME not in closed(world).joined
        assert closed(world).invited == {UserId(one) for one in (MINNA, *MEMBERS[:4])}
    finally:
        await db.close()


async def test_when_the_group_is_erased_and_nobody_ever_came_vertti_does_not_stay(world: World) -> None:
    await world.join(ANNA, MINNA, *MEMBERS[:4])
    room = closed(world)
    await world.until("2027-10-01T12:00")
    assert ME not in world.room.joined, "the group is erased"
    assert ME not in room.joined
