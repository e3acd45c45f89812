"""The strategies against the adapter alone, without a homeserver: many more examples, in seconds."""

from __future__ import annotations

import json
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from nio import Event, ToDeviceEvent
from nio.crypto.olm_machine import Olm
from nio.events import MegolmEvent
from nio.exceptions import EncryptionError
from nio.responses import KeysClaimResponse, KeysQueryResponse

from bot.chat.matrix.decrypting import Opened, Opener
from bot.chat.matrix.incoming import LONGEST_NAME, LONGEST_TEXT, Place, invitation, removal, since_we_came, translate
from bot.chat.matrix.intake import Intake
from bot.chat.matrix.room_keys import RoomKeys
from bot.chat.matrix.rooms_known import KnownRooms
from bot.chat.matrix.tidy import Seen, Sync, tidy_sync
from bot.chat.port import Event as Told
from bot.chat.port import Joined, RoomId, Said, UserId, Voted
from tests.bot.chat.matrix.devices import ANNA, BEA, ROOM, VERTTI, device_keys, hardened, introduce, plain, room_key, to_device
from tests.bot.commands.book import BOOK, context
from tests.fuzz import strategies as hostile
from tests.fuzz.judge import Fault, listening
from tests.fuzz.strategies import MARK, Attack, InClear, Json, Keys, Name, Sealed, ToDevice

