"""Every test of the contract is told three times: in memory, on a real homeserver, and on Discord as simcord shows it.

What a platform has nothing of, its stage says (`Stage.offers`), and what needs it is skipped there. On Discord there are no …

- invitations that wait: who is let into a channel is there at once, and a conversation with Vertti is always open;
- rooms of others: nobody can invite an application to a channel, or close one in favour of another;
- direct rooms for more: a conversation with Vertti is one person's for ever, and neither can leave it;
- power that is handed on: only the server's administrators decide who sees a channel, and who did so is not told;
- power over what others say: what somebody writes to Vertti alone, only they can take back;
- past that is closed: who is let into a channel can read what was said there before;
- keys of rooms: nothing is encrypted, so that nothing can be made ready;
- keys that are kept: what was sent is known by its key for some minutes, later only by its words;
- markers that can be read: they stand in the channel's topic before everybody's eyes, so they are hashed;
- signs of people's own: signs are buttons, which can be pressed again and again and show no names;
- votes after the end: the buttons of a poll that has ended are gone;
- typing in rooms: commands are chosen from the menu, where there is no empty one, and Discord gives them only once;
- an order of what is pinned: Discord orders it by itself.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager

import pytest
import pytest_asyncio

from bot.demo.homeserver import Homeserver
from tests.contract.discord_stage import discord_stage
from tests.contract.matrix_stage import matrix_stage
from tests.contract.memory_stage import memory_stage
from tests.contract.stage import Stage

PLATFORMS = ("memory", pytest.param("matrix", marks=pytest.mark.e2e), "discord")


@pytest.fixture(scope="module", params=PLATFORMS)
def platform(request: pytest.FixtureRequest) -> str:
    """The platform on which the tests are told."""
    return str(request.param)


@pytest.fixture(scope="module")
def server(platform: str, request: pytest.FixtureRequest) -> Homeserver | None:
    """The homeserver, for the platform that needs one."""
    return request.getfixturevalue("homeserver") if platform == "matrix" else None


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(platform: str, server: Homeserver | None, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    """One stage for all tests of a file and a platform; each makes rooms of its own there."""
    directory = tmp_path_factory.mktemp("contract")
    staged: AbstractAsyncContextManager[Stage]
    if platform == "discord":
        staged = discord_stage(directory)
    else:
        staged = memory_stage() if server is None else matrix_stage(server, directory)
    async with staged as one:
        yield one
