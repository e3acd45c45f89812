"""nio's encryption machine, made safe against members, strangers and homeservers that mean harm.

nio 0.26 can be crashed or misled by a single message. Of nio only this machine (`Olm`), its store and its event parser are
used: requests, rooms and the sync loop are our own, so that what nio's client believes (power levels, members out of encrypted
state) has no part here. What is replaced below are partly private methods, so another version of nio needs a new look;
`check_nio` refuses to start with one. Each replacement has a test that shows plain nio failing (tests/bot/chat/matrix).
"""

from __future__ import annotations

import importlib.metadata
import logging
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any, Protocol

import vodozemac
from nio.crypto.olm_machine import Olm
from nio.crypto.sessions import OutboundGroupSession
from nio.events import MegolmEvent, OlmEvent, RoomKeyEvent
from nio.exceptions import EncryptionError
from nio.responses import KeysQueryResponse, KeysUploadResponse
from peewee import PeeweeException  # type: ignore[import-untyped]

from bot.chat.matrix.kept_keys import KeptKeys
from bot.chat.matrix.key_ages import KeyAges
from bot.chat.matrix.standings import Standings
from bot.chat.matrix.tidy import LONGEST_ID, MESSAGE, VOTES

log = logging.getLogger(__name__)

NIO = "0.26."
READABLE = frozenset({MESSAGE}) | VOTES
"""What may come out of an encrypted event. State never: the homeserver has not checked it."""
FALLBACK_KEY = "fallback key"
FALLBACK_KEY_SERVES = timedelta(days=3)
MOST_DEVICES = 100
"""Devices of one person that get keys; more belong to nobody who means well."""


class WrongNio(RuntimeError):
    """Another version of nio is installed than the one that this module was written for."""


def check_nio() -> None:
    """Raises `WrongNio`."""
    version = importlib.metadata.version("matrix-nio")
    if not version.startswith(NIO):
        raise WrongNio(f"matrix-nio {version} is installed, Vertti needs {NIO}*: pip install 'matrix-nio[e2e]=={NIO}*'")


