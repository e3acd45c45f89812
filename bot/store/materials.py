"""Links that a group keeps."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import bindparam, delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.shared_tables import materials
from facilitation.group import GroupId

_ALL = select(materials).where(materials.c.group_id == bindparam("group")).order_by(materials.c.number)
_LAST = select(func.max(materials.c.number)).where(materials.c.group_id == bindparam("group"))
_ADD = insert(materials)
_REMOVE = delete(materials).where(materials.c.group_id == bindparam("the_group"), materials.c.number == bindparam("the_number"))


@dataclass(frozen=True, slots=True)
class Material:
    """A link and what it is called."""

    number: int
    link: str
    title: str


class Materials:
    """The materials of each group."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def all(self, group: GroupId) -> list[Material]:
        """The group's links, oldest first."""
        rows = await self._connection.execute(_ALL, {"group": group})
        return [Material(one.number, one.link, one.title) for one in rows]

    async def add(self, group: GroupId, link: str, title: str) -> int:
        """Keep a link; gives its number."""
        last: int | None = (await self._connection.execute(_LAST, {"group": group})).scalar()
        number = (last or 0) + 1
        await self._connection.execute(_ADD, {"group_id": group, "number": number, "link": link, "title": title})
        return number

    async def remove(self, group: GroupId, number: int) -> None:
        """Do not keep it any longer."""
        await self._connection.execute(_REMOVE, {"the_group": group, "the_number": number})
