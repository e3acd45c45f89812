"""A door before the homeserver, on the loopback address, where a request can be waylaid."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass, field
from enum import StrEnum

import aiohttp
from aiohttp import web

from bot.demo.homeserver import Homeserver
from tests.e2e.recording import RecordedHomeserver


class Trouble(StrEnum):
    """What becomes of a request. `LET_GO`: nothing, it is only noticed. `HELD`: it waits until the door is opened again."""

    LET_GO = "let go"
    HELD = "held"
    CUT = "cut"
    HALF_OPEN = "half open"
    SLOW = "slow"
    TRUNCATED = "truncated"
    BAD_GATEWAY = "502"
    LIMITED = "429"
    UNKNOWN_TOKEN = "unknown token"


@dataclass(slots=True)
class Ambush:
    """A trouble for the `nth` request from now on, and for as many after it as `spread` says.

    `any_request`: all count, else only those that put something into a room. `afterwards`: the homeserver has done what was asked
    of it, and only the answer suffers. `seconds`: how long a slow answer takes, or is asked for by a 429.
    """

    trouble: Trouble
    nth: int = 1
    spread: int = 1
    any_request: bool = False
    afterwards: bool = False
    seconds: float = 1.0
    sprung: asyncio.Event = field(default_factory=asyncio.Event)
    met: int = 0

    def meets(self, request: web.Request) -> bool:
        """Whether this request is met, in counting it."""
        if self.sprung.is_set():
            self.spread -= 1
            return self.spread > 0
        if self.any_request or is_send(request):
            self.nth -= 1
        if self.nth > 0:
            return False
        self.sprung.set()
        return True


def is_send(request: web.Request) -> bool:
    """Whether it puts something into a room."""
    return request.method == "PUT" and "/send/" in request.raw_path


class FaultyHomeserver(RecordedHomeserver):
    """The homeserver behind a door at which somebody may lie in wait."""

    def __init__(self, server: Homeserver) -> None:
        super().__init__(server)
        self.ambush: Ambush | None = None
        self.sends = 0
        self._opened = asyncio.Event()

    def lie_in_wait(self, ambush: Ambush) -> None:
        """From now on, instead of whatever was before."""
        self.open()
        self._opened = asyncio.Event()
        self.ambush = ambush

    def open(self) -> None:
        """Nobody is waylaid any more, and what was held goes on."""
        self.ambush = None
        self._opened.set()

    async def pass_on(self, http: aiohttp.ClientSession, request: web.Request) -> web.StreamResponse:
        """As the ambush has it."""
        self.sends += is_send(request)
        ambush = self.ambush
        if ambush is None or not ambush.meets(request):
            return await self._through(http, request)
        ambush.met += 1
        opened = self._opened
        if not ambush.afterwards:
            await self._suffer(ambush, opened)
            gone = request.transport is None or request.transport.is_closing()
            if ambush.trouble in (Trouble.HELD, Trouble.LET_GO) and not gone:
                return await self._through(http, request)
            return await self._spoilt(ambush, request, None)
        answer = await self._through(http, request)
        await self._suffer(ambush, opened)
        return await self._spoilt(ambush, request, answer)

    async def _suffer(self, ambush: Ambush, opened: asyncio.Event) -> None:
        match ambush.trouble:
            case Trouble.HELD | Trouble.HALF_OPEN:
                await opened.wait()
            case Trouble.SLOW:
                await asyncio.sleep(ambush.seconds)

    async def _spoilt(self, ambush: Ambush, request: web.Request, answer: web.StreamResponse | None) -> web.StreamResponse:
        match ambush.trouble:
            case Trouble.CUT | Trouble.HALF_OPEN:
                return _cut(request)
            case Trouble.BAD_GATEWAY:
                page = "<html><body><h1>502 Bad Gateway</h1></body></html>"
                return web.Response(status=502, text=page, content_type="text/html")
            case Trouble.LIMITED:
                told = {"errcode": "M_LIMIT_EXCEEDED", "error": "Too fast", "retry_after_ms": int(ambush.seconds * 1000)}
                return web.json_response(told, status=429)
            case Trouble.UNKNOWN_TOKEN:
                return web.json_response({"errcode": "M_UNKNOWN_TOKEN", "error": "Unknown"}, status=401)
            case Trouble.TRUNCATED:
                return await _half(request, answer)
        return answer if answer is not None else _cut(request)

    async def _through(self, http: aiohttp.ClientSession, request: web.Request) -> web.StreamResponse:
        try:
            return await super().pass_on(http, request)
        except (aiohttp.ClientError, OSError, TimeoutError):
            return _cut(request)
        finally:
            self.sent.clear()


def _cut(request: web.Request) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=503)


async def _half(request: web.Request, answer: web.StreamResponse | None) -> web.StreamResponse:
    """The answer's head, half of its body, and then the connection breaks."""
    body = answer.body if isinstance(answer, web.Response) and isinstance(answer.body, bytes) else b'{"errcode": "M_'
    half = web.StreamResponse(status=200, headers={"Content-Type": "application/json", "Content-Length": str(len(body))})
    with contextlib.suppress(OSError):
        await half.prepare(request)
        await half.write(body[: len(body) // 2])
    return _cut(request)
