"""The outbox's rows: in order within a destination, each once, and without their text when it is of no more use."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.store.database import Database
from bot.store.outbox import OutboxRow, OutboxState
from bot.store.transaction import Tx
from tests.bot.store.samples import NOW, a_group, a_row

LATER = NOW + timedelta(minutes=5)


async def add(db: Database, *rows: tuple[str, str], **more: object) -> None:
    async def work(tx: Tx) -> None:
        for key, destination in rows:
            assert await tx.outbox.add(a_row(key, destination, **more))  # type: ignore[arg-type]

    await db.write(work)


async def row(db: Database, key: str) -> OutboxRow:
    found = await db.read(lambda tx: tx.outbox.find(key))
    assert found is not None
    return found


async def heads(db: Database, *excluded: str, limit: int = 10) -> list[str]:
    return [one.key for one in await db.read(lambda tx: tx.outbox.heads(excluded, NOW, limit))]


async def test_what_belongs_to_no_group_takes_only_so_many_hands(db: Database) -> None:
    group = (await db.write(lambda tx: tx.groups.insert(a_group(), "code"))).id
    await add(db, *((f"stranger-{number}", f"room:{number}") for number in range(30)))
    await add(db, ("ours", "group:1"), group_id=group)
    found = await db.read(lambda tx: tx.outbox.heads((), NOW, 20, of_no_group=5))
    assert [one.key for one in found] == [*(f"stranger-{number}" for number in range(5)), "ours"]
    assert [one.key for one in await db.read(lambda tx: tx.outbox.heads((), NOW, 20, of_no_group=0))] == ["ours"]


async def test_a_new_row_comes_back_whole(db: Database) -> None:
    group = await db.write(lambda tx: tx.groups.insert(a_group(), "code"))
    new = a_row(
        "key", group_id=group.id, about="plan:edit:2", refers_to="1/plan", not_before=NOW, useful_until=LATER, kind="edit"
    )
    assert await db.write(lambda tx: tx.outbox.add(new))
    assert await row(db, "key") == OutboxRow(
        id=1,
        key="key",
        destination="room:1",
        group_id=group.id,
        about="plan:edit:2",
        refers_to="1/plan",
        kind="edit",
        action='{"text":"key"}',
        state=OutboxState.WAITING,
        claimed=False,
        attempts=0,
        not_before=NOW,
        useful_until=LATER,
        platform_id=None,
        created_at=NOW,
        sent_at=None,
        error=None,
    )


async def test_a_key_is_used_once_for_good(db: Database) -> None:
    await add(db, ("key", "a"))
    assert not await db.write(lambda tx: tx.outbox.add(a_row("key", "b")))
    first = await row(db, "key")
    assert first.destination == "a"
    await db.write(lambda tx: tx.outbox.confirm(first.id, "$1", NOW))
    assert not await db.write(lambda tx: tx.outbox.add(a_row("key", "b")))
    assert (await row(db, "key")).state is OutboxState.SENT
    assert await db.read(lambda tx: tx.outbox.waiting_count()) == 0


async def test_the_first_of_each_destination_goes_first(db: Database) -> None:
    await add(db, ("a1", "a"), ("a2", "a"), ("b1", "b"), ("a3", "a"), ("c1", "c"))
    assert await heads(db) == ["a1", "b1", "c1"]
    assert await heads(db, "b") == ["a1", "c1"]
    assert await heads(db, "a", "b", "c") == []
    assert await heads(db, limit=2) == ["a1", "b1"]

    await db.write(lambda tx: tx.outbox.confirm(1, "$1", NOW))
    assert await heads(db) == ["a2", "b1", "c1"]
    following = await db.read(lambda tx: tx.outbox.head_of("a", NOW))
    assert following is not None
    assert following.key == "a2"
    assert await db.read(lambda tx: tx.outbox.head_of("d", NOW)) is None


async def test_a_first_row_that_must_wait_blocks_its_destination_and_only_that(db: Database) -> None:
    await add(db, ("a1", "a"), ("a2", "a"), ("b1", "b"))
    await db.write(lambda tx: tx.outbox.postpone(1, LATER, "429"))

    assert await heads(db) == ["b1"]
    assert await db.read(lambda tx: tx.outbox.head_of("a", NOW)) is None
    assert await db.read(lambda tx: tx.outbox.next_not_before(NOW)) == LATER
    postponed = await row(db, "a1")
    assert (postponed.attempts, postponed.error, postponed.state) == (1, "429", OutboxState.WAITING)

    assert [one.key for one in await db.read(lambda tx: tx.outbox.heads((), LATER, 10))] == ["a1", "b1"]
    assert await db.read(lambda tx: tx.outbox.next_not_before(LATER)) is None


async def test_only_first_rows_decide_when_to_wake(db: Database) -> None:
    await add(db, ("a1", "a"))
    await add(db, ("a2", "a"), not_before=LATER)
    assert await db.read(lambda tx: tx.outbox.next_not_before(NOW)) is None


async def test_a_sent_row_keeps_the_platforms_id_and_loses_its_text(db: Database) -> None:
    await add(db, ("key", "a"))
    await db.write(lambda tx: tx.outbox.postpone(1, NOW, "503"))
    await db.write(lambda tx: tx.outbox.confirm(1, "$sent", LATER))
    sent = await row(db, "key")
    assert (sent.state, sent.platform_id, sent.action, sent.error, sent.sent_at) == (OutboxState.SENT, "$sent", None, None, LATER)
    assert await db.read(lambda tx: tx.outbox.find_by_platform_id("$sent")) == sent
    assert await db.read(lambda tx: tx.outbox.find_by_platform_id("$other")) is None


async def test_a_refused_row_steps_aside(db: Database) -> None:
    group = await db.write(lambda tx: tx.groups.insert(a_group(), "code"))
    await add(db, ("a1", "a"), ("a2", "a"), group_id=group.id)
    await db.write(lambda tx: tx.outbox.park(1, "403", NOW))
    assert await heads(db) == ["a2"]
    parked = await db.read(lambda tx: tx.outbox.parked(group.id))
    assert [(one.key, one.error, one.state, one.sent_at) for one in parked] == [("a1", "403", OutboxState.PARKED, NOW)]


async def test_a_row_of_no_more_use_expires_without_its_text(db: Database) -> None:
    await add(db, ("a1", "a"))
    await db.write(lambda tx: tx.outbox.expire(1, NOW))
    expired = await row(db, "a1")
    assert (expired.state, expired.action, expired.sent_at) == (OutboxState.EXPIRED, None, NOW)


@pytest.mark.parametrize("late", ["postpone", "park", "expire"])
async def test_what_is_settled_is_not_stirred_again(db: Database, late: str) -> None:
    await add(db, ("a1", "a"))
    await db.write(lambda tx: tx.outbox.confirm(1, "$1", NOW))
    before = await row(db, "a1")

    async def stir(tx: Tx) -> None:
        match late:
            case "postpone":
                await tx.outbox.postpone(1, LATER, "x")
            case "park":
                await tx.outbox.park(1, "x", LATER)
            case _:
                await tx.outbox.expire(1, LATER)

    await db.write(stir)
    assert await row(db, "a1") == before


async def test_a_claim_is_remembered_through_failures(db: Database) -> None:
    await add(db, ("a1", "a"))
    assert not (await row(db, "a1")).claimed
    await db.write(lambda tx: tx.outbox.claim(1))
    await db.write(lambda tx: tx.outbox.postpone(1, LATER, "timeout"))
    assert (await row(db, "a1")).claimed


async def test_unsent_edits_give_way_to_a_later_one(db: Database) -> None:
    await add(db, ("plan", "a"))
    await add(db, ("edit-1", "a"), ("edit-2", "a"), kind="edit", refers_to="plan")
    await add(db, ("other-place", "b"), kind="edit", refers_to="plan")
    await add(db, ("other-message", "a"), kind="edit", refers_to="other")
    await add(db, ("no-edit", "a"), kind="redact", refers_to="plan")
    first_edit = await row(db, "edit-1")
    await db.write(lambda tx: tx.outbox.confirm(first_edit.id, "$edit", NOW))

    assert await db.write(lambda tx: tx.outbox.supersede_edits("plan", "a")) == 1

    superseded = await row(db, "edit-2")
    assert (superseded.state, superseded.action) == (OutboxState.SUPERSEDED, None)
    for untouched in ("plan", "other-place", "other-message", "no-edit"):
        assert (await row(db, untouched)).state is OutboxState.WAITING
    assert (await row(db, "edit-1")).state is OutboxState.SENT


async def test_an_edit_superseded_on_its_way_can_still_be_confirmed(db: Database) -> None:
    await add(db, ("edit", "a"), kind="edit", refers_to="plan")
    await db.write(lambda tx: tx.outbox.supersede_edits("plan", "a"))
    await db.write(lambda tx: tx.outbox.confirm(1, "$edit", NOW))
    assert (await row(db, "edit")).state is OutboxState.SENT


async def test_what_says_it_all_takes_the_place_of_all_of_its_kind_that_waits_there(db: Database) -> None:
    await add(db, ("sent", "a"), ("waiting-1", "a"), ("waiting-2", "a"), ("elsewhere", "b"), kind="show_meetings")
    await add(db, ("a-word", "a"))
    sent = await row(db, "sent")
    await db.write(lambda tx: tx.outbox.confirm(sent.id, None, NOW))

    assert await db.write(lambda tx: tx.outbox.supersede("show_meetings", "a")) == 2

    for key in ("waiting-1", "waiting-2"):
        superseded = await row(db, key)
        assert (superseded.state, superseded.action) == (OutboxState.SUPERSEDED, None)
    for untouched in ("elsewhere", "a-word"):
        assert (await row(db, untouched)).state is OutboxState.WAITING
    assert (await row(db, "sent")).state is OutboxState.SENT


async def test_old_rows_are_forgotten_but_not_what_is_still_needed(db: Database) -> None:
    group = await db.write(lambda tx: tx.groups.insert(a_group(), "code"))
    await add(db, ("old", "a"), ("poll", "a"), ("parked", "a"), ("waiting", "a"), ("young", "a"), group_id=group.id)
    await add(db, ("1/plan", "a"), group_id=group.id, about=group.plan_message)
    await add(db, ("end-of-poll", "a"), refers_to="poll")

    async def settle(tx: Tx) -> None:
        for key in ("old", "1/plan", "poll"):
            found = await tx.outbox.find(key)
            assert found is not None
            await tx.outbox.confirm(found.id, f"${key}", NOW)
        parked, young = await tx.outbox.find("parked"), await tx.outbox.find("young")
        assert parked is not None
        assert young is not None
        await tx.outbox.park(parked.id, "403", NOW)
        await tx.outbox.confirm(young.id, "$young", LATER)

    await db.write(settle)
    assert await db.write(lambda tx: tx.outbox.forget_older_than(LATER)) == 2

    left = [
        key
        for key in ("old", "1/plan", "poll", "parked", "waiting", "young", "end-of-poll")
        if await db.read(lambda tx, key=key: tx.outbox.find(key)) is not None  # type: ignore[misc]
    ]
    assert left == ["1/plan", "poll", "waiting", "young", "end-of-poll"]


async def test_the_waiting_index_serves_the_heads(db: Database) -> None:
    async with db._readers.connect() as connection:
        plan = await connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT min(id) FROM outbox WHERE state = 'waiting' GROUP BY destination"
        )
        assert "ix_outbox_waiting" in " ".join(str(line) for line in plan)
