"""What is meant for one person never goes anywhere else, whatever fails.

Every call to the platform fails in turn, in each way in which one can, while people use everything that is answered in private.
What Vertti then said is compared with whom it was addressed to.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

import pytest

from bot.chat.memory import MemoryChat
from bot.chat.memory.platform import ME
from bot.chat.port import EventId, Joined, NotListening, Refused, RoomUnusable, TryLater, UserId
from facilitation.rhythm import Rhythm
from facilitation.session import PersonId
from facilitation.times import WallTime
from tests.bot.world import ANNA, MEMBERS, MINNA, PEKKA, STRANGER, ZONE, World, a_plan, a_world

CALLS = (
    "create_room", "send", "edit", "ask", "react", "end_poll", "redact", "pin", "set_name", "set_topic", "invite", "remove",
    "accept", "leave", "hand_over", "alone_with",
)  # fmt: skip
FAULTS: dict[str, Callable[[], Exception]] = {
    "refused": lambda: Refused("FORBIDDEN"),
    "try later": lambda: TryLater("down", after=0.01),
    "not listening": NotListening,
    "room unusable": lambda: RoomUnusable("NOT_IN_ROOM"),
}
HEADING = "Ryhmä: Kirjanpitäjät"
"""Every private message about a group begins so, and no other."""


class FailingChat(MemoryChat):
    """A chat in memory in which a call fails when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.fails: Callable[[int], Exception | None] = lambda _: None
        self.called = 0
        self.keys: dict[EventId, str] = {}

    def arm(self, fails: Callable[[int], Exception | None]) -> None:
        """From now on each call asks whether it shall fail; calls are counted from 0."""
        self.called, self.fails = 0, fails

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if name not in CALLS:
            return found

        async def call(*args: Any, **kwargs: Any) -> Any:
            number, self.called = self.called, self.called + 1
            error = self.fails(number)
            if error is not None:
                raise error
            result = await found(*args, **kwargs)
            if name in ("send", "ask", "edit"):
                self.keys[result] = kwargs["key"]
            return result

        return call


@asynccontextmanager
async def a_failing_world() -> AsyncIterator[tuple[World, FailingChat]]:
    """The usual group, on the day before its first session, with the pulse open."""
    chat = FailingChat()
    async with a_world(chat=chat) as world:
        await world.apply(a_plan())
        await world.join(ANNA, MINNA, *MEMBERS)
        await world.until("2026-11-27T10:00")
        for person in MEMBERS:
            world.chat.vote(EventId(world.poll("Pääsetkö")), UserId(person), "coming")
        await world.until("2026-11-30T12:00")
        yield world, chat


def in_room(person: PersonId, text: str) -> Callable[[World], Awaitable[None]]:
    async def happens(world: World) -> None:
        if UserId(ME) in world.room.joined:
            world.chat.say(world.room.id, UserId(person), f"!vertti {text}")
        await world.quiet()

    return happens


def in_private(person: PersonId, *texts: str) -> Callable[[World], Awaitable[None]]:
    async def happens(world: World) -> None:
        for text in texts:
            world.chat.write_privately(UserId(person), text)
            await world.quiet()

    return happens


FLOWS = {
    "a command in the room that is answered in private": in_room(PEKKA, "tietosuoja"),
    "one's own data": in_room(PEKKA, "tietoni"),
    "an unknown command": in_room(PEKKA, "hölynpöly"),
    "a right that one has not": in_room(PEKKA, "aloita"),
    "a mistake": in_room(ANNA, "linkki 1 höpö"),
    "a refusal": in_room(ANNA, "seuraava"),
    "nothing but the prefix": in_room(PEKKA, ""),
    "something else": in_private(PEKKA, "en tiedä jaksanko enää tätä työtä"),
    "answers to the pulse": in_private(PEKKA, "2", "3"),
    "a question back": in_private(PEKKA, "unohda", "ei"),
    "a choice of one's own": in_private(PEKKA, "neljä riittää", "hiljaa pois"),
}


