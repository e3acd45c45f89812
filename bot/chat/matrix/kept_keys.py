"""How many keys of others our device keeps. Whoever may send us keys could otherwise fill the memory and the disk with them.

A member can make any number of devices, and any number of encryption identities that belong to no device at all; each may begin
sessions with us and bring room keys. What is dropped here is dropped in nio's memory and in its store alike.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from nio.crypto.olm_machine import Olm
from nio.store.models import DeviceKeys, DeviceTrustState, Keys, MegolmInboundSessions, OlmSessions

MOST_SESSIONS = 8
"""Olm sessions with one device, the ones used last. Two devices need one; a second one comes of beginning at the same time."""
MOST_ROOM_KEYS = 100
"""Room keys of one device for one room, the ones that came last. A client makes a new one for every hundredth message."""
MOST_STRANGE = 20
"""Encryption identities of one person that belong to no device we have been told of, the ones that came last."""
MOST_STRANGE_IN_ALL = 2_000
MOST_GONE = 50
"""Devices of one person that have been logged out, and are still remembered."""


class KeptKeys:
    """The keys of others in one device's memory and store."""

    def __init__(self, olm: Olm) -> None:
        self._olm = olm
        self._strange: OrderedDict[tuple[str, str], None] = OrderedDict()

    def forget_strangers(self) -> None:
        """At the start: sessions with identities that belong to no device, since nobody knows any more whose they were."""
        known = {device.curve25519 for device in self._olm.device_store}
        for key in [one for one in self._olm.session_store._entries if one not in known]:  # noqa: SLF001
            self._forget_identity(key, room_keys=False)

    def session_begun(self, user: str, sender_key: str) -> None:
        """The person's identity has begun another session with us."""
        sessions: list[Any] = self._olm.session_store._entries.get(sender_key, [])  # noqa: SLF001
        sessions.sort(key=lambda one: one.use_time, reverse=True)
        surplus = sessions[MOST_SESSIONS:]
        del sessions[MOST_SESSIONS:]
        self._delete(OlmSessions, OlmSessions.session_id.in_([one.id for one in surplus]), bool(surplus))
        self._strange.pop((user, sender_key), None)
        if self._is_strange(user, sender_key):
            self._strange[user, sender_key] = None
            self._forget_surplus_strangers(user)

    def room_key_came(self, room: str, sender_key: str) -> None:
        """A device has brought another key of the room."""
        kept: dict[str, Any] = self._olm.inbound_group_store._entries.get(room, {}).get(sender_key, {})  # noqa: SLF001
        surplus = list(kept)[: max(0, len(kept) - MOST_ROOM_KEYS)]
        for session in surplus:
            del kept[session]
        self._delete(MegolmInboundSessions, MegolmInboundSessions.session_id.in_(surplus), bool(surplus))

    def has_from_another(self, session: str, sender_key: str) -> bool:
        """Whether that room key came from another identity already.

        Whoever has been given somebody's key can pass it on as their own; nio would overwrite the true one in its store.
        """
        with self._bound():
            row = MegolmInboundSessions.get_or_none(MegolmInboundSessions.session_id == session)
        return row is not None and row.sender_key != sender_key

    def devices_told(self, user: str) -> None:
        """The homeserver has told of the person's devices: only the last ones of those that are gone are remembered."""
        devices = self._olm.device_store._entries.get(user, {})  # noqa: SLF001
        gone = [one for one in devices.values() if one.deleted]
        for device in gone[: max(0, len(gone) - MOST_GONE)]:
            del devices[device.id]
            self._forget_identity(device.curve25519)
            with self._bound(), self._olm.store.database.atomic():
                rows = [
                    one.id for one in DeviceKeys.select().where(DeviceKeys.user_id == user, DeviceKeys.device_id == device.id)
                ]
                Keys.delete().where(Keys.device.in_(rows)).execute()
                DeviceTrustState.delete().where(DeviceTrustState.device.in_(rows)).execute()
                DeviceKeys.delete().where(DeviceKeys.id.in_(rows)).execute()

    def _is_strange(self, user: str, sender_key: str) -> bool:
        return self._olm.device_store.device_from_sender_key(user, sender_key) is None

    def _forget_surplus_strangers(self, user: str) -> None:
        for known in [one for one in self._strange if not self._is_strange(*one)]:
            del self._strange[known]
        theirs = [one for one in self._strange if one[0] == user]
        surplus = theirs[: max(0, len(theirs) - MOST_STRANGE)]
        surplus += list(self._strange)[: max(0, len(self._strange) - MOST_STRANGE_IN_ALL)]
        for one in surplus:
            if one in self._strange:
                del self._strange[one]
                self._forget_identity(one[1])

    def _forget_identity(self, sender_key: str, *, room_keys: bool = True) -> None:
        self._olm.session_store._entries.pop(sender_key, None)  # noqa: SLF001
        self._delete(OlmSessions, OlmSessions.sender_key == sender_key)
        if room_keys:
            for senders in self._olm.inbound_group_store._entries.values():  # noqa: SLF001
                senders.pop(sender_key, None)
            self._delete(MegolmInboundSessions, MegolmInboundSessions.sender_key == sender_key)

    def _delete(self, model: Any, which: Any, wanted: bool = True) -> None:
        if wanted:
            with self._bound():
                model.delete().where(which).execute()

    def _bound(self) -> Any:
        return self._olm.store.database.bind_ctx(self._olm.store.models)
