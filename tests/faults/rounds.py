"""A round: a whole programme of several groups, disturbed all the way, and then judged."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bot.demo.homeserver import Homeserver
from bot.store.data_dir import DATABASE
from tests.faults.judge import Asked, Marks, Verdict, judged, sent_by
from tests.faults.laboratory import BEGINS, Laboratory, a_laboratory
from tests.faults.plan import course, undisturbed
from tests.faults.strategies import Kind, drawn

JUMPING = ("--rehearse", "--from", "2026-11-20T10:00", "--pause", "0.1")
AT_THE_BEGINNING = 0.15
"""The part of the faults that comes while rooms are made and people welcomed."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is to do, and how often it is disturbed. `until`: the local day at whose start the rehearsal ends."""

    groups: int
    sessions: int
    until: str
    faults: int
    kinds: Collection[Kind]


@dataclass(slots=True)
class Outcome:
    """What a round has shown."""

    seed: int
    verdict: Verdict
    tally: Counter[Kind] = field(default_factory=Counter)
    steps: int = 0
    otherwise: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    slowest_stop: float = 0.0
    starts: int = 0
    seconds: float = 0.0

    @property
    def faults(self) -> int:
        """How many there were."""
        return sum(self.tally.values())

    def wrong(self) -> list[str]:
        """Whatever is not as it should be, in words."""
        found = [f"{kind}: {keys[:10]}" for kind, keys in self.verdict.findings.items()]
        if self.otherwise:
            found.append(f"steps that ended otherwise than when nothing happens: {self.otherwise[:10]}")
        if self.unreadable:
            found.append(f"{len(self.unreadable)} messages could not be read, among them {self.unreadable[:10]}")
        return found

    def told(self) -> str:
        """In one line."""
        verdict = self.verdict
        wrong = "; ".join(self.wrong()) or "nothing wrong"
        return (
            f"seed {self.seed}: {self.faults} faults, {self.starts} starts, {verdict.planned} messages planned, "
            f"{verdict.asked} commands, {self.steps} steps: {wrong}; slowest stop {self.slowest_stop:.1f} s; {self.seconds:.0f} s"
        )


async def play(server: Homeserver, directory: Path, seed: int, size: Size, *, insist: bool = True) -> Outcome:
    """One round. Raises AssertionError when something is wrong, unless it is only to be told."""
    begun = time.monotonic()
    small_disk = Kind.DISK_FULL in size.kinds
    async with a_laboratory(
        server, directory, groups=size.groups, sessions=size.sessions, seed=seed, small_disk=small_disk
    ) as laboratory:
        people = [laboratory.anna.id, laboratory.pekka.id]
        ends = datetime.fromisoformat(f"{size.until}T00:00").replace(tzinfo=UTC)
        expected = await undisturbed(laboratory.config, people, BEGINS, ends)
        kinds = [one for one in size.kinds if one is not Kind.DISK_FULL or laboratory.small_disk]
        planned = sum(map(len, expected.plan.places.values()))
        faults = list(drawn(seed, size.faults, kinds, int(1.2 * planned / size.faults)))
        first = int(AT_THE_BEGINNING * len(faults))
        while first and await laboratory.suffer(faults[0], laboratory.everybody_is_there):
            faults.pop(0)
            first -= 1
        await _until_everybody_is_there(laboratory)
        await _stopped(laboratory)
        laboratory.options = (*JUMPING, "--until", size.until)
        while faults and await laboratory.suffer(faults.pop(0), laboratory.is_over):
            pass
        await laboratory.to_the_end()

        await _read_to_the_end(laboratory)
        asked = [Asked(event, room) for event, room in laboratory.asked]
        marks = Marks(laboratory.vertti, laboratory.data / "matrix")
        sent = sent_by(laboratory.vertti, server.directory / "homeserver.db")
        outcome = Outcome(seed, judged(expected.plan, asked, sent, marks), laboratory.tally)
        done = course(laboratory.data / DATABASE).outcomes
        outcome.steps = len(expected.outcomes)
        outcome.otherwise = [key for key, what in expected.outcomes.items() if done.get(key) != what]
        # Who comes in the moment in which the plan is sent may see it locked; it is shown to them anew.
        plans = {marks.of(one.room, f"g{group}/plan") for one in sent for group in range(1, size.groups + 1)}
        before_they_came = {one.event for one in sent if one.mark in plans}
        locked = {one.id for person in (laboratory.anna, laboratory.pekka) for one in person.locked}
        outcome.unreadable = sorted(locked - before_they_came)
        outcome.slowest_stop, outcome.starts = laboratory.slowest_stop, laboratory.starts
        outcome.seconds = time.monotonic() - begun
    assert not (insist and outcome.wrong()), "\n".join(outcome.wrong())
    return outcome


async def _until_everybody_is_there(laboratory: Laboratory) -> None:
    laboratory.door.open()
    laboratory.start()
    async with asyncio.timeout(60):
        while not await laboratory.everybody_is_there():
            await asyncio.sleep(0.02)
    await asyncio.sleep(0.3)


async def _read_to_the_end(laboratory: Laboratory) -> None:
    """Until people's apps have shown all that there is."""
    for person in (laboratory.anna, laboratory.pekka):
        last = await person.say(person.direct, "Hei!")
        async with asyncio.timeout(60):
            while not any(one.id == last for one in person.timelines[person.direct]):
                await asyncio.sleep(0.02)


async def _stopped(laboratory: Laboratory) -> None:
    assert laboratory.process is not None
    await laboratory.process.stop()
    laboratory.process.let_go()
    laboratory.process = None
