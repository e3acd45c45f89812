"""Somebody who means harm, on a real homeserver: carries attacks out with an ordinary account and an ordinary device."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Iterable
from types import TracebackType
from typing import Any, Self

import aiohttp
from nio import KeysClaimResponse, KeysQueryResponse

from bot.chat.matrix.wire import client_path
from tests.e2e.peers import Peer
from tests.fuzz.strategies import MEGOLM, Attack, InClear, Json, Keys, Name, Redaction, Sealed, ToDevice

_numbers = itertools.count(1)


class Hostile:
    """One person. `room` is where they are a member with Vertti, or None for a stranger."""

    def __init__(self, peer: Peer, vertti: str, room: str | None) -> None:
        self.peer = peer
        self.answers: Counter[int] = Counter()
        """What the homeserver said to all that was sent, by status."""
        self._vertti = vertti
        self._room = room
        self._sent: list[str] = []
        self._http = aiohttp.ClientSession(headers={"Authorization": f"Bearer {peer.client.access_token}"})

    async def __aenter__(self) -> Self:
        await self._get_acquainted()
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self._http.close()

    async def do(self, attacks: Iterable[Attack]) -> None:
        """One after the other; what the homeserver refuses does not count."""
        for attack in attacks:
            await self._do(attack)

    async def flood(self, messages: int) -> None:
        """Junk to Vertti's device, ever new."""
        content = {
            "algorithm": "m.olm.v1.curve25519-aes-sha2",
            "sender_key": "k",
            "ciphertext": {self._curve: {"type": 0, "body": "x"}},
        }
        for _ in range(messages):
            await self._to_device("m.room.encrypted", content)

    async def _do(self, attack: Attack) -> None:
        match attack:
            case ToDevice(kind=kind, content=content, sealed=True):
                await self._to_device("m.room.encrypted", self._in_olm(kind, self._filled(content)))
            case ToDevice(kind=kind, content=content):
                await self._to_device(kind, self._filled(content))
            case InClear(kind=kind, content=content, state_key=None) if self._room is not None:
                await self._say(kind, self._filled(content))
            case InClear(kind=kind, content=content, state_key=key) if self._room is not None and key is not None:
                state_key = self.peer.id if key == "@me" else key
                await self._ask("PUT", client_path("rooms", self._room, "state", kind, state_key), self._filled(content))
            case Sealed(plaintext=plaintext, outer=outer) if self._room is not None:
                sealed = self._in_megolm(plaintext.replace(b"%room%", self._room.encode()))
                await self._say("m.room.encrypted", {**sealed, **self._filled(outer)})
            case Keys(of_device=of_device, spoils=spoils):
                await self._ask("POST", client_path("keys", "upload"), self._spoilt_keys(spoils, of_device=of_device))
            case Name(name=name):
                await self._ask("PUT", client_path("profile", self.peer.id, "displayname"), {"displayname": name})
            case Redaction(ago=ago) if self._room is not None and ago < len(self._sent):
                event = self._sent[-1 - ago]
                await self._ask("PUT", client_path("rooms", self._room, "redact", event, _new_id()), {})
            case _:
                pass

    async def _say(self, kind: str, content: Json) -> None:
        answer = await self._ask("PUT", client_path("rooms", str(self._room), "send", kind, _new_id()), content)
        if isinstance(answer.get("event_id"), str):
            self._sent = [*self._sent[-20:], answer["event_id"]]

    async def _to_device(self, kind: str, content: Json) -> None:
        await self._ask("PUT", client_path("sendToDevice", kind, _new_id()), {"messages": {self._vertti: {"*": content}}})

    async def _ask(self, method: str, path: str, body: Json) -> Json:
        try:
            raw = json.dumps(body)
        except (ValueError, RecursionError):
            return {}
        url = self.peer.client.homeserver + path
        async with self._http.request(method, _exactly(url), data=raw, headers={"Content-Type": "application/json"}) as answer:
            self.answers[answer.status] += 1
            text = await answer.read()
        try:
            found = json.loads(text)
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    async def _get_acquainted(self) -> None:
        """Know Vertti's device, and hold a session with it: nobody needs to share a room for that."""
        found = await self._ask("POST", client_path("keys", "query"), {"device_keys": {self._vertti: []}})
        olm = self.peer.client.olm
        olm.handle_response(KeysQueryResponse({self._vertti: found["device_keys"][self._vertti]}, {}))
        self._device = next(iter(olm.device_store.active_user_devices(self._vertti)))
        self._curve = self._device.curve25519
        wish = {self._vertti: {self._device.id: "signed_curve25519"}}
        claimed = await self._ask("POST", client_path("keys", "claim"), {"one_time_keys": wish})
        olm.handle_response(KeysClaimResponse(claimed["one_time_keys"], {}))
        if self._room is not None:
            await self.peer.say(self._room, "hei")

    def _in_olm(self, kind: str, content: Json) -> Json:
        olm = self.peer.client.olm
        sealed: Json = olm._olm_encrypt(olm.session_store.get(self._curve), self._device, kind, content)
        return sealed

    def _in_megolm(self, plaintext: bytes) -> Json:
        olm = self.peer.client.olm
        session = olm.outbound_group_sessions[self._room]
        return {
            "algorithm": MEGOLM,
            "ciphertext": session._session.encrypt(plaintext).to_base64(),
            "sender_key": olm.account.identity_keys["curve25519"],
            "session_id": session.id,
            "device_id": olm.device_id,
        }

    def _spoilt_keys(self, spoils: Json, *, of_device: bool) -> Json:
        olm = self.peer.client.olm
        if not of_device:
            return {"one_time_keys": {f"signed_curve25519:J{next(_numbers)}": {"key": "junk", "signatures": {}, **spoils}}}
        shared, olm.account.shared = olm.account.shared, False
        keys = olm.share_keys()["device_keys"]
        olm.account.shared = shared
        return {"device_keys": {**keys, **spoils}}

    def _filled(self, content: Json) -> Json:
        try:
            text = json.dumps(content)
        except RecursionError:
            return {}
        own = self.peer.client.olm.account.identity_keys["curve25519"]
        for name, value in (("%room%", self._room or "!none:x"), ("%vertti%", self._curve), ("%me%", own)):
            text = text.replace(name, value)
        found: Json = json.loads(text)
        return found


def _exactly(url: str) -> Any:
    from yarl import URL

    return URL(url, encoded=True)


def _new_id() -> str:
    return f"h{next(_numbers)}"
