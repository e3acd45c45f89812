"""What all tests may share."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from hypothesis import settings

from bot.demo.homeserver import Homeserver


@pytest.fixture(scope="session")
def homeserver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Homeserver]:
    """One running homeserver for all end-to-end tests of a run, without rate limits. It belongs to no event loop, so every
    test may use it.
    """
    server = asyncio.run(Homeserver.start(tmp_path_factory.mktemp("homeserver")))
    yield server
    asyncio.run(server.stop())


# How fast something is, is measured in benchmarks; a busy machine is no fault.
settings.register_profile("without a deadline", deadline=None)
settings.load_profile("without a deadline")
