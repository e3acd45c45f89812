"""People with an ordinary client: plain nio, nothing of Vertti's, so that what they read was readable for others."""

from __future__ import annotations

import asyncio
import itertools
import os
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Self

from nio import (
    AsyncClient,
    AsyncClientConfig,
    EncryptionError,
    InviteMemberEvent,
    JoinResponse,
    LoginResponse,
    MegolmEvent,
    RoomSendError,
    RoomSendResponse,
    SyncResponse,
)
from nio.store import SqliteMemoryStore

from bot.demo.homeserver import Homeserver

PASSWORD = "a secret of its own"
PATIENCE = 20.0

_numbers = itertools.count(1)


def fresh(name: str) -> str:
    """An account name that no other test has, in this process or another."""
    return f"{name}-{os.getpid()}-{next(_numbers)}"


@dataclass(frozen=True)
class Read:
    """An event as a person's client shows it; `type` is "unreadable" for what it cannot decrypt."""

    id: str
    type: str
    sender: str
    content: dict[str, Any]
    encrypted: bool

    @property
    def body(self) -> str:
        """The text, if it is one."""
        return str(self.content.get("body", ""))


class Person:
    """Somebody with one device."""

    def __init__(self, client: AsyncClient, user_id: str) -> None:
        self.client = client
        self.id = user_id
        self.timelines: dict[str, list[Read]] = {}
        self.invitations: dict[str, InviteMemberEvent] = {}
        self._locked: list[tuple[str, MegolmEvent]] = []

    @classmethod
    async def log_in(cls, server: Homeserver, name: str, *, device: str | None = None) -> Self:
        """Register if needed, and log in with a new device."""
        user_id = await server.register(name, PASSWORD)
        config = AsyncClientConfig(store=SqliteMemoryStore, pickle_key="test", encryption_enabled=True)
        client = AsyncClient(server.url, user_id, device_id=device, config=config)
        answer = await client.login(PASSWORD, device_name=name)
        assert isinstance(answer, LoginResponse), answer
        person = cls(client, user_id)
        await person.sync()
        return person

    async def close(self) -> None:
        """Let go of the connection and the store."""
        await self.client.close()
        if self.client.store is not None:
            self.client.store.database.close()

    async def sync(self, *, timeout: int = 0) -> None:
        """One round of what an ordinary client does."""
        answer = await self.client.sync(timeout=timeout, sync_filter={"room": {"timeline": {"limit": 100}}})
        assert isinstance(answer, SyncResponse), answer
        for room, info in answer.rooms.join.items():
            self.timelines.setdefault(room, []).extend(_reads(info.timeline.events))
            self._locked += [(room, event) for event in info.timeline.events if isinstance(event, MegolmEvent)]
        self._open_again()
        for room, invited in answer.rooms.invite.items():
            for event in invited.invite_state:
                if isinstance(event, InviteMemberEvent) and event.state_key == self.id:
                    self.invitations[room] = event
        await self.client.send_to_device_messages()
        if self.client.should_upload_keys:
            await self.client.keys_upload()
        if self.client.should_query_keys:
            await self.client.keys_query()
        if self.client.should_claim_keys:
            await self.client.keys_claim(self.client.get_users_for_key_claiming())

    def _open_again(self) -> None:
        """As every client does: a key may come a moment after the message that it opens."""
        for room, locked in list(self._locked):
            try:
                opened = self.client.decrypt_event(locked)
            except EncryptionError:
                continue
            self._locked.remove((room, locked))
            (read,) = _reads([opened])
            self.timelines[room] = [read if one.id == read.id else one for one in self.timelines[room]]

    async def join(self, room: str) -> None:
        """Join, and know the room."""
        answer = await self.client.join(room)
        assert isinstance(answer, JoinResponse), answer
        async with asyncio.timeout(PATIENCE):
            # A busy homeserver may answer a sync that it had begun before.
            await self.sync()
            while room not in self.client.rooms:
                await self.sync()

    async def say(self, room: str, text: str, **more: Any) -> str:
        """Say something; returns the event id."""
        return await self.put(room, "m.room.message", {"msgtype": "m.text", "body": text, **more})

    async def put(self, room: str, kind: str, content: dict[str, Any]) -> str:
        """Send an event, encrypted where the room is."""
        answer = await self.client.room_send(room, kind, content, ignore_unverified_devices=True)
        assert isinstance(answer, RoomSendResponse), answer
        return str(answer.event_id)

    async def vote(self, room: str, poll: str, *answers: str) -> str:
        """Vote as Element does."""
        kind = "org.matrix.msc3381.poll.response"
        content = {"m.relates_to": {"rel_type": "m.reference", "event_id": poll}, kind: {"answers": list(answers)}}
        return await self.put(room, kind, content)

    async def press(self, room: str, message: str, sign: str) -> str:
        """Put an emoji under a message. Raises PermissionError when it stands there already."""
        content = {"m.relates_to": {"rel_type": "m.annotation", "event_id": message, "key": sign}}
        answer = await self.client.room_send(room, "m.reaction", content, ignore_unverified_devices=True)
        if isinstance(answer, RoomSendError):
            raise PermissionError(answer.status_code)
        return str(answer.event_id)

    async def sees(self, room: str, wanted: Callable[[Read], bool]) -> Read:
        """The first event for which that holds, waited for. Raises `AssertionError` when it does not come."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for read in self.timelines.get(room, []):
                    if wanted(read):
                        return read
                await self.sync(timeout=1000)
        raise AssertionError("not seen")

    async def reads(self, room: str, text: str) -> Read:
        """The message of that text."""
        return await self.sees(room, lambda read: read.body == text)

    async def is_invited(self, room: str) -> InviteMemberEvent:
        """The invitation to the room, waited for."""
        async with asyncio.timeout(PATIENCE):
            while room not in self.invitations:
                await self.sync(timeout=1000)
        return self.invitations[room]


@asynccontextmanager
async def people(server: Homeserver, *names: str) -> AsyncIterator[Sequence[Person]]:
    """These people, each with a new account and one device."""
    there = await asyncio.gather(*(Person.log_in(server, fresh(name)) for name in names))
    try:
        yield there
    finally:
        await asyncio.gather(*(one.close() for one in there))


def _reads(events: Sequence[Any]) -> Iterator[Read]:
    for event in events:
        source = event.source
        kind = "unreadable" if isinstance(event, MegolmEvent) else str(source.get("type"))
        yield Read(source["event_id"], kind, source["sender"], source.get("content", {}), bool(event.decrypted))
