"""Pulses: kept while they are open, and empty ever after."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import select

from bot.store.answer_tables import pulse_answers, pulse_events, pulse_people
from bot.store.database import Database
from bot.store.transaction import Tx
from facilitation.group import GroupId
from facilitation.pulse import Pulse
from tests.bot.store.samples import LIISA, NOW, OLLI, PEKKA, a_group


@pytest.fixture
async def group(db: Database) -> GroupId:
    async def work(tx: Tx) -> GroupId:
        group = await tx.groups.insert(a_group(), "code")
        assert await tx.pulses.open(group.id, 1, [PEKKA, LIISA], NOW)
        return group.id

    return await db.write(work)


async def answers(db: Database, group: GroupId) -> Mapping[Any, Any]:
    pulse = await db.read(lambda tx: tx.pulses.load(group, 1))
    assert pulse is not None
    return pulse.answers


async def test_a_pulse_that_was_never_asked_is_none(db: Database, group: GroupId) -> None:
    assert await db.read(lambda tx: tx.pulses.load(group, 2)) is None


async def test_an_open_pulse_knows_who_is_asked_and_what_they_said(db: Database, group: GroupId) -> None:
    assert await db.write(lambda tx: tx.pulses.answer(group, 1, PEKKA, "energy", 4))
    assert await db.write(lambda tx: tx.pulses.answer(group, 1, PEKKA, "belonging", None))
    assert await db.write(lambda tx: tx.pulses.answer(group, 1, PEKKA, "energy", 2))
    assert await db.read(lambda tx: tx.pulses.load(group, 1)) == Pulse(
        session=1, asked=(PEKKA, LIISA), answers={PEKKA: {"energy": 2, "belonging": None}}, closed=False, minimum=5
    )


async def test_who_was_not_asked_leaves_no_answer(db: Database, group: GroupId) -> None:
    assert not await db.write(lambda tx: tx.pulses.answer(group, 1, OLLI, "energy", 4))
    assert await answers(db, group) == {}


async def test_a_pulse_is_asked_once(db: Database, group: GroupId) -> None:
    assert not await db.write(lambda tx: tx.pulses.open(group, 1, [OLLI], NOW))
    pulse = await db.read(lambda tx: tx.pulses.load(group, 1))
    assert pulse is not None
    assert pulse.asked == (PEKKA, LIISA)


async def test_closing_deletes_every_row_but_the_fact(db: Database, group: GroupId) -> None:
    await db.write(lambda tx: tx.pulses.answer(group, 1, PEKKA, "energy", 4))
    await db.write(lambda tx: tx.pulses.remember_event(group, 1, PEKKA, "$vote"))

    await db.write(lambda tx: tx.pulses.close(group, 1))

    assert await db.read(lambda tx: tx.pulses.load(group, 1)) == Pulse(session=1, asked=(), answers={}, closed=True, minimum=5)
    async with db._readers.connect() as connection:
        for table in (pulse_people, pulse_answers, pulse_events):
            assert (await connection.execute(select(table))).all() == []
    assert not await db.write(lambda tx: tx.pulses.answer(group, 1, PEKKA, "energy", 1))
    assert not await db.write(lambda tx: tx.pulses.open(group, 1, [PEKKA], NOW)), "a closed pulse is not asked again"
    assert await answers(db, group) == {}


async def test_open_pulses_are_found_by_person_and_by_group(db: Database, group: GroupId) -> None:
    other = (await db.write(lambda tx: tx.groups.insert(a_group("other"), "code-2"))).id
    await db.write(lambda tx: tx.pulses.open(other, 4, [LIISA], NOW))
    assert await db.read(lambda tx: tx.pulses.open_ones(LIISA)) == [(group, 1), (other, 4)]
    assert await db.read(lambda tx: tx.pulses.open_ones(PEKKA)) == [(group, 1)]
    assert await db.read(lambda tx: tx.pulses.open_of_group(other)) == [4]

    await db.write(lambda tx: tx.pulses.close(group, 1))
    assert await db.read(lambda tx: tx.pulses.open_ones(LIISA)) == [(other, 4)]
    assert await db.read(lambda tx: tx.pulses.open_of_group(group)) == []


async def test_events_to_take_back_are_remembered_once_and_in_order(db: Database, group: GroupId) -> None:
    for person, event in ((PEKKA, "$1"), (LIISA, "$2"), (PEKKA, "$1"), (PEKKA, "$3")):
        await db.write(lambda tx, person=person, event=event: tx.pulses.remember_event(group, 1, person, event))  # type: ignore[misc]
    assert await db.read(lambda tx: tx.pulses.events(group, 1)) == [(PEKKA, "$1"), (LIISA, "$2"), (PEKKA, "$3")]
