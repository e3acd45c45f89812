"""The facilitator names who takes care of the practical things."""

from __future__ import annotations

from facilitation.group import Role
from tests.bot.world import ANNA, KAISA, MINNA, PEKKA, World


async def _roles(world: World) -> dict[str, Role]:
    return {one.person: one.role for one in (await world.group()).members}


async def test_a_member_becomes_the_host_and_the_earlier_one_a_member(group_world: World) -> None:
    await group_world.tells(ANNA, "sihteeriksi Pekka")
    roles = await _roles(group_world)
    assert (roles[PEKKA], roles[MINNA]) == (Role.HOST, Role.MEMBER)
    assert group_world.room_texts()[-1] == "Ryhmän sihteeri on nyt Pekka. Ajat, linkit ja tekninen apu löytyvät häneltä."
    assert "Tervetuloa sihteeriksi" in group_world.private(PEKKA)[-1]


async def test_a_cry_for_technical_help_reaches_the_new_host(group_world: World) -> None:
    await group_world.tells(ANNA, "sihteeriksi Pekka")
    await group_world.tells(KAISA, "tekninen apu")
    assert "Kaisa pyytää teknistä apua" in group_world.private(PEKKA)[-1]


async def test_who_is_it_already_or_leads_is_not_named(group_world: World) -> None:
    assert "Ryhmän sihteeri on jo Minna." in (await group_world.tells(ANNA, "sihteeriksi Minna"))[-1]
    await group_world.tells(ANNA, "sihteeriksi Anna")
    assert (await _roles(group_world))[ANNA] is Role.FACILITATOR


async def test_nobody_but_who_leads_may_name_one(group_world: World) -> None:
    await group_world.tells(KAISA, "sihteeriksi Kaisa")
    await group_world.tells(MINNA, "sihteeriksi Kaisa")
    assert (await _roles(group_world))[KAISA] is Role.MEMBER
