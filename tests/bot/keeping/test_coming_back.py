"""A restored Vertti, on a chat in memory: it remembers what it was at the backup, and says nothing twice."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest

from bot.chat.memory import MemoryChat
from bot.chat.port import RoomId, UserId
from bot.store import snapshot
from bot.store.database import Database
from bot.store.errors import DataDirReadOnly
from bot.store.transaction import Tx
from facilitation.session import Rsvp
from tests.bot.world import ANNA, KAISA, LIISA, MATTI, MEMBERS, MINNA, OLLI, PEKKA, World, a_plan, a_world


def texts(chat: MemoryChat) -> Counter[tuple[str, str]]:
    """How often each thing was said in each room."""
    return Counter((one.room, one.said) for one in chat.shown)


class Backups:
    """Takes backups of a database in the directory, and makes new ones of them."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._count = 0

    @asynccontextmanager
    async def new_life(self, taken: snapshot.Snapshot, at: datetime) -> AsyncIterator[Database]:
        self._count += 1
        path = self._directory / f"life{self._count}"
        path.mkdir()
        (path / "vertti.db").write_bytes(taken.content)
        snapshot.make_ready(path / "vertti.db", at)
        db = await Database.open(path)
        try:
            yield db
        finally:
            await db.close()


@pytest.fixture
def backups(tmp_path: Path) -> Backups:
    return Backups(tmp_path)


@asynccontextmanager
async def a_life(tmp_path: Path) -> AsyncIterator[Database]:
    db = await Database.open(tmp_path / "first")
    try:
        yield db
    finally:
        await db.close()


async def a_group_that_lives(world: World) -> None:
    await world.apply(a_plan())
    await world.join(ANNA, MINNA, *MEMBERS[:4])


async def test_nothing_is_said_twice_and_what_came_after_the_backup_is_worked_on_again(tmp_path: Path, backups: Backups) -> None:
    chat = MemoryChat()
    async with a_life(tmp_path) as db, a_world(db=db, chat=chat) as world:
        await a_group_that_lives(world)
        taken, at = snapshot.take(db.path), world.clock.now()
        # All this the backup knows nothing of: a command, a late comer, somebody who leaves, and scheduled messages.
        await world.says(ANNA, "linkki 1 https://meet.example.org/uusi")
        await world.tells(LIISA, "en pääse")
        await world.join(OLLI)
        chat.leave_room(world.room.id, UserId(MATTI))
        await world.until("2026-11-28T18:00")
        await world.says(PEKKA, "tapaamiset")
        now, before = world.clock.now(), texts(chat)
    assert any("Pääsetkö tapaamiseen" in text for _, text in before)
    chat.log_in_anew()
    chat.tell_coming_and_going_first()
    async with backups.new_life(taken, at) as db, a_world(begins=now, db=db, chat=chat) as world:
        await world.quiet()
        group = await world.group()
        session = group.session(1)
        assert session is not None
        assert group.link_of(session) == "https://meet.example.org/uusi"
        assert session.rsvps[LIISA] is Rsvp.AWAY
        assert {one.person for one in group.joined()} == {ANNA, MINNA, PEKKA, LIISA, KAISA, OLLI}
        new = texts(chat) - before
        told = [(str(chat.reader_of(RoomId(room))), text) for room, text in new.elements()]
        assert {who for who, _ in told} == {str(ANNA), str(MINNA)}
        assert all("Minut on palautettu varmuuskopiosta" in text for _, text in told), told
        assert len([one for one in chat.rooms.values() if one.direct and UserId(OLLI) in one.present]) == 1
        assert UserId(MATTI) not in world.room.present, "who has left is not invited again"
        # And life goes on: what is new is said, in the old rooms.
        assert await world.says(PEKKA, "tapaamiset")
        assert await world.tells(OLLI, "ohje")
        await world.until("2026-12-01T17:05")
        assert any("alkaa kohta" in text for text in world.room_texts())


async def test_facilitators_are_told_once(tmp_path: Path, backups: Backups) -> None:
    chat = MemoryChat()
    async with a_life(tmp_path) as db, a_world(db=db, chat=chat) as world:
        await a_group_that_lives(world)
        taken, at = snapshot.take(db.path), world.clock.now()
    async with backups.new_life(taken, at) as db:
        for _ in range(2):
            async with a_world(db=db, chat=chat) as world:
                await world.quiet()
    assert sum("varmuuskopiosta" in text for text in chat.private_texts(UserId(ANNA))) == 1
    assert not any("varmuuskopiosta" in text for text in chat.private_texts(UserId(PEKKA)))


