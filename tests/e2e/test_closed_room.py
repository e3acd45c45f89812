"""The closed room on a real homeserver: after Vertti has left, it gets neither keys nor events, and its people manage alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from nio import RoomInviteResponse, RoomKickResponse

from bot.chat.matrix import MatrixPlatform, MatrixSettings
from bot.chat.matrix.wire import client_path
from bot.chat.port import Refused
from bot.demo.homeserver import Homeserver
from facilitation.group import ClosedRoom
from tests.e2e.configuration import a_group, configured
from tests.e2e.element import ElementClient, element_or_skip
from tests.e2e.peers import peers
from tests.e2e.people import PASSWORD, fresh
from tests.e2e.program import Program, a_program

pytestmark = [pytest.mark.e2e, pytest.mark.element]


class Eleven(MatrixPlatform):
    """Makes rooms of version 11, in which power is given by level."""

    def __init__(self, settings: MatrixSettings) -> None:
        super().__init__(settings, room_version="11")


class Twelve(MatrixPlatform):
    """Makes rooms of version 12, whose creators stand above all powers."""

    def __init__(self, settings: MatrixSettings) -> None:
        super().__init__(settings, room_version="12")


async def the_closed_room(vertti: Program) -> str:
    group, rooms = await vertti.group(), list[str]()

    async def there() -> bool:
        rooms[:] = filter(None, [await vertti.app.db.read(lambda tx: tx.closed_rooms.room_of(group.id))])
        return bool(rooms)

    await vertti.holds(there)
    return rooms[0]


@pytest.mark.parametrize("platform", [pytest.param(Eleven, marks=pytest.mark.slow), Twelve])
async def test_the_talk_begins_without_vertti(homeserver: Homeserver, tmp_path: Path, platform: type[MatrixPlatform]) -> None:
    package = element_or_skip()
    async with (
        peers(homeserver, "anna", "pekka", "liisa", "matti") as (anna, pekka, liisa, matti),
        await ElementClient.start(package) as element,
    ):
        name = fresh("elsa")
        await homeserver.register(name, PASSWORD)
        elsa = await element.login(homeserver.url, name, PASSWORD)
        group = a_group(facilitators=[anna.id], members=[pekka.id, liisa.id, elsa], closed_room=True)
        config = await configured(homeserver, tmp_path, group)
        async with a_program(config, platform=platform) as vertti:
            room, talk = await vertti.room(), await the_closed_room(vertti)
            await anna.comes_to(room)
            await anna.is_told("suljettu huone")
            await vertti.quiet()
            assert talk not in pekka.invitations
            await anna.is_invited(talk)
            await anna.join(talk)
            await anna.hears("lähdin itse pois")
            for one in (pekka, liisa):
                await one.is_invited(talk)
                await one.join(talk)
            assert await element.wait_for_invitation("Kirjanpitäjät: keskustelu") == talk
            await element.join(talk)
            await vertti.quiet()

            await anna.sync()
            said = await anna.say(talk, "Nyt olemme keskenämme.")
            for one in (pekka, liisa):
                assert (await one.reads(talk, "Nyt olemme keskenämme.")).encrypted
            assert (await element.wait_for("keskenämme", talk)).encrypted
            answered = await element.send(talk, "!vertti tapaamiset")
            await pekka.sees(talk, lambda read: read.id == answered)
            await vertti.quiet()

            # What Vertti's own login gets to see of it.
            wire, me = vertti.platform._wire, vertti.platform.me
            for event in (said, answered):
                with pytest.raises(Refused):
                    await wire.call("GET", client_path("rooms", talk, "event", event))
            joined = await wire.call("GET", client_path("joined_rooms"))
            assert talk not in joined["joined_rooms"]
            assert (await vertti.group()).closed_room is ClosedRoom.GIVEN
            assert await vertti.app.db.read(lambda tx: tx.unreadable.all()) == []
            assert not [read for read in pekka.timelines[talk] if read.sender == me and read.type == "m.room.message"]

            # Whoever leads the group leads its closed room.
            invited = await anna.client.room_invite(talk, matti.id)
            assert isinstance(invited, RoomInviteResponse), invited
            await matti.is_invited(talk)
            await matti.join(talk)
            assert isinstance(await anna.client.room_kick(talk, liisa.id), RoomKickResponse)
            anna_s = await _create(anna.client.homeserver, anna.client.access_token, talk)
            assert anna_s["room_version"] == ("11" if platform is Eleven else "12")
        with closing(sqlite3.connect(tmp_path / "data" / "matrix" / "crypto.db")) as keys:
            asked = keys.execute("SELECT count(*) FROM megolminboundsessions WHERE room_id = ?", (talk,))
            assert asked.fetchone() == (0,), "no key of the closed room has ever come to Vertti"


async def _create(homeserver: str, token: str, room: str) -> Mapping[str, Any]:
    from bot.chat.matrix.wire import Wire

    wire = Wire(homeserver)
    wire.token = token
    try:
        return await wire.call("GET", client_path("rooms", room, "state", "m.room.create", ""))
    finally:
        await wire.close()
