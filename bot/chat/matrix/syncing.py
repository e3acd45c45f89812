"""The sync loop: from the homeserver's answers to batches of events, without losing one.

The token of a batch is saved by the program after the batch is handled; only then the next sync is asked for. So a crash
brings the same events again, and the program's ledger keeps their effects single.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from functools import partial
from typing import TypeVar

from bot.chat.matrix import contents, rights
from bot.chat.matrix.backoff import Backoff
from bot.chat.matrix.contents import FULL_POWER
from bot.chat.matrix.decrypting import KeyMissing, Opened, Opener
from bot.chat.matrix.gaps import missed
from bot.chat.matrix.incoming import Place, invitation, removal, since_we_came, translate
from bot.chat.matrix.intake import Intake
from bot.chat.matrix.outgoing import UnderWay
from bot.chat.matrix.room_keys import RoomKeys
from bot.chat.matrix.rooms_known import KnownRooms
from bot.chat.matrix.sync_calls import SyncCalls
from bot.chat.matrix.tidy import CREATE, MEMBER, POWERS, TOMBSTONE, RoomNews, Seen, Sync
from bot.chat.matrix.waiting import Waiting
from bot.chat.matrix.wire import Wire, WireClosed, client_path
from bot.chat.port import (
    Batch,
    Event,
    EventId,
    Pressed,
    Refused,
    RightsChanged,
    RoomId,
    SyncMemory,
    TryLater,
    Unreadable,
    UserId,
    Voted,
)
from bot.signs import SignsOfLife

log = logging.getLogger(__name__)

T = TypeVar("T")

PAUSE = 0.5
"""Real seconds between two looks at what is new while many calls are under way."""
BREATH = 50
"""So many events of a room are opened before the rest of the program gets its turn."""
HOPELESS = 4
"""Tries after which something that the homeserver alone fails at is left out; with the pauses about seven seconds."""
MOST_ASKED = 1_000


_OF_ANYBODY = frozenset({MEMBER, POWERS, TOMBSTONE})
"""What is looked at also when our own account has done it: somebody may be logged in with it."""


class Syncing:
    """One endless sync."""

    def __init__(
        self,
        wire: Wire,
        rooms: KnownRooms,
        intake: Intake,
        keys: RoomKeys,
        opener: Opener,
        under_way: UnderWay,
        able: Callable[[RoomId], Awaitable[bool]],
        signs: SignsOfLife | None = None,
    ) -> None:
        """`able` asks the homeserver whether our power is enough in a room."""
        self._signs = signs or SignsOfLife()
        self._wire = wire
        self._calls = SyncCalls(wire, rooms.me)
        self._rooms = rooms
        self._intake = intake
        self._keys = keys
        self._opener = opener
        self._under_way = under_way
        self._able = able
        self._waiting = Waiting(wire, opener)
        self._asked: OrderedDict[str, None] = OrderedDict()

    async def batches(self, memory: SyncMemory) -> AsyncIterator[Batch]:
        """Batches from the program's token on, until the connection is closed. Raises only `LoginLost`."""
        try:
            async for batch in self._batches(memory):
                yield batch
        except WireClosed:
            return

    def note_poll(self, poll: EventId) -> None:
        """Vertti has just asked this; a vote may come before the program has written that down."""
        self._asked[poll] = None
        if len(self._asked) > MOST_ASKED:
            self._asked.popitem(last=False)

    async def _batches(self, memory: SyncMemory) -> AsyncIterator[Batch]:
        since = await memory.token()
        whole = True
        while True:
            sync = await self._patiently(partial(self._ask, since, whole=whole))
            self._signs.heard()
            keys_came = self._intake.take(sync, whole=whole or since is None)
            # Before anything is translated: whether a device is its sender's can only be told when it is known.
            await self._unless_hopeless(self._keys.upkeep, None)
            events, settled = await self._events(sync, since, memory, whole=whole)
            if since is not None and (keys_came or whole):
                found, settled_later = await self._look_again(memory)
                events += found
                settled += settled_later
            events += self._keys.news()
            if whole or events or settled or sync.token != since:
                yield Batch(tuple(events), sync.token, tuple(settled))
            since, whole = sync.token, False
            await self._under_way.pause(PAUSE)

    async def _ask(self, since: str | None, *, whole: bool) -> Sync:
        if whole or since is None:
            return await self._calls.whole(since)
        if self._under_way.many:
            return await self._calls.brief(since)
        return await self._calls.waiting(since)

    async def _unless_hopeless(self, call: Callable[[], Awaitable[T]], otherwise: T) -> T:
        """As `_patiently`; but when the homeserver stumbles over this one thing and does everything else, `otherwise`.

        Somebody's keys or the events of one room may be such that the homeserver fails each time; all others must not wait.
        """
        try:
            return await self._patiently(call, tries=HOPELESS)
        except WireClosed:
            raise
        except TryLater as error:
            log.warning("the homeserver cannot do one thing, which is left out: %s", error)
            return otherwise

    async def is_well(self) -> bool:
        """Whether the homeserver answers a question that concerns no single room."""
        try:
            await self._wire.call("GET", client_path("joined_rooms"))
        except (TryLater, Refused):
            return False
        return True

    async def _patiently(self, call: Callable[[], Awaitable[T]], *, tries: int | None = None) -> T:
        """Wait trouble out, longer each time, up to a minute; whatever the homeserver refuses here is trouble too.

        After so many `tries` the trouble is raised (`TryLater`) if the homeserver is well otherwise.
        """
        backoff = Backoff()
        failed = 0
        while True:
            self._signs.sync_moves()
            try:
                return await call()
            except WireClosed:
                raise
            except TryLater as error:
                failed += error.after is None
                if tries is not None and failed >= tries and await self.is_well():
                    raise
                pause = backoff.after(error.after)
                log.warning("the homeserver is not to be had, next try in %.0f s: %s", pause, error)
            except Refused as error:
                pause = backoff.after(None)
                log.warning("the homeserver refuses to sync, next try in %.0f s: %s", pause, error)
            self._signs.sync_moves(pause=pause)
            await asyncio.sleep(pause)

    async def _events(
        self, sync: Sync, since: str | None, memory: SyncMemory, *, whole: bool
    ) -> tuple[list[Event], list[EventId]]:
        events: list[Event] = []
        for room, stripped in sync.invited.items():
            asked = invitation(room, self._rooms.me, stripped, since)
            if asked is not None:
                events.append(asked)
        if since is None:
            # The very first start: what was said before is not ours.
            return events, []
        for room, news in sync.joined.items():
            events += await self._of_room(RoomId(room), news, since, memory, whole=whole)
        for room, news in sync.left.items():
            gone = removal(room, self._rooms.me, (*news.state, *news.timeline))
            if gone is not None:
                events.append(gone)
        return events, []

    async def _of_room(self, room: RoomId, news: RoomNews, since: str, memory: SyncMemory, *, whole: bool) -> list[Event]:
        timeline, complete = news.timeline, True
        joined_now = _our_joining(timeline, self._rooms.me)
        if news.limited and news.before is not None and not joined_now:
            nothing: tuple[tuple[Seen, ...], bool] = ((), False)
            gap, complete = await self._unless_hopeless(partial(self._missed, room, since=since, before=news.before), nothing)
            timeline = (*gap, *timeline)
        timeline = tuple(since_we_came(timeline, self._rooms.me))
        # People can come and go without a line in the timeline; but a full state would tell of everybody again.
        told = {seen.id for seen in timeline}
        changes = (
            ()
            if (whole and complete) or joined_now
            else tuple(seen for seen in news.state if seen.type == MEMBER and seen.id not in told)
        )
        # Whoever closed the room or took our power may have done it while we were away, and longer ago than we look back.
        changes = (*changes, *(seen for seen in news.state if seen.type == TOMBSTONE and seen.id not in told))
        changes = (*changes, *self._powers_lost(news, told, whole=whole))
        heard = [seen for seen in (*changes, *timeline) if seen.type in _OF_ANYBODY or seen.sender != self._rooms.me]
        if not heard:
            # Only what we have said ourselves.
            return []
        place = await self._place(room, memory)
        events: list[Event] = []
        for number, seen in enumerate(heard, 1):
            if number % BREATH == 0:
                await asyncio.sleep(0)
            if seen.type == POWERS:
                event: Event | None = await self._rights(seen, room, memory)
            else:
                event = await self._translated(seen, place, memory)
            if event is not None:
                events.append(event)
        return events

    def _powers_lost(self, news: RoomNews, told: set[str], *, whole: bool) -> Sequence[Seen]:
        """The power levels that the state tells of; of a whole state only where ours is not enough, else every start would ask
        about every room.
        """
        powers = [seen for seen in news.state if seen.type == POWERS and seen.state_key == "" and seen.id not in told]
        if not whole:
            return powers
        made = next((seen for seen in news.state if seen.type == CREATE), None)
        create = {} if made is None else {"sender": made.sender, "content": made.content}
        return [seen for seen in powers if not rights.able(self._rooms.me, seen.content, create)]

    async def _rights(self, seen: Seen, room: RoomId, memory: SyncMemory) -> Event | None:
        """What somebody's change of the powers means for us, as things stand now."""
        if seen.state_key != "" or self._as_we_made_it(seen):
            return None
        if not await memory.is_known(room) or await memory.is_direct(room):
            return None
        able = await self._patiently(partial(self._able, room))
        return RightsChanged(EventId(seen.id), room, UserId(seen.sender), able, seen.at)

    def _as_we_made_it(self, seen: Seen) -> bool:
        """Whether these are the powers with which we make a room."""
        ours = all(seen.content.get(name) == value for name, value in contents.POWERS.items())
        return ours and seen.sender == self._rooms.me and seen.content.get("users", {}) in ({}, {self._rooms.me: FULL_POWER})

    async def _missed(self, room: str, *, since: str, before: str) -> tuple[tuple[Seen, ...], bool]:
        try:
            return await missed(self._wire, room, since=since, before=before)
        except Refused as error:
            log.warning("events of a room cannot be fetched: %s", error)
            return (), False

    async def _translated(self, seen: Seen, place: Place, memory: SyncMemory) -> Event | None:
        opened = self._opener.open(place.room, seen)
        if isinstance(opened, KeyMissing):
            self._waiting.note(seen, opened)
            return Unreadable(EventId(seen.id), place.room, seen.at)
        return await self._meaning(opened, place, memory) if isinstance(opened, Opened) else None

    async def _meaning(self, opened: Opened, place: Place, memory: SyncMemory) -> Event | None:
        event = translate(opened, place)
        if isinstance(event, Pressed):
            return event if await memory.is_own_message(event.message) else None
        if not isinstance(event, Voted) or event.poll in self._asked or await memory.is_own_poll(event.poll):
            return event
        return None

    async def _look_again(self, memory: SyncMemory) -> tuple[list[Event], list[EventId]]:
        found, settled = await self._waiting.look_again(memory)
        events: list[Event] = []
        for one in found:
            event = await self._meaning(one.opened, await self._place(one.room, memory), memory)
            if event is not None:
                events.append(event)
        return events, settled

    async def _place(self, room: RoomId, memory: SyncMemory) -> Place:
        known = self._rooms.get(room)
        alone = known is not None and len(known.present) <= 2 and self._rooms.me in known.joined
        return Place(
            room=room,
            me=UserId(self._rooms.me),
            private=alone and await memory.is_direct(room),
            encrypted=known is not None and known.encrypted,
        )


def _our_joining(events: tuple[Seen, ...], me: str) -> bool:
    return any(
        seen.type == MEMBER and seen.state_key == me and seen.content.get("membership") == "join" and seen.previous != "join"
        for seen in events
    )
