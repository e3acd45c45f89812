"""One writer, many works: none is lost, none harms another."""

from __future__ import annotations

import asyncio
import gc
import resource
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.errors import DatabaseClosed, DatabaseFull, DatabaseUnreachable
from bot.store.transaction import Tx
from tests.bot.store.samples import NOW, a_group, a_row


class Boom(Exception):
    pass


class Gate:
    """A work that holds the writer until it is let through, so that others gather behind it."""

    def __init__(self, db: Database) -> None:
        self._open = asyncio.Event()
        self.inside = asyncio.Event()
        self.task = asyncio.create_task(db.write(self._work))

    async def _work(self, tx: Tx) -> None:
        self.inside.set()
        await self._open.wait()

    async def let_through(self) -> None:
        self._open.set()
        await self.task


async def behind_gate(db: Database, *works: Any) -> list[Any]:
    """Run the works so that they share a batch; their values or errors."""
    gate = Gate(db)
    await gate.inside.wait()
    waiting = asyncio.gather(*(db.write(work) for work in works), return_exceptions=True)
    await asyncio.sleep(0)
    await gate.let_through()
    return list(await waiting)


def commits(db: Database) -> list[None]:
    seen: list[None] = []
    event.listen(db._engine.sync_engine, "commit", lambda _: seen.append(None))
    return seen


async def test_twenty_writers_racing_on_one_group_lose_no_update(db: Database) -> None:
    group = await db.write(lambda tx: tx.groups.insert(a_group(), "code"))

    async def one_more_link(tx: Tx, number: int) -> None:
        loaded = await tx.groups.load(group.id)
        await asyncio.sleep(0)
        links = sorted([*(loaded.meeting_link or "").split(), f"{number:02}"])
        await tx.groups.save(replace(loaded, meeting_link=" ".join(links)))

    await asyncio.gather(*(db.write(lambda tx, n=n: one_more_link(tx, n)) for n in range(20)))  # type: ignore[misc]

    after = await db.read(lambda tx: tx.groups.load(group.id))
    assert (after.meeting_link or "").split() == [f"{number:02}" for number in range(20)]
    assert after.version == 20


async def test_a_work_holds_the_database_before_its_first_read(db: Database) -> None:
    statements: list[list[str]] = []
    event.listen(db._engine.sync_engine, "before_cursor_execute", lambda *args: statements.append(str(args[2]).split()[0:2]))
    await db.write(lambda tx: tx.groups.all())
    assert statements[0] == ["BEGIN", "IMMEDIATE"]
    assert ["SELECT", "groups.id,"] in statements


async def test_works_that_wait_together_share_one_commit(db: Database) -> None:
    seen = commits(db)
    await behind_gate(db, *(lambda tx, n=n: tx.meta.set(f"key-{n}", "x") for n in range(50)))
    assert len(seen) == 2  # the gate's own, and one for the fifty


async def test_a_batch_has_an_end(db: Database) -> None:
    seen = commits(db)
    await behind_gate(db, *(lambda tx, n=n: tx.meta.set(f"key-{n}", "x") for n in range(65)))
    assert len(seen) == 3


async def test_a_failing_work_leaves_nothing_and_harms_no_neighbour(db: Database) -> None:
    async def fail(tx: Tx) -> None:
        await tx.meta.set("failed", "half")
        raise Boom

    results = await behind_gate(db, lambda tx: tx.meta.set("before", "x"), fail, lambda tx: tx.meta.set("after", "x"))

    assert [type(one) for one in results] == [type(None), Boom, type(None)]
    assert await db.read(lambda tx: tx.meta.get("before")) == "x"
    assert await db.read(lambda tx: tx.meta.get("failed")) is None
    assert await db.read(lambda tx: tx.meta.get("after")) == "x"


async def test_a_work_that_breaks_a_rule_of_the_database_fails_alone(db: Database) -> None:
    async def break_rule(tx: Tx) -> None:
        await tx.meta.set("broken", "half")
        await tx.unasked.record(a_group().id, None, "to a group that is not there", NOW)

    results = await behind_gate(db, break_rule, lambda tx: tx.meta.set("after", "x"))

    assert isinstance(results[0], DBAPIError)
    assert "that is not there" not in str(results[0]), "errors do not show parameters"
    assert await db.read(lambda tx: tx.meta.get("broken")) is None
    assert await db.read(lambda tx: tx.meta.get("after")) == "x"


