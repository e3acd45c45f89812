"""What the tests of the program share."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.bot.world import ANNA, MEMBERS, MINNA, World, a_plan, a_world


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """Vertti with nothing to do yet."""
    async with a_world() as one:
        yield one


@pytest.fixture
async def group_world(world: World) -> World:
    """Vertti with the usual group, everybody in the room."""
    await world.apply(a_plan())
    await world.join(ANNA, MINNA, *MEMBERS)
    return world