async def check(world: World, chat: FailingChat) -> None:
    """What was addressed to one person was readable for that person alone, and no group has seen a private message."""
    rows = {key: await world.app.db.read(lambda tx, key=key: tx.outbox.find(key)) for key in set(chat.keys.values())}  # type: ignore[misc]
    for shown in chat.shown:
        row = rows.get(chat.keys.get(shown.event, ""))
        destination = row.destination if row is not None else ""
        if destination.startswith("person:"):
            person = UserId(destination.removeprefix("person:"))
            assert chat.rooms[shown.room].direct
            assert set(shown.readers) <= {ME, person}, f"{destination} was read by {sorted(shown.readers)}"
        if not chat.rooms[shown.room].direct:
            assert not shown.said.startswith(HEADING), shown.said


async def in_turn(world: World, chat: FailingChat, flow: Callable[[World], Awaitable[None]], fault: str) -> int:
    """The flow again and again, the first call failing, then the second, until all have. Gives how many did."""
    for number in range(30):
        chat.arm(lambda called, number=number: FAULTS[fault]() if called == number else None)  # type: ignore[misc]
        await flow(world)
        if chat.called <= number:
            return number
    raise AssertionError("no end of calls")


@pytest.mark.parametrize("fault", FAULTS)
async def test_no_failing_call_sends_a_private_word_elsewhere(fault: str) -> None:
    async with a_failing_world() as (world, chat):
        failed, in_the_room = 0, world.room_texts()
        for flow in FLOWS.values():
            failed += await in_turn(world, chat, flow, fault)
            chat.arm(lambda _: None)
            await world.quiet()
            await check(world, chat)
            assert world.room_texts() == in_the_room
        assert failed >= len(FLOWS), "every flow makes at least one call"
        chat.arm(lambda called: FAULTS[fault]() if called % 3 == 0 and called < 60 else None)
        await world.until("2026-12-01T17:01")
        chat.arm(lambda _: None)
        await world.quiet()
        await check(world, chat)
        assert len(chat.keys) > 40, "there was something to look at"


@pytest.mark.parametrize("how", ["joined", "invited"])
async def test_a_third_person_in_the_direct_room_reads_nothing(how: str) -> None:
    async with a_failing_world() as (world, chat):
        in_the_room = world.room_texts()
        for flow in FLOWS.values():
            await company(world, chat, how)
            await flow(world)
            await check(world, chat)
            assert world.room_texts() == in_the_room
        await company(world, chat, how)
        await world.until("2026-12-01T17:01")
        await check(world, chat)
        assert not any(UserId(STRANGER) in one.readers for one in chat.shown)


async def company(world: World, chat: FailingChat, how: str) -> None:
    """Somebody else gets into the direct room of each of the two who speak."""
    for person in (PEKKA, ANNA):
        room = chat.open_direct(UserId(person))
        await world.quiet()
        if how == "joined":
            chat.rooms[room].joined.add(UserId(STRANGER))
            chat._happens(Joined(chat._event(), room, UserId(STRANGER), "", world.clock.real()))
        else:
            chat.rooms[room].powerful = (*chat.rooms[room].powerful, UserId(person))
            chat.invite_past_us(room, UserId(person), UserId(STRANGER))
        await world.quiet()


FEEDBACK = {
    "digits": in_private(PEKKA, "2", "3"),
    "words, and a no": in_private(PEKKA, "tauko oli liian lyhyt", "ei"),
    "words with the command": in_private(PEKKA, "palaute", "palaute tauko oli liian lyhyt", "ei"),
    "a yes": in_private(PEKKA, "palaute tauko oli hyvä", "kyllä"),
    "the command in the room": in_room(PEKKA, "palaute tauko oli liian lyhyt"),
}


