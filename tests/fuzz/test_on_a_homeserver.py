"""A hostile member and a hostile stranger against a whole Vertti on a real homeserver.

`make fuzz MINUTES=5` goes on for so long; the same `SEED=…` plays the same attacks in the same order.
"""

from __future__ import annotations

import asyncio
import os
import random
import time
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from bot.demo.homeserver import Homeserver
from tests.fuzz.scene import Scene, a_scene
from tests.fuzz.strategies import Batch, batches

pytestmark = pytest.mark.e2e

SHORT = 4.0
"""Seconds of attacks in the short form; a small flood comes after them."""
FLOOD = 100
"""Messages of a stranger to Vertti's device."""
LONG = 120.0
PATIENCE_OF_OTHERS = 15.0
"""Seconds in which others are answered, whatever comes."""
EXAMPLES = 25
"""Batches that are drawn with one seed; then the next one is taken."""


def play(server: Homeserver, directory: Path, seconds: float, first: int, most: int) -> str:
    """Attack for so long, with the seeds from `first` on; what it has shown. Raises AssertionError, and names the seed."""
    with asyncio.Runner() as runner:
        stage: AbstractAsyncContextManager[Scene] = a_scene(server, directory)
        scene = runner.run(stage.__aenter__())
        ends = time.monotonic() + seconds
        try:
            number = first
            while time.monotonic() < ends:
                print(f"seed {number}")
                try:
                    _attack(runner, scene, number, most, ends)
                except BaseException as error:
                    error.add_note(f"SEED={number}: {scene.report()}")
                    raise
                number += 1
            runner.run(flooded(scene, FLOOD))
            return scene.report()
        finally:
            runner.run(stage.__aexit__(None, None, None))


async def flooded(scene: Scene, messages: int) -> None:
    """Others are answered while a stranger's messages come, as they were before."""
    floods = [asyncio.create_task(scene.stranger.flood(messages // 10)) for _ in range(10)]
    while not all(one.done() for one in floods):
        await scene.judge()
    await asyncio.gather(*floods)
    await scene.judge()
    assert scene.slowest < PATIENCE_OF_OTHERS, scene.report()


def _attack(runner: asyncio.Runner, scene: Scene, number: int, most: int, ends: float) -> None:
    @seed(number)
    @settings(
        max_examples=EXAMPLES,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(batches(most))
    def attacked(batch: Batch) -> None:
        if time.monotonic() >= ends or failed:
            return
        try:
            runner.run(scene.play(batch))
        except Exception as error:
            # Kept from Hypothesis: it would print the batch, and such nested values make its printer fail instead.
            failed.append(error)

    failed: list[Exception] = []
    attacked()
    for error in failed:
        raise error


@pytest.mark.timeout(120)
def test_a_hostile_member_and_a_hostile_stranger_disturb_nobody(homeserver: Homeserver, tmp_path: Path) -> None:
    print(play(homeserver, tmp_path, SHORT, 1, 30))


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_two_minutes_of_it(homeserver: Homeserver, tmp_path: Path) -> None:
    print(play(homeserver, tmp_path, LONG, 1_000, 30))


@pytest.mark.slow
@pytest.mark.timeout(0)
@pytest.mark.skipif("VERTTI_FUZZ_MINUTES" not in os.environ, reason="`make fuzz` is for this")
def test_as_long_as_asked(homeserver: Homeserver, tmp_path: Path) -> None:
    first = int(os.environ.get("VERTTI_FUZZ_SEED") or random.randrange(10**6))
    print(play(homeserver, tmp_path, 60 * float(os.environ["VERTTI_FUZZ_MINUTES"]), first, 30))


@pytest.mark.slow
@pytest.mark.timeout(900)
async def test_ten_thousand_messages_of_a_stranger_keep_nobody_waiting(homeserver: Homeserver, tmp_path: Path) -> None:
    async with a_scene(homeserver, tmp_path) as scene:
        await flooded(scene, 10_000)
        print(scene.report())
