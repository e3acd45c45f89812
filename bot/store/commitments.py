"""The commitments of each group, until they have served."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.commitment_tables import commitments
from facilitation.commitments import Commitment, Status, Visibility
from facilitation.group import GroupId
from facilitation.session import PersonId

_ADD = insert(commitments)
_OF_GROUP = select(commitments).where(commitments.c.group_id == bindparam("group")).order_by(commitments.c.goal, commitments.c.id)
_OF_PERSON = _OF_GROUP.where(commitments.c.person == bindparam("person"))
_ONE = select(commitments).where(commitments.c.group_id == bindparam("group"), commitments.c.id == bindparam("number"))
_ASKED = (
    select(commitments.c.group_id, commitments.c.id)
    .where(commitments.c.person == bindparam("person"), commitments.c.asked_at.is_not(None), commitments.c.status.is_(None))
    .order_by(commitments.c.asked_at, commitments.c.id)
)
_SAVE = (
    update(commitments)
    .where(commitments.c.id == bindparam("the_id"))
    .values({name: bindparam(f"new_{name}") for name in ("since", "visibility", "pair", "status", "shown", "asked_at")})
)
_REMOVE = delete(commitments).where(commitments.c.id == bindparam("the_id"))


class Commitments:
    """Experiments and goals. A person's come in the order in which they were made, a goal last."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, group: GroupId, person: PersonId, text: str, since: datetime, *, goal: bool = False) -> Commitment:
        """Keep a new one, which nobody else sees."""
        values = {"group_id": group, "person": person, "words": text, "since": since, "goal": goal}
        new = (await self._connection.execute(_ADD, {**values, "visibility": Visibility.ONLY_ME.value})).inserted_primary_key
        if new is None:
            raise RuntimeError("the database gave the commitment no id")
        return Commitment(int(new[0]), person, text, since, goal)

    async def of_group(self, group: GroupId) -> list[Commitment]:
        """All of the group."""
        return [_commitment(row) for row in await self._connection.execute(_OF_GROUP, {"group": group})]

    async def of_person(self, group: GroupId, person: PersonId) -> list[Commitment]:
        """Those that the person has made in the group."""
        rows = await self._connection.execute(_OF_PERSON, {"group": group, "person": person})
        return [_commitment(row) for row in rows]

    async def get(self, group: GroupId, number: int) -> Commitment | None:
        """The one with that id, if it is still there."""
        row = (await self._connection.execute(_ONE, {"group": group, "number": number})).first()
        return None if row is None else _commitment(row)

    async def asked(self, person: PersonId) -> list[tuple[GroupId, int]]:
        """(group, id) of those of which the person was asked how they are going, and has not said; the longest ago first."""
        rows = await self._connection.execute(_ASKED, {"person": person})
        return [(GroupId(row.group_id), row.id) for row in rows]

    async def save(self, commitment: Commitment) -> None:
        """Store what may change: all but the text and its maker."""
        values = {
            "the_id": commitment.id,
            "new_since": commitment.since,
            "new_visibility": commitment.visibility.value,
            "new_pair": commitment.pair,
            "new_status": None if commitment.status is None else commitment.status.value,
            "new_shown": commitment.shown,
            "new_asked_at": commitment.asked_at,
        }
        await self._connection.execute(_SAVE, values)

    async def remove(self, ones: Iterable[Commitment]) -> None:
        """Delete them, with their text."""
        for one in ones:
            await self._connection.execute(_REMOVE, {"the_id": one.id})

    async def forget_person(self, group: GroupId, person: PersonId) -> None:
        """Delete what the person made; what others shared with them alone is seen by nobody else any more."""
        theirs = commitments.c.group_id == group
        await self._connection.execute(delete(commitments).where(theirs, commitments.c.person == person))
        alone = {"pair": None, "visibility": Visibility.ONLY_ME.value, "shown": None}
        await self._connection.execute(update(commitments).where(theirs, commitments.c.pair == person).values(alone))


def _commitment(row: Row[Any]) -> Commitment:
    return Commitment(
        id=row.id,
        person=PersonId(row.person),
        text=row.words,
        since=row.since,
        goal=row.goal,
        visibility=Visibility(row.visibility),
        pair=None if row.pair is None else PersonId(row.pair),
        status=None if row.status is None else Status(row.status),
        shown=row.shown,
        asked_at=row.asked_at,
    )
