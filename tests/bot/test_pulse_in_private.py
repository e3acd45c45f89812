"""The pulse: asked and answered in private, shown as bands, then gone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.chat.port import EventId, UserId
from facilitation.session import Rsvp
from tests.bot.test_what_people_type import _everything
from tests.bot.world import ANNA, LIISA, MEMBERS, MINNA, OLLI, PEKKA, World, a_plan

QUESTIONS = ("jaksanut", "työkuorma", "kuuluvasi", "mukaasi")


@pytest.fixture
async def asked(group_world: World) -> World:
    """Everybody has said that they come, and has been asked the pulse."""
    await group_world.until("2026-11-27T10:00")
    poll = EventId(group_world.poll("Pääsetkö"))
    for person in MEMBERS:
        group_world.chat.vote(poll, UserId(person), "coming")
    await group_world.until("2026-11-30T12:00")
    return group_world


def polls_of(world: World, person: str) -> list[EventId]:
    """The four questions of one person."""
    room = world.chat.direct_room(UserId(person))
    polls = [one for one in world.chat.shown if one.room == room and one.poll is not None]
    return [one.event for one in polls if "hyötyä" not in one.said and "kuulluksi" not in one.said]


async def answer_all(world: World, person: str, value: str) -> None:
    """Vote in one question after the other, as they come."""
    for number in range(4):
        world.chat.vote(polls_of(world, person)[number], UserId(person), value)
        await world.quiet()


async def test_members_are_asked_in_private_and_nobody_else(asked: World) -> None:
    for person in MEMBERS:
        assert len(polls_of(asked, person)) == 1
    assert polls_of(asked, ANNA) == polls_of(asked, MINNA) == []
    assert not any("jaksanut" in one for one in asked.room_texts())


async def test_votes_and_digits_count_and_the_group_sees_only_bands(asked: World) -> None:
    for person in MEMBERS[:-1]:
        await answer_all(asked, person, "5")
    for _ in range(4):
        await asked.tells(MEMBERS[-1], "5")
    await asked.until("2026-12-01T17:00")
    result = next(one for one in asked.room_texts() if "Jaksaminen:" in one)
    assert "Jaksaminen: hyvällä tolalla." in result
    assert "Työkuorma: raskaan puolella." in result
    assert not any(sign.isdigit() for sign in result)


async def test_four_answers_of_five_show_nothing(asked: World) -> None:
    for person in MEMBERS[:-1]:
        await answer_all(asked, person, "2")
    await asked.until("2026-12-01T17:00")
    assert not any("Jaksaminen:" in one for one in asked.room_texts())
    assert any("ketään paljastamatta" in one for one in asked.room_texts())


async def test_at_closing_answers_are_deleted_and_questions_taken_back(asked: World) -> None:
    answers = [await asked.tells(PEKKA, "4") for _ in range(4)]
    assert "Kiitos" in answers[-1][-1]
    await answer_all(asked, LIISA, "4")
    polls = polls_of(asked, PEKKA)
    await asked.until("2026-12-01T17:00")
    assert all(asked.chat.find(one).redacted for one in polls)
    rows = await asked.app.db.read(lambda tx: tx.pulses.load(1, 1))  # type: ignore[arg-type]
    assert rows is not None
    assert rows.closed
    assert not rows.answers
    assert not rows.asked
    assert "jaksanut" not in await asked.app.db.read(_everything)


async def test_who_is_forgotten_while_it_is_open_finds_questions_and_answers_taken_back(asked: World) -> None:
    await asked.tells(PEKKA, "4")
    room = asked.chat.direct_room(UserId(PEKKA))
    await asked.tells(PEKKA, "unohda")
    await asked.tells(PEKKA, "kyllä")
    questions = [one for one in asked.chat.shown if one.room == room and one.poll is not None]
    assert len(questions) == 2
    assert all(one.redacted for one in questions)
    rows = await asked.app.db.read(lambda tx: tx.pulses.load(1, 1))  # type: ignore[arg-type]
    assert rows is not None
    assert PEKKA not in rows.asked
    assert PEKKA not in rows.answers


async def test_the_session_that_opens_early_closes_the_pulse(asked: World) -> None:
    await asked.until("2026-12-01T16:56")
    await asked.says(ANNA, "aloita")
    assert any("ketään paljastamatta" in one for one in asked.room_texts())
    results = len([one for one in asked.room_texts() if "ketään paljastamatta" in one])
    await asked.until("2026-12-01T17:10")
    assert len([one for one in asked.room_texts() if "ketään paljastamatta" in one]) == results


async def test_an_answer_after_closing_is_not_kept(asked: World) -> None:
    poll = polls_of(asked, PEKKA)[0]
    await asked.until("2026-12-01T17:00")
    asked.chat.vote(poll, UserId(PEKKA), "1")
    await asked.tells(PEKKA, "1")
    rows = await asked.app.db.read(lambda tx: tx.pulses.load(1, 1))  # type: ignore[arg-type]
    assert rows is not None
    assert not rows.answers


async def test_nobody_answers_for_another(asked: World) -> None:
    poll = polls_of(asked, PEKKA)[0]
    asked.chat.vote(poll, UserId(LIISA), "1", room=asked.chat.open_direct(UserId(LIISA)))
    await asked.quiet()
    rows = await asked.app.db.read(lambda tx: tx.pulses.load(1, 1))  # type: ignore[arg-type]
    assert rows is not None
    assert not rows.answers


async def test_a_group_of_four_is_not_asked_at_all(world: World) -> None:
    await world.apply(a_plan(members=MEMBERS[:4]))
    await world.join(ANNA, *MEMBERS[:4])
    await world.until("2026-11-30T13:00")
    assert not any(polls_of(world, one) for one in MEMBERS[:4])
    assert not any("Jaksamiskysely" in text for one in MEMBERS[:4] for text in world.private(one))


async def test_moving_the_session_does_not_ask_twice(asked: World) -> None:
    await asked.says(ANNA, "siirrä 1 8.12. klo 17")
    await asked.until("2026-12-08T12:00")
    assert len(polls_of(asked, PEKKA)) == 1


async def test_the_questions_come_one_by_one_and_a_changed_answer_asks_nothing_twice(asked: World) -> None:
    first = polls_of(asked, PEKKA)[0]
    for value in ("1", "2", "3"):
        asked.chat.vote(first, UserId(PEKKA), value)
        await asked.quiet()
    assert len(polls_of(asked, PEKKA)) == 2
    await answer_all(asked, PEKKA, "3")
    assert [one for one in asked.private(PEKKA) if "Kiitos. Poistan" in one] == [asked.private(PEKKA)[-1]]


async def test_what_vertti_may_not_remove_it_says_so_that_the_person_can(asked: World) -> None:
    own = asked.chat.begin_direct(UserId(PEKKA))
    await asked.quiet()
    asked.chat.share_power(own, UserId(PEKKA), by=UserId(PEKKA))
    for digit in ("3", "3"):
        asked.chat.say(own, UserId(PEKKA), digit)
        await asked.quiet()
    await asked.until("2026-12-01T17:00")
    told = [one for one in asked.private(PEKKA) if "En voi poistaa vastauksia" in one]
    assert len(told) == 1


async def test_who_has_not_said_whether_they_come_is_asked_that_with_the_pulse_and_not_before(group_world: World) -> None:
    """A second question of its own would be the week's one private message, and five answers would never come together."""
    await group_world.tells(PEKKA, "tulen")
    before = {person: len(group_world.private(person)) for person in MEMBERS}
    await group_world.until("2026-11-30T11:59")
    assert {person: len(group_world.private(person)) for person in MEMBERS} == before
    await group_world.until("2026-11-30T12:00")
    for person in MEMBERS:
        (intro,) = [one for one in group_world.private(person)[before[person] :] if "Jaksamiskysely" in one]
        assert ("Pääsetkö?" in intro) == (person != PEKKA)
        await answer_all(group_world, person, "3")
    await group_world.tells(LIISA, "en pääse")
    assert (await group_world.group()).sessions[0].rsvps == {PEKKA: Rsvp.COMING, LIISA: Rsvp.AWAY}
    await group_world.until("2026-12-01T17:00")
    assert any("Jaksaminen:" in one for one in group_world.room_texts())


