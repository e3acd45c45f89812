"""The process is killed again and again in the middle of its work: afterwards every effect is there exactly once."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.chat.matrix.wire import client_path
from bot.config import load
from bot.demo.homeserver import Homeserver
from bot.director import mark_as_rehearsed
from bot.store.database import Database
from bot.store.transaction import Tx
from facilitation.session import PersonId, Rsvp
from tests.e2e.configuration import a_group, configured
from tests.e2e.living import everybody_comes
from tests.e2e.peers import POLL, Peer, peers
from tests.e2e.people import Read
from tests.e2e.process import STANDING_STILL, VerttiProcess, running
from tests.e2e.program import a_program
from tests.e2e.reader import a_reader

pytestmark = pytest.mark.e2e

ASKED_AT = datetime(2026, 11, 27, 8, tzinfo=UTC)
"""The minute in which all groups are asked who comes."""
AHEAD = 4
"""Commands that somebody gives before the first of them is answered."""
JITTER = 0.1
"""Real seconds between what was seen and the kill, at most: so that it hits any moment, not always the same."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is to do, and how often Vertti is killed over each part of it."""

    groups: int
    commands: int
    kills: int
    seed: int


SIZES = [
    pytest.param(Size(groups=12, commands=60, kills=2, seed=1), id="short"),
    pytest.param(Size(groups=40, commands=300, kills=8, seed=2), id="long", marks=[pytest.mark.slow, pytest.mark.timeout(600)]),
]


async def killed_again_and_again(
    config: Path, options: Sequence[str], size: Size, dice: random.Random, *, goal: int, done: Callable[[], int]
) -> None:
    """Run Vertti until so much is done as the goal says, and kill it at random points before."""
    for point in sorted(dice.sample(range(1, goal), size.kills)):
        process = VerttiProcess.start(config, *options)
        try:
            await until(lambda point=point: done() >= point)  # type: ignore[misc]
            await asyncio.sleep(dice.uniform(0, JITTER))
            process.kill()
        finally:
            process.let_go()
    async with running(config, *options):
        await until(lambda: done() >= goal)


async def keys_of(tx: Tx, events: Sequence[str]) -> list[str]:
    """By which effects these events were sent."""
    rows = [await tx.outbox.find_by_platform_id(one) for one in events]
    return [row.key if row is not None else event for row, event in zip(rows, events, strict=True)]


async def it_becomes(instant: datetime, config: Path) -> None:
    """The rehearsal goes on from there, as if it had got there before it was stopped."""
    db = await Database.open(load(config, {}).data_dir)
    try:
        await mark_as_rehearsed(db, instant)
    finally:
        await db.close()


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not condition():
            await asyncio.sleep(0.01)


def is_question(read: Read) -> bool:
    return "Vastaus näkyy ryhmälle" in read.body


def is_poll(read: Read) -> bool:
    return "Pääsetkö" in str(read.content.get(POLL, {}))


