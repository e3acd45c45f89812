"""Keys on their way: whose devices there are, who gets the key of a room, and our own keys on the homeserver."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import uuid4

from nio.responses import KeysClaimResponse, KeysQueryResponse, ToDeviceResponse

from bot.chat.matrix.forgetting import forget_all_but
from bot.chat.matrix.hardening import HardenedOlm
from bot.chat.matrix.outbound import let_in, readable_on, serves_until
from bot.chat.matrix.rooms_known import KnownRoom, KnownRooms
from bot.chat.matrix.standings import DeviceName, standing_of
from bot.chat.matrix.wire import Wire, client_path
from bot.chat.matrix.withholding import Told, withheld
from bot.chat.port import Event, Refused, TryLater
from bot.clock import SystemClock

log = logging.getLogger(__name__)

QUERY_PATIENCE = 30.0
CLAIM_PATIENCE = 30.0
UNREACHABLE_FOR = 300.0
"""Real seconds for which a person whose homeserver does not answer is not asked for again."""
ATTEMPTS = 5
USERS_AT_ONCE = 20


class RoomKeys:
    """Sees to it that those who are in a room can read, and nobody else."""

    def __init__(self, wire: Wire, olm: HardenedOlm, rooms: KnownRooms) -> None:
        self._wire = wire
        self._olm = olm
        self._rooms = rooms
        self._querying = asyncio.Lock()
        self._unreachable: dict[str, float] = {}
        self._told = Told()

    async def encrypt(self, room: KnownRoom, kind: str, content: dict[str, Any]) -> dict[str, Any]:
        """The encrypted content, after everybody who is in the room has its key. Raises `TryLater`, `Refused`, `LoginLost`.

        Only the room's readers get the key: on the devices that their own identity vouches for, and on all devices of those who
        have none.
        """
        async with room.lock:
            for _ in range(ATTEMPTS):
                await self._know_devices(room.readers)
                self._olm.rotate_as(room.id, room.rotation.messages, room.rotation.age)
                if self._olm.should_share_group_session(room.id):
                    await self._share(room)
                # Nothing is awaited from here on; who came or went while we waited has made the key void.
                if not self._olm.should_share_group_session(room.id):
                    sealed: dict[str, Any] = self._olm.group_encrypt(room.id, {"type": kind, "content": content})
                    if "m.relates_to" in content:
                        sealed["m.relates_to"] = content["m.relates_to"]
                    return sealed
        raise TryLater("people come and go too fast to hand out a room key", after=1.0)

    async def prepare(self, room: KnownRoom, until: datetime) -> bool:
        """Hand out a key ahead that serves for the messages up to `until` (aware); whether that was needed.

        Who comes or goes after that, or gets another device, makes the key void or wanting, and sending sees to it.

        Raises `TryLater`, `Refused`, `LoginLost`.
        """
        async with room.lock:
            await self._know_devices(room.readers)
            self._olm.rotate_as(room.id, room.rotation.messages, room.rotation.age)
            key = self._olm.outbound(room.id)
            if key is not None and not serves_until(key, until):
                self._olm.drop_outbound(room.id)
            if not self._olm.should_share_group_session(room.id):
                return False
            await self._share(room)
            return True

    async def publish(self) -> None:
        """Upload our device's keys, and one-time keys when the homeserver runs short of them."""
        if not self._olm.should_upload_keys:
            return
        answer = await self._wire.call("POST", client_path("keys", "upload"), self._olm.share_keys())
        counts = answer.get("one_time_key_counts")
        count = counts.get("signed_curve25519", 0) if isinstance(counts, dict) else 0
        self._olm.keys_uploaded(count if isinstance(count, int) else 0)

    async def upkeep(self) -> None:
        """What is due after each sync. Raises `TryLater`, `LoginLost`; what the homeserver refuses is logged and left."""
        for step in (self.publish, self._send_waiting, self._query_all, self._mend_sessions):
            try:
                await step()
            except Refused as error:
                log.warning("a step of keeping the keys was refused: %s", error)

    def members_changed(self, room: KnownRoom, users: Iterable[str] = ()) -> None:
        """Those who read the room have changed: it gets a new key, and the newcomers' devices are asked for.

        nio does not rotate when somebody who was invited joins, and learns of their devices only after the welcome is sent.
        """
        self._olm.drop_outbound(room.id)
        if room.encrypted:
            self._olm.users_for_key_query.update(user for user in users if user != self._olm.user_id)

    def news(self) -> list[Event]:
        """What has come to light about people's devices and identities since this was last asked."""
        for user, devices in self._told.due(asyncio.get_running_loop().time()):
            still = {one.id for one in self._olm.left_out([user])}
            if still & devices:
                everything = {one.id for one in self._olm.device_store.active_user_devices(user)}
                self._told.tell(user, still & devices, reads_elsewhere=everything > still)
        return self._told.take()

    def forget_old(self, before: datetime) -> None:
        """Throw away the room keys that came before the moment (aware), and what is kept of people whom we share no room with."""
        forgotten = self._olm.forget_room_keys(before)
        if forgotten:
            log.info("%d old room keys are thrown away", forgotten)
        self._olm.let_fallback_key_grow_old(SystemClock().real())
        company = self._rooms.company()
        # Before the first sync nobody is known to be anywhere.
        for user in forget_all_but(self._olm, company) if company else ():
            self._told.forget(user)

    def devices_changed(self, users: Iterable[str]) -> None:
        """The homeserver says that these people's devices have changed."""
        self._olm.users_for_key_query.update(user for user in users if any(room.encrypted for room in self._rooms.of(user)))

    # --- devices -----------------------------------------------------------------------------------------------------

    async def _know_devices(self, users: Iterable[str]) -> None:
        everyone = set(users) - {self._olm.user_id}
        now = asyncio.get_running_loop().time()
        wanted = everyone & self._olm.users_for_key_query | everyone - self._olm.tracked_users
        await self._query({user for user in wanted if self._unreachable.get(user, 0.0) <= now})

    async def _query_all(self) -> None:
        now = asyncio.get_running_loop().time()
        # Whatever else is logged in as Vertti gets no keys.
        self._olm.users_for_key_query.discard(self._olm.user_id)
        await self._query({user for user in self._olm.users_for_key_query if self._unreachable.get(user, 0.0) <= now})

    async def _query(self, users: set[str]) -> None:
        if not users:
            return
        # One query at a time: an older answer must not wipe out the news of a newer device.
        async with self._querying:
            pending = self._olm.users_for_key_query
            pending.difference_update(users)
            try:
                answer = await self._wire.call(
                    "POST", client_path("keys", "query"), {"device_keys": {user: [] for user in users}}, patience=QUERY_PATIENCE
                )
            except BaseException:
                pending.update(users)
                raise
            changed_meanwhile = set(pending)
            found = answer.get("device_keys")
            response = KeysQueryResponse({user: part for user, part in _dict(found).items() if user in users}, {})
            before = {user: (self._identity(user), readable_on(self._olm, user)) for user in users}
            with self._olm.store.database.atomic():
                self._olm.handle_response(response)
                # Of the devices only those that are well formed, and not more than a person has.
                shown = {**answer, "device_keys": response.device_keys}
                for user in response.device_keys:
                    self._olm.standings.take(user, standing_of(user, shown))
            pending.update(changed_meanwhile)
            self._note_unreachable(users - set(response.device_keys), pending)
            for user in response.device_keys:
                self._told.identity(user, self._identity(user))
                self._devices_seen(user, *before[user])

    def _identity(self, user: str) -> str | None:
        return self._olm.standings.of(user).identity

    def _devices_seen(self, user: str, identity: str | None, devices: frozenset[DeviceName]) -> None:
        """What we know of the person now, after these. Whoever must not read any more makes the keys void; whoever only comes is
        let in on them.
        """
        now = readable_on(self._olm, user)
        for room in self._rooms.of(user):
            if devices - now or identity != self._identity(user):
                self._olm.drop_outbound(room.id)
            elif now - devices:
                let_in(self._olm, room.id, user, now - devices)

    def _note_unreachable(self, users: set[str], pending: set[str]) -> None:
        until = asyncio.get_running_loop().time() + UNREACHABLE_FOR
        for user in users:
            self._unreachable[user] = until
        pending.update(users)
        now = until - UNREACHABLE_FOR
        self._unreachable = {user: then for user, then in self._unreachable.items() if then > now}

    # --- room keys ---------------------------------------------------------------------------------------------------

    async def _share(self, room: KnownRoom) -> None:
        readers = sorted(room.readers - {self._olm.user_id})
        missing = self._olm.get_missing_sessions(readers)
        if missing:
            await self._claim(missing)
        # One commit for all of them: each on its own would hold the program up for as long as the disk takes.
        with self._olm.store.database.atomic():
            messages = list(self._olm.share_group_session_parallel(room.id, readers, ignore_unverified_devices=True))
        key = self._olm.outbound(room.id)
        if key is None:
            return
        for devices, body in messages:
            await self._wire.call("PUT", client_path("sendToDevice", "m.room.encrypted", uuid4().hex), body)
            key.users_shared_with.update(devices)
        # Only now, and nio does so even when sending failed. If it was made void meanwhile, marking it changes nothing.
        key.shared = True
        self._olm.rotate_as(room.id, room.rotation.messages, room.rotation.age)
        await self._withhold(room, key.id, readers)

    async def _withhold(self, room: KnownRoom, session: str, readers: list[str]) -> None:
        """Tell the devices that are left out why they cannot read: their apps then say so, instead of waiting for the key."""
        left_out = self._olm.left_out(readers)
        content = withheld(room.id, session, self._olm.account.identity_keys["curve25519"])
        messages: dict[str, dict[str, Any]] = {}
        for device in left_out:
            messages.setdefault(device.user_id, {})[device.id] = content
        for user, devices in messages.items():
            self._told.left_out(user, devices, asyncio.get_running_loop().time())
        try:
            for part in _parts(messages):
                path = client_path("sendToDevice", "m.room_key.withheld", uuid4().hex)
                await self._wire.call("PUT", path, {"messages": part})
        except (Refused, TryLater) as error:
            log.warning("devices that get no key could not be told so: %s", error)

    async def _claim(self, devices: dict[str, list[str]]) -> None:
        wish = {user: dict.fromkeys(names, "signed_curve25519") for user, names in devices.items()}
        answer = await self._wire.call("POST", client_path("keys", "claim"), {"one_time_keys": wish}, patience=CLAIM_PATIENCE)
        with self._olm.store.database.atomic():
            self._olm.handle_response(KeysClaimResponse(_dict(answer.get("one_time_keys")), {}))

    async def _mend_sessions(self) -> None:
        """A new session with devices whose messages could not be opened; a broken session would stay broken."""
        if not self._olm.wedged_devices:
            return
        try:
            await self._claim(self._olm.get_users_for_key_claiming())
        except Refused as error:
            log.warning("no new sessions with devices: %s", error)
        # Also one without a key left: it must not be asked for at every sync; its next broken message marks it again.
        self._olm.wedged_devices.clear()
        await self._send_waiting()

    async def _send_waiting(self) -> None:
        for message in list(self._olm.outgoing_to_device_messages):
            try:
                await self._wire.call("PUT", client_path("sendToDevice", message.type, uuid4().hex), message.as_dict())
            except Refused as error:
                log.warning("a to-device message was refused: %s", error)
            self._olm.handle_response(ToDeviceResponse(message))


def _parts(messages: dict[str, dict[str, Any]]) -> Iterator[dict[str, dict[str, Any]]]:
    """The messages in portions that a homeserver takes at once."""
    users = list(messages)
    for start in range(0, len(users), USERS_AT_ONCE):
        yield {user: messages[user] for user in users[start : start + USERS_AT_ONCE]}


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
