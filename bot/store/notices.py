"""What the facilitators of a group are told once a day, gathered until then."""

from __future__ import annotations

from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import notices
from facilitation.group import GroupId
from facilitation.words import Body, Phrase, Words

# Spelled out, since the parts of `Body` are names that only their own module knows.
_BODY: TypeAdapter[Body] = TypeAdapter(tuple[Words | Phrase, ...])

_ADD = insert(notices)
_OF_GROUP = select(notices.c.at, notices.c.body).where(notices.c.group_id == bindparam("group")).order_by(notices.c.id)
_DELETE = delete(notices).where(notices.c.group_id == bindparam("group"))
_GROUPS = select(notices.c.group_id).distinct().order_by(notices.c.group_id)


class Notices:
    """Messages that wait for the daily bundle."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, group: GroupId, body: Body, at: datetime) -> None:
        """Put a message with the others of the day."""
        await self._connection.execute(_ADD, {"group_id": group, "body": _BODY.dump_json(body).decode(), "at": at})

    async def take(self, group: GroupId) -> list[tuple[datetime, Body]]:
        """All that was gathered for the group, in order; it is gone from the store then."""
        rows = (await self._connection.execute(_OF_GROUP, {"group": group})).all()
        if rows:
            await self._connection.execute(_DELETE, {"group": group})
        return [(row.at, _BODY.validate_json(row.body)) for row in rows]

    async def groups_with_any(self) -> list[GroupId]:
        """The groups for which something was gathered."""
        return [GroupId(row.group_id) for row in await self._connection.execute(_GROUPS)]
