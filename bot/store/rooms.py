"""Which room is whose: one for each group, one direct room for each person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, bindparam, delete, func, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import groups, members, rooms, steps, successors
from bot.store.upsert import upsert
from facilitation.group import GroupId, Standing
from facilitation.session import PersonId

_OF_GROUP = select(rooms.c.room).where(rooms.c.group_id == bindparam("group"))
_OF_GROUPS = select(rooms.c.group_id, rooms.c.room).where(rooms.c.group_id.in_(bindparam("groups", expanding=True)))
_OF_PERSON = select(rooms.c.room).where(rooms.c.person == bindparam("person"))
_OWNER = select(rooms.c.group_id, rooms.c.person).where(rooms.c.room == bindparam("room"))
_ALL = select(rooms.c.room, rooms.c.group_id, rooms.c.person, groups.c.trouble).select_from(
    rooms.outerjoin(groups, groups.c.id == rooms.c.group_id)
)
_JOINED = select(members.c.group_id, members.c.person).where(members.c.standing == Standing.JOINED.value)
_INSERT = insert(rooms)
_PUT_SUCCESSOR = upsert(successors, "room")
_SUCCEEDS = select(successors.c.group_id).where(successors.c.room == bindparam("room"))
_FORGET = delete(rooms).where(rooms.c.room == bindparam("the_room"))
_MAKE_WAY_FOR_GROUP = delete(rooms).where(or_(rooms.c.room == bindparam("the_room"), rooms.c.group_id == bindparam("the_group")))
_MAKE_WAY_FOR_PERSON = delete(rooms).where(or_(rooms.c.room == bindparam("the_room"), rooms.c.person == bindparam("the_person")))
_COMING = and_(
    steps.c.outcome.is_(None),
    steps.c.due > bindparam("now", type_=steps.c.due.type),
    steps.c.due <= bindparam("until", type_=steps.c.due.type),
)
_GROUPS_ABOUT_TO_HEAR = (
    select(rooms.c.room, func.min(steps.c.due))
    .select_from(steps.join(rooms, rooms.c.group_id == steps.c.group_id))
    .where(_COMING)
    .group_by(rooms.c.room)
)
_PEOPLE_ABOUT_TO_HEAR = (
    select(rooms.c.room, func.min(steps.c.due))
    .select_from(
        steps.join(members, members.c.group_id == steps.c.group_id).join(rooms, rooms.c.person == members.c.person),
    )
    .where(
        _COMING,
        members.c.standing == Standing.JOINED.value,
        or_(
            steps.c.kind.in_(bindparam("to_people", expanding=True)),
            and_(
                steps.c.kind.in_(bindparam("to_leaders", expanding=True)),
                members.c.role.in_(bindparam("leading", expanding=True)),
            ),
        ),
    )
    .group_by(rooms.c.room)
)


@dataclass(frozen=True, slots=True)
class RoomOwner:
    """Whose a room is: a group's, or the direct room of a person. Exactly one of them is given."""

    group: GroupId | None = None
    person: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Peopled:
    """A room and who is in it by our own rows: of a group everybody who has joined, of a direct room its person. `in_trouble`:
    the group's room is lost, as far as we know.
    """

    room: str
    direct: bool
    people: tuple[str, ...]
    in_trouble: bool = False


class Rooms:
    """Rooms by the platform's own ids."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def room_of_group(self, group: GroupId) -> str | None:
        """The group's room, once it is open."""
        room: str | None = (await self._connection.execute(_OF_GROUP, {"group": group})).scalar()
        return room

    async def rooms_of_groups(self, groups: Sequence[GroupId]) -> dict[GroupId, str]:
        """The rooms of those of the groups that have one."""
        rows = await self._connection.execute(_OF_GROUPS, {"groups": list(groups)})
        return {GroupId(row.group_id): row.room for row in rows}

    async def direct_room(self, person: PersonId) -> str | None:
        """The person's direct room, if there is one."""
        room: str | None = (await self._connection.execute(_OF_PERSON, {"person": person})).scalar()
        return room

    async def owner(self, room: str) -> RoomOwner | None:
        """Whose the room is; None for a room that Vertti does not know."""
        row = (await self._connection.execute(_OWNER, {"room": room})).first()
        return None if row is None else RoomOwner(row.group_id, row.person)

    async def all(self) -> list[Peopled]:
        """All rooms with their people."""
        of_groups: dict[int, list[str]] = {}
        for row in await self._connection.execute(_JOINED):
            of_groups.setdefault(row.group_id, []).append(row.person)
        return [
            Peopled(row.room, direct=True, people=(row.person,))
            if row.person is not None
            else Peopled(row.room, False, tuple(of_groups.get(row.group_id, ())), row.trouble is not None)
            for row in await self._connection.execute(_ALL)
        ]

    async def about_to_hear(
        self,
        now: datetime,
        until: datetime,
        to_leaders: Sequence[str],
        to_people: Sequence[str],
        leading: Sequence[str],
    ) -> list[tuple[str, datetime]]:
        """The rooms in which something may be said after `now` and up to `until`, with its time, the first ones first.

        Those of the groups with a waiting step then; for steps of the kinds `to_people` also the direct rooms of everybody who
        has joined, for those of the kinds `to_leaders` of those among them with the roles `leading`.
        """
        span = {"now": now, "until": until}
        found = list(await self._connection.execute(_GROUPS_ABOUT_TO_HEAR, span))
        kinds = {"to_leaders": to_leaders, "to_people": to_people, "leading": leading}
        found += await self._connection.execute(_PEOPLE_ABOUT_TO_HEAR, span | kinds)
        return sorted(((room, due) for room, due in found), key=lambda one: one[1])

    async def set_group_room(self, group: GroupId, room: str) -> None:
        """The room is the group's from now on, in place of an earlier one."""
        await self._connection.execute(_MAKE_WAY_FOR_GROUP, {"the_room": room, "the_group": group})
        await self._connection.execute(_INSERT, {"room": room, "group_id": group, "person": None})

    async def set_direct_room(self, person: PersonId, room: str) -> None:
        """The room is the person's direct room from now on, in place of an earlier one."""
        await self._connection.execute(_MAKE_WAY_FOR_PERSON, {"the_room": room, "the_person": person})
        await self._connection.execute(_INSERT, {"room": room, "group_id": None, "person": person})

    async def note_successor(self, room: str, group: GroupId) -> None:
        """The group's room was closed in favour of that one."""
        await self._connection.execute(_PUT_SUCCESSOR, {"room": room, "group_id": group})

    async def succeeds(self, room: str) -> GroupId | None:
        """The group whose room was closed in favour of that one, if any."""
        group: GroupId | None = (await self._connection.execute(_SUCCEEDS, {"room": room})).scalar()
        return group

    async def forget(self, room: str) -> None:
        """The room is nobody's any more."""
        await self._connection.execute(_FORGET, {"the_room": room})
