"""Restarts, absences and lost keys: no command is lost, none comes from before."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.chat.matrix import MatrixPlatform
from bot.chat.port import Batch, Event, Said, Unreadable
from bot.demo.homeserver import Homeserver
from tests.e2e.matrix.memory import Memory
from tests.e2e.matrix.verttis import settings_for, vertti
from tests.e2e.people import people

pytestmark = pytest.mark.e2e


def account(user_id: str) -> str:
    return user_id.removeprefix("@").partition(":")[0]


async def test_a_restart_keeps_the_device_and_the_identity_and_reads_on(homeserver: Homeserver, tmp_path: Path) -> None:
    async with people(homeserver, "anna") as (anna,):
        async with vertti(homeserver, tmp_path) as bot:
            room = await bot.room_for(anna)
            first = await bot.say(room, "hello", key="hello")
            session = (tmp_path / "matrix" / "session.json").read_text()
            fingerprint = bot.platform.fingerprint()
            name = account(bot.platform.me)
        await anna.say(room, "!vertti while you slept")
        async with vertti(homeserver, tmp_path, name=name, memory=bot.memory) as again:
            said = await again.hears(Said)
            assert (said.text, said.trusted) == ("while you slept", True)
            assert await again.say(room, "hello", key="hello") == first
            await again.say(room, "here again")
            assert (await anna.reads(room, "here again")).encrypted
            assert again.platform.fingerprint() == fingerprint
            assert [event for event in again.heard if not isinstance(event, Said)] == []
        assert (tmp_path / "matrix" / "session.json").read_text() == session


async def test_sending_works_before_the_first_sync(homeserver: Homeserver, tmp_path: Path) -> None:
    async with people(homeserver, "anna") as (anna,):
        async with vertti(homeserver, tmp_path) as bot:
            room = await bot.room_for(anna)
            name = account(bot.platform.me)
        platform = MatrixPlatform(settings_for(homeserver, name, tmp_path))
        await platform.start(Memory())
        from bot.chat.port import Message
        from bot.chat.richtext import paragraph

        await platform.send(room, Message(paragraph("early")), key="early")
        await platform.stop()
        assert (await anna.reads(room, "early")).encrypted


async def test_150_commands_given_meanwhile_arrive_in_order(homeserver: Homeserver, tmp_path: Path) -> None:
    async with people(homeserver, "anna") as (anna,):
        async with vertti(homeserver, tmp_path) as bot:
            room = await bot.room_for(anna)
            name = account(bot.platform.me)
        for number in range(150):
            await anna.say(room, f"!vertti {number}")
        async with vertti(homeserver, tmp_path, name=name, memory=bot.memory) as again:
            await again.hears(Said, lambda event: event.text == "149")
            assert [event.text for event in again.all_of(Said)] == [str(number) for number in range(150)]
            assert all(event.trusted for event in again.all_of(Said))


async def test_a_batch_that_was_not_handled_comes_again(homeserver: Homeserver, tmp_path: Path) -> None:
    async with vertti(homeserver, tmp_path) as bot, people(homeserver, "anna") as (anna,):
        room = await bot.room_for(anna)
        bot._listening.cancel()
        await asyncio.gather(bot._listening, return_exceptions=True)
        await anna.say(room, "!vertti again")

        async def first_batch() -> Batch:
            async for batch in bot.platform.batches():
                if any(isinstance(event, Said) for event in batch.events):
                    return batch
            raise AssertionError

        once, twice = await first_batch(), await first_batch()
        assert once.events == twice.events
        assert once.token is not None


async def test_an_event_is_read_when_its_key_comes(homeserver: Homeserver, tmp_path: Path) -> None:
    async with vertti(homeserver, tmp_path) as bot, people(homeserver, "anna") as (anna,):
        room = await bot.room_for(anna)
        await anna.say(room, "!vertti first")
        await bot.hears(Said)
        # The key is there, but its handing over is held back.
        anna.client.invalidate_outbound_session(room)
        held = []
        to_device = anna.client._send

        async def hold(response_class: type, method: str, path: str, *rest: object, **more: object) -> object:
            if "sendToDevice" in path:
                held.append((response_class, method, path, rest, more))
                return response_class(*more["response_data"])  # type: ignore[misc]
            return await to_device(response_class, method, path, *rest, **more)

        anna.client._send = hold
        command = await anna.say(room, "!vertti late")
        chat = await anna.say(room, "just talk")
        waiting = await bot.hears(Unreadable, lambda event: event.event == chat)
        assert waiting.room == room
        assert {event for _, event in bot.memory.waiting} == {command, chat}
        for response_class, method, path, rest, more in held:
            await to_device(response_class, method, path, *rest, **more)
        said = await bot.hears(Said, lambda event: event.text == "late")
        assert (said.event, said.trusted) == (command, True)
        assert bot.memory.waiting == [], "what turns out to be talk waits no longer"
        heard: list[Event] = bot.heard
        assert not [event for event in heard if isinstance(event, Said) and event.text == "just talk"]
