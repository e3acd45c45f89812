"""Matrix as a stage: Vertti's adapter and ordinary clients on a real homeserver."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from nio import RoomInviteError, RoomKickError, RoomLeaveResponse

from bot.chat.matrix import MatrixPlatform
from bot.chat.matrix.wire import Wire, client_path
from bot.chat.port import EventId, File, RoomId, UserId
from bot.demo.homeserver import Homeserver
from tests.contract.stage import PATIENCE, Stage
from tests.e2e.attachments import attachment
from tests.e2e.matrix.memory import Memory
from tests.e2e.matrix.verttis import settings_for
from tests.e2e.people import PASSWORD, Person, Read, fresh, people

TEXT = "org.matrix.msc1767.text"
POLL_START = "org.matrix.msc3381.poll.start"
POLL_END = "org.matrix.msc3381.poll.end"
ENCRYPTION = {"type": "m.room.encryption", "state_key": "", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}


class MatrixStage(Stage):
    """People with one device each."""

    def __init__(self, server: Homeserver, platform: MatrixPlatform, memory: Memory, present: Sequence[Person]) -> None:
        super().__init__(platform, memory)
        self._people: Mapping[UserId, Person] = {UserId(one.id): one for one in present}
        self._wires: Mapping[UserId, Wire] = {UserId(one.id): _wire(server, one) for one in present}
        self.anna, self.bea, self.cilla = self._people
        self.nobody = UserId(f"@{fresh('nobody')}:{server.server_name}")

    async def close(self) -> None:
        """Let go of the connections."""
        for one in self._wires.values():
            await one.close()

    async def join(self, who: UserId, room: RoomId) -> None:
        await self._people[who].is_invited(room)
        await self._people[who].join(room)

    async def leave(self, who: UserId, room: RoomId) -> None:
        person = self._people[who]
        answer = await person.client.room_leave(room)
        assert isinstance(answer, RoomLeaveResponse), answer
        person.invitations.pop(room, None)

    async def say(self, who: UserId, room: RoomId, text: str) -> EventId:
        await self._people[who].sync()
        return EventId(await self._people[who].say(room, text))

    async def vote(self, who: UserId, room: RoomId, poll: EventId, *answers: str) -> EventId | None:
        await self._people[who].sync()
        return EventId(await self._people[who].vote(room, poll, *answers))

    async def press(self, who: UserId, room: RoomId, message: EventId, sign: str) -> EventId:
        return EventId(await self._people[who].press(room, message, sign))

    async def signs(self, who: UserId, room: RoomId, message: EventId) -> Sequence[tuple[UserId, str]]:
        path = client_path("rooms", room, "relations", message, "m.annotation", "m.reaction", version="v1")
        found = (await self._wires[who].call("GET", path, query={"limit": "100"}))["chunk"]
        return [(UserId(one["sender"]), one["content"]["m.relates_to"]["key"]) for one in found if one["content"]]

    async def begin_direct(self, who: UserId) -> RoomId:
        """As Element does: the conversation's room invites, marked as direct."""
        room = await self._begin(who, is_direct=True)
        content = {"membership": "invite", "is_direct": True}
        await self._wires[who].call("PUT", client_path("rooms", room, "state", "m.room.member", self.platform.me), content)
        return room

    async def begin_room(self, who: UserId) -> RoomId:
        room = await self._begin(who, is_direct=False)
        await self._people[who].client.room_invite(room, self.platform.me)
        return room

    async def invite(self, who: UserId, room: RoomId, whom: UserId) -> None:
        answer = await self._people[who].client.room_invite(room, whom)
        if isinstance(answer, RoomInviteError):
            raise PermissionError(answer.status_code)

    async def put_out(self, who: UserId, room: RoomId, whom: UserId) -> None:
        answer = await self._people[who].client.room_kick(room, whom)
        if isinstance(answer, RoomKickError):
            raise PermissionError(answer.status_code)

    async def share_power(self, who: UserId, room: RoomId) -> None:
        powers = await self._state(who, room, "m.room.power_levels")
        powers["users"] = {**powers.get("users", {}), self.platform.me: 100}
        await self._wires[who].call("PUT", client_path("rooms", room, "state", "m.room.power_levels", ""), powers)

    async def close_room(self, who: UserId, room: RoomId) -> RoomId:
        answer = await self._wires[who].call("POST", client_path("rooms", room, "upgrade"), {"new_version": "11"})
        return RoomId(answer["replacement_room"])

    async def reads(self, who: UserId, room: RoomId, text: str) -> EventId:
        return EventId((await self._people[who].sees(room, lambda read: text in _first_text(read))).id)

    async def texts(self, who: UserId, room: RoomId) -> Sequence[str]:
        await self._people[who].sync()
        ours = (one for one in self._people[who].timelines.get(room, []) if one.sender == self.platform.me)
        return [text for one in ours if (text := _first_text(one))]

    async def reads_edited(self, who: UserId, room: RoomId, event: EventId, text: str) -> None:
        def reads_so(read: Read) -> bool:
            relation = read.content.get("m.relates_to", {})
            new = read.content.get("m.new_content", {})
            return (relation.get("rel_type"), relation.get("event_id"), new.get("body")) == ("m.replace", event, text)

        await self._people[who].sees(room, reads_so)

    async def file(self, who: UserId, room: RoomId, event: EventId) -> File:
        content = (await self._people[who].sees(room, lambda read: read.id == event)).content
        assert content["msgtype"] == "m.file"
        return File(content["body"], content["info"]["mimetype"], await attachment(self._people[who], content["file"]))

    async def is_taken_back(self, who: UserId, room: RoomId, event: EventId) -> bool:
        found = await self._wires[who].call("GET", client_path("rooms", room, "event", event))
        return not found["content"]

    async def name(self, who: UserId, room: RoomId) -> str:
        return str((await self._state(who, room, "m.room.name"))["name"])

    async def topic(self, who: UserId, room: RoomId) -> str:
        return str((await self._state(who, room, "m.room.topic"))["topic"])

    async def pinned(self, who: UserId, room: RoomId) -> Sequence[EventId]:
        return tuple((await self._state(who, room, "m.room.pinned_events"))["pinned"])

    async def _begin(self, who: UserId, *, is_direct: bool) -> RoomId:
        answer = await self._people[who].client.room_create(is_direct=is_direct, initial_state=[ENCRYPTION])
        await self._people[who].sync()
        return RoomId(answer.room_id)

    async def _state(self, who: UserId, room: RoomId, kind: str) -> dict[str, Any]:
        return await self._wires[who].call("GET", client_path("rooms", room, "state", kind, ""))


