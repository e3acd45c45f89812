"""A room key goes only to devices that their owner vouches for; the others, their apps and their owners are told so once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from nio.crypto.olm_machine import Olm

from bot.chat.matrix import withholding
from bot.chat.matrix.identity import Identity
from bot.chat.matrix.room_keys import RoomKeys
from bot.chat.matrix.rooms_known import KnownRoom, KnownRooms, Rotation
from bot.chat.matrix.tidy import ENCRYPTION, Seen
from bot.chat.matrix.withholding import Told
from bot.chat.port import DevicesLeftOut, IdentitySeen, TryLater
from tests.bot.chat.matrix.devices import ANNA, ROOM, VERTTI, hardened, plain
from tests.bot.chat.matrix.identities import answer


class Homeserver:
    """Anna's devices, the keys that are handed out, and the words to those that get none."""

    def __init__(self, *devices: Olm, identity: Identity | None, signed: tuple[Olm, ...]) -> None:
        self.devices = devices
        self.identity = identity
        self.signed = signed
        self.asked: list[str] = []
        self.claimed: list[str] = []
        self.given: list[str] = []
        self.withheld: list[tuple[str, Mapping[str, Any]]] = []
        self.cannot_tell = False

    async def call(self, method: str, path: str, body: Mapping[str, Any] | None = None, **_: object) -> dict[str, Any]:
        what = path.removeprefix("/_matrix/client/v3/")
        if what == "keys/query":
            self.asked += (body or {})["device_keys"]
            return answer(ANNA, *self.devices, identity=self.identity, signed=self.signed)
        if what == "keys/claim":
            assert body is not None
            wanted = body["one_time_keys"][ANNA]
            self.claimed += wanted
            keys = {}
            for one in self.devices:
                if one.device_id in wanted:
                    name, key = next(iter(one.share_keys()["one_time_keys"].items()))
                    keys[one.device_id] = {name: key}
                    one.account.mark_keys_as_published()
            return {"one_time_keys": {ANNA: keys}}
        assert body is not None
        if what.startswith("sendToDevice/m.room_key.withheld/"):
            if self.cannot_tell:
                raise TryLater("down")
            self.withheld += body["messages"][ANNA].items()
        elif what.startswith("sendToDevice/"):
            self.given += body["messages"][ANNA]
        return {}


def company(identity: Identity | None, *signed: int) -> tuple[Homeserver, RoomKeys, KnownRoom]:
    rooms = KnownRooms(VERTTI, [ROOM])
    devices = (plain(ANNA, "PHONE"), plain(ANNA, "LAPTOP"))
    server = Homeserver(*devices, identity=identity, signed=tuple(devices[one] for one in signed))
    keys = RoomKeys(server, hardened(company=rooms), rooms)  # type: ignore[arg-type]
    room = rooms.enter(ROOM)
    room.joined |= {VERTTI, ANNA}
    room.complete = True
    return server, keys, room


async def say(keys: RoomKeys, room: KnownRoom) -> dict[str, Any]:
    return await keys.encrypt(room, "m.room.message", {"msgtype": "m.text", "body": "hei"})


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """People are told without any grace, but where that is looked at."""
    monkeypatch.setattr(withholding, "GRACE", 0.0)


async def test_without_an_identity_all_devices_read() -> None:
    server, keys, room = company(None)
    await say(keys, room)
    assert sorted(server.given) == ["LAPTOP", "PHONE"]
    assert server.withheld == []
    assert keys.news() == []


async def test_with_an_identity_only_what_it_has_signed() -> None:
    identity = Identity.make()
    server, keys, room = company(identity, 0)
    sealed = await say(keys, room)
    assert (server.given, server.claimed) == (["PHONE"], ["PHONE"])
    ((device, content),) = server.withheld
    assert device == "LAPTOP"
    assert content["code"] == "m.unverified"
    assert (content["room_id"], content["session_id"], content["sender_key"]) == (
        ROOM,
        sealed["session_id"],
        sealed["sender_key"],
    )
    seen, left_out = keys.news()
    assert isinstance(seen, IdentitySeen)
    assert (seen.sender, seen.identity) == (ANNA, identity.master)
    assert isinstance(left_out, DevicesLeftOut)
    assert (left_out.sender, left_out.devices, left_out.reads_elsewhere) == (ANNA, ("LAPTOP",), True)


