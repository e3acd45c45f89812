"""The feedback: asked and answered in private, read back, delivered to the facilitator, then gone."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.chat.port import EventId, RoomId, UserId
from bot.handlers import unconfirmed
from facilitation.group import GroupId
from facilitation.rhythm import Rhythm
from facilitation.session import PersonId
from facilitation.times import WallTime
from tests.bot.test_private_stays_private import FIXED, stored
from tests.bot.world import ANNA, LIISA, MEMBERS, MINNA, PEKKA, World, a_plan

GROUP = GroupId(1)
ASKED, CLOSED = "2026-12-22T19:00", "2026-12-28T10:00"
"""The second and last session ends at half past six; the fourth day after it is a Saturday."""


@pytest.fixture
async def asked(world: World) -> World:
    """A group of two sessions; the feedback has just been asked."""
    await world.apply(a_plan(rhythm=Rhythm(WallTime(datetime(2026, 12, 1, 17), "Europe/Helsinki"), 21, 2)))
    await world.join(ANNA, MINNA, *MEMBERS)
    await world.until(ASKED)
    return world


def polls_of(world: World, person: PersonId) -> list[EventId]:
    """The feedback's polls that one person has got and that still stand."""
    room = world.chat.direct_room(UserId(person))
    ours = [one for one in world.chat.shown if one.room == room and one.poll is not None and not one.redacted]
    return [one.event for one in ours if "hyötyä" in one.said or "kuulluksi" in one.said]


async def digits(world: World, person: PersonId, *values: str) -> list[str]:
    """Answer the scales by typing."""
    said: list[str] = []
    for value in values:
        said += await world.tells(person, value)
    return said


async def everything(world: World, person: PersonId, text: str) -> None:
    """Answer all three questions."""
    await digits(world, person, "5", "4")
    await world.tells(person, text)
    await world.tells(person, "kyllä")


async def answers(world: World, person: PersonId) -> dict[str, object]:
    found = await world.app.db.read(lambda tx: tx.feedbacks.load(GROUP))
    assert found is not None
    return dict(found.answers.get(person, {}))


async def test_members_are_asked_after_the_last_session_and_nobody_else(asked: World) -> None:
    for person in MEMBERS:
        assert len(polls_of(asked, person)) == 1
        assert any("alle 5 jäsentä" in one and "Viestipalvelin näkee" in one for one in asked.private(person))
    assert polls_of(asked, ANNA) == polls_of(asked, MINNA) == []
    assert not any("hyötyä" in one for one in asked.room_texts())


async def test_words_are_read_back_and_stored_only_after_a_yes(asked: World) -> None:
    await digits(asked, PEKKA, "4", "5")
    (question,) = await asked.tells(PEKKA, "Enemmän aikaa\nalkukierrokselle")
    assert "Enemmän aikaa" in question
    assert "kyllä" in question
    assert await answers(asked, PEKKA) == {"useful": 4, "heard": 5}
    assert "alkukierrokselle" not in await asked.app.db.read(stored)
    (thanks,) = await asked.tells(PEKKA, "kyllä")
    assert "Kiitos palautteesta" in thanks
    assert (await answers(asked, PEKKA))["change"] == "Enemmän aikaa\nalkukierrokselle"


async def test_a_no_stores_nothing_takes_both_messages_back_and_lets_one_write_anew(asked: World) -> None:
    await digits(asked, PEKKA, "4", "5")
    await asked.tells(PEKKA, "Liian pitkä tauko")
    await asked.tells(PEKKA, "ei")
    assert "en tallentanut" in asked.private(PEKKA)[-1]
    assert not any("Liian pitkä tauko" in one for one in asked.private(PEKKA))
    (again,) = await asked.tells(PEKKA, "Lyhyempi tauko")
    assert "Lyhyempi tauko" in again
    await asked.tells(PEKKA, "kyllä")
    assert (await answers(asked, PEKKA))["change"] == "Lyhyempi tauko"


async def test_words_can_begin_like_a_command(asked: World) -> None:
    await digits(asked, PEKKA, "4", "5")
    (question,) = await asked.tells(PEKKA, "siirrä tapaamiset aamuun")
    assert "Luinko oikein" in question


