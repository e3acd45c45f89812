"""`python -m benchmarks.core`: what Vertti itself needs for a message, without any network.

The same work as in `burst`, with a platform that takes whatever it is given at once.
"""

from __future__ import annotations

import asyncio
import cProfile
import pstats
from collections.abc import Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import groups, report, stage
from benchmarks.figures import Meter, Run, middle
from benchmarks.report import Report, spread
from bot.chat.memory.platform import MemoryPlatform
from bot.chat.port import EventId, Message, RoomId
from bot.store.database import Database

SHOWN = 45
"""Functions named by `--profile`."""
REMARK = """Steps decided, stored, delivered to a chat that takes whatever it is given at once, and confirmed; SQLite on disk."""


class Swallowing(MemoryPlatform):
    """Takes what is said, and keeps only the last word said to each room."""

    def __init__(self) -> None:
        super().__init__()
        self.last: dict[RoomId, Message] = {}

    async def send(self, room: RoomId, message: Message, *, key: str, answers: EventId | None = None) -> EventId:  # noqa: ARG002
        # As on every real platform, the answer comes in another turn of the loop.
        await asyncio.sleep(0)
        self.last[room] = message
        return EventId(f"${key}")


async def measure(count: int, rounds: int, profile: cProfile.Profile | None) -> list[Run]:
    """Reminders of so many groups, decided, stored, delivered and recorded, so many times."""
    runs: list[Run] = []
    with TemporaryDirectory(prefix="vertti-benchmark-") as directory:
        data = Path(directory) / "data"
        db = await Database.open(data)
        await groups.settle_in(db, [f"!room-{number}" for number in range(count)], rounds, datetime.now(UTC))
        await db.close()
        async with stage.vertti(Swallowing(), data) as app:
            await stage.all_sent(app)
            for session in range(1, rounds + 1):
                await groups.remind(app.db, session, datetime.now(UTC), count)
                meter = Meter()
                with profile if profile is not None and session > 1 else nullcontext():
                    app.due.wake()
                    await stage.all_sent(app)
                runs.append(meter.read(count))
    return runs


def told(runs: Sequence[Run]) -> Report:
    """The rounds after the first."""
    rate, cpu = spread([one.per_second for one in runs], ".0f"), spread([one.cpu_each for one in runs])
    rows = [(str(runs[0].count), str(len(runs)), rate, cpu, f"{1000 / middle(runs).cpu_each:.0f}")]
    columns = ("steps due at once", "rounds", "steps/s by the wall", "CPU per step, ms", "steps per second of CPU")
    return Report("core", "The core alone", "python -m benchmarks.core", columns, rows, (), (REMARK,))


def main() -> None:
    parser = report.arguments(__doc__)
    parser.add_argument("--groups", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--profile", action="store_true", help="also name the functions that take the time")
    options = parser.parse_args()
    profile = cProfile.Profile() if options.profile else None
    report.main(told(asyncio.run(measure(options.groups, options.rounds, profile))[1:]), options)
    if profile is not None:
        pstats.Stats(profile).sort_stats("tottime").print_stats(SHOWN)


if __name__ == "__main__":
    main()
