"""Each hole of plain nio 0.26: shown open there, and closed in Vertti's device. Should a newer nio close one, its first half
fails, and the replacement can go.
"""

from __future__ import annotations

import asyncio
import json
import logging
from typing import Any

import pytest
from nio import AsyncClient, AsyncClientConfig, Event, MatrixRoom, RoomMemberEvent
from nio.crypto.olm_machine import Olm
from nio.events import OlmEvent, PowerLevelsEvent
from nio.exceptions import EncryptionError
from nio.responses import KeysClaimResponse, KeysQueryResponse
from nio.store import SqliteMemoryStore

from bot.chat.matrix import kept_keys
from bot.chat.matrix.hardening import WrongNio, check_nio, hush_libraries
from bot.chat.matrix.rooms_known import KnownRoom, KnownRooms
from bot.chat.matrix.tidy import tidy_event
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
    sealed,
    sealed_bytes,
    share_room_key,
    to_device,
)


def pair(vertti: Olm) -> tuple[Olm, Olm]:
    """Vertti's device and Anna's, who has a session with it."""
    anna = plain(ANNA, "ANNA")
    introduce(anna, vertti)
    introduce(vertti, anna)
    return vertti, anna


def junk_olm(vertti: Olm) -> OlmEvent:
    own = vertti.account.identity_keys["curve25519"]
    content = {"algorithm": "m.olm.v1.curve25519-aes-sha2", "sender_key": "junk", "ciphertext": {own: {"type": 0, "body": "%%%"}}}
    return OlmEvent.from_dict({"type": "m.room.encrypted", "sender": ANNA, "content": content})


def test_a_malformed_olm_message_does_not_end_the_sync() -> None:
    before, after = plain(VERTTI), hardened()
    with pytest.raises(ValueError):
        before.handle_to_device_event(junk_olm(before))
    assert after.handle_to_device_event(junk_olm(after)) is None
    assert "junk" not in after.session_store._entries


@pytest.mark.parametrize("junk", [{"session_key": "junk"}, {"session_key": "ünk"}, {"session_id": "another"}])
def test_a_malformed_room_key_does_not_end_the_sync(junk: dict[str, Any]) -> None:
    before, anna = pair(plain(VERTTI))
    event = to_device(anna, before, "m.room_key", room_key(anna, **junk))
    if "session_key" in junk:
        with pytest.raises(ValueError):
            before.handle_to_device_event(event)
    after, anna = pair(hardened())
    after.handle_to_device_event(to_device(anna, after, "m.room_key", room_key(anna, **junk)))
    assert not list(after.inbound_group_store)


NOT_TALK = {
    "not UTF-8": b"\xff\xfe",
    "not an object": b"[1, 2]",
    "a number too long to be read": b"9" * 5_000,
    "nested too deeply": b"[" * 40_000,
    "with a frame that is none": b'{"type": "m.room.message", "content": {"msgtype": "m.text", "body": "x"}, "unsigned": 5}',
}
BELIEVED = NOT_TALK["not an object"]


@pytest.mark.parametrize("plaintext", NOT_TALK.values(), ids=NOT_TALK.keys())
def test_a_malformed_plaintext_raises_nothing_unexpected(plaintext: bytes) -> None:
    before, anna = pair(plain(VERTTI))
    share_room_key(anna, before)
    if plaintext is not BELIEVED:
        with pytest.raises((ValueError, RecursionError, TypeError)):
            before._decrypt_megolm_no_error(sealed_bytes(anna, plaintext))
    after, anna = pair(hardened())
    share_room_key(anna, after)
    with pytest.raises(EncryptionError, match="malformed plaintext"):
        after.decrypt_megolm_event(sealed_bytes(anna, plaintext))
    good = after.decrypt_megolm_event(sealed(anna, "m.room.message", {"msgtype": "m.text", "body": "well"}))
    assert good.source["content"]["body"] == "well"


@pytest.mark.parametrize(
    ("kind", "state_key", "content", "believed"),
    [
        ("m.room.member", "@invented:x", {"membership": "join"}, RoomMemberEvent),
        ("m.room.power_levels", "", {"users": {ANNA: 100}}, PowerLevelsEvent),
    ],
)
def test_state_inside_encryption_is_refused(kind: str, state_key: str, content: dict[str, Any], believed: type) -> None:
    before, anna = pair(plain(VERTTI))
    share_room_key(anna, before)
    assert isinstance(before.decrypt_megolm_event(sealed(anna, kind, content, state_key=state_key)), believed)
    after, anna = pair(hardened())
    share_room_key(anna, after)
    for more in ({"state_key": state_key}, {}):
        with pytest.raises(EncryptionError):
            after.decrypt_megolm_event(sealed(anna, kind, content, **more))


