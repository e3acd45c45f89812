"""The embedded homeserver: comes up fast, keeps what it has, and never outlives us unless asked to."""

from __future__ import annotations

import importlib.util
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio

from bot.demo.homeserver import Homeserver, HomeserverFailed, HomeserverMissing

pytestmark = pytest.mark.e2e


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Homeserver]:
    async with await Homeserver.start(tmp_path_factory.mktemp("homeserver")) as running:
        yield running


async def login(server: Homeserver, name: str, password: str) -> int:
    body = {"type": "m.login.password", "identifier": {"type": "m.id.user", "user": name}, "password": password}
    async with aiohttp.ClientSession() as session, session.post(f"{server.url}/_matrix/client/v3/login", json=body) as answer:
        await answer.read()
        return answer.status


async def test_an_account_can_log_in_and_is_made_only_once(server: Homeserver) -> None:
    first = await server.register("anna", "secret", display_name="Anna")
    again = await server.register("anna", "another")

    assert first == again == "@anna:localhost"
    assert await login(server, "anna", "secret") == 200
    assert await login(server, "anna", "another") == 403


async def test_a_name_that_no_server_takes_is_refused_with_the_reason(server: Homeserver) -> None:
    with pytest.raises(HomeserverFailed, match="M_INVALID_USERNAME"):
        await server.register("Änna Ö", "secret")


async def test_a_second_server_in_the_same_directory_is_refused_and_says_whom_to_stop(server: Homeserver) -> None:
    with pytest.raises(HomeserverFailed, match=f"kill {server.pid}"):
        await Homeserver.start(server.directory)


@pytest.mark.slow
async def test_it_comes_back_on_the_same_port_with_the_same_accounts_after_a_power_cut(server: Homeserver) -> None:
    await server.register("bea", "secret")
    port = server.port

    server.kill()
    assert server.pid is None
    await server.restart()

    assert server.port == port
    assert await login(server, "bea", "secret") == 200


async def test_a_port_in_use_is_named(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(HomeserverFailed, match=f"Port {port} is in use"):
            await Homeserver.start(tmp_path, port=port)


async def test_a_server_that_cannot_start_is_quoted(tmp_path: Path) -> None:
    (tmp_path / "homeserver.db").write_text("this is no database, whatever its name promises")

    with pytest.raises(HomeserverFailed, match=r"(?s)ended while starting.*file is not a database"):
        await Homeserver.start(tmp_path)


async def test_without_the_wheel_it_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)

    with pytest.raises(HomeserverMissing, match=r"pip install \"vertti\[demo\]\""):
        await Homeserver.start(tmp_path)


PARENT = """
import asyncio, sys
from pathlib import Path
from bot.demo.homeserver import Homeserver

async def main():
    server = await Homeserver.start(Path(sys.argv[1]))
    print(server.keep() if sys.argv[2] == "keep" else server.pid, flush=True)
    await asyncio.sleep(0 if sys.argv[2] == "keep" else 3600)

asyncio.run(main())
"""


def a_parent(directory: Path, mode: str) -> tuple[subprocess.Popen[str], int]:
    """Another process that starts a homeserver; with its process id."""
    parent = subprocess.Popen([sys.executable, "-c", PARENT, str(directory), mode], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    return parent, int(parent.stdout.readline())


def until(true: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 15
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def runs(pid: int) -> bool:
    """Whether the process lives; a zombie that nobody has waited for does not."""
    status = Path(f"/proc/{pid}/status")
    return status.exists() and "State:\tZ" not in status.read_text()


@pytest.mark.skipif(not Path("/proc").exists(), reason="reads /proc")
def test_it_dies_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    parent, server = a_parent(tmp_path, "own")
    assert runs(server)

    parent.kill()
    parent.communicate()

    assert until(lambda: not runs(server))


@pytest.mark.skipif(not Path("/proc").exists(), reason="reads /proc")
@pytest.mark.slow
def test_a_kept_one_lives_on(tmp_path: Path) -> None:
    parent, server = a_parent(tmp_path, "keep")
    try:
        parent.communicate(timeout=15)
        assert parent.returncode == 0
        assert runs(server)
    finally:
        os.kill(server, signal.SIGTERM)
    assert until(lambda: not runs(server))
