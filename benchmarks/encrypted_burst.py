"""`python -m benchmarks.encrypted_burst`: reminders to encrypted rooms, with keys handed out ahead or not."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median

from nio import AsyncClient, LoginResponse, RoomSendResponse

from benchmarks import groups, report, stage
from benchmarks.bare import AT_ONCE, BareClient
from benchmarks.burst import AHEAD, TEXT
from benchmarks.figures import Meter, Run, middle
from benchmarks.judge import Judge
from benchmarks.machine import Others
from benchmarks.member import Member
from benchmarks.nio_client import a_client, shut
from benchmarks.report import Aim, Report, spread
from bot.app import App
from bot.chat.matrix import MatrixPlatform
from bot.demo.homeserver import Homeserver
from bot.store.database import Database
from bot.warming import Warming

PEOPLE = 7
"""In each room, with a device each."""
AIM = 0.95
REMARK = """Vertti and nio's own client have rooms of their own with the same seven people, who have a device each.
*First message of a key*: it must be handed out to every device, as happens to nearly every reminder of a group that
meets every three weeks, since keys serve a week; *first ever*: the sessions with the devices are made as well.
*Making ready* is what Vertti does in the twenty minutes before the hour, three rooms at once, whenever it has nothing
to send (`bot/warming.py`); here without its pauses. CPU is that of the sender for each room; the sum is what a
reminder costs it altogether."""


@dataclass(frozen=True, slots=True)
class Found:
    """One way to send, round by round."""

    name: str
    runs: Sequence[Run]

    def row(self) -> Sequence[str]:
        rate = spread([one.per_second for one in self.runs], ".0f")
        return (self.name, str(self.runs[0].count), rate, spread([one.cpu_each for one in self.runs], ".1f"))


async def the_rooms(server: Homeserver, account: str, count: int, people: Sequence[Member]) -> list[str]:
    """So many encrypted rooms of the account's with everybody in them."""
    async with BareClient(server.url, at_once=AT_ONCE) as bare:
        await bare.log_in(account, stage.PASSWORD)
        rooms = await bare.create_rooms(count)
        await bare.encrypt(rooms)
        for one in people:
            async with BareClient(server.url, at_once=AT_ONCE) as client:
                client.use(one.token)
                await bare.invite_to(rooms, one.id)
                await client.join(rooms)
        await bare.log_out()
    return rooms


async def with_nio(client: AsyncClient, rooms: Sequence[str]) -> Run:
    """nio's own client, as its documentation has it, with as many sends in flight as Vertti."""
    content = {"msgtype": "m.text", "body": TEXT, "format": "org.matrix.custom.html", "formatted_body": TEXT}
    waiting = iter(rooms)

    async def work() -> None:
        for room in waiting:
            sent = await client.room_send(room, "m.room.message", dict(content), ignore_unverified_devices=True)
            assert isinstance(sent, RoomSendResponse), sent

    meter = Meter()
    await asyncio.gather(*(work() for _ in range(AT_ONCE)))
    return meter.read(len(rooms))


@asynccontextmanager
async def nio(server: Homeserver, user: str) -> AsyncIterator[AsyncClient]:
    """nio's own client, logged in, with its keys on the homeserver and everybody's devices known."""
    client = a_client(server.url, user, encrypted=True)
    try:
        answer = await client.login(stage.PASSWORD)
        assert isinstance(answer, LoginResponse), answer
        await client.keys_upload()
        await client.sync(full_state=True)
        await client.keys_query()
        yield client
    finally:
        await shut(client)


async def reminders(app: App, judge: Judge, session: int, count: int, *, ready: bool) -> tuple[Run, Run | None]:
    """From the moment in which they fall due until the last has arrived; and, if asked for, what making ready took before."""
    due = (datetime.now(UTC) + timedelta(minutes=15)).replace(microsecond=0)
    made_ready: Run | None = None
    if ready:
        await groups.remind(app.db, session, due, count)
        warming = Warming(app.db, app.clock, app.platform, app.outbox, pause=0)
        meter = Meter()
        done = await warming.look()
        made_ready = meter.read(max(done, 1))
        assert done == count, f"{done} of {count} rooms were made ready"
    due = (datetime.now(UTC) + AHEAD).replace(microsecond=0) + timedelta(seconds=1)
    await groups.remind(app.db, session, due, count)
    app.due.wake()
    await asyncio.sleep((due - datetime.now(UTC)).total_seconds())
    before = sum(os.times()[:2])
    await stage.all_sent(app)
    cpu = sum(os.times()[:2]) - before
    arrived = await judge.all_of(count, due)
    assert arrived.rooms == count, f"{arrived.rooms} of {count} rooms have it"
    return Run(count, arrived.last, cpu), made_ready


