"""What is known of rooms stays in step with what the homeserver tells."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from bot.chat.matrix.intake import Intake
from bot.chat.matrix.room_keys import RoomKeys
from bot.chat.matrix.rooms_known import KnownRooms
from bot.chat.matrix.tidy import Sync, tidy_events, tidy_sync
from tests.bot.chat.matrix.devices import ANNA, BEA, ROOM, VERTTI, hardened

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


def test_one_time_keys_that_are_used_up_are_noticed() -> None:
    house = House()
    house.olm.account.shared = True
    house.intake.take(
        sync_of({}, device_one_time_keys_count={"signed_curve25519": 0}, device_unused_fallback_key_types=[]), whole=False
    )
    assert set(house.olm.share_keys()) == {"one_time_keys", "fallback_keys"}
    house.olm.keys_uploaded(50)
    assert not house.olm.should_upload_keys
