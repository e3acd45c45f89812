"""The gateway of the stand-in for Discord: sessions that outlive their connections, as its documentation describes them."""

from __future__ import annotations

import asyncio
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSCloseCode, WSMsgType, web

from tests.discord.server_state import State

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 0, 1, 2, 6, 7, 9, 10, 11
LOGIN_FAILED, INTENTS_REFUSED = 4004, 4014
PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15
GUILDS, DIRECT_MESSAGES = 1 << 0, 1 << 12


class Connection:
    """One websocket, and whether what goes over it is compressed."""

    def __init__(self, ws: web.WebSocketResponse, request: web.Request) -> None:
        self.ws = ws
        self.silent = False
        """Nothing is answered over it any more, and nothing told, but it stands."""
        self._request = request
        self._zlib = zlib.compressobj() if request.query.get("compress") == "zlib-stream" else None

    async def send(self, op: int, data: Any = None, *, number: int | None = None, event: str | None = None) -> None:
        """Send something."""
        text = json.dumps({"op": op, "d": data, "s": number, "t": event})
        if self._zlib is None:
            await self.ws.send_str(text)
        else:
            await self.ws.send_bytes(self._zlib.compress(text.encode()) + self._zlib.flush(zlib.Z_SYNC_FLUSH))

    def cut(self) -> None:
        """Break it off without a word."""
        if self._request.transport is not None:
            self._request.transport.abort()


@dataclass(slots=True)
class Session:
    """What was told since somebody has identified themselves, numbered, and the connection if there is one."""

    name: str
    connection: Connection | None = None
    told: list[tuple[str, Any]] = field(default_factory=list)


class Gateway:
    """Takes connections. What a test may set is public."""

    def __init__(self, state: State, token: str) -> None:
        self._state = state
        self.token = token
        self.address = ""
        self.heartbeat_ms = 41_250
        self.refuses_intents = False
        self.deaf = False
        """Nothing is answered any more, and nothing told, but the connection stands."""
        self.guild_is_there = True
        """Whether Vertti is in the server."""
        self.guild_is_well = True
        """Whether Discord can tell of the server just now."""
        self.identified: list[Mapping[str, Any]] = []
        self.resumed: list[Mapping[str, Any]] = []
        self.beats = 0
        self._sessions: dict[str, Session] = {}
        self._connections: set[Connection] = set()
        self._telling: set[asyncio.Task[None]] = set()

    @property
    def connections(self) -> int:
        """How many there are."""
        return len(self._connections)

    # --- what a test does ---

    def tell(self, event: str, data: Mapping[str, Any]) -> None:
        """Tell everybody who has a session, once they are connected."""
        told = json.loads(json.dumps(data))
        for session in self._sessions.values():
            session.told.append((event, told))
            if session.connection is not None and not session.connection.silent:
                self._soon(session.connection.send(DISPATCH, told, number=len(session.told), event=event))

    def cut(self) -> None:
        """Break off all connections without a word; sessions stay."""
        for session in self._sessions.values():
            session.connection = None
        for one in list(self._connections):
            one.cut()

    def forget(self) -> None:
        """No session is known any more."""
        self._sessions.clear()

    def fall_silent(self) -> None:
        """Say nothing more over the connections that there are; new ones are as they should be."""
        for one in self._connections:
            one.silent = True

    async def close(self, code: int) -> None:
        """Close all connections with a code."""
        for one in list(self._connections):
            await one.ws.close(code=code)

    async def ask_to_reconnect(self) -> None:
        """Ask everybody to come anew."""
        for one in list(self._connections):
            await one.send(RECONNECT)

    async def ask_for_heartbeat(self) -> None:
        """Ask everybody for a sign of life."""
        for one in list(self._connections):
            await one.send(HEARTBEAT)

    # --- what comes in ---

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """A connection, until it ends."""
        ws = web.WebSocketResponse(autoping=True)
        await ws.prepare(request)
        connection = Connection(ws, request)
        self._connections.add(connection)
        try:
            await connection.send(HELLO, {"heartbeat_interval": self.heartbeat_ms})
            async for message in ws:
                if message.type is WSMsgType.TEXT and not (self.deaf or connection.silent):
                    heard = json.loads(message.data)
                    await self._hear(connection, int(heard["op"]), heard["d"])
        except ConnectionError:
            pass  # It was cut while something was sent.
        finally:
            self._connections.discard(connection)
            for session in self._sessions.values():
                if session.connection is connection:
                    session.connection = None
        return ws

    async def end(self) -> None:
        """Let everybody go."""
        self.deaf = False
        for one in list(self._connections):
            await one.ws.close(code=WSCloseCode.GOING_AWAY)
        await asyncio.gather(*self._telling, return_exceptions=True)

    async def _hear(self, connection: Connection, op: int, data: Any) -> None:
        match op:
            case 1:
                self.beats += 1
                await connection.send(HEARTBEAT_ACK)
            case 2:
                await self._identify(connection, data)
            case 6:
                await self._resume(connection, data)
            case _:
                await connection.ws.close(code=4001)

    async def _identify(self, connection: Connection, data: Mapping[str, Any]) -> None:
        self.identified.append(data)
        if data["token"] != self.token:
            await connection.ws.close(code=LOGIN_FAILED)
        elif self.refuses_intents or data["intents"] & PRIVILEGED:
            await connection.ws.close(code=INTENTS_REFUSED)
        else:
            session = Session(f"session-{len(self.identified)}", connection)
            self._sessions[session.name] = session
            state = self._state
            ready = {
                "v": 10,
                "user": state.user(state.me),
                "guilds": [{"id": state.guild, "unavailable": True}] if self.guild_is_there else [],
                "session_id": session.name,
                "resume_gateway_url": self.address,
                "application": {"id": state.application, "flags": 0},
            }
            self._tell_one(session, "READY", ready)
            if self.guild_is_there and self.guild_is_well:
                self._tell_one(session, "GUILD_CREATE", state.whole_guild())

    async def _resume(self, connection: Connection, data: Mapping[str, Any]) -> None:
        self.resumed.append(data)
        session = self._sessions.get(data["session_id"])
        if data["token"] != self.token:
            await connection.ws.close(code=LOGIN_FAILED)
        elif session is None:
            await connection.send(INVALID_SESSION, False)
        else:
            for number, (event, told) in enumerate(session.told[data["seq"] :], data["seq"] + 1):
                await connection.send(DISPATCH, told, number=number, event=event)
            session.connection = connection
            self._tell_one(session, "RESUMED", {})

    def _tell_one(self, session: Session, event: str, data: Mapping[str, Any]) -> None:
        session.told.append((event, json.loads(json.dumps(data))))
        if session.connection is not None:
            self._soon(session.connection.send(DISPATCH, session.told[-1][1], number=len(session.told), event=event))

    def _soon(self, sending: Any) -> None:
        async def send() -> None:
            try:
                await sending
            except (ConnectionError, RuntimeError):
                return  # It was cut meanwhile.

        task = asyncio.create_task(send())
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)
