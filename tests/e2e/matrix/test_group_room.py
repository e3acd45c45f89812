"""A group's room: private, encrypted, and everybody in it reads."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.chat.port import Joined, Message, Said
from bot.chat.richtext import paragraph
from bot.demo.homeserver import Homeserver
from tests.e2e.matrix.verttis import vertti
from tests.e2e.people import people

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize("version", ["11", "12"])
async def test_five_members_read_vertti_and_are_read(homeserver: Homeserver, tmp_path: Path, version: str) -> None:
    names = ("anna", "bea", "cilla", "daniel", "eero")
    async with vertti(homeserver, tmp_path / "v", room_version=version) as bot, people(homeserver, *names) as members:
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
            said = await bot.hears(Said, lambda event, n=number: event.text == f"help {n}")  # type: ignore[misc]
            assert (said.sender, said.room, said.private, said.trusted) == (member.id, room, False, True)
