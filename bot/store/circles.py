"""Whose joint results may be shown in a group: the circle of the first one, and who has agreed to four answers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.answer_tables import circle_people, circles, four_answers
from bot.store.upsert import insert_once
from facilitation.anonymity import Circle
from facilitation.group import GroupId
from facilitation.session import PersonId

_KEEP = insert_once(circles, "group_id")
_JOIN = insert(circle_people)
_SIZE = select(circles.c.size).where(circles.c.group_id == bindparam("group"))
_PEOPLE = select(circle_people.c.person).where(circle_people.c.group_id == bindparam("group")).order_by(circle_people.c.position)
_AGREE = insert_once(four_answers, "group_id", "person")
_AGREED = select(four_answers.c.person).where(four_answers.c.group_id == bindparam("group"))
_LEAVE, _DISAGREE = (
    delete(table).where(table.c.group_id == bindparam("the_group"), table.c.person == bindparam("the_person"))
    for table in (circle_people, four_answers)
)


class Circles:
    """One circle for each group, made once, and the members' word on four answers."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def load(self, group: GroupId) -> Circle | None:
        """The group's circle, once a result has been weighed."""
        size = (await self._connection.execute(_SIZE, {"group": group})).scalar()
        if size is None:
            return None
        rows = await self._connection.execute(_PEOPLE, {"group": group})
        return Circle(tuple(PersonId(one.person) for one in rows), size)

    async def keep(self, group: GroupId, people: Iterable[PersonId]) -> None:
        """These are the circle from now on. A group that has one keeps it; nobody makes none."""
        rows = [{"group_id": group, "person": person, "position": place} for place, person in enumerate(people)]
        if rows and (await self._connection.execute(_KEEP, {"group_id": group, "size": len(rows)})).rowcount == 1:
            await self._connection.execute(_JOIN, rows)

    async def leave_broken(self, group: GroupId) -> None:
        """A circle that was made is not known any more: no result of the group can be compared with another one."""
        await self._connection.execute(_KEEP, {"group_id": group, "size": 1})

    async def agree(self, group: GroupId, person: PersonId, at: datetime) -> None:
        """Four answers are enough for this person."""
        await self._connection.execute(_AGREE, {"group_id": group, "person": person, "at": at})

    async def disagree(self, group: GroupId, person: PersonId) -> None:
        """They are not, or not any more."""
        await self._connection.execute(_DISAGREE, {"the_group": group, "the_person": person})

    async def agreed(self, group: GroupId) -> frozenset[PersonId]:
        """For whom four answers are enough."""
        return frozenset(PersonId(one.person) for one in await self._connection.execute(_AGREED, {"group": group}))

    async def forget_person(self, group: GroupId, person: PersonId) -> None:
        """Delete what is kept of the person; a circle that they were in is not whole any more."""
        for statement in (_LEAVE, _DISAGREE):
            await self._connection.execute(statement, {"the_group": group, "the_person": person})
