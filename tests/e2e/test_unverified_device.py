"""Somebody in a group has a device that is not verified, and later a new identity: who hears of it from the whole program."""

from __future__ import annotations

from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.chat.matrix import withholding
from bot.demo.homeserver import Homeserver
from facilitation.session import PersonId
from tests.e2e.configuration import a_group, configured
from tests.e2e.element import ElementClient, element_or_skip
from tests.e2e.peers import peers
from tests.e2e.people import PASSWORD, fresh
from tests.e2e.program import a_program

pytestmark = [pytest.mark.e2e, pytest.mark.element]


async def test_the_member_and_the_facilitator_are_told_once(
    homeserver: Homeserver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(withholding, "GRACE", 0.0)
    name = fresh("elsa")
    elsa = await homeserver.register(name, PASSWORD)
    async with AsyncExitStack() as clients, peers(homeserver, "anna") as (anna,):

        async def element(*, sign: bool = True) -> ElementClient:
            client = await clients.enter_async_context(await ElementClient.start(element_or_skip()))
            await client.login(homeserver.url, name, PASSWORD, sign=sign)
            return client

        phone = await element()
        laptop = await element(sign=False)
        config = await configured(homeserver, tmp_path, a_group(facilitators=[anna.id], members=[elsa]))
        async with a_program(config) as program:
            room = await program.room()
            await anna.comes_to(room)
            await phone.join(room)
            await program.has_joined(anna.id, elsa)
            direct = await phone.wait_for_invitation()
            await phone.join(direct)
            told = await phone.wait_for("ei saa viestieni avaimia")
            assert laptop.device in str(told.body)
            assert (told.room, told.shield) == (direct, "none")

            tablet = await element()
            await anna.says("tapaamiset")
            await anna.is_told("Salausavaimet on vaihdettu")
            await program.quiet()
            assert await program.app.db.read(lambda tx: tx.devices.identity(PersonId(elsa))) == await tablet.fingerprint()
        async with a_program(config) as again:
            asked = await anna.says("tapaamiset")
            await anna.hears("1. ti", after=asked)
            await again.quiet()
            await tablet.send(room, "!vertti tapaamiset")
            await again.quiet()
            assert len(anna.in_private("Salausavaimet on vaihdettu")) == 1
            shown = [one for one in await tablet.timeline(direct) if one.sender == again.platform.me]
            bodies = [one.body or "" for one in (*shown, *await phone.timeline(direct))]
            assert sum(laptop.device in one for one in bodies) == 1
