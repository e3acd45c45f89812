"""Questions for a guest, until the briefing is over; and where somebody is a guest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, bindparam, delete, exists, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.shared_tables import briefing_questions
from bot.store.tables import sessions
from facilitation.group import GroupId
from facilitation.session import PersonId

_OF_GUEST = select(sessions.c.group_id, sessions.c.number).where(sessions.c.briefing_guest == bindparam("guest"))
_ASK = insert(briefing_questions)
_QUESTIONS = (
    select(briefing_questions)
    .where(briefing_questions.c.group_id == bindparam("group"), briefing_questions.c.session == bindparam("session"))
    .order_by(briefing_questions.c.id)
)
_OF_PERSON = (
    select(briefing_questions)
    .where(briefing_questions.c.group_id == bindparam("group"), briefing_questions.c.person == bindparam("person"))
    .order_by(briefing_questions.c.id)
)
_THEIRS = and_(briefing_questions.c.group_id == bindparam("the_group"), briefing_questions.c.session == bindparam("the_session"))
_PASSED_ON = update(briefing_questions).where(_THEIRS).values(passed_on_at=bindparam("moment"))
_DROP = delete(briefing_questions).where(_THEIRS)
_FORGET = delete(briefing_questions).where(
    briefing_questions.c.group_id == bindparam("the_group"), briefing_questions.c.person == bindparam("the_person")
)
_SERVED = delete(briefing_questions).where(
    ~exists().where(
        sessions.c.group_id == briefing_questions.c.group_id,
        sessions.c.number == briefing_questions.c.session,
        sessions.c.briefing_minutes.is_not(None),
    )
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question for the guest of a session, in a member's own words."""

    session: int
    person: PersonId
    words: str
    passed_on: bool


class Briefings:
    """The briefings themselves are part of the sessions; here is what is asked, and who is a guest."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of_guest(self, guest: PersonId) -> list[tuple[GroupId, int]]:
        """(group, session) of the briefings that this person is to give."""
        rows = await self._connection.execute(_OF_GUEST, {"guest": guest})
        return [(GroupId(one.group_id), one.number) for one in rows]

    async def ask(self, group: GroupId, session: int, person: PersonId, text: str) -> None:
        """Keep a question."""
        values = {"group_id": group, "session": session, "person": person, "words": text, "passed_on_at": None}
        await self._connection.execute(_ASK, values)

    async def questions(self, group: GroupId, session: int) -> list[Question]:
        """All questions for that session's guest."""
        rows = await self._connection.execute(_QUESTIONS, {"group": group, "session": session})
        return [Question(one.session, PersonId(one.person), one.words, one.passed_on_at is not None) for one in rows]

    async def of_person(self, group: GroupId, person: PersonId) -> list[Question]:
        """The person's questions in that group."""
        rows = await self._connection.execute(_OF_PERSON, {"group": group, "person": person})
        return [Question(one.session, PersonId(one.person), one.words, one.passed_on_at is not None) for one in rows]

    async def passed_on(self, group: GroupId, session: int, at: datetime) -> None:
        """Those who lead have got them all."""
        await self._connection.execute(_PASSED_ON, {"the_group": group, "the_session": session, "moment": at})

    async def drop(self, group: GroupId, session: int) -> None:
        """Delete what was asked for that session."""
        await self._connection.execute(_DROP, {"the_group": group, "the_session": session})

    async def forget_person(self, group: GroupId, person: PersonId) -> None:
        """Delete what the person asked."""
        await self._connection.execute(_FORGET, {"the_group": group, "the_person": person})

    async def drop_served(self) -> None:
        """Delete the questions of briefings that are over or fell away."""
        await self._connection.execute(_SERVED)
