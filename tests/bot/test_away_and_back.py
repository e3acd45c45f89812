"""Vertti was away, the platform was away, the process died: nothing is lost and nothing is said twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.memory import MemoryChat
from bot.chat.port import Batch, EventId, Said, UserId
from bot.inbox import TOKEN
from bot.store.database import Database
from facilitation.rhythm import Rhythm
from facilitation.session import Rsvp
from tests.bot.world import ANNA, MEMBERS, MINNA, PEKKA, World, a_plan, a_world


@pytest.fixture
async def db() -> AsyncIterator[Database]:
    """A database that outlives one run of Vertti."""
    one = await Database.in_memory()
    yield one
    await one.close()


async def prepared(db: Database) -> MemoryChat:
    """The usual group with everybody in it, and Vertti stopped after that."""
    async with a_world(db=db) as world:
        await world.apply(a_plan())
        await world.join(ANNA, MINNA, *MEMBERS)
        return world.chat


async def test_on_return_what_is_still_useful_is_said_late_and_the_rest_is_named_once(db: Database) -> None:
    chat = await prepared(db)
    before = len(chat.shown)
    async with a_world(datetime(2026, 12, 2, 12, 0, tzinfo=UTC), db=db, chat=chat) as world:
        await world.quiet()
        new = [one.text for one in chat.shown[before:] if one.room == world.room.id]
        (missed,) = [one for one in new if "En ollut toiminnassa" in one]
        assert "tekninen tarkistus" in missed
        assert "kysymys osallistumisesta" in missed
        assert not any("Pääsetkö" in one for one in new)
        assert any("Kiitos tapaamisesta" in one and "myöhässä" in one for one in new)
        await world.until("2026-12-02T18:00")
        (told,) = [one for one in world.private(ANNA) if "Kerro ryhmälle" in one]
        assert "valmistautumisviesti" in told
        assert "valmistautumisviesti" not in missed


async def test_a_restart_without_anything_missed_says_nothing(db: Database) -> None:
    chat = await prepared(db)
    before = len(chat.shown)
    async with a_world(datetime(2026, 11, 21, 12, 0, tzinfo=UTC), db=db, chat=chat) as world:
        await world.quiet()
        assert len(chat.shown) == before


async def test_while_the_platform_is_down_messages_wait_and_are_sent_once_in_order(group_world: World) -> None:
    group_world.chat.down = True
    for typed in ("kieli svenska", "kieli suomi", "hiljaa", "hiljaa pois"):
        group_world.chat.write_privately(UserId(PEKKA), typed)
    while await group_world.app.db.read(lambda tx: tx.outbox.waiting_count()) < 4:
        await asyncio.sleep(0)
    before = len(group_world.private(PEKKA))
    group_world.chat.down = False
    await group_world.quiet()
    texts = group_world.private(PEKKA)[before:]
    assert ["svenska" in texts[0], "suomea" in texts[1], "en lähetä" in texts[2], "saat taas" in texts[3]] == [True] * 4
    assert len(texts) == 4


async def test_a_batch_that_comes_again_after_a_crash_has_its_effects_once(group_world: World) -> None:
    room = group_world.room.id
    said = Said(EventId("$again"), room, UserId(ANNA), "siirrä 1 8.12. klo 17", datetime.now(UTC), private=False)
    await group_world.app.inbox.take(Batch((said,), token="one"))
    await group_world.quiet()
    before = len(group_world.chat.shown)
    await group_world.app.inbox.take(Batch((said,), token="two"))
    await group_world.quiet()
    assert len(group_world.chat.shown) == before
    assert await group_world.app.db.read(lambda tx: tx.meta.get(TOKEN)) == "two"


async def test_twenty_racing_handlers_on_one_group_lose_no_update(group_world: World) -> None:
    await group_world.until("2026-11-27T10:00")
    answers = ["tulen", "tulen myöhässä", "en vielä tiedä", "en pääse"]
    for round_ in range(4):
        for index, person in enumerate(MEMBERS):
            group_world.chat.write_privately(UserId(person), answers[(index + round_) % 4])
    await group_world.quiet()
    session = (await group_world.group()).sessions[0]
    order = [Rsvp.COMING, Rsvp.LATE, Rsvp.UNSURE, Rsvp.AWAY]
    assert dict(session.rsvps) == {person: order[(index + 3) % 4] for index, person in enumerate(MEMBERS)}


async def test_a_fault_in_one_handler_harms_no_other_and_is_apologised_for(
    group_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_args: object) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr("facilitation.agreement.text", breaks)
    group_world.chat.write_privately(UserId(PEKKA), "sopimus")
    group_world.chat.write_privately(UserId(MEMBERS[1]), "tulen")
    await group_world.quiet()
    assert "Jokin meni vikaan" in group_world.private(PEKKA)[-1]
    assert (await group_world.group()).sessions[0].rsvps == {MEMBERS[1]: Rsvp.COMING}


async def test_a_rhythm_of_one_day_at_a_time_never_says_more_than_the_caps_allow(world: World) -> None:
    plan = a_plan()
    await world.apply(a_plan(rhythm=Rhythm(plan.rhythm.first, 7, 8)))
    await world.join(ANNA, *MEMBERS)
    await world.until("2027-02-10T12:00")
    sessions = {one.begins().date() for one in (await world.group()).sessions}
    counted = [
        one.at
        for one in world.chat.shown
        if one.room == world.room.id
        and one.kind == "message"
        and one.rings
        and one.at.date() not in sessions
        and one.at.date() - timedelta(days=1) not in sessions
    ]
    for start in counted:
        assert len([one for one in counted if start <= one < start + timedelta(days=7)]) <= 3


async def test_coming_back_at_night_says_nothing_before_the_morning(db: Database) -> None:
    chat = await prepared(db)
    before = len(chat.shown)
    async with a_world(datetime(2026, 12, 2, 22, 0, tzinfo=UTC), db=db, chat=chat) as world:
        await world.quiet()
        assert len(chat.shown) == before
        await world.until("2026-12-03T09:59")
        assert len(chat.shown) == before
        await world.until("2026-12-03T10:00")
        assert any("Kiitos tapaamisesta" in one for one in world.room_texts())
