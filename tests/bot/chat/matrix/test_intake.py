"""What is known of rooms stays in step with what the homeserver tells."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.chat.matrix.intake import Intake
from bot.chat.matrix.room_keys import RoomKeys
from bot.chat.matrix.rooms_known import KnownRoom, KnownRooms
from bot.chat.matrix.tidy import Seen, Sync, tidy_events, tidy_sync
from tests.bot.chat.matrix.devices import ANNA, BEA, ROOM, VERTTI, hardened

QUOTED = "what Anna wrote"
NOW = datetime(2026, 11, 24, 17, tzinfo=UTC)


class House:
    """The intake with everything around it but a homeserver."""

    def __init__(self) -> None:
        self.rooms = KnownRooms(VERTTI, ())
        self.olm = hardened(company=self.rooms)
        keys = RoomKeys(None, self.olm, self.rooms)  # type: ignore[arg-type]
        self.intake = Intake(self.olm, self.olm.store, self.rooms, keys)

    def take(self, *state: dict[str, Any], whole: bool = False) -> None:
        self.intake.take(sync_of({"join": {ROOM: {"state": {"events": list(state)}}}}), whole=whole)


def sync_of(rooms: dict[str, Any], **more: Any) -> Sync:
    sync = tidy_sync({"next_batch": "s1", "rooms": rooms, **more}, NOW)
    assert sync is not None
    return sync


def state(kind: str, content: dict[str, Any], key: str = "", sender: str = VERTTI) -> dict[str, Any]:
    return {
        "type": kind,
        "state_key": key,
        "sender": sender,
        "event_id": f"${kind}{key}{content}"[:60].replace(" ", ""),
        "origin_server_ts": 1,
        "content": content,
    }


def member(user: str, standing: str) -> dict[str, Any]:
    return state("m.room.member", {"membership": standing}, user, user)


ENCRYPTION = state("m.room.encryption", {"algorithm": "m.megolm.v1.aes-sha2"})


def test_a_room_seen_while_it_is_being_made_becomes_encrypted_when_it_is_asked_for() -> None:
    house = House()
    house.take(member(VERTTI, "join"))
    room = house.rooms.get(ROOM)
    assert room is not None
    assert (room.complete, room.encrypted) == (True, False)
    house.intake.learn(ROOM, tidy_events([ENCRYPTION, member(ANNA, "join")]))
    assert room.encrypted
    assert room.joined == {VERTTI}, "of the members the sync knows better"
    assert house.olm.store.load_encrypted_rooms() == {ROOM}


def test_a_full_state_forgets_who_left_unseen_and_voids_the_key() -> None:
    house = House()
    house.take(ENCRYPTION, member(VERTTI, "join"), member(ANNA, "join"), member(BEA, "join"))
    house.olm.create_outbound_group_session(ROOM)
    house.take(ENCRYPTION, member(VERTTI, "join"), member(ANNA, "join"), member(BEA, "join"), whole=True)
    assert house.olm.outbound(ROOM) is not None, "nothing has changed"
    house.take(ENCRYPTION, member(VERTTI, "join"), member(ANNA, "join"), whole=True)
    room = house.rooms.get(ROOM)
    assert room is not None
    assert room.joined == {VERTTI, ANNA}
    assert house.olm.outbound(ROOM) is None


def test_whom_a_full_state_shows_as_invited_is_asked_for_anew_since_they_may_have_joined() -> None:
    house = House()
    house.take(ENCRYPTION, member(VERTTI, "join"), member(ANNA, "invite"), whole=True)
    room = house.rooms.get(ROOM)
    assert room is not None
    assert not room.complete
    house.intake.learn(ROOM, tidy_events([ENCRYPTION, member(VERTTI, "join"), member(ANNA, "join")]))
    assert room.complete
    assert room.readers == {VERTTI, ANNA}


def test_our_own_coming_told_twice_makes_nobody_else_leave() -> None:
    house = House()
    house.take(ENCRYPTION, member(ANNA, "join"), member(VERTTI, "join"))
    house.take(member(VERTTI, "join"))
    known = house.rooms.get(ROOM)
    assert known is not None
    assert known.readers == {ANNA, VERTTI}
    again = {**member(VERTTI, "join"), "event_id": "$another"}
    house.take(again, ENCRYPTION, member(BEA, "join"))
    assert known.readers == {BEA, VERTTI}, "whoever comes anew is told the whole state"


def test_nobody_can_take_the_encryption_back() -> None:
    house = House()
    house.take(ENCRYPTION, member(VERTTI, "join"))
    house.take(state("m.room.encryption", {}), state("m.room.encryption", {"algorithm": "none"}, "x", ANNA))
    house.take(member(VERTTI, "join"), whole=True)
    room = house.rooms.get(ROOM)
    assert room is not None
    assert room.encrypted
    house.intake.take(sync_of({"leave": {ROOM: {}}}), whole=False)
    assert house.rooms.get(ROOM) is None
    assert house.rooms.enter(ROOM).encrypted


def test_ten_thousand_messages_of_a_stranger_cost_next_to_nothing() -> None:
    house = House()
    for number in range(500):
        house.rooms.enter(f"!{number}:x").joined.update(f"@{number}-{one}:x" for one in range(8))
    junk = {"algorithm": "m.olm.v1.curve25519-aes-sha2", "sender_key": "k", "ciphertext": {"k": {"type": 0, "body": "x" * 500}}}
    flood = [{"type": "m.room.encrypted", "sender": "@mallory:x", "content": junk}] * 100
    begun = time.process_time()
    for _ in range(100):
        assert not house.intake.take(sync_of({}, to_device={"events": flood}), whole=False)
    assert time.process_time() - begun < 2.0
    assert not house.olm.session_store._entries


_NO_CONTENTS: tuple[object, ...] = (5, [], {}, {"algorithm": {}})


def test_to_device_messages_without_a_proper_frame_are_nothing() -> None:
    house = House()
    house.take(ENCRYPTION, member(VERTTI, "join"), member(ANNA, "join"))
    frames: list[dict[str, Any]] = [{}, {"type": []}, {"sender": ANNA}, {"type": "m.room.encrypted", "sender": ANNA}]
    frames += [{"type": "m.room.encrypted", "sender": ANNA, "content": one} for one in _NO_CONTENTS]
    frames += [{"type": "m.room.encrypted", "sender": one, "content": {}} for one in (None, ["@a:x"], "@a:x\nERROR forged")]
    assert not house.intake.take(sync_of({}, to_device={"events": [5, None, *frames]}), whole=False)


def test_a_fault_in_one_room_is_no_end_of_the_others(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    house = House()
    house.take(ENCRYPTION, member(VERTTI, "join"), member(ANNA, "join"))
    house.olm.create_outbound_group_session(ROOM)
    apply = KnownRoom.apply

    def stumbling(room: KnownRoom, seen: Seen, me: str) -> bool:
        if room.id == ROOM:
            raise RuntimeError(QUOTED)
        return apply(room, seen, me)

    monkeypatch.setattr(KnownRoom, "apply", stumbling)
    part = {"state": {"events": [ENCRYPTION, member(VERTTI, "join"), member(BEA, "join")]}}
    house.intake.take(sync_of({"join": {ROOM: part, "!other:x": part}}), whole=False)
    other, stumbled = house.rooms.get("!other:x"), house.rooms.get(ROOM)
    assert other is not None
    assert stumbled is not None
    assert other.joined == {VERTTI, BEA}
    assert not stumbled.complete, "who is there is asked anew before anything is said"
    assert house.olm.outbound(ROOM) is None
    assert "fault in taking a room in: RuntimeError" in caplog.text
    assert QUOTED not in caplog.text


def test_one_time_keys_that_are_used_up_are_noticed() -> None:
    house = House()
    house.olm.account.shared = True
    house.intake.take(
        sync_of({}, device_one_time_keys_count={"signed_curve25519": 0}, device_unused_fallback_key_types=[]), whole=False
    )
    assert set(house.olm.share_keys()) == {"one_time_keys", "fallback_keys"}
    house.olm.keys_uploaded(50)
    assert not house.olm.should_upload_keys
