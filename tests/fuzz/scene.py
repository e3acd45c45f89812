"""Two groups on a real homeserver: in one of them a member means harm, and a stranger does who is in none."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from time import perf_counter

from bot.chat.matrix.wire import Wire, client_path
from bot.demo.homeserver import Homeserver
from tests.e2e.configuration import a_group, configured
from tests.e2e.peers import Peer, peers
from tests.e2e.people import PATIENCE
from tests.e2e.program import Program, a_program
from tests.fuzz.hostile import Hostile
from tests.fuzz.judge import MEGABYTE, Findings, Scales, listening
from tests.fuzz.strategies import Batch

MOST_GROWTH = 150 * MEGABYTE
"""For Vertti, its members' clients and the test around them together."""
KEYS = ("hyokatty", "rauhallinen")


@dataclass(slots=True)
class Scene:
    """Vertti, running, and the people. `member` and `stranger` are hostile; `liisa` is in their group, `bea` in the other."""

    vertti: Program
    liisa: Peer
    bea: Peer
    member: Hostile
    stranger: Hostile
    findings: Findings
    scales: Scales
    batches: int = 0
    slowest: float = 0.0

    async def play(self, batch: Batch) -> None:
        """The attacks, and then the judge."""
        await asyncio.gather(self.member.do(batch.member), self.stranger.do(batch.stranger))
        self.batches += 1
        await self.judge()

    async def judge(self) -> None:
        """Whether everybody else is served, and Vertti sound. Raises AssertionError."""
        begun = perf_counter()
        await asyncio.gather(self._reads_an_answer(self.bea), self._is_answered(self.liisa))
        self.slowest = max(self.slowest, perf_counter() - begun)
        assert not self.vertti.running.done(), "Vertti has ended"
        self.findings.insist_on_none()
        self.scales.weigh()

    async def _reads_an_answer(self, peer: Peer) -> None:
        """A command of theirs gets an answer in their room that they can read."""
        command, vertti = await peer.says("tapaamiset"), self.vertti.platform.me
        async with asyncio.timeout(PATIENCE):
            while not any(one.sender == vertti for one in peer.in_room(after=command)):
                await peer.sync(timeout=1000)

    async def _is_answered(self, peer: Peer) -> None:
        """A command of theirs gets an answer in the room of the hostile member, where their own client, plain nio, would fall: it
        is looked for without it.
        """
        command, vertti = await peer.says("tapaamiset"), self.vertti.platform.me
        path = client_path("rooms", peer.room, "messages")
        wire = Wire(peer.client.homeserver)
        wire.token = peer.client.access_token
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    page = await wire.call("GET", path, query={"dir": "b", "limit": "50"})
                    since = list(takewhile(lambda one: one["event_id"] != command, page["chunk"]))
                    if any(one["sender"] == vertti for one in since):
                        return
                    await asyncio.sleep(0.05)
        finally:
            await wire.close()

    def report(self) -> str:
        """What the run has shown, for people."""
        statuses = self.member.answers + self.stranger.answers
        sent, taken = sum(statuses.values()), statuses[200]
        return (
            f"{self.batches} batches, {sent} attacks, {taken} of them taken by the homeserver; "
            f"slowest answer to others {self.slowest:.1f} s; {self.scales.weigh() / MEGABYTE:.0f} MB more; "
            f"{self.findings.report()}"
        )


@asynccontextmanager
async def a_scene(server: Homeserver, directory: Path) -> AsyncIterator[Scene]:
    """Everybody has come. Vertti's logs are listened to from its start on."""
    async with AsyncExitStack() as stack:
        findings = stack.enter_context(listening())
        anna, liisa, mallory, minna, bea, eve = await stack.enter_async_context(
            peers(server, "anna", "liisa", "mallory", "minna", "bea", "eve")
        )
        first = a_group(key=KEYS[0], facilitators=[anna.id], members=[liisa.id, mallory.id])
        second = a_group(key=KEYS[1], facilitators=[minna.id], members=[bea.id])
        config = await configured(server, directory, first, second)
        vertti = await stack.enter_async_context(a_program(config))
        for key, people in zip(KEYS, ((anna, liisa, mallory), (minna, bea)), strict=True):
            await _come(vertti, key, people)
        me = vertti.platform.me
        member = await stack.enter_async_context(Hostile(mallory, me, mallory.room))
        stranger = await stack.enter_async_context(Hostile(eve, me, None))
        scene = Scene(vertti, liisa, bea, member, stranger, findings, Scales(MOST_GROWTH))
        await scene.judge()
        yield scene


async def _come(vertti: Program, key: str, people: Sequence[Peer]) -> None:
    room = await vertti.room(key)
    await asyncio.gather(*(one.comes_to(room) for one in people))
    await vertti.has_joined(*(one.id for one in people), key=key)
