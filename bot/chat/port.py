"""All that the rest of the program knows about chat.

Two things pass: batches of events come in (`ChatPlatform.batches`), and calls go out, each with an idempotency key. An
adapter keeps no state of its own beyond what the platform's own protocol needs (login, encryption keys); what must survive
a crash is the program's, and is lent to the adapter as `SyncMemory`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeAlias

from bot.chat.events import (
    Batch,
    DevicesLeftOut,
    Event,
    EventId,
    IdentitySeen,
    InvitedByOther,
    InvitedToRoom,
    Joined,
    Left,
    Listens,
    Pressed,
    RemovedFromRoom,
    RightsChanged,
    RoomId,
    RoomReplaced,
    Said,
    Unreadable,
    UserId,
    Voted,
)
from bot.chat.manner import Manner
from bot.chat.richtext import RichText
from bot.chat.troubles import (
    ChatError,
    DiskTrouble,
    LoginLost,
    NotListening,
    Refused,
    RoomUnusable,
    Throttled,
    TryLater,
    Unreachable,
)

__all__ = [
    "Batch",
    "ChatError",
    "ChatPlatform",
    "DevicesLeftOut",
    "DiskTrouble",
    "Event",
    "EventId",
    "File",
    "IdentitySeen",
    "InvitedByOther",
    "InvitedToRoom",
    "Joined",
    "KnownRoom",
    "Left",
    "Listens",
    "LoginLost",
    "Manner",
    "Meeting",
    "Message",
    "NotListening",
    "Poll",
    "PollChoice",
    "Pressed",
    "Refused",
    "RemovedFromRoom",
    "RightsChanged",
    "RoomId",
    "RoomReplaced",
    "RoomSpec",
    "RoomUnusable",
    "Said",
    "SyncMemory",
    "Throttled",
    "TryLater",
    "Unreachable",
    "Unreadable",
    "UserId",
    "Voted",
]


@dataclass(frozen=True, slots=True)
class KnownRoom:
    """One of the program's rooms, and whom it takes to be there, whether or not they still are. `able`: it takes itself to be
    there, and able to do what it must.
    """

    room: RoomId
    direct: bool
    people: tuple[UserId, ...]
    able: bool = True


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

    async def rooms(self) -> Sequence[KnownRoom]:
        """The rooms of all groups, and all direct rooms."""


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
    """A native poll, up to `most` choices each, votes visible in the room. `counted`: the program wants to hear of the votes."""

    question: str
    choices: tuple[PollChoice, ...]
    most: int = 1
    counted: bool = True


@dataclass(frozen=True, slots=True)
class File:
    """A file to send. `name` is shown and has its ending; `media_type` as in MIME, `text/plain`."""

    name: str
    media_type: str
    content: bytes


Sendable: TypeAlias = Message | Poll | File


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


@dataclass(frozen=True, slots=True)
class Meeting:
    """When a group meets, for the platform's own calendar. `number` is its number in the group, the times are aware UTC."""

    number: int
    title: str
    starts: datetime
    ends: datetime
    text: str = ""


class ChatPlatform(Protocol):
    """A chat platform. Every outgoing call is safe to repeat with the same `key`, at least as long as `knows_again` says, except
    `create_room`, whose `RoomSpec.marker` is looked for first when `search` is true.

    `answers` names the event (of the inbox) that a message is the answer to, where it is one: platforms on which people press
    and choose show the answer where they did.
    """

    @property
    def manner(self) -> Manner:
        """How people write here, and what the platform itself can see; known before `start`."""

    @property
    def knows_again(self) -> timedelta:
        """For how long a repeated call is known by its key."""

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
        """Events from the stored token on, without end. Waits out trouble by itself; raises only `LoginLost`, `DiskTrouble`,
        and `Refused` where Vertti was taken out of the only place in which it could be.

        The first batch comes as soon as the platform is reached, be it empty: from then on nothing is missed, and only then
        does the program begin to act.
        """

    async def create_room(self, spec: RoomSpec, *, search: bool) -> RoomId:
        """Create a private, encrypted room; with `search`, first look for one that bears the marker."""

    async def send(self, room: RoomId, message: Message, *, key: str, answers: EventId | None = None) -> EventId:
        """Send a message."""

    async def edit(self, room: RoomId, event: EventId, message: Message, *, key: str) -> EventId:
        """Replace the text of an own message."""

    async def ask(self, room: RoomId, poll: Poll, *, key: str, answers: EventId | None = None) -> EventId:
        """Send a poll."""

    async def react(self, room: RoomId, event: EventId, sign: str, *, key: str) -> EventId:
        """Put a sign (an emoji) under an own message; when it stands there already, that is it. It is not encrypted."""

    async def end_poll(self, room: RoomId, event: EventId, text: RichText, *, key: str) -> EventId:
        """Close an own poll; `text` is shown as its ending."""

    async def send_file(self, room: RoomId, file: File, *, key: str, answers: EventId | None = None) -> EventId:
        """Send a file; its content is encrypted where messages are. It rings. A repeated key may carry the content to the
        platform twice, but shows the file once.
        """

    async def sent_earlier(self, room: RoomId, *, key: str, since: datetime, what: Sendable | None = None) -> Sequence[EventId]:
        """What Vertti has sent to the room with that key since then, the oldest first, be it under another login: for what was
        sent so long ago, or by such a Vertti, that a repeated key is not known again. What was taken back may be missing, and
        of a key only what is `lasting` counts, so that there may be several. `what` is what is about to be sent: a platform
        that keeps no keys finds it by its words.
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

    async def show_meetings(self, room: RoomId, meetings: Sequence[Meeting]) -> None:
        """Show in the platform's own calendar that the people of the room meet then, and at no other time that is to come. Only
        they may see it. Nothing happens where the platform has no such calendar. Safe to repeat.
        """

    async def knock(self, room: RoomId, text: RichText, *, label: str, key: str) -> EventId:
        """Say in a group's room that something waits which cannot be brought (`NotListening`), with the platform's own way to
        open it, which is called `label`. Raises `Refused` where everything can be brought.
        """

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
