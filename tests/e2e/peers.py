"""Members of a group with ordinary clients: they come when they are invited, read, and write to Vertti."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

from nio import AsyncClient, RoomPreset

from bot.chat.matrix.wire import Wire, client_path
from bot.demo.homeserver import Homeserver
from tests.e2e.people import PATIENCE, Person, Read, fresh

POLL = "org.matrix.msc3381.poll.start"
POLL_END = "org.matrix.msc3381.poll.end"


class Peer(Person):
    """Somebody who accepts every direct conversation. `room` is their group's, `direct` the one with Vertti."""

    def __init__(self, client: AsyncClient, user_id: str) -> None:
        super().__init__(client, user_id)
        self.room = ""
        self.direct = ""

    async def sync(self, *, timeout: int = 0) -> None:
        """What an ordinary client does, and open what Vertti wants to say in private."""
        await super().sync(timeout=timeout)
        for room, invitation in list(self.invitations.items()):
            if invitation.content.get("is_direct") and room not in self.timelines:
                self.direct = room
                self.timelines[room] = []
                await self.join(room)

    async def comes_to(self, room: str) -> None:
        """Accept the invitation to the group's room."""
        await self.is_invited(room)
        await self.join(room)
        self.room = room

    async def is_in_a_group(self) -> str:
        """Accept the first invitation to a group's room, and return the room."""
        async with asyncio.timeout(PATIENCE):
            while not (groups := [room for room, asked in self.invitations.items() if not asked.content.get("is_direct")]):
                await self.sync(timeout=1000)
        await self.comes_to(groups[0])
        return groups[0]

    async def writes_first(self, vertti: str) -> None:
        """Begin the conversation with Vertti, as one's own client does it."""
        await self.begins_a_talk(vertti)
        await self._waits_for(vertti)

    async def begins_a_talk(self, *invited: str) -> None:
        """Make an encrypted room for a conversation."""
        encrypted = {"type": "m.room.encryption", "state_key": "", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}
        # As clients do it: whoever is invited to a conversation gets the same power.
        preset = RoomPreset.trusted_private_chat
        made = await self.client.room_create(is_direct=True, invite=list(invited), initial_state=[encrypted], preset=preset)
        self.direct = str(made.room_id)
        self.timelines[self.direct] = []
        await self.sync()

    async def invites_to_talk(self, vertti: str) -> None:
        """Invite Vertti to the conversation that was begun without it, and wait until it is there."""
        wire = Wire(self.client.homeserver)
        wire.token = self.client.access_token
        try:
            state = client_path("rooms", self.direct, "state", "m.room.member", vertti)
            await wire.call("PUT", state, {"membership": "invite", "is_direct": True})
        finally:
            await wire.close()
        await self._waits_for(vertti)

    async def _waits_for(self, vertti: str) -> None:
        async with asyncio.timeout(PATIENCE):
            while self.direct not in self.client.rooms or vertti not in self.client.rooms[self.direct].users:
                await self.sync(timeout=1000)

    async def says(self, command: str) -> str:
        """Give a command in the group's room."""
        return await self.say(self.room, f"!vertti {command}")

    async def tells(self, text: str) -> str:
        """Write to Vertti in private."""
        return await self.say(self.direct, text)

    async def hears(self, text: str, *, times: int = 1, after: str = "") -> Read:
        """The message with that in it in the group's room, waited for; with `times`, the last of so many, with `after`, of
        those that came after that event.
        """
        return await self._nth(lambda: self.in_room(text, after=after), times)

    async def is_told(self, text: str, *, times: int = 1, after: str = "") -> Read:
        """As `hears`, in private."""
        return await self._nth(lambda: self.in_private(text, after=after), times)

    async def is_asked(self, question: str, *, times: int = 1) -> Read:
        """The poll with that in its question in the group's room, waited for; with `times`, the last of so many."""
        return await self._nth(lambda: [one for one in self._reads(self.room) if question in _question(one)], times)

    async def has_read_until(self, event: str, room: str = "") -> None:
        """Read on until that event of the room (the group's, unless said) has come, and so everything before it."""
        await self.sees(room or self.room, lambda read: read.id == event)

    def in_room(self, text: str = "", *, after: str = "") -> list[Read]:
        """What has been read in the group's room so far with that in it, after that event."""
        return _with(text, self._reads(self.room, after))

    def in_private(self, text: str = "", *, after: str = "") -> list[Read]:
        """As `in_room`, in private."""
        return _with(text, self._reads(self.direct, after))

    def _reads(self, room: str, after: str = "") -> list[Read]:
        reads = self.timelines.get(room, [])
        if not after:
            return reads
        places = [index for index, one in enumerate(reads) if one.id == after]
        return reads[places[0] + 1 :] if places else []

    async def _nth(self, found: Callable[[], Sequence[Read]], times: int) -> Read:
        async with asyncio.timeout(PATIENCE):
            while len(found()) < times:
                await self.sync(timeout=1000)
        return found()[times - 1]


@asynccontextmanager
async def peers(server: Homeserver, *names: str) -> AsyncIterator[Sequence[Peer]]:
    """These people, each with a new account and one device."""
    there = await asyncio.gather(*(Peer.log_in(server, fresh(name)) for name in names))
    try:
        yield there
    finally:
        await asyncio.gather(*(one.close() for one in there))


def _with(text: str, reads: Sequence[Read]) -> list[Read]:
    return [one for one in reads if text in one.body]


def _question(read: Read) -> str:
    return str(read.content.get(POLL, {}).get("question", {}).get("body", ""))