@pytest.mark.parametrize("fault", FAULTS)
async def test_nor_does_it_while_feedback_is_given_and_delivered(fault: str) -> None:
    chat = FailingChat()
    async with a_world(chat=chat) as world:
        await world.apply(a_plan(rhythm=Rhythm(WallTime(datetime(2026, 12, 1, 17), ZONE), 21, 2)))
        await world.join(ANNA, MINNA, *MEMBERS)
        await world.until("2026-12-22T19:00")
        in_the_room = world.room_texts()
        for flow in FEEDBACK.values():
            await in_turn(world, chat, flow, fault)
            chat.arm(lambda _: None)
            await world.quiet()
            await check(world, chat)
            assert world.room_texts() == in_the_room
        for person in MEMBERS[1:]:
            await in_private(person, "2", "3", "palaute tauko oli hyvä", "kyllä")(world)
        chat.arm(lambda called: FAULTS[fault]() if called % 3 == 0 and called < 60 else None)
        await world.until("2026-12-28T10:01")
        chat.arm(lambda _: None)
        await world.quiet()
        await check(world, chat)
        assert not any("tauko" in one for one in world.room_texts())
        for shown in chat.shown:
            assert "tauko oli" not in shown.said or len(shown.readers) == 2


# --- what is neither an answer nor a command -------------------------------------------------------------------------

FIXED = "Viestiäsi ei lue kukaan, enkä tallentanut sitä."
TALK = (
    "en tiedä jaksanko enää tätä työtä",
    "3 kertaa olen miettinyt, että lopetan",
    "Hei Vertti,\nvoitko kertoa muille, etten pääse puhumaan tästä?",
    "kyllä minä tästä vielä selviän, mutta pelottaa",
    "…",
)


async def _nothing(_world: World) -> None: ...


async def _pulse(world: World) -> None:
    await world.until("2026-11-27T10:00")
    for person in MEMBERS:
        world.chat.vote(EventId(world.poll("Pääsetkö")), UserId(person), "coming")
    await world.until("2026-11-30T12:00")


async def _forget(world: World) -> None:
    await world.tells(PEKKA, "unohda")


async def _two_groups(world: World) -> None:
    await world.apply(a_plan(key="toinen", name="Toinen"))
    room = next(one for one in world.chat.group_rooms() if one.name == "Toinen")
    world.chat.join(room.id, UserId(PEKKA), "Pekka")
    await world.quiet()
    await world.tells(PEKKA, "tapaamiset")


STATES = {"nothing": _nothing, "a pulse": _pulse, "a question with yes or no": _forget, "the question which group": _two_groups}


@pytest.mark.parametrize("state", STATES)
async def test_what_is_neither_answer_nor_command_gets_the_one_fixed_reply(group_world: World, state: str) -> None:
    await STATES[state](group_world)
    room = group_world.room_texts()
    replies = {await only_reply(group_world, text) for text in TALK}
    assert len(replies) == 1, "one fixed reply, whatever was written"
    assert FIXED in replies.pop()
    assert group_world.room_texts() == room
    dump = await group_world.app.db.read(stored)
    assert not any(word in dump for word in ("jaksanko", "miettinyt", "voitko kertoa", "pelottaa"))
    pulse = await group_world.app.db.read(lambda tx: tx.pulses.load(1, 1))  # type: ignore[arg-type]
    assert pulse is None or not pulse.answers


async def only_reply(world: World, text: str) -> str:
    replies: Sequence[str] = await world.tells(PEKKA, text)
    assert len(replies) == 1, (text, replies)
    return replies[0]


async def stored(tx: Any) -> str:
    """All that is in the database, as text."""
    from sqlalchemy import text

    connection = tx.meta._connection
    tables = [row[0] for row in await connection.execute(text("select name from sqlite_master where type='table'"))]
    rows = [str(tuple(row)) for table in tables for row in await connection.execute(text(f'select * from "{table}"'))]
    return "\n".join(rows)