NOW = datetime(2026, 11, 24, 17, tzinfo=UTC)
MANY = settings(
    max_examples=250,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


class Stage:
    """Vertti's half of the adapter that needs no homeserver; Anna, who means harm, and Bea, who does not."""

    def __init__(self) -> None:
        self.rooms = KnownRooms(VERTTI, ())
        self.olm = hardened(company=self.rooms)
        self.intake = Intake(self.olm, self.olm.store, self.rooms, RoomKeys(None, self.olm, self.rooms))  # type: ignore[arg-type]
        self.opener = Opener(self.olm, self.rooms)
        self.anna, self.bea = plain(ANNA, "ANNA"), plain(BEA, "BEA")
        self.of_anna, self.of_bea = device_keys(self.anna), device_keys(self.bea)
        self._numbers = 0
        people = [self.event("m.room.member", {"membership": "join"}, user, user) for user in (VERTTI, ANNA, BEA)]
        encryption = self.event("m.room.encryption", {"algorithm": hostile.MEGOLM}, VERTTI, "")
        self.hear([encryption, *people])
        for one in (self.anna, self.bea):
            introduce(one, self.olm)
            introduce(self.olm, one)
        keys = [to_device(one, self.olm, "m.room_key", room_key(one)) for one in (self.anna, self.bea)]
        self.hear([], [event.source for event in keys])

    def event(self, kind: str, content: object, sender: str, state_key: str | None = None) -> Json:
        self._numbers += 1
        state = {} if state_key is None else {"state_key": state_key}
        return {
            "type": kind,
            "event_id": f"${self._numbers}",
            "sender": sender,
            "origin_server_ts": 1_800_000_000_000,
            "content": content,
            **state,
        }

    def hear(self, timeline: list[Json], to_device: list[Any] | None = None) -> list[Told]:
        """What a sync with these means to Vertti."""
        raw = {
            "next_batch": "s",
            "rooms": {"join": {ROOM: {"timeline": {"events": timeline}}}},
            "to_device": {"events": to_device or []},
        }
        sync = tidy_sync(raw, NOW)
        assert sync is not None
        self.intake.take(sync, whole=False)
        place = Place(RoomId(ROOM), UserId(VERTTI), private=False, encrypted=True)
        found = []
        for seen in since_we_came(sync.joined[ROOM].timeline, VERTTI):
            opened = self.opener.open(ROOM, seen)
            meant = (
                [translate(opened, replace(place, private=private)) for private in (False, True)]
                if isinstance(opened, Opened)
                else []
            )
            found += [one for one in meant if one is not None]
        return found

    def sealed(self, sender: Olm, plaintext: bytes, outer: Json) -> Json:
        session = sender.outbound_group_sessions[ROOM]
        content = {
            "algorithm": hostile.MEGOLM,
            "ciphertext": session._session.encrypt(plaintext).to_base64(),
            "sender_key": sender.account.identity_keys["curve25519"],
            "session_id": session.id,
            "device_id": sender.device_id,
        }
        return self.event("m.room.encrypted", {**content, **outer}, sender.user_id)

    def attack(self, attack: Attack) -> list[Told]:
        match attack:
            case ToDevice(kind=kind, content=content, sealed=True):
                event = to_device(self.anna, self.olm, kind, self.filled(content))
                return self.hear([], [event.source])
            case ToDevice(kind=kind, content=content):
                frame = {"type": kind, "sender": ANNA, "content": self.filled(content)}
                return self.hear([], [frame, {**frame, "sender": "@stranger:x"}])
            case InClear(kind=kind, content=content, state_key=key):
                return self.hear([self.event(kind, content, ANNA, ANNA if key == "@me" else key)])
            case Sealed(plaintext=plaintext, outer=outer):
                return self.hear([self.sealed(self.anna, plaintext.replace(b"%room%", ROOM.encode()), outer)])
            case Keys(of_device=True, spoils=spoils):
                keys = {ANNA: {"ANNA": {**self.of_anna, **spoils}}, BEA: {"BEA": self.of_bea}}
                self.olm.handle_response(KeysQueryResponse(keys, {}))
            case Keys(spoils=spoils):
                bare = {key: one for key, one in {"key": "x", **spoils}.items() if key != "signatures"}
                signed = {**bare, "signatures": {ANNA: {"ed25519:ANNA": _signature(self.anna, bare)}}, **spoils}
                self.olm.handle_response(KeysClaimResponse({ANNA: {"ANNA": {"signed_curve25519:X": signed}}}, {}))
            case Name(name=name):
                joined = {"membership": "join", "displayname": name}
                return self.hear([self.event("m.room.member", joined, ANNA, ANNA)])
        return []

    def filled(self, content: Json) -> Json:
        """The content with the names of this stage in it."""
        text = json.dumps(content)
        for name, value in (
            ("%room%", ROOM),
            ("%vertti%", self.olm.account.identity_keys["curve25519"]),
            ("%me%", self.anna.account.identity_keys["curve25519"]),
        ):
            text = text.replace(name, value)
        found: Json = json.loads(text)
        return found

    def honest(self) -> None:
        """Bea is heard, and whatever Anna did, Bea has a session with Vertti and Vertti with her."""
        said = {"type": "m.room.message", "room_id": ROOM, "content": {"msgtype": "m.text", "body": "!vertti ohje"}}
        heard = self.hear([self.sealed(self.bea, json.dumps(said).encode(), {})])
        assert [one.text for one in heard if isinstance(one, Said)] == ["ohje", "ohje"]
        assert all(one.trusted and one.sender == BEA for one in heard if isinstance(one, Said))
        assert [one.id for one in self.olm.device_store.active_user_devices(BEA)] == ["BEA"]


def _signature(olm: Olm, keys: Json) -> str:
    try:
        return str(olm.sign_json(keys))
    except Exception:
        return "x"


def well_formed(event: Told) -> None:
    """What gets past the adapter can be stored, shown and answered."""
    for text in (event.event, event.room, getattr(event, "sender", "")):
        assert text.isascii()
        assert len(text) <= 255
    match event:
        case Said():
            assert len(event.text) <= LONGEST_TEXT
            event.text.encode()
            assert "\0" not in event.text
            assert event.sender == ANNA
        case Voted():
            assert event.sender == ANNA
            assert all(len(one) <= 100 and one.encode() for one in event.answers if one)
        case Joined():
            assert len(event.name) <= LONGEST_NAME
            event.name.encode()
        case _:
            pass


@MANY
@given(st.lists(hostile.OF_A_MEMBER, min_size=1, max_size=6))
def test_whatever_a_member_does_the_others_are_heard(attacks: list[Attack]) -> None:
    stage = _stage()
    with listening() as findings:
        for attack in attacks:
            for event in stage.attack(attack):
                well_formed(event)
        stage.honest()
    findings.insist_on_none()


@settings(MANY, max_examples=150)
@given(st.dictionaries(st.sampled_from(["next_batch", "rooms", "to_device", "device_lists", "join"]), hostile.JUNK), hostile.JUNK)
def test_whatever_the_homeserver_answers_is_a_sync_or_none(answer: Json, junk: Any) -> None:
    stage = _stage()
    part = {"state": {"events": [junk]}, "timeline": {"events": [junk], "limited": junk, "prev_batch": junk}}
    rooms = {
        "join": {ROOM: part, "!b:x": junk},
        "leave": {"!c:x": part},
        "invite": {"!d:x": {"invite_state": {"events": [junk]}}},
    }
    counts = {"device_one_time_keys_count": junk, "device_unused_fallback_key_types": junk}
    with listening() as findings:
        for raw in (answer, {"next_batch": "s", "rooms": rooms, **counts}, {"next_batch": "s", "rooms": junk, "to_device": junk}):
            sync = tidy_sync(raw, NOW)
            if sync is not None:
                stage.intake.take(sync, whole=False)
                for room, stripped in sync.invited.items():
                    invitation(room, VERTTI, stripped, None)
                for room, news in sync.left.items():
                    removal(room, VERTTI, news.timeline)
        stage.honest()
    findings.insist_on_none()


@settings(MANY, max_examples=150)
@given(hostile.JUNK, hostile.JUNK)
def test_whatever_is_told_of_keys_the_others_get_theirs(junk: Any, other: Any) -> None:
    stage = _stage()
    devices = {ANNA: {"ANNA": junk, "B": other}, "@c:x": junk, BEA: {"BEA": stage.of_bea}}
    with listening():
        stage.olm.handle_response(KeysQueryResponse(devices, {}))
        for claimed in ({ANNA: {"ANNA": junk}}, {ANNA: junk}, {ANNA: {"ANNA": {"signed_curve25519:A": junk}}}, junk):
            stage.olm.handle_response(KeysClaimResponse(claimed, {}))
    stage.honest()


@settings(MANY, max_examples=300)
@given(hostile.SAID | hostile.LONG | st.text(hostile.MARK + ' „"«»1.:-\n', max_size=4_000))
def test_whatever_is_typed_is_read_or_not_in_no_time(text: str) -> None:
    begun = time.process_time()
    BOOK.read(text, context())
    assert time.process_time() - begun < 0.5


def test_the_same_attacks_bring_plain_nio_down() -> None:
    fallen: Counter[Fault] = Counter()

    @seed(1)
    @settings(MANY, max_examples=150, database=None, phases=[Phase.generate])
    @given(st.lists(hostile.OF_A_MEMBER, min_size=3, max_size=6))
    def attacked(attacks: list[Attack]) -> None:
        stage = _stage_of_plain_nio()
        for attack in attacks:
            with suppress(EncryptionError), falling(fallen):
                stage.attack(attack)

    attacked()
    _STAGES.clear()
    assert len(fallen) >= 5, fallen


def test_the_mark_would_be_found() -> None:
    import logging

    with listening() as findings:
        logging.getLogger("bot.chat").warning("somebody says %s", MARK)
    assert findings.quotes


_STAGES: list[Stage] = []


def _stage() -> Stage:
    """One stage for about twenty examples: making one takes longer than an example."""
    if not _STAGES or _STAGES[0]._numbers > 200:
        _STAGES[:] = [Stage()]
    return _STAGES[0]


class PlainIntake:
    """What plain nio's client does with a sync, as far as these attacks go."""

    def __init__(self, olm: Olm) -> None:
        self._olm = olm

    def take(self, sync: Sync, *, whole: bool) -> None:
        for raw in sync.to_device:
            event = ToDeviceEvent.parse_event(raw)
            if event is not None:
                self._olm.handle_to_device_event(event)


class PlainOpener:
    """How plain nio's client opens an event."""

    def __init__(self, olm: Olm) -> None:
        self._olm = olm

    def open(self, room: str, seen: Seen) -> None:
        if seen.type == "m.room.encrypted":
            raw = {"type": seen.type, "event_id": seen.id, "sender": seen.sender, "origin_server_ts": 1, "content": seen.content}
            event = Event.parse_event(raw)
            if isinstance(event, MegolmEvent):
                self._olm.decrypt_megolm_event(event, room)


def _stage_of_plain_nio() -> Stage:
    stage = _stage()
    if not isinstance(stage.intake, PlainIntake):
        _STAGES[:] = [stage := Stage()]
        stage.olm = plain(VERTTI)
        introduce(stage.anna, stage.olm)
        introduce(stage.olm, stage.anna)
        stage.olm.handle_to_device_event(to_device(stage.anna, stage.olm, "m.room_key", room_key(stage.anna)))
        stage.intake, stage.opener = PlainIntake(stage.olm), PlainOpener(stage.olm)  # type: ignore[assignment]
    return stage


@contextmanager
def falling(fallen: Counter[Fault]) -> Iterator[None]:
    """Counts what plain nio raises, by kind and place."""
    try:
        yield
    except EncryptionError:
        raise
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        fallen[Fault(type(error).__name__, f"{Path(frame.filename).name}:{frame.name}")] += 1
