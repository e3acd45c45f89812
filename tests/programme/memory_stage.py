"""The programme's people in memory."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import date, datetime, timedelta
from random import Random

from bot.app import App, assemble
from bot.chat.memory import MemoryChat, Room
from bot.chat.memory.platform import ME
from bot.chat.port import RoomId, UserId
from bot.clock import RehearsalClock
from bot.director import Director
from bot.handlers.pace import REHEARSED
from bot.inbox import StoredSyncMemory
from bot.policy import Policy
from bot.store.database import Database
from facilitation.group import GroupPlan
from facilitation.practice import Support
from facilitation.rhythm import Rhythm
from facilitation.session import PersonId
from facilitation.times import DateRange, QuietHours, WallTime
from facilitation.words import Language
from tests.bot.world import CATALOGUE
from tests.programme.stage import BEGINS, CONTACT, NAMES, OBSERVER, SEED, ZONE, Heard, in_reading_order

SERVER = "vertti.test"
SKIP = DateRange(date(2026, 12, 21), date(2027, 1, 6))


class MemoryStage:
    """All of it in one process, without a network."""

    def __init__(self, app: App, chat: MemoryChat, clock: RehearsalClock, director: Director) -> None:
        self.app = app
        self._chat = chat
        self._clock = clock
        self._director = director
        self._texts: dict[str, str] = {}

    def now(self) -> datetime:
        """The rehearsed instant."""
        return self._clock.now()

    def id_of(self, who: str) -> str:
        """The id in memory."""
        return f"@{who}:{SERVER}"

    async def comes(self, who: str) -> bool:
        """Join where one is invited."""
        user = UserId(self.id_of(who))
        waiting = [one for one in self._chat.group_rooms() if user in one.invited]
        for room in waiting:
            self._chat.join(room.id, user, NAMES[who])
        await self._quiet()
        return bool(waiting)

    async def says(self, who: str, text: str) -> None:
        """In the group's room."""
        self._chat.say(self._room.id, UserId(self.id_of(who)), text)
        await self._quiet()

    async def tells(self, who: str, text: str) -> None:
        """In the direct room."""
        self._chat.write_privately(UserId(self.id_of(who)), text)
        await self._quiet()

    async def votes(self, who: str, answers: Sequence[str], *, alone: bool) -> list[str]:
        """In the newest open poll that has them."""
        user = UserId(self.id_of(who))
        room = self._chat.direct_room(user) if alone else self._room.id
        for shown in reversed(self._chat.shown):
            standing = shown.room == room and not shown.ended and not shown.redacted
            labels = {} if shown.poll is None else {one.id: one.label for one in shown.poll.choices}
            if standing and labels.keys() >= set(answers):
                self._chat.vote(shown.event, user, *answers)
                await self._quiet()
                return [labels[one] for one in answers]
        raise LookupError(answers)

    async def presses(self, who: str, sign: str) -> None:
        """Under the newest message that bears it."""
        ours = [one.message for one in self._chat.signs if one.sender == ME and one.sign == sign and not one.redacted]
        self._chat.press(ours[-1], UserId(self.id_of(who)), sign)
        await self._quiet()

    async def leaves(self, who: str) -> None:
        """Leave the group's room."""
        self._chat.leave_room(self._room.id, UserId(self.id_of(who)))
        await self._quiet()

    async def until(self, local: str) -> None:
        """Step by step."""
        while await self.until_next(local):
            pass

    async def until_next(self, local: str) -> bool:
        """One step."""
        goal = WallTime(datetime.fromisoformat(local), ZONE).instant()
        coming = await self.app.db.read(lambda tx: tx.steps.next_due())
        there = coming is None or coming > goal
        await self._director.jump(goal if coming is None or there else coming)
        await self._quiet()
        return not there

    def hears(self) -> list[Heard]:
        """By comparing what every message says with what it said before."""
        heard: list[Heard] = []
        for shown in self._chat.shown:
            if not shown.readers & self._observers(shown.room):
                continue
            before, text = self._texts.get(shown.event), "" if shown.redacted else shown.text
            if before == text:
                continue
            self._texts[shown.event] = text
            reader = self._chat.reader_of(shown.room)
            to = None if reader is None else reader.partition(":")[0].lstrip("@")
            kind = shown.kind if before is None else "changed" if text else "taken back"
            heard.append(Heard(to, kind, text, shown.rings, shown.everyone))
        return in_reading_order(heard)

    @property
    def _room(self) -> Room:
        return self._chat.group_rooms()[-1]

    def _observers(self, room: RoomId) -> set[UserId]:
        """With whose eyes a room is read: a room for two with the person's, the group's with Anna's."""
        reader = self._chat.reader_of(room)
        return {UserId(self.id_of(OBSERVER)) if reader is None else reader}

    async def _quiet(self) -> None:
        """Until all has been taken in; conversations that Vertti has opened meanwhile are accepted, as clients do it."""
        opened: list[tuple[RoomId, UserId]] | None = None
        while opened is None or opened:
            async with asyncio.timeout(20):
                await self._director.quiet()
            opened = [(room.id, user) for room in self._chat.rooms.values() if room.direct for user in room.invited - {ME}]
            for room, user in opened:
                self._chat.join(room, user, NAMES[user.partition(":")[0].lstrip("@")])


@asynccontextmanager
async def in_memory(language: Language) -> AsyncIterator[MemoryStage]:
    """A stage on which the programme is spoken in that language."""
    clock = RehearsalClock(WallTime(datetime.fromisoformat(BEGINS), ZONE).instant())
    chat = MemoryChat(clock.now)
    db = await Database.in_memory()

    def plan_for(name: str, first: WallTime, sessions: int | None, starter: PersonId, language: Language) -> GroupPlan:
        return GroupPlan(
            key=f"started.{first.day}",
            name=name,
            language=language,
            zone=first.zone,
            rhythm=Rhythm(first, 21, sessions or 8, (SKIP,)),
            length=timedelta(minutes=90),
            quiet_hours=QuietHours.parse("20:00-08:00"),
            facilitators=(starter,),
        )

    policy = Policy(frozenset(), (PersonId(f"@anna:{SERVER}"),), 2, 10, language, ZONE, plan_for)
    try:
        await chat.start(StoredSyncMemory(db))
        app = assemble(db, chat, clock, policy, Support(CONTACT), catalogue=CATALOGUE, typed=REHEARSED, chance=Random(SEED))
        director = Director(db, clock, app.inbox, app.outbox, app.due, pause=timedelta(0), others_quiet=lambda: chat.quiet)
        running = asyncio.create_task(app.run())
        try:
            yield MemoryStage(app, chat, clock, director)
            if running.done():
                running.result()
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
    finally:
        await db.close()
