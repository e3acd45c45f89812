"""Who is given a calendar file or the workbook, and where."""

from __future__ import annotations

from icalendar import Calendar

from bot.chat.memory import Shown
from bot.chat.port import RoomId, UserId
from tests.bot.world import ANNA, MEMBERS, MINNA, PEKKA, World


def files(world: World, room: RoomId) -> list[Shown]:
    return [one for one in world.chat.shown if one.file is not None and one.room == room]


def names(world: World, room: RoomId | None = None) -> list[str]:
    return [one.file.name for one in files(world, room or world.room.id) if one.file is not None]


def own_room(world: World, person: str) -> RoomId:
    room = world.chat.direct_room(UserId(person))
    assert room is not None
    return room


def dates(shown: Shown) -> list[str]:
    assert shown.file is not None
    return [f"{one.decoded('dtstart'):%d.%m.%Y}" for one in Calendar.from_ical(shown.file.content.decode()).walk("VEVENT")]


async def test_the_room_gets_one_file_with_all_sessions_that_everybody_there_can_read(group_world: World) -> None:
    await group_world.until("2026-11-23T10:00")
    (file,) = files(group_world, group_world.room.id)
    assert len(dates(file)) == 8
    assert {UserId(one) for one in (ANNA, MINNA, *MEMBERS)} <= file.readers
    assert "Omaan kalenteriin: !vertti kalenteri" in group_world.room_texts()[-2]


async def test_a_moved_session_is_followed_by_its_new_entry(group_world: World) -> None:
    await group_world.until("2026-11-23T10:00")
    await group_world.says(ANNA, "siirrä 2 20.1.2027 klo 17")
    assert names(group_world)[-1] == "tapaaminen-2027-01-20.ics"
    assert dates(files(group_world, group_world.room.id)[-1]) == ["20.01.2027"]


async def test_a_dropped_session_is_called_off_in_the_calendar(group_world: World) -> None:
    await group_world.says(ANNA, "ohita 3 pois")
    assert names(group_world)[-1].startswith("peruttu-tapaaminen-")
    file = files(group_world, group_world.room.id)[-1].file
    assert file is not None
    assert b"STATUS:CANCELLED" in file.content


async def test_who_asks_gets_the_coming_sessions_in_private_wherever_they_ask(group_world: World) -> None:
    room = own_room(group_world, PEKKA)
    answer, file = await group_world.tells(PEKKA, "kalenteri")
    assert "Merkinnässä näkyvät vain ryhmän nimi, aika ja linkki." in answer
    assert file == "tapaamiset.ics"
    assert await group_world.says(PEKKA, "kalenteri") == []
    assert names(group_world, room) == ["tapaamiset.ics", "tapaamiset.ics"]


async def test_when_all_is_over_there_is_no_empty_calendar(group_world: World) -> None:
    await group_world.until("2027-05-20T10:00")
    (answer,) = await group_world.tells(PEKKA, "kalenteri")
    assert answer.endswith("Ryhmällä ei ole enää tulevia tapaamisia.")


async def test_a_member_gets_the_workbook_alone_and_the_facilitator_gives_it_to_the_room(group_world: World) -> None:
    assert await group_world.says(PEKKA, "työkirja") == []
    assert names(group_world, own_room(group_world, PEKKA)) == ["työkirja.html"]
    assert (await group_world.says(ANNA, "työkirja"))[-1] == "työkirja.html"
    await group_world.tells(ANNA, "työkirja")
    assert names(group_world, own_room(group_world, ANNA)) == ["työkirja.html"]


async def test_the_workbook_comes_in_the_reader_s_language(group_world: World) -> None:
    await group_world.tells(PEKKA, "kieli ruotsi")
    answer = await group_world.tells(PEKKA, "arbetsbok")
    assert answer[-1] == "arbetsbok.html"
    file = files(group_world, own_room(group_world, PEKKA))[-1].file
    assert file is not None
    assert '<html lang="sv-FI">' in file.content.decode()


async def test_the_goodbye_leaves_the_workbook_in_the_room(group_world: World) -> None:
    await group_world.until("2027-05-19T10:00")
    assert names(group_world)[-1] == "työkirja.html"
    assert "Työkirja jää teille" in group_world.room_texts()[-2]
