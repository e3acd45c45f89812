"""A door before the homeserver, on the loopback address, that keeps what goes in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import aiohttp
from aiohttp import web
from yarl import URL

from bot.demo.homeserver import Homeserver

_OF_THE_CONNECTION = {"host", "transfer-encoding", "content-length", "connection", "keep-alive", "content-encoding"}


class RecordedHomeserver:
    """A homeserver that is reached through the door; everything else is the homeserver's own."""

    def __init__(self, server: Homeserver) -> None:
        self._server = server
        self.url = ""
        self.sent: list[bytes] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._server, name)

    async def pass_on(self, http: aiohttp.ClientSession, request: web.Request) -> web.StreamResponse:
        """Keep the request, whole, and give the homeserver's answer."""
        body = await request.read()
        headers = {name: value for name, value in request.headers.items() if name.lower() not in _OF_THE_CONNECTION}
        self.sent.append(b"\n".join((request.method.encode(), request.raw_path.encode(), repr(headers).encode(), body)))
        address = URL(self._server.url + request.raw_path, encoded=True)
        async with http.request(request.method, address, data=body or None, headers=headers, allow_redirects=False) as answer:
            passed = {name: value for name, value in answer.headers.items() if name.lower() not in _OF_THE_CONNECTION}
            return web.Response(status=answer.status, body=await answer.read(), headers=passed)


Door = TypeVar("Door", bound=RecordedHomeserver)


@asynccontextmanager
async def recorded(server: Homeserver) -> AsyncIterator[RecordedHomeserver]:
    """The homeserver behind an open door."""
    async with behind(RecordedHomeserver(server)) as door:
        yield door


@asynccontextmanager
async def behind(door: Door) -> AsyncIterator[Door]:
    """The door stands as long as the context lasts."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=120)) as http:

        async def pass_on(request: web.Request) -> web.StreamResponse:
            return await door.pass_on(http, request)

        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_route("*", "/{path:.*}", pass_on)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            host, port = runner.addresses[0][:2]
            door.url = f"http://{host}:{port}"
            yield door
        finally:
            await runner.cleanup()
