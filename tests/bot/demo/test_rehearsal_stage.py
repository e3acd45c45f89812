"""The stage of a rehearsal, with nobody in Vertti's place: what is set up, what is told, and that all of it is taken down."""

from __future__ import annotations

import asyncio
import io
import os
import re
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console

from bot.config import load
from bot.demo.account import Account
from bot.demo.rehearsal_stage import DemoOptions, Scene, run_demo
from facilitation.words import Language

pytestmark = pytest.mark.e2e


@dataclass
class Nobody:
    """Stands where Vertti would and does nothing, for ever if so wished."""

    for_ever: bool = False
    scenes: list[Scene] = field(default_factory=list)
    playing: asyncio.Event = field(default_factory=asyncio.Event)
    left: bool = False

    @asynccontextmanager
    async def __call__(self, scene: Scene) -> AsyncIterator[Nobody]:
        self.scenes.append(scene)
        try:
            settings = load(scene.config, {})
            assert [len(plan.members) for plan in settings.group_plans()] == [6]
            yield self
        finally:
            self.left = True

    def now(self) -> datetime:
        return datetime(2026, 9, 14, 6, tzinfo=UTC)

    async def run(self) -> None:
        self.playing.set()
        if self.for_ever:
            await asyncio.get_running_loop().create_future()

    async def account(self) -> Account:
        return Account(8, 312)


def listens(url: str) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", int(url.rpartition(":")[2]))) == 0


def address(told: str) -> str:
    found = re.search(r"http://127\.0\.0\.1:\d+", told)
    assert found is not None
    return found[0]


async def test_it_says_how_to_watch_rehearses_accounts_and_clears_up(tmp_path: Path) -> None:
    paper, nobody = io.StringIO(), Nobody()

    account = await run_demo(DemoOptions(Language.FI, tmp_path), nobody, console=Console(file=paper, width=100))

    told = paper.getvalue()
    assert account == Account(8, 312)
    assert re.search(r"Tunnus: katsoja\nSalasana: vertti-\w+\n", told)
    assert "Enter" not in told
    assert "Vertin viestejä: 312" in told
    assert told.rstrip().endswith("Harjoitus on ohi. Kaikki on pysäytetty.")
    assert nobody.left
    assert not listens(address(told))
    assert list(tmp_path.iterdir()) == []


async def test_an_interrupted_one_stops_everything_too(tmp_path: Path) -> None:
    paper, nobody = io.StringIO(), Nobody(for_ever=True)
    rehearsal = asyncio.create_task(
        run_demo(DemoOptions(Language.SV, tmp_path, keep=True), nobody, console=Console(file=paper, width=100))
    )
    await nobody.playing.wait()

    rehearsal.cancel()
    with pytest.raises(asyncio.CancelledError):
        await rehearsal

    told = paper.getvalue()
    assert told.rstrip().endswith("Övningen avbröts. Allt är stoppat.")
    assert nobody.left
    assert not listens(address(told))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
async def test_on_wish_the_homeserver_is_left_up_and_it_says_how_to_stop_it(tmp_path: Path) -> None:
    paper = io.StringIO()

    await run_demo(DemoOptions(Language.EN, tmp_path, keep=True), Nobody(), console=Console(file=paper, width=100))

    told = paper.getvalue()
    stop = re.search(r"To stop it: kill (\d+)", told)
    assert stop is not None
    assert listens(address(told))
    os.kill(int(stop[1]), signal.SIGTERM)
