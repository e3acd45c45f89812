"""The group's room is lost: Vertti says so to those who can help, is silent meanwhile, and goes on when there is a room again."""

from __future__ import annotations

import pytest

from bot.chat.memory.platform import ME
from bot.chat.port import RoomId, UserId
from facilitation.group import GroupState, RoomTrouble
from facilitation.session import PersonId
from tests.bot.world import ADMIN, ANNA, MEMBERS, MINNA, PEKKA, STRANGER, World, a_plan

GONE, POWERLESS, CLOSED = "poistettu ryhmän huoneesta", "puuttuvat oikeudet", "huone on suljettu"
NOT_IN, REGAINED, HERE = "en päässyt siihen", "Huone on taas kunnossa", "Olen taas täällä"


@pytest.fixture
async def lost(group_world: World) -> World:
    """Pekka, who has got power in the room somehow, has put Vertti out."""
    group_world.chat.share_power(group_world.room.id, UserId(ME), UserId(PEKKA), by=ME)
    group_world.chat.put_out(group_world.room.id, UserId(PEKKA), ME)
    await group_world.quiet()
    return group_world


def told(world: World, text: str) -> set[PersonId]:
    """Who was told this in private."""
    return {one for one in (ANNA, MINNA, ADMIN, STRANGER, *MEMBERS) if any(text in line for line in world.private(one))}


def said_in(world: World, room: RoomId) -> int:
    return len([one for one in world.chat.transcript() if one.room == room])


def said_anywhere_else(world: World) -> list[str]:
    """What was said in rooms that are neither the group's nor for two."""
    others = {one.id for one in world.chat.group_rooms()[1:]}
    return [one.text for one in world.chat.transcript() if one.room in others]


async def test_facilitator_host_and_admin_hear_that_vertti_was_put_out_and_how_to_get_on(lost: World) -> None:
    assert told(lost, GONE) == {ANNA, MINNA, ADMIN}
    (line,) = [one for one in lost.private(ANNA) if GONE in one]
    assert "Kirjanpitäjät" in line
    assert "vaihda huone" in line
    assert (await lost.group()).trouble is RoomTrouble.GONE


async def test_the_schedule_rests_and_nothing_is_said_anywhere(lost: World) -> None:
    said = said_in(lost, lost.room.id)
    privately = {one: len(lost.private(one)) for one in MEMBERS}
    await lost.until("2027-01-20T12:00")
    assert said_in(lost, lost.room.id) == said
    assert said_anywhere_else(lost) == []
    assert {one: len(lost.private(one)) for one in MEMBERS} == privately
    assert not [one for one in lost.private(ANNA) if "ei mennyt perille" in one], "one word about it is enough"


async def test_who_leads_is_told_that_nothing_was_done_and_members_keep_their_rights(lost: World) -> None:
    before = await lost.group()
    await lost.tells(ANNA, "ohita 2")
    assert "En pääse nyt kirjoittamaan ryhmän huoneeseen" in lost.private(ANNA)[-1]
    assert await lost.group() == before
    await lost.tells(PEKKA, "tulen")
    assert (await lost.group()).session(1).rsvps[PEKKA]  # type: ignore[union-attr]
    await lost.tells(PEKKA, "tietosuoja")
    assert "Kirjanpitäjät" in lost.private(PEKKA)[-1]


async def test_invited_again_vertti_goes_on(lost: World) -> None:
    lost.chat.let_in(lost.room.id, UserId(PEKKA))
    await lost.quiet()
    assert (await lost.group()).trouble is None
    assert HERE in lost.room_texts()[-1]
    assert "1. ti 1.12. klo 17.00" in lost.room_texts()[-1]
    assert told(lost, REGAINED) == {ANNA, MINNA, ADMIN}
    await lost.until("2026-11-27T10:00")
    assert lost.poll("Pääsetkö")


async def test_invited_again_but_without_power_vertti_says_what_is_missing_and_waits(lost: World) -> None:
    lost.room.powerful = (UserId(PEKKA),)
    lost.chat.let_in(lost.room.id, UserId(PEKKA))
    await lost.quiet()
    assert (await lost.group()).trouble is RoomTrouble.POWERLESS
    assert told(lost, POWERLESS) == {ANNA, MINNA, ADMIN}
    said = said_in(lost, lost.room.id)
    await lost.until("2026-11-28T10:00")
    assert said_in(lost, lost.room.id) == said
    lost.chat.share_power(lost.room.id, UserId(PEKKA), ME, by=UserId(PEKKA))
    await lost.quiet()
    assert (await lost.group()).trouble is None
    await lost.until("2026-11-28T10:30")
    assert HERE in "\n".join(lost.room_texts())


