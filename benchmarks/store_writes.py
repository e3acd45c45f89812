"""`python -m benchmarks.store_writes`: what it costs to put one message into the outbox, alone and among others that wait."""

from __future__ import annotations

import argparse
import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Meter, Run, middle
from bot.store.database import Database
from bot.store.outbox import NewOutboxRow
from bot.store.transaction import Tx

ROUNDS = 5
ACTION = json.dumps({"type": "send", "text": "The meeting begins in five minutes. " * 10})


async def written(db: Database, name: str, count: int, waiting: int) -> Run:
    """`count` writes, `waiting` of them in the queue at the same time."""
    now = datetime.now(UTC)

    async def write(number: int) -> None:
        row = NewOutboxRow(f"{name}/{number}", f"group:{number}", "send", ACTION, now)

        async def work(tx: Tx) -> None:
            await tx.outbox.add(row)

        await db.write(work)

    meter = Meter()
    for start in range(0, count, waiting):
        await asyncio.gather(*(write(number) for number in range(start, start + waiting)))
    return meter.read(count)


async def compare(count: int, sizes: tuple[int, ...]) -> None:
    with TemporaryDirectory(prefix="vertti-benchmark-") as directory:
        db = await Database.open(Path(directory) / "data")
        await written(db, "warm", 50, 50)
        rounds: dict[int, list[Run]] = {size: [] for size in sizes}
        for turn in range(ROUNDS):
            for size, runs in rounds.items():
                runs.append(await written(db, f"{size}/{turn}", count, size))
        await db.close()
    print("waiting   CPU per write   writes/s")
    for size, runs in rounds.items():
        run = middle(runs)
        print(f"{size:7}   {run.cpu_each:10.2f} ms   {run.per_second:8.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--writes", type=int, default=500, help="writes in each of the rounds, a multiple of 50")
    options = parser.parse_args()
    asyncio.run(compare(options.writes, (1, 50)))


if __name__ == "__main__":
    main()
