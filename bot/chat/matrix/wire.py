"""Requests to the homeserver. Every answer is looked at here, once: what comes back is good, or one of the port's errors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

import aiohttp
from yarl import URL

from bot.chat.matrix.json_answers import json_object
from bot.chat.port import ChatError, LoginLost, Refused, Throttled, TryLater, Unreachable

PATIENCE = 60.0
"""Real seconds that a request may take, unless it is told otherwise."""
CONNECT_PATIENCE = 10.0
CONNECTIONS = 60
CROWDED = 300.0
"""Real seconds to wait when the homeserver has reached the limits that its owner set."""

LOCKED = "the account is locked (M_USER_LOCKED)"

VERSIONS = "/_matrix/client/versions"
"""The one path of the client-server API that has no version of its own."""

UPLOAD = "/_matrix/media/v3/upload"

LOGIN_GONE = {"M_UNKNOWN_TOKEN", "M_MISSING_TOKEN", "M_USER_DEACTIVATED"}

LOGIN_GONE_WORDS = "the homeserver does not know Vertti's login any more; its device was logged out or its account closed"


def client_path(*parts: str, version: str = "v3") -> str:
    """A path of the client-server API; every part is escaped, so that no id can reach another endpoint."""
    return f"/_matrix/client/{version}/" + "/".join(quote(part, safe="") for part in parts)


class WireClosed(TryLater):
    """Asked for something after `close`."""


class Wire:
    """Talks to one homeserver."""

    def __init__(self, homeserver: str) -> None:
        self.homeserver = homeserver.rstrip("/")
        self.token = ""
        self._http: aiohttp.ClientSession | None = None
        self._closed = False

    async def call(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        *,
        query: Mapping[str, str] | None = None,
        patience: float = PATIENCE,
    ) -> dict[str, Any]:
        """The answer's JSON object; a bare list stands in its `chunk`. `patience` in real seconds.

        Raises `TryLater`, `Refused`, `LoginLost`.
        """
        status, answer = await self.ask(method, path, body, query=query, patience=patience)
        return _good(status, answer, _asked(method, path))

    async def upload(self, content: bytes) -> str:
        """Put sealed content, of which nothing is told, into the homeserver's media store; its address there (`mxc://…`).

        Raises as `call` does.
        """
        status, answer = await self._exchange("POST", UPLOAD, content, "application/octet-stream", None, PATIENCE)
        address = _good(status, answer, "POST upload").get("content_uri")
        if not isinstance(address, str) or not address.startswith("mxc://"):
            raise TryLater("POST upload: the homeserver has told no address")
        return address

    async def ask(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        *,
        query: Mapping[str, str] | None = None,
        patience: float = PATIENCE,
    ) -> tuple[int, dict[str, Any] | None]:
        """Status and JSON object (None if it is none) of whatever answer there is. Raises `TryLater` when there is none.

        A redirection is such an answer: what we say is meant for this homeserver alone.
        """
        data = None if body is None else json.dumps(body, separators=(",", ":")).encode()
        return await self._exchange(method, path, data, "application/json", query, patience)

    async def _exchange(
        self, method: str, path: str, data: bytes | None, kind: str, query: Mapping[str, str] | None, patience: float
    ) -> tuple[int, dict[str, Any] | None]:
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        address = URL(self.homeserver + path + ("?" + urlencode(query) if query else ""), encoded=True)
        limit = aiohttp.ClientTimeout(total=patience, sock_connect=CONNECT_PATIENCE)
        if data is not None:
            headers["Content-Type"] = kind
        try:
            async with self._session().request(
                method, address, data=data, headers=headers, timeout=limit, allow_redirects=False
            ) as response:
                return response.status, _with_patience(json_object(await response.read()), response.headers.get("Retry-After"))
        except (TimeoutError, aiohttp.ClientError, OSError, UnicodeError) as error:
            told = f"{_asked(method, path)}: {_obstacle(error, patience)}"
            raise (TryLater(told) if _is_slow(error) else Unreachable(told)) from error

    async def close(self) -> None:
        """Let go of all connections; no request is made any more."""
        self._closed = True
        if self._http is not None:
            await self._http.close()
            self._http = None

    def _session(self) -> aiohttp.ClientSession:
        if self._closed:
            raise WireClosed("the connection to the homeserver is closed")
        if self._http is None:
            self._http = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=CONNECTIONS))
        return self._http


def _good(status: int, answer: dict[str, Any] | None, asked: str) -> dict[str, Any]:
    """The answer, if it is one. Raises what it means otherwise."""
    if not 200 <= status < 300:
        raise _error(status, answer, asked)
    if answer is None:
        raise TryLater(f"{asked}: the answer is not JSON")
    return answer


def _with_patience(answer: dict[str, Any] | None, retry_after: str | None) -> dict[str, Any] | None:
    """The newer way to say how long to wait is a header; put where the older one is."""
    if answer is not None and "errcode" in answer and "retry_after_ms" not in answer and (retry_after or "").isdigit():
        answer["retry_after_ms"] = int(retry_after or 0) * 1000
    return answer


def _error(status: int, answer: dict[str, Any] | None, what: str) -> ChatError:
    """What a bad answer means. The homeserver's own sentence is left out: it may quote what was sent."""
    code = answer.get("errcode") if answer is not None else None
    if not isinstance(code, str):
        # Not the homeserver speaks but something in front of it; only what that can know for sure is final.
        if status == 413:
            return Refused("M_TOO_LARGE", what)
        return (Unreachable if status >= 500 else TryLater)(f"{what}: status {status}, with no word of Matrix")
    if code in LOGIN_GONE and status in (401, 403):
        return LoginLost(f"{code}: {LOGIN_GONE_WORDS}")
    if status == 429 or code == "M_LIMIT_EXCEEDED":
        wait = answer.get("retry_after_ms") if answer is not None else None
        return Throttled(f"{what}: {code}", after=wait / 1000 if isinstance(wait, int | float) and 0 <= wait < 1e7 else None)
    if code == "M_RESOURCE_LIMIT_EXCEEDED":
        return TryLater(f"{what}: {code}", after=CROWDED)
    if code == "M_USER_LOCKED":
        return TryLater(f"{what}: {LOCKED}")
    if status >= 500:
        return TryLater(f"{what}: {status} {code}")
    return Refused(code, what)


