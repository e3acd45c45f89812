"""Whose feedback may be shown in a group: those who were behind the first one that was weighed."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.answer_tables import feedback_circle_people, feedback_circles
from bot.store.upsert import insert_once
from facilitation.anonymity import Circle
from facilitation.group import GroupId
from facilitation.session import PersonId

_KEEP = insert_once(feedback_circles, "group_id")
_JOIN = insert(feedback_circle_people)
_SIZE = select(feedback_circles.c.size).where(feedback_circles.c.group_id == bindparam("group"))
_PEOPLE = (
    select(feedback_circle_people.c.person)
    .where(feedback_circle_people.c.group_id == bindparam("group"))
    .order_by(feedback_circle_people.c.position)
)
_LEAVE = delete(feedback_circle_people).where(
    feedback_circle_people.c.group_id == bindparam("the_group"), feedback_circle_people.c.person == bindparam("the_person")
)


class FeedbackCircles:
    """One circle for each group, made once."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def load(self, group: GroupId) -> Circle | None:
        """The group's circle, once feedback has been weighed."""
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
        """A circle that was made is not known any more: no feedback of the group can be compared with another one."""
        await self._connection.execute(_KEEP, {"group_id": group, "size": 1})

    async def forget_person(self, group: GroupId, person: PersonId) -> None:
        """Delete what is kept of the person; a circle that they were in is not whole any more."""
        await self._connection.execute(_LEAVE, {"the_group": group, "the_person": person})
