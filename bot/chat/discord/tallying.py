"""Presses of several people under one message, one after the other: each must see what the one before has made of it."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from bot.chat.discord.shortening import shorten
from bot.chat.port import EventId

_MOST = 200


@dataclass(slots=True)
class Turn:
    """One message's turn. `shown` is what it shows since the last press here, None before the first."""

    shown: Mapping[str, Any] | None = None
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


class Tallying:
    """Discord sends the message as it was when somebody pressed; what has been changed since is remembered here."""

    def __init__(self) -> None:
        self._turns: OrderedDict[EventId, Turn] = OrderedDict()

    @asynccontextmanager
    async def turn(self, message: EventId) -> AsyncIterator[Turn]:
        """Nobody else changes the message meanwhile."""
        turn = self._turns.setdefault(message, Turn())
        self._turns.move_to_end(message)
        shorten(self._turns, _MOST)
        async with turn.lock:
            yield turn
