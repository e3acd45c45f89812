"""Whatever happens to Vertti: each planned message once and in order, each command answered once.

`make faults N=200` goes on for so many faults and writes a report; the same `SEED=…` does the same again.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from bot.demo.homeserver import Homeserver
from tests.faults.report import keep, written
from tests.faults.rounds import Size, play
from tests.faults.strategies import Kind

pytestmark = pytest.mark.e2e

FEW = (Kind.KILLED, Kind.STOPPED, Kind.CUT, Kind.BAD_GATEWAY)
SHORT = Size(groups=3, sessions=5, until="2026-12-08", faults=4, kinds=FEW)
LONG = Size(groups=4, sessions=8, until="2027-06-15", faults=30, kinds=tuple(Kind))
A_ROUND = 25
"""Faults of a round of `make faults`."""


@pytest.mark.timeout(120)
async def test_a_few_faults(homeserver: Homeserver, tmp_path: Path) -> None:
    print((await play(homeserver, tmp_path, 1, SHORT)).told())


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_all_kinds_of_faults(tmp_path: Path) -> None:
    async with await Homeserver.start(tmp_path / "homeserver") as server:
        print((await play(server, tmp_path / "vertti", 2, LONG)).told())


@pytest.mark.slow
@pytest.mark.timeout(0)
@pytest.mark.skipif("VERTTI_FAULTS" not in os.environ, reason="`make faults` is for this")
async def test_as_many_as_asked(tmp_path: Path) -> None:
    left, report = int(os.environ["VERTTI_FAULTS"]), Path(os.environ["VERTTI_FAULTS_REPORT"])
    first = seed = int(os.environ.get("VERTTI_FAULTS_SEED") or random.randrange(10**6))
    print(f"\nSEED={seed}")
    wrong = []
    command, notes = f"make faults N={left} SEED={first}", report.with_suffix(".rounds")
    for old in notes.glob("*.json"):
        old.unlink()
    while left > 0:
        size = Size(LONG.groups, LONG.sessions, LONG.until, min(A_ROUND, left), LONG.kinds)
        async with await Homeserver.start(tmp_path / f"homeserver-{seed}") as server:
            outcome = await play(server, tmp_path / f"vertti-{seed}", seed, size, insist=False)
        print(outcome.told(), flush=True)
        wrong += outcome.wrong()
        keep(outcome, notes)
        report.write_text(written(notes, command), encoding="utf-8")
        left -= outcome.faults
        seed += 1
    assert not wrong, "\n".join(wrong)
