"""Who gives a sign of life is alive; who gives none is told of, and only systemd's watchdog starts Vertti again."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.signs import SYNC_MOVES, SignsOfLife
from bot.watching import systemd
from bot.watching.systemd import DUE_MOVES, Systemd, alive
from tests.bot.chat.matrix.test_syncing import Homeserver, batches, syncing


class Seconds:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def listening(tmp_path: Path) -> Iterator[socket.socket]:
    """Where systemd would listen."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as one:
        one.bind(str(tmp_path / "notify"))
        one.setblocking(False)
        yield one


def heard(listening: socket.socket) -> list[str]:
    lines: list[str] = []
    while True:
        try:
            lines += listening.recv(4096).decode().split("\n")
        except BlockingIOError:
            return lines


def test_both_loops_have_to_move(seconds: Seconds) -> None:
    signs = SignsOfLife(seconds)
    signs.heard()
    signs.looked()
    assert alive(signs, 0)
    seconds.now += DUE_MOVES + 1
    signs.sync_moves()
    assert not alive(signs, 0)
    signs.looked()
    assert alive(signs, 0)
    seconds.now += SYNC_MOVES + 1
    signs.looked()
    assert not alive(signs, 0)


def test_a_loop_that_waits_on_purpose_is_alive(seconds: Seconds) -> None:
    signs = SignsOfLife(seconds)
    signs.sync_moves(pause=600)
    seconds.now += 500
    signs.looked()
    assert alive(signs, 0)


def test_a_loop_of_due_steps_that_never_begins_is_not_alive(seconds: Seconds) -> None:
    signs = SignsOfLife(seconds)
    assert alive(signs, DUE_MOVES)
    assert not alive(signs, DUE_MOVES + 1)


async def test_the_sync_leaves_a_sign_only_when_the_homeserver_answers() -> None:
    server = Homeserver({})
    loop = syncing(server)
    server.fails = {"/sync"}
    signs: SignsOfLife = loop._signs
    reading = asyncio.create_task(batches(loop, 1))
    await asyncio.sleep(0.05)
    assert signs.sync_age is None
    assert signs.sync_stillness < 1, "it tries, so it lives"
    server.fails = set()
    async with asyncio.timeout(5):
        await reading
    assert signs.sync_age is not None


class TestSystemd:
    @pytest.mark.parametrize("environ", [{}, {"NOTIFY_SOCKET": ""}, {"NOTIFY_SOCKET": "vsock:2:1234"}])
    def test_is_told_nothing_where_it_did_not_start_us(self, environ: dict[str, str]) -> None:
        assert Systemd.found(environ) is None

    async def test_hears_that_vertti_is_ready_lives_and_stops(
        self, listening: socket.socket, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        told = Systemd.found({"NOTIFY_SOCKET": listening.getsockname(), "WATCHDOG_USEC": "60000"})
        assert told is not None
        still = False
        monkeypatch.setattr(systemd, "alive", lambda *_: not still)
        begun = asyncio.Event()
        telling = asyncio.create_task(told.keep_told(begun, SignsOfLife()))
        await asyncio.sleep(0.05)
        assert "READY=1" not in heard(listening), "what happened while it was away has not been read yet"
        begun.set()
        await asyncio.sleep(0.1)
        said = heard(listening)
        assert said.count("READY=1") == 1
        assert said.count("WATCHDOG=1") >= 2
        still = True
        await asyncio.sleep(0.05)
        heard(listening)
        await asyncio.sleep(0.1)
        assert heard(listening) == [], "it stands still, so it must be killed"
        telling.cancel()
        await asyncio.gather(telling, return_exceptions=True)
        assert heard(listening) == ["STOPPING=1"]

    def test_that_nobody_listens_is_no_trouble(self, tmp_path: Path) -> None:
        Systemd(str(tmp_path / "nobody"), None).tell("READY=1")
