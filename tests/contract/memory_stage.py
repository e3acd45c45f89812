"""The chat in memory as a stage."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from bot.chat.memory import MemoryChat
from bot.chat.port import EventId, File, RoomId, UserId
from tests.contract.stage import Stage
from tests.e2e.matrix.memory import Memory


class MemoryStage(Stage):
    """People in memory."""

    def __init__(self, chat: MemoryChat, memory: Memory) -> None:
        super().__init__(chat, memory)
        self.chat = chat
        self.anna, self.bea, self.cilla, self.nobody = (UserId(f"@{name}:memory") for name in ("anna", "bea", "cilla", "nobody"))
        chat.unknown_users.add(self.nobody)

    async def join(self, who: UserId, room: RoomId) -> None:
        self.chat.join(room, who, who.removeprefix("@").partition(":")[0])

    async def leave(self, who: UserId, room: RoomId) -> None:
        self.chat.leave_room(room, who)

    async def say(self, who: UserId, room: RoomId, text: str) -> EventId:
        return self.chat.say(room, who, text)

    async def vote(self, who: UserId, room: RoomId, poll: EventId, *answers: str) -> EventId | None:
        self.chat.vote(poll, who, *answers, room=room)
        return None

    async def press(self, who: UserId, room: RoomId, message: EventId, sign: str) -> EventId:
        return self.chat.press(message, who, sign, room=room)

    async def signs(self, who: UserId, room: RoomId, message: EventId) -> Sequence[tuple[UserId, str]]:
        return self.chat.signs_under(message)

    async def begin_direct(self, who: UserId) -> RoomId:
        return self.chat.begin_direct(who)

    async def begin_room(self, who: UserId) -> RoomId:
        return self.chat.begin_room(who)

    async def invite(self, who: UserId, room: RoomId, whom: UserId) -> None:
        self.chat.invite_past_us(room, who, whom)

    async def put_out(self, who: UserId, room: RoomId, whom: UserId) -> None:
        self.chat.put_out(room, who, whom)

    async def share_power(self, who: UserId, room: RoomId) -> None:
        self.chat.share_power(room, who, self.chat.me, by=who)

    async def close_room(self, who: UserId, room: RoomId) -> RoomId:
        successor = self.chat.begin_room(who)
        self.chat.replace_room(room, who, successor)
        return successor

    async def reads(self, who: UserId, room: RoomId, text: str) -> EventId:
        return next(one.event for one in self.chat.reads(who, room) if text in one.said)

    async def texts(self, who: UserId, room: RoomId) -> Sequence[str]:
        return [one.said for one in self.chat.reads(who, room)]

    async def reads_edited(self, who: UserId, room: RoomId, event: EventId, text: str) -> None:
        assert [one.text for one in self.chat.reads(who, room) if one.event == event] == [text]

    async def file(self, who: UserId, room: RoomId, event: EventId) -> File:
        (found,) = [one.file for one in self.chat.reads(who, room) if one.event == event]
        assert found is not None
        return found

    async def is_taken_back(self, who: UserId, room: RoomId, event: EventId) -> bool:
        return self.chat.find(event).redacted

    async def name(self, who: UserId, room: RoomId) -> str:
        return self.chat.rooms[room].name

    async def topic(self, who: UserId, room: RoomId) -> str:
        return self.chat.rooms[room].topic

    async def pinned(self, who: UserId, room: RoomId) -> Sequence[EventId]:
        return self.chat.rooms[room].pinned


@asynccontextmanager
async def memory_stage() -> AsyncIterator[MemoryStage]:
    """The stage, with Vertti listening."""
    chat, memory = MemoryChat(), Memory()
    await chat.start(memory)
    stage = MemoryStage(chat, memory)
    stage.listen()
    try:
        yield stage
    finally:
        await stage.stop_listening()
        await chat.stop()
