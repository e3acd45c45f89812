"""Taking a sync in: who is where, what keys have come. Nothing here asks the homeserver, and nothing here raises."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import Any

from nio.events import OlmEvent, RoomKeyEvent, ToDeviceEvent
from nio.store import SqliteStore
from peewee import PeeweeException  # type: ignore[import-untyped]

from bot.chat.matrix.hardening import HardenedOlm
from bot.chat.matrix.room_keys import RoomKeys
from bot.chat.matrix.rooms_known import KnownRoom, KnownRooms, came
from bot.chat.matrix.tidy import ENCRYPTED, ENCRYPTION, MEMBER, RoomNews, Seen, Sync, is_id, membership
from bot.faults import quiet

log = logging.getLogger(__name__)


class Intake:
    """Keeps what we know of rooms and keys in step with the homeserver."""

    def __init__(self, olm: HardenedOlm, store: SqliteStore, rooms: KnownRooms, keys: RoomKeys) -> None:
        self._olm = olm
        self._store = store
        self._rooms = rooms
        self._keys = keys

    def take(self, sync: Sync, *, whole: bool) -> bool:
        """Take the sync in; `whole` says that it tells the full state of every room. True when room keys have come."""
        me = self._rooms.me
        for room, stripped in sync.invited.items():
            inviter = next((seen.sender for seen in stripped if seen.type == MEMBER and seen.state_key == me), None)
            if inviter is not None:
                self._rooms.note_inviter(room, inviter)
        for room, news in sync.joined.items():
            self._take_room_safely(room, news, whole=whole)
        for room in sync.left:
            self._rooms.leave(room)
            self._olm.drop_outbound(room)
        self._rooms.passing = frozenset(_named(sync.joined.values()))
        # One commit for all keys of a sync; lost with a crash, they come again with the same sync.
        with self._store.database.atomic():
            came = sum(self._take_to_device(raw) for raw in self._worth_opening(sync.to_device))
        self._rooms.passing = frozenset()
        self._olm.note_keys_on_homeserver(sync.one_time_keys, has_fallback=sync.has_fallback_key)
        self._keys.devices_changed(sync.changed_devices)
        return came > 0

    def learn(self, room: str, state: Iterable[Seen]) -> KnownRoom:
        """Take the whole state of a room in that was asked for, unless a sync has told it meanwhile."""
        known = self._rooms.enter(room)
        if not known.complete:
            self._apply_whole(known, state)
        elif not known.settled:
            # A sync may have shown the room while the homeserver was still making it. Of the people in it the sync knows
            # better; only somebody of whom it has not told yet is added.
            for seen in state:
                is_news = seen.type == MEMBER and seen.state_key not in known.present and known.for_two
                if (seen.type == ENCRYPTION or is_news) and known.apply(seen, self._rooms.me):
                    self._keys.members_changed(known, [seen.state_key or ""])
            self._note_encryption(known)
        return known

    def _take_room_safely(self, room: str, news: RoomNews, *, whole: bool) -> None:
        try:
            self._take_room(room, news, whole=whole)
        except PeeweeException:
            raise
        except Exception as error:
            # A fault of ours, which one room's events must not turn into the end of all others. Who is in the room is asked
            # anew before anything is said there.
            log.exception("fault in taking a room in: %s", type(error).__name__, exc_info=quiet(error))
            self._rooms.enter(room).complete = False
            self._olm.drop_outbound(room)

    def _take_room(self, room: str, news: RoomNews, *, whole: bool) -> None:
        is_new = self._rooms.get(room) is None
        known = self._rooms.enter(room)
        events = (*news.state, *news.timeline)
        if whole or is_new or _just_joined(known, news, self._rooms.me):
            self._apply_whole(known, events)
            # When a joining forks a room's history, Synapse may go on showing the person as invited, until somebody speaks again:
            # before we do, the members are asked for.
            known.complete = known.for_two or not known.invited
            return
        told = {seen.id for seen in news.timeline}
        for seen in events:
            if seen.id not in told and _takes_back(known, seen):
                # When joins fork a room's history, Synapse tells the invitation once more after the joining. Who is there is
                # asked anew before the next message, instead of leaving somebody without keys.
                known.complete = False
            elif known.apply(seen, self._rooms.me):
                self._keys.members_changed(known, [seen.state_key or ""])
        self._note_encryption(known)

    def _apply_whole(self, known: KnownRoom, events: Iterable[Seen]) -> None:
        before = set(known.readers)
        known.forget_members()
        for seen in events:
            known.apply(seen, self._rooms.me)
        known.complete = True
        self._note_encryption(known)
        if known.readers != before:
            self._keys.members_changed(known, known.readers - before)

    def _note_encryption(self, known: KnownRoom) -> None:
        if known.encrypted and self._rooms.note_encrypted(known.id):
            self._store.save_encrypted_rooms({known.id})

    def _worth_opening(self, messages: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """Encrypted messages of people we have to do with. Looked at before anything costs more: strangers may send thousands."""
        welcome: dict[str, bool] = {}
        for raw in messages:
            sender = raw.get("sender")
            if raw.get("type") != ENCRYPTED or not isinstance(sender, str) or not is_id(sender, "@"):
                continue
            if sender not in welcome:
                welcome[sender] = self._rooms.welcomes(sender)
            if welcome[sender]:
                yield raw

    def _take_to_device(self, raw: dict[str, object]) -> bool:
        try:
            event = ToDeviceEvent.parse_event(raw)
        except Exception as error:
            log.warning("a malformed to-device message (%s)", type(error).__name__)
            return False
        return isinstance(event, OlmEvent) and isinstance(self._olm.handle_to_device_event(event), RoomKeyEvent)


def _takes_back(known: KnownRoom, seen: Seen) -> bool:
    """Whether a state event makes somebody who has joined a person who has not."""
    return seen.type == MEMBER and seen.state_key in known.joined and membership(seen) != "join"


def _just_joined(known: KnownRoom, news: RoomNews, me: str) -> bool:
    """Whether we have come into the room since it was last told of: then all of its state is told.

    Where our coming forked the room's history, Synapse tells of it twice, the second time without all others who are there.
    """
    return any(came(seen, me) and seen.id != known.came_by for seen in (*news.state, *news.timeline))


def _named(rooms: Iterable[RoomNews]) -> Iterable[str]:
    for news in rooms:
        for seen in (*news.state, *news.timeline):
            yield seen.sender
            if seen.type == MEMBER and seen.state_key:
                yield seen.state_key
