"""A facilitator with busy hands leads a phase: by words, by letters, and by pressing what stands under the card."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.chat.memory import Shown
from bot.chat.memory.platform import ME
from bot.chat.port import EventId, UserId
from bot.clock import SystemClock
from tests.bot.world import ANNA, MINNA, PEKKA, World

NEXT, PAUSE, PROMPT = "▶️", "⏸️", "⏭️"


@pytest.fixture
async def meeting(group_world: World) -> World:
    """The first session, begun on time."""
    await group_world.until("2026-12-01T17:00")
    await group_world.says(ANNA, "aloita")
    return group_world


def card(world: World) -> Shown:
    """The newest message that has signs under it."""
    return next(one for one in reversed(world.chat.shown) if world.chat.signs_under(one.event))


async def press(world: World, person: str, sign: str, message: EventId | None = None) -> list[str]:
    """Somebody presses; what Vertti said in the room since."""
    before = len(world.room_texts())
    world.chat.press(message or card(world).event, UserId(person), sign)
    await world.quiet()
    return world.room_texts()[before:]


async def test_within_a_phase_the_card_is_changed_and_nothing_new_is_said(meeting: World) -> None:
    await meeting.says(ANNA, "seuraava")
    shown = card(meeting)
    assert shown.text.startswith("Alkukierros, klo 17.25 asti. Sitten: Tauko.")
    assert await meeting.says(ANNA, "jatka 10 min") == []
    assert "klo 17.35 asti" in shown.text
    assert await meeting.says(ANNA, "pysäytä") == []
    assert "Kello on pysäytetty. Sitten: Tauko." in shown.text
    await meeting.until("2026-12-01T17:07")
    assert await meeting.says(ANNA, "jatka") == []
    assert "klo 17.42 asti" in shown.text
    assert "Kuka olet" in shown.text
    assert shown.said != shown.text


async def test_a_phase_that_changes_is_a_new_message_which_is_then_the_one_that_changes(meeting: World) -> None:
    first = card(meeting)
    as_it_was = first.text
    (second,) = await meeting.says(ANNA, "seuraava")
    await meeting.says(ANNA, "jatka 5")
    assert first.text == as_it_was
    assert card(meeting).said == second != card(meeting).text
    (again,) = await meeting.says(ANNA, "takaisin")
    assert again.startswith("Aloitus")
    await meeting.says(ANNA, "takaisin")
    assert "ensimmäinen vaihe" in meeting.private(ANNA)[-1]


async def test_one_letter_is_enough_in_the_room_but_means_nothing_in_private(meeting: World) -> None:
    (second,) = await meeting.says(ANNA, "s")
    assert second.startswith("Alkukierros")
    assert await meeting.says(ANNA, "p") == []
    assert "pysäytetty" in card(meeting).text
    assert await meeting.says(ANNA, "j") == []
    assert await meeting.says(ANNA, "x 10") == []
    assert "klo 17.35 asti" in card(meeting).text
    assert (await meeting.says(ANNA, "b"))[0].startswith("Aloitus")
    assert "?" in (await meeting.says(ANNA, "k"))[0]
    for letter in ("s", "p", "k"):
        before = len(meeting.room_texts())
        await meeting.tells(ANNA, letter)
        assert len(meeting.room_texts()) == before


async def test_the_signs_do_the_same_and_each_press_is_taken_away_so_that_it_can_come_again(meeting: World) -> None:
    assert meeting.chat.signs_under(card(meeting).event) == [(ME, NEXT), (ME, PAUSE), (ME, PROMPT)]
    (second,) = await press(meeting, ANNA, NEXT)
    assert second.startswith("Alkukierros")
    assert await press(meeting, ANNA, PAUSE) == []
    assert "pysäytetty" in card(meeting).text
    assert await press(meeting, ANNA, PAUSE) == []
    assert "klo 17.25 asti" in card(meeting).text
    (question,) = await press(meeting, ANNA, PROMPT)
    assert "?" in question
    assert meeting.chat.signs_under(card(meeting).event) == [(ME, NEXT), (ME, PAUSE), (ME, PROMPT)]
    assert len([one for one in meeting.chat.shown if meeting.chat.signs_under(one.event)]) == 1, "older cards have none"


async def test_a_card_that_is_shown_no_more_takes_nobody_on(meeting: World) -> None:
    old = card(meeting).event
    await press(meeting, ANNA, NEXT)
    assert await press(meeting, ANNA, NEXT, old) == []
    assert meeting.chat.signs_under(old) == []
    assert (await meeting.group()).sessions[0].phase == 1


@pytest.mark.parametrize("other", [PEKKA, MINNA])
async def test_what_others_press_is_taken_away_without_a_word(meeting: World, other: str) -> None:
    before = meeting.private(other)  # type: ignore[arg-type]
    for sign in (NEXT, PAUSE, PROMPT):
        assert await press(meeting, other, sign) == []
    assert meeting.chat.signs_under(card(meeting).event) == [(ME, NEXT), (ME, PAUSE), (ME, PROMPT)]
    assert meeting.private(other) == before  # type: ignore[arg-type]
    assert (await meeting.group()).sessions[0].phase == 0


async def test_other_emojis_and_other_messages_are_peoples_own(meeting: World) -> None:
    await press(meeting, ANNA, "👍")
    assert (UserId(ANNA), "👍") in meeting.chat.signs_under(card(meeting).event)
    agenda = next(one for one in meeting.chat.shown if "Tapaaminen 1/8" in one.text)
    await press(meeting, ANNA, NEXT, agenda.event)
    assert meeting.chat.signs_under(agenda.event) == [(UserId(ANNA), NEXT)]
    assert (await meeting.group()).sessions[0].phase == 0


async def test_a_press_that_leads_nowhere_is_explained_to_the_facilitator_alone(meeting: World) -> None:
    for _ in range(5):
        await press(meeting, ANNA, NEXT)
    assert await press(meeting, ANNA, NEXT) == []
    assert "viimeinen vaihe" in meeting.private(ANNA)[-1]


async def test_a_press_that_comes_late_does_nothing_and_is_answered(meeting: World) -> None:
    shown = card(meeting)
    meeting.chat.press(shown.event, UserId(ANNA), NEXT, at=SystemClock().real() - timedelta(minutes=4))
    await meeting.quiet()
    assert (await meeting.group()).sessions[0].phase == 0
    assert "seuraava" in meeting.private(ANNA)[-1]
    assert (UserId(ANNA), NEXT) not in meeting.chat.signs_under(shown.event)


async def test_at_the_end_nothing_is_left_to_press(meeting: World) -> None:
    await meeting.says(ANNA, "lopeta")
    assert not any(meeting.chat.signs_under(one.event) for one in meeting.chat.shown)


async def test_who_presses_without_end_is_held_back_and_the_group_goes_on(meeting: World) -> None:
    shown, written = card(meeting), len(meeting.chat.signs)
    for number in range(200):
        meeting.chat.press(shown.event, UserId(PEKKA), f"{number}")
        if meeting.chat.sign_of(shown.event, UserId(PEKKA), NEXT) is None:
            meeting.chat.press(shown.event, UserId(PEKKA), NEXT)
    await meeting.quiet()
    assert len(meeting.chat.signs) > written + 200
    assert sum("liian" in one or "nopea" in one for one in meeting.private(PEKKA)) <= 1
    (second,) = await press(meeting, ANNA, NEXT, shown.event)
    assert second.startswith("Alkukierros")


async def test_a_deeper_another_and_ones_own_question(meeting: World) -> None:
    (first,) = await meeting.says(ANNA, "kysymys")
    (deeper,) = await meeting.says(ANNA, "kysymys syvempi")
    (other,) = await meeting.says(ANNA, "kysymys toinen")
    (own,) = await meeting.says(ANNA, "kysymys Mitä otat tästä mukaasi?")
    assert own == "Mitä otat tästä mukaasi?"
    (quoted,) = await meeting.says(MINNA, 'kysymys "Entä sinä?"')
    assert quoted == "Entä sinä?"
    assert len({first, deeper, other}) == 3
    assert len((await meeting.group()).sessions[0].prompts_shown) == 3


async def test_what_might_be_a_mistyped_word_or_private_talk_is_no_question_for_the_group(meeting: World) -> None:
    assert await meeting.says(ANNA, "kysymys syvemäpi") == []
    assert "syvemäpi" in meeting.private(ANNA)[-1]
    before = len(meeting.room_texts())
    await meeting.tells(ANNA, "kysymys mitä jos en jaksa enää vetää tätä")
    assert len(meeting.room_texts()) == before
    await meeting.tells(ANNA, "kysymys oma Mikä auttaa?")
    assert meeting.room_texts()[-1] == "Mikä auttaa?"


async def test_minutes_out_of_reason_are_refused_in_private(meeting: World) -> None:
    assert await meeting.says(ANNA, "jatka 90") == []
    assert "1–60" in meeting.private(ANNA)[-1]


async def test_a_break_that_is_lengthened_is_over_when_its_card_says_so(meeting: World) -> None:
    for _ in range(2):
        await meeting.says(ANNA, "seuraava")
    assert "Tauko" in card(meeting).text
    await meeting.says(ANNA, "jatka 5")
    ends = (await meeting.group()).sessions[0].card
    assert ends is not None
    assert ends.ends.isoformat() == "2026-12-01T15:10:00+00:00"
    await meeting.until("2026-12-01T17:09")
    assert not any("Tauko on ohi" in one for one in meeting.room_texts())
    await meeting.says(ANNA, "pysäytä")
    await meeting.until("2026-12-01T17:11")
    await meeting.says(ANNA, "käyntiin")
    assert not any("Tauko on ohi" in one for one in meeting.room_texts())
    await meeting.until("2026-12-01T17:12")
    assert meeting.room_texts()[-1].startswith("Tauko on ohi")


async def test_while_people_talk_nothing_is_said_unasked(meeting: World) -> None:
    """The whole session in its own time: the room hears the answers to the facilitator, that the break
    is over, and nothing else.
    """
    asked: list[str] = []
    before = len(meeting.room_texts())
    for minute in ("17:15", "17:31", "17:45", "17:58", "18:12"):
        await meeting.until(f"2026-12-01T{minute}")
        asked += await meeting.says(ANNA, "seuraava")
    await meeting.until("2026-12-01T18:25")
    heard = meeting.room_texts()[before:]
    assert [one for one in heard if one not in asked] == ["Tauko on ohi. Jatketaan."]
    assert len(heard) == len(asked) + 1
