"""The needs survey that is open in a group, and its answers until it closes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.upsert import upsert
from bot.store.wish_tables import needs_answers, needs_surveys
from facilitation.group import GroupId
from facilitation.needs import Survey
from facilitation.session import PersonId

_SURVEY = select(needs_surveys).where(needs_surveys.c.group_id == bindparam("group"))
_ANSWERS = select(needs_answers).where(needs_answers.c.group_id == bindparam("group")).order_by(needs_answers.c.person)
_OPEN = insert(needs_surveys)
_ANSWER = upsert(needs_answers, "group_id", "person")
_FORGET = delete(needs_answers).where(
    needs_answers.c.group_id == bindparam("the_group"), needs_answers.c.person == bindparam("the_person")
)
_DROP = tuple(delete(table).where(table.c.group_id == bindparam("the_group")) for table in (needs_answers, needs_surveys))


class Needs:
    """At most one open survey for each group."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def open(self, group: GroupId, round_: int, at: datetime) -> None:
        """A survey is open from now on. None may be."""
        await self._connection.execute(_OPEN, {"group_id": group, "round": round_, "asked_at": at})

    async def load(self, group: GroupId) -> Survey | None:
        """The open survey with its answers, if one is open."""
        row = (await self._connection.execute(_SURVEY, {"group": group})).first()
        if row is None:
            return None
        rows = await self._connection.execute(_ANSWERS, {"group": group})
        return Survey(row.round, row.asked_at, {PersonId(one.person): tuple(one.choices.split()) for one in rows})

    async def answer(self, group: GroupId, person: PersonId, keys: Sequence[str]) -> None:
        """The person's wishes from now on; without any, the answer is taken back."""
        if not keys:
            await self.forget_person(group, person)
            return
        await self._connection.execute(_ANSWER, {"group_id": group, "person": person, "choices": " ".join(keys)})

    async def close(self, group: GroupId) -> None:
        """The survey and all its answers go."""
        for statement in _DROP:
            await self._connection.execute(statement, {"the_group": group})

    async def forget_person(self, group: GroupId, person: PersonId) -> None:
        """Delete what the person wished for."""
        await self._connection.execute(_FORGET, {"the_group": group, "the_person": person})
