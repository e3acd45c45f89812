"""Ed25519 signatures over JSON, as Matrix wants them."""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any

import vodozemac
from Crypto.PublicKey import ECC
from Crypto.Signature import eddsa
from nio.api import Api


def to_base64(raw: bytes) -> str:
    """Matrix's base64 bears no padding."""
    return b64encode(raw).decode().rstrip("=")


def from_base64(text: str) -> bytes:
    """Raises `ValueError` for what is not base64."""
    try:
        return b64decode(text + "=" * (-len(text) % 4), validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error


def signed_bytes(value: Mapping[str, Any]) -> bytes:
    """What a signature covers: the canonical JSON without signatures and unsigned."""
    bare = {key: part for key, part in value.items() if key not in ("signatures", "unsigned")}
    return str(Api.to_canonical_json(bare)).encode()


class SigningKey:
    """A key pair, made from its seed of 32 bytes."""

    def __init__(self, seed: bytes) -> None:
        self._key = ECC.construct(curve="Ed25519", seed=seed)
        self.public = to_base64(self._key.public_key().export_key(format="raw"))

    def sign(self, value: dict[str, Any], user_id: str) -> dict[str, Any]:
        """The same value with this key's signature added to its signatures."""
        signature = to_base64(eddsa.new(self._key, "rfc8032").sign(signed_bytes(value)))
        signatures = {owner: dict(theirs) for owner, theirs in value.get("signatures", {}).items()}
        signatures.setdefault(user_id, {})["ed25519:" + self.public] = signature
        return {**value, "signatures": signatures}


def is_signed(value: Mapping[str, Any], user_id: str, public: str) -> bool:
    """Whether the value bears a valid signature of that key; False for anything malformed."""
    try:
        signature = vodozemac.Ed25519Signature.from_base64(value["signatures"][user_id]["ed25519:" + public])
        # Four times as fast as pycryptodome; every device of everybody is looked at.
        vodozemac.Ed25519PublicKey.from_base64(public).verify_signature(signed_bytes(value), signature)
    except (KeyError, TypeError, ValueError, RecursionError):  # vodozemac's are ValueErrors
        return False
    return True
