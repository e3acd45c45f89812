"""Coming to Discord and letting go of it, on a real wire: nothing is left behind, and what is wrong is said."""

from __future__ import annotations

import asyncio
import gc
import threading

import pytest

from bot.app import start_patiently
from bot.chat.discord import connection
from bot.chat.discord.check import check
from bot.chat.port import LoginLost, Refused, TryLater, Unreachable
from tests.discord.server import INTENTS
from tests.discord.wire import TOGETHER, Wire


def keepers() -> list[str]:
    """The threads with which discord.py keeps connections alive."""
    return [one.name for one in threading.enumerate() if "keep-alive" in one.name and one.is_alive()]


async def nothing_is_left(wire: Wire) -> None:
    """No connection, thread or open session; what is left open is told when it is collected, and fails the test."""
    await wire.server.until(lambda: not keepers() and wire.server.gateway.connections == 0)
    gc.collect()


async def test_vertti_comes_with_its_commands_and_two_intents_and_goes_without_a_trace(wire: Wire) -> None:
    await wire.start()
    assert wire.platform.me == wire.server.state.me
    assert {"apua", "leave"} <= {one["name"] for one in wire.server.state.commands}
    (identified,) = wire.server.gateway.identified
    assert identified["intents"] == INTENTS
    assert await wire.platform.is_well()
    await wire.stop()
    await nothing_is_left(wire)


async def test_vertti_comes_again_after_it_went(wire: Wire) -> None:
    for _ in range(2):
        await wire.start()
        await wire.stop()
    await nothing_is_left(wire)
    assert len(wire.server.gateway.identified) == 2


@pytest.mark.parametrize("path", ["/users/@me", "/oauth2/applications/@me", "/applications/*/commands"])
async def test_it_is_stopped_while_it_logs_in(wire: Wire, path: str) -> None:
    method = "PUT" if "commands" in path else "GET"
    rule = wire.server.trouble.hang(method, path)
    starting = asyncio.create_task(wire.platform.start(wire.memory))
    await wire.server.until(lambda: rule.met)
    starting.cancel()
    await asyncio.gather(starting, return_exceptions=True)
    await wire.platform.stop()
    wire.server.trouble.release()
    await nothing_is_left(wire)


async def test_it_is_stopped_while_the_gateway_says_nothing(wire: Wire) -> None:
    wire.server.gateway.deaf = True
    starting = asyncio.create_task(wire.platform.start(wire.memory))
    await wire.server.until(lambda: wire.server.gateway.connections)
    starting.cancel()
    await asyncio.gather(starting, return_exceptions=True)
    async with asyncio.timeout(8):
        await wire.platform.stop()
    await nothing_is_left(wire)


async def test_a_gateway_that_never_gets_ready_is_tried_anew(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "READY_WITHIN", 0.3)
    wire.server.gateway.deaf = True
    with pytest.raises(Unreachable):
        await wire.platform.start(wire.memory)
    await nothing_is_left(wire)
    wire.server.gateway.deaf = False
    await wire.start()


async def test_a_login_that_hangs_is_given_up(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "LOGIN_WITHIN", 0.2)
    wire.server.trouble.hang("GET", "/users/@me")
    with pytest.raises(Unreachable):
        await wire.platform.start(wire.memory)
    wire.server.trouble.release()
    await nothing_is_left(wire)


async def test_a_server_that_is_not_there_is_waited_for(wire: Wire) -> None:
    await wire.server.go()
    starting = asyncio.create_task(start_patiently(wire.platform, wire.memory))  # type: ignore[arg-type]
    await asyncio.sleep(0.3)
    await wire.server.come()
    await asyncio.wait_for(starting, 10)
    wire.listen()
    await wire.server.until(lambda: wire.batches)
    await wire.stop()
    await nothing_is_left(wire)


@pytest.mark.parametrize("times", [1, 2])
async def test_a_login_that_fails_for_now_leaves_nothing_open(wire: Wire, times: int) -> None:
    wire.server.trouble.fail("GET", "/users/@me", 503, times=times)
    for _ in range(times):
        with pytest.raises(Unreachable):
            await wire.platform.start(wire.memory)
        gc.collect()
    await wire.start()


async def test_a_login_that_has_to_wait_long_says_how_long(wire: Wire) -> None:
    wire.server.trouble.limit("GET", "/users/@me", 300)
    with pytest.raises(TryLater) as told:
        await wire.platform.start(wire.memory)
    assert told.value.after == 300


async def test_a_wrong_token_ends_the_start(wire: Wire) -> None:
    wire.server.change_token("another")
    with pytest.raises(LoginLost):
        await wire.platform.start(wire.memory)
    await nothing_is_left(wire)


async def test_a_token_that_only_the_gateway_refuses_ends_the_start(wire: Wire) -> None:
    wire.server.gateway.token = "another"
    with pytest.raises(LoginLost):
        await wire.platform.start(wire.memory)
    await nothing_is_left(wire)


async def test_a_token_that_is_void_from_now_on_ends_the_batches(wire: Wire) -> None:
    await wire.start()
    wire.server.change_token("another")
    await wire.server.gateway.close(4004)
    await wire.server.until(lambda: wire.ended)
    assert isinstance(wire.ended, LoginLost)


async def test_intents_that_are_not_allowed_are_named(wire: Wire) -> None:
    wire.server.gateway.refuses_intents = True
    with pytest.raises(Refused, match="INTENTS"):
        await wire.platform.start(wire.memory)
    await nothing_is_left(wire)


async def test_a_server_in_which_vertti_is_not_is_named(wire: Wire) -> None:
    wire.server.gateway.guild_is_there = False
    with pytest.raises(Refused, match="NOT_IN_SERVER"):
        await wire.platform.start(wire.memory)
    await nothing_is_left(wire)


async def test_it_is_stopped_while_it_is_told_what_there_is(wire: Wire) -> None:
    starting = asyncio.create_task(wire.platform.start(wire.memory))
    await wire.server.until(lambda: getattr(wire.platform.client.ws, "session_id", None))
    starting.cancel()
    await asyncio.gather(starting, return_exceptions=True)
    await wire.platform.stop()
    await asyncio.sleep(2 * TOGETHER)
    await nothing_is_left(wire)


async def test_looking_whether_all_is_well_leaves_nothing_open(wire: Wire) -> None:
    found = await check(wire.settings())
    assert {"discord-login-works", "discord-guild-reached"} <= {one.code for one in found}
    wire.server.trouble.fail("GET", "/users/@me", 503)
    assert [one.code for one in await check(wire.settings())] == ["discord-unreachable"]
    await wire.server.go()
    assert [one.code for one in await check(wire.settings())] == ["discord-unreachable"]
    await nothing_is_left(wire)
