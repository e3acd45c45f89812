"""Who gets the key of a room, and what happens when handing it out fails half-way."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import pytest
from nio import AsyncClient, AsyncClientConfig, MatrixRoom
from nio.crypto.olm_machine import Olm
from nio.responses import ShareGroupSessionError
from nio.store import SqliteMemoryStore

from bot.chat.matrix.room_keys import RoomKeys
from bot.chat.matrix.rooms_known import KnownRoom, KnownRooms
from bot.chat.port import TryLater
from tests.bot.chat.matrix.devices import ANNA, BEA, ROOM, VERTTI, device_keys, hardened, introduce, plain

Answer = dict[str, Any]


class Homeserver:
    """Answers what the keys are asked for, and notes who was given one. `hook` may fail or hold a call."""

    def __init__(self, *devices: Olm) -> None:
        self.devices = {device.user_id: device for device in devices}
        self.given: list[set[str]] = []
        self.asked: list[set[str]] = []
        self.calls: list[str] = []
        self.hook: Callable[[str], Awaitable[None]] | None = None

    async def call(self, method: str, path: str, body: Mapping[str, Any] | None = None, **_: object) -> Answer:
        what = path.removeprefix("/_matrix/client/v3/").split("/m.")[0]
        self.calls.append(what)
        if self.hook is not None:
            await self.hook(what)
        body = dict(body or {})
        if what == "keys/query":
            users = set(body["device_keys"])
            self.asked.append(users)
            known = {user: self.devices[user] for user in users if user in self.devices}
            return {"device_keys": {user: {one.device_id: device_keys(one)} for user, one in known.items()}}
        if what == "keys/claim":
            keys = {}
            for user in body["one_time_keys"]:
                device = self.devices[user]
                name, key = next(iter(device.share_keys()["one_time_keys"].items()))
                keys[user] = {device.device_id: {name: key}}
                device.account.mark_keys_as_published()
            return {"one_time_keys": keys}
        if what == "sendToDevice":
            self.given.append(set(body["messages"]))
        return {}


def company() -> tuple[Homeserver, RoomKeys, KnownRooms, KnownRoom]:
    rooms = KnownRooms(VERTTI, [ROOM])
    server = Homeserver(plain(ANNA, "ANNA"), plain(BEA, "BEA"))
    keys = RoomKeys(server, hardened(company=rooms), rooms)  # type: ignore[arg-type]
    room = rooms.enter(ROOM)
    room.joined |= {VERTTI, ANNA}
    room.complete = True
    return server, keys, rooms, room


def text(body: str) -> dict[str, Any]:
    return {"msgtype": "m.text", "body": body}


async def test_those_who_have_joined_get_the_key_once_and_the_invited_never() -> None:
    server, keys, _, room = company()
    room.invited.add(BEA)
    first = await keys.encrypt(room, "m.room.message", text("one"))
    second = await keys.encrypt(room, "m.room.message", text("two"))
    assert first["session_id"] == second["session_id"]
    assert server.given == [{ANNA}]
    assert server.calls == ["keys/query", "keys/claim", "sendToDevice"]

    client = plain_client()
    client.rooms[ROOM].add_member(BEA, None, None, invited=True)
    given: list[str] = []
    client._send = noting(given)
    await client.share_group_session(ROOM, ignore_unverified_devices=True)
    assert BEA in given[0], "plain nio gives it to the invited, too"


async def test_a_key_that_could_not_be_handed_out_is_not_used() -> None:
    server, keys, _, room = company()

    async def fail(what: str) -> None:
        if what == "sendToDevice":
            raise TryLater("down")

    server.hook = fail
    with pytest.raises(TryLater):
        await keys.encrypt(room, "m.room.message", text("one"))
    server.hook = None
    await keys.encrypt(room, "m.room.message", text("one"))
    assert server.given == [{ANNA}]

    client = plain_client()

    async def refuse(*_: object, **__: object) -> ShareGroupSessionError:
        return ShareGroupSessionError("down", "M_UNKNOWN")

    client._send = refuse
    await client.share_group_session(ROOM, ignore_unverified_devices=True)
    assert client.olm is not None
    assert not client.olm.should_share_group_session(ROOM), "plain nio takes it for shared, and nobody can read"


async def test_a_cancelled_send_does_not_hold_up_the_next() -> None:
    server, keys, _, room = company()
    reached = asyncio.Event()

    async def hang(what: str) -> None:
        if what == "keys/claim":
            reached.set()
            await asyncio.Event().wait()

    server.hook = hang
    sending = asyncio.create_task(keys.encrypt(room, "m.room.message", text("one")))
    await reached.wait()
    sending.cancel()
    await asyncio.gather(sending, return_exceptions=True)
    server.hook = None
    async with asyncio.timeout(5):
        await keys.encrypt(room, "m.room.message", text("two"))
    assert server.given == [{ANNA}]


async def test_who_joins_while_the_key_is_handed_out_gets_the_one_that_is_used() -> None:
    server, keys, _, room = company()

    async def join(what: str) -> None:
        if what == "sendToDevice" and BEA not in room.joined:
            room.joined.add(BEA)
            keys.members_changed(room, [BEA])

    server.hook = join
    await keys.encrypt(room, "m.room.message", text("welcome"))
    assert server.given == [{ANNA}, {ANNA, BEA}]


async def test_who_leaves_gets_none_of_what_follows() -> None:
    server, keys, _, room = company()
    room.joined.add(BEA)
    first = await keys.encrypt(room, "m.room.message", text("one"))
    assert room.remove(BEA)
    keys.members_changed(room)
    second = await keys.encrypt(room, "m.room.message", text("two"))
    assert first["session_id"] != second["session_id"]
    assert server.given == [{ANNA, BEA}, {ANNA}]


async def test_many_messages_at_once_share_one_key() -> None:
    server, keys, _, room = company()
    sealed = await asyncio.gather(*(keys.encrypt(room, "m.room.message", text(str(n))) for n in range(20)))
    assert len({one["session_id"] for one in sealed}) == 1
    assert server.given == [{ANNA}]


async def test_news_of_a_device_during_a_query_is_not_lost() -> None:
    server, keys, _, _ = company()

    async def change(what: str) -> None:
        if what == "keys/query" and len(server.asked) == 0:
            keys.devices_changed([ANNA])

    server.hook = change
    keys.devices_changed([ANNA])
    await keys.upkeep()
    await keys.upkeep()
    assert server.asked == [{ANNA}, {ANNA}]


async def test_people_whose_homeserver_is_silent_do_not_hold_the_others_up() -> None:
    server, keys, _, room = company()
    room.joined.add("@far:away")
    await keys.encrypt(room, "m.room.message", text("one"))
    keys.members_changed(room)
    await keys.encrypt(room, "m.room.message", text("two"))
    assert [("@far:away" in users) for users in server.asked] == [True]
    assert server.given == [{ANNA}, {ANNA}]


def plain_client() -> AsyncClient:
    """Plain nio's client in a room with Anna, with a session to everybody's device."""
    olm = plain(VERTTI)
    introduce(olm, plain(ANNA, "ANNA"), plain(BEA, "BEA"))
    client = AsyncClient("http://127.0.0.1:9", VERTTI, config=AsyncClientConfig(store=SqliteMemoryStore, pickle_key="key"))
    client.user_id, client.access_token, client.olm, client.store = VERTTI, "token", olm, olm.store
    client.rooms[ROOM] = room = MatrixRoom(ROOM, VERTTI, encrypted=True)
    room.add_member(ANNA, None, None)
    return client


def noting(given: list[str]) -> Callable[..., Awaitable[object]]:
    async def send(response_class: Any, method: str, path: str, data: str, response_data: tuple[Any, ...] = ()) -> object:
        given.append(data)
        return response_class(*response_data)

    return send
