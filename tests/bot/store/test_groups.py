"""Groups: found, saved by difference, guarded against stale copies, and erased."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import event
from sqlalchemy.exc import StatementError

from bot.store.database import Database
from bot.store.errors import GroupKeyTaken, NoSuchGroup, StaleGroup
from bot.store.transaction import Tx
from facilitation.group import Group, GroupId, Member, Role, Standing
from tests.bot.store.samples import LIISA, NOW, OLLI, PEKKA, a_group


async def stored(db: Database, group: Group | None = None, code: str = "code") -> Group:
    return await db.write(lambda tx: tx.groups.insert(group or a_group(), code))


async def test_groups_are_found_by_key_by_join_code_and_by_person(db: Database) -> None:
    one = await stored(db, a_group("one", people=(PEKKA,)), "code-1")
    other = await stored(db, a_group("other", people=(PEKKA, LIISA)), "code-2")

    async def look(tx: Tx) -> None:
        assert await tx.groups.find_by_key("one") == one
        assert await tx.groups.find_by_key("third") is None
        assert await tx.groups.find_by_join_code("code-2") == other
        assert await tx.groups.find_by_join_code("CODE-2") is None
        assert await tx.groups.join_code(one.id) == "code-1"
        assert await tx.groups.of_person(PEKKA) == [one, other]
        assert await tx.groups.of_person(LIISA) == [other]
        assert await tx.groups.of_person(OLLI) == []

    await db.read(look)


async def test_those_who_left_or_declined_are_in_no_group(db: Database) -> None:
    group = a_group(people=())
    group = group.with_member(Member(PEKKA, Role.MEMBER, Standing.LEFT)).with_member(
        Member(LIISA, Role.MEMBER, Standing.DECLINED)
    )
    await stored(db, group)
    assert await db.read(lambda tx: tx.groups.of_person(PEKKA)) == []
    assert await db.read(lambda tx: tx.groups.of_person(LIISA)) == []


async def test_an_unknown_group_is_said_to_be_unknown(db: Database) -> None:
    with pytest.raises(NoSuchGroup):
        await db.read(lambda tx: tx.groups.load(GroupId(7)))
    with pytest.raises(NoSuchGroup):
        await db.read(lambda tx: tx.groups.join_code(GroupId(7)))
    with pytest.raises(NoSuchGroup):
        await db.write(lambda tx: tx.groups.save(replace(a_group(), id=GroupId(7))))


async def test_a_key_is_given_once(db: Database) -> None:
    await stored(db)
    with pytest.raises(GroupKeyTaken):
        await stored(db, code="another")


async def test_a_stale_copy_is_refused_and_changes_nothing(db: Database) -> None:
    stale = await stored(db)
    fresh = await db.write(lambda tx: tx.groups.save(replace(stale, name="fresh")))

    with pytest.raises(StaleGroup):
        await db.write(lambda tx: tx.groups.save(replace(stale, name="stale", members=())))

    assert await db.read(lambda tx: tx.groups.load(stale.id)) == fresh


async def test_within_one_work_the_returned_copy_can_be_saved_again_and_the_earlier_one_cannot(db: Database) -> None:
    group = await stored(db)

    async def work(tx: Tx) -> Group:
        loaded = await tx.groups.load(group.id)
        saved = await tx.groups.save(replace(loaded, name="once"))
        again = await tx.groups.save(replace(saved, name="twice"))
        with pytest.raises(StaleGroup):
            await tx.groups.save(replace(loaded, name="stale"))
        return again

    again = await db.write(work)
    assert again.version == group.version + 2
    assert await db.read(lambda tx: tx.groups.load(group.id)) == again


async def test_saving_writes_only_the_rows_that_changed(db: Database) -> None:
    group = await stored(db)
    statements: list[str] = []

    async def work(tx: Tx) -> None:
        loaded = await tx.groups.load(group.id)
        event.listen(db._engine.sync_engine, "before_cursor_execute", lambda *args: statements.append(str(args[2]).split("(")[0]))
        await tx.groups.save(loaded.replacing(replace(loaded.sessions[2], link="https://meet.example.org/x")))

    await db.write(work)
    assert [one.strip() for one in statements if not one.startswith(("SAVEPOINT", "RELEASE"))] == [
        statements[0].strip(),
        "INSERT INTO sessions",
    ]
    assert statements[0].startswith("UPDATE groups SET")


async def test_naive_moments_are_refused(db: Database) -> None:
    group = replace(a_group(), ended_at=datetime(2026, 12, 1, 17))
    with pytest.raises(StatementError, match="aware"):
        await stored(db, group)
    with pytest.raises(StatementError, match="aware"):
        await db.write(lambda tx: tx.ledger.add("$event", NOW.replace(tzinfo=None)))


async def test_who_left_is_known_by_a_hash_only(db: Database) -> None:
    group = await stored(db)
    other = await stored(db, a_group("other"), "code-2")
    assert not await db.read(lambda tx: tx.groups.has_left(group.id, PEKKA))

    await db.write(lambda tx: tx.groups.mark_left(group.id, PEKKA))
    await db.write(lambda tx: tx.groups.mark_left(group.id, PEKKA))
    await db.write(lambda tx: tx.groups.mark_left(other.id, PEKKA))

    assert await db.read(lambda tx: tx.groups.has_left(group.id, PEKKA))
    assert not await db.read(lambda tx: tx.groups.has_left(group.id, LIISA))
    async with db._readers.connect() as connection:
        marks = (await connection.exec_driver_sql("SELECT mark FROM departures")).scalars().all()
    assert len(set(marks)) == 2
    assert all(len(mark) == 64 and "pekka" not in mark for mark in marks)
