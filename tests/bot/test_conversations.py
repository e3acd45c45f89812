"""Conversations with Vertti: one for each person, which group it is about, and what is asked in it."""

from __future__ import annotations

import pytest

from bot.chat.port import EventId, RoomUnusable, UserId
from facilitation.group import Role, Standing
from facilitation.session import PersonId
from tests.bot.world import ANNA, LIISA, MEMBERS, MINNA, PEKKA, STRANGER, World, a_plan

ME = PersonId("@vertti:memory")


async def test_who_begins_another_conversation_finds_vertti_there_and_no_longer_in_the_old_one(group_world: World) -> None:
    old = group_world.chat.direct_room(UserId(PEKKA))
    assert old is not None
    new = group_world.chat.begin_direct(UserId(PEKKA))
    await group_world.quiet()
    assert UserId(ME) not in group_world.chat.rooms[old].joined
    group_world.chat.say(new, UserId(PEKKA), "apua")
    await group_world.quiet()
    assert "Ryhmä ei ole hoitoa" in group_world.chat.texts(new)[-1]


async def test_what_is_open_in_the_old_conversation_is_taken_back_before_it_is_left(group_world: World) -> None:
    await group_world.until("2026-11-27T10:00")
    for person in MEMBERS:
        group_world.chat.vote(EventId(group_world.poll("Pääsetkö")), UserId(person), "coming")
    await group_world.until("2026-11-30T12:00")
    old = group_world.chat.direct_room(UserId(PEKKA))
    asked = [one for one in group_world.chat.shown if one.room == old and one.poll is not None]
    assert asked
    group_world.chat.begin_direct(UserId(PEKKA))
    await group_world.quiet()
    assert all(one.redacted for one in asked)


