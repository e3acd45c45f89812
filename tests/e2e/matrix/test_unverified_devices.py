"""A device that its owner has not verified gets no keys, and its app is told why; judged by the Element stack."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.chat.matrix import withholding
from bot.chat.port import DevicesLeftOut, IdentitySeen, Joined, RoomSpec, Said, UserId
from bot.demo.homeserver import Homeserver
from tests.e2e.element import ElementClient, ElementEvent, element_or_skip
from tests.e2e.matrix.verttis import vertti
from tests.e2e.people import PASSWORD, PATIENCE, fresh, people

pytestmark = [pytest.mark.e2e, pytest.mark.element]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is given some minutes to verify a device before being told."""
    monkeypatch.setattr(withholding, "GRACE", 0.0)


@pytest.fixture
async def clients() -> AsyncIterator[AsyncExitStack]:
    async with AsyncExitStack() as stack:
        yield stack


async def log_in(
    stack: AsyncExitStack, server: Homeserver, name: str, *, strict: bool = False, sign: bool = True
) -> ElementClient:
    await server.register(name, PASSWORD)
    client = await stack.enter_async_context(await ElementClient.start(element_or_skip()))
    await client.login(server.url, name, PASSWORD, strict=strict, sign=sign)
    return client


async def unreadable(client: ElementClient, room: str, event: str) -> ElementEvent:
    """The event, once the client has been told that it will not be able to read it."""
    async with asyncio.timeout(PATIENCE):
        while True:
            for one in await client.timeline(room):
                if one.event == event and one.unreadable not in (None, "MEGOLM_UNKNOWN_INBOUND_SESSION_ID"):
                    return one
            await asyncio.sleep(0.1)


async def test_only_the_device_that_its_owner_has_signed_reads(
    homeserver: Homeserver, tmp_path: Path, clients: AsyncExitStack
) -> None:
    name = fresh("elsa")
    signed = await log_in(clients, homeserver, name)
    unsigned = await log_in(clients, homeserver, name, sign=False)
    user = UserId(f"@{name}:localhost")
    async with vertti(homeserver, tmp_path) as bot, people(homeserver, "anna") as (anna,):
        spec = RoomSpec(fresh("marker"), "Ryhmä", "Aihe", (user, UserId(anna.id)))
        room = await bot.platform.create_room(spec, search=False)
        await signed.join(room)
        await anna.join(room)
        await bot.hears(Joined, lambda event: event.sender == user)
        await bot.knows(room, anna)

        said = await bot.say(room, "Hei kaikki")

        assert (await signed.wait_for_event(said, room)).shield == "none"
        assert (await anna.reads(room, "Hei kaikki")).encrypted, "who has no identity reads on every device"
        assert (await unreadable(unsigned, room, said)).unreadable == "MEGOLM_KEY_WITHHELD_FOR_UNVERIFIED_DEVICE"
        left_out = await bot.hears(DevicesLeftOut)
        assert (left_out.sender, left_out.devices, left_out.reads_elsewhere) == (user, (unsigned.device,), True)
        seen = await bot.hears(IdentitySeen)
        assert (seen.sender, seen.identity) == (user, await signed.fingerprint())

        await signed.send(room, "!vertti apua")
        assert (await bot.hears(Said, lambda event: event.text == "apua")).trusted
        await unsigned.send(room, "!vertti unohda")
        assert not (await bot.hears(Said, lambda event: event.text == "unohda")).trusted

        await bot.say(room, "Toinen viesti")
        assert len(bot.all_of(DevicesLeftOut)) == 1


async def test_a_new_identity_is_noticed_and_its_device_reads(
    homeserver: Homeserver, tmp_path: Path, clients: AsyncExitStack
) -> None:
    name = fresh("elsa")
    old = await log_in(clients, homeserver, name)
    user = UserId(f"@{name}:localhost")
    async with vertti(homeserver, tmp_path) as bot:
        room = await bot.platform.create_room(RoomSpec(fresh("marker"), "Ryhmä", "Aihe", (user,)), search=False)
        await old.join(room)
        await bot.hears(Joined)
        await old.wait_for_event(await bot.say(room, "Ensimmäinen"), room)
        first = await bot.hears(IdentitySeen)

        new = await log_in(clients, homeserver, name)
        await bot.hears(IdentitySeen, lambda event: event.identity != first.identity)

        said = await bot.say(room, "Toinen")
        assert (await new.wait_for_event(said, room)).shield == "none"
        await unreadable(old, room, said)
        assert (await bot.hears(DevicesLeftOut)).devices == (old.device,)


async def test_the_key_rotates_as_the_room_s_settings_say(homeserver: Homeserver, tmp_path: Path) -> None:
    async with vertti(homeserver, tmp_path) as bot, people(homeserver, "anna") as (anna,):
        room = await bot.room_for(anna)
        await bot.platform.hand_over(room, [UserId(anna.id)])
        settings = {"algorithm": "m.megolm.v1.aes-sha2", "rotation_period_msgs": 2}
        await anna.client.room_put_state(room, "m.room.encryption", settings)
        await anna.say(room, "!vertti apua")
        await bot.hears(Said)
        sessions = []
        for number in range(5):
            await bot.say(room, f"Viesti {number}")
            key = bot.platform._now.keys._olm.outbound(room)
            assert key is not None
            sessions.append(key.id)
            assert (await anna.reads(room, f"Viesti {number}")).encrypted
        assert [sessions.count(one) for one in dict.fromkeys(sessions)] == [2, 2, 1]
