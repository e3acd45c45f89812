"""Offers and asks of a group's people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.shared_tables import board_entries
from facilitation.group import GroupId
from facilitation.session import PersonId

_ALL = select(board_entries).where(board_entries.c.group_id == bindparam("group")).order_by(board_entries.c.number)
_LAST = select(func.max(board_entries.c.number)).where(board_entries.c.group_id == bindparam("group"))
_PUT = insert(board_entries)
_REMOVE = delete(board_entries).where(
    board_entries.c.group_id == bindparam("the_group"), board_entries.c.number == bindparam("the_number")
)


@dataclass(frozen=True, slots=True)
class BoardEntry:
    """One offer or ask (`kind`), in the person's own words. `message` is the key of its message in the room; `at` is UTC."""

    number: int
    person: PersonId
    kind: str
    words: str
    message: str
    at: datetime


class Boards:
    """The board of each group."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def entries(self, group: GroupId) -> list[BoardEntry]:
        """All that stands on the group's board, oldest first."""
        rows = await self._connection.execute(_ALL, {"group": group})
        return [BoardEntry(one.number, PersonId(one.person), one.kind, one.words, one.message, one.at) for one in rows]

    async def put(self, group: GroupId, person: PersonId, kind: str, text: str, message: str, at: datetime) -> int:
        """Put it on the board; gives its number."""
        last: int | None = (await self._connection.execute(_LAST, {"group": group})).scalar()
        number = (last or 0) + 1
        values = {"group_id": group, "number": number, "person": person, "kind": kind, "words": text, "message": message}
        await self._connection.execute(_PUT, {**values, "at": at})
        return number

    async def remove(self, group: GroupId, number: int) -> None:
        """Take that one off."""
        await self._connection.execute(_REMOVE, {"the_group": group, "the_number": number})
