"""A server with three people, and Vertti listening in it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.contract.discord_stage import DiscordStage, discord_stage


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[DiscordStage]:
    """The stage of the contract, for one test alone."""
    async with discord_stage(tmp_path) as one:
        yield one
