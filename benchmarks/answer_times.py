"""`python -m benchmarks.answer_times`: how long a member waits for an answer, in quiet times and while 300 reminders go out."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from statistics import median, quantiles

from benchmarks import groups, report, stage
from benchmarks.bare import AT_ONCE, BareClient
from benchmarks.burst import AHEAD
from benchmarks.command_to_answer import COMMAND, REST, WARM
from benchmarks.company import company, room_with
from benchmarks.machine import Others
from benchmarks.member import Member
from benchmarks.plain import PlainMatrix
from benchmarks.report import Aim, Report
from bot.app import App
from bot.store.database import Database
from facilitation.session import PersonId

AIM_MS = 1000
REMARK = """A member's ordinary client, in a plain room of seven people: from the moment in which it begins to send
`!vertti meetings` to the moment in which its sync brings the answer. The members take turns. *During a burst*: only
answers whose command was given after the reminders had fallen due and before the last of them was sent and recorded."""


class Asking:
    """Members of one group who take turns in giving a command."""

    def __init__(self, people: Sequence[Member], room: str, vertti: str) -> None:
        self._turns: Iterator[Member] = itertools.cycle(people)
        self._room = room
        self._vertti = vertti

    async def once(self) -> float:
        """Milliseconds until the answer has come."""
        return 1000 * (await next(self._turns).ask(self._room, self._vertti, COMMAND)).seconds


async def idle(asking: Asking, commands: int) -> list[float]:
    """With nothing else to do."""
    taken = []
    for _ in range(commands):
        taken.append(await asking.once())
        await asyncio.sleep(REST)
    return taken


async def during_a_burst(app: App, asking: Asking, session: int, count: int) -> list[float]:
    """While the reminders of so many groups go out, of which the members' own is none."""
    due = (datetime.now(UTC) + AHEAD).replace(microsecond=0)
    await groups.remind(app.db, session, due, count)
    app.due.wake()
    await asyncio.sleep((due - datetime.now(UTC)).total_seconds())
    taken: list[float] = []
    sent = asyncio.create_task(stage.all_sent(app))
    while not sent.done():
        taken.append(await asking.once())
    await sent
    return taken


async def measure(count: int, commands: int, bursts: int) -> Report:
    async with stage.a_homeserver() as (server, directory):
        settings = await stage.settings(server, directory, "vertti")
        async with BareClient(server.url, at_once=AT_ONCE) as bare, company(server, "plain", encrypted=False) as people:
            await bare.log_in(settings.user_id, stage.PASSWORD)
            print(f"making {count} rooms …", flush=True)
            rooms = await bare.create_rooms(count)
            ours = await room_with(server, settings.user_id, people, encrypted=False)
            db = await Database.open(settings.directory)
            await groups.settle_in(db, rooms, bursts, datetime.now(UTC))
            everybody = [PersonId(one.id) for one in people]
            await groups.settle_in(db, [ours], bursts, datetime.now(UTC), everybody, after=count)
            await db.close()
            others = Others(server.pid)
            async with stage.vertti(PlainMatrix(settings), settings.directory) as app:
                await stage.all_sent(app)
                for one in people[-3:]:
                    await one.listen()
                asking = Asking(people[-3:], ours, settings.user_id)
                await idle(asking, WARM)
                quiet = await idle(asking, commands)
                busy: list[float] = []
                for number in range(1, bursts + 1):
                    busy += await during_a_burst(app, asking, number, count)
            cores = others.cores()
    rows = [
        _row("in quiet times", quiet),
        _row(f"during a burst of {count}", busy),
        ("cores busy with others", f"{cores:.1f}", "", "", ""),
    ]
    more = _p99(busy) - _p99(quiet)
    aims = [Aim("p99 during the burst, more than in quiet times", f"≤ {AIM_MS} ms", f"{more:.0f} ms", more <= AIM_MS)]
    columns = ("", "answers", "p50, ms", "p99, ms", "slowest, ms")
    return Report(
        "answer_times", "From a command to its answer", "python -m benchmarks.answer_times", columns, rows, aims, (REMARK,)
    )


def _row(name: str, taken: Sequence[float]) -> Sequence[str]:
    return (name, str(len(taken)), f"{median(taken):.0f}", f"{_p99(taken):.0f}", f"{max(taken):.0f}")


def _p99(values: Sequence[float]) -> float:
    return quantiles(values, n=100, method="inclusive")[-1]


def main() -> None:
    parser = report.arguments(__doc__)
    parser.add_argument("--rooms", type=int, default=300)
    parser.add_argument("--commands", type=int, default=100, help="in quiet times")
    parser.add_argument("--bursts", type=int, default=6)
    options = parser.parse_args()
    report.main(asyncio.run(measure(options.rooms, options.commands, options.bursts)), options)


if __name__ == "__main__":
    main()
