"""Events whose key had not come: asked for again by id, once their key is here."""

from __future__ import annotations

import logging
from collections import OrderedDict
from dataclasses import dataclass

from bot.chat.matrix.decrypting import KeyMissing, Opened, Opener
from bot.chat.matrix.tidy import Seen, tidy_event
from bot.chat.matrix.wire import Wire, client_path
from bot.chat.port import EventId, Refused, RoomId, SyncMemory, TryLater

log = logging.getLogger(__name__)

AT_ONCE = 200
"""Events asked for again after one sync."""
MOST_TROUBLED = 5
"""Rooms of which the homeserver could not give an event; after more the rest waits for another time."""
MOST_KNOWN = 20_000


@dataclass(frozen=True, slots=True)
class Found:
    """An event that has become readable."""

    room: RoomId
    opened: Opened


class Waiting:
    """Remembers which key each event waits for; the events themselves are nowhere kept."""

    def __init__(self, wire: Wire, opener: Opener) -> None:
        self._wire = wire
        self._opener = opener
        self._missing: OrderedDict[str, KeyMissing] = OrderedDict()

    def note(self, seen: Seen, missing: KeyMissing) -> None:
        """The event waits."""
        self._missing[seen.id] = missing
        if len(self._missing) > MOST_KNOWN:
            self._missing.popitem(last=False)

    async def look_again(self, memory: SyncMemory) -> tuple[list[Found], list[EventId]]:
        """The events that can be read now, oldest first, and the ids that need not wait any more. Raises `LoginLost`."""
        found: list[Found] = []
        settled: list[EventId] = []
        asked = 0
        troubled: set[str] = set()
        for room, event in await memory.unreadable():
            if room in troubled:
                continue
            known = self._missing.get(event)
            if known is not None and not self._opener.can_open(room, known):
                continue
            if (asked := asked + 1) > AT_ONCE:
                break
            try:
                seen = await self._fetch(room, event)
            except TryLater:
                # Perhaps the homeserver stumbles over this one event: it must not stand before all others for ever.
                troubled.add(room)
                if len(troubled) > MOST_TROUBLED:
                    break
                continue
            opened = self._opener.open(room, seen) if seen is not None else None
            if isinstance(opened, KeyMissing):
                self._missing[event] = opened
                continue
            self._missing.pop(event, None)
            settled.append(event)
            if isinstance(opened, Opened):
                found.append(Found(room, opened))
        return found, settled

    async def _fetch(self, room: str, event: str) -> Seen | None:
        try:
            return tidy_event(await self._wire.call("GET", client_path("rooms", room, "event", event)))
        except Refused:
            return None
