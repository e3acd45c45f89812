"""Which of a person's devices are theirs: what their cross-signing identity says, checked from its root by ourselves.

The homeserver lists people's devices, and so it could add one of its own and be given the keys of every room. A person whose
master key vouches for a self-signing key, and that for their devices, leaves no room for that: only what is signed counts. Who
has no identity is taken at the homeserver's word. What was once seen is kept (trust on first use): a homeserver that hides
somebody's identity later does not get its devices in.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.chat.matrix.signing import is_signed

log = logging.getLogger(__name__)

_MAKE = "CREATE TABLE IF NOT EXISTS vertti_standings (user_id TEXT PRIMARY KEY, identity TEXT NOT NULL, signed TEXT NOT NULL)"
_ALL = "SELECT user_id, identity, signed FROM vertti_standings"
_SAVE = "INSERT OR REPLACE INTO vertti_standings (user_id, identity, signed) VALUES (?, ?, ?)"
_FORGET = "DELETE FROM vertti_standings WHERE user_id = ?"


@dataclass(frozen=True, slots=True)
class DeviceName:
    """A device by its id and both of its public keys, so that no other device can take its place."""

    id: str
    ed25519: str
    curve25519: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A person's identity (its public master key; None when there is none) and the devices that it vouches for."""

    identity: str | None = None
    signed: frozenset[DeviceName] = frozenset()


def standing_of(user: str, answer: Mapping[str, Any]) -> Standing:
    """What an answer to /keys/query says of the person. A broken chain of signatures vouches for nothing. Never raises."""
    master = _cross_signing_key(answer, "master_keys", "master", user)
    if master is None:
        return Standing()
    identity, _ = master
    signer = _cross_signing_key(answer, "self_signing_keys", "self_signing", user)
    if signer is None or not is_signed(signer[1], user, identity):
        return Standing(identity)
    devices = _part(answer, "device_keys").get(user)
    names = (_name(user, key, device, signer[0]) for key, device in devices.items()) if isinstance(devices, dict) else ()
    return Standing(identity, frozenset(name for name in names if name is not None))


class Standings:
    """Everybody's, kept in the database of the encryption keys."""

    def __init__(self, database: Any) -> None:
        """`database` is the one of nio's store."""
        self._database = database
        database.execute_sql(_MAKE)
        self._known: dict[str, Standing] = {}
        for user, identity, signed in database.execute_sql(_ALL).fetchall():
            self._known[user] = Standing(identity, frozenset(DeviceName(*one) for one in json.loads(signed)))

    def of(self, user: str) -> Standing:
        """The person's; of a person never heard of the same as of one without an identity."""
        return self._known.get(user, Standing())

    def take(self, user: str, seen: Standing) -> bool:
        """Take in what the homeserver says now. True when the devices that count may be others than before."""
        before = self.of(user)
        if seen == before:
            return False
        if seen.identity is None:
            log.warning("the homeserver shows no identity of %s any more; the one that was seen stays in force", user)
            return False
        self._known[user] = seen
        signed = json.dumps(sorted((one.id, one.ed25519, one.curve25519) for one in seen.signed))
        self._database.execute_sql(_SAVE, (user, seen.identity, signed))
        return True

    def trusts(self, device: Any) -> bool:
        """Whether the device (nio's) is its owner's: signed by their identity, or they have none."""
        standing = self.of(device.user_id)
        return standing.identity is None or DeviceName(device.id, device.ed25519, device.curve25519) in standing.signed

    def forget(self, user: str) -> None:
        """We have nothing to do with that person any more."""
        if self._known.pop(user, None) is not None:
            self._database.execute_sql(_FORGET, (user,))


def _cross_signing_key(answer: Mapping[str, Any], part: str, use: str, user: str) -> tuple[str, dict[str, Any]] | None:
    """The public key and the object that it stands in, if that is well formed and the person's own."""
    shown = _part(answer, part).get(user)
    if not isinstance(shown, dict) or shown.get("user_id") != user:
        return None
    usage, keys = shown.get("usage"), shown.get("keys")
    if not isinstance(usage, list) or use not in usage or not isinstance(keys, dict) or len(keys) != 1:
        return None
    ((name, key),) = keys.items()
    return (key, shown) if isinstance(key, str) and name == f"ed25519:{key}" else None


def _name(user: str, device: object, keys: object, signer: str) -> DeviceName | None:
    """The device's name, if it is that person's and signed with the key."""
    if not isinstance(device, str) or not isinstance(keys, dict):
        return None
    if keys.get("user_id") != user or keys.get("device_id") != device or not is_signed(keys, user, signer):
        return None
    parts = keys.get("keys")
    ed25519, curve25519 = (
        parts.get(f"{kind}:{device}") if isinstance(parts, dict) else None for kind in ("ed25519", "curve25519")
    )
    return DeviceName(device, ed25519, curve25519) if isinstance(ed25519, str) and isinstance(curve25519, str) else None


def _part(answer: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = answer.get(name)
    return part if isinstance(part, dict) else {}
