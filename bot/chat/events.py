"""What comes in from a chat platform."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NewType, TypeAlias

RoomId = NewType("RoomId", str)
EventId = NewType("EventId", str)
UserId = NewType("UserId", str)


@dataclass(frozen=True, slots=True)
class Said:
    """Text addressed to Vertti: in a room only what begins with the prefix (already taken off), in a direct room anything.

    `at` is the platform's own time of the event (real, aware), never the rehearsal's. `private` is true when the room
    holds nobody but Vertti and the sender. `trusted` is false when the platform cannot vouch that the sender wrote it
    (not encrypted in an encrypted room, or a device that is not the sender's). `appointed`: the sender has a role on the
    platform whose holders the configuration makes administrators.
    """

    event: EventId
    room: RoomId
    sender: UserId
    text: str
    at: datetime
    private: bool
    trusted: bool = True
    appointed: bool = False


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


@dataclass(frozen=True, slots=True)
class Listens:
    """Somebody has opened what waits for them alone: what could not be brought to them (`NotListening`) can be shown now."""

    event: EventId
    sender: UserId
    at: datetime


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
    | Listens
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
