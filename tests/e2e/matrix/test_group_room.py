"""A group's room: private, encrypted, everybody in it reads, nobody else does."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bot.chat.matrix.wire import Wire, client_path
from bot.chat.port import Joined, Message, Refused, RoomId, RoomSpec, Said, UserId
from bot.chat.richtext import Bullets, Code, Link, Paragraph, RichText, Strong, Text, paragraph
from bot.demo.homeserver import Homeserver
from tests.e2e.matrix.verttis import Vertti, vertti
from tests.e2e.people import people

pytestmark = pytest.mark.e2e


async def state_of(bot: Vertti, room: str) -> dict[tuple[str, str], dict[str, Any]]:
    """The room's state as the homeserver holds it."""
    wire: Wire = bot.platform._wire
    answer = await wire.call("GET", client_path("rooms", room, "state"))
    return {(event["type"], event["state_key"]): event["content"] for event in answer["chunk"]}


@pytest.mark.parametrize("version", ["11", "12"])
async def test_a_room_is_private_and_encrypted_and_only_vertti_invites(
    homeserver: Homeserver, tmp_path: Path, version: str
) -> None:
    async with vertti(homeserver, tmp_path, room_version=version) as bot, people(homeserver, "anna", "bea") as (anna, bea):
        room = await bot.room_for(anna, name="Kirjanpitäjät")
        state = await state_of(bot, room)

        assert state["m.room.create", ""]["room_version"] == version
        assert state["m.room.join_rules", ""] == {"join_rule": "invite"}
        assert state["m.room.encryption", ""]["algorithm"] == "m.megolm.v1.aes-sha2"
        assert state["m.room.history_visibility", ""] == {"history_visibility": "joined"}
        assert state["m.room.guest_access", ""] == {"guest_access": "forbidden"}
        assert state["m.room.name", ""] == {"name": "Kirjanpitäjät"}
        assert state["m.room.topic", ""]["topic"] == "Aihe"
        powers = state["m.room.power_levels", ""]
        assert (powers["invite"], powers["state_default"], powers["notifications"]["room"]) == (100, 100, 100)

        refused = await anna.client.room_invite(room, bea.id)
        assert getattr(refused, "status_code", None) == "M_FORBIDDEN"
        refused = await anna.client.room_put_state(room, "m.room.topic", {"topic": "mine"})
        assert getattr(refused, "status_code", None) == "M_FORBIDDEN"

        await bot.platform.hand_over(room, [UserId(anna.id), bot.platform.me])
        await bot.platform.hand_over(room, [UserId(anna.id)])
        taken = await anna.client.room_put_state(room, "m.room.topic", {"topic": "mine"})
        assert getattr(taken, "event_id", None)


@pytest.mark.parametrize("version", ["11", "12"])
async def test_five_members_read_vertti_and_are_read(homeserver: Homeserver, tmp_path: Path, version: str) -> None:
    names = ("anna", "bea", "cilla", "daniel", "eero")
    async with vertti(homeserver, tmp_path, room_version=version) as bot, people(homeserver, *names) as members:
        room = await bot.room_for(*members)
        await bot.say(room, "Tervetuloa!")
        for member in members:
            read = await member.reads(room, "Tervetuloa!")
            assert read.encrypted
            assert read.content["msgtype"] == "m.text"
            assert read.content["m.mentions"] == {}
        for number, member in enumerate(members):
            await member.say(room, f"!Vertti help {number}")
        for number, member in enumerate(members):
            said = await bot.hears(Said, lambda event, text=f"help {number}": event.text == text)  # type: ignore[misc]
            assert (said.sender, said.room, said.private, said.trusted) == (member.id, room, False, True)


