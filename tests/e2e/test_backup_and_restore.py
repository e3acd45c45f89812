"""The machine is lost, and Vertti comes back out of a backup: old members in old rooms read it and are read."""

from __future__ import annotations

import asyncio
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.chat.matrix.login import DEVICE_NAME, kept_session
from bot.chat.matrix.wire import Wire, client_path
from bot.cli.failures import NEEDS_PERSON
from bot.clock import SystemClock
from bot.demo.homeserver import Homeserver
from tests.e2e.configuration import a_group, configured
from tests.e2e.element import ElementClient, element_or_skip
from tests.e2e.peers import Peer, peers
from tests.e2e.people import PASSWORD, fresh
from tests.e2e.process import ROOT, running

pytestmark = pytest.mark.e2e

FIRST = (SystemClock().real() + timedelta(days=20)).replace(hour=14, minute=0, second=0, microsecond=0, tzinfo=None)
"""Far enough for nothing to fall due while the test runs."""
LINK = "https://meet.example.org/uusi"


async def command(*arguments: str | Path, code: int = 0) -> str:
    """A command of the command line, as an admin types it; what it says."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *map(str, arguments),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    said, _ = await process.communicate()
    assert process.returncode == code, said.decode()
    return said.decode()


def elsewhere(config: Path) -> Path:
    """The same configuration on another machine."""
    home = config.parent / "other machine"
    home.mkdir()
    other = home / config.name
    other.write_text(config.read_text().replace(str(config.parent / "data"), str(home / "data")))
    return other


@asynccontextmanager
async def as_vertti(server: Homeserver, config: Path) -> AsyncIterator[Wire]:
    """Requests with Vertti's own login."""
    session = kept_session(config.parent / "data" / "matrix")
    assert session is not None
    wire = Wire(server.url)
    wire.token = session.access_token
    try:
        yield wire
    finally:
        await wire.close()


async def devices(server: Homeserver, config: Path) -> list[str]:
    async with as_vertti(server, config) as wire:
        answer = await wire.call("GET", client_path("devices"))
    return [one["device_id"] for one in answer["devices"] if one["display_name"] == DEVICE_NAME]


UNREADABLE = "(unreadable)"


def words_of(person: Peer, vertti: str) -> Counter[str]:
    """What the person has from Vertti, in which room, and how often."""
    theirs = [(room, read) for room, reads in person.timelines.items() for read in reads if read.sender == vertti]
    return Counter(UNREADABLE if read.type == "unreadable" else f"{room} {read.type} {read.body}" for room, read in theirs)


@asynccontextmanager
async def an_element(server: Homeserver) -> AsyncIterator[tuple[ElementClient, str]]:
    """A member whose app excludes insecure devices."""
    package = element_or_skip()
    name = fresh("elsa")
    await server.register(name, PASSWORD)
    client = await ElementClient.start(package)
    try:
        yield client, await client.login(server.url, name, PASSWORD, strict=True)
    finally:
        await client.close()


