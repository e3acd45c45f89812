"""One thing that the homeserver stumbles over keeps nobody else waiting; trouble of all is waited out."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.chat.matrix import backoff
from bot.chat.matrix.decrypting import Junk, Opener
from bot.chat.matrix.intake import Intake
from bot.chat.matrix.outgoing import UnderWay
from bot.chat.matrix.room_keys import RoomKeys
from bot.chat.matrix.rooms_known import KnownRooms
from bot.chat.matrix.syncing import Syncing
from bot.chat.matrix.tidy import Seen
from bot.chat.port import Batch, EventId, Joined, RoomId, TryLater
from tests.bot.chat.matrix.devices import ANNA, ROOM, VERTTI, hardened
from tests.bot.chat.matrix.test_intake import ENCRYPTION, member, state
from tests.e2e.matrix.memory import Memory

QUOTED = "what Anna wrote"
GAP = {"events": [], "limited": True, "prev_batch": "p1"}


class Homeserver:
    """Answers syncs from a list, and everything else as `fails` wishes; a failing path takes part in no outage."""

    def __init__(self, *syncs: Mapping[str, Any]) -> None:
        self.syncs = [{"next_batch": f"s{number}", **sync} for number, sync in enumerate(syncs, 1)]
        self.fails: set[str] = set()
        self.asked: list[str] = []

    async def call(self, method: str, path: str, body: object = None, **more: object) -> dict[str, Any]:
        self.asked.append(path)
        if any(part in path for part in self.fails):
            raise TryLater("500")
        if path.endswith("/sync"):
            if not self.syncs:
                await asyncio.Event().wait()
            return dict(self.syncs.pop(0))
        return {}


def syncing(server: Homeserver) -> Syncing:
    rooms = KnownRooms(VERTTI, ())
    olm = hardened(company=rooms)
    olm.account.shared = True
    olm.keys_uploaded(50)
    keys = RoomKeys(server, olm, rooms)  # type: ignore[arg-type]
    return Syncing(server, rooms, Intake(olm, olm.store, rooms, keys), keys, Opener(olm, rooms), UnderWay())  # type: ignore[arg-type]


async def batches(loop: Syncing, count: int) -> list[Batch]:
    memory, found = Memory(), []
    memory.saved = "s0"
    async with asyncio.timeout(5):
        async for batch in loop.batches(memory):
            memory.take(batch)
            found.append(batch)
            if len(found) == count:
                break
    return found


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backoff, "FIRST", 0.001)
    monkeypatch.setattr(backoff, "LONGEST", 0.002)


def joined(**timeline: Any) -> dict[str, Any]:
    events = [ENCRYPTION, member(VERTTI, "join"), member(ANNA, "join")]
    return {"rooms": {"join": {ROOM: {"state": {"events": events}, "timeline": timeline}}}}


@pytest.mark.parametrize("path", ["/keys/query", "/messages"])
async def test_what_the_homeserver_alone_fails_at_is_left_out(path: str) -> None:
    server = Homeserver(joined(**GAP), {"rooms": {"join": {ROOM: {"timeline": {"events": [member("@new:x", "join")]}}}}})
    server.fails = {path}
    found = await batches(syncing(server), 2)
    assert [type(one) for one in found[-1].events] == [Joined]
    assert sum(path in one for one in server.asked) >= 4


async def test_an_outage_of_everything_is_waited_out() -> None:
    server = Homeserver(joined(**GAP))
    server.fails = {"/keys/query", "/messages", "/joined_rooms"}
    reading = asyncio.create_task(batches(syncing(server), 1))
    await asyncio.sleep(0.1)
    assert not reading.done()
    server.fails = set()
    assert len(await reading) == 1


async def test_a_fault_in_opening_costs_one_event(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def stumbling(opener: Opener, room: str, seen: Seen) -> Junk:
        if seen.type == "m.room.message":
            raise RuntimeError(QUOTED)
        return real(opener, room, seen)  # type: ignore[return-value]

    real = Opener._opened
    monkeypatch.setattr(Opener, "_opened", stumbling)
    said = {**state("m.room.message", {"msgtype": "m.text", "body": "x"}, sender=ANNA)}
    del said["state_key"]
    server = Homeserver({}, {"rooms": {"join": {ROOM: {"timeline": {"events": [said, member("@new:x", "join")]}}}}})
    found = await batches(syncing(server), 2)
    assert [type(one) for one in found[-1].events] == [Joined]
    assert "fault in opening an event: RuntimeError" in caplog.text
    assert QUOTED not in caplog.text


async def test_an_event_that_the_homeserver_cannot_give_stands_before_no_others() -> None:
    server, memory = Homeserver(), Memory()
    server.fails = {"stuck"}
    memory.waiting = [(RoomId("!a"), EventId(f"$stuck{number}")) for number in range(3)]
    memory.waiting += [(RoomId("!a"), EventId("$behind")), (RoomId("!b"), EventId("$other"))]
    found, settled = await syncing(server)._waiting.look_again(memory)
    assert (found, settled) == ([], ["$other"])
    assert len(server.asked) == 2


async def test_names_of_keys_that_are_none_are_not_remembered() -> None:
    loop = syncing(Homeserver())
    content = {"algorithm": "m.megolm.v1.aes-sha2", "ciphertext": "x", "sender_key": "k", "session_id": "s", "device_id": "d"}
    for part in ("sender_key", "session_id", "device_id"):
        seen = Seen("$e", "m.room.encrypted", ANNA, datetime(2026, 1, 1, tzinfo=UTC), {**content, part: "x" * 60_000})
        assert isinstance(loop._opener.open(ROOM, seen), Junk)
