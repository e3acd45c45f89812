"""Which room is whose closed room, as long as Vertti is in it."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, or_, select
from sqlalchemy import insert as insert_into
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import closed_rooms
from facilitation.group import GroupId

_ROOM = select(closed_rooms.c.room).where(closed_rooms.c.group_id == bindparam("group"))
_GROUP = select(closed_rooms.c.group_id).where(closed_rooms.c.room == bindparam("room"))
_ALL = select(closed_rooms.c.room)
_INSERT = insert_into(closed_rooms)
_FORGET = delete(closed_rooms).where(closed_rooms.c.room == bindparam("the_room"))
_MAKE_WAY = delete(closed_rooms).where(
    or_(closed_rooms.c.room == bindparam("the_room"), closed_rooms.c.group_id == bindparam("the_group"))
)


class ClosedRooms:
    """Rooms by the platform's own ids."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def room_of(self, group: GroupId) -> str | None:
        """The group's closed room, while Vertti is in it."""
        room: str | None = (await self._connection.execute(_ROOM, {"group": group})).scalar()
        return room

    async def all(self) -> list[str]:
        """All closed rooms in which Vertti still is."""
        return list((await self._connection.execute(_ALL)).scalars())

    async def group_of(self, room: str) -> GroupId | None:
        """The group whose closed room this is."""
        group: int | None = (await self._connection.execute(_GROUP, {"room": room})).scalar()
        return None if group is None else GroupId(group)

    async def set(self, group: GroupId, room: str) -> None:
        """The room is the group's closed room, in place of an earlier one."""
        await self._connection.execute(_MAKE_WAY, {"the_room": room, "the_group": group})
        await self._connection.execute(_INSERT, {"room": room, "group_id": group})

    async def forget(self, room: str) -> None:
        """Vertti is not in it any more."""
        await self._connection.execute(_FORGET, {"the_room": room})
