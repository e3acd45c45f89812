"""`python -m benchmarks.soak`: a thousand groups for a simulated year, and what is left of it in memory and on disk."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import report, stage
from benchmarks.forgetful import Forgetful
from benchmarks.groups import a_group, invented
from benchmarks.machine import memory_of
from benchmarks.report import Aim, Report
from bot.app import App, assemble
from bot.clock import RehearsalClock
from bot.handlers.desk import Desk
from bot.inbox import StoredSyncMemory
from bot.store.database import Database
from bot.store.transaction import Tx
from facilitation.group import Group
from facilitation.practice import Support
from facilitation.rhythm import Rhythm
from facilitation.times import WallTime

BEGINS = datetime(2026, 1, 5, 3, tzinfo=UTC)
SESSIONS = 8
RETENTION = timedelta(days=60)
SPREAD = 180
"""Days over which the first groups are spread within their programmes, as if they had begun one after the other."""
HOURS = (9, 12, 15, 17, 18)
GROWTH = 1.1
"""How much more there may be at the end than after the first half."""
REMARK = """Whole programmes of eight sessions three weeks apart, on SQLite on disk, with a clock that jumps from step
to step: the plan, the themes to choose from, who comes, technical checks, reminders, feedback, farewell, deletion;
the people say nothing. A group that has been deleted is followed by a new one. The chat keeps nothing, so that all
growth would be Vertti's. The nightly housekeeping runs every seventh night here (it writes the file anew); sizes are
taken after it."""


class Soak:
    """The program and its year."""

    def __init__(self, app: App, clock: RehearsalClock, groups: int) -> None:
        self.app = app
        self.clock = clock
        self.groups = groups
        self.begun = 0

    async def fill_up(self) -> None:
        """As many groups as there should be; the new ones begin within some weeks, the very first ones are spread wider."""
        missing = self.groups - await self.app.db.read(lambda tx: tx.groups.count())
        for start in range(0, missing, 50):
            await self.app.db.write(partial(self._begin, count=min(50, missing - start)))

    async def _begin(self, tx: Tx, count: int) -> None:
        for _ in range(count):
            self.begun += 1
            stored = await tx.groups.insert(self._group(self.begun), f"code-{self.begun}")
            await tx.rooms.set_group_room(stored.id, f"!group-{self.begun}")
            for one in stored.members:
                await tx.rooms.set_direct_room(one.person, f"!direct-{one.person}")
            await Desk.at(tx, self.app.house).plan_steps(stored)

    def _group(self, number: int) -> Group:
        now = self.clock.now()
        later = 5 + number % (SPREAD if number <= self.groups else 21)
        day = now + timedelta(days=later)
        day += timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
        first = WallTime(datetime(day.year, day.month, day.day, HOURS[number % len(HOURS)]), stage.ZONE)  # noqa: DTZ001
        rhythm = Rhythm(first, 21, SESSIONS)
        group = a_group(number, SESSIONS, now, invented(number))
        sessions = tuple(replace(one, starts=at) for one, at in zip(group.sessions, rhythm.occurrences(), strict=True))
        return replace(group, rhythm=rhythm, sessions=sessions, retention=RETENTION)

    async def day(self) -> None:
        """From one night to the next."""
        night = self.clock.now() + timedelta(days=1)
        while (coming := await self.app.db.read(lambda tx: tx.steps.next_due())) is not None and coming <= night:
            self.clock.jump(coming)
            self.app.due.wake()
            await self.all_done()
        self.clock.jump(night)

    async def all_done(self) -> None:
        """Until nothing is due and the outbox is empty."""
        while True:
            await asyncio.sleep(0.001)
            if self.app.due.idle and self.app.outbox.idle and await stage.nothing_waits(self.app):
                return


@asynccontextmanager
async def a_soak(data: Path, groups: int, chat: Forgetful) -> AsyncIterator[Soak]:
    """The program on an empty database."""
    db = await Database.open(data)
    clock = RehearsalClock(BEGINS)
    await chat.start(StoredSyncMemory(db))
    app = assemble(db, chat, clock, stage.policy(), Support("Minna, 050 000 0000"))
    running = asyncio.create_task(app.run())
    try:
        await app.inbox.begun.wait()
        yield Soak(app, clock, groups)
        if running.done():
            running.result()
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await chat.stop()
        await db.close()


async def measure(count: int, days: int) -> Report:
    rows: list[tuple[str, ...]] = []
    seen: list[tuple[float, float]] = []
    chat = Forgetful()
    with TemporaryDirectory(prefix="vertti-benchmark-") as directory:
        data = Path(directory) / "data"
        async with a_soak(data, count, chat) as soak:
            begun, cpu = time.perf_counter(), time.process_time()
            for day in range(1, days + 1):
                await soak.fill_up()
                await soak.day()
                if day % 7 == 0:
                    await soak.app.housekeeping.tidy()
                    await soak.all_done()
                if day % max(7, days // 12 // 7 * 7) == 0:
                    memory = memory_of(os.getpid())
                    kept = sum(one.stat().st_size for one in data.glob("vertti.db*")) / 2**20
                    seen.append((memory, kept))
                    rows.append((str(day), str(soak.begun), f"{chat.said:,}", f"{memory:.0f}", f"{kept:.0f}"))
                    print(rows[-1], flush=True)
            wall, cpu = time.perf_counter() - begun, time.process_time() - cpu
    half, most = seen[len(seen) // 2 :], seen[: len(seen) // 2 + 1]
    grown = [max(one[which] for one in half) / max(one[which] for one in most) for which in (0, 1)]
    aims = [
        Aim(f"{what}: most of the second half of the time, times that of the first", f"≤ {GROWTH}", f"{by:.2f}", by <= GROWTH)
        for what, by in zip(("memory", "files"), grown, strict=True)
    ]
    each = f"{1000 * cpu / chat.said:.2f} ms each"
    rate = f"{chat.said:,} messages in {cpu:.0f} s of processor time ({each}; {wall:.0f} s by the wall)."
    columns = ("day", "groups begun", "messages said", "memory, MiB", "files, MiB")
    title = f"{count:,} groups for {days} days"
    return Report("soak", title, "python -m benchmarks.soak", columns, rows, aims, (rate, REMARK))


def main() -> None:
    parser = report.arguments(__doc__)
    parser.add_argument("--groups", type=int, default=1000)
    parser.add_argument("--days", type=int, default=364)
    options = parser.parse_args()
    report.main(asyncio.run(measure(options.groups, options.days)), options)


if __name__ == "__main__":
    main()
