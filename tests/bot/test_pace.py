"""How fast one person may write: never felt by who means well, told once to who does not, and forgotten in the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.port import Batch, EventId, RoomId, Said, UserId
from bot.handlers.doorkeeper import EACH
from bot.handlers.pace import ARRIVING, TYPED, Gate, Measure, Pace, Verdict
from facilitation.session import PersonId
from tests.bot.world import ANNA, MATTI, OLLI, PEKKA, STRANGER, World

NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)
SECOND = timedelta(seconds=1)
FAST = Measure(3, timedelta(seconds=10))


def verdicts(pace: Pace, *seconds: float) -> list[Verdict]:
    return [pace.take("@a:x", NOW + timedelta(seconds=one))[0] for one in seconds]


def test_so_many_at_once_then_one_word_and_then_nothing_until_the_rest_is_over() -> None:
    pace = Pace(FAST)
    assert verdicts(pace, 0, 0, 0) == [Verdict.PASSES] * 3
    assert pace.take("@a:x", NOW) == (Verdict.TOLD, timedelta(minutes=1))
    assert verdicts(pace, 1, 30, 59.9) == [Verdict.HELD] * 3
    assert verdicts(pace, 60, 60, 60) == [Verdict.PASSES] * 3


def test_who_goes_on_is_told_more_and_more_rarely() -> None:
    told: list[int] = []
    pace, seconds = Pace(FAST), 0
    while len(told) < 8:
        verdict, rest = pace.take("@a:x", NOW + timedelta(seconds=seconds))
        if verdict is Verdict.TOLD:
            told.append(rest // timedelta(minutes=1))
        seconds += 1
    assert told == [1, 2, 4, 8, 16, 32, 32, 32]


def test_who_has_calmed_down_begins_anew() -> None:
    pace = Pace(FAST)
    verdicts(pace, *[0] * 10)
    assert verdicts(pace, 3_600) == [Verdict.PASSES]
    assert pace.take("@a:x", NOW + timedelta(hours=1))[0] is Verdict.PASSES
    verdicts(pace, 3_600)
    assert pace.take("@a:x", NOW + timedelta(hours=1)) == (Verdict.TOLD, timedelta(minutes=1))


def test_a_clock_that_goes_back_gives_nothing_away() -> None:
    pace = Pace(FAST)
    assert verdicts(pace, 100, 0, 50, 0) == [*[Verdict.PASSES] * 3, Verdict.TOLD]


def test_any_number_of_people_takes_only_so_much_memory() -> None:
    pace = Pace(FAST, people=10)
    for number in range(1_000):
        pace.take(f"@{number}:x", NOW)
    assert len(pace) == 10


def test_a_week_of_commands_that_arrive_at_once_is_no_flood() -> None:
    gate = Gate(lambda: NOW)
    week = [NOW - timedelta(days=7) + number * timedelta(minutes=30) for number in range(300)]
    assert {gate.typed("@a:x", at)[0] for at in week} == {Verdict.PASSES}


def test_times_that_a_homeserver_makes_up_open_no_gate() -> None:
    gate = Gate(lambda: NOW)
    for at in (NOW + timedelta(days=9), NOW - timedelta(days=9)):
        spread = [gate.typed(f"@{at}:x", at + number * timedelta(hours=1))[0] for number in range(2_000)]
        assert spread.count(Verdict.PASSES) <= ARRIVING.at_once


@pytest.mark.parametrize("each", [timedelta(seconds=6), timedelta(seconds=1)])
def test_the_busiest_minutes_of_a_session_are_far_from_the_limit(each: timedelta) -> None:
    gate = Gate(lambda: NOW)
    moments = [NOW - timedelta(minutes=10) + number * each for number in range(100)]
    assert {gate.typed("@facilitator:x", at)[0] for at in moments} == {Verdict.PASSES}
    assert {gate.typed("@voter:x", NOW)[0] for _ in range(6 * 5)} == {Verdict.PASSES}


def flood(world: World, person: PersonId, count: int) -> None:
    for _ in range(count):
        world.chat.say(world.room.id, UserId(person), "!vertti ohje")


async def test_a_member_who_floods_the_room_is_told_once_in_private_and_others_are_answered(group_world: World) -> None:
    before = len(group_world.private(PEKKA))
    flood(group_world, PEKKA, TYPED.at_once + 200)
    answered = await group_world.tells(ANNA, "ohje")
    assert answered
    said = group_world.private(PEKKA)[before:]
    assert len(said) <= TYPED.at_once + 1
    (told,) = [one for one in said if "niin tiheään" in one]
    assert "Odota 1 min" in told
    assert not any("tiheään" in one for one in group_world.room_texts())


async def test_a_member_who_floods_with_votes_is_told_once_and_the_others_votes_count(group_world: World) -> None:
    await group_world.until("2026-11-27T10:00")
    poll = EventId(group_world.poll("Pääsetkö"))
    for number in range(TYPED.at_once + 100):
        group_world.chat.vote(poll, UserId(PEKKA), ("coming", "away")[number % 2])
    group_world.chat.vote(poll, UserId(OLLI), "coming")
    await group_world.quiet()
    session = (await group_world.group()).session(1)
    assert session is not None
    assert session.rsvps[OLLI].value == "coming"
    assert sum("niin tiheään" in one for one in group_world.private(PEKKA)) == 1


async def test_a_stranger_who_floods_a_conversation_is_told_once(group_world: World) -> None:
    room = group_world.chat.begin_direct(UserId(STRANGER))
    await group_world.quiet()
    for _ in range(TYPED.at_once + 100):
        group_world.chat.say(room, UserId(STRANGER), "hei")
    await group_world.quiet()
    assert sum("niin tiheään" in one for one in group_world.private(STRANGER)) == 1


async def test_a_flood_fills_no_ledger(group_world: World) -> None:
    flood(group_world, PEKKA, TYPED.at_once + 200)
    await group_world.quiet()
    counted = await group_world.app.db.read(lambda tx: tx.ledger._connection.exec_driver_sql("SELECT count(*) FROM ledger"))
    assert counted.scalar_one() < TYPED.at_once + 50


async def test_who_is_no_member_gets_no_word_for_flooding_a_room(group_world: World) -> None:
    event = Said(EventId("$x"), RoomId(group_world.room.id), UserId(STRANGER), "ohje", group_world.clock.real(), private=False)
    for number in range(TYPED.at_once + 5):
        one = replace(event, event=EventId(f"$x{number}"))
        await group_world.app.inbox.take(Batch((one,)))
    await group_world.quiet()
    assert group_world.private(STRANGER) == []


async def test_of_a_stranger_who_has_gone_nothing_is_kept(group_world: World) -> None:
    await group_world.tells(STRANGER, "kieli englanti")
    room = group_world.chat.direct_room(UserId(STRANGER))
    assert room is not None
    group_world.chat.leave_room(room, UserId(STRANGER))
    group_world.chat.leave_room(group_world.chat.open_direct(UserId(PEKKA)), UserId(PEKKA))
    await group_world.quiet()
    kept = await group_world.app.db.read(lambda tx: tx.ledger._connection.exec_driver_sql("SELECT person FROM people"))
    assert kept.scalars().all() == [PEKKA]


async def test_of_somebody_who_begins_ever_new_conversations_a_few_are_looked_at(group_world: World) -> None:
    rooms = [group_world.chat.begin_direct(UserId(STRANGER)) for _ in range(12)]
    await group_world.quiet()
    me = group_world.app.platform.me
    assert sum(me in group_world.chat.rooms[one].joined for one in rooms) <= 1
    assert sum(me in group_world.chat.rooms[one].invited for one in rooms) == len(rooms) - EACH
    assert me in group_world.chat.rooms[group_world.chat.begin_direct(UserId(MATTI))].invited
    await group_world.quiet()
    assert await group_world.tells(MATTI, "ohje")
