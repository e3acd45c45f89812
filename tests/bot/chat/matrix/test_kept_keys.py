"""Nobody fills our memory or our store with keys. Each time plain nio is shown to keep all of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from nio.crypto.olm_machine import Olm
from nio.responses import KeysQueryResponse

from bot.chat.matrix import kept_keys
from tests.bot.chat.matrix.devices import (
    ANNA,
    BEA,
    ROOM,
    VERTTI,
    device_keys,
    hardened,
    introduce,
    plain,
    room_key,
    share_room_key,
    to_device,
)

BOTH = pytest.mark.parametrize("make", [lambda: plain(VERTTI), hardened], ids=["plain nio", "hardened"])


def sessions_in_store(olm: Olm) -> int:
    return sum(1 for _ in olm.store.load_sessions())


def room_keys_in_store(olm: Olm) -> int:
    return sum(1 for _ in olm.store.load_inbound_group_sessions())


def begin(sender: Olm, vertti: Olm) -> None:
    introduce(sender, vertti)
    vertti.handle_to_device_event(to_device(sender, vertti, "m.dummy", {}))


@BOTH
def test_a_device_that_begins_ever_new_sessions_keeps_only_the_last_ones(make: Callable[[], Olm]) -> None:
    vertti, anna = make(), plain(ANNA, "ANNA")
    introduce(vertti, anna)
    for _ in range(12):
        begin(anna, vertti)
    kept = len(vertti.session_store[anna.account.identity_keys["curve25519"]])
    assert kept == sessions_in_store(vertti) == (kept_keys.MOST_SESSIONS if make is hardened else 13)
    share_room_key(anna, vertti)
    assert len(list(vertti.inbound_group_store)) == 1, "the last session still works"


@BOTH
def test_identities_without_a_device_are_few(make: Callable[[], Olm], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_keys, "MOST_STRANGE", 3)
    vertti = make()
    honest = plain(BEA, "BEA")
    begin(honest, vertti)
    for _ in range(6):
        strange = plain(ANNA, "ANNA")
        introduce(strange, vertti)
        vertti.handle_to_device_event(to_device(strange, vertti, "m.room_key", room_key(strange)))
    most = 1 + (3 if make is hardened else 6)
    assert sum(1 for one in vertti.session_store.values() if one) == sessions_in_store(vertti) == most
    assert len(list(vertti.inbound_group_store)) == room_keys_in_store(vertti) == most - 1
    assert honest.account.identity_keys["curve25519"] in vertti.session_store._entries, "only the flooder's own go"


def test_an_identity_that_turns_out_to_be_a_device_is_none_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_keys, "MOST_STRANGE", 1)
    vertti, anna = hardened(), plain(ANNA, "ANNA")
    begin(anna, vertti)
    vertti.handle_response(KeysQueryResponse({ANNA: {"ANNA": device_keys(anna)}}, {}))
    for _ in range(3):
        begin(plain(ANNA, "X"), vertti)
    assert anna.account.identity_keys["curve25519"] in vertti.session_store._entries


@BOTH
def test_devices_that_were_logged_out_are_forgotten_in_the_end(make: Callable[[], Olm], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_keys, "MOST_GONE", 2)
    vertti = make()
    for number in range(6):
        one = plain(ANNA, f"D{number}")
        introduce(vertti, one)
    last = plain(ANNA, "D5")
    kept = vertti.device_store[ANNA]
    stored = vertti.store.load_device_keys()[ANNA]
    assert len(kept) == len(stored) == (3 if make is hardened else 6)
    assert [one.id for one in vertti.device_store.active_user_devices(ANNA)] == [last.device_id]
    assert sessions_in_store(vertti) == len(kept)


@BOTH
def test_nobody_passes_on_somebody_elses_room_key_as_their_own(make: Callable[[], Olm]) -> None:
    vertti, anna, bea = make(), plain(ANNA, "ANNA"), plain(BEA, "BEA")
    for one in (anna, bea):
        introduce(one, vertti)
        introduce(vertti, one)
    share_room_key(anna, vertti)
    before = stored_key(vertti)
    session = anna.outbound_group_sessions[ROOM]
    for _ in range(3):
        session.encrypt("later")
    vertti.handle_to_device_event(to_device(bea, vertti, "m.room_key", room_key(anna)))
    assert len(list(vertti.inbound_group_store)) == (1 if make is hardened else 2)
    assert (stored_key(vertti) == before) == (make is hardened), "nio overwrites the key that opens the earlier messages"


def stored_key(olm: Olm) -> Any:
    (one,) = olm.store.load_inbound_group_sessions()
    return one.first_known_index
