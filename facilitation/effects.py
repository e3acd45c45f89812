"""What the practice wants to happen in the world.

An effect is a wish with a key. Within one group a key is used once, so that a repeated decision asks for nothing twice;
later effects refer to earlier messages by it. The program turns wishes into rows of its outbox.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from facilitation.group import Group
from facilitation.programme import Programme
from facilitation.session import PersonId, Session
from facilitation.words import Body, Localised, Words


@dataclass(frozen=True, slots=True)
class ToRoom:
    """The group's room."""


@dataclass(frozen=True, slots=True)
class ToPerson:
    """The person's direct room with Vertti. What is meant for one person never goes to the room, whatever fails."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class ToClosedRoom:
    """The group's closed room, as long as Vertti is in it."""


Destination: TypeAlias = ToRoom | ToPerson | ToClosedRoom


@dataclass(frozen=True, slots=True)
class Say:
    """A message. `rings` makes clients notify (scheduled and private ones do); `everyone` mentions the whole room.

    After `useful_until` (UTC) it is dropped unsent and the facilitator is told.
    """

    to: Destination
    key: str
    body: Body
    rings: bool = True
    everyone: bool = False
    useful_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a poll; `id` comes back with the vote."""

    id: str
    label: Words | Localised | str


@dataclass(frozen=True, slots=True)
class AskPoll:
    """A native poll with up to `most` choices. Votes are visible to everybody in the room it stands in. Whether the votes are
    `counted`: of a question that nobody counts they are not looked at.
    """

    to: Destination
    key: str
    question: Body
    choices: tuple[Choice, ...]
    useful_until: datetime | None = None
    most: int = 1
    counted: bool = True


@dataclass(frozen=True, slots=True)
class GiveCalendar:
    """A calendar file with these sessions; those that were dropped are called off in it."""

    to: Destination
    key: str
    sessions: tuple[Session, ...]


@dataclass(frozen=True, slots=True)
class GiveWorkbook:
    """The group's workbook, made of that programme, as a file."""

    to: Destination
    key: str
    programme: Programme


@dataclass(frozen=True, slots=True)
class EndPoll:
    """Close the poll that was asked with key `poll`; `body` is what clients show then."""

    to: Destination
    key: str
    poll: str
    body: Body


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text of the message with key `message`."""

    to: Destination
    key: str
    message: str
    body: Body


@dataclass(frozen=True, slots=True)
class React:
    """Put a sign (an emoji) under the message with key `message`, for people to press."""

    to: Destination
    key: str
    message: str
    sign: str


@dataclass(frozen=True, slots=True)
class Redact:
    """Take the message with key `message` (a poll or a sign too) back."""

    to: Destination
    key: str
    message: str


@dataclass(frozen=True, slots=True)
class RedactEvent:
    """Take back an event that a person sent (a vote, an answer typed in private, a sign pressed), by the platform's id."""

    to: Destination
    key: str
    event: str


@dataclass(frozen=True, slots=True)
class Pin:
    """Pin exactly the messages with these keys in the room."""

    key: str
    messages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetTopic:
    """The line above the room."""

    key: str
    body: Body


@dataclass(frozen=True, slots=True)
class OpenRoom:
    """Create the group's private, encrypted room and invite these people."""

    key: str
    name: str
    topic: Body
    invite: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class Invite:
    """Invite one more person to the group's room."""

    key: str
    person: PersonId


@dataclass(frozen=True, slots=True)
class Remove:
    """Take a person out of the room, or an invitation back."""

    key: str
    person: PersonId


@dataclass(frozen=True, slots=True)
class HandOver:
    """Give the room to these people (full power), so that Vertti may leave."""

    key: str
    people: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class LeaveRoom:
    """Vertti leaves the group's room for good."""

    key: str


@dataclass(frozen=True, slots=True)
class OpenClosedRoom:
    """Create the group's closed room, invite these people, and give them full power in it."""

    key: str
    name: Body
    topic: Body
    leads: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class InviteToClosedRoom:
    """Invite one more person to the closed room."""

    key: str
    person: PersonId


@dataclass(frozen=True, slots=True)
class LeaveClosedRoom:
    """Vertti leaves the closed room for good."""

    key: str


Effect: TypeAlias = (
    Say
    | AskPoll
    | GiveCalendar
    | GiveWorkbook
    | EndPoll
    | Edit
    | React
    | Redact
    | RedactEvent
    | Pin
    | SetTopic
    | OpenRoom
    | Invite
    | Remove
    | HandOver
    | LeaveRoom
    | OpenClosedRoom
    | InviteToClosedRoom
    | LeaveClosedRoom
)


@dataclass(frozen=True, slots=True)
class Decision:
    """The changed group and what should happen, in order. `notices` are for the daily bundle of facilitator and host."""

    group: Group
    effects: tuple[Effect, ...] = ()
    notices: tuple[Body, ...] = ()

    @property
    def told_in_private(self) -> tuple[PersonId, ...]:
        """Everybody to whom something is said in private, each once, in order."""
        people = (one.to.person for one in self.effects if isinstance(one, Say) and isinstance(one.to, ToPerson))
        return tuple(dict.fromkeys(people))
