"""`vertti run` as a process, on a real wire to a stand-in for Discord."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest_asyncio

from bot.cli.failures import NEEDS_PERSON
from tests.discord.server import Server

HERE = Path(__file__).parents[2]
PATIENCE = 40.0


@pytest_asyncio.fixture
async def server() -> AsyncIterator[Server]:
    """The stand-in, which is there."""
    one = Server()
    await one.come()
    yield one
    await one.go()


class Running:
    """The process, and what it has told so far."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self.told = ""

    async def tells(self, what: str) -> None:
        """Read on until it says so."""
        async with asyncio.timeout(PATIENCE):
            while not re.search(what, self.told):
                line = await self._err.readline()
                assert line, f"it ended without {what!r}:\n{self.told}"
                self.told += line.decode()

    async def ends(self) -> int:
        """Wait for its end; with which code."""
        async with asyncio.timeout(PATIENCE):
            self.told += (await self._err.read()).decode()
            return await self.process.wait()

    @property
    def _err(self) -> asyncio.StreamReader:
        assert self.process.stderr is not None
        return self.process.stderr


@asynccontextmanager
async def vertti_run(server: Server, directory: Path, token: str | None = None) -> AsyncIterator[Running]:
    """The process; at the end it is no more."""
    config = directory / "config.toml"
    config.write_text(f'[discord]\nguild = "{server.state.guild}"\nadmins = ["{server.state.anna}"]\n', encoding="utf-8")
    arguments = ("-m", "tests.discord.run_here", server.base, server.gateway_address, "run", "--config", str(config))
    surroundings = {**os.environ, "VERTTI_DISCORD_TOKEN": token or server.token, "PYTHONPATH": str(HERE)}
    process = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, cwd=directory, env=surroundings, stdout=PIPE, stderr=PIPE
    )
    running = Running(process)
    try:
        yield running
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def test_it_waits_for_discord_answers_and_stops_as_asked(server: Server, tmp_path: Path) -> None:
    await server.go()
    async with vertti_run(server, tmp_path) as vertti:
        await vertti.tells("cannot log in yet")
        await server.come()
        await vertti.tells("running, with 0 groups")
        direct = server.state.direct(server.state.anna)["id"]
        server.write(server.state.anna, "apua")
        await server.until(lambda: server.state.texts(direct), PATIENCE)
        vertti.process.send_signal(signal.SIGTERM)
        assert await vertti.ends() == 0
    assert "stopped as asked" in vertti.told
    assert server.token not in vertti.told
    await server.until(lambda: server.gateway.connections == 0)


async def test_a_token_that_is_not_accepted_needs_a_person(server: Server, tmp_path: Path) -> None:
    async with vertti_run(server, tmp_path, token="another-token") as vertti:
        assert await vertti.ends() == NEEDS_PERSON
    assert "does not accept Vertti's token" in vertti.told
    assert "another-token" not in vertti.told


async def test_a_token_that_becomes_void_needs_a_person(server: Server, tmp_path: Path) -> None:
    async with vertti_run(server, tmp_path) as vertti:
        await vertti.tells("running, with 0 groups")
        server.change_token("another")
        await server.gateway.close(4004)
        assert await vertti.ends() == NEEDS_PERSON
    assert "does not accept Vertti's token" in vertti.told


async def test_intents_that_are_refused_need_a_person(server: Server, tmp_path: Path) -> None:
    server.gateway.refuses_intents = True
    async with vertti_run(server, tmp_path) as vertti:
        assert await vertti.ends() == NEEDS_PERSON
    assert "refuses the connection because of its intents" in vertti.told


async def test_a_server_in_which_it_is_not_needs_a_person(server: Server, tmp_path: Path) -> None:
    server.gateway.guild_is_there = False
    async with vertti_run(server, tmp_path) as vertti:
        assert await vertti.ends() == NEEDS_PERSON
    assert f"not in the server {server.state.guild}" in vertti.told


async def test_a_server_out_of_which_it_is_put_needs_a_person(server: Server, tmp_path: Path) -> None:
    async with vertti_run(server, tmp_path) as vertti:
        await vertti.tells("running, with 0 groups")
        server.gateway.tell("GUILD_DELETE", {"id": server.state.guild})
        assert await vertti.ends() == NEEDS_PERSON
    assert f"not in the server {server.state.guild}" in vertti.told
