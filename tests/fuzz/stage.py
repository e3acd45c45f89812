"""The half of the adapter that needs no homeserver, with one who means harm and one who does not; and plain nio in its place."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from nio import Event, ToDeviceEvent
from nio.crypto.olm_machine import Olm
from nio.events import MegolmEvent
from nio.responses import KeysClaimResponse, KeysQueryResponse

from bot.chat.matrix.decrypting import Opened, Opener
from bot.chat.matrix.incoming import Place, since_we_came, translate
from bot.chat.matrix.intake import Intake
from bot.chat.matrix.room_keys import RoomKeys
from bot.chat.matrix.rooms_known import KnownRooms
from bot.chat.matrix.tidy import Seen, Sync, tidy_sync
from bot.chat.port import Event as Told
from bot.chat.port import RoomId, Said, UserId
from tests.bot.chat.matrix.devices import ANNA, BEA, ROOM, VERTTI, device_keys, hardened, introduce, plain, room_key, to_device
from tests.fuzz import strategies as hostile
from tests.fuzz.strategies import Attack, InClear, Json, Keys, Name, Sealed, ToDevice

NOW = datetime(2026, 11, 24, 17, tzinfo=UTC)


class Stage:
    """Vertti's half of the adapter that needs no homeserver; Anna, who means harm, and Bea, who does not."""

    def __init__(self) -> None:
        self.rooms = KnownRooms(VERTTI, ())
        self.olm = hardened(company=self.rooms)
        self.intake = Intake(self.olm, self.olm.store, self.rooms, RoomKeys(None, self.olm, self.rooms))  # type: ignore[arg-type]
        self.opener = Opener(self.olm, self.rooms)
        self.anna, self.bea = plain(ANNA, "ANNA"), plain(BEA, "BEA")
        self.of_anna, self.of_bea = device_keys(self.anna), device_keys(self.bea)
        self.events = 0
        people = [self.event("m.room.member", {"membership": "join"}, user, user) for user in (VERTTI, ANNA, BEA)]
        encryption = self.event("m.room.encryption", {"algorithm": hostile.MEGOLM}, VERTTI, "")
        self.hear([encryption, *people])
        for one in (self.anna, self.bea):
            introduce(one, self.olm)
            introduce(self.olm, one)
        keys = [to_device(one, self.olm, "m.room_key", room_key(one)) for one in (self.anna, self.bea)]
        self.hear([], [event.source for event in keys])

    def event(self, kind: str, content: object, sender: str, state_key: str | None = None) -> Json:
        self.events += 1
        state = {} if state_key is None else {"state_key": state_key}
        return {
            "type": kind,
            "event_id": f"${self.events}",
            "sender": sender,
            "origin_server_ts": 1_800_000_000_000,
            "content": content,
            **state,
        }

    def hear(self, timeline: list[Json], to_device: list[Any] | None = None) -> list[Told]:
        """What a sync with these means to Vertti."""
        raw = {
            "next_batch": "s",
            "rooms": {"join": {ROOM: {"timeline": {"events": timeline}}}},
            "to_device": {"events": to_device or []},
        }
        sync = tidy_sync(raw, NOW)
        assert sync is not None
        self.intake.take(sync, whole=False)
        place = Place(RoomId(ROOM), UserId(VERTTI), private=False, encrypted=True)
        found = []
        for seen in since_we_came(sync.joined[ROOM].timeline, VERTTI):
            opened = self.opener.open(ROOM, seen)
            meant = (
                [translate(opened, replace(place, private=private)) for private in (False, True)]
                if isinstance(opened, Opened)
                else []
            )
            found += [one for one in meant if one is not None]
        return found

    def sealed(self, sender: Olm, plaintext: bytes, outer: Json) -> Json:
        session = sender.outbound_group_sessions[ROOM]
        content = {
            "algorithm": hostile.MEGOLM,
            "ciphertext": session._session.encrypt(plaintext).to_base64(),
            "sender_key": sender.account.identity_keys["curve25519"],
            "session_id": session.id,
            "device_id": sender.device_id,
        }
        return self.event("m.room.encrypted", {**content, **outer}, sender.user_id)

    def attack(self, attack: Attack) -> list[Told]:
        match attack:
            case ToDevice(kind=kind, content=content, sealed=True):
                event = to_device(self.anna, self.olm, kind, self.filled(content))
                return self.hear([], [event.source])
            case ToDevice(kind=kind, content=content):
                frame = {"type": kind, "sender": ANNA, "content": self.filled(content)}
                return self.hear([], [frame, {**frame, "sender": "@stranger:x"}])
            case InClear(kind=kind, content=content, state_key=key):
                return self.hear([self.event(kind, content, ANNA, ANNA if key == "@me" else key)])
            case Sealed(plaintext=plaintext, outer=outer):
                return self.hear([self.sealed(self.anna, plaintext.replace(b"%room%", ROOM.encode()), outer)])
            case Keys(of_device=True, spoils=spoils):
                keys = {ANNA: {"ANNA": {**self.of_anna, **spoils}}, BEA: {"BEA": self.of_bea}}
                self.olm.handle_response(KeysQueryResponse(keys, {}))
            case Keys(spoils=spoils):
                bare = {key: one for key, one in {"key": "x", **spoils}.items() if key != "signatures"}
                signed = {**bare, "signatures": {ANNA: {"ed25519:ANNA": _signature(self.anna, bare)}}, **spoils}
                self.olm.handle_response(KeysClaimResponse({ANNA: {"ANNA": {"signed_curve25519:X": signed}}}, {}))
            case Name(name=name):
                joined = {"membership": "join", "displayname": name}
                return self.hear([self.event("m.room.member", joined, ANNA, ANNA)])
        return []

    def filled(self, content: Json) -> Json:
        """The content with the names of this stage in it."""
        text = json.dumps(content)
        for name, value in (
            ("%room%", ROOM),
            ("%vertti%", self.olm.account.identity_keys["curve25519"]),
            ("%me%", self.anna.account.identity_keys["curve25519"]),
        ):
            text = text.replace(name, value)
        found: Json = json.loads(text)
        return found

    def honest(self) -> None:
        """Bea is heard, and whatever Anna did, Bea has a session with Vertti and Vertti with her."""
        said = {"type": "m.room.message", "room_id": ROOM, "content": {"msgtype": "m.text", "body": "!vertti ohje"}}
        heard = self.hear([self.sealed(self.bea, json.dumps(said).encode(), {})])
        assert [one.text for one in heard if isinstance(one, Said)] == ["ohje", "ohje"]
        assert all(one.trusted and one.sender == BEA for one in heard if isinstance(one, Said))
        assert [one.id for one in self.olm.device_store.active_user_devices(BEA)] == ["BEA"]


