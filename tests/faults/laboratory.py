"""Vertti with several groups on a real homeserver, behind a door that can be waylaid; and who does it."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.chat.matrix.login import FILE, kept_session
from bot.chat.matrix.wire import Wire, client_path
from bot.demo.homeserver import Homeserver
from bot.store.data_dir import DATABASE
from tests.e2e.configuration import a_group, configured
from tests.e2e.process import STANDING_STILL, VerttiProcess
from tests.e2e.reader import Reader, a_reader
from tests.e2e.recording import behind
from tests.faults import under_test
from tests.faults.disk import a_small_disk, fill, free
from tests.faults.door import Ambush, FaultyHomeserver, Trouble
from tests.faults.strategies import AT_THE_DOOR, Fault, Kind

BEGINS = datetime(2026, 11, 20, 8, tzinfo=UTC)
PATIENCE = 60.0
"""Real seconds in which something has to go on, whatever was done before."""
STOPS_WITHIN = 10.0
"""Real seconds that Vertti has for stopping in good order."""
IMPATIENCE = 1 / 20
"""The part of its patience on the wire that Vertti keeps here."""
LONGER_THAN_VERTTI_WAITS = 3.5
HELD_BRIEFLY, HELD_LONG = 2.0, 7.0
"""Real seconds for which the database is locked: less and more than Vertti waits for it."""
MODULE = "tests.faults.under_test"
TELLS: Mapping[Kind, tuple[int, tuple[str, ...]]] = {
    Kind.UNKNOWN_TOKEN: (3, ("has ended Vertti's login",)),
    Kind.REVOKED: (3, ("has ended Vertti's login",)),
    Kind.LOCKED_LONG: (1, ("holds", "locked")),
    Kind.DISK_FULL: (1, ("no room left", "disk is full", "No space left", "database or disk is full")),
}
"""The faults of which Vertti may die, with which code, and with what of these in its last words."""


@dataclass(slots=True)
class Laboratory:
    """The stage and what has happened on it."""

    server: Homeserver
    door: FaultyHomeserver
    config: Path
    vertti: str
    anna: Reader
    pekka: Reader
    groups: int
    small_disk: bool
    dice: random.Random
    asked: list[tuple[str, str]] = field(default_factory=list)
    tally: Counter[Kind] = field(default_factory=Counter)
    slowest_stop: float = 0.0
    starts: int = 0
    options: tuple[str, ...] = STANDING_STILL
    process: VerttiProcess | None = None
    excuse: Kind | None = None
    """The last fault of which Vertti may still die."""

    @property
    def data(self) -> Path:
        """Vertti's data directory."""
        return self.config.parent / "data"

    def start(self) -> VerttiProcess:
        """Start Vertti if it does not run."""
        if self.process is None:
            self.process = VerttiProcess.start(self.config, *self.options, module=MODULE)
            self.starts += 1
        return self.process

    async def everybody_is_there(self) -> bool:
        """Whether both people have been welcomed in all groups."""
        for one in (self.anna, self.pekka):
            one.count(lambda read: False)  # raises what has ended the reading
        assert not await self.is_over(), f"Vertti has ended by itself:\n{self.last_words()}"
        return all(len(one.in_private("Tervetuloa")) >= self.groups for one in (self.anna, self.pekka))

    def has_died(self) -> bool:
        """Whether Vertti's process has ended."""
        return self.process is not None and self.process.has_ended

    async def is_over(self) -> bool:
        """Whether the rehearsal has come to its end by itself. Vertti is started again when it has died
        of what was done to it.
        """
        if self.process is None or not self.process.has_ended:
            return False
        if await self.process.ended() == 0:
            return True
        assert self.excuse is not None, f"Vertti has ended by itself:\n{self.last_words()}"
        await self._dies(self.excuse, self.process)
        self.start()
        return False

    async def ask(self, *, known: bool = False) -> None:
        """Anna gives a command in one of the rooms; `known`: one in which Vertti has the key of what she says already."""
        rooms = sorted({room for _, room in self.asked[:-1]} if known else self.anna.group_rooms)
        if rooms:
            room = self.dice.choice(rooms)
            self.asked.append((await self.anna.say(room, "!vertti tapaamiset"), room))

    async def suffer(self, fault: Fault, over: Callable[[], Awaitable[bool]]) -> bool:
        """Let it happen. False when it was `over` before its moment came."""
        self.start()
        # A device that is logged out never gets the keys that were on their way to it.
        await self.ask(known=fault.kind is Kind.REVOKED)
        ambush = _ambush(fault)
        self.door.lie_in_wait(ambush)
        if not await self._sprung(ambush, over):
            self.door.open()
            return False
        if not fault.held:
            await asyncio.sleep(fault.jitter)
        assert self.process is not None
        await self._do(fault, self.process)
        self.door.open()
        self.tally[fault.kind] += 1
        return True

    async def _sprung(self, ambush: Ambush, over: Callable[[], Awaitable[bool]]) -> bool:
        async with asyncio.timeout(PATIENCE):
            while not ambush.sprung.is_set():
                if await over():
                    return False
                await asyncio.sleep(0.01)
        return True

    async def _do(self, fault: Fault, process: VerttiProcess) -> None:
        match fault.kind:
            case Kind.KILLED | Kind.KILLED_STARTING:
                process.kill()
                self._gone()
                if fault.kind is Kind.KILLED_STARTING:
                    again = self.start()
                    await asyncio.sleep(self.dice.uniform(0.3, 2.0))
                    again.kill()
                    self._gone()
            case Kind.STOPPED:
                begun = time.monotonic()
                self.door.open()
                code = await process.dies_of(signal.SIGTERM)
                took = time.monotonic() - begun
                self.slowest_stop = max(self.slowest_stop, took)
                assert code == 0, f"asked to stop, it ended with {code}:\n{self.last_words()}"
                assert took < STOPS_WITHIN, f"it took {took:.1f} s to stop"
                self._gone()
            case Kind.FROZEN:
                os.kill(process.pid, signal.SIGSTOP)
                await asyncio.sleep(2 * fault.seconds)
                os.kill(process.pid, signal.SIGCONT)
            case Kind.HOMESERVER_KILLED:
                self.server.kill()
                self.door.open()
                await asyncio.sleep(fault.seconds)
                await self.server.restart()
            case Kind.LOCKED | Kind.LOCKED_LONG:
                self.door.open()
                await asyncio.to_thread(_hold, self.data / DATABASE, HELD_BRIEFLY if fault.kind is Kind.LOCKED else HELD_LONG)
                self.excuse = Kind.LOCKED_LONG if fault.kind is Kind.LOCKED_LONG else self.excuse
            case Kind.DISK_FULL:
                fill(self.data)
                self.door.open()
                self.excuse = fault.kind
                ends = time.monotonic() + 2 * fault.seconds
                while time.monotonic() < ends and not self.has_died():
                    await asyncio.sleep(0.02)
                free(self.data)
            case Kind.REVOKED:
                await self._revoke()
                self.door.open()
                await self._dies(fault.kind, process)
                (self.data / "matrix" / FILE).rename(self.data / "matrix" / f"{FILE}.old")
                self.start()
                await self._known_to_anna()
            case Kind.UNKNOWN_TOKEN:
                await self._dies(fault.kind, process)
            case Kind.HALF_OPEN | Kind.SLOW:
                await asyncio.sleep(LONGER_THAN_VERTTI_WAITS)
            case _:
                await asyncio.sleep(fault.seconds)

    async def _revoke(self) -> None:
        session = kept_session(self.data / "matrix")
        assert session is not None
        wire = Wire(self.server.url)
        wire.token = session.access_token
        try:
            await wire.call("POST", client_path("logout"), {})
        finally:
            await wire.close()

    async def _known_to_anna(self) -> None:
        """Wait until Anna's app knows Vertti's device; what she says before, nobody can ever read."""
        async with asyncio.timeout(PATIENCE):
            while True:
                session = kept_session(self.data / "matrix")
                devices = self.anna.client.device_store.active_user_devices(self.vertti)
                if session is not None and session.device_id in {one.id for one in devices}:
                    return
                assert not self.has_died(), f"Vertti has ended by itself:\n{self.last_words()}"
                await asyncio.sleep(0.05)

    async def _dies(self, kind: Kind, process: VerttiProcess) -> None:
        code, sayings = TELLS[kind]
        ended = await process.ended()
        words = self.last_words()
        assert ended == code, f"{kind}: it ended with {ended}:\n{words}"
        assert any(one in words for one in sayings), f"{kind}: it did not say why it ended:\n{words}"
        self._gone()

    def _gone(self) -> None:
        """Vertti's process has ended."""
        assert self.process is not None
        self.process.let_go()
        self.process = self.excuse = None

    async def to_the_end(self) -> None:
        """Let it go on undisturbed until the rehearsal is over."""
        self.door.open()
        self.start()
        async with asyncio.timeout(3 * PATIENCE):
            while not await self.is_over():
                await asyncio.sleep(0.05)
        self._gone()

    def last_words(self) -> str:
        """The end of Vertti's log."""
        log = self.config.with_name("vertti.log")
        return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:])


