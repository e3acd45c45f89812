"""People's cross-signing identities, as a homeserver shows them."""

from __future__ import annotations

import secrets
from typing import Any

from nio.crypto.olm_machine import Olm

from bot.chat.matrix.identity import Identity
from bot.chat.matrix.signing import SigningKey
from tests.bot.chat.matrix.devices import device_keys


def answer(user: str, *devices: Olm, identity: Identity | None = None, signed: tuple[Olm, ...] = ()) -> dict[str, Any]:
    """What /keys/query says of somebody with these devices, some of them signed by their identity."""
    listed = {}
    for one in devices:
        keys = device_keys(one)
        if identity is not None and one in signed:
            theirs = identity.sign_device(keys, user)["signatures"][user]
            keys["signatures"] = {user: {**keys["signatures"][user], **theirs}}
        listed[one.device_id] = keys
    shown: dict[str, Any] = {"device_keys": {user: listed}}
    if identity is not None:
        keys = identity.signed_keys(user)
        shown["master_keys"] = {user: keys["master_key"]}
        shown["self_signing_keys"] = {user: keys["self_signing_key"]}
    return shown


def other_signer(user: str) -> dict[str, Any]:
    """A self-signing key that no master key has signed."""
    key = SigningKey(secrets.token_bytes(32))
    return {"user_id": user, "usage": ["self_signing"], "keys": {f"ed25519:{key.public}": key.public}}
