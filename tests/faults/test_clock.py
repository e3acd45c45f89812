"""The machine's clock jumps, and a laptop sleeps over a session: nothing is said twice, and nothing that is of no more use."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from pathlib import Path

import pytest

from bot.demo.homeserver import Homeserver
from bot.store.data_dir import DATABASE
from tests.faults import under_test
from tests.faults.door import Ambush, Trouble
from tests.faults.judge import Marks, sent_by
from tests.faults.laboratory import Laboratory, a_laboratory
from tests.faults.lateness import Heard, heard, keys_of, out_of_time, settled_steps

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

SLACK = timedelta(seconds=8)
"""For the way from the clock to the homeserver's database, on a machine that has more to do."""
PATIENCE = 30.0
QUIET = 2.5
"""Real seconds after which what is going to be said has been said; Vertti looks every second here."""
DAY_BEFORE = "2026-11-30T08:00"
CONFUSING = timedelta(hours=1)


@dataclass(slots=True)
class Watch:
    """The machine's clock, which can be set; what it showed when."""

    file: Path
    set_at: list[tuple[datetime, timedelta]] = field(default_factory=list)

    def put(self, shown: str) -> None:
        """Now it shows that time (UTC)."""
        self._ahead(datetime.fromisoformat(shown).replace(tzinfo=UTC) - datetime.now(UTC))

    def go_on(self, by: timedelta) -> None:
        """Put it forward, or back."""
        self._ahead(self.set_at[-1][1] + by)

    def believed(self, real: datetime) -> datetime:
        """What it showed at that real time."""
        before = list(takewhile(lambda one: one[0] <= real, self.set_at)) or self.set_at[:1]
        return real + before[-1][1]

    def _ahead(self, ahead: timedelta) -> None:
        fresh = self.file.with_suffix(".new")
        fresh.write_text(str(ahead.total_seconds()))
        fresh.replace(self.file)
        self.set_at.append((datetime.now(UTC), ahead))


@dataclass(slots=True)
class Scene:
    """A group whose people have come, Vertti running by a clock that can be set."""

    laboratory: Laboratory
    watch: Watch

    def said(self) -> list[Heard]:
        """What Vertti has said until now, and when it believed to do so."""
        data = self.laboratory.data
        sent = sent_by(self.laboratory.vertti, self.laboratory.server.directory / "homeserver.db")
        return heard(sent, keys_of(data / DATABASE), Marks(self.laboratory.vertti, data / "matrix"), self.watch.believed)

    def times(self, key: str) -> int:
        """How often that was said."""
        return sum(one.key == key for one in self.said())

    async def says(self, key: str) -> None:
        """Wait for it."""
        async with asyncio.timeout(PATIENCE):
            while not self.times(key):
                assert not self.laboratory.has_died(), self.laboratory.last_words()
                await asyncio.sleep(0.1)

    async def sleeps(self, hours: float) -> None:
        """The lid is closed, and opened again."""
        assert self.laboratory.process is not None
        os.kill(self.laboratory.process.pid, signal.SIGSTOP)
        self.watch.go_on(timedelta(hours=hours))
        os.kill(self.laboratory.process.pid, signal.SIGCONT)

    def judge(self) -> None:
        """Raises AssertionError for what was said out of its time."""
        steps = settled_steps(self.laboratory.data / DATABASE)
        assert steps
        wrong = list(out_of_time(steps, self.said(), SLACK))
        assert not wrong, "\n".join(wrong)

    def outcome(self, step: str) -> str | None:
        """What became of the step."""
        return next((one.outcome for one in settled_steps(self.laboratory.data / DATABASE) if one.key == step), None)


@asynccontextmanager
async def a_scene(server: Homeserver, directory: Path, begins: str = DAY_BEFORE, **group: object) -> AsyncIterator[Scene]:
    with pytest.MonkeyPatch.context() as environment:
        watch = Watch(directory / "clock")
        watch.put(begins)
        environment.setenv(under_test.CLOCK, str(watch.file))
        async with a_laboratory(server, directory, groups=1, sessions=8, seed=1, group=group) as laboratory:
            laboratory.options = ()
            laboratory.start()
            async with asyncio.timeout(PATIENCE):
                while not await laboratory.everybody_is_there():
                    await asyncio.sleep(0.05)
            yield Scene(laboratory, watch)


