"""A Matrix homeserver of one's own: Synapse from its wheel, on loopback, in a directory, for rehearsals and tests."""

from __future__ import annotations

import asyncio
import fcntl
import hashlib
import hmac
import importlib.util
import json
import os
import secrets
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import aiohttp

from bot.demo.homeserver_config import write_config

START_TIMEOUT = 60.0
STOP_TIMEOUT = 10.0
LAST_LINES = 15


class HomeserverMissing(RuntimeError):
    """Synapse is not installed in this Python."""

    def __init__(self) -> None:
        super().__init__('The embedded homeserver (Synapse) is not installed. Install it with: pip install "vertti[demo]"')


class HomeserverFailed(RuntimeError):
    """The homeserver did not come up, or did not do what was asked; the text ends with the last lines of its log."""


class Homeserver:
    """A running Synapse. Ends with this process, however that ends; never listens beyond loopback.

    Belongs to no event loop: one server may serve the tests of several.
    """

    def __init__(self, directory: Path, *, port: int, secret: str, server_name: str, rate_limits: bool) -> None:
        """Use `Homeserver.start`."""
        self.directory = directory
        self.server_name = server_name
        self.port = port
        self._secret = secret
        self._rate_limits = rate_limits
        self._process: subprocess.Popen[bytes] | None = None

    @classmethod
    async def start(
        cls, directory: Path, *, port: int = 0, rate_limits: bool = False, server_name: str = "localhost"
    ) -> Homeserver:
        """Start a homeserver in `directory`, made when missing; an earlier one's accounts and rooms live on.

        `port` 0 takes the port of the last time, or a free one. `rate_limits` leaves Synapse's own on. Raises
        `HomeserverMissing`, and `HomeserverFailed` when it is not up within a minute or somebody else runs it.
        """
        if importlib.util.find_spec("synapse") is None:
            raise HomeserverMissing
        directory = _made(directory)
        server = cls(
            directory,
            port=port or _kept_port(directory) or _free_port(),
            secret=_kept_secret(directory),
            server_name=server_name,
            rate_limits=rate_limits,
        )
        await server._up()
        return server

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.stop()

    @property
    def url(self) -> str:
        """Where clients find it."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int | None:
        """The server's process, while it runs."""
        return self._process.pid if self._process and self._process.poll() is None else None

    @property
    def log(self) -> Path:
        """Where its log is written."""
        return self.directory / "homeserver.log"

    async def register(self, name: str, password: str, *, admin: bool = False, display_name: str | None = None) -> str:
        """Make an account and return its user id. One that exists already stays as it is, with the password it has.

        Raises `HomeserverFailed` when the server refuses the name.
        """
        address = f"{self.url}/_synapse/admin/v1/register"
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=30)) as session:
            async with session.get(address) as answer:
                nonce = (await answer.json())["nonce"]
            signed = "\0".join((nonce, name, password, "admin" if admin else "notadmin"))
            wanted = {
                "nonce": nonce,
                "username": name,
                "password": password,
                "admin": admin,
                "mac": hmac.new(self._secret.encode(), signed.encode(), hashlib.sha1).hexdigest(),
                "displayname": display_name or name,
            }
            async with session.post(address, json=wanted) as answer:
                made = await answer.json()
        if answer.status == 200:
            return str(made["user_id"])
        if made.get("errcode") == "M_USER_IN_USE":
            return f"@{name}:{self.server_name}"
        raise HomeserverFailed(f"The homeserver refused the account {name}: {made.get('errcode')} {made.get('error')}")

    async def stop(self) -> None:
        """End the server, asking first. Nothing happens when it has ended already."""
        process = self._process
        if process is None:
            return
        process.terminate()
        if not await _ended(process, STOP_TIMEOUT):
            process.kill()
        await _ended(process, STOP_TIMEOUT)
        self._let_go()

    def kill(self) -> None:
        """End the server at once, as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._let_go()

    async def restart(self, *, rate_limits: bool | None = None) -> None:
        """Stop the server if it runs, and start it again on the same port, with or without Synapse's own limits where given."""
        await self.stop()
        self._rate_limits = self._rate_limits if rate_limits is None else rate_limits
        await self._up()

    def keep(self) -> int:
        """Let the server live on after this process; returns its process id, for whoever is to end it."""
        process = self._process
        if process is None or process.stdin is None or process.poll() is not None:
            raise HomeserverFailed("The homeserver does not run.")
        process.stdin.write(b"k")
        process.stdin.close()
        process.returncode = 0  # it is not ours to wait for any more
        self._process = None
        return process.pid

    async def _up(self) -> None:
        config = write_config(
            self.directory,
            server_name=self.server_name,
            port=self.port,
            secret=self._secret,
            rate_limits=self._rate_limits,
        )
        if not _is_free(self.port):
            raise HomeserverFailed(f"Port {self.port} is in use by another program.")
        process = self._process = self._launch(config)
        try:
            await self._until_healthy(process)
        except BaseException:
            self.kill()
            raise

    def _launch(self, config: Path) -> subprocess.Popen[bytes]:
        with _lock(self.directory / "homeserver.lock") as lock, self.log.open("wb") as log:
            process = subprocess.Popen(  # noqa: S603 - our own interpreter, our own arguments
                [
                    *(sys.executable, "-P", str(Path(__file__).with_name("leash.py"))),
                    *("synapse.app.homeserver", "-c", str(config)),
                ],
                cwd=self.directory,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                env=os.environ | {"SYNAPSE_CACHE_FACTOR": "0.5"},
                pass_fds=(lock.fileno(),),  # held as long as the child lives
                start_new_session=True,  # Ctrl-C in the terminal is ours to answer
            )
            lock.truncate(0)
            lock.write(str(process.pid).encode())
            return process

    async def _until_healthy(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + START_TIMEOUT
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=2)) as session:
            while time.monotonic() < deadline:
                if process.poll() is not None:
                    raise HomeserverFailed(f"The homeserver ended while starting.\n{self._last_words()}")
                try:
                    async with session.get(f"{self.url}/health") as answer:
                        if answer.status == 200:
                            return
                except (aiohttp.ClientError, TimeoutError):
                    await asyncio.sleep(0.03)
        raise HomeserverFailed(f"The homeserver did not come up in {START_TIMEOUT:.0f} seconds.\n{self._last_words()}")

    def _last_words(self) -> str:
        return "\n".join(self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-LAST_LINES:])

    def _let_go(self) -> None:
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
        self._process = None


async def _ended(process: subprocess.Popen[bytes], patience: float) -> bool:
    deadline = time.monotonic() + patience
    while process.poll() is None:
        if time.monotonic() > deadline:
            return False
        await asyncio.sleep(0.02)
    return True


def _lock(path: Path) -> IO[bytes]:
    """Two servers on one database would spoil it: the lock is inherited by the server and ends with it."""
    file = path.open("ab")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise HomeserverFailed(f"A homeserver runs in {path.parent} already. Stop it with: kill {path.read_text()}") from error
    return file


def _made(directory: Path) -> Path:
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    return directory.absolute()


def _kept_secret(directory: Path) -> str:
    path = directory / "registration.secret"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(32))
    return path.read_text()


def _kept_port(directory: Path) -> int:
    path = directory / "homeserver.yaml"
    if not path.exists():
        return 0
    port = _port_in(path)
    return port if _is_free(port) else 0


def _port_in(path: Path) -> int:
    settings = json.loads(path.read_text(encoding="utf-8"))
    return int(settings["listeners"][0]["port"])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