async def test_a_command_stays_a_command_while_words_are_asked_for(asked: World) -> None:
    await digits(asked, PEKKA, "4", "5")
    (help_,) = await asked.tells(PEKKA, "apua en jaksa")
    assert "Luinko oikein" not in help_


async def test_a_command_that_was_chosen_is_never_taken_for_words_even_with_a_mistake_in_it(asked: World) -> None:
    await digits(asked, PEKKA, "4", "5")
    (said,) = await asked.tells(PEKKA, "/summary-show 99")
    assert "Luinko oikein" not in said
    (question,) = await asked.tells(PEKKA, "/enemmän aikaa")
    assert "Luinko oikein" in question


async def test_words_can_be_left_out(asked: World) -> None:
    said = await digits(asked, PEKKA, "0", "0", "0")
    assert "Kiitos palautteesta" in said[-1]
    assert await answers(asked, PEKKA) == {"useful": None, "heard": None, "change": None}


async def test_what_is_written_before_or_long_after_the_question_is_not_taken_for_an_answer(asked: World) -> None:
    (reply,) = await asked.tells(PEKKA, "en tiedä jaksanko enää")
    assert FIXED in reply
    await digits(asked, PEKKA, "4", "5")
    await lapse(asked, PEKKA)
    (reply,) = await asked.tells(PEKKA, "en tiedä jaksanko enää")
    assert FIXED in reply
    assert "jaksanko" not in await asked.app.db.read(stored)
    (question,) = await asked.tells(PEKKA, "palaute")
    assert "muuttaisit" in question
    (question,) = await asked.tells(PEKKA, "Enemmän taukoja")
    assert "Luinko oikein" in question


async def test_while_it_is_read_back_only_yes_and_no_are_answers(asked: World) -> None:
    await digits(asked, PEKKA, "4", "5")
    await asked.tells(PEKKA, "Enemmän taukoja")
    (reply,) = await asked.tells(PEKKA, "vaikka oikeastaan en tiedä")
    assert FIXED in reply
    await asked.tells(PEKKA, "kyllä")
    assert (await answers(asked, PEKKA))["change"] == "Enemmän taukoja"