async def test_three_days_forward_and_one_hour_back(homeserver: Homeserver, tmp_path: Path) -> None:
    async with a_scene(homeserver, tmp_path) as scene:
        scene.watch.put("2026-12-01T13:59:58")
        await scene.says("g1/tech:1:0")
        scene.watch.go_on(-CONFUSING)
        await asyncio.sleep(QUIET)
        scene.watch.put("2026-12-01T14:00:30")
        await asyncio.sleep(QUIET)
        assert scene.times("g1/tech:1:0") == 1
        scene.watch.go_on(timedelta(days=3))
        await scene.says("g1/thanks:1:0")
        await asyncio.sleep(QUIET)
        assert scene.outcome("starting:1:0") == "missed"
        scene.judge()


async def test_a_clock_that_is_put_back_and_right_again(homeserver: Homeserver, tmp_path: Path) -> None:
    async with a_scene(homeserver, tmp_path) as scene:
        scene.watch.put("2026-12-01T14:30:00")
        await asyncio.sleep(QUIET)
        scene.watch.go_on(-CONFUSING)
        await asyncio.sleep(QUIET)
        scene.watch.put("2026-12-01T14:54:58")
        await scene.says("g1/starting:1:0")
        scene.judge()


async def test_what_waits_for_its_next_try_while_the_clock_is_put_back(homeserver: Homeserver, tmp_path: Path) -> None:
    async with a_scene(homeserver, tmp_path) as scene:
        scene.laboratory.door.lie_in_wait(Ambush(Trouble.BAD_GATEWAY, spread=10_000))
        scene.watch.put("2026-12-01T14:54:58")
        await asyncio.sleep(2 * QUIET)
        scene.watch.go_on(-CONFUSING)
        scene.laboratory.door.open()
        await scene.says("g1/starting:1:0")


async def test_a_laptop_that_sleeps_over_a_session(homeserver: Homeserver, tmp_path: Path) -> None:
    async with a_scene(homeserver, tmp_path) as scene:
        scene.watch.put("2026-12-01T13:59:58")
        await scene.says("g1/tech:1:0")
        await scene.sleeps(hours=4)
        await asyncio.sleep(2 * QUIET)
        assert scene.times("g1/tech:1:0") == 1
        assert scene.outcome("starting:1:0") == "missed"
        await scene.sleeps(hours=15)
        await scene.says("g1/thanks:1:0")
        scene.judge()


@pytest.mark.parametrize(
    ("first", "before", "steps"),
    [
        # Half past three comes twice that night; the session's hour is after both.
        ("2026-10-25T04:30", "2026-10-24T20:00", (("g1/tech:1:0", "2026-10-25T01:30"), ("g1/starting:1:0", "2026-10-25T02:25"))),
        # An hour before half past four is half past two that night.
        ("2027-03-28T04:30", "2027-03-27T20:00", (("g1/tech:1:0", "2027-03-28T00:30"), ("g1/starting:1:0", "2027-03-28T01:25"))),
    ],
    ids=["autumn", "spring"],
)
async def test_in_the_night_in_which_the_clocks_change(
    homeserver: Homeserver, tmp_path: Path, first: str, before: str, steps: Sequence[tuple[str, str]]
) -> None:
    async with a_scene(homeserver, tmp_path, before, first_session=datetime.fromisoformat(first)) as scene:
        for key, due in steps:
            scene.watch.put(due)
            scene.watch.go_on(timedelta(seconds=-2))
            await scene.says(key)
        at = {one.key: one.at for one in scene.said()}
        for key, due in steps:
            late = at[key] - datetime.fromisoformat(due).replace(tzinfo=UTC)
            assert timedelta(0) <= late < SLACK
        scene.judge()
