"""`/healthz` names what is ill and `/metrics` counts what happens; neither tells of anybody."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from unittest.mock import patch

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.alarm import HEARTBEAT
from bot.chat.port import Batch, EventId, Refused, RoomId, Unreadable, UserId
from bot.clock import RehearsalClock
from bot.config.sections import Metrics
from bot.signs import SYNC_YOUNG, SignsOfLife
from bot.store.database import Database
from bot.store.errors import DatabaseFull
from bot.store.standing import look
from bot.watch import UNWATCHED, CannotListen
from bot.watching import health
from bot.watching.meter import Meter
from bot.watching.opening import watched
from tests.bot.watching.test_signs import Seconds
from tests.bot.world import ANNA, BEGINS, MEMBERS, MINNA, World, a_plan, a_world

ROOT = Path(__file__).parents[3]


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Watched:
    """Vertti, and whoever asks its pages."""

    def __init__(self, world: World, meter: Meter) -> None:
        self.world = world
        self.meter = meter

    def figures(self) -> dict[str, float]:
        """All figures by name and labels."""
        standing = look(self.world.app.db.path, running=True)
        page = self.meter.shown(standing, self.world.clock.now()).decode()
        return {
            one.name + "".join(f" {value}" for name, value in sorted(one.labels.items()) if name != "le"): one.value
            for family in text_string_to_metric_families(page)
            for one in family.samples
        }


@asynccontextmanager
async def watched_world() -> AsyncIterator[Watched]:
    meter = Meter(SignsOfLife())
    async with a_world(watch=meter) as world:
        await world.apply(a_plan())
        await world.join(ANNA, MINNA, *MEMBERS)
        yield Watched(world, meter)


async def test_what_is_due_sent_refused_and_unreadable_is_counted() -> None:
    async with watched_world() as one:
        world = one.world
        before = one.figures()
        await world.until("2026-11-27T10:00")
        after = one.figures()
        assert after["vertti_steps_total rsvp done"] == 1
        assert after["vertti_sent_total poll"] == sum(one.poll is not None for one in world.chat.shown) > 0
        assert after["vertti_step_late_seconds_count"] > before["vertti_step_late_seconds_count"]
        assert after["vertti_delivery_seconds_count"] == sum(v for k, v in after.items() if k.startswith("vertti_sent_total"))
        assert (after["vertti_groups"], after["vertti_outbox_waiting"], after["vertti_outbox_oldest_seconds"]) == (1, 0, 0)

        world.chat.down = True
        world.chat.say(world.room.id, UserId(ANNA), "!vertti tapaamiset")
        async with asyncio.timeout(10):
            while one.figures().get("vertti_retried_total send", 0) < 2:
                await asyncio.sleep(0.02)
        assert one.figures()["vertti_outbox_waiting"] > 0
        world.chat.down = False
        await world.quiet()
        with patch.object(world.chat, "send", side_effect=Refused("M_FORBIDDEN")):
            world.chat.say(world.room.id, UserId(ANNA), "!vertti tapaamiset")
            await world.quiet()
        assert one.figures()["vertti_undeliverable_total send"] >= 1

        sealed = Unreadable(EventId("$sealed"), RoomId(world.room.id), BEGINS)
        await world.app.inbox.take(Batch((sealed,)))
        await world.app.inbox.take(Batch((sealed,)))
        assert one.figures()["vertti_undecryptable_total"] == 1
        assert one.figures()["vertti_unreadable_waiting"] == 1


async def test_what_comes_too_late_is_counted_as_such() -> None:
    async with watched_world() as one:
        await one.world.director.jump(BEGINS.replace(month=12, day=30))
        await one.world.quiet()
        assert sum(v for k, v in one.figures().items() if k.startswith("vertti_steps_total") and "done" not in k) >= 1


async def test_figures_name_nobody() -> None:
    async with watched_world() as one:
        await one.world.until("2026-12-02T10:00")
        shown = " ".join(one.figures())
        assert "vertti_steps_total rsvp done" in shown
        for word in ("@", "!", "pekka", "kirjanpit", ":memory"):
            assert word not in shown.lower()


async def test_counting_a_message_costs_next_to_nothing() -> None:
    meter = Meter(SignsOfLife())
    best = 1.0
    for _ in range(5):
        began = time.perf_counter()
        for _ in range(1_000):
            meter.sent("send", 0.1)
        best = min(best, (time.perf_counter() - began) / 1_000)
    assert best < 50e-6  # About five where nothing else runs.


class TestHealth:
    async def test_names_what_is_ill(self) -> None:
        seconds = Seconds()
        signs = SignsOfLife(seconds)
        db = await Database.in_memory()
        try:
            one = health.Health(db, signs, RehearsalClock(BEGINS), seconds)
            assert await one.ills() == ("sync", "due")
            signs.heard()
            signs.looked()
            assert await one.ills() == ()
            seconds.now += 2 * HEARTBEAT + 1
            assert await one.ills() == ("due",)
            seconds.now += SYNC_YOUNG
            signs.looked()
            assert await one.ills() == ("sync",)
            signs.heard()
            with patch.object(db, "write", side_effect=DatabaseFull(db.path)):
                assert await one.ills() == (), "it was written a moment ago"
                seconds.now += health.WRITTEN_LATELY
                assert await one.ills() == ("database",)
        finally:
            await db.close()

    async def test_a_program_that_runs_is_well(self, group_world: World) -> None:
        one = health.Health(group_world.app.db, group_world.app.signs, group_world.clock)
        group_world.app.signs.heard()
        assert await one.ills() == (), "the loop of due steps looks"


class TestPages:
    async def test_are_shown_on_this_machine(self) -> None:
        db, port, signs = await Database.in_memory(), free_port(), SignsOfLife()
        try:
            async with watched(Metrics(port=port), db, signs, RehearsalClock(BEGINS)) as watch, aiohttp.ClientSession() as http:
                watch.sent("send", 0.5)
                async with http.get(f"http://127.0.0.1:{port}/healthz") as answer:
                    assert (answer.status, await answer.text()) == (503, "sync\ndue\n")
                signs.heard()
                signs.looked()
                async with http.get(f"http://127.0.0.1:{port}/healthz") as answer:
                    assert (answer.status, await answer.text()) == (200, "ok\n")
                async with http.get(f"http://127.0.0.1:{port}/metrics") as answer:
                    assert answer.headers["Content-Type"].startswith("text/plain")
                    page = await answer.text()
                assert 'vertti_sent_total{kind="send"} 1.0' in page
                assert "process_resident_memory_bytes" in page
                with pytest.raises(CannotListen, match=rf"metrics\.port.*{port}"):
                    async with watched(Metrics(port=port), db, signs, RehearsalClock(BEGINS)):
                        pass
            assert signs.sync_age is not None
        finally:
            await db.close()

    async def test_are_not_shown_unless_the_configuration_says_so(self) -> None:
        db = await Database.in_memory()
        try:
            async with watched(None, db, SignsOfLife(), RehearsalClock(BEGINS)) as watch:
                assert watch is UNWATCHED
        finally:
            await db.close()


def test_only_the_room_of_watching_knows_prometheus() -> None:
    """What delivers for people goes on without it, and starts without waiting for it."""
    files = (ROOT / "bot").rglob("*.py")
    assert {one.parent.name for one in files if "prometheus_client" in one.read_text(encoding="utf-8")} == {"watching"}
