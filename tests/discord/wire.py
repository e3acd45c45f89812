"""Vertti's door on a real wire: discord.py's own connection, to the stand-in for Discord."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

import discord.client
import pytest
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.chat.discord.connection import Client
from bot.chat.discord.platform import DiscordPlatform
from bot.chat.discord.settings import DiscordSettings
from bot.chat.port import ChatError, Event, KnownRoom, RoomId, UserId
from tests.contract.discord_stage import menu_of
from tests.discord.server import Server
from tests.discord.words import WORDING
from tests.e2e.matrix.memory import Memory

E = TypeVar("E", bound=Event)
TOGETHER = 0.1
"""Seconds within which all servers are told at the beginning, where Discord takes two."""


class Wire:
    """The stand-in, and Vertti's side of it: a platform, what the program keeps, and what was heard."""

    def __init__(self, server: Server, directory: Path) -> None:
        self.server = server
        self._directory = directory
        self.memory = Memory()
        self.platform = self.vertti()
        self.heard: list[Event] = []
        self.batches = 0
        self.ended: Exception | None = None
        self._listening: asyncio.Task[None] | None = None

    def settings(self) -> DiscordSettings:
        """What a configuration for the stand-in says."""
        return DiscordSettings(
            token=self.server.token,
            guild=self.server.state.guild,
            category=None,
            admin_roles=frozenset(),
            data_dir=self._directory,
        )

    def vertti(self, **more: Any) -> DiscordPlatform:
        """Another one, not started."""
        return DiscordPlatform(self.settings(), menu_of("apua"), WORDING, **more)

    async def start(self) -> None:
        """Log in and listen, until the first batch has come."""
        await self.platform.start(self.memory)
        self.listen()
        await self.server.until(lambda: self.batches or self.ended)

    @property
    def connected(self) -> bool:
        """Whether Vertti takes itself to be connected."""
        running = self.platform._running
        return running is not None and running.hearing._connected

    def listen(self) -> None:
        """Take what comes."""
        self.batches = 0
        self._listening = asyncio.create_task(self._listen())

    async def stop(self) -> None:
        """Hear nothing more, and let go."""
        if self._listening is not None:
            self._listening.cancel()
            await asyncio.gather(self._listening, return_exceptions=True)
        await self.platform.stop()

    def room(self, *people: str) -> RoomId:
        """A group's channel with these people, which the program knows."""
        channel = RoomId(self.server.state.channel("ryhma", *people)["id"])
        self.memory.known.append(KnownRoom(channel, direct=False, people=tuple(UserId(one) for one in people)))
        return channel

    def direct_room(self, person: str) -> RoomId:
        """The conversation with a person, which the program knows."""
        channel = RoomId(self.server.state.direct(person)["id"])
        self.memory.known.append(KnownRoom(channel, direct=True, people=(UserId(person),)))
        return channel

    def of(self, kind: type[E]) -> list[E]:
        """What was heard of that kind."""
        return [one for one in self.heard if isinstance(one, kind)]

    async def hears(self, kind: type[E], fits: Callable[[E], bool] = lambda _one: True) -> E:
        """Wait for an event."""
        await self.server.until(lambda: any(fits(one) for one in self.of(kind)))
        return next(one for one in self.of(kind) if fits(one))

    async def settles(self) -> None:
        """Wait until all that was told has been heard: one thing after the other, so that the last one tells."""
        text = f"viimeinen {len(self.heard)} {self.batches}"
        self.server.write(self.server.state.bea, text)
        await self.server.until(lambda: any(getattr(one, "text", "") == text for one in self.heard))

    async def _listen(self) -> None:
        try:
            async for batch in self.platform.batches():
                self.heard += batch.events
                self.memory.take(batch)
                self.batches += 1
        except ChatError as error:
            self.ended = error


def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """discord.py's pauses, shortened."""
    begin = Client.__init__

    def begin_in_a_hurry(client: Client) -> None:
        begin(client)
        client._connection.guild_ready_timeout = TOGETHER

    async def at_once(_client: Client, _shard: int | None, *, initial: bool = False) -> None:
        pass

    class Soon:
        def delay(self) -> float:
            return 0.05

    monkeypatch.setattr(Client, "__init__", begin_in_a_hurry)
    monkeypatch.setattr(Client, "before_identify_hook", at_once)
    monkeypatch.setattr(discord.client, "ExponentialBackoff", Soon)


def point_at(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have discord.py take the stand-in for Discord."""
    monkeypatch.setattr(Route, "BASE", server.base)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(server.gateway_address))


@asynccontextmanager
async def on_the_wire(directory: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Wire]:
    """A server that is there, and a Vertti that has not begun; at the end everything is let go, and nothing may be left."""
    before = asyncio.all_tasks()
    server = Server()
    await server.come()
    hurry(monkeypatch)
    point_at(server, monkeypatch)
    wire = Wire(server, directory)
    try:
        yield wire
    finally:
        await wire.stop()
        await server.go()
    with contextlib.suppress(TimeoutError):
        await server.until(lambda: not _others(before), 1.0)
    assert [repr(one) for one in _others(before)] == []
    assert server.unknown == []


def _others(before: set[asyncio.Task[Any]]) -> set[asyncio.Task[Any]]:
    """The tasks that have come since then, but for the one that asks."""
    here = asyncio.current_task()
    return {one for one in asyncio.all_tasks() - before if one is not here}
