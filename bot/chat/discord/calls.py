"""Requests to Discord, and what their failures mean to the program."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any

import aiohttp
import discord
from discord.http import HTTPClient, Route

from bot.chat.port import ChatError, LoginLost, NotListening, Refused, RoomUnusable, Throttled, TryLater, Unreachable

PATIENCE = 60.0
"""Seconds for one call, with all that discord.py tries again by itself."""

UNKNOWN_CHANNEL, UNKNOWN_GUILD, UNKNOWN_MEMBER, UNKNOWN_MESSAGE, UNKNOWN_USER = 10003, 10004, 10007, 10008, 10013
MISSING_ACCESS, CLOSED_TO_US, MISSING_PERMISSIONS, INVALID_RECIPIENT, NO_SHARED_SERVER = 50001, 50007, 50013, 50033, 50278
ACKNOWLEDGED, UNKNOWN_WEBHOOK, INVALID_WEBHOOK, POLL_EXPIRED = 40060, 10015, 50027, 520001
"""Codes of Discord's errors (API documentation, "JSON Error Codes")."""

JSON = "application/json"
TOO_LARGE = 413
"""Status of what will not get through however often it is tried, whoever says so."""

_NOBODY = {UNKNOWN_MEMBER, UNKNOWN_USER, INVALID_RECIPIENT, NO_SHARED_SERVER}
_TOO_FAST = {20016, 20028, 20029, 40003, 40062, 130000}
"""Limits of speaking, of opening conversations and of all of Discord, which may come under another status than 429."""
_NOT_OURS = {UNKNOWN_CHANNEL, UNKNOWN_GUILD, MISSING_ACCESS}


