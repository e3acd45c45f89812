"""What one row of the outbox does, as it lies in the database until it is done.

The practice's effects have been put into the reader's language here; messages are referred to by their outbox key, since
the platform's ids are not known yet when a decision is made.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from bot.chat.port import File, Meeting, Message, Poll
from bot.chat.richtext import RichText


@dataclass(frozen=True, slots=True)
class SendMessage:
    """Send a message."""

    message: Message
    type: Literal["send"] = "send"


@dataclass(frozen=True, slots=True)
class SendFile:
    """Send a file; its content is Base64, since a row is text."""

    name: str
    media_type: str
    content: str
    type: Literal["file"] = "file"

    @classmethod
    def of(cls, file: File) -> SendFile:
        """The action that sends this file."""
        return cls(file.name, file.media_type, base64.b64encode(file.content).decode())

    def file(self) -> File:
        """The file. Raises ValueError when the row was not written by `of`."""
        return File(self.name, self.media_type, base64.b64decode(self.content, validate=True))


@dataclass(frozen=True, slots=True)
class SendPoll:
    """Send a poll."""

    poll: Poll
    type: Literal["poll"] = "poll"


@dataclass(frozen=True, slots=True)
class ClosePoll:
    """Close the poll sent by the row `of`."""

    of: str
    text: RichText
    type: Literal["close_poll"] = "close_poll"


@dataclass(frozen=True, slots=True)
class EditMessage:
    """Replace the text of the message sent by the row `of`."""

    of: str
    message: Message
    type: Literal["edit"] = "edit"


@dataclass(frozen=True, slots=True)
class PutSign:
    """Put a sign (an emoji) under what the row `of` sent."""

    of: str
    sign: str
    type: Literal["react"] = "react"


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Redact what the row `of` sent, or the platform's event `event`."""

    of: str | None = None
    event: str | None = None
    type: Literal["redact"] = "redact"


@dataclass(frozen=True, slots=True)
class PinMessages:
    """Pin what these rows sent."""

    of: tuple[str, ...]
    type: Literal["pin"] = "pin"


@dataclass(frozen=True, slots=True)
class ChangeTopic:
    """Set the room's topic."""

    topic: str
    type: Literal["topic"] = "topic"


@dataclass(frozen=True, slots=True)
class ShowMeetings:
    """Have the platform's own calendar show exactly these meetings of the room."""

    meetings: tuple[Meeting, ...]
    type: Literal["show_meetings"] = "show_meetings"


@dataclass(frozen=True, slots=True)
class Knock:
    """Say in the group's room that something waits for somebody who takes no private words; `label` is what opens it."""

    text: RichText
    label: str
    type: Literal["knock"] = "knock"


@dataclass(frozen=True, slots=True)
class CreateRoom:
    """Create the group's room, or its closed room, in which `leads` get full power."""

    name: str
    topic: str
    leads: tuple[str, ...] = ()
    type: Literal["create_room"] = "create_room"


@dataclass(frozen=True, slots=True)
class InvitePerson:
    """Invite somebody to the room."""

    person: str
    type: Literal["invite"] = "invite"


@dataclass(frozen=True, slots=True)
class RemovePerson:
    """Take somebody out of the room."""

    person: str
    type: Literal["remove"] = "remove"


@dataclass(frozen=True, slots=True)
class HandRoomOver:
    """Give people full power in the room."""

    people: tuple[str, ...]
    type: Literal["hand_over"] = "hand_over"


@dataclass(frozen=True, slots=True)
class GoAway:
    """Leave the room, or decline its invitation."""

    type: Literal["leave"] = "leave"


@dataclass(frozen=True, slots=True)
class ComeIn:
    """Accept the invitation to the room."""

    type: Literal["accept"] = "accept"


@dataclass(frozen=True, slots=True)
class MoveIn:
    """Join the room in favour of which the group's room was closed, if one of these made it, and make it the group's room."""

    group: int
    founders: tuple[str, ...]
    type: Literal["move_in"] = "move_in"


Action = Annotated[
    SendMessage
    | SendFile
    | SendPoll
    | ClosePoll
    | EditMessage
    | PutSign
    | TakeBack
    | PinMessages
    | ChangeTopic
    | ShowMeetings
    | Knock
    | CreateRoom
    | InvitePerson
    | RemovePerson
    | HandRoomOver
    | GoAway
    | ComeIn
    | MoveIn,
    Field(discriminator="type"),
]

_ACTIONS: TypeAdapter[Action] = TypeAdapter(Action)


def to_json(action: Action) -> str:
    """The action as it is stored."""
    return _ACTIONS.dump_json(action).decode()


def from_json(text: str) -> Action:
    """The stored action. Raises pydantic.ValidationError when the row was not written by `to_json`."""
    return _ACTIONS.validate_json(text)


def person_in(stored: str | None) -> str:
    """The person whom a stored action is about, empty when it is about none."""
    action = None if stored is None else from_json(stored)
    return action.person if isinstance(action, InvitePerson | RemovePerson) else ""
