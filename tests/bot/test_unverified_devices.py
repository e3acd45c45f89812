"""Devices that cannot read, and identities that have changed: who is told, and that it is told once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from itertools import count

import pytest

from bot.chat.port import Batch, DevicesLeftOut, EventId, IdentitySeen, UserId
from bot.store.database import Database
from facilitation.session import PersonId
from tests.bot.world import ANNA, MEMBERS, MINNA, PEKKA, STRANGER, World, a_plan, a_world

_numbers = count(1)


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """The usual group, and everybody in it."""
    async with a_world() as one:
        await one.apply(a_plan())
        await one.join(ANNA, MINNA, *MEMBERS)
        yield one


async def left_out(world: World, person: PersonId, *devices: str, elsewhere: bool = True) -> None:
    event = DevicesLeftOut(EventId(f"devices:{next(_numbers)}"), UserId(person), devices, elsewhere)
    await world.app.inbox.take(Batch((event,)))
    await world.quiet()


async def shows(world: World, person: PersonId, identity: str) -> None:
    event = IdentitySeen(EventId(f"identity:{next(_numbers)}"), UserId(person), identity)
    await world.app.inbox.take(Batch((event,)))
    await world.quiet()


def told(world: World, person: PersonId, what: str) -> list[str]:
    return [one for one in world.private(person) if what in one]


async def test_the_person_is_told_once_of_each_device(world: World) -> None:
    await left_out(world, PEKKA, "PHONE")
    (first,) = told(world, PEKKA, "ei saa viestieni avaimia")
    assert "Yksi laitteesi" in first
    assert "PHONE" in first
    await left_out(world, PEKKA, "PHONE")
    assert len(told(world, PEKKA, "ei saa viestieni avaimia")) == 1
    await left_out(world, PEKKA, "PHONE", "LAPTOP")
    assert "PHONE" not in told(world, PEKKA, "ei saa viestieni avaimia")[1]
    assert not told(world, ANNA, "avaim")
    assert not any("avaim" in one for one in world.room_texts()[1:]), "that is nobody else's business"


async def test_who_leads_the_group_is_told_when_nothing_of_the_person_s_can_read(world: World) -> None:
    await left_out(world, PEKKA, "PHONE", elsewhere=False)
    (line,) = told(world, ANNA, "yhdelläkään laitteella")
    assert "Pekka" in line
    assert not told(world, MINNA, "yhdelläkään laitteella")
    await left_out(world, PEKKA, "LAPTOP", elsewhere=False)
    assert len(told(world, ANNA, "yhdelläkään laitteella")) == 1


async def test_whoever_adds_devices_without_end_is_told_of_ten(world: World) -> None:
    await left_out(world, PEKKA, *(f"D{n}" for n in range(7)))
    await left_out(world, PEKKA, *(f"E{n}" for n in range(7)))
    await left_out(world, PEKKA, "F")
    assert len(told(world, PEKKA, "ei saa viestieni avaimia")) == 2
    assert len(await world.app.db.read(lambda tx: tx.devices.told(PEKKA))) == 10


async def test_the_first_identity_is_remembered_in_silence_and_another_one_told_once(world: World) -> None:
    await shows(world, PEKKA, "key-one")
    assert not told(world, ANNA, "Salausavaimet")
    await shows(world, PEKKA, "key-two")
    await shows(world, PEKKA, "key-two")
    (line,) = told(world, ANNA, "Salausavaimet on vaihdettu")
    assert "Pekka" in line
    assert not told(world, PEKKA, "Salausavaimet")
    await shows(world, PEKKA, "key-one")
    assert len(told(world, ANNA, "Salausavaimet on vaihdettu")) == 2, "changing back is a change"


async def test_of_the_facilitator_s_own_identity_the_host_hears(world: World) -> None:
    await shows(world, ANNA, "key-one")
    await shows(world, ANNA, "key-two")
    assert told(world, MINNA, "Salausavaimet on vaihdettu")
    assert not told(world, ANNA, "Salausavaimet on vaihdettu")


async def test_nothing_is_kept_of_strangers_and_of_who_has_left(world: World) -> None:
    await shows(world, STRANGER, "key-one")
    await left_out(world, STRANGER, "PHONE")
    await shows(world, PEKKA, "key-one")
    await left_out(world, PEKKA, "PHONE")
    db = world.app.db
    assert await db.read(lambda tx: tx.devices.identity(PEKKA)) == "key-one"
    await db.write(lambda tx: tx.people.delete(PEKKA))
    for person in (PEKKA, STRANGER):
        assert await db.read(lambda tx, person=person: tx.devices.identity(person)) is None  # type: ignore[misc]
        assert await db.read(lambda tx, person=person: tx.devices.told(person)) == set()  # type: ignore[misc]


async def test_a_restart_repeats_nothing() -> None:
    db = await Database.in_memory()
    async with a_world(db=db) as world:
        await world.apply(a_plan())
        await world.join(ANNA, MINNA, *MEMBERS)
        await shows(world, PEKKA, "key-one")
        await left_out(world, PEKKA, "PHONE", elsewhere=False)
        chat = world.chat
    async with a_world(db=db, chat=chat) as again:
        await shows(again, PEKKA, "key-one")
        await left_out(again, PEKKA, "PHONE", elsewhere=False)
        assert len(told(again, PEKKA, "ei saa viestieni avaimia")) == 1
        assert len(told(again, ANNA, "yhdelläkään laitteella")) == 1
        assert not told(again, ANNA, "Salausavaimet on vaihdettu")
    await db.close()
