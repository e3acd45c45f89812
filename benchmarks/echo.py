"""The least that can answer in a room: nio's client, its own sync loop, and a callback that sends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from nio import AsyncClient, LoginResponse, MatrixRoom, RoomMessageText, RoomSendResponse

from benchmarks.member import LONG_POLL
from benchmarks.nio_client import a_client, shut
from benchmarks.stage import PASSWORD
from bot.demo.homeserver import Homeserver


class Echo:
    """Answers every message with the same `content`: no command is read, nothing is kept, nothing is looked up."""

    def __init__(self, client: AsyncClient) -> None:
        self.id: str = client.user_id
        self.content: Mapping[str, Any] = {"msgtype": "m.notice", "body": ""}
        self._client = client

    async def answer(self, room: MatrixRoom, event: RoomMessageText) -> None:
        """nio calls this for each message of a sync."""
        if event.sender != self.id:
            sent = await self._client.room_send(
                room.room_id, "m.room.message", dict(self.content), ignore_unverified_devices=True
            )
            assert isinstance(sent, RoomSendResponse), sent


@asynccontextmanager
async def echo(server: Homeserver, user_id: str, *, encrypted: bool) -> AsyncIterator[Echo]:
    """The bot, once it has seen its rooms, has its keys on the homeserver and listens."""
    client = a_client(server.url, user_id, encrypted=encrypted)
    answer = await client.login(PASSWORD)
    assert isinstance(answer, LoginResponse), answer
    if client.should_upload_keys:
        await client.keys_upload()
    await client.sync(full_state=True)
    bot = Echo(client)
    client.add_event_callback(bot.answer, RoomMessageText)
    listening = asyncio.create_task(client.sync_forever(LONG_POLL))
    try:
        yield bot
    finally:
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)
        await shut(client)
