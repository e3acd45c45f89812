"""Between sessions: too few come, offers and asks, summaries, notes, materials."""

from __future__ import annotations

import pytest

from bot.chat.port import EventId, UserId
from facilitation.session import PersonId, SessionState
from tests.bot.rows import rows_with
from tests.bot.test_private_stays_private import stored
from tests.bot.world import ANNA, LIISA, MATTI, MEMBERS, MINNA, PEKKA, World

DAY_BEFORE = "2026-11-30T10:00"


def too_few_poll(world: World) -> EventId:
    room = world.chat.direct_room(UserId(ANNA))
    return EventId(world.poll("Mitä tehdään tapaamiselle", room))


class TestTooFew:
    async def test_the_facilitator_alone_is_asked_the_day_before_and_only_then(self, group_world: World) -> None:
        for person in MEMBERS[:2]:
            await group_world.tells(person, "tulen")
        await group_world.until(DAY_BEFORE)
        assert any("Tulijoita on alle kolme" in one and "1 pidetään" in one for one in group_world.private(ANNA))
        assert too_few_poll(group_world)
        for person in (MINNA, *MEMBERS):
            assert not any("alle kolme" in one for one in group_world.private(person))
        assert not any("alle kolme" in one for one in group_world.room_texts())

    async def test_with_three_nothing_is_asked(self, group_world: World) -> None:
        for person in MEMBERS[:3]:
            await group_world.tells(person, "tulen")
        await group_world.until(DAY_BEFORE)
        with pytest.raises(LookupError):
            too_few_poll(group_world)
        (answer,) = await group_world.tells(ANNA, "1")
        assert "pidetään" not in answer

    async def test_holding_changes_nothing_and_closes_the_question(self, group_world: World) -> None:
        await group_world.until(DAY_BEFORE)
        before, room = await group_world.group(), len(group_world.room_texts())
        *_, answer = await group_world.tells(ANNA, "1")
        assert "tapaaminen pidetään: ti 1.12. klo 17.00" in answer
        assert group_world.chat.find(too_few_poll(group_world)).ended
        assert (await group_world.group()).sessions == before.sessions
        assert len(group_world.room_texts()) == room
        (again,) = await group_world.tells(ANNA, "3")
        assert "väliin" not in again

    async def test_moving_shows_the_command_that_moves(self, group_world: World) -> None:
        await group_world.until(DAY_BEFORE)
        group_world.chat.vote(too_few_poll(group_world), UserId(ANNA), "move")
        await group_world.quiet()
        assert "siirrä 1 2.12. klo 17" in group_world.private(ANNA)[-1]

    async def test_skipping_needs_a_yes(self, group_world: World) -> None:
        await group_world.until(DAY_BEFORE)
        before = await group_world.group()
        (question,) = await group_world.tells(ANNA, "3")
        assert "Jätetäänkö tapaaminen väliin" in question
        assert (await group_world.group()).sessions == before.sessions
        await group_world.tells(ANNA, "kyllä")
        assert (await group_world.group()).sessions[0].starts == before.sessions[1].starts
        assert any("jää väliin: ti 1.12." in one for one in group_world.room_texts())

    async def test_a_no_leaves_everything_and_the_question_open(self, group_world: World) -> None:
        await group_world.until(DAY_BEFORE)
        before = await group_world.group()
        await group_world.tells(ANNA, "3")
        await group_world.tells(ANNA, "ei")
        assert (await group_world.group()).sessions == before.sessions
        *_, answer = await group_world.tells(ANNA, "1")
        assert "pidetään" in answer

    async def test_the_digit_of_a_member_is_no_answer(self, group_world: World) -> None:
        await group_world.until(DAY_BEFORE)
        await group_world.tells(PEKKA, "3")
        await group_world.tells(PEKKA, "kyllä")
        assert (await group_world.group()).sessions[0].state is SessionState.PLANNED
        assert not any("jää väliin" in one for one in group_world.room_texts())


