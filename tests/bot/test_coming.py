"""Who comes into the room is told there, where the platform itself does not show it."""

from __future__ import annotations

from dataclasses import replace

from tests.bot.world import ANNA, MINNA, OPEN, PEKKA, World, a_plan, a_world

CAME = "on nyt mukana ryhmässä"


async def test_where_nobody_sees_who_comes_the_room_hears_of_each_once_and_quietly() -> None:
    async with a_world(manner=replace(OPEN, shows_coming=False)) as world:
        await world.apply(a_plan())
        await world.join(ANNA, MINNA, PEKKA)
        told = [one for one in world.chat.transcript() if one.room == world.room.id and CAME in one.text]
        assert len(told) == 3
        assert not any(one.rings for one in told)
        assert all(name in one.text for name, one in zip(("Anna", "Minna", "Pekka"), told, strict=True))
        assert all("tietosuoja" in one.text and "hyväksyn" in one.text for one in told)


async def test_where_it_is_seen_nothing_is_said(group_world: World) -> None:
    assert not any(CAME in one for one in group_world.room_texts())
