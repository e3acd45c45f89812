"""Nobody speaks for another: neither a homeserver, nor somebody with power in the room, nor another group's facilitator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import count

from bot.chat.port import Batch, EventId, RoomId, Said, UserId
from bot.clock import SystemClock
from bot.handlers.founding import read_join_code
from facilitation.group import Standing
from facilitation.session import PersonId
from tests.bot.world import ANNA, KAISA, LIISA, MATTI, MEMBERS, OLLI, PEKKA, STRANGER, World, a_plan

NOT_TRUSTED = "En voinut varmistaa"
_numbers = count(1)


async def claimed(world: World, person: PersonId, text: str, *, room: RoomId | None = None) -> None:
    """A message with that sender on it, for whom no device vouches: in that room, in private without one."""
    private = world.chat.direct_room(UserId(person))
    event = EventId(f"$claimed{next(_numbers)}")
    where = room or private
    assert where is not None
    said = Said(event, where, UserId(person), text, SystemClock().real(), private=room is None, trusted=False)
    await world.app.inbox.take(Batch((said,)))
    await world.quiet()


async def test_a_command_that_no_device_vouches_for_changes_nothing(group_world: World) -> None:
    before = await group_world.group()
    for room in (group_world.room.id, None):
        told = len(group_world.private(ANNA))
        in_room = len(group_world.room_texts())
        await claimed(group_world, ANNA, "ohita 2", room=room)
        assert await group_world.group() == before
        assert [one for one in group_world.private(ANNA)[told:] if NOT_TRUSTED in one], "she learns of it, in private"
        assert len(group_world.room_texts()) == in_room


async def test_a_join_code_that_no_device_vouches_for_opens_no_door(group_world: World) -> None:
    group = await group_world.group()
    code = await group_world.app.db.read(lambda tx: tx.groups.join_code(group.id))
    assert read_join_code(code)
    await group_world.tells(STRANGER, "ohje")
    await claimed(group_world, STRANGER, code)
    assert (await group_world.group()).member(STRANGER) is None
    assert UserId(STRANGER) not in group_world.room.present


async def test_a_question_that_a_forged_message_opened_is_not_answered_by_the_real_person(group_world: World) -> None:
    """With two groups Vertti asks which one is meant, and the answer repeats what was said before."""
    await group_world.apply(a_plan(), replace(a_plan(), key="toinen", name="Toinen", members=(OLLI, KAISA), host=None))
    before = await group_world.group()
    await claimed(group_world, ANNA, "ohita 2")
    await group_world.tells(ANNA, "1")
    assert await group_world.group() == before
    assert (await group_world.group("toinen")).sessions == before.sessions


async def test_an_answer_of_the_pulse_that_no_device_vouches_for_is_not_kept(group_world: World) -> None:
    await group_world.until("2026-11-27T10:00")
    poll = EventId(group_world.poll("Pääsetkö"))
    for person in MEMBERS:
        group_world.chat.vote(poll, UserId(person), "coming")
    await group_world.until("2026-11-30T12:00")
    group = await group_world.group()

    async def answers() -> Mapping[str, int | None]:
        pulse = await group_world.app.db.read(lambda tx: tx.pulses.load(group.id, 1))
        assert pulse is not None
        return pulse.answers.get(PEKKA, {})

    await claimed(group_world, PEKKA, "5")
    assert not await answers()
    await group_world.tells(PEKKA, "5")
    assert await answers()


async def test_where_help_is_found_is_told_to_anybody(group_world: World) -> None:
    told = len(group_world.private(PEKKA))
    await claimed(group_world, PEKKA, "apua")
    (answer,) = group_world.private(PEKKA)[told:]
    assert NOT_TRUSTED not in answer


async def test_power_in_the_room_gives_no_right(group_world: World) -> None:
    group_world.room.powerful = (*group_world.room.powerful, UserId(PEKKA))
    before = await group_world.group()
    await group_world.says(PEKKA, "ohita 2")
    await group_world.tells(PEKKA, "ohita 2")
    assert await group_world.group() == before
    assert "Tämän voi tehdä" in group_world.private(PEKKA)[-1]


async def test_who_leads_one_group_is_a_member_in_another(group_world: World) -> None:
    """Pekka leads the second group, and is a member of the first: in each he may what he may there."""
    second = replace(a_plan(), key="toinen", name="Toinen", facilitators=(PEKKA,), host=None, members=(LIISA, MATTI))
    await group_world.apply(a_plan(), second)
    other_room = group_world.chat.group_rooms()[1].id
    for one in (PEKKA, LIISA, MATTI):
        group_world.chat.join(other_room, UserId(one), one)
    await group_world.quiet()
    first_before = await group_world.group()
    await group_world.says(PEKKA, "ohita 2")
    assert await group_world.group() == first_before
    group_world.chat.say(other_room, UserId(PEKKA), "!vertti ohita 2")
    await group_world.quiet()
    skipped = await group_world.group("toinen")
    assert skipped.sessions != first_before.sessions

    # In private he says which group he means, and is weighed by his role there.
    await group_world.tells(PEKKA, "ohita 3")
    await group_world.tells(PEKKA, "1")
    assert "Tämän voi tehdä" in group_world.private(PEKKA)[-1]
    assert await group_world.group() == first_before
    await group_world.tells(PEKKA, "2")
    assert (await group_world.group("toinen")).sessions != skipped.sessions
    assert await group_world.group() == first_before


async def test_who_has_left_is_not_heard_even_when_somebody_lets_them_in_again(group_world: World) -> None:
    group_world.chat.leave_room(group_world.room.id, UserId(ANNA))
    await group_world.quiet()
    group_world.room.joined.add(UserId(ANNA))
    before = await group_world.group()
    assert before.member(ANNA) is not None
    assert before.member(ANNA).standing is Standing.LEFT  # type: ignore[union-attr]
    assert await group_world.says(ANNA, "ohita 2") == []
    assert await group_world.group() == before
