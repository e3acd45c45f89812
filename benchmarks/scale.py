"""`python -m benchmarks.scale`: what a step costs, how fast Vertti starts and what it holds, with 100 to 100,000 groups."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import groups, report
from benchmarks.crowd import a_crowd
from benchmarks.report import Aim, Report
from bot.store.database import Database

START_AIM = 5.0
FLAT = 1.25
REMARK = """The chat takes whatever it is given at once; the database is on disk, each group with seven people, eight
sessions, forty waiting steps and twelve past messages. In each size the reminders of (at most) 300 groups fall due,
four times: groups loaded, the practice asked, rendered, stored, sent, confirmed. *Start* is from the start of the
process, imports included, until the first message that was due has gone out. Memory is that of the whole process a
second after that; per group, against the smallest size."""


def alone(data: Path) -> dict[str, float]:
    """What a process of its own finds."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.alone", str(data), str(time.time())], check=True, capture_output=True, text=True
    )
    return dict(json.loads(done.stdout))


async def prepare(data: Path, count: int) -> None:
    """The crowd, with one reminder overdue by a moment."""
    await a_crowd(data, count)
    db = await Database.open(data)
    await groups.remind(db, 1, datetime.now(UTC), 1)
    await db.close()


def measure(sizes: Sequence[int]) -> Report:
    rows = []
    found: dict[int, dict[str, float]] = {}
    for size in sizes:
        with TemporaryDirectory(prefix="vertti-benchmark-") as directory:
            data = Path(directory) / "data"
            asyncio.run(prepare(data, size))
            kept = (data / "vertti.db").stat().st_size / 2**20
            found[size] = one = alone(data)
        each = 1024 * (one["idle"] - found[sizes[0]]["idle"]) / max(size - sizes[0], 1)
        rows.append(
            (
                f"{size:,}",
                f"{one['median']:.2f}",
                f"{one['first']:.1f}",
                f"{one['started_cpu']:.1f}",
                f"{one['idle']:.0f}",
                "" if size == sizes[0] else f"{each:.2f}",
                f"{kept:.0f}",
            )
        )
        print(rows[-1], flush=True)
    ratio = found[sizes[-1]]["median"] / found[sizes[0]]["median"]
    what = f"a step with {sizes[-1]:,} groups costs, times that with {sizes[0]:,}"
    aims = [Aim(what, f"≤ {FLAT}", f"{ratio:.2f}", ratio <= FLAT)]
    for size in sizes:
        if size >= 10_000:
            first, what = found[size]["first"], f"start with {size:,} groups to the first due step"
            aims.append(Aim(what, f"≤ {START_AIM:.0f} s", f"{first:.1f} s", first <= START_AIM))
    columns = ("groups", "CPU per step, ms", "start, s", "start, s of CPU", "memory, MiB", "KiB per idle group", "database, MiB")
    title = "The core alone, with more and more groups"
    return Report("scale", title, "python -m benchmarks.scale", columns, rows, aims, (REMARK,))


def main() -> None:
    parser = report.arguments(__doc__)
    parser.add_argument("--groups", type=int, nargs="+", default=[100, 1_000, 10_000, 100_000])
    options = parser.parse_args()
    report.main(measure(options.groups), options)


if __name__ == "__main__":
    main()