async def test_a_conversation_in_which_nothing_can_be_said_is_replaced(
    group_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    unencrypted = group_world.chat.begin_direct(UserId(PEKKA))
    await group_world.quiet()
    send = group_world.chat.send

    async def refusing(room: object, *args: object, **options: object) -> EventId:
        if room == unencrypted:
            raise RoomUnusable("NOT_ENCRYPTED")
        return await send(room, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(group_world.chat, "send", refusing)
    group_world.chat.say(unencrypted, UserId(PEKKA), "tapaamiset")
    await group_world.quiet()
    room = group_world.chat.direct_room(UserId(PEKKA))
    assert room not in (None, unencrypted)
    assert UserId(ME) not in group_world.chat.rooms[unencrypted].joined
    assert "1. ti 1.12. klo 17.00" in group_world.chat.texts(room)[-1]


async def test_the_prefix_alone_is_answered_with_what_can_be_said(group_world: World) -> None:
    (answer,) = await group_world.tells(PEKKA, "!vertti")
    assert "ohje" in answer


async def test_vertti_neither_invites_nor_removes_itself(group_world: World) -> None:
    (answer,) = await group_world.tells(ANNA, f"kutsu {ME}")
    assert "Se olen minä" in answer
    await group_world.tells(ANNA, f"jäsen pois {ME}")
    assert UserId(ME) in group_world.room.joined


async def test_what_is_so_already_is_said_to_be_so(group_world: World) -> None:
    assert await group_world.says(ANNA, "siirrä 1 1.12. klo 17") == []
    assert "Niin on jo" in group_world.private(ANNA)[-1]
    (answer,) = await group_world.tells(ANNA, "linkki 1 https://meet.example.org/abc")
    assert "Niin on jo" in answer


async def test_a_facilitator_who_left_a_group_without_another_comes_back_as_one(group_world: World) -> None:
    group = await group_world.group()
    code = await group_world.app.db.read(lambda tx: tx.groups.join_code(group.id))
    group_world.chat.leave_room(group_world.room.id, UserId(ANNA))
    await group_world.quiet()
    await group_world.tells(ANNA, code)
    anna = (await group_world.group()).member(ANNA)
    assert anna is not None
    assert (anna.role, anna.standing) == (Role.FACILITATOR, Standing.INVITED)


async def test_who_left_and_sends_the_code_twice_in_the_same_moment_is_invited(group_world: World) -> None:
    group = await group_world.group()
    code = await group_world.app.db.read(lambda tx: tx.groups.join_code(group.id))
    for _ in range(2):
        group_world.chat.leave_room(group_world.room.id, UserId(LIISA))
        await group_world.quiet()
        await group_world.tells(LIISA, f"”{code}”.")
        assert UserId(LIISA) in group_world.room.invited
        group_world.chat.join(group_world.room.id, UserId(LIISA))
        await group_world.quiet()


async def test_a_misread_code_is_still_understood_to_be_one(group_world: World) -> None:
    (answer,) = await group_world.tells(STRANGER, "O0I1-ABCD-LLLL")
    assert "En tunne tätä koodia" in answer


async def test_yes_or_no_out_of_the_blue_names_the_commands_that_say_who_comes(group_world: World) -> None:
    for word in ("kyllä", "ei"):
        (answer,) = await group_world.tells(PEKKA, word)
        assert "Mikään kysymykseni ei odota" in answer
        assert answer.splitlines()[-2:] == ["tulen", "en pääse"]


async def test_a_command_in_between_closes_the_question_whether_to_forget(group_world: World) -> None:
    await group_world.tells(PEKKA, "unohda")
    await group_world.tells(PEKKA, "tapaamiset")
    await group_world.tells(PEKKA, "kyllä")
    assert (await group_world.group()).member(PEKKA) is not None


async def test_who_is_in_two_groups_chooses_by_number_or_name_and_may_choose_again(group_world: World) -> None:
    await group_world.apply(a_plan(), a_plan(key="toinen", name="Toinen ryhmä", members=(PEKKA, LIISA)))
    second = next(one for one in group_world.chat.group_rooms() if one.name == "Toinen ryhmä")
    group_world.chat.join(second.id, UserId(PEKKA))
    await group_world.quiet()
    (question,) = await group_world.tells(PEKKA, "tapaamiset")
    assert question.splitlines()[-2:] == ["1. Kirjanpitäjät", "2. Toinen ryhmä"]
    for typed, group in (("2.", "Toinen ryhmä"), ("1", "Kirjanpitäjät"), ("toinen ryhmä", "Toinen ryhmä")):
        (answer,) = await group_world.tells(PEKKA, typed)
        assert answer.startswith(f"Ryhmä: {group}")
        assert "Tapaamisten ajat ja teemat" in answer


async def test_the_answer_to_a_new_group_shows_its_dates(world: World) -> None:
    (answer,) = await world.tells(ANNA, 'perusta "Ryhmä" 22.12. klo 17 5')
    assert "1. ti 22.12. klo 17.00" in answer
    assert "5. " in answer
    assert [one.name for one in world.chat.group_rooms()] == ["Ryhmä"]


@pytest.mark.parametrize("number", ["0", "4", "9"])
async def test_too_few_or_too_many_sessions_are_refused(world: World, number: str) -> None:
    (answer,) = await world.tells(ANNA, f'perusta "Ryhmä" 8.12. klo 17 {number}')
    assert "5–8" in answer
    assert world.chat.group_rooms() == []


@pytest.mark.parametrize("name", ['"\u200b\u200b"', '" "', "”\u202e”"])
async def test_a_name_that_nobody_can_see_is_none(world: World, name: str) -> None:
    await world.tells(ANNA, f"perusta {name} 8.12. klo 17 5")
    assert world.chat.group_rooms() == []


async def test_who_has_not_come_yet_is_removed_by_the_name_of_the_account(world: World) -> None:
    await world.apply(a_plan())
    await world.join(ANNA)
    await world.tells(ANNA, "jäsen pois minna")
    assert UserId(MINNA) not in world.room.invited
