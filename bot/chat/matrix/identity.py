"""Vertti's cross-signing identity.

Clients are told not to trust a device that its owner has not signed: without this, Vertti's messages carry a red shield,
and strict clients neither show them nor let Vertti read. Three keys are made once; the master key names the other two, and the
self-signing key signs the device. Their seeds are on the disk before anything is uploaded, because an identity that is
uploaded and lost can only be replaced, and every client warns of a replaced identity.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from bot.chat.matrix.private_files import read_json, write_private_json
from bot.chat.matrix.signing import SigningKey, from_base64, is_signed, to_base64
from bot.chat.matrix.wire import Wire, client_path
from bot.chat.port import Refused

log = logging.getLogger(__name__)

FILE = "identity.json"
DRAFT = "identity.next.json"
"""A new identity until it is certain that the homeserver has it."""
ASIDE = "identity.old.json"
USES = ("master", "self_signing", "user_signing")


class ForeignIdentity(Refused):
    """The account has a cross-signing identity whose keys are not here. It is left as it is."""

    def __init__(self, user_id: str) -> None:
        super().__init__(
            "FOREIGN_IDENTITY",
            f"{user_id} has a cross-signing identity that was made elsewhere. "
            f"Put the file {FILE} back from the backup, take the identity over (vertti identity adopt) or replace it "
            "(vertti identity replace)",
        )


class IdentityState(StrEnum):
    """How the account's identity stands, seen from here."""

    NONE = "none"
    OURS = "ours"
    UNSIGNED = "unsigned"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class OwnDevice:
    """The device that is to be signed, with its public keys and a way to sign as this device."""

    user_id: str
    device_id: str
    ed25519: str
    curve25519: str


class Identity:
    """The three keys."""

    def __init__(self, seeds: Mapping[str, bytes]) -> None:
        self._seeds = dict(seeds)
        self._keys = {use: SigningKey(seed) for use, seed in seeds.items()}

    @classmethod
    def make(cls) -> Identity:
        """New keys, nowhere kept yet."""
        return cls({use: secrets.token_bytes(32) for use in USES})

    @classmethod
    def kept(cls, home: Path, file: str = FILE) -> Identity | None:
        """The keys on the disk; None before the first start. Raises `Refused` when their file is damaged."""
        try:
            found = read_json(home / file)
            return cls({use: from_base64(found[use]) for use in USES}) if found is not None else None
        except (KeyError, TypeError, ValueError) as error:
            raise Refused("IDENTITY_FILE_DAMAGED", f"{home / file} cannot be read; put it back from the backup") from error

    def keep(self, home: Path, file: str = FILE) -> None:
        """Write the seeds; they are on the disk when this returns."""
        write_private_json(home / file, {use: to_base64(seed) for use, seed in self._seeds.items()})

    @property
    def master(self) -> str:
        """The public master key."""
        return self._keys["master"].public

    def public(self) -> dict[str, str]:
        """The three public keys."""
        return {use: key.public for use, key in self._keys.items()}

    def fingerprint(self) -> str:
        """The public master key in groups of four, to be compared by people."""
        return " ".join(self.master[start : start + 4] for start in range(0, len(self.master), 4))

    def secret_for(self, purpose: str) -> bytes:
        """A secret of its own that survives the loss of the device; nothing of the seeds can be told from it."""
        return hmac.digest(self._seeds["master"], b"fi.vertti." + purpose.encode(), hashlib.sha256)

    def signed_keys(self, user_id: str) -> dict[str, Any]:
        """The upload: the master key vouches for the other two."""
        keys = {
            use: {"user_id": user_id, "usage": [use], "keys": {"ed25519:" + key.public: key.public}}
            for use, key in self._keys.items()
        }
        master = self._keys["master"]
        return {f"{use}_key": part if use == "master" else master.sign(dict(part), user_id) for use, part in keys.items()}

    def has_signed(self, device: Mapping[str, Any], user_id: str) -> bool:
        """Whether the device bears the self-signing key's signature."""
        return is_signed(device, user_id, self._keys["self_signing"].public)

    def sign_device(self, device: Mapping[str, Any], user_id: str) -> dict[str, Any]:
        """The device's keys with our signature as the only one."""
        bare = {key: part for key, part in device.items() if key not in ("signatures", "unsigned")}
        return self._keys["self_signing"].sign(bare, user_id)


async def ensure_identity(wire: Wire, home: Path, device: OwnDevice, password: str | None) -> Identity:
    """The account's identity: made when there is none, and the own device signed by it.

    Raises `ForeignIdentity` when the account has another one; `Refused`, `TryLater`, `LoginLost`.
    """
    identity = Identity.kept(home)
    answer = await query(wire, device.user_id)
    theirs = public_keys(answer, device.user_id).get("master")
    if theirs is not None and (identity is None or identity.master != theirs):
        identity = _replacement(home, theirs) or identity
    if theirs is not None and (identity is None or identity.master != theirs):
        raise ForeignIdentity(device.user_id)
    if identity is None:
        identity = Identity.make()
        identity.keep(home)
    if theirs is None:
        await upload(wire, identity, device.user_id, password)
    await _ensure_signature(wire, identity, device, answer)
    return identity


