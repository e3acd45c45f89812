"""Rooms themselves: making and finding them, who comes and goes, what is pinned above them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from typing import Any

from bot.chat.matrix import contents, rights
from bot.chat.matrix.room_keys import RoomKeys
from bot.chat.matrix.rooms_known import MARKER, KnownRooms
from bot.chat.matrix.wire import Wire, client_path
from bot.chat.port import EventId, Refused, RoomId, RoomSpec, TryLater, UserId

log = logging.getLogger(__name__)

LOOKED_AT_ONCE = 10
JOIN_PATIENCE = 120.0
"""Real seconds: joining a room of another homeserver can take that long."""
NOT_THERE = ("M_NOT_FOUND", "M_FORBIDDEN", "M_UNKNOWN")


class Rooms:
    """Vertti's rooms on the homeserver."""

    def __init__(self, wire: Wire, known: KnownRooms, keys: RoomKeys, *, version: str | None = None) -> None:
        """`version`: the room version to ask for; None leaves it to the homeserver."""
        self._wire = wire
        self._known = known
        self._keys = keys
        self._version = version
        self._me = known.me
        self._markers: dict[str, str | None] = {}

    async def create(self, spec: RoomSpec, *, search: bool) -> RoomId:
        """The room of that marker: found, when `search` is true and it exists, else made. Then everybody in it is invited."""
        room = await self._find(spec.marker) if search else None
        if room is None:
            for user in spec.invite:
                await self._check_exists(user)
            answer = await self._wire.call("POST", client_path("createRoom"), contents.room(spec, version=self._version))
            room = _room_id(answer)
            self._markers[room] = spec.marker
        if spec.leads:
            await self.hand_over(room, spec.leads)
        for user in spec.invite:
            await self.invite(room, user)
        if spec.direct and spec.invite:
            await self._note_direct(spec.invite[0], room)
        return room

    async def invite(self, room: RoomId, user: UserId) -> None:
        """Invite somebody who is neither there nor invited yet. Raises `Refused` ("OWN_ACCOUNT") for Vertti itself."""
        if user == self._me:
            raise Refused("OWN_ACCOUNT", user)
        if await self._standing(room, user) in ("join", "invite"):
            return
        await self._check_exists(user)
        await self._wire.call("POST", client_path("rooms", room, "invite"), {"user_id": user})

    async def remove(self, room: RoomId, user: UserId) -> None:
        """Take somebody out, or their invitation back. Raises `Refused` ("OWN_ACCOUNT"): Vertti never puts itself out."""
        if user == self._me:
            raise Refused("OWN_ACCOUNT", user)
        if await self._standing(room, user) in ("join", "invite", "knock"):
            await self._wire.call("POST", client_path("rooms", room, "kick"), {"user_id": user})
        known = self._known.get(room)
        if known is not None and known.remove(user):
            # The next message gets a new key at once, not only when the sync has told of it.
            self._keys.members_changed(known)

    async def accept(self, room: RoomId) -> None:
        """Join."""
        await self._wire.call("POST", client_path("join", room), {}, patience=JOIN_PATIENCE)

    async def leave(self, room: RoomId) -> None:
        """Leave, or decline."""
        try:
            await self._wire.call("POST", client_path("rooms", room, "leave"), {})
        except Refused as error:
            if error.code not in NOT_THERE:
                raise
        self._known.leave(room)

    async def alone_with(self, room: RoomId, user: UserId) -> bool:
        """Asked anew each time: what is said next may be meant for this one person."""
        try:
            answer = await self._wire.call("GET", client_path("rooms", room, "members"), query={"not_membership": "leave"})
        except Refused as error:
            if error.code not in NOT_THERE:
                raise
            return False
        present: dict[str, str] = {}
        for raw in answer.get("chunk") or ():
            if isinstance(raw, dict) and isinstance(raw.get("content"), dict):
                present[str(raw.get("state_key"))] = str(raw["content"].get("membership"))
        there = {who for who, standing in present.items() if standing in ("join", "invite")}
        return there == {self._me, user} and present[self._me] == "join"

    async def able(self, room: RoomId) -> bool:
        """Whether we are in the room, it is encrypted, and our power is enough there."""
        try:
            create = await self._wire.call("GET", _state_path(room, "m.room.create"), query={"format": "event"})
            await self._wire.call("GET", _state_path(room, "m.room.encryption"))
            powers: Mapping[str, Any] | None = await self._wire.call("GET", _state_path(room, "m.room.power_levels"))
        except Refused as error:
            if error.code not in NOT_THERE:
                raise
            return False
        return await self._standing(room, UserId(self._me)) == "join" and rights.able(self._me, powers, create)

    async def founder(self, room: RoomId) -> UserId | None:
        """Who made the room; None when there is no telling."""
        try:
            create = await self._wire.call("GET", _state_path(room, "m.room.create"), query={"format": "event"})
        except Refused as error:
            if error.code not in NOT_THERE:
                raise
            return None
        sender = create.get("sender")
        return UserId(sender) if isinstance(sender, str) else None

    async def pin(self, room: RoomId, events: Sequence[EventId]) -> None:
        """Pin exactly these."""
        await self._put_state(room, "m.room.pinned_events", {"pinned": list(events)})

    async def set_name(self, room: RoomId, name: str) -> None:
        """The room's name; it is not encrypted."""
        await self._put_state(room, "m.room.name", {"name": name})

    async def set_topic(self, room: RoomId, topic: str) -> None:
        """The line above the room; it is not encrypted."""
        await self._put_state(room, "m.room.topic", {"topic": topic})

    async def hand_over(self, room: RoomId, users: Sequence[UserId]) -> None:
        """Give these people full power."""
        powers = await self._wire.call("GET", _state_path(room, "m.room.power_levels"))
        create = await self._wire.call("GET", _state_path(room, "m.room.create"), query={"format": "event"})
        wish = contents.powers_handed_over(powers, users, creators=rights.creators_above_powers(create))
        if wish != powers:
            await self._put_state(room, "m.room.power_levels", wish)

    async def made(self, mark: str) -> tuple[RoomId, ...]:
        """The rooms that we have made and are in, whose marker begins so."""
        return tuple(room for room, marker in (await self._marked()).items() if marker.startswith(mark))

    async def _find(self, marker: str) -> RoomId | None:
        return next((room for room, theirs in (await self._marked()).items() if theirs == marker), None)

    async def _marked(self) -> dict[RoomId, str]:
        """The rooms of our own making, with their markers."""
        answer = await self._wire.call("GET", client_path("joined_rooms"))
        listed = answer.get("joined_rooms")
        rooms = [room for room in listed if isinstance(room, str)] if isinstance(listed, list) else []
        limit = asyncio.Semaphore(LOOKED_AT_ONCE)

        async def look(room: str) -> None:
            async with limit:
                self._markers[room] = await self._marker(RoomId(room))

        self._markers = {room: self._markers[room] for room in rooms if room in self._markers}
        await asyncio.gather(*(look(room) for room in rooms if room not in self._markers))
        return {RoomId(room): marker for room in rooms if (marker := self._markers.get(room)) is not None}

    async def _marker(self, room: RoomId) -> str | None:
        known = self._known.get(room)
        if known is not None and known.complete:
            return known.marker
        try:
            event = await self._wire.call("GET", _state_path(room, "m.room.create"), query={"format": "event"})
        except Refused:
            return None
        content = event.get("content")
        # Anybody can put our marker into a room of theirs.
        if event.get("sender") != self._me or not isinstance(content, dict):
            return None
        marker = content.get(MARKER)
        return marker if isinstance(marker, str) else None

    async def _standing(self, room: RoomId, user: UserId) -> str | None:
        try:
            answer = await self._wire.call("GET", _state_path(room, "m.room.member", user))
        except Refused as error:
            if error.code != "M_NOT_FOUND":
                raise
            return None
        standing = answer.get("membership")
        return standing if isinstance(standing, str) else None

    async def _check_exists(self, user: UserId) -> None:
        """Raises `Refused` ("UNKNOWN_USER"). Synapse invites people of its own server who do not exist without a word."""
        if user.partition(":")[2] != self._me.partition(":")[2]:
            return
        status, _ = await self._wire.ask("GET", client_path("profile", user))
        if status == 404:
            raise Refused("UNKNOWN_USER", user)

    async def _note_direct(self, user: UserId, room: RoomId) -> None:
        """So that a person who logs in as Vertti sees the room among the direct ones."""
        path = client_path("user", self._me, "account_data", "m.direct")
        try:
            direct = await self._wire.call("GET", path)
        except Refused:
            direct = {}
        rooms = direct.get(user)
        listed = rooms if isinstance(rooms, list) else []
        if room not in listed:
            await self._wire.call("PUT", path, {**direct, user: [*listed, room]})

    async def _put_state(self, room: RoomId, kind: str, content: Mapping[str, Any]) -> None:
        await self._wire.call("PUT", _state_path(room, kind), content)


def _state_path(room: RoomId, kind: str, key: str = "") -> str:
    return client_path("rooms", room, "state", kind, key)


def _room_id(answer: Mapping[str, Any]) -> RoomId:
    room = answer.get("room_id")
    if not isinstance(room, str):
        raise TryLater("the homeserver has sent no room id")
    return RoomId(room)
