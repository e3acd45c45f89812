"""The homeserver goes away and comes back; hostile messages on the real wire."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from bot.chat.matrix.wire import Wire, client_path
from bot.chat.port import Said, TryLater
from bot.demo.homeserver import Homeserver
from tests.e2e.matrix.verttis import vertti
from tests.e2e.people import Person, people

pytestmark = pytest.mark.e2e


async def test_a_homeserver_that_comes_back_is_listened_to_again(tmp_path: Path) -> None:
    async with (
        await Homeserver.start(tmp_path / "homeserver") as server,
        vertti(server, tmp_path / "v") as bot,
        people(server, "anna") as (anna,),
    ):
        room = await bot.room_for(anna)
        await bot.say(room, "before", key="before")
        await server.stop()
        with pytest.raises(TryLater):
            await bot.say(room, "meanwhile", key="meanwhile")
        await server.restart()
        await bot.say(room, "meanwhile", key="meanwhile")
        await anna.reads(room, "meanwhile")
        await anna.say(room, "!vertti still there?")
        assert (await bot.hears(Said)).text == "still there?"


async def test_listening_ends_when_the_platform_stops(homeserver: Homeserver, tmp_path: Path) -> None:
    async with vertti(homeserver, tmp_path) as bot:
        await bot.platform.stop()
        async with asyncio.timeout(5):
            await bot._listening


async def test_junk_from_members_and_strangers_stops_nothing(homeserver: Homeserver, tmp_path: Path) -> None:
    async with vertti(homeserver, tmp_path) as bot, people(homeserver, "anna", "mallory") as (anna, mallory):
        room = await bot.room_for(anna)
        me = bot.platform.me
        own_key = bot.platform._now.outgoing._keys._olm.account.identity_keys["curve25519"]
        olm = {"algorithm": "m.olm.v1.curve25519-aes-sha2", "sender_key": "junk"}
        for person in (anna, mallory):
            await to_device(person, me, "m.room.encrypted", {**olm, "ciphertext": {own_key: {"type": 0, "body": "junk"}}})
            await to_device(person, me, "m.room.encrypted", {**olm, "ciphertext": {own_key: {"type": "x", "body": 5}}})
            await to_device(person, me, "m.room_key_request", {"action": "request", "body": 5})
            await to_device(person, me, "m.key.verification.start", {"from_device": 5})
            await to_device(person, me, "m.room_key", {"room_id": room})
        sealed = {"algorithm": "m.megolm.v1.aes-sha2", "sender_key": "k", "session_id": "s", "device_id": "d"}
        wire = wire_of(anna, homeserver)
        odd_parts: list[dict[str, Any]] = [{"ciphertext": 5}, {"ciphertext": "junk"}, {"ciphertext": "x", "session_id": [1]}]
        for number, part in enumerate(odd_parts):
            await wire.ask("PUT", client_path("rooms", room, "send", "m.room.encrypted", f"junk-{number}"), {**sealed, **part})
        for number, kind in enumerate(("m.room.encryption", "m.room.message", "org.matrix.msc3381.poll.response")):
            odd: dict[str, Any] = {
                "algorithm": 5,
                "msgtype": "m.text",
                "body": {"a": []},
                "m.relates_to": 5,
                "m.new_content": "x",
            }
            await wire.ask("PUT", client_path("rooms", room, "send", kind, f"odd-{number}"), odd)
        await wire.close()
        for kind, content in (
            ("m.room.member", {"membership": "join"}),
            ("m.room.power_levels", {"users": {anna.id: 100}}),
            ("m.room.message", {"msgtype": 5, "body": ["!vertti"]}),
        ):
            await anna.put(room, kind, content)
        await anna.say(room, "!vertti still there?")
        said = await bot.hears(Said)
        assert said.text == "still there?"
        assert len(bot.all_of(Said)) == 1
        await bot.say(room, "yes")
        await anna.reads(room, "yes")


async def test_somebody_who_uses_up_all_keys_does_not_make_vertti_deaf(homeserver: Homeserver, tmp_path: Path) -> None:
    async with people(homeserver, "anna", "mallory") as (anna, mallory):
        async with vertti(homeserver, tmp_path) as bot:
            room = await bot.room_for(anna)
            me, name = bot.platform.me, bot.platform.me.removeprefix("@").partition(":")[0]
        wire = wire_of(mallory, homeserver)
        ((device, _),) = (await wire.call("POST", client_path("keys", "query"), {"device_keys": {me: []}}))["device_keys"][
            me
        ].items()
        claim = {"one_time_keys": {me: {device: "signed_curve25519"}}}
        for _ in range(60):
            taken = await wire.call("POST", client_path("keys", "claim"), claim)
        ((_, last),) = taken["one_time_keys"][me][device].items()
        assert last["fallback"] is True
        await wire.close()
        await anna.say(room, "!vertti can you hear me")
        async with vertti(homeserver, tmp_path, name=name, memory=bot.memory) as again:
            assert (await again.hears(Said)).text == "can you hear me"
            counts = await again.platform._wire.call("GET", client_path("sync"), query={"timeout": "0"})
            assert counts["device_one_time_keys_count"]["signed_curve25519"] >= 50
            assert counts["device_unused_fallback_key_types"] == ["signed_curve25519"]


async def to_device(person: Person, user: str, kind: str, content: dict[str, object]) -> None:
    wire = Wire(person.client.homeserver)
    wire.token = person.client.access_token
    await wire.call("PUT", client_path("sendToDevice", kind, uuid4().hex), {"messages": {user: {"*": content}}})
    await wire.close()


def wire_of(person: Person, server: Homeserver) -> Wire:
    wire = Wire(server.url)
    wire.token = person.client.access_token
    return wire
