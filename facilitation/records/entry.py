"""What one line of the register of data says: what is stored, about whom, why, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

IN_NO_GROUP = timedelta(days=30)
"""How long the direct conversation with somebody in no group stays open."""


class Place(StrEnum):
    """Where something lies."""

    DATABASE = "database"
    """A table of `vertti.db`."""
    FILE = "file"
    """A file that Vertti writes, beside the database."""
    ELSEWHERE = "elsewhere"
    """With others: what follows from using a chat platform or from how Vertti is run."""


class Whose(StrEnum):
    """Whom it is about."""

    PERSON = "a person"
    GROUP = "a group"
    NOBODY = "nobody"


class Why(StrEnum):
    """The purposes. What serves none of them is not stored."""

    BELONGING = "knowing who belongs to which group in which role, so that only they are invited, heard and written to"
    RHYTHM = "keeping the rhythm: meetings, their times and phases, and the messages around them"
    COMING = "telling the group who can come to the next meeting"
    AGREEMENT = "knowing who has accepted the confidentiality agreement"
    PROGRAMME = "letting what people wish to talk about shape the group's programme"
    PULSE = "showing the group how it is doing, as a joint result that gives nobody away"
    FEEDBACK = "hearing how the programme was, without knowing who said what"
    TALK = "keeping the order and the time of rounds, pairs and case rounds, with equal turns and ever new pairs"
    COMMITMENTS = "helping people to try something small until the next meeting, alone or with others"
    SHARING = "keeping for the group what its people give it on purpose"
    WISHES = "respecting what people chose: their language, quiet, having left"
    DELIVERY = "sending every message once: not twice after a crash, and never to the wrong place"
    RESTRAINT = "not writing too often"
    SAFETY = "encrypting and signing messages, and logging in"
    OPERATION = "running the program and finding faults"


@dataclass(frozen=True, slots=True)
class Until:
    """When it goes. `limit`: at the latest so long after it was written; None where something else ends it."""

    text: str
    limit: timedelta | None = None


def at_most(limit: timedelta, more: str = "") -> Until:
    """So long after it was written, rounded up to the next night; `more` is said after it."""
    hours = round(limit.total_seconds() / 3600)
    return Until((f"after {hours} hours" if hours <= 48 else f"after {limit.days} days") + f", the following night{more}", limit)


WITH_GROUP = Until("erased with the group: the configured retention after its end (60 days unless set otherwise)")
WITH_PERSON = Until("erased with the group, and at once on `forget`")
AT_CLOSING = Until("erased when the pulse closes (at the beginning of its meeting), when the group is erased, and on `forget`")
AT_CLOSING_OF_FEEDBACK = Until("erased when the feedback closes, when the group is erased, and on `forget`")
OUT_OF_GROUPS = Until("erased on `forget`, and when no group knows the person any more")
WHILE_IN_TOUCH = Until(
    f"erased with the group, on `forget`, and {IN_NO_GROUP.days} days after no group knows the person: Vertti leaves the room"
)
WHILE_RUNNING = Until("kept as long as Vertti is in use")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something stored: some columns of one table, a file, or something that lies with others.

    `special`: may reveal health or trade-union membership (GDPR Art. 9). `shown` names the Fluent message
    `privacy-info-lines-<shown>` that says it to the person it is about, where it is more than technical. `encrypted`: it
    holds only where the platform encrypts from end to end, or (False) only where it does not; None: everywhere.
    """

    place: Place
    name: str
    what: str
    why: Why
    until: Until
    whose: Whose
    columns: tuple[str, ...] = ()
    special: bool = False
    shown: str | None = None
    encrypted: bool | None = None


def table(name: str, columns: str, what: str, why: Why, until: Until, whose: Whose, **more: object) -> Entry:
    """Columns (names, with spaces between) of a table of the database; `more` as the fields of `Entry`."""
    return Entry(Place.DATABASE, name, what, why, until, whose, tuple(columns.split()), **more)  # type: ignore[arg-type]
