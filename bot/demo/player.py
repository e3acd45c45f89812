"""One person's Matrix client: a real login with encryption, its own sync loop, and a few things to do."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

import nio

from bot.demo.people import Person
from bot.demo.seen import Came, Invited, Seen, seen, vote
from bot.demo.vouching import vouch_for_own_device

LONG_POLL = 10_000
"""Milliseconds that the server may wait with an answer to a sync."""

ATTEMPTS = 5

_FILTER = {"room": {"timeline": {"limit": 100}}, "presence": {"types": []}}

R = TypeVar("R")


class PlayerFailed(RuntimeError):
    """The homeserver refused something that a rehearsed person did; names the person and the code, never text."""


class Player:
    """A person's client. Keeps its keys in memory only: when it goes, so do they."""

    def __init__(self, person: Person, homeserver: str, server_name: str, on_seen: Callable[[Player, Seen], None]) -> None:
        """`on_seen` is called for everything seen, in the order of the server, also for what the person did themselves."""
        self.person = person
        self.user_id = f"@{person.account}:{server_name}"
        self.direct_rooms: set[str] = set()
        """Rooms to which the person was invited as to a conversation of two."""
        self._on_seen = on_seen
        config = nio.AsyncClientConfig(store=nio.store.SqliteMemoryStore, encryption_enabled=True)
        self._client = nio.AsyncClient(homeserver, self.user_id, config=config)
        self._invitations: set[str] = set()
        self._sealed: dict[str, nio.MegolmEvent] = {}
        self._void: set[str] = set()
        self._sending = asyncio.Lock()

    @property
    def unreadable(self) -> int:
        """How many events wait for a key that has not come."""
        return len(self._sealed)

    async def log_in(self, password: str, *, vouch: bool = False) -> None:
        """Log in with a new device, publish its keys, and see where things stand.

        `vouch` makes a cross-signing identity for the account and signs the device. Raises `PlayerFailed`, `NotVouched`.
        """
        self._checked(await self._client.login(password, device_name="rehearsal"), nio.LoginResponse)
        await self._sync(0)
        if vouch:
            await vouch_for_own_device(self._client)

    async def watch(self) -> None:
        """See what happens until cancelled. Raises `PlayerFailed` when the server no longer knows this login."""
        while True:
            await self._sync(LONG_POLL)

    async def join(self, room: str) -> None:
        """Accept an invitation."""
        self._checked(await self._client.join(room), nio.JoinResponse)

    async def say(self, room: str, text: str) -> None:
        """Send text, encrypted where the room is."""
        await self.send(room, "m.room.message", {"msgtype": "m.text", "body": text})

    async def vote(self, room: str, poll: str, answer: str) -> None:
        """Vote for the answer with that id."""
        await self.send(room, *vote(poll, answer))

    async def send(self, room: str, kind: str, content: dict[str, Any]) -> str:
        """Send any event and return its id."""
        async with self._sending:
            for _ in range(ATTEMPTS):
                await self._prepare_keys()
                try:
                    # Nobody in a rehearsal has compared keys with anybody.
                    sent = await self._client.room_send(room, kind, content, ignore_unverified_devices=True)
                except (nio.GroupEncryptionError, KeyError):
                    # nio made the key void while it handed it out, since somebody went; it would keep the door locked, too.
                    self._client.sharing_session.pop(room, None)
                    continue
                return str(self._checked(sent, nio.RoomSendResponse).event_id)
        raise PlayerFailed(f"{self.person.account}: no key could be handed out")

    async def log_out(self) -> None:
        """Give up the device, so that nothing is encrypted for it any more."""
        self._checked(await self._client.logout(), nio.LogoutResponse)

    async def close(self) -> None:
        """Let go of the connection."""
        await self._client.close()

    async def _sync(self, timeout: int) -> None:
        client = self._client
        answer = await client.sync(timeout=timeout, sync_filter=_FILTER, full_state=client.next_batch is None)
        if isinstance(answer, nio.SyncError) and answer.status_code not in ("M_UNKNOWN_TOKEN", "M_MISSING_TOKEN"):
            await asyncio.sleep(1)  # the homeserver is restarting, or busy
            return
        response = self._checked(answer, nio.SyncResponse)
        await self._keep_keys()
        for room, info in response.rooms.invite.items():
            self._see_invitation(room, info.invite_state)
        for room in response.rooms.leave:
            self._invitations.discard(room)
        self._unseal()
        for room, info in response.rooms.join.items():
            self._invitations.discard(room)
            for event in info.timeline.events:
                self._see_event(room, event)

    async def _prepare_keys(self) -> None:
        """Before something is sent: new keys for rooms with somebody new in them, whose devices are asked for."""
        while self._void:
            self._client.invalidate_outbound_session(self._void.pop())
        if self._client.should_query_keys:
            self._checked(await self._client.keys_query(), nio.KeysQueryResponse)

    async def _keep_keys(self) -> None:
        client = self._client
        for sent in await client.send_to_device_messages():
            self._checked(sent, nio.ToDeviceResponse)
        if client.should_upload_keys:
            self._checked(await client.keys_upload(), nio.KeysUploadResponse)
        if client.should_query_keys:
            self._checked(await client.keys_query(), nio.KeysQueryResponse)
        if client.should_claim_keys:
            self._checked(await client.keys_claim(client.get_users_for_key_claiming()), nio.KeysClaimResponse)

    def _see_invitation(self, room: str, state: list[nio.Event]) -> None:
        ours = [one for one in state if isinstance(one, nio.InviteMemberEvent) and one.state_key == self.user_id]
        if room in self._invitations or not ours:
            return
        self._invitations.add(room)
        direct = bool(ours[-1].content.get("is_direct"))
        if direct:
            self.direct_rooms.add(room)
        self._on_seen(self, Invited(f"invitation to {room}", room, ours[-1].sender, direct=direct))

    def _see_event(self, room: str, event: nio.Event | nio.BadEvent) -> None:
        if isinstance(event, nio.MegolmEvent):
            event.room_id = room
            self._sealed[event.event_id] = event
            return
        if not isinstance(event, nio.Event):
            return
        what = seen(room, event)
        if isinstance(what, Came) and self._client.olm is not None and what.sender != self.user_id:
            # nio asks for the devices of somebody new only after the next message, which they then could not read.
            self._client.olm.users_for_key_query.add(what.sender)
            self._void.add(room)
        if what is not None:
            self._on_seen(self, what)

    def _unseal(self) -> None:
        """Keys may come later than what they open."""
        for id_, event in list(self._sealed.items()):
            try:
                opened = self._client.decrypt_event(event)
            except nio.EncryptionError:
                continue
            del self._sealed[id_]
            self._see_event(event.room_id, opened)

    def _checked(self, response: object, wanted: type[R]) -> R:
        if isinstance(response, wanted):
            return response
        code = getattr(response, "status_code", None) or type(response).__name__
        raise PlayerFailed(f"{self.person.account}: {code} instead of {wanted.__name__}")
