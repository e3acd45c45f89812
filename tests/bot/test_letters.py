"""Who takes no private words loses none: they wait, the room hears that something does, and they are opened in order."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.chat.port import EventId, UserId
from bot.handlers.desk import Desk
from bot.store.transaction import Tx
from facilitation.effects import Say, ToPerson
from facilitation.session import PersonId
from facilitation.words import words
from tests.bot.rows import rows_with
from tests.bot.world import ADMIN, ANNA, LIISA, MEMBERS, MINNA, PEKKA, World

KNOCK = "Jollekulle teistä on minulta yksityinen viesti"
NOTHING = "Sinulle ei ole nyt avaamattomia viestejä."


def knocks(world: World) -> list[str]:
    return [one for one in world.room_texts() if KNOCK in one]


def told(world: World, *words: str) -> list[PersonId]:
    """Who was told all these words in private."""
    people = (ANNA, MINNA, ADMIN, *MEMBERS)
    return [one for one in people if any(all(word in text for word in words) for text in world.private(one))]


async def write(world: World, person: PersonId, *about: str, until: datetime | None = None) -> None:
    """Vertti has something to say to the person alone, of its own accord."""
    group = await world.group()

    async def add(tx: Tx) -> None:
        desk = Desk.at(tx, world.app.house)
        body = {one: (words("practice-own-question", question=one),) for one in about}
        effects = [Say(ToPerson(person), one, body[one], useful_until=until) for one in about]
        await desk.house.scribe.write_down(tx, group, effects, desk.now)

    await world.app.db.write(add)
    world.app.outbox.wake()
    await world.quiet()


def after(world: World, person: PersonId, before: list[str]) -> list[str]:
    return world.private(person)[len(before) :]


@pytest.fixture
async def closed(group_world: World) -> World:
    """It is noon of a working day, and Pekka takes no private words."""
    await group_world.until("2026-11-23T12:00")
    group_world.chat.closed.add(UserId(PEKKA))
    return group_world


class TestWhatWaits:
    async def test_is_opened_in_the_order_in_which_it_was_said(self, closed: World) -> None:
        before = closed.private(PEKKA)
        await write(closed, PEKKA, "first", "second")
        await write(closed, PEKKA, "third")
        assert after(closed, PEKKA, before) == []
        closed.chat.open_letters(UserId(PEKKA))
        await closed.quiet()
        assert [one.split("\n")[-1] for one in after(closed, PEKKA, before)] == ["first", "second", "third"]

    async def test_keeps_nobody_else_waiting(self, closed: World) -> None:
        await write(closed, PEKKA, "first")
        before = closed.private(LIISA)
        await write(closed, LIISA, "hers")
        assert after(closed, LIISA, before)
        assert await closed.says(LIISA, "tapaamiset")

    async def test_stays_when_they_open_it_and_still_cannot_be_reached(self, closed: World) -> None:
        before = closed.private(PEKKA)
        await write(closed, PEKKA, "first")
        closed.chat.open_letters(UserId(PEKKA))
        closed.chat.closed.add(UserId(PEKKA))
        await closed.quiet()
        assert after(closed, PEKKA, before) == []
        closed.chat.open_letters(UserId(PEKKA))
        await closed.quiet()
        assert [one.split("\n")[-1] for one in after(closed, PEKKA, before)] == ["first"]

    async def test_comes_before_the_answer_to_whatever_they_ask_for(self, closed: World) -> None:
        before = closed.private(PEKKA)
        await write(closed, PEKKA, "first")
        closed.chat.closed.clear()  # what they press can be answered
        closed.chat.say(closed.room.id, UserId(PEKKA), "!vertti tietosuoja")
        await closed.quiet()
        first, answer = after(closed, PEKKA, before)
        assert first.endswith("first")
        assert "Sinusta on nyt tallessa" in answer

    async def test_is_no_trouble_for_whoever_looks_after_vertti(self, closed: World) -> None:
        await write(closed, PEKKA, "first")
        assert await closed.app.db.read(lambda tx: tx.outbox.waiting_count()) == 0
        assert await closed.app.db.read(lambda tx: tx.outbox.unheard(f"person:{PEKKA}"))


class TestTheRoom:
    async def test_hears_once_a_day_that_something_waits_and_for_nobody_by_name(self, closed: World) -> None:
        await write(closed, PEKKA, "first", "second")
        closed.chat.open_letters(UserId(PEKKA))
        closed.chat.closed.add(UserId(PEKKA))
        await closed.quiet()
        (knock,) = knocks(closed)
        for name in ("Pekka", PEKKA, "first"):
            assert name not in knock

    async def test_hears_it_again_on_another_day(self, closed: World) -> None:
        await write(closed, PEKKA, "first")
        await closed.until("2026-11-24T12:00")
        await write(closed, PEKKA, "second")
        closed.chat.open_letters(UserId(PEKKA))
        closed.chat.closed.add(UserId(PEKKA))
        await closed.quiet()
        assert len(knocks(closed)) == 2

    async def test_hears_it_once_however_many_cannot_be_reached(self, closed: World) -> None:
        closed.chat.closed.add(UserId(LIISA))
        await write(closed, PEKKA, "his")
        await write(closed, LIISA, "hers")
        assert len(knocks(closed)) == 1

    async def test_hears_nothing_at_night(self, closed: World) -> None:
        await closed.until("2026-11-23T22:00")
        await write(closed, PEKKA, "first")
        assert knocks(closed) == []


class TestThoseWhoLead:
    async def test_hear_nothing_of_it_however_long_it_waits(self, closed: World) -> None:
        before = {one: closed.private(one) for one in (ANNA, MINNA, ADMIN)}
        await write(closed, PEKKA, "first")
        await closed.director.jump(closed.clock.now() + timedelta(hours=3))
        closed.chat.open_letters(UserId(PEKKA))
        await closed.quiet()
        news = [text for one, was in before.items() for text in after(closed, one, was)]
        assert not [one for one in news if "Pekka" in one or "Yritän edelleen" in one or "eivät menneet perille" in one]

    async def test_hear_nothing_when_it_goes_out_of_date(self, closed: World) -> None:
        for one in ("first", "second"):
            await write(closed, PEKKA, one, until=closed.clock.now() + timedelta(hours=1))
        await closed.until("2026-11-23T14:00")
        closed.chat.open_letters(UserId(PEKKA))
        await closed.until("2026-11-26T12:00")
        expired = [one for one in (await rows_with(closed.app.db, f"person:{PEKKA}"))["outbox"] if '"expired"' in one]
        assert len(expired) == 2
        assert told(closed, "vanheni") == []


async def ask_the_pulse(world: World) -> None:
    """Everybody has said that they come, and is asked the pulse; Pekka cannot be reached with it."""
    world.chat.closed.clear()
    await world.until("2026-11-27T10:00")
    for person in MEMBERS:
        world.chat.vote(EventId(world.poll("Pääsetkö")), UserId(person), "coming")
    await world.quiet()
    world.chat.closed.add(UserId(PEKKA))
    await world.until("2026-11-30T12:00")


class TestThePulse:
    async def test_can_be_answered_by_who_opens_it_in_time(self, closed: World) -> None:
        await ask_the_pulse(closed)
        for person in MEMBERS[1:]:
            for _ in range(4):
                await closed.tells(person, "5")
        closed.chat.open_letters(UserId(PEKKA))
        await closed.quiet()
        for _ in range(4):
            await closed.tells(PEKKA, "5")
        await closed.until("2026-12-01T17:00")
        assert any("Jaksaminen: hyvällä tolalla." in one for one in closed.room_texts())

    async def test_lets_nobody_know_who_could_not_be_asked(self, closed: World) -> None:
        await ask_the_pulse(closed)
        before = {one: closed.private(one) for one in (ANNA, MINNA, ADMIN)}
        for person in MEMBERS[1:]:
            for _ in range(4):
                await closed.tells(person, "5")
        await closed.until("2026-12-01T17:05")
        assert not any("Jaksaminen:" in one for one in closed.room_texts()), "four answers are too few"
        private = closed.private(PEKKA)
        closed.chat.open_letters(UserId(PEKKA))
        await closed.until("2026-12-03T12:00")
        assert not any("jaksanut" in one for one in after(closed, PEKKA, private)), "it has closed"
        said = [text for one, was in before.items() for text in after(closed, one, was)] + closed.room_texts()
        assert not [one for one in said if "Pekka" in one and ("jaksa" in one.lower() or "mennyt perille" in one)]
        assert not [one for one in said if "vanheni" in one]


class TestOpening:
    async def test_says_so_when_nothing_waits(self, closed: World) -> None:
        before = closed.private(LIISA)
        closed.chat.open_letters(UserId(LIISA))
        await closed.quiet()
        assert after(closed, LIISA, before) == [NOTHING]

    async def test_says_so_when_all_that_waited_is_of_no_use_any_more(self, closed: World) -> None:
        await write(closed, PEKKA, "first", until=closed.clock.now() + timedelta(hours=1))
        before = closed.private(PEKKA)
        await closed.until("2026-11-23T14:00")
        closed.chat.open_letters(UserId(PEKKA))
        await closed.quiet()
        assert after(closed, PEKKA, before) == [NOTHING]