async def test_only_what_is_meant_for_vertti_gets_in(homeserver: Homeserver, tmp_path: Path) -> None:
    async with vertti(homeserver, tmp_path) as bot, people(homeserver, "anna") as (anna,):
        room = await bot.room_for(anna)
        heard = len(bot.heard)
        first = await anna.say(room, "a secret between us")
        await anna.put(room, "m.room.message", {"msgtype": "m.notice", "body": "!vertti notice"})
        await anna.put(room, "m.reaction", {"m.relates_to": {"rel_type": "m.annotation", "event_id": first, "key": "x"}})
        command = await anna.say(room, "!vertti one")
        edited = {"msgtype": "m.text", "body": "!vertti two"}
        replaces = {"rel_type": "m.replace", "event_id": command}
        await anna.say(room, "* !vertti two", **{"m.new_content": edited, "m.relates_to": replaces})
        answers = {"m.in_reply_to": {"event_id": first}}
        await anna.say(room, "> <@x:y> !vertti quoted\n\n!vertti three", **{"m.relates_to": answers})

        await bot.hears(Said, lambda event: event.text == "three")
        assert [event.text for event in bot.heard[heard:] if isinstance(event, Said)] == ["one", "three"]
        assert len(bot.heard) == heard + 2


async def test_a_newcomer_reads_the_welcome_and_the_departed_get_no_key(homeserver: Homeserver, tmp_path: Path) -> None:
    async with vertti(homeserver, tmp_path) as bot, people(homeserver, "anna", "bea", "cilla") as (anna, bea, cilla):
        room = await bot.room_for(anna)
        await bot.platform.invite(room, UserId(cilla.id))
        await bot.say(room, "first")
        await bot.platform.invite(room, UserId(bea.id))
        await bea.join(room)
        await bot.knows(room, bea)
        await bot.say(room, "welcome")
        assert (await bea.reads(room, "welcome")).encrypted

        await bot.platform.remove(room, UserId(bea.id))
        await bot.say(room, "after bea")
        sealed = await anna.reads(room, "after bea")
        raw = await bot.platform._wire.call("GET", client_path("rooms", room, "event", sealed.id))
        await bea.sync()
        await cilla.sync()
        held = {session.id for person in (bea, cilla) for session in person.client.olm.inbound_group_store}
        assert raw["content"]["session_id"] not in held
        assert not list(cilla.client.olm.inbound_group_store), "nobody who is only invited gets a key"


async def test_what_rings_what_does_not_and_what_means_everyone(homeserver: Homeserver, tmp_path: Path) -> None:
    text = RichText(
        (
            Paragraph((Text("Hei <b>"), Strong("nyt"), Text(" & "), Code("!vertti apua"))),
            Bullets(((Link("https://meet.example/x?a=1&b=2", "huone"),),)),
            Paragraph((Text("loppu"),)),
        ),
        gaps=frozenset({2}),
    )
    async with vertti(homeserver, tmp_path) as bot, people(homeserver, "anna") as (anna,):
        room = await bot.room_for(anna)
        quiet = await bot.platform.send(room, Message(text, rings=False), key="quiet")
        loud = await bot.platform.send(room, Message(paragraph("Viisi minuuttia"), everyone=True), key="loud")
        edit = await bot.platform.edit(room, quiet, Message(paragraph("Uusi")), key="edit")
        await bot.platform.pin(room, [quiet])
        await bot.platform.set_topic(room, "Seuraava: ti")

        first = await anna.sees(room, lambda read: read.id == quiet)
        assert first.content["msgtype"] == "m.notice"
        assert first.content["formatted_body"] == (
            "Hei &lt;b&gt;<strong>nyt</strong> &amp; <code>!vertti apua</code>"
            '<ul><li><a href="https://meet.example/x?a=1&amp;b=2">huone</a></li></ul><br>loppu'
        )
        second = await anna.sees(room, lambda read: read.id == loud)
        assert (second.content["msgtype"], second.content["m.mentions"]) == ("m.text", {"room": True})
        assert second.body == "@room Viisi minuuttia"
        third = await anna.sees(room, lambda read: read.id == edit)
        assert third.content["m.relates_to"] == {"rel_type": "m.replace", "event_id": quiet}
        assert third.content["m.new_content"]["body"] == "Uusi"
        state = await state_of(bot, room)
        assert state["m.room.pinned_events", ""] == {"pinned": [quiet]}
        assert state["m.room.topic", ""]["topic"] == "Seuraava: ti"

        await bot.platform.redact(room, loud, key="redact")
        await bot.platform.redact(room, loud, key="redact")
        raw = await bot.platform._wire.call("GET", client_path("rooms", room, "event", loud))
        assert raw["content"] == {}


