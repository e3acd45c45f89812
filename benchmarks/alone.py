"""`python -m benchmarks.alone DATA`: a program of its own on a crowd's database; what it finds is printed as JSON.

A process of its own, so that nothing but Vertti is in its memory, and so that starting means starting.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks import groups, stage
from benchmarks.core import Swallowing
from benchmarks.machine import memory_of
from bot.app import App
from bot.chat.port import EventId, Message, RoomId

STEPS = 300
"""Groups whose reminders fall due in each round."""
ROUNDS = 4


class Announcing(Swallowing):
    """Notes when the first message went out."""

    def __init__(self) -> None:
        super().__init__()
        self.first: float | None = None

    async def send(self, room: RoomId, message: Message, *, key: str, answers: EventId | None = None) -> EventId:
        if self.first is None:
            self.first = time.time()
        return await super().send(room, message, key=key, answers=answers)


async def run(data: Path, begun: float) -> dict[str, float]:
    """`begun` is when the process was started (seconds since 1970)."""
    platform = Announcing()
    async with stage.vertti(platform, data) as app:
        await app.apply(())
        await stage.all_sent(app)
        started = time.process_time()
        assert platform.first is not None, "nothing was due"
        await asyncio.sleep(1.0)
        idle = memory_of(os.getpid())
        each = [await one_round(app, number + 2) for number in range(ROUNDS)]
    middle = sorted(each)[ROUNDS // 2]
    return {"first": platform.first - begun, "started_cpu": started, "idle": idle, "median": middle}


async def one_round(app: App, session: int) -> float:
    """Milliseconds of processor time for each step decided, stored and delivered."""
    count = min(STEPS, await app.db.read(lambda tx: tx.groups.count()))
    due = datetime.now(UTC) + timedelta(seconds=2)
    await groups.remind(app.db, session, due, count)
    before = time.process_time()
    await asyncio.sleep((due - datetime.now(UTC)).total_seconds())
    app.due.wake()
    await stage.all_sent(app)
    return 1000 * (time.process_time() - before) / count


def main() -> None:
    print(json.dumps(asyncio.run(run(Path(sys.argv[1]), float(sys.argv[2])))))


if __name__ == "__main__":
    main()
