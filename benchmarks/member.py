"""Somebody in a room with an ordinary client, who gives commands and waits for the answers."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from nio import AsyncClient, JoinResponse, LoginResponse, MatrixRoom, RoomMessage, RoomSendResponse

from benchmarks.nio_client import a_client, shut
from benchmarks.stage import PASSWORD
from bot.demo.homeserver import Homeserver

PATIENCE = 30.0
"""Seconds after which an answer will never come."""
LONG_POLL = 30_000
"""Milliseconds for which the homeserver holds a quiet sync back."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered, and how many seconds after the member began to send the command it had reached the member's client."""

    seconds: float
    content: Mapping[str, Any]


class Member:
    """One person with one device. It listens once it has begun to."""

    def __init__(self, client: AsyncClient) -> None:
        self.id: str = client.user_id
        self._client = client
        self._listening: asyncio.Task[None] | None = None
        self._asked: tuple[str, str] | None = None
        self._answered: asyncio.Future[tuple[float, Mapping[str, Any]]] | None = None
        client.add_event_callback(self._hear, RoomMessage)

    @classmethod
    async def log_in(cls, server: Homeserver, name: str, *, encrypted: bool) -> Self:
        """A new account, and with `encrypted` the keys of its device on the homeserver."""
        client = a_client(server.url, await server.register(name, PASSWORD), encrypted=encrypted)
        answer = await client.login(PASSWORD)
        assert isinstance(answer, LoginResponse), answer
        if client.should_upload_keys:
            await client.keys_upload()
        return cls(client)

    @property
    def token(self) -> str:
        """The login."""
        return str(self._client.access_token)

    async def join(self, room: str) -> None:
        """Accept the invitation to the room."""
        answer = await self._client.join(room)
        assert isinstance(answer, JoinResponse), answer

    async def listen(self) -> None:
        """From now on whatever is said is heard at once."""
        await self._client.sync(full_state=True)
        self._listening = asyncio.create_task(self._client.sync_forever(LONG_POLL))

    async def ask(self, room: str, of: str, command: str) -> Answer:
        """Give the command in the room, and wait for the next thing that `of` says there."""
        self._answered = asyncio.get_running_loop().create_future()
        self._asked = (room, of)
        content = {"msgtype": "m.text", "body": command}
        begun = time.perf_counter()
        async with asyncio.timeout(PATIENCE):
            sent = await self._client.room_send(room, "m.room.message", content, ignore_unverified_devices=True)
            assert isinstance(sent, RoomSendResponse), sent
            heard, answer = await self._answered
        return Answer(heard - begun, answer)

    async def leave_the_stage(self) -> None:
        """Log nobody out, but let go of the connection."""
        if self._listening is not None:
            self._listening.cancel()
            await asyncio.gather(self._listening, return_exceptions=True)
        await shut(self._client)

    async def _hear(self, room: MatrixRoom, event: RoomMessage) -> None:
        if (room.room_id, event.sender) == self._asked and self._answered is not None and not self._answered.done():
            self._answered.set_result((time.perf_counter(), event.source["content"]))