def test_a_message_that_says_it_belongs_to_another_room_is_refused() -> None:
    def told(vertti: Olm) -> Any:
        vertti, anna = pair(vertti)
        share_room_key(anna, vertti)
        other = {"type": "m.room.message", "content": {"msgtype": "m.text", "body": "x"}, "room_id": "!other:x"}
        return vertti.decrypt_megolm_event(sealed_bytes(anna, json.dumps(other).encode()))

    assert told(plain(VERTTI)).body == "x"
    with pytest.raises(EncryptionError, match="not a message"):
        told(hardened())


def test_the_homeserver_cannot_put_another_sender_on_a_command() -> None:
    vertti, anna = pair(hardened())
    bea = plain(BEA, "BEA")
    introduce(vertti, bea)
    share_room_key(anna, vertti)
    command = {"msgtype": "m.text", "body": "!vertti session skip"}
    honest = vertti.decrypt_megolm_event(sealed(anna, "m.room.message", command))
    relabelled = vertti.decrypt_megolm_event(sealed(anna, "m.room.message", command, claims=BEA))
    assert vertti.vouches(honest)
    assert relabelled.sender == BEA, "nio opens it without a doubt"
    assert not vertti.vouches(relabelled)

    # Bea lists Anna's encryption key as a device of her own.
    stolen = device_keys(bea)
    stolen["keys"]["curve25519:BEA"] = anna.account.identity_keys["curve25519"]
    stolen["signatures"] = {BEA: {"ed25519:BEA": bea.sign_json({k: v for k, v in stolen.items() if k != "signatures"})}}
    vertti.handle_response(KeysQueryResponse({BEA: {"BEA": stolen}}, {}))
    assert vertti.device_store.device_from_sender_key(BEA, anna.account.identity_keys["curve25519"]) is not None
    assert not vertti.vouches(relabelled)


def junk_device(good: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"user_id": ANNA},
        {**good, "keys": []},
        {**good, "signatures": None},
        {**good, "unsigned": []},
        {**good, "unsigned": {"device_display_name": 5}},
        {**good, "keys": {**good["keys"], "curve25519:ANNA": "junk"}},
        {**good, "keys": {**good["keys"], "ed25519:ANNA": "junk"}},
    ]


def test_junk_device_keys_do_not_keep_vertti_from_sending() -> None:
    anna, bea = plain(ANNA, "ANNA"), plain(BEA, "BEA")
    raised = 0
    for number in range(7):
        answer = {ANNA: {"ANNA": junk_device(device_keys(anna))[number]}, BEA: {"BEA": device_keys(bea)}}
        try:
            plain(VERTTI).handle_response(KeysQueryResponse(answer, {}))
        except Exception:
            raised += 1
        vertti = hardened()
        answer = {ANNA: {"ANNA": junk_device(device_keys(anna))[number]}, BEA: {"BEA": device_keys(bea)}}
        vertti.handle_response(KeysQueryResponse(answer, {}))
        assert [device.id for device in vertti.device_store.active_user_devices(BEA)] == ["BEA"]
    assert raised >= 4


def test_half_a_character_in_the_name_of_a_device_does_not_keep_vertti_from_sending() -> None:
    def told(vertti: Olm) -> list[str]:
        anna, bea = plain(ANNA, "ANNA"), plain(BEA, "BEA")
        keys = {**device_keys(anna), "unsigned": {"device_display_name": "\ud800"}}
        vertti.handle_response(KeysQueryResponse({ANNA: {"ANNA": keys}, BEA: {"BEA": device_keys(bea)}}, {}))
        return [device.id for device in vertti.device_store.active_user_devices(BEA)]

    with pytest.raises(UnicodeEncodeError):
        told(plain(VERTTI))
    assert told(hardened()) == ["BEA"]


def test_whatever_is_wrong_with_one_persons_devices_the_others_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    vertti, anna, bea = hardened(), plain(ANNA, "ANNA"), plain(BEA, "BEA")
    save = vertti.store.save_device_keys

    def stumbling(keys: dict[str, Any]) -> None:
        if ANNA in keys:
            raise RuntimeError("a hole that nobody knows of")
        save(keys)

    monkeypatch.setattr(vertti.store, "save_device_keys", stumbling)
    response = KeysQueryResponse({ANNA: {"ANNA": device_keys(anna)}, BEA: {"BEA": device_keys(bea)}}, {})
    vertti.handle_response(response)
    assert list(response.changed) == [BEA]


