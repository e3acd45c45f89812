"""A platform with people on it: what a test of the contract needs, whatever the platform."""

from __future__ import annotations

import asyncio
import itertools
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import aclosing, asynccontextmanager
from typing import TypeVar

import pytest

from bot.chat.port import Batch, ChatPlatform, Event, EventId, File, Joined, Message, Poll, PollChoice, RoomId, RoomSpec, UserId
from bot.chat.richtext import paragraph
from tests.e2e.matrix.memory import Memory

E = TypeVar("E", bound=Event)

PATIENCE = 20.0
"""Real seconds in which whatever is waited for has to come."""

_numbers = itertools.count(1)


def fresh(what: str) -> str:
    """A name, marker or key that is used once."""
    return f"{what}-{next(_numbers)}"


def a_message(text: str, *, rings: bool = True) -> Message:
    """A line of text."""
    return Message(paragraph(text), rings=rings)


def a_poll(question: str = "Pääsetkö?") -> Poll:
    """A question with two answers."""
    return Poll(question, (PollChoice("yes", "Kyllä"), PollChoice("no", "Ei")))


class Stage(ABC):
    """Vertti's side is `platform`, with what it has `heard`; the others' side are the abstract methods.

    `anna`, `bea` and `cilla` are people; `nobody` and `nowhere` are ids that the platform does not know. `lacks` names what there
    is nothing of on the platform, in the words of `conftest.py`.
    """

    lacks: frozenset[str] = frozenset()

    anna: UserId
    bea: UserId
    cilla: UserId
    nobody: UserId
    nowhere: RoomId = RoomId("!unheardof:localhost")

    def __init__(self, platform: ChatPlatform, memory: Memory) -> None:
        self.platform = platform
        self.memory = memory
        self.heard: list[Event] = []
        self._news = asyncio.Event()
        self._listening: asyncio.Task[None] | None = None

    # --- what people do, and what they see ---

    @abstractmethod
    async def join(self, who: UserId, room: RoomId) -> None:
        """Accept the invitation, which has come."""

    @abstractmethod
    async def leave(self, who: UserId, room: RoomId) -> None:
        """Leave, or decline the invitation."""

    @abstractmethod
    async def say(self, who: UserId, room: RoomId, text: str) -> EventId:
        """Write a line in a room."""

    @abstractmethod
    async def vote(self, who: UserId, room: RoomId, poll: EventId, *answers: str) -> EventId | None:
        """Vote in a poll; the vote's id, where the platform tells it."""

    @abstractmethod
    async def press(self, who: UserId, room: RoomId, message: EventId, sign: str) -> EventId:
        """Put a sign under a message. Raises PermissionError when the person has that sign there already."""

    @abstractmethod
    async def signs(self, who: UserId, room: RoomId, message: EventId) -> Sequence[tuple[UserId, str]]:
        """Who has which sign under the message, as the person sees it; in no order."""

    @abstractmethod
    async def begin_direct(self, who: UserId) -> RoomId:
        """Open a direct conversation with Vertti."""

    @abstractmethod
    async def begin_room(self, who: UserId) -> RoomId:
        """Open a room that is no direct conversation, and invite Vertti."""

    @abstractmethod
    async def invite(self, who: UserId, room: RoomId, whom: UserId) -> None:
        """Invite somebody past Vertti. Raises PermissionError for who has no power in the room."""

    @abstractmethod
    async def put_out(self, who: UserId, room: RoomId, whom: UserId) -> None:
        """Take somebody out of a room. Raises PermissionError for who has no power in the room."""

    @abstractmethod
    async def share_power(self, who: UserId, room: RoomId) -> None:
        """Give Vertti all power in a room that one has made."""

    @abstractmethod
    async def close_room(self, who: UserId, room: RoomId) -> RoomId:
        """Close a room that one has made in favour of another one, which is returned."""

    @abstractmethod
    async def reads(self, who: UserId, room: RoomId, text: str) -> EventId:
        """Wait until the person can read a message, a poll's question or its end in these words."""

    @abstractmethod
    async def texts(self, who: UserId, room: RoomId) -> Sequence[str]:
        """All that the person can read of what Vertti has said in the room so far, as it was said at first."""

    @abstractmethod
    async def reads_edited(self, who: UserId, room: RoomId, event: EventId, text: str) -> None:
        """Wait until the message reads so for the person."""

    @abstractmethod
    async def file(self, who: UserId, room: RoomId, event: EventId) -> File:
        """The file, fetched and opened by the person."""

    @abstractmethod
    async def is_taken_back(self, who: UserId, room: RoomId, event: EventId) -> bool:
        """Whether the event's words are gone for the person."""

    @abstractmethod
    async def name(self, who: UserId, room: RoomId) -> str:
        """The room's name, as the person sees it."""

    @abstractmethod
    async def topic(self, who: UserId, room: RoomId) -> str:
        """The line above the room, as the person sees it."""

    @abstractmethod
    async def pinned(self, who: UserId, room: RoomId) -> Sequence[EventId]:
        """What is pinned, as the person sees it."""

    # --- Vertti ---

    def called(self, name: str) -> str:
        """How a room with this name is shown."""
        return name

    def offers(self, what: str) -> bool:
        """Whether the platform has that at all."""
        return what not in self.lacks

    def needs(self, what: str) -> None:
        """Without it there is nothing to be told here: the test is skipped."""
        if not self.offers(what):
            pytest.skip(f"no {what} on this platform")

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

    def heard_in(self, room: RoomId, kind: type[E]) -> list[E]:
        """All of that kind in that room so far."""
        return [event for event in self.heard if isinstance(event, kind) and getattr(event, "room", None) == room]

    async def room_for(self, *people: UserId) -> RoomId:
        """A group's room in which these people are, as Vertti has heard."""
        spec = RoomSpec(fresh("marker"), "Ryhmä", "Aihe", tuple(people))
        room = await self.platform.create_room(spec, search=False)
        for one in people:
            await self.join(one, room)
            await self.hears_joining(one, room)
        return room

    async def direct_room_unanswered(self, who: UserId) -> RoomId:
        """A direct room of Vertti's making, whose person is only invited yet."""
        spec = RoomSpec(fresh("direct"), "", "", (who,), direct=True)
        room = await self.platform.create_room(spec, search=False)
        self.memory.direct.add(room)
        return room

    async def direct_room_for(self, who: UserId) -> RoomId:
        """A direct room of Vertti's making, with its person in it."""
        room = await self.direct_room_unanswered(who)
        await self.join(who, room)
        await self.hears_joining(who, room)
        return room

    async def hears_joining(self, who: UserId, room: RoomId) -> Joined:
        """Wait until Vertti knows that the person is there."""
        return await self.hears(Joined, lambda event: event.room == room and event.sender == who)

    async def send(self, room: RoomId, text: str, *, key: str = "") -> EventId:
        """Say a line."""
        return await self.platform.send(room, a_message(text), key=key or fresh("key"))

    def listen(self) -> None:
        """Take batches from the stored token on, as they come."""
        self._listening = asyncio.create_task(self._listen())

    async def stop_listening(self) -> None:
        """Take no more."""
        if self._listening is not None:
            self._listening.cancel()
            async with asyncio.timeout(PATIENCE):
                await asyncio.gather(self._listening, return_exceptions=True)
            self._listening = None

    @asynccontextmanager
    async def deaf(self) -> AsyncIterator[None]:
        """Within this nobody takes batches, as if the program had ended; afterwards it goes on where it was."""
        await self.stop_listening()
        try:
            yield
        finally:
            self.listen()

    async def first_batch(self) -> Batch:
        """The first batch from the stored token on, not taken."""
        async with asyncio.timeout(PATIENCE), aclosing(self.platform.batches()) as batches:  # type: ignore[type-var]
            return await anext(batches)

    async def batches_up_to(self, event: EventId) -> tuple[Batch, ...]:
        """The batches from the stored token on up to the one that holds the event, none of them taken."""
        found: list[Batch] = []
        async with asyncio.timeout(PATIENCE), aclosing(self.platform.batches()) as batches:  # type: ignore[type-var]
            async for batch in batches:
                found.append(batch)
                if any(one.event == event for one in batch.events):
                    return tuple(found)
        raise AssertionError("not heard")

    async def _listen(self) -> None:
        async for batch in self.platform.batches():
            self.heard += batch.events
            self.memory.take(batch)
            self._news.set()
