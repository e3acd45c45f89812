"""`python -m benchmarks.burst`: the reminders of many groups fall due in the same second; Vertti, a bare loop and a peer."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

from benchmarks import groups, report, stage
from benchmarks.bare import AT_ONCE, BareClient
from benchmarks.judge import Arrived, Judge
from benchmarks.machine import Others, memory_of
from benchmarks.peer import PEER, head_start, peer
from benchmarks.plain import PlainMatrix
from benchmarks.report import Aim, Report, spread
from bot.chat.matrix import MatrixSettings
from bot.demo.homeserver import Homeserver
from bot.store.database import Database

AHEAD = timedelta(seconds=3)
"""How long before its time a reminder is on the schedule: the program has come to rest by then."""
AIM = 0.95
TEXT = "The meeting begins in five minutes. " * 3

REMARK = """One account, one Synapse (SQLite, loopback, no limits), the three in turn in every round. *arrived* and
*after* are read in the homeserver's database. Vertti loads the group, asks the practice, renders, stores, sends and
confirms; the bare loop sends a content that it is handed; the peer keeps one row per reminder and sends without
confirming. Vertti's memory and the loop's are those of the whole benchmark. The peer is started long before the hour."""


@dataclass(slots=True)
class Burst:
    """What one of the three did in each round."""

    name: str
    arrived: list[Arrived] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    """Milliseconds per message."""
    memory: list[float] = field(default_factory=list)

    def note(self, arrived: Arrived, cpu: float, memory: float) -> None:
        """`cpu` in seconds, `memory` in MiB."""
        self.arrived.append(arrived)
        self.cpu.append(1000 * cpu / max(arrived.messages, 1))
        self.memory.append(memory)


@dataclass(slots=True)
class Stage:
    """One account in all the rooms; each of the three speaks as it, in turn."""

    server: Homeserver
    settings: MatrixSettings
    bare: BareClient
    judge: Judge
    directory: Path
    session: int = 0
    peers: int = 0
    last: dict[str, object] = field(default_factory=dict)


async def vertti(on: Stage, count: int, into: Burst) -> None:
    """From the moment in which the reminders fall due until the last has arrived; all of the program runs."""
    on.session += 1
    platform = PlainMatrix(on.settings)
    async with stage.vertti(platform, on.settings.directory) as app:
        await stage.all_sent(app)
        due = (datetime.now(UTC) + AHEAD).replace(microsecond=0) + timedelta(seconds=1)
        await groups.remind(app.db, on.session, due, count)
        app.due.wake()
        await asyncio.sleep((due - datetime.now(UTC)).total_seconds())
        before = _own_cpu()
        await stage.all_sent(app)
        cpu = _own_cpu() - before
        into.note(await on.judge.all_of(count, due), cpu, memory_of(os.getpid()))
    on.last = platform.last


async def bare_loop(on: Stage, rooms: Sequence[str], into: Burst) -> None:
    """The same content to the same rooms, with as many calls in flight as Vertti has."""
    due, before = datetime.now(UTC), _own_cpu()
    await on.bare.send(rooms, on.last)
    cpu = _own_cpu() - before
    into.note(await on.judge.all_of(len(rooms), due), cpu, memory_of(os.getpid()))


async def the_peer(on: Stage, rooms: Sequence[str], into: Burst) -> None:
    """The peer, started long enough before the hour."""
    on.peers += 1
    due = (datetime.now(UTC) + head_start(len(rooms))).replace(microsecond=0)
    async with peer(on.server.url, on.settings.user_id, rooms, TEXT, due, on.directory / f"peer{on.peers}") as it:
        await asyncio.sleep((due - datetime.now(UTC)).total_seconds())
        before = it.cpu
        arrived = await on.judge.all_of(len(rooms), due)
        into.note(arrived, it.cpu - before, it.memory)


async def measure(sizes: Sequence[int], rounds: Sequence[int]) -> Report:
    rows: list[Sequence[str]] = []
    aims: list[Aim] = []
    async with stage.a_homeserver() as (server, directory):
        settings = await stage.settings(server, directory, "vertti")
        async with BareClient(server.url, at_once=AT_ONCE) as bare:
            await bare.log_in(settings.user_id, stage.PASSWORD)
            on = Stage(server, settings, bare, Judge(server, settings.user_id), directory)
            rooms: list[str] = []
            for size, times in zip(sizes, rounds, strict=True):
                print(f"making rooms up to {size} …", flush=True)
                rooms += (new := await bare.create_rooms(size - len(rooms)))
                db = await Database.open(settings.directory)
                sessions = 2 + sum(rounds)
                await groups.settle_in(db, new, sessions, datetime.now(UTC), after=len(rooms) - len(new))
                await db.close()
                others = Others(server.pid)
                found = await _rounds(on, rooms, times)
                _tell(size, found, others.cores(), rows, aims)
    columns = ("rooms", "who", "arrived", "last one after, s", "messages/s", "CPU per message, ms", "memory, MiB")
    title = "Many reminders in the same second, plain rooms"
    return Report("burst", title, "python -m benchmarks.burst", columns, rows, aims, (REMARK,))


async def _rounds(on: Stage, rooms: Sequence[str], times: int) -> Sequence[Burst]:
    if not on.last:
        await vertti(on, len(rooms), Burst("a first time for everything, and the content to compare with"))
    found = Burst("bare aiohttp loop"), Burst("Vertti"), Burst(PEER.replace("==", " "))
    for number in range(times):
        await bare_loop(on, rooms, found[0])
        await vertti(on, len(rooms), found[1])
        await the_peer(on, rooms, found[2])
        print(f"{len(rooms)} rooms, round {number + 1}: {[round(one.arrived[-1].per_second, 1) for one in found]}", flush=True)
    return found


def _tell(size: int, found: Sequence[Burst], others: float, rows: list[Sequence[str]], aims: list[Aim]) -> None:
    for one in found:
        arrived = ", ".join(sorted({f"{seen.messages} in {seen.rooms}" for seen in one.arrived}))
        last = spread([seen.last for seen in one.arrived], ".1f")
        rate = spread([seen.per_second for seen in one.arrived], ".0f")
        rows.append((str(size), one.name, arrived, last, rate, spread(one.cpu), spread(one.memory, ".0f")))
    rows.append((str(size), "cores busy with others", "", "", "", f"{others:.1f}", ""))
    bare, ours, theirs = ([seen.per_second for seen in one.arrived] for one in found)
    to_bare = median(a / b for a, b in zip(ours, bare, strict=True))
    to_peer = median(a / b if b else float("inf") for a, b in zip(ours, theirs, strict=True))
    aims.append(Aim(f"{size} rooms: Vertti's rate to the bare loop's", f"≥ {AIM}", f"{to_bare:.2f}", to_bare >= AIM))
    aims.append(Aim(f"{size} rooms: Vertti's rate to the peer's", "> 1", f"{to_peer:.2f}", to_peer > 1))


def _own_cpu() -> float:
    times = os.times()
    return times.user + times.system


def main() -> None:
    parser = report.arguments(__doc__)
    parser.add_argument("--rooms", type=int, nargs="+", default=[300, 2000])
    parser.add_argument("--rounds", type=int, nargs="+", default=[3, 1], help="for each of the sizes")
    options = parser.parse_args()
    report.main(asyncio.run(measure(options.rooms, options.rounds)), options)


if __name__ == "__main__":
    main()
