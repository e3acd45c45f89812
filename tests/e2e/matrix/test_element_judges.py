"""The Element stack, set to exclude insecure devices, judges Vertti: it reads, is read, votes, and is woken when it should be."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.chat.port import File, Joined, Message, Poll, PollChoice, RoomSpec, Said, UserId, Voted
from bot.chat.richtext import paragraph
from bot.demo.homeserver import Homeserver
from tests.e2e.element import ElementClient, element_or_skip
from tests.e2e.matrix.verttis import vertti
from tests.e2e.people import PASSWORD, fresh

pytestmark = [pytest.mark.e2e, pytest.mark.element]


@pytest.fixture
async def elsa(homeserver: Homeserver) -> AsyncIterator[tuple[ElementClient, UserId]]:
    package = element_or_skip()
    name = fresh("elsa")
    await homeserver.register(name, PASSWORD)
    client = await ElementClient.start(package)
    user = await client.login(homeserver.url, name, PASSWORD, strict=True)
    yield client, UserId(user)
    await client.close()


async def test_element_reads_is_read_votes_and_is_woken(
    homeserver: Homeserver, tmp_path: Path, elsa: tuple[ElementClient, UserId]
) -> None:
    element, user = elsa
    async with vertti(homeserver, tmp_path) as bot:
        spec = RoomSpec(fresh("marker"), "Ryhmä", "Aihe", (user,))
        room = await bot.platform.create_room(spec, search=False)
        assert await element.wait_for_invitation("Ryhmä") == room
        await element.join(room)
        await bot.hears(Joined, lambda event: event.sender == user)

        rings = await bot.platform.send(room, Message(paragraph("Muistutus")), key="rings")
        seen = await element.wait_for_event(rings, room)
        assert (seen.encrypted, seen.shield, seen.body) == (True, "none", "Muistutus")
        assert (seen.notify, seen.highlight) == (True, False)
        quiet = await bot.platform.send(room, Message(paragraph("Vastaus"), rings=False), key="quiet")
        assert not (await element.wait_for_event(quiet, room)).notify
        everyone = await bot.platform.send(room, Message(paragraph("Viisi minuuttia"), everyone=True), key="everyone")
        woken = await element.wait_for_event(everyone, room)
        assert (woken.notify, woken.highlight) == (True, True)

        await element.send(room, "!vertti apua")
        said = await bot.hears(Said)
        assert (said.text, said.sender, said.trusted) == ("apua", user, True)

        asked = Poll("Tuletko?", (PollChoice("yes", "Tulen"), PollChoice("no", "En")))
        poll = await bot.platform.ask(room, asked, key="poll")
        bot.memory.polls.add(poll)
        shown = await element.poll(room, poll)
        assert (shown.question, shown.answers) == ("Tuletko?", {"yes": "Tulen", "no": "En"})
        await element.vote(room, poll, "En")
        assert (await bot.hears(Voted)).answers == ("no",)
        await bot.platform.end_poll(room, poll, paragraph("Päättyi"), key="end")
        await element.wait_for("Päättyi", room)
        assert (await element.poll(room, poll)).ended

        file = await bot.platform.send_file(room, File("tiedot.json", "application/json", b'{"nimi": 1}'), key="file")
        assert await element.file(file, room) == ("tiedot.json", "application/json", b'{"nimi": 1}')
        assert (await element.wait_for_event(file, room)).shield == "none"

        await bot.platform.edit(room, rings, Message(paragraph("Muistutus, korjattu")), key="edit")
        await element.wait_for("korjattu", room)
        edited = await element.wait_for_event(rings, room)
        assert (edited.body, edited.edited) == ("Muistutus, korjattu", True)


async def test_element_s_own_direct_room_is_understood(
    homeserver: Homeserver, tmp_path: Path, elsa: tuple[ElementClient, UserId]
) -> None:
    element, user = elsa
    async with vertti(homeserver, tmp_path) as bot:
        spec = RoomSpec("person", "Vertti", "", (user,), direct=True)
        room = await bot.platform.create_room(spec, search=True)
        bot.memory.direct.add(room)
        await element.wait_for_invitation()
        await element.join(room)
        await bot.hears(Joined)
        await bot.say(room, "Hei!")
        await element.wait_for("Hei!", room)
        await element.send(room, "kuka")
        said = await bot.hears(Said)
        assert (said.text, said.private, said.trusted) == ("kuka", True, True)
