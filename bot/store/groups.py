"""Groups with their members and sessions: loaded whole, saved by difference, erased without a trace."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import BindParameter, Row, Select, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.applied import Applied
from bot.store.errors import GroupKeyTaken, NoSuchGroup, StaleGroup
from bot.store.group_rows import Values, group_of, group_values, member_values, session_values
from bot.store.marks import mark_of
from bot.store.meta import Meta
from bot.store.tables import departures, dialogues, groups, members, rooms, sessions, unreadable
from bot.store.upsert import insert_once, upsert
from facilitation.group import Group, GroupId, Standing
from facilitation.session import PersonId, SessionState

_IDS: BindParameter[int] = bindparam("ids", expanding=True)

_BY_ID = select(groups).where(groups.c.id == bindparam("id"))
_BY_KEY = select(groups).where(groups.c.key == bindparam("key"))
_BY_JOIN_CODE = select(groups).where(groups.c.join_code == bindparam("code"))
_ALL = select(groups).order_by(groups.c.id)
_COUNT = select(func.count()).select_from(groups)
_PROGRAMMES = select(groups.c.key, groups.c.programme).order_by(groups.c.id)
_OPEN_LENGTHS = select(groups.c.length).join(sessions).where(sessions.c.state == SessionState.OPEN.value)
_OF_PERSON = (
    select(groups)
    .join(members)
    .where(
        members.c.person == bindparam("person"),
        members.c.standing.in_([Standing.INVITED.value, Standing.JOINED.value]),
    )
    .order_by(groups.c.id)
)
_NAMING = select(groups).join(members).where(members.c.person == bindparam("person")).order_by(groups.c.id)
_MEMBERS = select(members).where(members.c.group_id == bindparam("id")).order_by(members.c.position)
_SESSIONS = select(sessions).where(sessions.c.group_id == bindparam("id")).order_by(sessions.c.number)
_MEMBERS_OF_MANY = select(members).where(members.c.group_id.in_(_IDS)).order_by(members.c.position)
_SESSIONS_OF_MANY = select(sessions).where(sessions.c.group_id.in_(_IDS)).order_by(sessions.c.number)

_INSERT = insert(groups)
_UPDATE = update(groups).where(groups.c.id == bindparam("the_id"), groups.c.version == bindparam("the_version"))
_PUT_MEMBER = upsert(members, "group_id", "person")
_PUT_SESSION = upsert(sessions, "group_id", "number")
_DROP_MEMBER = delete(members).where(members.c.group_id == bindparam("the_id"), members.c.person == bindparam("the_person"))
_DROP_SESSION = delete(sessions).where(sessions.c.group_id == bindparam("the_id"), sessions.c.number == bindparam("the_number"))

_DELETE = delete(groups).where(groups.c.id == bindparam("the_id"))
_FORGET_DIALOGUES = delete(dialogues).where(
    dialogues.c.person.in_(select(members.c.person).where(members.c.group_id == bindparam("the_id")))
)
_FORGET_UNREADABLE = delete(unreadable).where(
    unreadable.c.room.in_(select(rooms.c.room).where(rooms.c.group_id == bindparam("the_id")))
)

_KEY_OF = select(groups.c.key).where(groups.c.id == bindparam("id"))
_JOIN_CODE_OF = select(groups.c.join_code).where(groups.c.id == bindparam("id"))

_MARK = insert_once(departures, "group_id", "mark")
_MARKED = select(departures.c.mark).where(departures.c.group_id == bindparam("id"), departures.c.mark == bindparam("mark"))
_SALT = "departures-salt"


class Groups:
    """The groups. What was loaded in this unit of work is remembered, so that saving writes only what changed."""

    def __init__(self, connection: AsyncConnection, meta: Meta, applied: Applied) -> None:
        self._connection = connection
        self._meta = meta
        self._applied = applied
        self._seen: dict[GroupId, Group] = {}

    async def insert(self, group: Group, join_code: str) -> Group:
        """Store a new group and return it with its id (whatever `group.id` was). Raises `GroupKeyTaken`."""
        if (await self._connection.execute(_BY_KEY, {"key": group.key})).first() is not None:
            raise GroupKeyTaken(group.key)
        values = {**group_values(group), "version": group.version, "join_code": join_code}
        new = (await self._connection.execute(_INSERT, values)).inserted_primary_key
        if new is None:
            raise RuntimeError("the database gave the group no id")
        stored = replace(group, id=GroupId(new[0]), sessions=_by_number(group))
        await self._write_children(replace(stored, members=(), sessions=()), stored)
        self._seen[stored.id] = stored
        return stored

    async def load(self, group: GroupId) -> Group:
        """The group as it stands. Raises `NoSuchGroup`."""
        found = await self._one(_BY_ID, {"id": group})
        if found is None:
            raise NoSuchGroup(group)
        return found

    async def find_by_key(self, key: str) -> Group | None:
        """The group with that key, if any."""
        return await self._one(_BY_KEY, {"key": key})

    async def find_by_join_code(self, code: str) -> Group | None:
        """The group that the join code opens, if any. The code is compared exactly."""
        return await self._one(_BY_JOIN_CODE, {"code": code})

    async def of_person(self, person: PersonId) -> list[Group]:
        """The groups in which the person is invited or has joined, oldest first."""
        return await self._many(_OF_PERSON, {"person": person})

    async def naming(self, person: PersonId) -> list[Group]:
        """The groups that know the person, also those that they have left or declined; oldest first."""
        return await self._many(_NAMING, {"person": person})

    async def all(self) -> list[Group]:
        """All groups, oldest first."""
        return await self._many(_ALL, {})

    async def count(self) -> int:
        """How many groups there are."""
        return int((await self._connection.execute(_COUNT)).scalar_one())

    async def programmes(self) -> list[tuple[str, str]]:
        """The key and the programme's name of all groups, oldest first, without loading them."""
        return [(row.key, row.programme) for row in await self._connection.execute(_PROGRAMMES)]

    async def open_lengths(self) -> list[timedelta]:
        """How long the sessions that are under way are meant to last, one for each."""
        return [row.length for row in await self._connection.execute(_OPEN_LENGTHS)]

    async def save(self, group: Group) -> Group:
        """Store the changed group and return it with its next version.

        Raises `StaleGroup` when it was saved by somebody else since it was loaded, `NoSuchGroup` when it is gone.
        """
        before = self._seen.get(group.id)
        if before is None:
            before = await self.load(group.id)
        values = {
            **group_values(group),
            "version": group.version + 1,
            "the_id": group.id,
            "the_version": group.version,
        }
        if (await self._connection.execute(_UPDATE, values)).rowcount != 1:
            self._seen.pop(group.id, None)
            raise StaleGroup(f"group {group.id}: version {group.version} is not the last one")
        stored = replace(group, version=group.version + 1, sessions=_by_number(group))
        await self._write_children(before, stored)
        self._seen[stored.id] = stored
        return stored

    async def delete(self, group: GroupId) -> None:
        """Erase the group and all that belongs to it, in every table; of what configuration had applied only the key stays.

        The freed bytes are overwritten at once in the database and leave the log with `Database.compact`. Of direct rooms
        and personal settings nothing is erased: they belong to people.
        """
        self._seen.pop(group, None)
        key = (await self._connection.execute(_KEY_OF, {"id": group})).scalar()
        if key is None:
            return
        for statement in (_FORGET_DIALOGUES, _FORGET_UNREADABLE, _DELETE):
            await self._connection.execute(statement, {"the_id": group})
        await self._applied.erase(key)

    async def join_code(self, group: GroupId) -> str:
        """The code with which members join. Raises `NoSuchGroup`."""
        code: str | None = (await self._connection.execute(_JOIN_CODE_OF, {"id": group})).scalar()
        if code is None:
            raise NoSuchGroup(group)
        return code

    async def mark_left(self, group: GroupId, person: PersonId) -> None:
        """Remember, as a salted hash, that the person left of their own will or asked to be forgotten."""
        await self._connection.execute(_MARK, {"group_id": group, "mark": await self._mark(group, person)})

    async def has_left(self, group: GroupId, person: PersonId) -> bool:
        """Whether the person was marked as having left."""
        if await self._meta.get(_SALT) is None:
            return False
        parameters = {"id": group, "mark": await self._mark(group, person)}
        return (await self._connection.execute(_MARKED, parameters)).first() is not None

    async def _mark(self, group: GroupId, person: PersonId) -> str:
        # With the group in it, marks of one person in two groups are not alike.
        return await mark_of(self._meta, _SALT, f"{group}\0{person}")

    async def _one(self, query: Select[Any], parameters: Values) -> Group | None:
        row = (await self._connection.execute(query, parameters)).first()
        if row is None:
            return None
        ours = {"id": row.id}
        group = group_of(
            row,
            (await self._connection.execute(_MEMBERS, ours)).all(),
            (await self._connection.execute(_SESSIONS, ours)).all(),
        )
        self._seen[group.id] = group
        return group

    async def _many(self, query: Select[Any], parameters: Values) -> list[Group]:
        rows = (await self._connection.execute(query, parameters)).all()
        if not rows:
            return []
        ids = {"ids": [row.id for row in rows]}
        people = _by_group((await self._connection.execute(_MEMBERS_OF_MANY, ids)).all())
        meetings = _by_group((await self._connection.execute(_SESSIONS_OF_MANY, ids)).all())
        found = [group_of(row, people[row.id], meetings[row.id]) for row in rows]
        self._seen.update((group.id, group) for group in found)
        return found

    async def _write_children(self, before: Group, after: Group) -> None:
        old_members = {one.person: (place, one) for place, one in enumerate(before.members)}
        new_members = {one.person: (place, one) for place, one in enumerate(after.members)}
        await self._run(
            _DROP_MEMBER, [{"the_id": after.id, "the_person": person} for person in old_members.keys() - new_members.keys()]
        )
        await self._run(
            _PUT_MEMBER,
            [
                member_values(after.id, place, one)
                for person, (place, one) in new_members.items()
                if old_members.get(person) != (place, one)
            ],
        )
        old_sessions = {one.number: one for one in before.sessions}
        new_sessions = {one.number: one for one in after.sessions}
        await self._run(
            _DROP_SESSION, [{"the_id": after.id, "the_number": number} for number in old_sessions.keys() - new_sessions.keys()]
        )
        await self._run(
            _PUT_SESSION,
            [session_values(after.id, one) for number, one in new_sessions.items() if old_sessions.get(number) != one],
        )

    async def _run(self, statement: Any, parameters: list[Values]) -> None:
        if parameters:
            await self._connection.execute(statement, parameters)


def _by_group(rows: Sequence[Row[Any]]) -> defaultdict[int, list[Row[Any]]]:
    sorted_out: defaultdict[int, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        sorted_out[row.group_id].append(row)
    return sorted_out


def _by_number(group: Group) -> tuple[Any, ...]:
    return tuple(sorted(group.sessions, key=lambda one: one.number))
