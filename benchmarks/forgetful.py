"""A chat that takes whatever it is given and keeps nothing, so that only Vertti's own memory grows."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from itertools import count

from bot.chat.memory.platform import MemoryPlatform
from bot.chat.port import EventId, File, Message, Poll, RoomId, RoomSpec, Sendable, UserId
from bot.chat.richtext import RichText


class Forgetful(MemoryPlatform):
    """Counts what was said."""

    def __init__(self) -> None:
        super().__init__()
        self.said = 0
        self._next = count(1)

    async def create_room(self, spec: RoomSpec, *, search: bool) -> RoomId:  # noqa: ARG002
        return RoomId(f"!made-{next(self._next)}")

    async def send(self, room: RoomId, message: Message, *, key: str, answers: EventId | None = None) -> EventId:  # noqa: ARG002
        return await self._take()

    async def edit(self, room: RoomId, event: EventId, message: Message, *, key: str) -> EventId:  # noqa: ARG002
        return await self._take()

    async def react(self, room: RoomId, event: EventId, sign: str, *, key: str) -> EventId:  # noqa: ARG002
        return await self._take()

    async def ask(self, room: RoomId, poll: Poll, *, key: str, answers: EventId | None = None) -> EventId:  # noqa: ARG002
        return await self._take()

    async def end_poll(self, room: RoomId, event: EventId, text: RichText, *, key: str) -> EventId:  # noqa: ARG002
        return await self._take()

    async def send_file(self, room: RoomId, file: File, *, key: str, answers: EventId | None = None) -> EventId:  # noqa: ARG002
        return await self._take()

    async def sent_earlier(self, room: RoomId, *, key: str, since: datetime, what: Sendable | None = None) -> Sequence[EventId]:  # noqa: ARG002
        return ()

    async def rooms_made(self, mark: str) -> Sequence[RoomId]:  # noqa: ARG002
        return ()

    async def redact(self, room: RoomId, event: EventId, *, key: str) -> None: ...

    async def pin(self, room: RoomId, events: Sequence[EventId]) -> None: ...

    async def set_name(self, room: RoomId, name: str) -> None: ...

    async def set_topic(self, room: RoomId, topic: str) -> None: ...

    async def invite(self, room: RoomId, user: UserId) -> None: ...

    async def remove(self, room: RoomId, user: UserId) -> None: ...

    async def leave(self, room: RoomId) -> None: ...

    async def hand_over(self, room: RoomId, users: Sequence[UserId]) -> None: ...

    async def alone_with(self, room: RoomId, user: UserId) -> bool:  # noqa: ARG002
        return True

    async def able(self, room: RoomId) -> bool:  # noqa: ARG002
        return True

    async def _take(self) -> EventId:
        # As on every real platform, the answer comes in another turn of the loop.
        await asyncio.sleep(0)
        self.said += 1
        return EventId(f"${next(self._next)}")
