"""The door to Discord: `DiscordPlatform` fulfils `bot.chat.port.ChatPlatform`."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import discord

from bot.chat.discord import leaving
from bot.chat.discord.calls import Calls
from bot.chat.discord.connection import Client, Gateway, RealGateway
from bot.chat.discord.hearing import Hearing
from bot.chat.discord.intake import Intake
from bot.chat.discord.interactions import Interactions
from bot.chat.discord.live import LiveOnes
from bot.chat.discord.manner import DISCORD
from bot.chat.discord.meetings import Meetings
from bot.chat.discord.membership import Membership, is_able
from bot.chat.discord.messages import Messages
from bot.chat.discord.private import Private
from bot.chat.discord.rooms import DIRECT, Rooms
from bot.chat.discord.settings import DiscordSettings
from bot.chat.discord.slash import payloads
from bot.chat.discord.tallying import Tallying
from bot.chat.discord.wording import Wording
from bot.chat.manner import Manner
from bot.chat.menu import Menu
from bot.chat.port import (
    Batch,
    EventId,
    File,
    Meeting,
    Message,
    Poll,
    Refused,
    RoomId,
    RoomSpec,
    RoomUnusable,
    Sendable,
    SyncMemory,
    TryLater,
    UserId,
)
from bot.chat.richtext import RichText
from bot.clock import SystemClock
from bot.signs import SignsOfLife


@dataclass(frozen=True, slots=True)
class _Running:
    """All that exists between start and stop."""

    me: UserId
    memory: SyncMemory
    calls: Calls
    rooms: Rooms
    messages: Messages
    meetings: Meetings
    membership: Membership
    intake: Intake
    hearing: Hearing


class DiscordPlatform:
    """Vertti in one Discord server, as a bot. Used from one event loop."""

    def __init__(
        self,
        settings: DiscordSettings,
        menu: Menu,
        wording: Wording,
        *,
        gateway: Gateway | None = None,
        signs: SignsOfLife | None = None,
        now: Callable[[], datetime] = lambda: SystemClock().real(),
    ) -> None:
        """`menu` becomes the slash commands, `wording` is what the door says by itself; `now` is Discord's time, aware."""
        # What discord.py tells on finer levels holds what people said, and tokens.
        logging.getLogger("discord").setLevel(logging.ERROR)
        self._settings = settings
        self._menu = menu
        self._wording = wording
        self._gateway = gateway or RealGateway()
        self._signs = signs or SignsOfLife()
        self._now = now
        self._direct: dict[RoomId, UserId] = {}
        self._running: _Running | None = None
        self.client = Client()

    @property
    def me(self) -> UserId:
        """The bot's account; known after `start`."""
        return self._here.me

    @property
    def manner(self) -> Manner:
        """Commands are chosen from a menu."""
        return DISCORD

    @property
    def knows_again(self) -> timedelta:
        """Discord says "a few minutes"."""
        return timedelta(minutes=1)

    @property
    def login(self) -> str:
        """The account; the token may change without anything being forgotten."""
        return self._here.me

    async def start(self, memory: SyncMemory) -> None:
        """Log in, find the server, and give Discord the slash commands."""
        if self.client.is_closed():
            self.client = Client()
        try:
            await self._gateway.open(self.client, self._settings.token)
            self._running = await self._begin(memory)
        except BaseException:
            await self._gateway.close(self.client)
            raise

    async def _begin(self, memory: SyncMemory) -> _Running:
        client, settings = self.client, self._settings
        if client.user is None or client.application_id is None:
            raise TryLater("Discord has not told who we are")
        if client.get_guild(int(settings.guild)) is None:
            raise Refused("NOT_IN_SERVER")
        me, application = UserId(str(client.user.id)), str(client.application_id)
        calls = Calls(client)
        live = LiveOnes(self._now)
        rooms = Rooms(calls, settings.guild, settings.category, me, settings.archive)
        private = Private(calls, live, self._wording, application)
        membership = Membership(me, self._now)
        for room in await memory.rooms():
            if room.direct and room.people:
                self._direct[room.room] = room.people[0]
        intake, tallying = Intake(self._now()), Tallying()
        interactions = Interactions(
            calls, live, private, rooms, self._menu, self._wording, self._direct_room, membership, tallying, settings.admin_roles
        )
        hearing = Hearing(client, calls, rooms, membership, intake, interactions, memory, self._direct, settings, self._signs)
        # First this: whoever chooses something is acknowledged from now on, although it is heard later.
        client.listener = hearing
        await calls.put(f"/applications/{application}/commands", [*payloads(self._menu), leaving.payload(self._wording)])
        return _Running(
            me,
            memory,
            calls,
            rooms,
            Messages(calls, private, live, tallying, self._menu, me),
            Meetings(calls, rooms, settings.guild, me, self._now),
            membership,
            intake,
            hearing,
        )

    async def stop(self) -> None:
        """Let go of everything."""
        running, self._running = self._running, None
        self.client.listener = None
        if running is not None:
            await running.hearing.stop()
        await self._gateway.close(self.client)

    async def batches(self) -> AsyncIterator[Batch]:
        """What happens from the stored token on: first what has changed meanwhile. Raises `LoginLost`, and `Refused` when
        Vertti was taken out of the server.
        """
        here = self._here
        async with here.hearing.listening(self._gateway):
            async for batch in here.intake.batches():
                yield batch

    async def create_room(self, spec: RoomSpec, *, search: bool) -> RoomId:
        """A group's private channel, or the conversation with a person, of which there is only one."""
        here = self._here
        if spec.direct:
            (user,) = spec.invite
            return await self._direct_room(user)
        others = [one.room for one in await here.memory.rooms()] if search else []
        room = await here.rooms.create(spec, search=search, of_others=others)
        here.hearing.made(room)
        for user in spec.invite if search else ():
            await here.rooms.invite(room, user)
        return room

    async def send(self, room: RoomId, message: Message, *, key: str, answers: EventId | None = None) -> EventId:
        """A message."""
        to, people = await self._reader(room), self._here.membership.people(room)
        return await self._here.messages.send(room, message, key, to=to, people=people, answers=answers)

    async def edit(self, room: RoomId, event: EventId, message: Message, *, key: str) -> EventId:  # noqa: ARG002
        """Another text; doing it twice comes to the same."""
        return await self._here.messages.edit(room, event, message)

    async def ask(self, room: RoomId, poll: Poll, *, key: str, answers: EventId | None = None) -> EventId:
        """A poll."""
        return await self._here.messages.ask(room, poll, key, to=await self._reader(room), answers=answers)

    async def react(self, room: RoomId, event: EventId, sign: str, *, key: str) -> EventId:  # noqa: ARG002
        """A button with the sign, which everybody in the channel can press."""
        return await self._here.messages.react(room, event, sign)

    async def end_poll(self, room: RoomId, event: EventId, text: RichText, *, key: str) -> EventId:
        """Take the poll's buttons away, and say its end."""
        return await self._here.messages.end_poll(room, event, text, key, to=await self._reader(room))

    async def send_file(self, room: RoomId, file: File, *, key: str, answers: EventId | None = None) -> EventId:
        """A file, which Discord stores."""
        return await self._here.messages.send_file(room, file, key, to=await self._reader(room), answers=answers)

    async def sent_earlier(
        self,
        room: RoomId,
        *,
        key: str,  # noqa: ARG002 -- Discord keeps no keys
        since: datetime,
        what: Sendable | None = None,
    ) -> Sequence[EventId]:
        """What stands in the channel since then in these words."""
        if what is None:
            return ()
        try:
            return await self._here.messages.sent_earlier(room, since, what)
        except RoomUnusable:
            return ()

    async def is_well(self) -> bool:
        """Whether Discord answers at all."""
        try:
            await self._here.calls.get("/users/@me")
        except (TryLater, Refused):
            return False
        return True

    async def rooms_made(self, mark: str) -> Sequence[RoomId]:  # noqa: ARG002
        """None need be looked for: a conversation with a person is always the same."""
        return ()

    async def redact(self, room: RoomId, event: EventId, *, key: str) -> None:  # noqa: ARG002
        """Take back a message or a sign."""
        await self._here.messages.redact(room, event)

    async def pin(self, room: RoomId, events: Sequence[EventId]) -> None:
        """Pin exactly these of our messages; what others have pinned is theirs."""
        await self._here.rooms.pin(room, events)

    async def set_name(self, room: RoomId, name: str) -> None:
        """Give the channel another name."""
        await self._here.rooms.set_name(room, name)

    async def set_topic(self, room: RoomId, topic: str) -> None:
        """Set the channel's topic."""
        await self._here.rooms.set_topic(room, topic)

    async def show_meetings(self, room: RoomId, meetings: Sequence[Meeting]) -> None:
        """Have the server's calendar show them to the people of the channel."""
        await self._here.meetings.show(room, meetings)

    async def knock(self, room: RoomId, text: RichText, *, label: str, key: str) -> EventId:
        """Say that something waits, with a button."""
        return await self._here.messages.knock(room, text, key, label)

    async def invite(self, room: RoomId, user: UserId) -> None:
        """Let somebody of the server into the channel: they are there at once."""
        if await self._reader(room) is None:
            await self._here.rooms.invite(room, user)

    async def remove(self, room: RoomId, user: UserId) -> None:
        """Take somebody's way into the channel away."""
        if await self._here.rooms.remove(room, user):
            self._here.hearing.removed(room, user)

    async def accept(self, room: RoomId) -> None:
        """Nobody can invite a bot to a channel; it sees the channel or not. Raises `Refused` when it does not."""
        if not await self.able(room) and await self._reader(room) is None:
            raise Refused("NOT_IN_ROOM")

    async def leave(self, room: RoomId) -> None:
        """Leave a channel to its people. A conversation with a person cannot be left, only be silent."""
        with contextlib.suppress(RoomUnusable):
            if await self._reader(room) is None:
                self._here.membership.left(room)
                await self._here.rooms.leave(room)

    async def hand_over(self, room: RoomId, users: Sequence[UserId]) -> None:
        """Let these people change the channel, which is theirs from now on and goes to the archive."""
        gone: Refused | None = None
        for user in users:
            try:
                await self._here.rooms.invite(room, user, leads=True)
            except RoomUnusable:
                raise
            except Refused as error:
                gone = error
        await self._here.rooms.archive(room)
        if gone is not None:
            # Who has left the server must not keep the channel from the others.
            raise gone

    async def alone_with(self, room: RoomId, user: UserId) -> bool:
        """Whether it is the conversation with that person; nobody else can ever come into it."""
        try:
            return await self._reader(room) == user
        except RoomUnusable:
            return False

    async def forget_keys(self, before: datetime) -> None:
        """Nothing is encrypted."""

    async def prepare(self, room: RoomId, *, until: datetime) -> bool:  # noqa: ARG002
        """There is nothing to do ahead."""
        return False

    async def able(self, room: RoomId) -> bool:
        """Whether Vertti may do in the channel what a group's room needs."""
        channel = self.client.get_channel(int(room))
        return isinstance(channel, discord.abc.GuildChannel) and is_able(channel)

    async def founder(self, room: RoomId) -> UserId | None:  # noqa: ARG002
        """Discord does not tell."""
        return None

    def link_to_me(self) -> str:
        """The bot's profile, from which a conversation can be opened."""
        return f"https://discord.com/users/{self._here.me}"

    # --- within ---

    @property
    def _here(self) -> _Running:
        if self._running is None:
            raise TryLater("not started")
        return self._running

    async def _direct_room(self, user: UserId) -> RoomId:
        known = next((room for room, one in self._direct.items() if one == user), None)
        room = known or await self._here.rooms.direct(user)
        self._direct[room] = user
        return room

    async def _reader(self, room: RoomId) -> UserId | None:
        """The person whose direct conversation the room is; None for a channel of the server."""
        if room in self._direct:
            return self._direct[room]
        if self.client.get_channel(int(room)) is not None or self._here.membership.known(room):
            return None
        channel = await self._here.rooms.channel(room)
        if channel["type"] != DIRECT:
            return None
        self._direct[room] = UserId(str(channel["recipients"][0]["id"]))
        return self._direct[room]
