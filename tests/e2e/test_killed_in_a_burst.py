"""The process is killed again and again in the middle of its work: afterwards every effect is there exactly once."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from bot.chat.matrix.wire import Wire, client_path
from bot.demo.homeserver import Homeserver
from facilitation.session import PersonId, Rsvp
from tests.e2e.configuration import a_group, configured
from tests.e2e.living import everybody_comes
from tests.e2e.peers import POLL, Peer, peers
from tests.e2e.people import Read
from tests.e2e.process import STANDING_STILL, VerttiProcess, running
from tests.e2e.program import Program, a_program

pytestmark = pytest.mark.e2e


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is to do, and how often Vertti is killed over it."""

    groups: int
    commands: int
    kills: int
    seed: int


SIZES = [
    pytest.param(Size(groups=12, commands=60, kills=2, seed=1), id="short"),
    pytest.param(Size(groups=40, commands=300, kills=8, seed=2), id="long", marks=pytest.mark.slow),
]


class Reader(Peer):
    """Somebody who is in many groups, and takes every invitation at once."""

    async def sync(self, *, timeout: int = 0) -> None:
        """As before, and come to every room."""
        await super().sync(timeout=timeout)
        for room in list(self.invitations):
            if room not in self.timelines:
                self.timelines[room] = []
                await self.join(room)