@pytest.mark.parametrize("size", SIZES)
async def test_in_a_burst_of_sends(homeserver: Homeserver, tmp_path: Path, size: Size) -> None:
    """Many rooms are made and their people welcomed, then all groups are asked in the same second who comes."""
    dice = random.Random(size.seed)
    async with a_reader(homeserver) as anna:
        names = [f"Ryhmä {number:03}" for number in range(size.groups)]
        groups = [a_group(key=f"ryhma-{one[-3:]}", name=one, facilitators=[anna.id]) for one in names]
        config = await configured(homeserver, tmp_path, *groups)

        def welcomes() -> list[str]:
            return [one.body.splitlines()[0] for one in anna.in_private("Tervetuloa")]

        def begun() -> int:
            return len(anna.group_rooms) + len(welcomes())

        def asked() -> int:
            return (anna.count(is_question) + anna.count(is_poll)).total()

        await killed_again_and_again(config, STANDING_STILL, size, dice, goal=2 * size.groups, done=begun)
        await it_becomes(ASKED_AT, config)
        await killed_again_and_again(config, STANDING_STILL, size, dice, goal=2 * size.groups, done=asked)
        async with a_program(config, begins=ASKED_AT) as vertti:
            await vertti.quiet()
            rooms = await vertti.platform._wire.call("GET", client_path("joined_rooms"))
            last = await vertti.said("rsvp-poll:1:0", key="ryhma-000")
            await until(lambda: anna.count(lambda read: read.id == last).total() == 1)
            locked = await vertti.app.db.read(lambda tx: keys_of(tx, [one.id for one in anna.locked]))

        assert sorted(rooms["joined_rooms"]) == sorted([anna.direct, *anna.group_rooms])
        assert sorted(welcomes()) == [f"Ryhmä: {one}" for one in names]
        once = dict.fromkeys(anna.group_rooms, 1)
        assert anna.count(is_question) == once
        assert anna.count(is_poll) == once
        # Who comes in the moment in which the plan is sent may see it locked: it was written before.
        assert {key.partition("/")[2] for key in locked} <= {"plan"}
        for room in anna.group_rooms:
            both = [one for one in anna.timelines[room] if is_question(one) or is_poll(one)]
            assert [is_question(one) for one in both] == [True, False]


async def converse(person: Peer, say: Callable[[str], Awaitable[str]], commands: Sequence[str], heard: Callable[[], int]) -> None:
    """Give the commands one after the other, never far ahead of the answers, and read on until all are answered."""
    for given, command in enumerate(commands):
        while given - heard() >= AHEAD:
            await person.sync(timeout=500)
        await say(command)
        await person.sync()
    while heard() < len(commands):
        await person.sync(timeout=500)


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
async def test_in_a_burst_of_commands(homeserver: Homeserver, tmp_path: Path, size: Size) -> None:
    """A facilitator changes the link again and again, and members their minds, all at the same time."""
    dice = random.Random(size.seed)
    async with peers(homeserver, "anna", "pekka", "liisa", "matti") as (anna, *members):
        group = a_group(facilitators=[anna.id], members=[one.id for one in members], meeting_link=None)
        config = await configured(homeserver, tmp_path, {key: value for key, value in group.items() if value is not None})
        async with a_program(config) as vertti:
            await everybody_comes(vertti, anna, *members)

        each = size.commands // 4
        links = [f"https://meet.example.org/{number:03}" for number in range(each)]
        minds = [("tulen", "en pääse")[number % 2] for number in range(each)]

        def links_heard() -> list[str]:
            return [one.body.split()[-1] for one in anna.in_room("Seuraavan tapaamisen linkki")]

        def minds_noted(person: Peer) -> list[str]:
            return [one.body.split("vastauksesi: ")[1].split(".")[0].casefold() for one in person.in_private("kirjasin")]

        talking = asyncio.gather(
            converse(anna, anna.says, [f"linkki 1 {one}" for one in links], lambda: len(links_heard())),
            *(converse(one, one.tells, minds, lambda one=one: len(minds_noted(one))) for one in members),  # type: ignore[misc]
        )
        await killed_again_and_again(
            config,
            STANDING_STILL,
            size,
            dice,
            goal=4 * each,
            done=lambda: len(links_heard()) + sum(len(minds_noted(one)) for one in members),
        )
        await talking
        async with a_program(config) as vertti:
            await vertti.quiet()
            session = (await vertti.group()).sessions[0]
        await asyncio.gather(*(one.sync() for one in (anna, *members)))

        assert links_heard() == links
        for one in members:
            assert minds_noted(one) == minds
            assert len(one.in_private("Tervetuloa")) == 1
            assert not [read for read in one.timelines[one.direct] if read.type == "unreadable"]
        assert session.link == links[-1]
        last = {"tulen": Rsvp.COMING, "en pääse": Rsvp.AWAY}[minds[-1]]
        assert dict(session.rsvps) == {PersonId(one.id): last for one in members}
