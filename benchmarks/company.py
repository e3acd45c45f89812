"""Seven people, and the rooms that they share with a bot."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from benchmarks.bare import BareClient
from benchmarks.groups import ROLES
from benchmarks.member import Member
from benchmarks.stage import PASSWORD
from bot.demo.homeserver import Homeserver


@asynccontextmanager
async def company(server: Homeserver, kind: str, *, encrypted: bool) -> AsyncIterator[Sequence[Member]]:
    """A person for each place of a group. The last one is an ordinary member."""
    people = [await Member.log_in(server, f"{kind}-person-{place}", encrypted=encrypted) for place in range(len(ROLES))]
    try:
        yield people
    finally:
        for one in people:
            await one.leave_the_stage()


async def room_with(server: Homeserver, bot: str, people: Sequence[Member], *, encrypted: bool) -> str:
    """A room of the bot's making, in which everybody has come."""
    async with BareClient(server.url, at_once=1) as bare:
        await bare.log_in(bot, PASSWORD)
        [room] = await bare.create_rooms(1)
        await bare.invite(room, [one.id for one in people])
        for one in people:
            await one.join(room)
        if encrypted:
            await bare.encrypt([room])
    return room
