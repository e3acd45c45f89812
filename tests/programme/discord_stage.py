"""The programme's people in a Discord server, as simcord shows it; what is heard is what each of them sees."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from time import perf_counter

from simcord import InteractionResult
from simcord.backend.models import Message

from bot.app import App, assemble
from bot.chat.discord.platform import DiscordPlatform
from bot.clock import RehearsalClock
from bot.commands import table
from bot.commands.menu import menu
from bot.director import Director
from bot.handlers.pace import REHEARSED
from bot.inbox import StoredSyncMemory
from bot.store.database import Database
from facilitation.group import GroupPlan
from facilitation.practice import Support
from facilitation.session import PersonId
from facilitation.times import WallTime
from facilitation.words import Language
from tests.bot.world import CATALOGUE, a_policy
from tests.bot.world import plan_for as usual_plan
from tests.discord.commands import chosen
from tests.discord.judge import assert_allowed, the_judge, unsaid_mentions
from tests.discord.reading import WRITE, Reader, choices, controls, is_poll, kind, rings
from tests.discord.simulated import Simulated, SimulatedGateway, simulated
from tests.discord.words import WORDING
from tests.passing_time import step_towards
from tests.programme.memory_stage import SKIP
from tests.programme.stage import BEGINS, CONTACT, NAMES, OBSERVER, SEED, ZONE, Heard, in_reading_order

CLOSED = "sari"
"""She closes her direct messages as soon as she is in the group: what is for her alone she reads in the group's channel, and from
there she writes.
"""
SCHEDULED = 1
"""The status of a meeting that has not begun."""
PAUSE = timedelta(seconds=0.004)
DONE = {one.done for one in WORDING.by_language.values()}
"""What stands where nothing is left to say. It comes after a moment of real time."""


class OneTime(RehearsalClock):
    """A rehearsal in which Discord lives by the same time, so that its tokens and polls last as long as they would. Between two
    jumps it goes on as fast as it does.
    """

    def __init__(self, start: datetime) -> None:
        super().__init__(start)
        self._since = perf_counter()
        self._last = start

    def real(self) -> datetime:
        """The rehearsed time, and what has passed of real time since it jumped; it never goes back."""
        self._last = max(self._last, self.now() + timedelta(seconds=perf_counter() - self._since))
        return self._last

    def jump(self, instant: datetime) -> None:
        """Go on to that."""
        super().jump(instant)
        self._since = perf_counter()


class DiscordStage:
    """Members of a server, and Vertti in the process of the test."""

    def __init__(self, world: Simulated, app: App, director: Director, language: Language) -> None:
        self._world = world
        self._app = app
        self._director = director
        self._menu = menu(table.COMMANDS, CATALOGUE)
        self._language = language
        self._reader = Reader(language.value, ZONE, world.name_of)
        self._texts: dict[tuple[str | None, int], str] = {}
        self._meetings: dict[str, tuple[datetime, str]] = {}
        self._first: int | None = None
        self._came: set[str] = set()
        self._opened: set[int] = set()
        self._names = {
            name.casefold(): key
            for key in table.by_key()
            for name in (*CATALOGUE.choices(language, f"command-{key}-names"), *_letters(language, key))
        }

    def now(self) -> datetime:
        """The rehearsed instant."""
        return self._app.clock.now()

    def id_of(self, who: str) -> str:
        """The account's number."""
        return str(self._world.actor(who).id)

    async def comes(self, who: str) -> bool:
        """Whoever is let in is there; they look into the channel for the first time."""
        here = who not in self._came and self._room is not None and self._world.sees(self._world.actor(who).id, self._room)
        if here:
            self._came.add(who)
            if who == CLOSED:
                self._world.close_direct(who)
        await self._quiet()
        return here

    async def says(self, who: str, text: str) -> None:
        """They choose it from the menu in the group's channel; what is not for Vertti they write."""
        assert self._room is not None
        prefix, _, rest = text.partition(" ")
        if prefix in {"!vertti", "!v"}:
            path, options = chosen(self._world, self._menu, self._by_key(rest))
            await self._world.slash(who, self._room, path, options)
        else:
            await self._world.write(who, self._room, text)
        await self._quiet()

    async def tells(self, who: str, text: str) -> None:
        """They write to Vertti; whose direct messages are closed does it by the button under what was last shown to them."""
        if who == CLOSED and who in self._came:
            await self._tells_from_the_channel(who, text)
        else:
            await self._world.write(who, self._world.direct(who), text)
        await self._quiet()

    async def votes(self, who: str, answers: Sequence[str], *, alone: bool) -> list[str]:
        """By the buttons, the list or the native poll."""
        assert self._room is not None
        shown = self._alone(who) if alone else self._shared(who)
        for message in reversed(shown):
            labels = choices(message)
            if labels.keys() >= set(answers) and not (message.poll and message.poll.finalized):
                await self._vote(who, message, answers)
                await self._quiet()
                return [labels[one] for one in answers]
        raise LookupError(answers)

    async def presses(self, who: str, sign: str) -> None:
        """Under the newest message that bears it."""
        custom_id = f"s/{sign}"
        cards = [one for one in self._shared(who) if any(control.get("custom_id") == custom_id for control in controls(one))]
        await self._world.click(who, cards[-1].id, custom_id)
        await self._quiet()

    async def leaves(self, who: str) -> None:
        """By the menu: nobody can leave a private channel by themselves."""
        assert self._room is not None
        shown = (await self._world.slash(who, self._room, "leave", {})).response
        assert shown is not None
        await self._world.click(who, shown.id, str(controls(shown._message)[0]["custom_id"]))
        await self._quiet()

    async def until_next(self, local: str) -> bool:
        """One step."""
        goal = WallTime(datetime.fromisoformat(local), ZONE).instant()
        more = await step_towards(self._app, self._director, goal)
        await self._world.env.advance_time(0)
        await self._quiet()
        return more

    def hears(self) -> list[Heard]:
        """By comparing what everybody sees with what they saw before."""
        heard = self._new(None, self._shared(OBSERVER)) if self._room is not None else []
        for who in NAMES:
            heard += self._new(who, self._alone(who))
        return in_reading_order([*heard, *self._calendar()])

    # --- within ---

    @property
    def _room(self) -> int | None:
        """The group's channel: the first that came into the category, wherever it is later."""
        if self._first is None:
            channels = self._world.env.backend.channels.values()
            inside = (one.id for one in channels if one.type == 0 and one.parent_id == self._world.category.id)
            self._first = min(inside, default=None)
        return self._first

    def _shared(self, who: str) -> list[Message]:
        """What stands in the group's channel for all."""
        if self._room is None:
            return []
        return [one for one in self._world.read(self._world.actor(who).id, self._room) if not one.is_ephemeral]

    def _alone(self, who: str) -> list[Message]:
        """What is for one person alone, wherever it is shown."""
        person = self._world.actor(who).id
        shown = self._world.read(person, self._world.direct(who))
        if self._room is not None:
            shown += [one for one in self._world.read(person, self._room) if one.is_ephemeral]
        return sorted(shown, key=lambda one: one.id)

    def _new(self, to: str | None, shown: Sequence[Message]) -> list[Heard]:
        heard = []
        for one in shown:
            text = self._text(one)
            before = self._texts.get((to, one.id))
            if text in {before, *DONE}:
                continue
            self._texts[(to, one.id)] = text
            kind_of = "changed" if before is not None else _kind(one)
            heard.append(
                Heard(to, kind_of, text, rings(one) and not one.is_ephemeral, everyone=to is None and bool(one.ping_user_ids))
            )
        there = {one.id for one in shown}
        for place, message in [key for key in self._texts if key[0] == to and key[1] not in there]:
            del self._texts[(place, message)]
            heard.append(Heard(to, "taken back", ""))
        return heard

    def _text(self, message: Message) -> str:
        files = "\n".join(str(one["filename"]) for one in message.attachments)
        return "\n".join(one for one in (self._reader.text(message), files) if one)

    def _calendar(self) -> list[Heard]:
        """What the server's calendar shows the group, as far as it is new, has been changed or is gone."""
        found: dict[str, tuple[datetime, str]] = {}
        for one in self._world.events_for(self._world.actor(OBSERVER).id):
            starts = datetime.fromisoformat(one.scheduled_start_time)
            if one.status == SCHEDULED:
                local = WallTime.of(starts, ZONE)
                found[str(one.id)] = (starts, f"{one.name}: {local.day.isoformat()} {local.clock:%H.%M}")
        before, self._meetings = self._meetings, found
        heard = [Heard(None, "meeting", text) for event, (_, text) in found.items() if before.get(event) != found[event]]
        gone = [text for event, (starts, text) in before.items() if event not in found and starts > self.now()]
        return heard + [Heard(None, "meeting gone", text) for text in gone]

    async def _vote(self, who: str, message: Message, answers: Sequence[str]) -> None:
        menus = [str(one["custom_id"]) for one in controls(message) if one["type"] == 3 and kind(one) == "v"]
        if message.poll is not None:
            number = [int(one) for one in answers]
            self._world.env.backend.set_poll_votes(message.channel_id, message.id, number, self._world.actor(who).id)
        elif menus:
            await self._world.select(who, message.id, menus[0], answers)
        else:
            await self._world.click(who, message.id, f"v/{answers[0]}")

    async def _fill(self, who: str, shown: InteractionResult, text: str) -> None:
        modal = shown.modal
        assert modal is not None
        (field,) = [one["component"] for one in modal["components"]]
        await self._world.fill(who, shown, {field["custom_id"]: text})

    async def _tells_from_the_channel(self, who: str, text: str) -> None:
        """By the choices of a question, a button for just that, the one for writing, or from the menu: what is there."""
        asked = self._by_key(text)
        polls = [one for one in self._alone(who)[-1:] if text in choices(one).values()]
        if polls:
            labels = {label: one for one, label in choices(polls[0]).items()}
            await self._vote(who, polls[0], [labels[text]])
            return
        for custom_id in (f"c/{asked}", WRITE):
            under = self._newest_with(who, custom_id)
            if under is not None:
                shown = await self._world.click(who, under.id, custom_id)
                if custom_id == WRITE:
                    await self._fill(who, shown, text)
                return
        assert self._room is not None
        path, options = chosen(self._world, self._menu, asked)
        await self._world.slash(who, self._room, path, options)

    def _newest_with(self, who: str, custom_id: str) -> Message | None:
        shown = (one for one in reversed(self._alone(who)) if any(c.get("custom_id") == custom_id for c in controls(one)))
        return next(shown, None)

    def _by_key(self, text: str) -> str:
        """The same command, named by its key; the text itself when it is none."""
        for name in sorted(self._names, key=len, reverse=True):
            if (text.casefold() + " ").startswith(name + " "):
                return f"{self._names[name]} {text[len(name) :].strip()}".strip()
        return text

    async def _quiet(self) -> None:
        """Until all has been taken in; who has closed direct messages opens what waits for them meanwhile."""
        while True:
            async with asyncio.timeout(20):
                await self._director.quiet()
            waiting = [one for one in self._shared(CLOSED) if self._knocks(one) and one.id not in self._opened]
            if not waiting:
                return
            self._opened |= {one.id for one in waiting}
            await self._world.click(CLOSED, waiting[-1].id, "o")

    def _knocks(self, message: Message) -> bool:
        return any(one.get("custom_id") == "o" for one in controls(message))