async def test_a_repeated_key_sends_once_and_a_cancelled_call_goes_on(homeserver: Homeserver, tmp_path: Path) -> None:
    async with vertti(homeserver, tmp_path) as bot, people(homeserver, "anna") as (anna,):
        room = await bot.room_for(anna)
        first = await bot.say(room, "once", key="the same")
        assert await bot.say(room, "once", key="the same") == first

        cancelled = asyncio.create_task(bot.say(room, "cut off", key="cut"))
        await asyncio.sleep(0)
        cancelled.cancel()
        with pytest.raises(asyncio.CancelledError):
            await cancelled
        again = await bot.say(room, "cut off", key="cut")
        await bot.say(room, "last", key="last")
        await anna.reads(room, "last")
        bodies = [read.body for read in anna.timelines[room] if read.type == "m.room.message"]
        assert bodies == ["once", "cut off", "last"]
        assert (await anna.reads(room, "cut off")).id == again


async def test_vertti_never_speaks_in_clear(homeserver: Homeserver, tmp_path: Path) -> None:
    async with vertti(homeserver, tmp_path) as bot, people(homeserver, "anna") as (anna,):
        answer = await anna.client.room_create(invite=[bot.platform.me])
        room = RoomId(answer.room_id)
        await bot.platform.accept(room)
        with pytest.raises(Refused, match="NOT_ENCRYPTED"):
            await bot.say(room, "in clear")
        with pytest.raises(Refused):
            await bot.say(RoomId("!nowhere:localhost"), "x")


async def test_a_room_is_found_again_by_its_marker(homeserver: Homeserver, tmp_path: Path) -> None:
    async with vertti(homeserver, tmp_path) as bot, people(homeserver, "anna") as (anna,):
        spec = RoomSpec("group/1", "Ryhmä", "", (UserId(anna.id),))
        # Somebody else's room of that mark is not ours.
        foreign = await anna.client.room_create(invite=[bot.platform.me], is_direct=False)
        await bot.platform.accept(RoomId(foreign.room_id))
        room = await bot.platform.create_room(spec, search=False)
        await anna.join(room)
        await bot.hears(Joined, lambda event: event.room == room)
        assert await bot.platform.create_room(spec, search=True) == room
        other = await bot.platform.create_room(RoomSpec("group/2", "Toinen", "", ()), search=True)
        assert other != room
        name = bot.platform.me.removeprefix("@").partition(":")[0]
    async with vertti(homeserver, tmp_path, name=name, memory=bot.memory) as again:
        assert await again.platform.create_room(spec, search=True) == room


async def test_nobody_unknown_is_invited(homeserver: Homeserver, tmp_path: Path) -> None:
    async with vertti(homeserver, tmp_path) as bot, people(homeserver, "anna") as (anna,):
        with pytest.raises(Refused, match="UNKNOWN_USER"):
            await bot.platform.create_room(RoomSpec("m", "x", "", (UserId("@nobody:localhost"),)), search=False)
        room = await bot.room_for(anna)
        with pytest.raises(Refused, match="UNKNOWN_USER"):
            await bot.platform.invite(room, UserId("@nobody:localhost"))
        with pytest.raises(Refused):
            await bot.platform.invite(room, UserId("nobody"))
        await bot.platform.invite(room, UserId(anna.id))
        await bot.platform.remove(room, UserId("@nobody:localhost"))