async def test_what_was_not_confirmed_in_time_is_gone(asked: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await digits(asked, PEKKA, "4", "5")
    await asked.tells(PEKKA, "Enemmän taukoja")
    monkeypatch.setattr(unconfirmed, "ANSWERED_WITHIN", timedelta(seconds=-1))
    (reply,) = await asked.tells(PEKKA, "kyllä")
    assert "vanhentua" in reply
    assert "change" not in await answers(asked, PEKKA)


async def test_words_with_the_command_are_read_back_too_and_out_of_turn_refused(asked: World) -> None:
    (refused,) = await asked.tells(PEKKA, "palaute Enemmän taukoja")
    assert "En tallentanut mitään" in refused
    await digits(asked, PEKKA, "4", "5")
    (question,) = await asked.tells(PEKKA, "palaute Enemmän taukoja")
    assert "Luinko oikein: ”Enemmän taukoja”" in question
    (refused,) = await asked.tells(PEKKA, "x" * 1001)
    assert FIXED in refused, "nothing but yes or no now"
    await asked.tells(PEKKA, "ei")
    (refused,) = await asked.tells(PEKKA, "x" * 1001)
    assert "liian pitkä" in refused


async def test_the_facilitator_gets_it_all_at_once_and_nobody_else(asked: World) -> None:
    for number, person in enumerate(MEMBERS):
        await everything(asked, person, f"Ajatus numero {number}")
    assert not any("Ajatus" in one for one in asked.private(ANNA))
    await asked.until(CLOSED)
    (result,) = [one for one in asked.private(ANNA) if "Jäsenten palaute" in one]
    assert all(f"• Ajatus numero {number}" in result for number in range(5))
    assert "→ loppupäässä" in result
    assert not any(f"@{name}" in result or name.capitalize() in result for name in ("pekka", "liisa", "matti", "kaisa", "olli"))
    assert not any("Jäsenten palaute" in one for one in asked.private(MINNA) + asked.private(LIISA) + asked.room_texts())


async def test_the_words_of_four_are_shown_to_nobody_and_deleted(asked: World) -> None:
    for number, person in enumerate(MEMBERS[:-1]):
        await everything(asked, person, f"Ajatus numero {number}")
    await asked.until(CLOSED)
    (result,) = [one for one in asked.private(ANNA) if "Jäsenten palaute" in one]
    assert "Ajatus" not in result
    assert "etten näytä vastauksia" in result
    assert "Ajatus" not in await asked.app.db.read(stored)


async def test_at_closing_rows_are_deleted_and_everything_is_taken_back(asked: World, monkeypatch: pytest.MonkeyPatch) -> None:
    redacted: set[EventId] = set()
    redact = asked.chat.redact

    async def remembered(room: RoomId, event: EventId, *, key: str) -> None:
        redacted.add(event)
        await redact(room, event, key=key)

    monkeypatch.setattr(asked.chat, "redact", remembered)
    asked.chat.vote(polls_of(asked, PEKKA)[0], UserId(PEKKA), "5")
    await asked.quiet()
    voted = asked.chat._happened[-1].event
    typed = asked.chat.write_privately(UserId(PEKKA), "4")
    await asked.quiet()
    written = asked.chat.write_privately(UserId(PEKKA), "Ajatus, joka katoaa")
    await asked.quiet()
    await asked.tells(PEKKA, "kyllä")
    before = len(asked.private(PEKKA))
    await asked.until(CLOSED)
    assert {voted, typed, written} <= redacted
    left = "\n".join(asked.private(PEKKA)[-before:])
    assert "Palautekysely" not in left
    assert "hyötyä" not in left
    assert "muuttaisit" not in left
    assert "Ajatus" not in left
    found = await asked.app.db.read(lambda tx: tx.feedbacks.load(GROUP))
    assert found is not None
    assert found.closed
    assert not found.people
    assert not found.answers
    assert "Ajatus" not in await asked.app.db.read(stored)
    assert not await asked.app.db.read(lambda tx: tx.feedbacks.messages(GROUP))


async def test_a_vote_after_closing_is_taken_back_and_not_kept(asked: World) -> None:
    poll = polls_of(asked, PEKKA)[0]
    await asked.until(CLOSED)
    asked.chat.vote(poll, UserId(PEKKA), "1")
    await asked.quiet()
    assert await answers(asked, PEKKA) == {}


async def test_nobody_answers_for_another(asked: World) -> None:
    poll = polls_of(asked, PEKKA)[0]
    asked.chat.vote(poll, UserId(LIISA), "1", room=asked.chat.open_direct(UserId(LIISA)))
    await asked.quiet()
    assert await answers(asked, PEKKA) == await answers(asked, LIISA) == {}


async def test_who_is_forgotten_leaves_nothing_behind(asked: World) -> None:
    await everything(asked, PEKKA, "Ajatus, joka katoaa")
    await asked.tells(PEKKA, "unohda")
    await asked.tells(PEKKA, "kyllä")
    assert await answers(asked, PEKKA) == {}
    assert "Ajatus" not in await asked.app.db.read(stored)
    assert not any("Ajatus" in one for one in asked.private(PEKKA))


async def test_it_is_part_of_what_is_stored_of_oneself(asked: World) -> None:
    await everything(asked, PEKKA, "Ajatus omin sanoin")
    await asked.tells(PEKKA, "tietoni")
    (file,) = [one.file for one in asked.chat.shown if one.file is not None and one.file.name.endswith(".json")]
    assert "Ajatus omin sanoin" in file.content.decode()


async def lapse(world: World, person: PersonId) -> None:
    """The open question of the person was put more than half an hour ago."""

    async def work(tx: object) -> None:
        dialogue = await tx.dialogues.get(person)  # type: ignore[attr-defined]
        await tx.dialogues.set(person, dialogue.kind, dialogue.payload, dialogue.asked_at - timedelta(minutes=31))  # type: ignore[attr-defined]

    await world.app.db.write(work)
