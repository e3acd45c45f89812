"""What the program would keep for the adapter, in memory."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.port import Batch, EventId, KnownRoom, RoomId, Unreadable


class Memory:
    """A `SyncMemory` that a test can look into."""

    def __init__(self) -> None:
        self.saved: str | None = None
        self.waiting: list[tuple[RoomId, EventId]] = []
        self.direct: set[str] = set()
        self.known: list[KnownRoom] = []
        self.polls: set[str] = set()
        self.messages: set[str] = set()

    def take(self, batch: Batch) -> None:
        """What the program does with a batch after handling it."""
        done = {event.event for event in batch.events if not isinstance(event, Unreadable)} | set(batch.settled)
        self.waiting += [(event.room, event.event) for event in batch.events if isinstance(event, Unreadable)]
        self.waiting = [(room, event) for room, event in self.waiting if event not in done]
        self.saved = batch.token or self.saved

    async def token(self) -> str | None:
        return self.saved

    async def unreadable(self) -> Sequence[tuple[RoomId, EventId]]:
        return tuple(self.waiting)

    async def is_direct(self, room: RoomId) -> bool:
        return room in self.direct

    async def is_known(self, room: RoomId) -> bool:
        return True

    async def is_own_poll(self, event: EventId) -> bool:
        return event in self.polls

    async def rooms(self) -> Sequence[KnownRoom]:
        return tuple(self.known)

    async def is_own_message(self, event: EventId) -> bool:
        return event in self.messages
