"""Keys that were handed out ahead of the hour, on a real homeserver: who leaves before the hour cannot open what is said then."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from nio import EncryptionError, MegolmEvent, RoomLeaveResponse

from bot.chat.matrix.wire import client_path
from bot.chat.port import Left, RoomId
from bot.clock import SystemClock
from bot.demo.homeserver import Homeserver
from tests.e2e.matrix.verttis import Vertti, vertti
from tests.e2e.people import PATIENCE, Person, people

pytestmark = [pytest.mark.e2e]

REMINDER = "Alamme viiden minuutin päästä"


async def make_ready(bot: Vertti, room: RoomId, *there: Person) -> str:
    """The room's key is handed out, and has come to these people."""
    assert await bot.platform.prepare(room, until=SystemClock().real() + timedelta(minutes=20))
    key = bot.platform._now.keys._olm.outbound(room)
    assert key is not None
    async with asyncio.timeout(PATIENCE):
        for one in there:
            while key.id not in held_by(one, room):
                await one.sync(timeout=500)
    return str(key.id)


def held_by(person: Person, room: RoomId) -> set[str]:
    """The room keys that the person's client has."""
    assert person.client.olm is not None
    senders = person.client.olm.inbound_group_store._entries.get(room, {})
    return {session for sessions in senders.values() for session in sessions}


async def sealed(bot: Vertti, room: RoomId, event: str) -> MegolmEvent:
    """The message as the homeserver has it."""
    found = await bot.platform._wire.call("GET", client_path("rooms", room, "event", event))
    message = MegolmEvent.from_dict(found | {"room_id": room})
    assert isinstance(message, MegolmEvent)
    message.room_id = room
    return message


async def test_who_leaves_after_the_keys_were_handed_out_cannot_open_the_reminder_even_with_the_homeserver_s_help(
    homeserver: Homeserver, tmp_path: Path
) -> None:
    async with vertti(homeserver, tmp_path) as bot, people(homeserver, "anna", "bea") as (anna, bea):
        room = await bot.room_for(anna, bea)
        ready = await make_ready(bot, room, anna, bea)
        assert isinstance(await bea.client.room_leave(room), RoomLeaveResponse)
        await bot.hears(Left, lambda event: event.sender == bea.id)

        message = await sealed(bot, room, await bot.say(room, REMINDER))

        assert (await anna.reads(room, REMINDER)).encrypted
        await bea.sync(timeout=500)
        assert message.session_id != ready
        assert ready in held_by(bea, room)
        with pytest.raises(EncryptionError):
            bea.client.decrypt_event(message)
        assert anna.client.decrypt_event(message).body == REMINDER


async def test_the_key_that_was_handed_out_ahead_is_the_one_that_opens_the_reminder_also_on_a_device_that_came_later(
    homeserver: Homeserver, tmp_path: Path
) -> None:
    async with vertti(homeserver, tmp_path) as bot, people(homeserver, "anna") as (anna,):
        room = await bot.room_for(anna)
        ready = await make_ready(bot, room, anna)
        name = anna.id.removeprefix("@").partition(":")[0]
        later = await Person.log_in(homeserver, name)
        try:
            olm = bot.platform._now.keys._olm
            async with asyncio.timeout(PATIENCE):
                while len(list(olm.device_store.active_user_devices(anna.id))) < 2:
                    await asyncio.sleep(0.05)

            message = await sealed(bot, room, await bot.say(room, REMINDER))

            assert message.session_id == ready
            assert (await anna.reads(room, REMINDER)).encrypted
            assert (await later.reads(room, REMINDER)).encrypted
        finally:
            await later.close()


async def test_a_direct_room_is_made_ready_for_the_one_person_that_it_is_for(homeserver: Homeserver, tmp_path: Path) -> None:
    from bot.chat.port import RoomSpec, UserId
    from tests.e2e.people import fresh

    async with vertti(homeserver, tmp_path) as bot, people(homeserver, "anna") as (anna,):
        spec = RoomSpec(fresh("direct"), "", "", (UserId(anna.id),), direct=True)
        room = await bot.platform.create_room(spec, search=False)
        await anna.join(room)
        await bot.knows(room, anna)
        ready = await make_ready(bot, room, anna)
        message = await sealed(bot, room, await bot.say(room, REMINDER))
        assert message.session_id == ready
        assert (await anna.reads(room, REMINDER)).encrypted
