"""The feedback of each group while it is open. Closed, it keeps nothing but the fact that it was asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.answer_tables import feedback_answers, feedback_messages, feedback_people, feedbacks
from bot.store.upsert import insert_once, upsert
from facilitation.feedback import Answer, Asked
from facilitation.group import GroupId
from facilitation.session import PersonId

_OPEN = upsert(feedbacks, "group_id")
_ASK = insert(feedback_people)
_HEAD = select(feedbacks).where(feedbacks.c.group_id == bindparam("group"))
_PEOPLE = (
    select(feedback_people.c.person).where(feedback_people.c.group_id == bindparam("group")).order_by(feedback_people.c.position)
)
_ANSWERS = select(feedback_answers).where(feedback_answers.c.group_id == bindparam("group"))
_ANSWER = upsert(feedback_answers, "group_id", "person", "item")
_OPEN_ONES = (
    select(feedbacks.c.group_id)
    .join(feedback_people, feedback_people.c.group_id == feedbacks.c.group_id)
    .where(feedbacks.c.closed.is_(False), feedback_people.c.person == bindparam("person"))
    .order_by(feedbacks.c.asked_at, feedbacks.c.group_id)
)
_REMEMBER = insert_once(feedback_messages, "group_id", "person", "message")
_MESSAGES = select(feedback_messages).where(feedback_messages.c.group_id == bindparam("group")).order_by(feedback_messages.c.id)
_CLOSE = update(feedbacks).where(feedbacks.c.group_id == bindparam("the_group")).values(closed=True)
_CHILDREN = (feedback_answers, feedback_messages, feedback_people)
_EMPTY = [delete(table).where(table.c.group_id == bindparam("the_group")) for table in _CHILDREN]
_FORGET = [
    delete(table).where(table.c.group_id == bindparam("the_group"), table.c.person == bindparam("the_person"))
    for table in _CHILDREN
]
EVENT, OURS = "event", "ours"
"""Whose message is to be taken back: one of the person's, by the platform's id; one of Vertti's, by the key of its row."""


class Feedbacks:
    """One feedback for each group at a time."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def open(self, group: GroupId, session: int, people: Iterable[PersonId], at: datetime, minimum: int) -> bool:
        """Ask these people after that session, with that threshold.

        False, and nothing happens, when feedback of the group is still open, or was asked for after that session before.
        """
        last = await self.load(group)
        if last is not None and (not last.closed or last.session == session):
            return False
        head = {"group_id": group, "session": session, "asked_at": at, "closed": False, "minimum": minimum}
        await self._connection.execute(_OPEN, head)
        asked = [{"group_id": group, "person": person, "position": place} for place, person in enumerate(people)]
        if asked:
            await self._connection.execute(_ASK, asked)
        return True

    async def load(self, group: GroupId) -> Asked | None:
        """The group's last feedback, if it was ever asked; closed, it is empty."""
        head = (await self._connection.execute(_HEAD, {"group": group})).first()
        if head is None:
            return None
        people = tuple(PersonId(one.person) for one in await self._connection.execute(_PEOPLE, {"group": group}))
        answers: defaultdict[PersonId, dict[str, Answer]] = defaultdict(dict)
        for one in await self._connection.execute(_ANSWERS, {"group": group}):
            answers[PersonId(one.person)][one.item] = one.value if one.words is None else one.words
        return Asked(head.session, people, dict(answers), head.closed, head.minimum)

    async def answer(self, group: GroupId, person: PersonId, item: str, answer: Answer) -> None:
        """Keep an answer, in place of an earlier one. The caller has made sure that the feedback is open to that person."""
        in_words = answer if isinstance(answer, str) else None
        value = answer if isinstance(answer, int) else None
        values = {"group_id": group, "person": person, "item": item, "value": value, "words": in_words}
        await self._connection.execute(_ANSWER, values)

    async def open_ones(self, person: PersonId) -> list[GroupId]:
        """The groups whose feedback is open to that person, oldest first."""
        return [GroupId(one.group_id) for one in await self._connection.execute(_OPEN_ONES, {"person": person})]

    async def remember(self, group: GroupId, person: PersonId, message: str, *, ours: bool = False) -> None:
        """Remember a message that is to be taken back at closing: an event of the person's, or the key of one of ours."""
        values = {"group_id": group, "person": person, "message": message, "whose": OURS if ours else EVENT}
        await self._connection.execute(_REMEMBER, values)

    async def messages(self, group: GroupId) -> list[tuple[PersonId, str, bool]]:
        """(person, message, whether it is ours) of all that is to be taken back, in order."""
        rows = await self._connection.execute(_MESSAGES, {"group": group})
        return [(PersonId(one.person), one.message, one.whose == OURS) for one in rows]

    async def close(self, group: GroupId) -> None:
        """Close it: answers, people and remembered messages are deleted."""
        for statement in (*_EMPTY, _CLOSE):
            await self._connection.execute(statement, {"the_group": group})

    async def forget_person(self, group: GroupId, person: PersonId) -> None:
        """Delete what the person was asked and answered."""
        for statement in _FORGET:
            await self._connection.execute(statement, {"the_group": group, "the_person": person})
