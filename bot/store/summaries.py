"""Summaries that a facilitator typed, one for each session, unless the group has decided against them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.shared_tables import summaries, summaries_off
from bot.store.upsert import insert_once, upsert
from facilitation.group import GroupId

_ALL = select(summaries).where(summaries.c.group_id == bindparam("group")).order_by(summaries.c.session)
_KEEP = upsert(summaries, "group_id", "session")
_DELETE = delete(summaries).where(summaries.c.group_id == bindparam("the_group"), summaries.c.session == bindparam("the_session"))
_OFF = select(summaries_off.c.group_id).where(summaries_off.c.group_id == bindparam("group"))
_TURN_OFF = insert_once(summaries_off, "group_id")
_TURN_ON = delete(summaries_off).where(summaries_off.c.group_id == bindparam("the_group"))


@dataclass(frozen=True, slots=True)
class Summary:
    """What was summed up of one session; `message` is the key of its message in the room."""

    session: int
    words: str
    message: str


class Summaries:
    """The summaries of each group."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def all(self, group: GroupId) -> list[Summary]:
        """The group's summaries, by session."""
        rows = await self._connection.execute(_ALL, {"group": group})
        return [Summary(one.session, one.words, one.message) for one in rows]

    async def of(self, group: GroupId, session: int) -> Summary | None:
        """The summary of that session."""
        return next((one for one in await self.all(group) if one.session == session), None)

    async def keep(self, group: GroupId, session: int, text: str, message: str, at: datetime) -> None:
        """Keep it, in place of an earlier one of the same session."""
        values = {"group_id": group, "session": session, "words": text, "message": message, "at": at}
        await self._connection.execute(_KEEP, values)

    async def delete(self, group: GroupId, session: int) -> None:
        """Delete that session's."""
        await self._connection.execute(_DELETE, {"the_group": group, "the_session": session})

    async def wanted(self, group: GroupId) -> bool:
        """Whether the group lets summaries be kept; it does until it decides otherwise."""
        return (await self._connection.execute(_OFF, {"group": group})).first() is None

    async def turn(self, group: GroupId, *, on: bool) -> None:
        """The group has decided."""
        if on:
            await self._connection.execute(_TURN_ON, {"the_group": group})
        else:
            await self._connection.execute(_TURN_OFF, {"group_id": group})
