"""The ids of events that have been handled, so that what comes twice is done once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import ledger
from bot.store.upsert import insert_once

_SEEN = select(ledger.c.at).where(ledger.c.event == bindparam("event"))
_ADD = insert_once(ledger, "event")
_FORGET = delete(ledger).where(ledger.c.at < bindparam("moment", type_=ledger.c.at.type))


class Ledger:
    """Handled events."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def seen(self, event: str) -> bool:
        """Whether the event was handled."""
        return (await self._connection.execute(_SEEN, {"event": event})).first() is not None

    async def add(self, event: str, at: datetime) -> bool:
        """The event is handled at that moment. False when it had been handled before: nothing happens then."""
        return (await self._connection.execute(_ADD, {"event": event, "at": at})).rowcount == 1

    async def forget_older_than(self, moment: datetime) -> None:
        """Forget what was handled before the moment."""
        await self._connection.execute(_FORGET, {"moment": moment})
