"""A chat in memory: for fast tests, and for previews that need no server.

It keeps to the port's promises the way a real platform does: a repeated key gives the same event, rooms have members, a
refused call raises. People act through the methods below the outgoing calls.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from bot.chat.port import (
    Batch,
    Event,
    EventId,
    InvitedByOther,
    InvitedToRoom,
    Joined,
    Left,
    Message,
    Poll,
    Refused,
    RoomId,
    RoomSpec,
    Said,
    SyncMemory,
    TryLater,
    UserId,
    Voted,
)
from bot.chat.richtext import RichText
from bot.clock import SystemClock

ME = UserId("@vertti:memory")
PREFIX = "!vertti"


@dataclass(slots=True)
class Shown:
    """Something that stands in a room: a message, a poll, its end. `text` is what it says now, after edits and redaction,
    `said` what it said at first; `at` is by the clock that the chat was given.
    """

    event: EventId
    room: RoomId
    text: str
    kind: str
    said: str
    at: datetime
    rings: bool = False
    everyone: bool = False
    poll: Poll | None = None
    ended: bool = False
    redacted: bool = False


@dataclass(slots=True)
class Room:
    """A room with its people."""

    id: RoomId
    spec: RoomSpec | None
    topic: str = ""
    joined: set[UserId] = field(default_factory=set)
    invited: set[UserId] = field(default_factory=set)
    pinned: tuple[EventId, ...] = ()
    powerful: tuple[UserId, ...] = ()


class MemoryChat:
    """A `ChatPlatform` without a platform."""

    def __init__(self, now: Callable[[], datetime] = lambda: SystemClock().real()) -> None:
        self._now = now
        self.rooms: dict[RoomId, Room] = {}
        self.shown: list[Shown] = []
        self.unknown_users: set[UserId] = set()
        self.down = False
        self.calls = 0
        self._by_key: dict[str, EventId] = {}
        self._incoming: asyncio.Queue[Event] = asyncio.Queue()
        self._numbers = count(1)
        self._memory: SyncMemory | None = None

    # --- the port ---

    @property
    def me(self) -> UserId:
        """Vertti."""
        return ME

    async def start(self, memory: SyncMemory) -> None:
        """Nothing to log in to."""
        self._memory = memory

    async def stop(self) -> None:
        """Nothing to let go of."""

    async def batches(self) -> AsyncIterator[Batch]:
        """What people do, as it happens."""
        yield Batch(())
        while True:
            events = [await self._incoming.get()]
            while not self._incoming.empty():
                events.append(self._incoming.get_nowait())
            yield Batch(tuple(events), token=f"t{next(self._numbers)}")

    async def create_room(self, spec: RoomSpec, *, search: bool) -> RoomId:
        """A room with Vertti in it."""
        self._reach()
        if search:
            for room in self.rooms.values():
                if room.spec is not None and room.spec.marker == spec.marker:
                    return room.id
        room = Room(RoomId(f"!room{next(self._numbers)}"), spec, spec.topic, {ME}, set(spec.invite))
        self.rooms[room.id] = room
        return room.id

    async def send(self, room: RoomId, message: Message, *, key: str) -> EventId:
        """A message."""
        return self._show(
            room, key, message.text.plain(), "message", rings=message.rings or message.everyone, everyone=message.everyone
        )

    async def edit(self, room: RoomId, event: EventId, message: Message, *, key: str) -> EventId:  # noqa: ARG002
        """The message reads otherwise from now on."""
        self._reach()
        self.find(event).text = message.text.plain()
        return self._by_key.setdefault(key, EventId(f"$edit{next(self._numbers)}"))

    async def ask(self, room: RoomId, poll: Poll, *, key: str) -> EventId:
        """A poll."""
        lines = [poll.question, *(f"( ) {one.label}" for one in poll.choices)]
        return self._show(room, key, "\n".join(lines), "poll", rings=True, poll=poll)

    async def end_poll(self, room: RoomId, event: EventId, text: RichText, *, key: str) -> EventId:
        """Close a poll."""
        self._reach()
        self.find(event).ended = True
        return self._show(room, key, text.plain(), "poll end")

    async def redact(self, room: RoomId, event: EventId, *, key: str) -> None:  # noqa: ARG002
        """Take an event back; one that nobody has is gone already."""
        self._reach()
        for one in self.shown:
            if one.event == event:
                one.redacted = True
                one.text = ""

    async def pin(self, room: RoomId, events: Sequence[EventId]) -> None:
        """Pin."""
        self._room(room).pinned = tuple(events)

    async def set_topic(self, room: RoomId, topic: str) -> None:
        """The line above the room."""
        self._room(room).topic = topic

    async def invite(self, room: RoomId, user: UserId) -> None:
        """Invite, unless nobody has that id."""
        place = self._room(room)
        if user in self.unknown_users:
            raise Refused("unknown user")
        if user not in place.joined:
            place.invited.add(user)

    async def remove(self, room: RoomId, user: UserId) -> None:
        """Take out."""
        place = self._room(room)
        was_invited = user in place.invited
        if user in place.joined | place.invited:
            place.joined.discard(user)
            place.invited.discard(user)
            self._incoming.put_nowait(Left(self._event(), room, user, ME, was_invited, _now()))

    async def accept(self, room: RoomId) -> None:
        """Join."""
        place = self._room(room)
        place.invited.discard(ME)
        place.joined.add(ME)

    async def leave(self, room: RoomId) -> None:
        """Leave."""
        self._reach()
        place = self.rooms.get(room)
        if place is not None:
            place.joined.discard(ME)
            place.invited.discard(ME)

    async def hand_over(self, room: RoomId, users: Sequence[UserId]) -> None:
        """Give power away."""
        self._room(room).powerful = tuple(users)

    async def alone_with(self, room: RoomId, user: UserId) -> bool:
        """Whether nobody else is there."""
        self._reach()
        place = self.rooms.get(room)
        return place is not None and ME in place.joined and (place.joined | place.invited) == {ME, user}

    def link_to_me(self) -> str:
        """An address that opens nothing."""
        return f"https://chat.invalid/{ME}"

    # --- what people do ---

    def join(self, room: RoomId, user: UserId, name: str = "") -> None:
        """Somebody accepts an invitation."""
        place = self.rooms[room]
        if user not in place.invited:
            raise PermissionError(f"{user} is not invited")
        place.invited.discard(user)
        place.joined.add(user)
        self._incoming.put_nowait(Joined(self._event(), room, user, name, _now()))

    def leave_room(self, room: RoomId, user: UserId) -> None:
        """Somebody leaves, or declines."""
        place = self.rooms[room]
        was_invited = user in place.invited
        place.joined.discard(user)
        place.invited.discard(user)
        self._incoming.put_nowait(Left(self._event(), room, user, user, was_invited, _now()))

    def say(self, room: RoomId, user: UserId, text: str, *, event: str | None = None, at: datetime | None = None) -> EventId:
        """Somebody writes. In a group's room only what is addressed to Vertti reaches it, as on every platform."""
        place = self.rooms[room]
        private = place.joined | place.invited == {ME, user}
        sent = EventId(event) if event else self._event()
        if not private:
            if not text.casefold().startswith(PREFIX):
                return sent
            text = text[len(PREFIX) :].strip()
        self._incoming.put_nowait(Said(sent, room, user, text, at or _now(), private))
        return sent

    def write_privately(self, user: UserId, text: str, **more: str) -> EventId:
        """Somebody writes to Vertti in their direct room, opening one when there is none."""
        room = self.direct_room(user)
        if room is None:
            room = RoomId(f"!direct{next(self._numbers)}")
            self.rooms[room] = Room(room, None, "", {user}, {ME})
            self._incoming.put_nowait(InvitedToRoom(self._event(), room, user, True, _now()))
            self.rooms[room].joined.add(ME)
        return self.say(room, user, text, event=more.get("event"))

    def vote(self, poll: EventId, user: UserId, *answers: str) -> None:
        """Somebody votes."""
        shown = self.find(poll)
        self._incoming.put_nowait(Voted(self._event(), shown.room, user, poll, answers, _now()))

    def invite_past_us(self, room: RoomId, by: UserId, user: UserId) -> None:
        """Somebody's client invites a person on its own."""
        self.rooms[room].invited.add(user)
        self._incoming.put_nowait(InvitedByOther(self._event(), room, by, user, _now()))

    # --- what there is to see ---

    def direct_room(self, user: UserId) -> RoomId | None:
        """The room for two, if there is one."""
        for room in reversed(self.rooms.values()):
            if ME in room.joined | room.invited and (room.joined | room.invited) == {ME, user}:
                return room.id
        return None

    def group_rooms(self) -> list[Room]:
        """The rooms that are not for two."""
        return [one for one in self.rooms.values() if one.spec is not None and not one.spec.direct]

    def texts(self, room: RoomId) -> list[str]:
        """What can be read in a room, oldest first."""
        return [one.text for one in self.shown if one.room == room and not one.redacted]

    def private_texts(self, user: UserId) -> list[str]:
        """What Vertti wrote to somebody alone, in whatever direct room."""
        rooms = {
            one.id for one in self.rooms.values() if user in one.joined | one.invited and (one.spec is None or one.spec.direct)
        }
        return [one.text for one in self.shown if one.room in rooms and not one.redacted]

    def transcript(self) -> list[Shown]:
        """All that was ever shown, oldest first, whatever became of it later."""
        return list(self.shown)

    def reader_of(self, room: RoomId) -> UserId | None:
        """The person in a room for two; None for a group's room."""
        place = self.rooms[room]
        if place.spec is not None and not place.spec.direct:
            return None
        return next(iter((place.joined | place.invited) - {ME}), None)

    def find(self, event: EventId) -> Shown:
        """What stands under that id. Raises LookupError."""
        for one in self.shown:
            if one.event == event:
                return one
        raise LookupError(event)

    @property
    def quiet(self) -> bool:
        """Whether everything that people did has been taken in."""
        return self._incoming.empty()

    def _show(self, room: RoomId, key: str, text: str, kind: str, **more: object) -> EventId:
        self._reach()
        if ME not in self._room(room).joined:
            raise Refused("not in the room")
        if key in self._by_key:
            return self._by_key[key]
        number = next(self._numbers)
        event = EventId(f"$event{number}")
        self._by_key[key] = event
        self.shown.append(Shown(event, room, text, kind, text, self._now(), **more))  # type: ignore[arg-type]
        return event

    def _room(self, room: RoomId) -> Room:
        self._reach()
        try:
            return self.rooms[room]
        except KeyError:
            raise Refused("no such room") from None

    def _reach(self) -> None:
        self.calls += 1
        if self.down:
            raise TryLater("down", after=0.05)

    def _event(self) -> EventId:
        return EventId(f"$said{next(self._numbers)}")


def _now() -> datetime:
    return SystemClock().real()
