"""A group and its people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from facilitation.rhythm import Rhythm
from facilitation.session import PersonId, Session, SessionState
from facilitation.times import QuietHours
from facilitation.words import Language

GroupId = NewType("GroupId", int)

BUILT_IN = "built-in"
"""The name of the programme that comes with Vertti."""


class Role(StrEnum):
    """What somebody is in one group. Roles live in Vertti's database and nowhere else."""

    FACILITATOR = "facilitator"
    HOST = "host"
    MEMBER = "member"
    GUEST = "guest"


class Standing(StrEnum):
    """Where somebody stands with the group's room."""

    INVITED = "invited"
    JOINED = "joined"
    LEFT = "left"
    DECLINED = "declined"


class GroupState(StrEnum):
    """planned (room not open yet) → running → ended (deletion date announced)."""

    PLANNED = "planned"
    RUNNING = "running"
    ENDED = "ended"


class ClosedRoom(StrEnum):
    """A second room for the talk itself, without Vertti: none; wanted → waiting for a facilitator to join → given away."""

    NONE = "none"
    WANTED = "wanted"
    WAITING = "waiting"
    GIVEN = "given"


class RoomTrouble(StrEnum):
    """Why Vertti cannot do its work in the group's room: it was put out, the room was closed in favour of another one, or
    Vertti has no longer the power that it needs there.
    """

    GONE = "gone"
    REPLACED = "replaced"
    POWERLESS = "powerless"


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a group, in whatever role. `name` is how they call themselves on the platform; `agreed_at` is UTC."""

    person: PersonId
    role: Role
    standing: Standing = Standing.INVITED
    name: str = ""
    agreed_at: datetime | None = None
    welcomed: bool = False

    @property
    def called(self) -> str:
        """The name to show."""
        return self.name or self.person


@dataclass(frozen=True, slots=True)
class Group:
    """Everything that the practice needs to know about a group. Change it with `dataclasses.replace`.

    `rhythm` is the plan as agreed at first; `sessions` is how it stands now, in order of number. `length` is the planned
    duration of a session. `room_opened_at` is UTC. `plan_message` is the key of the message that shows the plan now; since
    `plan_unseen_since` (UTC) somebody is there who joined after it, and cannot read it. While there is `trouble` with the room
    the schedule rests.
    """

    id: GroupId
    key: str
    name: str
    language: Language
    zone: str
    rhythm: Rhythm
    length: timedelta
    quiet_hours: QuietHours
    programme: str = BUILT_IN
    sessions: tuple[Session, ...] = ()
    members: tuple[Member, ...] = ()
    state: GroupState = GroupState.PLANNED
    meeting_link: str | None = None
    room_opened_at: datetime | None = None
    check_in: bool = True
    pulse_minimum: int = 5
    retention: timedelta = timedelta(days=60)
    ended_at: datetime | None = None
    plan_message: str = "plan"
    plan_unseen_since: datetime | None = None
    closed_room: ClosedRoom = ClosedRoom.NONE
    trouble: RoomTrouble | None = None
    version: int = 0

    def member(self, person: PersonId) -> Member | None:
        """The person's place in the group, if any."""
        return next((one for one in self.members if one.person == person), None)

    def peer(self, person: PersonId) -> Member | None:
        """The person's place in the group, if they have joined it and are no guest."""
        member = self.member(person)
        return member if member is not None and member.standing is Standing.JOINED and member.role is not Role.GUEST else None

    def name_of(self, person: PersonId) -> str:
        """How the person is called in the group; by their id when the group does not know them."""
        member = self.member(person)
        return person if member is None else member.called

    def session(self, number: int) -> Session | None:
        """The session of that number, if any."""
        return next((one for one in self.sessions if one.number == number), None)

    def with_roles(self, *roles: Role) -> tuple[Member, ...]:
        """Those in one of the roles who are invited or have joined."""
        return tuple(one for one in self.members if one.role in roles and one.standing in (Standing.INVITED, Standing.JOINED))

    def joined(self, roles: Iterable[Role] = tuple(Role)) -> tuple[Member, ...]:
        """Those who are in the room now, in one of the roles."""
        wanted = set(roles)
        return tuple(one for one in self.members if one.standing is Standing.JOINED and one.role in wanted)

    def in_order(self) -> tuple[Session, ...]:
        """The sessions that are or were to be held, by date."""
        kept = (one for one in self.sessions if one.state is not SessionState.DROPPED)
        return tuple(sorted(kept, key=lambda one: one.begins()))

    def open_session(self) -> Session | None:
        """The session that is under way, if any."""
        return next((one for one in self.sessions if one.state is SessionState.OPEN), None)

    def next_session(self, now: datetime) -> Session | None:
        """The first session that is open, or planned and not yet over at `now`."""
        for one in self.in_order():
            if one.state is SessionState.OPEN:
                return one
            if one.state is SessionState.PLANNED and one.ends(self.length) > now:
                return one
        return None

    def replacing(self, changed: Session) -> Group:
        """The group with that session in place of the one with its number."""
        return replace(self, sessions=tuple(changed if one.number == changed.number else one for one in self.sessions))

    def with_member(self, changed: Member) -> Group:
        """The group with that person added, or in place of their earlier entry."""
        if self.member(changed.person) is None:
            return replace(self, members=(*self.members, changed))
        return replace(self, members=tuple(changed if one.person == changed.person else one for one in self.members))

    def link_of(self, session: Session) -> str | None:
        """The session's own link, or the group's."""
        return session.link or self.meeting_link


@dataclass(frozen=True, slots=True)
class PersonSettings:
    """What a person has chosen for direct messages, across groups. `language` None means the group's."""

    person: PersonId
    language: Language | None = None
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """A group as somebody asks for it, by command or configuration, before it exists."""

    key: str
    name: str
    language: Language
    zone: str
    rhythm: Rhythm
    length: timedelta
    quiet_hours: QuietHours
    facilitators: tuple[PersonId, ...]
    host: PersonId | None = None
    members: tuple[PersonId, ...] = ()
    meeting_link: str | None = None
    check_in: bool = True
    pulse_minimum: int = 5
    retention: timedelta = timedelta(days=60)
    programme: str = BUILT_IN
    closed_room: bool = False