def test_a_junk_one_time_key_costs_nobody_else_the_session() -> None:
    def claim(vertti: Olm) -> str:
        anna, bea = plain(ANNA, "ANNA"), plain(BEA, "BEA")
        vertti.handle_response(KeysQueryResponse({ANNA: {"ANNA": device_keys(anna)}, BEA: {"BEA": device_keys(bea)}}, {}))
        bare = {"key": "junk"}
        junk = {**bare, "signatures": {ANNA: {"ed25519:ANNA": anna.sign_json(bare)}}}
        name, good = next(iter(bea.share_keys()["one_time_keys"].items()))
        keys = {ANNA: {"ANNA": {"signed_curve25519:X": junk}}, BEA: {"BEA": {name: good}}, "@c:x": {"C": {}}}
        vertti.handle_response(KeysClaimResponse(keys, {}))
        return str(bea.account.identity_keys["curve25519"])

    with pytest.raises(ValueError):
        claim(plain(VERTTI))
    vertti = hardened()
    assert vertti.session_store.get(claim(vertti)) is not None


def test_using_up_the_one_time_keys_does_not_make_vertti_deaf() -> None:
    client = client_of(plain(VERTTI))
    assert client.olm is not None
    client.olm.account.shared, client.olm.uploaded_key_count = True, 50
    client._handle_olm_events(sync_answer(one_time_keys=0))
    assert not client.olm.should_upload_keys, "nio still believes in the fifty"

    vertti = hardened()
    vertti.account.shared, vertti.uploaded_key_count = True, 50
    vertti.note_keys_on_homeserver(0, has_fallback=True)
    assert vertti.should_upload_keys


def test_a_fallback_key_stands_in_when_all_others_are_used_up() -> None:
    assert "fallback_keys" not in plain(VERTTI).share_keys()
    vertti = hardened()
    ((name, key),) = vertti.share_keys()["fallback_keys"].items()
    vertti.keys_uploaded(50)
    assert not vertti.should_upload_keys
    anna = plain(ANNA, "ANNA")
    introduce_device_only(anna, vertti)
    introduce_device_only(vertti, anna)
    anna.handle_response(KeysClaimResponse({VERTTI: {"DEV": {name: key}}}, {}))
    share_room_key(anna, vertti)
    vertti.account.shared = True
    vertti.note_keys_on_homeserver(50, has_fallback=False)
    assert set(vertti.share_keys()) == {"fallback_keys"}


def test_keys_are_on_the_disk_before_they_are_uploaded() -> None:
    def reloaded_after_a_crash(vertti: Olm) -> set[str]:
        vertti.account.shared = True
        vertti.uploaded_key_count = 0
        uploaded = {part["key"] for part in vertti.share_keys()["one_time_keys"].values()}
        kept = vertti.store.load_account()
        return uploaded & set(kept.one_time_keys["curve25519"].values())

    assert len(reloaded_after_a_crash(plain(VERTTI))) == 0
    assert len(reloaded_after_a_crash(hardened())) == 50


def test_a_key_handed_out_by_half_goes_when_somebody_leaves() -> None:
    before = client_of(plain(VERTTI))
    assert before.olm is not None
    before.olm.create_outbound_group_session(ROOM)
    kept = before.olm.outbound_group_sessions[ROOM]
    kept.users_shared_with.add((ANNA, "ANNA"))
    before.invalidate_outbound_session(ROOM)
    assert before.olm.outbound_group_sessions[ROOM] is kept

    after = hardened()
    after.create_outbound_group_session(ROOM)
    after.drop_outbound(ROOM)
    assert after.outbound(ROOM) is None


def test_strangers_cannot_fill_the_memory() -> None:
    rooms = KnownRooms(VERTTI, ())
    vertti, anna = pair(hardened(company=rooms))
    event = to_device(anna, vertti, "m.room_key", room_key(anna))
    assert vertti.handle_to_device_event(event) is None, "a stranger"
    rooms.enter("!other:x").joined.add(ANNA)
    assert vertti.handle_to_device_event(to_device(anna, vertti, "m.room_key", room_key(anna))) is None, "a foreign room"
    rooms.enter(ROOM).joined.add(ANNA)
    assert vertti.handle_to_device_event(to_device(anna, vertti, "m.room_key", room_key(anna))) is not None
    assert len(list(vertti.inbound_group_store)) == 1
    unknown = sealed(anna, "m.room.message", {})
    unknown.session_id = "unknown"
    before = len(vertti.inbound_group_store._entries)
    for number in range(1_000):
        unknown.session_id, unknown.room_id = f"session-{number}", f"!{number}:x"
        with pytest.raises(EncryptionError):
            vertti.decrypt_megolm_event(unknown)
    assert len(vertti.inbound_group_store._entries) == before
    assert not vertti.outgoing_to_device_messages


