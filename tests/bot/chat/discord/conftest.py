"""A server with three people, and Vertti listening in it; or one on a real wire, to which Vertti has yet to come."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.contract.discord_stage import DiscordStage, discord_stage
from tests.discord.wire import Wire, on_the_wire


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[DiscordStage]:
    """The stage of the contract, for one test alone."""
    async with discord_stage(tmp_path) as one:
        yield one


@pytest_asyncio.fixture
async def wire(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Wire]:
    """A stand-in for Discord on loopback, and a Vertti that has not begun."""
    async with on_the_wire(tmp_path, monkeypatch) as one:
        yield one
