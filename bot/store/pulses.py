"""Pulses while they are open: who is asked, what they answered. A closed pulse keeps nothing but the fact that it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.answer_tables import pulse_answers, pulse_events, pulse_minimums, pulse_people, pulses
from bot.store.upsert import insert_once, upsert
from facilitation.anonymity import USUAL_MINIMUM
from facilitation.group import GroupId
from facilitation.pulse import Pulse
from facilitation.session import PersonId

_OPEN = insert_once(pulses, "group_id", "session")
_ASK = insert(pulse_people)
_PULSE = (
    select(pulses.c.closed, pulse_minimums.c.minimum)
    .outerjoin(pulse_minimums)
    .where(pulses.c.group_id == bindparam("group"), pulses.c.session == bindparam("number"))
)
_PROMISE = insert(pulse_minimums)
_PEOPLE = (
    select(pulse_people.c.person)
    .where(pulse_people.c.group_id == bindparam("group"), pulse_people.c.session == bindparam("number"))
    .order_by(pulse_people.c.position)
)
_ANSWERS = select(pulse_answers).where(
    pulse_answers.c.group_id == bindparam("group"), pulse_answers.c.session == bindparam("number")
)
_ASKED = (
    select(pulse_people.c.person)
    .join(pulses)
    .where(
        pulses.c.group_id == bindparam("group"),
        pulses.c.session == bindparam("number"),
        pulses.c.closed.is_(False),
        pulse_people.c.person == bindparam("person"),
    )
)
_ANSWER = upsert(pulse_answers, "group_id", "session", "person", "item")
_CLOSE = (
    update(pulses)
    .where(pulses.c.group_id == bindparam("the_group"), pulses.c.session == bindparam("the_session"))
    .values(closed=True)
)
_OPEN_ONES = (
    select(pulses.c.group_id, pulses.c.session)
    .join(pulse_people)
    .where(pulses.c.closed.is_(False), pulse_people.c.person == bindparam("person"))
    .order_by(pulses.c.asked_at, pulses.c.group_id, pulses.c.session)
)
_OPEN_OF_GROUP = (
    select(pulses.c.session)
    .where(pulses.c.closed.is_(False), pulses.c.group_id == bindparam("group"))
    .order_by(pulses.c.asked_at, pulses.c.session)
)
_REMEMBER = insert_once(pulse_events, "group_id", "session", "person", "event")
_EVENTS = (
    select(pulse_events.c.person, pulse_events.c.event)
    .where(pulse_events.c.group_id == bindparam("group"), pulse_events.c.session == bindparam("number"))
    .order_by(pulse_events.c.id)
)


_EMPTY = [
    delete(table).where(table.c.group_id == bindparam("the_group"), table.c.session == bindparam("the_session"))
    for table in (pulse_answers, pulse_events, pulse_people)
]


_FORGET = [
    delete(table).where(table.c.group_id == bindparam("the_group"), table.c.person == bindparam("the_person"))
    for table in (pulse_answers, pulse_events, pulse_people)
]


class Pulses:
    """The pulses of all groups, each known by its group and the number of its session."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def open(
        self, group: GroupId, session: int, people: Iterable[PersonId], at: datetime, minimum: int = USUAL_MINIMUM
    ) -> bool:
        """Ask these people, with that threshold. False, and nothing happens, when that pulse exists, be it open or closed."""
        parameters = {"group_id": group, "session": session, "asked_at": at, "closed": False}
        if (await self._connection.execute(_OPEN, parameters)).rowcount != 1:
            return False
        await self._connection.execute(_PROMISE, {"group_id": group, "session": session, "minimum": minimum})
        asked = [
            {"group_id": group, "session": session, "person": person, "position": place} for place, person in enumerate(people)
        ]
        if asked:
            await self._connection.execute(_ASK, asked)
        return True

    async def load(self, group: GroupId, session: int) -> Pulse | None:
        """The pulse, if it was ever asked; closed, it is empty. `answers` names only those who answered something."""
        parameters = {"group": group, "number": session}
        row = (await self._connection.execute(_PULSE, parameters)).first()
        if row is None:
            return None
        asked = tuple(PersonId(one.person) for one in await self._connection.execute(_PEOPLE, parameters))
        answers: defaultdict[PersonId, dict[str, int | None]] = defaultdict(dict)
        for one in await self._connection.execute(_ANSWERS, parameters):
            answers[PersonId(one.person)][one.item] = one.value
        return Pulse(session=session, asked=asked, answers=dict(answers), closed=row.closed, minimum=row.minimum or USUAL_MINIMUM)

    async def answer(self, group: GroupId, session: int, person: PersonId, item: str, value: int | None) -> bool:
        """Keep an answer (None: skipped), in place of an earlier one.

        False, and nothing is kept, when the pulse is closed or the person was not asked.
        """
        asked = {"group": group, "number": session, "person": person}
        if (await self._connection.execute(_ASKED, asked)).first() is None:
            return False
        values = {"group_id": group, "session": session, "person": person, "item": item, "value": value}
        await self._connection.execute(_ANSWER, values)
        return True

    async def close(self, group: GroupId, session: int) -> None:
        """Close the pulse: answers, people and remembered events are deleted, only the closed pulse stays."""
        parameters = {"the_group": group, "the_session": session}
        for statement in (*_EMPTY, _CLOSE):
            await self._connection.execute(statement, parameters)

    async def open_ones(self, person: PersonId) -> list[tuple[GroupId, int]]:
        """(group, session) of the open pulses in which the person is asked, oldest first."""
        rows = await self._connection.execute(_OPEN_ONES, {"person": person})
        return [(GroupId(row.group_id), row.session) for row in rows]

    async def open_of_group(self, group: GroupId) -> list[int]:
        """The sessions of the group whose pulses are open, oldest first."""
        return [row.session for row in await self._connection.execute(_OPEN_OF_GROUP, {"group": group})]

    async def remember_event(self, group: GroupId, session: int, person: PersonId, event: str) -> None:
        """Remember an event in which the person answered, to be taken back at closing. Twice is once."""
        values = {"group_id": group, "session": session, "person": person, "event": event}
        await self._connection.execute(_REMEMBER, values)

    async def events(self, group: GroupId, session: int) -> list[tuple[PersonId, str]]:
        """(person, event) of all that is to be taken back, in order."""
        rows = await self._connection.execute(_EVENTS, {"group": group, "number": session})
        return [(PersonId(row.person), row.event) for row in rows]

    async def forget_person(self, group: GroupId, person: PersonId) -> None:
        """Delete what the person was asked and answered in the open pulses of the group."""
        for statement in _FORGET:
            await self._connection.execute(statement, {"the_group": group, "the_person": person})
