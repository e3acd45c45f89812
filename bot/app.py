"""The composition root: the only place where the parts are put together."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from random import SystemRandom

from bot.alarm import Alarm
from bot.chat.port import ChatPlatform, TryLater
from bot.clock import Clock, RehearsalClock, SystemClock
from bot.commands import table
from bot.commands.menu import menu as menu_of
from bot.commands.parsing import CommandBook
from bot.config import DiscordAccount, MatrixAccount, Settings
from bot.director import Director, keep_times_apart, mark_as_rehearsed, rehearsed_time
from bot.doubt import Uncertainty, doubt, login_since
from bot.due import DueLoop
from bot.handlers import activities, configured, leaving, meetings_shown, purposes, restored
from bot.handlers.deliveries import Deliveries
from bot.handlers.desk import Desk, House
from bot.handlers.pace import Measure
from bot.handlers.router import Router
from bot.handlers.speech import Speech
from bot.housekeeping import Housekeeping
from bot.inbox import Inbox, StoredSyncMemory
from bot.outbox import Outbox
from bot.policy import Policy
from bot.rehearsal import Rehearsal
from bot.scribe import Scribe
from bot.signs import SignsOfLife
from bot.store.database import Database
from bot.store.transaction import Tx
from bot.texts import Catalogue, Speaker, built_in_programme
from bot.warming import Warming
from bot.watch import UNWATCHED, Watch
from bot.watching.opening import watched
from bot.watching.systemd import Systemd
from facilitation.chance import Chance
from facilitation.group import GroupPlan
from facilitation.practice import Practice, Support
from facilitation.programme import Programme
from facilitation.words import Language

log = logging.getLogger(__name__)


@dataclass(slots=True)
class App:
    """The running program."""

    db: Database
    platform: ChatPlatform
    clock: Clock
    house: House
    inbox: Inbox
    outbox: Outbox
    due: DueLoop
    alarm: Alarm
    housekeeping: Housekeeping
    warming: Warming | None
    signs: SignsOfLife

    async def apply(self, plans: tuple[GroupPlan, ...]) -> None:
        """Bring about the groups of the configuration, by difference."""
        for plan in plans:
            await self.db.write(partial(self._apply_one, plan=plan))
        for key, name in await self.db.read(lambda tx: tx.groups.programmes()):
            if not self.house.practice.has_programme(name):
                log.error("group %s has the programme %s, which the configuration does not name any more", key, name)

    async def _apply_one(self, tx: Tx, plan: GroupPlan) -> None:
        await configured.apply(Desk.at(tx, self.house), plan)

    async def run(self, *more: Callable[[], Awaitable[None]]) -> None:
        """Run until cancelled, until one of the doors fails, or until one of `more` returns. Raises `LoginLost`, `StoreError`."""
        doors = [self.inbox.run(), self._act(), self.housekeeping.run()]
        tasks = [asyncio.ensure_future(one) for one in (*doors, *(one() for one in more))]
        self.alarm.start()
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            self.alarm.stop()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _come_back(self, tx: Tx) -> Uncertainty:
        """What may have been sent already. The first time after a restore from a backup, those who lead are told."""
        now = self.clock.now()
        found = await doubt(tx, now)
        if found is not None and found.is_new:
            await restored.tell(Desk.at(tx, self.house), found.since)
        return Uncertainty(now, self.platform.knows_again, found, await login_since(tx, self.platform.login, now))

    async def _act(self) -> None:
        """Act only once we would see what comes of it: somebody may join a room in the moment in which it is created."""
        await self.inbox.begun.wait()
        self.outbox.look_before_sending(await self.db.write(self._come_back))
        doors = [self.outbox.run(), self.due.run()]
        if self.warming is not None:
            doors.append(self.warming.run())
        await asyncio.gather(*doors)


class _Bells:
    """Wakes what is built after the house that rings for it."""

    def __init__(self) -> None:
        self.outbox: Outbox | None = None
        self.due: DueLoop | None = None

    def ring_outbox(self) -> None:
        if self.outbox is not None:
            self.outbox.wake()

    def ring_due(self) -> None:
        if self.due is not None:
            self.due.wake()

    def look_again(self, room: str) -> None:
        if self.outbox is not None:
            self.outbox.forget_who_is_there(room)  # type: ignore[arg-type]


def command_names(catalogue: Catalogue) -> Mapping[Language, Mapping[str, tuple[str, ...]]]:
    """What each command may be called, per language, out of the catalogues."""
    return {
        language: {one.key: catalogue.choices(language, f"command-{one.key}-names") for one in table.COMMANDS}
        for language in Language
    }


def command_letters(catalogue: Catalogue) -> Mapping[Language, Mapping[str, tuple[str, ...]]]:
    """The letters for what is said in the middle of things, per language, out of the catalogues."""
    return {
        language: {
            one: catalogue.choices(language, f"command-{one}-letter")
            for one in ("session-next", "session-back", "session-extend", "session-pause", "session-resume", "prompt")
        }
        for language in Language
    }


def assemble(
    db: Database,
    platform: ChatPlatform,
    clock: Clock,
    policy: Policy,
    support: Support,
    *,
    catalogue: Catalogue | None = None,
    programmes: Mapping[str, Programme] | None = None,
    typed: Measure | None = None,
    chance: Chance | None = None,
    signs: SignsOfLife | None = None,
    watch: Watch = UNWATCHED,
) -> App:
    """Put the parts together around a database, a platform and a clock.

    `typed` is how fast a person may type; `chance` draws orders and pairs (the operating system's, if none is given).
    The loops leave their `signs`, and `watch` is told what happens.
    """
    catalogue, signs = catalogue or Catalogue.load(), signs or SignsOfLife()
    bells = _Bells()
    house = House(
        clock=clock,
        practice=Practice(built_in_programme(), support, programmes or {}),
        scribe=Scribe(Speaker(catalogue, platform.manner), policy.default_language, policy.default_zone),
        policy=policy,
        manner=platform.manner,
        is_me=lambda person: person == platform.me,
        link_to_me=platform.link_to_me,
        wake_outbox=bells.ring_outbox,
        wake_due=bells.ring_due,
        look_again=bells.look_again,
        purposes=purposes.by_name(),
        followers=(activities.follow, leaving.follow, meetings_shown.follow),
        chance=chance or SystemRandom(),
    )
    commands = table.by_key()
    book = CommandBook(table.COMMANDS, command_names(catalogue), command_letters(catalogue))
    speech = Speech(book, commands, platform.manner)
    inbox = Inbox(db, platform, clock, Router(house, speech, typed), signs, watch)
    outbox = Outbox(db, platform, clock, Deliveries(house), watch)
    housekeeping = Housekeeping(db, clock, platform, bells.ring_outbox)
    alarm = Alarm(bells.ring_due, housekeeping.wake)
    rehearsing = isinstance(clock, RehearsalClock)
    due = DueLoop(db, clock, house, arm=(lambda _instant: None) if rehearsing else alarm.set, signs=signs, watch=watch)
    bells.outbox, bells.due = outbox, due
    # Where time jumps there is nothing ahead of which anything could be done.
    warming = None if rehearsing else Warming(db, clock, platform, outbox)
    return App(db, platform, clock, house, inbox, outbox, due, alarm, housekeeping, warming, signs)


@asynccontextmanager
async def opened(settings: Settings, rehearsal: Rehearsal | None = None) -> AsyncIterator[App]:
    """The program on the configured database and platform, logged in.

    Raises `StoreError`, `TimesMixed`, `CannotListen`, `Refused`, `LoginLost`, `DiskTrouble`.
    """
    db = await Database.open(settings.data_dir)
    async with contextlib.AsyncExitStack() as stack:
        stack.push_async_callback(db.close)
        await keep_times_apart(db, rehearsing=rehearsal is not None)
        clock: Clock = SystemClock()
        if rehearsal is not None:
            clock = RehearsalClock(await rehearsed_time(db, rehearsal.begins))
        signs = SignsOfLife()
        # Before the login, which may have to wait for the platform: that is when somebody wants to know.
        watch = await stack.enter_async_context(watched(settings.metrics, db, signs, clock))
        platform = _platform(settings, signs)
        stack.push_async_callback(platform.stop)
        await start_patiently(platform, StoredSyncMemory(db))
        if rehearsal is not None:
            await mark_as_rehearsed(db, clock.now())
            log.info("the rehearsal goes on from %s", clock.now().isoformat(timespec="minutes"))
        support = settings.support.as_practice()
        policy, programmes = settings.policy(), settings.programmes
        yield assemble(db, platform, clock, policy, support, programmes=programmes, signs=signs, watch=watch)


def _platform(settings: Settings, signs: SignsOfLife) -> ChatPlatform:
    match settings.chat:
        case MatrixAccount(homeserver=homeserver, user_id=user_id):
            log.info("logging in at %s as %s", homeserver, user_id)
            return _matrix(settings, signs)
        case DiscordAccount(guild=guild):
            log.info("logging in at Discord for the server %s", guild)
            return _discord(settings, signs)


def _matrix(settings: Settings, signs: SignsOfLife) -> ChatPlatform:
    # Only now: a preview needs no homeserver, nor the time that its library takes to import.
    from bot.chat.matrix import MatrixPlatform
    from bot.config.matrix import matrix_settings

    return MatrixPlatform(matrix_settings(settings), signs=signs)


def _discord(settings: Settings, signs: SignsOfLife) -> ChatPlatform:
    # Only now: whoever uses Matrix needs no discord.py.
    from bot.chat.discord.platform import DiscordPlatform
    from bot.chat.discord.wording import wording
    from bot.config.discord import discord_settings

    catalogue = Catalogue.load()

    def text(language: str, key: str) -> str:
        return catalogue.format(Language(language), key, {})

    menu = menu_of(table.COMMANDS, catalogue)
    return DiscordPlatform(discord_settings(settings), menu, wording(text, settings.language.value), signs=signs)


async def start_patiently(platform: ChatPlatform, memory: StoredSyncMemory) -> None:
    """Log in; wait as long as the platform cannot be reached. Raises `Refused`, `LoginLost`, `DiskTrouble`."""
    pause = 2.0
    while True:
        try:
            await platform.start(memory)
        except TryLater as trouble:
            wait = max(pause, trouble.after or 0.0)
            log.warning("cannot log in yet (%s); next try in %d s", trouble, wait)
            await asyncio.sleep(wait)
            pause = min(60.0, pause * 2)
        else:
            return


async def run(settings: Settings, rehearsal: Rehearsal | None = None) -> None:
    """`vertti run`: until it is stopped, or until the rehearsal is over."""
    async with opened(settings, rehearsal) as app:
        await app.apply(settings.group_plans())
        groups = await app.db.read(lambda tx: tx.groups.count())
        log.info("running, with %d groups; Ctrl-C or SIGTERM stops it", groups)
        if rehearsal is not None and isinstance(app.clock, RehearsalClock):
            director = Director(
                app.db,
                app.clock,
                app.inbox,
                app.outbox,
                app.due,
                pause=rehearsal.pause,
                until=rehearsal.until,
                session=rehearsal.session,
            )
            await app.run(director.run)
            log.info("nothing more is due; it is %s", app.clock.now().isoformat(timespec="minutes"))
        else:
            systemd = Systemd.found(os.environ)
            await app.run(*(() if systemd is None else (partial(systemd.keep_told, app.inbox.begun, app.signs),)))


__all__ = ["App", "Tx", "assemble", "opened", "run", "start_patiently"]
