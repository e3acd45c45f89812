"""What comes in over the gateway, in its order, and what was missed while there was none."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from typing import Any

import discord

from bot.chat.addressed import addressed
from bot.chat.discord.calls import Calls
from bot.chat.discord.connection import Client, Gateway
from bot.chat.discord.intake import Intake
from bot.chat.discord.interactions import Interactions
from bot.chat.discord.membership import Membership
from bot.chat.discord.rooms import Rooms
from bot.chat.discord.settings import DiscordSettings
from bot.chat.port import ChatError, Event, EventId, Joined, Left, LoginLost, Refused, RoomId, Said, SyncMemory, TryLater, UserId
from bot.faults import quiet
from bot.signs import SignsOfLife

log = logging.getLogger(__name__)

BEAT = 20.0
"""Seconds between two looks at whether the gateway is alive."""
AGAIN = 5.0
"""Seconds until what could not be looked up is tried again."""
TRIES = 3
"""After so many a conversation is read later."""
HELD_UP = 10.0
"""Seconds for which all else waits until what was written meanwhile has been read."""
AT_ONCE = 10
"""Conversations that are read on at the same time; Discord takes fifty requests a second of everything."""
SAID = frozenset({0, 19})
"""Kinds of messages that somebody has written (API documentation, "Message Types"); others say that something was pinned."""
_PAGE = 100


class Hearing:
    """Puts what happens into the intake, one thing after the other; the gateway's calls only queue it."""

    def __init__(
        self,
        client: Client,
        calls: Calls,
        rooms: Rooms,
        membership: Membership,
        intake: Intake,
        interactions: Interactions,
        memory: SyncMemory,
        direct: MutableMapping[RoomId, UserId],
        settings: DiscordSettings,
        signs: SignsOfLife,
    ) -> None:
        self._client = client
        self._calls = calls
        self._rooms = rooms
        self._membership = membership
        self._intake = intake
        self._interactions = interactions
        interactions.put = self._happened
        self._memory = memory
        self._direct = direct
        self._guild = int(settings.guild)
        self._signs = signs
        self._work: asyncio.Queue[Callable[[], Awaitable[None]]] = asyncio.Queue()
        self._tasks: list[asyncio.Task[Any]] = []
        self._reading: set[asyncio.Task[None]] = set()
        self._listens = False
        self._connected = True

    # --- what the gateway calls ---

    def ready(self) -> None:
        """What has happened meanwhile is looked up."""
        self._connected = True
        if self._listens:
            self._work.put_nowait(partial(self._catch_up, self._intake.hold()))

    def interrupted(self) -> None:
        """Until what was missed is known, nothing that comes later moves on the place from which messages are read again."""
        self._connected = False
        self._intake.hold()

    def resumed(self) -> None:
        """Nothing was missed."""
        self._connected, hold = True, self._intake.hold()

        async def release() -> None:
            self._intake.release(hold)

        self._work.put_nowait(release)

    def server_reached(self, guild: discord.Guild) -> None:
        """Only now it is known what has happened in its channels."""
        if guild.id == self._guild:
            self.ready()

    def server_gone(self, guild: discord.Guild) -> None:
        """There is nothing that Vertti could do."""
        if guild.id == self._guild:
            self._intake.end(Refused("NOT_IN_SERVER"))

    async def interaction(self, interaction: discord.Interaction) -> None:
        """Acknowledged at once, whatever else waits."""
        if interaction.guild_id in (None, self._guild):
            await self._interactions.take(interaction)
        else:
            await self._interactions.decline(interaction)

    def message(self, message: discord.Message) -> None:
        """Somebody has written to Vertti alone."""
        if message.author.id == message._state.self_id or message.author.bot:  # noqa: SLF001 -- no public way to one's own id here
            return
        if message.type.value not in SAID:
            return
        self._work.put_nowait(
            lambda: self._said(str(message.id), str(message.channel.id), str(message.author.id), message.content)
        )

    def channel_changed(self, channel: discord.abc.GuildChannel) -> None:
        """Somebody may have come or gone."""
        if channel.guild.id == self._guild:
            self._tell_later(self._membership.changed(channel))

    def channel_gone(self, channel: discord.abc.GuildChannel) -> None:
        """A channel was deleted."""
        if channel.guild.id == self._guild:
            self._tell_later(self._membership.gone(channel))

    def _happened(self, event: Callable[[], Awaitable[Event]], handled: Callable[[], None]) -> None:
        """What somebody did comes after all that was before it: they may have come into the channel a moment ago."""

        async def hand_over() -> None:
            self._intake.put([await event()], handled=handled)

        self._work.put_nowait(hand_over)

    # --- what the platform calls ---

    @asynccontextmanager
    async def listening(self, gateway: Gateway) -> AsyncIterator[None]:
        """Within this, what happens is put into the intake; the first thing is what was missed."""
        self._listens = True
        self._intake.begin(await self._memory.token())
        self._work.put_nowait(partial(self._catch_up, self._intake.hold()))
        self._tasks = [
            asyncio.create_task(self._go_on(), name="discord hearing"),
            asyncio.create_task(self._beat(), name="discord heartbeat"),
            asyncio.create_task(self._until_lost(gateway), name="discord gateway lost"),
        ]
        try:
            yield
        finally:
            self._listens = False
            await self.stop()

    async def stop(self) -> None:
        """Put nothing more into the intake."""
        tasks, self._tasks = [*self._tasks, *self._reading], []
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._interactions.stop()

    def made(self, room: RoomId) -> None:
        """Vertti has made this channel; whoever was let in with it is there now."""
        self._membership.made(room)
        channel = self._client.get_channel(int(room))
        if isinstance(channel, discord.abc.GuildChannel):
            self.channel_changed(channel)

    def removed(self, room: RoomId, user: UserId) -> None:
        """Vertti has taken a person out of the channel."""
        self._tell_later(self._membership.removed(room, user))

    # --- within ---

    async def _go_on(self) -> None:
        while True:
            work = await self._work.get()
            try:
                await work()
            except LoginLost as error:
                self._intake.end(error)
            except ChatError as error:
                log.warning("could not take in what has happened: %s", type(error).__name__)
            except Exception as error:
                log.exception("fault in taking in: %s", type(error).__name__, exc_info=quiet(error))

    async def _beat(self) -> None:
        while True:
            if self._connected and self._client.is_ready() and not self._client.is_closed():
                self._signs.heard()
            await asyncio.sleep(BEAT)

    async def _until_lost(self, gateway: Gateway) -> None:
        self._intake.end(await gateway.lost())

    async def _catch_up(self, hold: int) -> None:
        guild = self._client.get_guild(self._guild)
        known = await self._memory.rooms()
        # While a server is out of reach, nobody has gone.
        events = [] if guild is None or guild.unavailable else self._membership.begin(known, guild.channels)
        self._intake.put(await self._named(events))
        direct = {one.room: one.people[0] for one in known if one.direct and one.people}
        self._direct.update(direct)
        reading = asyncio.create_task(self._read_all(list(direct), hold), name="discord reading on")
        self._reading.add(reading)
        reading.add_done_callback(self._reading.discard)
        # Where one conversation is limited for long, all that others do must not wait for it.
        await asyncio.wait({reading}, timeout=HELD_UP)

    async def _read_all(self, rooms: list[RoomId], hold: int) -> None:
        """What was written in them meanwhile, in each as soon as Discord lets it be read."""
        at_once, sound = asyncio.Semaphore(AT_ONCE), True
        while rooms:
            done = await asyncio.gather(*(self._read_in_turn(one, at_once) for one in rooms), return_exceptions=True)
            later: list[RoomId] = []
            for room, error in zip(rooms, done, strict=True):
                match error:
                    case LoginLost():
                        self._intake.end(error)
                        return
                    case TryLater():
                        later.append(room)
                    case Exception():
                        sound = False
                        log.error("fault in reading on: %s", type(error).__name__, exc_info=quiet(error))
                    case _:
                        pass
            rooms = later
        if sound:
            self._intake.release(hold)

    async def _read_in_turn(self, room: RoomId, at_once: asyncio.Semaphore) -> None:
        async with at_once:
            with contextlib.suppress(Refused):
                await self._read_on(room)

    async def _read_on(self, room: RoomId) -> None:
        """What somebody wrote to Vertti alone while it was away."""
        after = self._intake.read_from()
        while True:
            read = partial(self._calls.get, f"/channels/{room}/messages", after=after, limit=_PAGE)
            page = await _insisting(read, tries=TRIES)
            for one in sorted(page, key=lambda found: int(found["id"])):
                after = str(one["id"])
                if not one["author"].get("bot") and one.get("type", 0) in SAID:
                    await self._said(after, room, str(one["author"]["id"]), one.get("content") or "")
            if len(page) < _PAGE:
                return

    async def _said(self, message: str, room: str, sender: str, text: str) -> None:
        self._direct[RoomId(room)] = UserId(sender)
        appointed = await self._interactions.is_appointed(UserId(sender))
        at = discord.utils.snowflake_time(int(message))
        words = addressed(text, private=True) or ""
        said = Said(EventId(message), RoomId(room), UserId(sender), words, at, private=True, appointed=appointed)
        self._intake.put([said], message=message)

    def _tell_later(self, events: list[Event]) -> None:
        if events:
            self._work.put_nowait(partial(self._tell, events))

    async def _tell(self, events: list[Event]) -> None:
        for one in events:
            if isinstance(one, Left):
                self._interactions.gone(one.sender)
                with contextlib.suppress(Refused):
                    await _insisting(partial(self._rooms.remove, one.room, one.sender, has_left=True))
        self._intake.put(await self._named(events))

    async def _named(self, events: list[Event]) -> list[Event]:
        """The same events, with the names of those who have come."""
        return [replace(one, name=await self._name(one.sender)) if isinstance(one, Joined) else one for one in events]

    async def _name(self, user: UserId) -> str:
        try:
            member = await _insisting(partial(self._rooms.member, user))
        except Refused:
            return ""
        account = member.get("user", {})
        return str(member.get("nick") or account.get("global_name") or account.get("username") or "")


async def _insisting(call: Callable[[], Awaitable[Any]], *, tries: int | None = None) -> Any:
    """Call until it can be done, or so many times: what has happened is lost if it is not told now."""
    for number in itertools.count(1):
        try:
            return await call()
        except TryLater as trouble:
            if number == tries:
                raise
            await asyncio.sleep(trouble.after or AGAIN)
    return None
