"""An event as it was written: opened where it is encrypted, with the answer to who can have written it."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

from nio.events import MegolmEvent
from nio.exceptions import EncryptionError

from bot.chat.matrix.hardening import HardenedOlm
from bot.chat.matrix.rooms_known import KnownRooms
from bot.chat.matrix.tidy import ENCRYPTED, LONGEST_ID, STATE, Seen
from bot.faults import quiet

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """What was written. `trusted`: it came encrypted, in an encrypted room, from a device of its sender."""

    seen: Seen
    trusted: bool


@dataclass(frozen=True, slots=True)
class KeyMissing:
    """It cannot be read yet. The two keys name what would open it."""

    sender_key: str
    session: str


@dataclass(frozen=True, slots=True)
class Junk:
    """Nothing that can ever be read."""


class Opener:
    """Opens events of the rooms we are in."""

    def __init__(self, olm: HardenedOlm, rooms: KnownRooms) -> None:
        self._olm = olm
        self._rooms = rooms

    def can_open(self, room: str, missing: KeyMissing) -> bool:
        """Whether the key has come."""
        return self._olm.has_room_key(room, missing.sender_key, missing.session)

    def open(self, room: str, seen: Seen) -> Opened | KeyMissing | Junk:
        """Never raises."""
        try:
            return self._opened(room, seen)
        except Exception as error:
            # A fault of ours. It costs this one event; the sync would bring it again and again.
            log.exception("fault in opening an event: %s", type(error).__name__, exc_info=quiet(error))
            return Junk()

    def _opened(self, room: str, seen: Seen) -> Opened | KeyMissing | Junk:
        if seen.type in STATE:
            return Opened(seen, trusted=True)
        if seen.type != ENCRYPTED:
            return Opened(seen, trusted=False)
        sealed = _sealed(room, seen)
        if sealed is None:
            return Junk()
        try:
            opened = self._olm.decrypt_megolm_event(sealed, room)
        except EncryptionError:
            missing = KeyMissing(str(sealed.sender_key), str(sealed.session_id))
            return Junk() if self.can_open(room, missing) else missing
        known = self._rooms.get(room)
        inner = replace(seen, type=opened.source["type"], content=opened.source["content"])
        return Opened(inner, trusted=known is not None and known.encrypted and self._olm.vouches(opened))


def _sealed(room: str, seen: Seen) -> MegolmEvent | None:
    """The event as nio takes it, made anew from the parts that it needs."""
    content = seen.content
    names = ("algorithm", "ciphertext", "sender_key", "session_id", "device_id")
    if not all(isinstance(content.get(name), str) for name in names) or content["algorithm"] != "m.megolm.v1.aes-sha2":
        return None
    if any(len(content[name]) > LONGEST_ID for name in names if name != "ciphertext"):
        # They are remembered until the key comes.
        return None
    inner = {name: content[name] for name in names}
    if isinstance(content.get("m.relates_to"), dict):
        inner["m.relates_to"] = content["m.relates_to"]
    event = MegolmEvent.from_dict(
        {
            "type": ENCRYPTED,
            "event_id": seen.id,
            "sender": seen.sender,
            "origin_server_ts": int(seen.at.timestamp() * 1000),
            "room_id": room,
            "content": inner,
        }
    )
    return event if isinstance(event, MegolmEvent) else None
