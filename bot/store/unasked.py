"""What Vertti has said unasked, so that its caps hold: when, of what kind, to whom. Never what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import unasked
from facilitation.group import GroupId
from facilitation.session import PersonId

_MOMENT = bindparam("moment", type_=unasked.c.at.type)
_COLUMNS = select(unasked.c.person, unasked.c.kind, unasked.c.at)

_RECORD = insert(unasked)
_SINCE = _COLUMNS.where(unasked.c.group_id == bindparam("group"), unasked.c.at >= _MOMENT).order_by(unasked.c.at, unasked.c.id)
_TO_PERSON = _COLUMNS.where(unasked.c.person == bindparam("person"), unasked.c.at >= _MOMENT).order_by(unasked.c.at, unasked.c.id)
_IN_GROUP = _COLUMNS.where(unasked.c.group_id == bindparam("group"), unasked.c.person == bindparam("person")).order_by(
    unasked.c.at, unasked.c.id
)
_FORGET = delete(unasked).where(unasked.c.at < _MOMENT)
_FORGET_PERSON = delete(unasked).where(unasked.c.group_id == bindparam("the_group"), unasked.c.person == bindparam("the_person"))


@dataclass(frozen=True, slots=True)
class Unasked:
    """One message that nobody had asked for. `person` None: it went to the group's room."""

    person: PersonId | None
    kind: str
    at: datetime


class UnaskedMessages:
    """The ledger behind the caps."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def record(self, group: GroupId, person: PersonId | None, kind: str, at: datetime) -> None:
        """A message of that kind goes out, to the person or (None) to the group's room."""
        await self._connection.execute(_RECORD, {"group_id": group, "person": person, "kind": kind, "at": at})

    async def since(self, group: GroupId, moment: datetime) -> list[Unasked]:
        """What was said in the group, in its room and to single people, at the moment or later; oldest first."""
        rows = await self._connection.execute(_SINCE, {"group": group, "moment": moment})
        return [Unasked(row.person, row.kind, row.at) for row in rows]

    async def to_person_since(self, person: PersonId, moment: datetime) -> list[Unasked]:
        """What was said to the person, in all groups, at the moment or later; oldest first."""
        rows = await self._connection.execute(_TO_PERSON, {"person": person, "moment": moment})
        return [Unasked(row.person, row.kind, row.at) for row in rows]

    async def about(self, group: GroupId, person: PersonId) -> list[Unasked]:
        """What was said to the person in the group's name, oldest first."""
        rows = await self._connection.execute(_IN_GROUP, {"group": group, "person": person})
        return [Unasked(row.person, row.kind, row.at) for row in rows]

    async def forget_person(self, group: GroupId, person: PersonId) -> None:
        """Forget what was said to the person in the group's name."""
        await self._connection.execute(_FORGET_PERSON, {"the_group": group, "the_person": person})

    async def forget_older_than(self, moment: datetime) -> None:
        """Forget what was said before the moment."""
        await self._connection.execute(_FORGET, {"moment": moment})