@asynccontextmanager
async def matrix_stage(server: Homeserver, directory: Path) -> AsyncIterator[MatrixStage]:
    """The stage, with Vertti listening."""
    name = fresh("vertti")
    await server.register(name, PASSWORD)
    platform, memory = MatrixPlatform(settings_for(server, name, directory)), Memory()
    await platform.start(memory)
    try:
        async with people(server, "anna", "bea", "cilla") as present:
            stage = MatrixStage(server, platform, memory, present)
            stage.listen()
            try:
                async with asyncio.timeout(PATIENCE):
                    while memory.saved is None:
                        await asyncio.sleep(0.01)
                yield stage
            finally:
                await stage.stop_listening()
                await stage.close()
    finally:
        await platform.stop()


def _wire(server: Homeserver, person: Person) -> Wire:
    wire = Wire(server.url)
    wire.token = person.client.access_token
    return wire


def _first_text(read: Read) -> str:
    """What a message, a poll or its end said at first; nothing for everything else."""
    content = read.content
    match read.type:
        case "m.room.message" if "m.new_content" not in content:
            return str(content.get("body", ""))
        case "org.matrix.msc3381.poll.start":
            return str(content.get(TEXT, ""))
        case "org.matrix.msc3381.poll.end":
            return str(content.get("body", ""))
        case _:
            return ""
