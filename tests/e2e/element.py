"""A client of the Element stack (matrix-js-sdk in Node), as an independent judge of what Vertti sends."""

from __future__ import annotations

import asyncio
import base64
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

SOURCE = Path(__file__).with_name("element")
CACHE = Path(__file__).parents[2] / ".run" / "element"


class ElementFailed(AssertionError):
    """The client refused a request, or did not see in time what was waited for."""


@dataclass(frozen=True, slots=True)
class ElementEvent:
    """An event as Element shows it. `shield` is none, grey or red; `unreadable` says why it could not be decrypted;
    `notify` and `highlight` are what the account's push rules make of it.
    """

    event: str
    room: str
    sender: str
    type: str
    msgtype: str | None
    body: str | None
    html: str | None
    encrypted: bool
    unreadable: str | None
    edited: bool
    redacted: bool
    notify: bool
    highlight: bool
    shield: str | None = None
    shield_reason: str | None = None


@dataclass(frozen=True, slots=True)
class ElementRoom:
    """A room in Element's list; `inviter` when somebody invites to it as to a direct conversation."""

    room: str
    name: str
    membership: str
    encrypted: bool
    inviter: str | None


@dataclass(frozen=True, slots=True)
class ElementPoll:
    """A poll in Element's own model; `answers` by id, `votes` the ids of each person's last vote."""

    event: str
    question: str
    answers: Mapping[str, str]
    votes: Mapping[str, Sequence[str]]
    ended: bool