def _kind(message: Message) -> str:
    if message.attachments:
        return "file"
    return "poll" if is_poll(message) else "message"


def _letters(language: Language, key: str) -> Sequence[str]:
    try:
        return CATALOGUE.choices(language, f"command-{key}-letter")
    except (KeyError, LookupError):
        return ()


@asynccontextmanager
async def in_discord(language: Language, directory: Path) -> AsyncIterator[DiscordStage]:
    """A server in which the programme is spoken in that language; at its end everything that was sent is judged."""
    clock = OneTime(WallTime(datetime.fromisoformat(BEGINS), ZONE).instant())
    moment = clock.now
    world = simulated(NAMES, lambda: moment())  # The accounts of people are numbered by it, and are to be the same each time.
    moment = clock.real

    def plan_for(name: str, first: WallTime, sessions: int | None, starter: PersonId, language: Language) -> GroupPlan:
        plan = usual_plan(name, first, sessions, starter, language)
        return replace(plan, rhythm=replace(plan.rhythm, skip=(SKIP,)))

    anna = PersonId(str(world.actor("anna").id))
    policy = a_policy(admins=frozenset(), starters=(anna,), people_per_group=10, default_language=language, plan_for=plan_for)
    db = await Database.in_memory()
    platform = DiscordPlatform(
        world.settings(directory), menu(table.COMMANDS, CATALOGUE), WORDING, gateway=SimulatedGateway(world), now=clock.real
    )
    try:
        await platform.start(StoredSyncMemory(db))
        app = assemble(db, platform, clock, policy, Support(CONTACT), catalogue=CATALOGUE, chance=Random(SEED), typed=REHEARSED)
        director = Director(db, clock, app.inbox, app.outbox, app.due, pause=PAUSE)
        running = asyncio.create_task(app.run())
        try:
            yield DiscordStage(world, app, director, language)
            if running.done():
                running.result()
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
    finally:
        await platform.stop()
        await db.close()
    assert unsaid_mentions(world.env.http_requests) == []
    if the_judge() is not None:
        assert_allowed(world.env.http_requests)
    world.env.raise_errors()