def _is_slow(error: Exception) -> bool:
    """Whether somebody was there, and did not answer in time: that may be a matter of one room."""
    return isinstance(error, TimeoutError) and not isinstance(error, aiohttp.ConnectionTimeoutError)


def _obstacle(error: Exception, patience: float) -> str:
    """Why there was no answer, in words."""
    match error:
        case aiohttp.ConnectionTimeoutError():
            return f"no connection within {min(patience, CONNECT_PATIENCE):.0f} s"
        case TimeoutError():
            return f"no answer within {patience:.0f} s"
        case aiohttp.ClientConnectorCertificateError():
            return "its certificate is not valid for this address or not trusted here"
        case aiohttp.ClientSSLError():
            return "no secure connection can be made (is it https?)"
        case aiohttp.ClientConnectorDNSError() | aiohttp.InvalidURL() | UnicodeError():
            return "there is no server of that name"
        case aiohttp.ClientConnectorError(os_error=ConnectionRefusedError()):
            return "the connection is refused"
        case aiohttp.ServerDisconnectedError() | ConnectionResetError():
            return "the connection broke off"
        case aiohttp.ClientResponseError():
            return "the answer is not HTTP"
        case _:
            return f"no connection ({type(error).__name__})"


def _asked(method: str, path: str) -> str:
    """What was asked for, without ids: for errors and logs."""
    return f"{method} {_endpoint(path)}"


def _endpoint(path: str) -> str:
    if path == VERSIONS:
        return "versions"
    return "/".join(part for part in path.split("/")[4:] if not part.startswith(("%21", "%24", "%40", "!", "$", "@")))