def _ambush(fault: Fault) -> Ambush:
    trouble = AT_THE_DOOR.get(fault.kind)
    if trouble is None:
        return Ambush(Trouble.HELD if fault.held else Trouble.LET_GO, nth=fault.nth, afterwards=fault.afterwards)
    seconds = LONGER_THAN_VERTTI_WAITS if trouble is Trouble.SLOW else fault.seconds
    return Ambush(trouble, nth=fault.nth, spread=fault.spread, afterwards=fault.afterwards, seconds=seconds)


def _hold(database: Path, seconds: float) -> None:
    """What another program does that has the database open in the middle of a change."""
    with closing(sqlite3.connect(database, timeout=30, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        time.sleep(seconds)
        other.execute("ROLLBACK")


@asynccontextmanager
async def a_laboratory(
    server: Homeserver,
    directory: Path,
    *,
    groups: int,
    sessions: int,
    seed: int,
    small_disk: bool = False,
    patient: bool = False,
    group: Mapping[str, object] | None = None,
) -> AsyncIterator[Laboratory]:
    """So many groups of the same two people, all of the same hours, whose rooms are still to be made. `patient`: Vertti waits for
    answers as long as it does in earnest. `group`: what else the groups' configuration says.
    """
    async with AsyncExitStack() as stack:
        environment = stack.enter_context(pytest.MonkeyPatch.context())
        if not patient:
            environment.setenv(under_test.PATIENCE, str(IMPATIENCE))
        mounted = stack.enter_context(a_small_disk(directory / "data")) if small_disk else False
        anna = await stack.enter_async_context(a_reader(server, "anna"))
        pekka = await stack.enter_async_context(a_reader(server, "pekka"))
        door = await stack.enter_async_context(behind(FaultyHomeserver(server)))
        common = {**(group or {}), "facilitators": [anna.id], "members": [pekka.id], "sessions": sessions}
        plans = [a_group(key=f"ryhma-{one}", name=f"Ryhmä {one}", **common) for one in range(groups)]
        config = await configured(door, directory, *plans)  # type: ignore[arg-type]
        vertti = _user_of(config)
        dice = random.Random(seed)
        laboratory = Laboratory(server, door, config, vertti, anna, pekka, groups, mounted, dice)
        try:
            yield laboratory
        finally:
            door.open()
            if laboratory.process is not None:
                laboratory.process.let_go()


def _user_of(config: Path) -> str:
    from bot.config import load
    from bot.config.matrix import matrix_settings

    return matrix_settings(load(config, {})).user_id