class Calls:
    """Makes requests. Every one raises what `bot.chat.port` knows, and nothing else."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client
        self._urgent: HTTPClient | None = None

    async def get(self, path: str, **query: str | int) -> Any:
        """Ask for something."""
        return await self._request("GET", path, params=query)

    async def post(self, path: str, body: object | None = None, *, files: Sequence[tuple[str, bytes, str]] = ()) -> Any:
        """Make something. `files` are names, contents and media types."""
        return await self._request("POST", path, body, files=files)

    async def put(self, path: str, body: object | None = None) -> Any:
        """Have something be so."""
        return await self._request("PUT", path, body)

    async def patch(self, path: str, body: object, *, files: Sequence[tuple[str, bytes, str]] = ()) -> Any:
        """Change something."""
        return await self._request("PATCH", path, body, files=files)

    async def delete(self, path: str) -> None:
        """Take something away. What is not there is away."""
        try:
            await self._request("DELETE", path)
        except Refused as error:
            if error.code not in {str(one) for one in (UNKNOWN_MESSAGE, UNKNOWN_CHANNEL, UNKNOWN_MEMBER, 10009, 10070)}:
                raise

    async def _request(
        self,
        method: str,
        path: str,
        body: object | None = None,
        *,
        params: Mapping[str, str | int] | None = None,
        files: Sequence[tuple[str, bytes, str]] = (),
    ) -> Any:
        more: dict[str, Any] = {}
        if params:
            more["params"] = dict(params)
        if files:
            more["files"] = [discord.File(io.BytesIO(content), filename=name) for name, content, _ in files]
            more["form"] = _form(body, more["files"], [media_type for _, _, media_type in files])
        elif body is not None:
            more["json"] = body
        try:
            async with asyncio.timeout(PATIENCE):
                answer = await self._asked(self._line(path), route(method, path), **more)
        except (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError, ValueError) as error:
            raise trouble(error) from error
        except RuntimeError as error:
            if self._client.is_closed():
                raise Unreachable("closed") from error
            raise
        if isinstance(answer, str) and answer:
            # Something between us and Discord has answered in its place.
            raise Unreachable("not JSON")
        return answer

    def _line(self, path: str) -> HTTPClient:
        """Acknowledgements are not counted with all else (API documentation, "Rate Limits"), and must not wait with it."""
        if not path.startswith("/interactions/"):
            return self._client.http
        if self._urgent is None:
            self._urgent = copy(self._client.http)
            self._urgent._buckets, self._urgent._bucket_hashes = {}, {}  # noqa: SLF001 -- discord.py has no other way
            self._urgent._global_over = asyncio.Event()  # noqa: SLF001
            self._urgent._global_over.set()  # noqa: SLF001
        return self._urgent

    async def _asked(self, line: HTTPClient, to: Route, **more: Any) -> Any:
        try:
            return await line.request(to, **more)
        except asyncio.CancelledError:
            # If this was the one that waits for the end of a limit of everything, nobody would ever tell the others of it.
            over = line._global_over  # noqa: SLF001 -- discord.py forgets it
            if isinstance(over, asyncio.Event):
                over.set()
            raise


def route(method: str, path: str) -> Route:
    """The route of a path. Its first ids are what limits are counted by, so that they are told to discord.py by name."""
    named = {"channels": "channel_id", "guilds": "guild_id", "webhooks": "webhook_id"}
    parts = path.strip("/").split("/")
    values: dict[str, Any] = {}
    if len(parts) > 1 and parts[0] in named:
        values[named[parts[0]]] = parts[1]
        parts[1] = "{" + named[parts[0]] + "}"
        if parts[0] == "webhooks" and len(parts) > 2:
            values["webhook_token"] = parts[2]
            parts[2] = "{webhook_token}"
    if parts[0] == "interactions":
        # As with webhooks each has limits of its own: whoever is answered must not wait until others have been.
        values |= {"webhook_id": parts[1], "webhook_token": parts[2]}
        parts[1:3] = ["{webhook_id}", "{webhook_token}"]
    for index, part in enumerate(parts):
        if part.isdigit():
            values[f"id{index}"] = part
            parts[index] = "{id" + str(index) + "}"
    return Route(method, "/" + "/".join(parts), **values)


def trouble(error: Exception) -> ChatError:
    """What a failed request means."""
    match error:
        case discord.RateLimited(retry_after=after):
            return TryLater("asked for patience", after=after)
        case discord.HTTPException(status=429) if _of_one_place(error.response.headers):
            # discord.py has tried again and again.
            return TryLater("asked for patience", after=_retry_after(error))
        case discord.HTTPException(status=429):
            return Throttled("asked for patience", after=_retry_after(error))
        case discord.HTTPException(status=status) if 400 <= status < 500 and status != TOO_LARGE and not _is_discords(error):
            return Unreachable(f"HTTP {status} of something else")
        case discord.HTTPException(status=401):
            return LoginLost("the token is not accepted any more")
        case discord.HTTPException(status=status) if status >= 500:
            return Unreachable(f"HTTP {status}")
        case discord.HTTPException(code=code) if code in _TOO_FAST:
            return TryLater(str(code))
        case discord.HTTPException(code=code) if code == CLOSED_TO_US:
            return NotListening(str(code))
        case discord.HTTPException(code=code) if code in _NOBODY:
            return Refused("UNKNOWN_USER", str(code))
        case discord.HTTPException(code=code) if code in _NOT_OURS:
            return RoomUnusable(str(code))
        case discord.HTTPException(code=code, status=status):
            # Never its text: it may quote what was sent.
            return Refused(str(code or status))
        case _:
            return Unreachable(type(error).__name__)


def _is_discords(error: discord.HTTPException) -> bool:
    """Whether it is Discord itself that refuses, and nothing that stands between us."""
    return error.code != 0 or error.response.headers.get("Content-Type", JSON).startswith(JSON)


def _of_one_place(headers: Mapping[str, str]) -> bool:
    """Whether a limit is one of Discord's own, and not of the whole account. What stands in front of it sends no such header."""
    return "Via" in headers and "X-RateLimit-Global" not in headers


def _retry_after(error: discord.HTTPException) -> float | None:
    try:
        return float(error.response.headers.get("Retry-After", ""))
    except ValueError:
        return None


def _form(body: object | None, files: Sequence[discord.File], media_types: Sequence[str]) -> list[dict[str, Any]]:
    form: list[dict[str, Any]] = [{"name": "payload_json", "value": json.dumps(body or {}), "content_type": "application/json"}]
    for index, (file, media_type) in enumerate(zip(files, media_types, strict=True)):
        form.append({"name": f"files[{index}]", "value": file.fp, "filename": file.filename, "content_type": media_type})
    return form
