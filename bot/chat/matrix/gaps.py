"""What a sync left out: of many events while Vertti was away it shows only the last ones."""

from __future__ import annotations

import json
import logging

from bot.chat.matrix.tidy import Seen, tidy_events
from bot.chat.matrix.wire import Wire, client_path

log = logging.getLogger(__name__)

AT_ONCE = 100
MOST = 5_000
"""Events fetched for one room; of a longer absence only the last ones are looked at, so that memory stays bounded."""

ROOM_FILTER = {"not_types": ["m.room.redaction", "m.sticker"], "lazy_load_members": False}


async def missed(wire: Wire, room: str, *, since: str, before: str) -> tuple[tuple[Seen, ...], bool]:
    """The events between the two tokens in their order, and whether they are all. Raises `TryLater`, `Refused`, `LoginLost`."""
    pages: list[tuple[Seen, ...]] = []
    fetched = 0
    position: str | None = before
    while position is not None and fetched < MOST:
        answer = await wire.call(
            "GET",
            client_path("rooms", room, "messages"),
            query={"dir": "b", "from": position, "to": since, "limit": str(AT_ONCE), "filter": json.dumps(ROOM_FILTER)},
        )
        chunk, following = answer.get("chunk"), answer.get("end")
        if not isinstance(chunk, list):
            break
        pages.append(tidy_events(chunk[::-1]))
        fetched += len(chunk)
        # An empty page may still be followed by others when a filter or the room's visibility hides its events.
        position = following if isinstance(following, str) and following != position else None
        if not chunk and len(pages) > MOST // AT_ONCE:
            break
    if position is not None:
        log.warning("a room had more than %s events while Vertti was away; the older ones are not looked at", MOST)
    return tuple(seen for page in reversed(pages) for seen in page), position is None
