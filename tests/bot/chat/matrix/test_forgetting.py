"""Old keys, and what is kept of people who are gone, are thrown away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from nio.exceptions import EncryptionError
from nio.responses import KeysUploadResponse

from bot.chat.matrix.forgetting import forget_all_but
from bot.chat.matrix.hardening import FALLBACK_KEY_SERVES, HardenedOlm
from bot.chat.matrix.identity import Identity
from bot.chat.matrix.standings import standing_of
from bot.chat.matrix.tidy import MESSAGE
from tests.bot.chat.matrix.devices import ANNA, BEA, ROOM, VERTTI, Everybody, hardened, introduce, plain, sealed, share_room_key
from tests.bot.chat.matrix.identities import answer

NOW = datetime.now(UTC)


def aged(olm: HardenedOlm, age: timedelta) -> None:
    """Let all keys be that old."""
    moment = int((datetime.now(UTC) - age).timestamp())
    for table in ("vertti_key_ages", "vertti_own_keys"):
        olm.store.database.execute_sql(f"UPDATE {table} SET at = ?", (moment,))


def restarted(olm: HardenedOlm) -> HardenedOlm:
    return HardenedOlm(olm.user_id, olm.device_id, olm.store, Everybody())


def test_an_old_room_key_opens_nothing_any_more_also_after_a_restart() -> None:
    anna, vertti = plain(ANNA), hardened()
    introduce(anna, vertti)
    introduce(vertti, anna)
    share_room_key(anna, vertti)
    event = sealed(anna, MESSAGE, {"msgtype": "m.text", "body": "hei"})
    assert vertti.decrypt_megolm_event(event).body == "hei"
    aged(vertti, timedelta(days=7))
    assert vertti.forget_room_keys(datetime.now(UTC) - timedelta(days=8)) == 0
    assert vertti.decrypt_megolm_event(event).body == "hei"
    aged(vertti, timedelta(days=8, minutes=1))
    assert vertti.forget_room_keys(datetime.now(UTC) - timedelta(days=8)) == 1
    for one in (vertti, restarted(vertti)):
        with pytest.raises(EncryptionError):
            one.decrypt_megolm_event(event)
        assert one.inbound_group_store._entries == {}
    assert vertti.message_index_store == {}


def test_a_key_that_comes_twice_keeps_its_age() -> None:
    anna, vertti = plain(ANNA), hardened()
    introduce(anna, vertti)
    introduce(vertti, anna)
    share_room_key(anna, vertti)
    aged(vertti, timedelta(days=9))
    share_room_key(anna, vertti)
    assert vertti.forget_room_keys(datetime.now(UTC) - timedelta(days=8)) == 1


def test_what_we_say_ourselves_is_not_kept() -> None:
    vertti = hardened()
    vertti.create_outbound_group_session(ROOM)
    assert vertti.outbound(ROOM) is not None
    assert vertti.inbound_group_store._entries == {}
    assert vertti.store.load_inbound_group_sessions()._entries == {}


def test_the_fallback_key_serves_three_days_and_its_private_half_six() -> None:
    vertti, anna = hardened(), plain(ANNA)
    first = vertti.share_keys()
    vertti.keys_uploaded(50)
    vertti.let_fallback_key_grow_old(NOW)
    assert not vertti.should_upload_keys
    uploads = [first]
    for _ in range(2):
        aged(vertti, FALLBACK_KEY_SERVES)
        vertti.let_fallback_key_grow_old(datetime.now(UTC))
        assert vertti.should_upload_keys
        uploads.append(vertti.share_keys())
        vertti.handle_response(KeysUploadResponse(0, 50))
        vertti.keys_uploaded(50)
        assert not vertti.should_upload_keys
    keys = [next(iter(one["fallback_keys"].values()))["key"] for one in uploads]
    assert len(set(keys)) == 3

    def opens(key: str) -> bool:
        ours = vertti.account.identity_keys["curve25519"]
        message = anna.create_session(key, ours).encrypt("hei")
        try:
            vertti.account.create_inbound_session(anna.account.identity_keys["curve25519"], message.to_pre_key())
        except Exception:
            return False
        return True

    assert [opens(key) for key in keys] == [False, True, True]


def test_of_people_whom_we_share_no_room_with_nothing_stays() -> None:
    anna, bea, vertti = plain(ANNA), plain(BEA, "BEA"), hardened()
    introduce(vertti, anna, bea)
    for one in (anna, bea):
        vertti.standings.take(one.user_id, standing_of(one.user_id, answer(one.user_id, one, identity=Identity.make())))
    curves = {one.user_id: one.account.identity_keys["curve25519"] for one in (anna, bea)}

    assert forget_all_but(vertti, {ANNA, VERTTI}) == {BEA}

    for olm in (vertti, restarted(vertti)):
        assert set(olm.device_store.users) == {ANNA}
        assert olm.session_store.get(curves[ANNA]) is not None
        assert olm.session_store.get(curves[BEA]) is None
        assert olm.standings.of(ANNA).identity is not None
        assert olm.standings.of(BEA).identity is None
    dump = "\n".join(vertti.store.database.connection().iterdump())
    assert BEA not in dump
    assert curves[BEA] not in dump
    assert forget_all_but(vertti, {ANNA, VERTTI}) == set()