@pytest.mark.element
async def test_old_members_in_old_rooms_read_and_are_read_and_nothing_is_said_twice(
    homeserver: Homeserver, tmp_path: Path
) -> None:
    async with peers(homeserver, "anna", "liisa", "matti", "kaisa") as everybody, an_element(homeserver) as (element, elsa):
        anna, liisa, matti, kaisa = everybody
        group = a_group(facilitators=[anna.id], members=[liisa.id, matti.id, kaisa.id, elsa], first_session=FIRST)
        config = await configured(homeserver, tmp_path, group)
        backup = tmp_path / "vertti.backup"
        async with running(config) as process:
            room = await anna.is_in_a_group()
            await asyncio.gather(liisa.comes_to(room), kaisa.comes_to(room))
            await element.wait_for_invitation("Kirjanpitäjät")
            await element.join(room)
            await asyncio.gather(*(one.is_told("Tervetuloa") for one in (anna, liisa, kaisa)))
            # They have spoken before, so that their keys are in the backup.
            await anna.hears("1. ", after=await anna.says("tapaamiset"))
            await liisa.is_told("ohje", after=await liisa.tells("ohje"))
            said = await command("backup", backup, "--config", config)
            assert "cross-signing identity" in said
            assert backup.stat().st_mode & 0o777 == 0o600

            # The backup knows nothing of all this.
            await anna.hears(LINK, after=await anna.says(f"linkki 1 {LINK}"))
            away = await liisa.tells("en pääse")
            await liisa.is_told("kirjasin", after=away)
            await matti.comes_to(room)
            await matti.is_told("Tervetuloa")
            await kaisa.client.room_leave(room)
            await kaisa.is_told("Olet lähtenyt ryhmästä")
            await liisa.hears("1. ", after=await liisa.says("tapaamiset"))
            process.kill()
            code = await process.ended()
            assert code != 0
            session = json.loads((config.parent / "data" / "matrix" / "session.json").read_text())
        vertti = re.findall(r'user_id = "(@.*)"', config.read_text())[0]
        before = {one.id: words_of(one, vertti) for one in everybody}
        assert sum(map(len, before.values())) > 10
        await anna.says("tapaamiset")

        other = elsewhere(config)
        said = await command("restore", backup, "--config", other)
        assert session["device_id"] in said
        async with running(other):
            await anna.is_told("varmuuskopiosta")
            # Those who were there, who came after the backup, and an app that trusts no unsigned device.
            for one in (anna, liisa, matti):
                await one.sync()
                await one.hears("1. ", after=await one.says("tapaamiset"))
                await one.is_told("ohje", after=await one.tells("ohje"))
            asked = await element.send(room, "!vertti tapaamiset")
            await element.wait_for_event(asked, room)
            await anna.hears("1. ", times=1, after=asked)
            seen = (await element.timeline(room))[-1]
            async with asyncio.timeout(20):
                while (seen := (await element.timeline(room))[-1]).sender == elsa:
                    await asyncio.sleep(0.1)
            assert (seen.unreadable, seen.shield) == (None, "none")

            new = await devices(homeserver, other)
            assert session["device_id"] not in new
            assert len(new) == 1
            assert not (other.parent / "data" / "matrix" / "restored.json").exists()

        for one in (anna, liisa, matti):
            await one.sync()
            now = words_of(one, vertti)
            assert now[UNREADABLE] == 0
            # Nobody has asked for these again.
            for said_once in (text for text in before[one.id] if "1. " not in text and "ohje" not in text):
                assert now[said_once] == before[one.id][said_once], said_once
            assert sum(number for text, number in now.items() if "varmuuskopiosta" in text) == (1 if one is anna else 0)
        await kaisa.sync()
        assert words_of(kaisa, vertti) == before[kaisa.id], "who has left hears no more"
        with closing(sqlite3.connect(other.parent / "data" / "vertti.db")) as kept:
            assert kept.execute("SELECT link FROM sessions WHERE number = 1").fetchone() == (LINK,)
            (rsvps,) = kept.execute("SELECT rsvps FROM sessions WHERE number = 1").fetchone()
            assert json.loads(rsvps)[liisa.id] == "away"
            standings = dict(kept.execute("SELECT person, standing FROM members").fetchall())
            assert (standings[matti.id], standings[kaisa.id]) == ("joined", "left")

        # The Vertti of before, on the machine that was thought lost, ends by itself.
        async with running(config) as process:
            assert await process.ended() == NEEDS_PERSON


@pytest.mark.slow
async def test_what_restore_refuses(homeserver: Homeserver, tmp_path: Path) -> None:
    config = await configured(homeserver, tmp_path)
    backup = tmp_path / "vertti.backup"
    assert "nothing to back up" in await command("backup", backup, "--config", config, code=1)
    async with running(config):
        async with asyncio.timeout(30):
            while not (config.parent / "data" / "matrix" / "identity.json").exists():
                await asyncio.sleep(0.05)
        await command("backup", backup, "--config", config)
        assert "exists already" in await command("backup", backup, "--config", config, code=1)
        assert "not empty" in await command("restore", backup, "--config", config, code=1)
    other = elsewhere(config)
    other.write_text(other.read_text().replace('user_id = "@vertti', 'user_id = "@somebody'))
    assert "belongs to" in await command("restore", backup, "--config", other, code=1)
    assert not (other.parent / "data").exists()
