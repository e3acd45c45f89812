"""What people have set going: groups and invitations, counted for the limits. Nobody is named: people are salted hashes.

That hash stays when somebody leaves or is forgotten, so that leaving does not give back what one has used up.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import bindparam, delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.marks import mark_of
from bot.store.meta import Meta
from bot.store.tables import groups, set_going
from facilitation.group import GroupId, GroupState

_MOMENT = bindparam("moment", type_=set_going.c.at.type)
_ADD = insert(set_going)
_SINCE = (
    select(func.count())
    .select_from(set_going)
    .where(set_going.c.mark == bindparam("mark"), set_going.c.what == bindparam("what"), set_going.c.at > _MOMENT)
)
_ALIVE = (
    select(set_going.c.group_id)
    .join(groups)
    .where(set_going.c.mark == bindparam("mark"), groups.c.state != GroupState.ENDED.value)
)
_FORGET = delete(set_going).where(set_going.c.group_id.is_(None), set_going.c.at <= _MOMENT)
_SALT = "set-going-salt"


class What(StrEnum):
    """What is counted."""

    GROUP = "group"
    INVITATION = "invitation"


class SetGoing:
    """The tally. `who` is a person's id, or a pattern that lets people start groups."""

    def __init__(self, connection: AsyncConnection, meta: Meta) -> None:
        self._connection = connection
        self._meta = meta

    async def group(self, who: str, group: GroupId, at: datetime) -> None:
        """A group was started; counted for as long as it exists."""
        await self._connection.execute(
            _ADD, {"mark": await self._mark(who), "what": What.GROUP.value, "group_id": group, "at": at}
        )

    async def invitations(self, who: str, number: int, at: datetime) -> None:
        """So many people were invited."""
        row = {"mark": await self._mark(who), "what": What.INVITATION.value, "group_id": None, "at": at}
        if number:
            await self._connection.execute(_ADD, [row] * number)

    async def count_since(self, who: str, what: What, moment: datetime) -> int:
        """How many of these after that moment."""
        parameters = {"mark": await self._mark(who), "what": what.value, "moment": moment}
        return int((await self._connection.execute(_SINCE, parameters)).scalar_one())

    async def groups_alive(self, who: str) -> frozenset[GroupId]:
        """The groups that were started by that person and have not ended."""
        rows = await self._connection.execute(_ALIVE, {"mark": await self._mark(who)})
        return frozenset(GroupId(row.group_id) for row in rows)

    async def forget_invitations_older_than(self, moment: datetime) -> None:
        """Forget the invitations sent up to that moment."""
        await self._connection.execute(_FORGET, {"moment": moment})

    async def _mark(self, who: str) -> str:
        return await mark_of(self._meta, _SALT, who)
