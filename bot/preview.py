"""`vertti preview`: every message of a group's programme, with its local time, and no server at all.

The preview is the program itself on a chat in memory, with rehearsed time and people who only do what is needed: they join,
accept the agreement, and the facilitator leads each session.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from bot.app import App, assemble
from bot.chat.manner import TYPED, Manner
from bot.chat.memory import MemoryChat, Shown
from bot.chat.port import EventId, Poll, RoomId, UserId
from bot.chat.richtext import RichText
from bot.clock import RehearsalClock
from bot.director import Director
from bot.handlers.pace import REHEARSED
from bot.inbox import StoredSyncMemory
from bot.policy import Policy
from bot.store.database import Database
from bot.texts import Catalogue
from facilitation import frame
from facilitation.group import Group, GroupPlan
from facilitation.practice import Support
from facilitation.programme import Programme
from facilitation.session import PersonId, SessionState
from facilitation.words import Language

FACILITATOR = PersonId("@facilitator:preview")
HOST = PersonId("@host:preview")
MEMBERS = tuple(PersonId(f"@member{number}:preview") for number in range(1, 6))
_NAMES = dict(
    zip((FACILITATOR, HOST, *MEMBERS), ("facilitator", "host", "ready", "typist", "traveller", "late", "forgetful"), strict=True)
)
"""Who they are, by the names of the rehearsal."""
FORGETFUL = 3
"""The question in the room (RSVP and check-in are counted together) that one member leaves unanswered."""
LONGEST = timedelta(days=900)


class Audience(StrEnum):
    """Who reads a message."""

    ROOM = "room"
    EVERYBODY = "everybody"
    MEMBERS = "members"
    FACILITATOR = "facilitator"
    HOST = "host"
    SOME = "some"
    ONE = "one"


READERS: Mapping[Audience, str] = MappingProxyType(
    {
        Audience.ROOM: "preview-to-room",
        Audience.EVERYBODY: "preview-to-everybody",
        Audience.MEMBERS: "preview-to-members",
        Audience.FACILITATOR: "preview-to-facilitator",
        Audience.HOST: "preview-to-host",
        Audience.SOME: "preview-to-some",
        Audience.ONE: "preview-to-one",
    }
)
"""What they are called, by key of the catalogue."""


class What(StrEnum):
    """What stands there: a message, a poll with its choices, what is shown where a poll has closed, or a file."""

    MESSAGE = "message"
    POLL = "poll"
    POLL_END = "poll end"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Line:
    """One message of the preview. `at` is aware UTC; `rings`: the reader's app notifies; `everyone`: it mentions the room.

    `text` is all of it as plain text; `rich` the same as it was written, where it is no poll and no file; `poll` a poll.
    """

    at: datetime
    audience: Audience
    what: What
    text: str
    rings: bool
    everyone: bool
    rich: RichText | None = None
    poll: Poll | None = None


async def preview(
    plan: GroupPlan,
    support: Support,
    policy: Policy,
    catalogue: Catalogue,
    language: Language | None = None,
    programmes: Mapping[str, Programme] | None = None,
    manner: Manner = TYPED,
) -> list[Line]:
    """All messages of the group's programme in the order in which they are sent. `language` replaces the group's own;
    `programmes` are those that organisations brought; `manner` is that of the platform on which the group would be.
    """
    plan = replace(
        plan,
        language=language or plan.language,
        facilitators=(FACILITATOR,),
        host=HOST,
        members=MEMBERS,
        meeting_link=plan.meeting_link or "https://meet.example.org/…",
    )
    begins = plan.rhythm.first.instant() - timedelta(days=9)
    clock = RehearsalClock(begins)
    chat = MemoryChat(clock.now, manner)
    policy = replace(policy, default_language=plan.language)
    db = await Database.in_memory()
    try:
        await chat.start(StoredSyncMemory(db))
        app = assemble(db, chat, clock, policy, support, catalogue=catalogue, programmes=programmes, typed=REHEARSED)
        people = _People(app, chat, clock, catalogue, plan)
        director = Director(
            db,
            clock,
            app.inbox,
            app.outbox,
            app.due,
            pause=timedelta(0),
            until=begins + LONGEST,
            others_quiet=lambda: chat.quiet,
            meanwhile=people.act,
        )
        await app.apply((plan,))
        await app.run(director.run)
    finally:
        await db.close()
    return _lines(chat)


class _People:
    """Does what the people of a group do in a programme where nothing goes wrong."""

    def __init__(self, app: App, chat: MemoryChat, clock: RehearsalClock, catalogue: Catalogue, plan: GroupPlan) -> None:
        self._app = app
        self._chat = chat
        self._clock = clock
        self._catalogue = catalogue
        self._plan = plan
        self._accepted: set[PersonId] = set()
        self._voted: set[EventId] = set()
        self._questions = 0

    async def act(self) -> bool:
        """Do the next thing that somebody would do now; False when there is nothing."""
        room = self._chat.group_rooms()[0] if self._chat.group_rooms() else None
        if room is None:
            return False
        waiting = [one for one in (FACILITATOR, HOST, *MEMBERS) if UserId(one) in room.invited]
        for person in waiting:
            self._chat.join(room.id, UserId(person), self._name(person))
        if waiting:
            return True
        if await self._accept() or self._vote():
            return True
        return await self._lead(room.id)

    async def _accept(self) -> bool:
        hesitant = [one for one in MEMBERS[:-1] if one not in self._accepted and self._chat.direct_room(UserId(one))]
        for person in (*hesitant, *({FACILITATOR} - self._accepted)):
            self._accepted.add(person)
            self._chat.write_privately(UserId(person), self._command("accept"))
        return bool(hesitant)

    async def _lead(self, room: RoomId) -> bool:
        groups = await self._app.db.read(lambda tx: tx.groups.all())
        group = groups[0] if groups else None
        if group is None:
            return False
        opened = group.open_session()
        if opened is None:
            return self._begin(group, room)
        phases = frame.phases(group, opened, self._app.house.practice.programme_of(group))
        at = opened.phase or 0
        minutes = phases[min(at, len(phases) - 1)].minutes
        self._clock.jump((opened.phase_began or self._clock.now()) + timedelta(minutes=minutes))
        self._say(room, "session-end" if at + 1 >= len(phases) else "session-next")
        return True

    def _begin(self, group: Group, room: RoomId) -> bool:
        now = self._clock.now()
        for session in group.in_order():
            announced = session.begins() - timedelta(minutes=5)
            if session.state is SessionState.PLANNED and announced <= now < session.ends(group.length):
                self._clock.jump(session.begins())
                self._say(room, "session-start")
                return True
        return False

    def _vote(self) -> bool:
        """Everybody answers what they are asked; in the second session one person forgets, so that the nudge is seen."""
        asked = [(one, one.poll) for one in self._chat.transcript() if one.poll is not None and one.event not in self._voted]
        for shown, poll in asked:
            self._voted.add(shown.event)
            reader = self._chat.reader_of(shown.room)
            choices = [one.id for one in poll.choices]
            if reader is not None:
                self._chat.open_direct(reader)
                self._chat.vote(shown.event, reader, choices[MEMBERS.index(PersonId(reader)) % 2 + 2])
                continue
            self._questions += 1
            for person in MEMBERS[: -1 if self._questions == FORGETFUL else None]:
                self._chat.vote(shown.event, UserId(person), choices[0])
        return bool(asked)

    def _say(self, room: RoomId, command: str) -> None:
        self._chat.say(room, UserId(FACILITATOR), f"!vertti {self._command(command)}")

    def _command(self, key: str) -> str:
        return self._catalogue.choices(self._plan.language, f"command-{key}-names")[0]

    def _name(self, person: PersonId) -> str:
        return self._catalogue.text(self._plan.language, f"demo-name-{_NAMES[person]}")


def _lines(chat: MemoryChat) -> list[Line]:
    """What was shown, the same private message to several people as one."""
    lines: list[Line] = []
    private: dict[tuple[datetime, str], tuple[int, set[str]]] = {}
    for shown in chat.transcript():
        reader = chat.reader_of(shown.room)
        if reader is None:
            lines.append(_line(shown, Audience.ROOM))
            continue
        key = (shown.at, shown.said)
        if key not in private:
            private[key] = (len(lines), {reader})
            lines.append(_line(shown, Audience.ONE))
        else:
            private[key][1].add(reader)
    for index, readers in private.values():
        lines[index] = replace(lines[index], audience=_audience(readers))
    return lines


def _audience(readers: set[str]) -> Audience:
    if readers == {FACILITATOR}:
        return Audience.FACILITATOR
    if readers == {HOST}:
        return Audience.HOST
    if readers == set(MEMBERS):
        return Audience.MEMBERS
    if len(readers) == 1:
        return Audience.ONE
    return Audience.EVERYBODY if readers == {FACILITATOR, HOST, *MEMBERS} else Audience.SOME


def _line(shown: Shown, audience: Audience) -> Line:
    return Line(
        shown.at.astimezone(UTC), audience, What(shown.kind), shown.said, shown.rings, shown.everyone, shown.rich, shown.poll
    )


def upcoming(plans: Sequence[GroupPlan], key: str | None) -> GroupPlan | None:
    """The configured group of that key, or the first one."""
    return next((one for one in plans if key is None or one.key == key), None)
