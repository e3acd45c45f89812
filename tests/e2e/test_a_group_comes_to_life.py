"""A configured group comes to life: its room, its people, what they read and how they are read."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

import pytest
import pytest_asyncio
from nio import RoomInviteError

from bot.chat.matrix.wire import Wire, client_path
from bot.demo.homeserver import Homeserver
from tests.e2e.configuration import a_group, configured
from tests.e2e.element import ElementClient, element_or_skip
from tests.e2e.peers import Peer, peers
from tests.e2e.people import PASSWORD, fresh
from tests.e2e.program import Program, a_program

pytestmark = [pytest.mark.e2e, pytest.mark.asyncio(loop_scope="module")]


@dataclass(slots=True)
class Life:
    """A group whose facilitator and five members are in their room; the sixth member uses Element."""

    vertti: Program
    anna: Peer
    members: Sequence[Peer]
    elsa: str
    room: str

    @property
    def everybody(self) -> tuple[Peer, ...]:
        return (self.anna, *self.members)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def life(homeserver: Homeserver, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Life]:
    elsa = await homeserver.register(fresh("elsa"), PASSWORD)
    async with peers(homeserver, "anna", "pekka", "liisa", "matti", "kaisa", "olli") as (anna, *members):
        group = a_group(facilitators=[anna.id], members=[*(one.id for one in members), elsa])
        config = await configured(homeserver, tmp_path_factory.mktemp("vertti"), group)
        async with a_program(config) as vertti:
            room = await vertti.room()
            for one in (anna, *members):
                await one.comes_to(room)
            await vertti.has_joined(anna.id, *(one.id for one in members))
            yield Life(vertti, anna, members, elsa, room)


@pytest_asyncio.fixture(loop_scope="module")
async def elsa(life: Life, homeserver: Homeserver) -> AsyncIterator[ElementClient]:
    client = await ElementClient.start(element_or_skip())
    await client.login(homeserver.url, life.elsa, PASSWORD, strict=True)
    yield client
    await client.close()


async def state_of(life: Life, homeserver: Homeserver) -> dict[str, dict[str, object]]:
    """The room's state as a member's client gets it, by type; of several of a type the one without a key."""
    wire = Wire(homeserver.url)
    wire.token = life.anna.client.access_token
    answer = await wire.call("GET", client_path("rooms", life.room, "state"))
    await wire.close()
    return {one["type"]: one["content"] for one in answer["chunk"] if one["state_key"] == ""}


async def test_the_room_is_private_and_encrypted_and_shows_its_past_to_nobody(life: Life, homeserver: Homeserver) -> None:
    state = await state_of(life, homeserver)
    assert state["m.room.join_rules"]["join_rule"] == "invite"
    assert state["m.room.encryption"]["algorithm"] == "m.megolm.v1.aes-sha2"
    assert state["m.room.history_visibility"]["history_visibility"] == "joined"
    assert state["m.room.guest_access"]["guest_access"] == "forbidden"
    assert state["m.room.name"]["name"] == "Kirjanpitäjät"
    assert "m.room.canonical_alias" not in state


async def test_only_vertti_invites(life: Life) -> None:
    pekka = life.members[0]
    for one in (pekka, life.anna):
        refused = await one.client.room_invite(life.room, "@somebody:localhost")
        assert isinstance(refused, RoomInviteError)
        assert refused.status_code == "M_FORBIDDEN"


async def test_the_next_session_stands_above_the_room_and_the_plan_is_pinned(life: Life, homeserver: Homeserver) -> None:
    state = await state_of(life, homeserver)
    assert state["m.room.topic"]["topic"] == "Seuraava tapaaminen: ti 1.12. klo 17.00"
    assert state["m.room.pinned_events"]["pinned"] == [await life.vertti.said("plan")]


async def test_everybody_is_welcomed_in_private_and_accepts_there_or_in_the_room(life: Life) -> None:
    async def accepts(one: Peer) -> None:
        await one.is_told("Tervetuloa")
        await (one.says("hyväksyn") if one is life.members[0] else one.tells("hyväksyn"))
        await one.is_told("Olet hyväksynyt")

    await asyncio.gather(*(accepts(one) for one in life.everybody))
    for one in life.members:
        (welcome,) = one.in_private("Tervetuloa")
        assert welcome.encrypted
        assert "Tallennan" in welcome.body
        assert "Yhteinen sopimuksemme" in welcome.body
    assert len({one.direct for one in life.everybody}) == len(life.everybody)
    group = await life.vertti.group()
    assert all(member.agreed_at for member in group.joined() if member.person != life.elsa)


async def test_everybody_reads_vertti_and_is_read(life: Life) -> None:
    for one in life.everybody:
        command = await one.says("tapaamiset")
        heard = await asyncio.gather(*(other.hears("1. ti 1.12. klo 17.00", after=command) for other in life.everybody))
        assert len({read.id for read in heard}) == 1
        assert all(read.encrypted for read in heard)


@pytest.mark.element
async def test_element_without_insecure_devices_reads_vertti_and_is_read(life: Life, elsa: ElementClient) -> None:
    assert await elsa.wait_for_invitation("Kirjanpitäjät") == life.room
    await elsa.join(life.room)
    await life.vertti.has_joined(life.elsa)
    direct = await elsa.wait_for_invitation()
    assert next(one for one in await elsa.rooms() if one.room == direct).inviter == life.vertti.platform.me
    await elsa.join(direct)
    welcome = await elsa.wait_for("Tervetuloa", direct)
    assert (welcome.encrypted, welcome.shield) == (True, "none")

    await elsa.send(direct, "hyväksyn")
    accepted = await elsa.wait_for("Olet hyväksynyt", direct)
    assert (accepted.encrypted, accepted.shield) == (True, "none")
    await elsa.send(life.room, "!vertti tapaamiset")
    plan = await elsa.wait_for("1. ti 1.12. klo 17.00", life.room)
    assert (plan.sender, plan.encrypted, plan.shield) == (life.vertti.platform.me, True, "none")
