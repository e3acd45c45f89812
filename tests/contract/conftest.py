"""Every test of the contract is told twice: once in memory, once on a real homeserver."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.demo.homeserver import Homeserver
from tests.contract.matrix_stage import matrix_stage
from tests.contract.memory_stage import memory_stage
from tests.contract.stage import Stage

PLATFORMS = ("memory", pytest.param("matrix", marks=pytest.mark.e2e))


@pytest.fixture(scope="module", params=PLATFORMS)
def server(request: pytest.FixtureRequest) -> Homeserver | None:
    """The homeserver, for the platform that needs one."""
    return request.getfixturevalue("homeserver") if request.param == "matrix" else None


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(server: Homeserver | None, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    """One stage for all tests of a file and a platform; each makes rooms of its own there."""
    if server is None:
        async with memory_stage() as in_memory:
            yield in_memory
    else:
        async with matrix_stage(server, tmp_path_factory.mktemp("contract")) as on_matrix:
            yield on_matrix
