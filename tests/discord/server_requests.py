"""The requests that the stand-in for Discord answers: as much of the API as the door to Discord uses."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from aiohttp import web

from tests.discord.server_state import DIRECT, State, new_id

Answer = web.StreamResponse


def as_json(data: Any, status: int = 200) -> Answer:
    """As Discord sends it: nothing but the type is in the header."""
    return web.Response(body=json.dumps(data).encode(), content_type="application/json", status=status)


class Told(Protocol):
    """What is done with what a request has changed: the gateway tells it."""

    def __call__(self, event: str, data: Mapping[str, Any]) -> None:
        """Tell it to whoever is connected."""


class Refusal(Exception):
    """How Discord says no."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


async def body_of(request: web.Request) -> dict[str, Any]:
    """The JSON of a request, be it among files."""
    if request.content_type != "multipart/form-data":
        return json.loads(await request.text() or "{}")  # type: ignore[no-any-return]
    form = await request.post()
    files = [{"id": "1", "filename": one.filename} for one in form.values() if isinstance(one, web.FileField)]
    said = form["payload_json"]
    assert isinstance(said, bytes | bytearray)
    return {**json.loads(said), "attached": files}


class Requests:
    """Answers requests out of the state."""

    def __init__(self, state: State, tell: Told) -> None:
        self._state = state
        self._tell = tell

    def routes(self) -> list[tuple[str, str, Callable[[web.Request], Any]]]:
        """Methods, paths below `/api/v10`, and what answers them."""
        return [
            ("GET", "/users/@me", self._me),
            ("POST", "/users/@me/channels", self._direct),
            ("GET", "/oauth2/applications/@me", self._application),
            ("PUT", "/applications/{application}/commands", self._commands),
            ("GET", "/guilds/{guild}", self._guild),
            ("GET", "/guilds/{guild}/channels", self._channels),
            ("POST", "/guilds/{guild}/channels", self._new_channel),
            ("GET", "/guilds/{guild}/members/{person}", self._member),
            ("GET", "/guilds/{guild}/scheduled-events", self._events),
            ("POST", "/guilds/{guild}/scheduled-events", self._new_event),
            ("GET", "/channels/{channel}", self._channel),
            ("PATCH", "/channels/{channel}", self._change_channel),
            ("PUT", "/channels/{channel}/permissions/{person}", self._let_in),
            ("DELETE", "/channels/{channel}/permissions/{person}", self._put_out),
            ("GET", "/channels/{channel}/messages", self._messages),
            ("POST", "/channels/{channel}/messages", self._say),
            ("GET", "/channels/{channel}/messages/pins", self._nothing),
            ("PUT", "/channels/{channel}/messages/pins/{message}", self._done),
            ("GET", "/channels/{channel}/messages/{message}", self._message),
            ("PATCH", "/channels/{channel}/messages/{message}", self._edit),
            ("POST", "/interactions/{interaction}/{token}/callback", self._acknowledge),
            ("POST", "/webhooks/{application}/{token}", self._follow_up),
            ("PATCH", "/webhooks/{application}/{token}/messages/@original", self._original),
            ("DELETE", "/webhooks/{application}/{token}/messages/@original", self._done),
        ]

    # --- accounts and the server ---

    async def _me(self, _request: web.Request) -> Answer:
        return as_json(self._state.user(self._state.me))

    async def _application(self, _request: web.Request) -> Answer:
        state = self._state
        more = {
            "description": "",
            "icon": None,
            "bot_public": False,
            "bot_require_code_grant": False,
            "verify_key": "",
            "flags": 0,
        }
        return as_json({"id": state.application, "name": "Vertti", "owner": state.user(state.bea), **more})

    async def _commands(self, request: web.Request) -> Answer:
        self._state.commands = await request.json()
        return as_json(self._state.commands)

    async def _guild(self, _request: web.Request) -> Answer:
        return as_json(self._state.whole_guild())

    async def _member(self, request: web.Request) -> Answer:
        person = request.match_info["person"]
        if person not in self._state.people:
            raise Refusal(404, 10007, "Unknown Member")
        return as_json(self._state.member(person))

    # --- channels ---

    async def _channels(self, _request: web.Request) -> Answer:
        return as_json([one for one in self._state.channels.values() if one["type"] != DIRECT])

    async def _new_channel(self, request: web.Request) -> Answer:
        made = self._state.new_channel(await request.json())
        self._tell("CHANNEL_CREATE", made)
        return as_json(made, status=201)

    async def _direct(self, request: web.Request) -> Answer:
        return as_json(self._state.direct((await request.json())["recipient_id"]))

    def _found(self, request: web.Request) -> dict[str, Any]:
        found = self._state.channels.get(request.match_info["channel"])
        if found is None:
            raise Refusal(404, 10003, "Unknown Channel")
        return found

    async def _channel(self, request: web.Request) -> Answer:
        return as_json(self._found(request))

    async def _change_channel(self, request: web.Request) -> Answer:
        channel = self._found(request)
        channel.update(await request.json())
        self._tell("CHANNEL_UPDATE", channel)
        return as_json(channel)

    async def _let_in(self, request: web.Request) -> Answer:
        person = request.match_info["person"]
        self._inside(self._found(request), person, {"id": person, **await request.json()})
        return web.Response(status=204)

    async def _put_out(self, request: web.Request) -> Answer:
        self._inside(self._found(request), request.match_info["person"], None)
        return web.Response(status=204)

    def _inside(self, channel: dict[str, Any], person: str, overwrite: dict[str, Any] | None) -> None:
        others = [one for one in channel["permission_overwrites"] if one["id"] != person]
        channel["permission_overwrites"] = [*others, *([] if overwrite is None else [overwrite])]
        self._tell("CHANNEL_UPDATE", channel)

    async def _events(self, _request: web.Request) -> Answer:
        return as_json(self._state.events)

    async def _new_event(self, request: web.Request) -> Answer:
        self._state.events.append({"id": new_id(), "status": 1, **await request.json()})
        return as_json(self._state.events[-1])

    # --- messages ---

    async def _messages(self, request: web.Request) -> Answer:
        after, most = int(request.query.get("after", "0")), int(request.query.get("limit", "50"))
        there = [one for one in self._state.messages.get(self._found(request)["id"], ()) if int(one["id"]) > after]
        return as_json(list(reversed(there[:most])))

    async def _say(self, request: web.Request) -> Answer:
        return as_json(self._state.say(self._state.me, self._found(request)["id"], await body_of(request)))

    def _found_message(self, request: web.Request) -> dict[str, Any]:
        found = self._state.message(self._found(request)["id"], request.match_info["message"])
        if found is None:
            raise Refusal(404, 10008, "Unknown Message")
        return found

    async def _message(self, request: web.Request) -> Answer:
        return as_json(self._found_message(request))

    async def _edit(self, request: web.Request) -> Answer:
        message = self._found_message(request)
        message.update(await body_of(request))
        return as_json(message)

    # --- answers to interactions ---

    async def _acknowledge(self, request: web.Request) -> Answer:
        known = self._state.interactions.get(request.match_info["token"])
        if known is None or known["id"] != request.match_info["interaction"]:
            raise Refusal(404, 10062, "Unknown interaction")
        if known["answered"] is not None:
            raise Refusal(400, 40060, "Interaction has already been acknowledged.")
        known["answered"] = (await request.json())["type"]
        return web.Response(status=204)

    async def _follow_up(self, request: web.Request) -> Answer:
        known = self._state.interactions[request.match_info["token"]]
        return as_json(self._state.say(self._state.me, known["channel_id"], await body_of(request)))

    async def _original(self, request: web.Request) -> Answer:
        known = self._state.interactions[request.match_info["token"]]
        body = await body_of(request)
        if known["original"] is None:
            known["original"] = self._state.say(self._state.me, known["channel_id"], body)
        else:
            known["original"].update(body)
        return as_json(known["original"])

    # --- what matters to no test ---

    async def _nothing(self, _request: web.Request) -> Answer:
        return as_json({"items": [], "has_more": False})

    async def _done(self, _request: web.Request) -> Answer:
        return web.Response(status=204)