async def test_a_row_that_waited_at_the_backup_is_sent_by_one_of_both(tmp_path: Path, backups: Backups) -> None:
    """The homeserver was away at the backup: the answer went out later, and the restored Vertti still holds it."""
    chat = MemoryChat()
    async with a_life(tmp_path) as db, a_world(db=db, chat=chat) as world:
        await a_group_that_lives(world)
        chat.down = True
        before = len(world.room_texts())
        chat.say(world.room.id, UserId(PEKKA), "!vertti tapaamiset")
        while await db.read(lambda tx: tx.outbox.waiting_count()) == 0:
            await asyncio.sleep(0.01)
        taken, at = snapshot.take(db.path), world.clock.now()
        chat.down = False
        await world.quiet()
        assert len(world.room_texts()) == before + 1
    chat.log_in_anew()
    async with backups.new_life(taken, at) as db, a_world(db=db, chat=chat) as world:
        await world.quiet()
        assert len(world.room_texts()) == before + 1
        assert await db.read(lambda tx: tx.outbox.waiting_count()) == 0


async def test_a_row_that_waited_at_the_backup_and_was_never_sent_is_sent(tmp_path: Path, backups: Backups) -> None:
    chat = MemoryChat()
    async with a_life(tmp_path) as db, a_world(db=db, chat=chat) as world:
        await a_group_that_lives(world)
        chat.down = True
        before = len(world.room_texts())
        chat.say(world.room.id, UserId(PEKKA), "!vertti tapaamiset")
        while await db.read(lambda tx: tx.outbox.waiting_count()) == 0:
            await asyncio.sleep(0.01)
        taken, at = snapshot.take(db.path), world.clock.now()
    chat.down = False
    chat.log_in_anew()
    async with backups.new_life(taken, at) as db, a_world(db=db, chat=chat) as world:
        await world.quiet()
        assert len(world.room_texts()) == before + 1


async def test_a_group_begun_later_never_gets_the_room_of_one_that_was_forgotten(tmp_path: Path, backups: Backups) -> None:
    chat = MemoryChat()
    async with a_life(tmp_path) as db, a_world(db=db, chat=chat) as world:
        taken, at = snapshot.take(db.path), world.clock.now()
        await world.apply(a_plan())
        forgotten = world.room.id
    async with backups.new_life(taken, at) as db, a_world(db=db, chat=chat) as world:
        await world.apply(a_plan(key="toinen", members=(PEKKA,)))
        group = await world.group("toinen")
        room = await db.read(lambda tx: tx.rooms.room_of_group(group.id))
        assert room not in (None, forgotten)


async def test_a_backup_holds_no_pulse_answers_and_no_half_said_words(tmp_path: Path) -> None:
    async with a_life(tmp_path) as db, a_world(db=db) as world:
        await a_group_that_lives(world)
        group = await world.group()

        async def fill(tx: Tx) -> None:
            await tx.dialogues.set(PEKKA, "feedback", {"text": "verysecretword"}, world.clock.real())
            await tx.pulses.open(group.id, 1, [PEKKA], world.clock.now())
            await tx.pulses.answer(group.id, 1, PEKKA, "energy", 4)

        await db.write(fill)
        taken = snapshot.take(db.path)
    assert b"verysecretword" not in taken.content
    (tmp_path / "copy.db").write_bytes(taken.content)
    with sqlite3.connect(tmp_path / "copy.db") as copy:
        assert copy.execute("SELECT count(*) FROM pulse_answers").fetchone() == (0,)
        assert copy.execute("SELECT count(*) FROM pulses").fetchone() == (1,)
    copy.close()


def test_what_is_no_database_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataDirReadOnly):
        snapshot.take(tmp_path / "missing.db")


async def test_no_result_is_shown_that_could_be_compared_with_a_forgotten_one(tmp_path: Path, backups: Backups) -> None:
    chat = MemoryChat()
    async with a_life(tmp_path) as db, a_world(db=db, chat=chat) as world:
        await a_group_that_lives(world)
        # The pulse is asked from the second session on.
        await world.until("2027-01-08T12:00")
        early, at = snapshot.take(db.path), world.clock.now()
        await world.until("2027-01-12T18:00")
        now = world.clock.now()
        whole = await world.group()
        assert await db.read(lambda tx: tx.circles.load(whole.id)) is None
    for taken_at, closed_meanwhile in ((now, True), (at, False)):
        async with backups.new_life(early, at) as db, a_world(begins=taken_at, db=db, chat=chat) as world:
            await world.quiet()
            circle = await db.read(lambda tx: tx.circles.load(whole.id))
            assert (circle is not None and len(circle.people) < circle.size) if closed_meanwhile else circle is None
