"""What all tests may share."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from bot.demo.homeserver import Homeserver


@pytest.fixture(scope="session")
def homeserver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Homeserver]:
    """One running homeserver for all end-to-end tests of a run, without rate limits. It belongs to no event loop, so every
    test may use it.
    """
    server = asyncio.run(Homeserver.start(tmp_path_factory.mktemp("homeserver")))
    yield server
    asyncio.run(server.stop())
