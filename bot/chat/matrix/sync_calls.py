"""How the homeserver is asked what is new: waiting, in a calm; in brief, while many messages of ours are on their way."""

from __future__ import annotations

import json
from typing import Any

from bot.chat.matrix.gaps import ROOM_FILTER
from bot.chat.matrix.tidy import STATE, RoomNews, Sync, tidy_sync
from bot.chat.matrix.wire import Wire, client_path
from bot.chat.port import TryLater
from bot.clock import SystemClock

LONG_POLL = 30
"""Seconds for which the homeserver holds a quiet sync back."""
WHOLE_PATIENCE = 600.0
"""Seconds that the first sync may take; with thousands of rooms it is long."""


class SyncCalls:
    """The sync of one account. Each call raises `TryLater`, `Refused`, `LoginLost`."""

    def __init__(self, wire: Wire, me: str) -> None:
        self._wire = wire
        self._all = _filter(ROOM_FILTER)
        self._of_others = _filter({**ROOM_FILTER, "not_senders": [me]})
        self._our_state = _filter({"senders": [me], "types": sorted(STATE)})

    async def whole(self, since: str | None) -> Sync:
        """What is new, and of every room who is in it: after a restart nobody would be known in any room but the busy ones."""
        return await self._ask(self._all, since, full_state=since is not None, patience=WHOLE_PATIENCE)

    async def waiting(self, since: str) -> Sync:
        """What is new, as soon as something is, or nothing after half a minute."""
        return await self._ask(self._all, since, wait=LONG_POLL)

    async def brief(self, since: str) -> Sync:
        """What is new by now, without the messages that we have sent ourselves: of those each would cost the homeserver half as
        much to tell as to take.

        A filter can hide our messages only together with all else that we do, and who is invited or removed by us must be known,
        in its right order with what others do. So it is asked apart whether there is such a thing; then everything is told.
        """
        heard = await self._ask(self._of_others, since)
        # Asked second, so that it reaches at least as far as what was heard.
        ours = await self._ask(self._our_state, since)
        if any(map(_says_something, (*ours.joined.values(), *ours.left.values()))):
            return await self._ask(self._all, since)
        return heard

    async def _ask(
        self, sought: str, since: str | None, *, wait: int = 0, full_state: bool = False, patience: float = LONG_POLL + 30.0
    ) -> Sync:
        query = {"filter": sought, "timeout": str(wait * 1000)}
        if since is not None:
            query["since"] = since
        if full_state:
            query["full_state"] = "true"
        answer = await self._wire.call("GET", client_path("sync"), query=query, patience=patience)
        sync = tidy_sync(answer, SystemClock().real())
        if sync is None:
            raise TryLater("the homeserver's sync has no token")
        return sync


def _filter(timeline: dict[str, Any]) -> str:
    return json.dumps(
        {
            "presence": {"types": []},
            "account_data": {"types": []},
            "room": {
                "timeline": {"limit": 100, **timeline},
                "state": {"types": sorted(STATE), "lazy_load_members": False},
                "ephemeral": {"types": []},
                "account_data": {"types": []},
            },
        },
        separators=(",", ":"),
    )


def _says_something(news: RoomNews) -> bool:
    return bool(news.state or news.timeline)