async def identity_state(wire: Wire, home: Path, user_id: str, device_id: str | None) -> IdentityState:
    """How things stand, changing nothing. Raises `TryLater`, `LoginLost`, `Refused`."""
    identity = Identity.kept(home)
    answer = await query(wire, user_id)
    theirs = public_keys(answer, user_id).get("master")
    if theirs is None:
        return IdentityState.NONE
    if identity is None or identity.master != theirs:
        return IdentityState.FOREIGN
    device = _device_of(answer, user_id, device_id or "")
    return IdentityState.OURS if device is not None and identity.has_signed(device, user_id) else IdentityState.UNSIGNED


async def _ensure_signature(wire: Wire, identity: Identity, device: OwnDevice, answer: dict[str, Any]) -> None:
    shown = _device_of(answer, device.user_id, device.device_id)
    expected = {"curve25519:" + device.device_id: device.curve25519, "ed25519:" + device.device_id: device.ed25519}
    if shown is None or shown.get("keys") != expected:
        raise Refused("FOREIGN_DEVICE_KEYS", f"the homeserver shows foreign keys for Vertti's device {device.device_id}")
    if identity.has_signed(shown, device.user_id):
        return
    signed = identity.sign_device(shown, device.user_id)
    result = await wire.call("POST", client_path("keys", "signatures", "upload"), {device.user_id: {device.device_id: signed}})
    if result.get("failures"):
        raise Refused("SIGNATURE_REFUSED", "the homeserver did not take the signature of Vertti's device")
    log.info("the own device is signed now")


def _replacement(home: Path, master: str) -> Identity | None:
    """The identity whose upload ended without an answer, when the homeserver turns out to have it; it is ours from now on."""
    draft = Identity.kept(home, DRAFT)
    if draft is None or draft.master != master:
        return None
    draft.keep(home)
    (home / DRAFT).unlink()
    return draft


async def upload(wire: Wire, identity: Identity, user_id: str, password: str | None) -> None:
    """Make it the account's identity. The homeserver asks for the password when there is one already.

    Raises `Refused` ("IDENTITY_NEEDS_PASSWORD", "WRONG_PASSWORD", "IDENTITY_NEEDS_BROWSER"), `TryLater`, `LoginLost`.
    """
    path = client_path("keys", "device_signing", "upload")
    keys = identity.signed_keys(user_id)
    status, answer = await wire.ask("POST", path, keys)
    if status == 401 and answer is not None and "flows" in answer:
        if not _asks_for_password(answer["flows"]):
            raise Refused("IDENTITY_NEEDS_BROWSER", "the account's owner has to allow it in a browser")
        # Synapse takes the first identity without asking; others want the password once more.
        if not password:
            raise Refused("IDENTITY_NEEDS_PASSWORD", "this homeserver wants the password once for the first identity")
        proof = {
            "type": "m.login.password",
            "identifier": {"type": "m.id.user", "user": user_id},
            "password": password,
            "session": answer.get("session"),
        }
        status, answer = await wire.ask("POST", path, {**keys, "auth": proof})
        if status == 401 and answer is not None and answer.get("errcode") == "M_FORBIDDEN":
            raise Refused("WRONG_PASSWORD", f"{wire.homeserver} does not accept this password of {user_id}")
        if status != 200:
            await wire.call("POST", path, {**keys, "auth": proof})
    elif status != 200:
        await wire.call("POST", path, keys)
    log.info("the cross-signing identity is uploaded")


def _asks_for_password(flows: object) -> bool:
    """Whether the password alone is enough in one of the ways that the homeserver offers."""
    return isinstance(flows, list) and any(isinstance(one, dict) and one.get("stages") == ["m.login.password"] for one in flows)


async def query(wire: Wire, user_id: str) -> dict[str, Any]:
    """What the homeserver shows of the account's devices and identity."""
    return await wire.call("POST", client_path("keys", "query"), {"device_keys": {user_id: []}})


def public_keys(answer: Mapping[str, Any], user_id: str) -> dict[str, str]:
    """The public keys of the identity in such an answer, by their use; those that are there."""
    found: dict[str, str] = {}
    for use in USES:
        try:
            (key,) = answer[f"{use}_keys"][user_id]["keys"].values()
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
        if isinstance(key, str):
            found[use] = key
    return found


def _device_of(answer: Mapping[str, Any], user_id: str, device_id: str) -> dict[str, Any] | None:
    try:
        device = answer["device_keys"][user_id][device_id]
    except (KeyError, TypeError):
        return None
    return device if isinstance(device, dict) else None