class TestTheBoard:
    async def test_own_words_are_read_back_and_stored_and_shown_with_the_name_after_a_yes(self, group_world: World) -> None:
        (question,) = await group_world.tells(PEKKA, "tarjoan Osaan taulukot")
        assert "Tämän näkee koko ryhmä" in question
        assert "Luinko oikein: ”Osaan taulukot”" in question
        assert "taulukot" not in await group_world.app.db.read(stored)
        await group_world.tells(PEKKA, "kyllä")
        assert "1. Pekka: Voin auttaa tässä: ”Osaan taulukot”" in group_world.room_texts()[-1]
        await group_world.says(LIISA, "pyyntö Apua verotukseen")
        (board,) = await group_world.tells(MATTI, "ilmoitustaulu")
        assert "1. Pekka: Voin auttaa tässä: ”Osaan taulukot”" in board
        assert "2. Liisa: Tähän kaipaisin apua: ”Apua verotukseen”" in board

    async def test_one_takes_off_ones_own_and_the_facilitator_any(self, group_world: World) -> None:
        await group_world.says(PEKKA, "tarjoan Osaan taulukot")
        await group_world.says(LIISA, "pyyntö Apua verotukseen")
        (refused,) = await group_world.tells(LIISA, "ilmoitus pois 1")
        assert "omat ilmoituksesi" in refused
        await group_world.tells(LIISA, "ilmoitus pois 2")
        await group_world.tells(ANNA, "ilmoitus pois 1")
        (board,) = await group_world.tells(LIISA, "taulu")
        assert "Ilmoitustaulu on tyhjä" in board
        assert not any("Voin auttaa" in one or "Tähän kaipaisin" in one for one in group_world.room_texts())

    @pytest.mark.parametrize("by", [PEKKA, ANNA])
    async def test_who_leaves_or_is_taken_out_leaves_nothing_on_it(self, group_world: World, by: PersonId) -> None:
        await group_world.says(PEKKA, "tarjoan Osaan taulukot")
        await group_world.says(LIISA, "pyyntö Apua verotukseen")
        if by == ANNA:
            await group_world.tells(ANNA, "poista jäsen Pekka")
        else:
            group_world.chat.leave_room(group_world.room.id, UserId(PEKKA))
            await group_world.quiet()
        assert (await group_world.group()).peer(PEKKA) is None
        assert not any("taulukot" in one for one in group_world.room_texts())
        assert "taulukot" not in await group_world.app.db.read(stored)
        (board,) = await group_world.tells(MATTI, "taulu")
        assert "Apua verotukseen" in board

    async def test_one_person_puts_up_five_at_most(self, group_world: World) -> None:
        for number in range(5):
            await group_world.says(PEKKA, f"tarjoan Apua numero {number}")
        (refused,) = await group_world.tells(PEKKA, "tarjoan vielä kuudes")
        assert "enintään 5" in refused


class TestTheSummary:
    async def test_is_read_back_posted_kept_and_deleted(self, group_world: World) -> None:
        (refused,) = await group_world.tells(ANNA, "yhteenveto Puhuimme ajasta")
        assert "ei ole vielä pidetty" in refused
        await group_world.until("2026-12-01T19:00")
        (question,) = await group_world.tells(ANNA, "yhteenveto Puhuimme ajasta")
        assert "Puhuimme ajasta" in question
        assert not any("Puhuimme" in one for one in group_world.room_texts())
        await group_world.tells(ANNA, "kyllä")
        assert "Vetäjän yhteenveto. Tapaaminen: ti 1.12. klo 17.00\nPuhuimme ajasta" in group_world.room_texts()[-1]
        (shown,) = await group_world.tells(PEKKA, "näytä yhteenveto 1")
        assert "Puhuimme ajasta" in shown
        await group_world.tells(ANNA, "poista yhteenveto 1")
        assert not any("Puhuimme" in one for one in group_world.room_texts())
        assert "Puhuimme" not in await group_world.app.db.read(stored)

    async def test_a_group_that_decided_against_keeps_none(self, group_world: World) -> None:
        await group_world.until("2026-12-01T19:00")
        await group_world.tells(ANNA, "yhteenveto Puhuimme ajasta")
        await group_world.tells(ANNA, "kyllä")
        await group_world.says(ANNA, "yhteenvedot pois")
        assert "ei tallenneta yhteenvetoja" in group_world.room_texts()[-1]
        assert not any("Puhuimme" in one for one in group_world.room_texts())
        assert "Puhuimme" not in await group_world.app.db.read(stored)
        (refused,) = await group_world.tells(ANNA, "yhteenveto Puhuimme taas")
        assert "Ryhmä on päättänyt" in refused
        await group_world.says(ANNA, "yhteenvedot päälle")
        (question,) = await group_world.tells(ANNA, "yhteenveto Puhuimme taas")
        assert "Luinko oikein" in question


async def test_a_practical_note_goes_to_the_room_with_name_and_role_after_a_yes(group_world: World) -> None:
    await group_world.tells(MINNA, "tiedote Ovi on auki klo 16.30")
    assert not any("Ovi on auki" in one for one in group_world.room_texts())
    await group_world.tells(MINNA, "kyllä")
    assert "Käytännön asiaa, sihteeri Minna: Ovi on auki klo 16.30" in group_world.room_texts()[-1]
    assert "Ovi on" not in await group_world.app.db.read(stored)


async def test_materials_are_added_listed_and_removed(group_world: World) -> None:
    await group_world.tells(MINNA, 'lisää materiaali https://example.org/opas "Opas alkuun"')
    assert "Uutta materiaalia, Opas alkuun: https://example.org/opas" in group_world.room_texts()[-1]
    (listed,) = await group_world.tells(PEKKA, "materiaalit")
    assert "1. Opas alkuun: https://example.org/opas" in listed
    await group_world.tells(ANNA, "poista materiaali 1")
    (listed,) = await group_world.tells(PEKKA, "materiaalit")
    assert "ei ole vielä materiaaleja" in listed


async def test_who_asks_to_be_forgotten_takes_the_board_and_its_messages_along(group_world: World) -> None:
    await group_world.says(PEKKA, "tarjoan Osaan taulukot")
    assert "board_entries" in await rows_with(group_world.app.db, PEKKA)
    await group_world.tells(PEKKA, "unohda")
    await group_world.tells(PEKKA, "kyllä")
    assert not any("Voin auttaa" in one for one in group_world.room_texts())
    assert await rows_with(group_world.app.db, PEKKA, "taulukot") == {}
