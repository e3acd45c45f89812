"""What is thrown away every night is what the register says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.memory import MemoryChat
from bot.clock import RehearsalClock
from bot.housekeeping import Housekeeping
from bot.store.database import Database
from bot.store.outbox import NewOutboxRow
from bot.store.transaction import Tx
from facilitation import privacy
from facilitation.session import PersonId
from tests.bot.rows import rows_with
from tests.bot.store.samples import a_group

WHO = PersonId("@who:example.org")
MOMENT = timedelta(seconds=1)


async def write(tx: Tx, table: str, mark: str, at: datetime) -> None:
    """A row of that table, written at that moment."""
    match table:
        case "ledger":
            await tx.ledger.add(mark, at)
        case "unreadable":
            await tx.unreadable.add(mark, "!room", at)
        case "dialogues":
            await tx.dialogues.set(PersonId(f"@{mark}:example.org"), mark, {}, at)
        case "unasked":
            group = await tx.groups.find_by_key("of-tests")
            assert group is not None
            await tx.unasked.record(group.id, WHO, mark, at)
        case "outbox":
            await tx.outbox.add(NewOutboxRow(mark, f"person:{WHO}", "send", "{}", at))
            row = await tx.outbox.find(mark)
            assert row is not None
            await tx.outbox.confirm(row.id, "$1", at)
        case _:
            raise LookupError(f"say here how a row of {table} is written")


@pytest.mark.parametrize("entry", [one for one in privacy.REGISTER if one.until.limit is not None], ids=lambda one: one.name)
async def test_rows_go_when_the_register_says_so_and_not_before(entry: privacy.Entry) -> None:
    db = await Database.in_memory()
    try:
        clock = RehearsalClock(datetime.now(UTC))
        limit = entry.until.limit
        assert limit is not None
        people = (WHO, *(PersonId(f"@{mark}:example.org") for mark in ("old-row", "young-row")))
        await db.write(lambda tx: tx.groups.insert(a_group("of-tests", people=people), "code"))
        await db.write(lambda tx: write(tx, entry.name, "old-row", clock.now() - limit - MOMENT))
        await db.write(lambda tx: write(tx, entry.name, "young-row", clock.now() - limit + timedelta(minutes=5)))
        await Housekeeping(db, clock, MemoryChat(clock.now)).tidy()
        assert entry.name not in await rows_with(db, "old-row")
        assert entry.name in await rows_with(db, "young-row")
    finally:
        await db.close()