async def test_what_is_to_follow_a_commit_follows_it_and_only_it(db: Database) -> None:
    order: list[str] = []
    event.listen(db._engine.sync_engine, "commit", lambda _: order.append("commit"))

    async def good(tx: Tx) -> None:
        tx.after_commit(lambda: order.append("good"))

    async def faulty_follower(tx: Tx) -> None:
        def fail() -> None:
            raise Boom

        tx.after_commit(fail)
        tx.after_commit(lambda: order.append("second"))

    async def bad(tx: Tx) -> None:
        tx.after_commit(lambda: order.append("bad"))
        raise Boom

    await behind_gate(db, good, bad, faulty_follower)
    assert order == ["commit", "commit", "good", "second"]


async def test_a_cancelled_caller_harms_nobody(db: Database) -> None:
    gate = Gate(db)
    await gate.inside.wait()
    cancelled = asyncio.create_task(db.write(lambda tx: tx.meta.set("cancelled", "x")))
    neighbour = asyncio.create_task(db.write(lambda tx: tx.meta.set("neighbour", "x")))
    await asyncio.sleep(0)
    cancelled.cancel()
    await gate.let_through()
    await neighbour
    assert await db.read(lambda tx: tx.meta.get("cancelled")) is None, "it had not begun"
    assert await db.read(lambda tx: tx.meta.get("neighbour")) == "x"


async def test_a_work_that_has_begun_is_finished_though_its_caller_is_cancelled(db: Database) -> None:
    begun, go_on, followed = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def work(tx: Tx) -> None:
        begun.set()
        tx.after_commit(followed.set)
        await tx.meta.set("first", "x")
        await go_on.wait()
        await tx.meta.set("second", "x")

    task = asyncio.create_task(db.write(work))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    go_on.set()
    await db.write(lambda tx: tx.meta.set("next", "x"))
    assert await db.read(lambda tx: tx.meta.get("second")) == "x"
    assert followed.is_set()


async def test_a_cancelled_reader_harms_nobody(db: Database) -> None:
    begun = asyncio.Event()

    async def look_for_ever(tx: Tx) -> None:
        await tx.meta.get("key")
        begun.set()
        await asyncio.Event().wait()

    for _ in range(6):  # more often than there are readers
        begun.clear()
        task = asyncio.create_task(db.read(look_for_ever))
        await begun.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert await db.read(lambda tx: tx.meta.get("key")) is None


async def test_works_cancelled_at_any_moment_leave_a_database_that_works_and_closes() -> None:
    """Also while a connection is opened, or its thread is at work."""
    for turns in range(12):
        db = await Database.in_memory()
        works: list[asyncio.Task[Any]] = [asyncio.create_task(db.read(lambda tx: tx.groups.all())) for _ in range(8)]
        works += [asyncio.create_task(db.write(lambda tx: tx.meta.set("a", "b"))) for _ in range(3)]
        for _ in range(turns):
            await asyncio.sleep(0)
        for work in works:
            work.cancel()
        await asyncio.gather(*works, return_exceptions=True)
        async with asyncio.timeout(10):
            assert await db.read(lambda tx: tx.groups.all()) == []
            await db.close()


async def test_a_work_that_was_cancelled_inside_fails_alone(db: Database) -> None:
    async def cancelled_inside(tx: Tx) -> None:
        await tx.meta.set("half", "x")
        raise asyncio.CancelledError

    results = await behind_gate(db, cancelled_inside, lambda tx: tx.meta.set("after", "x"))
    assert isinstance(results[0], asyncio.CancelledError)
    assert await db.read(lambda tx: tx.meta.get("half")) is None
    assert await db.read(lambda tx: tx.meta.get("after")) == "x"


