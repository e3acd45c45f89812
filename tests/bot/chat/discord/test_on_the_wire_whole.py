"""The whole program on a real wire: what people ask is answered once, whatever happens in between."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio

from bot.clock import SystemClock
from bot.store.database import Database
from facilitation.rhythm import Rhythm
from facilitation.session import PersonId
from facilitation.times import WallTime
from tests.bot.world import ZONE, a_plan
from tests.discord.server_state import TEXT
from tests.discord.whole import whole_program
from tests.discord.wire import Wire

MESSAGES = "/channels/*/messages"


@pytest_asyncio.fixture
async def db() -> AsyncIterator[Database]:
    """A database that outlives the program."""
    one = await Database.in_memory()
    yield one
    await one.close()


def answers(wire: Wire) -> list[str]:
    """What Vertti has said to Anna alone."""
    return wire.server.state.texts(wire.server.state.direct(wire.server.state.anna)["id"])


async def answered(wire: Wire, number: int = 1) -> None:
    await wire.server.until(lambda: len(answers(wire)) >= number)


async def test_what_was_written_while_vertti_was_away_is_answered_once(wire: Wire, db: Database) -> None:
    async with whole_program(wire, db):
        wire.server.write(wire.server.state.anna, "apua")
        await answered(wire)
    before = len(answers(wire))
    wire.server.write(wire.server.state.anna, "apua")
    for _ in range(2):
        async with whole_program(wire, db):
            await answered(wire, before + 1)
            await nothing_more_waits(wire, db)
    assert len(answers(wire)) == before + 1


async def test_a_long_limit_is_kept_by_the_row_and_by_no_other(wire: Wire, db: Database) -> None:
    async with whole_program(wire, db) as app:
        app.platform.client.http.max_ratelimit_timeout = 0.2  # type: ignore[attr-defined]  # in place of half a minute
        direct = wire.server.state.direct(wire.server.state.anna)["id"]
        wire.server.trouble.limit("POST", f"/channels/{direct}/messages", 1.0)
        began = time.monotonic()
        wire.server.write(wire.server.state.anna, "apua")
        await wire.server.until(lambda: wire.server.trouble.refused)
        wire.server.write(wire.server.state.bea, "apua")
        others = wire.server.state.direct(wire.server.state.bea)["id"]
        await wire.server.until(lambda: wire.server.state.texts(others))
        assert time.monotonic() - began < 1.0
        await answered(wire)
        assert time.monotonic() - began >= 1.0
        await nothing_more_waits(wire, db)
    assert len(answers(wire)) == len(wire.server.state.texts(others))


async def test_an_answer_is_said_once_although_discord_says_nothing_of_having_done_it(
    wire: Wire, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.outbox.FIRST_PAUSE", 0.1)
    async with whole_program(wire, db):
        wire.server.write(wire.server.state.anna, "apua")
        await answered(wire)
        await nothing_more_waits(wire, db)
        once = len(answers(wire))
        lost = wire.server.trouble.lose_answer("POST", MESSAGES, times=2)
        wire.server.write(wire.server.state.anna, "apua")
        await nothing_more_waits(wire, db)
    assert lost.met == 2
    assert len(answers(wire)) == 2 * once


async def test_who_chooses_a_command_is_answered_there_although_the_gateway_is_cut_meanwhile(wire: Wire, db: Database) -> None:
    room = wire.room(wire.server.state.anna)
    async with whole_program(wire, db):
        wire.server.gateway.cut()
        chosen = wire.server.choose(wire.server.state.anna, room, "help")
        await wire.server.until(lambda: wire.server.asked_for("PATCH", f"{chosen['token']}/messages/@original"))
        await nothing_more_waits(wire, db)
    assert wire.server.answered(chosen) is not None


async def test_a_group_gets_one_channel_although_discord_fails_at_it(
    wire: Wire, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.outbox.FIRST_PAUSE", 0.1)
    state = wire.server.state
    tomorrow = datetime.now(ZoneInfo(ZONE)).replace(hour=17, minute=0, second=0, microsecond=0, tzinfo=None) + timedelta(days=9)
    plan = a_plan(
        rhythm=Rhythm(WallTime(tomorrow, ZONE), 21, 8),
        facilitators=(PersonId(state.anna),),
        host=None,
        members=(PersonId(state.bea),),
    )
    lost = wire.server.trouble.lose_answer("POST", "/guilds/*/channels")
    failed = wire.server.trouble.fail("GET", "/guilds/*/channels", 503)
    async with whole_program(wire, db) as app:
        await app.apply((plan,))
        await nothing_more_waits(wire, db)
    assert (lost.met, failed.met) == (1, 1)
    (channel,) = [one for one in state.channels.values() if one["type"] == TEXT]
    assert {state.anna, state.bea} <= {one["id"] for one in channel["permission_overwrites"]}
    said = state.texts(channel["id"])
    assert said
    assert len(said) == len(set(said))


async def nothing_more_waits(wire: Wire, db: Database) -> None:
    """Until the outbox is empty, but for what has its time later."""
    soon = SystemClock().real() + timedelta(seconds=30)
    quiet = 0
    while quiet < 3:
        heads = await db.read(lambda tx: tx.outbox.heads((), soon, 10, of_no_group=10, answers_first=False))
        quiet = 0 if heads else quiet + 1
        before = len(wire.server.asked)
        try:
            await wire.server.until(lambda: len(wire.server.asked) > before, 0.1)  # noqa: B023 -- asked at once
            quiet = 0
        except TimeoutError:
            continue
