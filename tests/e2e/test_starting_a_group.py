"""Nobody knows anybody's Matrix id: a facilitator starts a group in private, and members come in with a code."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.demo.homeserver import Homeserver
from facilitation.group import Standing
from facilitation.session import PersonId
from tests.e2e.configuration import configured
from tests.e2e.peers import peers
from tests.e2e.program import Program, a_program

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="module")]

CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def vertti(homeserver: Homeserver, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Program]:
    config = await configured(homeserver, tmp_path_factory.mktemp("vertti"))
    async with a_program(config) as program:
        await program.quiet()
        yield program


async def test_a_facilitator_starts_a_group_and_a_stranger_comes_in_with_its_code(
    homeserver: Homeserver, vertti: Program
) -> None:
    async with peers(homeserver, "anna", "pekka") as (anna, pekka):
        await anna.writes_first(vertti.platform.me)
        asked = await anna.tells('perusta "Yksinyrittäjät" 8.12.2026 klo 17 6')
        mail = await anna.is_told("Yksinyrittäjät", after=asked)
        assert f"https://matrix.to/#/{vertti.platform.me}" in mail.body
        code = CODE.search(mail.body)
        assert code is not None
        room = await anna.is_in_a_group()
        assert (await anna.is_told("Tervetuloa vetäjäksi")).encrypted

        await pekka.writes_first(vertti.platform.me)
        await pekka.tells(f" {code[0].lower()}")
        await pekka.is_told("Koodi kelpaa")
        await pekka.comes_to(room)
        await pekka.is_told("Yhteinen sopimuksemme")
        asked = await pekka.says("tapaamiset")
        assert "6. ti " in (await pekka.hears("1. ti 8.12. klo 17.00", after=asked)).body

        (group,) = await vertti.app.db.read(lambda tx: tx.groups.all())
        member = group.member(PersonId(pekka.id))
        assert member is not None
        assert member.standing is Standing.JOINED
        assert len(group.sessions) == 6


async def test_a_code_that_is_wrong_opens_nothing(homeserver: Homeserver, vertti: Program) -> None:
    async with peers(homeserver, "mallory") as (mallory,):
        await mallory.writes_first(vertti.platform.me)
        await mallory.tells("ABCD-EFGH-JKMN")
        await mallory.is_told("En tunne tätä koodia")
        await vertti.quiet()
        await mallory.sync()
        assert not mallory.invitations


async def test_what_was_said_before_vertti_came_is_ignored(homeserver: Homeserver, vertti: Program) -> None:
    async with peers(homeserver, "pekka") as (pekka,):
        await pekka.begins_a_talk()
        await pekka.tells("kielet")
        await pekka.invites_to_talk(vertti.platform.me)
        asked = await pekka.tells("apua")
        await pekka.is_told("Ryhmä ei ole hoitoa", after=asked)
        await vertti.quiet()
        await pekka.sync()
        assert [one.sender for one in pekka.in_private() if one.body] == [pekka.id, pekka.id, vertti.platform.me]