class ElementClient:
    """One login of one account. Close it, or use it as a context manager."""

    def __init__(self, process: asyncio.subprocess.Process, log: Path) -> None:
        self._process = process
        self._log = log
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self._count = 0
        self.device = ""
        self._reader = asyncio.create_task(self._read())

    @classmethod
    async def start(cls, package: Path) -> Self:
        """Start Node in `package`, which `element_package` or `element_or_skip` has made."""
        log = package / f"client-{os.getpid()}.log"
        with log.open("ab") as errors:
            process = await asyncio.create_subprocess_exec(
                "node",
                "client.mjs",
                cwd=package,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                limit=16 * 1024 * 1024,
            )
        return cls(process, log)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.close()

    async def login(self, homeserver: str, user: str, password: str, *, strict: bool = False, sign: bool = True) -> str:
        """Log in with a new device and return the user id. The device is cross-signed by a new identity, in place of an earlier
        one of the account; unless `sign` is false: then it is one that its owner has not verified.

        `strict` is Element's "exclude insecure devices": whoever has not cross-signed their device is neither read nor
        given keys.
        """
        answer = await self._ask("login", homeserver=homeserver, user=user, password=password, strict=strict, sign=sign)
        self.device = str(answer["device"])
        return str(answer["user"])

    async def secure_backup(self) -> str:
        """Put the cross-signing keys into secret storage, and return its recovery key."""
        return str(await self._ask("secureBackup"))

    async def fingerprint(self) -> str:
        """The account's public master key."""
        return str(await self._ask("fingerprint"))

    async def rooms(self) -> list[ElementRoom]:
        """All rooms and invitations."""
        return [ElementRoom(**one) for one in await self._ask("rooms")]

    async def wait_for_invitation(self, name: str | None = None, *, timeout: float = 20) -> str:
        """The room of an open invitation, to a room of that name if given."""
        async with asyncio.timeout(timeout):
            while True:
                for one in await self.rooms():
                    if one.membership == "invite" and name in (None, one.name):
                        return one.room
                await asyncio.sleep(0.05)

    async def create(self, name: str, invite: Sequence[str]) -> str:
        """Create an encrypted, private room."""
        return str(await self._ask("create", name=name, invite=list(invite)))

    async def join(self, room: str, *, timeout: float = 20) -> None:
        """Join a room, and wait until the client has it."""
        await self._ask("join", room=room, timeout=timeout)

    async def leave(self, room: str) -> None:
        """Leave a room, or decline its invitation."""
        await self._ask("leave", room=room)

    async def send(self, room: str, body: str) -> str:
        """Send text, and return its event id."""
        return str(await self._ask("send", room=room, body=body))

    async def send_event(self, room: str, type_: str, content: Mapping[str, Any]) -> str:
        """Send any event, encrypted where the room is, and return its event id."""
        return str(await self._ask("sendEvent", room=room, type=type_, content=content))

    async def vote(self, room: str, poll: str, answer: str, *, timeout: float = 20) -> str:
        """Vote in a poll named by its event id or a part of its question, for an answer named by label or id."""
        return str(await self._ask("vote", room=room, poll=poll, answer=answer, timeout=timeout))

    async def poll(self, room: str, poll: str, *, timeout: float = 20) -> ElementPoll:
        """A poll, by its event id or a part of its question."""
        found = await self._ask("poll", room=room, poll=poll, timeout=timeout)
        return ElementPoll(**found | {"answers": {one["id"]: one["text"] for one in found["answers"]}})

    async def timeline(self, room: str) -> list[ElementEvent]:
        """Everything that the client has of a room, oldest first."""
        return [_event(one) for one in await self._ask("timeline", room=room)]

    async def wait_for(self, text: str, room: str | None = None, *, timeout: float = 20) -> ElementEvent:
        """The newest readable event whose words hold `text`, in one room or in any. Raises `ElementFailed` after `timeout`."""
        return _event(await self._ask("waitFor", text=text, room=room, timeout=timeout))

    async def wait_for_event(self, event: str, room: str, *, timeout: float = 20) -> ElementEvent:
        """The event of that id, once it has come and can be read. Raises `ElementFailed` after `timeout`."""
        return _event(await self._ask("waitForEvent", event=event, room=room, timeout=timeout))

    async def file(self, event: str, room: str) -> tuple[str, str, bytes]:
        """Name, media type and content of a file, fetched and opened there."""
        found = await self._ask("file", event=event, room=room)
        return found["name"], found["mimetype"], base64.b64decode(found["content"])

    async def state(self, room: str, type_: str, key: str = "") -> Mapping[str, Any] | None:
        """The content of a state event of a room."""
        content: Mapping[str, Any] | None = await self._ask("state", room=room, type=type_, key=key)
        return content

    async def close(self) -> None:
        """End the client."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            async with asyncio.timeout(5):
                await self._process.wait()
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
        await self._reader

    async def _ask(self, what: str, **parameters: object) -> Any:
        assert self._process.stdin is not None
        if self._process.returncode is not None:
            raise ElementFailed(f"the client has ended; see {self._log}")
        self._count += 1
        answer = self._waiting[self._count] = asyncio.get_running_loop().create_future()
        line = json.dumps({"id": self._count, "do": what} | parameters)
        self._process.stdin.write(line.encode() + b"\n")
        await self._process.stdin.drain()
        return await answer

    async def _read(self) -> None:
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            answer = json.loads(line)
            waiting = self._waiting.pop(answer["id"])
            if waiting.cancelled():
                continue
            if "error" in answer:
                waiting.set_exception(ElementFailed(answer["error"]))
            else:
                waiting.set_result(answer["result"])
        for waiting in self._waiting.values():
            if not waiting.done():
                waiting.set_exception(ElementFailed(f"the client has ended; see {self._log}"))


def _event(shown: Mapping[str, Any]) -> ElementEvent:
    known = dict(shown)
    shield, reason = known.pop("shield", None), known.pop("shieldReason", None)
    return ElementEvent(**known, shield=shield, shield_reason=reason)


class NodeMissing(RuntimeError):
    """There is no Node, or it cannot get the package."""


def element_package(cache: Path = CACHE) -> Path:
    """Install the client into `cache`, once for each state of its lock file, and return where it lies. Raises `NodeMissing`."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        raise NodeMissing("Node 20 or newer (with npm) is not installed, so nothing is judged by the Element stack")
    cache.mkdir(parents=True, exist_ok=True)
    wanted = hashlib.sha256((SOURCE / "package-lock.json").read_bytes()).hexdigest()
    stamp = cache / "installed"
    with (cache / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # several test processes may come at once
        for name in ("package.json", "package-lock.json", ".npmrc", "client.mjs"):
            shutil.copyfile(SOURCE / name, cache / name)
        if not stamp.exists() or stamp.read_text() != wanted:
            _install(cache)
            stamp.write_text(wanted)
    return cache


def _install(directory: Path) -> None:
    done = subprocess.run(
        ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=directory, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise NodeMissing(f"npm could not install matrix-js-sdk:\n{done.stderr[-1500:]}")


def element_or_skip(cache: Path = CACHE) -> Path:
    """As `element_package`, for a fixture: without Node the test is skipped with a clear word, in CI it fails."""
    try:
        return element_package(cache)
    except NodeMissing as missing:
        if os.environ.get("CI"):
            pytest.fail(str(missing))
        pytest.skip(str(missing))