def _signature(olm: Olm, keys: Json) -> str:
    try:
        return str(olm.sign_json(keys))
    except Exception:
        return "x"


class _PlainIntake:
    """What plain nio's client does with a sync, as far as these attacks go."""

    def __init__(self, olm: Olm) -> None:
        self._olm = olm

    def take(self, sync: Sync, *, whole: bool) -> None:
        for raw in sync.to_device:
            event = ToDeviceEvent.parse_event(raw)
            if event is not None:
                self._olm.handle_to_device_event(event)


class _PlainOpener:
    """How plain nio's client opens an event."""

    def __init__(self, olm: Olm) -> None:
        self._olm = olm

    def open(self, room: str, seen: Seen) -> None:
        if seen.type == "m.room.encrypted":
            raw = {"type": seen.type, "event_id": seen.id, "sender": seen.sender, "origin_server_ts": 1, "content": seen.content}
            event = Event.parse_event(raw)
            if isinstance(event, MegolmEvent):
                self._olm.decrypt_megolm_event(event, room)


def stage_of_plain_nio() -> Stage:
    """The same with plain nio's machine."""
    stage = Stage()
    stage.olm = plain(VERTTI)
    introduce(stage.anna, stage.olm)
    introduce(stage.olm, stage.anna)
    stage.olm.handle_to_device_event(to_device(stage.anna, stage.olm, "m.room_key", room_key(stage.anna)))
    stage.intake, stage.opener = _PlainIntake(stage.olm), _PlainOpener(stage.olm)  # type: ignore[assignment]
    return stage
