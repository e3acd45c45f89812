"""How much one person, and one server together, can set going: a pattern of starters is no spam cannon."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.chat.port import UserId
from bot.policy import Policy
from bot.store.set_going import What
from bot.store.tables import metadata
from facilitation.session import PersonId
from facilitation.words import Language
from tests.bot.world import ADMIN, ANNA, CATALOGUE, MEMBERS, MINNA, STRANGER, World, a_plan, a_policy, a_world

SARI, PETRI, TUULA = (PersonId(f"@{name}:start") for name in ("sari", "petri", "tuula"))


def starts(number: int) -> str:
    return f'perusta "Ryhmä {number}" {number}.3.2027 klo 17'


async def groups(world: World) -> int:
    return len(await world.app.db.read(lambda tx: tx.groups.all()))


def people(*numbers: int) -> str:
    return " ".join(f"@kutsuttu{one}:elsewhere" for one in numbers)


async def invited(world: World, numbers: Sequence[int]) -> list[int]:
    present = {one for room in world.chat.group_rooms() for one in room.present}
    return [one for one in numbers if UserId(f"@kutsuttu{one}:elsewhere") in present]


@pytest.mark.parametrize(
    ("person", "pattern"),
    [(SARI, "*:start"), (ANNA, None), (ADMIN, None), (PersonId("@sari:restart"), None), (PersonId("@sari:start:8448"), None)],
)
def test_a_pattern_counts_only_for_who_is_not_named(person: PersonId, pattern: str | None) -> None:
    assert a_policy().pattern_of(person) == pattern


def test_who_is_named_and_fits_a_pattern_is_named() -> None:
    policy = a_policy(starters=("*:start", str(SARI)))
    assert policy.pattern_of(SARI) is None
    assert policy.may_start_groups(SARI)
    assert policy.may_start_groups(PETRI)


async def test_one_person_starts_so_many_groups_and_is_told_the_limit_and_who_can_raise_it(world: World) -> None:
    for number in (1, 2, 3):
        await world.tells(SARI, starts(number))
    assert await groups(world) == 2
    assert "2. Ylläpitäjä voi nostaa rajaa." in world.private(SARI)[-1]


async def test_leaving_ones_group_gives_no_right_to_another(world: World) -> None:
    for number in (1, 2):
        await world.tells(SARI, starts(number))
        room = world.chat.group_rooms()[-1]
        world.chat.join(room.id, UserId(SARI), "Sari")
        await world.quiet()
        world.chat.leave_room(room.id, UserId(SARI))
        await world.quiet()
    await world.tells(SARI, starts(3))
    assert await groups(world) == 2


async def test_a_whole_server_together_starts_so_many_groups_a_day() -> None:
    async with a_world(policy=a_policy(groups_per_pattern=2)) as world:
        for number, person in enumerate((SARI, PETRI, TUULA), 1):
            await world.tells(person, starts(number))
        assert await groups(world) == 2
        assert "yhteensä 2 ryhmää" in world.private(TUULA)[-1]
        assert "Ylläpitäjä voi nostaa rajaa" in world.private(TUULA)[-1]
        await world.tells(ANNA, starts(4))
        assert await groups(world) == 3, "who is named in the configuration is not kept out by the others"


async def test_one_person_invites_so_many_a_day() -> None:
    async with a_world(policy=a_policy(people_per_group=50, invitations_per_day=3)) as world:
        await world.apply(a_plan())
        await world.join(ANNA, MINNA, *MEMBERS)
        await world.tells(ANNA, f"lisää {people(1, 2)}")
        before = await world.group()
        await world.tells(ANNA, f"lisää {people(3, 4)}")
        assert "vuorokaudessa 3 kutsua. Nyt voit lähettää vielä: 1. Ylläpitäjä voi nostaa rajaa." in world.private(ANNA)[-1]
        assert await world.group() == before, "all or none"
        await world.says(ANNA, f"lisää {people(3)}")
        await world.says(ANNA, f"lisää {people(1)}")
        assert "vielä: 0." in world.private(ANNA)[-1], "inviting the same person once more counts too"
        assert await invited(world, (1, 2, 3, 4)) == [1, 2, 3]
        await world.tells(MINNA, f"lisää {people(5)}")
        assert await invited(world, (5,)) == [5], "everybody has a limit of their own"


async def test_a_whole_server_together_invites_so_many_a_day() -> None:
    policy = a_policy(people_per_group=50, groups_per_starter=5, invitations_per_day=10, invitations_per_pattern=4)
    async with a_world(policy=policy) as world:
        for number, person in enumerate((SARI, PETRI), 1):
            await world.tells(person, starts(number))
        await world.tells(SARI, f"lisää {people(1, 2, 3)}")
        await world.tells(PETRI, f"lisää {people(4, 5)}")
        assert "yhteensä 4 kutsua. Nyt jäljellä: 1. Ylläpitäjä voi" in world.private(PETRI)[-1]
        await world.tells(PETRI, f"lisää {people(6)}")
        assert await invited(world, range(1, 7)) == [1, 2, 3, 6]


async def test_administrators_have_no_limit() -> None:
    async with a_world(policy=a_policy(groups_per_starter=1, groups_per_pattern=1, invitations_per_day=1)) as world:
        for number in (1, 2):
            await world.tells(ADMIN, starts(number))
        assert await groups(world) == 2


async def test_what_was_invited_yesterday_counts_no_more_and_is_forgotten(world: World) -> None:
    now, day = world.clock.real(), timedelta(hours=24)
    await world.app.db.write(lambda tx: tx.set_going.invitations(SARI, 3, now - day - timedelta(minutes=1)))
    await world.app.db.write(lambda tx: tx.set_going.invitations(SARI, 2, now))

    async def since(ago: timedelta) -> int:
        return await world.app.db.read(lambda tx: tx.set_going.count_since(SARI, What.INVITATION, now - ago))

    assert await since(day) == 2
    assert await since(2 * day) == 5
    await world.app.housekeeping.tidy()
    assert await since(2 * day) == 2


async def test_the_tally_names_nobody(world: World) -> None:
    await world.tells(SARI, starts(1))

    async def marks(tx: object) -> list[str]:
        table = metadata.tables["set_going"]
        return [row.mark for row in (await tx.meta._connection.execute(table.select())).all()]  # type: ignore[attr-defined]

    found = await world.app.db.read(marks)
    assert len(found) == 2, "the person and the pattern"
    assert not any("sari" in one or "start" in one for one in found)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("key", ["limits-invitations", "limits-invitations-together", "limits-groups-together"])
def test_every_limit_is_named_in_every_language(language: Language, key: str) -> None:
    text = CATALOGUE.text(language, key, most=17, left=5)
    assert "17" in text


def test_the_defaults_leave_room_for_an_ordinary_facilitator() -> None:
    """Three new groups of twelve in one day."""
    policy: Policy = a_policy()
    assert policy.invitations_per_day >= 3 * 12
    assert policy.invitations_per_pattern > policy.invitations_per_day


class TestAdministratorsByRole:
    async def test_start_as_many_groups_as_they_like(self, world: World) -> None:
        world.chat.appointed.add(UserId(STRANGER))
        for number in (1, 2, 3):
            await world.tells(STRANGER, starts(number))
        assert await groups(world) == 3
        assert "Kaikki ryhmät" in (await world.tells(STRANGER, "ryhmät"))[-1]

    async def test_are_nobody_special_once_the_role_is_taken_from_them(self, world: World) -> None:
        world.chat.appointed.add(UserId(STRANGER))
        await world.tells(STRANGER, starts(1))
        world.chat.appointed.clear()
        await world.tells(STRANGER, starts(2))
        assert await groups(world) == 1
        assert "Tämän voi tehdä" in world.private(STRANGER)[-1]

    async def test_have_no_limit_on_invitations_either(self) -> None:
        async with a_world(policy=a_policy(invitations_per_day=1)) as world:
            await world.apply(a_plan(members=MEMBERS[:1]))
            await world.join(ANNA)
            await world.says(ANNA, f"lisää {people(1, 2)}")
            assert await invited(world, (1, 2)) == []
            world.chat.appointed.add(UserId(ANNA))
            await world.says(ANNA, f"lisää {people(1, 2)}")
            assert await invited(world, (1, 2)) == [1, 2]

    async def test_do_not_use_up_what_a_pattern_has(self) -> None:
        async with a_world(policy=a_policy(groups_per_pattern=1)) as world:
            world.chat.appointed.add(UserId(SARI))
            await world.tells(SARI, starts(1))
            await world.tells(PETRI, starts(2))
            assert await groups(world) == 2

    async def test_are_nobody_in_the_groups_of_others(self, group_world: World) -> None:
        group_world.chat.appointed.add(UserId(STRANGER))
        before = await group_world.group()
        await group_world.tells(STRANGER, "ohita 1")
        assert (await group_world.group()).sessions == before.sessions