async def test_when_nobody_can_invite_the_facilitator_gets_another_room(lost: World) -> None:
    old = lost.room.id
    await lost.tells(PEKKA, "uusi huone")
    assert "Tämän voi tehdä: vetäjä" in lost.private(PEKKA)[-1]
    await lost.tells(ANNA, "uusi huone")
    new = lost.chat.group_rooms()[-1]
    assert new.id != old
    assert new.invited == {UserId(one) for one in (ANNA, MINNA, *MEMBERS)}
    group = await lost.group()
    assert group.trouble is None
    assert await lost.app.db.read(lambda tx: tx.rooms.room_of_group(group.id)) == new.id
    assert HERE in lost.chat.texts(new.id)[0]
    for person in (ANNA, PEKKA):
        lost.chat.join(new.id, UserId(person), person)
    await lost.quiet()
    await lost.until("2026-11-27T10:00")
    assert lost.poll("Pääsetkö", new.id)
    assert said_in(lost, old) == len(lost.chat.texts(old))


async def test_a_room_in_order_is_not_changed(group_world: World) -> None:
    before = await group_world.group()
    await group_world.tells(ANNA, "uusi huone")
    assert "kaikki kunnossa" in group_world.private(ANNA)[-1]
    assert await group_world.group() == before
    assert len(group_world.chat.group_rooms()) == 1


async def test_power_taken_and_given_back(group_world: World) -> None:
    room = group_world.room.id
    group_world.chat.share_power(room, UserId(ME), UserId(PEKKA), by=ME)
    group_world.chat.share_power(room, UserId(PEKKA), by=UserId(PEKKA))
    await group_world.quiet()
    assert told(group_world, POWERLESS) == {ANNA, MINNA, ADMIN}
    said = said_in(group_world, room)
    await group_world.until("2026-12-02T12:00")
    assert said_in(group_world, room) == said
    group_world.chat.share_power(room, UserId(PEKKA), UserId(PEKKA), by=UserId(PEKKA))
    await group_world.quiet()
    assert len([one for one in group_world.private(ANNA) if POWERLESS in one]) == 1, "told once"
    group_world.chat.share_power(room, UserId(PEKKA), ME, by=UserId(PEKKA))
    await group_world.quiet()
    assert (await group_world.group()).trouble is None
    assert told(group_world, REGAINED) == {ANNA, MINNA, ADMIN}


async def replaced(
    world: World, by: PersonId, *, invites: bool = True, able: bool = True, founder: PersonId | None = None
) -> RoomId:
    """The room is closed by somebody in favour of another, which somebody (`by` if not said) has made."""
    new = world.chat.begin_room(UserId(founder or by))
    await world.quiet()
    place = world.chat.rooms[new]
    place.powerful = (*place.powerful, ME) if able else place.powerful
    if invites:
        place.invited.add(ME)
    world.room.powerful = (ME, UserId(by))
    world.chat.replace_room(world.room.id, UserId(by), new)
    await world.quiet()
    return new


@pytest.mark.parametrize("by", [ANNA, ADMIN])
async def test_the_room_was_replaced_by_somebody_entitled_and_vertti_follows(group_world: World, by: PersonId) -> None:
    old = group_world.room.id
    new = await replaced(group_world, by)
    group = await group_world.group()
    assert group.trouble is None
    assert await group_world.app.db.read(lambda tx: tx.rooms.room_of_group(group.id)) == new
    place = group_world.chat.rooms[new]
    assert ME in place.joined
    assert ME not in group_world.chat.rooms[old].present
    assert place.invited >= {UserId(one) for one in MEMBERS}
    assert HERE in group_world.chat.texts(new)[0]
    await group_world.until("2026-11-27T10:00")
    assert group_world.poll("Pääsetkö", new)


