"""An expert's briefing: announced, asked about without names, with a guest who sees nothing of the group's own talk."""

from __future__ import annotations

import json

from bot.chat.port import UserId
from facilitation.session import PersonId
from tests.bot.rows import rows_with
from tests.bot.test_private_stays_private import stored
from tests.bot.world import ANNA, LIISA, MATTI, MINNA, PEKKA, World

VIRVE = PersonId("@virve:memory")
PLANNED = f'alustus {VIRVE} "Yrittäjän eläketurva" 15'


async def planned(world: World) -> None:
    await world.says(MINNA, PLANNED)
    world.chat.open_direct(UserId(VIRVE))
    await world.quiet()


async def asked(world: World, person: PersonId, text: str) -> None:
    await world.tells(person, f"kysyn {text}")
    await world.tells(person, "kyllä")


async def at_the_briefing(world: World) -> list[str]:
    """The session is under way; gives the texts of the phases up to the briefing."""
    await planned(world)
    await world.until("2026-12-01T17:00")
    said = await world.says(ANNA, "aloita")
    said += await world.says(ANNA, "seuraava")
    assert UserId(VIRVE) in world.room.invited
    world.chat.join(world.room.id, UserId(VIRVE), "Virve")
    await world.quiet()
    return [*said, *await world.says(ANNA, "seuraava")]


async def test_the_room_hears_who_and_what_and_the_guest_in_private(group_world: World) -> None:
    await planned(group_world)
    news = group_world.room_texts()[-1]
    assert "Tulossa alustus, noin 15 min. Tapaaminen: ti 1.12. klo 17.00" in news
    assert "Aihe: Yrittäjän eläketurva" in news
    assert f"Alustaja: {VIRVE}" in news
    assert "”kysyn”" in news
    (told,) = group_world.private(VIRVE)
    for part in ("noin 15 min", "ti 1.12. klo 17.00", "https://meet.example.org/abc", "jää ryhmään", f"Anna ({ANNA})"):
        assert part in told
    assert UserId(VIRVE) not in group_world.room.invited | group_world.room.joined


async def test_the_guest_comes_just_before_the_briefing_and_is_out_before_anything_else_is_said(group_world: World) -> None:
    said = await at_the_briefing(group_world)
    assert any("Alustus: 15 min" in one for one in said)
    assert any("Huoneessa on nyt vieras: Virve" in one for one in group_world.room_texts())
    assert any("Alustus, klo" in one and "Yrittäjän eläketurva" in one for one in said)
    assert UserId(VIRVE) in group_world.room.joined
    (thanks, *after) = await group_world.says(ANNA, "seuraava")
    assert "Vieraamme poistuu nyt" in thanks
    assert after
    assert UserId(VIRVE) not in group_world.room.present
    readers = [one.readers for one in group_world.chat.shown if one.text in after and one.room == group_world.room.id]
    assert readers
    assert all(UserId(VIRVE) not in one for one in readers)
    assert (await group_world.group()).member(VIRVE) is None


async def test_the_guest_is_neither_greeted_nor_heard_like_a_member(group_world: World) -> None:
    await at_the_briefing(group_world)
    assert not any("sopimus" in one.lower() for one in group_world.private(VIRVE))
    (refused,) = await group_world.tells(VIRVE, "tulen")
    assert "Tämän voi tehdä: jäsen" in refused
    (refused,) = await group_world.tells(VIRVE, "ketkä")
    assert "Tämän voi tehdä: jäsen" in refused


async def test_who_forgets_to_go_on_still_has_no_guest_after_the_end(group_world: World) -> None:
    await at_the_briefing(group_world)
    await group_world.until("2026-12-01T18:29")
    assert UserId(VIRVE) in group_world.room.joined
    await group_world.until("2026-12-01T18:31")
    assert UserId(VIRVE) not in group_world.room.present


async def test_when_the_session_ends_the_guest_leaves_and_nothing_of_them_is_kept(group_world: World) -> None:
    await at_the_briefing(group_world)
    await group_world.says(ANNA, "lopeta")
    assert UserId(VIRVE) not in group_world.room.present
    assert set(await rows_with(group_world.app.db, VIRVE)) <= {"outbox", "rooms"}


async def test_an_hour_before_the_guest_gets_link_and_turn(group_world: World) -> None:
    await planned(group_world)
    await group_world.until("2026-12-01T16:01")
    assert "vuorosi on arviolta klo 17.30" in group_world.private(VIRVE)[-1]
    assert "https://meet.example.org/abc" in group_world.private(VIRVE)[-1]


