"""What the pulse promises about who is behind a result, and what is left of the answers."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.chat.port import EventId, Poll, Refused, RoomId, UserId
from facilitation.session import PersonId
from tests.bot.test_pulse_in_private import answer_all, asked, polls_of
from tests.bot.world import ANNA, LIISA, MEMBERS, OLLI, PEKKA, World, a_plan

__all__ = ["asked"]

NOTHING_SHOWN = "ketään paljastamatta"
EEVA = PersonId("@eeva:memory")
SIX = (*MEMBERS, EEVA)
MIDDLE = 4
"""The middle one of eight sessions."""


class Redactions:
    """Every event that Vertti takes back, people's own too."""

    def __init__(self, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
        self.events: set[tuple[RoomId, EventId]] = set()
        redact = world.chat.redact

        async def remembered(room: RoomId, event: EventId, *, key: str) -> None:
            self.events.add((room, event))
            await redact(room, event, key=key)

        monkeypatch.setattr(world.chat, "redact", remembered)


async def everybody_answers(world: World, people: Sequence[str] = MEMBERS, value: str = "3") -> None:
    for person in people:
        await answer_all(world, person, value)


async def results(world: World) -> list[str]:
    return [one for one in world.room_texts() if "Jaksaminen:" in one or NOTHING_SHOWN in one]


async def until_asked(world: World, number: int, people: Sequence[PersonId] = MEMBERS) -> str:
    """Noon of the day before that session, when the pulse is asked; all have said that they come. Gives when it begins."""
    session = (await world.group()).session(number)
    assert session is not None
    await world.until(session.starts.plus_days(-7).clock.isoformat())
    for person in people:
        await world.tells(person, "tulen")
    await world.until(session.starts.plus_days(-1).clock.replace(hour=12).isoformat())
    return session.starts.clock.isoformat()


async def a_world_of_six(world: World) -> World:
    """A group with Eeva in it too."""
    await world.apply(a_plan(members=SIX))
    await world.join(ANNA, *SIX)
    return world


async def test_while_it_is_open_nobody_learns_how_many_have_answered(asked: World) -> None:
    others = {person: asked.private(person) for person in (ANNA, *MEMBERS[1:])}
    room = asked.room_texts()
    await answer_all(asked, PEKKA, "1")
    assert asked.room_texts() == room
    assert {person: asked.private(person) for person in others} == others


async def test_questions_and_answers_are_taken_back_from_the_direct_room(asked: World, monkeypatch: pytest.MonkeyPatch) -> None:
    redactions = Redactions(asked, monkeypatch)
    typed = asked.chat.write_privately(UserId(PEKKA), "4")
    await asked.quiet()
    asked.chat.vote(polls_of(asked, PEKKA)[1], UserId(PEKKA), "2")
    await asked.quiet()
    voted = asked.chat._happened[-1].event
    await asked.until("2026-12-01T17:00")
    room = asked.chat.direct_room(UserId(PEKKA))
    assert room is not None
    gone = {event for where, event in redactions.events if where == room}
    assert {typed, voted, *polls_of(asked, PEKKA)} <= gone
    assert not any("kysymystä, kaikki vapaaehtoisia" in one for one in asked.private(PEKKA))


async def test_a_vote_that_comes_after_closing_is_taken_back_at_once(asked: World, monkeypatch: pytest.MonkeyPatch) -> None:
    poll = polls_of(asked, PEKKA)[0]
    await asked.until("2026-12-01T17:00")
    redactions = Redactions(asked, monkeypatch)
    asked.chat.vote(poll, UserId(PEKKA), "1")
    await asked.quiet()
    assert {event for _, event in redactions.events} == {asked.chat._happened[-1].event}


async def test_the_pulse_of_a_session_that_is_dropped_is_deleted_without_a_result(group_world: World) -> None:
    await until_asked(group_world, MIDDLE)
    before = await results(group_world)
    for person in MEMBERS:
        await group_world.tells(person, "3")
    polls = polls_of(group_world, PEKKA)
    await group_world.says(ANNA, f"ohita {MIDDLE} pois")
    assert await results(group_world) == before
    pulse = await group_world.app.db.read(lambda tx: tx.pulses.load(1, MIDDLE))  # type: ignore[arg-type]
    assert pulse is not None
    assert pulse.closed
    assert not pulse.asked
    assert all(group_world.chat.find(one).redacted for one in polls)


async def test_who_does_not_get_the_question_is_named_to_nobody(group_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    ask = group_world.chat.ask

    async def refused_in_private(room: RoomId, poll: Poll, *, key: str, answers: EventId | None = None) -> EventId:
        if room != group_world.room.id:
            raise Refused("FORBIDDEN")
        return await ask(room, poll, key=key, answers=answers)

    monkeypatch.setattr(group_world.chat, "ask", refused_in_private)
    await until_asked(group_world, 1)
    assert any("Jaksamiskysely" in one for one in group_world.private(PEKKA)), "asked, but the question itself is refused"
    await group_world.until("2026-11-30T18:30")
    assert not any("ei mene perille" in one for one in group_world.private(ANNA))


class TestTheCircle:
    async def test_is_asked_again_and_who_came_later_is_not(self, asked: World) -> None:
        await everybody_answers(asked)
        await asked.until("2026-12-01T17:00")
        assert len(await results(asked)) == 1
        await asked.says(ANNA, "lisää @eeva:memory")
        await asked.join(EEVA)
        before = {person: len(polls_of(asked, person)) for person in SIX}
        await until_asked(asked, MIDDLE, SIX)
        asked_now = {person for person, count in before.items() if len(polls_of(asked, person)) > count}
        assert asked_now == set(MEMBERS)

    async def test_that_has_lost_one_is_not_asked_any_more(self, world: World) -> None:
        six = await a_world_of_six(world)
        begins = await until_asked(six, 1, SIX)
        await everybody_answers(six, SIX)
        await six.until(begins)
        assert len(await results(six)) == 1
        six.chat.leave_room(six.room.id, UserId(OLLI))
        before = len(polls_of(six, PEKKA))
        await six.until(await until_asked(six, MIDDLE, [one for one in SIX if one != OLLI]))
        assert len(polls_of(six, PEKKA)) == before
        assert len(await results(six)) == 1

    async def test_that_loses_one_while_it_is_asked_sees_nothing(self, world: World) -> None:
        six = await a_world_of_six(world)
        begins = await until_asked(six, 1, SIX)
        await everybody_answers(six, SIX)
        await six.until(begins)
        begins = await until_asked(six, MIDDLE, SIX)
        for person in MEMBERS:
            for _ in range(4):
                await six.tells(person, "3")
        six.chat.leave_room(six.room.id, UserId(EEVA))
        await six.until(begins)
        assert len(await results(six)) == 2
        assert NOTHING_SHOWN in (await results(six))[-1]

    async def test_nothing_is_one_when_too_few_answered(self, asked: World) -> None:
        await everybody_answers(asked, MEMBERS[:4])
        await asked.until("2026-12-01T17:00")
        assert await asked.app.db.read(lambda tx: tx.circles.load(1)) is None  # type: ignore[arg-type]


class TestFourAnswers:
    async def test_are_enough_once_every_member_has_agreed(self, group_world: World) -> None:
        for person in MEMBERS:
            (answer,) = await group_world.tells(person, "neljä riittää")
            assert "sinulle riittää neljä" in answer
        await until_asked(group_world, 1)
        assert any("vähintään 4 jäsentä" in one for one in group_world.private(PEKKA))
        await everybody_answers(group_world, MEMBERS[:4])
        await group_world.until("2026-12-01T17:00")
        assert any("Jaksaminen:" in one for one in group_world.room_texts())

    async def test_are_not_when_one_has_not_or_takes_it_back(self, group_world: World) -> None:
        for person in MEMBERS:
            await group_world.tells(person, "neljä riittää")
        await until_asked(group_world, 1)
        (answer,) = await group_world.tells(OLLI, "neljä riittää pois")
        assert "vähintään 5 jäsentä" in answer
        await everybody_answers(group_world, MEMBERS[:4])
        await group_world.until("2026-12-01T17:00")
        assert NOTHING_SHOWN in (await results(group_world))[-1]

    async def test_cannot_be_chosen_by_who_leads_nor_against_the_configuration(self, world: World) -> None:
        await world.apply(a_plan(pulse_minimum=7))
        await world.join(ANNA, *MEMBERS)
        (answer,) = await world.tells(ANNA, "neljä riittää")
        assert "jäsenet" in answer
        (answer,) = await world.tells(LIISA, "neljä riittää")
        assert "vähintään 7" in answer
        assert await world.app.db.read(lambda tx: tx.circles.agreed(1)) == frozenset()  # type: ignore[arg-type]

    async def test_is_told_to_nobody_else(self, group_world: World) -> None:
        room = len(group_world.room_texts())
        assert await group_world.says(PEKKA, "neljä riittää") == []
        assert len(group_world.room_texts()) == room
        assert "sinulle riittää neljä" in group_world.private(PEKKA)[-1]
        assert not any("sinulle riittää" in one for one in group_world.private(LIISA))


async def test_who_is_forgotten_leaves_the_circle_and_it_is_not_whole(asked: World) -> None:
    await everybody_answers(asked)
    await asked.until("2026-12-01T17:00")
    await asked.tells(PEKKA, "unohda")
    await asked.tells(PEKKA, "kyllä")
    circle = await asked.app.db.read(lambda tx: tx.circles.load(1))  # type: ignore[arg-type]
    assert circle is not None
    assert PEKKA not in circle.people
    assert (len(circle.people), circle.size) == (4, 5)
