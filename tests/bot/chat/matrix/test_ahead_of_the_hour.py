"""A key that is handed out ahead of the hour serves at the hour, and only those who should have it then can read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from nio.crypto.olm_machine import Olm

from bot.chat.matrix.room_keys import RoomKeys
from bot.chat.matrix.rooms_known import KnownRoom, Rotation
from tests.bot.chat.matrix.devices import ANNA, BEA, ROOM, plain, to_device
from tests.bot.chat.matrix.test_room_keys import company, text
from tests.bot.chat.matrix.test_withholding import company as company_with_two_devices


def in_twenty_minutes() -> datetime:
    return datetime.now(UTC) + timedelta(minutes=20)


async def say(keys: RoomKeys, room: KnownRoom) -> str:
    return str((await keys.encrypt(room, "m.room.message", text("hei")))["session_id"])


def grow_older(keys: RoomKeys, by: timedelta) -> None:
    key = keys._olm.outbound(ROOM)
    assert key is not None
    key.creation_time -= by


async def test_what_was_made_ready_is_sent_without_asking_anybody() -> None:
    server, keys, _, room = company()
    assert await keys.prepare(room, in_twenty_minutes())
    assert server.given == [{ANNA}]
    server.calls.clear()
    await say(keys, room)
    await say(keys, room)
    assert server.calls == []


async def test_what_is_ready_is_left_alone() -> None:
    server, keys, _, room = company()
    await keys.prepare(room, in_twenty_minutes())
    assert not await keys.prepare(room, in_twenty_minutes())
    assert len(server.given) == 1


async def test_a_key_that_would_be_too_old_at_the_hour_is_renewed_ahead() -> None:
    server, keys, _, room = company()
    old = await say(keys, room)
    grow_older(keys, timedelta(days=7) - timedelta(minutes=30))
    assert not await keys.prepare(room, in_twenty_minutes()), "it serves long enough"
    grow_older(keys, timedelta(minutes=15))
    assert await keys.prepare(room, in_twenty_minutes())
    server.calls.clear()
    assert await say(keys, room) != old
    assert server.calls == []


async def test_a_key_that_is_nearly_used_up_is_renewed_ahead_but_a_fresh_one_never() -> None:
    _, keys, _, room = company()
    room.rotation = Rotation(messages=12)
    for _ in range(2):
        await say(keys, room)
    assert not await keys.prepare(room, in_twenty_minutes())
    used = await say(keys, room)
    assert await keys.prepare(room, in_twenty_minutes())
    assert await say(keys, room) != used
    room.rotation = Rotation(messages=1)
    await keys.prepare(room, in_twenty_minutes())
    assert not await keys.prepare(room, in_twenty_minutes())


async def test_who_leaves_after_the_room_was_made_ready_gets_nothing_of_the_message() -> None:
    server, keys, _, room = company()
    room.joined.add(BEA)
    await keys.prepare(room, in_twenty_minutes())
    handed_out = keys._olm.outbound(ROOM)
    assert handed_out is not None
    assert room.remove(BEA)
    keys.members_changed(room)
    assert await say(keys, room) != handed_out.id
    assert server.given == [{ANNA, BEA}, {ANNA}]


async def test_who_joins_after_the_room_was_made_ready_reads_the_message() -> None:
    server, keys, _, room = company()
    await keys.prepare(room, in_twenty_minutes())
    room.joined.add(BEA)
    keys.members_changed(room, [BEA])
    await say(keys, room)
    assert server.given == [{ANNA}, {ANNA, BEA}]


async def test_a_device_that_comes_after_the_room_was_made_ready_is_let_in_on_the_same_key_from_here_on() -> None:
    server, keys, room = company_with_two_devices(None)
    await keys.prepare(room, in_twenty_minutes())
    ready = await say(keys, room)
    new = plain(ANNA, "TABLET")
    server.devices = (*server.devices, new)
    server.given.clear()
    keys.devices_changed([ANNA])
    assert await say(keys, room) == ready
    assert server.given == ["TABLET"]
    key = keys._olm.outbound(ROOM)
    assert key is not None
    given = {"room_id": ROOM, "session_id": key.id, "session_key": key.session_key, "algorithm": "m.megolm.v1.aes-sha2"}
    _introduced(new, keys._olm)
    new.handle_to_device_event(to_device(keys._olm, new, "m.room_key", given))
    opens = new.inbound_group_store.get(ROOM, keys._olm.account.identity_keys["curve25519"], ready)
    assert opens is not None
    assert opens._session.first_known_index == 2, "what was said before it came stays closed"


async def test_a_device_that_goes_after_the_room_was_made_ready_gets_nothing_of_the_message() -> None:
    server, keys, room = company_with_two_devices(None)
    await keys.prepare(room, in_twenty_minutes())
    ready = keys._olm.outbound(ROOM)
    assert ready is not None
    server.devices = server.devices[:1]
    server.given.clear()
    keys.devices_changed([ANNA])
    assert await say(keys, room) != ready.id
    assert server.given == ["PHONE"]


async def test_a_device_that_comes_while_the_key_is_handed_out_has_the_one_that_is_used() -> None:
    server, keys, room = company_with_two_devices(None)
    call, came = server.call, plain(ANNA, "TABLET")

    async def with_a_newcomer(method: str, path: str, body: object = None, **more: object) -> dict[str, object]:
        if "sendToDevice/m.room.encrypted" in path and came not in server.devices:
            server.devices = (*server.devices, came)
            keys.devices_changed([ANNA])
            await keys.upkeep()
        return await call(method, path, body, **more)  # type: ignore[arg-type]

    server.call = with_a_newcomer  # type: ignore[method-assign]
    await keys.prepare(room, in_twenty_minutes())
    await say(keys, room)
    key = keys._olm.outbound(ROOM)
    assert key is not None
    assert {device for _, device in key.users_shared_with} == {"PHONE", "LAPTOP", "TABLET"}


def _introduced(device: Olm, vertti: Olm) -> None:
    """The device knows Vertti's."""
    from nio.responses import KeysQueryResponse

    from tests.bot.chat.matrix.devices import device_keys

    device.handle_response(KeysQueryResponse({vertti.user_id: {vertti.device_id: device_keys(vertti)}}, {}))
