from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.database import Database


@pytest.fixture
async def db() -> AsyncIterator[Database]:
    """A database in which nothing is stored yet."""
    opened = await Database.in_memory()
    yield opened
    await opened.close()


@pytest.fixture
async def kept(tmp_path: Path) -> AsyncIterator[Database]:
    """A database in a data directory, as in earnest."""
    opened = await Database.open(tmp_path / "data")
    yield opened
    await opened.close()
