"""`python -m benchmarks.due_at_once`: the reminder of many groups falls due in the same second."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks import groups, stage
from benchmarks.bare import BareClient
from benchmarks.figures import Meter, Run, middle, verdict
from benchmarks.machine import Others
from benchmarks.plain import PlainMatrix
from bot.chat.matrix import MatrixPlatform, MatrixSettings
from bot.demo.homeserver import Homeserver
from bot.in_flight import START
from bot.store.database import Database

AHEAD = timedelta(seconds=3)
"""How long before its time a reminder is on the schedule: the program has come to rest by then."""
AIM = 0.9
ENCRYPTED_ROUNDS = 2


async def reminded(platform: MatrixPlatform, directory: Path, session: int) -> Run:
    """From the moment in which the reminders fall due until the last is sent and recorded as sent."""
    async with stage.vertti(platform, directory) as app:
        await stage.all_sent(app)
        due = (datetime.now(UTC) + AHEAD).replace(microsecond=0) + timedelta(seconds=1)
        await groups.remind(app.db, session, due)
        app.due.wake()
        count = len(await app.db.read(lambda tx: tx.groups.all()))
        await asyncio.sleep((due - datetime.now(UTC)).total_seconds())
        meter = Meter()
        await stage.all_sent(app)
        return meter.read(count)


async def compare(count: int, pairs: int) -> None:
    async with stage.a_homeserver() as (server, directory):
        settings = await stage.settings(server, directory, "vertti")
        async with BareClient(server.url, at_once=START) as bare:
            await bare.log_in(settings.user_id, stage.PASSWORD)
            print(f"making {count} rooms …", flush=True)
            rooms = await bare.create_rooms(count)
            db = await Database.open(settings.directory)
            await groups.settle_in(db, rooms, 1 + pairs + ENCRYPTED_ROUNDS, datetime.now(UTC))
            await db.close()
            await _plain(server, bare, rooms, settings, pairs)
            await _encrypted(bare, rooms, settings, 1 + pairs)


async def _plain(server: Homeserver, bare: BareClient, rooms: Sequence[str], settings: MatrixSettings, pairs: int) -> None:
    platform = PlainMatrix(settings)
    await reminded(platform, settings.directory, 1)  # a first time for everything, and the content to compare with
    print("pair      bare/s  vertti/s  ratio   CPU per message: bare, vertti   cores busy with others")
    bares: list[Run] = []
    verttis: list[Run] = []
    for pair in range(1, pairs + 1):
        others = Others(server.pid)
        bares.append(await bare.send(rooms, platform.last))
        verttis.append(await reminded(PlainMatrix(settings), settings.directory, 1 + pair))
        _line(str(pair), bares[-1], verttis[-1], f"{others.cores():20.1f}")
    _line("median", middle(bares), middle(verttis))
    ratios = sorted(b.per_second / a.per_second for a, b in zip(bares, verttis, strict=True))
    print(f"median of the pairs' ratios: {verdict(ratios[len(ratios) // 2], at_least=AIM)}")


async def _encrypted(bare: BareClient, rooms: Sequence[str], settings: MatrixSettings, sessions_past: int) -> None:
    await bare.encrypt(rooms)
    for number in range(1, ENCRYPTED_ROUNDS + 1):
        run = await reminded(MatrixPlatform(settings), settings.directory, sessions_past + number)
        keys = "with a new key each" if number == 1 else "with the keys there are"
        print(f"encrypted, {keys}: {run.per_second:.1f}/s, {run.cpu_each:.2f} ms of CPU per message", flush=True)


def _line(name: str, bare: Run, vertti: Run, remark: str = "") -> None:
    ratio = vertti.per_second / bare.per_second
    rates = f"{bare.per_second:7.1f} {vertti.per_second:9.1f} {ratio:6.2f}"
    print(f"{name:8} {rates}   {bare.cpu_each:.2f} ms, {vertti.cpu_each:5.2f} ms {remark}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--groups", type=int, default=300)
    parser.add_argument("--pairs", type=int, default=5)
    options = parser.parse_args()
    asyncio.run(compare(options.groups, options.pairs))


if __name__ == "__main__":
    main()
