"""A platform's own calendar shows the meetings to come, and no others; where there is none, nothing is sent."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from bot.chat.memory import MemoryChat
from bot.chat.memory.platform import ME
from bot.chat.port import Meeting, Refused, RoomId, TryLater, UserId
from bot.handlers import restored
from bot.handlers.desk import Desk
from facilitation.group import GroupState
from facilitation.words import Language
from tests.bot.rows import rows_with
from tests.bot.world import ANNA, LIISA, MEMBERS, MINNA, OPEN, PEKKA, World, a_plan, a_world


class CalendarChat(MemoryChat):
    """A chat in memory with a calendar, which may fail, and remembers what it was told to show."""

    def __init__(self) -> None:
        super().__init__(manner=OPEN)
        self.told: list[tuple[RoomId, tuple[int, ...]]] = []
        self.fails: Callable[[], Exception | None] = lambda: None

    async def show_meetings(self, room: RoomId, meetings: Sequence[Meeting]) -> None:
        """As told, or not."""
        error = self.fails()
        if error is not None:
            raise error
        await super().show_meetings(room, meetings)
        self.told.append((room, tuple(one.number for one in meetings)))


@asynccontextmanager
async def a_calendar_world(language: Language = Language.FI) -> AsyncIterator[tuple[World, CalendarChat]]:
    chat = CalendarChat()
    async with a_world(chat=chat) as world:
        await world.apply(a_plan(language=language))
        await world.join(ANNA, MINNA, *MEMBERS)
        yield world, chat


@pytest.fixture
async def shown() -> AsyncIterator[tuple[World, CalendarChat]]:
    """The usual group on a platform with a calendar."""
    async with a_calendar_world() as both:
        yield both


async def becomes(true: Callable[[], bool]) -> None:
    """Wait for it, at most five seconds."""
    async with asyncio.timeout(5):
        while not true():
            await asyncio.sleep(0.005)


def _more_is_said(world: World, before: list[str]) -> bool:
    return len(world.room_texts()) > len(before)


def numbers(world: World) -> list[int]:
    return [one.number for one in world.room.meetings]


class TestWhatIsShown:
    async def test_is_every_meeting_as_soon_as_the_room_is_there(self, shown: tuple[World, CalendarChat]) -> None:
        world, chat = shown
        assert numbers(world) == [1, 2, 3, 4, 5, 6, 7, 8]
        first = world.room.meetings[0]
        assert first.starts == datetime(2026, 12, 1, 15, tzinfo=UTC)
        assert first.ends - first.starts == timedelta(minutes=90)
        assert chat.told == [(world.room.id, (1, 2, 3, 4, 5, 6, 7, 8))], "once"

    @pytest.mark.parametrize(
        ("language", "title", "text"),
        [
            (Language.FI, "Tapaaminen 1", ("Teema: ", "Aika näkyy omalla aikavyöhykkeelläsi.")),
            (Language.SV, "Träff 1", ("Tema: ", "Tiden visas i din egen tidszon.")),
            (Language.EN, "Meeting 1", ("Theme: ", "The time is shown in your own time zone.")),
        ],
    )
    async def test_reads_in_the_groups_language(self, language: Language, title: str, text: tuple[str, str]) -> None:
        async with a_calendar_world(language) as (world, _):
            first = world.room.meetings[0]
            assert first.title == title
            theme, zone = first.text.split("\n")
            assert theme.startswith(text[0])
            assert len(theme) > len(text[0])
            assert zone == text[1]

    async def test_gives_away_neither_the_groups_name_nor_people_nor_the_link(self, shown: tuple[World, CalendarChat]) -> None:
        world, _ = shown
        everything = "\n".join(f"{one.title}\n{one.text}" for one in world.room.meetings)
        for secret in ("Kirjanpitäjät", "Anna", "Pekka", "meet.example.org"):
            assert secret not in everything

    async def test_follows_a_move(self, shown: tuple[World, CalendarChat]) -> None:
        world, chat = shown
        await world.says(ANNA, "siirrä 1 3.12. klo 18")
        assert world.room.meetings[0].starts == datetime(2026, 12, 3, 16, tzinfo=UTC)
        assert len(chat.told) == 2

    async def test_follows_a_move_there_and_back_again(self, shown: tuple[World, CalendarChat]) -> None:
        world, chat = shown
        for when in ("3.12. klo 18", "1.12. klo 17"):
            await world.says(ANNA, f"siirrä 1 {when}")
        assert world.room.meetings[0].starts == datetime(2026, 12, 1, 15, tzinfo=UTC)
        assert len(chat.told) == 3

    async def test_follows_a_session_that_is_left_out(self, shown: tuple[World, CalendarChat]) -> None:
        world, _ = shown
        await world.says(ANNA, "ohita 1")
        first = world.room.meetings[0]
        assert first.number == 1
        assert first.starts > datetime(2026, 12, 1, 15, tzinfo=UTC)

    async def test_follows_a_theme(self, shown: tuple[World, CalendarChat]) -> None:
        world, _ = shown
        before = [one.text for one in world.room.meetings]
        await world.says(ANNA, "vaihda teemat 3 5")
        after = [one.text for one in world.room.meetings]
        assert (after[2], after[4]) == (before[4], before[2])
        assert after[2] != before[2]

    async def test_stays_while_a_meeting_is_under_way_and_goes_when_it_ends(self, shown: tuple[World, CalendarChat]) -> None:
        world, _ = shown
        await world.until("2026-12-01T17:00")
        await world.says(ANNA, "aloita")
        assert numbers(world)[0] == 1
        await world.until("2026-12-01T17:20")
        await world.says(ANNA, "lopeta")
        assert numbers(world) == [2, 3, 4, 5, 6, 7, 8]

    async def test_is_nothing_once_the_group_has_ended(self, shown: tuple[World, CalendarChat]) -> None:
        world, chat = shown
        await world.until("2027-05-20T12:00")
        assert (await world.group()).state is GroupState.ENDED
        assert world.room.meetings == ()
        assert chat.told[-1] == (world.room.id, ())

    async def test_is_not_shown_anew_for_what_changes_nothing_in_it(self, shown: tuple[World, CalendarChat]) -> None:
        world, chat = shown
        await world.tells(PEKKA, "tulen")
        await world.tells(LIISA, "hyväksyn")
        await world.says(ANNA, "linkki https://meet.example.org/toinen")
        await world.tells(ANNA, "sihteeriksi Pekka")
        assert len(chat.told) == 1


class TestWithoutACalendar:
    async def test_nothing_is_sent(self, group_world: World) -> None:
        await group_world.says(ANNA, "siirrä 1 3.12. klo 18")
        assert await rows_with(group_world.app.db, '"topic"')
        assert await rows_with(group_world.app.db, "show_meetings") == {}


class TestACalendarThatFails:
    async def test_keeps_no_message_waiting_and_shows_only_the_latest_plan(self, shown: tuple[World, CalendarChat]) -> None:
        world, chat = shown
        away = TryLater("the calendar is away", after=0.05)
        chat.fails = lambda: away
        for when in ("3.12. klo 18", "4.12. klo 18", "7.12. klo 18"):
            before = world.room_texts()
            chat.say(world.room.id, UserId(ANNA), f"!vertti siirrä 1 {when}")
            await becomes(partial(_more_is_said, world, before))
        assert len(chat.told) == 1
        chat.fails = lambda: None
        await world.quiet()
        assert world.room.meetings[0].starts == datetime(2026, 12, 7, 16, tzinfo=UTC)
        assert len(chat.told) == 2

    async def test_is_told_to_who_leads_and_to_nobody_in_the_room(self, shown: tuple[World, CalendarChat]) -> None:
        world, chat = shown
        chat.fails = lambda: Refused("FORBIDDEN")
        await world.says(ANNA, "siirrä 1 3.12. klo 18")
        chat.fails = lambda: None
        await world.until("2026-11-24T12:00")
        assert sum("eivät päivittyneet" in one for one in world.private(ANNA)) == 1
        assert not any("eivät päivittyneet" in one for one in world.room_texts())
        assert not any("eivät päivittyneet" in one for one in world.private(PEKKA))


class TestAnotherRoom:
    async def test_shows_the_meetings_and_the_old_one_no_more(self, shown: tuple[World, CalendarChat]) -> None:
        world, chat = shown
        old = world.room
        chat.share_power(old.id, UserId(ANNA), by=ME)
        await world.quiet()
        await world.says(ANNA, "siirrä 1 3.12. klo 18")
        await world.tells(ANNA, "uusi huone")
        new = chat.group_rooms()[-1]
        assert new.id != old.id
        assert old.meetings == ()
        assert [one.number for one in new.meetings] == [1, 2, 3, 4, 5, 6, 7, 8]
        assert not any("eivät päivittyneet" in one for one in world.private(ANNA))

    async def test_that_has_its_rights_back_is_shown_them_again(self, shown: tuple[World, CalendarChat]) -> None:
        world, chat = shown
        chat.share_power(world.room.id, UserId(ANNA), by=ME)
        await world.quiet()
        chat.share_power(world.room.id, ME, UserId(ANNA), by=UserId(ANNA))
        await world.quiet()
        assert len(chat.told) == 2
        assert chat.told[0] == chat.told[1]


async def test_after_a_restore_the_calendar_shows_what_vertti_knows(shown: tuple[World, CalendarChat]) -> None:
    world, chat = shown
    await world.says(ANNA, "siirrä 1 3.12. klo 18")
    world.room.meetings = ()
    since = world.clock.now()
    await world.app.db.write(lambda tx: restored.tell(Desk.at(tx, world.app.house), since))
    await world.quiet()
    assert chat.told[-1] == (world.room.id, (1, 2, 3, 4, 5, 6, 7, 8))
    assert numbers(world) == [1, 2, 3, 4, 5, 6, 7, 8]
