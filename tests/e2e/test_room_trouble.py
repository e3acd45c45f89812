"""The group's room on a real homeserver: Vertti's power is taken, it is put out, the room is upgraded; and a homeserver lies."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.chat.matrix import MatrixPlatform, MatrixSettings
from bot.chat.matrix.wire import Wire, client_path
from bot.demo.homeserver import Homeserver
from facilitation.group import RoomTrouble
from tests.e2e.configuration import a_group, configured
from tests.e2e.living import everybody_comes
from tests.e2e.peers import Peer, peers
from tests.e2e.program import Program, a_program

pytestmark = pytest.mark.e2e

GONE, POWERLESS, NOT_IN = "poistettu ryhmän huoneesta", "puuttuvat oikeudet", "en päässyt siihen"
REGAINED, HERE = "Huone on taas kunnossa", "Olen taas täällä"
ENOUGH = 50


class OlderRooms(MatrixPlatform):
    """In rooms of version 12 nobody can take the power of who made them."""

    def __init__(self, settings: MatrixSettings) -> None:
        super().__init__(settings, room_version="11")


@dataclass(slots=True)
class Scene:
    """A group with its facilitator and a member, and the wires of those who have power."""

    vertti: Program
    anna: Peer
    pekka: Peer
    room: str
    wire: Wire

    @property
    def me(self) -> str:
        return self.vertti.platform.me

    async def powers(self, by: Wire, **users: int) -> None:
        """Set who has how much power; fifty is enough for all that a group needs. Names are `anna` and `vertti`."""
        content = {
            "users": {{"anna": self.anna.id, "vertti": self.me}[name]: level for name, level in users.items()},
            "users_default": 0,
            "events_default": 0,
            "state_default": ENOUGH,
            "invite": ENOUGH,
            "kick": ENOUGH,
            "ban": ENOUGH,
            "redact": ENOUGH,
            "notifications": {"room": ENOUGH},
            "events": {},
        }
        await by.call("PUT", client_path("rooms", self.room, "state", "m.room.power_levels", ""), content)

    async def has_trouble(self, trouble: RoomTrouble | None) -> None:
        async def so() -> bool:
            return (await self.vertti.group()).trouble is trouble

        await self.vertti.holds(so)
        await self.vertti.quiet()

    async def said(self) -> int:
        """How much of Vertti's Anna has read in the group's room."""
        await self.anna.sync()
        return len([one for one in self.anna.timelines[self.room] if one.sender == self.me and one.type != "m.room.member"])


@asynccontextmanager
async def a_scene(server: Homeserver, directory: Path, *, older: bool = True) -> AsyncIterator[Scene]:
    async with peers(server, "anna", "pekka") as (anna, pekka):
        config = await configured(server, directory, a_group(facilitators=[anna.id], members=[pekka.id]))
        async with a_program(config, platform=OlderRooms if older else MatrixPlatform) as vertti:
            room = await everybody_comes(vertti, anna, pekka)
            wire = Wire(server.url)
            wire.token = anna.client.access_token
            try:
                yield Scene(vertti, anna, pekka, room, wire)
            finally:
                await wire.close()


async def test_power_taken_and_given_back_put_out_and_invited_again(homeserver: Homeserver, tmp_path: Path) -> None:
    async with a_scene(homeserver, tmp_path) as scene:
        # Nobody can do this in a room as Vertti makes it: it is done with Vertti's own account.
        await scene.powers(scene.vertti.platform._wire, anna=100, vertti=0)
        await scene.has_trouble(RoomTrouble.POWERLESS)
        await scene.anna.is_told(POWERLESS)
        said = await scene.said()
        await scene.vertti.until("2026-11-27T12:00")
        assert await scene.said() == said

        await scene.powers(scene.wire, anna=100, vertti=ENOUGH)
        await scene.has_trouble(None)
        await scene.anna.is_told(REGAINED)
        await scene.anna.hears(HERE)
        await scene.pekka.is_asked("Pääsetkö")

        assert "error" not in str(await scene.anna.client.room_kick(scene.room, scene.me)).lower()
        await scene.has_trouble(RoomTrouble.GONE)
        await scene.anna.is_told(GONE)
        said = await scene.said()
        await scene.vertti.until("2026-12-02T12:00")
        assert await scene.said() == said
        assert not scene.pekka.in_private(GONE)

        await scene.anna.client.room_invite(scene.room, scene.me)
        await scene.has_trouble(None)
        await scene.anna.is_told(REGAINED, times=2)
        await scene.pekka.hears(HERE, times=2)


@pytest.mark.slow
async def test_power_that_was_taken_while_vertti_was_away_is_noticed_at_the_next_start(
    homeserver: Homeserver, tmp_path: Path
) -> None:
    async with peers(homeserver, "anna", "pekka") as (anna, pekka):
        config = await configured(homeserver, tmp_path, a_group(facilitators=[anna.id], members=[pekka.id]))
        wire = Wire(homeserver.url)
        async with a_program(config, platform=OlderRooms) as vertti:
            room = await everybody_comes(vertti, anna, pekka)
            wire.token = vertti.platform._wire.token
        scene = Scene(vertti, anna, pekka, room, wire)
        levels = {"users": {anna.id: 100}, "invite": 100}
        await wire.call("PUT", client_path("rooms", room, "state", "m.room.power_levels", ""), levels)
        await wire.close()
        async with a_program(config, platform=OlderRooms) as scene.vertti:
            await scene.has_trouble(RoomTrouble.POWERLESS)
            await anna.is_told(POWERLESS)


async def test_an_upgraded_room_is_followed_once_vertti_is_invited_there(homeserver: Homeserver, tmp_path: Path) -> None:
    async with a_scene(homeserver, tmp_path) as scene:
        await scene.powers(scene.vertti.platform._wire, anna=100, vertti=ENOUGH)
        answer = await scene.wire.call("POST", client_path("rooms", scene.room, "upgrade"), {"new_version": "11"})
        new = str(answer["replacement_room"])
        await scene.has_trouble(RoomTrouble.REPLACED)
        await scene.anna.is_told(NOT_IN)
        said = await scene.said()

        # As Element does it: whoever upgrades the room invites those who were in the old one.
        await scene.wire.call("POST", client_path("rooms", new, "invite"), {"user_id": scene.me})
        await scene.has_trouble(None)
        assert await scene.vertti.room() == new
        await scene.anna.sync()
        await scene.pekka.comes_to(new)
        scene.anna.room = new
        assert (await scene.anna.hears(HERE)).encrypted
        assert await scene.said() == said, "nothing more in the old room"
        await scene.vertti.until("2026-11-28T12:00")
        await scene.pekka.is_asked("Pääsetkö")


@pytest.mark.slow
async def test_a_room_closed_by_somebody_else_is_reported_and_not_followed(homeserver: Homeserver, tmp_path: Path) -> None:
    async with a_scene(homeserver, tmp_path) as scene:
        made = await scene.pekka.client.room_create(invite=[scene.me])
        tombstone = {"body": "", "replacement_room": str(made.room_id)}
        own = scene.vertti.platform._wire
        await own.call("PUT", client_path("rooms", scene.room, "state", "m.room.tombstone", ""), tombstone)
        await scene.has_trouble(RoomTrouble.REPLACED)
        await scene.anna.is_told("Ryhmän huone on suljettu")
        joined = await own.call("GET", client_path("joined_rooms"))
        assert made.room_id not in joined["joined_rooms"]


def relabelled(answer: Any, who: str, as_whom: str) -> Any:
    """The homeserver's answer with another sender on what that person has encrypted."""
    match answer:
        case dict():
            changed = {key: relabelled(one, who, as_whom) for key, one in answer.items()}
            if changed.get("type") == "m.room.encrypted" and changed.get("sender") == who and "event_id" in changed:
                changed["sender"] = as_whom
            return changed
        case list():
            return [relabelled(one, who, as_whom) for one in answer]
        case _:
            return answer


async def test_a_homeserver_that_puts_the_facilitators_name_on_a_members_command_gets_nothing_done(
    homeserver: Homeserver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with a_scene(homeserver, tmp_path, older=False) as scene:
        wire = scene.vertti.platform._wire
        honest = wire.call

        async def lying(method: str, path: str, *given: Any, **named: Any) -> Any:
            return relabelled(await honest(method, path, *given, **named), scene.pekka.id, scene.anna.id)

        before = await scene.vertti.group()
        monkeypatch.setattr(wire, "call", lying)
        # The sync that is under way was asked before the homeserver began to lie.
        await scene.anna.says("tapaamiset")
        await scene.anna.hears("1. ti 1.12. klo 17.00")
        await scene.pekka.says("ohita 2")
        await scene.anna.is_told("En voinut varmistaa")
        await scene.vertti.quiet()
        assert (await scene.vertti.group()).sessions == before.sessions

        monkeypatch.setattr(wire, "call", honest)
        await scene.anna.says("ohita 2")

        async def skipped() -> bool:
            return (await scene.vertti.group()).sessions != before.sessions

        await scene.vertti.holds(skipped)
