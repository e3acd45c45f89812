"""The door to Matrix: `MatrixPlatform` fulfils `bot.chat.port.ChatPlatform`."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from nio.store import SqliteStore

from bot.chat.manner import TYPED, Manner
from bot.chat.matrix import contents
from bot.chat.matrix.coming_back import let_old_device_go, take_room_keys_over
from bot.chat.matrix.crypto_store import disk_trouble, insist_on_own_keys, open_store
from bot.chat.matrix.decrypting import Opener
from bot.chat.matrix.hardening import HardenedOlm, check_nio, hush_libraries
from bot.chat.matrix.identity import Identity, OwnDevice, ensure_identity
from bot.chat.matrix.intake import Intake
from bot.chat.matrix.login import Session, log_in
from bot.chat.matrix.outgoing import Outgoing, UnderWay
from bot.chat.matrix.private_files import make_private_directory
from bot.chat.matrix.room_keys import RoomKeys
from bot.chat.matrix.rooms import Rooms
from bot.chat.matrix.rooms_known import KnownRooms
from bot.chat.matrix.settings import MatrixSettings
from bot.chat.matrix.syncing import Syncing
from bot.chat.matrix.traces import Traces
from bot.chat.matrix.wire import Wire
from bot.chat.port import (
    Batch,
    EventId,
    File,
    Meeting,
    Message,
    Poll,
    Refused,
    RoomId,
    RoomSpec,
    Sendable,
    SyncMemory,
    TryLater,
    UserId,
)
from bot.chat.richtext import RichText
from bot.signs import SignsOfLife


@dataclass(frozen=True, slots=True)
class _Running:
    """All that exists between start and stop."""

    session: Session
    memory: SyncMemory
    store: SqliteStore
    identity: Identity
    syncing: Syncing
    keys: RoomKeys
    outgoing: Outgoing
    traces: Traces
    rooms: Rooms


class MatrixPlatform:
    """Vertti on a Matrix homeserver, as one device with an identity of its own. Used from one event loop."""

    def __init__(self, settings: MatrixSettings, *, room_version: str | None = None, signs: SignsOfLife | None = None) -> None:
        """`room_version` for new rooms; None takes the homeserver's. Raises `WrongNio`."""
        check_nio()
        self._settings = settings
        self._room_version = room_version
        self._signs = signs or SignsOfLife()
        self._wire = Wire(settings.homeserver)
        self._under_way = UnderWay()
        self._running: _Running | None = None

    @property
    def me(self) -> UserId:
        """Vertti's own account; known after `start`."""
        return UserId(self._now.session.user_id)

    @property
    def manner(self) -> Manner:
        """Everything is typed."""
        return TYPED

    @property
    def knows_again(self) -> timedelta:
        """An hour. Synapse knows a transaction again for a day."""
        return timedelta(hours=1)

    @property
    def login(self) -> str:
        """The device; known after `start`."""
        return self._now.session.device_id

    def fingerprint(self) -> str:
        """The identity's public key, in groups of four for people to compare; known after `start`."""
        return self._now.identity.fingerprint()

    async def start(self, memory: SyncMemory) -> None:
        """Log in or resume, bring the encryption up, sign the own device.

        Raises `TryLater`, `LoginLost`, `DiskTrouble`, and `Refused`: wrong password, another account, `ForeignIdentity`, lost
        keys. After a `TryLater` it may be called again.
        """
        with disk_trouble(self._settings.home):
            await self._start(memory)

    async def _start(self, memory: SyncMemory) -> None:
        hush_libraries()
        home = self._settings.home
        make_private_directory(self._settings.directory)
        make_private_directory(home)
        session = await log_in(self._wire, self._settings)
        store = open_store(home, session)
        try:
            await insist_on_own_keys(self._wire, store, session)
            take_room_keys_over(home, store)
            known = KnownRooms(session.user_id, store.load_encrypted_rooms())
            olm = HardenedOlm(session.user_id, session.device_id, store, known)
            keys = RoomKeys(self._wire, olm, known)
            await keys.publish()
            device = OwnDevice(session.user_id, session.device_id, **olm.account.identity_keys)
            identity = await ensure_identity(self._wire, home, device, self._settings.password)
            await let_old_device_go(self._wire, home, session, self._settings.password)
        except BaseException:
            store.database.close()
            raise
        intake = Intake(olm, store, known, keys)
        traces = Traces(self._wire, session.user_id, identity.secret_for("sent"))
        rooms = Rooms(self._wire, known, keys, version=self._room_version)
        self._running = _Running(
            session=session,
            memory=memory,
            store=store,
            identity=identity,
            syncing=Syncing(self._wire, known, intake, keys, Opener(olm, known), self._under_way, rooms.able, self._signs),
            keys=keys,
            outgoing=Outgoing(self._wire, known, intake, keys, traces),
            traces=traces,
            rooms=rooms,
        )

    async def stop(self) -> None:
        """Let go of everything; calls under way end first."""
        await self._under_way.finish()
        await self._wire.close()
        if self._running is not None:
            self._running.store.database.close()
            self._running = None

    async def batches(self) -> AsyncIterator[Batch]:
        """Events from the stored token on, without end. Waits out trouble by itself; raises `LoginLost`, `DiskTrouble`."""
        with disk_trouble(self._settings.home):
            async for batch in self._now.syncing.batches(self._now.memory):
                yield batch

    async def create_room(self, spec: RoomSpec, *, search: bool) -> RoomId:
        """Create a private, encrypted room; with `search`, first look for one that bears the marker."""
        return await self._under_way.whole(self._now.rooms.create(spec, search=search))

    async def send(self, room: RoomId, message: Message, *, key: str, answers: EventId | None = None) -> EventId:  # noqa: ARG002
        """Send a message, encrypted. Raises `Refused` ("NOT_ENCRYPTED") rather than speak in clear."""
        return await self._put(room, "m.room.message", contents.message(message), key)

    async def edit(self, room: RoomId, event: EventId, message: Message, *, key: str) -> EventId:
        """Replace the text of an own message."""
        return await self._put(room, "m.room.message", contents.edit(event, message), key)

    async def ask(self, room: RoomId, poll: Poll, *, key: str, answers: EventId | None = None) -> EventId:  # noqa: ARG002
        """Send a poll."""
        event = await self._put(room, contents.POLL_START, contents.poll(poll), key)
        self._now.syncing.note_poll(event)
        return event

    async def react(self, room: RoomId, event: EventId, sign: str, *, key: str) -> EventId:
        """Put an emoji under an own message. It is not encrypted: no client would understand it."""
        return await self._under_way.whole(self._now.outgoing.put_sign(room, event, sign, key=key))

    async def end_poll(self, room: RoomId, event: EventId, text: RichText, *, key: str) -> EventId:
        """Close an own poll; `text` is shown as its ending."""
        return await self._put(room, contents.POLL_END, contents.poll_end(event, text), key)

    async def send_file(self, room: RoomId, file: File, *, key: str, answers: EventId | None = None) -> EventId:  # noqa: ARG002
        """Send a file as an encrypted attachment: the homeserver's media store gets nothing that it could read, nor its name."""
        return await self._under_way.whole(self._now.outgoing.put_file(room, file, key=key))

    async def sent_earlier(
        self,
        room: RoomId,
        *,
        key: str,
        since: datetime,
        what: Sendable | None = None,  # noqa: ARG002
    ) -> Sequence[EventId]:
        """What Vertti has sent to the room with that key since then, on whatever device."""
        return await self._now.traces.find(room, key, since)

    async def is_well(self) -> bool:
        """Whether the homeserver answers at all."""
        return self._running is not None and await self._running.syncing.is_well()

    async def rooms_made(self, mark: str) -> Sequence[RoomId]:
        """The rooms that Vertti has made and is in, whose marker begins with `mark`."""
        return await self._now.rooms.made(mark)

    async def redact(self, room: RoomId, event: EventId, *, key: str) -> None:
        """Take an event back."""
        await self._under_way.whole(self._now.outgoing.redact(room, event, key=key))

    async def pin(self, room: RoomId, events: Sequence[EventId]) -> None:
        """Pin exactly these events."""
        await self._under_way.whole(self._now.rooms.pin(room, events))

    async def set_name(self, room: RoomId, name: str) -> None:
        """Give the room another name. It is not encrypted."""
        await self._under_way.whole(self._now.rooms.set_name(room, name))

    async def show_meetings(self, room: RoomId, meetings: Sequence[Meeting]) -> None:
        """Matrix has no calendar."""

    async def knock(self, room: RoomId, text: RichText, *, label: str, key: str) -> EventId:  # noqa: ARG002
        """Everything can be brought."""
        raise Refused("NOT_NEEDED")

    async def set_topic(self, room: RoomId, topic: str) -> None:
        """Set the line above the room. It is not encrypted."""
        await self._under_way.whole(self._now.rooms.set_topic(room, topic))

    async def invite(self, room: RoomId, user: UserId) -> None:
        """Invite somebody. Raises `Refused` ("UNKNOWN_USER") for somebody of our homeserver who does not exist."""
        await self._under_way.whole(self._now.rooms.invite(room, user))

    async def remove(self, room: RoomId, user: UserId) -> None:
        """Take somebody out of a room, or their invitation back."""
        await self._under_way.whole(self._now.rooms.remove(room, user))

    async def accept(self, room: RoomId) -> None:
        """Join a room to which we are invited."""
        await self._under_way.whole(self._now.rooms.accept(room))

    async def leave(self, room: RoomId) -> None:
        """Leave a room, or decline its invitation."""
        await self._under_way.whole(self._now.rooms.leave(room))

    async def hand_over(self, room: RoomId, users: Sequence[UserId]) -> None:
        """Give these people full power in the room."""
        await self._under_way.whole(self._now.rooms.hand_over(room, users))

    async def alone_with(self, room: RoomId, user: UserId) -> bool:
        """Whether nobody but Vertti and `user` is in the room or invited to it; asked from the homeserver each time."""
        return await self._now.rooms.alone_with(room, user)

    async def forget_keys(self, before: datetime) -> None:
        """Throw away for good the room keys that came before the moment (aware, real time). Raises `DiskTrouble`."""
        with disk_trouble(self._settings.home):
            self._now.keys.forget_old(before)

    async def prepare(self, room: RoomId, *, until: datetime) -> bool:
        """Hand out the room's key to all who should have it, ahead of a message."""
        return await self._under_way.whole(self._now.outgoing.prepare(room, until))

    async def able(self, room: RoomId) -> bool:
        """Whether Vertti is in the room, it is encrypted, and its power is enough for what a group's room needs."""
        return await self._now.rooms.able(room)

    async def founder(self, room: RoomId) -> UserId | None:
        """Who made a room that Vertti is in."""
        return await self._now.rooms.founder(room)

    def link_to_me(self) -> str:
        """An address that opens a conversation with Vertti in any client."""
        return f"https://matrix.to/#/{self._settings.user_id}"

    async def _put(self, room: RoomId, kind: str, content: dict[str, object], key: str) -> EventId:
        return await self._under_way.whole(self._now.outgoing.put(room, kind, content, key=key))

    @property
    def _now(self) -> _Running:
        if self._running is None:
            raise TryLater("Vertti is not connected to Matrix")
        return self._running
