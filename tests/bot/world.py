"""A whole Vertti on a chat in memory, with a clock that the test moves."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from bot.app import App, assemble
from bot.chat.manner import TYPED, Manner
from bot.chat.memory import MemoryChat, Room
from bot.chat.port import RoomId, UserId
from bot.clock import RehearsalClock
from bot.director import Director
from bot.handlers.pace import Measure
from bot.inbox import StoredSyncMemory
from bot.policy import Policy
from bot.store.database import Database
from bot.texts import Catalogue
from bot.watch import UNWATCHED, Watch
from facilitation.chance import Chance
from facilitation.group import Group, GroupPlan
from facilitation.practice import Support
from facilitation.rhythm import Rhythm
from facilitation.session import PersonId
from facilitation.times import DateRange, QuietHours, WallTime
from facilitation.words import Language
from tests.passing_time import step_towards

ZONE = "Europe/Helsinki"
ANNA = PersonId("@anna:memory")
MINNA = PersonId("@minna:memory")
MEMBERS = tuple(PersonId(f"@{name}:memory") for name in ("pekka", "liisa", "matti", "kaisa", "olli"))
PEKKA, LIISA, MATTI, KAISA, OLLI = MEMBERS
STRANGER = PersonId("@stranger:memory")
ADMIN = PersonId("@admin:memory")
CATALOGUE = Catalogue.load()
"""Reading it takes longer than many a test, and nothing ever changes in it."""
OPEN = replace(TYPED, notice="privacy-info-discord", encrypts=False, calendar=True)
"""The manner of a platform that encrypts nothing and has a calendar of its own."""
BEGINS = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


def plan_for(name: str, first: WallTime, sessions: int | None, starter: PersonId, language: Language) -> GroupPlan:
    """What a configuration with the usual defaults makes of a command."""
    return replace(
        a_plan(),
        key=f"started.{first.day}",
        name=name,
        rhythm=Rhythm(first, 21, sessions or 7),
        facilitators=(starter,),
        host=None,
        members=(),
        language=language,
        zone=first.zone,
        meeting_link=None,
    )


def a_plan(**changes: object) -> GroupPlan:
    """The group of most tests: Tuesdays at five from 1 December 2026, in Finnish, Christmas left out."""
    plan = GroupPlan(
        key="kirjanpitajat",
        name="Kirjanpitäjät",
        language=Language.FI,
        zone=ZONE,
        rhythm=Rhythm(WallTime(datetime(2026, 12, 1, 17), ZONE), 21, 8, (DateRange(date(2026, 12, 21), date(2027, 1, 6)),)),
        length=timedelta(minutes=90),
        quiet_hours=QuietHours.parse("20:00-08:00"),
        facilitators=(ANNA,),
        host=MINNA,
        members=MEMBERS,
        meeting_link="https://meet.example.org/abc",
    )
    return replace(plan, **changes)  # type: ignore[arg-type]


@dataclass(slots=True)
class World:
    """Vertti, the chat and the time."""

    app: App
    chat: MemoryChat
    clock: RehearsalClock
    director: Director

    async def quiet(self) -> None:
        """Until everything that happened has been worked on."""
        async with asyncio.timeout(20):
            await self.director.quiet()

    async def until(self, local: str, zone: str = ZONE) -> None:
        """Let time pass, step by step, until the wall in `zone` shows `local` (ISO)."""
        goal = WallTime(datetime.fromisoformat(local), zone).instant()
        await self.quiet()
        while await step_towards(self.app, self.director, goal):
            await self.quiet()
        await self.quiet()

    async def group(self, key: str = "kirjanpitajat") -> Group:
        """The group as it is stored."""
        found = await self.app.db.read(lambda tx: tx.groups.find_by_key(key))
        assert found is not None
        return found

    async def apply(self, *plans: GroupPlan) -> None:
        """As at the start of the program, with these groups in the configuration."""
        await self.app.apply(plans)
        await self.quiet()

    @property
    def room(self) -> Room:
        """The group's room."""
        return self.chat.group_rooms()[0]

    def room_texts(self) -> list[str]:
        """What the group can read."""
        return self.chat.texts(self.room.id)

    async def join(self, *people: PersonId) -> None:
        """They accept the group's invitation, and that of their direct room, where Vertti greets them."""
        for person in people:
            self.chat.join(self.room.id, UserId(person), person.partition(":")[0].strip("@").capitalize())
        await self.quiet()
        for person in people:
            self.chat.open_direct(UserId(person))
        await self.quiet()

    async def says(self, person: PersonId, text: str) -> list[str]:
        """Somebody writes `!vertti text` in the room. Gives what Vertti said there since."""
        before = len(self.room_texts())
        self.chat.say(self.room.id, UserId(person), f"!vertti {text}")
        await self.quiet()
        return self.room_texts()[before:]

    async def tells(self, person: PersonId, text: str) -> list[str]:
        """Somebody writes to Vertti alone. Gives what Vertti answered there."""
        before = len(self.chat.private_texts(UserId(person)))
        self.chat.write_privately(UserId(person), text)
        await self.quiet()
        return self.chat.private_texts(UserId(person))[before:]

    def private(self, person: PersonId) -> list[str]:
        """What Vertti wrote to somebody alone."""
        return self.chat.private_texts(UserId(person))

    def poll(self, question: str, room: RoomId | None = None) -> str:
        """The event of the last poll with that in its question."""
        for shown in reversed(self.chat.shown):
            if shown.poll is not None and question in shown.poll.question and (room is None or shown.room == room):
                return shown.event
        raise LookupError(question)


def a_policy(**changes: object) -> Policy:
    """Anna may start groups, and whoever is at `start`."""
    policy = Policy(frozenset({ADMIN}), (ANNA, "*:start"), 2, 8, Language.FI, ZONE, plan_for)
    return replace(policy, **changes)  # type: ignore[arg-type]


@asynccontextmanager
async def a_world(
    begins: datetime = BEGINS,
    db: Database | None = None,
    chat: MemoryChat | None = None,
    policy: Policy | None = None,
    watch: Watch = UNWATCHED,
    support: str = "Minna, puh. 050 000 0000",
    chance: Chance | None = None,
    typed: Measure | None = None,
    manner: Manner = TYPED,
) -> AsyncIterator[World]:
    """Vertti running; everything ends with the context. A given `db` or `chat` outlives it."""
    own = db is None
    db = db or await Database.in_memory()
    clock = RehearsalClock(begins)
    chat = chat or MemoryChat(clock.now, manner)
    await chat.start(StoredSyncMemory(db))
    app = assemble(
        db,
        chat,
        clock,
        policy or a_policy(),
        Support(support),
        catalogue=CATALOGUE,
        watch=watch,
        chance=chance,
        typed=typed,
    )
    director = Director(db, clock, app.inbox, app.outbox, app.due, pause=timedelta(0), others_quiet=lambda: chat.quiet)
    running = asyncio.create_task(app.run())
    try:
        yield World(app, chat, clock, director)
        if running.done():
            running.result()
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        if own:
            await db.close()