async def measure(count: int, rounds: int) -> Report:
    ever: list[list[Run]] = [[], []]
    first: list[Run] = []
    second: list[Run] = []
    cold: list[Run] = []
    warm: list[Run] = []
    making: list[Run] = []
    async with stage.a_homeserver() as (server, directory), AsyncExitStack() as stack:
        settings = await stage.settings(server, directory, "vertti")
        people = [await Member.log_in(server, f"person-{number}", encrypted=True) for number in range(PEOPLE)]
        for one in people:
            stack.push_async_callback(one.leave_the_stage)
        print(f"making twice {count} rooms …", flush=True)
        other = await server.register("nio", stage.PASSWORD)
        of_nio = await the_rooms(server, other, count, people)
        of_vertti = await the_rooms(server, settings.user_id, count, people)
        db = await Database.open(settings.directory)
        await groups.settle_in(db, of_vertti, 1 + 2 * rounds, datetime.now(UTC))
        await db.close()
        judge, others = Judge(server, settings.user_id), Others(server.pid)

        async def vertti(session: int, *, ready: bool) -> tuple[Run, Run | None]:
            # A new start has no keys of rooms: it keeps none of its own messages.
            async with stage.vertti(MatrixPlatform(settings), settings.directory) as app:
                await stage.all_sent(app)
                return await reminders(app, judge, session, count, ready=ready)

        client = await stack.enter_async_context(nio(server, other))
        ever[0].append(await with_nio(client, of_nio))
        ever[1].append((await vertti(1, ready=False))[0])
        for number in range(rounds):
            assert client.olm is not None
            client.olm.outbound_group_sessions.clear()
            first.append(await with_nio(client, of_nio))
            second.append(await with_nio(client, of_nio))
            cold.append((await vertti(2 * number + 2, ready=False))[0])
            run, made_ready = await vertti(2 * number + 3, ready=True)
            warm.append(run)
            making += [made_ready] if made_ready is not None else []
            print(f"round {number + 1}: {[round(x[-1].per_second, 1) for x in (first, second, cold, warm, making)]}", flush=True)
        cores = others.cores()
    rows = [
        Found("bare nio, first message ever", ever[0]).row(),
        Found("bare nio, first message of a key", first).row(),
        Found("bare nio, second message of a key", second).row(),
        Found("Vertti, first message ever", ever[1]).row(),
        Found("Vertti, first message of a key", cold).row(),
        Found("Vertti, keys handed out ahead", warm).row(),
        Found("… and making these rooms ready", making).row(),
        ("sum of the last two", "", "", f"{middle(warm).cpu_each + middle(making).cpu_each:.1f}"),
        ("cores busy with others", "", "", f"{cores:.1f}"),
    ]
    ratio = median(a.per_second / b.per_second for a, b in zip(warm, second, strict=True))
    to_cold = median(a.per_second / b.per_second for a, b in zip(warm, cold, strict=True))
    aims = [
        Aim("with keys handed out ahead: Vertti's rate to bare nio's second", f"≥ {AIM}", f"{ratio:.2f}", ratio >= AIM),
        Aim("with keys handed out ahead: Vertti's rate to its own without", "> 1", f"{to_cold:.2f}", to_cold > 1),
    ]
    columns = ("", "rooms", "messages/s", "CPU per message, ms")
    title = "Many reminders in the same second, encrypted rooms of seven devices"
    return Report("encrypted_burst", title, "python -m benchmarks.encrypted_burst", columns, rows, aims, (REMARK,))


def main() -> None:
    parser = report.arguments(__doc__)
    parser.add_argument("--rooms", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    report.main(asyncio.run(measure(options.rooms, options.rounds)), options)


if __name__ == "__main__":
    main()
