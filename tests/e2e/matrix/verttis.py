"""Vertti's side of a test: a platform that runs, and what it has heard."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from bot.chat.matrix import MatrixPlatform, MatrixSettings
from bot.chat.port import Event, Message, RoomId, RoomSpec, UserId
from bot.chat.richtext import paragraph
from bot.demo.homeserver import Homeserver
from tests.e2e.matrix.memory import Memory
from tests.e2e.people import PASSWORD, PATIENCE, Person, fresh

E = TypeVar("E", bound=Event)


class Vertti:
    """One run of the adapter, from start to stop; batches are handled as they come."""

    def __init__(self, platform: MatrixPlatform, memory: Memory) -> None:
        self.platform = platform
        self.memory = memory
        self.heard: list[Event] = []
        self._news = asyncio.Event()
        self._listening = asyncio.create_task(self._listen())

    async def hears(self, kind: type[E], wanted: Callable[[E], bool] = lambda _: True) -> E:
        """The first event of that kind for which that holds, waited for."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for event in self.heard:
                    if isinstance(event, kind) and wanted(event):
                        return event
                self._news.clear()
                await self._news.wait()
        raise AssertionError("not heard")

    def all_of(self, kind: type[E]) -> list[E]:
        """All of that kind so far."""
        return [event for event in self.heard if isinstance(event, kind)]

    async def say(self, room: RoomId, text: str, *, key: str = "") -> str:
        """Send a line."""
        return await self.platform.send(room, Message(paragraph(text)), key=key or f"say:{text}")

    async def room_for(self, *people: Person, name: str = "Ryhmä") -> RoomId:
        """A group's room in which these people are."""
        spec = RoomSpec(fresh("marker"), name, "Aihe", tuple(UserId(one.id) for one in people))
        room = await self.platform.create_room(spec, search=False)
        for one in people:
            await one.join(room)
        for one in people:
            await self.knows(room, one)
            await one.sync()
        return room

    async def knows(self, room: RoomId, person: Person) -> None:
        """Wait until the person's coming has been heard of."""
        from bot.chat.port import Joined

        await self.hears(Joined, lambda event: event.room == room and event.sender == person.id)

    async def stop(self) -> None:
        """As at the end of the program."""
        self._listening.cancel()
        await asyncio.gather(self._listening, return_exceptions=True)
        await self.platform.stop()

    async def _listen(self) -> None:
        async for batch in self.platform.batches():
            self.heard += batch.events
            self.memory.take(batch)
            self._news.set()


_names = itertools.count(1)


def settings_for(server: Homeserver, name: str, directory: Path) -> MatrixSettings:
    """How the account of that name is reached."""
    return MatrixSettings(server.url, f"@{name}:{server.server_name}", directory, password=PASSWORD)


@asynccontextmanager
async def vertti(
    server: Homeserver,
    directory: Path,
    *,
    name: str = "",
    memory: Memory | None = None,
    room_version: str | None = None,
) -> AsyncIterator[Vertti]:
    """A running Vertti that has synced once; with the `name` and `directory` of an earlier one, the same again."""
    name = name or fresh("vertti")
    await server.register(name, PASSWORD)
    platform = MatrixPlatform(settings_for(server, name, directory), room_version=room_version)
    memory = memory or Memory()
    await platform.start(memory)
    running = Vertti(platform, memory)
    try:
        async with asyncio.timeout(PATIENCE):
            while memory.saved is None:
                await asyncio.sleep(0.01)
        yield running
    finally:
        await running.stop()
