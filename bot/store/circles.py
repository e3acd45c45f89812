"""Whose joint results may be shown in a group: the circle of the first one, and who has agreed to four answers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Table, bindparam, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.answer_tables import circle_people, circles, feedback_circle_people, feedback_circles, four_answers
from bot.store.upsert import insert_once
from facilitation.anonymity import Circle
from facilitation.group import GroupId
from facilitation.session import PersonId


class _Statements:
    """How a circle is written to its two tables and read from them."""

    def __init__(self, whole: Table, people: Table) -> None:
        self.keep = insert_once(whole, "group_id")
        self.join = insert(people)
        self.size = select(whole.c.size).where(whole.c.group_id == bindparam("group"))
        self.people = select(people.c.person).where(people.c.group_id == bindparam("group")).order_by(people.c.position)
        self.leave = delete(people).where(people.c.group_id == bindparam("the_group"), people.c.person == bindparam("the_person"))


_PULSE = _Statements(circles, circle_people)
_FEEDBACK = _Statements(feedback_circles, feedback_circle_people)
_AGREE = insert_once(four_answers, "group_id", "person")
_AGREED = select(four_answers.c.person).where(four_answers.c.group_id == bindparam("group"))
_DISAGREE = delete(four_answers).where(
    four_answers.c.group_id == bindparam("the_group"), four_answers.c.person == bindparam("the_person")
)


class _GroupCircles:
    """One circle for each group, made once."""

    _statements: _Statements

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def load(self, group: GroupId) -> Circle | None:
        """The group's circle, once a result has been weighed."""
        size = (await self._connection.execute(self._statements.size, {"group": group})).scalar()
        if size is None:
            return None
        rows = await self._connection.execute(self._statements.people, {"group": group})
        return Circle(tuple(PersonId(one.person) for one in rows), size)

    async def keep(self, group: GroupId, people: Iterable[PersonId]) -> None:
        """These are the circle from now on. A group that has one keeps it; nobody makes none."""
        rows = [{"group_id": group, "person": person, "position": place} for place, person in enumerate(people)]
        made = {"group_id": group, "size": len(rows)}
        if rows and (await self._connection.execute(self._statements.keep, made)).rowcount == 1:
            await self._connection.execute(self._statements.join, rows)

    async def leave_broken(self, group: GroupId) -> None:
        """A circle that was made is not known any more: no result of the group can be compared with another one."""
        await self._connection.execute(self._statements.keep, {"group_id": group, "size": 1})

    async def forget_person(self, group: GroupId, person: PersonId) -> None:
        """Delete what is kept of the person; a circle that they were in is not whole any more."""
        await self._connection.execute(self._statements.leave, {"the_group": group, "the_person": person})


class FeedbackCircles(_GroupCircles):
    """Of those who were behind the first feedback that was weighed."""

    _statements = _FEEDBACK


class Circles(_GroupCircles):
    """Of those who were behind the pulse's first result that was weighed; and the members' word on four answers."""

    _statements = _PULSE

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
        """The same, with their word on four answers."""
        await super().forget_person(group, person)
        await self.disagree(group, person)
