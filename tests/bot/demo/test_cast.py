"""The people of a rehearsal on a real homeserver, with somebody else in Vertti's place."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import nio
import pytest
import pytest_asyncio

from bot.demo.cast import Cast
from bot.demo.entries import EntryKind, TimelineEntry
from bot.demo.homeserver import Homeserver
from bot.demo.people import Part, Person
from bot.demo.player import Player
from bot.demo.seen import Answered, Said, Seen
from bot.texts import Catalogue
from facilitation.times import WallTime
from facilitation.words import Language

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

TEXT = "org.matrix.msc1767.text"
FIRST = WallTime(datetime(2026, 9, 22, 17), "Europe/Helsinki")


def poll(question: str, answers: dict[str, str]) -> dict[str, object]:
    return {
        "org.matrix.msc3381.poll.start": {
            "question": {TEXT: question},
            "answers": [{"id": key, TEXT: label} for key, label in answers.items()],
        }
    }


@dataclass
class StandIn:
    """Plays Vertti by hand, and keeps what it reads."""

    player: Player
    read: list[Seen] = field(default_factory=list)

    async def room(self, *invited: str, direct: bool = False) -> str:
        made = await self.player._client.room_create(
            is_direct=direct,
            preset=nio.RoomPreset.private_chat,
            invite=invited,
            initial_state=[
                {"type": "m.room.encryption", "state_key": "", "content": {"algorithm": "m.megolm.v1.aes-sha2"}},
                {"type": "m.room.history_visibility", "state_key": "", "content": {"history_visibility": "joined"}},
            ],
        )
        assert isinstance(made, nio.RoomCreateResponse)
        return str(made.room_id)

    def texts(self, room: str) -> dict[str, str]:
        return {one.sender: one.text for one in self.read if isinstance(one, Said) and one.room == room}

    def votes(self, poll: str) -> dict[str, tuple[str, ...]]:
        return {one.sender: one.answers for one in self.read if isinstance(one, Answered) and one.poll == poll}


@pytest_asyncio.fixture
async def server(tmp_path: Path) -> AsyncIterator[Homeserver]:
    async with await Homeserver.start(tmp_path) as running:
        yield running


@pytest_asyncio.fixture
async def vertti(server: Homeserver) -> AsyncIterator[StandIn]:
    await server.register("vertti", "secret")
    read: list[Seen] = []
    player = Player(Person(Part.OBSERVER, "Vertti", "vertti"), server.url, server.server_name, lambda _, seen: read.append(seen))
    await player.log_in("secret")
    watching = asyncio.create_task(player.watch())
    yield StandIn(player, read)
    watching.cancel()
    await asyncio.gather(watching, return_exceptions=True)
    await player.close()


async def test_they_come_accept_vote_and_are_quiet_again(server: Homeserver, vertti: StandIn) -> None:
    told: list[TimelineEntry] = []
    cast = Cast(
        server,
        Language.FI,
        vertti.player.user_id,
        told.append,
        sessions=[FIRST.plus_days(21 * n) for n in range(5)],
        password="secret",
        catalogue=Catalogue.load(),
        pace=0,
    )
    everybody = [cast.user_id(part) for part in Part]
    try:
        await cast.arrive()
        room = await vertti.room(*everybody)
        direct = {user: await vertti.room(user, direct=True) for user in everybody}
        await cast.quiet()
        assert sorted(one.who for one in told if one.kind is EntryKind.JOINED) == sorted(one.name for one in cast.people)

        for user in everybody:
            await vertti.player.say(direct[user], "Tervetuloa.\nHyväksy: hyväksyn")
        await cast.quiet()
        accepted = {user for user in everybody if vertti.texts(direct[user]).get(user) in ("hyväksyn", "tietosuoja")}
        host = cast.user_id(Part.HOST)
        assert accepted == set(everybody) - {host}
        assert vertti.texts(room)[host] == "!vertti hyväksyn"

        answers = {"coming": "Tulen", "late": "Myöhässä", "unsure": "Ehkä", "away": "En pääse"}
        asked = await vertti.player.send(room, "org.matrix.msc3381.poll.start", poll("Pääsetkö?", answers))
        await cast.quiet()
        voted = vertti.votes(asked)
        silent = {cast.user_id(Part.TYPIST), cast.user_id(Part.OBSERVER)}
        assert voted == dict.fromkeys(set(everybody) - silent, ("coming",))
        assert vertti.texts(room)[cast.user_id(Part.TYPIST)] == "!vertti tulen"
        assert sum(one.kind is EntryKind.VOTED for one in told) == len(voted)

        thanks = "Kiitos. Olet hyväksynyt yhteisen sopimuksen. Voit palata siihen milloin vain: sopimus"
        await vertti.player.say(direct[cast.user_id(Part.OBSERVER)], thanks)
        await cast.quiet()
        await vertti.player.say(room, "Tapaaminen päättyi. Se, mitä täällä kerrottiin, jää tähän ryhmään.")
        await cast.quiet()
        assert cast.play.held == 1
        assert cast.unreadable == 0
    finally:
        await cast.leave()


async def test_trouble_of_one_of_them_is_not_waited_out_but_raised(server: Homeserver, vertti: StandIn) -> None:
    cast = Cast(server, Language.FI, vertti.player.user_id, lambda _: None, sessions=[FIRST], password="secret", pace=0)
    try:
        await cast.arrive()
        room = await vertti.room(cast.user_id(Part.READY))
        await vertti.player._client.room_kick(room, cast.user_id(Part.READY))
        with pytest.raises(RuntimeError, match="M_FORBIDDEN"):
            await cast.quiet(still=2)
    finally:
        await cast.leave()
