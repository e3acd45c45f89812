"""Events whose keys have not come yet: their ids only, to ask for them again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import unreadable
from bot.store.upsert import insert_once

_ADD = insert_once(unreadable, "event")
_REMOVE = delete(unreadable).where(unreadable.c.event == bindparam("the_event"))
_ALL = select(unreadable.c.room, unreadable.c.event).order_by(unreadable.c.at, unreadable.c.event)
_FORGET = delete(unreadable).where(unreadable.c.at < bindparam("moment", type_=unreadable.c.at.type))


class Unreadable:
    """Events that wait for their keys."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, event: str, room: str, at: datetime) -> None:
        """The event of that room cannot be read yet. Adding it again changes nothing."""
        await self._connection.execute(_ADD, {"event": event, "room": room, "at": at})

    async def remove(self, event: str) -> None:
        """The event has been read, or is given up."""
        await self._connection.execute(_REMOVE, {"the_event": event})

    async def all(self) -> list[tuple[str, str]]:
        """(room, event) of all that wait, oldest first."""
        return [(row.room, row.event) for row in await self._connection.execute(_ALL)]

    async def forget_older_than(self, moment: datetime) -> None:
        """Give up on what has waited since before the moment."""
        await self._connection.execute(_FORGET, {"moment": moment})
