"""Names of the places to which the outbox delivers, in order within each of them.

A place is named before the platform knows it: `group:3` is the room of group 3 even while that room does not exist yet.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.chat.port import EventId
from facilitation.group import GroupId
from facilitation.session import PersonId


@dataclass(frozen=True, slots=True)
class GroupRoom:
    """The room of a group."""

    group: GroupId

    def __str__(self) -> str:
        return f"group:{self.group}"


@dataclass(frozen=True, slots=True)
class ClosedRoomOf:
    """The closed room of a group, as long as Vertti is in it."""

    group: GroupId

    def __str__(self) -> str:
        return f"closed:{self.group}"


@dataclass(frozen=True, slots=True)
class DirectRoom:
    """The one direct room of a person."""

    person: PersonId

    def __str__(self) -> str:
        return f"person:{self.person}"


@dataclass(frozen=True, slots=True)
class PlainRoom:
    """A room known only by the platform's id: an invitation to answer."""

    room: str

    def __str__(self) -> str:
        return f"room:{self.room}"


Place = GroupRoom | ClosedRoomOf | DirectRoom | PlainRoom


def parse(text: str) -> Place:
    """The place named by a row of the outbox. Raises ValueError."""
    kind, _, rest = text.partition(":")
    match kind:
        case "group":
            return GroupRoom(GroupId(int(rest)))
        case "closed":
            return ClosedRoomOf(GroupId(int(rest)))
        case "person":
            return DirectRoom(PersonId(rest))
        case "room":
            return PlainRoom(rest)
        case _:
            raise ValueError(f"no such kind of place: {kind!r}")


_ANSWER = "re/"


def answer_key(event: EventId | str, which: str) -> str:
    """The outbox key of something that is said in answer to an event of the inbox; `which` tells several apart."""
    return f"{_ANSWER}{event}/{which}"


def answering(key: str) -> EventId | None:
    """The event to which the row with this key is an answer, if it is one."""
    event = key.removeprefix(_ANSWER).rpartition("/")[0]
    return EventId(event) if key.startswith(_ANSWER) and event else None


def group_key(group: GroupId, about: str) -> str:
    """The outbox key of an effect of a group."""
    return f"g{group}/{about}"
