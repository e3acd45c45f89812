"""Only Vertti invites, and only to its own rooms does it come itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.matrix.rooms_known import MOST_INVITATIONS, KnownRooms
from bot.chat.memory.platform import ME
from bot.chat.port import RoomId, UserId
from bot.handlers.doorkeeper import EACH, SPAN, TOGETHER, Doorkeeper
from facilitation.group import Standing
from facilitation.session import PersonId
from tests.bot.world import ADMIN, ANNA, LIISA, MINNA, PEKKA, STRANGER, World

WITHDRAWN = "Peruin kutsun"
UNINVITED = "ilman minun kutsuani"
NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


def give_power(world: World, person: PersonId) -> None:
    world.room.powerful = (*world.room.powerful, UserId(person))


async def test_somebodys_invitation_is_taken_back_with_a_word_to_them_alone(group_world: World) -> None:
    give_power(group_world, PEKKA)
    in_room = len(group_world.room_texts())
    group_world.chat.invite_past_us(group_world.room.id, UserId(PEKKA), UserId(STRANGER))
    await group_world.quiet()
    assert UserId(STRANGER) not in group_world.room.present
    assert WITHDRAWN in group_world.private(PEKKA)[-1]
    assert f"lisää {STRANGER}" in group_world.private(PEKKA)[-1]
    assert len(group_world.room_texts()) == in_room
    assert (await group_world.group()).member(STRANGER) is None


async def test_inviting_somebody_who_has_left_is_taken_back_too(group_world: World) -> None:
    give_power(group_world, PEKKA)
    group_world.chat.leave_room(group_world.room.id, UserId(LIISA))
    await group_world.quiet()
    group_world.chat.invite_past_us(group_world.room.id, UserId(PEKKA), UserId(LIISA))
    await group_world.quiet()
    assert UserId(LIISA) not in group_world.room.present
    assert WITHDRAWN in group_world.private(PEKKA)[-1]


async def test_who_comes_in_without_being_in_the_group_is_taken_out_and_the_facilitator_hears(group_world: World) -> None:
    """They accepted before the invitation could be taken back."""
    give_power(group_world, PEKKA)
    group_world.chat.invite_past_us(group_world.room.id, UserId(PEKKA), UserId(STRANGER))
    group_world.chat.join(group_world.room.id, UserId(STRANGER), "@room Joku")
    await group_world.quiet()
    assert UserId(STRANGER) not in group_world.room.present
    (told,) = [one for one in group_world.private(ANNA) if UNINVITED in one]
    assert STRANGER in told
    assert "Joku" not in told, "the name is theirs to choose"
    assert not [one for one in group_world.private(MINNA) + group_world.private(PEKKA) if UNINVITED in one]
    assert not group_world.private(STRANGER)


async def test_who_was_removed_does_not_come_back_in_their_old_role_by_anothers_invitation(group_world: World) -> None:
    give_power(group_world, MINNA)
    await group_world.tells(ANNA, f"poista jäsen {PEKKA}")
    group_world.chat.invite_past_us(group_world.room.id, UserId(MINNA), UserId(PEKKA))
    group_world.chat.join(group_world.room.id, UserId(PEKKA), "Pekka")
    await group_world.quiet()
    assert UserId(PEKKA) not in group_world.room.present
    member = (await group_world.group()).member(PEKKA)
    assert member is not None
    assert member.standing is Standing.LEFT
    await group_world.tells(ANNA, f"lisää {PEKKA}")
    group_world.chat.join(group_world.room.id, UserId(PEKKA), "Pekka")
    await group_world.quiet()
    assert UserId(PEKKA) in group_world.room.joined, "Vertti's own invitation counts"


@pytest.mark.parametrize("person", [STRANGER, PEKKA, ANNA, ADMIN])
async def test_an_invitation_to_any_other_room_is_declined(group_world: World, person: PersonId) -> None:
    room = group_world.chat.begin_room(UserId(person))
    await group_world.quiet()
    assert ME not in group_world.chat.rooms[room].present


@pytest.mark.parametrize("person", [STRANGER, PEKKA, ADMIN])
async def test_a_direct_conversation_is_accepted(group_world: World, person: PersonId) -> None:
    room = group_world.chat.begin_direct(UserId(person))
    await group_world.quiet()
    assert ME in group_world.chat.rooms[room].joined


def entered(world: World, rooms: list[RoomId]) -> int:
    """To how many of these invitations there was any answer."""
    return sum(ME not in world.chat.rooms[one].invited for one in rooms)


async def test_of_a_strangers_flood_of_invitations_a_few_are_answered_and_a_member_does_not_wait(group_world: World) -> None:
    direct = [group_world.chat.begin_direct(UserId(STRANGER)) for _ in range(20)]
    foreign = [group_world.chat.begin_room(UserId(STRANGER)) for _ in range(20)]
    mine = group_world.chat.begin_direct(UserId(PEKKA))
    await group_world.quiet()
    assert entered(group_world, direct + foreign) == EACH
    assert ME in group_world.chat.rooms[mine].joined
    for _ in range(EACH + 2):
        again = group_world.chat.begin_direct(UserId(PEKKA))
    await group_world.quiet()
    assert ME in group_world.chat.rooms[again].joined


async def test_of_many_strangers_invitations_so_many_are_answered(group_world: World) -> None:
    people = [UserId(f"@{number}:flood") for number in range(TOGETHER + 30)]
    rooms = [group_world.chat.begin_room(one) for one in people]
    await group_world.quiet()
    assert entered(group_world, rooms) == TOGETHER


def test_the_doorkeeper_forgets_and_never_holds_more_than_it_admits() -> None:
    keeper = Doorkeeper()
    admitted = [keeper.admits(PersonId(f"@{number}:flood"), NOW) for number in range(3 * TOGETHER)]
    assert sum(admitted) == TOGETHER == len(keeper._answered)
    assert not keeper.admits(STRANGER, NOW + SPAN - timedelta(seconds=1))
    assert keeper.admits(STRANGER, NOW + SPAN)
    assert len(keeper._answered) == 1
    assert [keeper.admits(STRANGER, NOW + SPAN) for _ in range(EACH)] == [True] * (EACH - 1) + [False]


def test_the_door_to_matrix_remembers_only_so_many_invitations() -> None:
    rooms = KnownRooms("@vertti:x", ())
    for number in range(3 * MOST_INVITATIONS):
        rooms.note_inviter(f"!{number}", f"@{number}:flood")
    assert len(rooms.inviters) == MOST_INVITATIONS
    assert rooms.welcomes(f"@{3 * MOST_INVITATIONS - 1}:flood")
