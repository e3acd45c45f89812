"""The process is killed in the middle of its writes; what it had acknowledged is there, and nothing is there by half."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.store.database import Database
from bot.store.tables import ledger, outbox
from bot.store.transaction import Tx
from tests.bot.store.samples import PROJECT

WRITER = """
import asyncio, sys
from dataclasses import replace
from pathlib import Path
from bot.store.database import Database
from tests.bot.store.samples import NOW, a_group, a_row

async def main():
    db = await Database.open(Path(sys.argv[1]))
    group = await db.write(lambda tx: tx.groups.insert(a_group(), "code"))

    async def work(tx, number):
        await tx.ledger.add(f"$event-{number}", NOW)
        loaded = await tx.groups.load(group.id)
        await tx.outbox.add(a_row(f"row-{number}", group_id=group.id))
        await tx.groups.save(replace(loaded, meeting_link=str(number)))

    async def worker(first):
        number = first
        while True:
            await db.write(lambda tx: work(tx, number))
            print(number, flush=True)
            number += 10

    await asyncio.gather(*(worker(n) for n in range(10)))

asyncio.run(main())
"""


@pytest.mark.parametrize("acknowledged_before", [1, 40, 151])
async def test_kill_9_loses_nothing_acknowledged_and_leaves_nothing_half(tmp_path: Path, acknowledged_before: int) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", WRITER, str(tmp_path), stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(PROJECT)}
    )
    assert process.stdout is not None
    acknowledged = [int(await process.stdout.readline()) for _ in range(acknowledged_before)]
    process.send_signal(signal.SIGKILL)
    rest = await process.stdout.read()
    acknowledged += [int(line) for line in rest.splitlines(keepends=True) if line.endswith(b"\n")]
    await process.wait()

    db = await Database.open(tmp_path)
    async with db._readers.connect() as connection:
        assert (await connection.exec_driver_sql("PRAGMA integrity_check")).scalar() == "ok"
        assert (await connection.exec_driver_sql("PRAGMA foreign_key_check")).first() is None
        kept = {int(one.split("-")[1]) for one in (await connection.execute(select(ledger.c.event))).scalars()}
        rows = {int(one.split("-")[1]) for one in (await connection.execute(select(outbox.c.key))).scalars()}

    async def look(tx: Tx) -> None:
        group = (await tx.groups.all())[0]
        for number in acknowledged:
            assert await tx.ledger.seen(f"$event-{number}")
        assert set(acknowledged) <= kept
        assert rows == kept
        assert group.version == len(kept)
        assert int(group.meeting_link or "-1") in kept
        assert await tx.outbox.waiting_count() == len(kept)

    await db.read(look)
    await db.close()