async def test_the_app_is_told_for_each_key_but_the_person_once() -> None:
    server, keys, room = company(Identity.make(), 0)
    await say(keys, room)
    keys.news()
    keys.members_changed(room)
    await say(keys, room)
    assert len({content["session_id"] for _, content in server.withheld}) == 2
    assert keys.news() == []


async def test_who_cannot_read_anywhere_is_told_apart() -> None:
    server, keys, room = company(Identity.make())
    await say(keys, room)
    assert server.given == []
    left_out = keys.news()[-1]
    assert isinstance(left_out, DevicesLeftOut)
    assert (left_out.devices, left_out.reads_elsewhere) == (("LAPTOP", "PHONE"), False)


async def test_a_device_that_is_signed_later_reads_the_next_message() -> None:
    server, keys, room = company(Identity.make(), 0)
    first = await say(keys, room)
    server.signed = server.devices
    keys.devices_changed([ANNA])
    second = await say(keys, room)
    assert first["session_id"] != second["session_id"]
    assert sorted(server.given) == ["LAPTOP", "PHONE", "PHONE"]


async def test_who_verifies_the_device_within_some_minutes_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(withholding, "GRACE", 600.0)
    server, keys, room = company(Identity.make(), 0)
    await say(keys, room)
    assert [type(one) for one in keys.news()] == [IdentitySeen]
    server.signed = server.devices
    keys.devices_changed([ANNA])
    await keys.upkeep()
    monkeypatch.setattr(withholding, "GRACE", 0.0)
    assert keys.news() == []


async def test_that_the_others_cannot_be_told_holds_nothing_up() -> None:
    server, keys, room = company(Identity.make(), 0)
    server.cannot_tell = True
    await say(keys, room)
    assert server.given == ["PHONE"]


async def test_whatever_else_is_logged_in_as_vertti_gets_nothing() -> None:
    server, keys, room = company(None)
    # As when somebody puts Vertti's name on a message of a device that is not there.
    keys._olm.users_for_key_query.add(VERTTI)
    await keys.upkeep()
    await say(keys, room)
    assert server.asked == [ANNA]


def test_device_ids_that_look_like_something_else_are_cut_to_their_letters() -> None:
    told = Told()
    told.tell(ANNA, ["https://evil.example (call us)", "‮"], reads_elsewhere=True)
    (event,) = told.take()
    assert isinstance(event, DevicesLeftOut)
    assert event.devices == ("https//evilexamplecallus", "?")


async def test_the_key_rotates_as_the_room_wants_it() -> None:
    _, keys, room = company(None)
    room.rotation = Rotation(messages=2)
    sessions = [(await say(keys, room))["session_id"] for _ in range(5)]
    assert [sessions.count(one) for one in dict.fromkeys(sessions)] == [2, 2, 1]
    room.rotation = Rotation(age=timedelta(hours=1))
    key = keys._olm.outbound(ROOM)
    assert key is not None
    key.creation_time -= timedelta(minutes=61)
    assert (await say(keys, room))["session_id"] != sessions[-1]


def test_the_room_s_settings_are_taken_within_bounds() -> None:
    room = KnownRoom(ROOM)

    def after(**settings: object) -> Rotation:
        at = datetime(2026, 11, 20, tzinfo=UTC)
        room.apply(Seen("$e", ENCRYPTION, ANNA, at, {"algorithm": "m.megolm.v1.aes-sha2", **settings}, ""), VERTTI)
        return room.rotation

    assert after() == Rotation(100, timedelta(days=7))
    assert after(rotation_period_msgs=20, rotation_period_ms=86_400_000) == Rotation(20, timedelta(days=1))
    assert after(rotation_period_msgs=0, rotation_period_ms=0) == Rotation(1, timedelta(hours=1))
    assert after(rotation_period_msgs=10**12, rotation_period_ms=10**15) == Rotation(10_000, timedelta(days=7))
    assert after(rotation_period_msgs=True, rotation_period_ms="1") == Rotation(100, timedelta(days=7))
