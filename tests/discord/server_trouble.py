"""What a test makes go wrong on the stand-in for Discord: limits, failures, answers that never come."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from aiohttp import web

Work = Callable[[], Awaitable[web.StreamResponse]]
Fault = Callable[[web.Request, Work], Awaitable[web.StreamResponse]]


@dataclass(slots=True)
class Rule:
    """What happens to requests of that kind, as often as said."""

    method: str
    path: str
    fault: Fault
    times: int
    met: int = 0


@dataclass(slots=True)
class Bucket:
    """A limit that is told in headers: so many requests, then no more until it begins anew."""

    method: str
    path: str
    limit: int
    seconds: float
    used: dict[str, tuple[float, int]] = field(default_factory=dict)

    def take(self, place: str) -> tuple[bool, dict[str, str]]:
        """Whether another request may be made there, and the headers that tell of it."""
        now = time.monotonic()
        began, used = self.used.get(place, (now, 0))
        if now >= began + self.seconds:
            began, used = now, 0
        allowed = used < self.limit
        self.used[place] = (began, used + allowed)
        left = max(0.0, began + self.seconds - now)
        return allowed, {
            "X-RateLimit-Bucket": f"{self.method}-{self.path}".replace("*", "x").replace("/", "-"),
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(self.limit - used - allowed),
            "X-RateLimit-Reset": str(time.time() + left),
            "X-RateLimit-Reset-After": f"{left:.3f}",
        }


class Trouble:
    """The faults that a test has asked for. Paths are patterns as of a shell, below `/api/v10`."""

    def __init__(self) -> None:
        self._rules: list[Rule] = []
        self._buckets: list[Bucket] = []
        self._released = asyncio.Event()
        self.refused: list[tuple[str, str]] = []
        """What was answered with 429, by method and path."""

    def limit(self, method: str, path: str, retry_after: float, *, times: int = 1, everywhere: bool = False) -> Rule:
        """429, with the seconds to wait."""

        async def limited(request: web.Request, _work: Work) -> web.StreamResponse:
            return self._too_many(request, retry_after, {}, everywhere=everywhere)

        return self._add(method, path, limited, times)

    def banned(self, method: str, path: str, retry_after: float, *, times: int = 1) -> Rule:
        """429 as what stands in front of Discord answers it."""

        async def limited(_request: web.Request, _work: Work) -> web.StreamResponse:
            return web.Response(status=429, text="error code: 1015", headers={"Retry-After": str(retry_after)})

        return self._add(method, path, limited, times)

    def bucket(self, method: str, path: str, limit: int, seconds: float) -> None:
        """In each channel only `limit` requests in so many seconds, as the headers tell."""
        self._buckets.append(Bucket(method, path, limit, seconds))

    def fail(self, method: str, path: str, status: int, *, times: int = 1) -> Rule:
        """An error of the server itself; nothing is done."""

        async def failed(_request: web.Request, _work: Work) -> web.StreamResponse:
            return web.Response(status=status, text="upstream error")

        return self._add(method, path, failed, times)

    def not_json(self, method: str, path: str, *, times: int = 1, kind: str = "text/html") -> Rule:
        """Something else answers, as if all were well."""

        async def answered(_request: web.Request, _work: Work) -> web.StreamResponse:
            return web.Response(text="<html>Sign in to the network</html>", content_type=kind)

        return self._add(method, path, answered, times)

    def lose_answer(self, method: str, path: str, *, times: int = 1) -> Rule:
        """It is done, but nobody hears that."""

        async def lost(request: web.Request, work: Work) -> web.StreamResponse:
            await work()
            assert request.transport is not None
            request.transport.abort()
            return web.Response(status=500)

        return self._add(method, path, lost, times)

    def hang(self, method: str, path: str, *, seconds: float | None = None, times: int = 1) -> Rule:
        """It takes so long, or until `release`; then it is done."""

        async def hung(_request: web.Request, work: Work) -> web.StreamResponse:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._released.wait(), seconds)
            return await work()

        return self._add(method, path, hung, times)

    def release(self) -> None:
        """What hangs goes on."""
        self._released.set()

    async def meet(self, request: web.Request, path: str, work: Work) -> web.StreamResponse:
        """Answer a request, unless something else happens to it."""
        for rule in self._rules:
            if rule.times > rule.met and rule.method == request.method and fnmatchcase(path, rule.path):
                rule.met += 1
                return await rule.fault(request, work)
        headers: dict[str, str] = {}
        for bucket in self._buckets:
            if bucket.method == request.method and fnmatchcase(path, bucket.path):
                allowed, headers = bucket.take(path.split("/")[2])
                if not allowed:
                    return self._too_many(request, float(headers["X-RateLimit-Reset-After"]), headers)
        answer = await work()
        answer.headers.update(headers)
        return answer

    def _add(self, method: str, path: str, fault: Fault, times: int) -> Rule:
        rule = Rule(method, path, fault, times)
        self._rules.append(rule)
        return rule

    def _too_many(
        self, request: web.Request, after: float, headers: dict[str, str], *, everywhere: bool = False
    ) -> web.StreamResponse:
        self.refused.append((request.method, request.path))
        more = {"Via": "1.1 google", "Retry-After": str(max(1, round(after)))} | (
            {"X-RateLimit-Global": "true"} if everywhere else {}
        )
        body = {"message": "You are being rate limited.", "retry_after": after, "global": everywhere}
        text = json.dumps(body).encode()
        return web.Response(body=text, content_type="application/json", status=429, headers={**more, **headers})
