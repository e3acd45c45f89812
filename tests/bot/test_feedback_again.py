"""Feedback is asked for several times, always of the same members, so that no two of them can be compared."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.chat.port import EventId, UserId
from facilitation.rhythm import Rhythm
from facilitation.session import PersonId
from facilitation.times import WallTime
from tests.bot.test_feedback_in_private import everything, polls_of
from tests.bot.test_private_stays_private import stored
from tests.bot.world import ANNA, MEMBERS, MINNA, PEKKA, World, a_plan

SIX = (*MEMBERS, PersonId("@elli:memory"))
LATER = PersonId("@uusi:memory")
SECOND, CLOSED, THIRD = "2026-12-22T19:00", "2026-12-29T12:00", "2027-01-12T19:00"
"""After the second session; when its feedback is closed; after the third and last one."""


@pytest.fixture
async def heard(world: World) -> World:
    """Three sessions, six members; the feedback after the second session was answered by all and delivered."""
    plan = a_plan(rhythm=Rhythm(WallTime(datetime(2026, 12, 1, 17), "Europe/Helsinki"), 21, 3), members=SIX)
    await world.apply(plan)
    await world.join(ANNA, MINNA, *SIX)
    await world.until(SECOND)
    for number, person in enumerate(SIX):
        await everything(world, person, f"Ajatus numero {number}")
    await world.until(CLOSED)
    return world


async def test_it_is_delivered_with_the_day_of_its_session_and_asked_anew_after_the_last_one(heard: World) -> None:
    (result,) = [one for one in heard.private(ANNA) if "Jäsenten palaute" in one]
    assert "ti 22.12. klo 17.00" in result
    assert "Ajatus numero 5" in result
    assert "Ajatus" not in await heard.app.db.read(stored)
    await heard.until(THIRD)
    assert all(polls_of(heard, person) for person in SIX)


async def test_when_one_has_left_and_another_has_come_nobody_is_asked_any_more(heard: World) -> None:
    heard.chat.leave_room(heard.room.id, UserId(PEKKA))
    await heard.quiet()
    await heard.says(ANNA, f"lisää {LATER}")
    await heard.join(LATER)
    await heard.until(THIRD)
    assert not any(polls_of(heard, person) for person in (*SIX, LATER))


async def test_who_came_after_the_first_feedback_is_not_asked_but_the_others_are(heard: World) -> None:
    heard.chat.leave_room(heard.room.id, UserId(MINNA))  # there are no more than eight places
    await heard.quiet()
    await heard.says(ANNA, f"lisää {LATER}")
    await heard.join(LATER)
    await heard.until(THIRD)
    assert not polls_of(heard, LATER)
    assert all(polls_of(heard, person) for person in SIX)


async def test_a_vote_on_the_earlier_question_does_not_answer_the_later_one(heard: World) -> None:
    room = heard.chat.direct_room(UserId(PEKKA))
    earlier = [
        one.event for one in heard.chat.shown if one.room == room and one.poll is not None and "hyötyä" in one.poll.question
    ]
    await heard.until(THIRD)
    heard.chat.vote(EventId(earlier[0]), UserId(PEKKA), "1")
    await heard.quiet()
    group = await heard.group()
    asked = await heard.app.db.read(lambda tx: tx.feedbacks.load(group.id))
    assert asked is not None
    assert PEKKA not in asked.answers
