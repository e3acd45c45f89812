"""A group's list of topics."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.wish_tables import topics
from facilitation.group import GroupId
from facilitation.session import PersonId
from facilitation.topics import Topic

_OF_GROUP = topics.c.group_id == bindparam("group")
_LIST = select(topics).where(_OF_GROUP).order_by(topics.c.number)
_LAST = select(func.max(topics.c.number)).where(_OF_GROUP)
_ADD = insert(topics)
_REMOVE = delete(topics).where(topics.c.group_id == bindparam("the_group"), topics.c.number == bindparam("the_number"))
_FORGET = delete(topics).where(topics.c.group_id == bindparam("the_group"), topics.c.person == bindparam("the_person"))


class Topics:
    """Topics by group, numbered in the order in which they came."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of_group(self, group: GroupId) -> Sequence[Topic]:
        """The group's topics, oldest first."""
        rows = await self._connection.execute(_LIST, {"group": group})
        return [Topic(row.number, row.text, None if row.person is None else PersonId(row.person)) for row in rows]

    async def add(self, group: GroupId, text: str, person: PersonId | None, at: datetime) -> Topic:
        """One more topic, at the end of the list."""
        number = ((await self._connection.execute(_LAST, {"group": group})).scalar() or 0) + 1
        await self._connection.execute(_ADD, {"group_id": group, "number": number, "text": text, "person": person, "at": at})
        return Topic(number, text, person)

    async def remove(self, group: GroupId, number: int) -> None:
        """Take a topic out of the list; the others keep their numbers."""
        await self._connection.execute(_REMOVE, {"the_group": group, "the_number": number})

    async def forget_person(self, group: GroupId, person: PersonId) -> None:
        """Delete the topics that the person gave."""
        await self._connection.execute(_FORGET, {"the_group": group, "the_person": person})
