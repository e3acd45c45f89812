"""The key with which we speak in a room: how long it serves, and who may be let in on it without a new one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from nio.crypto import OutboundGroupSession

from bot.chat.matrix.hardening import HardenedOlm
from bot.chat.matrix.standings import DeviceName

FEW = 10
"""Messages that a key which is handed out ahead must still serve for."""


def serves_until(key: OutboundGroupSession, moment: datetime) -> bool:
    """Whether the key will still be good then (aware), and for a few messages more. A key that has served for none always is
    good for as many as its room allows.
    """
    end = key.creation_time.astimezone() + key.max_age
    return bool(end > moment and key.message_count + min(FEW, key.max_messages) <= key.max_messages)


def readable_on(olm: HardenedOlm, user: str) -> frozenset[DeviceName]:
    """The devices of the person that get keys, by both of their public keys."""
    devices = olm.device_store.active_user_devices(user)
    return frozenset(DeviceName(one.id, one.ed25519, one.curve25519) for one in devices if not olm.is_device_blacklisted(one))


def let_in(olm: HardenedOlm, room: str, user: str, devices: Iterable[DeviceName]) -> None:
    """The room's key is to be given to these devices, too. They can read from the next message on: a key only turns forwards.

    One that is being handed out at this moment is made void instead, since whoever does so would take it for handed out to
    all; and one that a device was told it would never get, since its app may not look for that key any more.
    """
    key = olm.outbound(room)
    if key is None:
        return
    if key.shared and not key.users_ignored & {(user, one.id) for one in devices}:
        key.shared = False
    else:
        olm.drop_outbound(room)
