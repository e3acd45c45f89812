"""A group that lives on the homeserver of the tests: Vertti, its people, and their room."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.demo.homeserver import Homeserver
from tests.e2e.configuration import a_group, configured
from tests.e2e.peers import Peer, peers
from tests.e2e.program import BEGINS, Program, a_program

FIVE = ("pekka", "liisa", "matti", "kaisa", "olli")


@dataclass(slots=True)
class Life:
    """A facilitator and members who are in their group's room, the configuration that brought it about, and Vertti running."""

    config: Path
    anna: Peer
    members: Sequence[Peer]
    room: str
    vertti: Program

    @property
    def everybody(self) -> tuple[Peer, ...]:
        """The facilitator and all members."""
        return (self.anna, *self.members)


@asynccontextmanager
async def a_living_group(
    server: Homeserver,
    directory: Path,
    *names: str,
    invited: Sequence[str] = (),
    begins: datetime = BEGINS,
    **group: object,
) -> AsyncIterator[Life]:
    """A group whose facilitator and members of these names have come; `invited` are more members, who have not."""
    async with peers(server, "anna", *names) as (anna, *members):
        people = {"facilitators": [anna.id], "members": [*(one.id for one in members), *invited]}
        config = await configured(server, directory, a_group(**people, **group))
        async with a_program(config, begins=begins) as vertti:
            room = await everybody_comes(vertti, anna, *members)
            yield Life(config, anna, members, room, vertti)


async def everybody_comes(vertti: Program, *people: Peer) -> str:
    """They all accept the invitation to the group's room, which is returned, and open the direct room."""
    room = await vertti.room()
    await asyncio.gather(*(one.comes_to(room) for one in people))
    await vertti.has_joined(*(one.id for one in people))
    await asyncio.gather(*(one.is_told("Tervetuloa") for one in people))
    return room
