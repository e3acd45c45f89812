"""Who is in the room is told there, where the platform itself does not show who comes."""

from __future__ import annotations

from dataclasses import replace

from tests.bot.world import ANNA, MINNA, OPEN, PEKKA, World, a_plan, a_world

HERE = "Ryhmässä nyt:"


async def test_where_nobody_sees_who_comes_one_quiet_message_a_day_names_those_who_are_here() -> None:
    async with a_world(manner=replace(OPEN, shows_coming=False)) as world:
        await world.apply(a_plan())
        await world.join(ANNA)
        await world.join(MINNA, PEKKA)
        (told,) = [one for one in world.chat.transcript() if one.room == world.room.id and HERE in one.said]
        assert not told.rings
        assert "Anna" in told.said
        assert "Pekka" not in told.said
        assert told.text.startswith(f"{HERE} Anna, Minna ja Pekka.")
        assert "tietosuoja" in told.text
        assert "hyväksyn" in told.text


async def test_where_it_is_seen_nothing_is_said(group_world: World) -> None:
    assert not any(HERE in one for one in group_world.room_texts())