async def test_where_no_pulse_is_asked_the_second_question_comes_as_ever(world: World) -> None:
    await world.apply(a_plan(members=MEMBERS[:4]))
    await world.join(ANNA, MINNA, *MEMBERS[:4])
    await world.until("2026-11-30T12:00")
    assert all("Pääsetkö?" in world.private(person)[-1] for person in MEMBERS[:4])


async def test_who_has_silenced_private_messages_keeps_nobody_from_the_second_question(group_world: World) -> None:
    await group_world.tells(OLLI, "hiljaa")
    await group_world.until("2026-11-30T12:00")
    assert all("Pääsetkö?" in group_world.private(person)[-1] for person in MEMBERS[:4])
    assert not any("Jaksamiskysely" in one for person in MEMBERS for one in group_world.private(person))


async def test_fortnightly_the_pulse_comes_before_the_question_about_an_experiment(world: World) -> None:
    """Half-way is six days before the pulse: the message of that week is the pulse."""
    plan = a_plan()
    await world.apply(a_plan(rhythm=replace(plan.rhythm, every_days=14, count=2, skip=())))
    await world.join(ANNA, MINNA, *MEMBERS)
    await world.tells(PEKKA, "kokeilen lyhyempiä päiviä")
    await world.tells(PEKKA, "kyllä")
    await world.until("2026-12-14T12:00")
    assert not any("kokeilu" in one.lower() and "miten" in one.lower() for one in world.private(PEKKA)[-3:])
    assert any("Jaksamiskysely" in one for one in world.private(PEKKA)[-3:])
