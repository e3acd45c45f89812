"""Devices that talk to each other without any homeserver: plain nio's machine, and ours."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from typing import Any

from nio.crypto.olm_machine import Olm
from nio.events import MegolmEvent, OlmEvent
from nio.responses import KeysClaimResponse, KeysQueryResponse
from nio.store import SqliteMemoryStore

from bot.chat.matrix.hardening import HardenedOlm

ROOM = "!room:x"
VERTTI, ANNA, BEA = "@vertti:x", "@anna:x", "@bea:x"


class Everybody:
    """Company that welcomes all."""

    def welcomes(self, user: str) -> bool:
        return True

    def knows(self, room: str) -> bool:
        return True


def plain(user: str, device: str = "DEV") -> Olm:
    """A device as plain nio runs it."""
    return Olm(user, device, SqliteMemoryStore(user, device, "key"))


def hardened(user: str = VERTTI, device: str = "DEV", company: Any = None) -> HardenedOlm:
    """A device as Vertti runs it."""
    return HardenedOlm(user, device, SqliteMemoryStore(user, device, "key"), company or Everybody())


def device_keys(olm: Olm) -> dict[str, Any]:
    """What the device uploads of itself."""
    olm.account.shared = False
    keys: dict[str, Any] = olm.share_keys()["device_keys"]
    return keys


def introduce(olm: Olm, *others: Olm) -> None:
    """Let `olm` know the others' devices, and hold a session with each."""
    for other in others:
        olm.handle_response(KeysQueryResponse({other.user_id: {other.device_id: device_keys(other)}}, {}))
        one_time = other.share_keys()["one_time_keys"]
        name = next(iter(one_time))
        olm.handle_response(KeysClaimResponse({other.user_id: {other.device_id: {name: one_time[name]}}}, {}))
        other.account.mark_keys_as_published()


def to_device(sender: Olm, receiver: Olm, kind: str, content: Mapping[str, Any]) -> OlmEvent:
    """A message from device to device, encrypted."""
    device = sender.device_store[receiver.user_id][receiver.device_id]
    session = sender.session_store.get(device.curve25519)
    sealed = sender._olm_encrypt(session, device, kind, content)
    return OlmEvent.from_dict({"type": "m.room.encrypted", "sender": sender.user_id, "content": sealed})


def room_key(sender: Olm, **instead: Any) -> dict[str, Any]:
    """The room key of the sender's device, with parts of it replaced."""
    if ROOM not in sender.outbound_group_sessions:
        sender.create_outbound_group_session(ROOM)
    session = sender.outbound_group_sessions[ROOM]
    session.shared = True
    return {
        "algorithm": "m.megolm.v1.aes-sha2",
        "room_id": ROOM,
        "session_id": session.id,
        "session_key": session.session_key,
        **instead,
    }


def share_room_key(sender: Olm, receiver: Olm) -> None:
    """Hand the sender's room key over, as a member's client does."""
    content = room_key(sender)
    assert receiver.handle_to_device_event(to_device(sender, receiver, "m.room_key", content)) is not None


def sealed_bytes(sender: Olm, plaintext: bytes, *, claims: str | None = None) -> MegolmEvent:
    """A room message with that plaintext, whatever it is; `claims` is the sender that the homeserver puts on it."""
    session = sender.outbound_group_sessions[ROOM]
    ciphertext = session._session.encrypt(plaintext).to_base64()
    event = MegolmEvent.from_dict(
        {
            "type": "m.room.encrypted",
            "event_id": "$event",
            "sender": claims or sender.user_id,
            "origin_server_ts": 1_700_000_000_000,
            "room_id": ROOM,
            "content": {
                "algorithm": "m.megolm.v1.aes-sha2",
                "ciphertext": ciphertext,
                "sender_key": sender.account.identity_keys["curve25519"],
                "session_id": session.id,
                "device_id": sender.device_id,
            },
        }
    )
    assert isinstance(event, MegolmEvent)
    return event


def sealed(sender: Olm, kind: str, content: Mapping[str, Any], *, claims: str | None = None, **more: Any) -> MegolmEvent:
    """A room message of that type."""
    plaintext = json.dumps({"room_id": ROOM, "type": kind, "content": content, **more}).encode()
    return sealed_bytes(sender, plaintext, claims=claims)


def base64(raw: bytes) -> str:
    return b64encode(raw).decode().rstrip("=")
