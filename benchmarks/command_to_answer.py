"""`python -m benchmarks.command_to_answer`: how long a member waits for the answer to a command."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import groups, stage
from benchmarks.company import company, room_with
from benchmarks.echo import echo
from benchmarks.figures import p95, verdict
from benchmarks.machine import Others
from benchmarks.member import Member
from benchmarks.plain import PlainMatrix
from bot.chat.matrix import MatrixPlatform
from bot.demo.homeserver import Homeserver
from bot.store.database import Database
from facilitation.session import PersonId

COMMAND = "!vertti meetings"
SESSIONS = 8
AIM = 1.3
REST = 0.15
"""Seconds between an answer and the next command: both bots wait in their sync again by then."""
WARM = 5
"""Commands to each before anything is measured: the keys of the room are handed out, and everything has been called once."""


@dataclass(frozen=True, slots=True)
class Bot:
    """Somebody who answers, and the room in which they do."""

    id: str
    room: str


@dataclass(frozen=True, slots=True)
class Round:
    """Milliseconds that the answers of each took; the same number of them, taken in turn."""

    echo: Sequence[float]
    vertti: Sequence[float]
    others: float
    """Cores that other programs kept busy meanwhile."""

    @property
    def ratio(self) -> float:
        return median(self.vertti) / median(self.echo)


async def compare(rounds: int, commands: int) -> None:
    async with stage.a_homeserver() as (server, directory):
        for encrypted in (False, True):
            await _in_one_kind_of_room(server, directory, rounds, commands, encrypted=encrypted)


async def _in_one_kind_of_room(server: Homeserver, directory: Path, rounds: int, commands: int, *, encrypted: bool) -> None:
    kind = "encrypted" if encrypted else "plain"
    settings = await stage.settings(server, directory, f"vertti-{kind}")
    bare = await server.register(f"echo-{kind}", stage.PASSWORD)
    async with company(server, kind, encrypted=encrypted) as people:
        vertti = Bot(settings.user_id, await room_with(server, settings.user_id, people, encrypted=encrypted))
        other = Bot(bare, await room_with(server, bare, people, encrypted=encrypted))
        await _settle_in(settings.directory, vertti.room, people)
        platform = MatrixPlatform(settings) if encrypted else PlainMatrix(settings)
        async with stage.vertti(platform, settings.directory), echo(server, bare, encrypted=encrypted) as bot:
            member = people[-1]
            await member.listen()
            bot.content = await _warm(member, vertti)
            await _warm(member, other)
            _report(kind, [await _a_round(server, member, other, vertti, commands) for _ in range(rounds)])


async def _settle_in(directory: Path, room: str, people: Sequence[Member]) -> None:
    db = await Database.open(directory)
    await groups.settle_in(db, [room], SESSIONS, datetime.now(UTC), [PersonId(one.id) for one in people])
    await db.close()


async def _warm(member: Member, bot: Bot) -> Mapping[str, Any]:
    """Give a few commands; the content of the answer."""
    for _ in range(WARM):
        content = (await member.ask(bot.room, bot.id, COMMAND)).content
        await asyncio.sleep(REST)
    return content


async def _a_round(server: Homeserver, member: Member, other: Bot, vertti: Bot, commands: int) -> Round:
    """The same command to both, one after the other, and each of them first every second time."""
    others = Others(server.pid)
    taken: dict[Bot, list[float]] = {other: [], vertti: []}
    for number in range(commands):
        for bot in (other, vertti) if number % 2 else (vertti, other):
            answer = await member.ask(bot.room, bot.id, COMMAND)
            taken[bot].append(1000 * answer.seconds)
            await asyncio.sleep(REST)
    return Round(taken[other], taken[vertti], others.cores())


def _report(kind: str, rounds: Sequence[Round]) -> None:
    print(f"{kind + ' room':16} {'echo':>9} {'vertti':>9}  ratio  cores busy with others")
    for number, one in enumerate(rounds, 1):
        _line(f"round {number}", median(one.echo), median(one.vertti), f"{one.others:6.1f}")
    echoes = [taken for one in rounds for taken in one.echo]
    verttis = [taken for one in rounds for taken in one.vertti]
    _line("median of all", median(echoes), median(verttis))
    _line("95 % within", p95(echoes), p95(verttis))
    print(f"median of the rounds' ratios: {verdict(median(one.ratio for one in rounds), at_most=AIM)}", flush=True)


def _line(name: str, echo_ms: float, vertti_ms: float, remark: str = "") -> None:
    print(f"{name:16} {echo_ms:6.1f} ms {vertti_ms:6.1f} ms {vertti_ms / echo_ms:6.2f} {remark}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--commands", type=int, default=20, help="to each of the two bots, in each round")
    options = parser.parse_args()
    asyncio.run(compare(options.rounds, options.commands))


if __name__ == "__main__":
    main()
