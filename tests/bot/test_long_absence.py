"""Vertti was off for long: the group gets one message that says what was missed, and facilitators hear all of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.promises_document import as_markdown, with_table
from bot.store.database import Database
from facilitation.group import GroupPlan
from facilitation.rhythm import Rhythm
from facilitation.times import WallTime
from tests.bot.world import ANNA, MEMBERS, MINNA, PEKKA, ZONE, World, a_plan, a_world

DOCUMENT = Path(__file__).parents[2] / "docs" / "promises.md"
OWNING_UP = "En ollut toiminnassa"


@asynccontextmanager
async def back_after(off: str, back: str, plan: GroupPlan | None = None) -> AsyncIterator[tuple[World, int]]:
    """Vertti again, after having been off between these wall times; and how much had been said before."""
    db = await Database.in_memory()
    try:
        async with a_world(db=db) as world:
            await world.apply(plan or a_plan())
            await world.join(ANNA, MINNA, *MEMBERS)
            await world.until(off)
            chat = world.chat
        async with a_world(WallTime(datetime.fromisoformat(back), ZONE).instant(), db=db, chat=chat) as world:
            await world.quiet()
            yield world, len(chat.texts(world.room.id))
    finally:
        await db.close()


@pytest.mark.parametrize(
    ("off", "back", "group_misses", "facilitator_misses"),
    [
        ("2026-11-30T09:00", "2026-12-03T09:00", ("tekninen tarkistus",), ("valmistautumisviesti", "yksityiset muistutukset")),
        # Back on a Sunday: the group hears of it on Monday.
        ("2026-11-26T09:00", "2026-12-06T12:00", ("kysymys osallistumisesta", "tekninen tarkistus"), ("valmistautumisviesti",)),
        # Back at night.
        ("2026-11-26T09:00", "2026-12-07T23:00", ("kysymys osallistumisesta", "kiitos tapaamisesta"), ("valmistautumisviesti",)),
        ("2026-11-26T09:00", "2027-01-07T12:00", ("kiitos tapaamisesta", "ajatus tapaamisten väliin"), ("valmistautumisviesti",)),
        ("2027-01-07T09:00", "2027-02-18T12:00", ("palautekysely", "tekninen tarkistus"), ("yksityiset muistutukset",)),
    ],
)
async def test_the_group_hears_once_what_was_missed_and_the_facilitator_all_of_it(
    off: str, back: str, group_misses: tuple[str, ...], facilitator_misses: tuple[str, ...]
) -> None:
    async with back_after(off, back) as (world, _):
        await world.until((datetime.fromisoformat(back) + timedelta(days=3)).isoformat())
        (said,) = [one for one in world.room_texts() if OWNING_UP in one]
        assert all(one in said for one in group_misses), said
        assert not any(one in said for one in facilitator_misses), said
        (told,) = [one for one in world.private(ANNA) if OWNING_UP in one]
        assert all(one in told for one in (*group_misses, *facilitator_misses)), told
        assert not any(OWNING_UP in one for one in world.private(PEKKA))


async def test_on_return_little_rings_in_the_room() -> None:
    async with back_after("2026-11-26T09:00", "2027-01-07T12:00") as (world, _):
        on_return = [one for one in world.chat.shown if one.room == world.room.id and one.rings and OWNING_UP in one.text]
        assert len(on_return) == 1
        place = world.chat.shown.index(on_return[0])
        assert not [one for one in world.chat.shown[place + 1 :] if one.room == world.room.id and one.rings]


async def test_what_is_of_no_use_by_the_morning_is_owned_up_to_as_well() -> None:
    early = a_plan(rhythm=Rhythm(WallTime(datetime(2026, 12, 3, 9), ZONE), 21, 8))
    async with back_after("2026-11-26T09:00", "2026-11-30T22:00", early) as (world, before):
        assert len(world.room_texts()) == before
        await world.until("2026-12-01T10:00")
        assert any(OWNING_UP in one and "kysymys osallistumisesta" in one for one in world.room_texts())
        assert not any("Pääsetkö" in one for one in world.room_texts())


async def test_it_is_one_message_however_many_steps_are_looked_at_in_one_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.due.AT_ONCE", 2)
    async with back_after("2026-11-26T09:00", "2027-01-07T12:00") as (world, _):
        (said,) = [one for one in world.room_texts() if OWNING_UP in one]
        assert "kysymys osallistumisesta" in said
        assert "ajatus tapaamisten väliin" in said


async def test_a_second_absence_names_only_what_was_missed_since_the_first() -> None:
    async with back_after("2026-11-30T09:00", "2026-12-03T09:00") as (world, _):
        chat, db = world.chat, world.app.db
        await world.until("2027-01-07T12:00")
        async with a_world(WallTime(datetime(2027, 1, 13, 9), ZONE).instant(), db=db, chat=chat) as again:
            await again.quiet()
            first, second = [one for one in again.room_texts() if OWNING_UP in one]
    assert "jaksamiskysely" in first
    assert "jaksamiskysely" not in second
    assert "tekninen tarkistus" in second


async def test_what_facilitators_were_to_hear_in_the_evening_they_hear_the_morning_after() -> None:
    async with back_after("2026-11-30T09:00", "2026-12-03T09:00") as (world, _):
        chat, db = world.chat, world.app.db
        assert not any(OWNING_UP in one for one in world.private(ANNA))
        async with a_world(WallTime(datetime(2026, 12, 3, 22), ZONE).instant(), db=db, chat=chat) as again:
            await again.quiet()
            assert not any(OWNING_UP in one for one in again.private(ANNA))
            now = again.clock.now()
            assert not [one for one in await db.read(lambda tx: tx.steps.due(now, 100)) if one.step.due < now], "it is put off"
            await again.until("2026-12-04T10:00")
            assert any(OWNING_UP in one for one in again.private(ANNA))


def test_the_page_says_what_the_tables_say() -> None:
    """`python -m bot.promises_document docs/promises.md` brings it up to date."""
    document = DOCUMENT.read_text()
    assert document == with_table(document, as_markdown())
