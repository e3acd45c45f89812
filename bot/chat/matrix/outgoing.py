"""Sending into rooms: encrypted or not at all, and never half."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar

from nio.crypto import encrypt_attachment

from bot.chat.matrix import contents
from bot.chat.matrix.intake import Intake
from bot.chat.matrix.room_keys import RoomKeys
from bot.chat.matrix.rooms_known import KnownRoom, KnownRooms
from bot.chat.matrix.tidy import SIGN, tidy_events
from bot.chat.matrix.traces import MARK, Traces
from bot.chat.matrix.wire import Wire, client_path
from bot.chat.port import EventId, File, Refused, RoomId, RoomUnusable, TryLater

log = logging.getLogger(__name__)

T = TypeVar("T")

MANY = 10
"""Calls under way at once that make a burst: more than one group has people."""
NOT_OURS = ("M_FORBIDDEN", "M_NOT_FOUND")

LAST_PATIENCE = 3.0
"""Real seconds that calls under way still get when the program ends, after those that the outbox gave them: whoever asked the
program to stop kills it after ten.
"""


class UnderWay:
    """Calls that run to their end even when whoever waits for them is cancelled: half a key handed out helps nobody."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()
        self._calm = asyncio.Event()
        self._calm.set()

    async def whole(self, call: Coroutine[Any, Any, T]) -> T:
        """The call's result. Cancelling this leaves the call running."""
        task = asyncio.create_task(call)
        self._tasks.add(task)
        if len(self._tasks) >= MANY:
            self._calm.clear()
        task.add_done_callback(self._done)
        return await asyncio.shield(task)

    @property
    def many(self) -> bool:
        """Whether a burst is under way."""
        return not self._calm.is_set()

    async def pause(self, seconds: float) -> None:
        """Wait while many calls are under way, but not longer than so many real seconds."""
        # Not `wait_for`: before Python 3.12 it swallows a cancellation that comes in the moment in which it ends.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._calm.wait()

    async def finish(self) -> None:
        """Wait for what is under way, but not for ever."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=LAST_PATIENCE)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if len(self._tasks) < MANY:
            self._calm.set()
        # Looked at, so that an error of an abandoned call is no noise; its caller repeats the call with the same key.
        if not task.cancelled():
            task.exception()


class Outgoing:
    """Events that Vertti puts into rooms."""

    def __init__(self, wire: Wire, rooms: KnownRooms, intake: Intake, keys: RoomKeys, traces: Traces) -> None:
        self._wire = wire
        self._rooms = rooms
        self._intake = intake
        self._keys = keys
        self._traces = traces

    async def put(self, room: RoomId, kind: str, content: dict[str, Any], *, key: str) -> EventId:
        """Encrypt and send. The same `key` gives the same event. Raises `RoomUnusable`, `Refused`, `TryLater`."""
        known = await self.room(room)
        sealed = await self._keys.encrypt(known, kind, content) | {MARK: self._traces.mark(room, key)}
        path = client_path("rooms", room, "send", "m.room.encrypted", contents.transaction(key))
        with _closed_to_us():
            return _event_id(await self._wire.call("PUT", path, sealed))

    async def prepare(self, room: RoomId, until: datetime) -> bool:
        """Hand out the room's key ahead of what is said up to `until` (aware); whether that was needed. Raises as `put`."""
        return await self._keys.prepare(await self.room(room), until)

    async def put_file(self, room: RoomId, file: File, *, key: str) -> EventId:
        """Encrypt the content and upload it, then send what opens it, encrypted. Raises as `put` does, and before anything is
        uploaded when nothing can be said in the room.
        """
        await self.room(room)
        sealed, keys = encrypt_attachment(file.content)
        address = await self._wire.upload(sealed)
        return await self.put(room, "m.room.message", contents.file(file, address, keys), key=key)

    async def put_sign(self, room: RoomId, event: EventId, emoji: str, *, key: str) -> EventId:
        """Put an emoji under a message, in clear as every client does. One that stands there already is taken for it."""
        path = client_path("rooms", room, "send", SIGN, contents.transaction(key))
        try:
            with _closed_to_us():
                return _event_id(await self._wire.call("PUT", path, contents.sign(event, emoji)))
        except Refused as error:
            if error.code != "M_DUPLICATE_ANNOTATION":
                raise
        return await self._our_sign(room, event, emoji)

    async def _our_sign(self, room: RoomId, event: EventId, emoji: str) -> EventId:
        """What we have put there on another device."""
        path = client_path("rooms", room, "relations", event, "m.annotation", SIGN, version="v1")
        answer = await self._wire.call("GET", path, query={"limit": "100"})
        for seen in tidy_events(answer.get("chunk")):
            relation = seen.content.get("m.relates_to")
            if seen.sender == self._rooms.me and isinstance(relation, dict) and relation.get("key") == emoji:
                return EventId(seen.id)
        raise Refused("M_DUPLICATE_ANNOTATION", "it is not to be found")

    async def redact(self, room: RoomId, event: EventId, *, key: str) -> None:
        """Take an event back."""
        await self._wire.call("PUT", client_path("rooms", room, "redact", event, contents.transaction(key)), {})

    async def room(self, room: RoomId) -> KnownRoom:
        """The room with all its members, asked for when no sync has told of it yet. Raises `RoomUnusable` when it is not
        encrypted: Vertti never speaks in clear.
        """
        known = self._rooms.get(room)
        if known is None or not known.settled:
            with _closed_to_us():
                answer = await self._wire.call("GET", client_path("rooms", room, "state"))
            known = self._intake.learn(room, tidy_events(answer.get("chunk")))
        if self._rooms.me not in known.joined:
            # Of a room that was left, the homeserver still tells the state as it was then.
            self._rooms.leave(room)
            raise RoomUnusable("NOT_IN_ROOM", "Vertti is not in the room")
        if not known.encrypted:
            raise RoomUnusable("NOT_ENCRYPTED", "the room is not encrypted")
        return known


@contextmanager
def _closed_to_us() -> Iterator[None]:
    """Within this, that the homeserver forbids something means that the room is closed to us."""
    try:
        yield
    except Refused as error:
        if error.code not in NOT_OURS:
            raise
        raise RoomUnusable(error.code) from error


def _event_id(answer: dict[str, Any]) -> EventId:
    event = answer.get("event_id")
    if not isinstance(event, str):
        raise TryLater("the homeserver has sent no event id")
    return EventId(event)