async def test_the_new_room_gives_vertti_no_power_so_it_waits_there(group_world: World) -> None:
    new = await replaced(group_world, ANNA, able=False)
    assert (await group_world.group()).trouble is RoomTrouble.POWERLESS
    assert told(group_world, POWERLESS) == {ANNA, MINNA, ADMIN}
    assert group_world.chat.texts(new) == []
    group_world.chat.share_power(new, UserId(ANNA), ME, by=UserId(ANNA))
    await group_world.quiet()
    assert HERE in group_world.chat.texts(new)[0]


@pytest.mark.parametrize("by", [PEKKA, MINNA, STRANGER])
async def test_the_room_was_replaced_by_somebody_else_and_vertti_only_tells(group_world: World, by: PersonId) -> None:
    new = await replaced(group_world, by)
    assert ME not in group_world.chat.rooms[new].joined
    assert (await group_world.group()).trouble is RoomTrouble.REPLACED
    assert told(group_world, CLOSED) == {ANNA, MINNA, ADMIN}
    said = said_in(group_world, group_world.room.id)
    await group_world.until("2026-12-02T12:00")
    assert said_in(group_world, group_world.room.id) == said
    assert said_anywhere_else(group_world) == []


async def test_vertti_cannot_come_in_and_is_invited_later(group_world: World) -> None:
    new = await replaced(group_world, ANNA, invites=False)
    assert told(group_world, NOT_IN) == {ANNA, MINNA, ADMIN}
    group_world.chat.rooms[new].powerful = (UserId(ANNA), UserId(STRANGER), ME)
    group_world.chat.let_in(new, UserId(STRANGER))
    await group_world.quiet()
    assert (await group_world.group()).trouble is RoomTrouble.REPLACED, "only who is entitled leads the group there"
    group_world.chat.let_in(new, UserId(ANNA))
    await group_world.quiet()
    assert (await group_world.group()).trouble is None
    assert HERE in group_world.chat.texts(new)[0]


async def test_a_room_that_somebody_else_has_made_is_left_at_once(group_world: World) -> None:
    new = await replaced(group_world, ANNA, founder=STRANGER)
    assert ME not in group_world.chat.rooms[new].present
    assert group_world.chat.texts(new) == []
    assert told(group_world, NOT_IN) == {ANNA, MINNA, ADMIN}
    assert (await group_world.group()).trouble is RoomTrouble.REPLACED


async def test_nobody_leads_a_group_into_another_groups_room_or_a_direct_room(group_world: World) -> None:
    other = a_plan(key="toinen", name="Toinen")
    await group_world.apply(a_plan(), other)
    second = group_world.chat.group_rooms()[1].id
    group_world.chat.rooms[second].founder = UserId(ANNA)
    direct = group_world.chat.direct_room(UserId(ANNA))
    for successor in (second, direct, None):
        group_world.room.powerful = (ME, UserId(ANNA))
        group_world.chat.replace_room(group_world.room.id, UserId(ANNA), successor)
        await group_world.quiet()
        assert (await group_world.group()).trouble is RoomTrouble.REPLACED
    toinen = await group_world.group("toinen")
    assert await group_world.app.db.read(lambda tx: tx.rooms.room_of_group(toinen.id)) == second
    assert ME in group_world.chat.rooms[second].joined


async def test_what_was_promised_is_deleted_on_its_day_though_the_room_is_lost(lost: World) -> None:
    await lost.until("2027-08-30T12:00")
    assert await lost.app.db.read(lambda tx: tx.groups.find_by_key("kirjanpitajat")) is None


async def test_rooms_that_are_none_of_ours_are_nobodys_trouble(group_world: World) -> None:
    room = group_world.chat.begin_direct(UserId(PEKKA))
    await group_world.quiet()
    group_world.chat.share_power(room, UserId(PEKKA), by=UserId(PEKKA))
    group_world.chat.replace_room(room, UserId(PEKKA), None)
    await group_world.quiet()
    assert told(group_world, POWERLESS) == told(group_world, CLOSED) == set()


async def test_that_vertti_hands_the_room_over_in_the_end_is_no_trouble(group_world: World) -> None:
    await group_world.until("2027-05-20T12:00")
    assert (await group_world.group()).state is GroupState.ENDED
    group_world.chat.share_power(group_world.room.id, UserId(ANNA), by=ME)
    await group_world.quiet()
    assert told(group_world, POWERLESS) == set()
    assert (await group_world.group()).trouble is None
