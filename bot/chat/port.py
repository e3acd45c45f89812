"""All that the rest of the program knows about chat.

Two things pass: batches of events come in (`ChatPlatform.batches`), and calls go out, each with an idempotency key. An
adapter keeps no state of its own beyond what the platform's own protocol needs (login, encryption keys); what must survive
a crash is the program's, and is lent to the adapter as `SyncMemory`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NewType, Protocol, TypeAlias

from bot.chat.richtext import RichText
from bot.chat.troubles import ChatError, DiskTrouble, LoginLost, Refused, RoomUnusable, Throttled, TryLater, Unreachable

__all__ = ["ChatError", "DiskTrouble", "LoginLost", "Refused", "RoomUnusable", "Throttled", "TryLater", "Unreachable"]

RoomId = NewType("RoomId", str)
EventId = NewType("EventId", str)
UserId = NewType("UserId", str)


# --- what comes in ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Said:
    """Text addressed to Vertti: in a room only what begins with the prefix (already taken off), in a direct room anything.

    `at` is the platform's own time of the event (real, aware), never the rehearsal's. `private` is true when the room
    holds nobody but Vertti and the sender. `trusted` is false when the platform cannot vouch that the sender wrote it
    (not encrypted in an encrypted room, or a device that is not the sender's).
    """

    event: EventId
    room: RoomId
    sender: UserId
    text: str
    at: datetime
    private: bool
    trusted: bool = True


@dataclass(frozen=True, slots=True)
class Voted:
    """A vote in one of Vertti's own polls; the last one of a person counts, no answers take it back."""

    event: EventId
    room: RoomId
    sender: UserId
    poll: EventId
    answers: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Pressed:
    """Somebody put a sign (an emoji) under one of Vertti's own messages. `event` is the press, which can be redacted.

    Platforms do not encrypt signs, so that a homeserver sees them, and could make them up: nothing confidential and nothing of
    weight may hang on one. Of one sign under one message a person has one press at a time.
    """

    event: EventId
    room: RoomId
    sender: UserId
    message: EventId
    sign: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody (never Vertti itself) is now in a room. `name` is their display name or empty."""

    event: EventId
    room: RoomId
    sender: UserId
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Left:
    """Somebody is no longer in a room. `was_invited`: they declined, or an invitation was taken back. `by` who did it."""

    event: EventId
    room: RoomId
    sender: UserId
    by: UserId
    was_invited: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class InvitedByOther:
    """Somebody but Vertti invited a person to one of Vertti's rooms."""

    event: EventId
    room: RoomId
    sender: UserId
    invited: UserId
    at: datetime


@dataclass(frozen=True, slots=True)
class InvitedToRoom:
    """Vertti itself is invited somewhere. `direct`: the inviter's client marked it as a direct conversation."""

    event: EventId
    room: RoomId
    sender: UserId
    direct: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class RemovedFromRoom:
    """Vertti itself is no longer in a room, by somebody else's hand."""

    event: EventId
    room: RoomId
    sender: UserId
    at: datetime


@dataclass(frozen=True, slots=True)
class RoomReplaced:
    """A room was closed in favour of another one: `successor`, None where none is named."""

    event: EventId
    room: RoomId
    sender: UserId
    successor: RoomId | None
    at: datetime


@dataclass(frozen=True, slots=True)
class RightsChanged:
    """Somebody (perhaps Vertti's own account) has changed who may do what in a room. `able`: Vertti may do all it needs there."""

    event: EventId
    room: RoomId
    sender: UserId
    able: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An event whose key has not come yet. Only its id is kept; the adapter asks for it again when keys come."""

    event: EventId
    room: RoomId
    at: datetime


@dataclass(frozen=True, slots=True)
class IdentitySeen:
    """The identity by which a person's devices vouch for each other, as it is shown now. It comes again after each restart, and
    whenever it changes; `identity` is the public key, to be compared with the one seen before.
    """

    event: EventId
    sender: UserId
    identity: str


@dataclass(frozen=True, slots=True)
class DevicesLeftOut:
    """Devices of a person that cannot read what Vertti says, because the person's identity does not vouch for them. It comes
    again after each restart. `reads_elsewhere`: whether they have another device that can.
    """

    event: EventId
    sender: UserId
    devices: tuple[str, ...]
    reads_elsewhere: bool


Event: TypeAlias = (
    Said
    | Voted
    | Pressed
    | Joined
    | Left
    | InvitedByOther
    | InvitedToRoom
    | RemovedFromRoom
    | RoomReplaced
    | RightsChanged
    | Unreadable
    | IdentitySeen
    | DevicesLeftOut
)


@dataclass(frozen=True, slots=True)
class Batch:
    """Events in the order in which they are to be handled. `token` (when given) is saved after all of them are handled;
    a crash before that brings them again, and the ledger of event ids keeps their effects single. `settled` are events that
    were `Unreadable` and have been read, or will never be: nothing waits for their keys any more.
    """

    events: tuple[Event, ...]
    token: str | None = None
    settled: tuple[EventId, ...] = ()


class SyncMemory(Protocol):
    """What an adapter may ask the program's database."""

    async def token(self) -> str | None:
        """The token of the last batch that was handled whole; None before the very first."""

    async def unreadable(self) -> Sequence[tuple[RoomId, EventId]]:
        """The events that still wait for their keys, oldest first."""

    async def is_direct(self, room: RoomId) -> bool:
        """Whether the room is somebody's direct room with Vertti."""

    async def is_known(self, room: RoomId) -> bool:
        """Whether the room is a group's room or a direct room."""

    async def is_own_poll(self, event: EventId) -> bool:
        """Whether Vertti asked that poll."""

    async def is_own_message(self, event: EventId) -> bool:
        """Whether Vertti sent that: a message, a file or a poll."""


# --- what goes out ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Message:
    """A message to send. `rings`: clients notify. `everyone`: mentions the whole room (and rings)."""

    text: RichText
    rings: bool = True
    everyone: bool = False


@dataclass(frozen=True, slots=True)
class PollChoice:
    """One answer of a poll."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Poll:
    """A native poll, up to `most` choices each, votes visible in the room."""

    question: str
    choices: tuple[PollChoice, ...]
    most: int = 1


@dataclass(frozen=True, slots=True)
class File:
    """A file to send. `name` is shown and has its ending; `media_type` as in MIME, `text/plain`."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class RoomSpec:
    """A room to create. `marker` is a mark of our own by which it is found again after a crash; `direct` a room for two.

    `leads` have full power in it as soon as they join, and go on having it when Vertti leaves.
    """

    marker: str
    name: str
    topic: str
    invite: tuple[UserId, ...]
    direct: bool = False
    leads: tuple[UserId, ...] = ()


class ChatPlatform(Protocol):
    """A chat platform. Every outgoing call is safe to repeat with the same `key`, at least for a day, except
    `create_room`, whose `RoomSpec.marker` is looked for first when `search` is true.
    """

    @property
    def me(self) -> UserId:
        """Vertti's own account; known after `start`."""

    @property
    def login(self) -> str:
        """What this login is called; known after `start`. With another one, no key of before is known again."""

    async def start(self, memory: SyncMemory) -> None:
        """Log in (or resume) and get ready to send. Raises `LoginLost`, `TryLater`, `Refused`, `DiskTrouble`."""

    async def stop(self) -> None:
        """Let go of everything; calls under way end."""

    def batches(self) -> AsyncIterator[Batch]:
        """Events from the stored token on, without end. Waits out trouble by itself; raises only `LoginLost`, `DiskTrouble`.

        The first batch comes as soon as the platform is reached, be it empty: from then on nothing is missed, and only then
        does the program begin to act.
        """

    async def create_room(self, spec: RoomSpec, *, search: bool) -> RoomId:
        """Create a private, encrypted room; with `search`, first look for one that bears the marker."""

    async def send(self, room: RoomId, message: Message, *, key: str) -> EventId:
        """Send a message."""

    async def edit(self, room: RoomId, event: EventId, message: Message, *, key: str) -> EventId:
        """Replace the text of an own message."""

    async def ask(self, room: RoomId, poll: Poll, *, key: str) -> EventId:
        """Send a poll."""

    async def react(self, room: RoomId, event: EventId, sign: str, *, key: str) -> EventId:
        """Put a sign (an emoji) under an own message; when it stands there already, that is it. It is not encrypted."""

    async def end_poll(self, room: RoomId, event: EventId, text: RichText, *, key: str) -> EventId:
        """Close an own poll; `text` is shown as its ending."""

    async def send_file(self, room: RoomId, file: File, *, key: str) -> EventId:
        """Send a file; its content is encrypted where messages are. It rings. A repeated key may carry the content to the
        platform twice, but shows the file once.
        """

    async def sent_earlier(self, room: RoomId, *, key: str, since: datetime) -> Sequence[EventId]:
        """What Vertti has sent to the room with that key since then, the oldest first, be it under another login: for what was
        sent so long ago, or by such a Vertti, that a repeated key is not known again. What was taken back may be missing, and
        of a key only what is `lasting` counts, so that there may be several.
        """

    async def is_well(self) -> bool:
        """Whether the platform answers at all, whatever may be wrong with one room."""

    async def rooms_made(self, mark: str) -> Sequence[RoomId]:
        """The rooms of Vertti's own making in which it is, and whose `RoomSpec.marker` begins with `mark`."""

    async def redact(self, room: RoomId, event: EventId, *, key: str) -> None:
        """Take an event back (one's own, or where we have the right)."""

    async def pin(self, room: RoomId, events: Sequence[EventId]) -> None:
        """Pin exactly these events."""

    async def set_name(self, room: RoomId, name: str) -> None:
        """Give the room another name."""

    async def set_topic(self, room: RoomId, topic: str) -> None:
        """Set the line above the room."""

    async def invite(self, room: RoomId, user: UserId) -> None:
        """Invite somebody. Succeeds when they are invited or joined already. Raises `Refused` for an unknown user."""

    async def remove(self, room: RoomId, user: UserId) -> None:
        """Take somebody out of a room, or their invitation back. Succeeds when they are not there."""

    async def accept(self, room: RoomId) -> None:
        """Join a room to which we are invited."""

    async def leave(self, room: RoomId) -> None:
        """Leave a room, or decline its invitation. Succeeds when we are not there."""

    async def hand_over(self, room: RoomId, users: Sequence[UserId]) -> None:
        """Give these people full power in the room."""

    async def alone_with(self, room: RoomId, user: UserId) -> bool:
        """Whether nobody but Vertti and `user` is in the room or invited to it; `user` may still be invited."""

    async def forget_keys(self, before: datetime) -> None:
        """Throw away for good whatever could open messages from before the moment (aware, real time). Raises `DiskTrouble`."""

    async def prepare(self, room: RoomId, *, until: datetime) -> bool:
        """Do now what can be done ahead, so that what is said in the room up to `until` (aware, real time) only has to be sent.

        True when there was something to do. Shows nothing to anybody, and who is in the room when a message is sent decides who
        can read it, as without it. Raises as sending does.
        """

    async def able(self, room: RoomId) -> bool:
        """Whether Vertti is in the room and may do there what a group's room needs: speak, pin, invite, remove."""

    async def founder(self, room: RoomId) -> UserId | None:
        """Who made a room that Vertti is in; None when there is no telling."""

    def link_to_me(self) -> str:
        """An address that opens a conversation with Vertti in any client."""
