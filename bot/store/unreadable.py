"""Events whose keys have not come yet: their ids only, to ask for them again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import unreadable
from bot.store.upsert import insert_once

_ADD = insert_once(unreadable, "event")
MOST_OF_A_ROOM = 200
"""Events of one room that wait, the newest. More come only of somebody who writes what nobody can read."""

_newest = (
    select(unreadable.c.event)
    .where(unreadable.c.room == bindparam("the_room"))
    .order_by(unreadable.c.at.desc(), unreadable.c.event.desc())
    .offset(MOST_OF_A_ROOM)
)
_TRIM = delete(unreadable).where(unreadable.c.event.in_(_newest))
_REMOVE = delete(unreadable).where(unreadable.c.event == bindparam("the_event"))
_ALL = select(unreadable.c.room, unreadable.c.event).order_by(unreadable.c.at, unreadable.c.event)
_FORGET = delete(unreadable).where(unreadable.c.at < bindparam("moment", type_=unreadable.c.at.type))


class Unreadable:
    """Events that wait for their keys."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, event: str, room: str, at: datetime) -> bool:
        """The event of that room cannot be read yet. False when that was known. Of many, the oldest are given up."""
        added = (await self._connection.execute(_ADD, {"event": event, "room": room, "at": at})).rowcount == 1
        await self._connection.execute(_TRIM, {"the_room": room})
        return added

    async def remove(self, event: str) -> None:
        """The event has been read, or is given up."""
        await self._connection.execute(_REMOVE, {"the_event": event})

    async def all(self) -> list[tuple[str, str]]:
        """(room, event) of all that wait, oldest first."""
        return [(row.room, row.event) for row in await self._connection.execute(_ALL)]

    async def forget_older_than(self, moment: datetime) -> None:
        """Give up on what has waited since before the moment."""
        await self._connection.execute(_FORGET, {"moment": moment})
