"""What Discord does and simcord does not, laid around simcord's transport.

The same nonce in the same place shows one message for some minutes, answers may be late (429) or get lost, pinning asks for a
permission of its own, people close their direct messages, and a few limits are kept that neither simcord nor the schema knows.
"""

from __future__ import annotations

import asyncio
import copy
import fnmatch
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import discord
from simcord import HttpLogEntry
from simcord.backend import Backend
from simcord.http.router import parse_form

from tests.discord import refusals
from tests.discord.refusals import Refusal

NONCES_LAST = timedelta(minutes=3)
"""Discord says "a few minutes"."""
EVERY = 1_000_000
Request = Callable[..., Awaitable[Any]]


@dataclass(slots=True)
class _Fault:
    """Something that happens to the next requests of a kind."""

    method: str
    pattern: str
    times: int
    retry_after: float = 0.0
    refusal: Refusal | None = None

    def strikes(self, method: str, path: str) -> bool:
        """Whether it happens to this one; it is used up by that."""
        if self.times <= 0 or method != self.method or not fnmatch.fnmatch(path, self.pattern):
            return False
        self.times -= 1
        return True


class _Answer:
    """As much of an answer as discord.py's errors look at."""

    def __init__(self, status: int) -> None:
        self.status = status
        self.reason = "refused"
        self.headers: dict[str, str] = {}


class Faithful:
    """The transport between discord.py and simcord. `now` is Discord's clock."""

    def __init__(self, backend: Backend, now: Callable[[], datetime]) -> None:
        self.closed: set[int] = set()
        """People whose direct messages are closed to Vertti."""
        self.waited: list[float] = []
        """Seconds that discord.py was told to wait and did."""
        self._backend = backend
        self._now = now
        self._nonces: dict[tuple[str, str], tuple[datetime, Any]] = {}
        self._limits: list[_Fault] = []
        self._lost: list[_Fault] = []
        self._refused: list[_Fault] = []

    def limit(self, method: str, pattern: str, retry_after: float, times: int = 1) -> None:
        """Answer the next requests of that kind with 429 and this Retry-After, in seconds."""
        self._limits.append(_Fault(method, pattern, times, retry_after))

    def lose_answer(self, method: str, pattern: str, times: int = 1) -> None:
        """Carry out the next requests of that kind, but break the connection before the answer has come."""
        self._lost.append(_Fault(method, pattern, times))

    def refuse(self, method: str, pattern: str, refusal: Refusal, times: int = 1) -> None:
        """Refuse the next requests of that kind."""
        self._refused.append(_Fault(method, pattern, times, refusal=refusal))

    def mend(self) -> None:
        """No more faults."""
        for faults in (self._limits, self._lost, self._refused):
            faults.clear()

    def forget_nonces(self) -> None:
        """As some minutes later."""
        self._nonces.clear()

    def around(self, http: Any, adapter: Any, patience: float | None) -> None:
        """Put this between a client and simcord. `patience`: the `max_ratelimit_timeout` that the client was made with."""
        http.max_ratelimit_timeout = patience
        plain, hook = http.request, adapter.request

        async def request(route: Any, *, files: Any = None, form: Any = None, **kwargs: Any) -> Any:
            if kwargs.get("json") is not None:
                kwargs["json"] = refusals.as_discord_makes_it(self._backend, str(route.method), _path(route.url), kwargs["json"])
            body = _body(kwargs.get("json"), form)
            most = _oldest_after(route, kwargs)
            answer = await self._carry(route, body, patience, lambda: plain(route, files=files, form=form, **kwargs))
            return answer if most is None else answer[-most:]

        async def hooked(route: Any, session: Any, **kwargs: Any) -> Any:
            body = _body(kwargs.get("payload"), kwargs.get("multipart"))
            return await self._carry(route, body, None, lambda: hook(route, session, **kwargs))

        http.request = request
        adapter.request = hooked

    async def _carry(self, route: Any, body: Any, patience: float | None, carried: Callable[[], Awaitable[Any]]) -> Any:
        method, path = str(route.method), _path(route.url)
        await self._be_patient(method, path, patience)
        refusal = self._refusal(method, path, body)
        if refusal is not None:
            self._log(method, path, body)
            raise _error(refusal)
        nonce = _nonce(method, path, body)
        known = self._nonces.get(nonce) if nonce else None
        if known is not None and self._now() - known[0] < NONCES_LAST:
            self._log(method, path, body)
            answer = copy.deepcopy(known[1])
        else:
            with refusals.more_rights(self._backend, method, path):
                answer = await carried()
            if nonce:
                self._nonces[nonce] = (self._now(), copy.deepcopy(answer))
        if any(one.strikes(method, path) for one in self._lost):
            raise aiohttp.ServerDisconnectedError
        return answer

    async def _be_patient(self, method: str, path: str, patience: float | None) -> None:
        """As discord.py does with a 429: it waits and tries again, or says how long it would have to wait."""
        for one in self._limits:
            while one.strikes(method, path):
                if patience is not None and one.retry_after > patience:
                    raise discord.RateLimited(one.retry_after)
                self.waited.append(one.retry_after)
                await asyncio.sleep(0)

    def _refusal(self, method: str, path: str, body: Any) -> Refusal | None:
        for one in self._refused:
            if one.strikes(method, path):
                return one.refusal
        found = re.fullmatch(r"/channels/(\d+)/messages", path)
        if method == "POST" and found is not None:
            channel = self._backend.channels.get(int(found[1]))
            if channel is not None and self.closed.intersection(channel.recipient_ids):
                return refusals.CLOSED
        return refusals.refusal(self._backend, self._now(), method, path, body if isinstance(body, Mapping) else {})

    def _log(self, method: str, path: str, body: Any) -> None:
        """Also what never reached simcord was sent."""
        self._backend.http_requests.append(HttpLogEntry(method, path, {}, copy.deepcopy(body), None))


def _body(json: Any, form: Any) -> Any:
    if not form:
        return json
    return parse_form(list(form), [])[0] or json


def _path(url: str) -> str:
    return re.sub(r"^https?://[^/]+/api/v\d+", "", url.partition("?")[0])


def _oldest_after(route: Any, kwargs: dict[str, Any]) -> int | None:
    """Of the messages after one, Discord gives those that come next, simcord the newest: so ask for all, and keep so many."""
    params = kwargs.get("params") or {}
    if route.method != "GET" or "after" not in params or not _path(route.url).endswith("/messages"):
        return None
    kwargs["params"] = {**params, "limit": EVERY}
    return int(params.get("limit", 50))


def _nonce(method: str, path: str, body: Any) -> tuple[str, str] | None:
    if method != "POST" or not path.endswith("/messages") or not isinstance(body, Mapping) or not body.get("enforce_nonce"):
        return None
    return path, str(body["nonce"])


def _error(refusal: Refusal) -> discord.HTTPException:
    kinds: dict[int, type[discord.HTTPException]] = {403: discord.Forbidden, 404: discord.NotFound}
    data = {"code": refusal.code, "message": refusal.message}
    return kinds.get(refusal.status, discord.HTTPException)(_Answer(refusal.status), data)  # type: ignore[arg-type]