def test_one_device_cannot_bring_any_number_of_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_keys, "MOST_ROOM_KEYS", 3)
    vertti, anna = pair(hardened())
    for _ in range(5):
        anna.create_outbound_group_session(ROOM)
        vertti.handle_to_device_event(to_device(anna, vertti, "m.room_key", room_key(anna)))
    assert len(list(vertti.inbound_group_store)) == 3


def test_keys_at_second_hand_and_verifications_are_ignored() -> None:
    vertti, anna = pair(hardened())
    forwarded = {**room_key(anna), "sender_key": "x", "sender_claimed_ed25519_key": "y", "forwarding_curve25519_key_chain": []}
    assert vertti.handle_to_device_event(to_device(anna, vertti, "m.forwarded_room_key", forwarded)) is None
    assert not list(vertti.inbound_group_store)


def test_a_malformed_frame_of_an_event_is_no_trouble() -> None:
    raw = {
        "type": "m.room.member",
        "event_id": "$e",
        "sender": ANNA,
        "state_key": ANNA,
        "origin_server_ts": 1,
        "content": {"membership": "leave"},
        "unsigned": {"prev_content": 5},
    }
    with pytest.raises(AttributeError):
        Event.parse_event(raw)
    seen = tidy_event(raw)
    assert seen is not None
    assert (seen.content, seen.previous) == ({"membership": "leave"}, None)


def test_a_malformed_name_does_not_hide_who_left() -> None:
    raw = {
        "type": "m.room.member",
        "event_id": "$e",
        "sender": ANNA,
        "state_key": ANNA,
        "origin_server_ts": 1,
        "content": {"membership": "leave", "displayname": 5},
    }
    room = MatrixRoom(ROOM, VERTTI, encrypted=True)
    room.add_member(ANNA, None, None)
    event = Event.parse_event(raw)
    if isinstance(event, RoomMemberEvent):
        room.handle_membership(event)
    assert ANNA in room.users, "plain nio would go on giving keys to somebody who has left"

    known = KnownRoom(ROOM, joined={ANNA})
    seen = tidy_event(raw)
    assert seen is not None
    assert known.apply(seen, VERTTI)
    assert known.joined == set()


async def test_a_cancelled_send_leaves_no_lock_behind() -> None:
    client = client_of(plain(VERTTI))
    client.rooms[ROOM] = room = MatrixRoom(ROOM, VERTTI, encrypted=True)
    room.add_member(ANNA, None, None)
    introduce_device_only(client.olm, plain(ANNA, "ANNA"))
    never = asyncio.Event()

    async def hang(*_: object, **__: object) -> None:
        await never.wait()

    client._send = hang
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(client.share_group_session(ROOM, ignore_unverified_devices=True), 0.01)
    assert ROOM in client.sharing_session, "every later send waits for this lock for ever"
    # Vertti's own sharing is in room_keys.py: see test_room_keys.py.


def test_another_version_of_nio_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    check_nio()
    monkeypatch.setattr("importlib.metadata.version", lambda _: "0.27.0")
    with pytest.raises(WrongNio, match=r"0\.27\.0 is installed"):
        check_nio()


def test_the_libraries_do_not_quote_people(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    hush_libraries()
    Event.parse_event({"type": "m.room.message", "content": {"body": "a secret"}})
    vertti, anna = pair(hardened())
    share_room_key(anna, vertti)
    vertti.decrypt_megolm_event(sealed(anna, "m.room.message", {"msgtype": "m.text", "body": "a secret"}))
    assert "secret" not in caplog.text


def introduce_device_only(olm: Olm, other: Olm) -> None:
    olm.handle_response(KeysQueryResponse({other.user_id: {other.device_id: device_keys(other)}}, {}))


def client_of(olm: Olm) -> AsyncClient:
    config = AsyncClientConfig(store=SqliteMemoryStore, pickle_key="key")
    client = AsyncClient("http://127.0.0.1:9", VERTTI, config=config)
    client.user_id, client.access_token, client.olm, client.store = VERTTI, "token", olm, olm.store
    return client


def sync_answer(*, one_time_keys: int) -> Any:
    from nio.responses import SyncResponse

    return SyncResponse.from_dict(
        {"next_batch": "s1", "device_one_time_keys_count": {"signed_curve25519": one_time_keys}, "rooms": {}}
    )
