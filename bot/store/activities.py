"""What each group does together now, who has been with whom in pairs, and who would bring a case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.activity_tables import activities, case_queue, past_pairs, turns
from bot.store.upsert import insert_once, upsert
from facilitation.activity import Activity, ActivityKind, Turn
from facilitation.group import GroupId
from facilitation.session import PersonId

_HEAD = select(activities).where(activities.c.group_id == bindparam("group"))
_TURNS = select(turns).where(turns.c.group_id == bindparam("group")).order_by(turns.c.position)
_SET = upsert(activities, "group_id")
_ADD_TURN = insert(turns)
_NO_TURNS = delete(turns).where(turns.c.group_id == bindparam("the_group"))
_CLEAR = delete(activities).where(activities.c.group_id == bindparam("the_group"))
_TURN_OF = delete(turns).where(turns.c.group_id == bindparam("the_group"), turns.c.person == bindparam("the_person"))
_MET = select(past_pairs).where(past_pairs.c.group_id == bindparam("group"))
_MEET = upsert(past_pairs, "group_id", "person", "other")
_UNMEET = delete(past_pairs).where(
    past_pairs.c.group_id == bindparam("the_group"),
    or_(past_pairs.c.person == bindparam("the_person"), past_pairs.c.other == bindparam("the_person")),
)
_QUEUE = (
    select(case_queue.c.person).where(case_queue.c.group_id == bindparam("group")).order_by(case_queue.c.at, case_queue.c.person)
)
_ENQUEUE = insert_once(case_queue, "group_id", "person")
_WITHDRAW = delete(case_queue).where(
    case_queue.c.group_id == bindparam("the_group"), case_queue.c.person == bindparam("the_person")
)


class Activities:
    """One activity for each group at most."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def load(self, group: GroupId) -> Activity | None:
        """What is under way in the group, if anything."""
        head = (await self._connection.execute(_HEAD, {"group": group})).first()
        if head is None:
            return None
        rows = await self._connection.execute(_TURNS, {"group": group})
        left = tuple(Turn(PersonId(one.person), one.again) for one in rows)
        return Activity(ActivityKind(head.kind), head.session, head.minutes, head.began, head.place, left)

    async def save(self, group: GroupId, activity: Activity | None) -> None:
        """It is under way from now on, in place of what was; None: nothing."""
        await self._connection.execute(_NO_TURNS, {"the_group": group})
        if activity is None:
            await self._connection.execute(_CLEAR, {"the_group": group})
            return
        head = {
            "group_id": group,
            "kind": activity.kind.value,
            "session": activity.session,
            "minutes": activity.minutes,
            "began": activity.began,
            "place": activity.place,
        }
        await self._connection.execute(_SET, head)
        left = [
            {"group_id": group, "position": position, "person": one.person, "again": one.again}
            for position, one in enumerate(activity.turns)
        ]
        if left:
            await self._connection.execute(_ADD_TURN, left)

    async def met(self, group: GroupId) -> dict[frozenset[PersonId], int]:
        """How often two of the group were drawn into the same pair."""
        rows = await self._connection.execute(_MET, {"group": group})
        return {frozenset({PersonId(one.person), PersonId(one.other)}): one.times for one in rows}

    async def meet(self, group: GroupId, twos: Iterable[frozenset[PersonId]]) -> None:
        """These two are together once more."""
        known = await self.met(group)
        rows = []
        for two in twos:
            person, other = sorted(two)
            rows.append({"group_id": group, "person": person, "other": other, "times": known.get(two, 0) + 1})
        if rows:
            await self._connection.execute(_MEET, rows)

    async def queue(self, group: GroupId) -> list[PersonId]:
        """Who would bring a case, in the order in which they said so."""
        return [PersonId(one.person) for one in await self._connection.execute(_QUEUE, {"group": group})]

    async def enqueue(self, group: GroupId, person: PersonId, at: datetime) -> None:
        """The person would bring a case; who said so before keeps their place."""
        await self._connection.execute(_ENQUEUE, {"group_id": group, "person": person, "at": at})

    async def withdraw(self, group: GroupId, person: PersonId) -> bool:
        """The case is taken up, or the person takes it back. False when they had none."""
        gone = await self._connection.execute(_WITHDRAW, {"the_group": group, "the_person": person})
        return gone.rowcount == 1

    async def forget_person(self, group: GroupId, person: PersonId) -> None:
        """Delete what is kept of the person."""
        for statement in (_TURN_OF, _UNMEET, _WITHDRAW):
            await self._connection.execute(statement, {"the_group": group, "the_person": person})
