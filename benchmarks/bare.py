"""The least that can talk to a homeserver: requests, so many in flight, and nothing else."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from typing import Any, Self, TypeVar
from uuid import uuid4

import aiohttp
from yarl import URL

from benchmarks.figures import Meter, Run
from bot.chat.matrix import contents
from bot.chat.matrix.wire import client_path
from bot.chat.port import RoomSpec

T = TypeVar("T")

AT_ONCE = 20
"""Calls in flight, as many as Vertti has when all is well; more buys only latency on one Synapse."""


class BareClient:
    """A client of the homeserver with `at_once` requests in flight. Used as a context."""

    def __init__(self, homeserver: str, *, at_once: int) -> None:
        self._homeserver = homeserver
        self._at_once = at_once
        self._http = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=at_once))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._http.close()

    async def log_in(self, user: str, password: str) -> None:
        wish = {"type": "m.login.password", "identifier": {"type": "m.id.user", "user": user}, "password": password}
        answer = await self._call("POST", client_path("login"), wish)
        self._http.headers["Authorization"] = f"Bearer {answer['access_token']}"

    async def log_out(self) -> None:
        """The device is gone, so that nobody gives keys to it."""
        await self._call("POST", client_path("logout"), {})

    def use(self, token: str) -> None:
        """Go on with somebody's login."""
        self._http.headers["Authorization"] = f"Bearer {token}"

    async def invite_to(self, rooms: Sequence[str], who: str) -> None:
        """Invite one person to all of the rooms."""
        await self._each(rooms, lambda room: self._call("POST", client_path("rooms", room, "invite"), {"user_id": who}))

    async def join(self, rooms: Sequence[str]) -> None:
        """Come into the rooms."""
        await self._each(rooms, lambda room: self._call("POST", client_path("join", room), {}))

    async def create_rooms(self, count: int) -> list[str]:
        """Rooms as Vertti makes them, but not encrypted."""
        wish = contents.room(RoomSpec(marker="benchmark", name="A group", topic="", invite=()), version=None)
        wish["initial_state"] = [one for one in wish["initial_state"] if one["type"] != "m.room.encryption"]
        answers = await self._each(range(count), lambda _: self._call("POST", client_path("createRoom"), wish))
        return [answer["room_id"] for answer in answers]

    async def invite(self, room: str, people: Iterable[str]) -> None:
        """Invite these people to the room."""
        await self._each(people, lambda one: self._call("POST", client_path("rooms", room, "invite"), {"user_id": one}))

    async def encrypt(self, rooms: Sequence[str]) -> None:
        """From now on the rooms are encrypted."""
        wish = {"algorithm": "m.megolm.v1.aes-sha2"}
        await self._each(
            rooms, lambda room: self._call("PUT", client_path("rooms", room, "state", "m.room.encryption", ""), wish)
        )

    async def send(self, rooms: Sequence[str], content: Mapping[str, Any]) -> Run:
        """Send the same message to each of the rooms."""
        meter = Meter()
        await self._each(
            rooms, lambda room: self._call("PUT", client_path("rooms", room, "send", "m.room.message", uuid4().hex), content)
        )
        return meter.read(len(rooms))

    async def _each(self, things: Iterable[T], call: Callable[[T], Awaitable[dict[str, Any]]]) -> list[dict[str, Any]]:
        waiting = iter(things)
        answers: list[dict[str, Any]] = []

        async def work() -> None:
            for thing in waiting:
                answers.append(await call(thing))

        await asyncio.gather(*(work() for _ in range(self._at_once)))
        return answers

    async def _call(self, method: str, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        address = URL(self._homeserver + path, encoded=True)
        headers = {"Content-Type": "application/json"}
        async with self._http.request(method, address, data=json.dumps(body), headers=headers) as answer:
            answer.raise_for_status()
            return dict(await answer.json())