async def test_closing_finishes_what_waits_and_refuses_what_comes_later(tmp_path: Path) -> None:
    db = await Database.open(tmp_path)
    gate = Gate(db)
    await gate.inside.wait()
    waiting = [asyncio.create_task(db.write(lambda tx, n=n: tx.meta.set(f"key-{n}", "x"))) for n in range(100)]  # type: ignore[misc]
    await asyncio.sleep(0)
    closing = asyncio.create_task(db.close())
    await asyncio.sleep(0)
    with pytest.raises(DatabaseClosed):
        await db.write(lambda tx: tx.meta.set("late", "x"))
    with pytest.raises(DatabaseClosed):
        await db.read(lambda tx: tx.meta.get("late"))
    await gate.let_through()
    await asyncio.gather(*waiting)
    await closing
    await db.close()

    db = await Database.open(tmp_path)
    assert await db.read(lambda tx: tx.meta.get("key-99")) == "x"
    await db.close()


async def test_a_work_that_asks_for_another_is_told_that_it_cannot(db: Database) -> None:
    async def nested(tx: Tx) -> None:
        await db.write(lambda inner: inner.meta.set("inner", "x"))

    with pytest.raises(RuntimeError, match="wait for itself"):
        await db.write(nested)


async def test_a_reader_sees_one_moment_and_cannot_write(db: Database) -> None:
    async def look(tx: Tx) -> tuple[str | None, str | None]:
        before = await tx.meta.get("key")
        await db.write(lambda writing: writing.meta.set("key", "new"))
        return before, await tx.meta.get("key")

    assert await db.read(look) == (None, None)
    assert await db.read(lambda tx: tx.meta.get("key")) == "new"
    with pytest.raises(Exception, match="readonly"):
        await db.read(lambda tx: tx.meta.set("key", "from a reader"))


async def test_on_a_full_disk_the_whole_batch_fails_and_later_works_go_on(kept: Database) -> None:
    async def pages(connection: AsyncConnection, limit: int) -> None:
        driver: Any = (await connection.get_raw_connection()).driver_connection
        await driver.execute(f"PRAGMA max_page_count = {limit}")

    followed: list[str] = []

    async def small(tx: Tx) -> None:
        tx.after_commit(lambda: followed.append("small"))
        await tx.meta.set("small", "x")

    await kept._writer.upkeep(lambda connection: pages(connection, 1))  # no page more than there are
    results = await behind_gate(kept, small, lambda tx: tx.meta.set("large", "x" * 100_000))
    assert [type(one) for one in results] == [DatabaseFull, DatabaseFull]
    assert "Free some space" in str(results[0])
    assert not followed
    assert await kept.read(lambda tx: tx.meta.get("small")) is None

    await kept._writer.upkeep(lambda connection: pages(connection, 1_000_000))
    await kept.write(lambda tx: tx.meta.set("large", "x" * 100_000))


async def test_a_commit_that_the_disk_refuses_fails_the_batch_and_later_works_go_on(kept: Database) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, hard))
    try:
        results = await behind_gate(kept, lambda tx: tx.meta.set("small", "x"), lambda tx: tx.outbox.add(a_row("x" * 1_000_000)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [type(one) for one in results] == [DatabaseUnreachable, DatabaseUnreachable]
    assert await kept.read(lambda tx: tx.meta.get("small")) is None

    await kept.write(lambda tx: tx.meta.set("small", "later"))
    assert await kept.read(lambda tx: tx.meta.get("small")) == "later"


def test_the_loop_may_end_as_soon_as_a_database_with_a_cancelled_work_is_closed(tmp_path: Path) -> None:
    async def cancelled_in_the_middle(pauses: int) -> None:
        db = await Database.open(tmp_path)
        works: list[asyncio.Task[Any]] = [asyncio.create_task(db.read(lambda tx: tx.groups.all())) for _ in range(4)]
        works.append(asyncio.create_task(db.write(lambda tx: tx.meta.set("key", str(pauses)))))
        for _ in range(pauses):
            await asyncio.sleep(0)
        for work in works:
            work.cancel()
        await asyncio.gather(*works, return_exceptions=True)
        await db.close()

    for pauses in range(25):
        asyncio.run(cancelled_in_the_middle(pauses))
    gc.collect()
