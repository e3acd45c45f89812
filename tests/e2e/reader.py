"""Somebody who is in many groups and reads all that comes."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot.demo.homeserver import Homeserver
from tests.e2e.peers import Peer
from tests.e2e.people import Read, fresh


class Reader(Peer):
    """Somebody who is in many groups and comes to every room at once."""

    reading: asyncio.Task[None] | None = None

    async def sync(self, *, timeout: int = 0) -> None:
        """As ever, and accept all invitations."""
        await super().sync(timeout=timeout)
        for room in list(self.invitations):
            # Joining reads on, and may find and accept the next ones before it returns.
            if room not in self.timelines:
                self.timelines[room] = []
                await self.join(room)

    async def reads_on(self) -> None:
        """Without end."""
        while True:
            await self.sync(timeout=500)

    @property
    def group_rooms(self) -> list[str]:
        """All rooms but the direct one."""
        return [one for one in self.timelines if one != self.direct]

    @property
    def locked(self) -> list[Read]:
        """What could not be opened, in all rooms."""
        return [read for reads in self.timelines.values() for read in reads if read.type == "unreadable"]

    def count(self, wanted: Callable[[Read], bool]) -> Counter[str]:
        """How often that was read in the groups' rooms, by room. Raises what has ended the reading, if it has ended."""
        if self.reading is not None and self.reading.done():
            self.reading.result()
        return Counter(room for room in self.group_rooms for read in self.timelines[room] if wanted(read))


@asynccontextmanager
async def a_reader(server: Homeserver, name: str = "anna") -> AsyncIterator[Reader]:
    """One who reads on as long as the context lasts."""
    reader = await Reader.log_in(server, fresh(name))
    reader.reading = asyncio.create_task(reader.reads_on())
    try:
        yield reader
    finally:
        reader.reading.cancel()
        await asyncio.gather(reader.reading, return_exceptions=True)
        await reader.close()
