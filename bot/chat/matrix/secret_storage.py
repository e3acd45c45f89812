"""An account's secret storage: its cross-signing keys, locked with a recovery key. Only what opening it needs.

The algorithm is `m.secret_storage.v1.aes-hmac-sha2` of the Matrix specification (client-server API, "Secrets").
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from Crypto.Cipher import AES
from Crypto.Hash import SHA256
from Crypto.Protocol.KDF import HKDF

from bot.chat.matrix.signing import from_base64

ALGORITHM = "m.secret_storage.v1.aes-hmac-sha2"
_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_PREFIX = bytes((0x8B, 0x01))
_LENGTH = 32


class NotARecoveryKey(ValueError):
    """The text was mistyped, or is something else."""


def recovery_key(text: str) -> bytes:
    """The key in what a person types, spaces or not. Raises `NotARecoveryKey`; a single wrong character is noticed."""
    number = 0
    for character in "".join(text.split()):
        place = _ALPHABET.find(character)
        if place < 0:
            raise NotARecoveryKey("not base58")
        number = number * 58 + place
    length = len(_PREFIX) + _LENGTH + 1
    if number.bit_length() > length * 8:
        raise NotARecoveryKey("too long")
    raw = number.to_bytes(length)
    parity = 0
    for byte in raw:
        parity ^= byte
    if raw[: len(_PREFIX)] != _PREFIX or parity != 0:
        raise NotARecoveryKey("the parts do not fit together")
    return raw[len(_PREFIX) : -1]


def fits(key: bytes, description: Mapping[str, Any]) -> bool:
    """Whether this is the key of that description (the account data `m.secret_storage.key.…`). Never raises."""
    if description.get("algorithm") != ALGORITHM:
        return False
    try:
        initial, mac = from_base64(description["iv"]), from_base64(description["mac"])
        aes, authentication = _derived(key, "")
        return hmac.compare_digest(_mac(authentication, _cipher(aes, initial, bytes(32))), mac)
    except (KeyError, TypeError, ValueError):
        return False


def opened(key: bytes, name: str, sealed: Mapping[str, Any]) -> bytes:
    """The secret of that name. Raises `ValueError` when it was locked with another key or changed since, or is malformed."""
    try:
        initial, ciphertext, mac = (from_base64(sealed[part]) for part in ("iv", "ciphertext", "mac"))
    except (KeyError, TypeError) as error:
        raise ValueError("malformed secret") from error
    aes, authentication = _derived(key, name)
    if not hmac.compare_digest(_mac(authentication, ciphertext), mac):
        raise ValueError("another key")
    return _cipher(aes, initial, ciphertext)


def _derived(key: bytes, name: str) -> tuple[bytes, bytes]:
    both = HKDF(key, 64, bytes(32), SHA256, context=name.encode())
    assert isinstance(both, bytes)  # noqa: S101 - one key is asked for
    return both[:32], both[32:]


def _cipher(key: bytes, initial: bytes, text: bytes) -> bytes:
    """AES-CTR: the same both ways."""
    if len(initial) != 16:
        raise ValueError("malformed secret")
    return AES.new(key, AES.MODE_CTR, nonce=b"", initial_value=initial).encrypt(text)


def _mac(key: bytes, ciphertext: bytes) -> bytes:
    return hmac.new(key, ciphertext, sha256).digest()
