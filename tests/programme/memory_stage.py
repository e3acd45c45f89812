"""The programme's people in memory."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, datetime
from random import Random

from bot.chat.memory import Room
from bot.chat.memory.platform import ME
from bot.chat.port import RoomId, UserId
from bot.handlers.pace import REHEARSED
from facilitation.group import GroupPlan
from facilitation.session import PersonId
from facilitation.times import DateRange, WallTime
from facilitation.words import Language
from tests.bot.world import World, a_policy, a_world
from tests.bot.world import plan_for as usual_plan
from tests.passing_time import step_towards
from tests.programme.stage import BEGINS, CONTACT, NAMES, OBSERVER, SEED, ZONE, Heard, in_reading_order

SERVER = "vertti.test"
SKIP = DateRange(date(2026, 12, 21), date(2027, 1, 6))


class MemoryStage:
    """All of it in one process, without a network."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._chat = world.chat
        self._texts: dict[str, str] = {}

    def now(self) -> datetime:
        """The rehearsed instant."""
        return self._world.clock.now()

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

    async def until_next(self, local: str) -> bool:
        """One step."""
        goal = WallTime(datetime.fromisoformat(local), ZONE).instant()
        more = await step_towards(self._world.app, self._world.director, goal)
        await self._quiet()
        return more

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
            await self._world.quiet()
            opened = [(room.id, user) for room in self._chat.rooms.values() if room.direct for user in room.invited - {ME}]
            for room, user in opened:
                self._chat.join(room, user, NAMES[user.partition(":")[0].lstrip("@")])


@asynccontextmanager
async def in_memory(language: Language) -> AsyncIterator[MemoryStage]:
    """A stage on which the programme is spoken in that language."""

    def plan_for(name: str, first: WallTime, sessions: int | None, starter: PersonId, language: Language) -> GroupPlan:
        plan = usual_plan(name, first, sessions, starter, language)
        return replace(plan, rhythm=replace(plan.rhythm, skip=(SKIP,)))

    anna = PersonId(f"@anna:{SERVER}")
    policy = a_policy(admins=frozenset(), starters=(anna,), people_per_group=10, default_language=language, plan_for=plan_for)
    begins = WallTime(datetime.fromisoformat(BEGINS), ZONE).instant()
    async with a_world(begins, policy=policy, support=CONTACT, chance=Random(SEED), typed=REHEARSED) as world:
        yield MemoryStage(world)
