"""What there is in a chat in memory: rooms, what stands in them, and what has happened."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from bot.chat.port import Event, EventId, File, Meeting, Poll, RoomId, UserId
from bot.chat.richtext import RichText


@dataclass(slots=True)
class Shown:
    """Something that stands in a room: a message, a poll, its end, a file. `text` is what it says now, after edits and
    redaction, `said` what it said at first, and `rich` the same as it was written; `at` is by the clock that the chat was
    given. `readers` are the people who could read it.
    """

    event: EventId
    room: RoomId
    text: str
    kind: str
    said: str
    at: datetime
    readers: frozenset[UserId]
    rings: bool = False
    everyone: bool = False
    poll: Poll | None = None
    file: File | None = None
    rich: RichText | None = None
    ended: bool = False
    redacted: bool = False


@dataclass(slots=True)
class Sign:
    """An emoji that somebody put under a message."""

    event: EventId
    room: RoomId
    message: EventId
    sender: UserId
    sign: str
    redacted: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """Text that somebody wrote in a room; what it is to Vertti is only told when it is handed over."""

    event: EventId
    room: RoomId
    sender: UserId
    text: str
    at: datetime


Happening: TypeAlias = Event | Written


@dataclass(slots=True)
class Room:
    """A room with its people. `marker` is None for a room that somebody else made, `direct` a room for two.

    `waiting` is what was written before Vertti accepted the invitation: in a direct room it comes with the joining.
    """

    id: RoomId
    direct: bool
    marker: str | None = None
    name: str = ""
    topic: str = ""
    joined: set[UserId] = field(default_factory=set)
    invited: set[UserId] = field(default_factory=set)
    powerful: tuple[UserId, ...] = ()
    pinned: tuple[EventId, ...] = ()
    founder: UserId | None = None
    waiting: list[Written] = field(default_factory=list)
    meetings: tuple[Meeting, ...] = ()

    @property
    def present(self) -> set[UserId]:
        """Everybody who is there or invited."""
        return self.joined | self.invited

    @property
    def readers(self) -> frozenset[UserId]:
        """Who can read what is said now: in a direct room of Vertti's also the one who is still invited."""
        return frozenset(self.present if self.direct and self.marker is not None else self.joined)
