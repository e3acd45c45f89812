"""Asked to stop while the homeserver answers nothing, Vertti ends in good order all the same, and soon."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest

from bot.demo.homeserver import Homeserver
from tests.faults.door import Ambush, Trouble
from tests.faults.laboratory import STOPS_WITHIN, a_laboratory

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


async def test_while_all_connections_are_half_open(homeserver: Homeserver, tmp_path: Path) -> None:
    async with a_laboratory(homeserver, tmp_path, groups=1, sessions=8, seed=1, patient=True) as laboratory:
        process = laboratory.start()
        ambush = Ambush(Trouble.HALF_OPEN, nth=2, spread=10_000)
        laboratory.door.lie_in_wait(ambush)
        await ambush.sprung.wait()
        begun = time.monotonic()
        assert await process.dies_of(signal.SIGTERM) == 0
        took = time.monotonic() - begun
        assert took < STOPS_WITHIN
