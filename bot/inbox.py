"""The one door in: every event of the platform is handled exactly once.

An event's effects, its id in the ledger and the changed state are one transaction. The platform's token is saved after the
whole batch, so that a crash brings the batch again and the ledger keeps its effects single.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Iterable
from typing import Protocol

from bot.chat.port import (
    Batch,
    ChatPlatform,
    DevicesLeftOut,
    Event,
    EventId,
    IdentitySeen,
    KnownRoom,
    Listens,
    RoomId,
    Unreadable,
    UserId,
)
from bot.clock import Clock
from bot.faults import quiet
from bot.signs import SignsOfLife
from bot.store.database import Database
from bot.store.errors import StoreError
from bot.store.rooms import Peopled
from bot.store.transaction import Tx
from bot.watch import UNWATCHED, Watch

log = logging.getLogger(__name__)

TOKEN = "sync_token"  # noqa: S105
TOGETHER = 64
"""Events handed to the writer at once; they share a commit."""


class HeldBack(Exception):
    """Raised by the handler for an event that is not looked at: nothing is written down of it, not even its id."""


class EventHandler(Protocol):
    """What is done with an event, inside the transaction that marks it as handled."""

    async def handle(self, tx: Tx, event: Event) -> None:
        """Handle the event. An exception undoes everything this event did; `HeldBack` is no fault."""

    async def apologise(self, tx: Tx, event: Event) -> None:
        """The event could not be handled; tell the person that nothing has changed."""


class Inbox:
    """Takes batches from the platform until it is stopped."""

    def __init__(
        self,
        db: Database,
        platform: ChatPlatform,
        clock: Clock,
        handler: EventHandler,
        signs: SignsOfLife | None = None,
        watch: Watch = UNWATCHED,
    ) -> None:
        self._db = db
        self._signs = signs or SignsOfLife()
        self._watch = watch
        self._platform = platform
        self._clock = clock
        self._handler = handler
        self._taking = False
        self.batches_taken = 0
        self.begun = asyncio.Event()
        """Set once the first batch has been taken: whatever happens from now on is seen."""

    @property
    def idle(self) -> bool:
        """Whether it has begun, and no batch is being handled at this moment."""
        return self.begun.is_set() and not self._taking

    async def run(self) -> None:
        """Handle events until cancelled. Raises what `ChatPlatform.batches` raises."""
        async for batch in self._platform.batches():
            self._taking = True
            try:
                await self.take(batch)
            finally:
                self._taking = False
                self.batches_taken += 1
            self.begun.set()

    async def take(self, batch: Batch) -> None:
        """Handle a batch in order, forget what the adapter has settled, and save the batch's token."""
        events = fairly(batch.events)
        for start in range(0, len(events), TOGETHER):
            await asyncio.gather(*(self._take_one(one) for one in events[start : start + TOGETHER]))
            self._signs.sync_moves()
        await self._db.write(lambda tx: self._conclude(tx, batch))

    async def _conclude(self, tx: Tx, batch: Batch) -> None:
        for event in batch.settled:
            await tx.unreadable.remove(event)
        if batch.token is not None:
            await tx.meta.set(TOKEN, batch.token)

    async def _take_one(self, event: Event) -> None:
        try:
            await self._db.write(lambda tx: self._once(tx, event))
        except HeldBack:
            return
        except (StoreError, OSError):
            # The store's trouble, not the event's: it comes again after the next start.
            raise
        except Exception as error:
            # The traceback names source lines, never what was said.
            log.exception("fault in handling %s: %s", type(event).__name__, type(error).__name__, exc_info=quiet(error))
            await self._give_up(event)

    async def _once(self, tx: Tx, event: Event) -> None:
        if isinstance(event, Unreadable):
            if not await tx.ledger.seen(event.event) and await tx.unreadable.add(event.event, event.room, self._clock.real()):
                tx.after_commit(self._watch.undecryptable)
            return
        if await tx.ledger.seen(event.event):
            return
        await tx.ledger.add(event.event, self._clock.real())
        await tx.unreadable.remove(event.event)
        await self._handler.handle(tx, event)

    async def _give_up(self, event: Event) -> None:
        try:
            await self._db.write(lambda tx: self._mark_and_apologise(tx, event))
        except (StoreError, OSError):
            raise
        except Exception as error:
            # Not even an apology can be made of it. Unmarked it would come again after each start, and end each.
            log.exception("fault in apologising for %s: %s", type(event).__name__, type(error).__name__, exc_info=quiet(error))
            await self._db.write(lambda tx: self._mark(tx, event))

    async def _mark_and_apologise(self, tx: Tx, event: Event) -> None:
        if not await tx.ledger.seen(event.event):
            await self._mark(tx, event)
            await self._handler.apologise(tx, event)

    async def _mark(self, tx: Tx, event: Event) -> None:
        await tx.ledger.add(event.event, self._clock.real())
        await tx.unreadable.remove(event.event)


def fairly(events: Iterable[Event]) -> list[Event]:
    """The rooms in turn, each in its own order: whoever floods one room keeps no other room waiting."""
    rooms: dict[RoomId | None, deque[Event]] = {}
    for event in events:
        room = None if isinstance(event, IdentitySeen | DevicesLeftOut | Listens) else event.room
        rooms.setdefault(room, deque()).append(event)
    turns: list[Event] = []
    while rooms:
        for room, waiting in list(rooms.items()):
            turns.append(waiting.popleft())
            if not waiting:
                del rooms[room]
    return turns


class StoredSyncMemory:
    """What the adapter may ask our database (`bot.chat.port.SyncMemory`)."""

    def __init__(self, db: Database) -> None:
        self._db = db

    async def token(self) -> str | None:
        """The token of the last batch handled whole."""
        return await self._db.read(lambda tx: tx.meta.get(TOKEN))

    async def unreadable(self) -> list[tuple[RoomId, EventId]]:
        """The events that wait for their keys."""
        rows = await self._db.read(lambda tx: tx.unreadable.all())
        return [(RoomId(room), EventId(event)) for room, event in rows]

    async def is_direct(self, room: str) -> bool:
        """Whether the room is somebody's direct room."""
        owner = await self._db.read(lambda tx: tx.rooms.owner(room))
        return owner is not None and owner.person is not None

    async def is_known(self, room: str) -> bool:
        """Whether the room is ours."""
        return await self._db.read(lambda tx: tx.rooms.owner(room)) is not None

    async def is_own_poll(self, event: str) -> bool:
        """Whether we asked that poll."""
        row = await self._db.read(lambda tx: tx.outbox.find_by_platform_id(event))
        return row is not None and row.kind == "poll"

    async def rooms(self) -> list[KnownRoom]:
        """All rooms, with whom we take to be there."""

        async def look(tx: Tx) -> tuple[list[Peopled], list[str]]:
            return await tx.rooms.all(), await tx.closed_rooms.all()

        rows, closed = await self._db.read(look)
        known = [KnownRoom(RoomId(one.room), one.direct, tuple(map(UserId, one.people)), not one.in_trouble) for one in rows]
        # Who is in a closed room, nobody here remembers.
        return [*known, *(KnownRoom(RoomId(one), direct=False, people=()) for one in closed)]

    async def is_own_message(self, event: str) -> bool:
        """Whether we sent that."""
        row = await self._db.read(lambda tx: tx.outbox.find_by_platform_id(event))
        return row is not None and row.kind in ("send", "file", "poll")