def hush_libraries() -> None:
    """Silence nio and its database layer: their log lines quote events and statements, and so what people wrote."""
    for name in ("nio", "peewee"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


class Company(Protocol):
    """Whom we have to do with."""

    def welcomes(self, user: str) -> bool:
        """Whether messages of that person to our device are looked at."""

    def knows(self, room: str) -> bool:
        """Whether keys of that room are taken."""


class HardenedOlm(Olm):  # type: ignore[misc] # nio brings no types
    """Our device's encryption."""

    def __init__(self, user_id: str, device_id: str, store: Any, company: Company) -> None:
        """`store` is nio's, loaded with our device's account or empty."""
        self.standings = Standings(store.database)
        self._ages = KeyAges(store.database)
        super().__init__(user_id, device_id, store)
        self._company = company
        self._kept = KeptKeys(self)
        self._kept.forget_strangers()
        # A device that is not known to the homeserver has none; of others the first sync tells.
        self._has_fallback = bool(self.account.shared)
        self._fallback_is_old = False

    # --- to-device messages ------------------------------------------------------------------------------------------

    def handle_to_device_event(self, event: object) -> object | None:
        """Junk raises nowhere, and everything but encrypted messages is ignored.

        Plain nio lets malformed Olm bodies and room keys raise out of the sync, where the same message comes again after
        each restart. Verifications and key requests would only let strangers fill our memory.
        """
        if not isinstance(event, OlmEvent) or not self._company.welcomes(event.sender):
            return None
        try:
            return self._opened(event)
        except PeeweeException:
            # The disk, not the message: it comes again when the disk is well.
            raise
        except Exception as error:
            log.warning("a to-device message of %s cannot be read (%s)", event.sender, type(error).__name__)
            return None
        finally:
            # Looking a session up makes an empty entry for whatever key a stranger invents.
            if not self.session_store[event.sender_key]:
                self.session_store._entries.pop(event.sender_key, None)  # noqa: SLF001

    def _opened(self, event: Any) -> object | None:
        had = len(self.session_store[event.sender_key])
        opened: object | None = super().handle_to_device_event(event)
        if len(self.session_store[event.sender_key]) > had:
            # The one-time key is spent only now; nio saves the account before, and a spent key would stay on the disk.
            self.save_account()
            self._kept.session_begun(event.sender, event.sender_key)
        return opened

    def _handle_room_key_event(self, sender: str, sender_key: str, payload: dict[str, Any]) -> object | None:
        """A room key must be made of strings, belong to a room of ours, and be its sender's own."""
        content = payload.get("content")
        if not isinstance(content, dict) or not _all_text(content, "room_id", "session_id", "session_key", "algorithm"):
            return None
        if not self._company.knows(content["room_id"]):
            return None
        if self._kept.has_from_another(content["session_id"], sender_key):
            log.warning("a device of %s passes on somebody else's room key", sender)
            return None
        opened: object | None = super()._handle_room_key_event(sender, sender_key, payload)
        return opened if isinstance(opened, RoomKeyEvent) else None

    def create_group_session(self, sender_key: str, sender_fp_key: str, room_id: str, session_id: str, session_key: str) -> None:
        """Keep a room key; of one device only the last ones, so that nobody can bring any number of them."""
        super().create_group_session(sender_key, sender_fp_key, room_id, session_id, session_key)
        self._kept.room_key_came(room_id, sender_key)

    def _handle_forwarded_room_key_event(self, *_: object) -> None:
        """Keys at second hand are never taken: nobody can say whose messages they open."""
        return

    # --- messages ----------------------------------------------------------------------------------------------------

    def has_room_key(self, room: str, sender_key: str, session: str) -> bool:
        """Whether the key is here."""
        return session in self._room_keys_of(room, sender_key)

    def _room_keys_of(self, room: str, sender_key: str) -> Mapping[str, Any]:
        """The keys of a device for a room. nio's own look-up would make an empty entry for whatever a message names."""
        keys: Mapping[str, Any] = self.inbound_group_store._entries.get(room, {}).get(sender_key, {})  # noqa: SLF001
        return keys

    def decrypt_megolm_event(self, event: MegolmEvent, room_id: str | None = None) -> Any:
        """Raises nothing but `EncryptionError`, and refuses everything that is not talk.

        Plain nio raises on plaintext that is not UTF-8, not an object or nested too deeply, and believes an encrypted
        `m.room.power_levels` or `m.room.member` of an ordinary member: invented members would then be given the keys.
        """
        if not self.has_room_key(str(room_id or event.room_id), str(event.sender_key), str(event.session_id)):
            self.check_if_wedged(event)
            raise EncryptionError("no key")
        try:
            opened = super().decrypt_megolm_event(event, room_id)
            source = opened.source
            talk = source["type"] in READABLE and "state_key" not in source and isinstance(source["content"], dict)
            talk = talk and source["room_id"] == (room_id or event.room_id)
        except EncryptionError:
            raise
        except Exception as error:
            raise EncryptionError(f"malformed plaintext ({type(error).__name__})") from error
        if not talk:
            raise EncryptionError("not a message")
        return opened

    def vouches(self, opened: Any) -> bool:
        """Whether the decrypted event was written on a device of its sender.

        A homeserver can put another sender on an encrypted event; it cannot put that sender's device behind the key. Both of
        the device's keys must match, so that nobody can list somebody else's encryption key as their own. A device that the
        sender's own identity does not vouch for may be the homeserver's.
        """
        session = self.inbound_group_store.get(opened.room_id, opened.sender_key, opened.session_id)
        device = self.device_store.device_from_sender_key(opened.sender, opened.sender_key)
        if session is None or device is None or session.forwarding_chain or device.ed25519 != session.ed25519:
            return False
        return self.standings.trusts(device)

    def check_if_wedged(self, event: MegolmEvent) -> None:
        """A message that cannot be read makes us ask for its sender's devices, if we do not know the device, and no more.

        nio asks the device for the key, in a way whose answer it then refuses, and remembers that for ever: a member who sends
        junk fills the memory.
        """
        if event.device_id not in self.device_store._entries.get(event.sender, {}):  # noqa: SLF001
            self.users_for_key_query.add(event.sender)

    # --- old room keys -----------------------------------------------------------------------------------------------

    def save_inbound_group_session(self, session: Any) -> None:
        """Store a room key, and since when it is here."""
        super().save_inbound_group_session(session)
        self._ages.note(session.id)

    def forget_room_keys(self, before: datetime) -> int:
        """Forget for good the room keys that came before the moment (aware); gives how many. What they open, only those who were
        in the room can read from then on.
        """
        gone = self._ages.forget(before)
        for room, senders in list(self.inbound_group_store._entries.items()):  # noqa: SLF001
            for sender, keys in list(senders.items()):
                for one in gone & keys.keys():
                    del keys[one]
                if not keys:
                    del senders[sender]
            if not senders:
                del self.inbound_group_store._entries[room]  # noqa: SLF001
        # Which message of a key was seen as which event.
        for seen in [one for one in self.message_index_store if one[1] in gone]:
            del self.message_index_store[seen]
        return len(gone)

    # --- keys of others ----------------------------------------------------------------------------------------------

    def verify_json(self, json: Any, user_key: Any, user_id: str, device_id: str) -> bool:
        """False for junk. Plain nio raises out of every send when a member's device has keys that are none."""
        try:
            for name, value in json.get("keys", {}).items():
                if name.startswith("curve25519:"):
                    vodozemac.Curve25519PublicKey.from_base64(value)
            if "key" in json:
                vodozemac.Curve25519PublicKey.from_base64(json["key"])
            return bool(super().verify_json(json, user_key, user_id, device_id))
        except Exception as error:
            log.warning("bad keys of %s (%s)", user_id, type(error).__name__)
            return False

    def _handle_key_claiming(self, response: Any) -> None:
        """One device after the other, so that one with junk does not leave the others without a session."""
        for user, device, key in _claimed(response.one_time_keys):
            try:
                super()._handle_key_claiming(SimpleNamespace(one_time_keys={user: {device: key}}))
            except Exception as error:
                log.warning("no session with a device of %s (%s)", user, type(error).__name__)

    def _handle_key_query(self, response: Any) -> None:
        """Devices that are not well formed count as gone; plain nio raises, and no send works any more.

        One person after the other, so that one with junk does not leave the others without keys.
        """
        changed: dict[str, Any] = {}
        for user, devices in response.device_keys.items():
            part = KeysQueryResponse({user: dict(sorted(_well_formed(user, devices))[:MOST_DEVICES])}, {})
            try:
                super()._handle_key_query(part)
            except PeeweeException:
                raise
            except Exception as error:
                log.warning("the devices of %s cannot be read (%s)", user, type(error).__name__)
                continue
            self._kept.devices_told(user)
            changed.update(part.changed)
        response.changed = changed

    # --- trust -------------------------------------------------------------------------------------------------------
    # Vertti keeps no list of devices that somebody has verified by hand; whose device is whose, `standings` say. nio would look
    # into its database three times for each device that gets a key and once for each message that is opened: four fifths of
    # their cost.

    def is_device_verified(self, device: object) -> bool:  # noqa: ARG002
        """No device is verified by hand."""
        return False

    def is_device_blacklisted(self, device: object) -> bool:
        """A device gets no keys when its owner has an identity that does not vouch for it."""
        return not self.standings.trusts(device)

    def left_out(self, users: Iterable[str]) -> list[Any]:
        """The devices of these people that get no keys."""
        return [one for user in users for one in self.device_store.active_user_devices(user) if self.is_device_blacklisted(one)]

    def get_missing_sessions(self, users: list[str]) -> dict[str, list[str]]:
        """The devices that are to get keys and with which there is no session yet."""
        missing: dict[str, list[str]] = super().get_missing_sessions(users)
        store = self.device_store
        wanted = {
            user: [one for one in devices if not self.is_device_blacklisted(store[user][one])]
            for user, devices in missing.items()
        }
        return {user: devices for user, devices in wanted.items() if devices}

    def is_device_ignored(self, device: object) -> bool:  # noqa: ARG002
        """Every device may get keys without having been verified by hand."""
        return True

    # --- our own keys ------------------------------------------------------------------------------------------------

    @property
    def should_upload_keys(self) -> bool:
        """Whether the homeserver lacks keys of ours."""
        return bool(super().should_upload_keys) or not self._has_fallback or self._fallback_is_old

    def share_keys(self) -> dict[str, Any]:
        """What is to be uploaded; the account is saved before that.

        nio saves it afterwards: after a crash in between, the homeserver holds keys whose private halves are lost, and refuses
        the next ones for ever, because they bear the same numbers. And nio knows no fallback key, which stands in when
        all one-time keys are used up: anybody may use them up while we are away, and no new device could reach us.
        """
        content: dict[str, Any] = super().share_keys() if super().should_upload_keys else {}
        if not self._has_fallback or self._fallback_is_old:
            self._ages.renew(FALLBACK_KEY)
            self.account._account.generate_fallback_key()  # noqa: SLF001
            content["fallback_keys"] = {
                f"signed_curve25519:{name}": self._signed({"key": key.to_base64(), "fallback": True})
                for name, key in self.account._account.fallback_key.items()  # noqa: SLF001
            }
        self.save_account()
        return content

    def keys_uploaded(self, count: int) -> None:
        """The homeserver has taken them, and holds so many one-time keys now."""
        self._has_fallback, self._fallback_is_old = True, False
        self.handle_response(KeysUploadResponse(0, count))

    def note_keys_on_homeserver(self, one_time: int | None, *, has_fallback: bool | None) -> None:
        """What of ours the homeserver holds; None is not said. nio takes 0 for "not said" and never uploads again: whoever used
        the one-time keys up would have made us deaf to every new device.
        """
        if one_time is not None:
            self.uploaded_key_count = one_time
        if has_fallback is not None:
            self._has_fallback = has_fallback

    def let_fallback_key_grow_old(self, now: datetime) -> None:
        """After three days (`now` is aware) the fallback key is replaced. Its private half stays until the next replacement, so
        that what is under way arrives; longer, whoever has recorded such messages and gets our files could open them and the room
        keys in them. One-time keys are deleted with their first use.
        """
        made = self._ages.made(FALLBACK_KEY)
        self._fallback_is_old = made is None or now - made >= FALLBACK_KEY_SERVES

    def _signed(self, key: dict[str, Any]) -> dict[str, Any]:
        return {**key, "signatures": {self.user_id: {"ed25519:" + self.device_id: self.sign_json(key)}}}

    # --- room keys of our own ----------------------------------------------------------------------------------------

    def create_outbound_group_session(self, room_id: str) -> None:
        """A new key for what we say. nio also stores it as one that opens messages; but our own are never opened again, and what
        is not kept cannot be taken from us.
        """
        self.outbound_group_sessions[room_id] = OutboundGroupSession()

    def rotate_as(self, room: str, messages: int, age: timedelta) -> None:
        """How long the room's present key may be used."""
        key = self.outbound(room)
        if key is not None:
            key.max_messages, key.max_age = messages, age

    def drop_outbound(self, room: str) -> None:
        """The next message gets a new key. Also a key that is only half handed out goes: nio keeps that one, and somebody who
        left meanwhile would hold it.
        """
        self.outbound_group_sessions.pop(room, None)

    def outbound(self, room: str) -> OutboundGroupSession | None:
        """The key for the room's next message, if there is one."""
        return self.outbound_group_sessions.get(room)


def _all_text(value: dict[str, Any], *names: str) -> bool:
    return all(isinstance(value.get(name), str) for name in names)


def _claimed(keys: object) -> Iterator[tuple[str, str, Any]]:
    for user, devices in keys.items() if isinstance(keys, dict) else ():
        for device, key in devices.items() if isinstance(devices, dict) else ():
            yield user, device, key


def _well_formed(user: str, devices: object) -> Iterable[tuple[str, dict[str, Any]]]:
    for name, keys in devices.items() if isinstance(devices, dict) else ():
        if not isinstance(keys, dict) or keys.get("user_id") != user or keys.get("device_id") != name:
            continue
        if not _storable(name):
            continue
        parts, signatures, unsigned = keys.get("keys"), keys.get("signatures"), keys.get("unsigned", {})
        if not isinstance(parts, dict) or not _all_text(parts, f"ed25519:{name}", f"curve25519:{name}"):
            continue
        if not isinstance(signatures, dict) or not isinstance(signatures.get(user), dict):
            continue
        label = unsigned.get("device_display_name") if isinstance(unsigned, dict) else None
        label = label[:100] if isinstance(label, str) else ""
        yield name, {**keys, "unsigned": {"device_display_name": label if _storable(label) else ""}}


def _storable(text: str) -> bool:
    """Whether the database takes it: JSON may hold halves of characters, and SQLite raises on them."""
    return len(text) <= LONGEST_ID and not any("\ud800" <= one <= "\udfff" for one in text)
