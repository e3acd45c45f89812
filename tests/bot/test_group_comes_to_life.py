"""A group comes to life: by configuration, by command, by join code."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.chat.port import UserId
from bot.store.database import Database
from facilitation.group import Role, Standing
from facilitation.session import PersonId
from facilitation.words import Language
from tests.bot.world import ADMIN, ANNA, LIISA, MEMBERS, MINNA, PEKKA, STRANGER, World, a_plan, a_world

CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}")


async def test_a_configured_group_gets_a_room_with_its_people_invited_and_its_plan_pinned(world: World) -> None:
    await world.apply(a_plan())
    assert world.room.invited == {UserId(one) for one in (ANNA, MINNA, *MEMBERS)}
    assert world.room.topic == "Seuraava tapaaminen: ti 1.12. klo 17.00"
    (pinned,) = world.room.pinned
    assert "1. ti 1.12. klo 17.00 · Tutustuminen" in world.chat.find(pinned).text
    assert "2. ti 12.1. klo 17.00" in world.chat.find(pinned).text


async def test_the_invitation_comes_first_and_a_direct_message_only_after_joining(world: World) -> None:
    await world.apply(a_plan())
    assert world.private(PEKKA) == []
    await world.join(PEKKA)
    (welcome,) = world.private(PEKKA)
    assert "Tervetuloa" in welcome
    assert "Tallennan" in welcome
    assert "Yhteinen sopimuksemme" in welcome
    assert "hyväksyn" in welcome


async def test_joining_again_brings_no_second_welcome(group_world: World) -> None:
    group_world.chat.leave_room(group_world.room.id, UserId(PEKKA))
    await group_world.quiet()
    before = len(group_world.private(PEKKA))
    await group_world.tells(ANNA, f"kutsu {PEKKA}")
    await group_world.join(PEKKA)
    assert not [one for one in group_world.private(PEKKA)[before:] if "Tervetuloa" in one]
    member = (await group_world.group()).member(PEKKA)
    assert member is not None
    assert member.standing is Standing.JOINED


async def test_a_facilitator_starts_a_group_in_private_and_gets_a_text_to_mail(world: World) -> None:
    (answer,) = await world.tells(ANNA, 'luo "Yksinyrittäjät" 8.12.2026 klo 17 6')
    assert "Yksinyrittäjät" in answer
    assert "https://chat.invalid/" in answer
    assert CODE.search(answer)
    assert world.room.invited == {UserId(ANNA)}
    (group,) = await world.app.db.read(lambda tx: tx.groups.all())
    assert [one.starts.clock.isoformat() for one in group.sessions][:2] == ["2026-12-08T17:00:00", "2026-12-29T17:00:00"]
    assert len(group.sessions) == 6


async def test_a_member_comes_in_with_the_code_alone(world: World) -> None:
    (answer,) = await world.tells(ANNA, 'luo "Yksinyrittäjät" 8.12.2026 klo 17 6')
    found = CODE.search(answer)
    assert found
    (reply,) = await world.tells(STRANGER, f"  {found[0].lower()} ")
    assert "Koodi kelpaa" in reply
    assert UserId(STRANGER) in world.room.invited
    await world.join(STRANGER)
    assert "Tervetuloa" in world.private(STRANGER)[-1]


async def test_a_wrong_code_opens_nothing_and_says_so(world: World) -> None:
    await world.apply(a_plan())
    (reply,) = await world.tells(STRANGER, "ABCD-EFGH-JKMN")
    assert "En tunne tätä koodia" in reply
    assert UserId(STRANGER) not in world.room.invited


async def test_a_full_group_takes_nobody_more_by_code(world: World) -> None:
    await world.apply(a_plan(members=(*MEMBERS, "@sixth:memory")))
    group = await world.group()
    code = await world.app.db.read(lambda tx: tx.groups.join_code(group.id))
    (reply,) = await world.tells(STRANGER, code)
    assert "ei ole enää paikkoja" in reply
    assert UserId(STRANGER) not in world.room.invited


async def test_who_may_not_start_groups_is_told_so_in_private(world: World) -> None:
    (answer,) = await world.tells(STRANGER, 'luo "Oma" 8.12.2026 klo 17 6')
    assert "ylläpitäjä" in answer
    assert world.chat.group_rooms() == []


async def test_a_starter_has_a_limit_and_an_administrator_has_none(world: World) -> None:
    for number in range(2):
        await world.tells(ANNA, f'luo "Ryhmä {number}" {8 + number}.12.2026 klo 17 6')
    (answer,) = await world.tells(ANNA, 'luo "Kolmas" 10.12.2026 klo 17 6')
    assert "rajaa" in answer
    assert len(world.chat.group_rooms()) == 2
    for number in range(3):
        await world.tells(ADMIN, f'luo "Ylläpidon {number}" {8 + number}.12.2026 klo 17 6')
    assert len(world.chat.group_rooms()) == 5


async def test_applying_the_same_configuration_again_changes_nothing(group_world: World) -> None:
    shown = len(group_world.chat.shown)
    await group_world.apply(a_plan())
    assert len(group_world.chat.shown) == shown
    assert len(group_world.chat.group_rooms()) == 1


async def test_only_the_difference_of_the_configuration_is_applied(group_world: World) -> None:
    group_world.chat.leave_room(group_world.room.id, UserId(PEKKA))
    await group_world.quiet()
    newcomer = "@uusi:memory"
    await group_world.apply(a_plan(members=(*[one for one in MEMBERS if one != LIISA], newcomer)))
    assert UserId(newcomer) in group_world.room.invited
    assert UserId(PEKKA) not in group_world.room.invited | group_world.room.joined
    assert UserId(LIISA) not in group_world.room.joined


async def test_who_was_added_by_command_stays_when_the_configuration_is_applied_again(group_world: World) -> None:
    await group_world.tells(ANNA, "kutsu @lisa:memory")
    await group_world.apply(a_plan(name="Uusi nimi"))
    assert UserId("@lisa:memory") in group_world.room.invited
    assert (await group_world.group()).name == "Uusi nimi"


async def test_a_changed_first_date_replans_a_group_that_has_not_begun(group_world: World) -> None:
    plan = a_plan()
    later = replace(plan.rhythm, first=plan.rhythm.first.plus_days(7))
    await group_world.apply(replace(plan, rhythm=later))
    assert (await group_world.group()).sessions[0].starts.clock.isoformat() == "2026-12-08T17:00:00"
    (pinned,) = group_world.room.pinned
    assert "1. ti 8.12. klo 17.00" in group_world.chat.find(pinned).text


async def test_a_crash_between_creating_a_room_and_saving_it_leaves_no_second_room() -> None:
    db = await Database.in_memory()
    async with a_world(db=db) as world:
        chat = world.chat
        created = chat.create_room

        async def dies(*args: object, **kwargs: object) -> object:
            await created(*args, **kwargs)  # type: ignore[arg-type]
            raise RuntimeError("the process is gone")

        chat.create_room = dies  # type: ignore[assignment,method-assign]
        await world.app.apply((a_plan(),))
        while not chat.group_rooms():
            await world.app.db.read(lambda tx: tx.outbox.waiting_count())
    chat.create_room = created  # type: ignore[method-assign]
    async with a_world(db=db, chat=chat) as again:
        await again.quiet()
        assert len(chat.group_rooms()) == 1
        assert UserId(PEKKA) in chat.group_rooms()[0].invited
    await db.close()


async def test_an_unknown_id_costs_nobody_else_their_invitation_and_the_facilitator_hears(world: World) -> None:
    world.chat.unknown_users.add(UserId(PEKKA))
    await world.apply(a_plan())
    await world.join(ANNA)
    assert UserId(LIISA) in world.room.invited
    assert UserId(PEKKA) not in world.room.invited
    await world.until("2026-11-23T18:00")
    assert any("Kutsu ei mennyt perille" in one and PEKKA in one for one in world.private(ANNA))


async def test_each_person_is_spoken_to_in_their_own_language_and_the_room_in_the_groups(group_world: World) -> None:
    (answer,) = await group_world.tells(PEKKA, "kieli svenska")
    assert answer.endswith("Nu talar jag svenska med dig.")
    (listed,) = await group_world.tells(PEKKA, "träffar")
    assert "tis 1.12 kl. 17.00" in listed
    (again,) = await group_world.says(PEKKA, "tapaamiset")
    assert "ti 1.12. klo 17.00" in again
    assert (await group_world.group()).language is Language.FI


async def test_who_joins_later_sees_the_plan_the_next_morning_and_it_is_pinned_anew(world: World) -> None:
    await world.apply(a_plan())
    (first,) = world.room.pinned
    await world.join(ANNA, PEKKA)
    await world.until("2026-11-23T09:59")
    assert world.room.pinned == (first,)
    await world.until("2026-11-23T10:00")
    (second,) = world.room.pinned
    assert second != first
    assert "1. ti 1.12. klo 17.00" in world.chat.find(second).text
    assert not world.chat.find(second).rings
    await world.tells(ANNA, "siirrä 1 2.12. klo 17")
    assert "1. ke 2.12. klo 17.00" in world.chat.find(second).text
    await world.until("2026-11-24T12:00")
    assert world.room.pinned == (second,)
    await world.join(LIISA)
    await world.until("2026-11-25T10:00")
    assert world.room.pinned not in ((first,), (second,))


async def test_who_is_invited_again_before_having_come_keeps_the_role(world: World) -> None:
    await world.apply(a_plan())
    await world.join(ANNA)
    await world.tells(ANNA, f"kutsu {MINNA}")
    minna = (await world.group()).member(MINNA)
    assert minna is not None
    assert minna.role is Role.HOST


async def test_of_several_people_all_are_invited_or_none(group_world: World) -> None:
    await group_world.tells(ANNA, f"kutsu @uusi:memory {PEKKA}")
    assert (await group_world.group()).member(PersonId("@uusi:memory")) is None
    await group_world.tells(ANNA, "kutsu @uusi:memory @toinen:memory")
    assert "ei ole enää paikkoja" in group_world.private(ANNA)[-1]
    assert (await group_world.group()).member(PersonId("@uusi:memory")) is None


async def test_a_facilitator_who_cannot_be_removed_is_not_noted_as_gone(group_world: World) -> None:
    await group_world.tells(ANNA, "jäsen pois Anna")
    group = await group_world.group()
    assert not await group_world.app.db.read(lambda tx: tx.groups.has_left(group.id, ANNA))
