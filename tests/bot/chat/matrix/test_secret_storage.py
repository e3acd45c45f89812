"""Recovery keys as people type them, and what they open."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.matrix import secret_storage
from bot.chat.matrix.secret_storage import ALGORITHM, NotARecoveryKey, fits, opened, recovery_key
from bot.chat.matrix.signing import to_base64

KEY = bytes(range(32))


def typed(key: bytes) -> str:
    """The recovery key as an app shows it, in groups of four."""
    raw = b"\x8b\x01" + key
    parity = 0
    for byte in raw:
        parity ^= byte
    number = int.from_bytes(raw + bytes([parity]))
    text = ""
    while number:
        number, place = divmod(number, 58)
        text = secret_storage._ALPHABET[place] + text
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def locked(name: str, secret: bytes, key: bytes = KEY) -> dict[str, str]:
    aes, authentication = secret_storage._derived(key, name)
    initial = bytes(range(16))
    ciphertext = secret_storage._cipher(aes, initial, secret)
    mac = secret_storage._mac(authentication, ciphertext)
    return {"iv": to_base64(initial), "ciphertext": to_base64(ciphertext), "mac": to_base64(mac)}


@settings(deadline=None)
@given(st.binary(min_size=32, max_size=32))
def test_it_is_read_as_it_is_shown_with_spaces_or_without(key: bytes) -> None:
    shown = typed(key)
    assert shown.startswith("Es")
    assert recovery_key(shown) == recovery_key(f"\n {shown.replace(' ', '')}\t") == key


@settings(deadline=None)
@given(st.integers(0, 47), st.sampled_from(secret_storage._ALPHABET))
def test_one_wrong_character_is_noticed(place: int, instead: str) -> None:
    shown = typed(KEY).replace(" ", "")
    wrong = shown[:place] + instead + shown[place + 1 :]
    if wrong == shown:
        return
    with pytest.raises(NotARecoveryKey):
        recovery_key(wrong)


@pytest.mark.parametrize("text", ["", "correct horse battery staple", "EsTc", "0OIl", "1" * 48, "z" * 5_000, "é"])
def test_what_is_no_recovery_key_is_refused(text: str) -> None:
    with pytest.raises(NotARecoveryKey):
        recovery_key(text)


def test_the_description_tells_whether_it_is_the_right_one() -> None:
    description = {"algorithm": ALGORITHM, **locked("", bytes(32))}
    assert fits(KEY, description)
    assert not fits(bytes(32), description)
    assert not fits(KEY, {**description, "algorithm": "m.secret_storage.v2"})
    for junk in (
        {},
        {"algorithm": ALGORITHM},
        {**description, "iv": 3},
        {**description, "mac": "é"},
        {**description, "iv": "AA"},
    ):
        assert not fits(KEY, junk)


def test_a_secret_opens_with_its_key_and_under_its_name_alone() -> None:
    sealed = locked("m.cross_signing.master", b"secret")
    assert opened(KEY, "m.cross_signing.master", sealed) == b"secret"
    for key, name, one in (
        (bytes(32), "m.cross_signing.master", sealed),
        (KEY, "m.cross_signing.self_signing", sealed),
        (KEY, "m.cross_signing.master", {**sealed, "ciphertext": to_base64(b"secreT")}),
        (KEY, "m.cross_signing.master", {**sealed, "iv": "AA"}),
        (KEY, "m.cross_signing.master", {}),
    ):
        with pytest.raises(ValueError, match=r"key|secret|base64"):
            opened(key, name, one)
