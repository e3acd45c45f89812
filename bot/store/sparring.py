"""Who wishes for a sparring pair, and whose pair is whose."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.activity_tables import sparring
from bot.store.upsert import insert_once
from facilitation.group import GroupId
from facilitation.pairs import Pair
from facilitation.session import PersonId

_WISHES = select(sparring).where(sparring.c.group_id == bindparam("group")).order_by(sparring.c.person)
_WISH = insert_once(sparring, "group_id", "person")
_STOP = delete(sparring).where(sparring.c.group_id == bindparam("the_group"), sparring.c.person == bindparam("the_person"))
_APART = update(sparring).where(sparring.c.group_id == bindparam("the_group")).values(pair=None)
_PAIR = (
    update(sparring)
    .where(sparring.c.group_id == bindparam("the_group"), sparring.c.person == bindparam("the_person"))
    .values(pair=bindparam("number"), drawn_at=bindparam("moment"))
)


class Sparring:
    """The wishes of each group's people, and the last draw."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def wish(self, group: GroupId, person: PersonId) -> None:
        """The person wishes for a pair; saying so twice changes nothing."""
        await self._connection.execute(_WISH, {"group_id": group, "person": person, "pair": None, "drawn_at": None})

    async def stop(self, group: GroupId, person: PersonId) -> None:
        """Not, or not any more."""
        await self._connection.execute(_STOP, {"the_group": group, "the_person": person})

    async def wishing(self, group: GroupId) -> frozenset[PersonId]:
        """All who wish for one."""
        return frozenset(PersonId(one.person) for one in await self._connection.execute(_WISHES, {"group": group}))

    async def draw(self, group: GroupId, pairs: Sequence[Pair], at: datetime) -> None:
        """These are the pairs from now on; who is in none has none."""
        await self._connection.execute(_APART, {"the_group": group})
        rows = [
            {"the_group": group, "the_person": person, "number": number, "moment": at}
            for number, pair in enumerate(pairs)
            for person in pair
        ]
        if rows:
            await self._connection.execute(_PAIR, rows)

    async def drawn_at(self, group: GroupId) -> datetime | None:
        """When pairs were last drawn for those who wish for one now."""
        rows = await self._connection.execute(_WISHES, {"group": group})
        return max((one.drawn_at for one in rows if one.drawn_at is not None), default=None)

    async def partners(self, group: GroupId, person: PersonId) -> tuple[PersonId, ...]:
        """Whose pair the person is now: nobody, one, or two."""
        rows = list(await self._connection.execute(_WISHES, {"group": group}))
        mine = next((one.pair for one in rows if one.person == person), None)
        return tuple(PersonId(one.person) for one in rows if mine is not None and one.pair == mine and one.person != person)
