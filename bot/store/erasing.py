"""Erasing a person: what stands about them beside the groups, and what is left of those whom no group knows any more.

A row of the outbox may go once it is settled: what protects from doing a thing twice is the ledger of handled events and the
group's own state; the row's key protects only while the call may be repeated, which is until it is settled. The row to which
a waiting one refers stays until that one is settled too.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, bindparam, delete, func, literal, or_, select, union, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.outbox import OutboxRow, OutboxState, row_value
from bot.store.tables import (
    applied,
    dialogues,
    groups,
    identities,
    left_out_devices,
    members,
    notices,
    outbox,
    people,
    rooms,
)
from facilitation.group import GroupId
from facilitation.session import PersonId

_WAITS = outbox.c.state == OutboxState.WAITING.value
_CLEARING_UP = ("redact", "remove", "leave")
"""What has to be carried out although, or because, its person is gone."""

_needing = outbox.alias("needing")
_NOT_NEEDED = outbox.c.key.not_in(
    select(_needing.c.refers_to).where(_needing.c.state == OutboxState.WAITING.value, _needing.c.refers_to.is_not(None))
)
_PEOPLE_OF_GROUPS = select(members.c.person)
_PEOPLE_WITH_ROOMS = select(rooms.c.person).where(rooms.c.person.is_not(None))


def _place(person: PersonId) -> str:
    return f"person:{person}"


def _about(person: PersonId) -> ColumnElement[bool]:
    """Whether a row is addressed to the person or names them as whom it is about."""
    named = literal(":").concat(func.coalesce(outbox.c.about, "")).concat(":")
    return or_(outbox.c.destination == _place(person), func.replace(named, f":{person}:", "") != named)


def _of(only: Collection[GroupId] | None) -> ColumnElement[bool]:
    return literal(value=True) if only is None else outbox.c.group_id.in_(only)


class Erasing:
    """Deletes across tables. What belongs to a group's own rows (`members`, `sessions`) is changed by saving the group."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def withdraw(self, group: GroupId, person: PersonId) -> None:
        """What the group still wanted to say to the person, or about inviting them, is not said any more."""
        unsaid = delete(outbox).where(
            _WAITS, outbox.c.group_id == group, _about(person), outbox.c.kind.not_in(_CLEARING_UP), _NOT_NEEDED
        )
        await self._connection.execute(unsaid)

    async def let_go(self, person: PersonId, only: Collection[GroupId] | None = None) -> None:
        """Delete the outbox rows about the person that are settled, and let the others go as soon as they are.

        `only`: those of these groups; without it, all.
        """
        theirs = and_(_about(person), _of(only))
        await self._connection.execute(delete(outbox).where(~_WAITS, theirs, _NOT_NEEDED))
        await self._connection.execute(update(outbox).where(theirs).values(fleeting=True))

    async def messages_about(self, person: PersonId) -> list[OutboxRow]:
        """The outbox rows that are addressed to the person or about inviting or removing them, oldest first."""
        rows = await self._connection.execute(select(outbox).where(_about(person)).order_by(outbox.c.id))
        return [row_value(row) for row in rows]

    async def notices_about(self, group: GroupId, names: Collection[str]) -> list[tuple[datetime, str]]:
        """(when, catalogue key) of what is to be told to the group's facilitators with one of these names in it."""
        return [(row.at, json.loads(row.body)[0].get("key", "")) for row in await self._naming(group, names)]

    async def drop_notices(self, group: GroupId, names: Collection[str]) -> None:
        """Delete what was to be told to the group's facilitators with one of these names in it."""
        gone = [row.id for row in await self._naming(group, names)]
        if gone:
            await self._connection.execute(delete(notices).where(notices.c.id.in_(gone)))

    async def _naming(self, group: GroupId, names: Collection[str]) -> list[Row[Any]]:
        found = await self._connection.execute(select(notices).where(notices.c.group_id == group).order_by(notices.c.id))
        wanted = {json.dumps(name, ensure_ascii=False) for name in names}
        return [row for row in found if any(name in row.body for name in wanted)]

    async def configured(self, person: PersonId) -> list[tuple[str, str]]:
        """(group's key, role) of the person in what was last taken over from the configuration."""
        rows = await self._connection.execute(select(applied).order_by(applied.c.key))
        named = ((row.key, json.loads(row.value).get("people", {}).get(person)) for row in rows)
        return [(key, role) for key, role in named if role is not None]

    async def forget_configured(self, group: GroupId, person: PersonId) -> None:
        """Delete the person from what was last taken over from the group's configuration."""
        key = select(groups.c.key).where(groups.c.id == group).scalar_subquery()
        row = (await self._connection.execute(select(applied).where(applied.c.key == key))).first()
        if row is None:
            return
        value = json.loads(row.value)
        if value.get("people", {}).pop(person, None) is not None:
            changed = json.dumps(value, ensure_ascii=False)
            await self._connection.execute(update(applied).where(applied.c.key == row.key).values(value=changed))

    async def known_to_groups(self, person: PersonId) -> bool:
        """Whether any group has a row of the person, be it one who has left."""
        return (await self._connection.execute(_PEOPLE_OF_GROUPS.where(members.c.person == person).limit(1))).first() is not None

    async def forget_strangers(self) -> None:
        """Delete choices, questions, devices and settled messages of people whom no group knows and who have no direct room."""
        for table in (people, dialogues, identities, left_out_devices):
            nobodys = table.c.person.not_in(union(_PEOPLE_OF_GROUPS, _PEOPLE_WITH_ROOMS))
            await self._connection.execute(delete(table).where(nobodys))
        places = union(
            select(literal("person:").concat(members.c.person)),
            select(literal("person:").concat(rooms.c.person)).where(rooms.c.person.is_not(None)),
        )
        to_nobody = and_(outbox.c.destination.startswith("person:", autoescape=True), outbox.c.destination.not_in(places))
        settled = delete(outbox).where(~_WAITS, or_(outbox.c.fleeting, to_nobody), _NOT_NEEDED)
        await self._connection.execute(settled)

    async def idle_rooms(self, now: datetime, before: datetime) -> Sequence[tuple[PersonId, str]]:
        """(person, room) of the direct rooms whose people no group has known since that moment, which is before `now`.

        To be asked regularly: it notes who is in no group, and from when on.
        """
        known = rooms.c.person.in_(_PEOPLE_OF_GROUPS)
        await self._connection.execute(update(rooms).where(known, rooms.c.idle_since.is_not(None)).values(idle_since=None))
        fresh = and_(rooms.c.person.is_not(None), ~known, rooms.c.idle_since.is_(None))
        await self._connection.execute(update(rooms).where(fresh).values(idle_since=now))
        old = select(rooms.c.person, rooms.c.room).where(rooms.c.idle_since < bindparam("moment", type_=rooms.c.idle_since.type))
        found = await self._connection.execute(old.order_by(rooms.c.person), {"moment": before})
        return [(PersonId(row.person), row.room) for row in found]