async def test_questions_reach_the_facilitator_without_names_and_nobody_else(group_world: World) -> None:
    await planned(group_world)
    (question,) = await group_world.tells(PEKKA, "kysyn Mistä aloitan?")
    assert "ilman nimeäsi" in question
    assert "Mistä aloitan" not in await group_world.app.db.read(stored)
    await group_world.tells(PEKKA, "kyllä")
    await asked(group_world, LIISA, "Paljonko maksaa?")
    await group_world.until("2026-11-30T11:00")
    (told,) = [one for one in group_world.private(ANNA) if "kysymyksiä alustajalle" in one]
    assert "• Mistä aloitan?" in told
    assert "• Paljonko maksaa?" in told
    assert "Pekka" not in told
    assert "Liisa" not in told
    for other in (MINNA, VIRVE, MATTI):
        assert not any("Mistä aloitan" in one for one in group_world.private(other))
    assert not any("Mistä aloitan" in one for one in group_world.room_texts())


async def test_what_is_asked_later_comes_an_hour_before_and_then_only(group_world: World) -> None:
    await planned(group_world)
    await group_world.until("2026-11-30T11:00")
    await asked(group_world, PEKKA, "Mistä aloitan?")
    await group_world.until("2026-12-01T16:01")
    assert sum("• Mistä aloitan?" in one for one in group_world.private(ANNA)) == 1
    await group_world.until("2026-12-01T19:00")
    await group_world.app.housekeeping.tidy()
    assert "Mistä aloitan" not in await group_world.app.db.read(stored)


async def test_three_questions_are_taken_from_one_person(group_world: World) -> None:
    (refused,) = await group_world.tells(PEKKA, "kysyn Mistä aloitan?")
    assert "ei ole alustusta" in refused
    await planned(group_world)
    for number in range(3):
        await asked(group_world, PEKKA, f"Kysymys {number}?")
    (refused,) = await group_world.tells(PEKKA, "kysyn Vielä yksi?")
    assert "enintään 3" in refused


async def test_a_moved_session_takes_its_guest_along(group_world: World) -> None:
    await planned(group_world)
    await group_world.says(ANNA, "siirrä 1 8.12. klo 18")
    assert "Uusi aika: ti 8.12. klo 18.00. Aiempi aika: ti 1.12. klo 17.00" in group_world.private(VIRVE)[-1]


async def test_a_cancelled_briefing_is_told_to_room_and_guest(group_world: World) -> None:
    await planned(group_world)
    await asked(group_world, PEKKA, "Mistä aloitan?")
    await group_world.tells(ANNA, "peru alustus")
    assert "Alustus jää pois" in group_world.room_texts()[-1]
    assert "Alustus jää pois" in group_world.private(VIRVE)[-1]
    assert (await group_world.group()).sessions[0].briefing is None
    assert "Mistä aloitan" not in await group_world.app.db.read(stored)


async def test_what_cannot_be_is_said(group_world: World) -> None:
    (refused,) = await group_world.tells(ANNA, f'alustus {PEKKA} "Aihe" 15')
    assert "jo ryhmässä" in refused
    (refused,) = await group_world.tells(ANNA, f'alustus {VIRVE} "Aihe" 60')
    assert "5–30 min" in refused
    await planned(group_world)
    (refused,) = await group_world.tells(ANNA, PLANNED)
    assert "on jo alustus" in refused


async def test_a_guest_who_declines_the_room_is_told_to_the_facilitator_at_once(group_world: World) -> None:
    await planned(group_world)
    await group_world.until("2026-12-01T17:00")
    await group_world.says(ANNA, "aloita")
    await group_world.says(ANNA, "seuraava")
    group_world.chat.leave_room(group_world.room.id, UserId(VIRVE))
    await group_world.quiet()
    assert "Vieras ei tule ryhmän huoneeseen" in group_world.private(ANNA)[-1]
    assert (await group_world.group()).member(VIRVE) is None


async def test_a_guest_may_ask_for_their_data_and_to_be_forgotten(group_world: World) -> None:
    await planned(group_world)
    await group_world.tells(VIRVE, "tietoni")
    (file,) = [one for one in group_world.chat.shown if one.file is not None]
    assert file.file is not None
    (briefing,) = json.loads(file.file.content)["briefings"]
    assert briefing["topic"] == "Yrittäjän eläketurva"
    await group_world.tells(VIRVE, "unohda")
    await group_world.tells(VIRVE, "kyllä")
    assert await rows_with(group_world.app.db, VIRVE) == {}
    assert "Vieras ei tule alustamaan" in group_world.private(ANNA)[-1]
