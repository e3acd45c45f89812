"""A small stand-in for Discord on loopback: its HTTP API and its gateway, as far as the door to Discord goes there.

simcord replaces discord.py's own connection; here all of it is at work.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.discord.server_gateway import DIRECT_MESSAGES, GUILDS, Gateway
from tests.discord.server_requests import Refusal, Requests, as_json, body_of
from tests.discord.server_state import Json, State
from tests.discord.server_trouble import Trouble

API = "/api/v10"
TOKEN = "the-bot-token-of-vertti"
COMMAND, PRESS, FORM = 2, 3, 5


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that came in. `at` is seconds of a clock that never goes back."""

    method: str
    path: str
    body: Mapping[str, Any]
    at: float


@dataclass(slots=True)
class Server:
    """The stand-in. It can go away and come back at the same address."""

    token: str = TOKEN
    state: State = field(default_factory=State)
    trouble: Trouble = field(default_factory=Trouble)
    asked: list[Asked] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    """What was asked that the stand-in has no answer to."""
    gateway: Gateway = field(init=False)
    port: int = 0
    _runner: web.AppRunner | None = None

    def __post_init__(self) -> None:
        self.gateway = Gateway(self.state, self.token)

    @property
    def base(self) -> str:
        """What stands before the paths of the API."""
        return f"http://127.0.0.1:{self.port}{API}"

    @property
    def gateway_address(self) -> str:
        """Where the gateway is."""
        return f"ws://127.0.0.1:{self.port}/gateway"

    def change_token(self, token: str) -> None:
        """The old one is void from now on."""
        self.token = self.gateway.token = token

    # --- being there ---

    async def come(self) -> None:
        """Take connections."""
        app = web.Application(middlewares=[self._in_front])
        requests = Requests(self.state, self.gateway.tell)
        for method, path, answer in requests.routes():
            app.router.add_route(method, API + path, answer)
        app.router.add_get("/gateway", self.gateway.connect)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self.gateway.address = self.gateway_address

    async def go(self) -> None:
        """Be there no more: whoever is connected is cut off, and nobody gets through."""
        runner, self._runner = self._runner, None
        self.trouble.release()
        if runner is not None:
            self.gateway.cut()
            await runner.cleanup()
        await self.gateway.end()

    # --- what people do ---

    def write(self, person: str, text: str) -> str:
        """Somebody writes to Vertti alone; the message's id."""
        made = self.state.say(person, self.state.direct(person)["id"], {"content": text})
        self.gateway.tell("MESSAGE_CREATE", {**made, "channel_type": 1})
        return str(made["id"])

    def choose(self, person: str, channel: str, command: str) -> Json:
        """Somebody chooses a command of the menu."""
        return self.happens(self.state.interaction(person, channel, COMMAND, {"id": "1", "name": command, "type": 1}))

    def press(self, person: str, channel: str, message: str, custom_id: str) -> Json:
        """Somebody presses a button."""
        under = self.state.message(channel, message)
        return self.happens(self.state.interaction(person, channel, PRESS, {"custom_id": custom_id, "component_type": 2}, under))

    def happens(self, interaction: Json) -> Json:
        """Tell of what somebody does."""
        self.gateway.tell("INTERACTION_CREATE", interaction)
        return interaction

    def let_in(self, channel: str, person: str, *, told: bool = True) -> None:
        """Somebody is given a way into a channel."""
        place = self.state.channels[channel]
        place["permission_overwrites"].append({"id": person, "type": 1, "allow": str(1 << 10), "deny": "0"})
        if told:
            self.gateway.tell("CHANNEL_UPDATE", place)

    # --- what was asked ---

    def asked_for(self, method: str, ending: str) -> list[Asked]:
        """The requests of that method whose paths end so, in their order."""
        return [one for one in self.asked if one.method == method and one.path.endswith(ending)]

    def answered(self, interaction: Json) -> int | None:
        """The kind of the first response to an interaction; None when there was none."""
        kind: int | None = self.state.interactions[interaction["token"]]["answered"]
        return kind

    async def until(self, true: Any, seconds: float = 10.0) -> None:
        """Wait until it is true. Raises TimeoutError."""
        async with asyncio.timeout(seconds):
            while not true():
                await asyncio.sleep(0.005)

    @web.middleware
    async def _in_front(self, request: web.Request, handler: Any) -> web.StreamResponse:
        if not request.path.startswith(API):
            return await handler(request)  # type: ignore[no-any-return]
        path = request.path.removeprefix(API)
        body = await body_of(request) if request.can_read_body and path.count("/commands") == 0 else {}
        self.asked.append(Asked(request.method, path, body, time.monotonic()))

        async def work() -> web.StreamResponse:
            if request.headers.get("Authorization") != f"Bot {self.token}":
                return as_json({"message": "401: Unauthorized", "code": 0}, status=401)
            try:
                return await handler(request)  # type: ignore[no-any-return]
            except (web.HTTPNotFound, web.HTTPMethodNotAllowed):
                self.unknown.append(f"{request.method} {path}")
                return as_json({"message": "404: Not Found", "code": 0}, status=404)
            except Refusal as error:
                return as_json({"message": error.message, "code": error.code}, status=error.status)

        return await self.trouble.meet(request, path, work)


INTENTS = GUILDS | DIRECT_MESSAGES
"""What Vertti asks to be told."""
