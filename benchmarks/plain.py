"""Vertti speaking in clear, so that it can be compared with a client that knows no encryption."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

from bot.chat.matrix import MatrixPlatform, MatrixSettings, contents
from bot.chat.matrix.wire import client_path
from bot.chat.port import Batch, EventId, Message, RoomId, Said


class PlainMatrix(MatrixPlatform):
    """Vertti's platform and its wire, without the encryption: what Vertti itself refuses to do."""

    def __init__(self, settings: MatrixSettings) -> None:
        super().__init__(settings)
        self.last: dict[str, Any] = {}
        """The content of the last message sent."""

    async def send(self, room: RoomId, message: Message, *, key: str, answers: EventId | None = None) -> EventId:  # noqa: ARG002
        self.last = contents.message(message)
        path = client_path("rooms", room, "send", "m.room.message", contents.transaction(key))
        answer = await self._under_way.whole(self._wire.call("PUT", path, self.last))
        return EventId(answer["event_id"])

    async def batches(self) -> AsyncIterator[Batch]:
        """As Vertti's own, but believing that a command in clear is its sender's, which Vertti does not."""
        async for batch in super().batches():
            events = tuple(replace(one, trusted=True) if isinstance(one, Said) else one for one in batch.events)
            yield replace(batch, events=events)
