"""How Vertti knows what it has sent, when it is no longer the device that sent it.

The homeserver knows a repeated request again only when it comes from the same device, and what another device has encrypted
cannot be opened. So every event of ours bears a mark beside its encrypted part: a keyed hash of the place and of the outbox
key. The hash key comes from the identity's seed; to everybody else the mark is a random number that never comes twice.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import logging
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.chat.lasting import lasting
from bot.chat.matrix.tidy import is_id, moment
from bot.chat.matrix.wire import Wire, client_path
from bot.chat.port import EventId, Refused, RoomId

log = logging.getLogger(__name__)

MARK = "fi.vertti.sent"
"""The field of an encrypted event's clear part that holds the mark."""
SLACK = timedelta(hours=1)
"""By how much the homeserver's clock and ours may differ, and how long before a moment something may have been on its way."""
AT_ONCE = 100
MOST = 5_000
FRESH = 600.0
"""Real seconds for which what was found in a room is kept, for the other keys of that room."""


@dataclass(slots=True)
class _Look:
    """What was found in a room: the events with each mark, the oldest first. `asked` are the marks that were looked up in it."""

    since: datetime
    at: float
    found: dict[str, list[EventId]]
    asked: set[str] = field(default_factory=set)


class Traces:
    """Makes marks, and finds them."""

    def __init__(self, wire: Wire, me: str, secret: bytes) -> None:
        """`secret` must be the same after a restore."""
        self._wire = wire
        self._me = me
        self._secret = secret
        self._looks: dict[RoomId, _Look] = {}

    def mark(self, room: RoomId, key: str) -> str:
        """The mark of what is sent to the room with that outbox key."""
        covered = "\0".join((room, lasting(key))).encode()
        return urlsafe_b64encode(hmac.digest(self._secret, covered, hashlib.sha256)[:15]).decode()

    async def find(self, room: RoomId, key: str, since: datetime) -> Sequence[EventId]:
        """What we have sent to the room with that key since then, whatever device it was, the oldest first.

        Asks the homeserver once for a room, and again for a mark that was looked for already: it may have been sent meanwhile.
        Raises `TryLater`, `LoginLost`.
        """
        mark, now = self.mark(room, key), asyncio.get_running_loop().time()
        self._looks = {place: one for place, one in self._looks.items() if now - one.at < FRESH}
        look = self._looks.get(room)
        if look is None or mark in look.asked or since < look.since:
            try:
                found = await self._look(room, since - SLACK)
            except Refused:
                # A room that is closed to us; sending will tell so.
                return ()
            look = self._looks[room] = _Look(since, now, found)
        look.asked.add(mark)
        return tuple(look.found.get(mark, ()))

    async def _look(self, room: RoomId, since: datetime) -> dict[str, list[EventId]]:
        only_ours = json.dumps({"types": ["m.room.encrypted"], "senders": [self._me]})
        found: dict[str, list[EventId]] = {}
        position: str | None = None
        looked_at = 0
        while looked_at < MOST:
            query = {"dir": "b", "limit": str(AT_ONCE), "filter": only_ours} | ({"from": position} if position else {})
            answer = await self._wire.call("GET", client_path("rooms", room, "messages"), query=query)
            chunk, following = answer.get("chunk"), answer.get("end")
            events = [one for one in chunk if isinstance(one, dict)] if isinstance(chunk, list) else []
            for event in events:
                mark, number = _marked(event), event.get("event_id")
                # Anybody can copy a mark of ours into an event of theirs.
                if event.get("sender") == self._me and mark is not None and is_id(number, "$"):
                    found.setdefault(mark, []).insert(0, EventId(str(number)))
            looked_at += AT_ONCE
            if any(at is not None and at < since for at in (moment(one.get("origin_server_ts")) for one in events)):
                return found
            if not isinstance(following, str) or following == position:
                return found
            position = following
        log.warning("a room has more of our messages since then than are looked at (%s)", MOST)
        return found


def _marked(event: dict[str, Any]) -> str | None:
    content = event.get("content")
    mark = content.get(MARK) if isinstance(content, dict) else None
    return mark if isinstance(mark, str) else None
