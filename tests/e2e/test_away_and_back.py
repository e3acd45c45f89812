"""Vertti was away: what was said meanwhile is answered once, and nothing is begun a second time."""

from __future__ import annotations

import signal
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.chat.matrix.login import DEVICE_NAME
from bot.chat.matrix.wire import client_path
from bot.demo.homeserver import Homeserver
from facilitation.session import PersonId, Rsvp
from tests.e2e.configuration import a_group, configured
from tests.e2e.living import everybody_comes
from tests.e2e.peers import Peer, peers
from tests.e2e.process import STANDING_STILL, running
from tests.e2e.program import Program, a_program

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="module")]


@dataclass(slots=True)
class Gathering:
    """A facilitator and two members in their room; Vertti has been there and is away."""

    config: Path
    anna: Peer
    pekka: Peer
    liisa: Peer
    room: str


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def gathering(homeserver: Homeserver, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Gathering]:
    async with peers(homeserver, "anna", "pekka", "liisa") as (anna, pekka, liisa):
        group = a_group(facilitators=[anna.id], members=[pekka.id, liisa.id])
        config = await configured(homeserver, tmp_path_factory.mktemp("vertti"), group)
        async with a_program(config) as vertti:
            room = await everybody_comes(vertti, anna, pekka, liisa)
        yield Gathering(config, anna, pekka, liisa, room)


async def rooms_and_devices(vertti: Program) -> tuple[set[str], list[str]]:
    """The rooms that Vertti is in and the devices that its account has, as the homeserver knows them."""
    wire = vertti.platform._wire
    rooms = await wire.call("GET", client_path("joined_rooms"))
    devices = await wire.call("GET", client_path("devices"))
    return set(rooms["joined_rooms"]), [one["device_id"] for one in devices["devices"] if one["display_name"] == DEVICE_NAME]


async def test_what_was_asked_meanwhile_is_answered_once_when_vertti_is_back(gathering: Gathering) -> None:
    anna, pekka, liisa = gathering.anna, gathering.pekka, gathering.liisa
    link = await anna.says("linkki 1 https://meet.example.org/uusi")
    plan = await pekka.says("tapaamiset")
    answer = await liisa.tells("en pääse")
    async with a_program(gathering.config) as vertti:
        await anna.hears("https://meet.example.org/uusi", after=link)
        await pekka.hears("1. ti 1.12. klo 17.00", after=plan)
        await liisa.is_told("kirjasin", after=answer)
        assert (await vertti.group()).sessions[0].rsvps[PersonId(liisa.id)] is Rsvp.AWAY
    async with a_program(gathering.config) as vertti:
        await vertti.quiet()

    last = await pekka.say(gathering.room, "Hei kaikille!")
    await pekka.has_read_until(last)
    assert len(pekka.in_room("https://meet.example.org/uusi", after=link)) == 1
    assert len(pekka.in_room("1. ti 1.12. klo 17.00", after=plan)) == 1
    last = await liisa.tells("Hei!")
    await liisa.has_read_until(last, liisa.direct)
    assert len(liisa.in_private("kirjasin", after=answer)) == 1


async def test_a_command_for_the_moment_that_comes_too_late_is_answered_and_not_carried_out(gathering: Gathering) -> None:
    anna = gathering.anna
    async with a_program(gathering.config) as vertti:
        await vertti.until("2026-12-01T16:56")
    start = await anna.says("aloita")
    async with a_program(gathering.config, ahead=timedelta(minutes=4)) as vertti:
        await anna.is_told("Komentosi tuli perille myöhässä")
        await vertti.quiet()
        assert (await vertti.group()).open_session() is None
    assert not anna.in_room("Tapaaminen 1/8", after=start)

    start = await anna.says("aloita")
    async with a_program(gathering.config) as vertti:
        await anna.hears("Tapaaminen 1/8", after=start)
        assert (await vertti.group()).open_session() is not None


async def test_a_restart_goes_on_as_the_same_device_in_the_same_rooms_and_welcomes_nobody_again(gathering: Gathering) -> None:
    people = (gathering.anna, gathering.pekka, gathering.liisa)
    async with a_program(gathering.config) as vertti:
        await vertti.quiet()
        before = await rooms_and_devices(vertti)
    assert before[0] == {gathering.room, *(one.direct for one in people)}
    assert len(before[1]) == 1
    async with a_program(gathering.config) as vertti:
        await vertti.quiet()
        assert await rooms_and_devices(vertti) == before
    for one in people:
        last = await one.tells("ohje")
        await one.has_read_until(last, one.direct)
        assert len(one.in_private("Tervetuloa")) == 1


@pytest.mark.parametrize("kind", ["group", pytest.param("direct", marks=pytest.mark.slow)])
async def test_a_crash_between_making_a_room_and_noting_it_leaves_no_second_room(
    homeserver: Homeserver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setenv("VERTTI_DIES_AFTER", kind)
    async with peers(homeserver, "anna") as (anna,):
        config = await configured(homeserver, tmp_path, a_group(facilitators=[anna.id], members=[]))
        async with running(config, *STANDING_STILL, module="tests.e2e.dies_after_creating") as process:
            if kind == "direct":
                await anna.is_in_a_group()
            assert await process.ended() == -signal.SIGKILL
        async with a_program(config) as vertti:
            room = await vertti.room()
            if kind == "group":
                await anna.comes_to(room)
            await anna.is_told("Tervetuloa")
            await vertti.quiet()
            rooms, _ = await rooms_and_devices(vertti)
            assert rooms == {room, anna.direct}
            assert set(anna.invitations) == rooms
