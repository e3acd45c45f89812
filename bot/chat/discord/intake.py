"""What has come in and waits to be handed over: batches for the program, each with the place from which to go on."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.chat.discord.shortening import shorten
from bot.chat.port import Batch, ChatError, Event

EPOCH_MS = 1_420_070_400_000
"""Discord's ids count milliseconds from here (API documentation, "Snowflakes")."""
MARGIN = timedelta(seconds=30)
"""So far before the newest message it is read again: messages of several conversations need not come in their order."""

_REMEMBERED = 1000


@dataclass(frozen=True, slots=True)
class _Waiting:
    events: tuple[Event, ...]
    message: str | None = None
    handled: Callable[[], None] | None = None
    releases: int | None = None


class Intake:
    """A queue with an end: what has been put in comes out in order, in batches; the end is an error. `now` is where to begin
    reading direct messages when nothing was read before.
    """

    def __init__(self, now: datetime) -> None:
        self._waiting: asyncio.Queue[_Waiting | ChatError] = asyncio.Queue()
        self._handled: dict[str, None] = {}
        self._queued: set[str] = set()
        self._first = self.newest = snowflake_at(now)
        """The newest message of a direct conversation that has been handed over, as a number."""
        self._held: int | None = None
        self._holds = 0

    def begin(self, token: str | None) -> None:
        """Go on from there."""
        self.newest = self._first if token is None else int(json.loads(token)["after"])
        self._held = None
        for message in [one for one in self._handled if int(one) > self.newest]:
            # It was handed over, but whoever took it has not kept that.
            del self._handled[message]

    def hold(self) -> int:
        """Something may have been missed: until it has been looked up, the place from which to go on stays, whatever else comes.

        The number is for `release`.
        """
        self._held = self.newest if self._held is None else self._held
        self._holds += 1
        return self._holds

    def release(self, hold: int) -> None:
        """All that was missed has been put in; once that is handed over the place moves on, unless it is held anew by then."""
        self._waiting.put_nowait(_Waiting((), releases=hold))

    def put(self, events: Iterable[Event], *, message: str | None = None, handled: Callable[[], None] | None = None) -> None:
        """Hand over events; `message` is the id of the direct message that they are, `handled` is called after them."""
        if message is not None:
            if message in self._handled or message in self._queued:
                return
            self._queued.add(message)
        self._waiting.put_nowait(_Waiting(tuple(events), message, handled))

    def end(self, error: ChatError) -> None:
        """Nothing more will come."""
        self._waiting.put_nowait(error)

    async def batches(self) -> AsyncIterator[Batch]:
        """What has been put in. Raises the error with which it ends."""
        while True:
            one = await self._waiting.get()
            if isinstance(one, ChatError):
                raise one
            if one.message is not None:
                self._queued.discard(one.message)
                self.newest = max(self.newest, int(one.message))
            if one.releases == self._holds:
                self._held = None
            yield Batch(one.events, json.dumps({"after": str(self._place())}))
            if one.message is not None:
                self._handled[one.message] = None
                shorten(self._handled, _REMEMBERED)
            if one.handled is not None:
                one.handled()

    def read_from(self) -> str:
        """From which message on direct conversations are read again."""
        return str(max(0, self._place() - (int(MARGIN.total_seconds() * 1000) << 22)))

    def _place(self) -> int:
        return self.newest if self._held is None else self._held


def snowflake_at(moment: datetime) -> int:
    """The smallest id of that moment."""
    return max(0, int(moment.timestamp() * 1000) - EPOCH_MS) << 22
